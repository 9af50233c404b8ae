/* SPDX-License-Identifier: MIT */
/*
 * Weighs what the rules found against the names the tagger cut: where they
 * overlap one of the two goes.
 */
#include "recognize/tagger_int.h"

#include "text/banned.h"

/* Measured on worldwide-train: below, its silence is no reason to drop a name. */
#define SURE_OF_NOTHING 0.95f
#define SURE_NOUN 0.7f /* of rules that go by a noun: they know its extent */

#define SURE_PAIR 0.85f /* of two words: by a noun that is never anything else */

/* Words that are no name when the place in front of them is taken away. */
#define SAYS_NOTHING "times post herald courier journal gazette tribune chronicle " \
                     "observer telegraph daily airways airlines university"
/* Bodies of a town or a province, which are called after it and never without it. */
#define LOCAL "court exchange"
#define LOCAL_DEPARTMENT "police fire health"
#define LOCAL_COUNCIL "city county district borough town shire regional"
/* A given name and a family name, both of the tables. */
#define SURE_PERSON 0.95f
/* A place, rather than a body of that name which few know. */
#define SURE_PLACE 0.7f

static bool
is_taggers(const struct mention *m)
{
	return (int)m->kind < TAG_KINDS && m->form != FORM_NOMINAL;
}

/* Rules that know better than any statistics; of places that is the dateline. */
static bool
is_strong(const struct mention *m)
{
	const float sure = 0.95f;

	return m->rule == RULE_ACRONYM || m->rule == RULE_SOURCE ||
	       (m->kind != KIND_ORG ? m->rule == RULE_SHAPE && m->score > sure
	                            : m->office || (m->rule == RULE_SHAPE && m->score > sure));
}

/* "Russian Federation" is no organization, whatever its last word says, nor is
 * "Federation of Bosnia and Herzegovina". */
static bool
is_land(const struct mention *m)
{
	struct kb_entry e;

	if (m->kind != KIND_PLACE || m->kb == KB_NONE)
		return false;
	kb_entry(m->kb, &e);
	return str_eq(e.type, STR_LIT("country")) ||
	       (str_eq(e.type, STR_LIT("region")) && m->count > 2);
}

/* One word that a country is called, which the tagger takes for an
 * organization ("Türkiye"); for a person it may ("Jordan said"). */
static bool
is_only_country(const struct tagging *g, const struct mention *m)
{
	if (m->count != 1 || m->rule != RULE_GAZETTEER || !is_land(m) ||
	    word_is(g->f, m->first, KB_BIT(KB_ORG)) || g->name_of[m->first] == 0)
		return false;
	const struct tagged *n = &g->names.ptr[g->name_of[m->first] - 1];
	return n->kind == KIND_ORG && n->end - n->first == 1;
}

/* "Aston Villa", "Lech Poznan": an organization of the tables that begins like
 * nobody the article gives a title or a further name. */
static bool
is_body_not_person(const struct find *f, const struct mention *m, const struct tagged *n)
{
	return m->kind == KIND_ORG && n->kind == KIND_PERSON &&
	       !(m->first > 0 && tok_joined(f, m->first - 1, m->first) &&
	         word_is(f, m->first - 1, KB_BIT(KB_TITLE) | KB_BIT(KB_GIVEN)));
}

/* "Durban High Court", "Staunton Police Department"; `place` tokens of it are
 * where it is. */
static bool
is_local(const struct find *f, const struct mention *m, size_t place)
{
	uint32_t last = m->first + m->count - 1;

	if (m->count < place + 2)
		return false;
	return tok_in(f, last, LOCAL) ||
	       (tok_is(f, last, "department") && tok_in(f, last - 1, LOCAL_DEPARTMENT)) ||
	       (tok_is(f, last, "council") && tok_in(f, last - 1, LOCAL_COUNCIL));
}

/*
 * A name whose noun makes it an organization's, to its whole extent
 * ("Federation of Seed Keepers of the Altiplano", "Peruvian Plant Quarantine
 * Office").  Where it begins with a place, or is short behind a nation, the
 * tagger, which learned from articles that part such names, may part it; not if
 * what is left says nothing, and not local bodies: others' guidelines keep
 * them whole, and they are few among the names that these articles part.
 */
static bool
is_by_noun(const struct find *f, const struct mention *m)
{
	uint32_t last = m->first + m->count - 1;

	if (m->rule != RULE_SHAPE || m->kind != KIND_ORG || m->score < SURE_NOUN || m->count < 2)
		return false;
	if (m->count > 2 && tok_in(f, last, SAYS_NOTHING))
		return true;
	/* "Democratic Party" */
	if (m->count == 2 && m->score < SURE_PAIR)
		return false;
	size_t place = match_at(f, m->first, KB_BIT(KB_PLACE)).count;
	if (place)
		return is_local(f, m, place);
	return m->count > 3 || !word_is(f, m->first, KB_BIT(KB_DEMONYM));
}

