/* SPDX-License-Identifier: MIT */
/*
 * The page about one entity, over the article: what the library knows of it,
 * then every mention in its context.  Every line leads somewhere.
 */
#include "ui/view_dossier.h"

#include "ui/app_int.h"
#include "ui/bar.h"
#include "ui/concord.h"
#include "ui/dossier.h"
#include "ui/list.h"
#include "ui/rows.h"
#include "ui/say.h"
#include "ui/view_article.h"

#include "text/fold.h"

#include "text/banned.h"

#define MEASURE 100   /* [cells] a row is not wider than */
#define PAGES_MAX 200 /* articles looked through for a spelling */

struct dossier_view {
	struct view view;
	struct list list;
	struct dossier dossier;
	struct concord concord;
	struct buf subject;    /* slug of the entity, outlives generations */
	uint32_t generation;
	bool is_new;           /* another subject: starts at the top */
};

static struct dossier_view *
self(struct view *v)
{
	return (struct dossier_view *)v;
}

/* A row of the dossier's own, or NULL: then it is the concordance's row *at. */
static const struct dossier_row *
own_row(const struct dossier_view *v, size_t row, size_t *at)
{
	if (row < v->dossier.rows.len)
		return &v->dossier.rows.ptr[row];
	*at = row - v->dossier.rows.len;
	return NULL;
}

static bool
can_select(const void *ctx, size_t row)
{
	const struct dossier_view *v = ctx;
	size_t at = 0;
	const struct dossier_row *own = own_row(v, row, &at);

	if (own == NULL)
		return !concord_is_heading(&v->concord, at);
	return own->kind == DOSSIER_ENTITY || own->kind == DOSSIER_ALIAS ||
	       own->kind == DOSSIER_OFFICE;
}

static void
init(struct view *view)
{
	struct dossier_view *v = self(view);

	dossier_init(&v->dossier);
	concord_init(&v->concord);
	buf_init(&v->subject);
	v->list.selectable = can_select;
	v->list.ctx = v;
}

static void
release(struct view *view)
{
	struct dossier_view *v = self(view);

	dossier_release(&v->dossier);
	concord_release(&v->concord);
	buf_release(&v->subject);
}

/* --------------------------------------------------------------------- fitting */

static void
build(struct dossier_view *v)
{
	struct app *a = v->view.app;
	entity_id id = app_entity(a, buf_str(&v->subject));

	(void)dossier_build(&v->dossier, a->library, id);
	concord_build(&v->concord, a->library, v->dossier.id, v->dossier.entity.kind);
	v->generation = a->generation;
}

void
dossier_view_open(struct view *view, struct str slug)
{
	struct dossier_view *v = self(view);

	buf_clear(&v->subject);
	buf_add(&v->subject, slug);
	build(v);
	v->list = (struct list){.selectable = can_select, .ctx = v, .rows = v->list.rows};
	v->is_new = true;
}

static size_t
row_count(const struct dossier_view *v)
{
	return v->dossier.rows.len + concord_rows(&v->concord);
}

static void
window(struct dossier_view *v)
{
	size_t own = v->dossier.rows.len;
	size_t rows = v->list.rows > 0 ? (size_t)v->list.rows : 0;
	size_t first = v->list.top > own ? v->list.top - own : 0;
	size_t end = v->list.top + rows;

	concord_window(&v->concord, first, end > own + first ? end - own - first : 0);
}

static void
fit(struct view *view, int rows, int cols)
{
	struct dossier_view *v = self(view);

	(void)cols;
	if (v->generation != view->app->generation)
		build(v);
	list_fit(&v->list, row_count(v), rows);
	if (v->is_new)
		v->list.top = 0;
	v->is_new = false;
	window(v);
}

/* --------------------------------------------------------------------- drawing */

