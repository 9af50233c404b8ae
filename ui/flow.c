/* SPDX-License-Identifier: MIT */
/*
 * Laying an article out: which blocks are shown, what is put between them,
 * and where each is broken into lines.
 */
#include "ui/flow_int.h"

#include <assert.h>
#include <stdlib.h>

#include "text/arena.h"
#include "text/breaks.h"
#include "text/utf8.h"

#include "text/banned.h"

#define ITEM_INDENT 2 /* [cells] of a list item's second and later lines */
#define EMPTY_MOST 3  /* line ends that are shown of many: two empty lines */

void
flow_init(struct flow *f)
{
	*f = (struct flow){0};
	buf_init(&f->info);
	vec_init(&f->tables);
	vec_init(&f->lines);
}

void
flow_release(struct flow *f)
{
	buf_release(&f->info);
	vec_release(&f->tables);
	vec_release(&f->lines);
}

static enum role
block_role(enum block_kind kind)
{
	switch (kind) {
	case BLOCK_TITLE:
		return ROLE_TITLE;
	case BLOCK_HEADING:
		return ROLE_HEADING;
	case BLOCK_META:
	case BLOCK_CAPTION:
		return ROLE_META;
	case BLOCK_FURNITURE:
		return ROLE_FURNITURE;
	case BLOCK_PARAGRAPH:
	case BLOCK_ITEM:
	case BLOCK_QUOTE:
		break;
	}
	return ROLE_TEXT;
}

/* ------------------------------------------------------------------ wrapping */

/* One block being broken into lines. */
struct wrap {
	struct flow *flow;
	struct flow_line line;  /* the one being filled */
	uint32_t end;           /* [B] behind the last thing that is not blank */
	int column;             /* [cells] used, blanks at the end included */
	uint32_t may_at;        /* [B] last place where it may be broken, 0 = none */
	uint32_t may_end;       /* `end` there */
	bool may_divide;        /* it is inside a word */
	int hanging;            /* [cells] indent of the lines after the first */
	int extra;              /* … and of the author's next line */
	bool keeps_lines;       /* blanks in a row are as many */
	bool has_bars;          /* each line has the first one's lead */
	bool has_cells;         /* of a table, each of which has its lines */
};

static void
wrap_emit(struct wrap *w, uint32_t end, uint32_t next, bool is_full)
{
	w->line.is_full = is_full;
	w->line.is_divided = is_full && w->may_at != 0 && w->may_divide;
	w->line.at.len = end > w->line.at.off ? end - w->line.at.off : 0;
	vec_push(&w->flow->lines, w->line);
	w->line.at.off = next;
	w->line.indent = (uint16_t)w->hanging;
	if (!w->has_bars)
		w->line.lead = 0;
	w->may_at = 0;
}

/* Cells of [from, to) as the new line begins with them. */
static int
wrap_measure(const struct wrap *w, uint32_t from, uint32_t to)
{
	struct flow_walk walk;
	struct flow_step step;
	int width = w->hanging;

	flow_walk_start(&walk, w->flow, span_from_to(from, to));
	walk.keeps_lines = w->keeps_lines;
	while (flow_walk_next(&walk, &step))
		width += step.width;
	return width;
}

/* The author's own line end, and empty lines after it. */
static void
wrap_must(struct wrap *w, uint32_t next, size_t newlines)
{
	int most = w->flow->width / 2;

	wrap_emit(w, w->end, next, false);
	for (size_t i = 1; i < newlines && i < EMPTY_MOST; i++) {
		vec_push(&w->flow->lines, w->line);
		vec_last(&w->flow->lines).at.len = 0;
		vec_last(&w->flow->lines).kind = FLOW_BLANK;
	}
	w->line.indent = (uint16_t)(w->hanging + (w->extra < most ? w->extra : most));
	w->column = w->line.indent;
}

