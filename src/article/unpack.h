/* SPDX-License-Identifier: MIT */
/*
 * Archives and compressed files, member by member, from memory to memory:
 * nothing is ever written to the disk, so names in an archive are only names.
 * The door of libarchive.
 */
#ifndef ARTICLE_UNPACK_H
#define ARTICLE_UNPACK_H

#include <stdbool.h>
#include <stdint.h>

#include "article/supply.h"
#include "text/buf.h"
#include "text/str.h"

struct unpack;

enum unpack_result {
	UNPACK_MEMBER,  /* here is one */
	UNPACK_LOCKED,  /* it cannot be read (encrypted, unknown method); go on */
	UNPACK_LARGE,   /* it is larger than the limit, and `out` its beginning; go on */
	UNPACK_END,
	UNPACK_DAMAGED  /* the rest is lost */
};

/*
 * owner   the caller's, unpack_free(); `raw` must outlive it
 * errors  NULL if it is no archive and nothing compressed
 */
struct unpack *unpack_new(struct str raw);
/* The same of something larger than memory should be: `seen` is its beginning,
 * `from` goes on behind that; both must outlive it. */
struct unpack *unpack_open(struct str seen, struct supply *from);
void unpack_free(struct unpack *u);

/*
 * The next regular file in it. A compressed file that is no archive has one
 * member without a name.
 *
 * shape   *name is empty or bytes as the archive has them, valid until the next
 *         call; `out` gets the bytes, at most `max` [B]
 */
enum unpack_result unpack_next(struct unpack *u, struct str *name, uint64_t max,
                               struct buf *out);
/*
 * Of the member that was too large: more of its bytes, from where unpack_next left
 * it; *got is 0 at its end.
 */
enum unpack_result unpack_more(struct unpack *u, char *to, size_t most, size_t *got);
/* Whether some of what it holds is encrypted, so that a rest that is lost is locked and
 * not damaged. */
bool unpack_is_locked(const struct unpack *u);
/* What was wrong, as the library says it; borrowed until the next call. */
struct str unpack_reason(const struct unpack *u);

#endif
