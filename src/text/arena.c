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
	size_t used;              /* [B] of data */
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
	*a = (struct arena){NULL, 0};
}

void
arena_release(struct arena *a)
{
	while (a->head) {
		struct arena_block *older = a->head->next;

		free(a->head);
		a->head = older;
	}
	a->used = 0;
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
	kept->used = 0;
	a->head = kept;
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
	block->used = 0;
	a->head = block;
}

/* `size` bytes, not zeroed, at a multiple of `align` (a power of two). */
static char *
take(struct arena *a, size_t size, size_t align)
{
	struct arena_block *block = a->head;
	size_t start = 0;

	if (block)
		start = (block->used + align - 1) & ~(align - 1);
	if (!block || start > block->size || block->size - start < size) {
		add_block(a, size);
		block = a->head;
		start = 0;
	}
	block->used = start + size;
	a->used += size;
	return block->data + start;
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

struct str
arena_str(struct arena *a, struct str s)
{
	return (struct str){arena_cstr(a, s), s.len};
}

const char *
arena_cstr(struct arena *a, struct str s)
{
	char *copy;

	assert(s.len < SIZE_MAX);
	copy = take(a, s.len + 1, 1);
	if (s.len > 0)
		memcpy(copy, s.ptr, s.len);
	copy[s.len] = '\0';
	return copy;
}
