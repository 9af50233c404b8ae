/* SPDX-License-Identifier: MIT */
/*
 * A window: one of the panes that the middle of the screen is divided into,
 * with a text of its own and whatever lies over it.  The list of articles, the
 * sidebar and the pane of mentions belong to no window; they go by the one
 * that has the keys, or had them last.
 */
#ifndef UI_WINDOW_H
#define UI_WINDOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "entente.h"
#include "ui/split.h"
#include "ui/view.h"

struct app;

struct window {
	uint32_t id;                   /* of the tree of divisions; never used again */
	struct view *views[VIEW_COUNT]; /* those that live in the main pane, else NULL */
	enum view_id over[VIEW_COUNT]; /* over[nover-1] on top … */
	size_t nover;                  /* … of the article, which is below all, and
	                                * comes up again when a list opens it */
	struct rect at;                /* empty: not on the screen */
	struct rect head;              /* its heading; empty: it is alone */
	bool has_right;                /* something lies to its right */

	bool is_follower;              /* shows the next article with the followed … */
	entity_id of;                  /* … entity, which was this … */
	article_id after;              /* … when the reader was there … */
	uint32_t generation;           /* … in this generation */
	bool is_before;                /* no later one has it: an earlier one */
};

/* What is on top. */
static inline enum view_id
window_view(const struct window *w)
{
	return w->nover > 0 ? w->over[w->nover - 1] : VIEW_ARTICLE;
}

/* ------------------------------------------------- windows of the app (app_window.c) */

/* Makes every view and the first window; frees them all. */
void app_views_open(struct app *a);
void app_views_close(struct app *a);

/* By its number, or NULL. */
struct window *app_window(struct app *a, uint32_t id);
/* Who draws (canvas.owner): a pane or, of the main pane, one of its windows.
 * The one that has the keys; its view, NULL if it has been closed; giving it
 * the keys. */
int app_owner(const struct app *a);
struct view *app_owner_view(struct app *a, int owner);
void app_owner_focus(struct app *a, int owner);
/* The keys of the main pane go there. */
void app_window_use(struct app *a, struct window *w);
/* The window after the one in use; NULL if that is the only one. */
struct window *app_window_other(const struct app *a);
/* A window beside or below the one in use, with the same article at the same
 * place; NULL and a message if there are too many. */
struct window *app_window_divide(struct app *a, enum split_way way);
/* Windows as this tree, which is taken over, has them, in place of all there
 * are; the first is in use. Their texts are the caller's to set. */
void app_windows_restore(struct app *a, struct split *tree);
/* False, and nothing is done, if it is the only one. */
bool app_window_close(struct app *a);
void app_window_close_others(struct app *a);
/* Opens or closes a window that follows. */
void app_window_follow(struct app *a);
/* After a division: says so if there is no room to see both. */
void app_window_say_hidden(struct app *a);

/* Before a picture: followers go where they belong, each window gets its part
 * of the main pane, and every view that is shown is fitted to it. */
void app_windows_fit(struct app *a);
void app_windows_draw(struct app *a);

#endif
