/* SPDX-License-Identifier: MIT */
/*
 * Open addressing over an array kept in insertion order.  The slots hold
 * indices, so growing moves four bytes an item and never changes the order
 * that callers see.
 */
#include "text/map.h"

#include <assert.h>
#include <stdlib.h>

#include "text/banned.h"

/* FNV leaves the last bytes in the low bits; slots need them everywhere. */
uint64_t
hash_end(uint64_t h)
{
	h ^= h >> 32;
	h *= UINT64_C(0xd6e8feb86659fd93);
	h ^= h >> 32;
	return h;
}

uint64_t
hash_bytes(const char *ptr, size_t len)
{
	return hash_end(hash_more(HASH_START, ptr, len));
}

/* Eight bytes at a step, and what is left as one more.  Items lie in the order
 * they came in, so that nothing but slots hangs on what this gives. */
static uint64_t
key_hash(struct str key)
{
	const uint64_t spread = UINT64_C(0x9e3779b97f4a7c15);
	uint64_t h = HASH_START ^ key.len;
	uint64_t part;
	size_t i = 0;

	for (; i + sizeof part <= key.len; i += sizeof part) {
		memcpy(&part, key.ptr + i, sizeof part);
		h = (h ^ part) * spread;
		h ^= h >> 32;
	}
	for (part = 0; i < key.len; i++)
		part = part << 8 | (unsigned char)key.ptr[i];
	return hash_end(h ^ part);
}

void
map_init(struct map *m)
{
	*m = (struct map){0};
	arena_init(&m->keys);
}

void
map_release(struct map *m)
{
	free(m->items);
	free(m->slots);
	arena_release(&m->keys);
	map_init(m);
}

void
map_clear(struct map *m)
{
	if (m->nslot > 0)
		memset(m->slots, 0, m->nslot * sizeof *m->slots);
	m->len = 0;
	arena_clear(&m->keys);
}

/* The slot where `key` is or belongs; there is always a free one. */
static size_t
find_slot(const struct map *m, struct str key, uint64_t hash)
{
	size_t mask = m->nslot - 1;
	size_t slot = (size_t)hash & mask;

	while (m->slots[slot] != 0) {
		const struct map_item *item = &m->items[m->slots[slot] - 1];

		if (item->hash == hash && str_eq(item->key, key))
			break;
		slot = (slot + 1) & mask;
	}
	return slot;
}

/* Keeps at most half of the slots in use. */
static void
grow_slots(struct map *m)
{
	size_t nslot = m->nslot > 0 ? m->nslot * 2 : 32;

	free(m->slots);
	m->slots = xcalloc(nslot, sizeof *m->slots);
	m->nslot = nslot;
	for (size_t i = 0; i < m->len; i++) {
		size_t slot = (size_t)m->items[i].hash & (nslot - 1);

		while (m->slots[slot] != 0)
			slot = (slot + 1) & (nslot - 1);
		m->slots[slot] = (uint32_t)i + 1;
	}
}

/* The item of `key`; *is_new says whether it was made just now. */
static struct map_item *
put(struct map *m, struct str key, uint32_t value, bool *is_new)
{
	uint64_t hash = key_hash(key);
	size_t slot;

	assert(value != MAP_NONE);
	if (m->len >= m->nslot / 2)
		grow_slots(m);
	slot = find_slot(m, key, hash);
	*is_new = m->slots[slot] == 0;
	if (!*is_new)
		return &m->items[m->slots[slot] - 1];
	assert(m->len < UINT32_MAX - 1);
	if (m->len == m->cap) {
		m->cap = m->cap > 0 ? m->cap * 2 : 16;
		m->items = xrealloc(m->items, m->cap, sizeof *m->items);
	}
	m->items[m->len] = (struct map_item){arena_str(&m->keys, key), hash, value};
	m->slots[slot] = (uint32_t)++m->len;
	return &m->items[m->len - 1];
}

uint32_t
map_get(const struct map *m, struct str key)
{
	size_t slot;

	if (m->nslot == 0)
		return MAP_NONE;
	slot = find_slot(m, key, key_hash(key));
	return m->slots[slot] == 0 ? MAP_NONE : m->items[m->slots[slot] - 1].value;
}

void
map_set(struct map *m, struct str key, uint32_t value)
{
	bool is_new;

	put(m, key, value, &is_new)->value = value;
}

uint32_t
map_intern(struct map *m, struct str key, uint32_t value)
{
	bool is_new;

	return put(m, key, value, &is_new)->value;
}
