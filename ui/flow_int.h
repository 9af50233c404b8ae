/* SPDX-License-Identifier: MIT */
/* Shared by flow.c (laying out) and flow_draw.c (showing, columns). */
#ifndef UI_FLOW_INT_H
#define UI_FLOW_INT_H

#include "ui/flow.h"

/* A step along a line: one cluster, one blank for a run of white space, or the
 * letter in brackets before a mention. */
struct flow_step {
	struct span at;  /* [B] of the text; empty for a letter */
	int width;       /* [cells] */
	size_t posting;  /* it belongs to, or POSTING_NONE */
	bool is_blank;
	bool is_letter;
};

/* Walks the text from `off`; `posting` is the first that ends after `off`. */
struct flow_walk {
	const struct flow *flow;
	struct str text;
	uint32_t off;
	uint32_t end;
	size_t posting;
	bool has_lettered; /* the letter before the posting at `off` is out */
	bool keeps_lines;  /* blanks in a row are as many */
	const struct flow_table *table; /* whose columns are lined up, or NULL */
	size_t column;     /* of it */
	int used;          /* [cells] of the column so far */
	int spread;        /* [cells] that the blanks left share … */
	int nblank;        /* … among so many */
};

void flow_walk_start(struct flow_walk *w, const struct flow *f, struct span at);
/* The same of a laid-out line, as wide as it is set. */
void flow_walk_line(struct flow_walk *w, const struct flow *f, const struct flow_line *line);
/* False at the end. */
bool flow_walk_next(struct flow_walk *w, struct flow_step *step);

/* ------------------------------------------------------------- flow_table.c */

/* The rows from block i on, measured for f->width; how many, 0 if that is none. */
size_t flow_table_find(const struct flow *f, const struct block *blocks, size_t nblock,
                       size_t i, struct flow_table *t);
/* The table that a block is a row of, or NULL. */
const struct flow_table *flow_table_of(const struct flow *f, size_t block);
/* Does a bar that parts cells stand behind this blank? */
bool flow_bar_after(struct str text, struct span blank);

#define QUOTE_INDENT 2      /* [cells] "│ " */
#define FLOW_LETTER_WIDTH 3 /* "[P]" */

/* Appends what is drawn before the first line of an item: "• ", "12. ". */
void flow_sign(struct buf *out, const struct block *b);
/* Cells that [off, end) takes behind the last line end in it. */
int flow_blanks(struct str text, struct span at);

#endif
