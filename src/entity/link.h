/* SPDX-License-Identifier: MIT */
/*
 * How a local came to its entity: the reason, and how sure it is.  Everything
 * that is joined says why, so that a reader can be shown the doubt.
 */
#ifndef ENTITY_LINK_H
#define ENTITY_LINK_H

#include <stdint.h>

#include "recognize/kind.h"

enum link_reason {
#define X(name, text, sure, help) LINK_##name,
#include "entity/link.def"
#undef X
	LINK_COUNT
};

/* Of a confidence, for people: from 0.9, from 0.7, below. */
enum link_class { LINK_SURE, LINK_PROBABLE, LINK_GUESS };

const char *link_reason_name(enum link_reason r);
const char *link_reason_help(enum link_reason r);
float link_reason_sure(enum link_reason r); /* [0,1] */

enum link_class link_class_of(float confidence);
float link_class_from(enum link_class c); /* the least confidence of it */
const char *link_class_name(enum link_class c); /* "sure", "probable", "guess" */

/*
 * The link of one mention of a local that has the link `why`, `sure`: a short
 * form or a description is tied to the names of its own article first, which
 * are tied to the entity.  No surer than either; the weaker reason is told.
 */
float link_of_form(enum form form, enum link_reason why, float sure,
                   enum link_reason *told);

#endif