static void
draw_strip(const struct dossier_view *v, struct canvas *c, struct rect r)
{
	size_t n = v->concord.groups.len;
	size_t room = (size_t)(r.cols > 4 ? r.cols - 4 : 0);
	size_t cells = n < room ? n : room;
	uint32_t most = 0;

	for (size_t i = 0; i < n; i++)
		if (v->concord.groups.ptr[i].count > most)
			most = (uint32_t)v->concord.groups.ptr[i].count;
	for (size_t x = 0; x < cells; x++) {
		uint32_t here = 0;

		for (size_t i = x * n / cells; i < (x + 1) * n / cells; i++)
			if (v->concord.groups.ptr[i].count > here)
				here = (uint32_t)v->concord.groups.ptr[i].count;
		canvas_put(c, r.y, r.x + 2 + (int)x, str_of(say_bar(here, most)), PEN(STRIP));
	}
	if (cells + 30 < room)
		canvas_put(c, r.y, r.x + 4 + (int)cells,
		           STR_LIT("mentions in each article, by date"), PEN(DIM));
}

static void
draw_own(const struct dossier_view *v, struct canvas *c, struct rect r,
         const struct dossier_row *row)
{
	int right = (int)row->right.len; /* at least its cells */
	struct pen pen = PEN(TEXT);

	switch (row->kind) {
	case DOSSIER_NAME:
		canvas_put_fit(c, r.y, r.x + 1, r.cols - 2, row->text, PEN(TITLE));
		return;
	case DOSSIER_FACT:
		canvas_put_fit(c, r.y, r.x + 1, r.cols - 2, row->text, PEN(META));
		return;
	case DOSSIER_HEADING:
		canvas_put_fit(c, r.y, r.x + 1, r.cols - 2, row->text, PEN(PANE));
		return;
	case DOSSIER_STRIP:
		draw_strip(v, c, r);
		return;
	case DOSSIER_BLANK:
		return;
	case DOSSIER_ENTITY:
		pen.role = role_of_kind(row->of, true);
		pen.link = row->entity;
		break;
	case DOSSIER_ALIAS:
	case DOSSIER_OFFICE:
		break;
	}
	if (right > r.cols / 2)
		right = r.cols / 2;
	canvas_put_fit(c, r.y, r.x + 2, r.cols - 5 - right, row->text, pen);
	canvas_put_right(c, r.y, r.x + r.cols - 2 - right, right, row->right, PEN(DIM));
}

static void
draw(const struct view *view, struct canvas *c, struct rect r, bool has_focus)
{
	const struct dossier_view *v = (const struct dossier_view *)view;

	r = rows_edge(c, r, &v->list, view->app->layout.has_edge);
	if (r.cols > MEASURE) {
		r.x += (r.cols - MEASURE) / 2;
		r.cols = MEASURE;
	}
	if (v->dossier.id == ENTITY_NONE) {
		rows_empty(c, r, "Nothing is known of this any more.");
		return;
	}
	for (int y = 0; y < r.rows; y++) {
		size_t row = v->list.top + (size_t)y;
		struct rect at = {r.y + y, r.x, 1, r.cols};
		size_t in_concord = 0;
		const struct dossier_row *own;
		const struct concord_line *line;

		if (row >= v->list.count)
			break;
		own = own_row(v, row, &in_concord);
		if (own != NULL)
			draw_own(v, c, at, own);
		else if ((line = concord_line(&v->concord, in_concord)) != NULL)
			concord_draw(line, c, at);
		if (row == v->list.selected && can_select(v, row))
			rows_select(c, at, has_focus);
	}
}

/* -------------------------------------------------------------------- commands */

static bool
same_word(struct str a, struct str b)
{
	struct buf key_a;
	struct buf key_b;
	bool same;

	buf_init(&key_a);
	buf_init(&key_b);
	fold_key(&key_a, a);
	fold_key(&key_b, b);
	same = str_eq(buf_str(&key_a), buf_str(&key_b));
	buf_release(&key_a);
	buf_release(&key_b);
	return same;
}

