/* SPDX-License-Identifier: MIT */
/*
 * Evidence: the noun of a place inside capitals ("Mount Elbrus", "Tahrir
 * Square", "Rakhine State"), and a capital word where only places stand: behind
 * "in" and between commas before a country ("in Sirte, Libya").
 */
#include "recognize/recognizer_int.h"

#include "text/banned.h"

#define NO_PLACE (KB_BIT(KB_ORG) | KB_BIT(KB_DEMONYM) | KB_BIT(KB_PEOPLE) | \
                  KB_BIT(KB_EVENT_NOUN) | KB_BIT(KB_DOC_NOUN) | KB_BIT(KB_ORG_NOUN) | \
                  KB_BIT(KB_MINISTRY) | KB_BIT(KB_OFFICE) | KB_BIT(KB_TITLE) | \
                  KB_BIT(KB_GIVEN) | KB_BIT(KB_SERIES) | KB_BIT(KB_AGREEMENT))

/* "St James' Park", "Saint Peter's Square" with the noun at i: where the saint
 * begins; i if there is none. */
static size_t
saint_before(const struct find *f, size_t i)
{
	if (i < 3 || !tok_joined(f, i - 3, i) || !tok_has(f, i - 1, TOKEN_POSSESSIVE))
		return i;
	size_t start = run_start(f, i - 1);
	while (start + 1 < i - 1 && !tok_in(f, start, "st st. saint"))
		start++;
	return start + 1 < i - 1 ? start : i;
}

static size_t
noun_at(struct find *f, size_t i)
{
	struct match m = match_at(f, i, KB_BIT(KB_PLACE_NOUN));
	struct kb_entry e;

	if (!m.count || !tok_has(f, i, TOKEN_CAPITAL))
		return i;
	if (f->tokens->sentences[tok(f, i)->sentence].is_title)
		return i;
	kb_entry(m.alias.entry, &e);
	bool strong = str_eq(e.type, STR_LIT("strong"));
	if (tok_in(f, i, "mount lake cape fort port") && tok_joined(f, i, i + 1) &&
	    tok_is_name(f, i + 1) && tok_has(f, i + 1, TOKEN_SPACE)) {
		size_t end = run_end(f, i + 1);
		propose(f, i, end, KIND_PLACE, FORM_NAME, RULE_SHAPE, 0.85f);
		return end;
	}
	size_t start = run_start(f, i);
	size_t saint = saint_before(f, i);
	if (start == i && saint < i && !(tok_joined(f, i, i + 1) && tok_is_name(f, i + 1) &&
	                                 tok_has(f, i + 1, TOKEN_SPACE))) {
		propose(f, saint, i + m.count, KIND_PLACE, FORM_NAME, RULE_SHAPE, 0.96f);
		return i + m.count;
	}
	/* "Cook County State's Attorney", "Kogi State Governor": an office of it. */
	bool of_office = strong && tok_joined(f, i, i + 1) && match_at(f, i + 1, KB_BIT(KB_OFFICE)).count;
	if (start == i || (tok_joined(f, i, i + 1) && tok_is_name(f, i + 1) &&
	                   tok_has(f, i + 1, TOKEN_SPACE) && !of_office))
		return i;
	if (of_office) {
		propose(f, start, i + m.count, KIND_PLACE, FORM_NAME, RULE_SHAPE, 0.96f);
		return i + m.count;
	}
	if (!strong && word_is(f, start, NO_PLACE & ~KB_BIT(KB_GIVEN)))
		return i;
	propose(f, start, i + m.count, KIND_PLACE, FORM_NAME, RULE_SHAPE, strong ? 0.8f : 0.65f);
	return i + m.count;
}

/* "in Sirte, Libya", "in Gao, in northern Mali" */
static size_t
stands_as_place(struct find *f, size_t i)
{
	size_t end;

	if (!tok_has(f, i + 1, TOKEN_CAPITAL | TOKEN_MIXED | TOKEN_INITIAL) ||
	    tok_has(f, i, TOKEN_CAPITAL) || !tok_joined(f, i, i + 1) ||
	    !(tok_is(f, i, "in") || tok_is(f, i, "near") || tok_is(f, i, "outside")))
		return i;
	end = run_end(f, i + 1);
	if (end == i + 1 || end - i - 1 > 3 || tok_has(f, i + 1, TOKEN_ALL_CAPS))
		return i;
	for (size_t k = i + 1; k < end; k++)
		if (word_is(f, k, NO_PLACE) || tok_has(f, k, TOKEN_INITIAL))
			return i;
	/* "in Article 2", "in Section B" */
	if (tok_joined(f, i, end) && tok_has(f, end, TOKEN_NUMBER))
		return i;
	bool country = tok_is(f, end, ",") &&
	               match_at(f, end + 1, KB_BIT(KB_PLACE)).count > 0;
	propose(f, i + 1, end, KIND_PLACE, FORM_NAME, RULE_SHAPE, country ? 0.85f : 0.6f);
	return end;
}

