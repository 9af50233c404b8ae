/* SPDX-License-Identifier: MIT */
/*
 * Organizations and places of one block: what has one key is one, with doubt where its
 * articles are about different countries; an acronym goes to the only one that defines it,
 * a short name to the only longer one it can be short for.  Each rule is an index and a
 * look-up, so that a large block costs no more than its locals.
 */
#include "entity/resolve_int.h"

#include "recognize/kb.h"
#include "text/buf.h"
#include "text/map.h"

#include "text/banned.h"

/* ------------------------------------------------------------------- acronyms */

/* Known by initials alone, which many have: "NDC". */
static bool
is_bare(const struct local *l)
{
	return l->kind == KIND_ORG && !l->fixed.len && l->nalias == 1 &&
	       str_is_capitals(l->aliases[0].text, 2, 5);
}

/* The other is told of in articles about another country. */
static bool
is_foreign(const struct local *a, const struct local *b)
{
	return a->about.len && b->about.len && !str_eq(a->about, b->about);
}

/*
 * Of one name are one, but initials: those of Ghana are not those of Grenada.  Where an
 * article is about no country, they go to the only ones with doubt, or could be of several.
 */
static void
group_names(struct groups *g)
{
	struct name_index x;
	struct map seen;
	struct buf name;
	bool is_any = false;

	for (uint32_t i = 0; i < g->n && !is_any; i++)
		is_any = is_bare(g->locals[i]) && g->locals[i]->about.len;
	if (!is_any) {
		group_equal(g);
		return;
	}
	name_index_init(&x);
	map_init(&seen);
	buf_init(&name);
	for (uint32_t i = 0; i < g->n; i++) {
		const struct local *l = g->locals[i];
		if (!l->key.len && !l->fixed.len)
			continue;
		buf_clear(&name);
		buf_add(&name, l->fixed.len ? l->fixed : l->key);
		if (is_bare(l))
			buf_addf(&name, "|%.*s", STR_ARG(l->about));
		uint32_t first = map_intern(&seen, buf_str(&name), i);
		if (first != i)
			group_join(g, first, i, LINK_NAME);
		if (is_bare(l) && l->about.len)
			name_index_add(&x, g, l->key, i);
	}
	for (uint32_t i = 0; i < g->n; i++) {
		const struct local *l = g->locals[i];
		uint32_t to = is_bare(l) && !l->about.len ? name_index_ask(&x, g, l->key, i)
		                                          : UINT32_MAX;
		if (to != UINT32_MAX)
			group_join(g, to, i, LINK_LETTERS);
	}
	buf_release(&name);
	map_release(&seen);
	name_index_release(&x);
}

/* Those of one name that no table has, in articles about different countries: two as
 * often as one.  Of those that speak of a country the first are taken for it. */
static void
doubt_foreign(struct groups *g)
{
	struct map told;

	map_init(&told);
	for (uint32_t i = 0; i < g->n; i++) {
		const struct local *l = g->locals[i];
		if (l->fixed.len || !l->key.len || !l->about.len || is_bare(l))
			continue;
		uint32_t first = map_intern(&told, l->key, i);
		if (is_foreign(l, g->locals[first]))
			group_join(g, first, i, LINK_ELSEWHERE);
	}
	map_release(&told);
}

/* An acronym that this article only uses, and another one defines. */
static void
join_acronyms(struct groups *g, uint32_t *to)
{
	struct name_index x;

	name_index_init(&x);
	for (uint32_t i = 0; i < g->n; i++)
		for (uint32_t k = 0; g->locals[i]->nalias > 1 && k < g->locals[i]->nalias; k++)
			name_index_add(&x, g, g->locals[i]->aliases[k].text, i);
	for (uint32_t i = 0; i < g->n; i++) {
		const struct local *l = g->locals[i];
		to[i] = l->fixed.len || l->nalias != 1
			? UINT32_MAX : name_index_ask(&x, g, l->aliases[0].text, i);
		if (to[i] != UINT32_MAX && is_foreign(l, g->locals[to[i]]))
			to[i] = UINT32_MAX;
	}
	group_join_found(g, to, LINK_ACRONYM);
	name_index_release(&x);
}