/* Byte of the first mention spelled so in an article; false if there is none. */
static bool
spelled(struct dossier_view *v, article_id article, struct str text, uint32_t *off)
{
	struct page *page = NULL;
	bool found = false;

	if (library_page(v->view.app->library, article, &page, NULL) != STATUS_OK)
		return false;
	for (size_t i = 0; i < page->nposting && !found; i++) {
		const struct posting *p = &page->postings[i];

		found = p->entity == v->dossier.id &&
		        same_word(str_at(article_text(page->article), p->at), text);
		*off = p->at.off;
	}
	page_free(page);
	return found;
}

static void
open_alias(struct dossier_view *v, struct str text)
{
	struct app *a = v->view.app;

	for (size_t g = 0; g < v->concord.groups.len && g < PAGES_MAX; g++) {
		article_id article = v->concord.groups.ptr[g].article;
		uint32_t off;

		if (!spelled(v, article, text, &off))
			continue;
		app_mark(a);
		(void)app_open_at(a, article, off);
		return;
	}
	app_say(a, "no mention is spelled just so");
}

/* To the first mention in the first article of that day. */
static void
open_day(struct dossier_view *v, struct day day)
{
	struct app *a = v->view.app;
	struct arena arena;
	size_t g = 0;
	struct hit hit;

	arena_init(&arena);
	for (; g + 1 < v->concord.groups.len; g++) {
		struct article_row row;

		if (library_article(a->library, v->concord.groups.ptr[g].article, &row, &arena) &&
		    day_cmp(row.date, day) == 0)
			break;
		arena_clear(&arena);
	}
	arena_release(&arena);
	if (v->concord.groups.len > 0 &&
	    library_hits(a->library, v->dossier.id, v->concord.groups.ptr[g].first, 1, &hit) == 1) {
		app_mark(a);
		(void)app_open_at(a, hit.article, hit.at.off);
	}
}

static void
open_selected(struct dossier_view *v)
{
	struct app *a = v->view.app;
	size_t at = 0;
	const struct dossier_row *own = own_row(v, v->list.selected, &at);
	const struct concord_line *line;

	if (v->list.count == 0 || !can_select(v, v->list.selected))
		return;
	app_follow(a, v->dossier.id);
	if (own == NULL) {
		line = concord_line(&v->concord, at);
		if (line == NULL)
			return;
		app_mark(a);
		(void)app_open_at(a, line->hit.article, line->hit.at.off);
	} else if (own->kind == DOSSIER_ENTITY) {
		app_dossier(a, own->entity);
	} else if (own->kind == DOSSIER_ALIAS) {
		open_alias(v, own->text);
	} else {
		open_day(v, own->first);
	}
}

static enum view_result
command(struct view *view, enum cmd c, int count)
{
	struct dossier_view *v = self(view);

	if (c == CMD_OPEN) {
		open_selected(v);
		return VIEW_DONE;
	}
	if (!list_command(&v->list, c, count))
		return VIEW_PASS;
	window(v);
	return VIEW_DONE;
}

static void
save(const struct view *view, struct place *p)
{
	const struct dossier_view *v = (const struct dossier_view *)view;

	p->subject = xstrndup(v->subject.ptr, v->subject.len);
	p->row = v->list.selected;
	p->above = v->list.selected - v->list.top;
}

static void
restore(struct view *view, const struct place *p)
{
	struct dossier_view *v = self(view);

	if (p->subject == NULL)
		return;
	dossier_view_open(view, str_of(p->subject));
	list_fit(&v->list, row_count(v), v->list.rows);
	list_restore(&v->list, p->row, p->above);
	v->is_new = p->row == p->above;
}

static void
hints(const struct view *view, struct buf *out)
{
	bar_hint(out, view->app, CMD_OPEN, "go there");
	bar_hint(out, view->app, CMD_FOLLOW_NEXT, "next mention");
	bar_hint(out, view->app, CMD_CLOSE_LEVEL, "back");
}

const struct view_ops view_dossier_ops = {
	.name = "dossier",
	.pane = PANE_MAIN,
	.context = CONTEXT_LIST,
	.size = sizeof(struct dossier_view),
	.init = init,
	.release = release,
	.fit = fit,
	.draw = draw,
	.command = command,
	.save = save,
	.restore = restore,
	.hints = hints,
};
