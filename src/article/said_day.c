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

struct day
said_day(struct str s)
{
	struct date_expr e;
	struct day d = said_day_iso(str_trim(s));

	s = str_sub(s, 0, LOOKED_AT);
	for (uint32_t at = 0; day_is_none(d) && at < s.len; at++) {
		if (date_scan(s, at, &e) && e.form == DATE_ABSOLUTE && day_is_full(e.from))
			d = e.from;
	}
	return d;
}
