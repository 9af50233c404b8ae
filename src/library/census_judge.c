/* SPDX-License-Identifier: MIT */
/*
 * Who is who, a bucket at a time: what articles say in the same words of identity
 * is summed, the sums of one block are resolved together.  Kept beside settle.c
 * and identities.c, which do the same in a database that lasts; a test compares
 * them.
 */
#include "library/census_int.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "entity/resolve.h"

#include "text/banned.h"

struct sum {
	struct local facts;
	uint32_t block;
};

/* One bucket in memory. */
struct tray {
	struct census *census;
	struct buf bytes;
	struct map identities; /* -> index into sums */
	struct map blocks;     /* name -> number */
	VEC(struct sum) sums;
	uint32_t first;        /* verdict of the first sum */
	struct arena arena;    /* of the sums */
	struct arena scratch;
};

/* ----------------------------------------------------------------------- sums */

/* The sum that a local of this identity goes to, begun if it is new. */
static struct sum *
sum_of(struct tray *t, struct str identity, uint32_t *index)
{
	struct sum s;

	*index = map_intern(&t->identities, identity, (uint32_t)t->sums.len);
	if (*index == t->sums.len) {
		if (!local_unpack(identity, &t->arena, &s.facts))
			return NULL;
		s.block = map_intern(&t->blocks, s.facts.block, (uint32_t)t->blocks.len);
		vec_push(&t->sums, s);
	}
	return &t->sums.ptr[*index];
}

static bool
take_local(struct tray *t, const struct said_head *head, struct str identity,
           struct str counts)
{
	struct local said;
	struct sum *sum;
	uint32_t index;

	if (t->census->sheets.ptr[head->sheet].is_gone)
		return true;
	sum = sum_of(t, identity, &index);
	if (!sum || !local_unpack_counts(counts, &t->scratch, &said))
		return false;
	local_sum(&sum->facts, &said, &t->arena);
	arena_clear(&t->scratch);
	t->census->locals.ptr[head->local] = t->first + index;
	return true;
}

static bool
take_all(struct tray *t)
{
	struct str rest = buf_str(&t->bytes);
	struct said_head head;

	while (rest.len > 0) {
		struct str identity;
		struct str counts;

		if (rest.len < sizeof head)
			return false;
		memcpy(&head, rest.ptr, sizeof head);
		rest = str_sub(rest, sizeof head, rest.len);
		identity = str_sub(rest, 0, head.identity);
		counts = str_sub(rest, head.identity, (size_t)head.identity + head.counts);
		rest = str_sub(rest, (size_t)head.identity + head.counts, rest.len);
		if (!take_local(t, &head, identity, counts))
			return false;
	}
	return true;
}

static bool
fill(struct tray *t, struct bucket *b)
{
	struct census *c = t->census;

	for (size_t i = 0; i < b->chunks.len; i++)
		if (!spill_read(&c->said, b->chunks.ptr[i].at, b->chunks.ptr[i].len,
		                &t->bytes))
			return false;
	buf_add(&t->bytes, buf_str(&b->rest));
	buf_release(&b->rest);
	vec_release(&b->chunks);
	return take_all(t);
}

/* --------------------------------------------------------------------- verdicts */

static void
note_offices(struct census *c, const struct local *facts, entity_id entity)
{
	struct buf key;

	if (facts->nrole == 0)
		return;
	buf_init(&key);
	for (uint32_t i = 0; i < facts->nrole; i++) {
		struct holding h = {
			.month = facts->written,
			.slug = census_slug(c, entity),
			.entity = entity,
			.is_former = facts->roles[i].is_former,
		};

		buf_clear(&key);
		resolve_office_key(&key, facts->roles[i].office, facts->roles[i].of);
		h.office = census_office(c, buf_str(&key));
		buf_clear(&key);
		resolve_office_key(&key, facts->roles[i].office, STR_EMPTY);
		h.of_unsaid = census_office(c, buf_str(&key));
		vec_push(&c->holdings, h);
	}
	buf_release(&key);
}

/* Those it could be, in the order of their slugs: entities of a block have it. */
static void
note_possible(struct census *c, struct verdict *v, const struct link *link,
              const entity_id *ids)
{
	v->possible = (uint32_t)c->possible.len;
	for (uint32_t i = 0; i < link->npossible; i++)
		vec_push(&c->possible, ids[link->possible[i]]);
	v->npossible = link->npossible;
}

static void
judge_block(struct tray *t, const uint32_t *members, size_t n)
{
	struct census *c = t->census;
	const struct local **locals = ARENA_ARRAY(&t->scratch, n, const struct local *);
	struct resolved r;
	entity_id *ids;

	for (size_t i = 0; i < n; i++)
		locals[i] = &t->sums.ptr[members[i]].facts;
	resolve_block(locals, n, &r, &t->scratch);
	ids = ARENA_ARRAY(&t->scratch, r.nentity, entity_id);
	for (size_t i = 0; i < r.nentity; i++)
		ids[i] = census_intern(c, r.entities[i].id, r.entities[i].kind);
	census_note_bearers(c, locals, n, &r, ids);
	for (size_t i = 0; i < n; i++) {
		struct verdict *v = &c->verdicts.ptr[t->first + members[i]];

		*v = (struct verdict){
			.entity = ids[r.links[i].entity],
			.sure = r.links[i].sure,
			.why = r.links[i].why,
		};
		note_possible(c, v, &r.links[i], ids);
		note_offices(c, locals[i], v->entity);
	}
}

