/* SPDX-License-Identifier: MIT */
/*
 * Notes that are said of many articles, which a reader of the shell wants to
 * hear once.  They are held back while a pile is read and given at its end.
 */
#ifndef UI_CLI_NOTES_H
#define UI_CLI_NOTES_H

#include <stddef.h>
#include <stdint.h>

#include "text/arena.h"
#include "text/diag.h"
#include "text/vec.h"

struct cli_note {
	struct str message;
	struct str file;     /* the first it was said of */
	uint32_t line;
	size_t count;
};

struct cli_notes {
	struct arena arena;
	VEC(struct cli_note) items; /* no two of one message, as they came */
};

void cli_notes_init(struct cli_notes *n);
void cli_notes_release(struct cli_notes *n);

/* Takes the notes on files out of `d`; those of too many sorts stay there. */
void cli_notes_hold(struct cli_notes *n, struct diag *d);
/* Adds them to `d`: of one file as it was said, of more as of "FIRST and 2 more". */
void cli_notes_give(const struct cli_notes *n, struct diag *d);

#endif
