/* SPDX-License-Identifier: MIT */
/*
 * Walking along a line: what each step is, how wide, which mention it belongs
 * to.  Drawing, columns and wrapping all walk the same way, so they agree.
 */
#include "ui/flow_int.h"

#include <assert.h>

#include "text/utf8.h"

#include "text/banned.h"

static size_t
posting_after(const struct flow *f, uint32_t off)
{
	return span_search(f->postings, f->nposting, sizeof *f->postings, off);
}

bool
flow_shows(const struct flow *f, size_t posting)
{
	const struct posting *p = &f->postings[posting];

	return (f->hidden >> p->kind & 1) == 0 &&
	       !(f->hides_nominals && p->form == FORM_NOMINAL) &&
	       !(f->hides_guesses && link_class_of(p->link) == LINK_GUESS);
}

void
flow_walk_start(struct flow_walk *w, const struct flow *f, struct span at)
{
	w->flow = f;
	w->text = article_text(f->article);
	w->off = at.off;
	w->end = span_end(at);
	w->posting = posting_after(f, at.off);
	w->has_lettered = false;
	w->keeps_lines = false;
	w->table = NULL;
	w->column = 0;
	w->used = 0;
	w->spread = 0;
	w->nblank = 0;
}

static bool
keeps_lines(const struct flow *f, const struct flow_line *line)
{
	size_t n;
	const struct block *blocks = article_blocks(f->article, &n);

	return line->block < n && blocks[line->block].keeps_lines;
}

#define TAB 8        /* [cells] between two stops */
#define SPREAD_MAX 2 /* [cells] that a blank is widened by, else it stays ragged */

void
flow_walk_line(struct flow_walk *w, const struct flow *f, const struct flow_line *line)
{
	struct flow_step step;
	int width = line->indent + (line->is_divided ? 1 : 0);
	int nblank = 0;

	flow_walk_start(w, f, line->at);
	w->keeps_lines = keeps_lines(f, line);
	w->table = flow_table_of(f, line->block);
	if (w->table != NULL && !w->table->is_aligned)
		w->table = NULL;
	if (!f->is_justified || !line->is_full)
		return;
	while (flow_walk_next(w, &step)) {
		width += step.width;
		nblank += step.is_blank;
	}
	flow_walk_start(w, f, line->at);
	if (nblank == 0 || f->width - width > nblank * SPREAD_MAX)
		return;
	w->spread = f->width > width ? f->width - width : 0;
	w->nblank = nblank;
}

/* What the next blank gets of what is left, so that all of it is shared. */
static int
blank_width(struct flow_walk *w)
{
	int n = w->nblank;
	int more = n > 0 ? (2 * w->spread + n) / (2 * n) : 0;

	w->spread -= more;
	w->nblank--;
	return 1 + more;
}

/* A blank before a bar is as wide as the column has room left. */
static int
cell_blank(struct flow_walk *w, struct span blank)
{
	int width = 1;

	if (flow_bar_after(w->text, blank) && w->column < w->table->ncolumn) {
		width += w->table->widths[w->column++] - w->used;
		w->used = -2 - width;
	}
	return width;
}

/* The shown posting that holds `w->off`, or POSTING_NONE. */
static size_t
walk_posting(struct flow_walk *w)
{
	const struct flow *f = w->flow;

	while (w->posting < f->nposting && span_end(f->postings[w->posting].at) <= w->off) {
		w->posting++;
		w->has_lettered = false;
	}
	if (w->posting == f->nposting || f->postings[w->posting].at.off > w->off ||
	    !flow_shows(f, w->posting))
		return POSTING_NONE;
	return w->posting;
}

int
flow_blanks(struct str text, struct span at)
{
	int n = 0;

	for (uint32_t off = at.off; off < span_end(at); off++) {
		unsigned char c = (unsigned char)text.ptr[off];

		if (c == '\n')
			n = 0;
		else if (c == '\t')
			n += TAB - n % TAB;
		else
			n += (c & 0xC0) != 0x80;
	}
	return n;
}

static uint32_t
blank_end(const struct flow_walk *w)
{
	uint32_t off = w->off;
	size_t len;

	while (off < w->end && utf8_is_space(utf8_get(w->text, off, &len)))
		off += (uint32_t)len;
	return off;
}

