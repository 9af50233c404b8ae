/* SPDX-License-Identifier: MIT */
/*
 * What is known about the open article, and who says so: markup, the dateline, a
 * field, the container it came in, a guess, the reader.  Enter corrects a value
 * that can be, and opens the address.
 */
#include "ui/app_fact.h"
#include "ui/app_int.h"
#include "ui/bar.h"
#include "ui/say.h"
#include "ui/sheet.h"
#include "ui/view_article.h"

#include "text/banned.h"

#define MEASURE 110    /* [cells] a row is not wider than */
#define LABEL_COLS 12
#define ORIGIN_COLS 12
#define LEAST_COLS 44  /* of a row that says who says so */

struct info_row {
	const char *label;
	struct str value;  /* safe for a terminal; empty = not known */
	const char *origin;
	int fact;          /* enum fact_name, -1 = none */
};

struct info_view {
	struct sheet sheet;
	VEC(struct info_row) rows;
	struct arena arena;
	article_id article;
	uint32_t generation;
	int origin_cols; /* 0 = too narrow to say who says so */
};

static struct info_view *
self(struct view *v)
{
	return (struct info_view *)v;
}

/* -------------------------------------------------------------------- building */

static struct str
safe(struct info_view *v, struct str s)
{
	struct buf b;
	struct str out;

	buf_init(&b);
	export_safe(&b, s);
	out = arena_str(&v->arena, buf_str(&b));
	buf_release(&b);
	return out;
}

static void
add(struct info_view *v, const char *label, struct str value, const char *origin, int fact)
{
	struct info_row row = {label, safe(v, value), origin, fact};

	vec_push(&v->rows, row);
}

/* Those that nobody knows are listed if somebody can say them. */
static void
add_facts(struct info_view *v, const struct article *a)
{
	static const enum fact_name order[] = {
		FACT_TITLE, FACT_SUBTITLE, FACT_AUTHOR, FACT_SOURCE, FACT_AGENCY,
		FACT_PUBLISHED, FACT_UPDATED, FACT_LANGUAGE, FACT_ADDRESS, FACT_CHARSET,
	};

	for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
		struct fact f = article_fact(a, order[i]);

		if (f.value.len > 0 || app_fact_cmd(order[i]) != CMD_NONE)
			add(v, fact_name_of(order[i]), f.value, origin_name(f.from),
			    (int)order[i]);
	}
}

static void
add_size(struct info_view *v, const struct article *a)
{
	struct buf b;

	buf_init(&b);
	say_count(&b, article_words(a), "word", "words");
	buf_add_cstr(&b, ", ");
	say_count(&b, article_text(a).len, "byte", "bytes");
	add(v, "length", buf_str(&b), "", -1);
	buf_release(&b);
}

static void
build(struct info_view *v)
{
	struct app *app = v->sheet.view.app;
	const struct page *page = article_view_page(app->views[VIEW_ARTICLE]);

	vec_clear(&v->rows);
	arena_clear(&v->arena);
	v->generation = app->generation;
	v->article = page ? page->id : ARTICLE_NONE;
	if (!page)
		return;
	add_facts(v, page->article);
	add(v, "file", article_path(page->article), "", -1);
	add_size(v, page->article);
}

/* --------------------------------------------------------------------- drawing */

static void
head(const struct sheet *s, struct buf *title, struct buf *right)
{
	buf_add_cstr(title, "ABOUT THIS ARTICLE");
	if (((const struct info_view *)s)->origin_cols > 0)
		buf_add_cstr(right, "who says so");
}

static const char *
empty(const struct sheet *s)
{
	(void)s;
	return "No article is open.";
}

static void
draw_row(const struct sheet *s, struct canvas *c, struct rect r, size_t i)
{
	const struct info_view *v = (const struct info_view *)s;
	const struct info_row *row = &v->rows.ptr[i];
	int origin = row->origin[0] != '\0' ? v->origin_cols : 0;
	int x = r.x + 2 + LABEL_COLS;
	int cols = r.x + r.cols - 1 - x - origin;

	canvas_put_fit(c, r.y, r.x + 2, LABEL_COLS - 1, str_of(row->label), PEN(META));
	if (row->value.len == 0)
		canvas_put_fit(c, r.y, x, cols, STR_LIT("not known"), PEN(DIM));
	else
		canvas_put_fit(c, r.y, x, cols, row->value,
		               row->fact == FACT_TITLE ? PEN(TITLE) : PEN(TEXT));
	if (origin > 0)
		canvas_put_fit(c, r.y, x + cols + 1, origin - 1, str_of(row->origin), PEN(DIM));
}

/* -------------------------------------------------------------------- commands */

static void
open_selected(struct sheet *s)
{
	const struct info_row *row = &((struct info_view *)s)->rows.ptr[s->list.selected];
	struct app *a = s->view.app;
	enum cmd c = row->fact < 0 ? CMD_NONE : app_fact_cmd((enum fact_name)row->fact);

	if (c != CMD_NONE)
		app_fact(a, c);
	else if (row->fact == FACT_ADDRESS)
		app_command(a, CMD_BROWSE, 0);
	else
		app_say(a, "this is as it was read; title, date, source and author can be "
		           "corrected");
}

/* ------------------------------------------------------------------------ view */

static const struct sheet_ops sheet_ops = {
	.flags = SHEET_HAS_EDGE | SHEET_HEAD_GAP,
	.measure = MEASURE,
	.head = head,
	.empty = empty,
	.draw_row = draw_row,
	.open = open_selected,
};

static void
init(struct view *view)
{
	struct info_view *v = self(view);

	sheet_init(&v->sheet, &sheet_ops);
	vec_init(&v->rows);
	arena_init(&v->arena);
}

static void
release(struct view *view)
{
	struct info_view *v = self(view);

	sheet_release(&v->sheet);
	vec_release(&v->rows);
	arena_release(&v->arena);
}

static void
fit(struct view *view, int rows, int cols)
{
	struct info_view *v = self(view);
	const struct page *page = article_view_page(view->app->views[VIEW_ARTICLE]);

	v->origin_cols = cols >= LEAST_COLS ? ORIGIN_COLS : 0;
	if (v->generation != view->app->generation || v->rows.len == 0 ||
	    v->article != (page ? page->id : ARTICLE_NONE))
		build(v);
	sheet_fit(&v->sheet, v->rows.len, rows);
}

static void
write(struct view *view, struct buf *out)
{
	const struct info_view *v = self(view);

	for (size_t i = 0; i < v->rows.len; i++) {
		const struct info_row *row = &v->rows.ptr[i];

		buf_addf(out, "%s\t%.*s\t%s\n", row->label, STR_ARG(row->value), row->origin);
	}
}

static void
hints(const struct view *view, struct buf *out)
{
	bar_hint(out, view->app, CMD_OPEN, "correct");
	bar_hint(out, view->app, CMD_BROWSE, "browser");
	bar_hint(out, view->app, CMD_CLOSE_LEVEL, "back");
}

const struct view_ops view_info_ops = {
	.name = "info",
	.pane = PANE_MAIN,
	.context = CONTEXT_LIST,
	.size = sizeof(struct info_view),
	.init = init,
	.release = release,
	.fit = fit,
	.draw = sheet_draw,
	.command = sheet_command,
	.pick = sheet_pick,
	.save = sheet_save,
	.restore = sheet_restore,
	.write = write,
	.hints = hints,
};
