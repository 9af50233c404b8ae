/* SPDX-License-Identifier: MIT */
/*
 * Groups of one block as union-find, and which meetings of a series are one:
 * every rule looks at the whole block, so the order in which articles came
 * cannot matter.  People are told apart in resolve_person.c, everything else in
 * resolve_thing.c.
 */
#include "entity/resolve_int.h"

#include <stdlib.h>

#include "entity/series.h"
#include "text/map.h"
#include "text/vec.h"

#include "text/banned.h"

uint32_t
group_of(const struct groups *g, uint32_t i)
{
	while (g->parent[i] != i)
		i = g->parent[i];
	return i;
}

void
group_join(struct groups *g, uint32_t a, uint32_t b, enum link_reason why)
{
	uint32_t x = group_of(g, a);
	uint32_t y = group_of(g, b);
	float sure = link_reason_sure(why);

	if (sure < g->link[b]) {
		g->link[b] = sure;
		g->why[b] = why;
	}
	if (x < y)
		g->parent[y] = x;
	else
		g->parent[x] = y;
}

static bool
same_identity(const struct local *a, const struct local *b)
{
	if (a->fixed.len && b->fixed.len)
		return str_eq(a->fixed, b->fixed);
	return a->key.len && str_eq(a->key, b->key);
}

/* Locals come sorted by key and id, so equal ones are neighbours; each joins
 * the first of them, so that no way to a root is long. */
void
group_equal(struct groups *g)
{
	uint32_t first = 0;

	for (uint32_t i = 1; i < g->n; i++) {
		if (same_identity(g->locals[i - 1], g->locals[i]))
			group_join(g, first, i, LINK_NAME);
		else
			first = i;
	}
}

void
group_note_possible(struct groups *g, uint32_t i, uint32_t root)
{
	if (!g->possible[i])
		g->possible[i] = ARENA_ARRAY(g->arena, POSSIBLE_MAX + 1, uint32_t);
	for (uint32_t k = 0; k < g->npossible[i]; k++)
		if (g->possible[i][k] == root)
			return;
	if (g->npossible[i] <= POSSIBLE_MAX)
		g->possible[i][g->npossible[i]++] = root;
}

void
group_note_rival(struct groups *g, uint32_t i, uint32_t root)
{
	g->rival[i] = root;
}

/* Are there two groups besides its own that local i could belong to? */
static bool
is_doubtful(const struct groups *g, uint32_t i)
{
	uint32_t own = group_of(g, i);
	uint32_t other = UINT32_MAX;

	for (uint32_t k = 0; k < g->npossible[i]; k++) {
		uint32_t root = group_of(g, g->possible[i][k]);
		if (root != own && other != UINT32_MAX && other != root)
			return true;
		if (root != own)
			other = root;
	}
	return false;
}

/* A surname that could be several people's is another in every article: it is no
 * group that others could be taken for. */
void
group_find_doubts(struct groups *g)
{
	for (uint32_t i = 0; i < g->n; i++)
		g->doubt[i] = UINT32_MAX;
	for (uint32_t i = 0; i < g->n; i++) {
		const struct local *l = g->locals[i];
		uint32_t root = group_of(g, i);
		if ((l->kind == KIND_DOCUMENT || l->given.len) && g->doubt[root] == UINT32_MAX &&
		    is_doubtful(g, i))
			g->doubt[root] = i;
	}
}

/* ----------------------------------------------------------------- meetings */

/* An instance as far as all who name it say. */
struct occasion {
	uint32_t local; /* one of its locals */
	uint32_t ordinal;
	struct day from;
	struct str place;
	struct day written; /* the last article that names it */
	bool is_fixed;      /* by the tables */
};

struct meetings {
	struct groups *g;
	VEC(struct occasion) all;
};

static void
tell_occasion(struct occasion *o, const struct local *l)
{
	if (!o->ordinal)
		o->ordinal = l->ordinal;
	if (day_exactness(l->from) > day_exactness(o->from))
		o->from = l->from;
	if (!o->place.len)
		o->place = l->place;
	if (day_cmp(l->written, o->written) > 0)
		o->written = l->written;
	o->is_fixed |= l->fixed.len > 0;
}

/* Of groups as they are now; series themselves are none. */
static void
find_occasions(struct meetings *m)
{
	struct map seen;

	vec_clear(&m->all);
	map_init(&seen);
	for (uint32_t i = 0; i < m->g->n; i++) {
		const struct local *l = m->g->locals[i];
		uint32_t root = group_of(m->g, i);
		if (!l->parent.len)
			continue;
		uint32_t k = map_intern(&seen, str_from((const char *)&root, sizeof(root)),
		                        (uint32_t)m->all.len);
		if (k == m->all.len) {
			struct occasion fresh = {.local = i, .place = STR_EMPTY};
			vec_push(&m->all, fresh);
		}
		tell_occasion(&m->all.ptr[k], l);
	}
	map_release(&seen);
}

