/* SPDX-License-Identifier: MIT */
/*
 * Date expressions that lean on the present or on a year named after them:
 * "today", "last year", "two weeks ago", "autumn of 2016", "the third quarter
 * of 2016", "New Year's Eve".  They begin with a word of the table in
 * date_words.c, which the caller has looked up.
 */
#include "article/date_int.h"

#include "text/utf8.h"

#include "text/banned.h"

/* "Russia Today", "USA Today": a name, not a day. */
static bool
is_in_name(struct str t, size_t at)
{
	size_t start;
	struct str before;

	if (!date_is_ascii_upper(t.ptr[at]))
		return false;
	before = date_word_before(t, at, &start);
	return before.len > 0 && date_is_ascii_upper(before.ptr[0]);
}

static bool
scan_today(struct str t, size_t at, const struct date_word *w,
           struct date_expr *e)
{
	if (is_in_name(t, at))
		return false;
	e->form = DATE_RELATIVE;
	e->unit = DATE_DAY;
	e->count = w->value;
	return date_finish(e, at, at + strlen(w->form));
}

/* "day before yesterday", "day after tomorrow" */
static bool
scan_day_beyond(struct str t, size_t at, const struct date_word *w, struct date_expr *e)
{
	size_t pos = at + strlen(w->form);
	int beyond = -1;

	if (!date_take_given(t, &pos, "before")) {
		if (!date_take_given(t, &pos, "after"))
			return false;
		beyond = 1;
	}
	if (!date_take_given(t, &pos, beyond < 0 ? "yesterday" : "tomorrow"))
		return false;
	e->form = DATE_RELATIVE;
	e->unit = DATE_DAY;
	e->count = beyond * 2;
	return date_finish(e, at, pos);
}

/* "two weeks ago", "a decade ago" */
static bool
scan_ago(struct str t, size_t at, const struct date_word *w, struct date_expr *e)
{
	const struct date_word *unit;
	size_t pos = date_skip_space(t, at + strlen(w->form));

	unit = date_take_class(t, &pos, WORD_UNIT);
	if (!unit || unit->flags & WORD_SHORT || !date_take_given(t, &pos, "ago"))
		return false;
	e->form = DATE_RELATIVE;
	e->unit = (enum date_unit)unit->value;
	e->count = -w->value;
	if (e->unit == DATE_DECADE) {
		e->unit = DATE_YEAR;
		e->count *= 10;
	}
	return date_finish(e, at, pos);
}

/* A season has three months; winter ends in the next year. */
static void
set_season(struct date_expr *e, int first, int year)
{
	int last = first + 2 > 12 ? first + 2 - 12 : first + 2;

	e->from = (struct day){(int16_t)year, (uint8_t)first, 0};
	e->to = (struct day){(int16_t)(year != 0 && last < first ? year + 1 : year),
	                     (uint8_t)last, 0};
}

/* "autumn of 2016", "summer 2016", "spring of this year" */
static bool
scan_season(struct str t, size_t at, const struct date_word *w,
            struct date_expr *e)
{
	struct date_expr year = {.weekday = -1};
	size_t pos = at + strlen(w->form);
	const struct date_word *way;

	if (date_take_year_tail(t, &pos, &year)) {
		set_season(e, w->value, year.from.year);
		return date_finish(e, at, pos);
	}
	if (!date_take_given(t, &pos, "of"))
		return false;
	pos = date_skip_space(t, pos);
	way = date_take_class(t, &pos, WORD_DIRECTION);
	if (!way || !date_take_given(t, &pos, "year"))
		return false;
	set_season(e, w->value, 0);
	e->unit = DATE_YEAR;
	e->count = way->value;
	return date_finish(e, at, pos);
}

/* "morning", "afternoon", "evening", "night" */
static bool
take_part_of_day(struct str t, size_t *pos)
{
	return date_take_given(t, pos, "morning")
	       || date_take_given(t, pos, "afternoon")
	       || date_take_given(t, pos, "evening")
	       || date_take_given(t, pos, "night");
}

/* "November last year", "June of this year": said with the month already. */
static bool
is_after_month(struct str t, size_t at)
{
	size_t start;
	struct str before = date_word_before(t, at, &start);
	const struct date_word *w;

	if (str_eq(before, STR_LIT("of")))
		before = date_word_before(t, start, &start);
	w = date_word_find(before);
	return w && w->class == WORD_MONTH && date_is_ascii_upper(before.ptr[0]);
}

/* "last year", "next week", "this month", "last summer", "last night" */
static bool
scan_direction(struct str t, size_t at, const struct date_word *way,
               struct date_expr *e)
{
	const struct date_word *w;
	size_t pos = at + strlen(way->form);
	size_t end = pos;
	size_t p = date_skip_space(t, pos);

