/* SPDX-License-Identifier: MIT */
/*
 * Where the reading text begins and ends, the title above it, and what else
 * stands there.  A title is told by shape: a line of some words that is no
 * sentence of the text, no menu, no date; a line that comes twice is surely
 * one.  Better no title than a caption taken for one.
 */
#include "article/plain_int.h"

#include "text/fold.h"
#include "text/utf8.h"

#include "text/banned.h"

enum {
	READING_LONG = 300, /* [chars] reading text even without a full stop */
	READING = 80,       /* [chars] reading text that ends in a full stop */
	READING_SHORT = 40, /* the same where nothing longer is found */
	READING_WORDS = 12,
	TITLE_MAX = 300,    /* [chars] */
	TITLE_STOPPED = 120, /* [chars] of a title with a full stop */
	KICKER_WORDS = 2,
	SUBTITLE_WORDS = 4,
	AUTHOR_WORDS = 4,
	FOOT_MAX = 10,      /* blocks at the end asked for the holder of rights */
	HEAD_MAX = 16       /* blocks above the text that are looked at */
};

static bool
is_reading(const struct draft *b, uint32_t least)
{
	/* Scripts without spaces have few words, and long ones. */
	bool has_words = b->nword >= (least == READING ? READING_WORDS : 6U)
	                 || b->nchar > b->nword * 20;

	if (b->is_settled)
		return false;
	return b->nchar >= READING_LONG
	       || (b->ends_sentence && b->nchar >= least && has_words);
}

/* All in capitals, as agencies write headlines. */
static bool
is_caps(const struct draft *b)
{
	return b->has_upper && !b->has_lower;
}

/* A short sentence that stands first, apart from text that stands together or
 * from a date, is a title with a full stop, as Reuters once wrote them. */
static bool
is_stopped_title(const struct plain *p, size_t i)
{
	const struct draft *b = &p->blocks.ptr[i];

	if (i + 1 >= p->blocks.len || b->nline > 2 || b->nchar > TITLE_STOPPED
	    || b->ends_colon || b->is_settled)
		return false;
	if (is_caps(b))
		return true;
	/* An author may stand between. */
	for (size_t k = i + 1; k < p->blocks.len && k <= i + 2; k++) {
		const struct draft *next = &p->blocks.ptr[k];

		if (next->is_settled && next->kind == BLOCK_META)
			return i == 0 && b[1].is_after_blank;
		if (next->nword > AUTHOR_WORDS || next->ends_sentence)
			return false;
	}
	return false;
}

/* First and last block of reading text. */
static bool
find_reading(struct plain *p, uint32_t least)
{
	size_t n = p->blocks.len;

	p->first = n;
	for (size_t i = 0; i < n; i++) {
		struct draft *b = &p->blocks.ptr[i];

		if (!is_reading(b, least) || furniture_says(p, b)
		    || (i == 0 && is_stopped_title(p, i)))
			continue;
		if (p->first == n)
			p->first = i;
		p->last = i;
	}
	return p->first < n;
}

/* "Key points", "ADVERTISEMENT" are no titles; nor is what begins in lower
 * case (captions, tags), nor a sentence. */
static bool
is_title_like(const struct plain *p, size_t i)
{
	const struct draft *b = &p->blocks.ptr[i];
	struct str s = draft_text(p, b);
	char last = s.ptr[s.len - 1];

	if (b->is_settled || b->starts_lower || b->nchar > TITLE_MAX || b->nline > 4
	    || !(b->has_upper || b->has_lower || b->nword > 0))
		return false;
	/* A short word is one only where nothing else could be. */
	if (b->nword < 2 && b->nchar < 8
	    && !(i == 0 && p->first == 1 && b->has_upper && b[1].is_after_blank))
		return false;
	if (b->is_item && s.ptr[0] != '*')
		return false;
	if (!b->ends_sentence || last == '?' || last == '!')
		return true;
	return is_stopped_title(p, i);
}