static void
join_numbers(struct meetings *m)
{
	struct map numbers;

	map_init(&numbers);
	for (size_t i = 0; i < m->all.len; i++) {
		const struct occasion *o = &m->all.ptr[i];
		if (!o->ordinal)
			continue;
		uint32_t first = map_intern(&numbers,
			str_from((const char *)&o->ordinal, sizeof(o->ordinal)), o->local);
		if (first != o->local)
			group_join(m->g, first, o->local, LINK_NUMBER);
	}
	map_release(&numbers);
}

/* Not long after it was written about, if that is all that speaks against it. */
static bool
is_in_reach(const struct occasion *weak, const struct occasion *strong)
{
	return weak->from.year || !weak->written.year || !strong->from.year ||
	       strong->from.year <= weak->written.year + 1;
}

static bool
same_occasion(const struct occasion *weak, const struct occasion *strong)
{
	struct local a = {.from = weak->from, .place = weak->place};
	struct local b = {.from = strong->from, .place = strong->place};

	/* "In May" of any year says less than a place. */
	if (!weak->from.year && !(weak->place.len && strong->place.len))
		return false;
	return series_may_be_one(&a, &b) && is_in_reach(weak, strong);
}

/* How much is told of a meeting; who has a number or is of the tables asks
 * nobody. */
static uint32_t
told_of(const struct occasion *o)
{
	return o->is_fixed || o->ordinal ? UINT32_MAX
	                                 : (uint32_t)(o->from.month != 0) + (o->place.len > 0);
}

/* Of two that something could be, is `b` clearly the fuller tale of the same? */
static bool
is_fuller(const struct occasion *a, const struct occasion *b)
{
	return told_of(a) < told_of(b) && same_occasion(a, b);
}

/*
 * The occasion that the weak one can be, of those of which no less is told (the
 * others ask themselves): the only one, or the one of which all others are parts.
 * SIZE_MAX if there is none or several.
 */
static size_t
only_occasion(struct meetings *m, size_t weak)
{
	const struct occasion *o = &m->all.ptr[weak];
	size_t found = SIZE_MAX;

	for (size_t k = 0; k < m->all.len && !o->is_fixed && !o->ordinal; k++) {
		const struct occasion *strong = &m->all.ptr[k];
		if (k == weak || told_of(strong) < told_of(o) || !same_occasion(o, strong))
			continue;
		if (found == SIZE_MAX || told_of(&m->all.ptr[found]) < told_of(strong))
			found = k;
	}
	for (size_t k = 0; k < m->all.len && found != SIZE_MAX; k++) {
		const struct occasion *strong = &m->all.ptr[k];
		if (k == weak || k == found || told_of(strong) < told_of(o) ||
		    !same_occasion(o, strong) || is_fuller(strong, &m->all.ptr[found]))
			continue;
		group_note_possible(m->g, o->local, m->all.ptr[found].local);
		group_note_possible(m->g, o->local, strong->local);
	}
	return m->g->npossible[o->local] ? SIZE_MAX : found;
}

/* Is another, which differs from i, taken for the same meeting?  Then that one has
 * told too little for either. */
static bool
is_contested(const struct meetings *m, const size_t *to, size_t i)
{
	const struct occasion *o = &m->all.ptr[i];
	struct local a = {.from = o->from, .place = o->place};

	for (size_t k = 0; k < m->all.len; k++) {
		const struct occasion *other = &m->all.ptr[k];
		struct local b = {.from = other->from, .place = other->place};
		if (k != i && to[k] == to[i] && o->from.year == other->from.year &&
		    !series_may_be_one(&a, &b))
			return true;
	}
	return false;
}

/* Nothing is joined before all have asked: one join must not open or close the
 * door for the next.  Of two that tell as much each must mean the other. */
static void
join_occasions(struct meetings *m)
{
	size_t *to = xcalloc(m->all.len + 1, sizeof(*to));

	for (size_t i = 0; i < m->all.len; i++)
		to[i] = only_occasion(m, i);
	for (size_t i = 0; i < m->all.len; i++) {
		size_t k = to[i];
		if (k != SIZE_MAX && !is_contested(m, to, i) &&
		    (to[k] == i || told_of(&m->all.ptr[k]) > told_of(&m->all.ptr[i])))
			group_join(m->g, m->all.ptr[k].local, m->all.ptr[i].local, LINK_OCCASION);
	}
	free(to);
}

void
group_events(struct groups *g)
{
	struct meetings m = {.g = g};

	vec_init(&m.all);
	group_equal(g);
	find_occasions(&m);
	join_numbers(&m);
	find_occasions(&m);
	join_occasions(&m);
	vec_release(&m.all);
}
