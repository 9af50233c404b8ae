/* SPDX-License-Identifier: MIT */
/*
 * Names of elements and attributes.  The lists are short and asked for every
 * tag of a page, so a name is compared only with those of its first letter.
 */
#include "article/html_int.h"

#include "text/banned.h"

struct tag_row {
	const char *name;
	enum html_kind kind;
};

static const struct tag_row tags[TAG_COUNT] = {
	[TAG_TEXT] = {"", HTML_INLINE},
	[TAG_OTHER] = {"x", HTML_INLINE},
#define INLINE HTML_INLINE
#define BLOCK HTML_BLOCK
#define VOID HTML_VOID
#define GONE HTML_GONE
#define T(name, text, kind) [TAG_##name] = {text, kind},
#include "article/html_tags.def"
#undef T
#undef INLINE
#undef BLOCK
#undef VOID
#undef GONE
};

static const char *const attrs[ATTR_COUNT] = {
	[ATTR_ALT] = "alt",
	[ATTR_ARIA_HIDDEN] = "aria-hidden",
	[ATTR_CHARSET] = "charset",
	[ATTR_CLASS] = "class",
	[ATTR_COLSPAN] = "colspan",
	[ATTR_CONTENT] = "content",
	[ATTR_DATETIME] = "datetime",
	[ATTR_HIDDEN] = "hidden",
	[ATTR_HREF] = "href",
	[ATTR_ID] = "id",
	[ATTR_ITEMPROP] = "itemprop",
	[ATTR_LANG] = "lang",
	[ATTR_NAME] = "name",
	[ATTR_PROPERTY] = "property",
	[ATTR_REL] = "rel",
	[ATTR_REVERSED] = "reversed",
	[ATTR_ROLE] = "role",
	[ATTR_ROWSPAN] = "rowspan",
	[ATTR_START] = "start",
	[ATTR_STYLE] = "style",
	[ATTR_TYPE] = "type",
	[ATTR_VALUE] = "value",
};

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

/* Both lists are sorted: below, same or above. */
static int
compare(struct str name, const char *row)
{
	for (size_t i = 0; i < name.len; i++) {
		int d = (unsigned char)lower(name.ptr[i]) - (unsigned char)row[i];

		if (d != 0)
			return d;
	}
	return row[name.len] == '\0' ? 0 : -1;
}

enum html_tag
html_tag_of(struct str name)
{
	size_t low = TAG_OTHER + 1;
	size_t high = TAG_COUNT;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int d = compare(name, tags[middle].name);

		if (d == 0)
			return (enum html_tag)middle;
		if (d < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return TAG_OTHER;
}

enum html_attr
html_attr_of(struct str name)
{
	for (int i = 0; i < ATTR_COUNT; i++) {
		if (lower(name.ptr[0]) == attrs[i][0] && compare(name, attrs[i]) == 0)
			return (enum html_attr)i;
	}
	return ATTR_COUNT;
}

const char *
html_tag_name(enum html_tag tag)
{
	return tags[tag].name;
}

const char *
html_attr_name(enum html_attr attr)
{
	return attrs[attr];
}

enum html_kind
html_kind_of(enum html_tag tag)
{
	return tags[tag].kind;
}
