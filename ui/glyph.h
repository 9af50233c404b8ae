/* SPDX-License-Identifier: MIT */
/*
 * The signs that the reader itself draws with, and ASCII that does for them:
 * lines, bars, ticks, ellipses, quotes.  For terminals or fonts without them.
 */
#ifndef UI_GLYPH_H
#define UI_GLYPH_H

#include "text/str.h"

/* What is drawn in the place of a cell's text; '\0' if that is none of them. */
char glyph_ascii(struct str text);

#endif
