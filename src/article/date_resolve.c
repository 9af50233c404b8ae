/* SPDX-License-Identifier: MIT */
/*
 * What day a date expression means, by the day its article was written.  Only
 * what both know is said: without a written year "April 26th" has none, and
 * without a written day "Tuesday" means nothing.
 */
#include "article/date_int.h"

#include <stdlib.h>

#include "text/banned.h"

enum {
	FIRST_YEAR = 1,
	LAST_YEAR = 9998 /* a week more is still a date */
};

/* Day number of a day known from its month on; the middle of a month. */
static int32_t
number_of(struct day d, int year)
{
	int last = day_month_length(year, d.month);
	int day = d.day == 0 ? 15 : d.day > last ? last : d.day;

	return day_number((struct day){(int16_t)year, d.month, (uint8_t)day});
}

static bool
is_known_year(int year)
{
	return year >= FIRST_YEAR && year <= LAST_YEAR;
}

/* Whether the day or the months of `e` in `year` lie on the side that "last"
 * or "next" asks for: "last May" in May is the one before, "last summer" in July
 * too. */
static bool
is_on_side(const struct date_expr *e, int year, struct day written)
{
	int length = e->to.month - e->from.month + (e->to.month < e->from.month) * 12;
	int months = (year - written.year) * 12 + e->from.month - written.month;

	if (e->direction == 0)
		return true;
	if (months != 0 || e->from.day == 0 || written.day == 0)
		return e->direction < 0 ? months + length < 0 : months > 0;
	return e->direction < 0 ? e->from.day < written.day
	                        : e->from.day > written.day;
}

/* How far off a day is thought, for each day that it is.  News looks back
 * further than it looks ahead; a sentence that says which, hardly ever the other
 * way; and what has a date already, by a day or two. */
static int32_t
weight_of(enum date_look look, bool is_ahead)
{
	const int32_t near = 2;

	if (look == DATE_LOOK_AROUND)
		return is_ahead ? 3 : near;
	if (is_ahead == (look == DATE_LOOK_AHEAD))
		return near;
	return look == DATE_LOOK_PAST ? 200 : 30;
}

/* The year that puts the day nearest to `written`, on the side asked for; 0
 * when that cannot be known.  A weekday named with it must agree, if any does. */
static int
nearest_year(const struct date_expr *e, struct day written, enum date_look look)
{
	int32_t best_distance = INT32_MAX;
	int best = 0;

	if (written.year == 0 || written.month == 0)
		return 0;
	for (int year = written.year - 1; year <= written.year + 1; year++) {
		struct day d = {(int16_t)year, e->from.month, e->from.day};
		int32_t distance;

		if (!is_known_year(year) || !day_is_valid(d)
		    || !is_on_side(e, year, written))
			continue;
		distance = number_of(d, year) - number_of(written, written.year);
		distance *= weight_of(look, distance > 0);
		distance = distance < 0 ? -distance : distance;
		if (e->weekday >= 0 && d.day != 0 && day_weekday(d) != e->weekday)
			distance += 3 * 366;
		if (distance < best_distance) {
			best_distance = distance;
			best = year;
		}
	}
	return best;
}

static void
absolute(const struct date_expr *e, struct day written, enum date_look look,
         struct day *from, struct day *to)
{
	int year;

	*from = e->from;
	*to = e->to;
	if (e->from.year != 0 || e->from.month == 0)
		return;
	year = nearest_year(e, written, look);
	if (e->unit == DATE_YEAR)
		year = written.year != 0 ? written.year + e->count : 0;
	if (year == 0 || !is_known_year(year))
		return;
	from->year = (int16_t)year;
	to->year = (int16_t)year;
	if (day_cmp(*to, *from) < 0)
		to->year++;
	if (!day_is_valid(*from) || !day_is_valid(*to))
		*from = *to = DAY_NONE;
}

static struct day
moved(struct day d, int days)
{
	int32_t n = day_number(d) + days;

	if (n < day_number((struct day){FIRST_YEAR, 1, 1})
	    || n > day_number((struct day){LAST_YEAR, 12, 31}))
		return DAY_NONE;
	return day_from_number(n);
}

