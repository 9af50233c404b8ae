/* SPDX-License-Identifier: MIT */
/*
 * Signals as bytes in a pipe, so that the loop meets them where it waits; and
 * the terminal given back when the program dies of one.  For term_curses.c.
 */
#ifndef UI_SIGNALS_H
#define UI_SIGNALS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum signals_seen {
	SIGNALS_RESIZE = 1,  /* SIGWINCH */
	SIGNALS_SUSPEND = 2, /* SIGTSTP */
	SIGNALS_HANGUP = 4,  /* SIGHUP */
	SIGNALS_STOP = 8     /* SIGTERM, SIGINT */
};

/* Notes the line settings of `fd` as they are now, before anybody changes them. */
void signals_note_line(int fd);
/*
 * What brings the terminal of that fd back besides them: bytes to write,
 * copied.  From here on a crash does that before it dies.
 */
void signals_guard(const char *bytes, size_t len);
/* Does it, once; safe in a signal handler; nothing without a guard. */
void signals_rescue(void);
/* The terminal has been given back: nothing to rescue any more. */
void signals_unguard(void);

/* Takes the handlers over. errors: false if there is no pipe to be had. */
bool signals_start(void);
void signals_stop(void);
int signals_fd(void);          /* readable when something was seen */
uint32_t signals_take(void);   /* enum signals_seen bits since the last call */
/* Stops the whole process group as SIGTSTP would; returns when continued. */
void signals_stop_group(void);

#endif
