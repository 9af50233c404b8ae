/* SPDX-License-Identifier: MIT */
/*
 * Calendar days that may be known in part, and ranges of them.  No clock: the
 * present is always an article's own date, handed in.
 */
#ifndef TEXT_DAY_H
#define TEXT_DAY_H

#include <stdbool.h>
#include <stdint.h>

#include "text/buf.h"
#include "text/str.h"

struct day {
	int16_t year;  /* 0 = unknown */
	uint8_t month; /* 1..12, 0 = unknown */
	uint8_t day;   /* 1..31, 0 = unknown */
};

#define DAY_NONE ((struct day){0, 0, 0})

static inline bool
day_is_none(struct day d)
{
	return d.year == 0 && d.month == 0 && d.day == 0;
}

static inline bool
day_is_full(struct day d)
{
	return d.year != 0 && d.month != 0 && d.day != 0;
}

/* How much of a day is said: 0 nothing to 3 all of it. */
static inline uint32_t
day_exactness(struct day d)
{
	return (uint32_t)(d.year != 0) + (uint32_t)(d.month != 0) + (uint32_t)(d.day != 0);
}

/* Known parts only: "2016-07-25", "2016-07", "2016", "XXXX-07-25", "XXXX-07";
 * nothing for DAY_NONE. */
void day_format(struct buf *out, struct day d);
/* One day, or "from/to" when they differ; nothing when `from` is DAY_NONE. */
void day_format_range(struct buf *out, struct day from, struct day to);
/* The reverse of day_format; false (and DAY_NONE) if `s` is not such a form. */
bool day_parse(struct str s, struct day *out);

/* A number of at most `most` digits at *at; advances past it.  False if none is there. */
bool day_take_number(struct str s, size_t *at, size_t most, uint32_t *out);
/* A full day; DAY_NONE if there is no such one in the years 1000 to 9999. */
struct day day_of_parts(uint32_t year, uint32_t month, uint32_t day);

/* Exists in the Gregorian calendar, as far as known (30 Feb never does). */
bool day_is_valid(struct day d);
/* Days since 1970-01-01 of a full day, and back. */
int32_t day_number(struct day d);
struct day day_from_number(int32_t n);
/* 0 = Monday … 6 = Sunday, of a full day. */
int day_weekday(struct day d);
int day_month_length(int year, int month);

/* Order for lists: by year, month, day; an unknown part sorts after a known
 * one, so DAY_NONE is last. */
int day_cmp(struct day a, struct day b);

#endif
