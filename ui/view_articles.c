/* SPDX-License-Identifier: MIT */
/*
 * The list of articles in reading order.  Rows are asked from the library for
 * the part on the screen; the selection is an article, not a row number, so
 * articles that arrive above it do not move it to another.
 */
#include "ui/app_int.h"
#include "ui/bar.h"
#include "ui/say.h"
#include "ui/sheet.h"
#include "ui/view_article.h"

#include "text/fold.h"
#include "text/utf8.h"

#include "text/banned.h"

#define STRIP_MAX 2000   /* articles up to which the strip is drawn */
#define TWO_LINE_COLS 56 /* narrower panes give each article two lines */
#define WINDOW 128       /* rows asked at a time when all are walked */

struct articles_view {
	struct sheet sheet;
	struct article_query query;
	struct article_row *rows; /* those on the screen: list.top … */
	size_t nrow;
	struct arena arena;       /* strings of rows */
	uint32_t generation;
	article_id current;       /* the open one when the selection was set */
	struct buf selected;      /* path of the selected one */
	VEC(uint32_t) strip;      /* mentions of the followed entity per article */
	uint32_t strip_most;
	entity_id strip_entity;
};

static struct articles_view *
self(struct view *v)
{
	return (struct articles_view *)v;
}

/* --------------------------------------------------------------------- fitting */

static void
select_article(struct articles_view *v, article_id id)
{
	size_t at = id == ARTICLE_NONE
	                    ? SIZE_MAX
	                    : library_article_pos(v->sheet.view.app->library, &v->query, id);

	if (at != SIZE_MAX)
		list_select(&v->sheet.list, at);
}

/* The strip is the whole pile in one line, so all rows are walked: only for
 * piles where nobody notices. */
static void
make_strip(struct articles_view *v)
{
	struct article_query all = {.entity = v->query.entity};
	struct article_row rows[WINDOW];
	struct arena arena;
	size_t n = library_article_count(v->sheet.view.app->library, &all);
	size_t got = 1;

	vec_clear(&v->strip);
	v->strip_most = 0;
	v->strip_entity = v->query.entity;
	if (v->query.entity == ENTITY_NONE || n > STRIP_MAX)
		return;
	arena_init(&arena);
	for (size_t first = 0; first < n && got > 0; first += got) {
		got = library_articles(v->sheet.view.app->library, &all, first, WINDOW, rows, &arena);
		for (size_t i = 0; i < got; i++) {
			vec_push(&v->strip, rows[i].mentions);
			if (rows[i].mentions > v->strip_most)
				v->strip_most = rows[i].mentions;
		}
		arena_clear(&arena);
	}
	arena_release(&arena);
}

/* After the selection has moved: which article that is. */
static void
note_selected(struct articles_view *v)
{
	size_t i = v->sheet.list.selected - v->sheet.list.top;

	buf_clear(&v->selected);
	if (v->sheet.list.count > 0 && i < v->nrow)
		buf_add(&v->selected, v->rows[i].path);
}

static void
window(struct sheet *s, size_t first, size_t n)
{
	struct articles_view *v = (struct articles_view *)s;

	arena_clear(&v->arena);
	v->rows = ARENA_ARRAY(&v->arena, n + 1, struct article_row);
	v->nrow = library_articles(s->view.app->library, &v->query, first, n, v->rows, &v->arena);
	note_selected(v);
}

static void
fit(struct view *view, int rows, int cols)
{
	struct articles_view *v = self(view);
	struct app *a = view->app;
	article_id open = article_view_id(a->views[VIEW_ARTICLE]);
	struct article_query query = app_articles(a);
	bool is_new = v->generation != a->generation || query.entity != v->query.entity ||
	              !article_filter_eq(&query.filter, &v->query.filter);

	v->query = query;
	if (is_new)
		make_strip(v);
	v->sheet.lines = cols < TWO_LINE_COLS && rows >= 12 ? 2 : 1;
	v->sheet.foot = v->strip.len > 1 ? 2 : 0;
	sheet_size(&v->sheet, library_article_count(a->library, &query), rows);
	if (open != v->current)
		select_article(v, open);
	else if (is_new && v->selected.len > 0)
		select_article(v, library_article_by_path(a->library, buf_str(&v->selected)));
	v->current = open;
	v->generation = a->generation;
	sheet_show(&v->sheet);
}

/* --------------------------------------------------------------------- drawing */

static void
draw_row(const struct sheet *s, struct canvas *c, struct rect r, size_t at)
{
	const struct articles_view *v = (const struct articles_view *)s;
	const struct article_row *row = &v->rows[at - sheet_top(s)];
	bool is_open = row->id == v->current;
	struct pen title = is_open ? PEN(CURRENT) : PEN(TEXT);
	int width = r.cols - 3;
	int figure;
	struct buf b;

	buf_init(&b);
	if (is_open)
		canvas_put(c, r.y, r.x, STR_LIT("▸"), PEN(CURRENT));
	if (row->mentions > 0)
		buf_addf(&b, "%u", row->mentions);
	figure = b.len > 0 ? (int)b.len + 1 : 0;
	canvas_put_right(c, r.y + s->lines - 1, r.x + 1, r.cols - 2, buf_str(&b), PEN(TICK));
	if (s->lines == 1)
		width -= figure;
	buf_clear(&b);
	if (s->lines == 2) {
		canvas_put_fit(c, r.y, r.x + 2, width, row->title, title);
		say_day(&b, row->date);
		if (b.len > 0 && row->source.len > 0)
			buf_add_cstr(&b, " · ");
		buf_add(&b, row->source);
		canvas_put_fit(c, r.y + 1, r.x + 2, width - figure, buf_str(&b), PEN(DIM));
	} else {
		say_day_column(&b, row->date);
		canvas_put(c, r.y, r.x + 2, buf_str(&b), PEN(DIM));
		canvas_put_fit(c, r.y, r.x + 14, width - 12, row->title, title);
	}
	buf_release(&b);
}

