/* SPDX-License-Identifier: MIT */
/*
 * What happened when, as rows: each meeting and date by itself under the year
 * it belongs to, or months, or years with what fell into them.
 */
#ifndef UI_TIMELINE_H
#define UI_TIMELINE_H

#include <stdbool.h>
#include <stddef.h>

#include "entente.h"
#include "text/vec.h"

/* X(NAME, "how the heading calls it") */
#define TIMELINE_ZOOM_LIST(X) \
	X(DAY, "by day")      \
	X(MONTH, "by month")  \
	X(YEAR, "by year")

enum timeline_zoom {
#define X(name, text) ZOOM_##name,
	TIMELINE_ZOOM_LIST(X)
#undef X
	ZOOM_COUNT
};

struct timeline_row {
	size_t first;    /* of timeline.dated */
	size_t count;    /* that the row stands for */
	bool is_heading; /* of the rows below it, by day */
};

struct timeline {
	VEC(struct dated_row) dated;
	VEC(struct timeline_row) rows;
	size_t most;     /* largest count of a row that is no heading */
};

void timeline_init(struct timeline *t);
void timeline_release(struct timeline *t);
/* Asks the library anew; then timeline_zoom. */
void timeline_ask(struct timeline *t, struct library *lib, const struct dated_query *q);
void timeline_zoom(struct timeline *t, enum timeline_zoom zoom);
/* The row of number `dated`, or of the first thing on or after a day. */
size_t timeline_row_of(const struct timeline *t, size_t dated);
size_t timeline_from(const struct timeline *t, struct day d);

#endif