/* A block of organizations is one of initials: an acronym nobody defines goes
 * to the only name in it of more words. */
static void
join_initials(struct groups *g, uint32_t *to)
{
	uint32_t name = UINT32_MAX;
	bool many = false;

	for (uint32_t i = 0; i < g->n; i++) {
		struct str text = g->locals[i]->nalias ? g->locals[i]->aliases[0].text : STR_EMPTY;
		to[i] = UINT32_MAX;
		/* Of clubs the block is that of their name without the city; "National Civil
		 * Police" (coref_named.c) is one of many. */
		if (str_find_char(text, ' ') == SIZE_MAX || g->locals[i]->weak.len ||
		    (g->locals[i]->fixed.len && g->locals[i]->confidence < 1.0f))
			continue;
		many |= name != UINT32_MAX && group_of(g, name) != group_of(g, i);
		name = i;
	}
	for (uint32_t i = 0; i < g->n && name != UINT32_MAX && !many; i++) {
		const struct local *l = g->locals[i];
		if (!l->fixed.len && l->nalias == 1 && str_is_capitals(l->aliases[0].text, 3, SIZE_MAX) &&
		    group_of(g, i) != group_of(g, name) && !is_foreign(l, g->locals[name]))
			to[i] = name;
	}
	group_join_found(g, to, LINK_INITIALS);
}

/* ---------------------------------------------------------------- short names */

/* The country that a place lies in, or that its article is about, as an id; empty if
 * nobody says. */
static struct str
country_of(const struct groups *g, uint32_t i)
{
	const struct local *l = g->locals[i];
	kb_id row = l->kind == KIND_PLACE && l->fixed.len
		? kb_by_slug(KB_PLACE, str_sub(l->fixed, str_find_char(l->fixed, '/') + 1, SIZE_MAX))
		: KB_NONE;
	struct str id = l->about;
	struct buf b;

	if (kb_country_of(row) == KB_NONE)
		return id;
	buf_init(&b);
	kb_entity_id(&b, kb_country_of(row));
	id = arena_str(g->arena, buf_str(&b));
	buf_release(&b);
	return id;
}

/* "Victoria" of an article about Australia is not Victoria, British Columbia. */
static bool
is_elsewhere(const struct groups *g, uint32_t i, uint32_t other)
{
	struct str a = country_of(g, i);
	struct str b = country_of(g, other);

	return a.len && b.len && !str_eq(a, b);
}

/* "Colts" for Indianapolis Colts, "Santa Rosa" for Santa Rosa, California: a
 * longer name carries its short one as weak key. */
static void
join_tails(struct groups *g, uint32_t *to)
{
	struct name_index x;

	name_index_init(&x);
	for (uint32_t i = 0; i < g->n; i++)
		if (g->locals[i]->weak.len)
			name_index_add(&x, g, g->locals[i]->weak, i);
	for (uint32_t i = 0; i < g->n; i++) {
		to[i] = g->locals[i]->fixed.len ? UINT32_MAX
		                                : name_index_ask(&x, g, g->locals[i]->key, i);
		if (to[i] != UINT32_MAX && g->locals[i]->kind == KIND_PLACE &&
		    is_elsewhere(g, i, to[i]))
			to[i] = UINT32_MAX;
	}
	group_join_found(g, to, LINK_SHORT);
	name_index_release(&x);
}

void
group_things(struct groups *g)
{
	uint32_t *to = xcalloc(g->n, sizeof(*to));

	if (g->locals[0]->kind == KIND_ORG)
		group_names(g);
	else
		group_equal(g);
	doubt_foreign(g);
	join_acronyms(g, to);
	join_tails(g, to);
	if (g->locals[0]->kind == KIND_ORG)
		join_initials(g, to);
	free(to);
}
