/* SPDX-License-Identifier: MIT */
/*
 * What others ask of the text view: which article, which mention, where a step
 * starts; and the places that the way back is made of.
 */
#include "ui/view_article_int.h"

#include "text/banned.h"

static struct article_view *
self(struct view *v)
{
	return (struct article_view *)v;
}

static const struct article_view *
self_const(const struct view *v)
{
	return (const struct article_view *)v;
}

size_t
article_posting(const struct article_view *v, uint32_t off)
{
	size_t lo = 0;
	size_t hi = v->page == NULL ? 0 : v->page->nposting;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (v->page->postings[mid].at.off < off)
			lo = mid + 1;
		else
			hi = mid;
	}
	return v->page != NULL && lo < v->page->nposting &&
	                       v->page->postings[lo].at.off == off
	               ? lo
	               : POSTING_NONE;
}

bool
article_folds_away(const struct article_view *v, uint32_t off)
{
	size_t line = flow_line_of(&v->flow, off);

	return line < v->flow.lines.len && v->flow.lines.ptr[line].kind == FLOW_FOLD;
}

void
article_view_go(struct view *view, uint32_t off)
{
	struct article_view *v = self(view);

	v->cursor = off;
	v->is_on_fold = false;
	v->sight = off;
}

void
article_view_look(struct view *view, struct span at)
{
	struct article_view *v = self(view);
	struct str text = article_text(v->page->article);

	buf_clear(&v->pattern);
	buf_add(&v->pattern, str_at(text, at));
	article_search(v);
	for (size_t i = 0; i < v->finds.len; i++)
		if (v->finds.ptr[i].off == at.off)
			v->find = i;
	v->sight = at.off;
}

article_id
article_view_id(const struct view *view)
{
	const struct article_view *v = self_const(view);

	return v->page == NULL ? ARTICLE_NONE : v->page->id;
}

const struct article_row *
article_view_row(const struct view *view)
{
	const struct article_view *v = self_const(view);

	return v->page == NULL ? NULL : &v->row;
}

const struct page *
article_view_page(const struct view *view)
{
	return self_const(view)->page;
}

uint32_t
article_view_cursor(const struct view *view)
{
	return self_const(view)->cursor;
}

entity_id
article_view_entity(const struct view *view)
{
	const struct article_view *v = self_const(view);
	size_t p = v->is_on_fold ? POSTING_NONE : article_posting(v, v->cursor);

	return p == POSTING_NONE ? ENTITY_NONE : v->page->postings[p].entity;
}

uint32_t
article_view_from(const struct view *view, int dir, bool *is_before_all)
{
	const struct article_view *v = self_const(view);
	size_t line;
	uint32_t off;

	*is_before_all = false;
	if (v->cursor != PLACE_NOWHERE &&
	    (v->sight == v->cursor || article_sees(v, v->cursor)))
		return v->cursor;
	if (v->flow.lines.len == 0)
		return 0;
	if (v->cursor == PLACE_NOWHERE && article_sees(v, v->stood))
		return v->stood;
	line = dir > 0 ? v->top : v->top + (size_t)(v->rows > 0 ? v->rows : 1);
	if (line >= v->flow.lines.len)
		return UINT32_MAX - 1;
	off = v->flow.lines.ptr[line].at.off;
	if (dir < 0)
		return off;
	*is_before_all = off == 0;
	return off == 0 ? 0 : off - 1;
}

void
article_view_here(const struct view *view, entity_id id, uint32_t *nth, uint32_t *count)
{
	const struct article_view *v = self_const(view);
	bool folds = article_view_folds(view);

	*nth = 0;
	*count = 0;
	for (size_t i = 0; v->page != NULL && i < v->page->nposting; i++) {
		const struct posting *p = &v->page->postings[i];

		if (p->entity != id || (folds && p->is_furniture))
			continue;
		(*count)++;
		if (p->at.off == v->cursor)
			*nth = *count;
	}
}

bool
article_view_folds(const struct view *view)
{
	const struct article_view *v = self_const(view);

	return !v->opens_all && v->opened.len == 0 &&
	       view->app->conf.values[OPTION_FURNITURE] == 0;
}

int
article_view_percent(const struct view *view)
{
	const struct article_view *v = self_const(view);
	size_t n = v->flow.lines.len;
	size_t end = v->top + (size_t)(v->rows > 0 ? v->rows : 0);

	return n == 0 || end >= n ? 100 : (int)(end * 100 / n);
}

/* -------------------------------------------------------------------- places */

void
article_save(const struct view *view, struct place *p)
{
	const struct article_view *v = self_const(view);

	p->path = v->path.len > 0 ? xstrndup(v->path.ptr, v->path.len) : NULL;
	p->top = v->anchor;
	p->lead = v->lead;
	p->cursor = v->cursor;
}

void
article_restore(struct view *view, const struct place *p)
{
	struct article_view *v = self(view);
	struct str path = str_of(p->path);

	if (p->path == NULL)
		return;
	if (v->page == NULL || !str_eq(path, buf_str(&v->path))) {
		article_id id = library_article_by_path(view->app->library, path);

		if (id == ARTICLE_NONE || !article_view_open(view, id)) {
			app_fail(view->app, "that article is no longer in the pile");
			return;
		}
	}
	v->anchor = p->top;
	v->lead = p->lead;
	v->cursor = p->cursor;
	v->is_on_fold = v->cursor != PLACE_NOWHERE &&
	                article_means_fold(v, v->cursor);
	v->sight = PLACE_NOWHERE;
	if (v->flow.lines.len > 0) {
		size_t line = flow_line_of(&v->flow, v->anchor);

		article_set_top(v, line > p->lead ? line - p->lead : 0);
	}
}
