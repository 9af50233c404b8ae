/* SPDX-License-Identifier: MIT */
/*
 * The words of the date grammar, as tables, and the readers that take one
 * thing off a text.  English; the scanners above decide what a sequence of
 * these means.
 */
#include "article/date_int.h"

#include "text/utf8.h"

#include "text/banned.h"

/* Sorted by form: looked up by halving. */
static const struct {
	uint64_t packed; /* of the form */
	size_t len;      /* [B] of it */
	struct date_word word;
} words[] = {
#define W(form, class, flags, value) \
	{STR_PACKED(form), sizeof(form) - 1, {form, class, flags, value}}
	W("a", WORD_NUMBER, 0, 1),
	W("an", WORD_NUMBER, 0, 1),
	W("apr", WORD_MONTH, WORD_SHORT, 4),
	W("april", WORD_MONTH, WORD_DOUBTED, 4),
	W("aug", WORD_MONTH, WORD_SHORT, 8),
	W("august", WORD_MONTH, WORD_DOUBTED, 8),
	W("autumn", WORD_SEASON, 0, 9),
	W("beginning", WORD_VAGUE, 0, 0),
	W("boxing", WORD_HOLIDAY, 0, 1226),
	W("christmas", WORD_HOLIDAY, 0, 1225),
	W("coming", WORD_DIRECTION, 0, 1),
	W("day", WORD_UNIT, 0, DATE_DAY),
	W("days", WORD_UNIT, WORD_PLURAL, DATE_DAY),
	W("dec", WORD_MONTH, WORD_SHORT, 12),
	W("decade", WORD_UNIT, 0, DATE_DECADE),
	W("decades", WORD_UNIT, WORD_PLURAL, DATE_DECADE),
	W("december", WORD_MONTH, 0, 12),
	W("early", WORD_VAGUE, 0, 0),
	W("eight", WORD_NUMBER, 0, 8),
	W("eighteen", WORD_NUMBER, 0, 18),
	W("eleven", WORD_NUMBER, 0, 11),
	W("end", WORD_VAGUE, 0, 0),
	W("fall", WORD_SEASON, WORD_DOUBTED, 9),
	W("feb", WORD_MONTH, WORD_SHORT, 2),
	W("february", WORD_MONTH, 0, 2),
	W("fifteen", WORD_NUMBER, 0, 15),
	W("fifty", WORD_NUMBER, 0, 50),
	W("first", WORD_ORDINAL, 0, 1),
	W("five", WORD_NUMBER, 0, 5),
	W("forty", WORD_NUMBER, 0, 40),
	W("four", WORD_NUMBER, 0, 4),
	W("fourteen", WORD_NUMBER, 0, 14),
	W("fourth", WORD_ORDINAL, 0, 4),
	W("fri", WORD_WEEKDAY, WORD_SHORT, 4),
	W("friday", WORD_WEEKDAY, 0, 4),
	W("fridays", WORD_WEEKDAY, WORD_PLURAL, 4),
	W("jan", WORD_MONTH, WORD_SHORT, 1),
	W("january", WORD_MONTH, 0, 1),
	W("jul", WORD_MONTH, WORD_SHORT, 7),
	W("july", WORD_MONTH, 0, 7),
	W("jun", WORD_MONTH, WORD_SHORT, 6),
	W("june", WORD_MONTH, WORD_DOUBTED, 6),
	W("last", WORD_DIRECTION, 0, -1),
	W("late", WORD_VAGUE, 0, 0),
	W("mar", WORD_MONTH, WORD_SHORT | WORD_DOUBTED, 3),
	W("march", WORD_MONTH, WORD_DOUBTED, 3),
	W("may", WORD_MONTH, WORD_DOUBTED, 5),
	W("mid", WORD_VAGUE, 0, 0),
	W("middle", WORD_VAGUE, 0, 0),
	W("mon", WORD_WEEKDAY, WORD_SHORT, 0),
	W("monday", WORD_WEEKDAY, 0, 0),
	W("mondays", WORD_WEEKDAY, WORD_PLURAL, 0),
	W("month", WORD_UNIT, 0, DATE_MONTH),
	W("months", WORD_UNIT, WORD_PLURAL, DATE_MONTH),
	W("new", WORD_HOLIDAY, WORD_DOUBTED, 101),
	W("next", WORD_DIRECTION, 0, 1),
	W("nine", WORD_NUMBER, 0, 9),
	W("nov", WORD_MONTH, WORD_SHORT, 11),
	W("november", WORD_MONTH, 0, 11),
	W("oct", WORD_MONTH, WORD_SHORT, 10),
	W("october", WORD_MONTH, 0, 10),
	W("one", WORD_NUMBER, 0, 1),
	W("q", WORD_UNIT, WORD_SHORT, DATE_QUARTER),
	W("quarter", WORD_UNIT, 0, DATE_QUARTER),
	W("quarters", WORD_UNIT, WORD_PLURAL, DATE_QUARTER),
	W("sat", WORD_WEEKDAY, WORD_SHORT, 5),
	W("saturday", WORD_WEEKDAY, 0, 5),
	W("saturdays", WORD_WEEKDAY, WORD_PLURAL, 5),
	W("second", WORD_ORDINAL, 0, 2),
	W("sep", WORD_MONTH, WORD_SHORT, 9),
	W("sept", WORD_MONTH, WORD_SHORT, 9),
	W("september", WORD_MONTH, 0, 9),
	W("seven", WORD_NUMBER, 0, 7),
	W("six", WORD_NUMBER, 0, 6),
	W("sixteen", WORD_NUMBER, 0, 16),
	W("sixty", WORD_NUMBER, 0, 60),
	W("spring", WORD_SEASON, WORD_DOUBTED, 3),
	W("start", WORD_VAGUE, 0, 0),
	W("summer", WORD_SEASON, 0, 6),
	W("sun", WORD_WEEKDAY, WORD_SHORT, 6),
	W("sunday", WORD_WEEKDAY, 0, 6),
	W("sundays", WORD_WEEKDAY, WORD_PLURAL, 6),
	W("ten", WORD_NUMBER, 0, 10),
	W("third", WORD_ORDINAL, 0, 3),
	W("thirteen", WORD_NUMBER, 0, 13),
	W("thirty", WORD_NUMBER, 0, 30),
	W("this", WORD_DIRECTION, 0, 0),
	W("three", WORD_NUMBER, 0, 3),
	W("thu", WORD_WEEKDAY, WORD_SHORT, 3),
	W("thur", WORD_WEEKDAY, WORD_SHORT, 3),
	W("thurs", WORD_WEEKDAY, WORD_SHORT, 3),
	W("thursday", WORD_WEEKDAY, 0, 3),
	W("thursdays", WORD_WEEKDAY, WORD_PLURAL, 3),
	W("today", WORD_TODAY, 0, 0),
	W("tomorrow", WORD_TODAY, 0, 1),
	W("tonight", WORD_TODAY, 0, 0),
	W("tue", WORD_WEEKDAY, WORD_SHORT, 1),
	W("tues", WORD_WEEKDAY, WORD_SHORT, 1),
	W("tuesday", WORD_WEEKDAY, 0, 1),
	W("tuesdays", WORD_WEEKDAY, WORD_PLURAL, 1),
	W("twelve", WORD_NUMBER, 0, 12),
	W("twenty", WORD_NUMBER, 0, 20),
	W("two", WORD_NUMBER, 0, 2),
	W("wed", WORD_WEEKDAY, WORD_SHORT, 2),
	W("wednesday", WORD_WEEKDAY, 0, 2),
	W("wednesdays", WORD_WEEKDAY, WORD_PLURAL, 2),
	W("week", WORD_UNIT, 0, DATE_WEEK),
	W("weekend", WORD_UNIT, 0, DATE_WEEKEND),
	W("weekends", WORD_UNIT, WORD_PLURAL, DATE_WEEKEND),
	W("weeks", WORD_UNIT, WORD_PLURAL, DATE_WEEK),
	W("winter", WORD_SEASON, 0, 12),
	W("year", WORD_UNIT, 0, DATE_YEAR),
	W("years", WORD_UNIT, WORD_PLURAL, DATE_YEAR),
	W("yesterday", WORD_TODAY, 0, -1),
#undef W
};

