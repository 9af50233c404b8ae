/* SPDX-License-Identifier: MIT */
/*
 * Date expressions that begin with a digit: "25 July 2016", "19-20 May",
 * "2016-07-23", "23.07.2016", years and their ranges, decades, centuries, and
 * counted units ("11 days ago").  A number is doubted unless its neighbours
 * make it a date.
 */
#include "article/date_int.h"

#include "text/utf8.h"

#include "text/banned.h"

static struct date_expr
blank(void)
{
	return (struct date_expr){.at = SPAN_NONE, .weekday = -1};
}

static bool
is_digit_at(struct str t, size_t pos)
{
	return pos < t.len && date_is_ascii_digit(t.ptr[pos]);
}

/* The code point that ends before `at`, 0 at the start of the text. */
static uint32_t
before(struct str t, size_t at)
{
	size_t len;

	return at == 0 ? 0 : utf8_get(t, utf8_prev(t, at), &len);
}

/* After a hyphen: "mid-2017" and "post-1959" are dates, "COVID-19",
 * "555-2010" and "september-11-1973" are not. */
static bool
is_hyphenated(struct str t, size_t at, uint32_t cp)
{
	size_t start;

	if ((cp != '-' && cp != 0x2013) || at < 2)
		return false;
	if (cp == 0x2013)
		return at >= 4 && date_is_ascii_digit(t.ptr[at - 4]);
	if (date_is_ascii_letter(t.ptr[at - 2]))
		return !date_is_year_cue(date_word_before(t, at, &start));
	return date_is_ascii_digit(t.ptr[at - 2]);
}

/* After something that makes the digits part of a longer number, an amount, a
 * path or a name: "1,250", "2.4", "$12", "a/2016/". */
static bool
is_inside_number(struct str t, size_t at)
{
	uint32_t cp = before(t, at);

	if (is_hyphenated(t, at, cp))
		return true;
	if (cp == '$' || cp == '#' || cp == '@' || cp == '=' || cp == '&'
	    || cp == '+' || cp == 0xA3 || cp == 0xA5
	    || (cp >= 0x20A0 && cp <= 0x20CF))
		return true;
	if (cp != '.' && cp != ',' && cp != '/' && cp != ':')
		return false;
	return at >= 2 && (date_is_ascii_digit(t.ptr[at - 2])
	                   || (cp == '/' && date_is_ascii_letter(t.ptr[at - 2])));
}

/* "-07-23" or "/07/23" after a year; only with a day. */
static bool
scan_iso(struct str t, size_t at, struct date_expr *e)
{
	size_t pos = at;
	int year;
	int month;
	int day;
	char sep;

	if (!date_take_digits(t, &pos, 4, &year) || pos >= t.len)
		return false;
	sep = t.ptr[pos++];
	if (sep != '-' && sep != '/' && sep != '.')
		return false;
	if (!date_take_digits(t, &pos, 2, &month) || pos >= t.len
	    || t.ptr[pos++] != sep || !date_take_digits(t, &pos, 2, &day))
		return false;
	if (is_digit_at(t, pos) || year < 1000 || month < 1 || month > 12
	    || day < 1)
		return false;
	e->from = (struct day){(int16_t)year, (uint8_t)month, (uint8_t)day};
	e->to = e->from;
	return date_finish(e, at, pos);
}

/* "20160723" */
static bool
scan_packed(struct str t, size_t at, struct date_expr *e)
{
	size_t pos = at;
	int year;
	int month;
	int day;

	if (!date_take_digits(t, &pos, 4, &year) || !date_take_digits(t, &pos, 2, &month)
	    || !date_take_digits(t, &pos, 2, &day))
		return false;
	if (year < 1900 || year > 2099 || month < 1 || month > 12 || day < 1
	    || (pos < t.len && (date_is_ascii_letter(t.ptr[pos]) || t.ptr[pos] == '%'))
	    || (!is_digit_at(t, pos) && is_digit_at(t, pos + 1) && t.ptr[pos] != ' '))
		return false;
	e->from = (struct day){(int16_t)year, (uint8_t)month, (uint8_t)day};
	e->to = e->from;
	return date_finish(e, at, pos);
}

