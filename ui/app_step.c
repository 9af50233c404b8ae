/* SPDX-License-Identifier: MIT */
/*
 * The commands that lead across articles: along the mentions of what is
 * followed, and along the list.
 */
#include "ui/app_step.h"

#include "ui/app_int.h"
#include "ui/say.h"
#include "ui/view_article.h"
#include "ui/view_articles.h"

#include "text/banned.h"

/* Is what stands in an article's furniture folded away? */
static bool
is_folded(const struct app *a, article_id id)
{
	const struct view *text = a->views[VIEW_ARTICLE];

	return id == article_view_id(text) ? article_view_folds(text)
	                                   : a->conf.values[OPTION_FURNITURE] == 0;
}

/* The first mention of the followed entity in an article, or PLACE_NOWHERE. */
static uint32_t
first_mention(const struct app *a, const struct page *page, entity_id id)
{
	for (size_t i = 0; page != NULL && i < page->nposting; i++)
		if (page->postings[i].entity == id &&
		    !(page->postings[i].is_furniture && is_folded(a, page->id)))
			return page->postings[i].at.off;
	return PLACE_NOWHERE;
}

/* Options take guesses and descriptions out of sight, and furniture is folded: then
 * nothing leads there, as nothing there is counted. */
static bool
is_shown(const struct app *a, const struct hit *hit)
{
	return !(hit->is_furniture && is_folded(a, hit->article)) &&
	       !(a->conf.values[OPTION_NOMINALS] == 0 && hit->form == FORM_NOMINAL) &&
	       !(a->conf.values[OPTION_GUESSES] == 0 && link_class_of(hit->link) == LINK_GUESS);
}

/* As library_step, to what is shown, in listed articles only. */
static bool
step_listed(struct app *a, article_id from, uint32_t off, int dir, struct hit *out)
{
	struct article_filter f = narrow_filter(&a->narrow);

	while (library_step(a->library, a->followed.id, from, off, dir, out)) {
		bool is_listed = library_article_passes(a->library, &f, out->article);

		if (is_listed && is_shown(a, out))
			return true;
		from = out->article;
		off = is_listed ? out->at.off : dir > 0 ? UINT32_MAX - 1 : 0;
	}
	return false;
}

/* The first mention in the first listed article. */
static bool
first_listed(struct app *a, struct hit *out)
{
	struct article_filter f = narrow_filter(&a->narrow);

	if (library_hits(a->library, a->followed.id, 0, 1, out) != 1)
		return false;
	if (!library_article_passes(a->library, &f, out->article))
		return step_listed(a, out->article, UINT32_MAX - 1, 1, out);
	return is_shown(a, out) || step_listed(a, out->article, out->at.off, 1, out);
}

/* The first mention in the article that is open. */
static bool
first_here(struct app *a, const struct page *page, struct hit *out)
{
	if (first_mention(a, page, a->followed.id) == 0) {
		*out = (struct hit){.article = page->id};
		return true;
	}
	return step_listed(a, page->id, 0, 1, out) && out->article == page->id;
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
		return first_listed(a, out);
	off = article_view_from(text, dir, &is_before_all);
	if (is_before_all && first_mention(a, page, a->followed.id) == 0)
		return first_here(a, page, out);
	return step_listed(a, page->id, off, dir, out);
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

		if (!step_listed(a, hit.article, hit.at.off, dir, &next))
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

void
app_step_followed(struct app *a)
{
	const struct view *text = a->views[VIEW_ARTICLE];
	const struct page *page = article_view_page(text);
	struct hit hit;
	struct hit here;
	bool is_any;

	if (page != NULL && article_view_entity(text) == a->followed.id)
		return;
	is_any = first_step(a, 1, &hit) || first_listed(a, &hit);
	if (is_any && page != NULL && hit.article != page->id && first_here(a, page, &here))
		hit = here;
	if (is_any) {
		app_mark(a);
		(void)app_open_at(a, hit.article, hit.at.off);
	} else {
		app_say(a, "no %sarticle has %.*s", a->narrow.count > 0 ? "listed " : "",
		        STR_ARG(a->followed.row.name));
	}
}

static bool
open_first(struct app *a, article_id id)
{
	struct view *text = a->views[VIEW_ARTICLE];
	uint32_t off;

	if (!app_open(a, id))
		return false;
	off = first_mention(a, article_view_page(text), a->followed.id);
	if (off != PLACE_NOWHERE)
		article_view_go(text, off);
	return true;
}

bool
app_article_with(struct app *a, article_id from, int dir, struct hit *out)
{
	/* From beyond the last byte, or before the first, of the article. */
	if (!step_listed(a, from, dir > 0 ? UINT32_MAX - 1 : 0, dir, out))
		return false;
	/* Backwards it is the last mention there: the first one is wanted. */
	while (dir < 0 && out->here > 1) {
		struct hit before;

		if (!library_step(a->library, a->followed.id, out->article, out->at.off, -1,
		                  &before) || before.article != out->article)
			break;
		*out = before;
	}
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
		if (!app_article_with(a, id, dir, &hit))
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
	struct listed *listed = articles_view_listed(a->views[VIEW_ARTICLES]);
	size_t at = listed_pos(listed, id);
	size_t n = listed->count;
	size_t steps = (size_t)(count > 0 ? count : 1);
	struct article_row row;
	struct arena arena;

	if (at == SIZE_MAX) {
		/* An article that is not listed lies between two that are. */
		at = listed_before(listed, id);
		if (dir > 0)
			steps--;
	}
	if (dir > 0 ? at + (steps > 0) >= n : at == 0) {
		app_say(a, dir > 0 ? "this is the last article" : "this is the first article");
		return;
	}
	if (dir > 0)
		at = steps < n - at ? at + steps : n - 1;
	else
		at = steps < at ? at - steps : 0;
	arena_init(&arena);
	if (listed_rows(listed, at, 1, &row, &arena) == 1) {
		app_mark(a);
		(void)app_open(a, row.id);
	}
	arena_release(&arena);
}

void
app_step_unread(struct app *a, int dir, int count)
{
	struct listed *listed = articles_view_listed(a->views[VIEW_ARTICLES]);
	size_t at = listed_pos(listed, article_view_id(a->views[VIEW_ARTICLE]));
	article_id found = ARTICLE_NONE;
	int left = count > 0 ? count : 1;
	struct article_row row;
	struct arena arena;

	if (at == SIZE_MAX)
		at = dir > 0 ? SIZE_MAX : listed->count;
	arena_init(&arena);
	for (at += (size_t)dir; at < listed->count && left > 0; at += (size_t)dir) {
		arena_clear(&arena);
		if (listed_rows(listed, at, 1, &row, &arena) == 1 &&
		    !seen_is_read(&a->seen, row.content)) {
			found = row.id;
			left--;
		}
	}
	arena_release(&arena);
	if (found == ARTICLE_NONE) {
		app_say(a, "no unread article %s this one", dir > 0 ? "after" : "before");
		return;
	}
	app_mark(a);
	(void)app_open(a, found);
}
