/* SPDX-License-Identifier: MIT */
/*
 * Tables among the blocks of an article: rows below each other whose cells are
 * parted by bars.  Where its columns fit beside each other they are lined up, by
 * making the blank before a bar wider; else each cell has a line of its own.  The
 * text is as it was: what a row says, and where, does not hang on how it is set.
 */
#include "ui/flow_int.h"

#include "text/banned.h"

/* The bar at `off` and the blanks beside it. */
static bool
is_bar(struct str text, uint32_t off)
{
	return off > 0 && off + 1 < text.len && text.ptr[off] == '|' && text.ptr[off - 1] == ' ' &&
	       text.ptr[off + 1] == ' ';
}

bool
flow_bar_after(struct str text, struct span blank)
{
	return is_bar(text, span_end(blank));
}

static size_t
count_bars(struct str text, struct span at)
{
	size_t n = 0;

	for (uint32_t off = at.off + 1; off + 1 < span_end(at); off++)
		n += is_bar(text, off);
	return n;
}

/* A row of cells: what is a list's item is none, whatever signs it has. */
static bool
is_row(struct str text, const struct block *b)
{
	return b->kind == BLOCK_ITEM && b->sign == SIGN_NONE && !b->keeps_lines &&
	       count_bars(text, b->at) > 0 &&
	       str_find_char(str_at(text, b->at), '\n') == SIZE_MAX;
}

/* Widths of the cells of a row, added to the widest of each column so far; false if
 * it has more than a table may have. */
static bool
measure_row(const struct flow *f, struct span at, struct flow_table *t)
{
	struct flow_walk walk;
	struct flow_step step;
	size_t column = 0;
	int width = 0;

	flow_walk_start(&walk, f, at);
	while (flow_walk_next(&walk, &step)) {
		if (step.is_blank && flow_bar_after(walk.text, step.at)) {
			if (width > t->widths[column])
				t->widths[column] = (uint16_t)width;
			if (++column == FLOW_COLUMNS)
				return false;
			width = -2; /* the bar and the blank behind it */
		} else {
			width += step.width;
		}
		if (width > UINT16_MAX / FLOW_COLUMNS)
			return false;
	}
	if (width > t->widths[column])
		t->widths[column] = (uint16_t)width;
	if (column > t->ncolumn)
		t->ncolumn = (uint16_t)column;
	return true;
}

size_t
flow_table_find(const struct flow *f, const struct block *blocks, size_t nblock, size_t i,
                struct flow_table *t)
{
	struct str text = article_text(f->article);
	bool is_known = true;
	size_t n = 0;
	int width = 0;

	*t = (struct flow_table){.first = (uint32_t)i};
	while (i + n < nblock && is_row(text, &blocks[i + n]))
		is_known = measure_row(f, blocks[i + n++].at, t) && is_known;
	t->count = (uint32_t)n;
	for (size_t k = 0; k <= t->ncolumn; k++)
		width += t->widths[k] + (k > 0 ? 3 : 0);
	t->is_aligned = is_known && width <= f->width;
	return n;
}

const struct flow_table *
flow_table_of(const struct flow *f, size_t block)
{
	size_t lo = 0;
	size_t hi = f->tables.len;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (f->tables.ptr[mid].first + f->tables.ptr[mid].count <= block)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < f->tables.len && f->tables.ptr[lo].first <= block ? &f->tables.ptr[lo] : NULL;
}