/* One or two digits. */
static bool
take_small(struct str t, size_t *pos, int *value)
{
	return date_take_digits(t, pos, is_digit_at(t, *pos + 1) ? 2 : 1, value);
}

/*
 * "23.07.2016" (day first), "23/07/2016", "07/23/2016", "23-07-2016".  When both
 * numbers could be the month and nothing decides, only the year is known.
 */
static bool
scan_numeric(struct str t, size_t at, struct date_expr *e)
{
	size_t pos = at;
	int a;
	int b;
	int year;
	char sep;

	if (!take_small(t, &pos, &a) || pos >= t.len)
		return false;
	sep = t.ptr[pos++];
	if ((sep != '.' && sep != '/' && sep != '-') || !take_small(t, &pos, &b)
	    || pos >= t.len || t.ptr[pos++] != sep)
		return false;
	if (!date_take_digits(t, &pos, 4, &year) || is_digit_at(t, pos)
	    || year < 1000 || year > 2199 || a < 1 || b < 1)
		return false;
	e->from = (struct day){(int16_t)year, (uint8_t)b, (uint8_t)a};
	if (b > 12 && a <= 12)
		e->from = (struct day){(int16_t)year, (uint8_t)a, (uint8_t)b};
	else if (sep != '.' && a <= 12 && b <= 12 && a != b)
		e->from = (struct day){(int16_t)year, 0, 0};
	e->to = e->from;
	return date_finish(e, at, pos);
}

/* The month after a day: " July", " of July", " day of July", "-Jul-" */
static const struct date_word *
take_month_after_day(struct str t, size_t *pos, size_t *month_at)
{
	const struct date_word *w;
	size_t p = *pos;

	if (date_take_given(t, &p, "day") && !date_take_given(t, &p, "of"))
		return NULL;
	(void)date_take_given(t, &p, "of");
	if (p == *pos && p < t.len && t.ptr[p] == '-')
		p++;
	else
		p = date_skip_space(t, p);
	if (p == *pos)
		return NULL;
	*month_at = p;
	w = date_take_class(t, &p, WORD_MONTH);
	if (w)
		*pos = p;
	return w;
}

/* A year after "25 July", also as "-2016" after "25-Jul". */
static size_t
take_year_after(struct str t, size_t pos, struct date_expr *e)
{
	size_t p = pos;
	int year;

	if (date_take_year_tail(t, &p, e))
		return p;
	p = pos;
	if (p < t.len && t.ptr[p] == '-') {
		p++;
		if (date_take_year(t, &p, &year)) {
			e->from.year = (int16_t)year;
			e->to.year = (int16_t)year;
			return p;
		}
	}
	/* "12 November this year": the words stay outside. */
	p = date_skip_space(t, pos);
	if (p != pos) {
		const struct date_word *way = date_take_class(t, &p, WORD_DIRECTION);

		if (way && date_take_given(t, &p, "year")) {
			e->unit = DATE_YEAR;
			e->count = way->value;
			return pos;
		}
	}
	date_borrow_year(t, pos, e);
	return pos;
}

enum day_join {
	JOIN_NONE,
	JOIN_DASH,
	JOIN_WORD, /* "to", "through", "until" */
	JOIN_PAIR  /* "and", "&", "/" */
};

/* What joins two days. */
static enum day_join
take_day_join(struct str t, size_t *pos)
{
	size_t p = *pos;

	if (date_take_given(t, &p, "to") || date_take_given(t, &p, "through")
	    || date_take_given(t, &p, "until")) {
		*pos = date_skip_space(t, p);
		return JOIN_WORD;
	}
	if (date_take_dash(t, pos))
		return JOIN_DASH;
	if (!date_take_given(t, &p, "and")) {
		p = date_skip_space(t, p);
		if (p >= t.len || (t.ptr[p] != '&' && t.ptr[p] != '/'))
			return JOIN_NONE;
		p++;
	}
	*pos = date_skip_space(t, p);
	return JOIN_PAIR;
}

