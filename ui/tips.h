/* SPDX-License-Identifier: MIT */
/*
 * A line of advice for the first runs: the next of a few steps that the reader
 * has not taken yet, with the key as it is bound.  It goes away for good when all
 * have been taken or some runs have passed; for the run with Esc.
 */
#ifndef UI_TIPS_H
#define UI_TIPS_H

#include <stdbool.h>
#include <stdint.h>

#include "text/buf.h"
#include "ui/cmd.h"
#include "ui/keymap.h"

struct tips {
	uint32_t taken; /* bits of steps */
	uint32_t runs;  /* before this one */
	bool is_on;     /* in this run */
};

/* What was kept in the state folder; NULL: nothing is, and there is no advice. */
void tips_load(struct tips *t, const char *folder);
void tips_save(const struct tips *t, const char *folder);
/* From the beginning, as on the first run; or no more. */
void tips_set(struct tips *t, bool is_on);
/* A command was run; follows: somebody is followed now. */
void tips_note(struct tips *t, enum cmd c, bool follows);
/* Appends the advice; nothing if there is none. */
void tips_text(const struct tips *t, const struct keymap *keys, struct buf *out);

#endif
