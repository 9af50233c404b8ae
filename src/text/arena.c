/* SPDX-License-Identifier: MIT */
/*
 * Checked memory and arenas.  An arena is a list of blocks, the newest first;
 * blocks grow with the arena so that a large one has few, and a request that
 * does not fit gets a block of its own size.
 */
#include "text/arena.h"

#include <assert.h>
#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

#include "text/banned.h"

enum {
	BLOCK_FIRST = 960,    /* [B] of the first block: with its head still what malloc
	                       * keeps at hand, since many arenas hold a few words */
	BLOCK_LARGEST = 1 << 20 /* [B] where doubling ends */
};

struct arena_block {
	struct arena_block *next; /* older */
	size_t size;              /* [B] of data */
	alignas(max_align_t) char data[];
};

/* The one mutable global of src: memory ends for the whole process. */
static oom_handler *oom;

void
oom_set_handler(oom_handler *handler)
{
	oom = handler;
}

_Noreturn void
memory_ended(void)
{
	if (oom)
		oom();
	abort();
}

/* n * size, which must not be zero bytes for malloc. */
static size_t
product(size_t n, size_t size)
{
	if (size != 0 && n > SIZE_MAX / size)
		memory_ended();
	return n * size != 0 ? n * size : 1;
}

void *
xmalloc(size_t size)
{
	void *p = malloc(size != 0 ? size : 1);

	if (!p)
		memory_ended();
	return p;
}

void *
xcalloc(size_t n, size_t size)
{
	void *p = calloc(1, product(n, size));

	if (!p)
		memory_ended();
	return p;
}

void *
xrealloc(void *p, size_t n, size_t size)
{
	void *grown = realloc(p, product(n, size));

	if (!grown)
		memory_ended();
	return grown;
}

char *
xstrndup(const char *ptr, size_t len)
{
	char *copy;

	if (len == SIZE_MAX)
		memory_ended();
	copy = xmalloc(len + 1);
	if (len > 0)
		memcpy(copy, ptr, len);
	copy[len] = '\0';
	return copy;
}

void
arena_init(struct arena *a)
{
	*a = (struct arena){.head = NULL};
}

void
arena_release(struct arena *a)
{
	while (a->head) {
		struct arena_block *older = a->head->next;

		free(a->head);
		a->head = older;
	}
	arena_init(a);
}

/* Goes on at the beginning of a block. */
static void
use_block(struct arena *a, struct arena_block *block)
{
	a->head = block;
	a->at = block->data;
	a->room = block->size;
}

void
arena_clear(struct arena *a)
{
	struct arena_block *kept = a->head;

	if (!kept)
		return;
	a->head = kept->next;
	arena_release(a);
	kept->next = NULL;
	use_block(a, kept);
}

static void
add_block(struct arena *a, size_t need)
{
	size_t size = a->head ? a->head->size * 4 : BLOCK_FIRST;
	struct arena_block *block;

	if (size > BLOCK_LARGEST)
		size = BLOCK_LARGEST;
	if (size < need)
		size = need;
	if (size > SIZE_MAX - sizeof *block)
		memory_ended();
	block = xmalloc(sizeof *block + size);
	block->next = a->head;
	block->size = size;
	use_block(a, block);
}

/* `size` bytes, not zeroed, at a multiple of `align` (a power of two). */
static inline char *
take(struct arena *a, size_t size, size_t align)
{
	size_t gap = -(uintptr_t)a->at & (align - 1);
	char *p;

	if (a->room < gap || a->room - gap < size) {
		add_block(a, size);
		gap = 0;
	}
	p = a->at + gap;
	a->at = p + size;
	a->room -= gap + size;
	a->used += size;
	return p;
}

void *
arena_alloc(struct arena *a, size_t n, size_t size)
{
	size_t bytes = product(n, size);
	char *p = take(a, bytes, alignof(max_align_t));

	return memset(p, 0, bytes);
}

void *
arena_room(struct arena *a, size_t n, size_t size)
{
	return take(a, product(n, size), alignof(max_align_t));
}

static inline char *
copy(struct arena *a, struct str s)
{
	char *out;

	assert(s.len < SIZE_MAX);
	out = take(a, s.len + 1, 1);
	if (s.len > 0)
		memcpy(out, s.ptr, s.len);
	out[s.len] = '\0';
	return out;
}

struct str
arena_str(struct arena *a, struct str s)
{
	return (struct str){copy(a, s), s.len};
}

const char *
arena_cstr(struct arena *a, struct str s)
{
	return copy(a, s);
}
