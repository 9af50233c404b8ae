/* SPDX-License-Identifier: MIT */
/*
 * Which locals of a block are the same thing, kind by kind.  Every rule looks
 * at the whole block, so the order in which articles came cannot matter: a
 * weak local joins only where one group can be meant.
 */
#include "entity/resolve_int.h"

#include "entity/name.h"

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
static void
note_possible(struct groups *g, uint32_t i, uint32_t root)
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
			note_possible(g, i, found);
			note_possible(g, i, root);
			many = true;
			if (g->npossible[i] > POSSIBLE_MAX)
				break;
		}
		found = root;
	}
	return many ? UINT32_MAX : found;
}

/* ------------------------------------------------------------------- people */

/* Offices of different countries speak against one person. */
static bool
offices_differ(const struct local *a, const struct local *b)
{
	bool said = false;

	for (uint32_t i = 0; i < a->nrole; i++) {
		for (uint32_t k = 0; k < b->nrole; k++) {
			if (!a->roles[i].of.len || !b->roles[k].of.len)
				continue;
			if (str_eq(a->roles[i].of, b->roles[k].of))
				return false;
			said |= str_starts(a->roles[i].of, STR_LIT("place/")) &&
			        str_starts(b->roles[k].of, STR_LIT("place/"));
		}
	}
	return said;
}

static bool
shorter_given(const struct local *weak, const struct local *strong)
{
	return strong->given.len > weak->given.len && weak->given.len > 0 &&
	       name_given_agree(weak->given, strong->given) && !offices_differ(weak, strong);
}

/* An office that both hold. */
static bool
share_office(const struct local *a, const struct local *b)
{
	for (uint32_t i = 0; i < a->nrole; i++)
		for (uint32_t k = 0; k < b->nrole; k++)
			if (office_answers(a->roles[i].office, b->roles[k].office))
				return true;
	return false;
}

static bool
surname_fits(const struct local *weak, const struct local *strong)
{
	return strong->given.len > 0 && weak->given.len == 0 && !offices_differ(weak, strong);
}

/* Surnames of a few letters are borne by many: one article that names a Chung
 * does not say who the Chung of another is. */
enum { SHORT_SURNAME = 5 };

static bool
is_ambiguous(const struct groups *g, uint32_t weak, uint32_t root)
{
	uint32_t named = 0;

	if (g->locals[weak]->weak.len > SHORT_SURNAME)
		return false;
	for (uint32_t k = 0; k < g->n; k++) {
		if (group_of(g, k) != root || g->locals[k]->given.len == 0)
			continue;
		if (share_office(g->locals[weak], g->locals[k]))
			return false;
		named++;
	}
	return named < 2;
}

/* Roots are taken before anything is joined, so that one join cannot open or
 * close the door for the next. */
static void
join_weak(struct groups *g, enum link_reason why,
          bool (*fits)(const struct local *weak, const struct local *strong))
{
	uint32_t *to = xcalloc(g->n, sizeof(*to));

	for (uint32_t i = 0; i < g->n; i++) {
		to[i] = only_group(g, i, fits);
		if (to[i] != UINT32_MAX && fits == surname_fits && is_ambiguous(g, i, to[i]))
			to[i] = UINT32_MAX;
	}
	for (uint32_t i = 0; i < g->n; i++)
		if (to[i] != UINT32_MAX)
			group_join(g, to[i], i, why);
	free(to);
}

/* Only a surname, here and in whatever it was joined to. */
static bool
is_bare(const struct groups *g, uint32_t i)
{
	return g->locals[i]->given.len == 0 && !g->locals[i]->fixed.len &&
	       g->locals[group_of(g, i)]->given.len == 0;
}

static bool
says_owner(const struct local *l)
{
	for (uint32_t i = 0; i < l->nrole; i++)
		if (l->roles[i].of.len)
			return true;
	return false;
}

/*
 * What is left of one surname alone is taken for one person, unless an office
 * speaks against: first those whose country is said, one group a country; then
 * those of whom nothing is said, who can only be told where there is one.
 */
static void
group_bare(struct groups *g)
{
	uint32_t *bare = xcalloc(g->n, sizeof(*bare));
	uint32_t n = 0;
	uint32_t unsaid = UINT32_MAX;

	for (uint32_t i = 0; i < g->n; i++) {
		uint32_t k = 0;
		if (!is_bare(g, i) || !says_owner(g->locals[i]))
			continue;
		while (k < n && offices_differ(g->locals[bare[k]], g->locals[i]))
			k++;
		if (k < n)
			group_join(g, bare[k], i, LINK_BARE);
		else
			bare[n++] = i;
	}
	for (uint32_t i = 0; i < g->n; i++) {
		if (!is_bare(g, i) || says_owner(g->locals[i]))
			continue;
		if (n == 1)
			group_join(g, bare[0], i, LINK_BARE);
		else if (unsaid != UINT32_MAX)
			group_join(g, unsaid, i, LINK_BARE);
		else
			unsaid = i;
	}
	free(bare);
}

void
group_persons(struct groups *g)
{
	group_equal(g);
	join_weak(g, LINK_GIVEN, shorter_given);
	join_weak(g, LINK_SURNAME, surname_fits);
	group_bare(g);
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
