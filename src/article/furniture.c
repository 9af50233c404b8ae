/* SPDX-License-Identifier: MIT */
/*
 * Page furniture: menus, buttons, notices, lists of other articles.  Known by
 * its words (furniture_said.c) anywhere, by its place and shape only around
 * the text; inside it a short line is a heading.  When in doubt it is text:
 * a menu line shown costs a glance, a paragraph hidden costs the reader.
 */
#include "article/plain_int.h"

#include "text/byte.h"
#include "text/utf8.h"

#include "text/banned.h"

enum {
	ENTRY_WORDS = 4,
	BAR_MAX = 200,     /* [chars] of a menu on one line */
	TOPIC_WORDS = 9,
	TOPIC_CHARS = 80,
	AFTER_CHARS = 220, /* [chars] of what follows a notice at the end */
	SENTENCE = 80,     /* [chars] of one that is text though it says such words */
	ANNOUNCED_CHARS = 110, /* [chars] of a headline */
	PROSE_WORDS = 4,   /* of a short sentence that ends a text */
	SOUND_BLOCKS = 3   /* reading blocks that make an end trustworthy */
};

/* "• en-GB1 ru-RU1", "EN | RU | FR": only codes of languages, with counters. */
static bool
is_language_switch(struct str s)
{
	size_t ncode = 0;
	size_t i = 0;

	while (i < s.len) {
		size_t start = i;
		size_t nletter;

		while (i < s.len && (byte_is_word(s.ptr[i]) || s.ptr[i] == '-')
		       && (unsigned char)s.ptr[i] < 0x80)
			i++;
		if (i == start) {
			i++;
			continue;
		}
		for (nletter = 0; start + nletter < i; nletter++) {
			if ((s.ptr[start + nletter] | 0x20) < 'a'
			    || (s.ptr[start + nletter] | 0x20) > 'z')
				break;
		}
		/* "en" or "en-GB", a digit stuck to it. */
		if (nletter != 2 || (i - start > 3 && s.ptr[start + 2] != '-')
		    || i - start > 7)
			return false;
		ncode++;
	}
	return ncode >= 2;
}

/* [B] of what parts the entries of a menu at `i`: | > » · • or a wide gap. */
static size_t
menu_gap(struct str s, size_t i)
{
	size_t len;
	uint32_t cp = utf8_get(s, i, &len);

	if (cp == '|')
		return 1;
	if ((cp == '>' || cp == 0xBB || cp == 0x203A || cp == 0xB7 || cp == 0x2022)
	    && i > 0 && s.ptr[i - 1] == ' ')
		return len;
	if (cp == '\t')
		return 1;
	for (len = 0; i + len < s.len && s.ptr[i + len] == ' '; len++)
		;
	return len >= 3 ? len : 0;
}

/* "Home > World > Climate", "Share | Print | 14 comments": three entries or
 * more, each a few words; more than one with a number is a table. */
static bool
is_menu(struct str s)
{
	size_t nentry = 1;
	size_t nword = 0;
	size_t nfigure = 0; /* words with digits */
	bool is_word = false;

	for (size_t i = 0; i < s.len; i++) {
		size_t gap = i > 0 ? menu_gap(s, i) : 0;

		if (gap > 0) {
			nentry += nword > 0;
			nword = 0;
			i += gap - 1;
		} else if (!is_word && byte_is_word(s.ptr[i])) {
			nfigure += s.ptr[i] >= '0' && s.ptr[i] <= '9';
			if (++nword > ENTRY_WORDS || nfigure > 1)
				return false;
		}
		is_word = gap == 0 && s.ptr[i] != ' ';
	}
	return nentry >= 3 && nword > 0;
}

/* Signs alone: rules, bullets, arrows. */
static bool
is_rule(const struct draft *b)
{
	return b->nword == 0;
}

static bool
is_long(const struct draft *b)
{
	return b->nchar > AFTER_CHARS;
}

bool
furniture_is_bar(const struct plain *p, const struct draft *b)
{
	struct str s = draft_text(p, b);

	return is_rule(b) || is_language_switch(s)
	       || (b->nline == 1 && b->nchar <= BAR_MAX && is_menu(s));
}

/* A name of a topic, a page or a button: a few words that are no sentence,
 * standing apart, no quotation, no number. */
static bool
is_topic(const struct plain *p, const struct draft *b)
{
	struct str s = draft_text(p, b);
	size_t len;
	uint32_t cp = utf8_get(s, 0, &len);

	return b->nword <= TOPIC_WORDS && b->nchar <= TOPIC_CHARS && b->nline == 1
	       && b->is_after_blank && !b->ends_sentence && !b->has_digit
	       && !b->starts_lower && b->kind == BLOCK_PARAGRAPH && cp != '"'
	       && cp != '\'' && cp != '-' && cp != '(' && cp != '['
	       && !(cp >= 0x2010 && cp <= 0x201F) && cp != 0xAB;
}

/* Enough paragraphs that end as sentences: what follows the last is no text. */
static bool
has_sound_body(const struct plain *p)
{
	size_t n = 0;

	for (size_t i = p->first; i <= p->last; i++) {
		const struct draft *b = &p->blocks.ptr[i];

		n += b->ends_sentence && b->nchar >= SENTENCE;
	}
	return n >= SOUND_BLOCKS;
}

/* The last lines, as long as they are names of topics: a menu, unless a line
 * that ends in a colon announces them. */
