/* SPDX-License-Identifier: MIT */
/*
 * Where a line may be broken (UAX 14, libunistring).
 */
#ifndef TEXT_BREAKS_H
#define TEXT_BREAKS_H

#include <stdint.h>

#include "text/str.h"

enum line_break {
	BREAK_NO,
	BREAK_MAY,  /* before this byte */
	BREAK_MUST, /* before this byte: the one before ends a line */
	BREAK_HYPHEN /* before this byte, with a hyphen that is not in the text */
};

/* Fills out[0..s.len) with one enum line_break a byte.  Hyphens are those behind a
 * soft hyphen (U+00AD); hyphens.h knows of more. */
void breaks_lines(struct str s, uint8_t *out);

#endif
