/* SPDX-License-Identifier: MIT */
/* Dividing the screen: the text gets what the others leave, and most of it. */
#include "ui/layout.h"

#include "text/banned.h"

#define BELOW_MAX 12
#define BELOW_ROWS_MIN 15 /* rows of the screen to have it beside the text */

static int
clamp(int n, int least, int most)
{
	return n < least ? least : n > most ? most : n;
}

static int
grown(const struct layout_wish *w, enum pane p)
{
	return w->grown == NULL ? 0 : w->grown[p];
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
	below.rows = clamp(main->rows / 3, LAYOUT_BELOW_MIN, BELOW_MAX);
	below.rows = clamp(below.rows + grown(w, PANE_BELOW), LAYOUT_BELOW_MIN,
	                   main->rows - LAYOUT_BELOW_MIN);
	below.y += main->rows - below.rows;
	main->rows -= below.rows;
	out->panes[PANE_BELOW] = below;
}

/* Columns of the list and of the sidebar. */
static int
list_cols(const struct layout_wish *w)
{
	int share = w->cols >= LAYOUT_WIDE ? w->cols * 23 / 100 : w->cols * 40 / 100;

	return clamp(clamp(share, LAYOUT_DOCK_MIN, w->list_width) + grown(w, PANE_LIST),
	             LAYOUT_DOCK_MIN, w->cols / 2);
}

static int
side_cols(const struct layout_wish *w)
{
	int share = w->cols >= LAYOUT_WIDE ? w->cols / 4 : w->cols * 32 / 100;

	return clamp(clamp(share, LAYOUT_DOCK_MIN, w->side_width) + grown(w, PANE_SIDE),
	             LAYOUT_DOCK_MIN, w->cols / 2);
}

/* Several texts beside each other need the room of the list first, then that
 * of the sidebar. */
static void
split(const struct layout_wish *w, struct rect all, struct layout *out)
{
	bool is_wide = w->cols >= LAYOUT_WIDE;
	int texts = w->across > 1 ? w->across * LAYOUT_TEXT_COLS : 0;
	int side = w->has_side ? side_cols(w) : 0;
	bool has_list = w->focus == PANE_LIST ||
	                (is_wide && w->cols - side - list_cols(w) - 1 >= texts);
	int list = has_list ? list_cols(w) + 1 : 0;
	bool has_side = w->focus == PANE_SIDE ||
	                (w->has_side && (is_wide || !has_list) &&
	                 w->cols - list - side >= texts);

	if (w->focus == PANE_SIDE && !is_wide)
		has_list = false;
	if (has_list)
		out->panes[PANE_LIST] = take_left(&all, list_cols(w));
	if (has_side) {
		out->panes[PANE_SIDE] = take_right(&all, side_cols(w));
		out->has_edge = true;
	}
	out->panes[PANE_MAIN] = all;
	split_below(w, out);
}

void
layout_make(const struct layout_wish *w, struct layout *out)
{
	bool has_top = w->rows >= LAYOUT_TOP_ROWS;
	struct rect all = {has_top, 0, w->rows - 1 - has_top, w->cols};

	*out = (struct layout){
		.has_top = has_top,
		.is_too_small = w->rows < LAYOUT_MIN_ROWS || w->cols < LAYOUT_MIN_COLS,
	};
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
