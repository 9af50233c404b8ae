/* SPDX-License-Identifier: MIT */
/*
 * Why the mention under the cursor is one: what speaks for it, what else was
 * proposed over its words, and why it belongs to its entity.  The article is
 * read once more for that, as it was put in.
 */
#include "ui/view_explain.h"

#include "ui/app_int.h"
#include "ui/bar.h"
#include "ui/sheet.h"
#include "ui/view_article.h"

#include "text/banned.h"

#define MEASURE 100 /* [cells] a row is not wider than */

enum row_kind {
	ROW_NAME,    /* the words of the mention */
	ROW_FACT,
	ROW_BLANK,
	ROW_HEADING,
	ROW_SAYS,    /* who or what speaks for it; no place */
	ROW_PLACE,   /* words of the text: leads there */
	ROW_ENTITY   /* leads to the dossier */
};

struct explain_row {
	enum row_kind kind;
	struct str text;  /* on the left */
	struct str right; /* behind it, in columns of its own */
	uint32_t off;     /* [B] of ROW_PLACE */
	enum kind of;     /* of ROW_PLACE and ROW_ENTITY: how it is drawn */
};

struct explain_view {
	struct sheet sheet;
	VEC(struct explain_row) rows;
	struct arena arena;  /* strings of rows */
	struct buf path;     /* of the article */
	uint32_t off;        /* [B] of the mention */
	uint32_t generation;
};

static struct explain_view *
self(struct view *v)
{
	return (struct explain_view *)v;
}

/* --------------------------------------------------------------------- building */

static struct str
keep(struct explain_view *v, struct buf *b)
{
	struct str s = arena_str(&v->arena, buf_str(b));

	buf_clear(b);
	return s;
}

static struct explain_row *
add(struct explain_view *v, enum row_kind kind, struct str text)
{
	struct explain_row row = {.kind = kind, .text = text, .right = STR_EMPTY};

	vec_push(&v->rows, row);
	return &vec_last(&v->rows);
}

static void
add_heading(struct explain_view *v, const char *text)
{
	add(v, ROW_BLANK, STR_EMPTY);
	add(v, ROW_HEADING, str_of(text));
}

static void
add_mention(struct explain_view *v, const struct page *page, const struct posting *p)
{
	struct buf b;

	buf_init(&b);
	export_safe(&b, str_at(article_text(page->article), p->at));
	add(v, ROW_NAME, keep(v, &b));
	buf_addf(&b, "%s · %s · %.2f: found %.2f, linked %.2f",
	         kind_name(p->kind), form_name(p->form), (double)p->confidence,
	         (double)p->score, (double)p->link);
	add(v, ROW_FACT, keep(v, &b));
	buf_release(&b);
}

/* Rules with their scores, rows of the tables, then words. */
static void
add_evidence(struct explain_view *v, struct str text, const struct explanation *e)
{
	struct buf b;

	buf_init(&b);
	add_heading(v, "WHAT SPEAKS FOR IT");
	for (size_t i = 0; i < e->nevidence; i++) {
		const struct evidence *x = &e->evidence[i];
		bool is_place = !span_is_none(x->at);
		struct explain_row *row = add(v, is_place ? ROW_PLACE : ROW_SAYS,
		                              arena_str(&v->arena, str_of(x->what)));

		if (is_place)
			export_safe(&b, str_at(text, x->at));
		else if (x->score > 0)
			buf_addf(&b, "%.2f", (double)x->score);
		if (x->note.len) {
			buf_add_cstr(&b, b.len ? " · " : "");
			export_safe(&b, x->note);
		}
		row->right = keep(v, &b);
		row->off = is_place ? x->at.off : 0;
		row->of = e->mention.kind;
	}
	buf_release(&b);
}

static void
add_others(struct explain_view *v, struct str text, const struct explanation *e)
{
	struct buf b;

	if (e->nother == 0)
		return;
	buf_init(&b);
	add_heading(v, "PROPOSED HERE AND NOT TAKEN");
	for (size_t i = 0; i < e->nother; i++) {
		const struct mention *m = &e->others[i];
		struct explain_row *row;

		buf_addf(&b, "%s · %s %.2f", kind_name(m->kind), rule_name(m->rule),
		         (double)m->score);
		row = add(v, ROW_PLACE, keep(v, &b));
		export_safe(&b, str_at(text, m->at));
		row->right = keep(v, &b);
		row->off = m->at.off;
		row->of = m->kind;
	}
	buf_release(&b);
}

static void
add_entity(struct explain_view *v, const struct posting *p)
{
	struct entity_row entity;
	struct explain_row *row;
	struct buf b;

	add_heading(v, "WHY IT IS THIS ONE");
	if (p->entity == ENTITY_NONE ||
	    !library_entity(v->sheet.view.app->library, p->entity, &entity, &v->arena)) {
		add(v, ROW_SAYS, STR_LIT("it belongs to nothing: the text cannot tell"));
		return;
	}
	buf_init(&b);
	row = add(v, ROW_ENTITY, entity.name);
	row->right = entity.slug;
	row->of = p->kind;
	buf_addf(&b, "%s · %s, %.2f", link_reason_help(p->why),
	         link_class_name(link_class_of(p->link)), (double)p->link);
	add(v, ROW_SAYS, keep(v, &b));
	buf_release(&b);
}

static const struct posting *
posting_at(const struct page *page, uint32_t off)
{
	for (size_t i = 0; i < page->nposting; i++)
		if (page->postings[i].at.off == off)
			return &page->postings[i];
	return NULL;
}

