/* SPDX-License-Identifier: MIT */
/*
 * The loop of the reader: apply what arrived, draw what changed, block.  First
 * paint comes before the first article is read; articles are taken in small
 * helpings between keys, and identities are settled a few times a second, so
 * that nobody waits.
 */
#include "ui/app_int.h"
#include "ui/say.h"

#include <stdio.h>
#include <time.h>

#include "text/banned.h"

#define TAKE_MS 3      /* of taking articles in, between two looks at the keys */
#define SETTLE_STEP_MS 3 /* of settling, likewise */
#define SETTLE_MS 500  /* between two settlings while reading, at least … */
#define SETTLE_SHARE 12 /* … and so many times as long as one takes */
#define SETTLE_FIRST_MS 60 /* what is read in a moment is settled once */
#define FIRST_MS 5000  /* of reading, until which a session is restored */
#define PROGRESS_MS 500 /* between two repaints of the progress */
#define MOMENT_FILES 64 /* that are read before anybody has read a line */
#define EXIT_SKIPPED 1 /* some of it could not */

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
	bool is_moved;        /* the pile has another library since the last picture */
	struct place held;    /* in an article that went with the other library … */
	bool is_held;         /* … until it has been read again */
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

/* What was not committed is not there for a while: the article that is being read may
 * be among it. */
static void
hold_place(struct app *a, struct reading_state *r)
{
	struct place here;

	if (!a->has_acted || r->is_held)
		return;
	here = app_place(a);
	r->is_held = here.path != NULL &&
	             library_article_by_path(a->library, str_of(here.path)) == ARTICLE_NONE;
	if (r->is_held)
		r->held = here;
	else
		place_release(&here);
}

static void
let_go(struct app *a, struct reading_state *r)
{
	if (!r->is_held)
		return;
	if (library_article_by_path(a->library, str_of(r->held.path)) != ARTICLE_NONE)
		app_restore(a, &r->held);
	place_release(&r->held);
	r->is_held = false;
}

/* The index may have come to an end of its room: then the pile has another library,
 * and nothing that is on the screen is of it yet. */
static void
mind_library(struct app *a, struct reading_state *r, const struct diag *d)
{
	if (a->library == pile_library(a->pile))
		return;
	r->is_moved = true;
	a->library = pile_library(a->pile);
	hold_place(a, r);
	app_fail(a, "%.*s", STR_ARG(diag_last(d)));
	app_refresh(a);
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
	if (pile_settle_some(a->pile, is_early, &start, &is_done, &d) != STATUS_OK)
		app_fail(a, "the index cannot be brought up to date; see :log");
	app_report(a, &d);
	mind_library(a, r, &d);
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
		r->skipped += b->skipped;
		if (pile_take(a->pile, b, &d) != STATUS_OK)
			app_fail(a, "an article could not be put into the index; see :log "
			            "(--no-index does without one)");
		r->is_unsettled = true;
	}
	diag_append(&a->log, &d);
	mind_library(a, r, &d);
	diag_release(&d);
}

void
app_run_first(struct app *a)
{
	if (a->options->command != NULL)
		app_lines(a, str_of(a->options->command));
}

/* What was said at the start is not lost by it, if nobody can have read that. */
void
app_say_skipped(struct app *a, size_t skipped)
{
	if (a->has_acted || a->odd == 0)
		app_say(a, "%zu of the files could not be read; :log says why", skipped);
	else
		app_say(a, "%zu of the files could not be read, and %zu other %s odd: see :log",
		        skipped, a->odd, a->odd == 1 ? "thing was" : "things were");
}

static void
say_again(struct app *a, size_t read)
{
	struct buf gone;

	buf_init(&gone);
	if (a->gone > 0)
		say_count(&gone, a->gone, "article", "articles");
	if (read == 0 && a->gone == 0)
		app_say(a, "nothing in the pile has changed");
	else if (a->gone == 0)
		app_say(a, "%zu %s been read that %s new or changed", read,
		        read == 1 ? "file has" : "files have", read == 1 ? "is" : "are");
	else
		app_say(a, "%zu %s been read; %s no longer there", read,
		        read == 1 ? "file has" : "files have", gone.ptr);
	buf_release(&gone);
}

/* What was on its way when the index came to its end is read once more; true if
 * there is any. */
static bool
read_lost(struct app *a, struct reading_state *r)
{
	if (!pile_has_lost(a->pile) || !loader_free(a->stopped))
		return false;
	a->stopped = NULL;
	pile_again(a->pile);
	app_read_start(a);
	r->skipped = 0;
	return a->loader != NULL;
}

