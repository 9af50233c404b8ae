/* SPDX-License-Identifier: MIT */
/*
 * Joins mentions into locals, kind by kind, names first and descriptions last;
 * the kinds' own rules are in coref_*.c.
 */
#include "entity/coref.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "entity/coref_int.h"
#include "text/fold.h"

#include "text/banned.h"

enum { MOST_ALIASES = 256 };

uint32_t
coref_cluster(struct coref *c, enum kind kind, struct str key)
{
	uint32_t i = map_intern(&c->keys, key, (uint32_t)c->clusters.len);

	if (i < c->clusters.len)
		return i;
	vec_reserve(&c->clusters);
	c->clusters.ptr[c->clusters.len++] = (struct cluster){
		.local = {
			.kind = kind,
			.name = STR_EMPTY,
			.block = STR_EMPTY,
			.key = STR_EMPTY,
			.weak = STR_EMPTY,
			.fixed = STR_EMPTY,
			.parent = STR_EMPTY,
			.parent_name = STR_EMPTY,
			.given = STR_EMPTY,
			.place = STR_EMPTY,
			.about = STR_EMPTY,
			.also_block = STR_EMPTY,
			.also_key = STR_EMPTY,
			.written = article_date(reading_article(c->reading)),
			.confidence = 1.0f,
		},
		.parts = {STR_EMPTY, STR_EMPTY, STR_EMPTY, NAME_PLAIN, 0, 0},
		.other = {STR_EMPTY, STR_EMPTY, STR_EMPTY, NAME_PLAIN, 0, 0},
		.brief = STR_EMPTY,
		.series = KB_NONE,
		.first = UINT32_MAX,
	};
	if (kind == KIND_PERSON)
		vec_push(&c->people, i);
	return i;
}

void *
coref_grow(struct coref *c, const void *items, size_t *cap, size_t size)
{
	size_t old = *cap;
	void *grown = arena_room(&c->arena, old ? old * 2 : 1, size);

	if (old)
		memcpy(grown, items, old * size);
	*cap = old ? old * 2 : 1;
	return grown;
}

struct str
coref_text(const struct coref *c, size_t mention)
{
	return str_at(article_text(reading_article(c->reading)), c->mentions[mention].at);
}

uint32_t
coref_begin_called(struct coref *c, size_t mention)
{
	const struct mention *m = &c->mentions[mention];
	struct str id = coref_fmt(c, "%s/%.*s", kind_name(m->kind),
	                          STR_ARG(coref_slug(c, m->called)));
	uint32_t k = coref_cluster(c, m->kind, id);
	struct local *l = &c->clusters.ptr[k].local;

	l->fixed = l->key = l->block = id;
	l->name = arena_str(&c->arena, m->called);
	return k;
}

/* Nothing but single spaces, and those inside. */
static bool
is_spelled_well(struct str s)
{
	bool space = true;

	for (size_t i = 0; i < s.len; i++) {
		unsigned char byte = (unsigned char)s.ptr[i];
		if (byte == 0xc2 || (byte >= '\t' && byte <= '\r') || (byte == ' ' && space))
			return false;
		space = byte == ' ';
	}
	return !space;
}

struct str
coref_spelling(struct coref *c, struct str s)
{
	struct buf b;
	bool space = false;

	if (is_spelled_well(s))
		return arena_str(&c->arena, s);
	buf_init(&b);
	for (size_t i = 0; i < s.len; i++) {
		bool nbsp = (unsigned char)s.ptr[i] == 0xc2 && i + 1 < s.len &&
		            (unsigned char)s.ptr[i + 1] == 0xa0;
		if (nbsp || s.ptr[i] == ' ' || (s.ptr[i] >= '\t' && s.ptr[i] <= '\r')) {
			space = b.len > 0;
			i += nbsp;
			continue;
		}
		if (space)
			buf_add_char(&b, ' ');
		space = false;
		buf_add_char(&b, s.ptr[i]);
	}
	struct str out = arena_str(&c->arena, buf_str(&b));
	buf_release(&b);
	return out;
}

