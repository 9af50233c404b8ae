/* SPDX-License-Identifier: MIT */
/*
 * Where a word may be divided at the end of a line, by the patterns of a
 * language that somebody installed (libhyphen; the files that OpenOffice uses).
 */
#ifndef TEXT_HYPHENS_H
#define TEXT_HYPHENS_H

#include <stdint.h>

#include "text/str.h"

struct hyphens;

/*
 * Reads a file of patterns.
 *
 * owner   the caller's; hyphens_free()
 * errors  NULL if it cannot be read or holds none
 * source  F. M. Liang, "Word Hy-phen-a-tion by Com-put-er" (1983)
 */
struct hyphens *hyphens_open(const char *path);
void hyphens_free(struct hyphens *h);

/*
 * Sets BREAK_HYPHEN (text/breaks.h) in breaks[0..s.len) wherever a word may be
 * divided.  Only words of small letters are: names stay whole.
 */
void hyphens_mark(const struct hyphens *h, struct str s, uint8_t *breaks);

#endif
