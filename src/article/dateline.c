/* SPDX-License-Identifier: MIT */
/*
 * Where an article says when and by whom it was written: the dateline before
 * the first sentence ("BALI, 21 February 2019 –", "MOSCOW, August 15. /TASS/.").
 * Each place where one may end is tried: it is a dateline if only names, small
 * words and numbers stand before that, a day or an agency among them.
 */
#include "article/date.h"
#include "article/plain_int.h"

#include "text/byte.h"
#include "text/utf8.h"

#include "text/banned.h"

enum {
	DATELINE_MAX = 140, /* [B] */
	AGENCY_MAX = 40,     /* [B] */
	ENDS_MAX = 4         /* dashes of a dateline that are tried */
};

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

/* "(AP)-", "(EFE).-" */
static bool
is_after_bracket(struct str s, size_t i)
{
	return s.ptr[i - 1] == ')' || (i > 1 && s.ptr[i - 1] == '.' && s.ptr[i - 2] == ')');
}

/* A dash that ends a dateline: free on both sides, or after a bracket, or with
 * its right side free ("(AP)-- ", "2019– "), or doubled between brackets
 * ("--(BUSINESS WIRE)--"); a bar, too.  The first from `from` on. */
static size_t
find_dash(struct str s, size_t from)
{
	size_t len;

	for (size_t i = from > 0 ? from : 1; i < s.len; i += len) {
		len = 1;
		if (byte_is(s.ptr[i], BYTE_ALNUM | BYTE_SPACE))
			continue;
		size_t dash = dash_at(s, i);
		bool is_free = is_space_at(s, utf8_prev(s, i));

		(void)utf8_get(s, i, &len);
		if (s.ptr[i] == '|' && is_free)
			return i;
		if (dash == 0)
			continue;
		if (is_space_at(s, i + dash) && (is_free || dash > 1 || is_after_bracket(s, i)))
			return i;
		if (dash == 2 && (s.ptr[i - 1] == ')' || (i + 2 < s.len && s.ptr[i + 2] == '(')))
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

	return STR_IN_NOCASE(word, small);
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

	return STR_IN_NOCASE(word, openers) && (word.len < 2 || word.ptr[1] >= 'a');
}

/* Agencies that write themselves small. */
static bool
is_small_agency(struct str word)
{
	static const char *const agencies[] = {
		"adnkronos", "ansa", "apa", "belga", "cna", "ddp", "dpa", "efe", "epd", "kna",
		"lusa", "ntb", "ots", "pti", "sda", "sid", "tanjug", "tt",
	};

	return STR_IN_NOCASE(word, agencies);
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

		while (i < s.len && byte_is(s.ptr[i], BYTE_LETTER))
			i++;
		if (i == start) {
			i++;
			continue;
		}
		word = str_sub(s, start, i);
		if (ntitle + nlower == 0 && opens_sentence(word))
			return false;
		if ((word.ptr[0] >= 'A' && word.ptr[0] <= 'Z') || is_small_agency(word))
			ntitle++;
		else if (!is_small_word(word) && word.len > 2)
			nlower++;
	}
	return ntitle > 0 && ntitle <= 10 && nlower == 0;
}

static bool
has_digit(struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] >= '0' && s.ptr[i] <= '9')
			return true;
	}
	return false;
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
	    || has_digit(name) || !is_nameish(name))
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

/* "VALE CITY, July 25: Despite …", "VIENNA, July 14, 2015. The …", "OSLO (3
 * March 2021): …": a colon or a full stop ends it only right after the day; so
 * does a bracket that began the line, and an agency in brackets. */
static size_t
find_day_end(const struct plain *p, struct str s, uint32_t off)
{
	struct date_expr e;
	size_t end;
	size_t close;

	if (!plain_find_day(p->text, off, off + (uint32_t)s.len, &e))
		return SIZE_MAX;
	end = span_end(e.at) - off;
	close = str_find_char(str_sub(s, 0, DATELINE_MAX), ']');
	if (s.ptr[0] == '[' && close != SIZE_MAX && close >= end)
		return close + 1;
	if (str_starts(str_sub(s, end, s.len), STR_LIT(" ("))) {
		close = str_find_char(str_sub(s, end, s.len), ')');
		if (close != SIZE_MAX && bracketed_agency(str_sub(s, 0, end + close + 1)).len > 0)
			return end + close + 1;
	}
	if (end < s.len && s.ptr[end] == ')')
		end++;
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
	has_day = plain_find_day(p->text, b->at.off, b->at.off + (uint32_t)end, &e);
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

/* "… at the Arts Festival. July 8, 2010": a full day that is all the last
 * sentence of the first paragraph says. */
void
dateline_read_end(struct plain *p, const struct draft *b)
{
	enum { LONGEST = 32 }; /* [B] "Wednesday, 30 September 2015." */
	struct str s = draft_text(p, b);
	size_t from = s.len > LONGEST ? s.len - LONGEST : 1;
	struct date_expr e;

	for (size_t i = from; i + 2 < s.len; i++) {
		uint32_t at = b->at.off + (uint32_t)i + 1;

		if (s.ptr[i] != ' ' || !strchr(".!?\"", s.ptr[i - 1])
		    || !date_may_begin(s.ptr[i + 1], s.ptr[i + 2]) || !date_scan(p->text, at, &e)
		    || e.form != DATE_ABSOLUTE || !day_is_full(e.from) || day_cmp(e.from, e.to) != 0)
			continue;
		if (span_end(e.at) + (s.ptr[s.len - 1] == '.') == span_end(b->at))
			plain_found_date(p, e.from, e.at, RANK_TITLE);
		return;
	}
}

/* "OSLO, Norway — March 3, 2021 (Reuters) —" has two dashes, "MOSCOW (Sputnik)
 * - 3 March 2021." a dash and a full stop: what one does not say the next may. */
bool
dateline_read(struct plain *p, struct draft *b)
{
	struct str head = str_sub(draft_text(p, b), 0, DATELINE_MAX);
	bool is_one = read_until(p, b, head, find_slashed_end(head));
	size_t end = 0;

	for (int i = 0; i < ENDS_MAX && end != SIZE_MAX; i++) {
		end = find_dash(head, end == 0 ? 0 : end + 1);
		is_one |= read_until(p, b, head, end);
	}
	return read_until(p, b, head, find_day_end(p, head, b->at.off)) || is_one;
}
