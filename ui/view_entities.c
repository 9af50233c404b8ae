/* SPDX-License-Identifier: MIT */
/*
 * The sidebar: who and what occurs, in the open article or in the pile, by
 * kind, meetings below their series.  Moving the selection follows the entity,
 * so the text, the scroll bar and the list of articles show at once where it is.
 */
#include "ui/app_int.h"
#include "ui/bar.h"
#include "ui/kind_rows.h"
#include "ui/say.h"
#include "ui/short_name.h"
#include "ui/sheet.h"
#include "ui/view_article.h"
#include "ui/write_rows.h"

#include "text/utf8.h"

#include "text/banned.h"

struct entities_view {
	struct sheet sheet;         /* .order: enum entity_sort, the first three */
	struct entity_query query;  /* .filter borrowed from sheet.filter */
	struct kind_rows kinds;
	struct entity_row *rows;    /* on the screen, headings left out, and one more */
	struct str *shorts;         /* of rows, what stands for a name that does not fit */
	size_t first;               /* of rows, counted without headings */
	size_t nrow;
	struct arena arena;
	int wide;                   /* [cells] of the column of articles */
	int cols;                   /* [cells] of the pane */
	bool is_pile;               /* all of the pile, not of the article */
	uint32_t generation;
	bool has_asked;             /* query and kinds are good for it */
	entity_id followed;         /* when the selection was last set to it */
	struct buf selected;        /* slug of the selected one */
};

static struct entities_view *
self(struct view *v)
{
	return (struct entities_view *)v;
}

/* ------------------------------------------------------------------------ rows */

static bool
is_entity_row(const struct sheet *s, size_t row)
{
	enum kind kind;
	size_t index;

	return kind_rows_at(&((const struct entities_view *)s)->kinds, row, &kind, &index) &&
	       index != KIND_ROWS_HEADING;
}

static const struct entity_row *
entity_at(const struct entities_view *v, size_t row)
{
	enum kind kind;
	size_t index;

	if (!kind_rows_at(&v->kinds, row, &kind, &index) || index == KIND_ROWS_HEADING ||
	    index < v->first || index - v->first >= v->nrow)
		return NULL;
	return &v->rows[index - v->first];
}

/* --------------------------------------------------------------------- fitting */

static struct entity_query
query_wanted(const struct entities_view *v)
{
	const struct app *a = v->sheet.view.app;
	uint32_t shown = KINDS_ALL & ~a->hidden;

	return (struct entity_query){
		.article = v->is_pile ? ARTICLE_NONE : article_view_id(a->views[VIEW_ARTICLE]),
		/* No bit at all would ask for all kinds. */
		.kinds = shown != 0 ? shown : UINT32_C(1) << KIND_COUNT,
		.filter = buf_str(&v->sheet.filter),
		.sort = (enum entity_sort)v->sheet.order,
		.is_tree = true,
		.with_nominal = a->conf.values[OPTION_NOMINALS] != 0,
		.without_guesses = a->conf.values[OPTION_GUESSES] == 0,
		.without_furniture = article_view_folds(a->views[VIEW_ARTICLE]),
	};
}

/* Asks the library again if anything it is asked for has changed. */
static bool
ask(struct entities_view *v)
{
	struct app *a = v->sheet.view.app;
	struct entity_query q = query_wanted(v);
	bool has_article = v->is_pile || q.article != ARTICLE_NONE;

	if (v->generation == a->generation && v->has_asked && q.article == v->query.article &&
	    q.kinds == v->query.kinds && q.sort == v->query.sort &&
	    q.with_nominal == v->query.with_nominal &&
	    q.without_guesses == v->query.without_guesses &&
	    q.without_furniture == v->query.without_furniture)
		return false;
	v->query = q;
	v->has_asked = true;
	v->kinds = (struct kind_rows){{0}};
	if (has_article)
		library_entity_kinds(a->library, &q, v->kinds.counts);
	return true;
}

static void
note_selected(struct entities_view *v)
{
	const struct entity_row *e = entity_at(v, v->sheet.list.selected);

	buf_clear(&v->selected);
	if (e != NULL)
		buf_add(&v->selected, e->slug);
}

/* Doubt is a sign, not a colour; what is sure needs none. */
static void
say_doubt(struct buf *out, const struct entity_row *e)
{
	if (e->npossible > 1)
		buf_addf(out, " (%u possible)", e->npossible);
	else if (link_class_of(e->surest) != LINK_SURE)
		buf_add_cstr(out, link_class_of(e->surest) == LINK_GUESS ? " ?" : " ~");
}

