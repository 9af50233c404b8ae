/* SPDX-License-Identifier: MIT */
/*
 * What a search of the pile found, best first, as it is typed: each article
 * with the words around its first match.
 */
#include "ui/app_int.h"
#include "ui/bar.h"
#include "ui/say.h"
#include "ui/sheet.h"
#include "ui/view_article.h"
#include "ui/write_rows.h"

#include "text/utf8.h"

#include "text/banned.h"

#define FOUND_MAX 500   /* articles a search lists */
#define ROW_LINES 3     /* title, context, a blank */
#define MEASURE 100     /* [cells] a row is not wider than */
#define CONTEXT_MAX 300 /* [B] on either side of the match */

/* What is drawn of a result. */
struct search_row {
	struct article_row article;
	struct str left;
	struct str match;
	struct str right;
};

struct search_view {
	struct sheet sheet;
	struct buf query;
	struct buf trouble;      /* why there is no answer, or empty */
	VEC(struct found) found;
	struct search_row *rows; /* on the screen */
	size_t nrow;
	struct arena arena;
	uint32_t generation;
	struct article_filter filter; /* it was asked by */
};

static struct search_view *
self(struct view *v)
{
	return (struct search_view *)v;
}

/* --------------------------------------------------------------------- asking */

static void
ask(struct search_view *v)
{
	struct article_query listed = app_articles(v->sheet.view.app);
	struct found *rows;
	struct diag d;
	size_t n = 0;
	enum status status;

	sheet_stale(&v->sheet);
	vec_clear(&v->found);
	buf_clear(&v->trouble);
	v->generation = v->sheet.view.app->generation;
	v->filter = listed.filter;
	if (v->query.len == 0)
		return;
	diag_init(&d);
	rows = xcalloc(FOUND_MAX, sizeof *rows);
	status = library_search(v->sheet.view.app->library, buf_str(&v->query),
	                        &listed.filter, 0, FOUND_MAX, rows, &n, &d);
	if (status != STATUS_OK)
		buf_add(&v->trouble, diag_last(&d));
	for (size_t i = 0; status == STATUS_OK && i < n; i++)
		vec_push(&v->found, rows[i]);
	free(rows);
	diag_release(&d);
}

static size_t
char_start(struct str s, size_t off)
{
	while (off > 0 && off < s.len && ((unsigned char)s.ptr[off] & 0xc0) == 0x80)
		off--;
	return off;
}

static void
fill(struct search_view *v, struct search_row *row, const struct found *f)
{
	struct library *lib = v->sheet.view.app->library;
	struct page *page = NULL;
	struct str text;
	size_t from;
	size_t to;

	*row = (struct search_row){.left = STR_EMPTY, .match = STR_EMPTY, .right = STR_EMPTY};
	if (!library_article(lib, f->article, &row->article, &v->arena))
		row->article = (struct article_row){.title = STR_EMPTY, .source = STR_EMPTY,
		                                    .path = STR_EMPTY};
	if (library_page(lib, f->article, &page, NULL) != STATUS_OK)
		return;
	text = article_text(page->article);
	from = f->at.off > CONTEXT_MAX ? char_start(text, f->at.off - CONTEXT_MAX) : 0;
	to = char_start(text, span_end(f->at) + CONTEXT_MAX);
	row->left = arena_str(&v->arena, str_sub(text, from, f->at.off));
	row->match = arena_str(&v->arena, str_at(text, f->at));
	row->right = arena_str(&v->arena, str_sub(text, span_end(f->at), to));
	page_free(page);
}

static void
window(struct sheet *s, size_t first, size_t n)
{
	struct search_view *v = (struct search_view *)s;

	arena_clear(&v->arena);
	v->rows = ARENA_ARRAY(&v->arena, n + 1, struct search_row);
	v->nrow = 0;
	for (; v->nrow < n && first + v->nrow < v->found.len; v->nrow++)
		fill(v, &v->rows[v->nrow], &v->found.ptr[first + v->nrow]);
}

/* --------------------------------------------------------------------- drawing */

/* The match a third of the way along, what comes before it cut on the left. */
static void
draw_context(struct canvas *c, int y, int x, int cols, const struct search_row *row)
{
	struct str left = row->left;
	int room = cols / 3;
	int width = utf8_width(left);
	bool is_cut = width > room;
	int end = x + cols;

	while (left.len > 0 && width > room - (is_cut ? 1 : 0)) {
		size_t n = utf8_grapheme(left, 0);

		width -= utf8_cluster_width(str_sub(left, 0, n));
		left = str_sub(left, n, left.len);
	}
	if (is_cut)
		x += canvas_put(c, y, x, STR_LIT("…"), PEN(TEXT));
	x += canvas_put(c, y, x, left, PEN(TEXT));
	x += canvas_put_fit(c, y, x, end - x, row->match, PEN(SEARCH));
	canvas_put_fit(c, y, x, end - x, row->right, PEN(TEXT));
}

