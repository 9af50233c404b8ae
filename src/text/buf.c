/* SPDX-License-Identifier: MIT */
/*
 * Bytes that grow by doubling.  An empty buffer borrows one shared NUL, so
 * that `ptr` can be read before anything was added; nothing writes to it.
 */
#include "text/buf.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/arena.h"

#include "text/banned.h"

static const char nothing[1] = "";

enum {
	FORMATTED = 63 /* [B] that most of what is formatted fits into */
};

void
buf_init(struct buf *b)
{
	*b = (struct buf){.ptr = (char *)nothing};
}

void
buf_lend(struct buf *b, char *room, size_t size)
{
	assert(size > 0);
	room[0] = '\0';
	*b = (struct buf){.ptr = room, .cap = size, .lent = room};
}

void
buf_release(struct buf *b)
{
	if (b->cap > 0 && b->ptr != b->lent)
		free(b->ptr);
	buf_init(b);
}

void
buf_clear(struct buf *b)
{
	b->len = 0;
	if (b->cap > 0)
		b->ptr[0] = '\0';
}

void
buf_reserve(struct buf *b, size_t more)
{
	size_t cap = b->cap > 0 ? b->cap : 32;
	bool is_fresh = b->cap == 0;

	if (b->cap > b->len && b->cap - b->len > more)
		return;
	while (cap - b->len <= more) {
		/* A size that cannot be doubled goes to xrealloc as it is and
		 * ends there. */
		if (cap > SIZE_MAX / 2) {
			cap = SIZE_MAX;
			break;
		}
		cap *= 2;
	}
	char *own = xrealloc(is_fresh || b->ptr == b->lent ? NULL : b->ptr, cap, 1);
	if (is_fresh || b->ptr == b->lent)
		memcpy(own, b->ptr, b->len + 1);
	b->ptr = own;
	b->cap = cap;
}

void
buf_add(struct buf *b, struct str s)
{
	if (s.len == 0)
		return;
	if (b->cap <= b->len || b->cap - b->len <= s.len)
		buf_reserve(b, s.len);
	memcpy(b->ptr + b->len, s.ptr, s.len);
	b->len += s.len;
	b->ptr[b->len] = '\0';
}

void
buf_add_cstr(struct buf *b, const char *s)
{
	buf_add(b, str_of(s));
}

void
buf_add_u32(struct buf *b, uint32_t n)
{
	char digits[10];
	size_t at = sizeof digits;

	do {
		digits[--at] = (char)('0' + n % 10);
		n /= 10;
	} while (n > 0);
	buf_add(b, str_from(digits + at, sizeof digits - at));
}

void
buf_add_ordinal(struct buf *b, uint32_t n)
{
	const char *end = "th";

	if (n % 100 < 11 || n % 100 > 13)
		end = n % 10 == 1 ? "st" : n % 10 == 2 ? "nd" : n % 10 == 3 ? "rd" : "th";
	buf_add_u32(b, n);
	buf_add_cstr(b, end);
}

void
buf_addf(struct buf *b, const char *fmt, ...)
{
	va_list args;
	va_list again;
	int len;

	va_start(args, fmt);
	va_copy(again, args);
	buf_reserve(b, FORMATTED);
	len = vsnprintf(b->ptr + b->len, FORMATTED + 1, fmt, args);
	va_end(args);
	assert(len >= 0);
	if (len > FORMATTED) {
		buf_reserve(b, (size_t)len);
		(void)vsnprintf(b->ptr + b->len, (size_t)len + 1, fmt, again);
	}
	b->len += (size_t)len;
	va_end(again);
}

char *
buf_detach(struct buf *b, size_t *len)
{
	char *taken;

	buf_reserve(b, b->ptr == b->lent ? b->cap : 0);
	taken = b->ptr;
	if (len)
		*len = b->len;
	buf_init(b);
	return taken;
}