/* "Silicon Valley": an area by a name of several words is nobody. */
static bool
is_area(const struct mention *m)
{
	struct kb_entry e;

	if (m->kind != KIND_PLACE || m->kb == KB_NONE)
		return false;
	kb_entry(m->kb, &e);
	return str_eq(e.type, STR_LIT("area"));
}

/* Names of several words that the tables have, or that go by a noun, unless the
 * tagger found more than that. */
static bool
is_known(const struct tagging *g, const struct mention *m)
{
	bool is_noun = is_by_noun(g->f, m);

	if (m->count < 2 || (m->rule != RULE_GAZETTEER && !is_noun))
		return false;
	bool is_state = is_land(m) || is_area(m);
	bool is_company = tag_ends_in_form(g->f, m->first, m->first + m->count);
	for (uint32_t i = m->first; i < m->first + m->count; i++) {
		if (!g->name_of[i])
			continue;
		const struct tagged *n = &g->names.ptr[g->name_of[i] - 1];
		if (is_noun && !is_company && (n->kind == KIND_PERSON || (m->count == 2 && n->kind == KIND_PLACE)))
			return false;
		if (n->first < m->first || n->end > m->first + m->count ||
		    (n->end - n->first == m->count && n->kind != (int)m->kind && !is_state &&
		     !is_body_not_person(g->f, m, n)))
			return false;
	}
	return true;
}

/* Does a person of several words end in this word? */
static bool
is_somebodys_last(const struct tagging *g, uint32_t word)
{
	for (size_t k = 0; k < g->names.len; k++) {
		const struct tagged *n = &g->names.ptr[k];
		if (n->kind == KIND_PERSON && n->end > n->first + 1 &&
		    g->f->twins[n->end - 1] == g->f->twins[word])
			return true;
	}
	return false;
}

/* "Mossad", "AstraZeneca": one word that the tables have for a body and for
 * nothing else, which the tagger takes for a person, or for a place, as it may
 * a seat of government. */
static bool
is_only_body(const struct tagging *g, const struct mention *m)
{
	enum { LEAST = 4 };
	struct kb_entry e;

	if (m->kind != KIND_ORG || m->count != 1 || m->rule != RULE_GAZETTEER || m->kb == KB_NONE ||
	    m->at.len < LEAST || word_is(g->f, m->first, ~KB_BIT(KB_ORG)) || g->name_of[m->first] == 0)
		return false;
	const struct tagged *n = &g->names.ptr[g->name_of[m->first] - 1];
	if (n->first != m->first || n->end != m->first + 1u || is_somebodys_last(g, m->first))
		return false;
	kb_entry(m->kb, &e);
	return n->kind == KIND_PLACE
		? n->score < SURE_PLACE && !str_eq(e.type, STR_LIT("government"))
		: is_body_not_person(g->f, m, n);
}

/* Nobody is called so: "Lal Chowk" and "Ellis Park" end in what no family is
 * called, "Los Santos" begins so. */
static bool
is_like_place(const struct find *f, const struct mention *m)
{
	uint32_t last = m->first + m->count - 1;

	return tok_in(f, m->first, "los las san santa") ||
	       word_is(f, last, KB_BIT(KB_PLACE_NOUN)) ||
	       !word_is(f, last, KB_BIT(KB_FAMILY) | KB_BIT(KB_PLACE));
}

/* "Clara Washington": a given name before a surname, which the tagger, not sure
 * of it, takes for something else, or for a place, however sure. */
static bool
is_full_person(const struct tagging *g, const struct mention *m)
{
	const struct tagged *n;

	/* No pointer is made from a name that is not there. */
	if (g->name_of[m->first] == 0)
		return false;
	n = &g->names.ptr[g->name_of[m->first] - 1];
	return m->kind == KIND_PERSON && m->count > 1 && m->rule == RULE_SHAPE &&
	       n->first == m->first && n->end == m->first + m->count && n->kind != KIND_PERSON &&
	       (n->score < SURE_KIND || (n->kind == KIND_PLACE && !is_like_place(g->f, m)) ||
	        (n->kind == KIND_ORG && m->score >= SURE_PERSON));
}