static void
wrap_step(struct wrap *w, const struct flow_step *step, size_t newlines, enum line_break may)
{
	/* A letter must not end a line, away from what it marks. */
	int room = step->width + (step->is_letter ? 2 : 0);

	if (newlines > 0) {
		wrap_must(w, step->at.off, newlines);
	} else if (may != BREAK_NO && w->end > w->line.at.off &&
	           (may != BREAK_HYPHEN || w->column < w->flow->width)) {
		w->may_at = step->at.off;
		w->may_end = w->end;
		w->may_divide = may == BREAK_HYPHEN;
	}
	if (!step->is_blank && w->column + room > w->flow->width &&
	    step->at.off > w->line.at.off) {
		uint32_t at = w->may_at != 0 ? w->may_at : step->at.off;

		/* A word longer than a line is cut where the line is full. */
		wrap_emit(w, w->may_at != 0 ? w->may_end : w->end, at, true);
		w->column = wrap_measure(w, at, step->at.off);
	}
	w->column += step->width;
	if (!step->is_blank && !step->is_letter)
		w->end = span_end(step->at);
}

/* True if line feeds inside such a block are the author's own lines. */
static bool
keeps_lines(const struct block *b)
{
	return b->keeps_lines || b->kind == BLOCK_META || b->kind == BLOCK_FURNITURE;
}

static size_t
count_newlines(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++)
		n += s.ptr[i] == '\n';
	return n;
}

/* How far a block is set in, and what for. */
struct set_in {
	int first;   /* [cells] of its first line … */
	int hanging; /* … and of those that follow */
	int lead;    /* [cells] of its sign; of the bars, if each line has them */
	bool is_quote;
};

static struct set_in
block_set_in(const struct flow *f, const struct block *b, int indent)
{
	struct set_in s = {.first = indent};
	int depth = b->depth;
	struct buf sign;

	if (f->width <= 4 * ITEM_INDENT)
		return s;
	while (depth > 0 && depth * ITEM_INDENT > f->width / 4)
		depth--;
	if (b->kind == BLOCK_QUOTE) {
		s.first = s.hanging = s.lead = depth * QUOTE_INDENT;
		s.is_quote = true;
	} else if (b->sign != SIGN_NONE) {
		buf_init(&sign);
		flow_sign(&sign, b);
		s.lead = utf8_width(buf_str(&sign));
		s.first = s.hanging = s.lead + (depth > 0 ? depth - 1 : 0) * ITEM_INDENT;
		buf_release(&sign);
	} else if (depth > 0) {
		s.first = s.hanging = depth * ITEM_INDENT;
	} else if (b->kind == BLOCK_ITEM) {
		s.hanging = ITEM_INDENT;
	}
	return s;
}

/* A line may be broken behind white space in which a line ends: UAX 14 has its
 * place to break right behind that end, before the blanks of an indent. */
static bool
breaks_behind(const uint8_t *breaks, uint32_t block, struct span blank)
{
	for (uint32_t i = 1; !span_is_none(blank) && i < blank.len; i++)
		if (breaks[blank.off - block + i] != BREAK_NO)
			return true;
	return false;
}

