/* SPDX-License-Identifier: MIT */
/* The day of a date as markup, mail and feeds write it. */
#ifndef ARTICLE_SAID_DAY_H
#define ARTICLE_SAID_DAY_H

#include "article/clock.h"
#include "text/day.h"
#include "text/str.h"

/* Of ISO 8601 in its forms ("2019-11-18T…", "20191118…", "2019/11/18…"): the
 * day as it stands there, not turned into another time zone. */
struct day said_day_iso(struct str s);
/* The same, or in words: "Sat, 23 Jul 2016 10:00:00 +0200". Looks at the first
 * 200 [B]. DAY_NONE where there is none. */
struct day said_day(struct str s);
/* The same with the time of day beside it; is_known is false if none is. */
struct day said_time(struct str s, struct clock *clock);

#endif
