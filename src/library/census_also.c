/* SPDX-License-Identifier: MIT */
/*
 * Two names that articles say are one person's, in a census: who bears the other
 * name is noted as its block is judged, and when all are, those are one.  Kept beside
 * also.c, which does the same in a database that lasts.
 */
#include "library/census_int.h"

#include <stdlib.h>

#include "entity/also.h"
#include "library/library_int.h"

#include "text/banned.h"

void
census_teach(struct census *c, uint32_t number, const struct local *l)
{
	struct teaching t = {.local = number, .bearer = ENTITY_NONE};

	if (l->also_key.len == 0)
		return;
	t.block = arena_str(&c->arena, l->also_block);
	t.key = arena_str(&c->arena, l->also_key);
	t.next = map_get(&c->taught, t.block);
	map_set(&c->taught, t.block, (uint32_t)c->teachings.len);
	vec_push(&c->teachings, t);
}

void
census_note_bearers(struct census *c, const struct local *const *locals, size_t n,
                    const struct resolved *r, const entity_id *ids)
{
	uint32_t i = c->taught.len > 0 ? map_get(&c->taught, locals[0]->block) : MAP_NONE;

	for (; i != MAP_NONE; i = c->teachings.ptr[i].next) {
		uint32_t who = also_borne(locals, r, n, c->teachings.ptr[i].key);
		c->teachings.ptr[i].bearer = who == UINT32_MAX ? ENTITY_NONE : ids[who];
	}
}

/* Who says so, by himself; ENTITY_NONE if that cannot be told. */
static entity_id
sayer(const struct census *c, const struct teaching *t)
{
	uint32_t v = c->locals.ptr[t->local];

	return v == NO_VERDICT || c->verdicts.ptr[v].npossible > 0 ? ENTITY_NONE
	                                                           : c->verdicts.ptr[v].entity;
}

/* The entity that each is, by id. */
static entity_id *
make_map(struct census *c)
{
	struct also *pairs = xcalloc(c->teachings.len + 1, sizeof *pairs);
	entity_id *into = xcalloc(c->slugs.len + 1, sizeof *into);
	size_t n = 0;

	for (size_t i = 0; i < c->teachings.len; i++) {
		const struct teaching *t = &c->teachings.ptr[i];
		entity_id who = sayer(c, t);

		if (t->bearer != ENTITY_NONE && who != ENTITY_NONE)
			pairs[n++] = also_pair(t->key, census_slug(c, who),
			                       census_slug(c, t->bearer));
	}
	also_settle(pairs, &n);
	for (entity_id id = 1; id <= c->slugs.len; id++)
		into[id] = id;
	for (size_t i = 0; i < n; i++)
		into[map_get(&c->slugs, pairs[i].from) + 1] = map_get(&c->slugs, pairs[i].to) + 1;
	free(pairs);
	return into;
}

/* Those it could be, by their slugs, each once. */
static void
move_possible(struct census *c, struct verdict *v, const entity_id *into)
{
	entity_id *ids = c->possible.ptr + v->possible;
	uint32_t kept = 0;

	for (uint32_t i = 0; i < v->npossible; i++) {
		entity_id id = into[ids[i]];
		uint32_t at = kept;
		bool is_there = false;

		for (uint32_t k = 0; k < kept; k++)
			is_there |= ids[k] == id;
		if (is_there)
			continue;
		for (; at > 0 && str_cmp(census_slug(c, ids[at - 1]), census_slug(c, id)) > 0; at--)
			ids[at] = ids[at - 1];
		ids[at] = id;
		kept++;
	}
	v->npossible = kept;
}

/* Who could be several is the one that these are: also_decide() of a census. */
static void
decide(const struct census *c, struct verdict *v)
{
	v->entity = c->possible.ptr[v->possible];
	v->npossible = 0;
	v->why = LINK_SURNAME;
	v->sure = link_reason_sure(LINK_SURNAME);
}

void
census_unite(struct census *c)
{
	float sure = link_reason_sure(LINK_SAID);
	entity_id *into;

	if (c->teachings.len == 0)
		return;
	into = make_map(c);
	for (size_t i = 0; i < c->verdicts.len; i++) {
		struct verdict *v = &c->verdicts.ptr[i];

		if (v->npossible > 0)
			move_possible(c, v, into);
		if (v->npossible == 1 && v->why == LINK_SELF)
			decide(c, v);
		if (v->entity == ENTITY_NONE || into[v->entity] == v->entity)
			continue;
		v->entity = into[v->entity];
		if (v->sure < sure)
			continue;
		v->why = LINK_SAID;
		v->sure = sure;
	}
	for (size_t i = 0; i < c->holdings.len; i++) {
		struct holding *h = &c->holdings.ptr[i];

		h->entity = into[h->entity];
		h->slug = census_slug(c, h->entity);
	}
	free(into);
}