static void
wrap_block(struct flow *f, size_t index, const struct block *b, int indent)
{
	struct str text = article_text(f->article);
	struct set_in in = block_set_in(f, b, indent);
	struct wrap w = {
		.flow = f,
		.line = {.at = {b->at.off, 0},
		         .block = (uint32_t)index,
		         .kind = FLOW_TEXT,
		         .indent = (uint16_t)in.first,
		         .lead = (uint16_t)in.lead,
		         .role = (uint8_t)block_role(b->kind)},
		.end = b->at.off,
		.column = in.first,
		.hanging = in.hanging,
		.keeps_lines = b->keeps_lines,
		.has_bars = in.is_quote,
		.has_cells = flow_table_of(f, index) != NULL,
	};
	uint8_t *breaks = xmalloc(b->at.len + 1u);
	struct flow_walk walk;
	struct flow_step step;
	struct span blank = SPAN_NONE;
	size_t newlines = 0;
	bool is_lettered = false;

	breaks_lines(str_at(text, b->at), breaks);
	if (f->hyphens != NULL && !b->keeps_lines && (b->kind == BLOCK_PARAGRAPH || b->kind == BLOCK_ITEM ||
	                           b->kind == BLOCK_QUOTE))
		hyphens_mark(f->hyphens, str_at(text, b->at), breaks);
	flow_walk_start(&walk, f, b->at);
	walk.keeps_lines = b->keeps_lines;
	while (flow_walk_next(&walk, &step)) {
		enum line_break may = breaks[step.at.off - b->at.off];

		/* The letter takes the break, so that it stays with its word. */
		if (is_lettered || step.at.off == b->at.off)
			may = BREAK_NO;
		else if (may == BREAK_NO && breaks_behind(breaks, b->at.off, blank))
			may = BREAK_MAY;
		wrap_step(&w, &step, newlines, may);
		is_lettered = step.is_letter;
		if (step.is_letter)
			continue;
		/* The bar itself is passed over, with the blanks around it. */
		if (w.has_cells && step.is_blank && flow_bar_after(text, step.at)) {
			do {
				(void)flow_walk_next(&walk, &step);
				(void)flow_walk_next(&walk, &step);
			} while (step.is_blank && flow_bar_after(text, step.at));
			newlines = 1;
			continue;
		}
		blank = step.is_blank ? step.at : SPAN_NONE;
		newlines = step.is_blank && keeps_lines(b) ? count_newlines(str_at(text, step.at)) : 0;
		if (b->keeps_lines)
			w.extra = flow_blanks(text, step.at);
		else if (newlines > 1)
			newlines = 1;
	}
	wrap_emit(&w, w.end, w.end, false);
	free(breaks);
}

/* ------------------------------------------------------------------- blocks */

static void
add_empty(struct flow *f, enum flow_kind kind, uint32_t off, size_t block)
{
	struct flow_line line = {
		.at = {off, 0}, .block = (uint32_t)block, .kind = (uint8_t)kind, .role = ROLE_TEXT,
	};

	vec_push(&f->lines, line);
}

/* True if a blank line belongs between two blocks that follow each other. */
static bool
wants_gap(enum block_kind before, enum block_kind after)
{
	if (before == BLOCK_ITEM && after == BLOCK_ITEM)
		return false;
	if (before == BLOCK_FURNITURE && after == BLOCK_FURNITURE)
		return false;
	return after != BLOCK_META || (before != BLOCK_META && before != BLOCK_TITLE);
}

static bool
run_is_open(const struct flow_options *o, uint32_t off)
{
	for (size_t i = 0; i < o->nopened; i++)
		if (o->opened[i] == off)
			return true;
	return o->opens_all;
}

/* Blocks of the furniture run at `i`. */
static size_t
run_length(const struct block *blocks, size_t nblock, size_t i)
{
	size_t n = 0;

	while (i + n < nblock && blocks[i + n].kind == BLOCK_FURNITURE)
		n++;
	return n;
}

static void
add_run(struct flow *f, const struct block *blocks, size_t i, size_t n, bool is_open)
{
	uint32_t off = blocks[i].at.off;

	add_empty(f, FLOW_FOLD, off, i);
	if (!is_open) {
		vec_last(&f->lines).at.len = span_end(blocks[i + n - 1].at) - off;
		return;
	}
	for (size_t k = 0; k < n; k++)
		wrap_block(f, i + k, &blocks[i + k], 0);
}

/* Index of the block that the line of figures goes before: behind the title
 * and the date lines that follow it, else before the first reading text. */
static size_t
info_place(const struct block *blocks, size_t nblock)
{
	size_t i = 0;

	while (i < nblock && blocks[i].kind != BLOCK_TITLE)
		i++;
	if (i < nblock) {
		i++;
		while (i < nblock && blocks[i].kind == BLOCK_META)
			i++;
		return i;
	}
	for (i = 0; i < nblock && blocks[i].kind == BLOCK_FURNITURE;)
		i++;
	return i;
}

