/* SPDX-License-Identifier: MIT */
/* What opening a pile (pile.c) leaves for reading it (pile_read.c). */
#ifndef UI_PILE_INT_H
#define UI_PILE_INT_H

#include "ui/pile.h"

#include "text/buf.h"
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
	bool *is_taken;       /* of which inputs batches were taken */
	bool is_new;          /* its index was not there before */
	bool is_moved;        /* into memory; see pile_to_memory */
	struct buf left;      /* … and the corrections that the index has, as text */
	bool is_again;        /* todo is what pile_again says */
	bool has_lost;        /* … and what was taken of the inputs may not be in it */
};

/* How input i looks now; 0 for what is never the same again: standard input, a
 * file that is gone. */
uint64_t pile_stamp(const struct pile *p, size_t i);

/* What the library has of the inputs of todo, anew. */
void pile_recall_known(struct pile *p);

/*
 * The library failed with this: if that may be for want of room it goes on in memory,
 * with what had been kept, and a note says so; then true, and what failed is worth
 * another try.  An index that was begun here is taken away.  (pile_memory.c)
 */
bool pile_to_memory(struct pile *p, enum status why, struct diag *d);

/* The index gets the corrections that are kept beside it and that it has not: it
 * is new, or could not be written when they were made.  Says so.
 * (pile_corrections.c) */
void pile_recall_corrections(struct pile *p, struct diag *d);
/* Writes them beside it; true if they are there now. */
bool pile_note_corrections(struct pile *p);

#endif
