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
#include "ui/rows.h"
#include "ui/say.h"
#include "ui/sheet.h"
#include "ui/view_article.h"
#include "ui/write_rows.h"

#include "text/banned.h"

#define MEASURE 100   /* [cells] a row is not wider than */

struct dossier_view {
	struct sheet sheet;
	struct dossier dossier;
	struct concord concord;
	struct buf subject;    /* slug of the entity, outlives generations */
	uint32_t generation;
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
can_select(const struct sheet *s, size_t row)
{
	const struct dossier_view *v = (const struct dossier_view *)s;
	size_t at = 0;
	const struct dossier_row *own = own_row(v, row, &at);

	if (own == NULL)
		return !concord_is_heading(&v->concord, at);
	return own->kind == DOSSIER_ENTITY || own->kind == DOSSIER_PLACE;
}

/* --------------------------------------------------------------------- fitting */

static void
build(struct dossier_view *v)
{
	struct app *a = v->sheet.view.app;
	entity_id id = app_entity(a, buf_str(&v->subject));

	(void)dossier_build(&v->dossier, a->library, id);
	concord_build(&v->concord, a->library, v->dossier.id, v->dossier.entity.kind);
	v->generation = a->generation;
	sheet_stale(&v->sheet);
}

void
dossier_view_open(struct view *view, struct str slug)
{
	struct dossier_view *v = self(view);

	buf_clear(&v->subject);
	buf_add(&v->subject, slug);
	build(v);
	sheet_rewind(&v->sheet);
}

static size_t
row_count(const struct dossier_view *v)
{
	return v->dossier.rows.len + concord_rows(&v->concord);
}

static void
window(struct sheet *s, size_t first, size_t n)
{
	struct dossier_view *v = (struct dossier_view *)s;
	size_t own = v->dossier.rows.len;
	size_t from = first > own ? first - own : 0;
	size_t end = first + n;

	concord_window(&v->concord, from, end > own + from ? end - own - from : 0);
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
	case DOSSIER_PLACE:
		break;
	}
	if (right > r.cols / 2)
		right = r.cols / 2;
	canvas_put_fit(c, r.y, r.x + 2, r.cols - 5 - right, row->text, pen);
	canvas_put_right(c, r.y, r.x + r.cols - 2 - right, right, row->right, PEN(DIM));
}

static void
draw_row(const struct sheet *s, struct canvas *c, struct rect r, size_t row)
{
	const struct dossier_view *v = (const struct dossier_view *)s;
	size_t at = 0;
	const struct dossier_row *own = own_row(v, row, &at);
	const struct concord_line *line;

	if (own != NULL)
		draw_own(v, c, r, own);
	else if ((line = concord_line(&v->concord, at)) != NULL)
		concord_draw(line, c, r);
}

static const char *
empty(const struct sheet *s)
{
	(void)s;
	return "Nothing is known of this any more.";
}

/* -------------------------------------------------------------------- commands */

static void
open_selected(struct sheet *s)
{
	struct dossier_view *v = (struct dossier_view *)s;
	struct app *a = s->view.app;
	size_t at = 0;
	const struct dossier_row *own = own_row(v, s->list.selected, &at);
	const struct concord_line *line;

	app_follow(a, v->dossier.id);
	if (own == NULL) {
		line = concord_line(&v->concord, at);
		if (line == NULL)
			return;
		app_mark(a);
		(void)app_open_at(a, line->hit.article, line->hit.at.off);
	} else if (own->kind == DOSSIER_ENTITY) {
		app_dossier(a, own->entity);
	} else {
		app_mark(a);
		(void)app_open_at(a, own->at.article, own->at.at.off);
	}
}

/* ------------------------------------------------------------------------ view */

static const struct sheet_ops sheet_ops = {
	.flags = SHEET_HAS_EDGE | SHEET_STEADY,
	.measure = MEASURE,
	.empty = empty,
	.selectable = can_select,
	.window = window,
	.draw_row = draw_row,
	.open = open_selected,
};

static void
init(struct view *view)
{
	struct dossier_view *v = self(view);

	sheet_init(&v->sheet, &sheet_ops);
	dossier_init(&v->dossier);
	concord_init(&v->concord);
	buf_init(&v->subject);
}

static void
release(struct view *view)
{
	struct dossier_view *v = self(view);

	sheet_release(&v->sheet);
	dossier_release(&v->dossier);
	concord_release(&v->concord);
	buf_release(&v->subject);
}

static void
fit(struct view *view, int rows, int cols)
{
	struct dossier_view *v = self(view);

	(void)cols;
	if (v->generation != view->app->generation)
		build(v);
	sheet_fit(&v->sheet, v->dossier.id == ENTITY_NONE ? 0 : row_count(v), rows);
}

static void
save(const struct view *view, struct place *p)
{
	const struct dossier_view *v = (const struct dossier_view *)view;

	p->subject = xstrndup(v->subject.ptr, v->subject.len);
	sheet_save(view, p);
}

static void
restore(struct view *view, const struct place *p)
{
	struct dossier_view *v = self(view);

	if (p->subject == NULL)
		return;
	dossier_view_open(view, str_of(p->subject));
	list_fit(&v->sheet.list, row_count(v), v->sheet.list.rows);
	sheet_restore(view, p);
}

static void
write_rows(struct view *view, struct buf *out)
{
	write_hits(view->app->library, self(view)->dossier.id, out);
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
	.draw = sheet_draw,
	.pick = sheet_pick,
	.command = sheet_command,
	.save = save,
	.restore = restore,
	.write = write_rows,
	.hints = hints,
};
