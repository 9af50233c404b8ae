/* SPDX-License-Identifier: MIT */
/*
 * Where an article says when and by whom it was written: the dateline before
 * the first sentence ("BALI, 21 February 2019 –", "MOSCOW, August 15. /TASS/."),
 * lines that are a date and little else, the end of a title.  A date is never
 * made up: without a written year it has none.
 */
#include "article/date.h"
#include "article/plain_int.h"

#include "text/utf8.h"

#include "text/banned.h"

enum {
	DATELINE_MAX = 140, /* [B] */
	DATE_LINE_MAX = 120, /* [chars] */
	AGENCY_MAX = 40      /* [B] */
};

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool
is_one_of(struct str word, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (str_eq_nocase(word, str_of(list[i])))
			return true;
	}
	return false;
}

#define ONE_OF(word, list) is_one_of(word, list, sizeof(list) / sizeof *(list))

void
plain_found_date(struct plain *p, struct day day, struct span at,
                 enum date_rank rank)
{
	if (rank <= p->date_rank)
		return;
	p->date = day;
	p->date_at = at;
	p->date_rank = rank;
}

void
plain_found_source(struct plain *p, struct str source, enum source_rank rank)
{
	source = str_trim(source);
	if (source.len == 0 || rank <= p->source_rank)
		return;
	p->source = source;
	p->source_rank = rank;
}

/* The first day of a month written between `from` and `to`. */
static bool
find_day(struct str text, uint32_t from, uint32_t to, struct date_expr *e)
{
	struct str inside = str_sub(text, 0, to);

	for (uint32_t at = from; at < to; at++) {
		char next = at + 1 < to ? text.ptr[at + 1] : ' ';

		if (!date_may_begin(text.ptr[at], next) || !date_scan(inside, at, e))
			continue;
		if (e->form == DATE_ABSOLUTE && e->from.day != 0
		    && day_cmp(e->from, e->to) == 0)
			return true;
		at = span_end(e->at) - 1;
	}
	return false;
}

/* ------------------------------------------------------------- datelines */

/* [B] of a dash of any kind at `off`, "--" and a lonely "_" too. */
static size_t
dash_at(struct str s, size_t off)
{
	size_t len;
	uint32_t cp = utf8_get(s, off, &len);

	if (cp == '-' && off + 1 < s.len && s.ptr[off + 1] == '-')
		return 2;
	if (cp == '-' || cp == '_' || cp == 0x2012 || cp == 0x2013 || cp == 0x2014
	    || cp == 0x2015 || cp == 0x2212)
		return len;
	return 0;
}

static bool
is_space_at(struct str s, size_t off)
{
	size_t len;

	return off >= s.len || utf8_is_space(utf8_get(s, off, &len));
}

/* A dash that ends a dateline: free on both sides, or after a bracket, or with
 * its right side free ("(AP)-- ", "2019– "). */
static size_t
find_dash(struct str s)
{
	size_t len = 1;

	for (size_t i = 1; i < s.len; i += len) {
		size_t dash = dash_at(s, i);
		bool is_free = is_space_at(s, utf8_prev(s, i));

		(void)utf8_get(s, i, &len);
		if (dash == 0)
			continue;
		if (is_space_at(s, i + dash) && (is_free || dash > 1 || s.ptr[i - 1] == ')'))
			return i;
		len = dash;
	}
	return SIZE_MAX;
}

/* Small words that places and agencies are written with. */
static bool
is_small_word(struct str word)
{
	static const char *const small[] = {
		"al", "and", "de", "del", "el", "in", "la", "near", "of", "on",
		"the", "special", "to", "a", "d",
	};

	return ONE_OF(word, small);
}

/* Words a sentence may begin with before a date; no place does. */
static bool
opens_sentence(struct str word)
{
	static const char *const openers[] = {
		"after", "as", "at", "before", "between", "by", "during",
		"early", "for", "from", "if", "in", "it", "last", "late", "on",
		"since", "that", "the", "this", "today", "until", "when",
	};

	return ONE_OF(word, openers) && (word.len < 2 || word.ptr[1] >= 'a');
}