/* "Doe, John" of a list: one to three words, a comma and one or two more that
 * are nobody's rank. */
static size_t
turn_at(struct str s)
{
	static const char *const ranks[] = {"jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "md", "m.d.",
	                                    "phd", "ph.d.", "kc", "qc", "mp", "esq", "esq."};
	size_t comma = str_find_char(s, ',');
	struct str given = str_sub(s, comma == SIZE_MAX ? s.len : comma + 2, SIZE_MAX);
	size_t spaces = 0;

	if (!given.len || comma == 0 || s.ptr[comma + 1] != ' ' ||
	    str_find_char(given, ',') != SIZE_MAX)
		return 0;
	for (size_t i = 0; i < comma; i++)
		spaces += s.ptr[i] == ' ';
	for (size_t i = 0; i < sizeof(ranks) / sizeof(ranks[0]); i++)
		if (str_eq_nocase(given, str_of(ranks[i])))
			return 0;
	return spaces < 3 ? comma : 0;
}

struct str
coref_person_spelling(struct coref *c, struct str text)
{
	struct str s = coref_spelling(c, text);
	size_t comma = turn_at(s);

	return !comma ? s : coref_fmt(c, "%.*s %.*s", STR_ARG(str_sub(s, comma + 2, SIZE_MAX)),
	                              STR_ARG(str_sub(s, 0, comma)));
}

/* Is it called so already?  Then once more. */
static bool
count_alias(struct cluster *k, struct str s)
{
	for (size_t i = 0; i < k->aliases.len; i++) {
		if (!str_eq(k->aliases.ptr[i].text, s))
			continue;
		k->aliases.ptr[i].count++;
		return true;
	}
	return false;
}

static void
add_alias(struct coref *c, struct cluster *k, size_t mention, enum form form)
{
	struct str s = coref_text(c, mention);
	bool is_person = k->local.kind == KIND_PERSON;

	/* What is spelled as an alias is needs no other spelling. */
	if (!is_person && count_alias(k, s))
		return;
	s = is_person ? coref_name_spelling(c, mention) : coref_spelling(c, s);
	if (count_alias(k, s))
		return;
	/* Nobody has so many names; one that does is a mistake or a trap. */
	if (k->aliases.len >= MOST_ALIASES)
		return;
	struct local_alias a = {s, 1, form};
	COREF_PUSH(c, &k->aliases, a);
}

/* "Deputy president", where the tables have but the president. */
static bool
is_deputys(const struct coref *c, const struct office_fact *o)
{
	struct str before = str_sub(article_text(reading_article(c->reading)), 0, o->at.off);

	return o->at.len && !str_starts(o->office, STR_LIT("deputy")) &&
	       (str_ends(before, STR_LIT("deputy ")) || str_ends(before, STR_LIT("Deputy ")));
}

void
coref_add_role(struct coref *c, uint32_t cluster, const struct office_fact *o)
{
	if (is_deputys(c, o))
		return;

	struct cluster *k = &c->clusters.ptr[cluster];
	struct local_role role = {o->office, STR_EMPTY, o->is_former};

	if (o->of != KB_NONE)
		role.of = coref_kb_id(c, coref_office_owner(c, o));
	for (size_t i = 0; i < k->roles.len; i++) {
		struct local_role *old = &k->roles.ptr[i];
		if (str_eq(old->office, role.office) &&
		    (str_eq(old->of, role.of) || role.of.len == 0))
			return;
		if (str_eq(old->office, role.office) && old->of.len == 0) {
			old->of = role.of;
			return;
		}
	}
	COREF_PUSH(c, &k->roles, role);
}

void
coref_join(struct coref *c, size_t mention, uint32_t cluster)
{
	coref_join_as(c, mention, cluster, c->mentions[mention].form);
}

