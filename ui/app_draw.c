/* SPDX-License-Identifier: MIT */
/*
 * The screen: panes by the layout, each view fitted and then drawn into its
 * own, lines between them, a bar above and one below.
 */
#include "ui/app_int.h"

#include "ui/bar.h"
#include "ui/view_article.h"
#include "ui/view_articles.h"

#include "text/utf8.h"

#include "text/banned.h"

#define TIP_ROWS 16 /* of the screen, from which on there is room for advice */

static void
draw_too_small(struct app *a)
{
	struct canvas *c = &a->canvas;
	struct buf b;

	buf_init(&b);
	buf_addf(&b, "entente needs %dx%d", LAYOUT_MIN_COLS, LAYOUT_MIN_ROWS);
	if (utf8_width(buf_str(&b)) > c->cols) {
		buf_clear(&b);
		buf_addf(&b, "%dx%d", LAYOUT_MIN_COLS, LAYOUT_MIN_ROWS);
	}
	canvas_put_fit(c, c->rows / 2, 0, c->cols, buf_str(&b), PEN(TEXT));
	buf_release(&b);
}

static bool
wants_side(const struct app *a)
{
	return a->has_side && !a->views[app_main_view(a)]->ops->is_for_itself;
}

static bool
has_tip(const struct app *a)
{
	return a->tips.is_on && a->canvas.rows >= TIP_ROWS;
}

/* Above the bottom line. */
static void
draw_tip(const struct app *a, struct canvas *c)
{
	struct buf b;
	int y = c->rows - 2;
	int x = 1;

	buf_init(&b);
	tips_text(&a->tips, &a->conf.keymap, &b);
	canvas_fill(c, (struct rect){y, 0, 1, c->cols}, PEN(TEXT));
	if (c->cols > utf8_width(buf_str(&b)) + 14)
		canvas_put_right(c, y, 0, c->cols - 1, STR_LIT("Esc hides"), PEN(DIM));
	x += canvas_put(c, y, x, STR_LIT("› "), PEN(DIM));
	canvas_put_fit(c, y, x, c->cols - x - 1, buf_str(&b), PEN(BAR_KEY));
	buf_release(&b);
}

void
app_lay_out(struct app *a)
{
	struct layout_wish wish = {
		.rows = a->canvas.rows - (has_tip(a) ? 1 : 0),
		.cols = a->canvas.cols,
		.list_width = a->conf.values[OPTION_LIST_WIDTH],
		.side_width = a->conf.values[OPTION_SIDEBAR_WIDTH],
		.across = (int)split_across(a->split),
		.grown = a->grown,
		.has_side = wants_side(a),
		.has_below = a->has_below && app_main_view(a) == VIEW_ARTICLE,
		.is_zoomed = a->is_zoomed,
		.focus = a->focus,
	};

	layout_make(&wish, &a->layout);
}

/* The texts first: what the others show depends on what is open. */
static void
fit_views(struct app *a)
{
	static const enum pane docks[] = {PANE_LIST, PANE_SIDE, PANE_BELOW};
	struct listed *listed;
	const struct view *text;
	article_id open;

	app_windows_fit(a);
	text = a->views[VIEW_ARTICLE];
	for (size_t i = 0; i < sizeof docks / sizeof *docks; i++) {
		struct view *v = a->views[app_pane_view(a, docks[i])];
		const struct rect *r = &a->layout.panes[docks[i]];

		v->has_edge = docks[i] == PANE_BELOW && a->layout.has_edge;
		if (layout_shows(&a->layout, docks[i]))
			v->ops->fit(v, r->rows, r->cols);
	}
	open = article_view_id(text);
	listed = articles_view_listed(a->views[VIEW_ARTICLES]);
	a->article_number = 0;
	a->article_count = listed->count;
	if (open != ARTICLE_NONE) {
		size_t at = listed_pos(listed, open);

		/* While the pile is read, more may be before it than are listed yet. */
		a->article_number = at == SIZE_MAX || at >= listed->count ? 0 : at + 1;
	}
	if (a->followed.id != ENTITY_NONE)
		library_step_articles(a->library, a->followed.id, open,
		                      !article_view_folds(text), &a->followed.nth_article,
		                      &a->followed.articles);
}

static void
draw_views(struct app *a)
{
	struct canvas *c = &a->canvas;

	app_windows_draw(a);
	for (int p = 0; p < PANE_COUNT; p++) {
		const struct view *v = a->views[app_pane_view(a, (enum pane)p)];
		struct rect r = a->layout.panes[p];
		struct rect before;

		if (p == PANE_MAIN || rect_is_empty(r))
			continue;
		before = canvas_clip(c, r);
		c->owner = p;
		v->ops->draw(v, c, r, a->focus == (enum pane)p);
		canvas_clip(c, before);
	}
	if (layout_shows(&a->layout, PANE_LIST) && layout_shows(&a->layout, PANE_MAIN)) {
		struct rect list = a->layout.panes[PANE_LIST];

		canvas_vline(c, list.y, list.x + list.cols, list.rows,
		             a->focus == PANE_LIST ? PEN(BORDER_FOCUS) : PEN(BORDER));
	}
}

void
app_draw(struct app *a)
{
	int rows;
	int cols;

	a->term->ops->size(a->term, &rows, &cols);
	canvas_resize(&a->canvas, rows, cols);
	a->canvas.hides_cursor = a->conf.values[OPTION_CURSOR] == 0;
	app_lay_out(a);
	if (a->layout.is_too_small) {
		draw_too_small(a);
	} else {
		fit_views(a);
		draw_views(a);
		if (has_tip(a))
			draw_tip(a, &a->canvas);
		hints_draw(&a->hints, &a->canvas);
		if (a->layout.has_top)
			bar_top(a, &a->canvas);
		if (prompt_is_open(&a->prompt))
			menu_draw(&a->menu, &a->canvas, a->canvas.rows - 1);
		bar_bottom(a, &a->canvas);
	}
	if (a->conf.values[OPTION_ASCII] != 0)
		canvas_ascii(&a->canvas);
	a->term->ops->present(a->term, &a->canvas, &a->theme);
}
