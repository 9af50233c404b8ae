/* SPDX-License-Identifier: MIT */
/*
 * Comparison keys: what two spellings must share to count as the same word.
 * Case folded, diacritics removed, typographic quotes/apostrophes/dashes made
 * plain, white space of any kind and length one space, none at the ends.
 * ASCII takes a short cut; the rest goes through libunistring (NFKD + casefold).
 */
#ifndef TEXT_FOLD_H
#define TEXT_FOLD_H

#include "text/buf.h"
#include "text/str.h"

/* Appends the key of `s` to `out`. */
void fold_key(struct buf *out, struct str s);

/*
 * Appends a readable id part: lower-case ASCII letters and digits joined by
 * single '-' ("Côte d'Ivoire" -> "cote-d-ivoire"); text in other scripts is
 * transliterated where libunistring can, else kept as UTF-8 letters.
 */
void fold_slug(struct buf *out, struct str s);

/*
 * Appends `s` in ASCII for terminals that have nothing else: accents dropped,
 * quotes, dashes, ellipses plain, what has no plain form '?'.
 */
void fold_ascii(struct buf *out, struct str s);

/* Hash of the key of `s` without storing the key. */
uint64_t fold_hash(struct str s);

#endif
