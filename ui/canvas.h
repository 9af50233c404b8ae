/* SPDX-License-Identifier: MIT */
/*
 * A grid of cells that views draw into and a terminal shows.  A cell holds
 * one grapheme cluster, what it is (role), what lies over it (overlay) and a
 * link.  Drawing is clipped, never wraps, never cuts a wide cluster in two;
 * no control byte, escape or bidi control can get in, whatever is drawn.
 */
#ifndef UI_CANVAS_H
#define UI_CANVAS_H

#include <stdbool.h>
#include <stdint.h>

#include "text/str.h"
#include "text/vec.h"
#include "ui/theme.h"

#define CELL_BYTES 20 /* five code points: what a terminal library holds */

struct cell {
	char text[CELL_BYTES]; /* not terminated */
	uint8_t len;           /* [B]; 0 in the right half of a wide one */
	uint8_t width;         /* [cells] 1 or 2; 0 in that right half */
	uint8_t role;          /* enum role */
	uint8_t over;          /* enum role, ROLE_NONE = nothing */
	uint32_t link;         /* entity the cell leads to, 0 = none */
};

struct rect {
	int y;
	int x;
	int rows;
	int cols;
};

struct pen {
	enum role role;
	enum role over;
	uint32_t link;
};

#define PEN(r) ((struct pen){.role = ROLE_##r, .over = ROLE_NONE, .link = 0})

/* A place on the screen that can be gone to; what `number` means is its view's
 * business. */
struct target {
	int y;
	int x;
	int owner;       /* canvas.owner when it was drawn */
	uint32_t number;
};

struct canvas {
	struct cell *cells; /* rows * cols */
	int rows;
	int cols;
	struct rect clip;
	int cursor_y;       /* where the terminal's cursor belongs, -1 = nowhere */
	int cursor_x;
	bool cursor_shown;  /* … and whether it is to be seen */
	bool hides_cursor;  /* the reader does not want to see it in lists */
	struct rect scrolls; /* part that is likely to have moved by lines; a hint
	                      * to the terminal, may be empty */
	VEC(struct target) targets; /* in the order in which they were drawn */
	int owner;          /* whose targets are drawn now: the app's number */
};

void canvas_init(struct canvas *c);
void canvas_release(struct canvas *c);
/* Empties it; sizes below 0 count as 0. */
void canvas_resize(struct canvas *c, int rows, int cols);
void canvas_clear(struct canvas *c);
/* Makes `c` the same as `from`. */
void canvas_copy(struct canvas *c, const struct canvas *from);
/* Cells are compared by what would be seen, and the link is not. */
bool cell_eq(const struct cell *a, const struct cell *b);
/* Borrowed until the next resize. */
const struct cell *canvas_cell(const struct canvas *c, int y, int x);

/* Nothing is drawn outside `r` from now on; returns the clip before. */
struct rect canvas_clip(struct canvas *c, struct rect r);
struct rect canvas_whole(const struct canvas *c);

/* Draws `s` from column x; returns its width in cells, drawn or not.  White
 * space of any kind is one blank. */
int canvas_put(struct canvas *c, int y, int x, struct str s, struct pen p);
/* The same in `width` cells: cut with an ellipsis if it does not fit.
 * Returns the cells used. */
int canvas_put_fit(struct canvas *c, int y, int x, int width, struct str s,
                   struct pen p);
/* Ends at column x + width - 1. */
void canvas_put_right(struct canvas *c, int y, int x, int width, struct str s,
                      struct pen p);
void canvas_fill(struct canvas *c, struct rect r, struct pen p);
void canvas_hline(struct canvas *c, int y, int x, int cols, struct pen p);
void canvas_vline(struct canvas *c, int y, int x, int rows, struct pen p);
/* Lays `over` over cells that are there already. */
void canvas_over(struct canvas *c, struct rect r, enum role over);
/* Every sign that glyph.h knows becomes ASCII. */
void canvas_ascii(struct canvas *c);
/* What is drawn at y, x can be gone to, if that is inside the clip. */
void canvas_target(struct canvas *c, int y, int x, uint32_t number);
/* Where the cursor belongs, if that is inside the clip. */
void canvas_cursor(struct canvas *c, int y, int x, bool is_shown);

struct rect rect_cut(struct rect a, struct rect b);
static inline bool
rect_is_empty(struct rect r)
{
	return r.rows <= 0 || r.cols <= 0;
}

#endif