bool
flow_walk_next(struct flow_walk *w, struct flow_step *step)
{
	uint32_t start = w->off;
	size_t p;

	if (w->off >= w->end)
		return false;
	p = walk_posting(w);
	*step = (struct flow_step){.at = {start, 0}, .posting = p, .width = 1};
	if (p != POSTING_NONE && w->flow->has_letters && !w->has_lettered &&
	    w->flow->postings[p].at.off == start) {
		w->has_lettered = true;
		step->is_letter = true;
		step->width = FLOW_LETTER_WIDTH;
		w->used += step->width;
		return true;
	}
	w->off = blank_end(w);
	if (w->off > start) {
		step->is_blank = true;
		step->width = blank_width(w);
		if (w->keeps_lines)
			step->width = flow_blanks(w->text, span_from_to(start, w->off));
		else if (w->table != NULL)
			step->width = cell_blank(w, span_from_to(start, w->off));
	} else {
		struct str rest = str_sub(w->text, start, w->end);
		size_t n = utf8_grapheme(rest, 0);

		step->width = utf8_cluster_width(str_sub(rest, 0, n));
		w->off = start + (uint32_t)n;
	}
	step->at.len = w->off - start;
	w->used += step->width;
	return true;
}

/* ------------------------------------------------------------------ columns */

int
flow_column(const struct flow *f, size_t i, uint32_t off)
{
	struct flow_walk w;
	struct flow_step step;
	int column;

	assert(i < f->lines.len);
	column = f->lines.ptr[i].indent;
	if (f->lines.ptr[i].kind != FLOW_TEXT)
		return column;
	flow_walk_line(&w, f, &f->lines.ptr[i]);
	while (flow_walk_next(&w, &step)) {
		if (!step.is_letter && off < span_end(step.at))
			break;
		column += step.width;
	}
	return column;
}

uint32_t
flow_byte(const struct flow *f, size_t i, int column)
{
	struct flow_walk w;
	struct flow_step step;
	uint32_t off;
	int at;

	assert(i < f->lines.len);
	off = f->lines.ptr[i].at.off;
	at = f->lines.ptr[i].indent;
	if (f->lines.ptr[i].kind != FLOW_TEXT)
		return off;
	flow_walk_line(&w, f, &f->lines.ptr[i]);
	while (flow_walk_next(&w, &step)) {
		off = step.at.off;
		at += step.width;
		if (column < at)
			break;
	}
	return off;
}

size_t
flow_line_of(const struct flow *f, uint32_t off)
{
	size_t lo = 0;
	size_t hi = f->lines.len;
	size_t best = 0;

	/* Lines are ordered by their end; take the first that ends after off. */
	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (span_end(f->lines.ptr[mid].at) <= off)
			lo = mid + 1;
		else
			hi = mid;
	}
	best = lo < f->lines.len ? lo : f->lines.len == 0 ? 0 : f->lines.len - 1;
	return best;
}

/* ------------------------------------------------------------------ drawing */

static enum role
kind_role(const struct posting *p)
{
	return role_of_kind(p->kind, p->form == FORM_NOMINAL || p->entity == ENTITY_NONE ||
	                             link_class_of(p->link) == LINK_GUESS);
}

/* The find that holds `off`, searching on from *at; SIZE_MAX if none. */
static size_t
find_at(const struct flow_marks *m, uint32_t off, size_t *at)
{
	while (*at < m->nfind && span_end(m->finds[*at]) <= off)
		(*at)++;
	return *at < m->nfind && m->finds[*at].off <= off ? *at : SIZE_MAX;
}

size_t
flow_link(const struct article *a, uint32_t off)
{
	size_t n;
	const struct article_link *links = article_links(a, &n);
	size_t i = article_link_at(a, off);

	return i < n && links[i].at.off <= off ? i : LINK_NONE;
}

/* What lies over one step besides its mention. */
struct over {
	size_t find; /* SIZE_MAX = none */
	size_t link; /* LINK_NONE */
};

static struct pen
step_pen(const struct flow *f, const struct flow_line *line,
         const struct flow_step *step, const struct flow_marks *m, struct over over)
{
	struct pen pen = {.role = (enum role)line->role, .over = ROLE_NONE};
	const struct posting *p = step->posting == POSTING_NONE ? NULL
	                                                        : &f->postings[step->posting];

	if (p != NULL) {
		pen.link = p->entity;
		if (pen.role == ROLE_TEXT)
			pen.role = kind_role(p);
		else
			pen.over = kind_role(p);
	} else if (over.link != LINK_NONE && pen.role == ROLE_TEXT) {
		pen.role = ROLE_LINK;
	}
	if (!span_is_none(m->chosen) && span_has(m->chosen, step->at.off))
		pen.over = ROLE_SELECTED;
	else if (over.find != SIZE_MAX && over.find == m->find)
		pen.over = ROLE_SEARCH_FOCUS;
	else if (p != NULL ? step->posting == m->focus
	                   : over.link != LINK_NONE && over.link == m->link)
		pen.over = ROLE_FOCUS;
	else if (over.find != SIZE_MAX)
		pen.over = ROLE_SEARCH;
	else if (p != NULL && m->same != ENTITY_NONE && p->entity == m->same)
		pen.over = ROLE_SAME;
	return pen;
}

