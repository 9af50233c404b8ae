/* SPDX-License-Identifier: MIT */
/*
 * The commands that lead across articles: along the mentions of what is
 * followed, and along the list.
 */
#include "ui/app_step.h"

#include "ui/app_int.h"
#include "ui/say.h"
#include "ui/view_article.h"

#include "text/banned.h"

/* The first mention of the followed entity in an article, or PLACE_NOWHERE. */
static uint32_t
first_mention(const struct page *page, entity_id id)
{
	for (size_t i = 0; page != NULL && i < page->nposting; i++)
		if (page->postings[i].entity == id)
			return page->postings[i].at.off;
	return PLACE_NOWHERE;
}

/* The next mention from where the reader is. */
static bool
first_step(struct app *a, int dir, struct hit *out)
{
	const struct view *text = a->views[VIEW_ARTICLE];
	const struct page *page = article_view_page(text);
	bool is_before_all;
	uint32_t off;

	if (page == NULL)
		return library_hits(a->library, a->followed.id, 0, 1, out) == 1;
	off = article_view_from(text, dir, &is_before_all);
	if (is_before_all && first_mention(page, a->followed.id) == 0) {
		*out = (struct hit){.article = page->id};
		return true;
	}
	return library_step(a->library, a->followed.id, page->id, off, dir, out);
}

void
app_step_mention(struct app *a, int dir, int count)
{
	struct hit hit;
	int steps = 0;

	if (!app_needs_followed(a))
		return;
	if (first_step(a, dir, &hit))
		steps++;
	while (steps > 0 && steps < count) {
		struct hit next;

		if (!library_step(a->library, a->followed.id, hit.article, hit.at.off, dir, &next))
			break;
		hit = next;
		steps++;
	}
	if (steps == 0) {
		app_say(a, "%.*s is not mentioned any %s", STR_ARG(a->followed.row.name),
		        dir > 0 ? "further" : "earlier");
		return;
	}
	app_mark(a);
	(void)app_open_at(a, hit.article, hit.at.off);
}

static bool
open_first(struct app *a, article_id id)
{
	struct view *text = a->views[VIEW_ARTICLE];
	uint32_t off;

	if (!app_open(a, id))
		return false;
	off = first_mention(article_view_page(text), a->followed.id);
	if (off != PLACE_NOWHERE)
		article_view_go(text, off);
	return true;
}

void
app_step_with(struct app *a, int dir, int count)
{
	article_id id = article_view_id(a->views[VIEW_ARTICLE]);
	article_id found = ARTICLE_NONE;
	struct hit hit;

	if (!app_needs_followed(a))
		return;
	for (int n = count > 0 ? count : 1; n > 0; n--) {
		/* From beyond the last byte, or before the first, of the article. */
		if (!library_step(a->library, a->followed.id, id,
		                  dir > 0 ? UINT32_MAX - 1 : 0, dir, &hit))
			break;
		id = found = hit.article;
	}
	if (found == ARTICLE_NONE) {
		app_say(a, "no %s article mentions %.*s", dir > 0 ? "later" : "earlier",
		        STR_ARG(a->followed.row.name));
		return;
	}
	app_mark(a);
	(void)open_first(a, found);
}

void
app_step_article(struct app *a, int dir, int count)
{
	article_id id = article_view_id(a->views[VIEW_ARTICLE]);
	struct article_query query = {
		.entity = a->followed.id,
		.only_entity = a->only_with && a->followed.id != ENTITY_NONE,
	};
	size_t at = library_article_pos(a->library, &query, id);
	size_t n;
	size_t to;
	struct article_row row;
	struct arena arena;

	if (at == SIZE_MAX) {
		query = (struct article_query){0};
		at = library_article_pos(a->library, &query, id);
	}
	n = library_article_count(a->library, &query);
	if (at == SIZE_MAX || (dir > 0 ? at + 1 >= n : at == 0)) {
		app_say(a, dir > 0 ? "this is the last article" : "this is the first article");
		return;
	}
	to = (size_t)(count > 0 ? count : 1);
	if (dir > 0)
		to = to < n - at ? at + to : n - 1;
	else
		to = to < at ? at - to : 0;
	arena_init(&arena);
	if (library_articles(a->library, &query, to, 1, &row, &arena) == 1) {
		app_mark(a);
		(void)app_open(a, row.id);
	}
	arena_release(&arena);
}
