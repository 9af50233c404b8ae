/* SPDX-License-Identifier: MIT */
/*
 * Organizations and places that are known by the words of their names alone.  What
 * a name says wherever it stands is found once for all mentions that have it; whose
 * a "Supreme Court" is, each is asked for itself.
 */
#include "entity/coref_int.h"

#include "text/banned.h"

/* What a name says by itself. */
struct thing_name {
	kb_id company;   /* the row it is without "Corp.", or KB_NONE: then nothing below */
	struct str key;
	struct str weak; /* of what is left without a city or state; empty */
	struct str block;
	bool is_party;   /* "Labour Party": of many countries … */
	bool is_generic; /* … or that every country has */
	bool has_place;  /* "University of Ghana" */
	bool is_asked;
	kb_id nearby;    /* coref_owner_nearby(), when it was asked */
	kb_id party;     /* the row that a party was taken for before, + 1; 0 = none */
};

struct str
coref_owner_slug(struct coref *c, kb_id country)
{
	struct kb_entry owner;

	if (country == KB_NONE)
		return coref_fmt(c, "%06x", (unsigned)(article_hash(
			reading_article(c->reading)) & 0xffffff));
	kb_entry(country, &owner);
	return coref_fmt(c, "of-%.*s", STR_ARG(owner.slug));
}

struct str
coref_unsaid_owner(struct coref *c, kb_id said)
{
	return coref_owner_slug(c, said == KB_NONE ? c->state : said);
}

/* Besides those of assets/generic_words.tsv, which every state has: what every town and
 * trade has. */
#define COMMON "alliance association athletics bar basketball business campaign center centre" \
	" chamber church city club coalition college commons company consulate consumer consumers" \
	" county cricket delegation district doctors embassy federation firm football front" \
	" government group hockey hospital inquiry investigation joint journalists lawyers league" \
	" local lords magistrate magistrates main medical men's ministers movement" \
	" municipal nurses olympic opposition parliamentary provincial regional royal rugby school" \
	" soccer special squad station students task teachers team town union unit university" \
	" village women's workers"
#define COMMON_PLACE "avenue airport bridge business bypass central centre city county district east eastern" \
	" high hospital hotel international junction lower main market municipal national new" \
	" north northern old park police port prison province region regional ring river road" \
	" school south southern square stadium station street terminal tower town upper village" \
	" west western"

/* "International Airport", "Western": where many have one. */
static bool
is_common_place(struct str name)
{
	struct str word;

	while (name.len && str_cut(&name, ' ', &word))
		if (!str_in_words(word, COMMON_PLACE))
			return false;
	return true;
}

/* "of", "the", "for"; not "Tomorrow". */
static bool
is_small(struct str word)
{
	return word.len <= 3 || (word.ptr[0] >= 'a' && word.ptr[0] <= 'z');
}

bool
cut_name_is_generic(const struct cut_name *n)
{
	const struct tokens *t = &n->words;
	bool generic = true;

	for (size_t i = 0; i < t->len && generic; i++) {
		struct kb_phrase p;
		if (t->ptr[i].shape & (TOKEN_PUNCT | TOKEN_POSSESSIVE))
			continue;
		struct str word = str_at(n->text, t->ptr[i].at);
		generic = (kb_phrase(kb_phrase_add(KB_PHRASE, kb_canon(t->ptr[i].hash)), &p) &&
		           kb_pick(&p, KB_BIT(KB_GENERIC) | (is_small(word) ? KB_BIT(KB_FUNCTION) : 0))) ||
		          str_in_words(word, COMMON);
	}
	return generic;
}

bool
coref_is_generic(struct str text)
{
	struct cut_name n;

	cut_name_init(&n, text);
	bool generic = cut_name_is_generic(&n);
	cut_name_release(&n);
	return generic;
}

/* "The Security Council" where the United Nations are named: a body of theirs,
 * if they have one of this name. */
static kb_id
body_of_un(struct coref *c, struct str text)
{
	struct kb_phrase p;
	kb_id un = kb_by_slug(KB_ORG, STR_LIT("united-nations"));
	struct str whole = coref_fmt(c, "United Nations %.*s", STR_ARG(text));

	if (un == KB_NONE || !kb_lookup(whole, &p) || !kb_pick(&p, KB_BIT(KB_ORG)))
		return KB_NONE;
	kb_id body = kb_pick(&p, KB_BIT(KB_ORG))->entry;
	return coref_names_row(c, un) || coref_names_row(c, body) ? body : KB_NONE;
}

static const struct {
	const char *words;
	const char *slug;
} short_names[] = {
#include "gen/short_names.inc"
};

kb_id
coref_by_short_name(struct str text)
{
	for (size_t i = 0; i < sizeof(short_names) / sizeof(*short_names); i++)
		if (str_eq(text, str_of(short_names[i].words)))
			return kb_by_slug(KB_ORG, str_of(short_names[i].slug));
	return KB_NONE;
}

