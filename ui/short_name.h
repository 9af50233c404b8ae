/* SPDX-License-Identifier: MIT */
/* What a long name is known by where it has no room. */
#ifndef UI_SHORT_NAME_H
#define UI_SHORT_NAME_H

#include "entente.h"
#include "text/arena.h"

/*
 * Of a person the name with initials, "F.-W. Steinmeier", or where that is more
 * than `room` [cells] the family name; of others the acronym that the pile itself
 * has among the spellings, "ASEAN": the most frequent word of capitals that is
 * not a word of the name (a headline's "CONGRESS" shortens nothing).  In `arena`;
 * empty if there is none.
 */
struct str short_name(struct library *lib, const struct entity_row *e, int room,
                      struct arena *arena);

#endif