/* Only names, small words and numbers: what may stand in a dateline. */
static bool
is_nameish(struct str s)
{
	size_t nlower = 0;
	size_t ntitle = 0;
	size_t i = 0;

	while (i < s.len) {
		size_t start = i;
		struct str word;

		while (i < s.len && is_letter(s.ptr[i]))
			i++;
		if (i == start) {
			i++;
			continue;
		}
		word = str_sub(s, start, i);
		if (ntitle + nlower == 0 && opens_sentence(word))
			return false;
		if (word.ptr[0] >= 'A' && word.ptr[0] <= 'Z')
			ntitle++;
		else if (!is_small_word(word) && word.len > 2)
			nlower++;
	}
	return ntitle > 0 && ntitle <= 10 && nlower == 0;
}

/* "(Reuters)" or "/TASS/" as the last thing in `s`. */
static struct str
bracketed_agency(struct str s)
{
	struct str t = str_trim(s);
	struct str name;
	size_t open = t.len;
	char opening;

	while (t.len > 0 && (t.ptr[t.len - 1] == '.' || t.ptr[t.len - 1] == ','))
		t = str_trim(str_sub(t, 0, t.len - 1));
	if (t.len < 3 || (t.ptr[t.len - 1] != ')' && t.ptr[t.len - 1] != '/'))
		return STR_EMPTY;
	opening = t.ptr[t.len - 1] == ')' ? '(' : '/';
	open = t.len - 1;
	while (open > 0 && t.ptr[open - 1] != opening)
		open--;
	if (open == 0)
		return STR_EMPTY;
	name = str_trim(str_sub(t, open, t.len - 1));
	if (name.len < 2 || name.len > AGENCY_MAX || str_eq(name, STR_LIT("Undated"))
	    || !is_nameish(name))
		return STR_EMPTY;
	return name;
}

/* The end of a dateline that a slashed agency closes: "… /TASS/." */
static size_t
find_slashed_end(struct str s)
{
	for (size_t i = 3; i < s.len; i++) {
		if (s.ptr[i] == '/' && i + 1 < s.len
		    && (s.ptr[i + 1] == '.' || s.ptr[i + 1] == '-')
		    && bracketed_agency(str_sub(s, 0, i + 1)).len > 0)
			return i + 1;
	}
	return SIZE_MAX;
}

/* "VOA News, 26 June -": who writes stands where the place would. */
static struct str
leading_agency(struct str s)
{
	size_t end = str_find_char(s, ',');
	struct str name;

	if (end == SIZE_MAX)
		return STR_EMPTY;
	name = str_trim(str_sub(s, 0, end));
	if (str_ends(name, STR_LIT(" News")) || str_ends(name, STR_LIT(" Agency"))
	    || str_ends(name, STR_LIT(" news agency")))
		return name;
	return STR_EMPTY;
}

/* "VALE CITY, July 25: Despite …", "VIENNA, July 14, 2015. The …": a colon or a
 * full stop ends it only right after the day. */
static size_t
find_day_end(const struct plain *p, struct str s, uint32_t off)
{
	struct date_expr e;
	size_t end;

	if (!find_day(p->text, off, off + (uint32_t)s.len, &e))
		return SIZE_MAX;
	end = span_end(e.at) - off;
	if (end + 1 >= s.len || (s.ptr[end] != ':' && s.ptr[end] != '.')
	    || s.ptr[end + 1] != ' ' || e.at.off == off)
		return SIZE_MAX;
	return end;
}

/* What a dateline of this length says, if it is one. */
static bool
read_until(struct plain *p, struct draft *b, struct str head, size_t end)
{
	struct str line;
	struct str agency;
	struct date_expr e;
	bool has_day;

	if (end == SIZE_MAX)
		return false;
	line = str_sub(head, 0, end);
	agency = bracketed_agency(line);
	if (agency.len == 0)
		agency = leading_agency(line);
	has_day = find_day(p->text, b->at.off, b->at.off + (uint32_t)end, &e);
	if (!has_day && agency.len == 0)
		return false;
	if (!is_nameish(line) && leading_agency(line).len == 0)
		return false;
	if (has_day)
		plain_found_date(p, e.from, e.at,
		                 day_is_full(e.from) ? RANK_DATELINE : RANK_PART);
	plain_found_source(p, agency, SOURCE_DATELINE);
	/* "NAIROBI, Kenya (AP) _" on a line of its own. */
	if (str_trim(str_sub(draft_text(p, b), end, b->at.len)).len <= 3
	    && b->at.len <= DATELINE_MAX)
		draft_settle(b, BLOCK_META);
	return true;
}

bool
dateline_read(struct plain *p, struct draft *b)
{
	struct str head = str_sub(draft_text(p, b), 0, DATELINE_MAX);

	return read_until(p, b, head, find_slashed_end(head))
	       || read_until(p, b, head, find_dash(head))
	       || read_until(p, b, head, find_day_end(p, head, b->at.off));
}

