/* SPDX-License-Identifier: MIT */
/*
 * Moving about in the text: by lines, pages and paragraphs, from mention to
 * mention.  What leads into other articles is the app's.
 */
#include "ui/view_article_int.h"

#include "text/banned.h"

static struct article_view *
self(struct view *v)
{
	return (struct article_view *)v;
}

/* ------------------------------------------------------------------ scrolling */

static void
scroll(struct article_view *v, long long lines)
{
	long long top = (long long)v->top + lines;

	article_set_top(v, top < 0 ? 0 : (size_t)top);
}

static bool
begins_block(const struct article_view *v, size_t line)
{
	const struct flow_line *l = &v->flow.lines.ptr[line];

	if (l->kind == FLOW_BLANK || l->kind == FLOW_INFO)
		return false;
	return line == 0 || l[-1].kind != l->kind || l[-1].block != l->block;
}

static void
paragraph(struct article_view *v, int dir)
{
	size_t line = v->top;

	for (;;) {
		if (dir > 0 ? line + 1 >= v->flow.lines.len : line == 0)
			break;
		line = dir > 0 ? line + 1 : line - 1;
		if (begins_block(v, line))
			break;
	}
	article_set_top(v, line);
}

static bool
move(struct article_view *v, enum cmd c, int count)
{
	long long n = count > 0 ? count : 1;
	long long page = v->rows > 2 ? v->rows - 2 : 1; /* two lines stay for the eye */
	long long half = v->rows > 1 ? v->rows / 2 : 1;

	switch (c) {
	case CMD_DOWN:
	case CMD_SCROLL_DOWN:
		scroll(v, n);
		return true;
	case CMD_UP:
	case CMD_SCROLL_UP:
		scroll(v, -n);
		return true;
	case CMD_PAGE_DOWN:
		scroll(v, n * page);
		return true;
	case CMD_PAGE_UP:
		scroll(v, -n * page);
		return true;
	case CMD_HALF_DOWN:
		scroll(v, n * half);
		return true;
	case CMD_HALF_UP:
		scroll(v, -n * half);
		return true;
	case CMD_TOP:
	case CMD_BOTTOM:
		if (count > 0)
			article_show_line(v, (uint32_t)count);
		else
			article_set_top(v, c == CMD_TOP ? 0 : v->flow.lines.len);
		return true;
	case CMD_PERCENT:
		if (count == 0)
			return false;
		article_set_top(v, v->flow.lines.len * (size_t)(count < 100 ? count : 100) / 100);
		return true;
	case CMD_PARAGRAPH_NEXT:
	case CMD_PARAGRAPH_PREV:
		while (n-- > 0)
			paragraph(v, c == CMD_PARAGRAPH_NEXT ? 1 : -1);
		return true;
	default:
		return false;
	}
}

/* ------------------------------------------------------------------ mentions */

/* A place where Tab stops: a mention that is shown, or the heading of furniture
 * that has been opened.  What is folded has been put out of the way. */
struct stop {
	uint32_t off;
	size_t posting; /* POSTING_NONE: a heading */
};

static bool
posting_stops(const struct article_view *v, size_t i, entity_id only)
{
	const struct posting *p = &v->page->postings[i];

	if (only != ENTITY_NONE)
		return p->entity == only;
	return p->entity != ENTITY_NONE && flow_shows(&v->flow, i) &&
	       !article_folds_away(v, p->at.off);
}

/* The next stop beyond `from` among mentions; false if there is none. */
static bool
posting_beyond(const struct article_view *v, long long from, int dir, entity_id only,
               struct stop *out)
{
	size_t n = v->page->nposting;

	for (size_t k = 0; k < n; k++) {
		size_t i = dir > 0 ? k : n - 1 - k;
		long long off = v->page->postings[i].at.off;

		if ((dir > 0 ? off > from : off < from) && posting_stops(v, i, only)) {
			*out = (struct stop){(uint32_t)off, i};
			return true;
		}
	}
	return false;
}

/* The same among headings of opened furniture. */
static bool
fold_beyond(const struct article_view *v, long long from, int dir, struct stop *out)
{
	size_t n = v->flow.lines.len;

	for (size_t k = 0; k < n; k++) {
		const struct flow_line *l = &v->flow.lines.ptr[dir > 0 ? k : n - 1 - k];

		if (l->kind == FLOW_FOLD && l->at.len == 0 && (dir > 0 ? l->at.off > from : l->at.off < from)) {
			*out = (struct stop){l->at.off, POSTING_NONE};
			return true;
		}
	}
	return false;
}

static bool
stop_beyond(const struct article_view *v, long long from, int dir, entity_id only,
            struct stop *out)
{
	struct stop fold;
	bool has = posting_beyond(v, from, dir, only, out);

	if (only != ENTITY_NONE || !fold_beyond(v, from, dir, &fold))
		return has;
	if (!has || (dir > 0 ? fold.off < out->off : fold.off > out->off))
		*out = fold;
	return true;
}

