/* SPDX-License-Identifier: MIT */
/*
 * Organizations, places and agreements of one block: what has one key is one;
 * an acronym goes to the only one that defines it, a short name to the only
 * longer one it can be short for.  Each rule is an index and a look-up, so that
 * a large block costs no more than its locals.
 */
#include "entity/resolve_int.h"

#include "recognize/kb.h"
#include "text/fold.h"
#include "text/map.h"

#include "text/banned.h"

/* Names and the groups they may stand for: the first, and whether there are
 * others. */
struct index {
	struct map first; /* name -> local */
	struct map other; /* name -> a local of another group */
};

static void
index_init(struct index *x)
{
	map_init(&x->first);
	map_init(&x->other);
}

static void
index_release(struct index *x)
{
	map_release(&x->first);
	map_release(&x->other);
}

static void
index_add(struct index *x, const struct groups *g, struct str name, uint32_t local)
{
	uint32_t old = map_intern(&x->first, name, local);

	if (group_of(g, old) != group_of(g, local))
		map_intern(&x->other, name, local);
}

/* The only group of this name that is not i's own; of several, a note. */
static uint32_t
index_ask(const struct index *x, struct groups *g, struct str name, uint32_t i)
{
	uint32_t first = map_get(&x->first, name);
	uint32_t other = map_get(&x->other, name);

	if (first == MAP_NONE || group_of(g, first) == group_of(g, i))
		return UINT32_MAX;
	if (other == MAP_NONE || group_of(g, other) == group_of(g, i))
		return first;
	group_note_possible(g, i, first);
	group_note_possible(g, i, other);
	return UINT32_MAX;
}

/* Joins what was found for each local, when all have asked: one join must not
 * open or close the door for the next. */
static void
join_found(struct groups *g, const uint32_t *to, enum link_reason why)
{
	for (uint32_t i = 0; i < g->n; i++)
		if (to[i] != UINT32_MAX)
			group_join(g, to[i], i, why);
}

/* ------------------------------------------------------------------- acronyms */

/* An acronym that this article only uses, and another one defines. */
static void
join_acronyms(struct groups *g, uint32_t *to)
{
	struct index x;

	index_init(&x);
	for (uint32_t i = 0; i < g->n; i++)
		for (uint32_t k = 0; g->locals[i]->nalias > 1 && k < g->locals[i]->nalias; k++)
			index_add(&x, g, g->locals[i]->aliases[k].text, i);
	for (uint32_t i = 0; i < g->n; i++) {
		const struct local *l = g->locals[i];
		to[i] = l->fixed.len || l->nalias != 1
			? UINT32_MAX : index_ask(&x, g, l->aliases[0].text, i);
	}
	join_found(g, to, LINK_ACRONYM);
	index_release(&x);
}

/* In capitals, one word of three letters and more. */
static bool
is_acronym(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.ptr[i] < 'A' || s.ptr[i] > 'Z')
			return false;
	return s.len > 2;
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
		/* Of clubs the block is that of their name without the city. */
		if (str_find_char(text, ' ') == SIZE_MAX || g->locals[i]->weak.len)
			continue;
		many |= name != UINT32_MAX && group_of(g, name) != group_of(g, i);
		name = i;
	}
	for (uint32_t i = 0; i < g->n && name != UINT32_MAX && !many; i++) {
		const struct local *l = g->locals[i];
		if (!l->fixed.len && l->nalias == 1 && is_acronym(l->aliases[0].text) &&
		    group_of(g, i) != group_of(g, name))
			to[i] = name;
	}
	join_found(g, to, LINK_INITIALS);
}

/* ---------------------------------------------------------------- short names */

/* "Colts" for Indianapolis Colts, "Santa Rosa" for Santa Rosa, California: a
 * longer name carries its short one as weak key. */
static void
join_tails(struct groups *g, uint32_t *to)
{
	struct index x;

	index_init(&x);
	for (uint32_t i = 0; i < g->n; i++)
		if (g->locals[i]->weak.len)
			index_add(&x, g, g->locals[i]->weak, i);
	for (uint32_t i = 0; i < g->n; i++)
		to[i] = g->locals[i]->fixed.len ? UINT32_MAX
		                                : index_ask(&x, g, g->locals[i]->key, i);
	join_found(g, to, LINK_SHORT);
	index_release(&x);
}

