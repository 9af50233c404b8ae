/* SPDX-License-Identifier: MIT */
/*
 * What classes, ids and roles say about an element.  They are made of a few
 * words that everybody uses ("article-body", "relatedStories"), so names are
 * taken apart and single words and pairs of them looked up
 * (assets/markup_words.tsv).  A hint is evidence, never proof.
 */
#include "article/html_int.h"

#include "text/byte.h"

#include "text/banned.h"

enum {
	WORD_MAX = 24,  /* [B] of a word in the table */
	NAMES_MAX = 256 /* [B] of a class that are looked at */
};

struct row {
	const char *word;
	const char *means;
};

static const struct row rows[] = {
#include "gen/markup_words.inc"
};

static enum html_hint
meaning(const char *means)
{
	static const struct {
		const char *name;
		enum html_hint hint;
	} names[] = {
		{"text", HINT_TEXT},       {"furniture", HINT_FURNITURE},
		{"comments", HINT_COMMENTS}, {"caption", HINT_CAPTION},
		{"meta", HINT_META},       {"hidden", HINT_HIDDEN},
		{"notice", HINT_NOTICE},   {"alone", HINT_ALONE},
	};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (strcmp(names[i].name, means) == 0)
			return names[i].hint;
	}
	return HINT_NONE;
}

void
html_hints_init(struct html_hints *h)
{
	map_init(&h->words);
	map_init(&h->seen);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		map_set(&h->words, str_of(rows[i].word), (uint32_t)meaning(rows[i].means));
}

void
html_hints_release(struct html_hints *h)
{
	map_release(&h->words);
	map_release(&h->seen);
}

/* Of two hints the one that says more. */
static enum html_hint
stronger(enum html_hint a, enum html_hint b)
{
	static const int weight[] = {
		[HINT_NONE] = 0,     [HINT_META] = 1,     [HINT_CAPTION] = 2,
		[HINT_TEXT] = 3,     [HINT_FURNITURE] = 4, [HINT_COMMENTS] = 5,
		[HINT_HIDDEN] = 6,   [HINT_NOTICE] = 7,
	};

	return weight[b] > weight[a] ? b : a;
}

/* The next word of a name from *at on, in lower case. */
static size_t
next_word(struct str s, size_t *at, char word[WORD_MAX])
{
	size_t i = *at;
	size_t n = 0;

	while (i < s.len && !byte_is(s.ptr[i], BYTE_LETTER))
		i++;
	while (i < s.len && byte_is(s.ptr[i], BYTE_LETTER)) {
		/* "articleBody"; in "HTMLBody" the capitals are one word. */
		if (n > 0 && byte_is(s.ptr[i], BYTE_UPPER) && !byte_is(s.ptr[i - 1], BYTE_UPPER))
			break;
		if (n < WORD_MAX)
			word[n] = (char)(s.ptr[i] | 0x20);
		n++;
		i++;
	}
	*at = i;
	return n;
}

/* "overflow-hidden", "hidden-print" are seen: some words have to be all of the
 * name. */
static enum html_hint
look_up(const struct html_hints *h, struct str word, bool is_whole)
{
	uint32_t v = map_get(&h->words, word);

	if (v == MAP_NONE)
		return HINT_NONE;
	if (v == HINT_ALONE)
		return is_whole ? HINT_HIDDEN : HINT_NONE;
	return (enum html_hint)v;
}

/* "has-sidebar", "no-comments", "with-ads": about a page, not of a box. */
static bool
is_about(struct str word)
{
	static const char *const words[] = {
		"has", "no", "not", "with", "without", "show", "shows", "hide",
		"hides", "enable", "enabled", "disable",
		/* "category-comment", "tag-podcast": what it is filed under */
		"category", "cat", "tag", "topic", "term", "keyword", "subject",
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (str_eq(word, str_of(words[i])))
			return true;
	}
	return false;
}

