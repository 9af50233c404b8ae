/* SPDX-License-Identifier: MIT */
/*
 * Borrowed bytes.  A `struct str` never owns what it points to and is not
 * terminated; whoever hands one out says in its header how long it lives.
 * Comparisons are by byte; comparisons that mean "the same word" are fold.h's.
 */
#ifndef TEXT_STR_H
#define TEXT_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "text/span.h"

struct str {
	const char *ptr; /* never NULL, "" when empty */
	size_t len;      /* [B] */
};

#define STR_LIT(s) ((struct str){"" s, sizeof(s) - 1})
#define STR_EMPTY ((struct str){"", 0})
#define STR_ARG(s) (int)(s).len, (s).ptr /* for "%.*s" */

static inline struct str
str_of(const char *cstr)
{
	return (struct str){cstr ? cstr : "", cstr ? strlen(cstr) : 0};
}

static inline struct str
str_from(const char *ptr, size_t len)
{
	return (struct str){ptr ? ptr : "", ptr ? len : 0};
}

/* The bytes of `text` at `at`, which must lie inside. */
static inline struct str
str_at(struct str text, struct span at)
{
	return (struct str){text.ptr + at.off, at.len};
}

/* Bytes [from, to) of `s`; both are clamped to it. */
static inline struct str
str_sub(struct str s, size_t from, size_t to)
{
	if (to > s.len)
		to = s.len;
	if (from > to)
		from = to;
	return (struct str){s.ptr + from, to - from};
}

static inline bool
str_eq(struct str a, struct str b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

int str_cmp(struct str a, struct str b);      /* memcmp order, shorter first */
bool str_eq_nocase(struct str a, struct str b); /* ASCII letters only */
/* Is `word` one of the n in `list`, whatever the case of its ASCII letters? */
bool str_in_nocase(struct str word, const char *const *list, size_t n);
#define STR_IN_NOCASE(word, list) str_in_nocase(word, list, sizeof(list) / sizeof *(list))
/* The same of the words that single spaces part in `list`, in lower case. */
bool str_in_list(struct str word, const char *list, size_t len);
static inline bool
str_in_words(struct str word, const char *list)
{
	/* Of a literal the length is known when this is compiled. */
	return str_in_list(word, list, strlen(list));
}

/*
 * How the words of a list begin and how long they are, for whoever holds many words against
 * one: most are in none, which that tells.  In either case, of letters that share five bits.
 */
struct str_starts {
	uint32_t second[32]; /* of each first letter a bit a second one; 0 of a word of one */
	uint32_t length[32]; /* … a bit a length [B], as far as five bits hold it */
};
void str_starts_of(struct str_starts *s, const char *list);
static inline bool
str_may_be_in(struct str word, const struct str_starts *s)
{
	unsigned char first = word.len ? word.ptr[0] & 31 : 0;
	unsigned char second = word.len > 1 ? word.ptr[1] & 31 : 0;

	return word.len && s->second[first] >> second & s->length[first] >> (word.len & 31) & 1;
}

/* Is it one word of `least` to `most` capitals, ASCII alone? */
bool str_is_capitals(struct str s, size_t least, size_t most);
/* Are `letters` the capitals that begin the words of `name`, three or more and
 * none left over?  "AMA" of American Medical Association. */
bool str_is_initials(struct str name, struct str letters);
/* Words parted by single spaces; those that begin in ASCII. */
size_t str_count_words(struct str s);

static inline bool
str_starts(struct str s, struct str prefix)
{
	return s.len >= prefix.len &&
	       (prefix.len == 0 || memcmp(s.ptr, prefix.ptr, prefix.len) == 0);
}

/* The same whatever the case of ASCII letters. */
static inline bool
str_starts_nocase(struct str s, const char *prefix)
{
	struct str p = str_of(prefix);

	return s.len >= p.len && str_eq_nocase(str_sub(s, 0, p.len), p);
}

bool str_ends(struct str s, struct str suffix);

/*
 * The first eight bytes as a number, zeros behind a shorter text: orders as the
 * bytes do, so that a sorted table is searched with no calls.  STR_PACKED() is
 * the same of a literal, as a constant.
 */
static inline uint64_t
str_packed(struct str s)
{
	const unsigned char *b = (const unsigned char *)s.ptr;
	uint64_t n = 0;

	if (s.len >= 8) /* one load, and the order of bytes */
		return (uint64_t)b[0] << 56 | (uint64_t)b[1] << 48 | (uint64_t)b[2] << 40
		       | (uint64_t)b[3] << 32 | (uint64_t)b[4] << 24 | (uint64_t)b[5] << 16
		       | (uint64_t)b[6] << 8 | (uint64_t)b[7];
	for (size_t i = 0; i < s.len; i++)
		n |= (uint64_t)b[i] << (56 - 8 * i);
	return n;
}

#define STR_BYTE(lit, i) \
	((uint64_t)(unsigned char)("" lit "\0\0\0\0\0\0\0")[i] << (56 - 8 * (i)))
#define STR_PACKED(lit)                                          \
	(STR_BYTE(lit, 0) | STR_BYTE(lit, 1) | STR_BYTE(lit, 2) | \
	 STR_BYTE(lit, 3) | STR_BYTE(lit, 4) | STR_BYTE(lit, 5) | \
	 STR_BYTE(lit, 6) | STR_BYTE(lit, 7))
/* Offset of the first `needle`, or SIZE_MAX. */
size_t str_find(struct str s, struct str needle);
size_t str_find_char(struct str s, char c); /* or SIZE_MAX */

/* Without ASCII white space (and U+00A0, U+FEFF) at either end. */
struct str str_trim(struct str s);

/*
 * Cuts the next field off `*rest` at `sep`: returns true and the field while
 * there was one.  An empty string has one empty field.  After the last field
 * rest->ptr is NULL, the one place where a str may be that.
 */
bool str_cut(struct str *rest, char sep, struct str *field);

/* A decimal number filling all of `s`; false if it is none or over UINT32_MAX. */
bool str_to_u32(struct str s, uint32_t *out);

#endif
