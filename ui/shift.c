/* SPDX-License-Identifier: MIT */
/*
 * The distance is where most rows are found again; whether it is worth while
 * depends on how many cells would still have to be written, which is what the
 * line to the terminal is paid for.
 */
#include "ui/shift.h"

#include <stdlib.h>
#include <string.h>

#include "text/arena.h"
#include "text/map.h"

#include "text/banned.h"

#define WORTH 40 /* cells a shift must save: about what its sequences cost */
#define FEW 8    /* cells, as a scroll bar that moves */

/* Cells of row y, columns [x, x + cols), that differ from row y + lines of
 * `old` (from blanks, where that is outside the rows of `r`). */
static int
row_differs(const struct canvas *old, const struct canvas *new, struct rect r, int y,
            int lines)
{
	static const struct cell blank = {.text = " ", .len = 1, .width = 1};
	int from = y + lines;
	bool is_inside = from >= r.y && from < r.y + r.rows;
	int n = 0;

	for (int x = r.x; x < r.x + r.cols; x++)
		n += !cell_eq(canvas_cell(new, y, x),
		              is_inside ? canvas_cell(old, from, x) : &blank);
	return n;
}

static int
differs(const struct canvas *old, const struct canvas *new, struct rect r, int lines)
{
	int n = 0;

	for (int y = r.y; y < r.y + r.rows; y++)
		n += row_differs(old, new, r, y, lines);
	return n;
}

static uint64_t
row_hash(const struct canvas *c, struct rect r, int y)
{
	uint64_t h = HASH_START;

	for (int x = r.x; x < r.x + r.cols; x++) {
		const struct cell *cell = canvas_cell(c, y, x);
		const char look[] = {(char)cell->role, (char)cell->over, (char)cell->width};

		h = hash_more(h, cell->text, cell->len);
		h = hash_more(h, look, sizeof look);
	}
	return hash_end(h);
}

/* The distance at which most rows of `new` are rows of `old`; 0 if none is. */
static int
best_distance(const struct canvas *old, const struct canvas *new, struct rect r)
{
	uint64_t *was = xcalloc((size_t)r.rows * 2, sizeof *was);
	uint64_t *is = was + r.rows;
	int most = 0;
	int best = 0;

	for (int y = 0; y < r.rows; y++) {
		was[y] = row_hash(old, r, r.y + y);
		is[y] = row_hash(new, r, r.y + y);
	}
	for (int lines = 1 - r.rows; lines < r.rows; lines++) {
		int same = 0;

		for (int y = 0; y < r.rows; y++)
			if (y + lines >= 0 && y + lines < r.rows)
				same += is[y] == was[y + lines];
		if (same > most) {
			most = same;
			best = lines;
		}
	}
	free(was);
	return best;
}

struct shift
shift_find(const struct canvas *old, const struct canvas *new, bool can_rows,
           bool can_margins)
{
	struct rect r = rect_cut(new->scrolls, canvas_whole(new));
	struct rect rows = {r.y, 0, r.rows, new->cols};
	struct shift best = {.lines = 0};
	int lines;
	int still;
	int beside;

	if (r.rows < 3 || r.cols < 10 || (!can_rows && !can_margins))
		return best;
	/* What lies beside the area seldom moves with it. */
	lines = best_distance(old, new, r);
	if (lines == 0)
		return best;
	still = differs(old, new, r, 0) - WORTH;
	/* An area with little beside it, as one pane alone, goes by whole rows:
	 * curses would move them once more, since they are as it wants them moved. */
	beside = differs(old, new, rows, 0) - differs(old, new, r, 0);
	can_margins = can_margins && !(can_rows && differs(old, new, rows, lines) <=
	                               differs(old, new, r, lines) + beside + FEW);
	if (can_margins && differs(old, new, r, lines) < still)
		return (struct shift){.r = r, .lines = lines, .by_margins = true};
	still = differs(old, new, rows, 0) - WORTH;
	if (can_rows && differs(old, new, rows, lines) < still)
		return (struct shift){.r = rows, .lines = lines};
	return best;
}

bool
shift_bares(const struct shift *s, int y)
{
	int from = y + s->lines;

	return from < s->r.y || from >= s->r.y + s->r.rows;
}

void
shift_apply(const struct shift *s, struct canvas *c)
{
	int dir = s->lines > 0 ? 1 : -1;
	struct rect before = canvas_clip(c, s->r);
	int y = dir > 0 ? s->r.y : s->r.y + s->r.rows - 1;

	for (int n = 0; n < s->r.rows; n++, y += dir) {
		int from = y + s->lines;

		if (!shift_bares(s, y))
			memcpy(&c->cells[(size_t)y * (size_t)c->cols + (size_t)s->r.x],
			       &c->cells[(size_t)from * (size_t)c->cols + (size_t)s->r.x],
			       (size_t)s->r.cols * sizeof *c->cells);
		else
			canvas_fill(c, (struct rect){y, s->r.x, 1, s->r.cols}, PEN(TEXT));
	}
	canvas_clip(c, before);
}
