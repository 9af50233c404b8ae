/* SPDX-License-Identifier: MIT */
/*
 * What term_curses.c needs of a terminal that is not curses: opening it,
 * writing to it past curses, letters for terminals that have only ASCII, and
 * the sequences that scroll a part of the screen.
 */
#ifndef UI_TTY_H
#define UI_TTY_H

#include <stdbool.h>
#include <stdio.h>
#include <wchar.h>

#include "text/buf.h"
#include "text/diag.h"
#include "ui/canvas.h"

#define TTY_PASTE_ON "\033[?2004h"
#define TTY_PASTE_OFF "\033[?2004l"
#define TTY_MOUSE_ON "\033[?1002h\033[?1006h"
#define TTY_MOUSE_OFF "\033[?1006l\033[?1002l"
#define TTY_MOUSE_REPORT "\033[<" /* what each report begins with */
/* "Have you side margins?", and the answers "yes", by a terminal that has. */
#define TTY_ASK_MARGINS "\033[?69$p"
#define TTY_MARGINS_SET "\033[?69;1$y"
#define TTY_MARGINS_RESET "\033[?69;2$y"
#define TTY_MARGINS_UNKNOWN "\033[?69;0$y"
#define TTY_MARGINS_NEVER "\033[?69;4$y"

/* All of it, whatever interrupts; nothing is said of errors, the next read
 * meets them. */
void tty_write(int fd, const char *s);

/*
 * The terminal as two streams, standard input and output if they are one,
 * else /dev/tty.
 *
 * returns its fd (the one of *in); -1 and a sentence in d if there is none
 */
int tty_open(FILE **in, FILE **out, struct diag *d);

/* A terminal that is readable (`seen`: what poll said) but has no byte has been
 * hung up; so curses is not asked, which would ask again and again. */
bool tty_is_hung_up(int fd, short seen);
/* Its size; false if it does not know. */
bool tty_size(int fd, int *rows, int *cols);
/* Appends a string of terminfo without its padding ("$<5>"). */
void tty_unpad(const char *s, struct buf *out);

/* True if the locale shows UTF-8, after trying C.UTF-8 if it does not; false
 * and a note in d if only ASCII is left. */
bool tty_has_utf8(struct diag *d);
/* The nearest ASCII letter to what a cell holds. */
wchar_t tty_ascii(struct str text);

/*
 * Scrolls a part of the screen by `lines` (up if more than 0); the lines that
 * become free are blank.  has_margins: by side margins, else `r` has to be as
 * wide as the screen.  The cursor goes to y, x afterwards.
 */
void tty_scroll(int fd, struct rect r, int lines, bool has_margins, int y, int x);

/* Puts text on the clipboard of the terminal. */
void tty_copy(int fd, struct str text);
/* Waits until somebody presses Enter, or nobody is there. */
void tty_wait_enter(int fd);

#endif