/* Is every name that the tagger has in m somebody's? */
static bool
holds_persons(const struct tagging *g, const struct mention *m)
{
	bool any = false;

	for (uint32_t i = m->first; i < m->first + m->count; i++) {
		if (!g->name_of[i])
			continue;
		const struct tagged *n = &g->names.ptr[g->name_of[i] - 1];
		if (n->kind != KIND_PERSON || n->first < m->first || n->end > m->first + m->count)
			return false;
		any = true;
	}
	return any;
}

/* "Isabel dos Santos", of whom the tagger saw "dos Santos". */
static bool
has_name_before_particle(const struct tagging *g, const struct mention *m)
{
	uint32_t i = m->first;

	while (i < m->first + m->count && !g->name_of[i])
		i++;
	return i > m->first && i < m->first + m->count && tok_has(g->f, i, TOKEN_WORD) &&
	       !tok_has(g->f, i, TOKEN_CAPITAL) && tok_has(g->f, m->first, TOKEN_CAPITAL);
}

/* `Saul "Canelo" Alvarez`. */
static bool
has_nickname(const struct find *f, const struct mention *m)
{
	return m->count > 4 && tok_has(f, m->first + 1, TOKEN_QUOTE);
}

/* "J.R. Simmons III", of whom the tagger saw "Simmons III": initials before a
 * person's name are the person's. */
static bool
has_initials(const struct find *f, const struct mention *m)
{
	return tok_has(f, m->first, TOKEN_DOT) && tok_has(f, m->first, TOKEN_ALL_CAPS) &&
	       !word_is(f, m->first, CLASSES);
}

/* A person whom the tagger cut short. */
static bool
is_longer_person(const struct tagging *g, const struct mention *m)
{
	return m->kind == KIND_PERSON && (m->rule == RULE_SHAPE || m->rule == RULE_OFFICE) &&
	       (has_initials(g->f, m) || has_nickname(g->f, m) ||
	        has_name_before_particle(g, m)) && holds_persons(g, m);
}

/* "Simon Bolivar International Bridge": what is called after somebody, in which
 * the tagger saw the person and, up to the same end, the place. */
static bool
is_place_of_person(const struct tagging *g, const struct mention *m)
{
	size_t end = (size_t)m->first + m->count;

	if (m->kind != KIND_PLACE || m->rule != RULE_SHAPE || g->name_of[m->first] == 0 ||
	    g->name_of[end - 1] == 0)
		return false;
	const struct tagged *person = &g->names.ptr[g->name_of[m->first] - 1];
	const struct tagged *place = &g->names.ptr[g->name_of[end - 1] - 1];
	return person->kind == KIND_PERSON && place->kind == KIND_PLACE && place->end == end &&
	       person->end == place->first && person->first == m->first;
}

/* "Democratic Party", of which the tagger saw "Party": a noun that says what kind
 * of thing an organization is, is not its name; behind a nation ("the Italian
 * Parliament") it may be. */
static bool
is_more_than_noun(const struct tagging *g, const struct mention *m)
{
	size_t end = (size_t)m->first + m->count;

	if (m->kind != KIND_ORG || m->rule != RULE_SHAPE || m->count < 2 ||
	    g->name_of[end - 1] == 0 || !word_is(g->f, end - 1, KB_BIT(KB_ORG_NOUN)) ||
	    word_is(g->f, m->first, KB_BIT(KB_DEMONYM)))
		return false;
	const struct tagged *n = &g->names.ptr[g->name_of[end - 1] - 1];
	return n->kind == KIND_ORG && n->first + 1 == end && n->end == end &&
	       g->name_of[end - 2] == 0;
}

static void
drop_under(struct tagging *g, const struct mention *m)
{
	for (uint32_t i = m->first; i < m->first + m->count; i++)
		if (g->name_of[i])
			g->names.ptr[g->name_of[i] - 1].is_out = true;
}

bool
tag_weigh(struct tagging *g, const struct mention *m)
{
	float silent = 1;
	bool any = false;

	if (!is_taggers(m) || is_strong(m) || is_known(g, m) || is_only_body(g, m) ||
	    is_full_person(g, m) || is_longer_person(g, m) || is_only_country(g, m) ||
	    is_place_of_person(g, m) || is_more_than_noun(g, m)) {
		drop_under(g, m);
		return true;
	}
	for (uint32_t i = m->first; i < m->first + m->count; i++) {
		silent = g->likely[i] < silent ? g->likely[i] : silent;
		if (!g->name_of[i])
			continue;
		struct tagged *n = &g->names.ptr[g->name_of[i] - 1];
		any = true;
		if (n->is_out)
			continue;
		if (n->kind == (int)m->kind && (!n->facts.count || m->office))
			n->facts = *m;
	}
	return !any && silent < SURE_OF_NOTHING;
}
