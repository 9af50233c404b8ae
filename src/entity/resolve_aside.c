/* SPDX-License-Identifier: MIT */
/*
 * What stands in furniture alone: menus, lists of other articles, notices.  It
 * goes to what is called the same, and is looked at last, when nothing depends on
 * it: who a surname means is not told by a list of what else there is to read.
 */
#include "entity/resolve_int.h"

#include "text/banned.h"

/* What it is, as far as it is said alone: by the tables, or by its whole name. */
static struct str
whole_name(const struct local *l)
{
	return l->fixed.len ? l->fixed : l->key;
}

void
group_asides(struct groups *g)
{
	uint32_t *to = xcalloc(g->n + 1, sizeof(*to));
	struct name_index bodies;
	struct map asides;

	name_index_init(&bodies);
	map_init(&asides);
	for (uint32_t i = 0; i < g->n; i++) {
		const struct local *l = g->locals[i];
		struct str name = whole_name(l);

		to[i] = UINT32_MAX;
		if (!name.len)
			continue;
		if (!l->is_aside) {
			name_index_add(&bodies, g, name, i);
			continue;
		}
		to[i] = name_index_ask(&bodies, g, name, i);
		if (to[i] == UINT32_MAX && !g->npossible[i])
			to[i] = map_intern(&asides, name, i);
	}
	group_join_found(g, to, LINK_NAME);
	name_index_release(&bodies);
	map_release(&asides);
	free(to);
}
