/* SPDX-License-Identifier: MIT */
/*
 * From the locals of a block to entities: put in canonical order, grouped by
 * the rules of their kind, named.  Ids are made in resolve_id.c.
 */
#include "entity/resolve.h"

#include <stdlib.h>

#include "entity/resolve_int.h"
#include "text/map.h"

#include "text/banned.h"

/* ------------------------------------------------------------ canonical order */

struct sorted {
	const struct local *local;
	uint32_t index; /* in the caller's array */
};

static int
sorted_cmp(const void *pa, const void *pb)
{
	return resolve_order(((const struct sorted *)pa)->local, ((const struct sorted *)pb)->local);
}

/* --------------------------------------------------------------------- naming */

struct tally {
	struct str text;
	uint64_t weight;
};

/* "J. Lind", "ANNA LIND": a name, but not one to call somebody by. */
static bool
is_makeshift(struct str s)
{
	bool lower = false;

	for (size_t i = 0; i < s.len; i++)
		lower |= (s.ptr[i] >= 'a' && s.ptr[i] <= 'z') || (s.ptr[i] & 0x80);
	return (s.len > 2 && s.ptr[1] == '.') || str_find_char(s, '(') != SIZE_MAX || (!lower && str_find_char(s, ' ') != SIZE_MAX);
}

/* A name of the tables beats all, a full name an alias; then how often. */
static uint64_t
weight_of(const struct local_alias *a)
{
	static const uint64_t by_form[FORM_COUNT] = {
		UINT64_C(1) << 40, UINT64_C(1) << 20, 1};
	enum form form = a->form == FORM_NAME && is_makeshift(a->text) ? FORM_ALIAS : a->form;

	return by_form[form] * a->count;
}

static void
count_name(struct map *seen, struct tally *t, uint32_t *n, struct str text, uint64_t weight)
{
	uint32_t i = map_intern(seen, text, *n);

	if (i == *n)
		t[(*n)++] = (struct tally){text, 0};
	t[i].weight += weight;
}

/* Of two spellings as frequent, that of one word which is not set in capitals, as
 * headlines are. */
static bool
is_better_text(struct str a, struct str b)
{
	bool is_caps = str_is_capitals(a, 1, SIZE_MAX);

	if (is_caps != str_is_capitals(b, 1, SIZE_MAX) && str_eq_nocase(a, b))
		return !is_caps;
	return str_cmp(a, b) < 0;
}

struct str
resolve_name(const struct local_alias *spellings, size_t n)
{
	if (n < 2)
		return n ? spellings[0].text : STR_EMPTY;

	struct tally *t = xcalloc(n + 1, sizeof(*t));
	uint32_t best = 0;
	uint32_t len = 0;
	struct map seen;

	map_init(&seen);
	for (size_t i = 0; i < n; i++)
		count_name(&seen, t, &len, spellings[i].text, weight_of(&spellings[i]));
	map_release(&seen);
	for (uint32_t i = 1; i < len; i++)
		if (t[i].weight > t[best].weight ||
		    (t[i].weight == t[best].weight && is_better_text(t[i].text, t[best].text)))
			best = i;
	struct str name = len ? t[best].text : STR_EMPTY;
	free(t);
	return name;
}

/* Offices of people are fixed, too, but have no key and no name. */
static bool
has_fixed_name(const struct local *l)
{
	return l->fixed.len && (l->kind != KIND_PERSON || l->key.len) && l->parent.len == 0;
}

/* What the tables call it: most of those who say so; empty if they do not. */
static struct str
fixed_name(const struct groups *g, uint32_t root, struct arena *arena)
{
	const uint32_t *members = g->members + g->first[root];
	size_t n = 0;

	if (g->count[root] == 1)
		return has_fixed_name(g->locals[root]) ? g->locals[root]->name : STR_EMPTY;
	struct local_alias *names = ARENA_ROOM(arena, g->count[root], struct local_alias);
	for (uint32_t i = 0; i < g->count[root]; i++) {
		const struct local *l = g->locals[members[i]];
		if (has_fixed_name(l))
			names[n++] = (struct local_alias){l->name, 1, FORM_NAME};
	}
	return resolve_name(names, n);
}

static struct str
best_spelling(const struct groups *g, uint32_t root, struct arena *arena)
{
	const uint32_t *members = g->members + g->first[root];
	struct local_alias *all;
	size_t most = 0;
	size_t n = 0;

	if (g->count[root] == 1)
		return resolve_name(g->locals[root]->aliases, g->locals[root]->nalias);
	for (uint32_t i = 0; i < g->count[root]; i++)
		most += g->locals[members[i]]->nalias;
	all = ARENA_ROOM(arena, most, struct local_alias);
	for (uint32_t i = 0; i < g->count[root]; i++)
		for (uint32_t k = 0; k < g->locals[members[i]]->nalias; k++)
			all[n++] = g->locals[members[i]]->aliases[k];
	return resolve_name(all, n);
}

