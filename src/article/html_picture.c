/* SPDX-License-Identifier: MIT */
/*
 * Pictures that a text cannot do without: signs and formulas that are drawn, and
 * those that are all there is of a link.  What they show is said by their alt;
 * all others are passed over, as their captions say what matters.
 */
#include "article/html_int.h"

#include "text/utf8.h"

#include "text/banned.h"

enum {
	GLYPH_MAX = 2,   /* [characters] of a sign, with its variant */
	SAID_MAX = 200   /* [B] of what a link shows */
};

/* "emoji", "mwe-math-fallback-image-inline", "latex", "wp-smiley" */
static bool
is_called_sign(struct str names)
{
	static const char *const words[] = {"emoji", "smiley", "math", "latex", "tex-", "formula"};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (str_find(names, str_of(words[i])) != SIZE_MAX)
			return true;
	}
	return false;
}

/* One sign that is no letter: a picture of it. */
static bool
is_sign(struct str alt)
{
	size_t n = 0;
	size_t len;

	for (size_t i = 0; i < alt.len; i += len) {
		uint32_t cp = utf8_get(alt, i, &len);

		if (cp < 0x2000 || ++n > GLYPH_MAX)
			return false;
	}
	return n > 0;
}

/* A picture as large as itself, which opens at a touch. */
static bool
leads_to_picture(struct str href)
{
	static const char *const ends[] = {".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".avif"};

	href = str_sub(href, 0, str_find_char(href, '?'));
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		struct str end = str_of(ends[i]);

		if (href.len > end.len
		    && str_eq_nocase(str_sub(href, href.len - end.len, href.len), end))
			return true;
	}
	return false;
}

/* Nothing below the link but a picture. */
static bool
is_all_of(const struct html_tree *t, uint32_t link)
{
	for (uint32_t i = link + 1; i < t->nodes.ptr[link].end; i++) {
		const struct html_node *n = &t->nodes.ptr[i];
		struct str s = str_sub(buf_str(&t->text), n->text, n->text + n->len);

		if (n->tag == TAG_TEXT && str_trim(s).len > 0)
			return false;
	}
	return true;
}

struct str
html_picture_says(const struct html_page *p, uint32_t node, uint32_t link, bool is_in_line)
{
	const struct html_tree *t = &p->tree;
	struct str alt = str_trim(html_attr(t, node, ATTR_ALT));

	if (alt.len == 0 || alt.len > SAID_MAX)
		return STR_EMPTY;
	if (p->says_pictures || is_sign(alt)
	    || is_called_sign(html_attr(t, node, ATTR_CLASS)))
		return alt;
	if (link != 0 && is_in_line && is_all_of(t, link)
	    && !leads_to_picture(str_trim(html_attr(t, link, ATTR_HREF))))
		return alt;
	return STR_EMPTY;
}