/* Of a series only its meetings may be mentioned. */
static bool
has_figures(const struct entity_row *e)
{
	return e->mentions > 0 || e->articles > 0;
}

/* [cells] for what a row is called: what its figures and its doubt leave. */
static int
label_room(const struct entities_view *v, const struct entity_row *e)
{
	int figures = has_figures(e)
	                      ? say_digits(v->is_pile ? e->mentions : e->here) + 3 + v->wide
	                      : 0;
	struct buf doubt;
	int room;

	buf_init(&doubt);
	say_doubt(&doubt, e);
	room = v->cols - 4 - figures - utf8_width(buf_str(&doubt));
	buf_release(&doubt);
	return room;
}

static void
look_up_shorts(struct entities_view *v)
{
	struct buf whole;

	v->shorts = ARENA_ARRAY(&v->arena, v->nrow, struct str);
	buf_init(&whole);
	for (size_t i = 0; i < v->nrow; i++) {
		const struct entity_row *e = &v->rows[i];
		int more;

		v->shorts[i] = STR_EMPTY;
		if (e->depth > 0)
			continue;
		buf_clear(&whole);
		say_entity_apart(&whole, e);
		more = utf8_width(buf_str(&whole)) - label_room(v, e);
		if (more > 0)
			v->shorts[i] = short_name(v->sheet.view.app->library, e,
			                          utf8_width(e->name) - more, &v->arena);
	}
	buf_release(&whole);
}

static void
window(struct sheet *s, size_t top, size_t n)
{
	struct entities_view *v = (struct entities_view *)s;

	n++; /* what comes below the last one says how its branch is drawn */
	v->first = kind_rows_first(&v->kinds, top);
	arena_clear(&v->arena);
	v->rows = ARENA_ARRAY(&v->arena, n, struct entity_row);
	v->nrow = library_entities(v->sheet.view.app->library, &v->query, v->first, n, v->rows,
	                           &v->arena);
	v->wide = 1;
	for (size_t i = 0; i < v->nrow; i++)
		if (say_digits(v->rows[i].articles) > v->wide)
			v->wide = say_digits(v->rows[i].articles);
	look_up_shorts(v);
	note_selected(v);
}

static void
select_entity(struct entities_view *v, entity_id id)
{
	size_t index = id == ENTITY_NONE ? SIZE_MAX
	               : library_entity_index(v->sheet.view.app->library, &v->query, id);

	if (index != SIZE_MAX)
		list_select(&v->sheet.list, kind_rows_of(&v->kinds, index));
}

static void
fit(struct view *view, int rows, int cols)
{
	struct entities_view *v = self(view);
	struct app *a = view->app;
	bool is_new = ask(v);

	v->cols = cols;
	sheet_size(&v->sheet, kind_rows_count(&v->kinds), rows);
	if (v->followed != a->followed.id || is_new) {
		entity_id id = a->followed.id;

		if (v->followed == id && v->selected.len > 0)
			id = app_entity(a, buf_str(&v->selected));
		select_entity(v, id);
	}
	v->followed = a->followed.id;
	v->generation = a->generation;
	sheet_show(&v->sheet);
}

/* --------------------------------------------------------------------- drawing */

static void
draw_figures(const struct entities_view *v, struct canvas *c, struct rect r,
             const struct entity_row *e)
{
	struct buf b;

	if (!has_figures(e))
		return;
	buf_init(&b);
	buf_addf(&b, "%u · %*u", v->is_pile ? e->mentions : e->here, v->wide, e->articles);
	canvas_put_right(c, r.y, r.x, r.cols - 1, buf_str(&b), PEN(DIM));
	buf_release(&b);
}

static void
say_label(const struct entities_view *v, struct buf *out, const struct entity_row *e, int room)
{
	struct str brief = v->shorts[e - v->rows];

	if (e->depth > 0)
		say_instance(out, e, room);
	else if (brief.len == 0)
		say_entity_apart(out, e);
	else if (e->apart.len > 0)
		buf_addf(out, "%.*s · %.*s", STR_ARG(brief), STR_ARG(e->apart));
	else
		buf_add(out, brief);
}