void
coref_join_as(struct coref *c, size_t mention, uint32_t cluster, enum form form)
{
	struct cluster *k = &c->clusters.ptr[cluster];
	const struct mention *m = &c->mentions[mention];

	assert(c->of[mention] == LOCAL_NONE);
	c->of[mention] = cluster;
	k->is_in_body |= !m->is_furniture;
	add_alias(c, k, mention, form);
	if (m->called.len && !k->local.name.len)
		k->local.name = arena_str(&c->arena, m->called);
	if (m->kind == KIND_PERSON && m->office && m->form != FORM_NOMINAL)
		coref_add_role(c, cluster, m->office);
	if (m->at.off < k->first) {
		k->first = m->at.off;
		k->sentence = reading_tokens(c->reading)->ptr[m->first].sentence;
	}
}

struct str
coref_fmt(struct coref *c, const char *fmt, ...)
{
	char small[256];
	va_list ap;

	va_start(ap, fmt);
	int n = vsnprintf(small, sizeof(small), fmt, ap);
	va_end(ap);
	if (n < 0)
		return STR_EMPTY;
	if ((size_t)n < sizeof(small))
		return arena_str(&c->arena, str_from(small, (size_t)n));
	char *big = arena_alloc(&c->arena, (size_t)n + 1, 1);
	va_start(ap, fmt);
	vsnprintf(big, (size_t)n + 1, fmt, ap);
	va_end(ap);
	return str_from(big, (size_t)n);
}

struct str
coref_cat(struct coref *c, const struct str *parts, size_t n)
{
	size_t len = 0;

	for (size_t i = 0; i < n; i++)
		len += parts[i].len;
	char *out = ARENA_ROOM(&c->arena, len + 1, char);
	size_t at = 0;
	for (size_t i = 0; i < n; i++) {
		if (parts[i].len)
			memcpy(out + at, parts[i].ptr, parts[i].len);
		at += parts[i].len;
	}
	out[len] = '\0';
	return str_from(out, len);
}

struct str
coref_slug(struct coref *c, struct str s)
{
	char b_room[BUF_SHORT];
	struct buf b;

	buf_lend(&b, b_room, sizeof(b_room));
	fold_slug(&b, s);
	struct str out = arena_str(&c->arena, buf_str(&b));
	buf_release(&b);
	return out;
}

struct str
coref_kb_id(struct coref *c, kb_id id)
{
	char b_room[BUF_SHORT];
	struct buf b;

	buf_lend(&b, b_room, sizeof(b_room));
	kb_entity_id(&b, id);
	struct str out = arena_str(&c->arena, buf_str(&b));
	buf_release(&b);
	return out;
}

static int
alias_cmp(const void *pa, const void *pb)
{
	const struct local_alias *a = pa;
	const struct local_alias *b = pb;

	if (a->count != b->count)
		return a->count > b->count ? -1 : 1;
	return str_cmp(a->text, b->text);
}

/* The best spelling to show: a name before an alias, then by count. */
static struct str
best_name(const struct cluster *k)
{
	for (int form = 0; form < FORM_COUNT; form++)
		for (size_t i = 0; i < k->aliases.len; i++)
			if ((int)k->aliases.ptr[i].form == form)
				return k->aliases.ptr[i].text;
	return STR_EMPTY;
}

/* An organization that an article calls by a name and an acronym is compared with
 * the others of that acronym, whatever the initials of its name are; and what it is
 * by the country that the article is about. */
