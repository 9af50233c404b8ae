/* SPDX-License-Identifier: MIT */
/* What the emitters of this folder share. */
#ifndef EXPORT_EMIT_INT_H
#define EXPORT_EMIT_INT_H

#include <stdint.h>

#include "recognize/explain.h"
#include "text/buf.h"
#include "text/day.h"
#include "text/str.h"

/* A score in [0,1] with two decimals and a point, whatever the locale. */
void emit_score(struct buf *out, float score);
/* "2016-07-23" in quotes, or null when nothing is known. */
void emit_day(struct buf *out, struct day d);
/* `s` made safe, on one line, white space runs as one space; cut with an
 * ellipsis or padded with blanks to `cells` unless that is 0. */
void emit_cell(struct buf *out, struct str s, int cells);
/* `s` made safe on one line, its blanks as they are: for names of files. */
void emit_name(struct buf *out, struct str s);
/* Fields of a JSON object, with the comma before them. */
void emit_explanation(struct buf *out, struct str text, const struct explanation *e);

#endif
