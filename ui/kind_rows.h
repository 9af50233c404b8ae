/* SPDX-License-Identifier: MIT */
/*
 * Rows of a list that is grouped by kind, each group below a heading: from a row to
 * what stands in it and back.  Knows how many there are of each kind, and no more.
 */
#ifndef UI_KIND_ROWS_H
#define UI_KIND_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "entente.h"

#define KIND_ROWS_HEADING SIZE_MAX

struct kind_rows {
	size_t counts[KIND_COUNT]; /* entities of each kind; one without has no heading */
};

/* What row `row` is: the heading of *kind (then *index is KIND_ROWS_HEADING), or
 * entity number *index, counted without headings. False past the end. */
bool kind_rows_at(const struct kind_rows *k, size_t row, enum kind *kind, size_t *index);
/* The row of entity number `index`. */
size_t kind_rows_of(const struct kind_rows *k, size_t index);
/* Number of the first entity in row `top` or below. */
size_t kind_rows_first(const struct kind_rows *k, size_t top);
/* All rows, with headings. */
size_t kind_rows_count(const struct kind_rows *k);

#endif
