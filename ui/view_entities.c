/* SPDX-License-Identifier: MIT */
/*
 * The sidebar: who and what occurs, in the open article or in the pile, by
 * kind, meetings below their series.  Moving the selection follows the entity,
 * so the text, the scroll bar and the list of articles show at once where it is.
 */
#include "ui/app_int.h"
#include "ui/bar.h"
#include "ui/list.h"
#include "ui/rows.h"
#include "ui/say.h"
#include "ui/view_article.h"

#include "text/banned.h"

#define WINDOW 256      /* rows asked at a time when a row is looked for */
#define LOOK_MAX 4096   /* rows looked through for the followed entity */

struct entities_view {
	struct view view;
	struct list list;
	struct entity_query query;  /* .filter borrowed from `filter` */
	size_t counts[KIND_COUNT];  /* entities of each kind */
	struct entity_row *rows;    /* on the screen, headings left out, and one more */
	size_t first;               /* of rows, counted without headings */
	size_t nrow;
	struct arena arena;
	bool is_pile;               /* all of the pile, not of the article */
	enum entity_sort sort;
	struct buf filter;
	uint32_t generation;
	bool has_asked;             /* query and counts are good for it */
	entity_id followed;         /* when the selection was last set to it */
	struct buf selected;        /* slug of the selected one */
};

static struct entities_view *
self(struct view *v)
{
	return (struct entities_view *)v;
}

static bool is_entity_row(const void *ctx, size_t row);

static void
init(struct view *view)
{
	struct entities_view *v = self(view);

	arena_init(&v->arena);
	buf_init(&v->filter);
	buf_init(&v->selected);
	v->list.selectable = is_entity_row;
	v->list.ctx = v;
}

static void
release(struct view *view)
{
	struct entities_view *v = self(view);

	arena_release(&v->arena);
	buf_release(&v->filter);
	buf_release(&v->selected);
}

/* ------------------------------------------------------------------------ rows */

/* What row `row` is: the heading of a kind (then *index is SIZE_MAX), or an
 * entity, counted without headings. False past the end. */
static bool
row_is(const struct entities_view *v, size_t row, enum kind *kind, size_t *index)
{
	size_t entities = 0;

	for (int k = 0; k < KIND_COUNT; k++) {
		size_t n = v->counts[k];

		if (n == 0)
			continue;
		*kind = (enum kind)k;
		*index = SIZE_MAX;
		if (row == 0)
			return true;
		if (row <= n) {
			*index = entities + row - 1;
			return true;
		}
		row -= n + 1;
		entities += n;
	}
	return false;
}

static bool
is_entity_row(const void *ctx, size_t row)
{
	enum kind kind;
	size_t index;

	return row_is(ctx, row, &kind, &index) && index != SIZE_MAX;
}

/* The row of entity number `index`. */
static size_t
row_of(const struct entities_view *v, size_t index)
{
	size_t row = 0;

	for (int k = 0; k < KIND_COUNT; k++) {
		size_t n = v->counts[k];

		if (n == 0)
			continue;
		if (index < n)
			return row + 1 + index;
		index -= n;
		row += n + 1;
	}
	return row;
}

static const struct entity_row *
entity_at(const struct entities_view *v, size_t row)
{
	enum kind kind;
	size_t index;

	if (!row_is(v, row, &kind, &index) || index == SIZE_MAX || index < v->first ||
	    index - v->first >= v->nrow)
		return NULL;
	return &v->rows[index - v->first];
}

/* Number of `id` in the list, without headings, or SIZE_MAX. */
static size_t
index_of(struct entities_view *v, entity_id id)
{
	struct entity_row *rows = xcalloc(WINDOW, sizeof *rows);
	struct arena arena;
	size_t found = SIZE_MAX;
	size_t got = WINDOW;

	arena_init(&arena);
	for (size_t at = 0; at < LOOK_MAX && got == WINDOW && found == SIZE_MAX; at += got) {
		got = library_entities(v->view.app->library, &v->query, at, WINDOW, rows, &arena);
		for (size_t i = 0; i < got && found == SIZE_MAX; i++)
			if (rows[i].id == id)
				found = at + i;
		arena_clear(&arena);
	}
	arena_release(&arena);
	free(rows);
	return found;
}

/* --------------------------------------------------------------------- fitting */

static enum kind
kind_at(struct entities_view *v, size_t index)
{
	struct entity_row row = {.kind = KIND_COUNT};
	struct arena arena;

	arena_init(&arena);
	(void)library_entities(v->view.app->library, &v->query, index, 1, &row, &arena);
	arena_release(&arena);
	return row.kind;
}

/* How many of each kind: the list is grouped by kind, so the borders are found
 * by halving. */
static void
count_kinds(struct entities_view *v, size_t n)
{
	size_t from = 0;

	for (int k = 0; k < KIND_COUNT; k++) {
		size_t lo = from;
		size_t hi = n;

		while (lo < hi) {
			size_t mid = lo + (hi - lo) / 2;

			if ((int)kind_at(v, mid) <= k)
				lo = mid + 1;
			else
				hi = mid;
		}
		v->counts[k] = lo - from;
		from = lo;
	}
}