/* ------------------------------------------------------------ date lines */

/* Words that stand by a date and say nothing more. */
static bool
is_date_noise(struct str word)
{
	static const char *const noise[] = {
		"am", "pm", "at", "on", "by", "the", "of", "date", "dated",
		"time", "day", "posted", "published", "created", "issued",
		"released", "release", "updated", "update", "modified", "last",
		"first", "gmt", "utc", "msk", "est", "edt", "cet", "ist", "bst",
		"hrs", "h", "min", "mins", "minute", "minutes", "read",
		"reading", "views", "monday", "tuesday", "wednesday",
		"thursday", "friday", "saturday", "sunday", "mon", "tue",
		"wed", "thu", "fri", "sat", "sun", "a", "m", "p", "t", "z",
	};

	return ONE_OF(word, noise);
}

/* What a line says besides its date. */
struct rest {
	size_t nword;
	size_t nlower;   /* of them with no capital */
	bool is_labelled; /* "Published", "Date" … */
	bool is_updated;
};

static void
count_word(struct str word, struct rest *r)
{
	static const char *const labels[] = {
		"published", "posted", "date", "dated", "released", "issued",
		"created",
	};

	if (ONE_OF(word, labels))
		r->is_labelled = true;
	else if (str_eq_nocase(word, STR_LIT("updated"))
	         || str_eq_nocase(word, STR_LIT("modified")))
		r->is_updated = true;
	if (is_date_noise(word))
		return;
	r->nword++;
	r->nlower += word.ptr[0] >= 'a';
}

static struct rest
measure_rest(struct str s, struct span without, uint32_t off)
{
	struct rest r = {.nword = 0};
	size_t i = 0;

	while (i < s.len) {
		size_t start = i;

		if (span_has(without, off + (uint32_t)i)) {
			i = span_end(without) - off;
			continue;
		}
		while (i < s.len && (is_letter(s.ptr[i]) || (unsigned char)s.ptr[i] >= 0xC3))
			i++;
		if (i > start)
			count_word(str_sub(s, start, i), &r);
		else
			i++;
	}
	return r;
}

bool
date_line_read(struct plain *p, struct draft *b, bool is_above)
{
	struct date_expr e;
	struct rest rest;
	enum date_rank rank = RANK_LINE;
	bool is_byline = str_starts(draft_text(p, b), STR_LIT("By "));

	if (b->nchar > DATE_LINE_MAX || b->nline > 2 || !b->has_digit
	    || !find_day(p->text, b->at.off, span_end(b->at), &e))
		return false;
	rest = measure_rest(draft_text(p, b), e.at, b->at.off);
	if (!is_above && !rest.is_labelled && !rest.is_updated)
		return false;
	/* A place, a section or an author may stand by it, not a sentence. */
	if (rest.nword > (is_byline ? 8U : 4U) || (rest.nlower > 0 && !is_byline)
	    || (rest.nword > 0 && b->ends_sentence && !is_byline))
		return false;
	/* "September 11 Attacks" is a title; "26 July" alone is a date. */
	if (rest.nword > 0 && !day_is_full(e.from) && !rest.is_labelled && !is_byline)
		return false;
	if (rest.is_labelled)
		rank = RANK_FIELD;
	if (!is_above)
		rank = RANK_FOOT;
	if (rest.is_updated && !rest.is_labelled)
		rank = RANK_UPDATED;
	if (!day_is_full(e.from))
		rank = RANK_PART;
	plain_found_date(p, e.from, e.at, rank);
	draft_settle(b, BLOCK_META);
	return true;
}

void
title_date_read(struct plain *p)
{
	struct date_expr e;
	uint32_t off;
	uint32_t end;
	char before;

	if (span_is_none(p->title))
		return;
	off = p->title.off;
	end = span_end(p->title);
	while (end > off && (p->text.ptr[end - 1] == ')' || p->text.ptr[end - 1] == '.'))
		end--;
	while (off < end && find_day(p->text, off, end, &e)) {
		before = e.at.off >= 2 ? p->text.ptr[e.at.off - 2] : ' ';
		if (e.at.off > 0 && p->text.ptr[e.at.off - 1] == '(')
			before = '(';
		if (span_end(e.at) == end && day_is_full(e.from)
		    && (before == ',' || before == '('))
			plain_found_date(p, e.from, e.at, RANK_TITLE);
		off = span_end(e.at);
	}
}
