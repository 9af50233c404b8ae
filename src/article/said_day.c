/* SPDX-License-Identifier: MIT */
/* See said_day.h. */
#include "article/said_day.h"

#include "article/date.h"

#include "text/banned.h"

enum {
	LOOKED_AT = 200 /* [B] of a date in words */
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

/* The day and where it stands. */
static struct day
find_day(struct str s, struct span *where)
{
	struct date_expr e;
	struct day d = said_day_iso(s);

	*where = span_from_to(0, s.len > 4 && (s.ptr[4] < '0' || s.ptr[4] > '9') ? 10 : 8);
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
	*clock = day_is_none(d) ? (struct clock){.zone = CLOCK_NO_ZONE}
	                        : clock_beside(s, where, d);
	/* Programs write midnight where they know a day alone. */
	if (clock->hour == 0 && clock->minute == 0 && clock->zone == CLOCK_NO_ZONE)
		clock->is_known = false;
	return d;
}
