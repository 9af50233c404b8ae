/* SPDX-License-Identifier: MIT */
/*
 * Selection and scrolling over rows that somebody else has.  Knows their
 * number and which of them can be selected, nothing of what they say.
 */
#ifndef UI_LIST_H
#define UI_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/cmd.h"

struct list {
	size_t count;
	size_t selected; /* < count, or 0 when there are no rows */
	size_t top;      /* first row on the screen */
	int rows;        /* of the screen */
	/* False for headings and empty rows; NULL: all can be selected. */
	bool (*selectable)(const void *ctx, size_t row);
	const void *ctx;
};

/* Sets both sizes, keeps the selection visible. After a change of either. */
void list_fit(struct list *l, size_t count, int rows);
/* Selects a row, or the nearest that can be; keeps it visible. */
void list_select(struct list *l, size_t row);
/* Moves by `n` selectable rows (less than 0: up). */
void list_move(struct list *l, long long n);
/* Scrolls by `n` rows; the selection stays where it is unless that is no longer
 * on the screen. */
void list_scroll(struct list *l, long long n);
/* Selects and puts it where it was: `above` rows from the top. */
void list_restore(struct list *l, size_t row, size_t above);
/* Does what a MOVE command means for a list; false if it means nothing. */
bool list_command(struct list *l, enum cmd c, int count);

#endif
