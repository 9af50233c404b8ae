/* SPDX-License-Identifier: MIT */
/*
 * The app as views and its own files see it: what is open, what is followed,
 * and how to go somewhere.  There is one; it is passed, never global.
 */
#ifndef UI_APP_INT_H
#define UI_APP_INT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "entente.h"
#include "text/hyphens.h"
#include "ui/app.h"
#include "ui/app_correct.h"
#include "ui/app_mouse.h"
#include "ui/ask.h"
#include "ui/conf.h"
#include "ui/hints.h"
#include "ui/jumps.h"
#include "ui/layout.h"
#include "ui/loader.h"
#include "ui/marks.h"
#include "ui/menu.h"
#include "ui/narrow.h"
#include "ui/prompt.h"
#include "ui/seen.h"
#include "ui/term.h"
#include "ui/tips.h"
#include "ui/view.h"
#include "ui/window.h"

#define COUNT_MAX 9999 /* largest count before a command */
#define KINDS_ALL ((UINT32_C(1) << KIND_COUNT) - 1)

/* The entity that e, *, >, r and D go by. */
struct followed {
	entity_id id;          /* as of generation `app.generation`, or ENTITY_NONE */
	struct buf slug;       /* its id, which outlives generations; empty = none */
	struct entity_row row; /* strings in `arena`; valid while id is not NONE */
	struct str brief;      /* what it is called without room, in `arena`; or empty */
	struct arena arena;
	uint32_t nth_article;  /* place of the open article among those with it, … */
	uint32_t articles;     /* … and how many those are */
};

/* How words of a language are divided. */
struct patterns {
	char *language;          /* "en-GB", "" = not known */
	struct hyphens *hyphens; /* NULL: none are installed */
};

struct app {
	const struct app_options *options;
	struct diag log;         /* all that was said since the start, of which … */
	size_t odd;              /* … so much before anything was read */
	size_t lost;             /* parts of inputs that need not be read again */
	struct pile *pile;
	struct library *library; /* borrowed from the pile */
	struct loader *loader;   /* NULL: nothing is being read */
	struct loader *stopped;  /* was read from; its workers may not be done */
	bool is_again;           /* what is read now is what has changed since … */
	size_t gone;             /* … with so many articles that are not there now */
	bool stops_reading;      /* the rest is not to be read */
	bool opens_first;        /* nobody has pressed a key, and the pile is read
	                          * in a moment: its first article is the one open */
	struct library_figures figures;
	size_t article_number;   /* place of the open article in the list, 0 = none */
	size_t article_count;    /* articles in the list */
	uint32_t generation;     /* counts settlings: entity ids change with it */

	FILE *trace;             /* of commands, or NULL … */
	struct buf traced;       /* … with those of the last key */
	struct term *term;
	struct canvas canvas;
	struct theme theme;
	struct conf conf;
	VEC(struct patterns) patterns; /* by which words are divided, of each language
	                          * that has been wanted */
	int width_change;        /* [cells] by + and - on top of the option */

	struct view *views[VIEW_COUNT]; /* those of the main pane: of `window` */
	VEC(struct window *) windows;
	struct window *window;   /* the one in use */
	uint32_t last_window;    /* number of the newest */
	struct split *split;     /* how the main pane is divided into them */
	int grown[PANE_COUNT];   /* [cells] by the reader: list, side, below */
	enum pane focus;
	struct drag drag;        /* of a line between panes, by the mouse */
	bool is_zoomed;
	bool has_side;
	bool has_below;
	struct layout layout;

	struct followed followed;
	uint32_t hidden;         /* kinds not shown, bits 1 << enum kind */
	struct narrow narrow;    /* which articles are listed */
	struct jumps jumps;
	struct marks marks;
	struct tips tips;
	struct seen seen;        /* what has been read, and how far */
	struct buf session;      /* as it was left, while it waits for its articles */
	bool has_session;
	bool has_acted;          /* a key has been pressed */
	uint64_t noted;          /* content of the article last noted as read */
	enum view_id help_for;   /* had the keys when help was asked for */
	enum cmd letter_for;     /* the next key completes it; CMD_NONE */
	struct hints hints;

	struct prompt prompt;
	struct menu menu;        /* what fits it */
	struct ask ask;          /* a question with letters for answers */
	struct correcting correcting;
	struct buf save_path;    /* what s writes to */
	enum view_id prompt_view; /* who gets what is typed */
	struct buf prompt_before; /* what it goes back to when cancelled */
	struct place prompt_place; /* where the reader was when it opened */
	struct buf message;      /* in the bottom line until the next key */
	bool is_error;           /* … and it says that something failed */

	key_code keys[KEYS_MAX]; /* typed so far of a sequence */
	size_t nkey;
	int count;               /* typed before it, 0 = none */
	struct place soft;       /* where a command that may still become a longer
	                          * sequence started; has_soft */
	size_t soft_jumps;       /* jumps behind it then */
	bool has_soft;
	bool is_leaving;
	int status;              /* of app_run */
};

/* --------------------------------------------------------- what is said (app.c) */

