/* SPDX-License-Identifier: MIT */
/*
 * Code points, graphemes and cells of UTF-8.  All text past article/decode is
 * valid UTF-8; these functions still never read outside what they are given
 * and take a bad byte for U+FFFD of one byte.
 * source  UAX 29 (graphemes), UAX 11 (width) as libunistring implements them.
 */
#ifndef TEXT_UTF8_H
#define TEXT_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/str.h"

/* Decodes at `off` (< s.len); *len gets 1..4 [B]. */
uint32_t utf8_get(struct str s, size_t off, size_t *len);
/* Offset of the code point that ends before `off` (> 0). */
size_t utf8_prev(struct str s, size_t off);
/* Writes 1..4 bytes, returns how many. */
size_t utf8_put(char out[4], uint32_t cp);

/* Offset of the first bad byte, or s.len if all is valid UTF-8. */
size_t utf8_check(struct str s);

/* [B] of the grapheme cluster at `off` (< s.len); at least 1. */
size_t utf8_grapheme(struct str s, size_t off);
/* Cells of one grapheme cluster: 0, 1 or 2.  Controls count 1 (they are drawn
 * as a replacement), unassigned and ambiguous ones 1. */
int utf8_cluster_width(struct str cluster);
/* Cells of a whole text on one line. */
int utf8_width(struct str s);
/* [B] of the longest prefix of whole clusters not wider than `cells`;
 * *width gets its cells (may be NULL). */
size_t utf8_fit(struct str s, int cells, int *width);

bool utf8_is_upper(uint32_t cp);  /* upper or title case letter */
bool utf8_is_lower(uint32_t cp);
uint32_t utf8_lower(uint32_t cp); /* of one code point; itself if there is none */
bool utf8_is_letter(uint32_t cp); /* L* and M* */
bool utf8_is_digit(uint32_t cp);  /* Nd */
bool utf8_is_assigned(uint32_t cp); /* means a character, not Cn or Co */
bool utf8_is_space(uint32_t cp);  /* White_Space, U+00A0 and U+FEFF included */
/* C0, DEL, C1, bidi controls and overrides, line/paragraph separators,
 * zero-width no-break, tags: whatever must never reach a terminal. */
bool utf8_is_unsafe(uint32_t cp);

#endif
