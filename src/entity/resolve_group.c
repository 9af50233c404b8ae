/* SPDX-License-Identifier: MIT */
/*
 * Groups of one block as union-find, and which meetings of a series are one:
 * every rule looks at the whole block, so the order in which articles came
 * cannot matter.  People are told apart in resolve_person.c, everything else in
 * resolve_thing.c.
 */
#include "entity/resolve_int.h"

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

static uint32_t
exactness(struct day d)
{
	return (d.year != 0) + (uint32_t)(d.month != 0) + (d.day != 0);
}

static void
tell_occasion(struct occasion *o, const struct local *l)
{
	if (!o->ordinal)
		o->ordinal = l->ordinal;
	if (exactness(l->from) > exactness(o->from))
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

static bool
near_in_time(const struct occasion *a, const struct occasion *b)
{
	if (!a->from.year || a->from.year != b->from.year)
		return false;
	return !a->from.month || !b->from.month || a->from.month == b->from.month;
}

/* "The Sochi summit", when that is all: held there, and not long after it was
 * written about. */
static bool
is_of_place(const struct occasion *weak, const struct occasion *strong)
{
	if (!weak->place.len || weak->from.year || weak->from.month || !strong->place.len)
		return false;
	return !weak->written.year || !strong->from.year ||
	       strong->from.year <= weak->written.year + 1;
}

/* An instance without a number is the one of its time and place. */
static bool
same_occasion(const struct occasion *weak, const struct occasion *strong)
{
	if (weak->place.len && strong->place.len && !str_eq(weak->place, strong->place))
		return false;
	return near_in_time(weak, strong) || is_of_place(weak, strong);
}

static void
join_occasions(struct meetings *m)
{
	uint32_t *to = xcalloc(m->all.len + 1, sizeof(*to));

	for (size_t i = 0; i < m->all.len; i++) {
		const struct occasion *weak = &m->all.ptr[i];
		uint32_t found = UINT32_MAX;
		bool many = false;
		to[i] = UINT32_MAX;
		for (size_t k = 0; k < m->all.len && !weak->is_fixed && !weak->ordinal; k++) {
			const struct occasion *strong = &m->all.ptr[k];
			if (k == i || !same_occasion(weak, strong))
				continue;
			if (found != UINT32_MAX) {
				group_note_possible(m->g, weak->local, found);
				group_note_possible(m->g, weak->local, strong->local);
				many = true;
			}
			found = strong->local;
		}
		if (!many)
			to[i] = found;
	}
	/* Nothing is joined before all have asked: one join must not open or
	 * close the door for the next. */
	for (size_t i = 0; i < m->all.len; i++)
		if (to[i] != UINT32_MAX)
			group_join(m->g, to[i], m->all.ptr[i].local, LINK_OCCASION);
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