bool
date_is_written_month(struct str t, size_t month_at, const struct date_word *w)
{
	return date_is_ascii_upper(t.ptr[month_at]) || !(w->flags & WORD_DOUBTED);
}

/* "25 July", with a year or without. */
static bool
scan_day_month(struct str t, size_t at, struct date_expr *e)
{
	const struct date_word *w;
	size_t month_at;
	size_t pos = at;
	size_t end;
	int day;

	if (!date_take_day(t, &pos, &day))
		return false;
	w = take_month_after_day(t, &pos, &month_at);
	if (!w || !date_is_written_month(t, month_at, w))
		return false;
	e->from = (struct day){0, (uint8_t)w->value, (uint8_t)day};
	e->to = e->from;
	end = take_year_after(t, pos, e);
	return date_finish(e, at, end);
}

/* "Between 3 and 9 May" */
static bool
is_between(struct str t, size_t at)
{
	size_t start;

	return str_eq_nocase(date_word_before(t, at, &start), STR_LIT("between"));
}

/* "25-26 July", "25 to 26 July 2016", "25 July - 2 August 2016"; but "25 July
 * to 2 August" are two. */
static bool
scan_day_range(struct str t, size_t at, struct date_expr *e)
{
	struct date_expr last = blank();
	const struct date_word *w;
	size_t month_at;
	size_t pos = at;
	int first_year = 0;
	int day;

	if (!date_take_day(t, &pos, &day))
		return false;
	w = take_month_after_day(t, &pos, &month_at);
	if (w) {
		size_t end = pos;

		if (date_take_year_tail(t, &end, &last))
			pos = end;
		first_year = last.from.year;
		last = blank();
	}
	enum day_join join = take_day_join(t, &pos);
	if (join == JOIN_NONE || (w && join != JOIN_DASH))
		return false;
	if (!scan_day_month(t, pos, &last))
		return false;
	if (join == JOIN_PAIR && last.from.day != day + 1 && !is_between(t, at))
		return false;
	*e = last;
	e->from.day = (uint8_t)day;
	if (w)
		e->from.month = (uint8_t)w->value;
	if (first_year != 0)
		e->from.year = (int16_t)first_year;
	return date_finish(e, at, span_end(last.at));
}

/* "1990s", "1990's" */
static bool
scan_decade(struct str t, size_t at, struct date_expr *e)
{
	size_t pos = at;
	size_t len;
	int year;

	if (!date_take_digits(t, &pos, 4, &year) || year % 10 != 0 || year < 1000
	    || year > 2199 || pos >= t.len)
		return false;
	if (t.ptr[pos] == '\'' || utf8_get(t, pos, &len) == 0x2019)
		pos += t.ptr[pos] == '\'' ? 1 : 3;
	if (pos >= t.len || t.ptr[pos] != 's'
	    || (pos + 1 < t.len && date_is_ascii_letter(t.ptr[pos + 1])))
		return false;
	e->from.year = (int16_t)year;
	e->to.year = (int16_t)(year + 9);
	return date_finish(e, at, pos + 1);
}

/* "19th century" */
static bool
scan_century(struct str t, size_t at, struct date_expr *e)
{
	size_t pos = at;
	int n;

	if (!date_take_day(t, &pos, &n) || n < 5 || n > 21
	    || date_is_ascii_digit(t.ptr[pos - 1]))
		return false;
	if (!date_take_given(t, &pos, "century"))
		return false;
	if (str_eq_nocase(date_word_after(t, pos), STR_LIT("BC")))
		return false;
	e->from.year = (int16_t)(n * 100 - 99);
	e->to.year = (int16_t)(n * 100);
	return date_finish(e, at, pos);
}

