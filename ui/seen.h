/* SPDX-License-Identifier: MIT */
/*
 * What has been read, and how far: known by what an article says, not by where
 * it lies, so that a pile may be moved, renamed or packed and nothing is lost.
 * Kept in the state folder; two readers at once add to each other's.
 */
#ifndef UI_SEEN_H
#define UI_SEEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/map.h"
#include "text/vec.h"

struct seen_item {
	uint64_t content; /* article_row.content */
	uint32_t top;     /* [B] of the first line that was on the screen … */
	uint32_t lead;    /* … or so many rows below it */
	uint32_t cursor;  /* [B] of the mention under the cursor, or PLACE_NOWHERE */
	bool is_unread;   /* made so by the reader */
	bool is_fresh;    /* since seen_load */
};

struct seen {
	VEC(struct seen_item) items; /* in the order of the first time */
	struct map index;            /* by content */
};

void seen_init(struct seen *s);
void seen_release(struct seen *s);
/* NULL: never opened. Borrowed until the next change. */
const struct seen_item *seen_find(const struct seen *s, uint64_t content);
bool seen_is_read(const struct seen *s, uint64_t content);
/* Takes the item in, in place of an older one. */
void seen_put(struct seen *s, struct seen_item item);
/* Makes it one that was read; false if it was. */
bool seen_read(struct seen *s, uint64_t content);

/* Of the state folder; what cannot be read or kept is done without. */
void seen_load(struct seen *s, const char *folder);
void seen_save(const struct seen *s, const char *folder);

#endif
