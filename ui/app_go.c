/* SPDX-License-Identifier: MIT */
/*
 * Going: to an article, a mention, a dossier, and back to the exact place.
 * Everything that outlives a settling is kept by name, not by row number.
 */
#include "ui/app_int.h"

#include "text/arena.h"
#include "ui/named.h"
#include "ui/say.h"
#include "ui/short_name.h"
#include "ui/view_article.h"
#include "ui/view_dossier.h"

#include "text/banned.h"

/* -------------------------------------------------------------------- followed */

void
app_follow(struct app *a, entity_id id)
{
	struct followed *f = &a->followed;

	if (id != ENTITY_NONE && id == f->id)
		return;
	arena_clear(&f->arena);
	buf_clear(&f->slug);
	f->id = ENTITY_NONE;
	if (id == ENTITY_NONE || !library_entity(a->library, id, &f->row, &f->arena))
		return;
	f->id = id;
	f->brief = short_name(a->library, &f->row, 0, &f->arena);
	buf_add(&f->slug, f->row.slug);
}

entity_id
app_entity(struct app *a, struct str slug)
{
	return slug.len > 0 ? library_find_id(a->library, slug) : ENTITY_NONE;
}

/* Something to read, and in a pile that is read in a moment what the list
 * begins with, whichever article was read first. */
static void
open_first(struct app *a)
{
	article_id now = article_view_id(a->views[VIEW_ARTICLE]);
	struct article_query all = {0};
	struct article_row row;
	struct arena arena;

	if (now != ARTICLE_NONE && !a->opens_first)
		return;
	arena_init(&arena);
	if (library_articles(a->library, &all, 0, 1, &row, &arena) == 1 && row.id != now)
		(void)article_view_open(a->views[VIEW_ARTICLE], row.id);
	arena_release(&arena);
}

void
app_refresh(struct app *a)
{
	struct followed *f = &a->followed;
	struct buf slug;

	a->generation++;
	ask_close(&a->ask); /* it may be about what has changed */
	hints_close(&a->hints); /* what they lie on may have moved */
	library_figures(a->library, &a->figures);
	narrow_refresh(&a->narrow, a->library);
	buf_init(&slug);
	buf_add(&slug, buf_str(&f->slug));
	f->id = ENTITY_NONE;
	app_follow(a, app_entity(a, buf_str(&slug)));
	/* It may come back when more has been read. */
	if (f->id == ENTITY_NONE)
		buf_add(&f->slug, buf_str(&slug));
	buf_release(&slug);
	open_first(a);
}

entity_id
app_named(struct app *a, struct str name)
{
	entity_id id = named_find(a->library, name);

	if (id == ENTITY_NONE)
		app_fail(a, "nobody and nothing here is called '%.*s'", STR_ARG(name));
	return id;
}

struct article_query
app_articles(const struct app *a)
{
	return (struct article_query){
		.entity = a->followed.id,
		.filter = narrow_filter(&a->narrow),
	};
}

bool
app_needs_followed(struct app *a)
{
	if (a->followed.id != ENTITY_NONE)
		return true;
	app_say(a, "first pick somebody or something: Tab goes to a mention");
	return false;
}

/* ---------------------------------------------------------------------- places */

struct place
app_place(struct app *a)
{
	const struct view *text = a->views[VIEW_ARTICLE];
	const struct view *main = a->views[app_main_view(a)];
	const struct view *focused = a->views[app_pane_view(a, a->focus)];
	struct place p = {
		.view = (int)app_main_view(a),
		.pane = (int)a->focus,
		.window = a->window->id,
		.cursor = PLACE_NOWHERE,
	};

	text->ops->save(text, &p);
	/* What lies over the text is a part of the place, whoever has the keys. */
	if (main != text && main != focused && main->ops->save != NULL)
		main->ops->save(main, &p);
	if (focused != text && focused->ops->save != NULL)
		focused->ops->save(focused, &p);
	if (a->followed.slug.len > 0)
		p.followed = xstrndup(a->followed.slug.ptr, a->followed.slug.len);
	return p;
}

