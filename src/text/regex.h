/* SPDX-License-Identifier: MIT */
/*
 * Regular expressions, in the manner of Perl: the one door to PCRE2.  Text is
 * UTF-8; what would take too long to find is not found.
 */
#ifndef TEXT_REGEX_H
#define TEXT_REGEX_H

#include <stdbool.h>
#include <stddef.h>

#include "text/buf.h"
#include "text/span.h"
#include "text/str.h"

struct regex;

/* owner: the caller's, regex_free(). errors: NULL and a sentence in `why`. */
struct regex *regex_new(struct str pattern, bool ignores_case, struct buf *why);
void regex_free(struct regex *r);
/* The first match that begins at byte `from` or later and is not empty. */
bool regex_find(const struct regex *r, struct str text, size_t from, struct span *out);

#endif
