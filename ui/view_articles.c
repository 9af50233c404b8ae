/* SPDX-License-Identifier: MIT */
/*
 * The list of articles, in reading order or another, with headings where it is
 * grouped.  Rows are asked for the part on the screen; the selection is an
 * article, not a row number, so articles that arrive above it do not move it to
 * another.
 */
#include "ui/view_articles_int.h"

#include "ui/bar.h"
#include "ui/say.h"
#include "ui/view_article.h"
#include "ui/write_rows.h"

#include "text/fold.h"
#include "text/utf8.h"

#include "text/banned.h"

#define TWO_LINE_COLS 56 /* narrower panes give each article two lines */
#define WINDOW 128       /* rows asked at a time when all are walked */

static struct articles_view *
self(struct view *v)
{
	return (struct articles_view *)v;
}

/* ------------------------------------------------------------------------ rows */

static bool
is_article(const struct sheet *s, size_t line)
{
	size_t group;

	return listed_at(&((const struct articles_view *)s)->listed, line, &group) != SIZE_MAX;
}

/* --------------------------------------------------------------------- fitting */

static void
select_article(struct articles_view *v, article_id id)
{
	size_t at = id == ARTICLE_NONE ? SIZE_MAX : listed_pos(&v->listed, id);

	if (at != SIZE_MAX)
		list_select(&v->sheet.list, listed_line_of(&v->listed, at));
}

/* After the selection has moved: which article that is. */
static void
note_selected(struct articles_view *v)
{
	const struct article_row *row = articles_row_at(v, v->sheet.list.selected);

	buf_clear(&v->selected);
	if (row != NULL)
		buf_add(&v->selected, row->path);
}

static void
window(struct sheet *s, size_t top, size_t n)
{
	struct articles_view *v = (struct articles_view *)s;
	size_t group;
	size_t first = listed_at(&v->listed, top, &group);

	if (first == SIZE_MAX)
		first = v->listed.groups.ptr[group].first;
	arena_clear(&v->arena);
	v->first = first;
	v->rows = ARENA_ARRAY(&v->arena, n + 1, struct article_row);
	v->nrow = listed_rows(&v->listed, first, n, v->rows, &v->arena);
	note_selected(v);
	articles_make_parts(v);
}

static void
fit(struct view *view, int rows, int cols)
{
	struct articles_view *v = self(view);
	struct app *a = view->app;
	article_id open = article_view_id(a->views[VIEW_ARTICLE]);
	struct article_query query = app_articles(a);
	bool is_new = listed_refresh(&v->listed, a->library, &query,
	                             (enum listed_order)v->sheet.order, a->generation);

	if (v->generation != a->generation)
		articles_number(v);
	if (v->generation != a->generation || v->strip_entity != query.entity)
		articles_make_strip(v);
	v->sheet.lines = cols < TWO_LINE_COLS && rows >= 12 && v->listed.groups.len == 0 ? 2 : 1;
	v->sheet.foot = v->strip.len > 1 ? 2 : 0;
	sheet_size(&v->sheet, listed_lines(&v->listed), rows);
	if (open != v->current)
		select_article(v, open);
	else if (is_new && v->selected.len > 0)
		select_article(v, library_article_by_path(a->library, buf_str(&v->selected)));
	v->current = open;
	v->generation = a->generation;
	sheet_show(&v->sheet);
}

struct listed *
articles_view_listed(struct view *view)
{
	struct articles_view *v = self(view);
	struct article_query query = app_articles(view->app);

	(void)listed_refresh(&v->listed, view->app->library, &query,
	                     (enum listed_order)v->sheet.order, view->app->generation);
	return &v->listed;
}

/* --------------------------------------------------------------------- heading */

static const char *const orders[] = {
#define X(name, text) [LISTED_##name] = text,
	LISTED_ORDER_LIST(X)
#undef X
};

