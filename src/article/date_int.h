/* SPDX-License-Identifier: MIT */
/*
 * What the files of the date grammar share: the words that dates are made of,
 * and small readers that take one thing off a text.  Each reader moves *pos
 * past what it took, or leaves it and says false.
 */
#ifndef ARTICLE_DATE_INT_H
#define ARTICLE_DATE_INT_H

#include "article/date.h"

enum date_class {
	WORD_MONTH,     /* value 1..12 */
	WORD_WEEKDAY,   /* value 0..6, Monday first */
	WORD_SEASON,    /* value: its first month, northern */
	WORD_TODAY,     /* value: days from today */
	WORD_UNIT,      /* value: enum date_unit */
	WORD_NUMBER,    /* value: the number */
	WORD_ORDINAL,   /* value 1..4, for quarters */
	WORD_DIRECTION, /* value -1, 0, +1 */
	WORD_VAGUE,     /* early, late, mid … */
	WORD_HOLIDAY    /* value: month * 100 + day, and more words to read */
};

enum date_word_flags {
	WORD_SHORT = 1 << 0,  /* an abbreviation: "Sept", "Thu" */
	WORD_PLURAL = 1 << 1, /* "weeks" */
	WORD_DOUBTED = 1 << 2 /* also something else: "May", "March", "fall" */
};

struct date_word {
	const char *form; /* lower case */
	uint8_t class;    /* enum date_class */
	uint8_t flags;    /* enum date_word_flags */
	int16_t value;
};

/* The table row of a word, ASCII case ignored; NULL if it is none. */
const struct date_word *date_word_find(struct str word);
/* Words that let a bare number be a year ("in", "since", "the" …), that let a
 * doubtful month be one ("in May"), that turn numbers into names ("Resolution
 * 1929") or amounts ("more than 2000 cars"). ASCII case ignored. */
bool date_is_year_cue(struct str word);
bool date_is_month_cue(struct str word);
bool date_is_number_cue(struct str word);
bool date_is_amount_cue(struct str word);
/* Is the month `w`, whose word stands at month_at, written as one?  In small
 * letters ("sept 9") it is where the word is nothing else. */
bool date_is_written_month(struct str t, size_t month_at, const struct date_word *w);
/* "people", "km", "percent": a number before it counts or measures. */
bool date_is_counted(struct str word);
/* Weekdays in names: "Black Friday", "Sunday Times". */
bool date_is_weekday_name(struct str before, struct str after);

/* Spaces, tabs, no-break spaces, and at most one line end. */
size_t date_skip_space(struct str t, size_t pos);
/* A run of ASCII letters at *pos. */
bool date_take_word(struct str t, size_t *pos, struct str *word);
/* A word of this class, and its full stop if it is an abbreviation. */
const struct date_word *date_take_class(struct str t, size_t *pos,
                                        enum date_class class);
/* One given word (ASCII case ignored), with white space before it. */
bool date_take_given(struct str t, size_t *pos, const char *word);
/* A dash of any sort, with or without space round it. */
bool date_take_dash(struct str t, size_t *pos);
/* One or two digits, 1..31, an ordinal ending allowed; not part of a longer
 * number, a time or an amount. */
bool date_take_day(struct str t, size_t *pos, int *day);
/* Four digits 1000..2199 that end there, or at a glued time of day. */
bool date_take_year(struct str t, size_t *pos, int *year);
/* `n` digits exactly. */
bool date_take_digits(struct str t, size_t *pos, size_t n, int *value);

/* The ASCII word before `at`, white space or one hyphen between; empty if
 * there is none. *start gets its offset. */
struct str date_word_before(struct str t, size_t at, size_t *start);
/* The word after `at`, white space between; empty if there is none. */
struct str date_word_after(struct str t, size_t at);

/* The expression begins with a number. */
bool date_scan_number(struct str t, size_t at, struct date_expr *out);
/* A relative one: "last year", "two weeks ago", "autumn of 2016". */
bool date_scan_relative(struct str t, size_t at, const struct date_word *w,
                        struct date_expr *out);
/* ", 2016", " of 2016", " of last year" after a month or a day of it. */
bool date_take_year_tail(struct str t, size_t *pos, struct date_expr *e);
/* The year of "18 June", if a day with a year follows: "to 9 July 2007". */
void date_borrow_year(struct str t, size_t pos, struct date_expr *e);
/* Fills the span, and the year-crossing of a range. False if no such day. */
bool date_finish(struct date_expr *e, size_t at, size_t end);

static inline bool
date_is_ascii_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool
date_is_ascii_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline bool
date_is_ascii_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

#endif