static void
settle_topics(struct plain *p)
{
	size_t first = p->blocks.len;

	while (first > p->last + 1) {
		const struct draft *b = &p->blocks.ptr[first - 1];

		if (!b->is_settled && !is_topic(p, b))
			break;
		first--;
	}
	if (p->blocks.ptr[first - 1].ends_colon)
		return;
	for (size_t i = first; i < p->blocks.len; i++) {
		if (!p->blocks.ptr[i].is_settled)
			draft_settle(&p->blocks.ptr[i], BLOCK_FURNITURE);
	}
}

/* The lines right below an announcement, as long as they are no sentences. */
static void
settle_announced(struct plain *p, size_t announcer)
{
	if (!p->blocks.ptr[announcer].is_announcer)
		return;
	for (size_t i = announcer + 1; i < p->blocks.len; i++) {
		struct draft *b = &p->blocks.ptr[i];
		struct str s = draft_text(p, b);

		if (b->is_settled || b->is_after_blank || b->nchar > ANNOUNCED_CHARS
		    || (b->ends_sentence && s.ptr[s.len - 1] != '?'))
			return;
		draft_settle(b, BLOCK_FURNITURE);
	}
}

/* Short lines that come again and again, with the numbers of pages: the head
 * and foot of printed pages. */
static void
settle_page_heads(struct plain *p)
{
	for (size_t i = 1; i < p->blocks.len; i++) {
		struct draft *b = &p->blocks.ptr[i];
		struct draft *head = b - 1;
		size_t n = 0;

		if (!furniture_says(p, b) || !str_eq_nocase(str_sub(draft_text(p, b), 0, 5),
		                                            STR_LIT("page ")))
			continue;
		draft_settle(b, BLOCK_FURNITURE);
		for (size_t k = 0; k < p->blocks.len && head->nword <= TOPIC_WORDS; k++)
			n += str_eq(draft_text(p, &p->blocks.ptr[k]), draft_text(p, head));
		if (n > 1 && !head->ends_sentence && head->kind != BLOCK_TITLE)
			draft_settle(head, BLOCK_FURNITURE);
	}
}

/* Below the last paragraph.  After one notice everything short is furniture;
 * before it only topics are, and only if nothing but topics and notices
 * follows. */
static void
settle_foot(struct plain *p)
{
	bool is_sound = has_sound_body(p);
	bool seen_notice = false;

	for (size_t i = p->last + 1; i < p->blocks.len; i++) {
		struct draft *b = &p->blocks.ptr[i];

		if (meta_read(p, b, false)) {
			seen_notice |= b->kind == BLOCK_FURNITURE;
			continue;
		}
		if (b->is_settled)
			continue;
		if (furniture_is_bar(p, b)) {
			/* "###", "- - -": the end of a press release. */
			seen_notice |= is_rule(b);
			draft_settle(b, BLOCK_FURNITURE);
		} else if (furniture_says(p, b)) {
			draft_settle(b, BLOCK_FURNITURE);
			/* "See also" stands inside texts as well. */
			seen_notice |= !b->is_announcer;
			settle_announced(p, i);
		} else if (seen_notice && !is_long(b)) {
			draft_settle(b, BLOCK_FURNITURE);
		}
	}
	if (is_sound)
		settle_topics(p);
}

/* A sentence of the text may speak of followers and cookies. */
static bool
is_only_mentioned(const struct draft *b)
{
	return b->is_said_inside && b->ends_sentence && b->nchar >= SENTENCE;
}

/* A short line between paragraphs is a heading. */
static bool
is_heading(const struct plain *p, size_t i)
{
	const struct draft *b = &p->blocks.ptr[i];
	const struct draft *before = b - 1;

	if (i <= p->first || i >= p->last)
		return false;
	while (before->kind == BLOCK_FURNITURE && before > &p->blocks.ptr[p->first])
		before--;
	return b->nword <= 12 && b->nchar <= 100 && b->nline == 1
	       && b->is_after_blank && !b->ends_sentence && !b->starts_lower
	       && before->ends_sentence && !before->ends_colon
	       && b[1].nchar >= SENTENCE && b[1].ends_sentence;
}

static void
settle_body(struct plain *p)
{
	for (size_t i = p->first; i <= p->last; i++) {
		struct draft *b = &p->blocks.ptr[i];

		if (b->is_settled)
			continue;
		if (is_rule(b) || is_language_switch(draft_text(p, b))
		    || (furniture_says(p, b) && !is_only_mentioned(b))) {
			draft_settle(b, BLOCK_FURNITURE);
			settle_announced(p, i);
		} else if (is_heading(p, i) && b->kind == BLOCK_PARAGRAPH) {
			draft_settle(b, BLOCK_HEADING);
		}
	}
}

/* Short closing sentences below a picture or an advertisement are text, and so
 * is what stands between them; any other notice ends it. */
static void
find_close(struct plain *p)
{
	bool seen_pause = false;

	for (size_t i = p->last + 1; i < p->blocks.len; i++) {
		struct draft *b = &p->blocks.ptr[i];

		if (b->is_settled || furniture_is_bar(p, b))
			return;
		if (furniture_says(p, b)) {
			if (!b->is_pause)
				return;
			seen_pause = true;
		} else if (meta_read(p, b, false)) {
			return;
		} else if (seen_pause && b->ends_sentence && !b->ends_colon
		           && b->nword >= PROSE_WORDS && !b->starts_lower) {
			p->last = i;
		}
	}
}

void
furniture_find(struct plain *p)
{
	if (p->first >= p->blocks.len)
		return;
	settle_page_heads(p);
	find_close(p);
	settle_body(p);
	settle_foot(p);
}
