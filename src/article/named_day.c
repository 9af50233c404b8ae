/* SPDX-License-Identifier: MIT */
/*
 * The day in a name: "2016-07-23-title.txt", "XIN20160723.0042.txt",
 * "blog/2016/07/23/title.html".  People and programs that keep articles put
 * the date there, so it is what is left when the text gives none.
 */
#include "article/named_day.h"

#include <stdlib.h>
#include <string.h>

#include "text/banned.h"

enum { YEAR_LEAST = 1900, YEAR_MOST = 2099, NEAR = 60 /* days */ };

static bool
is_digit(struct str s, size_t i)
{
	return i < s.len && s.ptr[i] >= '0' && s.ptr[i] <= '9';
}

static bool
is_letter(struct str s, size_t i)
{
	return i < s.len && ((s.ptr[i] | 0x20) >= 'a' && (s.ptr[i] | 0x20) <= 'z');
}

/* `n` digits at *i, which is moved behind them. */
static bool
digits(struct str s, size_t *i, size_t n, int *out)
{
	*out = 0;
	for (size_t k = 0; k < n; k++) {
		if (!is_digit(s, *i + k))
			return false;
		*out = *out * 10 + (s.ptr[*i + k] - '0');
	}
	*i += n;
	return true;
}

/* A clock's digits may follow a day's without a mark: hours and minutes, and
 * seconds.  Letters may not, but the T of ISO 8601: a piece of a hash is no
 * date. */
static bool
may_end(struct str s, size_t i)
{
	size_t n = 0;

	while (is_digit(s, i + n))
		n++;
	return (n == 0 || n == 4 || n == 6) && (!is_letter(s, i + n) || s.ptr[i + n] == 'T');
}

/* A day that begins at byte i: year, month, day, with the same mark between
 * them (one of `marks`) or none; *end is where it ends. */
static bool
day_here(struct str s, size_t i, const char *marks, struct day *out, size_t *end)
{
	int year;
	int month;
	int day;
	char mark;

	if (!digits(s, &i, 4, &year) || year < YEAR_LEAST || year > YEAR_MOST || i >= s.len)
		return false;
	mark = is_digit(s, i) ? '\0' : s.ptr[i];
	if (mark && !strchr(marks, mark))
		return false;
	i += mark != '\0';
	if (!digits(s, &i, 2, &month) || (mark && (i >= s.len || s.ptr[i] != mark)))
		return false;
	i += mark != '\0';
	if (!digits(s, &i, 2, &day) || (mark ? is_digit(s, i) : !may_end(s, i)))
		return false;
	*out = (struct day){(int16_t)year, (uint8_t)month, (uint8_t)day};
	*end = i;
	return day_is_valid(*out);
}

struct day
named_day(struct str path)
{
	size_t folders = path.len;
	struct day found;
	size_t end;

	while (folders > 0 && path.ptr[folders - 1] != '/')
		folders--;
	for (size_t i = folders; i < path.len; i++) {
		if ((i == folders || !is_digit(path, i - 1)) &&
		    day_here(path, i, "-_.", &found, &end))
			return found;
	}
	/* Folders of days; other folders' dates say when they were made. */
	enum { DAY_FOLDERS = sizeof("2016/07/23/") - 1 };
	if (folders >= DAY_FOLDERS &&
	    (folders == DAY_FOLDERS || path.ptr[folders - DAY_FOLDERS - 1] == '/') &&
	    day_here(path, folders - DAY_FOLDERS, "/", &found, &end) && end + 1 == folders)
		return found;
	return DAY_NONE;
}

struct day
named_day_complete(struct day said, struct str path)
{
	struct day named;

	if (day_is_full(said))
		return said;
	named = named_day(path);
	if (day_is_none(named))
		return said;
	if (said.year == 0 && said.month != 0 && said.day != 0) {
		for (int year = named.year - 1; year <= named.year + 1; year++) {
			struct day d = {(int16_t)year, said.month, said.day};

			if (day_is_valid(d) && abs(day_number(d) - day_number(named)) <= NEAR)
				return d;
		}
		return said;
	}
	if ((said.year && said.year != named.year) || (said.month && said.month != named.month))
		return said;
	return named;
}
