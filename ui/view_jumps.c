/* SPDX-License-Identifier: MIT */
/*
 * The way back as a list: the jumps that lie behind, where the reader is now,
 * and those ahead.  A line says how many steps it is away.
 */
#include "ui/app_int.h"
#include "ui/bar.h"
#include "ui/place_line.h"
#include "ui/say.h"
#include "ui/sheet.h"

#include "text/banned.h"

struct jumps_view {
	struct sheet sheet;
	struct place_line *rows; /* on the screen */
	size_t nrow;
	struct arena arena;
};

static struct jumps_view *
self(struct view *v)
{
	return (struct jumps_view *)v;
}

/* The jump of a row; NULL: the row says where the reader is. */
static const struct place *
jump_at(const struct sheet *s, size_t row)
{
	const struct jumps *j = &s->view.app->jumps;

	if (row == j->at)
		return NULL;
	return &j->places.ptr[row < j->at ? row : row - 1];
}

static void
window(struct sheet *s, size_t first, size_t n)
{
	struct jumps_view *v = (struct jumps_view *)s;

	arena_clear(&v->arena);
	v->rows = ARENA_ARRAY(&v->arena, n + 1, struct place_line);
	for (v->nrow = 0; v->nrow < n && first + v->nrow < s->list.count; v->nrow++) {
		const struct place *p = jump_at(s, first + v->nrow);

		if (p != NULL)
			place_line_fill(s->view.app, p, &v->rows[v->nrow], &v->arena);
	}
}

static void
head(const struct sheet *s, struct buf *title, struct buf *right)
{
	const struct jumps *j = &s->view.app->jumps;

	buf_add_cstr(title, "JUMPS");
	buf_addf(right, "%zu back, %zu ahead", j->at, j->places.len - j->at);
}

static void
draw_row(const struct sheet *s, struct canvas *c, struct rect r, size_t row)
{
	const struct jumps_view *v = (const struct jumps_view *)s;
	size_t at = s->view.app->jumps.at;
	struct buf label;

	if (row == at) {
		canvas_put_fit(c, r.y, r.x + 1, r.cols - 2, STR_LIT("   ▸ here"), PEN(CURRENT));
		return;
	}
	buf_init(&label);
	buf_addf(&label, "%zu", row < at ? at - row : row - at);
	place_line_draw(&v->rows[row - sheet_top(s)], c, r, buf_str(&label));
	buf_release(&label);
}

/* As many steps back or ahead as it is away. */
static void
open_selected(struct sheet *s)
{
	struct app *a = s->view.app;
	size_t at = a->jumps.at;
	size_t to = s->list.selected;

	(void)app_close_over(a);
	for (; at > to; at--)
		app_back(a, -1);
	for (; at < to; at++)
		app_back(a, 1);
}

static const struct sheet_ops sheet_ops = {
	.flags = SHEET_HAS_EDGE,
	.head = head,
	.window = window,
	.draw_row = draw_row,
	.open = open_selected,
};

static void
init(struct view *view)
{
	struct jumps_view *v = self(view);

	sheet_init(&v->sheet, &sheet_ops);
	arena_init(&v->arena);
}

static void
release(struct view *view)
{
	struct jumps_view *v = self(view);

	sheet_release(&v->sheet);
	arena_release(&v->arena);
}

static void
fit(struct view *view, int rows, int cols)
{
	struct jumps_view *v = self(view);
	const struct jumps *j = &view->app->jumps;
	size_t count = j->places.len + 1;
	bool is_other = v->sheet.list.count != count;

	(void)cols;
	sheet_size(&v->sheet, count, rows);
	if (is_other)
		list_select(&v->sheet.list, j->at);
	sheet_show(&v->sheet);
}

static void
hints(const struct view *view, struct buf *out)
{
	bar_hint(out, view->app, CMD_OPEN, "go there");
	bar_hint(out, view->app, CMD_CLOSE_LEVEL, "back");
}

const struct view_ops view_jumps_ops = {
	.name = "jumps",
	.pane = PANE_MAIN,
	.context = CONTEXT_LIST,
	.is_for_itself = true,
	.size = sizeof(struct jumps_view),
	.init = init,
	.release = release,
	.fit = fit,
	.draw = sheet_draw,
	.command = sheet_command,
	.pick = sheet_pick,
	.hints = hints,
};
