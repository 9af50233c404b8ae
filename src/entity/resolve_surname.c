/* SPDX-License-Identifier: MIT */
/*
 * Which surnames of a block may be one: asked of the same two again and again, so the
 * answers are kept.  Only resolve_person.c asks.
 */
#include "entity/resolve_person_int.h"

#include <stdlib.h>

#include "text/banned.h"

void
surnames_number(struct surnames *s, const struct groups *g)
{
	enum { MOST = 1024 };
	struct map seen;

	map_init(&seen);
	s->number = xcalloc(g->n, sizeof(*s->number));
	for (uint32_t i = 0; i < g->n; i++)
		s->number[i] = map_intern(&seen, g->locals[i]->weak, (uint32_t)seen.len);
	s->n = (uint32_t)seen.len;
	s->answers = s->n <= MOST ? xcalloc((size_t)s->n * s->n, 1) : NULL;
	s->like = NULL;
	s->nlike = 0;
	s->liked = UINT32_MAX;
	map_release(&seen);
}

void
surnames_release(struct surnames *s)
{
	free(s->number);
	free(s->answers);
	free(s->like);
}

bool
surnames_agree(const struct surnames *s, const struct groups *g, uint32_t a, uint32_t b,
               enum name_culture culture)
{
	uint8_t known = (uint8_t)(1 << 2 * (int)culture);
	uint8_t yes = (uint8_t)(2 << 2 * (int)culture);
	uint8_t *answer;

	if (s->number[a] == s->number[b])
		return true;
	if (!s->answers)
		return name_surnames_agree(g->locals[a]->weak, g->locals[b]->weak, culture);
	answer = &s->answers[(size_t)s->number[a] * s->n + s->number[b]];
	if (!(*answer & known)) {
		*answer |= known;
		if (name_surnames_agree(g->locals[a]->weak, g->locals[b]->weak, culture))
			*answer |= yes;
	}
	return *answer & yes;
}

void
surnames_like(struct surnames *s, const struct groups *g, uint32_t local,
              const struct bearer *bearers, size_t n)
{
	if (s->liked != UINT32_MAX && s->number[s->liked] == s->number[local])
		return;
	if (!s->like)
		s->like = xcalloc(n + 1, sizeof(*s->like));
	s->liked = local;
	s->nlike = 0;
	for (size_t i = 0; i < n; i++)
		if (surnames_agree(s, g, bearers[i].local, local, bearers[i].culture))
			s->like[s->nlike++] = (uint32_t)i;
}
