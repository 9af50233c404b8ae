/* SPDX-License-Identifier: MIT */
/*
 * Grouping of the locals of one block: each kind joins what is one by its own
 * rules; a group is known by the index of one of its locals (union-find).
 */
#ifndef ENTITY_RESOLVE_INT_H
#define ENTITY_RESOLVE_INT_H

#include "entity/resolve.h"

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
	struct arena *arena;
	/* When all is joined: the locals of group r (its root) are
	 * members[first[r]] … members[first[r] + count[r] - 1]. */
	uint32_t *members;
	uint32_t *first;
	uint32_t *count;
};

uint32_t group_of(const struct groups *g, uint32_t i);
/* Joins two groups; `why` is the reason of this link of b. */
void group_join(struct groups *g, uint32_t a, uint32_t b, enum link_reason why);
/* Joins all locals whose strong keys (or fixed ids) are equal. */
void group_equal(struct groups *g);

/* One group more that local i could belong to; known by any of its locals. */
void group_note_possible(struct groups *g, uint32_t i, uint32_t root);

void group_persons(struct groups *g);
void group_events(struct groups *g);
void group_things(struct groups *g);

#endif