static struct day
weekday(const struct date_expr *e, struct day written, enum date_look look)
{
	int back;

	if (!day_is_full(written))
		return DAY_NONE;
	back = (day_weekday(written) - e->weekday + 7) % 7;
	if (e->direction > 0 || (e->direction == 0 && look == DATE_LOOK_AHEAD)) {
		int ahead = (7 - back) % 7;

		return moved(written, ahead == 0 && e->direction > 0 ? 7 : ahead);
	}
	return moved(written, -(back == 0 && e->direction < 0 ? 7 : back));
}

/* Days: also of a written day without a year, as long as its month lasts. */
static void
relative_day(int count, struct day written, struct day *from)
{
	int day = written.day + count;

	if (day_is_full(written))
		*from = moved(written, count);
	else if (count == 0)
		*from = written;
	else if (written.day != 0 && day >= 1 && day <= 28)
		*from = (struct day){0, written.month, (uint8_t)day};
}

static void
relative_week(const struct date_expr *e, struct day written, struct day *from,
              struct day *to)
{
	struct day monday;

	if (!day_is_full(written))
		return;
	monday = moved(written, e->count * 7 - day_weekday(written));
	if (day_is_none(monday))
		return;
	*from = e->unit == DATE_WEEKEND ? moved(monday, 5) : monday;
	*to = moved(monday, 6);
}

/* Months, in steps of `size` (3 for quarters), from the step of `written`. */
static void
relative_months(int count, int size, struct day written, struct day *from,
                struct day *to)
{
	int first;

	if (written.year == 0 || written.month == 0)
		return;
	first = (written.year * 12 + written.month - 1) / size * size;
	first += count * size;
	if (!is_known_year(first / 12))
		return;
	*from = (struct day){(int16_t)(first / 12), (uint8_t)(first % 12 + 1), 0};
	*to = (struct day){from->year, (uint8_t)(from->month + size - 1), 0};
}

static void
relative_years(int count, int size, struct day written, struct day *from,
               struct day *to)
{
	int first;

	if (written.year == 0)
		return;
	first = written.year / size * size + count * size;
	if (!is_known_year(first) || !is_known_year(first + size - 1))
		return;
	*from = (struct day){(int16_t)first, 0, 0};
	*to = (struct day){(int16_t)(first + size - 1), 0, 0};
}

static void
relative(const struct date_expr *e, struct day written, enum date_look look,
         struct day *from, struct day *to)
{
	switch (e->unit) {
	case DATE_DAY:
		relative_day(e->count, written, from);
		*to = *from;
		break;
	case DATE_WEEK:
	case DATE_WEEKEND:
		relative_week(e, written, from, to);
		break;
	case DATE_MONTH:
		relative_months(e->count, 1, written, from, to);
		break;
	case DATE_QUARTER:
		relative_months(e->count, 3, written, from, to);
		break;
	case DATE_YEAR:
		relative_years(e->count, 1, written, from, to);
		break;
	case DATE_SEASON:
		absolute(e, written, look, from, to);
		break;
	case DATE_DECADE:
		relative_years(e->count, 10, written, from, to);
		break;
	}
}

void
date_value(const struct date_expr *e, struct day written, enum date_look look,
           struct day *from, struct day *to)
{
	*from = DAY_NONE;
	*to = DAY_NONE;
	if (!day_is_valid(written))
		written = DAY_NONE;
	switch (e->form) {
	case DATE_ABSOLUTE:
		absolute(e, written, look, from, to);
		break;
	case DATE_WEEKDAY:
		*from = weekday(e, written, look);
		*to = *from;
		break;
	case DATE_RELATIVE:
		relative(e, written, look, from, to);
		break;
	}
}

bool
date_resolve(const struct date_expr *e, struct day written, enum date_look look,
             struct buf *out)
{
	struct day from;
	struct day to;

	date_value(e, written, look, &from, &to);
	if (day_is_none(from))
		return false;
	day_format_range(out, from, to);
	return true;
}
