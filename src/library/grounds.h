/* SPDX-License-Identifier: MIT */
/*
 * What an entity rests on: which spellings were joined, for which reason, and
 * where that is said; who else a mention could be of; who gave a meeting its
 * number, date and place.
 */
#ifndef LIBRARY_GROUNDS_H
#define LIBRARY_GROUNDS_H

#include "library/library.h"

/* A place that says something. */
struct ground_at {
	article_id article; /* ARTICLE_NONE: the tables say it, no article */
	struct span at;     /* [B] */
};

/* A spelling, and the reason for which it is of the entity. */
struct ground_spelling {
	struct str text;
	enum form form;
	enum link_reason why;
	float sure;             /* [0,1]; link_class_of() for people */
	uint32_t count;         /* mentions */
	uint32_t articles;
	struct ground_at first; /* in reading order */
};

/* A fact of a meeting, as it is believed. */
enum ground { GROUND_NUMBER, GROUND_DATE, GROUND_PLACE, GROUND_COUNT };
struct ground_fact {
	bool is_known;
	struct ground_at first; /* who says so first; the tables before all */
};

/* An office, and the first article that gives it. */
struct ground_office {
	struct role_row role;
	struct ground_at first;
};

struct grounds {
	struct ground_spelling *spellings; /* surest class first, then by mentions */
	size_t nspelling;
	struct ground_fact facts[GROUND_COUNT];
	struct ground_office *offices;     /* as library_roles() */
	size_t noffice;
	uint32_t guesses;               /* mentions that are guesses */
};

/*
 * owner   everything in `arena`
 * cost    that of unpacking what each article says of the entity
 */
void library_grounds(struct library *lib, entity_id id, struct grounds *out,
                      struct arena *arena);

/* Entities that mentions of `id` could be of as well, by id; how many, at most
 * `max`. */
size_t library_possible(struct library *lib, entity_id id, entity_id *out,
                        size_t max);

#endif
