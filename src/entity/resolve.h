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
#include "entity/link.h"
#include "entity/local.h"
#include "text/arena.h"

/* More than so many it could be are not listed. */
#define POSSIBLE_MAX 8

/* How a local came to its entity. */
struct link {
	uint32_t entity;          /* index into resolved.entities */
	enum link_reason why;
	float sure;               /* [0,1] of this local, whatever the others */
	uint32_t npossible;       /* 0, or two and more: the text cannot tell */
	const uint32_t *possible; /* … which of these; indices, ascending */
};

/*
 * Groups of one block.
 *
 * shape   links[i] is that of locals[i]; every local gets one; entities by id
 * owner   everything in the arena; strings may be borrowed from the locals
 */
struct resolved {
	struct entity *entities;
	size_t nentity;
	struct link *links;
};
void resolve_block(const struct local *const *locals, size_t n,
                   struct resolved *out, struct arena *arena);

/*
 * What a group with these spellings is called where no table says so: as it
 * names entities, each text once.  Borrowed from them; empty if there are none.
 */
struct str resolve_name(const struct local_alias *spellings, size_t n);

/*
 * Who an office points to.  A local with a weak key "office:…" and no strong
 * one (a nominal that its article does not name) is answered by the holders
 * that other articles name: the one of them who is named in the asking article
 * as well, else who held it before and after its date, else the only one near it.
 *
 * shape   holders: id of the person, date of the article that says so; *why: how
 *         it is told
 * returns index into holders, or SIZE_MAX if it cannot be told
 */
struct office_holder {
	struct str entity;  /* id */
	struct day written; /* date of the article that names the holder */
	bool is_former;
	bool is_here;       /* the article that asks names this person, too */
};
size_t resolve_office(struct day written, const struct office_holder *holders,
                      size_t n, enum link_reason *why);

/* The weak key of an office: "office:defense-minister/place/russia". */
void resolve_office_key(struct buf *out, struct str office, struct str of);

#endif