/* An image's text in lower case and the caption stuck to it, left behind by a
 * scraper: neither is a title. */
static bool
is_caption(const struct plain *p, size_t i)
{
	const struct draft *b = &p->blocks.ptr[i];

	if (!b->has_upper && b->has_lower)
		return true;
	return i > 0 && !b->is_after_blank && !b[-1].is_settled
	       && !b[-1].has_upper && b[-1].has_lower;
}

static bool
is_same_text(const struct plain *p, const struct draft *a, const struct draft *b)
{
	if (a->nword != b->nword)
		return false;
	return fold_hash(draft_text(p, a)) == fold_hash(draft_text(p, b));
}

static size_t
head_end(const struct plain *p)
{
	size_t end = p->first < HEAD_MAX ? p->first : HEAD_MAX;

	return end < p->blocks.len ? end : p->blocks.len;
}

/* The name of the site, as its copyright line has it: "The Vale Herald
 * (morning edition)". */
static bool
is_site_name(const struct plain *p, const struct draft *b)
{
	struct str s = draft_text(p, b);

	return p->source_rank == SOURCE_RIGHTS && s.len >= p->source.len
	       && b->nword <= 6
	       && str_eq_nocase(str_sub(s, 0, p->source.len), p->source);
}

/* "World", "Opinion": a section above the title. */
static bool
is_section(const struct draft *b)
{
	return b->nword <= 3 && !b->ends_sentence;
}

/* "who pays for the sea?": where nothing but one short line stands above the
 * text, and apart from it, it is no caption, though it has no capital. */
static bool
is_lower_title(const struct plain *p)
{
	const struct draft *b = &p->blocks.ptr[0];

	return p->first == 1 && p->blocks.len > 1 && !b->is_settled && b->starts_lower
	       && !b->is_item && b->nword > KICKER_WORDS && b->nchar <= TITLE_STOPPED
	       && b->nline <= 2 && b[1].is_after_blank && !b->ends_colon
	       && (!b->ends_sentence || draft_text(p, b).ptr[draft_text(p, b).len - 1] == '?');
}

/* The block that is the title, or blocks.len. */
static size_t
choose_title(const struct plain *p)
{
	size_t none = p->blocks.len;
	size_t chosen = none;

	for (size_t i = 0; i < head_end(p); i++) {
		const struct draft *b = &p->blocks.ptr[i];

		if (!is_title_like(p, i) || is_caption(p, i))
			continue;
		for (size_t k = i + 1; k <= p->first && k < none; k++) {
			if (is_same_text(p, b, &p->blocks.ptr[k]))
				return i;
		}
		/* A section or a site's name stands above the real one. */
		if (chosen == none || is_site_name(p, &p->blocks.ptr[chosen])
		    || (is_section(&p->blocks.ptr[chosen]) && b->nword >= 5
		        && !b->ends_sentence))
			chosen = i;
	}
	return chosen == none && is_lower_title(p) ? 0 : chosen;
}

/* Above a menu that is above the title stands the page's own head. */
static size_t
page_head_end(const struct plain *p, size_t title)
{
	size_t end = 0;

	for (size_t i = 0; title < p->blocks.len && i < title; i++) {
		if (furniture_is_bar(p, &p->blocks.ptr[i]))
			end = i;
	}
	return end;
}

/* What stands above the text besides the title. */
static void
settle_head(struct plain *p, size_t title)
{
	size_t head = page_head_end(p, title);

	for (size_t i = 0; i < head_end(p); i++) {
		struct draft *b = &p->blocks.ptr[i];

		if (b->is_settled)
			continue;
		if (i < head || (title < p->blocks.len && i < title
		                 && b->nword <= KICKER_WORDS))
			draft_settle(b, BLOCK_FURNITURE);
		else if (!b->ends_sentence || b->nchar < READING_SHORT) {
			draft_settle(b, BLOCK_HEADING);
			if (title < i && i <= title + 2 && b->nword >= SUBTITLE_WORDS
			    && span_is_none(p->subtitle))
				p->subtitle = b->at;
		}
	}
}

