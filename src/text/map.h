/* SPDX-License-Identifier: MIT */
/*
 * A hash map from bytes to a number, kept in insertion order so that walking
 * it gives the same result in every run.  Keys are copied.
 */
#ifndef TEXT_MAP_H
#define TEXT_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/arena.h"
#include "text/str.h"

#define MAP_NONE UINT32_MAX

struct map_item {
	struct str key; /* owned by the map */
	uint64_t hash;
	uint32_t value;
};

struct map {
	struct map_item *items; /* in insertion order */
	size_t len;
	size_t cap;
	uint32_t *slots; /* index into items + 1, 0 = free */
	size_t nslot;    /* a power of two, or 0 */
	struct arena keys;
};

void map_init(struct map *m);
void map_release(struct map *m);
void map_clear(struct map *m);

/* MAP_NONE if absent. */
uint32_t map_get(const struct map *m, struct str key);
/* Sets or replaces. */
void map_set(struct map *m, struct str key, uint32_t value);
/* The value there, after putting `value` if the key was absent. */
uint32_t map_intern(struct map *m, struct str key, uint32_t value);

/* FNV-1a with a final mix; the same on every machine and in every run. */
uint64_t hash_bytes(const char *ptr, size_t len);
uint64_t hash_end(uint64_t h);
#define HASH_START UINT64_C(14695981039346656037)

static inline uint64_t
hash_byte(uint64_t h, unsigned char c)
{
	return (h ^ c) * UINT64_C(1099511628211);
}

/* The unmixed step. */
static inline uint64_t
hash_more(uint64_t h, const char *ptr, size_t len)
{
	for (size_t i = 0; i < len; i++)
		h = hash_byte(h, (unsigned char)ptr[i]);
	return h;
}

#endif
