/* SPDX-License-Identifier: MIT */
/*
 * The loop of the reader: apply what arrived, draw what changed, block.  First
 * paint comes before the first article is read; articles are taken in small
 * helpings between keys, and identities are settled a few times a second, so
 * that nobody waits.
 */
#include "ui/app.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "text/arena.h"
#include "ui/app_int.h"
#include "ui/say.h"
#include "ui/state.h"

#include "text/banned.h"

#define TAKE_MS 12     /* of taking articles in, between two looks at the keys */
#define SETTLE_STEP_MS 8 /* of settling, likewise */
#define SETTLE_MS 500  /* between two settlings while reading, at least … */
#define SETTLE_SHARE 12 /* … and so many times as long as one takes */
#define SETTLE_FIRST_MS 0
#define FIRST_MS 5000  /* of reading, until which a session is restored */
#define PROGRESS_MS 500 /* between two repaints of the progress */
#define MOMENT_FILES 64 /* that are read before anybody has read a line */
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

/* --------------------------------------------------------------------- reading */

struct reading_state {
	struct timespec start;
	struct timespec last;  /* settling */
	struct timespec drawn; /* last picture */
	struct timespec pressed; /* last key */
	long long pause_ms;   /* until the next */
	struct timespec started; /* the settling that is on its way */
	bool is_unsettled;
	bool is_settling;
	size_t skipped;       /* inputs that could not be read */
};

static long long
ms_since(struct timespec then)
{
	struct timespec now;

	(void)clock_gettime(CLOCK_MONOTONIC, &now);
	return (long long)(now.tv_sec - then.tv_sec) * 1000 +
	       (now.tv_nsec - then.tv_nsec) / 1000000;
}

static bool
is_early(void *ctx)
{
	return ms_since(*(const struct timespec *)ctx) < SETTLE_STEP_MS;
}

/* One helping; true when all is settled: then the screen is made new. */
static bool
settle(struct app *a, struct reading_state *r)
{
	struct timespec start;
	struct diag d;
	long long took;
	bool is_done;

	(void)clock_gettime(CLOCK_MONOTONIC, &start);
	if (!r->is_settling) {
		r->is_settling = true;
		r->started = start;
	}
	diag_init(&d);
	if (library_settle_some(a->library, is_early, &start, &is_done, &d) != STATUS_OK)
		app_fail(a, "the index cannot be brought up to date; see :log");
	app_report(a, &d);
	diag_release(&d);
	if (!is_done)
		return false;
	app_refresh(a);
	r->is_unsettled = false;
	r->is_settling = false;
	/* What it takes, articles are not read in; with a large pile that is to
	 * be seldom. */
	took = ms_since(r->started);
	r->pause_ms = took * SETTLE_SHARE > SETTLE_MS ? took * SETTLE_SHARE : SETTLE_MS;
	(void)clock_gettime(CLOCK_MONOTONIC, &r->last);
	return true;
}

static void
take_some(struct app *a, struct reading_state *r)
{
	struct timespec start;
	struct pile_batch *b;
	struct diag d;

	(void)clock_gettime(CLOCK_MONOTONIC, &start);
	diag_init(&d);
	while (ms_since(start) < TAKE_MS && (b = loader_take(a->loader)) != NULL) {
		r->skipped += b->skipped + (b->is_last && b->status != STATUS_OK);
		if (pile_take(a->pile, b, &d) != STATUS_OK)
			app_fail(a, "an article could not be put into the index; see :log");
		r->is_unsettled = true;
	}
	diag_append(&a->log, &d);
	diag_release(&d);
}

/* --command: when the articles are there that it may be about. */
static void
run_first(struct app *a)
{
	if (a->options->command != NULL)
		app_lines(a, str_of(a->options->command));
}

static void
finish_reading(struct app *a, struct reading_state *r)
{
	size_t taken = loader_taken(a->loader);
	size_t total = loader_total(a->loader);

	bool has_failed = loader_has_failed(a->loader);

	/* A worker may still be busy with what nobody waits for any more. */
	loader_stop(a->loader);
	a->stopped = a->loader;
	a->loader = NULL;
	a->stops_reading = false;
	a->opens_first = false;
	if (!a->has_acted && ms_since(r->start) < FIRST_MS)
		app_session_restore(a, true);
	a->has_session = false;
	if (has_failed)
		app_fail(a, "the articles cannot be read any further: "
		            "a pipe failed; %zu of %zu files have been read",
		         taken, total);
	else if (taken < total)
		app_say(a, "stopped: %zu of %zu files have been read", taken, total);
	if (r->skipped > 0)
		a->status = EXIT_SKIPPED;
	if (!has_failed && taken == total && r->skipped > 0)
		app_say(a, "%zu of the files could not be read; :log says why", r->skipped);
	run_first(a);
}

static void
start_reading(struct app *a)
{
	size_t n = 0;
	const size_t *todo = pile_todo(a->pile, &n);

	if (n == 0)
		return;
	a->opens_first = n <= MOMENT_FILES;
	a->loader = loader_new(a->pile, todo, n);
	if (a->loader == NULL)
		app_fail(a, "the articles cannot be read: no thread can be started");
}

