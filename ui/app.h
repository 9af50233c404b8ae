/* SPDX-License-Identifier: MIT */
/*
 * The reader: opens the terminal, reads the pile while the reader reads, and
 * runs the loop (apply what arrived, draw what changed, block) until `Q`.
 */
#ifndef UI_APP_H
#define UI_APP_H

#include <stdbool.h>
#include <stddef.h>

#include "text/diag.h"
#include "ui/app_out.h"
#include "ui/pile.h"

struct app_options {
	struct pile_options pile;
	const char *title;       /* of the pile, for the top line */
	const char *config_path; /* entente.ini to read, NULL = none */
	const struct diag *said; /* of other settings, for the log */
	const char *script_path; /* term_script: keys from this file … */
	const char *screen_path; /* … screens to this one; NULL = real terminal */
	const char *trace_path;  /* commands and their times go there, NULL = nowhere */
	bool no_color;           /* NO_COLOR, --no-color */
	struct outside outside;  /* other programs, and whether they may be run */
	const char *command;     /* run first, NULL = none */
	const char *term;        /* TERM, NULL = unset */
};

/*
 * Exit status as in the batch contract; sentences in d, printed by main after
 * the terminal has been given back.  `is_reading`: a thread is still busy with
 * an article that nobody waits for, so the program has to end by _exit().
 */
int app_run(const struct app_options *o, bool *is_reading, struct diag *d);

#endif
