/* SPDX-License-Identifier: MIT */
/*
 * Grouping of the locals of one block: each kind joins what is one by its own
 * rules; a group is known by the index of one of its locals (union-find).
 */
#ifndef ENTITY_RESOLVE_INT_H
#define ENTITY_RESOLVE_INT_H

#include "entity/resolve.h"
#include "text/map.h"

struct groups {
	const struct local *const *locals; /* in canonical order */
	size_t n;
	uint32_t *parent; /* union-find; the root is the smallest index */
	float *link;      /* confidence of each local's link to its group */
	enum link_reason *why; /* its reason */
	/* possible[i]: members of groups that local i could belong to as well as
	 * to any other of them, npossible[i] of them; NULL: it can be told. */
	uint32_t **possible;
	uint32_t *npossible;
	/* rival[i]: a member of the group that a local may be of in place of its own, which
	 * is hardly the same; UINT32_MAX: none. */
	uint32_t *rival;
	struct arena *arena;
	/* When all is joined: the locals of group r (its root) are
	 * members[first[r]] … members[first[r] + count[r] - 1]. */
	uint32_t *members;
	uint32_t *first;
	uint32_t *count;
	/* Of group r: the local that says which others it could be, where all of
	 * its people or agreements could be each of them; else UINT32_MAX. */
	uint32_t *doubt;
};

/* resolve_order.c: <0, 0, >0; total up to locals that say exactly the same, which are
 * then interchangeable. */
int resolve_order(const struct local *a, const struct local *b);

uint32_t group_of(const struct groups *g, uint32_t i);
/* Joins two groups; `why` is the reason of this link of b. */
void group_join(struct groups *g, uint32_t a, uint32_t b, enum link_reason why);
/* Joins all locals whose strong keys (or fixed ids) are equal. */
void group_equal(struct groups *g);

/* One group more that local i could belong to; known by any of its locals. */
void group_note_possible(struct groups *g, uint32_t i, uint32_t root);

/* Local i is of its group, or of that of `root`. */
void group_note_rival(struct groups *g, uint32_t i, uint32_t root);

/* Joins each local i with to[i], where that is one, when all have asked: one join
 * must not open or close the door for the next. */
void group_join_found(struct groups *g, const uint32_t *to, enum link_reason why);

/* Names and the groups they may stand for: the first, and whether there are
 * others. */
struct name_index {
	struct map first; /* name -> local */
	struct map other; /* name -> a local of another group */
};

void name_index_init(struct name_index *x);
void name_index_release(struct name_index *x);
void name_index_add(struct name_index *x, const struct groups *g, struct str name,
                    uint32_t local);
/* The only group of this name that is not i's own, or UINT32_MAX; of several, a
 * note. */
uint32_t name_index_ask(const struct name_index *x, struct groups *g, struct str name,
                        uint32_t i);

/* Fills g->doubt, when all is joined and listed. */
void group_find_doubts(struct groups *g);

/* Of locals that stand in furniture alone, when all others are joined. */
void group_asides(struct groups *g);

/* resolve_id.c */

/* The id of group `root`, whose entity `e` lacks nothing else; `fixed` is that of
 * the tables, empty if they have none. */
struct str resolve_id(const struct entity *e, struct str fixed, const struct groups *g,
                      uint32_t root);

/* An instance that every mention calls by the name of its series: "Heron summit
 * 2022", and where a year had two, "Heron summit 2022-07". */
struct str resolve_name_with_time(struct str name, struct day time, struct arena *arena);

/* Groups as entities; by id. */
struct made {
	struct entity entity;
	uint32_t root;
};

/* Other ids for those of equal ones that must not be one entity. */
void resolve_tell_apart(const struct groups *g, struct made *made, size_t n);

/* resolve_bare.c: "José", "X": a word that tells nothing of who it is. */
bool person_is_nobody(const struct local *l);

void group_documents(struct groups *g);
void group_persons(struct groups *g);
void group_events(struct groups *g);
void group_things(struct groups *g);

#endif
