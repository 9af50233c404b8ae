/* SPDX-License-Identifier: MIT */
/*
 * Surnames of people whom the article does not name in full: "President Trump met
 * Ivanka Trump".  Readers know the first; the relative who is named in full is
 * not he, though nobody else here bears the name.
 */
#include "entity/coref_int.h"

#include "text/banned.h"

/* They go by the first name. */
#define ROYALS "king queen emperor empress pope emir sultan crown-prince crown-princess"

static uint32_t
sentence_of(const struct coref *c, size_t i)
{
	return reading_tokens(c->reading)->ptr[c->mentions[i].first].sentence;
}

/* "Mr. Macron" beside Brigitte Macron */
static bool
is_of_other_sex(const struct coref *c, size_t i, const struct cluster *cl)
{
	uint8_t sex = coref_sex(c, i, false);

	return sex && cl->local.sex && cl->local.sex != sex;
}

/* "Mr. Bush", between President Bush and the first Jeb Bush */
static bool
is_begun(const struct coref *c, size_t i, const struct cluster *cl)
{
	uint32_t begun = map_get(&c->begun, cl->parts.surname);

	return begun != MAP_NONE && begun < i;
}

/* "Another Banda, Hastings Kamuzu Banda": nobody of whom the text has spoken so far, and
 * who stands right behind, if anybody does. */
static bool
is_the_other(const struct coref *c, size_t i, uint32_t cluster)
{
	const struct mention *m = &c->mentions[i];
	enum { COMMA = 2 };

	if (i + 1 < c->nmention && m[1].kind == KIND_PERSON &&
	    m[1].at.off <= span_end(m->at) + COMMA)
		return c->of[i + 1] == cluster;
	return c->clusters.ptr[cluster].first > m->at.off;
}

/*
 * Most are named in full when they first hold an office, not all are: "President
 * Bush" before the first Jeb Bush is only MAYBE somebody else, which other articles
 * can tell.
 */
enum coref_other
coref_is_another(const struct coref *c, size_t i, uint32_t cluster)
{
	const struct cluster *cl = &c->clusters.ptr[cluster];
	const struct mention *m = &c->mentions[i];
	bool is_before = m->at.off < cl->first && !coref_is_in_title(c, i);
	bool is_beside = cl->sentence == sentence_of(c, i);
	bool is_titled = m->office && !coref_holds(c, i, cluster);

	if (coref_says_another(c, i))
		return is_the_other(c, i, cluster) ? OTHER_NOT : OTHER_SURELY;
	if (coref_is_no_relation(c, i))
		return OTHER_SURELY;
	if (coref_says_elder(c, i))
		return cl->is_elder ? OTHER_NOT : OTHER_SURELY;
	if (is_of_other_sex(c, i, cl) || (cl->is_elder && coref_says_younger(c, i)))
		return OTHER_SURELY;
	if (is_titled && (cl->is_kin || is_beside || str_in_words(m->office->office, ROYALS)))
		return OTHER_SURELY;
	/* "Lindqvist spoke. Anders Lindqvist, his father, was dead." */
	if (is_before && cl->is_kin)
		return OTHER_SURELY;
	return is_before && (is_titled || is_begun(c, i, cl)) ? OTHER_MAYBE : OTHER_NOT;
}

/* How surely it is nobody of these, whom it fits: the least of any. */
static enum coref_other
is_nobody(const struct coref *c, size_t i, const struct coref_bearers *b)
{
	enum coref_other least = OTHER_SURELY;

	for (uint32_t k = 0; k < b->n; k++) {
		enum coref_other other = coref_is_another(c, i, b->ids[k]);
		if (other < least)
			least = other;
	}
	return least;
}

/* A surname alone that is nobody's of those named in full. */
static void
note_unnamed(struct coref *c, size_t i)
{
	struct coref_bearers b;
	struct name_parts p;

	coref_name_parts(c, i, &p);
	if (p.given.len)
		return;
	coref_find_bearers(c, &p, &b);
	if (b.n == 0 || b.n > COREF_MOST_BEARERS || (b.n > 1 && coref_says_elder(c, i)))
		return;
	enum coref_other other = is_nobody(c, i, &b);
	if (other == OTHER_NOT)
		return;
	uint32_t begun = map_intern(&c->begun, p.surname, (uint32_t)i);
	if (other == OTHER_MAYBE)
		return;
	map_intern(&c->unnamed, p.surname, begun);
	for (uint32_t k = 0; k < b.n; k++)
		if (!is_of_other_sex(c, i, &c->clusters.ptr[b.ids[k]]))
			c->clusters.ptr[b.ids[k]].local.is_apart = true;
}

void
coref_find_unnamed(struct coref *c)
{
	for (size_t i = 0; i < c->nmention; i++) {
		const struct mention *m = &c->mentions[i];

		if (coref_takes(c, i) && m->kind == KIND_PERSON && m->form != FORM_NOMINAL &&
		    c->of[i] == LOCAL_NONE)
			note_unnamed(c, i);
	}
}

bool
coref_is_unnamed(const struct coref *c, struct str surname, uint32_t off)
{
	uint32_t i = map_get(&c->unnamed, surname);

	return i != MAP_NONE && c->mentions[i].at.off < off;
}