static void
draw_row(const struct sheet *s, struct canvas *c, struct rect r, size_t at)
{
	const struct search_row *row = &((const struct search_view *)s)->rows[at - sheet_top(s)];
	struct buf date;
	int x = r.x + 1;

	buf_init(&date);
	say_day(&date, row->article.date);
	canvas_put_right(c, r.y, x, r.cols - 2, buf_str(&date), PEN(DIM));
	canvas_put_fit(c, r.y, x, r.cols - 4 - (int)date.len, row->article.title, PEN(HEADING));
	if (r.rows > 1)
		draw_context(c, r.y + 1, x + 2, r.cols - 5, row);
	buf_release(&date);
}

static void
head(const struct sheet *s, struct buf *title, struct buf *right)
{
	const struct search_view *v = (const struct search_view *)s;

	buf_add_cstr(title, "SEARCH");
	if (v->query.len == 0)
		return;
	say_count(right, v->found.len, "article", "articles");
	if (v->found.len == FOUND_MAX)
		buf_add_cstr(right, " or more");
	buf_addf(right, " · %s", v->query.ptr);
}

static const char *
empty(const struct sheet *s)
{
	const struct search_view *v = (const struct search_view *)s;

	if (v->trouble.len > 0)
		return v->trouble.ptr;
	return v->query.len == 0 ? "words, \"a phrase\", begin*, -without" : "No article has that.";
}

/* -------------------------------------------------------------------- commands */

static void
open_selected(struct sheet *s)
{
	struct app *a = s->view.app;
	struct found f = ((struct search_view *)s)->found.ptr[s->list.selected];

	app_mark(a);
	if (app_open(a, f.article))
		article_view_look(a->views[VIEW_ARTICLE], f.at);
}

static enum view_result
command(struct view *view, enum cmd c, int count)
{
	if (c == CMD_FIND_NEXT || c == CMD_FIND_PREV)
		c = c == CMD_FIND_NEXT ? CMD_DOWN : CMD_UP;
	return sheet_command(view, c, count);
}

static void
typed(struct view *view, struct str text, bool is_final)
{
	struct search_view *v = self(view);

	(void)is_final;
	if (str_eq(text, buf_str(&v->query)))
		return;
	say_instead(&v->query, text);
	sheet_rewind(&v->sheet);
	ask(v);
}

static struct str
typed_before(const struct view *view)
{
	return buf_str(&((const struct search_view *)view)->query);
}

static void
restore(struct view *view, const struct place *p)
{
	struct search_view *v = self(view);

	v->sheet.list.count = v->found.len;
	sheet_restore(view, p);
}

/* ------------------------------------------------------------------------ view */

static const struct sheet_ops sheet_ops = {
	.flags = SHEET_HAS_EDGE | SHEET_HEAD_GAP | SHEET_STEADY,
	.measure = MEASURE,
	.marked = 1,
	.head = head,
	.empty = empty,
	.window = window,
	.draw_row = draw_row,
	.open = open_selected,
};

static void
init(struct view *view)
{
	struct search_view *v = self(view);

	sheet_init(&v->sheet, &sheet_ops);
	v->sheet.lines = ROW_LINES;
	buf_init(&v->query);
	buf_init(&v->trouble);
	vec_init(&v->found);
	arena_init(&v->arena);
}

static void
release(struct view *view)
{
	struct search_view *v = self(view);

	sheet_release(&v->sheet);
	buf_release(&v->query);
	buf_release(&v->trouble);
	vec_release(&v->found);
	arena_release(&v->arena);
}

static void
fit(struct view *view, int rows, int cols)
{
	struct search_view *v = self(view);
	struct article_query listed = app_articles(view->app);

	(void)cols;
	if (v->generation != view->app->generation ||
	    !article_filter_eq(&listed.filter, &v->filter))
		ask(v);
	sheet_fit(&v->sheet, v->found.len, rows);
}

static void
write_rows(struct view *view, struct buf *out)
{
	struct search_view *v = self(view);

	write_found(view->app->library, v->found.ptr, v->found.len, out);
}

static void
hints(const struct view *view, struct buf *out)
{
	bar_hint(out, view->app, CMD_OPEN, "read");
	bar_hint(out, view->app, CMD_FIND, "change");
	bar_hint(out, view->app, CMD_CLOSE_LEVEL, "back");
}

const struct view_ops view_search_ops = {
	.name = "search",
	.pane = PANE_MAIN,
	.context = CONTEXT_LIST,
	.size = sizeof(struct search_view),
	.init = init,
	.release = release,
	.fit = fit,
	.draw = sheet_draw,
	.pick = sheet_pick,
	.command = command,
	.typed = typed,
	.typed_before = typed_before,
	.save = sheet_save,
	.restore = restore,
	.write = write_rows,
	.hints = hints,
};
