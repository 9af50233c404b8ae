/* SPDX-License-Identifier: MIT */
/* What is said of two names as a map from ids to ids; see also.h. */
#include "entity/also.h"

#include <stdlib.h>

#include "text/map.h"

#include "text/banned.h"

/* Parts of a key with a proof: the name, the office, its country. */
#define PART '\t'

struct str
also_key(struct arena *arena, struct str name, const struct also_proof *proof)
{
	char b_room[BUF_SHORT];
	struct buf b;

	buf_lend(&b, b_room, sizeof(b_room));
	buf_addf(&b, "%.*s%c%.*s%c%.*s", STR_ARG(name), PART, STR_ARG(proof->office), PART,
	         STR_ARG(proof->of));
	struct str out = arena_str(arena, buf_str(&b));
	buf_release(&b);
	return out;
}

/* Takes a key apart; false if it is the name alone. */
static bool
take_proof(struct str *key, struct also_proof *proof)
{
	struct str rest = *key;

	if (!str_cut(&rest, PART, key) || !rest.len)
		return false;
	(void)str_cut(&rest, PART, &proof->office);
	proof->of = rest;
	return true;
}

static bool
gives_proof(const struct local *l, const struct also_proof *proof)
{
	bool is_about = str_eq(l->about, proof->of);
	bool is_holder = !proof->office.len && !l->nrole && is_about;

	for (uint32_t i = 0; i < l->nrole; i++) {
		const struct local_role *r = &l->roles[i];
		if (!proof->office.len || office_answers(r->office, proof->office) ||
		    office_answers(proof->office, r->office))
			is_holder |= r->of.len ? str_eq(r->of, proof->of) : is_about;
	}
	return is_holder;
}

static bool
is_bare(const struct local *l)
{
	return l->given.len == 0 && l->fixed.len == 0;
}

/* Is it one of the names of the key? */
static bool
is_named(struct str name, struct str key)
{
	struct str one;

	while (name.len && key.len && str_cut(&key, ALSO_OR[0], &one))
		if (str_eq(name, one))
			return true;
	return false;
}

static bool
bears(const struct local *l, struct str key, bool in_full)
{
	if (l->is_aside || is_bare(l) == in_full || (is_bare(l) && l->is_kin))
		return false;
	return is_named(l->key, key) || (is_bare(l) && is_named(l->weak, key));
}

/* The only entity with the name, of full names or of words alone. */
static uint32_t
only_bearer(const struct local *const *locals, const struct resolved *r, size_t n, struct str key,
            const struct also_proof *proof, bool in_full)
{
	uint32_t found = UINT32_MAX;

	for (size_t i = 0; i < n; i++) {
		const struct link *link = &r->links[i];
		if (!bears(locals[i], key, in_full) || (proof && !gives_proof(locals[i], proof)))
			continue;
		if (link->npossible || (!in_full && link->why == LINK_SURNAME) ||
		    (found != UINT32_MAX && found != link->entity))
			return UINT32_MAX;
		found = link->entity;
	}
	return found;
}

uint32_t
also_borne(const struct local *const *locals, const struct resolved *r, size_t n, struct str key)
{
	struct also_proof proof;
	bool is_full = str_starts(key, STR_LIT(ALSO_IS));
	const struct also_proof *asked = take_proof(&key, &proof) ? &proof : NULL;
	uint32_t found = only_bearer(locals, r, n, str_sub(key, is_full, key.len), asked, true);

	return found != UINT32_MAX || is_full ? found
	                                      : only_bearer(locals, r, n, key, asked, false);
}

/* Are all whom it could be of one id? */
static bool
are_one(const struct resolved *r, const struct link *link)
{
	struct str id = r->entities[link->possible[0]].id;

	for (uint32_t k = 1; k < link->npossible; k++)
		if (!str_eq(r->entities[link->possible[k]].id, id))
			return false;
	return id.len > 0;
}

void
also_decide(struct resolved *r, size_t n, uint32_t *weights)
{
	for (size_t i = 0; i < n; i++) {
		struct link *link = &r->links[i];

		/* Who has a full name, or an office, is told by more than this. */
		if (link->npossible == 0 || link->why != LINK_SELF ||
		    weights[link->entity] == 0 || r->entities[link->entity].id.len == 0 ||
		    !are_one(r, link))
			continue;
		if (--weights[link->entity] == 0)
			r->entities[link->entity].id = STR_EMPTY;
		link->entity = link->possible[0];
		link->npossible = 0;
		link->why = LINK_SURNAME;
		link->sure = link_reason_sure(LINK_SURNAME);
	}
}

static int
by_ids(const void *pa, const void *pb)
{
	const struct also *a = pa;
	const struct also *b = pb;
	int d = str_cmp(a->from, b->from);

	return d ? d : str_cmp(a->to, b->to);
}

struct also
also_pair(struct str key, struct str sayer, struct str bearer)
{
	return str_starts(key, STR_LIT(ALSO_IS)) ? (struct also){sayer, bearer}
	                                         : (struct also){bearer, sayer};
}

/* By `from`, each once; without those who are said to be two. */
static size_t
keep_certain(struct also *pairs, size_t n)
{
	size_t kept = 0;

	if (n > 1)
		qsort(pairs, n, sizeof(*pairs), by_ids);
	for (size_t i = 0; i < n;) {
		size_t end = i + 1;
		bool is_one = true;
		for (; end < n && str_eq(pairs[end].from, pairs[i].from); end++)
			is_one &= str_eq(pairs[end].to, pairs[i].to);
		if (is_one && !str_eq(pairs[i].from, pairs[i].to))
			pairs[kept++] = pairs[i];
		i = end;
	}
	return kept;
}

/* Where the way from pair i ends; of a ring the first in order of bytes. */
static struct str
end_of(const struct also *pairs, size_t n, const struct map *at, size_t i)
{
	struct str to = pairs[i].to;
	struct str least = to;
	uint32_t k;

	for (size_t step = 0; (k = map_get(at, to)) != MAP_NONE; step++) {
		to = pairs[k].to;
		/* Now it is inside a ring, which ends when all of it is seen. */
		if (step == n)
			least = to;
		if (str_cmp(to, least) < 0)
			least = to;
		if (step == 2 * n)
			return least;
	}
	return to;
}

void
also_settle(struct also *pairs, size_t *n)
{
	size_t all = keep_certain(pairs, *n);
	struct str *ends = xcalloc(all + 1, sizeof(*ends));
	size_t kept = 0;
	struct map at;

	map_init(&at);
	for (size_t i = 0; i < all; i++)
		map_set(&at, pairs[i].from, (uint32_t)i);
	for (size_t i = 0; i < all; i++)
		ends[i] = end_of(pairs, all, &at, i);
	for (size_t i = 0; i < all; i++)
		if (!str_eq(pairs[i].from, ends[i]))
			pairs[kept++] = (struct also){pairs[i].from, ends[i]};
	*n = kept;
	map_release(&at);
	free(ends);
}
