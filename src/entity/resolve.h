/* SPDX-License-Identifier: MIT */
/*
 * Identity across articles, a block at a time (see local.h).  Pure: the same
 * locals in any order give the same groups and ids.
 */
#ifndef ENTITY_RESOLVE_H
#define ENTITY_RESOLVE_H

#include <stddef.h>
#include <stdint.h>

#include "entity/entity.h"
#include "entity/local.h"
#include "text/arena.h"

/*
 * Groups of one block.
 *
 * shape   of[i] = index into *out of the entity of locals[i]; every local gets
 *         one; *nout entities, by id
 * owner   everything in `arena`; strings may be borrowed from the locals
 */
void resolve_block(const struct local *const *locals, size_t n, uint32_t *of,
                   struct entity **out, size_t *nout, struct arena *arena);

/*
 * Who an office points to.  A local with a weak key "office:…" and no strong
 * one (a nominal that its article does not name) is answered by the holders
 * that other articles name: the one of them who is named in the asking article
 * as well, else the only one near its date.
 *
 * shape   holders: id of the person, date of the article that says so
 * returns index into holders, or SIZE_MAX if it cannot be told
 */
struct office_holder {
	struct str entity;  /* id */
	struct day written; /* date of the article that names the holder */
	bool is_former;
	bool is_here;       /* the article that asks names this person, too */
};
size_t resolve_office(struct day written, const struct office_holder *holders,
                      size_t n);

/* The weak key of an office: "office:defense-minister/place/russia". */
void resolve_office_key(struct buf *out, struct str office, struct str of);

#endif
