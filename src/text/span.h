/* SPDX-License-Identifier: MIT */
/*
 * A place in a known text: byte offset and length, half-open.  Which text is
 * meant is said by whoever stores the span.
 */
#ifndef TEXT_SPAN_H
#define TEXT_SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct span {
	uint32_t off; /* [B] */
	uint32_t len; /* [B] */
};

#define SPAN_NONE ((struct span){UINT32_MAX, 0})

static inline uint32_t
span_end(struct span s)
{
	return s.off + s.len;
}

static inline bool
span_is_none(struct span s)
{
	return s.off == UINT32_MAX;
}

static inline struct span
span_from_to(uint32_t from, uint32_t to)
{
	return (struct span){from, to - from};
}

static inline bool
span_overlaps(struct span a, struct span b)
{
	return a.off < span_end(b) && b.off < span_end(a);
}

static inline bool
span_contains(struct span outer, struct span inner)
{
	return outer.off <= inner.off && span_end(inner) <= span_end(outer);
}

static inline bool
span_has(struct span s, uint32_t off)
{
	return off >= s.off && off - s.off < s.len;
}

/*
 * Of n things in text order, each beginning with its span and `size` bytes long:
 * the first that ends behind `off`, or n.
 */
static inline size_t
span_search(const void *things, size_t n, size_t size, uint32_t off)
{
	size_t low = 0;
	size_t high = n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const void *thing = (const char *)things + middle * size;

		if (span_end(*(const struct span *)thing) <= off)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

#endif