static void
block_by_acronym(struct coref *c, struct cluster *k)
{
	struct str acronym = k->brief;
	bool is_named = false;
	bool is_brief = false;

	for (size_t i = 0; i < k->aliases.len; i++) {
		const struct local_alias *a = &k->aliases.ptr[i];
		if (a->form == FORM_ALIAS && !acronym.len && str_is_capitals(a->text, 3, 6))
			acronym = a->text;
		is_named |= str_find_char(a->text, ' ') != SIZE_MAX;
		is_brief |= str_is_capitals(a->text, 2, 5);
	}
	/* "NDC" is a party of Ghana's and one of Grenada's, "La Prensa" a paper of Panama and
	 * one of Nicaragua; an agency is one everywhere, the University of Ghana, too. */
	if (is_brief && k->is_medium && !is_named)
		k->local.key = coref_fmt(c, "%.*s/medium", STR_ARG(k->local.key));
	kb_id country = c->country != KB_NONE ? c->country : is_brief ? c->only : c->about;
	bool is_told = is_brief || !(k->local.fixed.len || k->has_place);
	if (is_told && !k->is_row && !k->is_medium && country != KB_NONE)
		k->local.about = coref_kb_id(c, country);
	if (acronym.len && is_named)
		k->local.block = coref_fmt(c, "O:%.*s", STR_ARG(coref_slug(c, acronym)));
}

static void
finish(struct coref *c, struct cluster *k, struct local *out)
{
	if (k->aliases.len > 1)
		qsort(k->aliases.ptr, k->aliases.len, sizeof(*k->aliases.ptr), alias_cmp);
	if (k->local.kind == KIND_ORG && !str_starts(k->local.block, STR_LIT("ministry:")))
		block_by_acronym(c, k);
	*out = k->local;
	out->aliases = k->aliases.ptr;
	out->nalias = (uint32_t)k->aliases.len;
	out->roles = k->roles.ptr;
	out->nrole = k->is_in_body ? (uint32_t)k->roles.len : 0;
	out->is_aside = !k->is_in_body;
	if (out->is_aside)
		out->also_block = out->also_key = STR_EMPTY;
	out->is_kin = k->is_kin;
	if (out->name.len == 0)
		out->name = best_name(k);
	assert(out->block.len);
}

/* Clusters in order of first mention become the locals. */
static void
finish_all(struct coref *c)
{
	uint32_t *order = ARENA_ROOM(&c->arena, c->clusters.len, uint32_t);
	uint32_t n = 0;

	for (size_t i = 0; i < c->clusters.len; i++)
		order[i] = LOCAL_NONE;
	c->locals = ARENA_ROOM(&c->arena, c->clusters.len, struct local);
	for (size_t i = 0; i < c->nmention; i++) {
		uint32_t k = c->of[i];
		if (k == LOCAL_NONE)
			continue;
		if (order[k] == LOCAL_NONE) {
			order[k] = n;
			finish(c, &c->clusters.ptr[k], &c->locals[n++]);
		}
		c->of[i] = order[k];
	}
	c->clusters.len = n;
}

/* What furniture names says nothing of the text. */
static kb_id
row_named(const struct mention *m)
{
	return m->is_furniture ? KB_NONE : m->kb;
}

static void
find_named_rows(struct coref *c)
{
	for (size_t i = 0; i < c->nmention; i++) {
		kb_id row = row_named(&c->mentions[i]);
		if (row != KB_NONE && row >= c->named_end)
			c->named_end = row + 1;
	}
	c->named = ARENA_ARRAY(&c->arena, c->named_end / 64 + 1, uint64_t);
	for (size_t i = 0; i < c->nmention; i++) {
		kb_id row = row_named(&c->mentions[i]);
		if (row != KB_NONE)
			c->named[row / 64] |= UINT64_C(1) << row % 64;
	}
}

bool
coref_names_row(const struct coref *c, kb_id row)
{
	return row != KB_NONE && row < c->named_end && c->named[row / 64] >> row % 64 & 1;
}

static void
join_round(struct coref *c)
{
	coref_things(c);
	/* Of the article as a whole, but by places that are joined. */
	if (!c->is_aside) {
		coref_note_dateline(c);
		coref_document_years(c);
	}
	coref_renamed(c);
	coref_persons(c);
	coref_other_names(c);
	coref_documents(c);
	coref_events(c);
	coref_dates(c);
	coref_person_nominals(c);
	coref_event_nominals(c);
	if (!c->is_aside) {
		coref_called(c);
		coref_longer_names(c);
		coref_names_of_kin(c);
	}
}

