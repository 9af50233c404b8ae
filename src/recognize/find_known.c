/* SPDX-License-Identifier: MIT */
/*
 * Evidence in a text that is not English: names that the tables know, as they
 * are written there, and people whose given and family name both are known.
 * What surrounds a name says nothing here, since those words are English.
 */
#include "recognize/recognizer_int.h"

#include "text/banned.h"

#define THINGS (KB_BIT(KB_PLACE) | KB_BIT(KB_ORG))
#define PEOPLE (KB_BIT(KB_GIVEN) | KB_BIT(KB_FAMILY))

enum { SHORT = 4 }; /* [B] of a word that may be a name by itself */

static bool
begins_sentence(const struct find *f, size_t i)
{
	/* "nach Paris, London und Riga" */
	return i == 0 || !tok_joined(f, i - 1, i)
	       || (tok_has(f, i - 1, TOKEN_PUNCT | TOKEN_OPEN) && !tok_is(f, i - 1, ","));
}

/* One word that a language may have, too: "Sur", "Essen". An acronym is safe;
 * else it must be long, in the middle of a sentence, and never written small. */
static bool
may_be_word(const struct find *f, const struct match *m)
{
	size_t i = m->first;

	if (m->count > 1)
		return false;
	if (tok_has(f, i, TOKEN_ALL_CAPS))
		return tok(f, i)->at.len < 3 || f->tokens->sentences[tok(f, i)->sentence].is_caps;
	return tok(f, i)->at.len < SHORT || begins_sentence(f, i) || occurs_plain(f, i);
}

/* In German every noun has a capital: "Essen" is mostly what is eaten there.
 * source  names of one word in places.tsv and organizations.tsv that the word list of
 *         igerman98 (Debian: wngerman) has as nouns too, looked through by hand */
#define GERMAN_NOUNS \
	"allianz asbest bergen boten brenner detektor essen galle hesse java jersey jungfrau " \
	"kakao kursiv leiden liege milan ozon politiken radikal safran sauber s\xC3\xA4len " \
	"tageszeitung ulken zug"
/* What a noun follows, and no name of a town. */
#define GERMAN_ARTICLES \
	"der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner " \
	"dieser diese dieses diesen diesem jeder jede jedes jeden jedem im am zum zur vom beim ins ans"

static bool
may_be_noun(const struct find *f, const struct match *m)
{
	struct kb_entry e;
	size_t i = m->first;

	if (m->count > 1 || tok_has(f, i, TOKEN_ALL_CAPS))
		return false;
	if (tok_in(f, i, GERMAN_NOUNS))
		return true;
	kb_entry(m->alias.entry, &e);
	return str_eq(e.type, STR_LIT("city")) && i > 0 && tok_joined(f, i - 1, i)
	       && tok_in(f, i - 1, GERMAN_ARTICLES);
}

/* "Emmanuel Macron", "Ana María Ortiz": a given name, others, a family name. */
static size_t
person_end(const struct find *f, size_t i)
{
	size_t end = i + 1;

	if (!word_is(f, i, KB_BIT(KB_GIVEN)) || !tok_has(f, i, TOKEN_CAPITAL)
	    || word_is(f, i, THINGS | KB_BIT(KB_FUNCTION)))
		return i;
	while (end < i + 4 && tok_joined(f, i, end) && tok_has(f, end, TOKEN_SPACE)
	       && tok_has(f, end, TOKEN_CAPITAL) && word_is(f, end, PEOPLE))
		end++;
	return end > i + 1 && word_is(f, end - 1, KB_BIT(KB_FAMILY)) ? end : i;
}

void
find_known(struct find *f)
{
	struct str language = article_fact(f->article, FACT_LANGUAGE).value;
	bool is_german = str_eq(str_sub(language, 0, 2), STR_LIT("de"));

	for (size_t i = 0; i < f->tokens->len; i++) {
		struct match m;
		size_t end;

		if (!tok_has(f, i, TOKEN_CAPITAL | TOKEN_MIXED | TOKEN_DIGITS))
			continue;
		end = person_end(f, i);
		if (end > i) {
			propose(f, i, end, KIND_PERSON, FORM_NAME, RULE_SHAPE, 0.9f);
			i = end - 1;
			continue;
		}
		m = match_at(f, i, THINGS);
		if (m.count == 0 || may_be_word(f, &m) || (is_german && may_be_noun(f, &m)))
			continue;
		propose(f, i, i + m.count, m.alias.class == KB_PLACE ? KIND_PLACE : KIND_ORG,
		        m.alias.flags & KB_IS_NAME ? FORM_NAME : FORM_ALIAS,
		        RULE_GAZETTEER, m.count > 1 ? 0.9f : 0.8f)->kb = m.alias.entry;
		i += m.count - 1;
	}
}
