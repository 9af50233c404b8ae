/* SPDX-License-Identifier: MIT */
/*
 * Has a part of the picture moved?  Compares two canvases and says by how many
 * lines, and what it would save to let the terminal move it.
 */
#ifndef UI_SHIFT_H
#define UI_SHIFT_H

#include "ui/canvas.h"

struct shift {
	struct rect r; /* what moves */
	int lines;     /* up if more than 0; 0 = nothing worth while */
	bool by_margins;
};

/*
 * The best way from `old` to `new`, which have the same size, for the area
 * that new->scrolls.  can_margins: parts narrower than the screen can be moved;
 * can_rows: parts as wide as it.
 */
struct shift shift_find(const struct canvas *old, const struct canvas *new,
                        bool can_rows, bool can_margins);
/* Does to a canvas what the terminal does to the screen. */
void shift_apply(const struct shift *s, struct canvas *c);
/* True of a row of the area that nothing was moved to: the terminal has blanked
 * it, in a colour of its own and not in that of the theme's text. */
bool shift_bares(const struct shift *s, int y);

#endif
