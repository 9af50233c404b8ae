/* SPDX-License-Identifier: MIT */
/* Dates, numbers and small pictures as people read them. */
#ifndef UI_SAY_H
#define UI_SAY_H

#include <stddef.h>
#include <stdint.h>

#include "entente.h"
#include "text/buf.h"
#include "text/day.h"

/* "23 Jul 2016", "Jul 2016", "2016", "23 Jul"; nothing for DAY_NONE. */
void say_day(struct buf *out, struct day d);
/* "6–8 Sep 2016", "26 Jul – 2 Aug 2016", or one day. */
void say_days(struct buf *out, struct day from, struct day to);
/* "2016-07-23" in ten cells, for columns: unknown parts blank. */
void say_day_column(struct buf *out, struct day d);
/* "1 250" */
void say_number(struct buf *out, uint64_t n);
/* [cells] of it without blanks: 1 for 0 to 9, 2 for 10 to 99, … */
int say_digits(uint64_t n);
/* "1 article", "5 articles" */
void say_count(struct buf *out, uint64_t n, const char *one, const char *many);
/* One of ▁▂▃▄▅▆▇█ for n out of most; a blank for none. */
const char *say_bar(uint32_t n, uint32_t most);
/* The name of an entity; a date as people write it. */
void say_entity(struct buf *out, const struct entity_row *e);
/* … and what tells it from others of the same name: "John Smith · Australia". */
void say_entity_apart(struct buf *out, const struct entity_row *e);
/*
 * A meeting as a line below its series: what the series' name does not say
 * ("11th · 6–8 Sep 2016"; "11th · Sep 2016", "11th · 2016" where that is more than
 * `room` [cells]), or its own name if that is nothing.
 */
void say_instance(struct buf *out, const struct entity_row *e, int room);

/* Makes `out` hold `s` and nothing else; `s` may lie in it. */
void say_instead(struct buf *out, struct str s);

#endif