/* Each cell stands for as many articles as it must, and shows the most. */
static void
draw_foot(const struct sheet *s, struct canvas *c, struct rect r)
{
	const struct articles_view *v = (const struct articles_view *)s;
	size_t n = v->strip.len;
	size_t cells = n < (size_t)(r.cols - 3) ? n : (size_t)(r.cols - 3);
	int y = r.y + r.rows - 1;
	const struct followed *f = &v->sheet.view.app->followed;

	if (r.cols < 8)
		return;
	for (size_t x = 0; x < cells; x++) {
		uint32_t most = 0;

		for (size_t i = x * n / cells; i < (x + 1) * n / cells; i++)
			if (v->strip.ptr[i] > most)
				most = v->strip.ptr[i];
		canvas_put(c, y, r.x + 2 + (int)x,
		           str_of(most == 0 ? "·" : say_bar(most, v->strip_most)),
		           most == 0 ? PEN(DIM) : PEN(STRIP));
	}
	if (f->id != ENTITY_NONE && (int)cells + 8 < r.cols) {
		struct buf name;

		buf_init(&name);
		say_entity(&name, &f->row);
		canvas_put_fit(c, y, r.x + 4 + (int)cells, r.cols - (int)cells - 5,
		               buf_str(&name), PEN(DIM));
		buf_release(&name);
	}
}

static void
head(const struct sheet *s, struct buf *title, struct buf *right)
{
	const struct app *a = s->view.app;

	buf_add_cstr(title, "ARTICLES");
	if (a->narrow.count > 0)
		buf_addf(title, " · %zu of %zu", s->list.count, a->figures.articles);
	if (s->list.count > 0)
		buf_addf(right, "%zu/%zu", s->list.selected + 1, s->list.count);
}

static const char *
empty(const struct sheet *s)
{
	const struct app *a = s->view.app;

	return a->loader != NULL     ? "reading …"
	       : a->narrow.count > 0 ? "no article has all this"
	                             : "no articles";
}

/* -------------------------------------------------------------------- commands */

static void
open_selected(struct sheet *s)
{
	struct articles_view *v = (struct articles_view *)s;
	size_t i = s->list.selected - s->list.top;

	if (i >= v->nrow)
		return;
	app_mark(s->view.app);
	(void)app_open(s->view.app, v->rows[i].id);
}

/* Selects the next article from `from` on whose title holds the pattern. */
static bool
find_title(struct articles_view *v, struct str key, size_t from)
{
	struct article_row rows[WINDOW];
	struct arena arena;
	struct buf title;
	size_t n = v->sheet.list.count;
	size_t found = SIZE_MAX;

	arena_init(&arena);
	buf_init(&title);
	for (size_t k = 0; k < n && found == SIZE_MAX;) {
		size_t at = (from + k) % n;
		size_t got = library_articles(v->sheet.view.app->library, &v->query, at, WINDOW, rows,
		                              &arena);

		for (size_t i = 0; i < got && found == SIZE_MAX; i++) {
			buf_clear(&title);
			fold_key(&title, rows[i].title);
			if (str_find(buf_str(&title), key) != SIZE_MAX)
				found = at + i;
		}
		arena_clear(&arena);
		if (got == 0)
			break;
		k += got;
	}
	buf_release(&title);
	arena_release(&arena);
	if (found != SIZE_MAX)
		list_select(&v->sheet.list, found);
	return found != SIZE_MAX;
}

static void
typed(struct view *view, struct str text, bool is_final)
{
	struct articles_view *v = self(view);
	struct buf key;

	buf_init(&key);
	fold_key(&key, text);
	if (key.len > 0 && !find_title(v, buf_str(&key), v->sheet.list.selected) && is_final)
		app_say(view->app, "no title has '%.*s'", STR_ARG(text));
	buf_release(&key);
	sheet_show(&v->sheet);
}

/* ------------------------------------------------------------------------ view */

static const struct sheet_ops sheet_ops = {
	.flags = SHEET_QUIET,
	.head = head,
	.empty = empty,
	.window = window,
	.draw_row = draw_row,
	.draw_foot = draw_foot,
	.open = open_selected,
};

static void
init(struct view *view)
{
	struct articles_view *v = self(view);

	sheet_init(&v->sheet, &sheet_ops);
	arena_init(&v->arena);
	buf_init(&v->selected);
	vec_init(&v->strip);
}

static void
release(struct view *view)
{
	struct articles_view *v = self(view);

	sheet_release(&v->sheet);
	arena_release(&v->arena);
	buf_release(&v->selected);
	vec_release(&v->strip);
}

static void
hints(const struct view *view, struct buf *out)
{
	bar_hint(out, view->app, CMD_OPEN, "read");
	bar_hint(out, view->app, CMD_FIND, "title");
	bar_hint(out, view->app, CMD_CLOSE_LEVEL, "back");
	bar_hint(out, view->app, CMD_HELP, "help");
}

const struct view_ops view_articles_ops = {
	.name = "articles",
	.pane = PANE_LIST,
	.context = CONTEXT_LIST,
	.size = sizeof(struct articles_view),
	.init = init,
	.release = release,
	.fit = fit,
	.draw = sheet_draw,
	.pick = sheet_pick,
	.command = sheet_command,
	.typed = typed,
	.hints = hints,
};
