/* SPDX-License-Identifier: MIT */
/*
 * Times of day beside dates, as bylines have them: "23 July 2016 10:00 MSK",
 * "10:15 AM ET, Wed March 3, 2021".  Only for telling the reader when something
 * was published; nothing is computed from them.
 */
#ifndef ARTICLE_CLOCK_H
#define ARTICLE_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

#include "text/buf.h"
#include "text/day.h"
#include "text/span.h"
#include "text/str.h"

#define CLOCK_NO_ZONE INT16_MAX

struct clock {
	bool is_known;
	uint8_t hour;   /* 0..23 */
	uint8_t minute;
	int16_t zone;   /* [min] east of UTC, CLOCK_NO_ZONE if not said */
};

/*
 * The time that stands beside the date at `date`, on its line: behind it, or
 * else before it.
 *
 * errors  is_known is false when there is none
 * source  names of zones as agencies use them, where they mean one zone only;
 *         ET, CT, MT and PT by the rule for daylight saving of 2007
 */
struct clock clock_beside(struct str text, struct span date, struct day day);

/* The time at the start of `s` in figures without signs, as it stands behind such a
 * day: "T063000Z", " 063000", "0630+0200"; is_known is false if none is there. */
struct clock clock_in_figures(struct str s, struct day day);

/* "2016-07-23T10:00+03:00": ISO 8601, as exact as known. */
void clock_format(struct buf *out, struct day day, const struct clock *c);

#endif
