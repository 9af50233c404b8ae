/* SPDX-License-Identifier: MIT */
/*
 * Parties that are called as those of other countries are: "Democratic Party",
 * "Labour Party".  Whose it is, is said by the article.  Such words are rows of
 * assets/party_words.tsv; a party that the tables have is asked for by its
 * full name, "Conservative Party of Canada".
 */
#include "entity/coref_int.h"

#include <stdlib.h>
#include <string.h>

#include "text/banned.h"

/* In order of bytes. */
static const struct {
	const char *word;
} rows[] = {
#include "gen/party_words_sorted.inc"
};

static int
by_word(const void *key, const void *row)
{
	return str_cmp(*(const struct str *)key, str_from(*(const char *const *)row, strlen(*(const char *const *)row)));
}

static bool
is_party_word(struct str word)
{
	char low[16];
	struct str key = {low, 0};

	if (word.len >= sizeof low)
		return false;
	for (; key.len < word.len && word.ptr[key.len] != '\'' &&
	       (unsigned char)word.ptr[key.len] < 0x80; key.len++) {
		char c = word.ptr[key.len];
		low[key.len] = c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
	}
	return bsearch(&key, rows, sizeof rows / sizeof rows[0], sizeof rows[0], by_word);
}

bool
coref_is_common_party(struct str name)
{
	struct str word = STR_EMPTY;
	bool is_long = false;

	while (name.len && str_cut(&name, ' ', &word)) {
		if (!is_party_word(word))
			return false;
		is_long |= name.len > 0;
	}
	return is_long && str_eq_nocase(word, STR_LIT("party"));
}

/* "Conservative Party" of Canada, "Labour Party" of New Zealand: a row of the tables, or
 * KB_NONE. */
static kb_id
party_of(struct str name, kb_id country)
{
	static const char *const links[] = {" of ", " of the "};
	enum { OF = sizeof links / sizeof links[0] };
	const struct kb_alias *found = NULL;
	struct kb_entry owner;
	struct buf full;

	kb_entry(country, &owner);
	buf_init(&full);
	for (size_t i = 0; i <= OF && !found; i++) {
		struct kb_phrase p;

		buf_clear(&full);
		if (i < OF)
			buf_addf(&full, "%.*s%s%.*s", STR_ARG(name), links[i], STR_ARG(owner.name));
		else
			buf_addf(&full, "%.*s %.*s", STR_ARG(owner.name), STR_ARG(name));
		if (kb_lookup(buf_str(&full), &p))
			found = kb_pick(&p, KB_BIT(KB_ORG));
	}
	buf_release(&full);
	return found ? found->entry : KB_NONE;
}

/* The first country named that has a party of this name in the tables, or KB_NONE. */
static kb_id
first_with_party(const struct coref *c, struct str name)
{
	enum { LOOK = 256 };
	size_t n = c->nmention < LOOK ? c->nmention : LOOK;

	for (size_t i = 0; i < n; i++) {
		const struct mention *m = &c->mentions[i];

		if (!m->is_furniture && m->kind == KIND_PLACE && kb_is_country(m->kb) && party_of(name, m->kb) != KB_NONE)
			return m->kb;
	}
	return KB_NONE;
}

/* A party that nobody is said to own, where the paragraph speaks of another country than
 * the article: of that one, if it has such a party and the article is not so surely about
 * its own; of nobody's, if neither has. */
static kb_id
party_near(const struct coref *c, struct str name, kb_id near, kb_id *country)
{
	kb_id own = *country != KB_NONE ? party_of(name, *country) : KB_NONE;
	kb_id theirs = party_of(name, near);

	if (theirs != KB_NONE && (own == KB_NONE || !c->is_told)) {
		*country = near;
		return theirs;
	}
	if (own == KB_NONE)
		*country = KB_NONE;
	return own;
}

kb_id
coref_party(const struct coref *c, struct str name, kb_id said, kb_id near, kb_id *country)
{
	kb_id row = KB_NONE;

	*country = said != KB_NONE ? said : c->country != KB_NONE ? c->country : c->about;
	if (said == KB_NONE && near != KB_NONE && near != *country)
		return party_near(c, name, near, country);
	if (*country != KB_NONE)
		row = party_of(name, *country);
	if (row != KB_NONE || said != KB_NONE)
		return row;
	/* Another country is named, too, and has one: it may be meant. */
	kb_id other = first_with_party(c, name);
	if (other == KB_NONE)
		return KB_NONE;
	row = *country == KB_NONE ? party_of(name, other) : KB_NONE;
	*country = KB_NONE;
	return row;
}

