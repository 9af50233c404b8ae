/* SPDX-License-Identifier: MIT */
/* See said_day.h. */
#include "article/said_day.h"

#include "article/date.h"

#include "text/banned.h"

enum {
	LOOKED_AT = 200, /* [B] of a date in words */
	COMPACT = 8      /* [B] of "20240514" */
};

static bool
is_digits(struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] < '0' || s.ptr[i] > '9')
			return false;
	}
	return s.len > 0;
}

struct day
said_day_iso(struct str s)
{
	struct day d = DAY_NONE;
	char sign = s.len > 4 ? s.ptr[4] : '\0';
	size_t step = sign == '-' || sign == '/' || sign == '.' ? 1 : 0;
	uint32_t parts[3];
	struct str year = str_sub(s, 0, 4);
	struct str month = str_sub(s, 4 + step, 6 + step);
	struct str day = str_sub(s, 6 + 2 * step, 8 + 2 * step);

	if (!is_digits(year) || !is_digits(month) || !is_digits(day)
	    || month.len < 2 || day.len < 2 || !str_to_u32(year, &parts[0])
	    || !str_to_u32(month, &parts[1]) || !str_to_u32(day, &parts[2])
	    || parts[0] < 1000 || parts[1] > 12 || parts[2] > 31)
		return DAY_NONE;
	d = (struct day){(int16_t)parts[0], (uint8_t)parts[1], (uint8_t)parts[2]};
	return day_is_valid(d) ? d : DAY_NONE;
}

/* "Aug" is 8; 0 if it is none. */
static uint8_t
month_of(struct str s)
{
	static const char months[] = "janfebmaraprmayjunjulaugsepoctnovdec";

	for (uint8_t month = 0; month < 12 && s.len == 3; month++)
		if (str_eq_nocase(s, str_from(months + 3 * (size_t)month, 3)))
			return (uint8_t)(month + 1);
	return 0;
}

/* "Wed Oct 10 20:19:24 +0000 2018": as C and Unix write it, the zone or not.
 * source  asctime() and date in POSIX */
static struct day
unix_day(struct str s, struct span *where)
{
	struct str parts[6];
	struct str rest = s;
	uint32_t day;
	uint32_t year;
	int n = 0;
	struct day d;

	while (n < 6 && rest.len > 0) {
		(void)str_cut(&rest, ' ', &parts[n]);
		n += parts[n].len > 0; /* "Oct  3" */
	}
	if (n < 5 || month_of(parts[1]) == 0 || !is_digits(parts[2])
	    || str_find_char(parts[3], ':') > 2 || !is_digits(parts[n - 1])
	    || parts[n - 1].len != 4 || !str_to_u32(parts[2], &day)
	    || !str_to_u32(parts[n - 1], &year) || day == 0 || day > 31)
		return DAY_NONE;
	d = (struct day){(int16_t)year, month_of(parts[1]), (uint8_t)day};
	*where = span_from_to((uint32_t)(parts[1].ptr - s.ptr),
	                      (uint32_t)(parts[2].ptr - s.ptr + (ptrdiff_t)parts[2].len));
	return day_is_valid(d) ? d : DAY_NONE;
}

/* "18 Aug 18 07:05" behind a weekday or not: the day as old programs write it
 * in mails and feeds. With a time behind it two figures are a year.
 * source  RFC 822; what the years mean: RFC 5322, 4.3 */
static struct day
old_mail_day(struct str s, struct span *where)
{
	size_t comma = str_find_char(str_sub(s, 0, 12), ',');
	struct str rest = str_trim(str_sub(s, comma == SIZE_MAX ? 0 : comma + 1, s.len));
	struct str parts[3];
	uint32_t day;
	uint32_t year;
	uint8_t month;
	struct day d;

	for (int i = 0; i < 3; i++)
		if (!str_cut(&rest, ' ', &parts[i]) || parts[i].len == 0)
			return DAY_NONE;
	if (!is_digits(parts[0]) || parts[0].len > 2 || parts[1].len != 3
	    || !is_digits(parts[2]) || parts[2].len != 2 || str_find_char(rest, ':') > 2
	    || !str_to_u32(parts[0], &day) || !str_to_u32(parts[2], &year))
		return DAY_NONE;
	month = month_of(parts[1]);
	if (month == 0 || day == 0 || day > 31)
		return DAY_NONE;
	year += year < 50 ? 2000 : 1900;
	d = (struct day){(int16_t)year, month, (uint8_t)day};
	*where = span_from_to((uint32_t)(parts[0].ptr - s.ptr),
	                      (uint32_t)(parts[2].ptr - s.ptr) + 2);
	return day_is_valid(d) ? d : DAY_NONE;
}

/* "19-Feb-18" and nothing else, as tables have it. */
static struct day
dashed_day(struct str s)
{
	struct str parts[3];
	uint32_t day;
	uint32_t year;
	struct day d;

	if (s.len > 9 || !str_cut(&s, '-', &parts[0]) || !str_cut(&s, '-', &parts[1]))
		return DAY_NONE;
	parts[2] = s;
	if (!is_digits(parts[0]) || month_of(parts[1]) == 0 || !is_digits(s) || s.len != 2
	    || !str_to_u32(parts[0], &day) || !str_to_u32(s, &year) || day == 0 || day > 31)
		return DAY_NONE;
	year += year < 50 ? 2000 : 1900;
	d = (struct day){(int16_t)year, month_of(parts[1]), (uint8_t)day};
	return day_is_valid(d) ? d : DAY_NONE;
}

/* The day and where it stands. */
static struct day
find_day(struct str s, struct span *where)
{
	struct date_expr e;
	struct day d = said_day_iso(s);

	*where = span_from_to(0, s.len > 4 && (s.ptr[4] < '0' || s.ptr[4] > '9') ? 10 : COMPACT);
	if (day_is_none(d))
		d = dashed_day(s);
	if (day_is_none(d))
		d = old_mail_day(s, where);
	if (day_is_none(d))
		d = unix_day(s, where);
	for (uint32_t at = 0; day_is_none(d) && at < s.len; at++) {
		if (date_scan(s, at, &e) && e.form == DATE_ABSOLUTE && day_is_full(e.from)) {
			d = e.from;
			*where = e.at;
		}
	}
	return d;
}

struct day
said_day(struct str s)
{
	struct span where;

	return find_day(str_sub(str_trim(s), 0, LOOKED_AT), &where);
}

struct day
said_time(struct str s, struct clock *clock)
{
	struct span where;
	struct day d;

	s = str_sub(str_trim(s), 0, LOOKED_AT);
	d = find_day(s, &where);
	*clock = (struct clock){.zone = CLOCK_NO_ZONE};
	if (!day_is_none(d) && where.off == 0
	    && (where.len == COMPACT || str_starts(str_sub(s, where.len, s.len), STR_LIT("T"))))
		*clock = clock_in_figures(str_sub(s, where.len, s.len), d);
	if (!day_is_none(d) && !clock->is_known)
		*clock = clock_beside(s, where, d);
	/* Programs write midnight where they know a day alone. */
	if (clock->hour == 0 && clock->minute == 0 && clock->zone == CLOCK_NO_ZONE)
		clock->is_known = false;
	return d;
}
