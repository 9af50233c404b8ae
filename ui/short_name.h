/* SPDX-License-Identifier: MIT */
/* What a long name is known by where it has no room. */
#ifndef UI_SHORT_NAME_H
#define UI_SHORT_NAME_H

#include "entente.h"
#include "text/arena.h"

/*
 * The acronym that the pile itself has among the spellings of an entity, "ASEAN":
 * the most frequent word of capitals that is not a word of the name (a headline's
 * "CONGRESS" shortens nothing).  In `arena`; empty if there is none.
 */
struct str short_name(struct library *lib, const struct entity_row *e, struct arena *arena);

#endif
