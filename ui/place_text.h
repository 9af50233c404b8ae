/* SPDX-License-Identifier: MIT */
/* A place as words of a line, for files of the state folder. */
#ifndef UI_PLACE_TEXT_H
#define UI_PLACE_TEXT_H

#include <stdbool.h>

#include "text/buf.h"
#include "text/str.h"
#include "ui/jumps.h"

/* A word without blanks: bytes that are none of a plain word become %XX;
 * nothing at all becomes "-". */
void word_write(struct buf *out, struct str s);
/* The next word of `rest` as it was, in *out (cleared first); false at the end
 * of the line or if it is none that word_write made. */
bool word_read(struct str *rest, struct buf *out);
bool number_read(struct str *rest, uint32_t *out);

/* Without the number of the window. */
void place_write(struct buf *out, const struct place *p);
/* False and an empty place if these are not such words. */
bool place_read(struct str *rest, struct place *p);

#endif
