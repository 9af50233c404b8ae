/* SPDX-License-Identifier: MIT */
/*
 * What views made of rows share: fitting, drawing, moving.  The order of
 * things in a pane is fixed here, so that all of them look and feel alike.
 */
#include "ui/sheet.h"

#include "ui/app_int.h"
#include "ui/rows.h"
#include "ui/say.h"

#include "text/banned.h"

#define WHOLE_ROWS 3  /* for what a row says in full … */
#define SMALL_ROWS 12 /* … and one between, if the pane has so many */
#define LOW_ROWS 8    /* a pane with fewer has only a heading and rows */

static struct sheet *
self(struct view *v)
{
	return (struct sheet *)v;
}

bool
sheet_can_select(const struct sheet *s, size_t row)
{
	return row < s->list.count &&
	       (s->ops->selectable == NULL || s->ops->selectable(s, row));
}

static bool
can_select(const void *ctx, size_t row)
{
	const struct sheet *s = ctx;

	return s->ops->selectable == NULL || s->ops->selectable(s, row);
}

void
sheet_init(struct sheet *s, const struct sheet_ops *ops)
{
	s->ops = ops;
	s->lines = 1;
	s->list.selectable = can_select;
	s->list.ctx = s;
	buf_init(&s->filter);
}

void
sheet_release(struct sheet *s)
{
	buf_release(&s->filter);
}

void
sheet_rewind(struct sheet *s)
{
	s->list.count = 0;
	s->list.selected = 0;
	s->list.top = 0;
	s->shows_top = true;
	s->is_ready = false;
}

void
sheet_stale(struct sheet *s)
{
	s->is_ready = false;
}

/* --------------------------------------------------------------------- fitting */

static bool
has_gap(const struct sheet *s)
{
	return (s->ops->flags & SHEET_HEAD_GAP) != 0 && !s->is_low;
}

static int
head_rows(const struct sheet *s)
{
	return s->ops->head == NULL                         ? 0
	       : has_gap(s)                                  ? 2
	                                                     : 1;
}

void
sheet_size(struct sheet *s, size_t count, int rows)
{
	int room;

	s->is_low = rows < LOW_ROWS;
	if (s->is_low)
		s->foot = 0;
	else if (s->ops->whole != NULL)
		s->foot = rows < SMALL_ROWS ? WHOLE_ROWS : WHOLE_ROWS + 1;
	room = (rows - head_rows(s) - s->foot) / s->lines;

	/* Rows of several lines: one is shown however small the pane is. */
	if (room < 1 && s->lines > 1)
		room = 1;
	list_fit(&s->list, count, room > 0 ? room : 0);
}

void
sheet_show(struct sheet *s)
{
	size_t n = (size_t)(s->list.rows > 0 ? s->list.rows : 0);

	if (s->shows_top && s->list.selected < n)
		s->list.top = 0;
	s->shows_top = false;
	if (s->ops->window == NULL || (s->is_ready && s->first == s->list.top && s->n == n))
		return;
	s->ops->window(s, s->list.top, n);
	s->first = s->list.top;
	s->n = n;
	s->is_ready = (s->ops->flags & SHEET_STEADY) != 0;
}

void
sheet_fit(struct sheet *s, size_t count, int rows)
{
	sheet_size(s, count, rows);
	sheet_show(s);
}

/* --------------------------------------------------------------------- drawing */

static struct rect
draw_head(const struct sheet *s, struct canvas *c, struct rect r, bool has_focus)
{
	bool in_rule = (s->ops->flags & SHEET_HEAD_IN_RULE) != 0;
	struct buf title;
	struct buf right;

	if (s->ops->head == NULL)
		return r;
	buf_init(&title);
	buf_init(&right);
	s->ops->head(s, &title, &right);
	if (in_rule)
		r = rows_head_in_rule(c, r, buf_str(&title), buf_str(&right), has_focus);
	else
		r = rows_head(c, r, title.len > 0 ? title.ptr : "", buf_str(&right), has_focus);
	if (has_gap(s)) {
		r.y++;
		r.rows--;
	}
	buf_release(&title);
	buf_release(&right);
	return r;
}

static void
draw_rows(const struct sheet *s, struct canvas *c, struct rect body, bool has_focus)
{
	bool shows_selection = has_focus || (s->ops->flags & SHEET_QUIET) == 0;

	for (size_t i = 0; i < (size_t)(s->list.rows > 0 ? s->list.rows : 0); i++) {
		size_t at = s->list.top + i;
		struct rect row = {body.y + (int)i * s->lines, body.x, s->lines, body.cols};

		if (at >= s->list.count)
			break;
		s->ops->draw_row(s, c, row, at);
		if (can_select(s, at))
			canvas_target(c, row.y, row.x + 1, (uint32_t)at);
		if (at != s->list.selected || !shows_selection || !can_select(s, at))
			continue;
		if (s->ops->marked > 0)
			row.rows = s->ops->marked;
		rows_select(c, row, has_focus);
	}
}

