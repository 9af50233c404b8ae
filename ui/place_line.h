/* SPDX-License-Identifier: MIT */
/* A place as a line of a list: which article, or what lay over it, and the
 * words that stood there. */
#ifndef UI_PLACE_LINE_H
#define UI_PLACE_LINE_H

#include "entente.h"
#include "ui/canvas.h"
#include "ui/jumps.h"

struct app;

struct place_line {
	struct day date;   /* of the article */
	struct str title;
	struct str text;   /* from the cursor on, or from the first line */
	bool is_mention;   /* … the cursor was on one, of this kind */
	enum kind kind;
};

/* Strings in `arena`. An article that is gone is called by its path. */
void place_line_fill(struct app *a, const struct place *p, struct place_line *out,
                     struct arena *arena);
/* `label` in the first cells. */
void place_line_draw(const struct place_line *line, struct canvas *c, struct rect r,
                     struct str label);

#endif
