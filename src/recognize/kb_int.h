/* SPDX-License-Identifier: MIT */
/*
 * Layout of the compiled tables: a header, then arrays of fixed-size records
 * and a pool of strings, all at offsets from the start.  Written by
 * src/tables/mktables, read by kb.c, nobody else.  Byte order and sizes are
 * those of the machine that builds.
 */
#ifndef RECOGNIZE_KB_INT_H
#define RECOGNIZE_KB_INT_H

#include <stdint.h>

#include "recognize/kb.h"

#define KB_MAGIC UINT32_C(0x454e5438)

struct kb_text {
	uint32_t off; /* [B] in the pool */
	uint32_t len; /* [B] */
};

struct kb_row {
	uint32_t class;
	uint32_t country;
	uint32_t parent;
	uint32_t sides[2];
	uint32_t first_instance;
	uint32_t ninstance;
	struct kb_text slug;
	struct kb_text name;
	struct kb_text type;
	struct kb_text detail;
};

struct kb_day {
	int16_t year;
	uint8_t month;
	uint8_t day;
};

struct kb_held {
	uint32_t ordinal;
	struct kb_day from;
	struct kb_day to;
	struct kb_text place;
};

/* Most of what is asked of a phrase is said without going to its aliases. */
struct kb_slot {
	uint64_t hash;         /* 0 = free */
	uint64_t classes : 20; /* KB_BIT of its aliases */
	uint64_t more : 20;    /* KB_BIT of the longer phrases that begin so */
	uint64_t first : 19;   /* in aliases */
	uint64_t count : 5;
};

/* What the fields hold. */
enum { KB_CLASSES = (1 << 20) - 1, KB_ALIASES_MOST = 1 << 19, KB_COUNT_MOST = 31 };

_Static_assert(KB_CLASS_COUNT <= 20, "a slot has room for a bit a class");
_Static_assert(sizeof(struct kb_slot) == 16, "four slots are a line of the cache");

/*
 * Most of what is asked for is no phrase of the tables: a bit for each phrase,
 * in a sixteenth of the slots' memory, says so without going to the slots.
 */
enum { KB_FILTER_WORD = 64, KB_FILTER_BITS = 8 }; /* bits of a word, a slot */

static inline uint32_t
kb_filter_bit(uint64_t phrase, uint32_t nfilter)
{
	return (uint32_t)(phrase >> 20) & (nfilter - 1);
}

struct kb_spelling {
	uint64_t from; /* 0 = free */
	uint64_t to;
	struct kb_text word; /* of `to` */
};

struct kb_slug {
	uint64_t hash; /* of class and slug; 0 = free */
	uint32_t row;
	uint32_t pad;
};

/* Key of a row in the slugs; never 0. */
static inline uint64_t
kb_slug_hash(enum kb_class class, struct str slug)
{
	char c = (char)('A' + (int)class);
	uint64_t h = hash_more(HASH_START, &c, 1);

	h = hash_end(hash_more(h, slug.ptr, slug.len));
	return h ? h : 1;
}

/* An organization by the initials of its name; in order of the hash, then of the row. */
struct kb_initials {
	uint32_t hash; /* of hash_bytes() of the letters */
	uint32_t row;
};

struct kb_head {
	uint32_t magic;
	uint32_t size; /* [B] of all */
	uint32_t rows, nrow;
	uint32_t held, nheld;
	uint32_t slots, nslot;         /* nslot a power of two */
	uint32_t filter, nfilter;      /* [bits] a power of two, in words of 64 */
	uint32_t aliases, nalias;
	uint32_t spellings, nspelling; /* a power of two */
	uint32_t slugs, nslug;         /* a power of two */
	uint32_t initials, ninitial;
	uint32_t pool, npool;
	uint32_t range[KB_CLASS_COUNT][2]; /* first row of a class, how many */
};

#endif