static struct entity_query
query_wanted(const struct entities_view *v)
{
	const struct app *a = v->view.app;
	uint32_t shown = KINDS_ALL & ~a->hidden;

	return (struct entity_query){
		.article = v->is_pile ? ARTICLE_NONE : article_view_id(a->views[VIEW_ARTICLE]),
		/* No bit at all would ask for all kinds. */
		.kinds = shown != 0 ? shown : UINT32_C(1) << KIND_COUNT,
		.filter = buf_str(&v->filter),
		.sort = v->sort,
		.is_tree = true,
		.with_nominal = true,
	};
}

/* Asks the library again if anything it is asked for has changed. */
static bool
ask(struct entities_view *v)
{
	struct app *a = v->view.app;
	struct entity_query q = query_wanted(v);
	bool has_article = v->is_pile || q.article != ARTICLE_NONE;

	if (v->generation == a->generation && v->has_asked && q.article == v->query.article &&
	    q.kinds == v->query.kinds && q.sort == v->query.sort)
		return false;
	v->query = q;
	v->has_asked = true;
	count_kinds(v, has_article ? library_entity_count(a->library, &q) : 0);
	return true;
}

static size_t
row_count(const struct entities_view *v)
{
	size_t n = 0;

	for (int k = 0; k < KIND_COUNT; k++)
		n += v->counts[k] > 0 ? v->counts[k] + 1 : 0;
	return n;
}

static void
window(struct entities_view *v)
{
	size_t n = (size_t)(v->list.rows > 0 ? v->list.rows : 0) + 1;
	size_t headings = 0;
	enum kind kind;
	size_t index;

	for (size_t row = 0; row < v->list.top; row++) {
		/* Headings are few: they are counted kind by kind below. */
		if (!row_is(v, row, &kind, &index))
			break;
		if (index == SIZE_MAX) {
			headings++;
			row += v->counts[kind];
		}
	}
	v->first = v->list.top - (headings < v->list.top ? headings : v->list.top);
	arena_clear(&v->arena);
	v->rows = ARENA_ARRAY(&v->arena, n, struct entity_row);
	v->nrow = library_entities(v->view.app->library, &v->query, v->first, n, v->rows,
	                           &v->arena);
}

static void
note_selected(struct entities_view *v)
{
	const struct entity_row *e = entity_at(v, v->list.selected);

	buf_clear(&v->selected);
	if (e != NULL)
		buf_add(&v->selected, e->slug);
}

static void
select_entity(struct entities_view *v, entity_id id)
{
	size_t index = id == ENTITY_NONE ? SIZE_MAX : index_of(v, id);

	if (index != SIZE_MAX)
		list_select(&v->list, row_of(v, index));
}

static void
fit(struct view *view, int rows, int cols)
{
	struct entities_view *v = self(view);
	struct app *a = view->app;
	bool is_new = ask(v);

	(void)cols;
	list_fit(&v->list, row_count(v), rows - 1);
	if (v->followed != a->followed.id || is_new) {
		entity_id id = a->followed.id;

		if (v->followed == id && v->selected.len > 0)
			id = app_entity(a, buf_str(&v->selected));
		select_entity(v, id);
	}
	v->followed = a->followed.id;
	v->generation = a->generation;
	window(v);
	note_selected(v);
}

/* --------------------------------------------------------------------- drawing */

static int
digits(uint32_t n)
{
	int count = 1;

	for (; n >= 10; n /= 10)
		count++;
	return count;
}

static void
draw_figures(const struct entities_view *v, struct canvas *c, struct rect r,
             const struct entity_row *e, int wide)
{
	struct buf b;

	buf_init(&b);
	buf_addf(&b, "%u · %*u", v->is_pile ? e->mentions : e->here, wide, e->articles);
	canvas_put_right(c, r.y, r.x, r.cols - 1, buf_str(&b), PEN(DIM));
	buf_release(&b);
}

static void
draw_entity(const struct entities_view *v, struct canvas *c, struct rect r,
            const struct entity_row *e, int wide)
{
	const struct app *a = v->view.app;
	bool is_followed = e->id == a->followed.id;
	struct pen pen = is_followed ? PEN(CURRENT) : PEN(TEXT);
	const struct entity_row *next = e + 1 < v->rows + v->nrow ? e + 1 : NULL;
	int figures = digits(v->is_pile ? e->mentions : e->here) + 3 + wide;
	int x = r.x + 2;
	struct buf label;

	pen.link = e->id;
	buf_init(&label);
	if (is_followed)
		canvas_put(c, r.y, r.x, STR_LIT("▸"), PEN(CURRENT));
	if (e->depth > 0) {
		bool has_more = next != NULL && next->depth > 0;

		x += canvas_put(c, r.y, x, has_more ? STR_LIT("├ ") : STR_LIT("└ "), PEN(DIM));
		say_instance(&label, e);
	} else {
		say_entity(&label, e);
	}
	canvas_put_fit(c, r.y, x, r.x + r.cols - 2 - figures - x, buf_str(&label), pen);
	draw_figures(v, c, r, e, wide);
	buf_release(&label);
}