/* What lay over the text while another pane had the keys: the rows of the place
 * are that pane's. */
static void
restore_over(struct view *v, const struct place *p)
{
	struct place top = *p;

	top.row = 0;
	top.above = 0;
	v->ops->restore(v, &top);
}

void
app_restore(struct app *a, const struct place *p)
{
	struct window *w = app_window(a, p->window);
	struct view *text;
	struct view *main;
	struct view *focused;

	if (w != NULL)
		app_window_use(a, w);
	else
		w = a->window;
	text = a->views[VIEW_ARTICLE];
	w->nover = 0;
	if (p->view != VIEW_ARTICLE)
		w->over[w->nover++] = (enum view_id)p->view;
	a->focus = (enum pane)p->pane;
	if (a->focus == PANE_BELOW)
		a->has_below = true;
	app_follow(a, app_entity(a, str_of(p->followed)));
	text->ops->restore(text, p);
	focused = a->views[app_pane_view(a, a->focus)];
	main = a->views[app_main_view(a)];
	if (main != text && main != focused && main->ops->restore != NULL)
		restore_over(main, p);
	if (focused != text && focused->ops->restore != NULL)
		focused->ops->restore(focused, p);
}

void
app_mark(struct app *a)
{
	jumps_push(&a->jumps, app_place(a));
}

void
app_back(struct app *a, int dir)
{
	const struct place *p = jumps_move(&a->jumps, dir, app_place(a));

	if (p == NULL)
		app_say(a, dir < 0 ? "this is where it began" : "there is nothing ahead");
	else
		app_restore(a, p);
}

/* ----------------------------------------------------------------------- views */

enum view_id
app_main_view(const struct app *a)
{
	return window_view(a->window);
}

enum view_id
app_pane_view(const struct app *a, enum pane p)
{
	switch (p) {
	case PANE_LIST:
		return VIEW_ARTICLES;
	case PANE_SIDE:
		return VIEW_ENTITIES;
	case PANE_BELOW:
		return VIEW_MENTIONS;
	case PANE_MAIN:
	case PANE_COUNT:
		break;
	}
	return app_main_view(a);
}

void
app_focus(struct app *a, enum pane p)
{
	a->focus = p;
}

bool
app_open(struct app *a, article_id id)
{
	if (!article_view_open(a->views[VIEW_ARTICLE], id))
		return false;
	app_show_text(a);
	return true;
}

bool
app_open_at(struct app *a, article_id id, uint32_t off)
{
	struct view *text = a->views[VIEW_ARTICLE];

	if (article_view_id(text) != id && !article_view_open(text, id))
		return false;
	app_show_text(a);
	article_view_go(text, off);
	return true;
}

void
app_show(struct app *a, enum view_id id)
{
	struct window *w = a->window;
	size_t n = 0;

	for (size_t i = 0; i < w->nover; i++)
		if (w->over[i] != id)
			w->over[n++] = w->over[i];
	w->over[n++] = id;
	w->nover = n;
	app_focus(a, PANE_MAIN);
}

void
app_show_text(struct app *a)
{
	if (a->window->nover > 0)
		app_show(a, VIEW_ARTICLE);
	app_focus(a, PANE_MAIN);
}

void
app_dossier(struct app *a, entity_id id)
{
	struct entity_row row;
	struct arena arena;

	arena_init(&arena);
	if (library_entity(a->library, id, &row, &arena)) {
		app_mark(a);
		app_follow(a, id);
		dossier_view_open(a->views[VIEW_DOSSIER], row.slug);
		app_show(a, VIEW_DOSSIER);
	} else {
		app_say(a, "nothing is known of this");
	}
	arena_release(&arena);
}

bool
app_close_over(struct app *a)
{
	if (a->window->nover == 0)
		return false;
	a->window->nover--;
	return true;
}
