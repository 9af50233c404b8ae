/* SPDX-License-Identifier: MIT */
/*
 * Bytes that grow.  `ptr` is never NULL and always NUL-terminated behind
 * `len`, but may hold NULs itself.
 */
#ifndef TEXT_BUF_H
#define TEXT_BUF_H

#include <stddef.h>
#include <stdint.h>

#include "text/str.h"

struct buf {
	char *ptr;
	size_t len; /* [B], without the NUL */
	size_t cap; /* [B], 0 while ptr is the shared empty string */
	char *lent; /* by the caller, or NULL */
};

enum { BUF_SHORT = 64 }; /* [B] that hold most names, ids and keys */

void buf_init(struct buf *b);
/* Empty, in `size` bytes (one at least) that outlive it; what does not fit moves
 * away.  For the many short texts that are made, compared and dropped. */
void buf_lend(struct buf *b, char *room, size_t size);
void buf_release(struct buf *b);
void buf_clear(struct buf *b);              /* empties it, keeps the memory */
void buf_reserve(struct buf *b, size_t more); /* room for `more` bytes */
void buf_add(struct buf *b, struct str s);
void buf_add_cstr(struct buf *b, const char *s);
void buf_add_u32(struct buf *b, uint32_t n); /* decimal */
void buf_add_ordinal(struct buf *b, uint32_t n); /* "11th" */
void buf_addf(struct buf *b, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
char *buf_detach(struct buf *b, size_t *len); /* free() it; b is empty again */

static inline void
buf_add_char(struct buf *b, char c)
{
	if (b->cap <= b->len || b->cap - b->len <= 1)
		buf_reserve(b, 1);
	b->ptr[b->len++] = c;
	b->ptr[b->len] = '\0';
}

static inline struct str
buf_str(const struct buf *b)
{
	return (struct str){b->ptr, b->len};
}

#endif