/* ----------------------------------------------------------------- the groups */

static void
take_facts(struct entity *e, const struct local *l, struct str *fixed)
{
	if (fixed->len == 0)
		*fixed = l->fixed;
	if (e->part_of.len == 0) {
		e->part_of = l->parent;
		e->part_of_name = l->parent_name;
	}
	if (e->place.len == 0)
		e->place = l->place;
	if (!e->ordinal)
		e->ordinal = l->ordinal;
	if (day_exactness(l->from) > day_exactness(e->from)) {
		e->from = l->from;
		e->to = l->to;
	}
}

static struct entity
make_entity(const struct groups *g, uint32_t root, struct arena *arena)
{
	struct entity e = {
		.kind = g->locals[root]->kind,
		.part_of = STR_EMPTY,
		.part_of_name = STR_EMPTY,
		.place = STR_EMPTY,
		.counted = STR_EMPTY,
		.confidence = 1.0f,
	};
	struct str fixed = STR_EMPTY;

	for (uint32_t k = 0; k < g->count[root]; k++) {
		uint32_t i = g->members[g->first[root] + k];
		take_facts(&e, g->locals[i], &fixed);
		float sure = g->link[i] * g->locals[i]->confidence;
		if (sure < e.confidence)
			e.confidence = sure;
	}
	e.name = fixed_name(g, root, arena);
	if (e.name.len == 0)
		e.name = e.counted = best_spelling(g, root, arena);
	if (e.part_of.len && str_eq_nocase(e.name, e.part_of_name) && e.from.year)
		e.name = resolve_name_with_time(e.name, (struct day){e.from.year, 0, 0}, arena);
	e.id = resolve_id(&e, fixed, g, root);
	return e;
}

/* Groups as lists, once nothing more is joined. */
static void
list_members(struct groups *g)
{
	uint32_t at = 0;

	for (uint32_t i = 0; i < g->n; i++)
		g->count[group_of(g, i)]++;
	for (uint32_t i = 0; i < g->n; i++) {
		g->first[i] = at;
		at += g->count[i];
		g->count[i] = 0;
	}
	for (uint32_t i = 0; i < g->n; i++) {
		uint32_t root = group_of(g, i);
		g->members[g->first[root] + g->count[root]++] = i;
	}
}

static void
group_all(struct groups *g)
{
	switch (g->locals[0]->kind) {
	case KIND_PERSON:
		group_persons(g);
		break;
	case KIND_EVENT:
		group_events(g);
		break;
	case KIND_DOCUMENT:
		group_documents(g);
		break;
	default:
		group_things(g);
		break;
	}
}

static int
made_cmp(const void *pa, const void *pb)
{
	const struct made *a = pa;
	const struct made *b = pb;
	int d = str_cmp(a->entity.id, b->entity.id);

	return d ? d : (a->root < b->root ? -1 : a->root > b->root);
}

static int
number_cmp(const void *pa, const void *pb)
{
	uint32_t a = *(const uint32_t *)pa;
	uint32_t b = *(const uint32_t *)pb;

	return a < b ? -1 : a > b;
}

/* His own entity and the one that he may be as well. */
static bool
set_rival(const struct groups *g, uint32_t i, const uint32_t *number, struct link *out)
{
	uint32_t rival = g->rival[i] == UINT32_MAX ? out->entity : number[group_of(g, g->rival[i])];
	uint32_t *both;

	if (rival == out->entity)
		return false;
	both = ARENA_ARRAY(g->arena, 2, uint32_t);
	both[0] = rival < out->entity ? rival : out->entity;
	both[1] = rival < out->entity ? out->entity : rival;
	out->possible = both;
	out->npossible = 2;
	out->why = LINK_UNDECIDED;
	out->sure = link_reason_sure(LINK_UNDECIDED);
	return true;
}

/* Entities of the groups that local i could belong to; fewer than two, or more
 * than anybody wants to choose from, are none. */
static void
set_possible(const struct groups *g, uint32_t i, const uint32_t *number, struct link *out)
{
	uint32_t doubt = g->doubt[group_of(g, i)];
	uint32_t from = g->possible[i] || doubt == UINT32_MAX ? i : doubt;
	uint32_t most = g->npossible[from];
	uint32_t *p;
	uint32_t n = 0;

	if (set_rival(g, i, number, out) || most == 0 || most > POSSIBLE_MAX)
		return;
	p = ARENA_ARRAY(g->arena, most, uint32_t);
	for (uint32_t k = 0; k < most; k++)
		p[k] = number[group_of(g, g->possible[from][k])];
	qsort(p, most, sizeof(*p), number_cmp);
	for (uint32_t k = 0; k < most; k++)
		if (p[k] != out->entity && (n == 0 || p[n - 1] != p[k]))
			p[n++] = p[k];
	out->possible = p;
	out->npossible = n > 1 ? n : 0;
	/* A surname says that by being an alias. */
	if (out->npossible && g->locals[i]->kind != KIND_PERSON &&
	    out->sure > link_reason_sure(LINK_UNDECIDED)) {
		out->why = LINK_UNDECIDED;
		out->sure = link_reason_sure(LINK_UNDECIDED);
	}
}