/* Steps `count` times; wraps round the article, and says so. */
static void
step(struct article_view *v, int dir, int count, entity_id only)
{
	struct app *a = v->view.app;
	struct stop stop = {0, POSTING_NONE};
	bool is_before_all;
	long long from = article_view_from(&v->view, dir, &is_before_all);

	if (is_before_all)
		from = -1;
	for (int n = count > 0 ? count : 1; n > 0; n--) {
		if (!stop_beyond(v, from, dir, only, &stop)) {
			from = dir > 0 ? -1 : (long long)UINT32_MAX;
			if (!stop_beyond(v, from, dir, only, &stop)) {
				app_say(a, a->loader != NULL ? "no mention known here yet, the pile is being read"
				                             : "no mention here");
				return;
			}
			app_say(a, dir > 0 ? "from the end to the beginning"
			                   : "from the beginning to the end");
		}
		from = stop.off;
	}
	v->cursor = stop.off;
	v->is_on_fold = stop.posting == POSTING_NONE;
	v->sight = v->cursor;
	if (stop.posting != POSTING_NONE)
		app_follow(a, v->page->postings[stop.posting].entity);
}

static void
step_same(struct article_view *v, int dir, int count)
{
	struct app *a = v->view.app;

	if (!app_needs_followed(a))
		return;
	app_mark(a);
	step(v, dir, count, a->followed.id);
}

/* ----------------------------------------------------------------- furniture */

/* Opens or folds the run that begins at the cursor. */
static bool
toggle_fold(struct article_view *v)
{
	size_t n = 0;

	if (!v->is_on_fold)
		return false;
	for (size_t i = 0; i < v->opened.len; i++)
		if (v->opened.ptr[i] != v->cursor)
			v->opened.ptr[n++] = v->opened.ptr[i];
	if (n < v->opened.len) {
		v->opened.len = n;
		return true;
	}
	vec_push(&v->opened, v->cursor);
	return true;
}

/* ------------------------------------------------------------------ commands */

static void
enter(struct article_view *v)
{
	struct app *a = v->view.app;
	entity_id id = ENTITY_NONE;

	/* A cursor that has been scrolled away is not what the reader means. */
	if (article_sees(v, v->cursor)) {
		if (toggle_fold(v))
			return;
		id = article_view_entity(&v->view);
		if (id == ENTITY_NONE && article_link(v) != LINK_NONE) {
			app_say(a, "O follows the link");
			return;
		}
	}
	if (id == ENTITY_NONE)
		id = a->followed.id;
	if (id == ENTITY_NONE) {
		app_say(a, "Tab goes to a mention, Enter then opens its dossier");
		return;
	}
	app_dossier(a, id);
}

/* The same article at the mention, in the window in use if this is another one,
 * else in the next. */
static void
pick_beside(struct article_view *v, const struct posting *p)
{
	struct app *a = v->view.app;
	article_id article = v->page->id;
	entity_id entity = p->entity;
	uint32_t off = p->at.off;

	if (a->views[VIEW_ARTICLE] == &v->view)
		app_window_use(a, app_window_other(a));
	app_mark(a);
	app_follow(a, entity);
	(void)app_open_at(a, article, off);
}

void
article_pick(struct view *view, uint32_t off, bool is_beside)
{
	struct article_view *v = self(view);
	struct app *a = view->app;
	size_t p = article_posting(v, off);

	if (is_beside && p != POSTING_NONE && a->windows.len > 1) {
		pick_beside(v, &v->page->postings[p]);
		return;
	}
	app_mark(a);
	v->cursor = off;
	v->is_on_fold = article_means_fold(v, off);
	v->sight = off;
	if (v->is_on_fold)
		(void)toggle_fold(v);
	else if (p == POSTING_NONE)
		return;
	else if (is_beside)
		app_dossier(a, v->page->postings[p].entity);
	else
		app_follow(a, v->page->postings[p].entity);
}

enum view_result
article_command(struct view *view, enum cmd c, int count)
{
	struct article_view *v = self(view);

	if (v->page == NULL)
		return VIEW_PASS;
	if (v->chooses && article_choose(v, c, count))
		return VIEW_DONE;
	switch (c) {
	case CMD_CHOOSE:
		article_view_choose(view, true);
		return VIEW_DONE;
	case CMD_TOP:
	case CMD_BOTTOM:
		app_mark(view->app);
		break;
	case CMD_MENTION_NEXT:
	case CMD_MENTION_PREV:
		step(v, c == CMD_MENTION_NEXT ? 1 : -1, count, ENTITY_NONE);
		return VIEW_DONE;
	case CMD_SAME_NEXT:
	case CMD_SAME_PREV:
		step_same(v, c == CMD_SAME_NEXT ? 1 : -1, count);
		return VIEW_DONE;
	case CMD_LINK_NEXT:
	case CMD_LINK_PREV:
		article_link_step(v, c == CMD_LINK_NEXT ? 1 : -1, count);
		return VIEW_DONE;
	case CMD_FIND_NEXT:
	case CMD_FIND_PREV:
		article_find_step(v, (c == CMD_FIND_NEXT) != v->is_back ? 1 : -1, count);
		return VIEW_DONE;
	case CMD_ENTER:
		enter(v);
		return VIEW_DONE;
	case CMD_OPEN_FOLD:
		v->opens_all = !v->opens_all;
		return VIEW_DONE;
	default:
		break;
	}
	return move(v, c, count) ? VIEW_DONE : VIEW_PASS;
}
