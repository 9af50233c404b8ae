/* SPDX-License-Identifier: MIT */
/*
 * Calendar arithmetic on the Gregorian calendar, extended backwards.  Days
 * are counted in years that begin in March, so that the leap day comes last
 * and month lengths follow one formula.
 */
#include "text/day.h"

#include <assert.h>

#include "text/banned.h"

enum {
	DAYS_400 = 146097,  /* in 400 years */
	EPOCH = 719468      /* from 0000-03-01 to 1970-01-01 */
};

static bool
is_leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int
day_month_length(int year, int month)
{
	static const int lengths[] = {31, 28, 31, 30, 31, 30,
	                              31, 31, 30, 31, 30, 31};

	assert(month >= 1 && month <= 12);
	/* A year that is not known may be a leap year. */
	if (month == 2 && (year == 0 || is_leap(year)))
		return 29;
	return lengths[month - 1];
}

bool
day_is_valid(struct day d)
{
	if (d.year < 0 || d.year > 9999 || d.month > 12)
		return false;
	if (d.month == 0)
		return d.day == 0;
	return d.day <= day_month_length(d.year, d.month);
}

bool
day_take_number(struct str s, size_t *at, size_t most, uint32_t *out)
{
	size_t end = *at;

	while (end < s.len && end - *at < most && s.ptr[end] >= '0' && s.ptr[end] <= '9')
		end++;
	if (end == *at || !str_to_u32(str_sub(s, *at, end), out))
		return false;
	*at = end;
	return true;
}

struct day
day_of_parts(uint32_t year, uint32_t month, uint32_t day)
{
	struct day d;

	if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31)
		return DAY_NONE;
	d = (struct day){(int16_t)year, (uint8_t)month, (uint8_t)day};
	return day_is_valid(d) ? d : DAY_NONE;
}

/* 0 to 99 with a leading zero. */
static void
add_two_digits(struct buf *out, int n)
{
	char two[2] = {(char)('0' + n / 10 % 10), (char)('0' + n % 10)};

	buf_add(out, str_from(two, sizeof two));
}

void
day_format(struct buf *out, struct day d)
{
	if (day_is_none(d))
		return;
	assert(d.year >= 0 && d.year <= 9999);
	if (d.year != 0) {
		add_two_digits(out, d.year / 100);
		add_two_digits(out, d.year % 100);
	} else {
		buf_add_cstr(out, "XXXX");
	}
	if (d.month == 0)
		return;
	buf_add_char(out, '-');
	add_two_digits(out, d.month);
	if (d.day == 0)
		return;
	buf_add_char(out, '-');
	add_two_digits(out, d.day);
}

void
day_format_range(struct buf *out, struct day from, struct day to)
{
	if (day_is_none(from))
		return;
	day_format(out, from);
	if (!day_is_none(to) && day_cmp(from, to) != 0) {
		buf_add_char(out, '/');
		day_format(out, to);
	}
}

/* A number of exactly `s.len` digits from 1 on, which all parts are. */
static bool
part(struct str s, uint32_t *out)
{
	return str_to_u32(s, out) && *out > 0;
}

bool
day_parse(struct str s, struct day *out)
{
	struct day d = DAY_NONE;
	uint32_t n;

	*out = DAY_NONE;
	if (s.len != 4 && s.len != 7 && s.len != 10)
		return false;
	if (!str_eq(str_sub(s, 0, 4), STR_LIT("XXXX"))) {
		if (!part(str_sub(s, 0, 4), &n))
			return false;
		d.year = (int16_t)n;
	}
	if (s.len >= 7) {
		if (s.ptr[4] != '-' || !part(str_sub(s, 5, 7), &n))
			return false;
		d.month = (uint8_t)n;
	}
	if (s.len == 10) {
		if (s.ptr[7] != '-' || !part(str_sub(s, 8, 10), &n))
			return false;
		d.day = (uint8_t)n;
	}
	if (day_is_none(d) || !day_is_valid(d))
		return false;
	*out = d;
	return true;
}

int32_t
day_number(struct day d)
{
	int32_t month;  /* from March */
	int32_t year;   /* that began in March */
	int32_t in_400; /* years since the last multiple of 400 */

	assert(day_is_full(d) && day_is_valid(d));
	month = (d.month + 9) % 12;
	year = d.year - (d.month <= 2);
	in_400 = year % 400;
	return year / 400 * DAYS_400 + in_400 * 365 + in_400 / 4 - in_400 / 100
	       + (month * 153 + 2) / 5 + d.day - 1 - EPOCH;
}

struct day
day_from_number(int32_t n)
{
	int32_t days = n + EPOCH;
	int32_t in_400;
	int32_t years;
	int32_t in_year;
	int32_t month; /* from March */
	int32_t year;

	/* 0001-01-01 … 9999-12-31 */
	assert(days >= 306 && days <= 3652364);
	in_400 = days % DAYS_400;
	years = (in_400 - in_400 / 1460 + in_400 / 36524 - in_400 / 146096) / 365;
	in_year = in_400 - (years * 365 + years / 4 - years / 100);
	month = (in_year * 5 + 2) / 153;
	year = days / DAYS_400 * 400 + years + (month >= 10);
	return (struct day){
		.year = (int16_t)year,
		.month = (uint8_t)(month < 10 ? month + 3 : month - 9),
		.day = (uint8_t)(in_year - (month * 153 + 2) / 5 + 1),
	};
}

int
day_weekday(struct day d)
{
	/* 1970-01-01 was a Thursday. */
	int rest = (int)((day_number(d) + 3) % 7);

	return rest < 0 ? rest + 7 : rest;
}

/* Parts in order; the unknown one (0) after all known ones. */
static int
part_cmp(int a, int b)
{
	if (a == b)
		return 0;
	if (a == 0 || b == 0)
		return a == 0 ? 1 : -1;
	return a < b ? -1 : 1;
}

int
day_cmp(struct day a, struct day b)
{
	int order = part_cmp(a.year, b.year);

	if (order == 0)
		order = part_cmp(a.month, b.month);
	if (order == 0)
		order = part_cmp(a.day, b.day);
	return order;
}
