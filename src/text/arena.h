/* SPDX-License-Identifier: MIT */
/*
 * Memory.  `x…` functions and arenas never return on exhaustion: they call the
 * handler that ui installed (it gives the terminal back and ends the program),
 * and abort() if there is none.  Sizes that multiply go through here, where
 * overflow is checked once.  An arena frees everything at once; what is put in
 * it is never freed alone.
 */
#ifndef TEXT_ARENA_H
#define TEXT_ARENA_H

#include <stddef.h>
#include <stdint.h>

#include "text/str.h"

typedef void oom_handler(void);

/* Must not return.  Process-wide; to be set once, before threads start. */
void oom_set_handler(oom_handler *handler);
/* For those whose memory a foreign library takes. */
_Noreturn void memory_ended(void);

void *xmalloc(size_t size);
void *xcalloc(size_t n, size_t size);
void *xrealloc(void *p, size_t n, size_t size); /* n * size checked */
char *xstrndup(const char *ptr, size_t len);    /* terminated copy; free() it */

struct arena_block;

struct arena {
	struct arena_block *head; /* newest */
	char *at;                 /* the first free byte of it */
	size_t room;              /* [B] free from there */
	size_t used;              /* [B] given out, for figures */
};

void arena_init(struct arena *a);
void arena_release(struct arena *a);
void arena_clear(struct arena *a); /* empties it, keeps one block */

/* Zeroed, aligned for any type; owned by the arena. */
void *arena_alloc(struct arena *a, size_t n, size_t size);
/* The same, not zeroed: for what is filled at once. */
void *arena_room(struct arena *a, size_t n, size_t size);
/* Terminated copies (the NUL is not counted in .len). */
struct str arena_str(struct arena *a, struct str s);
const char *arena_cstr(struct arena *a, struct str s);

#define ARENA_NEW(a, type) ((type *)arena_alloc((a), 1, sizeof(type)))
#define ARENA_ARRAY(a, n, type) ((type *)arena_alloc((a), (n), sizeof(type)))
#define ARENA_ROOM(a, n, type) ((type *)arena_room((a), (n), sizeof(type)))

#endif
