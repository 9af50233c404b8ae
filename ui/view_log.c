/* SPDX-License-Identifier: MIT */
/*
 * Everything that was said about the input and the configuration: what was
 * wrong, where, and what was done about it.
 */
#include "ui/app_int.h"
#include "ui/bar.h"
#include "ui/list.h"
#include "ui/rows.h"
#include "ui/say.h"

#include "text/banned.h"

struct log_view {
	struct view view;
	struct list list;
};

static void
init(struct view *view)
{
	(void)view;
}

static void
release(struct view *view)
{
	(void)view;
}

static void
fit(struct view *view, int rows, int cols)
{
	struct log_view *v = (struct log_view *)view;

	(void)cols;
	/* A sentence may need two lines, so each item has two. */
	list_fit(&v->list, view->app->log.items.len, rows > 2 ? (rows - 1) / 2 : 1);
}

static void
draw_item(struct canvas *c, struct rect r, const struct diag_item *item)
{
	struct buf where;
	int x = r.x + 1;

	buf_init(&where);
	buf_add(&where, item->file);
	if (item->line > 0)
		buf_addf(&where, ":%u", item->line);
	x += canvas_put(c, r.y, x, str_of(diag_level_name(item->level)),
	                item->level == DIAG_ERROR ? PEN(ERROR) : PEN(META));
	canvas_put_fit(c, r.y, x + 1, r.x + r.cols - 2 - x, buf_str(&where), PEN(DIM));
	canvas_put_fit(c, r.y + 1, r.x + 3, r.cols - 4, item->message, PEN(TEXT));
	buf_release(&where);
}

static void
draw(const struct view *view, struct canvas *c, struct rect r, bool has_focus)
{
	const struct log_view *v = (const struct log_view *)view;
	const struct app *a = view->app;
	struct buf right;
	struct rect body;

	r = rows_edge(c, r, &v->list, a->layout.has_edge);
	buf_init(&right);
	say_count(&right, v->list.count, "sentence", "sentences");
	body = rows_head(c, r, "LOG", buf_str(&right), has_focus);
	buf_release(&right);
	if (v->list.count == 0)
		rows_empty(c, body, "Nothing was odd so far.");
	for (size_t i = 0; i < (size_t)v->list.rows; i++) {
		struct rect row = {body.y + (int)i * 2, body.x, 2, body.cols};

		if (v->list.top + i >= a->log.items.len)
			break;
		draw_item(c, row, &a->log.items.ptr[v->list.top + i]);
		row.rows = 1;
		if (v->list.top + i == v->list.selected)
			rows_select(c, row, has_focus);
	}
}

static enum view_result
command(struct view *view, enum cmd c, int count)
{
	struct log_view *v = (struct log_view *)view;

	return list_command(&v->list, c, count) ? VIEW_DONE : VIEW_PASS;
}

static void
hints(const struct view *view, struct buf *out)
{
	bar_hint(out, view->app, CMD_CLOSE_LEVEL, "back");
}

const struct view_ops view_log_ops = {
	.name = "log",
	.pane = PANE_MAIN,
	.context = CONTEXT_LIST,
	.size = sizeof(struct log_view),
	.init = init,
	.release = release,
	.fit = fit,
	.draw = draw,
	.command = command,
	.hints = hints,
};
