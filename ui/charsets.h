/* SPDX-License-Identifier: MIT */
/*
 * Which files are in which charset, as the section [charsets] of entente.ini has
 * it: "windows-1251 = ~/old/ *.win".  For those who know better than a guess.
 */
#ifndef UI_CHARSETS_H
#define UI_CHARSETS_H

#include <stdint.h>

#include "text/diag.h"
#include "text/str.h"

struct charsets;

/*
 * owner   the caller's, charsets_free(); ini_path may be NULL, or no file; `home`
 *         is what ~ stands for, or NULL
 * errors  a charset that nobody reads is said and left out
 */
struct charsets *charsets_new(const char *ini_path, const char *home, struct diag *d);
void charsets_free(struct charsets *c);

/* The charset of a file, borrowed; empty if none is said. The first pattern that
 * fits counts. Any thread. */
struct str charsets_of(const struct charsets *c, struct str path);
/* Of all that is said: another list may make other texts; 0 if nothing is. */
uint64_t charsets_hash(const struct charsets *c);

#endif
