/* SPDX-License-Identifier: MIT */
/*
 * A real program on a real pseudo-terminal, its output read by a terminal
 * that lives in memory (libvterm).  All waiting is for something to become
 * true, within a limit after which it counts as untrue.
 */
#ifndef TESTS_PTY_TTY_H
#define TESTS_PTY_TTY_H

#include <stdbool.h>
#include <stddef.h>

#include "text/buf.h"
#include "text/str.h"

enum {
	TTY_QUIET_MS = 150 /* a program silent for so long waits for input */
};

struct tty;

/* A terminal of that size with nothing on it; NULL if the system has none. */
struct tty *tty_open(int rows, int cols);
/* Kills what still runs there. */
void tty_close(struct tty *t);

/* Starts argv[0] as leader of its own session on the terminal. */
bool tty_start(struct tty *t, char *const argv[], char *const envp[],
               const char *dir);

/* True as soon as `cond` is, false when the limit is over. */
typedef bool tty_condition(struct tty *t, void *ctx);
bool tty_wait(struct tty *t, tty_condition *cond, void *ctx, int limit_ms);
/* Waits until nothing came for `quiet_ms`, at most for the limit; [B] that
 * came meanwhile. */
size_t tty_quiet(struct tty *t, int quiet_ms, int limit_ms);

void tty_send(struct tty *t, struct str bytes);
/* "a" "C-w" "Enter" "S-Tab" "F1" …; false if there is no such key. */
bool tty_key(struct tty *t, struct str name);
void tty_paste(struct tty *t, struct str text);
void tty_resize(struct tty *t, int rows, int cols);
/* The line is cut: the program reads end of file. */
void tty_hang_up(struct tty *t);
bool tty_signal(struct tty *t, int number);

/* Exit status, 128 + signal, or -1 while it runs. */
int tty_status(struct tty *t);
/* Processes of its group are left after it ended. */
bool tty_has_orphans(const struct tty *t);

int tty_rows(const struct tty *t);
void tty_size(const struct tty *t, int *rows, int *cols);
/* Row `row` from 0 without blanks at its end. */
void tty_row(const struct tty *t, int row, struct buf *out);
/* First place where a row contains `text`. */
bool tty_find(const struct tty *t, struct str text, int *row, int *col);
void tty_cursor(const struct tty *t, int *row, int *col);
/*
 * What is set at a cell: "bold" "underline" "italic" "blink" "reverse",
 * "fg=N" "bg=N" (a colour of the palette) or "fg=default" "bg=default".
 */
bool tty_has_attr(const struct tty *t, int row, int col, struct str attr);

/* Alternate screen left, cursor shown, mouse and bracketed paste off, line
 * mode as it was; else what is not as it should be. */
const char *tty_not_restored(const struct tty *t);
bool tty_cursor_visible(const struct tty *t);
/* Everything the program ever wrote. */
struct str tty_output(const struct tty *t);

/* The screen as an SVG picture; svg.c. */
void tty_svg(const struct tty *t, struct buf *out);
struct VTermScreen *tty_screen(const struct tty *t); /* libvterm's, borrowed */

#endif