/* The end of "2016-2020", "1994-95", "2015/16", "2020/2021"; 0 if none. */
static int
take_second_year(struct str t, size_t *pos, int first)
{
	size_t p = *pos;
	bool is_slash = p < t.len && t.ptr[p] == '/';
	int year;

	if (is_slash)
		p++;
	else if (!date_take_dash(t, &p))
		return 0;
	if (date_take_year(t, &p, &year)) {
		if (year <= first || (is_slash && year != first + 1))
			return 0;
		*pos = p;
		return year;
	}
	if (!date_take_digits(t, &p, 2, &year) || is_digit_at(t, p)
	    || (p < t.len && date_is_ascii_letter(t.ptr[p])))
		return 0;
	year += first - first % 100;
	if (year <= first || (is_slash && year != first + 1))
		return 0;
	*pos = p;
	return year;
}

/* Neighbours say that the number counts, measures or numbers something. */
static bool
is_counted(struct str t, size_t end, struct str cue, bool is_year_cue)
{
	struct str after = date_word_after(t, end);

	if (date_is_number_cue(cue) || date_is_counted(after))
		return true;
	if (date_is_amount_cue(cue))
		return after.len > 0 && !date_is_ascii_upper(after.ptr[0]);
	if (is_year_cue || after.len < 4)
		return false;
	/* "1065 villas", but "2019 elections" has an article before it and is
	 * a year; without one a lower-case plural is counted. */
	return !date_is_ascii_upper(after.ptr[0])
	       && after.ptr[after.len - 1] == 's';
}

/* "No. 2017" */
static bool
is_numbered(struct str t, size_t at)
{
	size_t start;
	struct str word;

	while (at > 0 && t.ptr[at - 1] == ' ')
		at--;
	if (at == 0 || t.ptr[at - 1] != '.')
		return false;
	word = date_word_before(t, at - 1, &start);
	return str_eq_nocase(word, STR_LIT("no")) || str_eq_nocase(word, STR_LIT("nos"));
}

/* "2016/679": a number of papers. */
static bool
is_part_of_number(struct str t, size_t end)
{
	size_t pos = end + 1;

	if (end >= t.len || t.ptr[end] != '/')
		return false;
	while (is_digit_at(t, pos))
		pos++;
	return pos - end - 1 == 3 || pos - end - 1 > 4;
}

/* "2010 Main Street": a house, unless something was "in 2010". */
static bool
is_house(struct str t, size_t end, struct str cue)
{
	static const char *const streets[] = {
		"avenue", "ave", "boulevard", "blvd", "drive", "lane", "rd", "road", "street",
	};
	static const char *const cues[] = {"by", "during", "in", "of", "since", "until"};
	enum { MOST = 4 };

	if (STR_IN_NOCASE(cue, cues))
		return false;
	for (int i = 0; i < MOST; i++) {
		size_t pos = date_skip_space(t, end);
		struct str word;

		if (pos == end || !date_take_word(t, &pos, &word) || !date_is_ascii_upper(word.ptr[0]))
			return false;
		if (STR_IN_NOCASE(word, streets))
			return i > 0;
		end = pos + (pos < t.len && t.ptr[pos] == '.');
	}
	return false;
}

/* A year alone, in "2016-2020", "(2016)". */
static bool
scan_year(struct str t, size_t at, struct date_expr *e)
{
	size_t start;
	struct str cue = date_word_before(t, at, &start);
	bool is_cued = date_is_year_cue(cue);
	size_t pos = at;
	int first;
	int last;

	if (!date_take_year(t, &pos, &first))
		return false;
	last = take_second_year(t, &pos, first);
	if (before(t, at) == '(' || before(t, at) == '[')
		is_cued = true;
	if (last == 0 && !is_cued && (first < 1900 || first > 2099))
		return false;
	if (pos < t.len && utf8_get(t, pos, &(size_t){0}) == 0xD7)
		return false;
	if (last == 0 && (is_counted(t, pos, cue, is_cued) || is_numbered(t, at)
	                  || is_part_of_number(t, pos) || is_house(t, pos, cue)))
		return false;
	e->from.year = (int16_t)first;
	e->to.year = (int16_t)(last != 0 ? last : first);
	e->is_vague = str_eq_nocase(cue, STR_LIT("early"))
	              || str_eq_nocase(cue, STR_LIT("late"))
	              || str_eq_nocase(cue, STR_LIT("mid"));
	return date_finish(e, at, pos);
}

