/* SPDX-License-Identifier: MIT */
/*
 * A pile is opened as it was left: windows, places, marks, what is followed,
 * hidden, listed.  One file for each pile in the state folder, beside what has
 * been read, which is kept for all piles together.  A file that says nonsense,
 * or of articles that are gone, is done without.
 */
#include "ui/app_int.h"

#include <stdlib.h>

#include "ui/place_text.h"
#include "ui/sheet.h"
#include "ui/state.h"
#include "ui/view_article.h"

#include "text/banned.h"

#define SESSION_MAX ((size_t)1 << 20) /* [B] that are read of it */
#define SESSION_VERSION 1             /* places name views by number */

/* The folder, if things are kept there at all. */
static const char *
folder(const struct app *a)
{
	return a->options->pile.in_memory ? NULL : a->options->pile.state_dir;
}

static void
file_name(const struct app *a, struct buf *out)
{
	pile_name(&a->options->pile, out);
	buf_add_cstr(out, ".session");
}

/* ------------------------------------------------------------------------ save */

static void
windows_write(struct app *a, struct buf *out)
{
	struct window *in_use = a->window;
	enum pane focus = a->focus;

	buf_add_cstr(out, "split ");
	split_write(a->split, out);
	buf_add_char(out, '\n');
	a->focus = PANE_MAIN;
	for (size_t i = 0; i < a->windows.len; i++) {
		struct window *w = a->windows.ptr[i];
		struct place p;

		app_window_use(a, w);
		p = app_place(a);
		buf_addf(out, "window %u %d ", w->id, w->is_follower);
		place_write(out, &p);
		buf_add_char(out, '\n');
		place_release(&p);
	}
	app_window_use(a, in_use);
	a->focus = focus;
	buf_addf(out, "use %u %d\n", in_use->id, (int)focus);
}

static void
rest_write(const struct app *a, struct buf *out)
{
	buf_addf(out, "panes %d %d %d\n", a->has_side, a->has_below, a->is_zoomed);
	buf_addf(out, "hidden %u\n", a->hidden);
	for (int i = 0; i < PANE_COUNT; i++)
		if (a->grown[i] != 0)
			buf_addf(out, "grown %d %d %d\n", i, a->grown[i] < 0, abs(a->grown[i]));
	buf_addf(out, "order %d %d\n", (int)VIEW_ARTICLES,
	         ((const struct sheet *)a->views[VIEW_ARTICLES])->order);
	buf_addf(out, "order %d %d\n", (int)VIEW_ENTITIES,
	         ((const struct sheet *)a->views[VIEW_ENTITIES])->order);
	for (size_t i = 0; i < a->narrow.count; i++) {
		buf_addf(out, "chip %d ", a->narrow.chips[i].is_without);
		word_write(out, str_of(a->narrow.chips[i].slug));
		buf_add_char(out, '\n');
	}
	for (size_t i = 0; i < a->marks.items.len; i++) {
		buf_addf(out, "mark %u ", a->marks.items.ptr[i].letter);
		place_write(out, &a->marks.items.ptr[i].place);
		buf_add_char(out, '\n');
	}
}

void
app_session_save(struct app *a)
{
	struct buf name;
	struct buf bytes;

	for (size_t i = 0; i < a->windows.len; i++)
		article_view_note(a->windows.ptr[i]->views[VIEW_ARTICLE]);
	if (folder(a) == NULL)
		return;
	seen_save(&a->seen, folder(a));
	/* A pile that was left before it could be read is as it was. */
	if (a->has_session)
		return;
	buf_init(&name);
	buf_init(&bytes);
	file_name(a, &name);
	buf_addf(&bytes, "entente-session %d\n", SESSION_VERSION);
	windows_write(a, &bytes);
	rest_write(a, &bytes);
	(void)state_write(folder(a), name.ptr, buf_str(&bytes));
	buf_release(&name);
	buf_release(&bytes);
}

/* --------------------------------------------------------------------- restore */

void
app_session_load(struct app *a)
{
	struct buf name;
	struct str rest;
	struct str line;
	struct buf first;

	if (folder(a) == NULL)
		return;
	seen_load(&a->seen, folder(a));
	if (a->conf.values[OPTION_SESSION] == 0)
		return;
	buf_init(&name);
	buf_init(&first);
	file_name(a, &name);
	state_read(folder(a), name.ptr, SESSION_MAX, &a->session);
	rest = buf_str(&a->session);
	buf_addf(&first, "entente-session %d", SESSION_VERSION);
	a->has_session = rest.len > 0 && str_cut(&rest, '\n', &line) &&
	                 str_eq(line, buf_str(&first));
	buf_release(&first);
	buf_release(&name);
}