static void
draw_entity(const struct entities_view *v, struct canvas *c, struct rect r,
            const struct entity_row *e)
{
	const struct app *a = v->sheet.view.app;
	bool is_followed = e->id == a->followed.id;
	struct pen pen = is_followed ? PEN(CURRENT) : PEN(TEXT);
	const struct entity_row *next = e + 1 < v->rows + v->nrow ? e + 1 : NULL;
	int end = r.x + 2 + label_room(v, e);
	int x = r.x + 2;
	struct buf label;

	pen.link = e->id;
	buf_init(&label);
	if (is_followed)
		canvas_put(c, r.y, r.x, STR_LIT("▸"), PEN(CURRENT));
	if (e->depth > 0) {
		bool has_more = next != NULL && next->depth > 0;

		x += canvas_put(c, r.y, x, has_more ? STR_LIT("├ ") : STR_LIT("└ "), PEN(DIM));
	}
	say_label(v, &label, e, end - x);
	x += canvas_put_fit(c, r.y, x, end - x, buf_str(&label), pen);
	buf_clear(&label);
	say_doubt(&label, e);
	canvas_put(c, r.y, x, buf_str(&label), pen);
	draw_figures(v, c, r, e);
	buf_release(&label);
}

static void
draw_row(const struct sheet *s, struct canvas *c, struct rect r, size_t row)
{
	const struct entities_view *v = (const struct entities_view *)s;
	const struct entity_row *e = entity_at(v, row);
	enum kind kind;
	size_t index;

	if (e != NULL)
		draw_entity(v, c, r, e);
	else if (kind_rows_at(&v->kinds, row, &kind, &index) && index == KIND_ROWS_HEADING)
		canvas_put_fit(c, r.y, r.x + 1, r.cols - 2, str_of(kind_heading(kind)),
		               (struct pen){.role = role_of_kind(kind, true)});
}

static const char *const orders[] = {
	[ENTITY_BY_COUNT] = "",
	[ENTITY_BY_NAME] = "by name",
	[ENTITY_BY_FIRST] = "by place",
};

static void
head(const struct sheet *s, struct buf *title, struct buf *right)
{
	const struct entities_view *v = (const struct entities_view *)s;

	buf_add_cstr(title, v->is_pile ? "IN THE PILE" : "IN THIS ARTICLE");
	if (s->filter.len > 0)
		buf_addf(right, "“%s” ", s->filter.ptr);
	buf_add_cstr(right, orders[s->order]);
}

static const char *
empty(const struct sheet *s)
{
	const struct app *a = s->view.app;

	if (s->filter.len > 0)
		return "nothing has such a name";
	if (a->hidden == KINDS_ALL)
		return "all kinds are hidden";
	return a->loader != NULL ? "reading …" : "nothing found";
}

/* -------------------------------------------------------------------- commands */

/* To its mention in the open article, or to its first one in the pile. */
static void
open_selected(struct sheet *s)
{
	struct entities_view *v = (struct entities_view *)s;
	struct app *a = s->view.app;
	const struct entity_row *e = entity_at(v, s->list.selected);
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

/* Moving follows. */
static void
moved(struct sheet *s)
{
	struct entities_view *v = (struct entities_view *)s;
	const struct entity_row *e = entity_at(v, s->list.selected);

	if (e == NULL)
		return;
	app_follow(s->view.app, e->id);
	v->followed = s->view.app->followed.id;
}

/* What is followed is looked for in the new order. */
static void
changed(struct sheet *s)
{
	struct entities_view *v = (struct entities_view *)s;

	v->has_asked = false;
	v->followed = ENTITY_NONE;
}

static enum view_result
command(struct view *view, enum cmd c, int count)
{
	struct entities_view *v = self(view);

	if (c != CMD_SCOPE)
		return sheet_command(view, c, count);
	v->is_pile = !v->is_pile;
	v->followed = ENTITY_NONE;
	return VIEW_DONE;
}

/* ------------------------------------------------------------------------ view */

static const struct sheet_ops sheet_ops = {
	.flags = SHEET_QUIET,
	.head = head,
	.empty = empty,
	.selectable = is_entity_row,
	.window = window,
	.draw_row = draw_row,
	.open = open_selected,
	.moved = moved,
	.orders = orders,
	.norder = sizeof orders / sizeof *orders,
	.changed = changed,
};

static void
init(struct view *view)
{
	struct entities_view *v = self(view);

	sheet_init(&v->sheet, &sheet_ops);
	arena_init(&v->arena);
	buf_init(&v->selected);
}

static void
release(struct view *view)
{
	struct entities_view *v = self(view);

	sheet_release(&v->sheet);
	arena_release(&v->arena);
	buf_release(&v->selected);
}

static void
write_rows(struct view *view, struct buf *out)
{
	write_entities(view->app->library, &self(view)->query, out);
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
	.draw = sheet_draw,
	.pick = sheet_pick,
	.command = command,
	.typed = sheet_typed,
	.typed_before = sheet_typed_before,
	.write = write_rows,
	.hints = hints,
};
