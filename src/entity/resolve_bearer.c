/* SPDX-License-Identifier: MIT */
/*
 * What one full name tells at a glance, so that those of a block need not all be
 * compared; see resolve_person_int.h.
 */
#include "entity/resolve_person_int.h"

#include "entity/name_int.h"

#include "text/banned.h"

/* One bit by the first three letters of a given name; of several, written in one
 * or apart. */
static uint64_t
stem(struct str name)
{
	enum { LETTERS = 3 };
	uint32_t h = 0;
	size_t n = 0;

	for (size_t i = 0; i < name.len && n < LETTERS; i++) {
		if (name.ptr[i] == ' ' || name.ptr[i] == NAME_SYLLABLE)
			continue;
		h = h * 31 + (unsigned char)name.ptr[i];
		n++;
	}
	return UINT64_C(1) << (h * UINT32_C(2654435761) >> 26);
}

struct bearer
bearer_of(const struct groups *g, uint32_t local)
{
	const struct local *l = g->locals[local];
	struct bearer b = {
		.local = local,
		.given = l->given,
		.culture = name_culture(l->given),
		.generation = name_generation(l->given),
		.stems = stem(l->given),
	};
	struct str rest = l->given;
	struct str word;

	while (rest.len && str_cut(&rest, ' ', &word)) {
		if (name_generation(word))
			continue;
		bool initial = name_is_short(word);
		b.initials += initial;
		b.full += !initial;
		/* What is short for several names may begin like none of them. */
		b.letters |= word.len == 0 || (initial && word.ptr[word.len - 1] != '.')
			? UINT32_MAX : UINT32_C(1) << (word.ptr[0] & 31);
		b.stems |= word.len == 0 || initial ? UINT64_MAX : stem(word);
	}
	return b;
}

bool
bearer_says_more(const struct bearer *b, const struct bearer *than)
{
	return b->full > than->full || (b->full == than->full && b->initials > than->initials);
}
