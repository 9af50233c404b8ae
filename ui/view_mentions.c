/* SPDX-License-Identifier: MIT */
/*
 * All mentions of the followed entity in a pane that stays open while the text
 * follows it.  Its order never changes under the reader; where the text is,
 * the selection is.
 */
#include "ui/app_int.h"
#include "ui/bar.h"
#include "ui/concord.h"
#include "ui/say.h"
#include "ui/sheet.h"
#include "ui/view_article.h"
#include "ui/write_rows.h"

#include "text/banned.h"

struct mentions_view {
	struct sheet sheet;
	struct concord concord;
	uint32_t generation;
	article_id article; /* where the text was when the selection was set */
	uint32_t cursor;
};

static struct mentions_view *
self(struct view *v)
{
	return (struct mentions_view *)v;
}

static bool
is_mention_row(const struct sheet *s, size_t row)
{
	return !concord_is_heading(&((const struct mentions_view *)s)->concord, row);
}

/* After a settling the same mention is selected, wherever its row is now. */
static void
rebuild(struct mentions_view *v)
{
	struct app *a = v->sheet.view.app;
	const struct concord_line *line = concord_line(&v->concord, v->sheet.list.selected);
	bool is_same = v->concord.id != ENTITY_NONE && line != NULL && !line->is_heading;
	struct hit hit = is_same ? line->hit : (struct hit){.article = ARTICLE_NONE};
	size_t row;

	concord_build(&v->concord, a->library, a->followed.id, a->followed.row.kind);
	concord_sort(&v->concord, (enum concord_order)v->sheet.order);
	sheet_stale(&v->sheet);
	v->sheet.list.count = concord_rows(&v->concord);
	row = is_same ? concord_find(&v->concord, hit.article, hit.at.off) : SIZE_MAX;
	list_select(&v->sheet.list, row != SIZE_MAX ? row : 0);
}

static void
window(struct sheet *s, size_t first, size_t n)
{
	concord_window(&((struct mentions_view *)s)->concord, first, n);
}

static void
fit(struct view *view, int rows, int cols)
{
	struct mentions_view *v = self(view);
	struct app *a = view->app;
	const struct view *text = a->views[VIEW_ARTICLE];
	bool is_new = v->generation != a->generation || v->concord.id != a->followed.id;

	(void)cols;
	if (is_new)
		rebuild(v);
	v->generation = a->generation;
	sheet_size(&v->sheet, concord_rows(&v->concord), rows);
	if (is_new || v->article != article_view_id(text) ||
	    v->cursor != article_view_cursor(text)) {
		size_t row;

		v->article = article_view_id(text);
		v->cursor = article_view_cursor(text);
		row = concord_find(&v->concord, v->article, v->cursor);
		if (row != SIZE_MAX)
			list_select(&v->sheet.list, row);
	}
	sheet_show(&v->sheet);
}

/* --------------------------------------------------------------------- drawing */

static const char *const orders[] = {
#define X(name, text) [CONCORD_##name] = text,
	CONCORD_ORDER_LIST(X)
#undef X
};

static void
head(const struct sheet *s, struct buf *title, struct buf *right)
{
	const struct mentions_view *v = (const struct mentions_view *)s;
	const struct app *a = s->view.app;
	size_t hit = SIZE_MAX;

	buf_add_cstr(title, "MENTIONS");
	if (a->followed.id != ENTITY_NONE) {
		buf_add_cstr(title, " · ");
		say_entity(title, &a->followed.row);
	}
	if (s->list.count > 0)
		(void)concord_group_of(&v->concord, s->list.selected, &hit);
	if (v->concord.order.len > 0)
		buf_addf(right, "%s  ", orders[s->order]);
	if (hit != SIZE_MAX)
		buf_addf(right, "%zu/%zu", hit + 1, v->concord.nhit);
}

static void
draw_row(const struct sheet *s, struct canvas *c, struct rect r, size_t row)
{
	const struct concord_line *line =
		concord_line(&((const struct mentions_view *)s)->concord, row);

	if (line != NULL)
		concord_draw(line, c, r);
}

/* -------------------------------------------------------------------- commands */

/* The text goes to the selected mention. */
static void
go_selected(struct sheet *s, enum pane keys)
{
	struct mentions_view *v = (struct mentions_view *)s;
	struct app *a = s->view.app;
	const struct concord_line *line = concord_line(&v->concord, s->list.selected);

	if (line == NULL || line->is_heading)
		return;
	(void)app_open_at(a, line->hit.article, line->hit.at.off);
	app_focus(a, keys);
	v->article = line->hit.article;
	v->cursor = line->hit.at.off;
}

static void
open_selected(struct sheet *s)
{
	go_selected(s, PANE_MAIN);
}

/* Moving shows each mention in the text; the keys stay here. */
static void
moved(struct sheet *s)
{
	go_selected(s, PANE_BELOW);
}

/* The same mention stays selected in the new order. */
static void
changed(struct sheet *s)
{
	((struct mentions_view *)s)->generation = 0;
}

/* ------------------------------------------------------------------------ view */

static const struct sheet_ops sheet_ops = {
	.flags = SHEET_HAS_EDGE | SHEET_HEAD_IN_RULE | SHEET_STEADY,
	.head = head,
	.selectable = is_mention_row,
	.window = window,
	.draw_row = draw_row,
	.open = open_selected,
	.moved = moved,
	.orders = orders,
	.norder = CONCORD_ORDER_COUNT,
	.changed = changed,
};

static void
init(struct view *view)
{
	struct mentions_view *v = self(view);

	sheet_init(&v->sheet, &sheet_ops);
	concord_init(&v->concord);
	v->cursor = PLACE_NOWHERE;
}

static void
release(struct view *view)
{
	sheet_release(&self(view)->sheet);
	concord_release(&self(view)->concord);
}

static void
write_rows(struct view *view, struct buf *out)
{
	write_hits(view->app->library, view->app->followed.id, out);
}

static void
hints(const struct view *view, struct buf *out)
{
	bar_hint(out, view->app, CMD_DOWN, "on");
	bar_hint(out, view->app, CMD_OPEN, "read");
	bar_hint(out, view->app, CMD_CLOSE_LEVEL, "close");
	bar_hint(out, view->app, CMD_HELP, "help");
}

const struct view_ops view_mentions_ops = {
	.name = "mentions",
	.pane = PANE_BELOW,
	.context = CONTEXT_LIST,
	.size = sizeof(struct mentions_view),
	.init = init,
	.release = release,
	.fit = fit,
	.draw = sheet_draw,
	.pick = sheet_pick,
	.command = sheet_command,
	.write = write_rows,
	.hints = hints,
};