/* All words of one name, and pairs of neighbours. */
static enum html_hint
read_name(const struct html_hints *h, struct str name)
{
	enum html_hint hint = HINT_NONE;
	char pair[2 * WORD_MAX];
	size_t before = 0; /* [B] of the word before, at the start of pair */
	size_t at = 0;

	while (at < name.len) {
		char word[WORD_MAX];
		size_t n = next_word(name, &at, word);
		enum html_hint one;

		if (n == 0)
			break;
		if (n > WORD_MAX) {
			before = 0;
			continue;
		}
		one = look_up(h, str_from(word, n), n == name.len);
		if (before > 0 && is_about(str_from(pair, before)))
			one = HINT_NONE;
		memcpy(pair + before, word, n);
		if (before > 0)
			one = stronger(one, look_up(h, str_from(pair, before + n), false));
		hint = stronger(hint, one);
		memcpy(pair, word, n);
		before = n;
	}
	return hint;
}

static enum html_hint
read_names(const struct html_hints *h, struct str names)
{
	enum html_hint hint = HINT_NONE;
	struct str rest = str_sub(names, 0, NAMES_MAX);
	struct str name;

	while (rest.ptr && str_cut(&rest, ' ', &name))
		hint = stronger(hint, read_name(h, name));
	return hint;
}

static enum html_hint
names_hint(struct html_hints *h, struct str names)
{
	uint32_t known;

	if (names.len == 0)
		return HINT_NONE;
	known = map_get(&h->seen, names);
	if (known == MAP_NONE) {
		known = (uint32_t)read_names(h, names);
		map_set(&h->seen, names, known);
	}
	return (enum html_hint)known;
}

static bool
is_hidden(const struct html_tree *t, uint32_t node)
{
	struct str style = html_attr(t, node, ATTR_STYLE);
	size_t display = str_find(style, STR_LIT("display"));
	size_t none = str_find(style, STR_LIT("none"));

	if (html_has_attr(t, node, ATTR_HIDDEN)
	    || str_eq_nocase(html_attr(t, node, ATTR_ARIA_HIDDEN), STR_LIT("true")))
		return true;
	return display != SIZE_MAX && none != SIZE_MAX && none > display
	       && none - display < 12;
}

/* Elements that say themselves what they are. */
static enum html_hint
tag_hint(enum html_tag tag)
{
	switch (tag) {
	case TAG_NAV:
	case TAG_ASIDE:
	case TAG_FOOTER:
	case TAG_FORM:
	case TAG_BUTTON:
	case TAG_FIELDSET:
	case TAG_MENU:
	case TAG_LABEL:
		return HINT_FURNITURE;
	case TAG_DIALOG:
		return HINT_NOTICE;
	case TAG_FIGURE:
	case TAG_FIGCAPTION:
	case TAG_CAPTION:
		return HINT_CAPTION;
	case TAG_TIME:
		return HINT_META;
	default:
		return HINT_NONE;
	}
}

static enum html_hint
role_hint(struct str role)
{
	static const char *const furniture[] = {
		"navigation", "complementary", "contentinfo", "search", "dialog",
		"banner", "menu", "menubar", "toolbar", "form", "alert", "tablist", "note",
	};

	for (size_t i = 0; i < sizeof furniture / sizeof *furniture; i++) {
		if (str_eq_nocase(role, str_of(furniture[i])))
			return HINT_FURNITURE;
	}
	return HINT_NONE;
}

enum html_hint
html_hint_of(struct html_hints *h, const struct html_tree *t, uint32_t node)
{
	enum html_tag tag = t->nodes.ptr[node].tag;
	enum html_hint hint = tag_hint(tag);

	if (tag == TAG_BODY || tag == TAG_HTML || t->nodes.ptr[node].len == 0)
		return hint;
	if (is_hidden(t, node))
		return HINT_HIDDEN;
	if (str_find(html_attr(t, node, ATTR_ITEMPROP), STR_LIT("articleBody")) != SIZE_MAX)
		return HINT_TEXT;
	hint = stronger(hint, role_hint(html_attr(t, node, ATTR_ROLE)));
	hint = stronger(hint, names_hint(h, html_attr(t, node, ATTR_CLASS)));
	return stronger(hint, names_hint(h, html_attr(t, node, ATTR_ID)));
}
