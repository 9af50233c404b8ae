/* SPDX-License-Identifier: MIT */
/*
 * What a click or a turn of the wheel means is told by what was drawn where:
 * panes and windows by their places, rows by the targets that hint letters go
 * by.  Nothing here moves that could not be moved by a key.
 */
#include "ui/app_mouse.h"

#include "ui/app_int.h"

#include "ui/sheet.h"
#include "ui/view_article.h"

#include "text/banned.h"

#define WHEEL_LINES 3

static bool
is_inside(struct rect r, int y, int x)
{
	return y >= r.y && y < r.y + r.rows && x >= r.x && x < r.x + r.cols;
}

/* Who drew that cell (app_owner_view), and where; -1: the app itself. */
static int
owner_at(const struct app *a, int y, int x, struct rect *at)
{
	for (size_t i = 0; i < a->windows.len; i++) {
		const struct window *w = a->windows.ptr[i];

		*at = w->at;
		if (layout_shows(&a->layout, PANE_MAIN) &&
		    (is_inside(w->at, y, x) || is_inside(w->head, y, x)))
			return PANE_COUNT + (int)w->id;
	}
	for (int p = 0; p < PANE_COUNT; p++) {
		*at = a->layout.panes[p];
		if (p != PANE_MAIN && is_inside(*at, y, x))
			return p;
	}
	return -1;
}

/* The row of a list that covers line y: the last target not below it. */
static bool
target_at(const struct canvas *c, int owner, int y, uint32_t *number)
{
	int best = -1;

	for (size_t i = 0; i < c->targets.len; i++) {
		const struct target *t = &c->targets.ptr[i];

		if (t->owner == owner && t->y <= y && t->y > best) {
			best = t->y;
			*number = t->number;
		}
	}
	return best >= 0;
}

/* ----------------------------------------------------------------------- lines */

/* The line that is there; a heading in a line is one, too. */
static struct drag
line_at(const struct app *a, int y, int x)
{
	const struct rect *panes = a->layout.panes;
	struct rect list = panes[PANE_LIST];
	struct rect side = panes[PANE_SIDE];
	struct rect below = panes[PANE_BELOW];
	struct drag d = {.what = DRAG_DOCK, .way = SPLIT_BESIDE, .y = y, .x = x};

	if (!layout_shows(&a->layout, PANE_MAIN))
		return (struct drag){.what = DRAG_NOTHING};
	if (!rect_is_empty(list) && x == list.x + list.cols && y >= list.y) {
		d.pane = PANE_LIST;
		return d;
	}
	if (!rect_is_empty(side) && x == side.x - 1 && y >= side.y) {
		d.pane = PANE_SIDE;
		return d;
	}
	if (!rect_is_empty(below) && y == below.y && is_inside(below, y, x)) {
		d.pane = PANE_BELOW;
		d.way = SPLIT_BELOW;
		return d;
	}
	d.what = DRAG_WINDOW;
	if (!a->is_zoomed && split_line_at(a->split, panes[PANE_MAIN], y, x, &d.window, &d.way))
		return d;
	return (struct drag){.what = DRAG_NOTHING};
}

static void
drag_to(struct app *a, int y, int x)
{
	struct drag *d = &a->drag;
	int cells = d->way == SPLIT_BESIDE ? x - d->x : y - d->y;

	if (d->what == DRAG_NOTHING || cells == 0)
		return;
	d->has_moved = true;
	d->y = y;
	d->x = x;
	if (d->what == DRAG_DOCK)
		app_dock_grow(a, (enum pane)d->pane, d->pane == PANE_LIST ? cells : -cells);
	else
		(void)split_resize(a->split, d->window, d->way, cells,
		                   a->layout.panes[PANE_MAIN]);
}

/* ------------------------------------------------------------------ wheel, click */

static void
wheel(struct app *a, const struct mouse *m)
{
	enum cmd c = m->what == MOUSE_WHEEL_DOWN ? CMD_SCROLL_DOWN : CMD_SCROLL_UP;
	struct rect at;
	int owner = owner_at(a, m->y, m->x, &at);
	struct view *v = owner < 0 ? NULL : app_owner_view(a, owner);

	if (v == NULL)
		return;
	app_trace(a, c);
	(void)v->ops->command(v, c, WHEEL_LINES);
}

static void
click(struct app *a, const struct mouse *m)
{
	struct rect at;
	int owner = owner_at(a, m->y, m->x, &at);
	bool had_keys = owner == app_owner(a);
	struct view *v = owner < 0 ? NULL : app_owner_view(a, owner);
	uint32_t number = PLACE_NOWHERE;

	if (v == NULL)
		return;
	app_owner_focus(a, owner);
	if (v->ops->pick == sheet_pick) {
		if (target_at(&a->canvas, owner, m->y, &number))
			sheet_point(v, number, had_keys);
		return;
	}
	if (v->ops != &view_article_ops)
		return;
	if (m->x == at.x + at.cols - 1) {
		article_view_scroll(v, at, m->y);
		return;
	}
	number = article_view_at(v, at, m->y, m->x);
	if (number != PLACE_NOWHERE)
		article_view_point(v, number, had_keys);
}

static void
release(struct app *a, const struct mouse *m)
{
	struct drag d = a->drag;

	drag_to(a, m->y, m->x);
	/* A line that was only clicked on may be a scroll bar, or a heading. */
	if (d.what != DRAG_NOTHING && !a->drag.has_moved)
		click(a, m);
	a->drag.what = DRAG_NOTHING;
}

void
app_mouse(struct app *a, const struct mouse *m)
{
	/* Questions are answered by keys. */
	if (prompt_is_open(&a->prompt) || ask_is_open(&a->ask) || a->layout.is_too_small)
		return;
	buf_clear(&a->message);
	a->is_error = false;
	a->opens_first = false;
	hints_close(&a->hints);
	switch (m->what) {
	case MOUSE_PRESS:
		a->drag = line_at(a, m->y, m->x);
		if (a->drag.what == DRAG_NOTHING)
			click(a, m);
		break;
	case MOUSE_DRAG:
		drag_to(a, m->y, m->x);
		break;
	case MOUSE_RELEASE:
		release(a, m);
		break;
	case MOUSE_WHEEL_UP:
	case MOUSE_WHEEL_DOWN:
		wheel(a, m);
		break;
	}
}

void
app_mouse_switch(struct app *a, enum cmd c, int count)
{
	(void)c;
	(void)count;
	(void)conf_step(&a->conf, OPTION_MOUSE, 1);
	a->term->ops->mouse(a->term, a->conf.values[OPTION_MOUSE] != 0);
	app_say(a, a->conf.values[OPTION_MOUSE] != 0
	                   ? "the mouse is on; with Shift it selects text as ever"
	                   : "the mouse is left to the terminal");
}
