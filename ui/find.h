/* SPDX-License-Identifier: MIT */
/*
 * Finding what was typed in a text: case does not matter unless the pattern
 * has a capital, accents and typographic marks do not matter, any white space
 * is one blank.  Finds are spans of the text as it is.
 */
#ifndef UI_FIND_H
#define UI_FIND_H

#include <stddef.h>
#include <stdint.h>

#include "text/buf.h"
#include "text/regex.h"
#include "text/span.h"
#include "text/str.h"
#include "text/vec.h"

/* A text made ready to be searched many times. */
struct find_text {
	struct str text;      /* borrowed */
	struct buf folded;
	VEC(uint32_t) starts; /* [B] of text: the cluster that gave folded byte i */
	VEC(uint32_t) ends;   /* [B] … and its end */
};

struct find_spans { /* a VEC with a name */
	struct span *ptr;
	size_t len;
	size_t cap;
};

void find_text_init(struct find_text *t);
void find_text_release(struct find_text *t);
/* `text` must stay until the next build or release. */
void find_text_build(struct find_text *t, struct str text);

/* Appends the matches of a regular expression, likewise. */
void find_regex(struct str text, const struct regex *r, struct find_spans *out);
/* Appends the places of `pattern`, in text order, not overlapping. */
void find_all(const struct find_text *t, struct str pattern, struct find_spans *out);

#endif
