/* SPDX-License-Identifier: MIT */
/* Dividing the screen: the text gets what the others leave, and most of it. */
#include "ui/layout.h"

#include "text/banned.h"

#define BELOW_MIN 5       /* rows of the mentions pane, with its heading */
#define BELOW_MAX 12
#define BELOW_ROWS_MIN 15 /* rows of the screen to have it beside the text */

static int
clamp(int n, int least, int most)
{
	return n < least ? least : n > most ? most : n;
}

/* Gives `width` columns on the left of `r` to a pane and one to the line
 * beside it. */
static struct rect
take_left(struct rect *r, int width)
{
	struct rect pane = {r->y, r->x, r->rows, width};

	r->x += width + 1;
	r->cols -= width + 1;
	return pane;
}

/* On the right the main pane keeps the column of the line: its edge. */
static struct rect
take_right(struct rect *r, int width)
{
	struct rect pane = {r->y, r->x + r->cols - width, r->rows, width};

	r->cols -= width;
	return pane;
}

static void
split_below(const struct layout_wish *w, struct layout *out)
{
	struct rect *main = &out->panes[PANE_MAIN];
	struct rect below = *main;

	if (!w->has_below)
		return;
	if (w->rows < BELOW_ROWS_MIN) {
		if (w->focus != PANE_BELOW)
			return;
		out->panes[PANE_BELOW] = *main;
		main->rows = 0;
		return;
	}
	below.rows = clamp(main->rows / 3, BELOW_MIN, BELOW_MAX);
	below.y += main->rows - below.rows;
	main->rows -= below.rows;
	out->panes[PANE_BELOW] = below;
}

static void
split(const struct layout_wish *w, struct rect all, struct layout *out)
{
	bool is_wide = w->cols >= LAYOUT_WIDE;
	bool has_list = is_wide || w->focus == PANE_LIST;
	bool has_side = (w->has_side || w->focus == PANE_SIDE) && (is_wide || !has_list);

	if (has_list) {
		int share = is_wide ? w->cols * 23 / 100 : w->cols * 40 / 100;

		out->panes[PANE_LIST] = take_left(&all, clamp(share, 20, w->list_width));
	}
	if (has_side) {
		int share = is_wide ? w->cols / 4 : w->cols * 32 / 100;

		out->panes[PANE_SIDE] = take_right(&all, clamp(share, 20, w->side_width));
		out->has_edge = true;
	}
	out->panes[PANE_MAIN] = all;
	split_below(w, out);
}

void
layout_make(const struct layout_wish *w, struct layout *out)
{
	struct rect all = {1, 0, w->rows - 2, w->cols};

	*out = (struct layout){.is_too_small =
	                               w->rows < LAYOUT_MIN_ROWS || w->cols < LAYOUT_MIN_COLS};
	if (out->is_too_small)
		return;
	if (w->is_zoomed) {
		out->panes[w->focus] = all;
		return;
	}
	if (w->cols >= LAYOUT_MEDIUM) {
		split(w, all, out);
		return;
	}
	if (w->focus == PANE_LIST || w->focus == PANE_SIDE) {
		out->panes[w->focus] = all;
		return;
	}
	out->panes[PANE_MAIN] = all;
	split_below(w, out);
}

enum pane
layout_beside(enum pane from, enum side where, bool has_below)
{
	switch (where) {
	case SIDE_LEFT:
		return from == PANE_SIDE ? PANE_MAIN : PANE_LIST;
	case SIDE_RIGHT:
		return from == PANE_LIST ? PANE_MAIN : PANE_SIDE;
	case SIDE_DOWN:
		return from == PANE_MAIN && has_below ? PANE_BELOW : from;
	case SIDE_UP:
		return from == PANE_BELOW ? PANE_MAIN : from;
	}
	return from;
}

enum pane
layout_next(enum pane from, bool has_below)
{
	enum pane next = (enum pane)((from + 1) % PANE_COUNT);

	if (next == PANE_BELOW && !has_below)
		next = PANE_SIDE;
	return next;
}
