/* SPDX-License-Identifier: MIT */
/*
 * The reader as a whole: opening what it is made of, and closing it in order,
 * whatever could not be opened.  What is said on the way reaches the last line
 * and the log.
 */
#include "ui/app.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "text/arena.h"
#include "ui/app_int.h"
#include "ui/say.h"
#include "ui/state.h"

#include "text/banned.h"

#define EXIT_SKIPPED 1 /* some of it could not */
#define EXIT_NOTHING 3 /* nothing could be read */

/* ---------------------------------------------------------------- what is said */

static void say(struct app *a, const char *fmt, va_list args)
	__attribute__((format(printf, 2, 0)));

static void
say(struct app *a, const char *fmt, va_list args)
{
	char text[512];

	(void)vsnprintf(text, sizeof text, fmt, args);
	buf_clear(&a->message);
	buf_add_cstr(&a->message, text);
}

void
app_say(struct app *a, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	say(a, fmt, args);
	va_end(args);
	a->is_error = false;
}

void
app_fail(struct app *a, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	say(a, fmt, args);
	va_end(args);
	a->is_error = true;
}

static void
say_item(struct app *a, const struct diag_item *item)
{
	app_say(a, "%.*s%s%.*s", STR_ARG(item->file), item->file.len > 0 ? ": " : "",
	        STR_ARG(item->message));
}

void
app_report(struct app *a, const struct diag *d)
{
	diag_append(&a->log, d);
	for (size_t i = 0; i < d->items.len; i++) {
		const struct diag_item *item = &d->items.ptr[i];

		if (item->level == DIAG_ERROR)
			app_fail(a, "%.*s%s%.*s", STR_ARG(item->file),
			         item->file.len > 0 ? ": " : "", STR_ARG(item->message));
	}
}

/* -------------------------------------------------------------- open and close */

static struct term *
open_term(const struct app_options *o, struct diag *d)
{
	struct term_curses_options options = {
		.name = o->term,
		.has_no_color = o->no_color,
		.has_escdelay = getenv("ESCDELAY") != NULL,
	};

	if (o->script_path != NULL)
		return term_script_open(o->script_path, o->screen_path, d);
	return term_curses_open(&options, d);
}

static void
app_init(struct app *a, const struct app_options *o)
{
	*a = (struct app){.options = o, .focus = PANE_MAIN};
	diag_init(&a->log);
	canvas_init(&a->canvas);
	conf_init(&a->conf);
	vec_init(&a->windows);
	arena_init(&a->followed.arena);
	buf_init(&a->followed.slug);
	jumps_init(&a->jumps);
	seen_init(&a->seen);
	buf_init(&a->session);
	buf_init(&a->traced);
	if (o->trace_path != NULL)
		a->trace = fopen(o->trace_path, "w");
	a->letter_for = CMD_NONE;
	hints_init(&a->hints);
	prompt_init(&a->prompt);
	menu_init(&a->menu);
	ask_init(&a->ask);
	correcting_init(&a->correcting);
	buf_init(&a->save_path);
	buf_init(&a->prompt_before);
	buf_init(&a->message);
	a->prompt_place = (struct place){.cursor = PLACE_NOWHERE};
	a->soft = (struct place){.cursor = PLACE_NOWHERE};
}

/* False if a worker is still reading: the pile is left to it, without its
 * library, which is whole and closed. */
static bool
release_pile(struct app *a)
{
	bool is_free;

	if (a->loader != NULL)
		loader_stop(a->loader);
	pile_close_library(a->pile);
	is_free = loader_free(a->loader != NULL ? a->loader : a->stopped);
	if (is_free)
		pile_close(a->pile);
	return is_free;
}

/* Where answers to prompts are kept; false: nowhere. */
static bool
history_path(const struct app *a, struct buf *out)
{
	const struct app_options *o = a->options;

	if (o->script_path != NULL || o->pile.state_dir == NULL || o->pile.in_memory)
		return false;
	buf_addf(out, "%s/history", o->pile.state_dir);
	return true;
}

static void
keep_history(struct app *a)
{
	struct buf path;

	buf_init(&path);
	if (a->term != NULL && history_path(a, &path) &&
	    state_make_folder(a->options->pile.state_dir, NULL))
		prompt_save(&a->prompt, path.ptr);
	if (path.len > 0 && a->term != NULL)
		tips_save(&a->tips, a->options->pile.state_dir);
	buf_release(&path);
}

static void
recall_history(struct app *a)
{
	struct buf path;

	buf_init(&path);
	if (history_path(a, &path)) {
		prompt_load(&a->prompt, path.ptr);
		if (a->conf.values[OPTION_TIPS] != 0)
			tips_load(&a->tips, a->options->pile.state_dir);
	}
	buf_release(&path);
}