static void
draw_rows(const struct entities_view *v, struct canvas *c, struct rect body, bool has_focus)
{
	int wide = 1;

	for (size_t i = 0; i < v->nrow; i++)
		if (digits(v->rows[i].articles) > wide)
			wide = digits(v->rows[i].articles);
	for (int y = 0; y < body.rows; y++) {
		struct rect row = {body.y + y, body.x, 1, body.cols};
		size_t at = v->list.top + (size_t)y;
		const struct entity_row *e = entity_at(v, at);
		enum kind kind;
		size_t index;

		if (e != NULL) {
			draw_entity(v, c, row, e, wide);
			if (at == v->list.selected && has_focus)
				rows_select(c, row, has_focus);
		} else if (row_is(v, at, &kind, &index) && index == SIZE_MAX) {
			canvas_put_fit(c, row.y, row.x + 1, row.cols - 2,
			               str_of(kind_heading(kind)),
			               (struct pen){.role = role_of_kind(kind, true)});
		}
	}
}

static void
draw(const struct view *view, struct canvas *c, struct rect r, bool has_focus)
{
	static const char *const sorts[] = {
		[ENTITY_BY_COUNT] = "",
		[ENTITY_BY_NAME] = "by name",
		[ENTITY_BY_FIRST] = "by place",
		[ENTITY_BY_ID] = "",
	};
	const struct entities_view *v = (const struct entities_view *)view;
	struct buf right;
	struct rect body;

	buf_init(&right);
	if (v->filter.len > 0)
		buf_addf(&right, "“%s” ", v->filter.ptr);
	buf_add_cstr(&right, sorts[v->sort]);
	body = rows_head(c, r, v->is_pile ? "IN THE PILE" : "IN THIS ARTICLE", buf_str(&right),
	                 has_focus);
	buf_release(&right);
	if (v->list.count == 0)
		rows_empty(c, body, v->filter.len > 0               ? "nothing has such a name"
		                    : view->app->hidden == KINDS_ALL ? "all kinds are hidden"
		                    : view->app->loader != NULL     ? "reading …"
		                                                    : "nothing found");
	draw_rows(v, c, body, has_focus);
}

/* -------------------------------------------------------------------- commands */

/* To its mention in the open article, or to its first one in the pile. */
static void
open_selected(struct entities_view *v)
{
	struct app *a = v->view.app;
	const struct entity_row *e = entity_at(v, v->list.selected);
	const struct page *page = article_view_page(a->views[VIEW_ARTICLE]);
	struct hit hit;

	if (e == NULL)
		return;
	app_follow(a, e->id);
	app_mark(a);
	for (size_t i = 0; page != NULL && i < page->nposting; i++) {
		if (page->postings[i].entity == e->id) {
			(void)app_open_at(a, page->id, page->postings[i].at.off);
			return;
		}
	}
	if (library_hits(a->library, e->id, 0, 1, &hit) == 1)
		(void)app_open_at(a, hit.article, hit.at.off);
}

static enum view_result
command(struct view *view, enum cmd c, int count)
{
	struct entities_view *v = self(view);
	const struct entity_row *e;

	switch (c) {
	case CMD_OPEN:
		open_selected(v);
		return VIEW_DONE;
	case CMD_SCOPE:
		v->is_pile = !v->is_pile;
		v->followed = ENTITY_NONE;
		return VIEW_DONE;
	case CMD_SORT:
		v->sort = v->sort == ENTITY_BY_COUNT  ? ENTITY_BY_NAME
		          : v->sort == ENTITY_BY_NAME ? ENTITY_BY_FIRST
		                                      : ENTITY_BY_COUNT;
		v->followed = ENTITY_NONE;
		return VIEW_DONE;
	default:
		break;
	}
	if (!list_command(&v->list, c, count))
		return VIEW_PASS;
	window(v);
	note_selected(v);
	e = entity_at(v, v->list.selected);
	if (e != NULL) {
		app_follow(view->app, e->id);
		v->followed = view->app->followed.id;
	}
	return VIEW_DONE;
}

static void
typed(struct view *view, struct str text, bool is_final)
{
	struct entities_view *v = self(view);

	(void)is_final;
	say_instead(&v->filter, text);
	v->has_asked = false;
	list_select(&v->list, 0);
}

static struct str
typed_before(const struct view *view)
{
	return buf_str(&((const struct entities_view *)view)->filter);
}

static void
hints(const struct view *view, struct buf *out)
{
	bar_hint(out, view->app, CMD_OPEN, "go");
	bar_hint(out, view->app, CMD_DOSSIER, "dossier");
	bar_hint(out, view->app, CMD_FIND, "filter");
	bar_hint(out, view->app, CMD_SCOPE, "scope");
	bar_hint(out, view->app, CMD_HELP, "help");
}

const struct view_ops view_entities_ops = {
	.name = "entities",
	.pane = PANE_SIDE,
	.context = CONTEXT_LIST,
	.size = sizeof(struct entities_view),
	.init = init,
	.release = release,
	.fit = fit,
	.draw = draw,
	.command = command,
	.typed = typed,
	.typed_before = typed_before,
	.hints = hints,
};
