/* SPDX-License-Identifier: MIT */
/*
 * Agreements that news calls by one name: the Arusha accords of Rwanda and of Burundi, the
 * Comprehensive Peace Agreements of Sudan and of Liberia.  Of those of the tables that a
 * name may stand for, the article means the one of the year that it says, or whose
 * parties it speaks of most.
 */
#include "entity/coref_int.h"

#include <stdlib.h>

#include "text/banned.h"

/* "Arusha" of "Arusha Accords"; empty if more than one word stands before the noun. */
static struct str
place_of(struct str name)
{
	static const char nouns[] = "agreement agreements accord accords deal pact treaty declaration";
	size_t space = str_find_char(name, ' ');
	struct str rest = str_sub(name, space == SIZE_MAX ? name.len : space + 1, SIZE_MAX);

	if (str_starts(rest, STR_LIT("peace ")) || str_starts(rest, STR_LIT("Peace ")))
		rest = str_sub(rest, strlen("peace "), SIZE_MAX);
	struct str place = str_sub(name, 0, space);
	struct kb_phrase p;
	return str_in_words(rest, nouns) && kb_lookup(place, &p) && kb_pick(&p, KB_BIT(KB_PLACE))
	               ? place : STR_EMPTY;
}

/* Is the noun of the name one of those of the row's?  Agreement, accord, deal and pact are
 * one. */
static bool
same_noun(struct str row, struct str name)
{
	static const char *const nouns[] = {"eclaration", "reaty"};

	for (size_t k = 0; k < sizeof(nouns) / sizeof(*nouns); k++)
		if (str_find(name, str_of(nouns[k])) != SIZE_MAX)
			return str_find(row, str_of(nouns[k])) != SIZE_MAX;
	return str_find(row, STR_LIT("greement")) != SIZE_MAX ||
	       str_find(row, STR_LIT("ccord")) != SIZE_MAX || str_find(row, STR_LIT("Pact")) != SIZE_MAX;
}

/* May a row of this name be called so: "Arusha Accords of 1993" by "Arusha agreement",
 * "Accra Comprehensive Peace Agreement" without its first word? */
static bool
may_be_called(struct str row, struct str name, struct str place)
{
	size_t at = row.len > name.len ? row.len - name.len : 0;

	if (str_eq_nocase(row, name))
		return true;
	if (at > 0 && row.ptr[at - 1] == ' ' && str_find_char(name, ' ') != SIZE_MAX &&
	    str_eq_nocase(str_sub(row, at, SIZE_MAX), name))
		return true;
	return place.len && str_starts(row, place) && row.len > place.len &&
	       row.ptr[place.len] == ' ' && same_noun(row, name);
}

/* How often the article speaks of its parties, or of what lies in them. */
static uint32_t
spoken_of(const struct coref *c, const struct kb_entry *row)
{
	uint32_t n = 0;

	for (size_t i = 0; i < c->nmention; i++) {
		const struct mention *m = &c->mentions[i];
		kb_id id = m->kind == KIND_PERSON && m->office ? m->office->of : m->kb;
		if (m->is_furniture || id == KB_NONE ||
		    (m->kind != KIND_PLACE && m->kind != KIND_ORG && m->kind != KIND_PERSON))
			continue;
		kb_id country = m->kind == KIND_ORG ? id : kb_country_of(id);
		for (int k = 0; k < 2; k++)
			n += row->sides[k] != KB_NONE && (row->sides[k] == id || row->sides[k] == country);
	}
	return n;
}

/* Is it of the year that is said here, or elsewhere of a mention of the same words?
 * *is_other: of another one. */
static bool
is_of_year(const struct coref *c, size_t i, const struct kb_entry *row, bool *is_other)
{
	struct day made;

	*is_other = false;
	if (!day_parse(row->detail, &made))
		return false;
	if (c->years[i]) {
		*is_other = abs(c->years[i] - made.year) > 1;
		return !*is_other;
	}
	for (size_t k = 0; k < c->nmention; k++)
		if (c->mentions[k].kind == KIND_DOCUMENT && c->years[k] &&
		    str_eq_nocase(coref_text(c, k), coref_text(c, i)))
			return abs(c->years[k] - made.year) <= 1;
	return false;
}

kb_id
coref_agreement_meant(struct coref *c, size_t i, kb_id usual)
{
	enum { YEAR = 1000 };
	struct str name = coref_without_year(coref_spelling(c, coref_text(c, i)));
	struct str place = place_of(name);
	uint32_t most = 0;
	uint32_t ncalled = 0;
	kb_id found = usual;
	kb_id first;
	size_t count;

	if (!place.len && (usual == KB_NONE || str_find_char(name, ' ') == SIZE_MAX))
		return usual;
	if (usual != KB_NONE) {
		/* That of all countries is not to be taken for one of two. */
		struct kb_entry e;
		kb_entry(usual, &e);
		if (e.sides[0] == KB_NONE)
			return usual;
	}
	kb_range(KB_AGREEMENT, &first, &count);
	for (size_t k = 0; k < count; k++) {
		kb_id row = first + (kb_id)k;
		struct kb_entry e;
		kb_entry(row, &e);
		if ((row != usual && !may_be_called(e.name, name, place)) || e.sides[0] == KB_NONE)
			continue;
		bool is_other;
		uint32_t n = is_of_year(c, i, &e, &is_other) ? YEAR : 0;
		n += spoken_of(c, &e);
		if (is_other && row != usual)
			continue;
		ncalled++;
		if (n > most || (n == most && n > 0 && row == usual)) {
			most = n;
			found = row;
		}
	}
	/* That of a third country, whose the tables do not have. */
	if (ncalled > 1 && most == 0 && c->country != KB_NONE)
		return KB_NONE;
	return found;
}
