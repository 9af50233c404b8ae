/* SPDX-License-Identifier: MIT */
/*
 * The line below the title that says more ("standfirst", "dek"): one whose
 * element is called so, or else a lesser heading that follows the title at
 * once.  It stays what it is in the text; this only names it.
 */
#include "article/html_int.h"

#include "text/banned.h"

enum {
	LINES_BELOW = 6,  /* of the title, that are asked */
	LEVELS = 3,       /* elements around a line, that are asked for names */
	LONG = 400,       /* [B] of a subtitle */
	WORDS_LEAST = 4
};

/* Does the name of an element hold this word, "-" before and after it meaning
 * that it has to stand alone? */
static bool
says(struct str names, const char *word, bool is_whole)
{
	struct str w = str_of(word);

	for (size_t i = 0; i + w.len <= names.len; i++) {
		char after = i + w.len < names.len ? names.ptr[i + w.len] : ' ';
		char before = i > 0 ? names.ptr[i - 1] : ' ';

		if (!str_eq_nocase(str_sub(names, i, i + w.len), w))
			continue;
		if (!is_whole || ((before | 0x20) < 'a' && (after | 0x20) < 'a'))
			return true;
	}
	return false;
}

static bool
is_called_subtitle(const struct html_page *p, uint32_t node)
{
	static const enum html_attr attrs[] = {ATTR_CLASS, ATTR_ID, ATTR_ITEMPROP};
	static const char *const parts[] = {
		"subtitle", "sub-title", "sub_title", "subheadline", "sub-headline",
		"subheading", "sub-heading", "standfirst", "strapline",
		"alternativeheadline", "chapeau",
	};
	static const char *const words[] = {"dek", "deck", "chapo", "bajada", "excerpt"};

	for (size_t a = 0; a < sizeof attrs / sizeof *attrs; a++) {
		struct str names = html_attr(&p->tree, node, attrs[a]);

		for (size_t i = 0; names.len > 0 && i < sizeof parts / sizeof *parts; i++)
			if (says(names, parts[i], false))
				return true;
		for (size_t i = 0; names.len > 0 && i < sizeof words / sizeof *words; i++)
			if (says(names, words[i], true))
				return true;
	}
	return false;
}

static bool
stands_in_subtitle(const struct html_page *p, size_t line)
{
	uint32_t node = p->lines.ptr[line].node;

	for (int up = 0; up < LEVELS && node != 0; up++) {
		if (is_called_subtitle(p, node))
			return true;
		node = p->tree.nodes.ptr[node].parent;
	}
	return false;
}

static bool
is_lesser_heading(const struct html_page *p, size_t line)
{
	enum html_tag tag = p->tree.nodes.ptr[p->lines.ptr[line].node].tag;

	return tag >= TAG_H2 && tag <= TAG_H4;
}

/* "by Anna Smith Monday", "Anna Smith · More Articles" name people, no matter. */
static bool
says_something(struct str s)
{
	bool has_small = false;

	for (size_t i = 1; i < s.len; i++)
		has_small |= s.ptr[i - 1] == ' ' && (unsigned char)s.ptr[i] >= 'a';
	return has_small && !str_eq_nocase(str_sub(s, 0, 3), STR_LIT("by "));
}

void
html_subtitle(const struct html_page *p, struct html_facts *f)
{
	struct fact *subtitle = &f->facts[FACT_SUBTITLE];
	size_t end = p->title + 1 + LINES_BELOW;

	/* Linked data often says the title twice. */
	if (str_eq_nocase(subtitle->value, f->facts[FACT_TITLE].value))
		*subtitle = (struct fact){STR_EMPTY, ORIGIN_NONE};
	for (size_t i = p->title + 1; i < p->lines.len && i < end; i++) {
		struct str s = str_at(buf_str(&p->text), p->lines.ptr[i].at);

		if (s.len > LONG || str_count_words(s) < WORDS_LEAST || !says_something(s)
		    || str_eq_nocase(s, f->facts[FACT_TITLE].value))
			continue;
		if (stands_in_subtitle(p, i) || (i == p->title + 1 && is_lesser_heading(p, i))) {
			html_found(f, FACT_SUBTITLE, s, ORIGIN_MARKUP);
			return;
		}
	}
}
