/* SPDX-License-Identifier: MIT */
/* How panes made of rows look: heading, selected row, scroll position. */
#ifndef UI_ROWS_H
#define UI_ROWS_H

#include "ui/canvas.h"
#include "ui/list.h"

/* The heading in the first row of `r`: a title, and figures on the right.
 * Returns what is left of `r`. */
struct rect rows_head(struct canvas *c, struct rect r, const char *title,
                      struct str right, bool has_focus);
/* The same in a line across the pane, for a pane that lies below another. */
struct rect rows_head_in_rule(struct canvas *c, struct rect r, struct str title,
                              struct str right, bool has_focus);
/* Lays the selection over a row (or two) that has been drawn. */
void rows_select(struct canvas *c, struct rect row, bool has_focus);
/* In the last column of a main pane: its edge, with the part of the list that
 * is on the screen. Returns `r` without it. */
struct rect rows_edge(struct canvas *c, struct rect r, const struct list *l,
                      bool has_edge);
/* A sentence where rows would be. */
void rows_empty(struct canvas *c, struct rect r, const char *text);

/* Text in as many rows as `r` has, broken where a line may be; what is left over
 * is cut with an ellipsis. */
void rows_wrap(struct canvas *c, struct rect r, struct str text, struct pen p);
/* The same at the lower end of `r`, over what is there, on as many of its lines
 * as it takes, `indent` cells from the left and then one from the right; returns
 * the first of these lines. */
int rows_wrap_up(struct canvas *c, struct rect r, int indent, struct str text, struct pen p);

#endif
