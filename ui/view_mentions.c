/* SPDX-License-Identifier: MIT */
/*
 * All mentions of the followed entity in a pane that stays open while the text
 * follows it.  Its order never changes under the reader; where the text is,
 * the selection is.
 */
#include "ui/app_int.h"
#include "ui/bar.h"
#include "ui/concord.h"
#include "ui/list.h"
#include "ui/rows.h"
#include "ui/say.h"
#include "ui/view_article.h"

#include "text/banned.h"

struct mentions_view {
	struct view view;
	struct list list;
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
is_mention_row(const void *ctx, size_t row)
{
	return !concord_is_heading(&((const struct mentions_view *)ctx)->concord, row);
}

static void
init(struct view *view)
{
	struct mentions_view *v = self(view);

	concord_init(&v->concord);
	v->list.selectable = is_mention_row;
	v->list.ctx = v;
	v->cursor = PLACE_NOWHERE;
}

static void
release(struct view *view)
{
	concord_release(&self(view)->concord);
}

/* After a settling the same mention is selected, wherever its row is now. */
static void
rebuild(struct mentions_view *v)
{
	struct app *a = v->view.app;
	const struct concord_line *line = concord_line(&v->concord, v->list.selected);
	bool is_same = v->concord.id != ENTITY_NONE && line != NULL && !line->is_heading;
	struct hit hit = is_same ? line->hit : (struct hit){.article = ARTICLE_NONE};
	size_t row;

	concord_build(&v->concord, a->library, a->followed.id, a->followed.row.kind);
	v->list.count = concord_rows(&v->concord);
	row = is_same ? concord_find(&v->concord, hit.article, hit.at.off) : SIZE_MAX;
	list_select(&v->list, row != SIZE_MAX ? row : 0);
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
	list_fit(&v->list, concord_rows(&v->concord), rows - 1);
	if (is_new || v->article != article_view_id(text) ||
	    v->cursor != article_view_cursor(text)) {
		size_t row;

		v->article = article_view_id(text);
		v->cursor = article_view_cursor(text);
		row = concord_find(&v->concord, v->article, v->cursor);
		if (row != SIZE_MAX)
			list_select(&v->list, row);
	}
	concord_window(&v->concord, v->list.top, (size_t)(rows > 0 ? rows : 0));
}

static void
draw(const struct view *view, struct canvas *c, struct rect r, bool has_focus)
{
	const struct mentions_view *v = (const struct mentions_view *)view;
	const struct app *a = view->app;
	size_t hit = SIZE_MAX;
	struct buf head;
	struct buf right;

	if (a->layout.panes[PANE_BELOW].cols == a->canvas.cols && !a->layout.has_edge)
		r.cols -= 1;
	else
		r = rows_edge(c, r, &v->list, a->layout.has_edge);
	buf_init(&head);
	buf_init(&right);
	if (v->list.count > 0)
		(void)concord_group_of(&v->concord, v->list.selected, &hit);
	buf_add_cstr(&head, " MENTIONS");
	if (a->followed.id != ENTITY_NONE) {
		buf_add_cstr(&head, " · ");
		say_entity(&head, &a->followed.row);
	}
	buf_add_char(&head, ' ');
	if (hit != SIZE_MAX)
		buf_addf(&right, " %zu/%zu ", hit + 1, v->concord.nhit);
	canvas_hline(c, r.y, r.x, r.cols, has_focus ? PEN(BORDER_FOCUS) : PEN(BORDER));
	canvas_put_fit(c, r.y, r.x + 1, r.cols - 16, buf_str(&head),
	               has_focus ? PEN(PANE_FOCUS) : PEN(PANE));
	canvas_put_right(c, r.y, r.x, r.cols - 1, buf_str(&right), PEN(DIM));
	for (int y = 1; y < r.rows; y++) {
		size_t row = v->list.top + (size_t)y - 1;
		const struct concord_line *line = concord_line(&v->concord, row);
		struct rect at = {r.y + y, r.x, 1, r.cols};

		if (line == NULL)
			break;
		concord_draw(line, c, at);
		if (row == v->list.selected && !line->is_heading)
			rows_select(c, at, has_focus);
	}
	buf_release(&head);
	buf_release(&right);
}

/* The text goes to the selected mention; the keys stay here. */
static void
show_selected(struct mentions_view *v, bool has_keys)
{
	struct app *a = v->view.app;
	const struct concord_line *line;

	concord_window(&v->concord, v->list.top, (size_t)(v->list.rows > 0 ? v->list.rows : 1));
	line = concord_line(&v->concord, v->list.selected);
	if (line == NULL || line->is_heading)
		return;
	(void)app_open_at(a, line->hit.article, line->hit.at.off);
	app_focus(a, has_keys ? PANE_BELOW : PANE_MAIN);
	v->article = line->hit.article;
	v->cursor = line->hit.at.off;
}

static enum view_result
command(struct view *view, enum cmd c, int count)
{
	struct mentions_view *v = self(view);

	if (c == CMD_OPEN) {
		show_selected(v, false);
		return VIEW_DONE;
	}
	if (!list_command(&v->list, c, count))
		return VIEW_PASS;
	show_selected(v, true);
	return VIEW_DONE;
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
	.draw = draw,
	.command = command,
	.hints = hints,
};
