/* SPDX-License-Identifier: MIT */
/*
 * An article as lines: blocks and mentions in, wrapped lines out, and the way
 * between bytes of the text and lines and columns of the page.  A line is a
 * span of the text; runs of white space inside it are one blank.
 * source  UAX 14 for the places to break, UAX 29 and 11 for what fits
 */
#ifndef UI_FLOW_H
#define UI_FLOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "entente.h"
#include "text/hyphens.h"
#include "text/vec.h"
#include "ui/canvas.h"

enum flow_kind {
	FLOW_TEXT,
	FLOW_BLANK, /* between blocks */
	FLOW_FOLD,  /* stands for a run of furniture, or heads it when opened */
	FLOW_INFO   /* the line of figures below the title */
};

struct flow_line {
	struct span at;     /* [B] of the text; FOLD: the whole run, or empty at
	                     * its start when opened; BLANK, INFO: empty */
	uint32_t block;     /* index; of a run its first */
	uint16_t indent;    /* [cells] */
	uint16_t lead;      /* [cells] of it that the block's sign, or the bars of a
	                     * quotation, take up before the text; 0 = none */
	uint8_t kind;       /* enum flow_kind */
	uint8_t role;       /* enum role of its plain text */
	bool is_divided;    /* ends inside a word: a hyphen is shown */
	bool is_full;       /* its block goes on: it may be set to the full width */
};

struct flow_options {
	int width;              /* [cells] of a full line, at least 1 */
	bool has_letters;       /* "[P]" before each mention */
	uint32_t hidden;        /* kinds not shown, bits 1 << enum kind */
	bool hides_guesses;     /* mentions whose link is a guess */
	bool hides_nominals;    /* descriptions */
	struct str info;        /* the line of figures, empty = none; copied */
	bool is_justified;      /* full lines end at the right edge */
	const struct hyphens *hyphens; /* by which words are divided, NULL = none are */
	int gap;                /* blank lines between paragraphs; 0: an indent */
	bool opens_all;         /* no furniture folded */
	const uint32_t *opened; /* runs that are opened: [B] of their first byte */
	size_t nopened;
};

#define FLOW_COLUMNS 12

/* Rows below each other. */
struct flow_table {
	uint32_t first;      /* block */
	uint32_t count;      /* blocks */
	uint16_t ncolumn;    /* bars in a row */
	bool is_aligned;     /* the columns fit beside each other; else cells stand
	                      * below each other */
	uint16_t widths[FLOW_COLUMNS]; /* [cells] */
};

struct flow {
	const struct article *article;   /* borrowed */
	const struct posting *postings;  /* borrowed */
	size_t nposting;
	int width;
	bool has_letters;
	bool is_justified;
	const struct hyphens *hyphens;   /* borrowed */
	uint32_t hidden;
	bool hides_guesses;
	bool hides_nominals;
	struct buf info;
	VEC(struct flow_table) tables; /* in text order */
	VEC(struct flow_line) lines;
};

#define POSTING_NONE SIZE_MAX
#define LINK_NONE SIZE_MAX

/* What lies over the text when a line is drawn. */
struct flow_marks {
	entity_id same;            /* followed entity, ENTITY_NONE = none */
	bool has_links;            /* links are marked, and have letters */
	size_t link;               /* the link under the cursor, LINK_NONE */
	size_t focus;              /* posting under the cursor, POSTING_NONE */
	uint32_t fold;             /* [B] of the folded run under the cursor, or
	                            * UINT32_MAX */
	const struct span *finds;  /* in text order */
	size_t nfind;
	struct span chosen;        /* SPAN_NONE = nothing */
	size_t find;               /* the find under the cursor, SIZE_MAX = none */
};

void flow_init(struct flow *f);
void flow_release(struct flow *f);

/* Lays the article out anew. It and the postings must stay until the next
 * flow_build or flow_release. */
void flow_build(struct flow *f, const struct article *a,
                const struct posting *postings, size_t nposting,
                const struct flow_options *o);

/* The link of the article that holds byte `off`, or LINK_NONE. */
size_t flow_link(const struct article *a, uint32_t off);
/* Line that shows byte `off`, or the one that its run is folded into; for
 * white space between blocks the next block's first line. 0 without lines. */
size_t flow_line_of(const struct flow *f, uint32_t off);
/* Column of a byte on line `i`, from the line's left edge. */
int flow_column(const struct flow *f, size_t i, uint32_t off);
/* Byte at a column of line `i`; the line's last one to the right of its end. */
uint32_t flow_byte(const struct flow *f, size_t i, int column);
/* True if a posting is shown: its kind, and what it is besides. */
bool flow_shows(const struct flow *f, size_t posting);

/* Draws line `i` at y, x; returns the cells used. */
int flow_draw(const struct flow *f, size_t i, struct canvas *c, int y, int x,
              const struct flow_marks *marks);

#endif
