/* SPDX-License-Identifier: MIT */
/*
 * Growable arrays of any type, as open structs:
 *
 *	VEC(struct mention) found;        // or: struct mention_vec VEC_BODY(struct mention)
 *	vec_init(&found);
 *	vec_push(&found, m);
 *	for (size_t i = 0; i < found.len; i++) use(found.ptr[i]);
 *	vec_release(&found);
 *
 * Pointers into a vector die with the next push.
 */
#ifndef TEXT_VEC_H
#define TEXT_VEC_H

#include <stddef.h>
#include <stdlib.h>

#include "text/arena.h"

#define VEC(type)             \
	struct {              \
		type *ptr;    \
		size_t len;   \
		size_t cap;   \
	}

#define vec_init(v) ((v)->ptr = NULL, (v)->len = 0, (v)->cap = 0)
#define vec_release(v) (free((v)->ptr), vec_init(v))
#define vec_clear(v) ((v)->len = 0)

/* Room for one more; never fails. */
#define vec_reserve(v)                                                     \
	((v)->len < (v)->cap                                               \
	        ? (void)0                                                  \
	        : (void)((v)->cap = (v)->cap ? (v)->cap * 2 : 16,          \
	                 (v)->ptr = xrealloc((v)->ptr, (v)->cap, sizeof *(v)->ptr)))

/* Room for n in all, asked for once where it is known how many will come. */
#define vec_room(v, n)                                                     \
	((v)->cap >= (n)                                                   \
	        ? (void)0                                                  \
	        : (void)((v)->cap = (n),                                   \
	                 (v)->ptr = xrealloc((v)->ptr, (v)->cap, sizeof *(v)->ptr)))

#define vec_push(v, item) (vec_reserve(v), (v)->ptr[(v)->len++] = (item))
#define vec_pop(v) ((v)->ptr[--(v)->len])
#define vec_last(v) ((v)->ptr[(v)->len - 1])

#endif
