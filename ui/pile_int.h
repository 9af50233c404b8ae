/* SPDX-License-Identifier: MIT */
/* What opening a pile (pile.c) leaves for reading it (pile_read.c). */
#ifndef UI_PILE_INT_H
#define UI_PILE_INT_H

#include "ui/pile.h"

#include "text/map.h"
#include "text/vec.h"

/* What corrections are called beside an index, which ends in .db. */
#define PILE_CORRECTIONS ".corrections"

struct pile {
	const char *const *paths; /* that the user gave; borrowed */
	size_t npath;
	int stdin_fd;
	struct source *source;
	struct library *library;
	uint64_t max_bytes;
	const char *state_dir;
	char *keep_path;  /* where its index would lie; NULL = nowhere */
	bool is_kept;     /* the library lies there */
	uint64_t build;
	struct filters *filters;
	struct str charset;
	struct str fields;
	const struct charsets *charsets;
	const struct lexicon *lexicon;
	bool is_bare;
	VEC(size_t) todo;
	struct map known;     /* articles of todo that the library has, by path:
	                       * index into hashes */
	VEC(uint64_t) hashes;
};

/* How input i looks now; 0 for what is never the same again: standard input, a
 * file that is gone. */
uint64_t pile_stamp(const struct pile *p, size_t i);

/* An index without corrections gets those that are kept beside it; says so.
 * (pile_corrections.c) */
void pile_recall_corrections(struct pile *p, struct diag *d);
/* Writes them beside it. */
void pile_note_corrections(struct pile *p);

#endif
