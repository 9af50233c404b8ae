/* SPDX-License-Identifier: MIT */
/*
 * The windows of the reader: dividing, closing, following, fitting, drawing.
 * `a->views` names the views of the window in use, so that whoever asks for
 * the text gets the one that has the keys, or had them last.
 */
#include "ui/window.h"

#include <stdlib.h>

#include "ui/app_int.h"
#include "ui/rows.h"
#include "ui/say.h"
#include "ui/view_article.h"

#include "text/arena.h"

#include "text/banned.h"

static const struct view_ops *const view_table[VIEW_COUNT] = {
	[VIEW_ARTICLES] = &view_articles_ops,
	[VIEW_ARTICLE] = &view_article_ops,
	[VIEW_ENTITIES] = &view_entities_ops,
	[VIEW_DOSSIER] = &view_dossier_ops,
	[VIEW_EXPLAIN] = &view_explain_ops,
	[VIEW_INFO] = &view_info_ops,
	[VIEW_MENTIONS] = &view_mentions_ops,
	[VIEW_SEARCH] = &view_search_ops,
	[VIEW_TIMELINE] = &view_timeline_ops,
	[VIEW_HELP] = &view_help_ops,
	[VIEW_LOG] = &view_log_ops,
	[VIEW_JUMPS] = &view_jumps_ops,
	[VIEW_CORRECTIONS] = &view_corrections_ops,
	[VIEW_MARKS] = &view_marks_ops,
	[VIEW_OPTIONS] = &view_options_ops,
};

/* -------------------------------------------------------------- open and close */

static struct view *
view_new(struct app *a, const struct view_ops *ops)
{
	struct view *v = xcalloc(1, ops->size);

	v->ops = ops;
	v->app = a;
	ops->init(v);
	return v;
}

static void
view_free(struct view *v)
{
	if (v == NULL)
		return;
	v->ops->release(v);
	free(v);
}

static struct window *
window_new(struct app *a)
{
	struct window *w = xcalloc(1, sizeof *w);

	w->id = ++a->last_window;
	for (int i = 0; i < VIEW_COUNT; i++)
		if (view_table[i]->pane == PANE_MAIN)
			w->views[i] = view_new(a, view_table[i]);
	vec_push(&a->windows, w);
	return w;
}

static void
window_free(struct window *w)
{
	for (int i = 0; i < VIEW_COUNT; i++)
		view_free(w->views[i]);
	free(w);
}

void
app_views_open(struct app *a)
{
	for (int i = 0; i < VIEW_COUNT; i++)
		if (view_table[i]->pane != PANE_MAIN)
			a->views[i] = view_new(a, view_table[i]);
	app_window_use(a, window_new(a));
	a->split = split_new(a->window->id);
}

void
app_views_close(struct app *a)
{
	for (int i = 0; i < VIEW_COUNT; i++)
		if (view_table[i]->pane != PANE_MAIN)
			view_free(a->views[i]);
	for (size_t i = 0; i < a->windows.len; i++)
		window_free(a->windows.ptr[i]);
	vec_release(&a->windows);
	split_free(a->split);
}

/* -------------------------------------------------------------------- choosing */

int
app_owner(const struct app *a)
{
	return a->focus == PANE_MAIN ? PANE_COUNT + (int)a->window->id : (int)a->focus;
}

struct view *
app_owner_view(struct app *a, int owner)
{
	struct window *w;

	if (owner < PANE_COUNT)
		return a->views[app_pane_view(a, (enum pane)owner)];
	w = app_window(a, (uint32_t)(owner - PANE_COUNT));
	return w == NULL ? NULL : w->views[window_view(w)];
}

void
app_owner_focus(struct app *a, int owner)
{
	struct window *w = app_window(a, (uint32_t)(owner - PANE_COUNT));

	if (owner < PANE_COUNT) {
		app_focus(a, (enum pane)owner);
	} else if (w != NULL) {
		app_window_use(a, w);
		app_focus(a, PANE_MAIN);
	}
}

struct window *
app_window(struct app *a, uint32_t id)
{
	for (size_t i = 0; i < a->windows.len; i++)
		if (a->windows.ptr[i]->id == id)
			return a->windows.ptr[i];
	return NULL;
}

void
app_window_use(struct app *a, struct window *w)
{
	a->window = w;
	for (int i = 0; i < VIEW_COUNT; i++)
		if (view_table[i]->pane == PANE_MAIN)
			a->views[i] = w->views[i];
	/* It may not have been on the screen for a while. */
	article_view_renew(a->views[VIEW_ARTICLE]);
}

