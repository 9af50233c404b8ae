/* SPDX-License-Identifier: MIT */
/* Lines that recur over many articles of one source. */
#ifndef LIBRARY_RECUR_H
#define LIBRARY_RECUR_H

#include "library/library_int.h"

/* An article as it was read; all borrowed. */
struct recur_text {
	struct str text;
	struct str source; /* empty: nothing recurs */
	const struct block *blocks;
	size_t nblock;
};

/* Counts the lines of an article; they are forgotten with it. False on error. */
bool recur_add(struct library *lib, article_id id, const struct article *a);
bool recur_forget(struct library *lib, article_id id);
/* Makes furniture of those of `blocks`, a copy of t->blocks, that recur. */
bool recur_fold(struct library *lib, const struct recur_text *t, struct block *blocks);

#endif
