/* SPDX-License-Identifier: MIT */
/*
 * A terminal: shows a canvas, gives keys and what else happens.  Two of them
 * live: the real one (term_curses.c, the only file that knows curses) and the
 * one that plays a script for tests (term_script.c).
 */
#ifndef UI_TERM_H
#define UI_TERM_H

#include <stdbool.h>

#include "text/diag.h"
#include "ui/canvas.h"
#include "ui/key.h"
#include "ui/mouse.h"
#include "ui/theme.h"

enum term_event {
	TERM_KEY,     /* *key is set */
	TERM_MOUSE,   /* t->mouse is set */
	TERM_RESIZE,  /* ask the size again */
	TERM_WAKE,    /* wake_fd has something */
	TERM_TIMEOUT,
	TERM_SUSPEND, /* somebody sent SIGTSTP */
	TERM_HANGUP,  /* nobody is there any more: leave, print nothing */
	TERM_STOP     /* asked from outside to end */
};

struct term;

struct term_ops {
	void (*size)(struct term *t, int *rows, int *cols);
	/*
	 * Waits for something to happen, `timeout_ms` at most (-1 = for ever).
	 * wake_fd: readable when there is work for the caller, -1 = none; the
	 * script gives keys only then, so that it never runs ahead of the work.
	 */
	enum term_event (*read)(struct term *t, int timeout_ms, int wake_fd,
	                        key_code *key);
	/* Brings the screen to this state, writing what differs. */
	void (*present)(struct term *t, const struct canvas *c,
	                const struct theme *theme);
	void (*redraw)(struct term *t);  /* the next present writes everything */
	void (*suspend)(struct term *t); /* stops the program until continued */
	/* Puts text on the clipboard of whoever sits before the terminal. */
	void (*copy)(struct term *t, struct str text);
	/* Lends the terminal to another program, and takes it back; `waits`: when
	 * the reader has seen what is there. */
	void (*lend)(struct term *t);
	void (*retake)(struct term *t, bool waits);
	void (*bell)(struct term *t);
	/* Reports the mouse, or leaves it to the terminal as at the start. */
	void (*mouse)(struct term *t, bool is_on);
	void (*close)(struct term *t);   /* gives the terminal back; frees t */
};

struct term {
	const struct term_ops *ops;
	struct mouse mouse; /* of the last TERM_MOUSE */
};

struct term_curses_options {
	const char *name;   /* TERM, NULL = unset */
	bool has_no_color;  /* show no colours whatever the terminal can */
	bool has_escdelay;  /* the user has set ESCDELAY */
};

/*
 * The terminal the program was started on, in full-screen mode.
 *
 * owner   the caller's; ops->close()
 * errors  NULL and a sentence in d; a terminal of unknown type is taken for
 *         xterm-256color, xterm or vt100, with a note
 */
struct term *term_curses_open(const struct term_curses_options *o, struct diag *d);
/* Gives the terminal back from anywhere, a signal handler included; nothing if
 * none is open. */
void term_rescue(void);

/*
 * Plays keys from a file; screens go to another.  Tokens are separated by
 * white space; lines that begin with "# " are comments:
 *
 *	Down Tab C-w e     keys by name (key.h)     Down*20   twenty of them
 *	"text"             each character is a key  Paste:"text"
 *	Click:8,26         the left button, at a row and a column from 0
 *	Drag:8,26-8,40     … pressed, moved, released
 *	WheelDown:8,26     … and WheelUp
 *	Resize:80x24       new size (first: the size at the start)
 *	Save:NAME          appends the screen to the file: text, then role letters
 *
 * After the last token the program is asked to end; a script without Save
 * saves its last screen as "end".
 *
 * errors  NULL and a sentence in d
 */
struct term *term_script_open(const char *keys_path, const char *screens_path,
                              struct diag *d);

#endif
