/* SPDX-License-Identifier: MIT */
/*
 * Rows of tables.  One of figures is a line, its cells parted by bars, each under
 * the head of its column: a cell that reaches down over several rows is said in
 * each, one that is empty or reaches to the right has a dash.  Rows that lay out
 * a page, their cells full of text or blocks, are as many lines as there are in it.
 */
#include "article/html_write_int.h"

#include "text/utf8.h"

#include "text/banned.h"

enum {
	CELL_MAX = 400, /* [B] of text in a cell of figures */
	AGAIN_MAX = 120, /* [B] of one that is said in each row … */
	AGAIN_LEAST = 64 * 1024, /* [B] … and in all, besides as much as the page holds */
	RIGHT_MAX = 8   /* columns that a cell reaches over; more is all there are */
};

#define DASH STR_LIT("\xE2\x80\x93")

static bool
is_cell_tag(enum html_tag tag)
{
	return tag == TAG_TD || tag == TAG_TH;
}

bool
html_is_row(const struct html_page *p, uint32_t row)
{
	const struct html_node *nodes = p->tree.nodes.ptr;
	size_t ncell = 0;

	for (uint32_t i = row + 1; i < nodes[row].end; i = nodes[i].end) {
		uint32_t nbyte = 0;

		if (!is_cell_tag(nodes[i].tag))
			continue;
		ncell++;
		for (uint32_t k = i + 1; k < nodes[i].end && nbyte <= CELL_MAX; k++)
			nbyte += nodes[k].tag == TAG_TEXT ? nodes[k].len : 0;
		if (nbyte > CELL_MAX)
			return false;
	}
	return ncell != 1;
}

/* Nothing is written for it: blanks, and pictures that hold a place. */
static bool
is_empty(const struct html_page *p, uint32_t cell)
{
	const struct html_tree *t = &p->tree;

	for (uint32_t i = cell + 1; i < t->nodes.ptr[cell].end; i++) {
		const struct html_node *n = &t->nodes.ptr[i];
		struct str s = str_sub(buf_str(&t->text), n->text, n->text + n->len);
		size_t len;

		if (n->tag == TAG_IMG && html_picture_says(p, i, 0, false).len > 0)
			return false;
		for (size_t k = 0; n->tag == TAG_TEXT && k < s.len; k += len) {
			if (!utf8_is_space(utf8_get(s, k, &len)))
				return false;
		}
	}
	return true;
}

/* Cells of a row that say something, one from above with them. */
static size_t
count_full(const struct html_writer *w, uint32_t row)
{
	const struct html_node *nodes = w->p->tree.nodes.ptr;
	size_t n = 0;

	for (uint32_t i = row + 1; i < nodes[row].end; i = nodes[i].end)
		n += is_cell_tag(nodes[i].tag) && !is_empty(w->p, i);
	for (size_t k = 0; n > 0 && w->table && k < HTML_COLUMNS; k++)
		n += w->table->below[k] > 0;
	return n;
}

static uint32_t
reach_of(const struct html_page *p, uint32_t cell, enum html_attr name, uint32_t most)
{
	uint32_t n;

	if (!str_to_u32(str_trim(html_attr(&p->tree, cell, name)), &n) || n == 0)
		return 1;
	return n < most ? n : most;
}

static void
part_cells(struct html_writer *w)
{
	if (w->is_open)
		html_write_as_is(w, STR_LIT(" | "));
}

/* Cells from rows above that stand at the next column. */
static void
say_again(struct html_writer *w, uint32_t at, size_t *column)
{
	struct html_table *t = w->table;

	for (; t && *column < HTML_COLUMNS && t->below[*column] > 0; ++*column) {
		struct buf b;

		/* A small file may ask for a lot of text. */
		if (w->nagain > AGAIN_LEAST + w->p->tree.text.len) {
			t->below[*column] = 0;
			return;
		}
		buf_init(&b);
		html_text(&w->p->tree, t->cell[*column], &b);
		part_cells(w);
		html_write_words(w, at, b.len > 0 && b.len <= AGAIN_MAX ? buf_str(&b) : DASH);
		w->nagain += b.len + DASH.len;
		buf_release(&b);
		t->below[*column]--;
	}
}

/* What the cell at *column takes of those beside and below it. */
static void
reach_out(struct html_writer *w, uint32_t cell, bool is_lined_up, size_t *column)
{
	uint32_t right = reach_of(w->p, cell, ATTR_COLSPAN, RIGHT_MAX);
	uint32_t down = reach_of(w->p, cell, ATTR_ROWSPAN, UINT16_MAX);

	for (uint32_t k = 0; k < right; k++, ++*column) {
		if (k > 0 && is_lined_up) {
			part_cells(w);
			html_write_words(w, cell, DASH);
		}
		if (w->table && *column < HTML_COLUMNS && down > 1) {
			w->table->below[*column] = (uint16_t)(down - 1);
			w->table->cell[*column] = cell;
		}
	}
}

void
html_walk_row(struct html_writer *w, uint32_t row)
{
	const struct html_node *nodes = w->p->tree.nodes.ptr;
	size_t nfull = count_full(w, row);
	bool is_lined_up = nfull > 1 || (nfull == 1 && w->table && w->table->ncolumn > 1);
	size_t column = 0;

	for (uint32_t i = row + 1; i < nodes[row].end; i = nodes[i].end) {
		bool is_none;

		if (nodes[i].tag == TAG_TEXT) {
			html_write_text(w, i);
			continue;
		}
		if (!is_cell_tag(nodes[i].tag) || w->p->marks[i].has_block) {
			html_walk(w, i);
			column += is_cell_tag(nodes[i].tag);
			continue;
		}
		if (is_lined_up)
			say_again(w, i, &column);
		is_none = is_empty(w->p, i);
		if (is_lined_up || !is_none)
			part_cells(w);
		if (is_none && is_lined_up)
			html_write_words(w, i, DASH);
		else
			html_walk_children(w, i);
		reach_out(w, i, is_lined_up, &column);
	}
	if (is_lined_up)
		say_again(w, nodes[row].end - 1, &column);
	if (w->table && nfull > 1)
		w->table->ncolumn = column;
}
