/* SPDX-License-Identifier: MIT */
/*
 * The two blobs of a text: where its title, date and blocks are, and its
 * postings.  Numbers are little-endian base 128; offsets are kept as distances
 * from the end of what came before.  Reading checks every byte, since an index
 * may have been damaged, and says false rather than make an article of it.
 */
#ifndef LIBRARY_PACK_INT_H
#define LIBRARY_PACK_INT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "entity/coref.h"
#include "library/library.h"
#include "text/arena.h"
#include "text/buf.h"
#include "text/str.h"

struct packed_frame {
	struct span title;
	struct span date_at;
	struct block *blocks;
	size_t nblock;
	const struct article_link *links;
	size_t nlink;
	bool is_marked_up;
	struct fact facts[FACT_COUNT]; /* the arena's */
};

void pack_frame(struct buf *out, const struct article *a);
/* `text_len` is what all spans have to lie in. */
bool unpack_frame(struct str bytes, size_t text_len, struct arena *arena,
                  struct packed_frame *out);

/* A posting as kept: of a local of its article, or of none. */
struct packed_posting {
	struct posting p;   /* without entity, link, confidence */
	uint32_t local;     /* or LOCAL_NONE */
	uint32_t sentence;
	struct day from;    /* of a date */
	struct day to;
};

void pack_postings(struct buf *out, const struct reading *r,
                   const struct coref *c);
/* The same of a list that is in text order and does not overlap. */
void pack_posting_list(struct buf *out, const struct packed_posting *p, size_t n);
/* Values of dates are made in `arena`. */
bool unpack_postings(struct str bytes, struct arena *arena,
                     struct packed_posting **out, size_t *n);

/* `out` gets the text with blanks for every byte of furniture. */
void blank_furniture(struct buf *out, struct str text,
                     const struct block *blocks, size_t nblock);

#endif