/* The title again below itself is a heading, not text. */
static void
settle_repeats(struct plain *p, size_t title)
{
	for (size_t i = title + 1; i < p->blocks.len && i <= p->first; i++) {
		struct draft *b = &p->blocks.ptr[i];

		if (!b->is_settled && is_same_text(p, &p->blocks.ptr[title], b))
			draft_settle(b, BLOCK_HEADING);
	}
}

/* "Riga, Latvia", "New York, NY" between the title and the date: one word, or one
 * that is no name, on a side of the comma. */
static bool
is_place_and_state(struct str s)
{
	size_t comma = str_find_char(s, ',');
	struct str state = str_trim(str_sub(s, comma == SIZE_MAX ? s.len : comma + 1, s.len));

	return state.len > 0 && str_find_char(state, ',') == SIZE_MAX
	       && (str_count_words(str_sub(s, 0, comma)) == 1 || str_is_capitals(state, 2, 4));
}

/* "Mishi Saran" between the title and the date. */
static void
settle_authors(struct plain *p, size_t title)
{
	for (size_t i = title + 1; i + 1 < p->blocks.len && i < head_end(p); i++) {
		struct draft *b = &p->blocks.ptr[i];

		if (b->is_settled || !b[1].is_settled || b[1].kind != BLOCK_META
		    || !span_has(b[1].at, p->date_at.off) || byline_above_date(p, b))
			continue;
		if (b->nword >= 2 && b->nword <= AUTHOR_WORDS && !b->ends_sentence
		    && !b->has_digit && !b->starts_lower) {
			draft_settle(b, BLOCK_META);
			if (!is_place_and_state(draft_text(p, b)))
				plain_found_author(p, draft_text(p, b));
		}
	}
}

/* Dates, sources, notices above the text: whatever stands before the first
 * block that can be nothing but text. */
static void
settle_meta(struct plain *p)
{
	for (size_t i = 0; i < p->blocks.len && i < HEAD_MAX; i++) {
		struct draft *b = &p->blocks.ptr[i];
		bool is_said = furniture_says(p, b);

		if (is_reading(b, READING) && !is_said)
			break;
		if (!meta_read(p, b, true) && !dateline_read(p, b)
		    && (is_said || furniture_is_bar(p, b)))
			draft_settle(b, BLOCK_FURNITURE);
	}
	/* Who holds the rights is said at the foot and names the site, which
	 * may stand above the title. */
	for (size_t i = p->blocks.len; i > 0 && i + FOOT_MAX > p->blocks.len; i--) {
		if (!p->blocks.ptr[i - 1].is_settled)
			(void)meta_read_rights(p, &p->blocks.ptr[i - 1]);
	}
}

/* Short notes have no long paragraph; a list has none at all, and begins below
 * whatever is settled. */
static void
find_text(struct plain *p)
{
	size_t n = p->blocks.len;

	if (find_reading(p, READING) || find_reading(p, READING_SHORT) || n < 2)
		return;
	p->first = 1;
	while (p->first < n && p->first < HEAD_MAX
	       && p->blocks.ptr[p->first].is_settled)
		p->first++;
}

void
headline_find(struct plain *p)
{
	size_t title = p->blocks.len;

	settle_meta(p);
	find_text(p);
	if (p->first < p->blocks.len) {
		(void)dateline_read(p, &p->blocks.ptr[p->first]);
		for (size_t i = 0; i <= p->first; i++)
			dateline_read_end(p, &p->blocks.ptr[i]);
	}
	if (span_is_none(p->title) && p->blocks.len > 1)
		title = choose_title(p);
	if (title < p->blocks.len) {
		p->title = p->blocks.ptr[title].at;
		draft_settle(&p->blocks.ptr[title], BLOCK_TITLE);
		settle_repeats(p, title);
		settle_authors(p, title);
	}
	title_date_read(p);
	settle_head(p, title);
}