	e->direction = way->value;
	if (way->value <= 0 && take_part_of_day(t, &end)) {
		e->form = DATE_RELATIVE;
		e->count = way->value;
		return date_finish(e, at, end);
	}
	w = date_take_class(t, &p, WORD_SEASON);
	if (w) {
		set_season(e, w->value, 0);
		e->form = DATE_RELATIVE;
		e->unit = DATE_SEASON;
		return date_finish(e, at, p);
	}
	w = date_take_class(t, &p, WORD_UNIT);
	/* "this day", "the last day": one of several, not a date. */
	if (!w || w->flags & (WORD_PLURAL | WORD_SHORT) || w->value == DATE_DAY
	    || (w->value == DATE_YEAR && is_after_month(t, at)))
		return false;
	e->form = DATE_RELATIVE;
	e->unit = (enum date_unit)w->value;
	e->count = way->value;
	return date_finish(e, at, p);
}

/* "third quarter of 2016", "first quarter of this year"; `n` is its number,
 * `pos` after it. */
static bool
scan_quarter(struct str t, size_t at, size_t pos, int n, struct date_expr *e)
{
	struct date_expr year = {.weekday = -1};
	const struct date_word *way;
	size_t end = pos;

	e->from = (struct day){0, (uint8_t)(n * 3 - 2), 0};
	e->to = (struct day){0, (uint8_t)(n * 3), 0};
	if (date_take_year_tail(t, &end, &year)) {
		e->from.year = year.from.year;
		e->to.year = year.from.year;
		return date_finish(e, at, end);
	}
	if (!date_take_given(t, &pos, "of"))
		return false;
	pos = date_skip_space(t, pos);
	way = date_take_class(t, &pos, WORD_DIRECTION);
	if (!way || !date_take_given(t, &pos, "year"))
		return false;
	e->unit = DATE_YEAR;
	e->count = way->value;
	return date_finish(e, at, pos);
}

/* "'s", "’s" */
static bool
take_genitive(struct str t, size_t *pos)
{
	size_t p = *pos;
	size_t len;

	if (p >= t.len)
		return false;
	if (t.ptr[p] != '\'' && utf8_get(t, p, &len) != 0x2019)
		return false;
	p += t.ptr[p] == '\'' ? 1 : 3;
	if (p >= t.len || t.ptr[p] != 's')
		return false;
	*pos = p + 1;
	return true;
}

/* "Christmas Day", "Christmas Eve", "New Year's Day", "New Year’s Eve" */
static bool
scan_holiday(struct str t, size_t at, const struct date_word *w,
             struct date_expr *e)
{
	size_t pos = at + strlen(w->form);
	bool is_eve;

	if (!date_is_ascii_upper(t.ptr[at]))
		return false;
	if (w->flags & WORD_DOUBTED
	    && (!date_take_given(t, &pos, "year") || !take_genitive(t, &pos)))
		return false;
	is_eve = w->value != 1226 && date_take_given(t, &pos, "eve");
	if (!is_eve && !date_take_given(t, &pos, "day"))
		return false;
	e->from = (struct day){0, (uint8_t)(w->value / 100), (uint8_t)(w->value % 100)};
	if (is_eve)
		e->from = w->value == 101 ? (struct day){0, 12, 31}
		                          : (struct day){0, 12, 24};
	e->to = e->from;
	(void)date_take_year_tail(t, &pos, e);
	return date_finish(e, at, pos);
}

bool
date_scan_relative(struct str t, size_t at, const struct date_word *w,
                   struct date_expr *out)
{
	size_t pos = at + strlen(w->form);
	int n;

	switch ((enum date_class)w->class) {
	case WORD_TODAY:
		return scan_today(t, at, w, out);
	case WORD_NUMBER:
		return scan_ago(t, at, w, out);
	case WORD_SEASON:
		return scan_season(t, at, w, out);
	case WORD_DIRECTION:
		return scan_direction(t, at, w, out);
	case WORD_HOLIDAY:
		return scan_holiday(t, at, w, out);
	case WORD_ORDINAL:
		if (!date_take_given(t, &pos, "quarter"))
			return false;
		return scan_quarter(t, at, pos, w->value, out);
	case WORD_UNIT: /* "Q3 2016" */
		if (w->value == DATE_DAY && !(w->flags & WORD_PLURAL))
			return scan_day_beyond(t, at, w, out);
		if (!(w->flags & WORD_SHORT) || !date_take_digits(t, &pos, 1, &n)
		    || n < 1 || n > 4)
			return false;
		return scan_quarter(t, at, pos, n, out);
	case WORD_MONTH:
	case WORD_WEEKDAY:
	case WORD_VAGUE:
		break;
	}
	return false;
}
