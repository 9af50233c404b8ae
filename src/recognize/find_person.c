/* SPDX-License-Identifier: MIT */
/*
 * Evidence: the shape of a person's name.  A given name with a capital behind
 * it, an initial, an honorific, a family name, or words that only people are
 * followed by ("said", ", 45,").
 */
#include "recognize/recognizer_int.h"

#include "text/banned.h"

#define NO_PART (KB_BIT(KB_ORG) | KB_BIT(KB_DEMONYM) | KB_BIT(KB_PEOPLE) | \
                 KB_BIT(KB_EVENT_NOUN) | KB_BIT(KB_DOC_NOUN) | KB_BIT(KB_ORG_NOUN) | \
                 KB_BIT(KB_PLACE_NOUN) | KB_BIT(KB_MINISTRY) | KB_BIT(KB_SERIES) | \
                 KB_BIT(KB_FUNCTION) | KB_BIT(KB_CALENDAR) | KB_BIT(KB_OFFICE))
#define NAMES (KB_BIT(KB_GIVEN) | KB_BIT(KB_FAMILY))

/* Cuts a run of capitals at the first word that no name has. */
static size_t
name_end(const struct find *f, size_t i, size_t end)
{
	for (size_t k = i; k < end; k++) {
		/* "Kim Jong Un", no United Nations. */
		size_t syllables = match_at(f, k, KB_BIT(KB_GIVEN)).count;
		if (syllables > 1 && k + syllables <= end)
			k += syllables - 1;
		else if (word_is(f, k, NO_PART) && !word_is(f, k, NAMES))
			return k;
	}
	return end;
}

static bool
is_initial(const struct find *f, size_t i)
{
	return tok_has(f, i, TOKEN_DOT) &&
	       (tok_has(f, i, TOKEN_INITIAL) ||
	        (tok_has(f, i, TOKEN_ALL_CAPS) && tok(f, i)->at.len == sizeof "J.R." - 1 &&
	         !word_is(f, i, KB_BIT(KB_PLACE) | KB_BIT(KB_ORG))));
}

static bool
speaks(const struct find *f, size_t i)
{
	return tok_in(f, i, "said says told added noted stressed explained argued "
	                    "insisted warned tweeted recalled");
}

/* ", 45," */
static bool
has_age(const struct find *f, size_t i)
{
	return tok_is(f, i, ",") && tok_has(f, i + 1, TOKEN_NUMBER) &&
	       tok(f, i + 1)->at.len == 2 && tok_is(f, i + 2, ",");
}

static size_t
capitals(const struct find *f, size_t i, size_t end)
{
	size_t n = 0;

	for (; i < end; i++)
		n += tok_has(f, i, TOKEN_CAPITAL) && tok_has(f, i, TOKEN_WORD);
	return n;
}

/* A family name by itself: only where nothing of it can be another word. */
static bool
stands_alone(const struct find *f, size_t i, size_t end)
{
	uint32_t other = ~(NAMES | KB_BIT(KB_TITLE));

	return end == i + 1 && tok(f, i)->at.len >= 4 && !word_is(f, i, other) &&
	       !tok_has(f, i, TOKEN_ALL_CAPS) && !tok_has(f, end, TOKEN_HYPHEN) &&
	       !(tok_joined(f, i, end) && tok_has(f, end, TOKEN_CAPITAL)) &&
	       !(i > 0 && tok_joined(f, i - 1, i) && tok_has(f, i - 1, TOKEN_CAPITAL)) &&
	       !(i > 0 && tok_in(f, i - 1, "de la del der den van von al el bin")) &&
	       !f->tokens->sentences[tok(f, i)->sentence].is_title && !occurs_plain(f, i);
}