enum { LONGEST_WORD = 10 };

static const char *const year_cues[] = {
	"a", "after", "and", "at", "before", "between", "by", "circa", "during",
	"early", "end", "for", "from", "in", "into", "its", "late", "mid",
	"of", "on", "or", "our", "post", "pre", "since", "spring", "summer",
	"autumn", "winter", "that", "the", "their", "through", "throughout",
	"till", "to", "until", "year", "years",
};

static const char *const month_cues[] = {
	"after", "around", "before", "beginning", "between", "by", "coming",
	"during", "early", "end", "every", "following", "for", "from", "in",
	"last", "late", "mid", "month", "next", "of", "on", "past", "since",
	"this", "through", "throughout", "till", "to", "until",
};

static const char *const number_cues[] = {
	"act", "article", "bus", "channel", "flight", "highway", "model", "no",
	"nos", "number", "numbered", "page", "regulation", "resolution",
	"resolutions", "room", "route", "rule", "section", "train", "type",
};

static const char *const amount_cues[] = {
	"about", "almost", "approximately", "exactly", "least", "nearly",
	"over", "roughly", "some", "than",
};

static const char *const counted[] = {
	"aircraft", "billion", "calories", "children", "dollars", "euro",
	"euros", "feet", "ft", "gigawatts", "hectares", "hours", "hrs",
	"kg", "kilograms", "kilometers", "kilometres", "km", "lakh",
	"megawatts", "men", "meters", "metres", "miles", "million", "minutes",
	"mw", "people", "per", "percent", "persons", "points", "pounds",
	"rubles", "roubles", "rupees", "soldiers", "square", "tonnes", "tons",
	"trillion", "troops", "votes", "women", "yards", "yen", "yuan",
};

