/* SPDX-License-Identifier: MIT */
/* The marks: every place that was given a letter. */
#include "ui/app_int.h"
#include "ui/bar.h"
#include "ui/key.h"
#include "ui/place_line.h"
#include "ui/sheet.h"

#include "text/banned.h"

struct marks_view {
	struct sheet sheet;
	struct place_line *rows; /* on the screen */
	struct arena arena;
};

static void
window(struct sheet *s, size_t first, size_t n)
{
	struct marks_view *v = (struct marks_view *)s;
	struct app *a = s->view.app;

	arena_clear(&v->arena);
	v->rows = ARENA_ARRAY(&v->arena, n + 1, struct place_line);
	for (size_t i = 0; i < n && first + i < a->marks.items.len; i++)
		place_line_fill(a, &a->marks.items.ptr[first + i].place, &v->rows[i], &v->arena);
}

static void
head(const struct sheet *s, struct buf *title, struct buf *right)
{
	(void)s;
	(void)right;
	buf_add_cstr(title, "MARKS");
}

static const char *
empty(const struct sheet *s)
{
	(void)s;
	return "No place has been marked: m and a letter does.";
}

static void
draw_row(const struct sheet *s, struct canvas *c, struct rect r, size_t row)
{
	const struct marks_view *v = (const struct marks_view *)s;
	struct buf label;

	buf_init(&label);
	key_text(&label, s->view.app->marks.items.ptr[row].letter);
	place_line_draw(&v->rows[row - sheet_top(s)], c, r, buf_str(&label));
	buf_release(&label);
}

static void
open_selected(struct sheet *s)
{
	struct app *a = s->view.app;

	app_go_mark(a, a->marks.items.ptr[s->list.selected].letter);
}

static const struct sheet_ops sheet_ops = {
	.flags = SHEET_HAS_EDGE,
	.head = head,
	.empty = empty,
	.window = window,
	.draw_row = draw_row,
	.open = open_selected,
};

static void
init(struct view *view)
{
	struct marks_view *v = (struct marks_view *)view;

	sheet_init(&v->sheet, &sheet_ops);
	arena_init(&v->arena);
}

static void
release(struct view *view)
{
	struct marks_view *v = (struct marks_view *)view;

	sheet_release(&v->sheet);
	arena_release(&v->arena);
}

static void
fit(struct view *view, int rows, int cols)
{
	(void)cols;
	sheet_fit(&((struct marks_view *)view)->sheet, view->app->marks.items.len, rows);
}

static void
hints(const struct view *view, struct buf *out)
{
	bar_hint(out, view->app, CMD_OPEN, "go there");
	bar_hint(out, view->app, CMD_CLOSE_LEVEL, "back");
}

const struct view_ops view_marks_ops = {
	.name = "marks",
	.pane = PANE_MAIN,
	.context = CONTEXT_LIST,
	.is_for_itself = true,
	.size = sizeof(struct marks_view),
	.init = init,
	.release = release,
	.fit = fit,
	.draw = sheet_draw,
	.command = sheet_command,
	.pick = sheet_pick,
	.save = sheet_save,
	.restore = sheet_restore,
	.hints = hints,
};