void app_say(struct app *a, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void app_fail(struct app *a, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* Appends to the log; the last error becomes the message. */
void app_report(struct app *a, const struct diag *d);

/* ----------------------------------------------------- the loop (app_loop.c) */

/* Begins to read what the pile has not read yet, if there is any. */
void app_read_start(struct app *a);
/* Of the inputs so much could not be read. */
void app_say_skipped(struct app *a, size_t skipped);
/* --command: when the articles are there that it may be about. */
void app_run_first(struct app *a);
/* Reads what is new in the pile, or has changed, and forgets what is gone. */
void app_reload(struct app *a, enum cmd c, int count);
/* Until the reader is left. */
void app_loop(struct app *a);
/* A line for the last key: what it ran, on a screen of what size, which view had
 * the keys then, and [µs] until the picture of it had been written. */
void app_trace_end(struct app *a, long long took);

/* ------------------------------------------------------------- going (app_go.c) */

/* Follows an entity; ENTITY_NONE: none. */
void app_follow(struct app *a, entity_id id);
/* The id of the same entity in this generation (it is looked up by its name). */
entity_id app_entity(struct app *a, struct str slug);
/* After a settling: ids are looked up again. */
void app_refresh(struct app *a);
/* What articles are listed by, with the followed entity's mentions. */
struct article_query app_articles(const struct app *a);
/* Who is called so, or has this id; else who has these words in a name or
 * spelling, the most mentioned one. ENTITY_NONE, and it was said, if nobody. */
entity_id app_named(struct app *a, struct str name);
/* Says "pick an entity first" and returns false if none is followed. */
bool app_needs_followed(struct app *a);

/* Remembers this place for `back`; call before going elsewhere. */
void app_mark(struct app *a);
void app_back(struct app *a, int dir);
/* This place; to be released or given away. */
struct place app_place(struct app *a);
void app_restore(struct app *a, const struct place *p);

/* Opens an article where it was left, or where a mention is; keys go to the
 * text. False and a message if it cannot be had. */
bool app_open(struct app *a, article_id id);
bool app_open_at(struct app *a, article_id id, uint32_t off);
/* Shows a view over the article and gives it the keys. */
void app_show(struct app *a, enum view_id id);
/* Brings the text to the top, with the keys; what lay over it lies below it now,
 * so that closing the text goes back to the list it was opened from. */
void app_show_text(struct app *a);
void app_dossier(struct app *a, entity_id id);
/* Closes what is on top; false if that is the article, with nothing below it. */
bool app_close_over(struct app *a);
/* Another article that is listed and has the followed entity, after (dir > 0)
 * or before this one; *out is its first mention there. (app_step.c) */
bool app_article_with(struct app *a, article_id from, int dir, struct hit *out);
enum view_id app_main_view(const struct app *a);
enum view_id app_pane_view(const struct app *a, enum pane p);
void app_focus(struct app *a, enum pane p);

/* Makes the list, the sidebar or the mentions larger. (app_panes.c) */
void app_dock_grow(struct app *a, enum pane dock, int cells);

/* --------------------------------------------------- commands (app_command.c) */

void app_command(struct app *a, enum cmd c, int count);
/* Notes that a command is run. */
void app_trace(struct app *a, enum cmd c);
/* The view that a command shows over the text; VIEW_COUNT: none. */
enum view_id app_view_of(enum cmd c);
/* A line of the command prompt: a name and what it takes. (app_line.c) */
void app_line(struct app *a, struct str line);
/* Several, separated by semicolons; those in quotes separate nothing. */
void app_lines(struct app *a, struct str lines);
/* The open prompt gets this answer. */
void app_prompt_answer(struct app *a, struct str text);
void app_key(struct app *a, key_code key);
/* The command prompt with a line to be changed. */
void app_prompt_line(struct app *a, struct str line);
/* If hyphenation is on: says if there are no patterns for the open article. */
void app_hyphens_say(struct app *a);
/* Patterns for a language (BCP 47; empty: English), or NULL; those of another
 * would divide its words where they must not be. Borrowed from the app. */
const struct hyphens *app_hyphens(struct app *a, struct str language);
void app_hyphens_release(struct app *a);
/* After a change of an option: what hangs on it. */
void app_settings_changed(struct app *a);
/* Waits for the letter of such a command; gives it; goes to a mark.
 * (app_letter.c) */
void app_letter_begin(struct app *a, enum cmd c);
void app_letter(struct app *a, key_code key);
void app_go_mark(struct app *a, uint32_t letter);
void app_prompt(struct app *a, enum prompt_kind kind, enum view_id to);

/* --------------------------------------------------------- session (app_session.c) */

/* Reads what was kept of this pile, and what has been read of any. */
void app_session_load(struct app *a);
/* Opens it as it was left, once all its articles are there; is_last: with those
 * that are. */
void app_session_restore(struct app *a, bool is_last);
/* Keeps it; before the views are closed. */
void app_session_save(struct app *a);

/* -------------------------------------------------------- the screen (app_draw.c) */

void app_draw(struct app *a);
/* Where the panes are, as things are now: before the next picture knows. */
void app_lay_out(struct app *a);

#endif