/* Why a local is of its group, and how sure that is: no surer than what the group
 * as such is. */
static struct link
link_of(const struct groups *g, uint32_t i, uint32_t entity)
{
	struct link link = {
		.entity = entity,
		.why = g->why[i] == LINK_NAME && g->locals[i]->fixed.len ? LINK_TABLE : g->why[i],
		.sure = g->link[i] * g->locals[i]->confidence,
	};

	if (g->doubt[group_of(g, i)] != UINT32_MAX &&
	    link.sure > link_reason_sure(LINK_UNDECIDED)) {
		link.why = LINK_UNDECIDED;
		link.sure = link_reason_sure(LINK_UNDECIDED);
	}
	return link;
}

/* Entities of all groups, by id; two groups of one id become one entity. */
static void
make_all(const struct groups *g, const struct sorted *sorted, struct resolved *out,
         struct arena *arena)
{
	struct made *made = ARENA_ROOM(arena, g->n, struct made);
	uint32_t *number = ARENA_ROOM(arena, g->n, uint32_t);
	size_t n = 0;
	size_t kept = 0;

	for (uint32_t i = 0; i < g->n; i++)
		if (group_of(g, i) == i)
			made[n++] = (struct made){make_entity(g, i, arena), i};
	if (n > 1) {
		qsort(made, n, sizeof(*made), made_cmp);
		resolve_tell_apart(g, made, n);
		qsort(made, n, sizeof(*made), made_cmp);
	}
	out->entities = ARENA_ROOM(arena, n, struct entity);
	for (size_t i = 0; i < n; i++) {
		if (kept == 0 || !str_eq(out->entities[kept - 1].id, made[i].entity.id))
			out->entities[kept++] = made[i].entity;
		number[made[i].root] = (uint32_t)(kept - 1);
	}
	out->nentity = kept;
	for (uint32_t i = 0; i < g->n; i++) {
		struct link *link = &out->links[sorted[i].index];
		*link = link_of(g, i, number[group_of(g, i)]);
		set_possible(g, i, number, link);
	}
}

/* Locals of articles' bodies come first. */
static uint32_t
bodies(const struct groups *g)
{
	uint32_t n = 0;

	while (n < g->n && !g->locals[n]->is_aside)
		n++;
	return n;
}

/* What groups of one local are kept in. */
enum { NUMBERS = 7 };
struct room {
	struct sorted sorted;
	const struct local *order;
	uint32_t *possible;
	uint32_t numbers[NUMBERS];
	enum link_reason why;
	float link;
};

void
resolve_block(const struct local *const *locals, size_t n, struct resolved *out,
              struct arena *arena)
{
	/* Most blocks have but one: no memory is asked for that. */
	struct room one = {.order = NULL};
	bool is_one = n == 1;

	*out = (struct resolved){0};
	if (n == 0)
		return;
	out->links = ARENA_ARRAY(arena, n, struct link);
	struct sorted *sorted = is_one ? &one.sorted : ARENA_ROOM(arena, n, struct sorted);
	const struct local **order = is_one ? &one.order : ARENA_ROOM(arena, n, const struct local *);
	uint32_t *numbers = is_one ? one.numbers : ARENA_ARRAY(arena, NUMBERS * n, uint32_t);
	struct groups g = {
		.locals = order,
		.n = n,
		.link = is_one ? &one.link : ARENA_ARRAY(arena, n, float),
		.why = is_one ? &one.why : ARENA_ARRAY(arena, n, enum link_reason),
		.possible = is_one ? &one.possible : ARENA_ARRAY(arena, n, uint32_t *),
		.arena = arena,
		.parent = numbers,
		.npossible = numbers + n,
		.rival = numbers + 2 * n,
		.members = numbers + 3 * n,
		.first = numbers + 4 * n,
		.count = numbers + 5 * n,
		.doubt = numbers + 6 * n,
	};

	for (uint32_t i = 0; i < n; i++)
		sorted[i] = (struct sorted){locals[i], i};
	if (n > 1)
		qsort(sorted, n, sizeof(*sorted), sorted_cmp);
	for (uint32_t i = 0; i < n; i++) {
		order[i] = sorted[i].local;
		g.parent[i] = i;
		g.link[i] = 1.0f;
		g.rival[i] = UINT32_MAX;
	}
	g.n = bodies(&g);
	/* Of most blocks there is one, who needs no company to be told from. */
	if (g.n > 1)
		group_all(&g);
	if (g.n < n) {
		g.n = n;
		group_asides(&g);
	}
	list_members(&g);
	group_find_doubts(&g);
	make_all(&g, sorted, out, arena);
}
