/* SPDX-License-Identifier: MIT */
/* Whom somebody means by a name, or by a part of one. */
#ifndef UI_NAMED_H
#define UI_NAMED_H

#include "entente.h"

/* Who is called so, or has this id; else who has these words in a name or
 * spelling, the most mentioned one; ENTITY_NONE if nobody. */
entity_id named_find(struct library *lib, struct str name);

#endif