static bool
has_aside(const struct coref *c)
{
	for (size_t i = 0; i < c->nmention; i++)
		if (c->mentions[i].is_furniture)
			return true;
	return false;
}

struct coref *
coref_new(const struct reading *r)
{
	enum { ROOM = 256 }; /* clusters */
	struct coref *c = xcalloc(1, sizeof(*c));

	c->reading = r;
	arena_init(&c->arena);
	map_init(&c->keys);
	map_init(&c->towns);
	map_init(&c->unnamed);
	map_init(&c->begun);
	map_init(&c->names);
	vec_init(&c->written);
	map_init(&c->thing_of[0]);
	map_init(&c->thing_of[1]);
	vec_init(&c->things);
	map_init(&c->place_of);
	map_init(&c->told_of);
	vec_init(&c->places);
	vec_init(&c->told);
	map_init(&c->rows);
	vec_init(&c->clusters);
	vec_init(&c->people);
	c->mentions = reading_mentions(r, &c->nmention);
	/* Of most articles; a text that says one name a million times has few of them. */
	vec_room(&c->clusters, c->nmention < 2 * ROOM ? c->nmention / 2 + 1 : ROOM);
	c->of = ARENA_ROOM(&c->arena, c->nmention, uint32_t);
	c->name_of = ARENA_ROOM(&c->arena, c->nmention, uint32_t);
	c->kin = ARENA_ARRAY(&c->arena, c->nmention, uint16_t);
	c->brought = ARENA_ARRAY(&c->arena, c->nmention, uint32_t);
	c->defined_by = ARENA_ROOM(&c->arena, c->nmention, uint32_t);
	c->full = ARENA_ROOM(&c->arena, c->nmention, struct full_name);
	c->is_full_known = ARENA_ARRAY(&c->arena, c->nmention, bool);
	for (size_t i = 0; i < c->nmention; i++) {
		c->of[i] = c->name_of[i] = LOCAL_NONE;
		c->defined_by[i] = MENTION_NONE;
	}
	for (size_t i = c->nmention; i > 0; i--)
		if (c->mentions[i - 1].defined != MENTION_NONE)
			c->defined_by[c->mentions[i - 1].defined] = (uint32_t)(i - 1);
	find_named_rows(c);
	coref_survey(c);
	coref_find_bodies(c);
	join_round(c);
	if (has_aside(c)) {
		c->is_aside = true;
		join_round(c);
	} else {
		coref_royals(c); /* who came to a throne since */
	}
	finish_all(c);
	return c;
}

void
coref_free(struct coref *c)
{
	if (!c)
		return;
	map_release(&c->keys);
	map_release(&c->towns);
	map_release(&c->unnamed);
	map_release(&c->begun);
	map_release(&c->names);
	vec_release(&c->written);
	map_release(&c->thing_of[0]);
	map_release(&c->thing_of[1]);
	vec_release(&c->things);
	map_release(&c->place_of);
	map_release(&c->told_of);
	vec_release(&c->places);
	vec_release(&c->told);
	map_release(&c->rows);
	vec_release(&c->clusters);
	vec_release(&c->people);
	arena_release(&c->arena);
	free(c);
}

const struct local *
coref_locals(const struct coref *c, size_t *n)
{
	*n = c->clusters.len;
	return c->locals;
}

uint32_t
coref_of(const struct coref *c, size_t mention)
{
	assert(mention < c->nmention);
	return c->of[mention];
}

bool
coref_counts(const struct coref *c, size_t mention)
{
	return coref_of(c, mention) != LOCAL_NONE || c->mentions[mention].form != FORM_NOMINAL;
}
