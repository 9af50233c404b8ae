/* SPDX-License-Identifier: MIT */
/*
 * A cell of the canvas as what a terminal is sent for it.  A cluster is one thing
 * to a reader, but terminals do not agree on how many cells one of several signs
 * takes, and curses holds five signs to a cell: what is sent is what takes the
 * same room on all of them, and never a part of a sequence that is left open.
 */
#ifndef UI_WIDE_H
#define UI_WIDE_H

#include <stdbool.h>
#include <wchar.h>

#include "ui/canvas.h"

#define WIDE_MAX 5 /* signs that curses holds to a cell (its CCHARW_MAX) */

/*
 * The signs of a cell that has text, terminated: a base with what takes no room
 * of its own.  `right` gets those of the right half of a wide cell, and is empty
 * if the left half covers it.
 *
 *	a flag             both its letters, each in its half: a terminal joins them
 *	joined emoji       the first of them with its variation
 *	one with a skin    without
 *
 * is_ascii: nothing but ASCII is sent.
 * errors  a sign that the C library gives another width than Unicode does is
 *         U+FFFD, so that the row keeps its columns
 */
void wide_make(const struct cell *cell, bool is_ascii, wchar_t left[WIDE_MAX + 1],
               wchar_t right[WIDE_MAX + 1]);

#endif