static size_t
named_place_end(const struct find *f, size_t i)
{
	size_t end = run_end(f, i);

	if (end - i > 4 || tok_has(f, i, TOKEN_ALL_CAPS | TOKEN_INITIAL))
		return i;
	for (size_t k = i; k < end; k++)
		if (word_is(f, k, NO_PLACE & ~KB_BIT(KB_GIVEN)))
			return i;
	return end;
}

/* "the villages of Ak-Sai and Vorukh", "the town of Kirby" with "of" at i: the
 * article says what they are. */
static size_t
said_to_be(struct find *f, size_t i)
{
	const float certain = 0.96f;
	size_t end = i;

	if (i == 0 || !tok_is(f, i, "of") || !tok_joined(f, i - 1, i + 1))
		return i;
	bool many = tok_in(f, i - 1, "villages towns hamlets districts provinces suburbs");
	if (!many && !tok_in(f, i - 1, "village town hamlet suburb"))
		return i;
	for (size_t k = i + 1; tok_joined(f, i, k); k = end + 1) {
		size_t stop = named_place_end(f, k);
		if (stop == k)
			break;
		propose(f, k, stop, KIND_PLACE, FORM_NAME, RULE_SHAPE, certain);
		end = stop;
		if (!many || !tok_in(f, end, "and ,"))
			break;
	}
	return end;
}

static bool
in_furniture(const struct find *f, size_t i)
{
	size_t n;
	const struct block *blocks = article_blocks(f->article, &n);

	return tok(f, i)->block < n && blocks[tok(f, i)->block].kind == BLOCK_FURNITURE;
}

/* "(AP)", "(Reuters)": a name in brackets at i, no score and no vote. */
static bool
is_agency(const struct find *f, size_t i)
{
	return tok_has(f, i, TOKEN_OPEN) && tok_has(f, i + 1, TOKEN_CAPITAL | TOKEN_MIXED) &&
	       tok_joined(f, i, i + 2) && tok_has(f, i + 2, TOKEN_CLOSE);
}

/* "HOUSTON, June 10", "DALLAS (AP)", "AUSTIN, Texas, May 3": a place of the
 * tables, or one word that they do not have, with the day or the agency behind
 * it: no club and nobody is meant by it. */
static bool
is_told_by_day(const struct find *f, size_t i, size_t end)
{
	struct match m = match_at(f, i, KB_BIT(KB_PLACE));

	if (m.count != end - i && (m.count || end != i + 1 || !tok_is(f, end, ",") ||
	                           match_at(f, i, KB_BIT(KB_ORG)).count))
		return false;
	m = match_at(f, end + 1, KB_BIT(KB_PLACE));
	if (tok_is(f, end, ",") && m.count && tok_joined(f, end, end + 1))
		end += 1 + m.count;
	return is_agency(f, end) || (tok_is(f, end, ",") && tok_joined(f, end, end + 1) &&
	                             date_from(f, end + 1) != NULL);
}

/* "PATRIOT PARK /Moscow Region/, August 15.", "MINSK, Feb. 12 (Agency) –": the
 * capitals that open a paragraph before a comma, bracket, slash or dash. */
static size_t
dateline_at(struct find *f, size_t i)
{
	const float certain = 0.98f;
	size_t end = i;

	if ((i > 0 && tok(f, i - 1)->block == tok(f, i)->block) || in_furniture(f, i))
		return i;
	while (end < i + 4 && tok_joined(f, i, end) && tok_has(f, end, TOKEN_ALL_CAPS) &&
	       tok_is_name(f, end) && tok(f, end)->at.len > 2)
		end++;
	if (end > i && is_told_by_day(f, i, end)) {
		propose(f, i, end, KIND_PLACE, FORM_NAME, RULE_SHAPE, certain);
		return end;
	}
	if (f->tokens->sentences[tok(f, i)->sentence].is_caps ||
	    f->tokens->sentences[tok(f, i)->sentence].is_title)
		return i;
	if (end == i || !tok_joined(f, i, end + 1) ||
	    !(tok_in(f, end, ", / : (") || tok_has(f, end, TOKEN_HYPHEN | TOKEN_OPEN)) ||
	    match_at(f, i, KB_BIT(KB_ORG)).count)
		return i;
	propose(f, i, end, KIND_PLACE, FORM_NAME, RULE_SHAPE, 0.85f);
	return end;
}

void
find_places(struct find *f)
{
	for (size_t i = 0; i < f->tokens->len;) {
		size_t end = i;
		if (tok_has(f, i, TOKEN_ALL_CAPS))
			end = dateline_at(f, i);
		if (end == i && word_is(f, i, KB_BIT(KB_PLACE_NOUN)))
			end = noun_at(f, i);
		if (end == i)
			end = stands_as_place(f, i);
		if (end == i)
			end = said_to_be(f, i);
		i = end > i ? end : i + 1;
	}
}
