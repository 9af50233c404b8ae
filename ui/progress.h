/* SPDX-License-Identifier: MIT */
/*
 * One line on standard error that tells how far a long job is.  Nothing is
 * shown for the first half second, and then twice a second at most; nothing at
 * all unless standard error is a terminal.
 */
#ifndef UI_PROGRESS_H
#define UI_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct progress {
	const char *what;  /* "reading" */
	bool is_on;
	bool is_shown;
	int64_t start;     /* [ms] */
	int64_t last;      /* [ms] */
};

void progress_begin(struct progress *p, const char *what, bool is_on);
/* `share` in thousandths: how much is done of the one that comes after `done`. */
void progress_step(struct progress *p, size_t done, size_t all, uint32_t share);
/* A last step that cannot tell how far it is; shown only if the steps before it
 * took long enough to be shown. */
void progress_last(struct progress *p, const char *what);
/* Wipes the line; also before something else is written to the terminal. */
void progress_end(struct progress *p);

#endif
