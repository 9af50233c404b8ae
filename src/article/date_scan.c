/* SPDX-License-Identifier: MIT */
/*
 * The date grammar: expressions that begin with a month or a weekday, and the
 * one way in.  Written as readers that try the longest form first; each form
 * is one function.  Numbers are in date_number.c, relative ones in
 * date_relative.c, the words in date_words.c.
 */
#include "article/date_int.h"

#include "text/utf8.h"

#include "text/banned.h"

static struct date_expr
blank(void)
{
	return (struct date_expr){.at = SPAN_NONE, .weekday = -1};
}

/* A range that runs backwards crosses the end of a year ("30 December - 2
 * January 2017") or is none. */
static bool
order_range(struct date_expr *e)
{
	if (e->from.year != 0 && e->from.year == e->to.year
	    && e->from.month > e->to.month && e->from.month != 0
	    && e->to.month != 0)
		e->from.year--;
	if (e->from.year > e->to.year)
		return false;
	return e->from.month != e->to.month || e->from.year != e->to.year
	       || e->from.day <= e->to.day;
}

bool
date_finish(struct date_expr *e, size_t at, size_t end)
{
	e->at = span_from_to((uint32_t)at, (uint32_t)end);
	if (e->form != DATE_ABSOLUTE)
		return true;
	return day_is_valid(e->from) && day_is_valid(e->to) && order_range(e);
}

static void
set_year(struct date_expr *e, int year)
{
	e->from.year = (int16_t)year;
	e->to.year = (int16_t)year;
}

/* " last year", " this year", " of next year" */
static bool
take_said_year(struct str t, size_t *pos, struct date_expr *e)
{
	const struct date_word *way;
	size_t p = *pos;

	(void)date_take_given(t, &p, "of");
	p = date_skip_space(t, p);
	way = date_take_class(t, &p, WORD_DIRECTION);
	if (!way || !date_take_given(t, &p, "year"))
		return false;
	e->unit = DATE_YEAR;
	e->count = way->value;
	*pos = p;
	return true;
}

bool
date_take_year_tail(struct str t, size_t *pos, struct date_expr *e)
{
	size_t p = *pos;
	int year;

	if (!date_take_given(t, &p, "of")) {
		p = date_skip_space(t, p);
		if (p < t.len && t.ptr[p] == ',')
			p++;
	}
	p = date_skip_space(t, p);
	if (p == *pos || !date_take_year(t, &p, &year))
		return false;
	set_year(e, year);
	*pos = p;
	return true;
}

/* "June 18 to July 9, 2007" says the year of both.  Only a few bytes are looked
 * at: the second day may have a third behind it. */
void
date_borrow_year(struct str t, size_t pos, struct date_expr *e)
{
	enum { LONGEST_DAY = 28 }; /* "30th of September, 2007" */
	struct date_expr last;
	size_t p = pos;

	if (!date_take_given(t, &p, "to") && !date_take_given(t, &p, "through")
	    && !date_take_given(t, &p, "until"))
		return;
	p = date_skip_space(t, p);
	if (p >= t.len || !date_scan(str_sub(t, 0, p + LONGEST_DAY), (uint32_t)p, &last)
	    || last.form != DATE_ABSOLUTE || last.from.year == 0 || last.from.day == 0)
		return;
	set_year(e, last.from.year - (e->from.month > last.from.month));
}

/* The year after a complete day or month, said one way or the other: what is
 * said in words ("last year") stays outside of the span. */
static size_t
year_or_words(struct str t, size_t pos, struct date_expr *e)
{
	size_t p = pos;

	if (date_take_year_tail(t, &p, e))
		return p;
	p = pos;
	if (!take_said_year(t, &p, e))
		date_borrow_year(t, pos, e);
	return pos;
}

/* A second day after "July 25": "−26", " to 26", " and 26", "/26", "-August 2".
 * "July 25 to August 2" are two days, each said in full, and a mention each. */
static size_t
take_second_day(struct str t, size_t pos, struct date_expr *e)
{
	const struct date_word *month;
	size_t p = pos;
	bool is_pair = false;
	bool is_dash = false;
	int month_value = e->from.month;
	int day;

	if (p < t.len && t.ptr[p] == '/') {
		is_pair = true;
		p++;
	} else if (date_take_given(t, &p, "and")) {
		is_pair = true;
		p = date_skip_space(t, p);
	} else if (date_take_given(t, &p, "to") || date_take_given(t, &p, "through")
	           || date_take_given(t, &p, "until")) {
		p = date_skip_space(t, p);
	} else if (date_take_dash(t, &p)) {
		is_dash = true;
	} else {
		return pos;
	}
	month = is_dash ? date_take_class(t, &p, WORD_MONTH) : NULL;
	if (month) {
		month_value = month->value;
		p = date_skip_space(t, p);
	}
	if (!date_take_day(t, &p, &day))
		return pos;
	/* "On July 25 and 12 others", "July 25 - 3 dead": days in order only,
	 * and two joined by "and" only when they follow each other. */
	if (is_pair ? day != e->from.day + 1
	            : day <= e->from.day && month_value == e->from.month)
		return pos;
	e->to.month = (uint8_t)month_value;
	e->to.day = (uint8_t)day;
	return p;
}

