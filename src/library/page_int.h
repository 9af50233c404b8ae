/* SPDX-License-Identifier: MIT */
/* How an article and its mentions are put together again from what was kept of
 * them, for a library and for a census alike. */
#ifndef LIBRARY_PAGE_INT_H
#define LIBRARY_PAGE_INT_H

#include "library/library.h"
#include "library/pack_int.h"

/* Entity and link of one local of an article. */
struct owner {
	entity_id entity;
	float link;
	enum link_reason why;
	enum kind kind;   /* of the entity: a correction may have changed it */
	bool is_nothing;  /* by a correction */
	const entity_id *possible;
	uint32_t npossible;
};

/* What owners[local] says of a mention; one that belongs to nothing rests on the
 * recognizer alone. */
void owner_set(struct posting *p, uint32_t local, const struct owner *owners,
               size_t nowner);

/* The article that a frame was packed of, and its parts; path, text, source and
 * date are in `parts`.  NULL, false: the bytes make no sense. */
bool parts_of_frame(struct article_parts *parts, struct str frame, struct arena *arena);
struct article *article_of_frame(struct article_parts *parts, struct str frame,
                                 struct arena *arena);

/* Of up to n things that a mention could be, those first that its article names:
 * where these are two, the others are not meant. */
static inline uint32_t
possible_count(uint32_t here, uint32_t n)
{
	return here > 1 ? here : n > 1 ? n : 0;
}

#endif