static void
put_step(const struct flow *f, const struct flow_step *step, struct canvas *c,
         int y, int x, struct pen pen)
{
	char letter[] = "[?]";

	if (step->is_letter) {
		letter[1] = kind_letter(f->postings[step->posting].kind);
		canvas_put(c, y, x, str_of(letter), pen);
	} else if (step->is_blank) {
		for (int i = 0; i < step->width; i++)
			canvas_put(c, y, x + i, STR_LIT(" "), pen);
	} else {
		canvas_put(c, y, x, str_at(article_text(f->article), step->at), pen);
	}
}

static int
draw_fold(const struct flow *f, const struct flow_line *line, struct canvas *c,
          int y, int x, const struct flow_marks *marks)
{
	struct pen pen = PEN(FURNITURE);
	struct str text = article_text(f->article);
	size_t nblock;
	const struct block *blocks = article_blocks(f->article, &nblock);
	size_t i = line->block;
	size_t n = 0;
	struct buf b;
	int used;

	buf_init(&b);
	while (i + n < nblock && blocks[i + n].kind == BLOCK_FURNITURE)
		n++;
	buf_add_cstr(&b, line->at.len > 0 ? "▸ " : "▾ ");
	buf_addf(&b, "%zu %s not part of the article · ", n, n == 1 ? "line" : "lines");
	for (size_t k = 0; k < n && b.len < 240; k++) {
		if (k > 0)
			buf_add_cstr(&b, " / ");
		buf_add(&b, str_at(text, blocks[i + k].at));
	}
	if (marks->fold == blocks[i].at.off)
		pen.over = ROLE_FOCUS;
	canvas_target(c, y, x, blocks[i].at.off);
	used = canvas_put_fit(c, y, x, f->width, buf_str(&b), pen);
	buf_release(&b);
	return used;
}

void
flow_sign(struct buf *out, const struct block *b)
{
	if (b->sign == SIGN_BULLET)
		buf_add_cstr(out, "• ");
	if (b->sign != SIGN_NUMBER)
		return;
	block_add_number(out, b);
	buf_add_cstr(out, ". ");
}

/* The sign of an item, or bars beside what is quoted. */
static void
draw_lead(const struct flow *f, const struct flow_line *line, struct canvas *c, int y, int x)
{
	size_t n;
	const struct block *b = &article_blocks(f->article, &n)[line->block];
	struct buf sign;

	x += line->indent - line->lead;
	buf_init(&sign);
	if (b->kind == BLOCK_QUOTE) {
		for (int i = 0; i < line->lead / QUOTE_INDENT; i++)
			buf_add_cstr(&sign, "│ ");
		canvas_put(c, y, x, buf_str(&sign), PEN(BORDER));
	} else {
		flow_sign(&sign, b);
		canvas_put(c, y, x, buf_str(&sign), PEN(META));
	}
	buf_release(&sign);
}

/* A mention can be gone to where it begins, and so can a link. */
static bool
is_target(const struct flow *f, const struct flow_step *step, size_t last, size_t link)
{
	size_t n;
	const struct article_link *links = article_links(f->article, &n);
	const struct posting *p = step->posting == POSTING_NONE ? NULL
	                                                        : &f->postings[step->posting];

	if (p != NULL && p->entity != ENTITY_NONE && step->at.off == p->at.off)
		return last != step->posting;
	return link != LINK_NONE && !step->is_letter && step->at.off == links[link].at.off;
}

int
flow_draw(const struct flow *f, size_t i, struct canvas *c, int y, int x,
          const struct flow_marks *marks)
{
	const struct flow_line *line = &f->lines.ptr[i];
	struct flow_walk w;
	struct flow_step step;
	int column = line->indent;
	size_t find = 0;
	size_t last = POSTING_NONE;

	if (line->kind == FLOW_BLANK)
		return 0;
	if (line->kind == FLOW_FOLD)
		return draw_fold(f, line, c, y, x, marks);
	if (line->kind == FLOW_INFO)
		return canvas_put_fit(c, y, x, f->width, buf_str(&f->info), PEN(META));
	if (line->lead > 0)
		draw_lead(f, line, c, y, x);
	flow_walk_line(&w, f, line);
	while (flow_walk_next(&w, &step)) {
		struct over over = {
			.find = step.is_letter ? SIZE_MAX : find_at(marks, step.at.off, &find),
			.link = marks->has_links ? flow_link(f->article, step.at.off) : LINK_NONE,
		};

		if (is_target(f, &step, last, over.link))
			canvas_target(c, y, x + column, step.at.off);
		last = step.posting;
		put_step(f, &step, c, y, x + column, step_pen(f, line, &step, marks, over));
		column += step.width;
	}
	if (line->is_divided)
		column += canvas_put(c, y, x + column, STR_LIT("-"),
		                     (struct pen){.role = (enum role)line->role});
	return column;
}
