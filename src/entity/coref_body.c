/* SPDX-License-Identifier: MIT */
/*
 * Bodies of states that are called as those of other states are: the CBI of India is
 * not that of British industry.  Initials are those of the country that the article
 * is about, where the tables have such a body of it; what assets/common_bodies.tsv
 * says that many have is not the row of a country that the article does not name.
 */
#include "entity/coref_int.h"

#include <stdlib.h>
#include <string.h>

#include "text/banned.h"

/* In order of bytes. */
static const struct {
	const char *name;
} rows[] = {
#include "gen/common_bodies_sorted.inc"
};

static int
by_name(const void *key, const void *row)
{
	return str_cmp(*(const struct str *)key, str_of(*(const char *const *)row));
}

bool
coref_is_common_body(struct str name)
{
	return bsearch(&name, rows, sizeof rows / sizeof rows[0], sizeof rows[0], by_name);
}

static bool
is_initials(struct str name)
{
	return str_is_capitals(name, 3, 5);
}

static bool
is_state_body(const struct kb_entry *e)
{
	return str_in_words(e->type, "agency service court government bank");
}

/* The one body of a country that has these initials, or KB_NONE. */
static kb_id
body_of(kb_id country, struct str letters)
{
	kb_id found = KB_NONE;
	kb_id first;
	size_t count;

	kb_range(KB_ORG, &first, &count);
	for (size_t k = 0; k < count; k++) {
		struct kb_entry e;

		kb_entry(first + (kb_id)k, &e);
		if (e.country != country || !str_is_initials(e.name, letters) || !is_state_body(&e))
			continue;
		if (found != KB_NONE)
			return KB_NONE;
		found = first + (kb_id)k;
	}
	return found;
}

/* Has anything here these initials? */
static bool
is_spelled_out(const struct coref *c, struct str letters)
{
	for (size_t i = 0; i < c->nmention; i++)
		if (str_is_initials(coref_text(c, i), letters))
			return true;
	return false;
}

/* The row of another country, or none, and nothing at the name says whose it is. */
static bool
may_be_elsewhere(const struct coref *c, size_t i)
{
	const struct mention *m = &c->mentions[i];
	struct str name = coref_text(c, i);
	struct kb_entry e;

	if (m->kind != KIND_ORG || m->form == FORM_NOMINAL || m->office || m->called.len ||
	    m->defined != MENTION_NONE || c->body[i] != KB_NONE ||
	    !(is_initials(name) || (m->kb != KB_NONE && coref_is_common_body(name))))
		return false;
	if (m->kb == KB_NONE)
		return c->defined_by[i] == MENTION_NONE;
	kb_entry(m->kb, &e);
	return e.country != KB_NONE && e.country != c->country &&
	       str_in_words(e.type, "agency service court government bank other ngo armed-group") &&
	       coref_owner_before(c, m->at.off) == KB_NONE &&
	       (!coref_is_written_out(c, m->kb) || coref_is_common_body(e.name));
}

/* Once for each name of the article. */
static void
decide(struct coref *c, size_t i)
{
	kb_id usual = c->mentions[i].kb;
	struct str name = coref_text(c, i);
	struct kb_entry e;

	if (is_initials(name) && !is_spelled_out(c, name))
		c->body[i] = body_of(c->country, name);
	if (c->body[i] != KB_NONE || usual == KB_NONE || !coref_is_common_body(name))
		return;
	kb_entry(usual, &e);
	c->is_elsewhere[i] = !coref_names_country(c, e.country);
}

void
coref_find_bodies(struct coref *c)
{
	struct map seen;

	c->body = ARENA_ARRAY(&c->arena, c->nmention + 1, kb_id);
	c->is_elsewhere = ARENA_ARRAY(&c->arena, c->nmention + 1, bool);
	for (size_t i = 0; i < c->nmention; i++)
		c->body[i] = KB_NONE;
	coref_find_sports_bodies(c);
	if (c->country == KB_NONE)
		return;
	map_init(&seen);
	for (size_t i = 0; i < c->nmention; i++) {
		if (!may_be_elsewhere(c, i))
			continue;
		uint32_t first = map_intern(&seen, coref_text(c, i), (uint32_t)i);
		if (first == i)
			decide(c, i);
		c->body[i] = c->body[first];
		c->is_elsewhere[i] = c->is_elsewhere[first];
	}
	map_release(&seen);
}
