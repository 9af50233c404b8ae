/* SPDX-License-Identifier: MIT */
/*
 * Dates as news writes them: one grammar for the article's own date (this
 * floor) and for dates in running text (recognize/date.c).  `date_scan` reads
 * an expression at a place; `date_resolve` gives it a value by the article's
 * date, as exact as both allow and no further.
 * source  forms measured in timex-like news; months and weekdays in English
 */
#ifndef ARTICLE_DATE_H
#define ARTICLE_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "text/buf.h"
#include "text/byte.h"
#include "text/day.h"
#include "text/span.h"
#include "text/str.h"

enum date_form {
	DATE_ABSOLUTE, /* from/to as known: "23 July 2016", "April 26th", "2016" */
	DATE_WEEKDAY,  /* "Tuesday", "last Tuesday", "next Tuesday" */
	DATE_RELATIVE  /* "today", "last year", "this month", "two weeks ago" */
};

enum date_unit {
	DATE_DAY,
	DATE_WEEK,
	DATE_WEEKEND,
	DATE_MONTH,
	DATE_QUARTER,
	DATE_SEASON, /* "last summer": from and to have its months */
	DATE_YEAR,
	DATE_DECADE
};

struct date_expr {
	struct span at; /* [B] of the scanned text */
	enum date_form form;
	struct day from;     /* DATE_ABSOLUTE: what is written */
	struct day to;       /* end of a range, else equal to from */
	int weekday;         /* 0 = Monday … 6; -1 = none named */
	int direction;       /* -1 last/past, 0 bare/this, +1 next */
	enum date_unit unit; /* DATE_RELATIVE; DATE_ABSOLUTE without a year:
	                      * DATE_YEAR if count says which ("June last year") */
	int count;           /* units away, -2 = two ago */
	bool is_vague;       /* "early 2016", "mid-July": the value is the whole */
};

/*
 * A date expression that begins exactly at `at`: the longest.  Words that only
 * lean on it stay outside, as annotated news has it ("on", "the", "early",
 * "last" before a weekday or a month), but are looked at: "last Tuesday" and
 * "mid-July" begin at the name, with direction and is_vague set.  In "last
 * year", "next week", "last summer" they belong to the expression.
 *
 * shape   ranges ("July 25−26", "19-20 May 2016", "2016–2020", "from 3 to 5
 *         June"), weekday + date ("Tuesday, 5 June"), ISO, numeric with named
 *         month, decades ("the 1990s"), seasons ("autumn of 2016"), quarters;
 *         a glued time of day ("23 July 201610:00") ends the date before it
 * errors  false when nothing starts there, or `at` is inside a word or number.
 *         A bare number 1900..2099 is a year unless something counted or
 *         measured follows or "Resolution", "No.", a currency … is before it;
 *         an earlier one needs a cue (in, of, since …) or brackets
 * source  in worldwide newswire 97 of 100 such bare numbers are years
 */
bool date_scan(struct str text, uint32_t at, struct date_expr *out);

/* Of the words that begin a date, by first letter: a bit for each second letter. */
extern const uint32_t date_seconds[26];

/* Whether some of these words begins with these two bytes (either case). */
static inline bool
date_word_begins(char c, char next)
{
	if (!byte_is(c, BYTE_LETTER))
		return false;
	if (!byte_is(next, BYTE_LETTER)) /* "a year ago", "Q3 2016" */
		return (c | 0x20) == 'a' || (c == 'Q' && byte_is(next, BYTE_DIGIT));
	return date_seconds[(c | 0x20) - 'a'] >> ((next | 0x20) - 'a') & 1;
}

/* Whether date_scan could say yes to a text that goes on with these two bytes
 * (0 at the end): a cheap test before the call. */
static inline bool
date_may_begin(char c, char next)
{
	return byte_is(c, BYTE_DIGIT) || date_word_begins(c, next);
}

/* Whether a word that is all ASCII letters can begin one; the same for each
 * place where it stands, which date_scan looks at besides. */
bool date_is_word(struct str word);

/* Which way from the article's date its sentence looks. */
enum date_look {
	DATE_LOOK_AROUND,
	DATE_LOOK_AHEAD,
	DATE_LOOK_BACK,
	DATE_LOOK_PAST /* as DATE_LOOK_BACK, and never more than three days ahead */
};

/*
 * The value by the article's date: "2016-07-25/2016-07-26", "2016-05",
 * "XXXX-04-26" when no year can be known; nothing appended (false) when
 * nothing is known at all.
 *
 * source  a bare month-day takes the year that puts it nearest to `written`,
 *         where half a year back is as near as four months ahead, unless `look`
 *         says which way; a bare weekday the nearest one in the past week (the
 *         day itself included) unless it is DATE_LOOK_AHEAD
 */
bool date_resolve(const struct date_expr *e, struct day written, enum date_look look,
                  struct buf *out);

/* As date_resolve, as days; from/to DAY_NONE when nothing is known. */
void date_value(const struct date_expr *e, struct day written, enum date_look look,
                struct day *from, struct day *to);

#endif
