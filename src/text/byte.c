/* SPDX-License-Identifier: MIT */
/* The table of byte.h, sixteen bytes a line; and many bytes looked at at once. */
#include "text/byte.h"

#include "text/banned.h"

enum {
	S = BYTE_SPACE,
	L = BYTE_LOWER,
	U = BYTE_UPPER,
	D = BYTE_DIGIT,
	C = BYTE_CONTROL,
	G = BYTE_SIGN,
	M = BYTE_LONG
};

const uint8_t byte_classes[256] = {
	C, C, C, C, C, C, C, C, C, S, S, S, S, S, C, C,
	C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C,
	S, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G,
	D, D, D, D, D, D, D, D, D, D, G, G, G, G, G, G,
	G, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U,
	U, U, U, U, U, U, U, U, U, U, U, G, G, G, G, G,
	G, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	L, L, L, L, L, L, L, L, L, L, L, G, G, G, G, C,
	M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, M,
	M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, M,
	M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, M,
	M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, M,
	M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, M,
	M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, M,
	M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, M,
	M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, M,
};

/* ------------------------------------------------------- eight bytes at once */

enum { STRIDE = 8 };

/* This byte in each of the eight. */
#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

/* The first byte in the lowest bits; zeros behind fewer than eight. */
static inline uint64_t
load(const char *text, size_t len)
{
	const unsigned char *b = (const unsigned char *)text;
	uint64_t x = 0;

	if (len >= STRIDE) /* one load, where that is the order of bytes */
		return (uint64_t)b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16
		       | (uint64_t)b[3] << 24 | (uint64_t)b[4] << 32 | (uint64_t)b[5] << 40
		       | (uint64_t)b[6] << 48 | (uint64_t)b[7] << 56;
	for (size_t i = len; i > 0; i--)
		x = x << 8 | b[i - 1];
	return x;
}

/* The high bit of each byte from `first` to `last`; all are ASCII. */
static inline uint64_t
between(uint64_t x, uint8_t first, uint8_t last)
{
	return (x + EACH(0x80u - first)) & ~(x + EACH(0x7Fu - last)) & EACH(0x80);
}

/* How many of the lowest bits of its bytes are set. */
static inline uint32_t
count_ones(uint64_t x)
{
	return (uint32_t)((x & EACH(1)) * EACH(1) >> 56);
}

uint64_t
byte_words(const char *text, size_t len)
{
	size_t end = len < 64 ? len : 64;
	uint64_t words = 0;

	for (size_t at = 0; at < end; at += STRIDE) {
		uint64_t x = load(text + at, end - at);
		uint64_t ascii = x & EACH(0x7F);
		uint64_t high = (x | between(ascii | EACH(0x20), 'a', 'z')
		                 | between(ascii, '0', '9')) & EACH(0x80);

		/* The factor brings the eight bits together, in order. */
		words |= ((high >> 7) * UINT64_C(0x0102040810204080) >> 56) << at;
	}
	return words;
}

/*
 * Words are counted by where they end.  All bits of what is no white space, and
 * one bit more where a letter or digit stands: adding them, what is carried goes
 * from the first letter up to the white space, and stays there.
 */
static inline void
count_words(struct byte_survey *v, uint64_t alnum, uint64_t space)
{
	uint64_t run = ~((space >> 7) * 0xFF);
	uint64_t sum = run + (alnum >> 7);
	bool is_over = sum < run;

	sum += v->is_word;
	is_over |= sum < v->is_word;
	v->nword += count_ones(sum & space >> 7);
	v->is_word = is_over;
}

size_t
byte_survey(struct byte_survey *v, const char *text, size_t at, size_t len)
{
	uint64_t lower = 0;
	uint64_t upper = 0;
	uint64_t digit = 0;
	uint64_t beyond = 0;

	while (at < len && !beyond) {
		size_t n = len - at < STRIDE ? len - at : STRIDE;
		uint64_t x = load(text + at, n);
		uint64_t letter;
		uint64_t figure;

		beyond = x & EACH(0x80);
		if (beyond) {
			for (n = 0; !(x >> 8 * n & 0x80); n++)
				;
			x &= ~(UINT64_MAX << 8 * n);
		}
		letter = between(x | EACH(0x20), 'a', 'z');
		figure = between(x, '0', '9');
		lower |= letter & x << 2;
		upper |= letter & ~(x << 2);
		digit |= figure;
		count_words(v, letter | figure, between(x, ' ', ' ') | between(x, '\t', '\r'));
		at += n;
	}
	v->seen |= (lower ? BYTE_LOWER : 0) | (upper ? BYTE_UPPER : 0) | (digit ? BYTE_DIGIT : 0);
	return at;
}
