/* SPDX-License-Identifier: MIT */
/*
 * What was wrong with the input and what was done about it: complete
 * sentences with a place.  A `struct diag` collects them; nobody in src prints.
 */
#ifndef TEXT_DIAG_H
#define TEXT_DIAG_H

#include <stddef.h>
#include <stdint.h>

#include "text/arena.h"
#include "text/str.h"
#include "text/vec.h"

enum diag_level {
	DIAG_NOTE,    /* done as well as possible, worth knowing */
	DIAG_WARNING, /* something was lost or guessed */
	DIAG_ERROR    /* this input was skipped */
};

struct diag_item {
	enum diag_level level;
	struct str file;    /* as the user named it; empty if none */
	uint32_t line;      /* from 1; 0 = the whole file */
	uint32_t column;    /* [B] from 1; 0 = the whole line */
	struct str message; /* one sentence, no full stop, no newline */
};

struct diag {
	struct arena arena;
	VEC(struct diag_item) items; /* in order of arrival */
};

void diag_init(struct diag *d);
void diag_release(struct diag *d);
void diag_clear(struct diag *d);

/* Each accepts d == NULL and then does nothing. */
void diag_add(struct diag *d, enum diag_level level, struct str file,
              uint32_t line, const char *fmt, ...)
	__attribute__((format(printf, 5, 6)));
void diag_append(struct diag *d, const struct diag *more);

/* "error" / "warning" / "note" */
const char *diag_level_name(enum diag_level level);

/* The last item's message, or "" — for callers that want one sentence. */
struct str diag_last(const struct diag *d);

#endif
