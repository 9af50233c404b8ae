/* SPDX-License-Identifier: MIT */
/*
 * Everything that was said about the input and the configuration: what was
 * wrong, where, and what was done about it.
 */
#include "ui/app_int.h"
#include "ui/bar.h"
#include "ui/say.h"
#include "ui/sheet.h"

#include "text/utf8.h"

#include "text/banned.h"

struct log_view {
	struct sheet sheet;
};

static void
head(const struct sheet *s, struct buf *title, struct buf *right)
{
	buf_add_cstr(title, "LOG");
	say_count(right, s->list.count, "sentence", "sentences");
}

static const char *
empty(const struct sheet *s)
{
	(void)s;
	return "Nothing was odd so far.";
}

static void
draw_row(const struct sheet *s, struct canvas *c, struct rect r, size_t row)
{
	const struct diag_item *item = &s->view.app->log.items.ptr[row];
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
whole(const struct sheet *s, size_t row, int cols, struct buf *out)
{
	struct str message = s->view.app->log.items.ptr[row].message;

	if (utf8_width(message) > cols - 4)
		buf_add(out, message);
}

static const struct sheet_ops sheet_ops = {
	.flags = SHEET_HAS_EDGE,
	.marked = 1,
	.head = head,
	.empty = empty,
	.draw_row = draw_row,
	.whole = whole,
};

static void
init(struct view *view)
{
	struct log_view *v = (struct log_view *)view;

	sheet_init(&v->sheet, &sheet_ops);
	/* Where it was, and the sentence. */
	v->sheet.lines = 2;
}

static void
release(struct view *view)
{
	sheet_release(&((struct log_view *)view)->sheet);
}

static void
fit(struct view *view, int rows, int cols)
{
	(void)cols;
	sheet_fit(&((struct log_view *)view)->sheet, view->app->log.items.len, rows);
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
	.is_for_itself = true,
	.size = sizeof(struct log_view),
	.init = init,
	.release = release,
	.fit = fit,
	.draw = sheet_draw,
	.pick = sheet_pick,
	.command = sheet_command,
	.save = sheet_save,
	.restore = sheet_restore,
	.hints = hints,
};
