/* SPDX-License-Identifier: MIT */
/* Other programs: the clipboard's, an editor, a pipe, a browser. */
#ifndef UI_RUN_H
#define UI_RUN_H

#include <stdbool.h>

#include "text/str.h"

enum run_result {
	RUN_DONE,
	RUN_MISSING, /* there is no such program, or so a shell says */
	RUN_FAILED   /* it could not be started, or ended with an error */
};

struct run {
	const char *const *argv; /* NULL-ended; argv[0] is looked up in PATH */
	struct str input;        /* what it reads; ptr NULL: what we read */
	bool is_quiet;           /* what it prints is thrown away */
};

/*
 * Runs a program and waits for it.  Ctrl-C meanwhile is meant for it, not for
 * us.  One that reads only a part of its input is no failure.
 */
enum run_result run_program(const struct run *r);

#endif
