/* SPDX-License-Identifier: MIT */
/*
 * An area divided again and again, side by side or one below the other: a tree
 * whose leaves are windows, known by numbers that the caller gives.  Knows
 * nothing of what windows show.  Shares are kept as parts of the whole, so a
 * division survives any change of size, and comes back after one too small
 * for it: there only the side is shown that holds the window with the keys.
 */
#ifndef UI_SPLIT_H
#define UI_SPLIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/buf.h"
#include "ui/layout.h"

#define SPLIT_MIN_ROWS 6  /* of a window, less is not shown */
#define SPLIT_MIN_COLS 30
#define SPLIT_WHOLE 10000 /* a share of all */
#define SPLIT_MAX 64      /* windows */

enum split_way { SPLIT_BESIDE, SPLIT_BELOW };

struct split; /* a leaf, or a division of two */

/* Where a window is; `at` is empty where it is not shown. */
struct split_place {
	uint32_t window;
	struct rect at;
	bool has_right; /* another one lies to its right */
};

/* owner: the caller's, split_free(); NULL is no tree. */
struct split *split_new(uint32_t window);
void split_free(struct split *s);

/* Divides the leaf of `window` in halves; `fresh` is on the right or below. */
void split_divide(struct split **s, uint32_t window, enum split_way way, uint32_t fresh);
/* Takes a leaf out; returns the window that is next to its place. There must
 * be more than one. */
uint32_t split_remove(struct split **s, uint32_t window);
size_t split_count(const struct split *s);
bool split_has(const struct split *s, uint32_t window);
/* Most windows that lie beside each other. */
size_t split_across(const struct split *s);

/* The windows in reading order, each as if all were shown, or with `focus` in
 * `area` as it is; `out` has room for split_count(). */
void split_places(const struct split *s, struct split_place *out);
void split_layout(const struct split *s, struct rect area, uint32_t focus,
                  struct split_place *out);
/* The window on that side, the nearest to the middle of this one; itself if
 * there is none. */
uint32_t split_beside(const struct split *s, uint32_t window, enum side where);

/* Every window gets the same part of its row or column. */
void split_equal(struct split *s);
/* Each window moves to the next one's place. */
void split_rotate(struct split *s);
/*
 * Makes a window wider or taller by `cells` (less than 0: smaller), taken from
 * what lies beside or below it, in an area of such a size; false if nothing
 * does.
 */
bool split_resize(struct split *s, uint32_t window, enum split_way way, int cells,
                  struct rect area);
/* The division whose line is at y, x: then *before is a window that ends
 * there. False if there is none. */
bool split_line_at(const struct split *s, struct rect area, int y, int x,
                   uint32_t *before, enum split_way *way);

/* "b5000(1,s3333(2,3))": a division beside or below ("s"), the share of its
 * first half, its halves; windows by number. */
void split_write(const struct split *s, struct buf *out);
/* NULL if that is no such text, has a window twice or more than SPLIT_MAX. */
struct split *split_read(struct str text);

#endif
