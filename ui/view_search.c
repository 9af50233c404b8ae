/* SPDX-License-Identifier: MIT */
/*
 * What a search of the pile found, best first, as it is typed: each article
 * with the words around its first match.
 */
#include "ui/app_int.h"
#include "ui/bar.h"
#include "ui/list.h"
#include "ui/rows.h"
#include "ui/say.h"
#include "ui/view_article.h"

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
	struct view view;
	struct list list;
	struct buf query;
	struct buf trouble;      /* why there is no answer, or empty */
	VEC(struct found) found;
	struct search_row *rows; /* on the screen */
	size_t nrow;
	struct arena arena;
	uint32_t generation;
};

static struct search_view *
self(struct view *v)
{
	return (struct search_view *)v;
}

static void
init(struct view *view)
{
	struct search_view *v = self(view);

	buf_init(&v->query);
	buf_init(&v->trouble);
	vec_init(&v->found);
	arena_init(&v->arena);
}

static void
release(struct view *view)
{
	struct search_view *v = self(view);

	buf_release(&v->query);
	buf_release(&v->trouble);
	vec_release(&v->found);
	arena_release(&v->arena);
}

/* --------------------------------------------------------------------- asking */

static void
ask(struct search_view *v)
{
	struct found *rows;
	struct diag d;
	size_t n = 0;
	enum status status;

	vec_clear(&v->found);
	buf_clear(&v->trouble);
	v->generation = v->view.app->generation;
	if (v->query.len == 0)
		return;
	diag_init(&d);
	rows = xcalloc(FOUND_MAX, sizeof *rows);
	status = library_search(v->view.app->library, buf_str(&v->query), 0, FOUND_MAX, rows,
	                        &n, &d);
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
	struct library *lib = v->view.app->library;
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
window(struct search_view *v)
{
	size_t n = v->list.rows > 0 ? (size_t)v->list.rows : 0;

	arena_clear(&v->arena);
	v->rows = ARENA_ARRAY(&v->arena, n + 1, struct search_row);
	v->nrow = 0;
	for (; v->nrow < n && v->list.top + v->nrow < v->found.len; v->nrow++)
		fill(v, &v->rows[v->nrow], &v->found.ptr[v->list.top + v->nrow]);
}

static void
fit(struct view *view, int rows, int cols)
{
	struct search_view *v = self(view);

	(void)cols;
	if (v->generation != view->app->generation)
		ask(v);
	list_fit(&v->list, v->found.len, rows > ROW_LINES ? (rows - 2) / ROW_LINES : 1);
	window(v);
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
draw_row(struct canvas *c, struct rect r, const struct search_row *row)
{
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
draw(const struct view *view, struct canvas *c, struct rect r, bool has_focus)
{
	const struct search_view *v = (const struct search_view *)view;
	struct buf right;
	struct rect body;

	r = rows_edge(c, r, &v->list, view->app->layout.has_edge);
	if (r.cols > MEASURE) {
		r.x += (r.cols - MEASURE) / 2;
		r.cols = MEASURE;
	}
	buf_init(&right);
	if (v->query.len > 0) {
		say_count(&right, v->found.len, "article", "articles");
		if (v->found.len == FOUND_MAX)
			buf_add_cstr(&right, " or more");
		buf_addf(&right, " · %s", v->query.ptr);
	}
	body = rows_head(c, r, "SEARCH", buf_str(&right), has_focus);
	buf_release(&right);
	body.y++;
	body.rows--;
	if (v->trouble.len > 0)
		rows_empty(c, body, v->trouble.ptr);
	else if (v->query.len == 0)
		rows_empty(c, body, "words, \"a phrase\", begin*, -without");
	else if (v->found.len == 0)
		rows_empty(c, body, "No article has that.");
	for (size_t i = 0; i < v->nrow; i++) {
		struct rect row = {body.y + (int)i * ROW_LINES, body.x, 2, body.cols};

		draw_row(c, row, &v->rows[i]);
		row.rows = 1;
		if (v->list.top + i == v->list.selected)
			rows_select(c, row, has_focus);
	}
}

/* -------------------------------------------------------------------- commands */

static enum view_result
command(struct view *view, enum cmd c, int count)
{
	struct search_view *v = self(view);
	struct app *a = view->app;

	if (c == CMD_FIND_NEXT || c == CMD_FIND_PREV)
		c = c == CMD_FIND_NEXT ? CMD_DOWN : CMD_UP;
	if (c == CMD_OPEN && v->list.selected < v->found.len) {
		struct found f = v->found.ptr[v->list.selected];

		app_mark(a);
		if (app_open(a, f.article))
			article_view_look(a->views[VIEW_ARTICLE], f.at);
		return VIEW_DONE;
	}
	if (!list_command(&v->list, c, count))
		return VIEW_PASS;
	window(v);
	return VIEW_DONE;
}

static void
typed(struct view *view, struct str text, bool is_final)
{
	struct search_view *v = self(view);

	(void)is_final;
	if (str_eq(text, buf_str(&v->query)))
		return;
	say_instead(&v->query, text);
	v->list.selected = 0;
	v->list.top = 0;
	ask(v);
}

static struct str
typed_before(const struct view *view)
{
	return buf_str(&((const struct search_view *)view)->query);
}

static void
save(const struct view *view, struct place *p)
{
	const struct search_view *v = (const struct search_view *)view;

	p->row = v->list.selected;
	p->above = v->list.selected - v->list.top;
}

static void
restore(struct view *view, const struct place *p)
{
	struct search_view *v = self(view);

	v->list.count = v->found.len;
	list_restore(&v->list, p->row, p->above);
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
	.draw = draw,
	.command = command,
	.typed = typed,
	.typed_before = typed_before,
	.save = save,
	.restore = restore,
	.hints = hints,
};