/* Does the article name the country, or a place in it? */
static bool
names_place_of(const struct coref *c, kb_id country)
{
	for (size_t i = 0; i < c->nmention; i++) {
		const struct mention *m = &c->mentions[i];

		if (!m->is_furniture && m->kind == KIND_PLACE && kb_country_of(m->kb) == country)
			return true;
	}
	return false;
}

bool
coref_names_country(const struct coref *c, kb_id country)
{
	const struct tokens *t = reading_tokens(c->reading);

	for (size_t i = 0; i < c->nmention; i++) {
		const struct mention *m = &c->mentions[i];

		if (!m->is_furniture && m->kind == KIND_PERSON && m->office &&
		    m->office->of == country)
			return true;
	}
	if (names_place_of(c, country))
		return true;
	for (size_t i = 0; i < t->len; i++) {
		struct kb_phrase p;

		if (!kb_phrase(kb_phrase_add(KB_PHRASE, kb_canon(t->ptr[i].hash)), &p))
			continue;
		const struct kb_alias *a = kb_pick(&p, KB_BIT(KB_DEMONYM));
		if (a && kb_country_of(a->entry) == country)
			return true;
	}
	return false;
}

kb_id
coref_party_by_initials(struct str name, kb_id country)
{
	kb_id found = KB_NONE;
	uint32_t at = 0;
	kb_id row;

	while ((row = kb_by_initials(name, &at)) != KB_NONE) {
		struct kb_entry e;

		kb_entry(row, &e);
		if (e.country != country || !str_eq(e.type, STR_LIT("party")))
			continue;
		if (found != KB_NONE)
			return KB_NONE;
		found = row;
	}
	return found;
}

/* The one party of these initials in any of the countries that the article names, or
 * KB_NONE. */
static kb_id
party_of_named(const struct coref *c, struct str name)
{
	kb_id found = KB_NONE;
	kb_id first;
	size_t count;

	kb_range(KB_ORG, &first, &count);
	for (size_t k = 0; k < count && str_is_capitals(name, 3, 6); k++) {
		struct kb_entry e;

		kb_entry(first + (kb_id)k, &e);
		if (e.country == KB_NONE || !str_eq(e.type, STR_LIT("party")) ||
		    !str_is_initials(e.name, name) || !names_place_of(c, e.country))
			continue;
		if (found != KB_NONE)
			return KB_NONE;
		found = first + (kb_id)k;
	}
	return found;
}

size_t
coref_party_said_so(const struct coref *c, size_t i)
{
	struct str text = article_text(reading_article(c->reading));
	struct str word = coref_text(c, i);
	size_t at = c->mentions[i].at.off;

	for (size_t k = i; k-- > 0;) {
		struct span of = c->mentions[k].at;
		struct str name = str_at(text, of);
		if (str_find_char(str_sub(text, of.off, at), '\n') != SIZE_MAX)
			return MENTION_NONE;
		if (c->mentions[k].kind == KIND_ORG && str_starts(name, word) &&
		    str_eq_nocase(str_sub(name, word.len, SIZE_MAX), STR_LIT(" party")))
			return k;
	}
	return MENTION_NONE;
}

kb_id
coref_party_elsewhere(const struct coref *c, size_t mention, kb_id *country)
{
	const struct mention *m = &c->mentions[mention];
	struct str name = coref_text(c, mention);
	struct kb_entry e;

	*country = KB_NONE;
	kb_entry(m->kb, &e);
	kb_id here = c->country != KB_NONE ? c->country : c->about;
	if (!str_eq(e.type, STR_LIT("party")) || e.country == KB_NONE || here == e.country)
		return KB_NONE;
	if (here == KB_NONE) /* of several countries, or none */
		return coref_names_country(c, e.country) ? KB_NONE : party_of_named(c, name);
	bool is_common = coref_is_common_party(name);
	if ((!is_common && str_find_char(name, ' ') != SIZE_MAX) ||
	    !names_place_of(c, here) || coref_names_country(c, e.country))
		return KB_NONE;
	kb_id row = is_common ? party_of(name, here) : coref_party_by_initials(name, here);
	if (row == KB_NONE && !is_common && here != c->country)
		row = party_of_named(c, name);
	/* "The PPP" of Guyana; what has a word for its name may be known anywhere. */
	if (row == KB_NONE && (is_common || (here == c->country && c->is_told &&
	                                     str_is_capitals(name, 2, 6))))
		*country = here;
	return row;
}

bool
coref_is_party_unclear(const struct coref *c, size_t mention)
{
	const struct mention *m = &c->mentions[mention];
	struct kb_entry e;

	if (m->kb == KB_NONE || !str_is_capitals(coref_text(c, mention), 2, 6))
		return false;
	kb_entry(m->kb, &e);
	return str_eq(e.type, STR_LIT("party")) && e.country != KB_NONE &&
	       !coref_is_written_out(c, m->kb) && !coref_names_country(c, e.country);
}
