/* SPDX-License-Identifier: MIT */
/*
 * Names of a block and the groups they may stand for: asked by short names and
 * acronyms, each of which goes to the only group it can mean.
 */
#include "entity/resolve_int.h"

#include "text/banned.h"

void
name_index_init(struct name_index *x)
{
	map_init(&x->first);
	map_init(&x->other);
}

void
name_index_release(struct name_index *x)
{
	map_release(&x->first);
	map_release(&x->other);
}

void
name_index_add(struct name_index *x, const struct groups *g, struct str name, uint32_t local)
{
	uint32_t old = map_intern(&x->first, name, local);

	if (group_of(g, old) != group_of(g, local))
		map_intern(&x->other, name, local);
}

uint32_t
name_index_ask(const struct name_index *x, struct groups *g, struct str name, uint32_t i)
{
	uint32_t first = map_get(&x->first, name);
	uint32_t other = map_get(&x->other, name);

	if (first == MAP_NONE || group_of(g, first) == group_of(g, i))
		return UINT32_MAX;
	if (other == MAP_NONE || group_of(g, other) == group_of(g, i))
		return first;
	group_note_possible(g, i, first);
	group_note_possible(g, i, other);
	return UINT32_MAX;
}

void
group_join_found(struct groups *g, const uint32_t *to, enum link_reason why)
{
	for (uint32_t i = 0; i < g->n; i++)
		if (to[i] != UINT32_MAX)
			group_join(g, to[i], i, why);
}