struct place_of {
	uint32_t block;
	uint32_t sum;
};

static int
by_block(const void *pa, const void *pb)
{
	const struct place_of *a = pa;
	const struct place_of *b = pb;

	if (a->block != b->block)
		return a->block < b->block ? -1 : 1;
	return a->sum < b->sum ? -1 : a->sum > b->sum;
}

static void
judge_blocks(struct tray *t)
{
	size_t n = t->sums.len;
	struct place_of *all = xcalloc(n + 1, sizeof *all);
	uint32_t *members = xcalloc(n + 1, sizeof *members);

	for (uint32_t i = 0; i < n; i++) {
		struct verdict none = {.entity = ENTITY_NONE};

		all[i] = (struct place_of){t->sums.ptr[i].block, i};
		vec_push(&t->census->verdicts, none);
	}
	if (n > 1)
		qsort(all, n, sizeof *all, by_block);
	for (size_t i = 0; i < n; i++)
		members[i] = all[i].sum;
	for (size_t i = 0; i < n;) {
		size_t end = i + 1;

		while (end < n && all[end].block == all[i].block)
			end++;
		judge_block(t, members + i, end - i);
		arena_clear(&t->scratch);
		i = end;
	}
	free(all);
	free(members);
}

static bool
judge_bucket(struct census *c, struct bucket *b)
{
	struct tray t = {.census = c, .first = (uint32_t)c->verdicts.len};
	bool is_good;

	buf_init(&t.bytes);
	map_init(&t.identities);
	map_init(&t.blocks);
	arena_init(&t.arena);
	arena_init(&t.scratch);
	is_good = fill(&t, b);
	if (is_good)
		judge_blocks(&t);
	buf_release(&t.bytes);
	map_release(&t.identities);
	map_release(&t.blocks);
	vec_release(&t.sums);
	arena_release(&t.arena);
	arena_release(&t.scratch);
	return is_good;
}

/* ---------------------------------------------------------------------- offices */

/* As a database would give them to resolve_office(): see office.c. */
static int
by_office(const void *pa, const void *pb)
{
	const struct holding *a = pa;
	const struct holding *b = pb;
	int order;

	if (a->office != b->office)
		return a->office < b->office ? -1 : 1;
	order = day_cmp(a->month, b->month);
	if (order == 0)
		order = str_cmp(a->slug, b->slug);
	return order ? order : (int)a->is_former - (int)b->is_former;
}

static void
sort_holdings(struct census *c)
{
	size_t kept = 0;

	/* The map may have grown, but its keys stay where they are. */
	if (c->holdings.len > 1)
		qsort(c->holdings.ptr, c->holdings.len, sizeof *c->holdings.ptr, by_office);
	for (size_t i = 0; i < c->holdings.len; i++)
		if (kept == 0 ||
		    by_office(&c->holdings.ptr[kept - 1], &c->holdings.ptr[i]) != 0)
			c->holdings.ptr[kept++] = c->holdings.ptr[i];
	c->holdings.len = kept;
}

static int
by_holder(const void *pa, const void *pb)
{
	const struct holding *a = pa;
	const struct holding *b = pb;

	if (a->of_unsaid != b->of_unsaid)
		return a->of_unsaid < b->of_unsaid ? -1 : 1;
	if (a->entity != b->entity)
		return a->entity < b->entity ? -1 : 1;
	return by_office(pa, pb);
}

/* Statements [first, end) of one person and word, by office: what is said of a
 * former one, and not whose, is of all that they held. */
static void
add_former(struct census *c, size_t first, size_t end)
{
	uint32_t added = UINT32_MAX;

	for (size_t i = first; i < end; i++) {
		uint32_t office = c->holdings.ptr[i].office;

		if (office == c->holdings.ptr[i].of_unsaid || office == added)
			continue;
		added = office;
		for (size_t k = first; k < end; k++) {
			struct holding h = c->holdings.ptr[k];
			if (h.office != h.of_unsaid || !h.is_former)
				continue;
			h.office = office;
			vec_push(&c->holdings, h);
		}
	}
}

/* The same as FORMER_OF_UNSAID of office.c. */
static void
spread_former(struct census *c)
{
	size_t n = c->holdings.len;
	size_t end;

	if (n > 1)
		qsort(c->holdings.ptr, n, sizeof *c->holdings.ptr, by_holder);
	for (size_t first = 0; first < n; first = end) {
		const struct holding *h = &c->holdings.ptr[first];

		end = first + 1;
		while (end < n && c->holdings.ptr[end].of_unsaid == h->of_unsaid &&
		       c->holdings.ptr[end].entity == h->entity)
			end++;
		add_former(c, first, end);
	}
}

const struct holding *
census_holders(const struct census *c, uint32_t office, size_t *n)
{
	size_t lo = 0;
	size_t hi = c->holdings.len;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (c->holdings.ptr[mid].office < office)
			lo = mid + 1;
		else
			hi = mid;
	}
	*n = 0;
	while (lo + *n < c->holdings.len && c->holdings.ptr[lo + *n].office == office)
		++*n;
	return c->holdings.ptr + lo;
}

bool
census_judge(struct census *c)
{
	for (size_t i = 0; i < CENSUS_BUCKETS; i++)
		if (!judge_bucket(c, &c->buckets[i]))
			return false;
	spill_release(&c->said);
	census_unite(c);
	sort_holdings(c);
	spread_former(c);
	sort_holdings(c);
	return true;
}
