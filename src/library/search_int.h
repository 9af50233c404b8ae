/* SPDX-License-Identifier: MIT */
/* What a reader types to what FTS5 understands, and what it takes for words. */
#ifndef LIBRARY_SEARCH_INT_H
#define LIBRARY_SEARCH_INT_H

#include <sqlite3.h>
#include <stdbool.h>

#include "text/buf.h"
#include "text/str.h"

/*
 * Appends an FTS5 expression.  Nothing of the query reaches FTS5 unquoted, so
 * that its own syntax (columns, NEAR, brackets) is never met by accident.
 *
 * shape   "w1" AND "w2" * AND "a phrase" NOT ("x" OR "y")
 * errors  false when the query has no word to look for
 */
bool search_expression(struct buf *out, struct str query);

/* The name of the tokenizer in the schema. */
#define SEARCH_WORDS "entente"

/* Makes it known to the connection of `api`, which outlives it; false if FTS5 does
 * not take it. */
bool search_words_register(fts5_api *api);

#endif
