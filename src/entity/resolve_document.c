/* SPDX-License-Identifier: MIT */
/*
 * Agreements of one block.  One name is borne by several, one a year ("Kazan
 * Declaration"): an *edition* is a name and the year that articles say, or that
 * the tables know.  A text without a year goes to the only edition that was there
 * when it was written; of several it could mean any.  Then short names go to the
 * only longer one they can be short for.
 */
#include "entity/resolve_int.h"

#include <stdlib.h>

#include "recognize/kb.h"
#include "text/map.h"
#include "text/vec.h"

#include "text/banned.h"

struct edition {
	uint32_t name;
	int16_t year;
	uint32_t local;
};

struct papers {
	struct groups *g;
	struct map names;       /* words of a name -> number */
	uint32_t *name;         /* of each local; UINT32_MAX: none */
	VEC(struct edition) all; /* by name, year, local */
	int16_t *year;          /* of groups, by root; 0 = not said */
};

/* ------------------------------------------------------------------- editions */

/* The words of a key: without kind and years. */
static struct str
words_of(const struct local *l)
{
	struct str key = str_sub(l->key, str_find_char(l->key, ':') + 1, SIZE_MAX);

	return str_sub(key, 0, str_find_char(key, '/'));
}

/* The year of a row of the tables, 0 if they do not say. */
static int16_t
year_of_row(const struct local *l)
{
	struct kb_entry e;
	struct day made;
	kb_id row = kb_by_slug(KB_AGREEMENT,
	                       str_sub(l->fixed, str_find_char(l->fixed, '/') + 1, SIZE_MAX));

	if (row == KB_NONE)
		return 0;
	kb_entry(row, &e);
	return day_parse(e.detail, &made) ? made.year : 0;
}

static int16_t
year_of(const struct local *l)
{
	return l->fixed.len ? year_of_row(l) : l->from.year;
}

static int
edition_cmp(const void *pa, const void *pb)
{
	const struct edition *a = pa;
	const struct edition *b = pb;

	if (a->name != b->name)
		return a->name < b->name ? -1 : 1;
	if (a->year != b->year)
		return a->year < b->year ? -1 : 1;
	return a->local < b->local ? -1 : a->local > b->local;
}

static void
sort_editions(struct papers *p)
{
	if (p->all.len > 1)
		qsort(p->all.ptr, p->all.len, sizeof(*p->all.ptr), edition_cmp);
}