static void
finish_reading(struct app *a, struct reading_state *r)
{
	size_t taken = loader_taken(a->loader);
	size_t total = loader_total(a->loader);

	bool has_failed = loader_has_failed(a->loader);
	bool is_again = a->is_again;

	/* A worker may still be busy with what nobody waits for any more. */
	loader_stop(a->loader);
	a->stopped = a->loader;
	a->loader = NULL;
	if (!has_failed && taken == total && read_lost(a, r))
		return;
	a->stops_reading = false;
	a->opens_first = false;
	if (!a->has_acted && ms_since(r->start) < FIRST_MS)
		app_session_restore(a, true);
	a->has_session = false;
	let_go(a, r);
	if (has_failed)
		app_fail(a, "the articles cannot be read any further: "
		            "a pipe failed; %zu of %zu files have been read",
		         taken, total);
	else if (taken < total)
		app_say(a, "stopped: %zu of %zu files have been read", taken, total);
	if (r->skipped > 0)
		a->status = EXIT_SKIPPED;
	if (!has_failed && taken == total && r->skipped > 0)
		app_say_skipped(a, r->skipped + (is_again ? 0 : a->lost));
	else if (is_again && !has_failed && taken == total)
		say_again(a, taken);
	r->skipped = 0;
	a->is_again = false;
	if (!is_again)
		app_run_first(a);
}

void
app_reload(struct app *a, enum cmd c, int count)
{
	size_t n = 0;
	struct diag d;
	enum status status;

	(void)c;
	(void)count;
	if (a->loader != NULL || (a->stopped != NULL && !loader_is_still(a->stopped)) ||
	    !loader_free(a->stopped)) {
		app_say(a, "the pile is still being read");
		return;
	}
	a->stopped = NULL;
	diag_init(&d);
	status = pile_look_again(a->pile, &a->gone, &d);
	if (status == STATUS_OK && a->gone > 0)
		status = pile_settle(a->pile, &d);
	a->library = pile_library(a->pile);
	app_report(a, &d);
	diag_release(&d);
	if (status != STATUS_OK) {
		app_fail(a, status == STATUS_NOT_FOUND
		                    ? "none of the pile's files and folders is there any more"
		                    : "the index cannot be brought up to date; see :log");
		return;
	}
	(void)pile_todo(a->pile, &n);
	if (a->gone > 0)
		app_refresh(a);
	if (n == 0) {
		say_again(a, 0);
		return;
	}
	a->is_again = true;
	app_read_start(a);
	a->opens_first = false;
}

void
app_read_start(struct app *a)
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

/* Ends the look at the library that a key began. */
static void
draw(struct app *a)
{
	library_look(a->library);
	app_draw(a);
	if (!report_library(a)) {
		/* Once more for the sentence; what fails again has been said. */
		app_draw(a);
		(void)report_library(a);
	}
	library_look_away(a->library);
}

void
app_trace_end(struct app *a, long long took)
{
	if (a->trace == NULL || a->traced.len == 0)
		return;
	(void)fprintf(a->trace, "%s%dx%d @%s %lld\n", a->traced.ptr, a->canvas.cols,
	              a->canvas.rows, a->views[app_pane_view(a, a->focus)]->ops->name, took);
	buf_clear(&a->traced);
}

static void
show(struct app *a, struct reading_state *r)
{
	draw(a);
	(void)clock_gettime(CLOCK_MONOTONIC, &r->drawn);
	app_trace_end(a, (long long)(r->drawn.tv_sec - r->pressed.tv_sec) * 1000000 +
	                 (r->drawn.tv_nsec - r->pressed.tv_nsec) / 1000);
}

void
app_loop(struct app *a)
{
	struct reading_state r = {.pause_ms = SETTLE_FIRST_MS};
	bool is_new = true;

	(void)clock_gettime(CLOCK_MONOTONIC, &r.last);
	r.start = r.drawn = r.last;
	while (!a->is_leaving) {
		key_code key = K_NONE;
		enum term_event event;

		/* What a key did is seen before anything else is done. */
		if (is_new)
			show(a, &r);
		if (apply(a, &r) || r.is_moved)
			show(a, &r);
		r.is_moved = false;
		is_new = true;
		event = a->term->ops->read(a->term, patience(&r),
		                           a->loader != NULL ? loader_fd(a->loader) : -1, &key);
		switch (event) {
		case TERM_KEY:
			(void)clock_gettime(CLOCK_MONOTONIC, &r.pressed);
			a->has_acted = true;
			library_look(a->library);
			app_key(a, key);
			break;
		case TERM_MOUSE:
			(void)clock_gettime(CLOCK_MONOTONIC, &r.pressed);
			a->has_acted = true;
			library_look(a->library);
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
	if (r.is_held)
		place_release(&r.held);
}