/* Weekdays that are part of the name of a day or of a newspaper. */
static const char *const names_before[] = {
	"ash", "black", "bloody", "cyber", "easter", "good", "maundy", "palm",
	"sheffield", "shrove", "super", "whit",
};

static const char *const names_after[] = {
	"business", "express", "herald", "independent", "mail", "mirror",
	"post", "star", "sun", "telegraph", "times", "tribune", "world",
};

bool
date_is_year_cue(struct str word)
{
	return STR_IN_NOCASE(word, year_cues);
}

bool
date_is_month_cue(struct str word)
{
	return STR_IN_NOCASE(word, month_cues);
}

bool
date_is_number_cue(struct str word)
{
	return STR_IN_NOCASE(word, number_cues);
}

bool
date_is_amount_cue(struct str word)
{
	return STR_IN_NOCASE(word, amount_cues);
}

bool
date_is_counted(struct str word)
{
	return STR_IN_NOCASE(word, counted);
}

bool
date_is_weekday_name(struct str before, struct str after)
{
	if (before.len > 0 && date_is_ascii_upper(before.ptr[0])
	    && STR_IN_NOCASE(before, names_before))
		return true;
	return after.len > 0 && date_is_ascii_upper(after.ptr[0])
	       && STR_IN_NOCASE(after, names_after);
}

const uint32_t date_seconds[26] = {
	0x010A000, 0x0004010, 0x0004080, 0x0000011,
	0x0002901, 0x0024111, 0x0000000, 0x0000000,
	0x0000000, 0x0100001, 0x0000000, 0x0000001,
	0x0004101, 0x0004110, 0x0002004, 0x0000000,
	0x0100000, 0x0000000, 0x0188111, 0x0504090,
	0x0000000, 0x0000000, 0x0000110, 0x0000000,
	0x0000010, 0x0000000,
};

/* Eight bytes in lower case, were they letters; none where there is none. */
static uint64_t
packed_lower(struct str word)
{
	uint64_t lower = UINT64_C(0x2020202020202020);

	return str_packed(word) | (word.len < 8 ? lower << (64 - 8 * word.len) : lower);
}