/* The first edition of a name; p->all.len if there is none. */
static size_t
first_edition(const struct papers *p, uint32_t name)
{
	size_t lo = 0;
	size_t hi = p->all.len;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		if (p->all.ptr[mid].name < name)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

static void
add_edition(struct papers *p, uint32_t i, int16_t year)
{
	struct edition e = {p->name[i], year, i};

	vec_push(&p->all, e);
}

/* Was an edition of this year there when the local was written? */
static bool
was_there(const struct local *l, int16_t year)
{
	return !l->written.year || year <= l->written.year;
}

/* A name of the tables is that of its row, unless a later agreement of the same
 * name was there, too. */
static bool
is_row_meant(const struct papers *p, uint32_t i)
{
	const struct local *l = p->g->locals[i];
	int16_t year = year_of_row(l);

	if (l->from.year || p->name[i] == UINT32_MAX)
		return true;
	for (size_t k = first_edition(p, p->name[i]);
	     k < p->all.len && p->all.ptr[k].name == p->name[i]; k++)
		if (!p->g->locals[p->all.ptr[k].local]->fixed.len &&
		    p->all.ptr[k].year > year && was_there(l, p->all.ptr[k].year))
			return false;
	return true;
}

static void
number_names(struct papers *p)
{
	for (uint32_t i = 0; i < p->g->n; i++) {
		const struct local *l = p->g->locals[i];
		struct str name = l->fixed.len ? l->weak : l->key;
		p->name[i] = name.len ? map_intern(&p->names, name, (uint32_t)p->names.len)
		                      : UINT32_MAX;
		if (!l->fixed.len && l->from.year && name.len)
			add_edition(p, i, l->from.year);
	}
	sort_editions(p);
}

/* Whoever says the same year of a name, or a row, means the same. */
static void
join_dated(struct papers *p)
{
	size_t n = p->all.len;
	uint32_t first = UINT32_MAX;

	for (uint32_t i = 0; i < p->g->n; i++) {
		const struct local *l = p->g->locals[i];
		if (!l->fixed.len || !is_row_meant(p, i))
			continue;
		if (first != UINT32_MAX && str_eq(p->g->locals[first]->fixed, l->fixed)) {
			group_join(p->g, first, i, LINK_NAME);
			continue;
		}
		first = i;
		if (p->name[i] != UINT32_MAX && year_of_row(l))
			add_edition(p, i, year_of_row(l));
	}
	if (p->all.len > n)
		sort_editions(p);
	for (size_t i = 1; i < p->all.len; i++) {
		struct edition *a = &p->all.ptr[i - 1];
		struct edition *b = &p->all.ptr[i];
		if (a->name == b->name && a->year == b->year)
			group_join(p->g, a->local, b->local, LINK_NAME);
	}
}

/* ------------------------------------------------------------ without a year */

/* Groups that local i may be an edition of: noted as possible where they are
 * several; the only one, or UINT32_MAX. */
static uint32_t
meant_edition(struct papers *p, uint32_t i)
{
	const struct local *l = p->g->locals[i];
	uint32_t found = UINT32_MAX;
	uint32_t next = UINT32_MAX;

	for (size_t k = first_edition(p, p->name[i]);
	     k < p->all.len && p->all.ptr[k].name == p->name[i]; k++) {
		const struct edition *e = &p->all.ptr[k];
		uint32_t root = group_of(p->g, e->local);
		if (l->fixed.len && e->year < year_of_row(l))
			continue;
		if (!was_there(l, e->year)) {
			if (e->year == l->written.year + 1)
				next = root;
			continue;
		}
		if (found != UINT32_MAX && found != root) {
			group_note_possible(p->g, i, found);
			group_note_possible(p->g, i, root);
		}
		found = root;
	}
	/* What is spoken of a year before. */
	return p->g->npossible[i] ? UINT32_MAX : found != UINT32_MAX ? found : next;
}

/* Does local i say neither a year nor, by the tables, which one it is? */
static bool
is_undated(const struct papers *p, uint32_t i)
{
	const struct local *l = p->g->locals[i];

	return p->name[i] != UINT32_MAX &&
	       (l->fixed.len ? !is_row_meant(p, i) : l->from.year == 0);
}

/*
 * Those that are of no edition are one by their name, apart from those that could
 * be of several: these are one by their name only because nothing tells.
 */
static void
join_undated(struct papers *p)
{
	size_t n = p->names.len;
	uint32_t *to = xcalloc(p->g->n, sizeof(*to));
	uint32_t *none = xcalloc(n + 1, sizeof(*none));
	uint32_t *many = xcalloc(n + 1, sizeof(*many));

	for (size_t i = 0; i < n; i++)
		none[i] = many[i] = UINT32_MAX;
	for (uint32_t i = 0; i < p->g->n; i++)
		to[i] = is_undated(p, i) ? meant_edition(p, i) : UINT32_MAX;
	for (uint32_t i = 0; i < p->g->n; i++) {
		if (!is_undated(p, i))
			continue;
		bool is_many = p->g->npossible[i] > 0;
		uint32_t *first = is_many ? &many[p->name[i]] : &none[p->name[i]];
		if (to[i] == UINT32_MAX && *first == UINT32_MAX)
			*first = i;
		group_join(p->g, to[i] != UINT32_MAX ? to[i] : *first, i,
		           is_many ? LINK_UNDATED : *first == i ? LINK_SELF : LINK_NAME);
	}
	free(to);
	free(none);
	free(many);
}

static void
find_years(struct papers *p)
{
	for (uint32_t i = 0; i < p->g->n; i++)
		p->year[i] = 0;
	for (uint32_t i = 0; i < p->g->n; i++) {
		uint32_t root = group_of(p->g, i);
		if (!p->year[root])
			p->year[root] = year_of(p->g->locals[i]);
	}
}

/* ---------------------------------------------------------------- short names */

static bool
years_differ(const struct papers *p, uint32_t a, uint32_t b)
{
	int16_t x = p->year[group_of(p->g, a)];
	int16_t y = p->year[group_of(p->g, b)];

	return x && y && x != y;
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
longer_document(struct papers *p, uint32_t i)
{
	enum { ENOUGH = 4 };
	struct groups *g = p->g;
	const struct local *l = g->locals[i];
	struct str words = words_of(l);
	uint32_t found = UINT32_MAX;

	for (uint32_t k = i + 1; k < g->n && str_starts(words_of(g->locals[k]), words); k++) {
		const struct local *strong = g->locals[k];
		bool same_year = p->year[i] && p->year[i] == p->year[group_of(g, k)];
		if (group_of(g, k) == group_of(g, i) || strong->key.len <= l->key.len ||
		    years_differ(p, i, k) || (!same_year && count_words(words) < ENOUGH))
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

/* "declaration-maritime-safety-mombasa" -> "declaration-mombasa", "peace-agreement-ndola"
 * -> "agreement-ndola", if its last word is a place; empty if it has no more words
 * than these. */
static struct str
by_place(struct str words, struct arena *arena)
{
	bool is_peace = str_starts(words, STR_LIT("peace-"));
	struct kb_phrase p;
	struct buf b;

	if (is_peace)
		words = str_sub(words, strlen("peace-"), SIZE_MAX);
	size_t first = str_find_char(words, '-');
	size_t last = words.len;

	while (last > 0 && words.ptr[last - 1] != '-')
		last--;
	if (first == SIZE_MAX || last <= first || (last == first + 1 && !is_peace) ||
	    !kb_lookup(str_sub(words, last, SIZE_MAX), &p) || !kb_pick(&p, KB_BIT(KB_PLACE)))
		return STR_EMPTY;
	buf_init(&b);
	buf_add(&b, str_sub(words, 0, first + 1));
	buf_add(&b, str_sub(words, last, SIZE_MAX));
	struct str out = arena_str(arena, buf_str(&b));
	buf_release(&b);
	return out;
}

/* "declaration-mombasa@2013" */
static struct str
with_year(struct str words, int16_t year, struct arena *arena)
{
	struct buf b;

	buf_init(&b);
	buf_addf(&b, "%.*s@%d", STR_ARG(words), year);
	struct str out = arena_str(arena, buf_str(&b));
	buf_release(&b);
	return out;
}

/* The longer name of a noun and a place: of the same year, else of a year that is
 * not said; for who says none, the only one there is. */
static uint32_t
placed_document(const struct papers *p, const struct name_index *x, uint32_t i)
{
	struct groups *g = p->g;
	struct str words = words_of(g->locals[i]);
	uint32_t found = UINT32_MAX;

	if (!p->year[i])
		return name_index_ask(x, g, words, i);
	found = name_index_ask(x, g, with_year(words, p->year[i], g->arena), i);
	if (found == UINT32_MAX && !g->npossible[i])
		found = name_index_ask(x, g, with_year(words, 0, g->arena), i);
	return found;
}

/* Joins what was found; a name without a year that two years claim is neither's. */
static void
join_claimed(struct papers *p, const uint32_t *to)
{
	struct groups *g = p->g;
	int16_t *claimed = xcalloc(g->n, sizeof(*claimed));

	for (uint32_t i = 0; i < g->n; i++) {
		int16_t *claim = to[i] == UINT32_MAX ? NULL : &claimed[group_of(g, to[i])];
		if (claim && p->year[i])
			*claim = *claim && *claim != p->year[i] ? -1 : p->year[i];
	}
	for (uint32_t i = 0; i < g->n; i++) {
		if (to[i] == UINT32_MAX)
			continue;
		uint32_t target = group_of(g, to[i]);
		int16_t year = p->year[target] ? p->year[target] : p->year[group_of(g, i)];
		if (years_differ(p, i, target) ||
		    (p->year[i] && !p->year[target] && claimed[target] < 0))
			continue;
		group_join(g, to[i], i, LINK_SHORT);
		p->year[group_of(g, i)] = year;
	}
	free(claimed);
}

/* "The Mombasa Declaration" for Mombasa Declaration on Maritime Safety. */
static void
join_short(struct papers *p)
{
	struct groups *g = p->g;
	uint32_t *to = xcalloc(g->n, sizeof(*to));
	struct name_index x;

	name_index_init(&x);
	for (uint32_t i = 0; i < g->n; i++) {
		if (group_of(g, i) != i)
			continue;
		struct str name = by_place(words_of(g->locals[i]), g->arena);
		if (!name.len)
			continue;
		name_index_add(&x, g, name, i);
		name_index_add(&x, g, with_year(name, p->year[i], g->arena), i);
	}
	for (uint32_t i = 0; i < g->n; i++) {
		to[i] = UINT32_MAX;
		/* The first of a group asks for all. */
		if (group_of(g, i) != i || g->locals[i]->fixed.len || g->npossible[i])
			continue;
		to[i] = longer_document(p, i);
		if (to[i] == UINT32_MAX && !g->npossible[i])
			to[i] = placed_document(p, &x, i);
	}
	join_claimed(p, to);
	name_index_release(&x);
	free(to);
}

/* An acronym that this article only uses, and another one defines. */
static void
join_acronyms(struct papers *p)
{
	struct groups *g = p->g;
	uint32_t *to = xcalloc(g->n, sizeof(*to));
	struct name_index x;

	name_index_init(&x);
	for (uint32_t i = 0; i < g->n; i++)
		for (uint32_t k = 0; g->locals[i]->nalias > 1 && k < g->locals[i]->nalias; k++)
			if (g->locals[i]->aliases[k].form == FORM_ALIAS)
				name_index_add(&x, g, g->locals[i]->aliases[k].text, i);
	for (uint32_t i = 0; i < g->n; i++) {
		const struct local *l = g->locals[i];
		to[i] = l->fixed.len || l->nalias != 1 || g->npossible[i]
			? UINT32_MAX : name_index_ask(&x, g, l->aliases[0].text, i);
		if (to[i] != UINT32_MAX && years_differ(p, i, to[i]))
			to[i] = UINT32_MAX;
	}
	group_join_found(g, to, LINK_ACRONYM);
	name_index_release(&x);
	free(to);
}

void
group_documents(struct groups *g)
{
	struct papers p = {.g = g};

	map_init(&p.names);
	vec_init(&p.all);
	p.name = xcalloc(g->n, sizeof(*p.name));
	p.year = xcalloc(g->n, sizeof(*p.year));
	number_names(&p);
	join_dated(&p);
	join_undated(&p);
	find_years(&p);
	join_acronyms(&p);
	find_years(&p);
	join_short(&p);
	map_release(&p.names);
	vec_release(&p.all);
	free(p.name);
	free(p.year);
}
