/* SPDX-License-Identifier: MIT */
/*
 * Which locals of a block are the same thing, kind by kind (people in
 * resolve_person.c).  Every rule looks at the whole block, so the order in which
 * articles came cannot matter: a weak local joins only where one group can be
 * meant.
 */
#include "entity/resolve_int.h"

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

/* Locals come sorted by key and id, so equal ones are neighbours. */
void
group_equal(struct groups *g)
{
	for (uint32_t i = 1; i < g->n; i++)
		if (same_identity(g->locals[i - 1], g->locals[i]))
			group_join(g, i - 1, i, LINK_NAME);
}

/* One group more that local i could belong to. */
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

/* The one group that `fits` says yes to for local i, or UINT32_MAX; several are
 * noted. */
static uint32_t
only_group(struct groups *g, uint32_t i,
           bool (*fits)(const struct local *weak, const struct local *strong))
{
	uint32_t found = UINT32_MAX;
	bool many = false;

	/* What a table names is what it is. */
	if (g->locals[i]->fixed.len)
		return UINT32_MAX;
	for (uint32_t k = 0; k < g->n; k++) {
		uint32_t root = group_of(g, k);
		if (root == group_of(g, i) || !fits(g->locals[i], g->locals[k]))
			continue;
		if (found != UINT32_MAX && found != root) {
			group_note_possible(g, i, found);
			group_note_possible(g, i, root);
			many = true;
			if (g->npossible[i] > POSSIBLE_MAX)
				break;
		}
		found = root;
	}
	return many ? UINT32_MAX : found;
}

/* Roots are taken before anything is joined, so that one join cannot open or
 * close the door for the next. */
static void
join_weak(struct groups *g, enum link_reason why,
          bool (*fits)(const struct local *weak, const struct local *strong))
{
	uint32_t *to = xcalloc(g->n, sizeof(*to));

	for (uint32_t i = 0; i < g->n; i++)
		to[i] = only_group(g, i, fits);
	for (uint32_t i = 0; i < g->n; i++)
		if (to[i] != UINT32_MAX)
			group_join(g, to[i], i, why);
	free(to);
}

/* ----------------------------------------------------------------- meetings */

static bool
same_ordinal(const struct local *a, const struct local *b)
{
	return a->parent.len && b->parent.len && a->ordinal && a->ordinal == b->ordinal;
}

static bool
near_in_time(const struct local *a, const struct local *b)
{
	if (!a->from.year || a->from.year != b->from.year)
		return false;
	return !a->from.month || !b->from.month || a->from.month == b->from.month;
}

/* An instance without a number is the one of its time and place. */
static bool
same_occasion(const struct local *weak, const struct local *strong)
{
	if (!weak->parent.len || !strong->parent.len || weak->fixed.len)
		return false;
	if (weak->ordinal && strong->ordinal)
		return false;
	if (weak->place.len && strong->place.len && !str_eq(weak->place, strong->place))
		return false;
	return near_in_time(weak, strong);
}

void
group_events(struct groups *g)
{
	group_equal(g);
	for (uint32_t i = 0; i < g->n; i++)
		for (uint32_t k = 0; k < i; k++)
			if (same_ordinal(g->locals[k], g->locals[i]))
				group_join(g, k, i, LINK_NUMBER);
	join_weak(g, LINK_OCCASION, same_occasion);
}

/* ------------------------------------- organizations, places, agreements */

static bool
has_alias(const struct local *l, struct str text)
{
	for (uint32_t i = 0; i < l->nalias; i++)
		if (str_eq(l->aliases[i].text, text))
			return true;
	return false;
}

/* An acronym that this article only uses, and another one defines. */
static bool
is_defined_by(const struct local *weak, const struct local *strong)
{
	return weak->kind == strong->kind && weak->nalias == 1 && strong->nalias > 1 &&
	       !weak->fixed.len && has_alias(strong, weak->aliases[0].text);
}

/* The short name of a document whose long one goes on. */
static bool
is_short_document(const struct local *weak, const struct local *strong)
{
	if (weak->kind != KIND_DOCUMENT || weak->fixed.len || strong->key.len <= weak->key.len)
		return false;
	if (weak->from.year && strong->from.year && weak->from.year != strong->from.year)
		return false;
	struct str words = str_sub(weak->key, 0, str_find_char(weak->key, '/'));
	size_t hyphens = 0;
	for (size_t i = 0; i < words.len; i++)
		hyphens += words.ptr[i] == '-';
	/* "National Action Plan" begins many names; the years must agree, or
	 * more of the name be there. */
	return (hyphens >= 3 || (weak->from.year && weak->from.year == strong->from.year)) &&
	       str_starts(strong->key, words);
}

void
group_things(struct groups *g)
{
	group_equal(g);
	join_weak(g, LINK_ACRONYM, is_defined_by);
	join_weak(g, LINK_SHORT, is_short_document);
}