struct window *
app_window_other(const struct app *a)
{
	for (size_t i = 0; i < a->windows.len && a->windows.len > 1; i++)
		if (a->windows.ptr[i] == a->window)
			return a->windows.ptr[(i + 1) % a->windows.len];
	return NULL;
}

struct window *
app_window_divide(struct app *a, enum split_way way)
{
	struct place here = {.cursor = PLACE_NOWHERE};
	const struct view *text = a->views[VIEW_ARTICLE];
	struct window *w;

	if (a->windows.len == SPLIT_MAX) {
		app_fail(a, "there are %d panes already", SPLIT_MAX);
		return NULL;
	}
	w = window_new(a);
	split_divide(&a->split, a->window->id, way, w->id);
	text->ops->save(text, &here);
	w->views[VIEW_ARTICLE]->ops->restore(w->views[VIEW_ARTICLE], &here);
	place_release(&here);
	return w;
}

void
app_window_say_hidden(struct app *a)
{
	struct split_place places[SPLIT_MAX];
	size_t n = split_count(a->split);
	size_t nshown = 0;
	struct buf keys;

	app_lay_out(a);
	split_layout(a->split, a->layout.panes[PANE_MAIN], a->window->id, places);
	for (size_t i = 0; i < n; i++)
		nshown += !rect_is_empty(places[i].at);
	if (nshown > 1)
		return;
	buf_init(&keys);
	keymap_names(&a->conf.keymap, CMD_FOCUS_NEXT, 1, &keys);
	app_say(a, "%s goes to the one behind this",
	        keys.len > 0 ? keys.ptr : ":focus-next");
	buf_release(&keys);
}

/* Takes a window away that is no longer in the tree. */
static void
forget(struct app *a, struct window *w)
{
	size_t n = 0;

	for (size_t i = 0; i < a->windows.len; i++)
		if (a->windows.ptr[i] != w)
			a->windows.ptr[n++] = a->windows.ptr[i];
	a->windows.len = n;
	window_free(w);
}

bool
app_window_close(struct app *a)
{
	struct window *w = a->window;

	if (a->windows.len == 1)
		return false;
	app_window_use(a, app_window(a, split_remove(&a->split, w->id)));
	forget(a, w);
	return true;
}

void
app_window_close_others(struct app *a)
{
	while (a->windows.len > 1) {
		struct window *w = a->windows.ptr[a->windows.ptr[0] == a->window ? 1 : 0];

		(void)split_remove(&a->split, w->id);
		forget(a, w);
	}
}

void
app_windows_restore(struct app *a, struct split *tree)
{
	struct split_place places[SPLIT_MAX];
	size_t n = split_count(tree);

	app_window_close_others(a);
	split_free(a->split);
	a->split = tree;
	split_places(tree, places);
	for (size_t i = 0; i < n; i++) {
		struct window *w = i == 0 ? a->window : window_new(a);

		w->id = places[i].window;
		if (w->id > a->last_window)
			a->last_window = w->id;
	}
}

/* ------------------------------------------------------------------- followers */

static struct window *
follower(struct app *a)
{
	for (size_t i = 0; i < a->windows.len; i++)
		if (a->windows.ptr[i]->is_follower)
			return a->windows.ptr[i];
	return NULL;
}

void
app_window_follow(struct app *a)
{
	article_id here = article_view_id(a->views[VIEW_ARTICLE]);
	struct window *w = follower(a);
	struct hit hit;

	if (w != NULL) {
		if (w == a->window)
			(void)app_window_close(a);
		else {
			(void)split_remove(&a->split, w->id);
			forget(a, w);
		}
		app_say(a, "the other pane no longer follows");
		return;
	}
	if (!app_needs_followed(a))
		return;
	if (!app_article_with(a, here, 1, &hit) && !app_article_with(a, here, -1, &hit)) {
		app_say(a, "no other %sarticle has %.*s", a->narrow.count > 0 ? "listed " : "",
		        STR_ARG(a->followed.row.name));
		return;
	}
	w = app_window_divide(a, SPLIT_BESIDE);
	if (w == NULL)
		return;
	w->is_follower = true;
	a->is_zoomed = false;
	app_window_say_hidden(a);
}

/* The next article with the followed entity after the reader's, or with none
 * after it the one before; once for every change of either. */
static void
follow(struct app *a, struct window *w)
{
	article_id here = article_view_id(a->views[VIEW_ARTICLE]);
	struct view *text = w->views[VIEW_ARTICLE];
	struct hit hit;

	if (!w->is_follower || w == a->window || a->followed.id == ENTITY_NONE ||
	    here == ARTICLE_NONE)
		return;
	if (w->of == a->followed.id && w->after == here && w->generation == a->generation)
		return;
	w->of = a->followed.id;
	w->after = here;
	w->generation = a->generation;
	w->is_before = !app_article_with(a, here, 1, &hit);
	if (w->is_before && !app_article_with(a, here, -1, &hit))
		return;
	if (article_view_id(text) == hit.article || article_view_open(text, hit.article))
		article_view_go(text, hit.at.off);
}

