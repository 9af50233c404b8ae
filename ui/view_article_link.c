/* SPDX-License-Identifier: MIT */
/*
 * Links of the text: which one the cursor is on, and the way from one to the
 * next.  Following them is app_out.c's.
 */
#include "ui/out.h"
#include "ui/view_article_int.h"

#include "text/banned.h"

size_t
article_link(const struct article_view *v)
{
	if (v->page == NULL || v->cursor == PLACE_NOWHERE || v->is_on_fold)
		return LINK_NONE;
	return flow_link(v->page->article, v->cursor);
}

struct str
article_view_link(const struct view *view)
{
	const struct article_view *v = (const struct article_view *)view;
	size_t i = article_link(v);
	size_t n;

	if (i == LINK_NONE || !article_sees(v, v->cursor))
		return STR_EMPTY;
	return article_links(v->page->article, &n)[i].to;
}

void
article_view_says_link(const struct view *view, struct buf *out)
{
	const struct article_view *v = (const struct article_view *)view;
	struct str to = article_view_link(view);
	const struct block *blocks;
	uint32_t off;
	size_t n;
	size_t i;

	if (link_way(to, &off) != WAY_INSIDE) {
		buf_add(out, to);
		return;
	}
	buf_add_cstr(out, off < v->cursor ? "above: " : "below: ");
	blocks = article_blocks(v->page->article, &n);
	i = article_block_at(v->page->article, off);
	if (i < n)
		out_line(out, str_at(article_text(v->page->article), blocks[i].at));
}

bool
article_means_fold(const struct article_view *v, uint32_t off)
{
	size_t n;
	size_t i;

	if (article_posting(v, off) != POSTING_NONE)
		return false;
	if (article_folds_away(v, off))
		return true;
	i = flow_link(v->page->article, off);
	return i == LINK_NONE || article_links(v->page->article, &n)[i].at.off != off;
}

/* The next link beyond `from` that is not folded away, or LINK_NONE. */
static size_t
link_beyond(const struct article_view *v, long long from, int dir)
{
	size_t n;
	const struct article_link *links = article_links(v->page->article, &n);
	size_t i = from < 0 ? 0 : article_link_at(v->page->article, (uint32_t)from);

	/* The first that begins beyond, or the one before it. */
	while (dir > 0 && i < n && (long long)links[i].at.off <= from)
		i++;
	while (dir < 0 && i < n && (long long)links[i].at.off < from)
		i++;
	for (i -= dir < 0; i < n && article_folds_away(v, links[i].at.off); i += (size_t)dir)
		;
	return i < n ? i : LINK_NONE;
}

void
article_link_step(struct article_view *v, int dir, int count)
{
	struct app *a = v->view.app;
	size_t link = LINK_NONE;
	bool is_before_all;
	long long from = article_view_from(&v->view, dir, &is_before_all);
	size_t n;

	if (is_before_all)
		from = -1;
	for (int k = count > 0 ? count : 1; k > 0; k--) {
		link = link_beyond(v, from, dir);
		if (link == LINK_NONE) {
			link = link_beyond(v, dir > 0 ? -1 : (long long)UINT32_MAX, dir);
			if (link == LINK_NONE) {
				app_say(a, "no link here");
				return;
			}
			app_say(a, dir > 0 ? "from the end to the beginning"
			                   : "from the beginning to the end");
		}
		from = article_links(v->page->article, &n)[link].at.off;
	}
	v->cursor = (uint32_t)from;
	v->is_on_fold = false;
	v->sight = v->cursor;
}
