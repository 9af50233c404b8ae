/* SPDX-License-Identifier: MIT */
/*
 * Evidence: the tables know this name.  Meetings and agreements of the tables
 * are proposed by their own recognizers, which see more of them than the name.
 */
#include "recognize/recognizer_int.h"

#include "text/banned.h"

#define CLASSES (KB_BIT(KB_PLACE) | KB_BIT(KB_ORG))

/* "Jordan Henderson", "Paris Hilton", "Prince William": a place that is the
 * beginning of somebody's name. */
static bool
begins_person(const struct find *f, const struct match *m)
{
	size_t next = m->first + m->count;

	return m->count == 1 && m->alias.class == KB_PLACE &&
	       word_is(f, m->first, KB_BIT(KB_GIVEN)) && tok_is_name(f, next) &&
	       tok_joined(f, m->first, next) && tok_has(f, next, TOKEN_SPACE) &&
	       !word_is(f, next, CLASSES | KB_BIT(KB_EVENT_NOUN) | KB_BIT(KB_DOC_NOUN) |
	                KB_BIT(KB_ORG_NOUN) | KB_BIT(KB_PLACE_NOUN) | KB_BIT(KB_OFFICE) |
	                KB_BIT(KB_DEMONYM)) &&
	       (word_is(f, next, KB_BIT(KB_FAMILY)) || !word_is(f, next, ~0u));
}

/* The last word of somebody's name: "Michael Jordan", "Mr Washington". */
static bool
ends_person(const struct find *f, const struct match *m)
{
	size_t i = m->first;

	if (m->count != 1 || i == 0 || !tok_joined(f, i - 1, i) ||
	    !tok_has(f, i, TOKEN_SPACE))
		return false;
	return word_is(f, i - 1, KB_BIT(KB_TITLE)) ||
	       (word_is(f, i - 1, KB_BIT(KB_GIVEN)) && tok_is_name(f, i - 1) &&
	        !word_is(f, i - 1, CLASSES | KB_BIT(KB_DEMONYM)));
}

/* "Papua" of "Papua New Guinean", "Sudanese army" of "South Sudanese army": a place
 * or what is called after one, cut out of another people's name. */
static bool
cuts_people(const struct find *f, const struct match *m)
{
	size_t i = m->first;

	if (m->alias.class == KB_PLACE)
		return match_at(f, i, KB_BIT(KB_DEMONYM) | KB_BIT(KB_PEOPLE)).count > m->count;
	return i > 0 && word_is(f, i, KB_BIT(KB_DEMONYM)) && tok_joined(f, i - 1, i) &&
	       tok_has(f, i - 1, TOKEN_CAPITAL) &&
	       match_before(f, i + 1, KB_BIT(KB_DEMONYM)).count > 1;
}

void
find_gazetteer(struct find *f)
{
	for (size_t i = 0; i < f->tokens->len; i++) {
		if (!tok_has(f, i, TOKEN_CAPITAL | TOKEN_MIXED | TOKEN_DIGITS) ||
		    tok_is_currency(f, i))
			continue;
		struct match m = match_at(f, i, CLASSES);
		if (!m.count || begins_person(f, &m) || ends_person(f, &m) ||
		    cuts_people(f, &m))
			continue;
		bool is_place = m.alias.class == KB_PLACE;
		struct mention *p = propose(f, i, i + m.count, is_place ? KIND_PLACE : KIND_ORG,
		                            m.alias.flags & KB_IS_NAME ? FORM_NAME : FORM_ALIAS,
		                            RULE_GAZETTEER, m.count > 1 ? 0.97f : 0.93f);
		p->kb = m.alias.entry;
		if (m.alias.flags & KB_IS_POSSESSIVE) { /* the 's is the name's own */
			p->count = m.count;
			p->at = span_from_to(p->at.off, span_end(tok(f, i + m.count - 1)->at));
		}
		i += m.count - 1;
	}
}