/* How sure the tokens [i, end) are a person's name; 0 = they are not. */
static float
score(const struct find *f, size_t i, size_t end)
{
	size_t n = capitals(f, i, end);
	bool titled = i > 0 && tok_joined(f, i - 1, i) && word_is(f, i - 1, KB_BIT(KB_TITLE)) &&
	              tok_has(f, i - 1, TOKEN_CAPITAL);
	bool given = word_is(f, i, KB_BIT(KB_GIVEN));
	bool family = word_is(f, end - 1, KB_BIT(KB_FAMILY));
	bool headline = f->tokens->sentences[tok(f, i)->sentence].is_title;

	if (titled)
		return 0.95f;
	if (n < 2)
		return family && stands_alone(f, i, end) ? 0.6f : 0;
	/* "Annex V. Transition Day": a number, not somebody's initial. */
	if (is_initial(f, i) && i > 0 && tok_joined(f, i - 1, i) &&
	    tok_has(f, i - 1, TOKEN_CAPITAL))
		return 0;
	if (is_initial(f, i) && !tok_has(f, end - 1, TOKEN_INITIAL))
		return 0.85f;
	if (given && family)
		return 0.95f;
	/* "Ban Ki-moon": a given name of two syllables behind says enough. */
	struct match syllables = match_at(f, i + 1, KB_BIT(KB_GIVEN));
	if (syllables.count == 3 && i + 4 == end)
		return 0.85f;
	/* "Kim Jong Un": so do they without their hyphen, behind a family name. */
	if (syllables.count == 2 && i + 3 == end && word_is(f, i, KB_BIT(KB_FAMILY)))
		return 0.95f;
	/* A family name first, a given name behind: "Kim Jong-un". */
	if (word_is(f, i, KB_BIT(KB_FAMILY)) && word_is(f, end - 1, NAMES))
		return 0.85f;
	if (headline)
		return given && word_is(f, end - 1, NAMES) ? 0.8f : 0;
	if (given && !tok_has(f, end - 1, TOKEN_ALL_CAPS))
		return 0.8f;
	if (family && n <= 3 && !word_is(f, i, KB_BIT(KB_PLACE)) &&
	    !tok_has(f, i, TOKEN_ALL_CAPS) && !occurs_plain(f, i) &&
	    !occurs_plain(f, end - 1))
		return 0.7f;
	if (n <= 3 && !word_is(f, i, ~0u) && (speaks(f, end) || has_age(f, end)))
		return 0.65f;
	return 0;
}

/* An office in front of it says better where the name begins. */
static bool
is_told_by_office(const struct find *f, size_t i, size_t end)
{
	for (size_t k = i; k < end; k++)
		if (is_person_at(f, k))
			return true;
	return false;
}

/* `Saul "Canelo" Alvarez`: the end of the name that goes on behind a nickname
 * in quotes; i if it does not. */
static size_t
nickname_end(const struct find *f, size_t i)
{
	size_t at = i + 1;
	enum { MOST = 3 };

	if (!word_is(f, i, NAMES) || !tok_joined(f, i, i + 4) || !tok_has(f, at, TOKEN_QUOTE) ||
	    !tok_has(f, at, TOKEN_OPEN))
		return i;
	while (at <= i + MOST && (tok_is_name(f, at + 1) || tok_is(f, at + 1, "the")))
		at++;
	if (at == i + 1 || !tok_has(f, at + 1, TOKEN_QUOTE) || tok_has(f, at + 1, TOKEN_SPACE) ||
	    !tok_joined(f, i, at + 2) || !tok_is_name(f, at + 2) || !tok_has(f, at + 2, TOKEN_SPACE))
		return i;
	size_t end = name_end(f, at + 2, run_end(f, at + 2));
	return end > at + 2 && end < at + 6 ? end : i;
}

void
find_persons(struct find *f)
{
	for (size_t i = 0; i < f->tokens->len;) {
		size_t end = tok_has(f, i, TOKEN_CAPITAL | TOKEN_MIXED | TOKEN_INITIAL) ? run_end(f, i) : i;
		if (end == i || !(tok_has(f, i, TOKEN_SPACE) || tok_has(f, i - 1, TOKEN_PUNCT))) {
			i = end > i ? end : i + 1;
			continue;
		}
		while (i + 1 < end && word_is(f, i, KB_BIT(KB_TITLE)) &&
		       tok_has(f, i + 1, TOKEN_SPACE))
			i++;
		size_t behind = end == i + 1 ? nickname_end(f, i) : i;
		if (behind > i) {
			propose(f, i, behind, KIND_PERSON, FORM_NAME, RULE_SHAPE, 0.95f);
			i = behind;
			continue;
		}
		size_t stop = name_end(f, i, end);
		float s = stop > i ? score(f, i, stop) : 0;
		if (s > 0 && !is_told_by_office(f, i, stop))
			propose(f, i, stop, KIND_PERSON, is_full_name(f, i, stop) ? FORM_NAME : FORM_ALIAS,
			        RULE_SHAPE, s);
		i = stop > i ? stop : i + 1;
	}
}