/* Windows first: the other lines are about them. */
static void
split_line(struct app *a, struct str rest)
{
	struct split *tree = split_read(str_trim(rest));

	if (tree != NULL)
		app_windows_restore(a, tree);
}

static void
window_line(struct app *a, struct str rest)
{
	struct place p;
	struct window *w;
	uint32_t id;
	uint32_t is_follower;

	if (!number_read(&rest, &id) || !number_read(&rest, &is_follower) ||
	    !place_read(&rest, &p))
		return;
	w = app_window(a, id);
	if (w != NULL && p.view < VIEW_COUNT && p.pane < PANE_COUNT &&
	    (p.view == VIEW_ARTICLE || w->views[p.view] != NULL) &&
	    library_article_by_path(a->library, str_of(p.path)) != ARTICLE_NONE) {
		w->is_follower = is_follower != 0;
		p.window = id;
		app_restore(a, &p);
	}
	place_release(&p);
}

static void
use_line(struct app *a, struct str rest)
{
	struct window *w;
	uint32_t id;
	uint32_t focus;

	if (!number_read(&rest, &id) || !number_read(&rest, &focus) || focus >= PANE_COUNT)
		return;
	w = app_window(a, id);
	if (w != NULL)
		app_window_use(a, w);
	app_focus(a, (enum pane)focus);
}

static void
chip_line(struct app *a, struct str rest)
{
	struct entity_row row;
	struct arena arena;
	struct buf slug;
	uint32_t is_without;

	buf_init(&slug);
	arena_init(&arena);
	if (number_read(&rest, &is_without) && word_read(&rest, &slug) &&
	    library_entity(a->library, app_entity(a, buf_str(&slug)), &row, &arena))
		(void)narrow_toggle(&a->narrow, &row, is_without != 0);
	arena_release(&arena);
	buf_release(&slug);
}

static void
mark_line(struct app *a, struct str rest)
{
	struct place p;
	uint32_t letter;

	if (number_read(&rest, &letter) && place_read(&rest, &p)) {
		if (p.view < VIEW_COUNT && p.pane < PANE_COUNT)
			marks_set(&a->marks, letter, p);
		else
			place_release(&p);
	}
}

static void
numbers_line(struct app *a, struct str key, struct str rest)
{
	uint32_t n[3] = {0, 0, 0};
	size_t count = 0;

	while (count < 3 && number_read(&rest, &n[count]))
		count++;
	if (str_eq(key, STR_LIT("panes")) && count == 3) {
		a->has_side = n[0] != 0;
		a->has_below = n[1] != 0;
		a->is_zoomed = n[2] != 0;
	} else if (str_eq(key, STR_LIT("hidden")) && count == 1) {
		a->hidden = n[0] & KINDS_ALL;
	} else if (str_eq(key, STR_LIT("grown")) && count == 3 && n[0] < PANE_COUNT &&
	           n[2] < 1000) {
		a->grown[n[0]] = n[1] != 0 ? -(int)n[2] : (int)n[2];
	} else if (str_eq(key, STR_LIT("order")) && count == 2 &&
	           (n[0] == VIEW_ARTICLES || n[0] == VIEW_ENTITIES)) {
		sheet_set_order((struct sheet *)a->views[n[0]], (int)n[1]);
	}
}

/* Every article that a window shows is in the library. */
static bool
is_complete(struct app *a)
{
	struct str rest = buf_str(&a->session);
	struct str line;
	bool is_all = true;

	while (is_all && rest.len > 0 && str_cut(&rest, '\n', &line)) {
		struct str key;
		struct place p;
		uint32_t n;

		(void)str_cut(&line, ' ', &key);
		if (!str_eq(key, STR_LIT("window")) || !number_read(&line, &n) ||
		    !number_read(&line, &n) || !place_read(&line, &p))
			continue;
		is_all = p.path == NULL ||
		         library_article_by_path(a->library, str_of(p.path)) != ARTICLE_NONE;
		place_release(&p);
	}
	return is_all;
}

void
app_session_restore(struct app *a, bool is_last)
{
	struct str rest = buf_str(&a->session);
	struct str line;

	if (!a->has_session || (!is_last && !is_complete(a)))
		return;
	a->has_session = false;
	a->opens_first = false;
	while (rest.len > 0 && str_cut(&rest, '\n', &line)) {
		struct str key;

		(void)str_cut(&line, ' ', &key);
		if (str_eq(key, STR_LIT("split")))
			split_line(a, line);
		else if (str_eq(key, STR_LIT("window")))
			window_line(a, line);
		else if (str_eq(key, STR_LIT("use")))
			use_line(a, line);
		else if (str_eq(key, STR_LIT("chip")))
			chip_line(a, line);
		else if (str_eq(key, STR_LIT("mark")))
			mark_line(a, line);
		else
			numbers_line(a, key, line);
	}
	buf_clear(&a->session);
}