static void
add_info(struct flow *f, const struct block *blocks, size_t nblock, size_t i)
{
	uint32_t off = i < nblock ? blocks[i].at.off
	               : nblock > 0 ? span_end(blocks[nblock - 1].at)
	                            : 0;

	if (f->info.len > 0)
		add_empty(f, FLOW_INFO, off, i < nblock ? i : nblock == 0 ? 0 : nblock - 1);
}

static bool
follows_paragraph(const struct block *blocks, size_t i)
{
	return i > 0 && blocks[i].kind == BLOCK_PARAGRAPH && blocks[i - 1].kind == BLOCK_PARAGRAPH;
}

/* Blank lines before block i; between paragraphs as many as the reader wants. */
static int
gap_before(const struct block *blocks, size_t i, size_t info, int gap)
{
	if (i > 0 && i != info && follows_paragraph(blocks, i))
		return gap;
	return i == 0 || i == info || wants_gap(blocks[i - 1].kind, blocks[i].kind) ? 1 : 0;
}

/* Where no blank line tells paragraphs apart, an indent does. */
static int
first_indent(const struct flow *f, const struct block *blocks, size_t i, int gap)
{
	return gap == 0 && follows_paragraph(blocks, i) && f->width > 4 * ITEM_INDENT ? ITEM_INDENT
	                                                                             : 0;
}

/* Rows whose columns fit are a line each; the cells of others a line each. */
static void
add_table(struct flow *f, const struct block *blocks, const struct flow_table *t)
{
	struct flow_line line = {.kind = FLOW_TEXT, .role = ROLE_TEXT};

	vec_push(&f->tables, *t);
	for (uint32_t i = t->first; i < t->first + t->count; i++) {
		if (!t->is_aligned) {
			wrap_block(f, i, &blocks[i], 0);
			continue;
		}
		line.at = blocks[i].at;
		line.block = i;
		vec_push(&f->lines, line);
	}
}

static void
add_blocks(struct flow *f, const struct flow_options *o)
{
	size_t nblock;
	const struct block *blocks = article_blocks(f->article, &nblock);
	size_t info = info_place(blocks, nblock);
	struct flow_table table;
	size_t n;

	for (size_t i = 0; i < nblock; i += n) {
		n = 1;
		if (i == info)
			add_info(f, blocks, nblock, i);
		for (int gap = f->lines.len > 0 ? gap_before(blocks, i, info, o->gap) : 0; gap > 0;
		     gap--)
			add_empty(f, FLOW_BLANK, blocks[i].at.off, i);
		if (blocks[i].kind == BLOCK_FURNITURE) {
			n = run_length(blocks, nblock, i);
			add_run(f, blocks, i, n, run_is_open(o, blocks[i].at.off));
		} else if ((n = flow_table_find(f, blocks, nblock, i, &table)) > 0) {
			add_table(f, blocks, &table);
		} else {
			n = 1;
			wrap_block(f, i, &blocks[i], first_indent(f, blocks, i, o->gap));
		}
	}
	if (info >= nblock)
		add_info(f, blocks, nblock, info);
}

void
flow_build(struct flow *f, const struct article *a, const struct posting *postings,
           size_t nposting, const struct flow_options *o)
{
	assert(o->width >= 1);
	f->article = a;
	f->postings = postings;
	f->nposting = nposting;
	f->width = o->width;
	f->has_letters = o->has_letters && o->width >= 4 * FLOW_LETTER_WIDTH;
	f->is_justified = o->is_justified;
	f->hyphens = o->hyphens;
	f->hidden = o->hidden;
	f->hides_guesses = o->hides_guesses;
	f->hides_nominals = o->hides_nominals;
	buf_clear(&f->info);
	buf_add(&f->info, o->info);
	vec_clear(&f->tables);
	vec_clear(&f->lines);
	add_blocks(f, o);
}