/* "July 25", "July 25th", "July 25−26, 2016", "May 30-June 2" */
static bool
scan_month_day(struct str t, size_t at, size_t pos, struct date_expr *e)
{
	size_t p = date_skip_space(t, pos);
	struct date_expr with_range;
	size_t end;
	int day;

	if (!date_take_day(t, &p, &day))
		return false;
	e->from.day = (uint8_t)day;
	e->to.day = (uint8_t)day;
	with_range = *e;
	end = take_second_day(t, p, &with_range);
	if (end != p) {
		end = year_or_words(t, end, &with_range);
		if (date_finish(&with_range, at, end)) {
			*e = with_range;
			return true;
		}
	}
	end = year_or_words(t, p, e);
	return date_finish(e, at, end);
}

/* "January-March", "January to March 2016": the bare "to" needs the year. */
static size_t
take_second_month(struct str t, size_t pos, struct date_expr *e)
{
	struct date_expr with_range = *e;
	const struct date_word *month;
	size_t p = pos;
	bool is_dash = date_take_dash(t, &p);
	size_t end;

	if (!is_dash) {
		if (!date_take_given(t, &p, "to"))
			return pos;
		p = date_skip_space(t, p);
	}
	month = date_take_class(t, &p, WORD_MONTH);
	if (!month)
		return pos;
	with_range.to.month = (uint8_t)month->value;
	end = p;
	if (!date_take_year_tail(t, &end, &with_range) && !is_dash)
		return pos;
	*e = with_range;
	return end;
}

/* "January and April": `before` is the "and" at `start`. */
static bool
is_after_month(struct str t, size_t start, struct str before)
{
	const struct date_word *w;

	if (!str_eq(before, STR_LIT("and")) && !str_eq(before, STR_LIT("or")))
		return false;
	w = date_word_find(date_word_before(t, start, &start));
	return w && w->class == WORD_MONTH;
}

static bool
is_determiner(struct str word)
{
	static const char *const determiners[] = {"a", "its", "that", "the", "their"};

	for (size_t i = 0; i < sizeof determiners / sizeof *determiners; i++) {
		if (str_eq_nocase(word, str_of(determiners[i])))
			return true;
	}
	return false;
}

/* A month standing alone: the doubtful ones need something that makes them
 * months, the short ones always do. */
static bool
is_lone_month(struct str t, size_t at, size_t end, const struct date_word *w)
{
	size_t start;
	struct str before = date_word_before(t, at, &start);
	struct str after = date_word_after(t, end);
	struct date_expr unused = blank();
	bool is_doubted = (w->flags & WORD_DOUBTED) != 0;

	if (!date_is_ascii_upper(t.ptr[at]))
		return false;
	if (date_is_month_cue(before) || take_said_year(t, &end, &unused))
		return true;
	if (w->flags & WORD_SHORT)
		return false;
	/* "the May election", but not "the March for Life". */
	if (is_determiner(before))
		return !is_doubted || (after.len > 0 && !date_is_month_cue(after));
	if (is_after_month(t, start, before))
		return true;
	/* "Theresa May", "June Smith": neighbours make it part of a name. */
	if (after.len > 0 && date_is_ascii_upper(after.ptr[0]))
		return !is_doubted && before.len > 0;
	if (is_doubted && before.len > 0 && date_is_ascii_upper(before.ptr[0]))
		return false;
	return !is_doubted || (w->value != 3 && w->value != 5);
}

/* What stands before a name of a day or a month and leans on it. */
static void
look_back(struct str t, size_t at, struct date_expr *e)
{
	size_t start;
	struct str before = date_word_before(t, at, &start);
	const struct date_word *w;

	if (str_eq_nocase(before, STR_LIT("of")))
		before = date_word_before(t, start, &start);
	w = date_word_find(before);
	if (!w)
		return;
	if (w->class == WORD_DIRECTION)
		e->direction = w->value;
	if (w->class == WORD_VAGUE)
		e->is_vague = true;
}

