/* SPDX-License-Identifier: MIT */
/*
 * Where the panes are.  Wide screens show articles, text and entities side by
 * side; medium ones the text and one of the two; narrow ones the pane that has
 * the keys; on the lowest of all it has the rows of the bar above, too.  The main pane has in its last column the edge towards its right
 * neighbour, where the scroll bar is.
 */
#ifndef UI_LAYOUT_H
#define UI_LAYOUT_H

#include <stdbool.h>

#include "ui/canvas.h"

#define LAYOUT_WIDE 120
#define LAYOUT_MEDIUM 80
#define LAYOUT_MIN_ROWS 4  /* below these there is only a message */
#define LAYOUT_MIN_COLS 20
#define LAYOUT_TOP_ROWS 8  /* rows of the screen to have the bar above */
#define LAYOUT_DATE_COLS 40 /* columns to have the date in it */
#define LAYOUT_TEXT_COLS 44 /* of each of several texts beside each other,
                             * rather than a pane beside them */
#define LAYOUT_BELOW_MIN 5  /* rows of the mentions pane, with its heading */
#define LAYOUT_DOCK_MIN 20  /* columns of the list and the sidebar */

enum pane {
	PANE_LIST,  /* articles */
	PANE_MAIN,  /* the text, or what lies over it */
	PANE_BELOW, /* mentions, below the text */
	PANE_SIDE,  /* entities */
	PANE_COUNT
};

struct layout_wish {
	int rows;
	int cols;
	int list_width; /* at most */
	int side_width; /* at most */
	int across;     /* texts that lie beside each other, at least 1 */
	const int *grown; /* [cells] to add to each pane, or NULL */
	bool has_side;  /* the user wants the sidebar … */
	bool has_below; /* … and has the mentions open */
	bool is_zoomed; /* the focused pane alone */
	enum pane focus;
};

struct layout {
	struct rect panes[PANE_COUNT]; /* rows == 0: not on the screen */
	bool has_edge;                 /* something lies to the right of the main pane */
	bool has_top;                  /* there is the bar above */
	bool is_too_small;
};

void layout_make(const struct layout_wish *w, struct layout *out);
static inline bool
layout_shows(const struct layout *l, enum pane p)
{
	return !rect_is_empty(l->panes[p]);
}

enum side { SIDE_LEFT, SIDE_RIGHT, SIDE_UP, SIDE_DOWN };
/* The pane on that side, on the screen or not, the main pane being one; the
 * same pane if none. */
enum pane layout_beside(enum pane from, enum side where, bool has_below);

#endif
