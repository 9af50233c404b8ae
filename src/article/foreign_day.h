/* SPDX-License-Identifier: MIT */
/*
 * Dates as other languages write them beside a title: "12 mars 2019", "25.
 * September 2018", "3 июля 2018", "2016年12月15日"; and the words that say what
 * such a date is of.  Dates inside running text are the English grammar's
 * (date.h) alone.
 */
#ifndef ARTICLE_FOREIGN_DAY_H
#define ARTICLE_FOREIGN_DAY_H

#include <stdbool.h>
#include <stddef.h>

#include "text/day.h"
#include "text/str.h"

/* Whether a day may begin at `at`: with a figure, of Arabic, too, behind none.  To be
 * asked first by who goes through a line: most characters are none. */
bool foreign_may_begin(struct str line, size_t at);
/* The day that `s` begins with, its [B] in *len; DAY_NONE if it is none.  In figures
 * too, where these can mean but one: "2024/7/12", "12. 7. 2024". */
struct day foreign_day(struct str s, size_t *len);
/* The same of "12/07/2024", where a line is in a language that has the day first. */
struct day foreign_figures(struct str s, size_t *len);
/* The day at `at` of a line with two figures for the year ("14.05.24", "5/14/24"), [B]
 * of it in *len: where that can be but one and little else stands beside it.  In East
 * Asia the year is the first. */
struct day foreign_short_figures(struct str line, size_t at, bool is_year_first, size_t *len);
/* Whether nothing but a weekday or a word before dates stands there: "vr", "Le". */
bool foreign_precedes_day(struct str before);
/* Whether what stands before a date says that the article was changed then:
 * "mis à jour le", "aktualisiert am". */
bool foreign_says_updated(struct str before);
/* … that it was published then, or who wrote it: "publié le", "Автор".  What may as
 * well be a part of a name ("von", "di") is for who sees the whole line. */
bool foreign_says_published(struct str before);

#endif