/* Not another's in an article about a country that does not name the row's, and no word
 * that people are called by. */
kb_id
coref_by_lowered_initials(const struct coref *c, struct str text)
{
	kb_id row = kb_by_lowered_initials(text);
	struct kb_entry e;

	if (row == KB_NONE || name_is_family(text) || name_is_only_given(text))
		return KB_NONE;
	kb_entry(row, &e);
	bool is_abroad = e.country != KB_NONE && c->country != KB_NONE && e.country != c->country;
	return is_abroad && !coref_names_country(c, e.country) ? KB_NONE : row;
}

/* "Nippon Steel Corp.": the company of the tables, if it stands there without
 * its form. */
static kb_id
company_row(struct str text, struct str without_form)
{
	struct kb_phrase p;

	if (without_form.len == text.len || !kb_lookup(without_form, &p))
		return KB_NONE;
	const struct kb_alias *a = kb_pick(&p, KB_BIT(KB_ORG));
	return a ? a->entry : KB_NONE;
}

static struct str
weak_key(struct coref *c, enum kind kind, struct str rest)
{
	struct str words = coref_words_key(c, rest);

	return COREF_CAT(c, str_of(kind_name(kind)), STR_LIT(":"),
	                 kind == KIND_ORG ? coref_singular(c, words) : words);
}

/* Every country has one, or many have; initials are told apart in the pile
 * (resolve_thing.c). */
static bool
is_of_many(struct str text, const struct cut_name *name)
{
	bool is_whole = name->text.len == text.len;

	return (is_whole ? cut_name_is_generic(name) : coref_is_generic(text)) ||
	       (str_find_char(text, ' ') != SIZE_MAX && coref_is_common_body(text));
}

/* "University of Ghana"; but India has an embassy in every country. */
static bool
has_place(struct str name)
{
	struct str word;
	bool is_placed = false;

	while (name.len && str_cut(&name, ' ', &word)) {
		struct kb_phrase p;

		if (str_in_words(word, "embassy consulate consulate-general commission"))
			return false;
		is_placed |= kb_lookup(word, &p) && kb_pick(&p, KB_BIT(KB_PLACE) | KB_BIT(KB_DEMONYM));
	}
	return is_placed;
}

/* "Starmer's Labour", "the Tories": the whole name that many countries have a party of,
 * or empty. */
static struct str
party_for_short(struct str text)
{
	static const char *const parties[][2] = {
		{"Labour", "Labour Party"}, {"Labor", "Labor Party"},
		{"Conservatives", "Conservative Party"}, {"Tories", "Conservative Party"},
	};

	for (size_t k = 0; k < sizeof(parties) / sizeof(*parties); k++)
		if (str_eq(text, str_of(parties[k][0])))
			return str_of(parties[k][1]);
	return STR_EMPTY;
}

static struct thing_name
take_apart(struct coref *c, enum kind kind, struct str text)
{
	bool is_org = kind == KIND_ORG;
	struct str name = is_org ? coref_without_form(text) : text;
	struct thing_name t = {.company = company_row(text, name), .weak = STR_EMPTY};

	if (t.company != KB_NONE)
		return t;
	struct str rest = is_org ? coref_without_city(name) : coref_without_state(name);
	if (!is_org && !rest.len)
		rest = coref_one_of_two_names(name);
	if (!is_org && !rest.len)
		rest = coref_without_noun(name);
	struct cut_name cut;
	char letter = kind_letter(kind);

	cut_name_init(&cut, name);
	struct str words = cut_name_key(c, &cut);
	struct str first = rest.len ? coref_initials(c, rest) : cut_name_initials(c, &cut);
	if (words.len == 0)
		words = first;
	if (is_org)
		words = coref_singular(c, words);
	t.key = COREF_CAT(c, str_of(kind_name(kind)), STR_LIT(":"), words);
	t.block = COREF_CAT(c, str_from(&letter, 1), STR_LIT(":"), first);
	bool is_common = is_org && coref_is_common_party(text);
	t.is_party = is_common || (is_org && party_for_short(text).len);
	t.is_generic = is_common || (is_org ? is_of_many(text, &cut) : is_common_place(text));
	t.has_place = is_org && !t.is_generic && has_place(text);
	cut_name_release(&cut);
	if (rest.len && !t.is_generic)
		t.weak = weak_key(c, kind, rest);
	return t;
}

static struct thing_name *
thing_name(struct coref *c, size_t i)
{
	enum kind kind = c->mentions[i].kind;
	struct str text = coref_text(c, i);
	uint32_t at = map_intern(&c->thing_of[kind == KIND_PLACE], text,
	                         (uint32_t)c->things.len);

	if (at == c->things.len) {
		struct thing_name t = take_apart(c, kind, text);
		vec_push(&c->things, t);
	}
	return &c->things.ptr[at];
}