static void
build(struct explain_view *v)
{
	struct app *a = v->sheet.view.app;
	const struct page *page = article_view_page(a->views[VIEW_ARTICLE]);
	const struct posting *p = NULL;
	struct explanations *all;
	const struct explanation *e;

	vec_clear(&v->rows);
	arena_clear(&v->arena);
	v->generation = a->generation;
	if (page && str_eq(article_path(page->article), buf_str(&v->path)))
		p = posting_at(page, v->off);
	if (!p)
		return;
	add_mention(v, page, p);
	all = explain(page->article, a->options->pile.lexicon);
	e = explain_mention(all, p->at);
	if (e)
		add_evidence(v, article_text(page->article), e);
	add_entity(v, p);
	if (e)
		add_others(v, article_text(page->article), e);
	explanations_free(all);
}

bool
explain_view_open(struct view *view)
{
	struct explain_view *v = self(view);
	const struct view *text = view->app->views[VIEW_ARTICLE];
	const struct page *page = article_view_page(text);
	uint32_t off = article_view_cursor(text);

	if (!page || off == PLACE_NOWHERE || !posting_at(page, off))
		return false;
	buf_clear(&v->path);
	buf_add(&v->path, article_path(page->article));
	v->off = off;
	build(v);
	sheet_rewind(&v->sheet);
	return true;
}

/* --------------------------------------------------------------------- drawing */

static bool
can_select(const struct sheet *s, size_t row)
{
	enum row_kind kind = ((const struct explain_view *)s)->rows.ptr[row].kind;

	return kind == ROW_PLACE || kind == ROW_ENTITY;
}

static void
draw_row(const struct sheet *s, struct canvas *c, struct rect r, size_t i)
{
	const struct explain_row *row = &((const struct explain_view *)s)->rows.ptr[i];
	int column = r.cols / 2 < 26 ? r.cols / 2 : 26;
	struct pen pen = PEN(TEXT);

	switch (row->kind) {
	case ROW_NAME:
		canvas_put_fit(c, r.y, r.x + 1, r.cols - 2, row->text, PEN(TITLE));
		return;
	case ROW_FACT:
		canvas_put_fit(c, r.y, r.x + 1, r.cols - 2, row->text, PEN(META));
		return;
	case ROW_HEADING:
		canvas_put_fit(c, r.y, r.x + 1, r.cols - 2, row->text, PEN(PANE));
		return;
	case ROW_BLANK:
		return;
	case ROW_SAYS:
		if (row->right.len == 0)
			column = r.cols - 5;
		break;
	case ROW_PLACE:
		pen.role = role_of_kind(row->of, true);
		break;
	case ROW_ENTITY:
		column = r.cols / 2;
		pen.role = role_of_kind(row->of, true);
		break;
	}
	canvas_put_fit(c, r.y, r.x + 2, column, row->text,
	               row->kind == ROW_ENTITY ? pen : PEN(TEXT));
	canvas_put_fit(c, r.y, r.x + 3 + column, r.cols - 5 - column, row->right,
	               row->kind == ROW_PLACE ? pen : PEN(DIM));
}

static const char *
empty(const struct sheet *s)
{
	(void)s;
	return "The mention that was asked for is no longer there.";
}

/* -------------------------------------------------------------------- commands */

static void
open_selected(struct sheet *s)
{
	struct explain_view *v = (struct explain_view *)s;
	struct app *a = s->view.app;
	const struct explain_row *row = &v->rows.ptr[s->list.selected];

	if (row->kind == ROW_ENTITY) {
		app_dossier(a, app_entity(a, row->right));
		return;
	}
	app_mark(a);
	(void)app_open_at(a, article_view_id(a->views[VIEW_ARTICLE]), row->off);
}

/* ------------------------------------------------------------------------ view */

static const struct sheet_ops sheet_ops = {
	.flags = SHEET_HAS_EDGE,
	.measure = MEASURE,
	.empty = empty,
	.selectable = can_select,
	.draw_row = draw_row,
	.open = open_selected,
};

static void
init(struct view *view)
{
	struct explain_view *v = self(view);

	sheet_init(&v->sheet, &sheet_ops);
	vec_init(&v->rows);
	arena_init(&v->arena);
	buf_init(&v->path);
}

static void
release(struct view *view)
{
	struct explain_view *v = self(view);

	sheet_release(&v->sheet);
	vec_release(&v->rows);
	arena_release(&v->arena);
	buf_release(&v->path);
}

static void
fit(struct view *view, int rows, int cols)
{
	struct explain_view *v = self(view);

	(void)cols;
	if (v->generation != view->app->generation)
		build(v);
	sheet_fit(&v->sheet, v->rows.len, rows);
}

/* The text has gone back to the mention before. */
static void
restore(struct view *view, const struct place *p)
{
	struct explain_view *v = self(view);

	(void)explain_view_open(view);
	list_fit(&v->sheet.list, v->rows.len, v->sheet.list.rows);
	sheet_restore(view, p);
}

static void
hints(const struct view *view, struct buf *out)
{
	bar_hint(out, view->app, CMD_OPEN, "go there");
	bar_hint(out, view->app, CMD_CLOSE_LEVEL, "back");
}

const struct view_ops view_explain_ops = {
	.name = "why",
	.pane = PANE_MAIN,
	.context = CONTEXT_LIST,
	.size = sizeof(struct explain_view),
	.init = init,
	.release = release,
	.fit = fit,
	.draw = sheet_draw,
	.pick = sheet_pick,
	.command = sheet_command,
	.save = sheet_save,
	.restore = restore,
	.hints = hints,
};
