/* SPDX-License-Identifier: MIT */
/* Articles, readings and locals from a string, for the tests of upper floors. */
#ifndef TESTS_READING_OF_H
#define TESTS_READING_OF_H

#include "entity/coref.h"
#include "recognize/reading.h"

/* A reading of `text` as plain text named `path`; reading_free() it. */
struct reading *reading_of(const char *text, const char *path);
/* … and with a dictionary of the user. */
struct reading *reading_with(const char *text, const char *path,
                             const struct lexicon *user);

/* "person:Sergey Lavrov org:NATO …", in text order; free() it. */
char *reading_list(const struct reading *r);

/* The local of the nth (from 0) mention with exactly this text, or NULL. */
const struct local *local_of(const struct reading *r, const struct coref *c,
                             const char *text, int nth);

#endif
