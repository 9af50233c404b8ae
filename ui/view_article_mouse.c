/* SPDX-License-Identifier: MIT */
/* What is under a cell of the text, and what pointing at it does. */
#include "ui/view_article_int.h"

#include "text/banned.h"

/* A mention whose words go over that byte, else a link. */
static uint32_t
target_over(const struct article_view *v, uint32_t off)
{
	size_t link = flow_link(v->page->article, off);
	size_t n;

	for (size_t i = 0; i < v->page->nposting; i++) {
		const struct posting *p = &v->page->postings[i];

		if (span_has(p->at, off) && p->entity != ENTITY_NONE && flow_shows(&v->flow, i))
			return p->at.off;
	}
	if (link == LINK_NONE || v->view.app->conf.values[OPTION_LINKS] == 0)
		return PLACE_NOWHERE;
	return article_links(v->page->article, &n)[link].at.off;
}

uint32_t
article_view_at(const struct view *view, struct rect r, int y, int x)
{
	const struct article_view *v = (const struct article_view *)view;
	int column = x - (r.x + (r.cols - 1 - v->flow.width) / 2);
	size_t line = v->top + (size_t)(y - r.y);
	uint32_t off;

	if (v->page == NULL || y < r.y || column < 0 || line >= v->flow.lines.len)
		return PLACE_NOWHERE;
	switch ((enum flow_kind)v->flow.lines.ptr[line].kind) {
	case FLOW_FOLD:
		return v->flow.lines.ptr[line].at.off;
	case FLOW_TEXT:
		break;
	case FLOW_BLANK:
	case FLOW_INFO:
		return PLACE_NOWHERE;
	}
	off = flow_byte(&v->flow, line, column);
	/* To the right of its end a line has its last byte, of one cell or two. */
	if (column > flow_column(&v->flow, line, off) + 1)
		return PLACE_NOWHERE;
	return target_over(v, off);
}

void
article_view_point(struct view *view, uint32_t off, bool had_keys)
{
	struct article_view *v = (struct article_view *)view;

	if (had_keys && off == v->cursor && !v->is_on_fold)
		(void)view->ops->command(view, CMD_ENTER, 0);
	else
		article_pick(view, off, false);
}

void
article_view_scroll(struct view *view, struct rect r, int y)
{
	struct article_view *v = (struct article_view *)view;
	size_t rows = (size_t)(r.rows > 0 ? r.rows : 1);
	size_t line;

	if (y < r.y || v->page == NULL)
		return;
	line = (size_t)(y - r.y) * v->flow.lines.len / rows;
	article_set_top(v, line > rows / 2 ? line - rows / 2 : 0);
}
