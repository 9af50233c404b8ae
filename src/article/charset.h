/* SPDX-License-Identifier: MIT */
/*
 * Which charset bytes are in, and UTF-8 out of any of them.  Declared names are
 * looked up in a list (charset.def), undeclared bytes are guessed: uchardet's
 * statistics, checked against what the bytes allow.  The door of uchardet;
 * tables of charsets are libunistring's.
 */
#ifndef ARTICLE_CHARSET_H
#define ARTICLE_CHARSET_H

#include <stdbool.h>

#include "text/buf.h"
#include "text/str.h"

/* The name to convert by, or NULL if `label` is no charset that is read.  ASCII
 * case, quotes and white space around it do not matter. */
const char *charset_find(struct str label);

/* The likeliest of those of Western Europe; windows-1252 unless another is plainly
 * likelier.  Its own holes speak against it. */
const char *charset_western(struct str raw);

/* The likeliest charset of bytes that are not UTF-8; never NULL. */
const char *charset_guess(struct str raw);

/*
 * Appends `raw` in UTF-8; bytes that mean nothing become U+FFFD.
 *
 * shape   *bad gets their number, *first_line the line of the first (from 1)
 * errors  false, and nothing appended, when the system cannot convert it
 */
bool charset_convert(const char *name, struct str raw, struct buf *out,
                     size_t *bad, uint32_t *first_line);

#endif
