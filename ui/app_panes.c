/* SPDX-License-Identifier: MIT */
/*
 * Commands about panes.  The middle of the screen is divided into windows; the
 * list lies to the left of them, the sidebar to the right, the mentions below.
 * Which pane is beside which does not depend on whether it is on the screen:
 * on a narrow one, going there slides it in.
 */
#include "ui/app_panes.h"

#include "ui/app_int.h"
#include "ui/window.h"

#include "text/banned.h"

/* ----------------------------------------------------------------------- focus */

static void
focus_window(struct app *a, uint32_t id)
{
	app_window_use(a, app_window(a, id));
	app_focus(a, PANE_MAIN);
}

/* Round: list, windows in reading order, mentions, sidebar. */
static void
focus_next(struct app *a)
{
	struct split_place places[SPLIT_MAX];
	size_t n = split_count(a->split);
	size_t at = 0;

	split_places(a->split, places);
	while (at < n && places[at].window != a->window->id)
		at++;
	switch (a->focus) {
	case PANE_LIST:
		focus_window(a, places[0].window);
		break;
	case PANE_MAIN:
		if (at + 1 < n)
			focus_window(a, places[at + 1].window);
		else
			app_focus(a, a->has_below ? PANE_BELOW : PANE_SIDE);
		break;
	case PANE_BELOW:
		app_focus(a, PANE_SIDE);
		break;
	case PANE_SIDE:
	case PANE_COUNT:
		app_focus(a, PANE_LIST);
		break;
	}
}

static void
focus_side(struct app *a, enum side where)
{
	uint32_t to;

	if (a->focus == PANE_MAIN) {
		to = split_beside(a->split, a->window->id, where);
		if (to != a->window->id) {
			focus_window(a, to);
			return;
		}
	}
	app_focus(a, layout_beside(a->focus, where, a->has_below));
}

void
app_panes_focus(struct app *a, enum cmd c, int count)
{
	for (int n = count > 0 ? count : 1; n > 0; n--) {
		if (c == CMD_FOCUS_NEXT)
			focus_next(a);
		else
			focus_side(a, c == CMD_FOCUS_LEFT    ? SIDE_LEFT
			              : c == CMD_FOCUS_RIGHT ? SIDE_RIGHT
			              : c == CMD_FOCUS_DOWN  ? SIDE_DOWN
			                                     : SIDE_UP);
	}
}

/* ------------------------------------------------------------ list and sidebar */

void
app_panes_list(struct app *a, enum cmd c, int count)
{
	(void)c;
	(void)count;
	a->is_zoomed = false;
	app_focus(a, a->focus == PANE_LIST ? PANE_MAIN : PANE_LIST);
}

void
app_panes_side(struct app *a, enum cmd c, int count)
{
	(void)c;
	(void)count;
	if (layout_shows(&a->layout, PANE_SIDE)) {
		a->has_side = false;
		if (a->focus == PANE_SIDE)
			app_focus(a, PANE_MAIN);
		return;
	}
	a->has_side = true;
	a->is_zoomed = false;
	/* Where it does not fit beside the text, it slides over it. */
	if (a->canvas.cols < LAYOUT_MEDIUM || split_across(a->split) > 1)
		app_focus(a, PANE_SIDE);
	else if (a->focus == PANE_LIST && a->canvas.cols < LAYOUT_WIDE)
		app_focus(a, PANE_MAIN);
}

/* --------------------------------------------------------------------- windows */

static void
divide(struct app *a, enum split_way way)
{
	struct window *w = app_window_divide(a, way);

	if (w == NULL)
		return;
	a->is_zoomed = false;
	focus_window(a, w->id);
	app_window_say_hidden(a);
}

void
app_panes_divide(struct app *a, enum cmd c, int count)
{
	(void)count;
	switch (c) {
	case CMD_SPLIT_BESIDE:
	case CMD_SPLIT_BELOW:
		divide(a, c == CMD_SPLIT_BESIDE ? SPLIT_BESIDE : SPLIT_BELOW);
		break;
	case CMD_ONLY:
		app_window_close_others(a);
		a->has_below = false;
		a->is_zoomed = false;
		app_focus(a, PANE_MAIN);
		break;
	case CMD_EQUAL:
		split_equal(a->split);
		for (int i = 0; i < PANE_COUNT; i++)
			a->grown[i] = 0;
		break;
	case CMD_ROTATE:
		split_rotate(a->split);
		break;
	default:
		app_window_follow(a);
		break;
	}
}

/* --------------------------------------------------------------------- sizes */

/* The line between the middle and the list, the sidebar or the mentions. */
static bool
resize_dock(struct app *a, enum split_way way, int cells)
{
	enum pane dock = a->focus;

	if (dock == PANE_MAIN) {
		/* What the middle gains, the dock beside it loses. */
		dock = way == SPLIT_BELOW                          ? PANE_BELOW
		       : layout_shows(&a->layout, PANE_SIDE) ? PANE_SIDE
		                                                   : PANE_LIST;
		cells = -cells;
	}
	if (!layout_shows(&a->layout, dock) || (dock == PANE_BELOW) != (way == SPLIT_BELOW))
		return false;
	app_dock_grow(a, dock, cells);
	return true;
}

void
app_dock_grow(struct app *a, enum pane dock, int cells)
{
	const struct rect *r = &a->layout.panes[dock];
	int now = dock == PANE_BELOW ? r->rows : r->cols;
	int least = dock == PANE_BELOW ? LAYOUT_BELOW_MIN : LAYOUT_DOCK_MIN;

	if (now + cells < least)
		cells = least - now;
	a->grown[dock] += cells;
}

void
app_panes_resize(struct app *a, enum cmd c, int count)
{
	enum split_way way = c == CMD_TALLER || c == CMD_SHORTER ? SPLIT_BELOW : SPLIT_BESIDE;
	int cells = count > 0 ? count : way == SPLIT_BELOW ? 2 : 4;

	if (c == CMD_SHORTER || c == CMD_PANE_NARROWER)
		cells = -cells;
	if (a->focus == PANE_MAIN && split_resize(a->split, a->window->id, way, cells,
	                                          a->layout.panes[PANE_MAIN]))
		return;
	if (!resize_dock(a, way, cells))
		app_say(a, "there is no line to move; C-w v divides a pane");
}

void
app_panes_zoom(struct app *a, enum cmd c, int count)
{
	(void)c;
	(void)count;
	a->is_zoomed = !a->is_zoomed;
}

/* --------------------------------------------------------------------- closing */

static bool
close_pane(struct app *a)
{
	if (a->focus == PANE_MAIN)
		return app_close_over(a) || app_window_close(a);
	if (a->focus == PANE_BELOW)
		a->has_below = false;
	app_focus(a, PANE_MAIN);
	return true;
}

void
app_panes_close(struct app *a, enum cmd c, int count)
{
	(void)count;
	if (c == CMD_CLOSE && a->focus == PANE_SIDE)
		a->has_side = false;
	/* C-w q closes the window with all that lies over its text. */
	if (c == CMD_CLOSE && a->focus == PANE_MAIN && app_window_close(a))
		return;
	if (close_pane(a))
		return;
	if (c == CMD_CLOSE_LEVEL)
		a->is_leaving = true;
	else
		app_say(a, "the text stays; q leaves");
}

bool
app_panes_cancel(struct app *a)
{
	if (a->focus == PANE_MAIN && app_main_view(a) == VIEW_ARTICLE)
		return false;
	return close_pane(a);
}