/* May a word be of the table, by its first letter and its third? */
static bool
may_go_on(char c, char third)
{
	static const uint32_t thirds[26] = {
		0x00A0040, 0x0800040, 0x0021000, 0x1000004, 0x0020058,
		0x0320922, 0x0000000, 0x0000000, 0x0000000, 0x0002800,
		0x0000000, 0x00C0000, 0x1022008, 0x0E02000, 0x0080010,
		0x0000000, 0x0000001, 0x0000000, 0x0AAB005, 0x0127118,
		0x0000000, 0x0000000, 0x0002018, 0x0000000, 0x0040001,
		0x0000000,
	};

	return date_is_ascii_letter(third)
	       && (thirds[(c | 0x20) - 'a'] >> ((third | 0x20) - 'a') & 1) != 0;
}

const struct date_word *
date_word_find(struct str word)
{
	size_t row = 0; /* the last whose packed form is not beyond the word */
	uint64_t packed;

	if (word.len == 0 || word.len > LONGEST_WORD
	    || (word.len > 1 && !date_word_begins(word.ptr[0], word.ptr[1]))
	    || (word.len > 2 && !may_go_on(word.ptr[0], word.ptr[2])))
		return NULL;
	packed = packed_lower(word);
	for (size_t n = sizeof words / sizeof *words; n > 1;) {
		size_t half = n / 2;

		/* No branch hangs on the word. */
		row = words[row + half].packed <= packed ? row + half : row;
		n -= half;
	}
	/* "thursday" and "thursdays" have the same eight. */
	for (; words[row].packed == packed; row--) {
		if (words[row].len == word.len
		    && (word.len <= 8 || str_eq_nocase(str_sub(word, 8, word.len),
		                                       str_of(words[row].word.form + 8))))
			return &words[row].word;
		if (row == 0)
			break;
	}
	return NULL;
}

/* [B] of one space at `pos`, 0 if there is none. */
static size_t
space_len(struct str t, size_t pos)
{
	size_t len;

	if (pos >= t.len)
		return 0;
	if ((unsigned char)t.ptr[pos] < 0x80)
		return t.ptr[pos] == ' ' || t.ptr[pos] == '\t';
	return utf8_is_space(utf8_get(t, pos, &len)) ? len : 0;
}

size_t
date_skip_space(struct str t, size_t pos)
{
	bool seen_line_end = false;

	for (;;) {
		size_t len = space_len(t, pos);

		if (len > 0) {
			pos += len;
		} else if (pos < t.len && t.ptr[pos] == '\r') {
			pos++;
		} else if (pos < t.len && t.ptr[pos] == '\n' && !seen_line_end) {
			seen_line_end = true;
			pos++;
		} else {
			return pos;
		}
	}
}

bool
date_take_word(struct str t, size_t *pos, struct str *word)
{
	size_t end = *pos;

	while (end < t.len && date_is_ascii_letter(t.ptr[end]))
		end++;
	if (end == *pos)
		return false;
	*word = str_sub(t, *pos, end);
	*pos = end;
	return true;
}

/* A letter or a digit of any script at `pos`. */
static bool
is_word_at(struct str t, size_t pos)
{
	uint32_t cp;
	size_t len;

	if (pos >= t.len)
		return false;
	if ((unsigned char)t.ptr[pos] < 0x80)
		return date_is_ascii_letter(t.ptr[pos])
		       || date_is_ascii_digit(t.ptr[pos]);
	cp = utf8_get(t, pos, &len);
	return utf8_is_letter(cp) || utf8_is_digit(cp);
}

const struct date_word *
date_take_class(struct str t, size_t *pos, enum date_class class)
{
	const struct date_word *w;
	struct str word;
	size_t p = *pos;

	if (!date_take_word(t, &p, &word))
		return NULL;
	w = date_word_find(word);
	if (!w || w->class != class)
		return NULL;
	if ((unsigned char)(p < t.len ? t.ptr[p] : 0) >= 0x80 && is_word_at(t, p))
		return NULL;
	if (w->flags & WORD_SHORT && p < t.len && t.ptr[p] == '.')
		p++;
	*pos = p;
	return w;
}

bool
date_take_given(struct str t, size_t *pos, const char *given)
{
	size_t p = date_skip_space(t, *pos);
	struct str word;

	/* Most words begin otherwise. */
	if (p == *pos || p >= t.len || (t.ptr[p] | 0x20) != *given
	    || !date_take_word(t, &p, &word))
		return false;
	if (!str_eq_nocase(word, str_of(given)) || is_word_at(t, p))
		return false;
	*pos = p;
	return true;
}