/* ----------------------------------------------------------------- agreements */

/* The words of a key: without kind and years. */
static struct str
words_of(const struct local *l)
{
	struct str key = str_sub(l->key, str_find_char(l->key, ':') + 1, SIZE_MAX);

	return str_sub(key, 0, str_find_char(key, '/'));
}

static bool
years_differ(const struct local *a, const struct local *b)
{
	return a->from.year && b->from.year && a->from.year != b->from.year;
}

static size_t
count_words(struct str words)
{
	size_t n = words.len > 0;

	for (size_t i = 0; i < words.len; i++)
		n += words.ptr[i] == '-';
	return n;
}

/*
 * The longer name that local i begins.  Those are its next neighbours, since
 * locals come sorted by key.  "National Action Plan" begins many names: the
 * years must agree, or more of the name be there.
 */
static uint32_t
longer_document(struct groups *g, uint32_t i)
{
	enum { ENOUGH = 4 };
	const struct local *l = g->locals[i];
	struct str words = words_of(l);
	uint32_t found = UINT32_MAX;

	for (uint32_t k = i + 1; k < g->n && str_starts(words_of(g->locals[k]), words); k++) {
		const struct local *strong = g->locals[k];
		bool same_year = l->from.year && l->from.year == strong->from.year;
		if (group_of(g, k) == group_of(g, i) || strong->key.len <= l->key.len ||
		    years_differ(l, strong) || (!same_year && count_words(words) < ENOUGH))
			continue;
		if (found != UINT32_MAX && group_of(g, found) != group_of(g, k)) {
			group_note_possible(g, i, found);
			group_note_possible(g, i, k);
			return UINT32_MAX;
		}
		found = k;
	}
	return found;
}

/* "declaration-maritime-safety-mombasa" -> "declaration-mombasa", if its last
 * word is a place; empty if it has no more words than these. */
static struct str
by_place(struct str words, struct arena *arena)
{
	size_t first = str_find_char(words, '-');
	size_t last = words.len;
	struct kb_phrase p;
	struct buf b;

	while (last > 0 && words.ptr[last - 1] != '-')
		last--;
	if (first == SIZE_MAX || last <= first + 1 ||
	    !kb_lookup(str_sub(words, last, SIZE_MAX), &p) || !kb_pick(&p, KB_BIT(KB_PLACE)))
		return STR_EMPTY;
	buf_init(&b);
	buf_add(&b, str_sub(words, 0, first + 1));
	buf_add(&b, str_sub(words, last, SIZE_MAX));
	struct str out = arena_str(arena, buf_str(&b));
	buf_release(&b);
	return out;
}

/* "The Mombasa Declaration" for Mombasa Declaration on Maritime Safety. */
static void
join_documents(struct groups *g, uint32_t *to)
{
	struct index x;

	index_init(&x);
	for (uint32_t i = 0; i < g->n; i++) {
		struct str name = by_place(words_of(g->locals[i]), g->arena);
		if (name.len && (i == 0 || !str_eq(g->locals[i - 1]->key, g->locals[i]->key)))
			index_add(&x, g, name, i);
	}
	for (uint32_t i = 0; i < g->n; i++) {
		const struct local *l = g->locals[i];
		to[i] = UINT32_MAX;
		/* The first of one key asks for all. */
		if (l->fixed.len || (i > 0 && str_eq(g->locals[i - 1]->key, l->key)))
			continue;
		to[i] = longer_document(g, i);
		if (to[i] == UINT32_MAX && !g->npossible[i])
			to[i] = index_ask(&x, g, words_of(l), i);
		if (to[i] != UINT32_MAX && years_differ(l, g->locals[to[i]]))
			to[i] = UINT32_MAX;
	}
	join_found(g, to, LINK_SHORT);
	index_release(&x);
}

void
group_things(struct groups *g)
{
	uint32_t *to = xcalloc(g->n, sizeof(*to));

	group_equal(g);
	join_acronyms(g, to);
	if (g->locals[0]->kind == KIND_DOCUMENT)
		join_documents(g, to);
	else
		join_tails(g, to);
	if (g->locals[0]->kind == KIND_ORG)
		join_initials(g, to);
	free(to);
}