/* ------------------------------------------------------------------------ loop */

/* How long to wait for a key: until the next settling is due, if one is. */
static int
patience(const struct reading_state *r)
{
	long long left;

	if (r->is_settling)
		return 0;
	if (!r->is_unsettled)
		return -1;
	left = r->pause_ms - ms_since(r->last);
	return left < 0 ? 0 : (int)left;
}

/* What arrived is applied; true if there is something new to be seen. */
static bool
apply(struct app *a, struct reading_state *r)
{
	if (a->loader == NULL)
		return false;
	if (loader_is_done(a->loader) || a->stops_reading ||
	    loader_has_failed(a->loader)) {
		if (!settle(a, r))
			return false;
		finish_reading(a, r);
		return true;
	}
	if (r->is_settling || (r->is_unsettled && ms_since(r->last) >= r->pause_ms)) {
		if (!settle(a, r))
			return false;
		if (!a->has_acted)
			app_session_restore(a, false);
		return true;
	}
	return ms_since(r->drawn) >= PROGRESS_MS;
}

/* What the library could not answer while the screen was drawn or a key was
 * served.  A damaged index fails each time: it is logged once in a row. */
static bool
report_library(struct app *a)
{
	struct diag d;
	bool is_good;

	diag_init(&d);
	is_good = library_check(a->library, &d) == STATUS_OK;
	if (!is_good && str_eq(diag_last(&d), diag_last(&a->log)))
		app_fail(a, "%.*s", STR_ARG(diag_last(&d)));
	else
		app_report(a, &d);
	diag_release(&d);
	return is_good;
}

static void
draw(struct app *a)
{
	app_draw(a);
	if (report_library(a))
		return;
	/* Once more for the sentence; what fails again has been said. */
	app_draw(a);
	(void)report_library(a);
}

/* A line for the last key: what it ran, on a screen of what size, which view had
 * the keys then, and [µs] until the picture of it had been written. */
static void
trace(struct app *a, long long took)
{
	if (a->trace == NULL || a->traced.len == 0)
		return;
	(void)fprintf(a->trace, "%s%dx%d @%s %lld\n", a->traced.ptr, a->canvas.cols,
	              a->canvas.rows, a->views[app_pane_view(a, a->focus)]->ops->name, took);
	buf_clear(&a->traced);
}

static void
loop(struct app *a)
{
	struct reading_state r = {.pause_ms = SETTLE_FIRST_MS};
	bool is_new = true;

	(void)clock_gettime(CLOCK_MONOTONIC, &r.last);
	r.start = r.drawn = r.last;
	while (!a->is_leaving) {
		key_code key = K_NONE;
		enum term_event event;

		is_new |= apply(a, &r);
		if (is_new) {
			draw(a);
			(void)clock_gettime(CLOCK_MONOTONIC, &r.drawn);
			trace(a, (long long)(r.drawn.tv_sec - r.pressed.tv_sec) * 1000000 +
			                 (r.drawn.tv_nsec - r.pressed.tv_nsec) / 1000);
		}
		is_new = true;
		event = a->term->ops->read(a->term, patience(&r),
		                           a->loader != NULL ? loader_fd(a->loader) : -1, &key);
		switch (event) {
		case TERM_KEY:
			(void)clock_gettime(CLOCK_MONOTONIC, &r.pressed);
			a->has_acted = true;
			app_key(a, key);
			break;
		case TERM_MOUSE:
			(void)clock_gettime(CLOCK_MONOTONIC, &r.pressed);
			a->has_acted = true;
			app_mouse(a, &a->term->mouse);
			break;
		case TERM_WAKE:
			/* What has been begun is brought to its end first. */
			if (!r.is_settling)
				take_some(a, &r);
			is_new = false;
			break;
		case TERM_TIMEOUT:
			is_new = false;
			break;
		case TERM_RESIZE:
			break;
		case TERM_SUSPEND:
			a->term->ops->suspend(a->term);
			break;
		case TERM_HANGUP:
		case TERM_STOP:
			a->is_leaving = true;
			break;
		}
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
	trace(a, 0);
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
	hyphens_free(a->hyphens);
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

	diag_init(&opening);
	if (pile_open(&o->pile, &a->pile, &opening) != STATUS_OK) {
		diag_append(d, &opening);
		diag_release(&opening);
		return false;
	}
	diag_append(&a->log, &opening);
	diag_release(&opening);
	a->library = pile_library(a->pile);
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
	app_hyphens(a);
	return true;
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
	if (a.log.items.len == 1)
		say_item(&a, &a.log.items.ptr[0]);
	else if (a.log.items.len > 1)
		app_say(&a, "%zu things were odd at the start: see :log", a.log.items.len);
	app_session_load(&a);
	app_refresh(&a);
	app_session_restore(&a, false);
	/* The first picture is drawn while the first article is read. */
	start_reading(&a);
	if (a.loader == NULL) {
		app_session_restore(&a, true);
		run_first(&a);
	}
	loop(&a);
	if (a.figures.articles == 0)
		say_why_empty(&a, d);
	else if (pile_failed(a.pile) > 0)
		a.status = EXIT_SKIPPED;
	*is_reading = !app_release(&a);
	return a.status;
}