static void
head(const struct sheet *s, struct buf *title, struct buf *right)
{
	const struct articles_view *v = (const struct articles_view *)s;
	size_t group;
	size_t number = listed_at(&v->listed, s->list.selected, &group);

	buf_add_cstr(title, "ARTICLES");
	if (s->view.app->narrow.count > 0)
		buf_addf(title, " · %zu of %zu", v->listed.count, s->view.app->figures.articles);
	if (v->nmarked > 0)
		buf_addf(right, "%zu picked  ", v->nmarked);
	if (s->order != LISTED_BY_DATE)
		buf_addf(right, "%s  ", orders[s->order]);
	if (s->list.count > 0 && number != SIZE_MAX)
		buf_addf(right, "%zu/%zu", number + 1, v->listed.count);
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
	const struct article_row *row = articles_row_at((struct articles_view *)s, s->list.selected);

	if (row == NULL)
		return;
	app_mark(s->view.app);
	(void)app_open(s->view.app, row->id);
}

/* ------------------------------------------------------------ picked out by hand */

static struct str
mark_key(const uint64_t *content)
{
	return str_from((const char *)content, sizeof *content);
}

bool
articles_view_is_marked(const struct view *view, uint64_t content)
{
	const struct articles_view *v = (const struct articles_view *)view;

	return v->nmarked > 0 && map_get(&v->marked, mark_key(&content)) == 1;
}

size_t
articles_view_marked(const struct view *view)
{
	return ((const struct articles_view *)view)->nmarked;
}

static void
mark_flip(struct articles_view *v, uint64_t content)
{
	bool was = articles_view_is_marked(&v->sheet.view, content);

	map_set(&v->marked, mark_key(&content), was ? 0 : 1);
	v->nmarked = was ? v->nmarked - 1 : v->nmarked + 1;
}

/* What is meant where the list has not the keys: the open article. */
static const struct article_row *
open_row(const struct articles_view *v)
{
	const struct app *a = v->sheet.view.app;

	return a->focus == PANE_LIST ? NULL : article_view_row(a->views[VIEW_ARTICLE]);
}

/* The selected one and on to the next, `count` times; the open one from elsewhere. */
static void
pick_out(struct articles_view *v, int count)
{
	const struct article_row *open = open_row(v);

	if (open != NULL) {
		mark_flip(v, open->content);
		app_say(v->sheet.view.app, articles_view_is_marked(&v->sheet.view, open->content)
		                                   ? "this article is picked out, for | and :save"
		                                   : "this article is not picked out any more");
		return;
	}
	for (int n = count > 0 ? count : 1; n > 0; n--) {
		const struct article_row *row = articles_row_at(v, v->sheet.list.selected);

		if (row == NULL)
			return;
		mark_flip(v, row->content);
		list_move(&v->sheet.list, 1);
		sheet_show(&v->sheet);
	}
}

static void
pick_none(struct articles_view *v)
{
	map_clear(&v->marked);
	v->nmarked = 0;
}

static void
unread_flip(struct articles_view *v)
{
	struct app *a = v->sheet.view.app;
	const struct article_row *open = open_row(v);
	const struct article_row *row = open != NULL ? open
	                                : articles_row_at(v, v->sheet.list.selected);
	const struct seen_item *item;
	struct seen_item fresh = {.cursor = PLACE_NOWHERE};

	if (row == NULL)
		return;
	item = seen_find(&a->seen, row->content);
	if (item != NULL)
		fresh = *item;
	fresh.is_unread = item != NULL && !item->is_unread;
	fresh.content = row->content;
	fresh.is_fresh = true;
	seen_put(&a->seen, fresh);
	if (open != NULL)
		app_say(a, fresh.is_unread ? "this article is unread" : "this article is read");
}

