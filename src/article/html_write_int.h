/* SPDX-License-Identifier: MIT */
/*
 * The pen of html_lines.c: it walks the elements, html_table.c the rows, this
 * writes their text into the line that is open.
 */
#ifndef ARTICLE_HTML_WRITE_INT_H
#define ARTICLE_HTML_WRITE_INT_H

#include <stdbool.h>
#include <stdint.h>

#include "article/html_int.h"
#include "article/html_list.h"

enum {
	HTML_COLUMNS = 32 /* of a table, whose cells may reach down */
};

/* A table whose rows are being written. */
struct html_table {
	size_t ncolumn;                /* of its last row of several */
	uint16_t below[HTML_COLUMNS];  /* rows that the column's cell still reaches … */
	uint32_t cell[HTML_COLUMNS];   /* … and that cell */
};

struct html_writer {
	struct html_page *p;
	struct html_line line; /* being written; at.len is set at its end */
	uint32_t block;        /* the innermost block that is open */
	uint32_t item;         /* the list item whose mark was not used yet */
	struct html_table *table; /* the innermost; NULL if there is none */
	size_t nagain;         /* [B] of cells that were said again */
	enum block_kind kind;  /* of lines in here */
	uint32_t links;        /* open ones */
	uint32_t link;         /* the innermost of them */
	bool is_open;          /* the line has text */
	bool is_gap;           /* white space before the next text */
	bool is_broken;        /* a single break before it */
	bool is_pre;           /* line ends are as written … */
	bool is_verbatim;      /* … and blanks and empty lines, too */
	size_t npicture;       /* [B] of the line that say what pictures show */
	bool is_raised;        /* figures stand above the line */
	struct html_list list;
};

/* The line that is open, if one is, becomes one of the page's. */
void html_end_line(struct html_writer *w);
/* <br>, or a line end where these are as written: ends the line if what is
 * written may be a paragraph, else is a line end in it. */
void html_write_break(struct html_writer *w);
/* A piece of text, as the element it stands in wants it. */
void html_write_text(struct html_writer *w, uint32_t node);
/* Words that stand in no text node, as if they stood in `node`. */
void html_write_words(struct html_writer *w, uint32_t node, struct str words);
/* Into the line that is open: no white space before it, and it is in no link. */
void html_write_as_is(struct html_writer *w, struct str s);
/* What a picture shows, in the place of it. */
void html_write_picture(struct html_writer *w, uint32_t node);
/* What is written from now on is of figures above the line. */
void html_begin_raised(struct html_writer *w);
/* <q> says its words are somebody's; the marks are left to the browser. */
void html_write_mark(struct html_writer *w, uint32_t node, const char *mark, bool is_opening);

/* html_lines.c: an element, or what is in it. */
void html_walk(struct html_writer *w, uint32_t node);
void html_walk_children(struct html_writer *w, uint32_t node);
/* html_table.c: whether a row is one of figures, and such a row. */
bool html_is_row(const struct html_page *p, uint32_t row);
void html_walk_row(struct html_writer *w, uint32_t row);

#endif
