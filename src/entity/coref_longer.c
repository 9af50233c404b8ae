/* SPDX-License-Identifier: MIT */
/*
 * "Moussa Faki Mahamat" is Moussa Faki elsewhere, "Enrique Pena Nieto" Enrique Pena: a
 * name of three words and more is cut to the first ones, whose last is then the surname.
 * Many are called so who are somebody else, so that only who holds an office of the same
 * country, or is spoken of in an article about it, is believed to be he (also.h).
 */
#include "entity/coref_int.h"

#include "entity/also.h"

#include "text/banned.h"

#define FATHERS "bin ibn bint ben ould"

static bool
is_called_by(struct str word, uint32_t class)
{
	struct kb_phrase p;

	return kb_lookup(word, &p) && kb_pick(&p, class);
}

/* Where the name ends before its last word and the particles in front of that. */
static size_t
before_last(struct str name)
{
	size_t end = name.len;

	for (;;) {
		size_t space = end;
		while (space > 0 && name.ptr[space - 1] != ' ')
			space--;
		if (space == 0)
			return 0;
		end = space - 1;
		size_t word = end;
		while (word > 0 && name.ptr[word - 1] != ' ')
			word--;
		struct str before = str_sub(name, word, end);
		if (!name_is_particle(before) || str_in_words(before, FATHERS))
			return end;
	}
}

/* The name without its last word, if the one before it may be a surname: no middle name
 * ("John Fitzgerald"), but a father's ("Zayed bin Karim"); empty if not. */
static struct str
shorter(struct str name)
{
	struct str rest = str_sub(name, 0, before_last(name));
	struct str word = STR_EMPTY, last = STR_EMPTY, first = STR_EMPTY;
	size_t n = 0;

	for (struct str all = rest; all.len && str_cut(&all, ' ', &word); n++) {
		if (n == 0)
			first = word;
		if (all.len)
			last = word;
	}
	bool is_fathers = str_in_words(last, FATHERS);
	if (n < 2 || first.len < 3 || word.len < 3 || name_is_particle(word) ||
	    str_find_char(rest, '.') != SIZE_MAX || str_find_char(rest, '"') != SIZE_MAX ||
	    name_is_generation(str_sub(name, rest.len + 1, SIZE_MAX)) ||
	    (!is_fathers && is_called_by(word, KB_BIT(KB_GIVEN))))
		return STR_EMPTY;
	return rest;
}

/* "Abu Dhabi Crown Prince Sheikh NAME": the place before words that are all titles and
 * offices, as an id, or empty. */
static struct str
place_before(const struct coref *c, size_t i)
{
	const struct article *a = reading_article(c->reading);
	const struct token *t = reading_tokens(c->reading)->ptr;
	const struct mention *m = &c->mentions[i];
	const struct mention *place = m - 1;
	size_t at = i > 0 ? (size_t)place->first + place->count : 0;

	if (i == 0 || place->kind != KIND_PLACE || c->of[i - 1] == LOCAL_NONE || at >= m->first)
		return STR_EMPTY;
	const uint32_t ranks = KB_BIT(KB_TITLE) | KB_BIT(KB_OFFICE);
	while (at < m->first) {
		struct span two = at + 1 < m->first
			? span_from_to(t[at].at.off, span_end(t[at + 1].at)) : t[at].at;
		if (at + 1 < m->first && is_called_by(str_at(article_text(a), two), ranks))
			at += 2;
		else if (is_called_by(token_text(a, &t[at]), ranks))
			at++;
		else
			return STR_EMPTY;
	}
	return c->clusters.ptr[c->of[i - 1]].local.fixed;
}

/* The id of the country that a cluster's office is of, or, in "Chad's NAME", he himself;
 * empty if none is said, or several are. */
static struct str
country_of(struct coref *c, uint32_t k)
{
	const struct cluster *cl = &c->clusters.ptr[k];
	struct str found = STR_EMPTY;

	for (size_t r = 0; r < cl->roles.len; r++) {
		struct str of = cl->roles.ptr[r].of;
		if (!str_starts(of, STR_LIT("place/")))
			continue;
		if (found.len && !str_eq(found, of))
			return STR_EMPTY;
		found = of;
	}
	for (size_t i = 0; i < c->nmention && !found.len; i++) {
		if (c->of[i] != k || c->mentions[i].form == FORM_NOMINAL)
			continue;
		kb_id owner = coref_owner_before(c, c->mentions[i].at.off);
		found = owner != KB_NONE ? coref_kb_id(c, owner) : place_before(c, i);
	}
	return found;
}

void
coref_longer_names(struct coref *c)
{
	for (size_t i = 0; i < c->nmention; i++) {
		struct name_parts p;

		if (!coref_takes(c, i) || c->mentions[i].kind != KIND_PERSON || c->of[i] == LOCAL_NONE ||
		    c->mentions[i].form != FORM_NAME)
			continue;
		struct cluster *cl = &c->clusters.ptr[c->of[i]];
		struct str name = coref_name_spelling(c, i);
		if (cl->local.also_key.len || cl->local.fixed.len || !cl->local.key.len)
			continue;
		struct str cut = shorter(name);
		bool may_be_cut = cut.len && !name_is_surname_first(name);
		struct str of = may_be_cut ? country_of(c, c->of[i]) : STR_EMPTY;
		if (!of.len)
			continue;
		name_split(cut, false, &c->arena, &p);
		if (!p.given.len || str_eq(p.surname, cl->parts.surname))
			continue;
		cl->local.also_block = coref_person_block(c, &p);
		cl->local.also_key = also_key(&c->arena, COREF_CAT(c, p.surname, STR_LIT("|"), p.given),
		                              &(struct also_proof){.of = of});
	}
}
