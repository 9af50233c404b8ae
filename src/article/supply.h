/* SPDX-License-Identifier: MIT */
/*
 * Bytes that are there when they are asked for: a file held open, a member of
 * an archive.  What is larger than memory should be is read from one, piece by
 * piece (pieces.c).
 */
#ifndef ARTICLE_SUPPLY_H
#define ARTICLE_SUPPLY_H

#include <stdbool.h>
#include <stdint.h>

#include "text/buf.h"
#include "text/diag.h"
#include "text/status.h"

struct supply {
	/*
	 * At most `most` [B] more to `to`.
	 *
	 * shape   *got is 0 at the end, and only then
	 * errors  UNREADABLE, with one sentence in d
	 */
	enum status (*read)(struct supply *s, char *to, size_t most, size_t *got,
	                    struct diag *d);
	/* Goes on from a byte counted from the beginning; NULL: it cannot. */
	bool (*seek)(struct supply *s, uint64_t off);
	uint64_t size; /* [B], as far as that is known; 0 */
	uint64_t at;   /* [B] read so far */
};

/*
 * Appends until `out` has `len` [B], or all that is left.
 *
 * errors  those of read
 */
enum status supply_fill(struct supply *s, size_t len, struct buf *out,
                        struct diag *d) MUST_USE;

#endif