static kb_id
owner_nearby(const struct coref *c, size_t i, struct thing_name *t)
{
	if (!t->is_asked) {
		t->nearby = coref_owner_nearby(c, coref_text(c, i));
		t->is_asked = true;
	}
	return t->nearby;
}

/* Who was said right before it, or when the text does not say there, elsewhere; in an
 * article that was only written in a country, of nobody where it speaks of another. */
static struct str
owner_of(struct coref *c, size_t i, struct thing_name *t, kb_id said)
{
	kb_id owner = said == KB_NONE ? owner_nearby(c, i, t) : said;
	if (owner == KB_NONE && !c->is_told) {
		kb_id near = coref_country_near(c, i);
		if (near != KB_NONE && near != c->country)
			return coref_owner_slug(c, KB_NONE);
	}
	return coref_unsaid_owner(c, owner);
}

/* A party: the row that it is, or KB_NONE with whose it is. */
static kb_id
party(struct coref *c, size_t i, struct thing_name *t, kb_id said, bool *is_doubtful,
      struct str *owner)
{
	struct str text = coref_text(c, i);
	kb_id near = said == KB_NONE ? coref_country_near(c, i) : KB_NONE;
	kb_id country = KB_NONE;

	if (said == KB_NONE && near == KB_NONE && t->party) {
		*is_doubtful = true;
		return t->party - 1;
	}
	if (said == KB_NONE && near == KB_NONE)
		said = owner_nearby(c, i, t);
	struct str brief = party_for_short(text);
	kb_id row = coref_party(c, brief.len ? brief : text, said, near, &country);
	*is_doubtful = row != KB_NONE && near != KB_NONE && country == near && near != c->country;
	if (row != KB_NONE)
		t->party = row + 1;
	else
		*owner = coref_owner_slug(c, country);
	return row;
}

/* One of those that every country has, or many: the row of the tables that it is, or
 * KB_NONE with whose it is. */
static kb_id
whose(struct coref *c, size_t i, struct thing_name *t, bool *is_doubtful, struct str *owner)
{
	kb_id said = coref_owner_before(c, c->mentions[i].at.off);

	if (said == KB_NONE)
		said = coref_owner_around(c, i);
	if (t->is_party)
		return party(c, i, t, said, is_doubtful, owner);
	kb_id row = body_of_un(c, coref_spelling(c, coref_text(c, i)));
	if (row == KB_NONE)
		*owner = owner_of(c, i, t, said);
	return row;
}

/* "Central Region": every country has but one. */
static bool
is_part(struct str name)
{
	static const char *const parts[] = {" Region", " Province", " State"};

	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		if (str_ends(name, str_of(parts[i])))
			return true;
	return false;
}

/* How sure it is that a party is of the country that its paragraph speaks of. */
static const float DOUBTFUL = 0.75f;

uint32_t
coref_begin_named(struct coref *c, size_t i)
{
	enum kind kind = c->mentions[i].kind;
	struct thing_name *t = thing_name(c, i);
	struct str owner = STR_EMPTY;
	kb_id row = t->company;
	struct str key = t->key;
	bool is_doubtful = false;

	if (kind == KIND_PLACE && t->is_generic)
		owner = coref_owner_slug(c, is_part(coref_text(c, i)) ? c->country : KB_NONE);
	else if (row == KB_NONE && (t->is_generic || t->is_party))
		row = whose(c, i, t, &is_doubtful, &owner);
	if (row != KB_NONE) {
		uint32_t of = coref_begin_row(c, KIND_ORG, row);
		if (is_doubtful && c->clusters.ptr[of].local.confidence > DOUBTFUL)
			c->clusters.ptr[of].local.confidence = DOUBTFUL;
		return of;
	}
	if (t->is_generic)
		key = coref_fmt(c, "%.*s/%.*s", STR_ARG(key), STR_ARG(owner));
	uint32_t k = coref_cluster(c, kind, key);
	struct local *l = &c->clusters.ptr[k].local;
	l->key = key;
	l->block = t->block;
	c->clusters.ptr[k].is_medium |= kind == KIND_ORG &&
		str_eq(coref_text(c, i), article_source(reading_article(c->reading)));
	c->clusters.ptr[k].has_place |= t->has_place;
	if (kind == KIND_PLACE && c->about != KB_NONE)
		l->about = c->about_id;
	if (t->weak.len)
		l->weak = t->weak;
	if (t->is_generic && l->fixed.len == 0) {
		l->fixed = coref_fmt(c, "%s/%.*s-%.*s", kind_name(kind),
		                     STR_ARG(coref_slug(c, coref_text(c, i))), STR_ARG(owner));
		l->confidence = 0.7f;
	}
	return k;
}
