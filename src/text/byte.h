/* SPDX-License-Identifier: MIT */
/*
 * What single bytes of UTF-8 are: ASCII by its kind, everything else part of a
 * longer character.  For loops that go over each byte of a text, so it is one
 * look into a table; whoever needs to know a character asks utf8.h.
 */
#ifndef TEXT_BYTE_H
#define TEXT_BYTE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum byte_class {
	BYTE_SPACE = 1,   /* the space, and tab to carriage return */
	BYTE_LOWER = 2,
	BYTE_UPPER = 4,
	BYTE_DIGIT = 8,
	BYTE_CONTROL = 16, /* other control characters */
	BYTE_SIGN = 32,   /* the rest of ASCII */
	BYTE_LONG = 64,   /* in a character of several bytes */
	BYTE_LETTER = BYTE_LOWER | BYTE_UPPER,
	BYTE_ALNUM = BYTE_LETTER | BYTE_DIGIT
};

/* One enum byte_class a byte. */
extern const uint8_t byte_classes[256];

/* Is `c` of one of these classes? */
static inline bool
byte_is(char c, uint32_t classes)
{
	return (byte_classes[(unsigned char)c] & classes) != 0;
}

/* May it stand in a word? */
static inline bool
byte_is_word(char c)
{
	return byte_is(c, BYTE_ALNUM | BYTE_LONG);
}

/*
 * Which of the first 64 bytes may stand in words, a bit each, the first byte's the
 * lowest; those behind `len` may not.
 */
uint64_t byte_words(const char *text, size_t len);

/* The number of the lowest bit that is set; there is one. */
static inline size_t
byte_lowest(uint64_t bits)
{
	return (size_t)__builtin_ctzll(bits);
}

/* What was seen of a text from its beginning. */
struct byte_survey {
	uint32_t seen;  /* BYTE_LOWER, BYTE_UPPER, BYTE_DIGIT */
	uint32_t nword; /* runs of anything but white space that hold a letter or a
	                 * digit, as far as they have ended */
	bool is_word;   /* in one that has not */
};

/*
 * Goes on from `at` to the next character of several bytes, or to the end.
 * Eight bytes are looked at at once, and no branch hangs on them.
 *
 * units   `at`, `len` and what is returned in [B] of `text`
 */
size_t byte_survey(struct byte_survey *v, const char *text, size_t at, size_t len);

/* What a hexadecimal digit counts; -1 if it is none. */
static inline int
byte_hex(char c)
{
	if (byte_is(c, BYTE_DIGIT))
		return c - '0';
	c = (char)(c | 0x20);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

#endif