static bool
app_release(struct app *a)
{
	bool is_free;

	/* Of the key that ended it there is no picture. */
	app_trace_end(a, 0);
	keep_history(a);
	if (a->term != NULL)
		a->term->ops->close(a->term);
	if (a->window != NULL)
		app_session_save(a);
	app_views_close(a);
	is_free = release_pile(a);
	diag_release(&a->log);
	canvas_release(&a->canvas);
	conf_release(&a->conf);
	app_hyphens_release(a);
	arena_release(&a->followed.arena);
	buf_release(&a->followed.slug);
	jumps_release(&a->jumps);
	marks_release(&a->marks);
	seen_release(&a->seen);
	buf_release(&a->session);
	if (a->trace != NULL)
		(void)fclose(a->trace);
	buf_release(&a->traced);
	hints_release(&a->hints);
	narrow_release(&a->narrow);
	prompt_release(&a->prompt);
	menu_release(&a->menu);
	ask_release(&a->ask);
	correcting_release(&a->correcting);
	buf_release(&a->save_path);
	buf_release(&a->prompt_before);
	buf_release(&a->message);
	place_release(&a->prompt_place);
	place_release(&a->soft);
	return is_free;
}

static bool
app_open_all(struct app *a, struct diag *d)
{
	const struct app_options *o = a->options;
	struct diag opening;
	bool is_good;

	diag_init(&opening);
	is_good = pile_open(&o->pile, &a->pile, &opening) == STATUS_OK;
	diag_append(is_good ? &a->log : d, &opening);
	diag_release(&opening);
	if (!is_good)
		return false;
	/* Its fonts have few of the signs; what the user says comes after. */
	if (o->term != NULL && strcmp(o->term, "linux") == 0 && o->script_path == NULL)
		a->conf.values[OPTION_ASCII] = 1;
	if (o->config_path != NULL)
		conf_read(&a->conf, o->config_path, &a->log);
	diag_append(&a->log, o->said);
	recall_history(a);
	conf_theme(&a->conf, o->no_color, &a->theme);
	a->has_side = a->conf.values[OPTION_SIDEBAR] != 0;
	app_views_open(a);
	diag_init(&opening);
	a->term = open_term(o, &opening);
	diag_append(a->term == NULL ? d : &a->log, &opening);
	diag_release(&opening);
	if (a->term == NULL)
		return false;
	a->term->ops->mouse(a->term, a->conf.values[OPTION_MOUSE] != 0);
	/* The library is opened and the first picture drawn while the first
	 * articles are read. */
	app_read_start(a);
	if (pile_open_library(a->pile, d) != STATUS_OK)
		return false;
	a->library = pile_library(a->pile);
	app_hyphens_say(a);
	return true;
}

/* What was lost when inputs were read that need not be read again is no less lost. */
static void
recall_told(struct app *a)
{
	struct lost lost;

	pile_told(a->pile, &a->log, &lost);
	a->lost = lost.skipped;
	if (a->lost == 0)
		return;
	a->status = EXIT_SKIPPED;
	app_say_skipped(a, a->lost);
}

/* Who opened a pile of which nothing could be read is told so in the shell,
 * too. */
static void
say_why_empty(struct app *a, struct diag *d)
{
	for (size_t i = 0; i < a->log.items.len; i++) {
		const struct diag_item *item = &a->log.items.ptr[i];

		if (item->level == DIAG_ERROR)
			diag_add(d, DIAG_ERROR, item->file, item->line, "%.*s",
			         STR_ARG(item->message));
	}
	if (d->items.len > 0)
		a->status = EXIT_NOTHING;
}

int
app_run(const struct app_options *o, bool *is_reading, struct diag *d)
{
	struct app a;

	app_init(&a, o);
	if (!app_open_all(&a, d)) {
		*is_reading = !app_release(&a);
		return EXIT_NOTHING;
	}
	a.odd = a.log.items.len;
	if (a.odd == 1)
		say_item(&a, &a.log.items.ptr[0]);
	else if (a.odd > 1)
		app_say(&a, "%zu things were odd at the start: see :log", a.odd);
	recall_told(&a);
	app_session_load(&a);
	app_refresh(&a);
	app_session_restore(&a, false);
	if (a.loader == NULL) {
		app_session_restore(&a, true);
		app_run_first(&a);
	}
	app_loop(&a);
	if (a.figures.articles == 0)
		say_why_empty(&a, d);
	else if (pile_failed(a.pile) > 0)
		a.status = EXIT_SKIPPED;
	*is_reading = !app_release(&a);
	return a.status;
}
