/* SPDX-License-Identifier: MIT */
/*
 * An entity: the thing named, the same across articles.  Its id is readable
 * and a function of the locals in its group alone ("person/sergey-shoigu",
 * "event/east-asia-summit/2016"), so it is the same in every run.
 */
#ifndef ENTITY_ENTITY_H
#define ENTITY_ENTITY_H

#include <stdint.h>

#include "entity/local.h"

struct entity {
	struct str id;
	enum kind kind;
	struct str name;
	struct str counted;      /* the spelling that made it the name by being
	                          * the most frequent; empty: the tables did */
	struct str part_of;      /* id of the series, or empty */
	struct str part_of_name; /* its name, or empty */
	struct str place;        /* event: id of the place, or empty */
	uint32_t ordinal;        /* event instance, 0 = not known */
	struct day from;         /* event, date */
	struct day to;
	float confidence;        /* of the weakest link in the group, [0,1] */
};

#endif