bool
date_take_dash(struct str t, size_t *pos)
{
	size_t p = date_skip_space(t, *pos);
	size_t len;
	uint32_t cp;

	if (p >= t.len)
		return false;
	cp = utf8_get(t, p, &len);
	if (cp != '-' && !(cp >= 0x2010 && cp <= 0x2015) && cp != 0x2212)
		return false;
	*pos = date_skip_space(t, p + len);
	return true;
}

bool
date_take_digits(struct str t, size_t *pos, size_t n, int *value)
{
	int v = 0;

	if (t.len - *pos < n)
		return false;
	for (size_t i = 0; i < n; i++) {
		char c = t.ptr[*pos + i];

		if (!date_is_ascii_digit(c))
			return false;
		v = v * 10 + (c - '0');
	}
	*pos += n;
	*value = v;
	return true;
}

/* "st", "nd", "rd", "th", ending there. */
static bool
take_ordinal_ending(struct str t, size_t *pos)
{
	static const char endings[][3] = {"st", "nd", "rd", "th"};
	struct str two = str_sub(t, *pos, *pos + 2);

	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		if (str_eq_nocase(two, str_of(endings[i]))) {
			if (is_word_at(t, *pos + 2))
				return false;
			*pos += 2;
			return true;
		}
	}
	return false;
}

bool
date_take_day(struct str t, size_t *pos, int *day)
{
	size_t p = *pos;
	char next;

	if (p >= t.len || !date_is_ascii_digit(t.ptr[p]))
		return false;
	*day = t.ptr[p++] - '0';
	if (p < t.len && date_is_ascii_digit(t.ptr[p]))
		*day = *day * 10 + (t.ptr[p++] - '0');
	if (*day < 1 || *day > 31)
		return false;
	if (!take_ordinal_ending(t, &p) && is_word_at(t, p))
		return false;
	next = p < t.len ? t.ptr[p] : ' ';
	if (next == '%')
		return false;
	/* "10:30", "2.4", "1,250" are no days. */
	if ((next == ':' || next == '.' || next == ',') && p + 1 < t.len
	    && date_is_ascii_digit(t.ptr[p + 1]))
		return false;
	*pos = p;
	return true;
}

/* "10:00" glued to the year before it. */
static bool
is_glued_time(struct str t, size_t pos)
{
	int hour;
	int minute;

	if (pos + 2 < t.len && t.ptr[pos + 1] == ':')
		return date_take_digits(t, &pos, 1, &hour);
	if (!date_take_digits(t, &pos, 2, &hour) || hour > 24)
		return false;
	if (pos >= t.len || t.ptr[pos] != ':')
		return false;
	pos++;
	return date_take_digits(t, &pos, 2, &minute) && minute < 60;
}

bool
date_take_year(struct str t, size_t *pos, int *year)
{
	size_t p = *pos;
	char next;

	if (!date_take_digits(t, &p, 4, year) || *year < 1000 || *year > 2199)
		return false;
	if (is_word_at(t, p) && !is_glued_time(t, p))
		return false;
	next = p < t.len ? t.ptr[p] : ' ';
	if (next == '%')
		return false;
	if ((next == '.' || next == ',') && p + 1 < t.len
	    && date_is_ascii_digit(t.ptr[p + 1]))
		return false;
	*pos = p;
	return true;
}

struct str
date_word_before(struct str t, size_t at, size_t *start)
{
	size_t end = at;
	size_t begin;

	while (end > 0) {
		size_t prev = utf8_prev(t, end);

		if (space_len(t, prev) == 0 && t.ptr[prev] != '\n'
		    && t.ptr[prev] != '\r')
			break;
		end = prev;
	}
	if (end == at && end > 0 && t.ptr[end - 1] == '-')
		end--;
	begin = end;
	while (begin > 0 && date_is_ascii_letter(t.ptr[begin - 1]))
		begin--;
	*start = begin;
	return str_sub(t, begin, end);
}

struct str
date_word_after(struct str t, size_t at)
{
	size_t pos = date_skip_space(t, at);
	struct str word;

	if (pos == at || !date_take_word(t, &pos, &word))
		return STR_EMPTY;
	return word;
}