static void
draw_whole(const struct sheet *s, struct canvas *c, struct rect r)
{
	struct buf b;

	if (!sheet_can_select(s, s->list.selected))
		return;
	buf_init(&b);
	s->ops->whole(s, s->list.selected, r.cols, &b);
	r.y += r.rows - WHOLE_ROWS;
	r.rows = WHOLE_ROWS;
	rows_wrap(c, (struct rect){r.y, r.x + 1, r.rows, r.cols - 2}, buf_str(&b), PEN(TEXT));
	buf_release(&b);
}

void
sheet_draw(const struct view *view, struct canvas *c, struct rect r, bool has_focus)
{
	const struct sheet *s = (const struct sheet *)view;
	struct rect body;

	if ((s->ops->flags & SHEET_HAS_EDGE) != 0)
		r = rows_edge(c, r, &s->list, view->has_edge);
	if (s->ops->measure > 0 && r.cols > s->ops->measure) {
		r.x += (r.cols - s->ops->measure) / 2;
		r.cols = s->ops->measure;
	}
	body = draw_head(s, c, r, has_focus);
	if (s->list.count == 0 && s->ops->empty != NULL)
		rows_empty(c, body, s->ops->empty(s));
	draw_rows(s, c, body, has_focus);
	if (s->foot == 0 || body.rows <= s->foot)
		return;
	body = (struct rect){body.y + body.rows - s->foot, body.x, s->foot, body.cols};
	if (s->ops->draw_foot != NULL)
		s->ops->draw_foot(s, c, body);
	if (s->ops->whole != NULL)
		draw_whole(s, c, body);
}

/* -------------------------------------------------------------------- commands */

void
sheet_set_order(struct sheet *s, int order)
{
	if (order < 0 || order >= s->ops->norder || order == s->order)
		return;
	s->order = order;
	if (s->ops->changed != NULL)
		s->ops->changed(s);
}

enum view_result
sheet_command(struct view *view, enum cmd c, int count)
{
	struct sheet *s = self(view);

	if (c == CMD_OPEN && s->ops->open != NULL) {
		if (sheet_can_select(s, s->list.selected))
			s->ops->open(s);
		return VIEW_DONE;
	}
	if (c == CMD_SORT && s->ops->norder > 1) {
		sheet_set_order(s, (s->order + 1) % s->ops->norder);
		return VIEW_DONE;
	}
	if (!list_command(&s->list, c, count))
		return VIEW_PASS;
	sheet_show(s);
	/* What scrolls by is not gone to. */
	if (s->ops->moved != NULL && c != CMD_SCROLL_DOWN && c != CMD_SCROLL_UP)
		s->ops->moved(s);
	return VIEW_DONE;
}

void
sheet_point(struct view *view, uint32_t number, bool had_keys)
{
	struct sheet *s = self(view);

	if (!sheet_can_select(s, number))
		return;
	if (had_keys && number == s->list.selected) {
		(void)view->ops->command(view, CMD_OPEN, 0);
		return;
	}
	list_select(&s->list, number);
	sheet_show(s);
	if (s->ops->moved != NULL)
		s->ops->moved(s);
}

void
sheet_typed(struct view *view, struct str text, bool is_final)
{
	struct sheet *s = self(view);

	(void)is_final;
	if (str_eq(text, buf_str(&s->filter)))
		return;
	say_instead(&s->filter, text);
	if (s->ops->changed != NULL)
		s->ops->changed(s);
	list_select(&s->list, 0);
	s->list.top = 0;
}

struct str
sheet_typed_before(const struct view *view)
{
	return buf_str(&((const struct sheet *)view)->filter);
}

void
sheet_pick(struct view *view, uint32_t number, bool is_beside)
{
	struct sheet *s = self(view);
	struct app *a = view->app;
	enum pane from = a->focus;

	if (!sheet_can_select(s, number))
		return;
	list_select(&s->list, number);
	sheet_show(s);
	/* A pane of its own opens in the other window, if there is one. */
	if (is_beside && view->ops->pane != PANE_MAIN && a->windows.len > 1)
		app_window_use(a, app_window_other(a));
	(void)view->ops->command(view, CMD_OPEN, 0);
	if (is_beside && view->ops->pane != PANE_MAIN)
		app_focus(a, from);
}

bool
sheet_filters(const struct view_ops *ops)
{
	return ops->typed == sheet_typed;
}

void
sheet_save(const struct view *view, struct place *p)
{
	const struct sheet *s = (const struct sheet *)view;

	p->row = s->list.selected;
	p->above = s->list.selected - s->list.top;
}

void
sheet_restore(struct view *view, const struct place *p)
{
	struct sheet *s = self(view);

	list_restore(&s->list, p->row, p->above);
	s->shows_top = p->row == p->above;
}