static bool
scan_month(struct str t, size_t at, struct date_expr *out)
{
	struct date_expr e = blank();
	size_t pos = at;
	const struct date_word *w = date_take_class(t, &pos, WORD_MONTH);
	size_t end;

	if (!w)
		return false;
	e.from = e.to = (struct day){0, (uint8_t)w->value, 0};
	look_back(t, at, &e);
	*out = e;
	if (date_is_written_month(t, at, w) && scan_month_day(t, at, pos, out) &&
	    (date_is_ascii_upper(t.ptr[at]) ||
	     !date_is_counted(date_word_after(t, span_end(out->at)))))
		return true;
	*out = e;
	end = take_second_month(t, pos, out);
	if (end != pos)
		return date_is_ascii_upper(t.ptr[at]) && date_finish(out, at, end);
	*out = e;
	end = pos;
	if (date_take_year_tail(t, &end, out))
		return date_is_ascii_upper(t.ptr[at]) && date_finish(out, at, end);
	if (!is_lone_month(t, at, pos, w))
		return false;
	(void)take_said_year(t, &end, out);
	return date_finish(out, at, pos);
}

/* The date after a weekday: "Tuesday, 5 June", "Monday the 18th of July" */
static bool
scan_weekday_date(struct str t, size_t at, size_t pos, struct date_expr *e)
{
	int weekday = e->weekday;
	size_t p = date_skip_space(t, pos);

	if (p < t.len && t.ptr[p] == ',')
		p = date_skip_space(t, p + 1);
	if (p == pos)
		return false;
	if (p < t.len && t.ptr[p] == 't') {
		p--;
		if (!date_take_given(t, &p, "the"))
			return false;
		p = date_skip_space(t, p);
	}
	if (p >= t.len)
		return false;
	if (date_is_ascii_digit(t.ptr[p])) {
		if (!date_scan_number(t, p, e) || e->from.day == 0)
			return false;
	} else if (!scan_month(t, p, e) || e->from.day == 0) {
		return false;
	}
	e->weekday = weekday;
	return date_finish(e, at, span_end(e->at));
}

static bool
scan_weekday(struct str t, size_t at, struct date_expr *out)
{
	struct date_expr e = blank();
	size_t pos = at;
	const struct date_word *w = date_take_class(t, &pos, WORD_WEEKDAY);
	size_t start;
	size_t after = pos;

	if (!w || !date_is_ascii_upper(t.ptr[at]))
		return false;
	e.weekday = w->value;
	*out = e;
	if (!(w->flags & WORD_PLURAL) && scan_weekday_date(t, at, pos, out))
		return true;
	if (w->flags & WORD_SHORT
	    || date_is_weekday_name(date_word_before(t, at, &start),
	                            date_word_after(t, pos)))
		return false;
	look_back(t, at, &e);
	*out = e;
	out->form = DATE_WEEKDAY;
	/* Every Sunday is a date in news, but none that has a value. */
	if (w->flags & WORD_PLURAL) {
		out->form = DATE_ABSOLUTE;
		out->weekday = -1;
	} else if (date_take_given(t, &after, "last")
	           && date_take_given(t, &after, "week")) {
		out->direction = -1;
	}
	return date_finish(out, at, pos);
}

bool
date_is_word(struct str word)
{
	/* Of longer ones the two first letters are looked at when it is looked for. */
	return (word.len > 1 || (word.len == 1 && date_word_begins(word.ptr[0], ' ')))
	       && date_word_find(word);
}

/* `at` does not go on with a word or number that began before it. */
static bool
is_at_start(struct str t, size_t at)
{
	uint32_t cp;
	size_t prev;
	size_t len;

	if (at == 0 || t.ptr[at - 1] == ' ')
		return true;
	prev = utf8_prev(t, at);
	cp = utf8_get(t, prev, &len);
	return !utf8_is_letter(cp) && !utf8_is_digit(cp) && cp != '_';
}

bool
date_scan(struct str text, uint32_t at, struct date_expr *out)
{
	const struct date_word *w;
	struct str word;
	size_t pos = at;

	*out = blank();
	if (at >= text.len
	    || !date_may_begin(text.ptr[at], at + 1 < text.len ? text.ptr[at + 1] : ' ')
	    || !is_at_start(text, at))
		return false;
	if (date_is_ascii_digit(text.ptr[at]))
		return date_scan_number(text, at, out);
	if (!date_take_word(text, &pos, &word))
		return false;
	w = date_word_find(word);
	if (!w)
		return false;
	if (w->class == WORD_MONTH)
		return scan_month(text, at, out);
	if (w->class == WORD_WEEKDAY)
		return scan_weekday(text, at, out);
	return date_scan_relative(text, at, w, out);
}