/* "2016-05": a month, where it cannot be the range 2016 to 2105. */
static bool
scan_year_month(struct str t, size_t at, struct date_expr *e)
{
	size_t pos = at;
	int year;
	int month;

	if (!date_take_digits(t, &pos, 4, &year) || pos >= t.len
	    || t.ptr[pos++] != '-' || !date_take_digits(t, &pos, 2, &month))
		return false;
	if (year < 1900 || year > 2099 || month < 1 || month > 12
	    || month > year % 100 || is_digit_at(t, pos)
	    || (pos < t.len && (t.ptr[pos] == '-' || date_is_ascii_letter(t.ptr[pos]))))
		return false;
	e->from = (struct day){(int16_t)year, (uint8_t)month, 0};
	e->to = e->from;
	return date_finish(e, at, pos);
}

/* "3Q2022", "3Q 2022" */
static bool
scan_quarter(struct str t, size_t at, struct date_expr *e)
{
	size_t pos = at;
	int quarter;
	int year;

	if (!date_take_digits(t, &pos, 1, &quarter) || quarter < 1 || quarter > 4
	    || pos >= t.len || t.ptr[pos++] != 'Q')
		return false;
	pos = date_skip_space(t, pos);
	if (!date_take_year(t, &pos, &year))
		return false;
	e->from = (struct day){(int16_t)year, (uint8_t)(quarter * 3 - 2), 0};
	e->to = (struct day){(int16_t)year, (uint8_t)(quarter * 3), 0};
	return date_finish(e, at, pos);
}

/* "11 days ago" */
static bool
scan_ago(struct str t, size_t at, struct date_expr *e)
{
	const struct date_word *unit;
	size_t pos = at;
	int n = 0;

	while (is_digit_at(t, pos) && n < 1000)
		n = n * 10 + (t.ptr[pos++] - '0');
	if (is_digit_at(t, pos) || n == 0)
		return false;
	pos = date_skip_space(t, pos);
	unit = date_take_class(t, &pos, WORD_UNIT);
	if (!unit || unit->flags & WORD_SHORT || !date_take_given(t, &pos, "ago"))
		return false;
	e->form = DATE_RELATIVE;
	e->unit = (enum date_unit)unit->value;
	e->count = -n;
	return date_finish(e, at, pos);
}

bool
date_scan_number(struct str t, size_t at, struct date_expr *out)
{
	/* The longest first: a later one may begin like an earlier one. */
	static const struct {
		bool (*scan)(struct str, size_t, struct date_expr *);
		size_t least; /* digits that it begins with */
		size_t most;
	} forms[] = {
		{scan_iso, 4, 4},       {scan_packed, 8, 8},
		{scan_numeric, 1, 2},
		{scan_day_range, 1, 2}, {scan_day_month, 1, 2},
		{scan_century, 1, 2},   {scan_ago, 1, SIZE_MAX},
		{scan_quarter, 1, 1},   {scan_decade, 4, 4},
		{scan_year_month, 4, 4}, {scan_year, 4, SIZE_MAX}, /* and a glued time */
	};
	size_t ndigit = 1;

	if (is_inside_number(t, at))
		return false;
	while (is_digit_at(t, at + ndigit))
		ndigit++;
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		*out = blank();
		if (ndigit >= forms[i].least && ndigit <= forms[i].most
		    && forms[i].scan(t, at, out))
			return true;
	}
	return false;
}