/* --------------------------------------------------------------------- fitting */

static void
place_windows(struct app *a)
{
	struct split_place places[SPLIT_MAX];
	struct rect all = a->layout.panes[PANE_MAIN];
	size_t n = split_count(a->split);
	size_t nshown = 0;

	if (a->is_zoomed) {
		/* Room for one alone. */
		for (size_t i = 0; i < n; i++)
			places[i] = (struct split_place){.window = a->windows.ptr[i]->id};
		for (size_t i = 0; i < n; i++)
			if (places[i].window == a->window->id)
				places[i].at = all;
	} else {
		split_layout(a->split, all, a->window->id, places);
	}
	for (size_t i = 0; i < n; i++)
		nshown += !rect_is_empty(places[i].at);
	for (size_t i = 0; i < n; i++) {
		struct window *w = app_window(a, places[i].window);
		struct rect *r = &places[i].at;

		w->head = (struct rect){0, 0, 0, 0};
		if (nshown > 1 && !rect_is_empty(*r)) {
			w->head = (struct rect){r->y, r->x, 1, r->cols};
			r->y++;
			r->rows--;
		}
		w->at = *r;
		w->has_right = places[i].has_right || a->layout.has_edge;
	}
}

/* An article that the reader comes to is read from then on. */
static void
note_read(struct app *a)
{
	const struct article_row *row = article_view_row(a->views[VIEW_ARTICLE]);

	if (row == NULL || row->content == a->noted)
		return;
	/* What comes first while a pile is read may give way to another. */
	if (a->loader != NULL && !a->has_acted)
		return;
	a->noted = row->content;
	(void)seen_read(&a->seen, row->content);
}

void
app_windows_fit(struct app *a)
{
	place_windows(a);
	note_read(a);
	/* The one in use first: what the others show depends on it. */
	for (size_t i = 0; i <= a->windows.len; i++) {
		struct window *w = i == 0 ? a->window : a->windows.ptr[i - 1];
		struct view *text = w->views[VIEW_ARTICLE];
		struct view *v = w->views[window_view(w)];

		if ((i > 0 && w == a->window) || rect_is_empty(w->at))
			continue;
		follow(a, w);
		text->has_edge = v->has_edge = w->has_right;
		if (v != text)
			text->ops->fit(text, w->at.rows, w->at.cols);
		v->ops->fit(v, w->at.rows, w->at.cols);
	}
}

/* --------------------------------------------------------------------- drawing */

static void
draw_head(const struct app *a, const struct window *w, struct canvas *c)
{
	const struct view *text = w->views[VIEW_ARTICLE];
	const struct article_row *row = article_view_row(text);
	uint32_t nth = 0;
	uint32_t count = 0;
	struct buf title;
	struct buf right;

	buf_init(&title);
	buf_init(&right);
	if (w->is_follower)
		buf_add_cstr(&title, w->is_before ? "« " : "» ");
	if (window_view(w) != VIEW_ARTICLE) {
		buf_add_cstr(&title, w->views[window_view(w)]->ops->name);
	} else if (row != NULL) {
		say_day_column(&title, row->date);
		buf_add_char(&title, ' ');
		buf_add(&title, row->title);
	}
	if (a->followed.id != ENTITY_NONE)
		article_view_here(text, a->followed.id, &nth, &count);
	if (count > 0 && nth > 0)
		buf_addf(&right, "%u/%u", nth, count);
	else if (count > 0)
		buf_addf(&right, "%u", count);
	(void)rows_head_in_rule(c, w->head, buf_str(&title), buf_str(&right),
	                        a->focus == PANE_MAIN && w == a->window);
	buf_release(&title);
	buf_release(&right);
}

void
app_windows_draw(struct app *a)
{
	struct canvas *c = &a->canvas;

	for (size_t i = 0; i < a->windows.len; i++) {
		const struct window *w = a->windows.ptr[i];
		const struct view *v = w->views[window_view(w)];
		struct rect before;

		if (rect_is_empty(w->at))
			continue;
		before = canvas_clip(c, w->at);
		c->owner = PANE_COUNT + (int)w->id;
		v->ops->draw(v, c, w->at, a->focus == PANE_MAIN && w == a->window);
		canvas_clip(c, before);
		if (!rect_is_empty(w->head))
			draw_head(a, w, c);
	}
}
