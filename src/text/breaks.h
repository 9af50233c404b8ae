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
	BREAK_HYPHEN /* before this byte, with a hyphen (hyphens.h) */
};

/* Fills out[0..s.len) with one enum line_break a byte; hyphens are not among them. */
void breaks_lines(struct str s, uint8_t *out);

#endif