/* Those that the list has now: all of them, or what it was narrowed to. */
static void
read_all(struct articles_view *v)
{
	struct app *a = v->sheet.view.app;
	struct article_row rows[WINDOW];
	struct arena arena;
	struct buf said;
	size_t made = 0;
	size_t got;

	arena_init(&arena);
	for (size_t at = 0; at < v->listed.count; at += got) {
		got = listed_rows(&v->listed, at, WINDOW, rows, &arena);
		if (got == 0)
			break;
		for (size_t i = 0; i < got; i++)
			made += seen_read(&a->seen, rows[i].content);
		arena_clear(&arena);
	}
	arena_release(&arena);
	buf_init(&said);
	say_count(&said, made, "article was unread, and is not any more",
	          "articles were unread, and are not any more");
	app_say(a, "%s", said.ptr);
	buf_release(&said);
}

static enum view_result
command(struct view *view, enum cmd c, int count)
{
	struct articles_view *v = self(view);

	switch (c) {
	case CMD_PICK_OUT:
		pick_out(v, count);
		return VIEW_DONE;
	case CMD_PICK_NONE:
		pick_none(v);
		return VIEW_DONE;
	case CMD_UNREAD:
		unread_flip(v);
		return VIEW_DONE;
	case CMD_READ_ALL:
		read_all(v);
		return VIEW_DONE;
	default:
		return sheet_command(view, c, count);
	}
}

/* --------------------------------------------------------------------- finding */

/* Selects the next article from `from` on whose title holds the pattern. */
static bool
find_title(struct articles_view *v, struct str key, size_t from)
{
	struct article_row rows[WINDOW];
	struct arena arena;
	struct buf title;
	size_t n = v->listed.count;
	size_t found = SIZE_MAX;

	arena_init(&arena);
	buf_init(&title);
	for (size_t k = 0; k < n && found == SIZE_MAX;) {
		size_t at = (from + k) % n;
		size_t got = listed_rows(&v->listed, at, WINDOW, rows, &arena);

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
		list_select(&v->sheet.list, listed_line_of(&v->listed, found));
	return found != SIZE_MAX;
}

static void
typed(struct view *view, struct str text, bool is_final)
{
	struct articles_view *v = self(view);
	size_t group;
	size_t number = listed_at(&v->listed, v->sheet.list.selected, &group);
	struct buf key;

	buf_init(&key);
	fold_key(&key, text);
	if (number == SIZE_MAX)
		number = 0;
	if (key.len > 0 && !find_title(v, buf_str(&key), number) && is_final)
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
	.draw_row = articles_draw_row,
	.draw_foot = articles_draw_foot,
	.open = open_selected,
	.selectable = is_article,
	.orders = orders,
	.norder = LISTED_ORDER_COUNT,
};

static void
init(struct view *view)
{
	struct articles_view *v = self(view);

	sheet_init(&v->sheet, &sheet_ops);
	arena_init(&v->arena);
	buf_init(&v->selected);
	vec_init(&v->strip);
	vec_init(&v->number);
	vec_init(&v->parts);
	listed_init(&v->listed);
	map_init(&v->marked);
}

static void
release(struct view *view)
{
	struct articles_view *v = self(view);

	sheet_release(&v->sheet);
	arena_release(&v->arena);
	buf_release(&v->selected);
	vec_release(&v->strip);
	vec_release(&v->number);
	vec_release(&v->parts);
	listed_release(&v->listed);
	map_release(&v->marked);
}

static void
write_rows(struct view *view, struct buf *out)
{
	struct articles_view *v = self(view);
	struct article_row rows[WINDOW];
	struct arena arena;
	size_t got = WINDOW;

	arena_init(&arena);
	for (size_t first = 0; got == WINDOW; first += got) {
		got = listed_rows(&v->listed, first, WINDOW, rows, &arena);
		/* Those that were picked, if any were. */
		for (size_t i = 0; i < got; i++)
			if (v->nmarked == 0 || articles_view_is_marked(view, rows[i].content))
				write_article(&rows[i], out);
		arena_clear(&arena);
	}
	arena_release(&arena);
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
	.command = command,
	.typed = typed,
	.write = write_rows,
	.hints = hints,
};
