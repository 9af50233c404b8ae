/* SPDX-License-Identifier: MIT */
/* See named.h. */
#include "ui/named.h"

#include "text/banned.h"

entity_id
named_find(struct library *lib, struct str name)
{
	entity_id id = library_find(lib, name, NULL, 0, NULL);
	struct entity_query query = {.filter = name, .sort = ENTITY_BY_COUNT, .with_nominal = true};
	uint32_t most = 0;

	if (id != ENTITY_NONE)
		return id;
	/* Within a kind the most mentioned comes first. */
	for (int kind = 0; kind < KIND_COUNT && name.len > 0; kind++) {
		struct entity_row row;
		struct arena arena;

		arena_init(&arena);
		query.kinds = UINT32_C(1) << kind;
		if (library_entities(lib, &query, 0, 1, &row, &arena) == 1 &&
		    row.mentions > most) {
			most = row.mentions;
			id = row.id;
		}
		arena_release(&arena);
	}
	return id;
}
