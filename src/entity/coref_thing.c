/* SPDX-License-Identifier: MIT */
/*
 * Organizations and places inside one article: by row of the tables, by
 * definition of an acronym, as the tail of a longer name; by words: coref_named.c.
 */
#include "entity/coref_int.h"

#include "text/fold.h"

#include "text/banned.h"

/* What the tables say of it, when it is begun. */
static void
fill_row(struct coref *c, struct local *l, enum kind kind, kb_id row, struct str id)
{
	struct kb_entry e;

	kb_entry(row, &e);
	l->fixed = id;
	l->key = id;
	l->block = id;
	l->name = e.name;
	struct str town = kind == KIND_PLACE ? coref_without_state(e.name) : STR_EMPTY;
	if (town.len) { /* who says "Springfield" may mean this one */
		l->weak = coref_fmt(c, "place:%.*s", STR_ARG(coref_words_key(c, town)));
		l->block = coref_fmt(c, "L:%.*s", STR_ARG(coref_initials(c, town)));
	}
}

uint32_t
coref_begin_row(struct coref *c, enum kind kind, kb_id row)
{
	struct str key = str_from((const char *)&row, sizeof(row));
	uint32_t k = map_get(&c->rows, key);

	if (k != MAP_NONE)
		return k;
	struct str id = coref_kb_id(c, row);
	k = coref_cluster(c, kind, id);
	if (!c->clusters.ptr[k].local.block.len)
		fill_row(c, &c->clusters.ptr[k].local, kind, row, id);
	c->clusters.ptr[k].is_row = true;
	map_set(&c->rows, key, k);
	return k;
}

/* "The Commerce Department": America's, where America is named. */
static kb_id
owner_by_name(struct coref *c, const struct mention *m)
{
	kb_id us = kb_by_slug(KB_PLACE, STR_LIT("united-states"));
	struct str text = str_at(article_text(reading_article(c->reading)), m->at);

	return c->country == KB_NONE && str_ends(text, STR_LIT("Department")) && us != KB_NONE &&
	       coref_names_row(c, us) ? us : KB_NONE;
}

/* "Russian Defense Ministry", "Ministry of Defense of Russia" */
static uint32_t
begin_ministry(struct coref *c, const struct mention *m)
{
	struct office_fact said = *m->office;
	const struct office_fact *o = &said;

	if (said.of == KB_NONE)
		said.of = owner_by_name(c, m);
	said.of = coref_meant(c, said.of);
	struct str of = o->of == KB_NONE ? STR_EMPTY : coref_kb_id(c, o->of);
	struct str key = coref_fmt(c, "ministry:%.*s/%.*s", STR_ARG(o->office), STR_ARG(of));
	uint32_t k = coref_cluster(c, KIND_ORG, key);
	struct local *l = &c->clusters.ptr[k].local;
	struct kb_entry owner;

	if (l->block.len)
		return k;
	l->block = coref_fmt(c, "ministry:%.*s", STR_ARG(o->office));
	if (of.len) {
		kb_entry(o->of, &owner);
		l->key = key;
		l->fixed = coref_fmt(c, "org/%.*s-ministry-of-%.*s", STR_ARG(o->office),
		                     STR_ARG(owner.slug));
	} else {
		struct str whose = coref_unsaid_owner(c, KB_NONE);
		l->fixed = coref_fmt(c, "org/%.*s-ministry-%.*s", STR_ARG(o->office),
		                     STR_ARG(whose));
		l->key = l->fixed;
		l->confidence = 0.7f;
	}
	return k;
}

/* The row that a mention is taken for, if it may be meant. */
static kb_id
row_of(const struct coref *c, size_t i)
{
	return c->is_elsewhere[i] ? KB_NONE : c->mentions[i].kb;
}

/* Found by its words alone: it may be the tail of a name that stands in full
 * elsewhere. */
static bool
is_tail_candidate(const struct coref *c, size_t i)
{
	return row_of(c, i) == KB_NONE && !c->mentions[i].office && !c->mentions[i].called.len;
}

static bool
is_thing(const struct mention *m)
{
	return (m->kind == KIND_ORG || m->kind == KIND_PLACE) && m->form != FORM_NOMINAL;
}

/* The place of the tables that an organization without any evidence of its own
 * is called by, or KB_NONE: "Derbyshire", "MILWAUKEE" of results, "Moscow". */
static kb_id
namesake_place(const struct coref *c, size_t i)
{
	const struct mention *m = &c->mentions[i];
	struct kb_phrase p;

	if (m->kind != KIND_ORG || m->form == FORM_NOMINAL || !is_tail_candidate(c, i) ||
	    m->defined != MENTION_NONE || c->defined_by[i] != MENTION_NONE ||
	    !kb_lookup(coref_text(c, i), &p) || kb_pick(&p, KB_BIT(KB_ORG) | KB_BIT(KB_MINISTRY)))
		return KB_NONE;
	const struct kb_alias *a = kb_pick(&p, KB_BIT(KB_PLACE));
	return a && !(a->flags & KB_IS_ACRONYM) ? a->entry : KB_NONE;
}

/* "Paris, Texas": a town that no table has, by where it is said to be. */
static uint32_t
begin_town(struct coref *c, size_t i, kb_id region)
{
	struct kb_entry e;

	kb_entry(region, &e);
	if (str_eq(e.type, STR_LIT("city")))
		return coref_begin_row(c, KIND_PLACE, region);
	struct str id = coref_fmt(c, "place/%.*s-%.*s", STR_ARG(coref_slug(c, coref_text(c, i))),
	                          STR_ARG(e.slug));
	uint32_t k = coref_cluster(c, KIND_PLACE, id);
	struct local *l = &c->clusters.ptr[k].local;
	struct kb_entry town;

	if (l->block.len)
		return k;
	struct str name = coref_town_name(c, i);
	bool is_own = c->mentions[i].kb != KB_NONE;
	if (is_own) {
		kb_entry(c->mentions[i].kb, &town);
		is_own = str_eq(coref_slug(c, town.name), coref_slug(c, name));
	}
	l->name = coref_fmt(c, "%.*s, %.*s", STR_ARG(is_own ? town.name : name), STR_ARG(e.name));
	l->fixed = l->key = id;
	/* Who says "Columbia" may mean this one. */
	l->weak = coref_fmt(c, "place:%.*s", STR_ARG(coref_words_key(c, name)));
	l->block = coref_fmt(c, "L:%.*s", STR_ARG(coref_initials(c, name)));
	return k;
}

/* How sure it is where a town lies that has namesakes; that a country is the one that
 * mostly bears its name. */
static const float DOUBTFUL = 0.75f;
static const float UNCLEAR = 0.6f;

void
coref_doubt(struct coref *c, uint32_t cluster)
{
	float *sure = &c->clusters.ptr[cluster].local.confidence;

	if (*sure > DOUBTFUL)
		*sure = DOUBTFUL;
}

/* A place that the tables know by the name of a mention, or may. */
static uint32_t
begin_place(struct coref *c, size_t i, kb_id usual)
{
	kb_id region = coref_region_said(c, i);

	if (region != KB_NONE)
		return begin_town(c, i, region);
	kb_id row = c->mentions[i].kb == KB_NONE ? usual : coref_place_meant(c, i);
	bool is_doubtful;
	region = coref_town_meant(c, i, row, &is_doubtful);
	uint32_t k = region != KB_NONE ? begin_town(c, i, region)
	                               : coref_begin_row(c, KIND_PLACE, row);
	if (is_doubtful || (region == KB_NONE && coref_is_of_two(c, i, row)))
		coref_doubt(c, k);
	if (coref_is_unclear(c, row))
		c->clusters.ptr[k].local.confidence = UNCLEAR;
	return k;
}

/* "China's CBC": not the one that the tables know. */
static uint32_t
begin_foreign(struct coref *c, size_t i, kb_id owner)
{
	struct str slug = coref_slug(c, coref_text(c, i));
	struct str of = coref_owner_slug(c, owner);
	struct str key = coref_fmt(c, "org:%.*s/%.*s", STR_ARG(slug), STR_ARG(of));
	uint32_t k = coref_cluster(c, KIND_ORG, key);
	struct local *l = &c->clusters.ptr[k].local;

	l->key = key;
	l->block = coref_fmt(c, "O:%.*s", STR_ARG(slug));
	l->fixed = coref_fmt(c, "org/%.*s-%.*s", STR_ARG(slug), STR_ARG(of));
	return k;
}

/* An organization that the tables know. */
static uint32_t
begin_org(struct coref *c, size_t i)
{
	kb_id owner = coref_foreign_owner(c, i);
	kb_id party = owner == KB_NONE ? coref_party_elsewhere(c, i, &owner)
	                               : coref_party_by_initials(coref_text(c, i), owner);

	if (party == KB_NONE && owner != KB_NONE)
		return begin_foreign(c, i, owner);
	uint32_t k = coref_begin_row(c, KIND_ORG, party != KB_NONE ? party : c->mentions[i].kb);
	if (party == KB_NONE && coref_is_party_unclear(c, i))
		c->clusters.ptr[k].local.confidence = UNCLEAR;
	/* By its initials, of one of several countries. */
	bool is_guessed = party != KB_NONE && c->country == KB_NONE && owner == KB_NONE;
	if (c->is_doubtful[i] || is_guessed)
		coref_doubt(c, k);
	return k;
}

/* What the tables do not know by these initials is that mostly. */
static uint32_t
begin_by_initials(struct coref *c, size_t i, kb_id row)
{
	uint32_t k = coref_begin_row(c, KIND_ORG, row);
	bool is_guessed = c->mentions[i].kb == KB_NONE ? c->body[i] != KB_NONE : c->is_doubtful[i];
	if (is_guessed && !coref_names_row(c, row))
		coref_doubt(c, k);
	return k;
}

static void
join_thing(struct coref *c, size_t i)
{
	const struct mention *m = &c->mentions[i];
	kb_id agency = coref_by_initials(c, i);

	if (agency != KB_NONE)
		coref_join_as(c, i, begin_by_initials(c, i, agency), FORM_NAME);
	else if (row_of(c, i) != KB_NONE)
		coref_join(c, i, m->kind == KIND_PLACE ? begin_place(c, i, m->kb) : begin_org(c, i));
	else if (m->called.len)
		coref_join(c, i, coref_begin_called(c, i));
	else if (m->office && m->kind == KIND_ORG)
		coref_join(c, i, begin_ministry(c, m));
	else
		coref_join(c, i, coref_begin_named(c, i));
}

/* A ministry whose country is not said is the one of its subject, if there is
 * only one in the article. */
static void
join_bare_ministry(struct coref *c, size_t i)
{
	struct str block = coref_fmt(c, "ministry:%.*s", STR_ARG(c->mentions[i].office->office));
	uint32_t found = LOCAL_NONE;
	bool many = false;

	for (uint32_t k = 0; k < coref_look(c); k++) {
		const struct local *l = &c->clusters.ptr[k].local;
		if (!str_eq(l->block, block))
			continue;
		many |= found != LOCAL_NONE;
		found = k;
	}
	coref_join(c, i, found != LOCAL_NONE && !many ? found
	                                              : begin_ministry(c, &c->mentions[i]));
}

/* "United Nations Security Council" for "Security Council": the tail, with
 * nothing before it but who owns it. */
static bool
is_owned_tail(struct str name, struct str tail)
{
	struct kb_phrase p;

	if (name.len <= tail.len + 1 || !str_ends(name, tail) ||
	    name.ptr[name.len - tail.len - 1] != ' ')
		return false;
	return kb_lookup(str_sub(name, 0, name.len - tail.len - 1), &p) &&
	       kb_pick(&p, KB_BIT(KB_PLACE) | KB_BIT(KB_ORG) | KB_BIT(KB_DEMONYM));
}

/* "Palomar" of Palomar Energy: a first word that is nothing in the tables. */
static bool
is_first_word(struct str name, struct str word)
{
	struct str rest = str_sub(name, word.len, SIZE_MAX);
	struct str last = STR_EMPTY;
	struct kb_phrase p;

	if (!str_starts(name, word) || rest.len < 2 || rest.ptr[0] != ' ')
		return false;
	while (rest.len && str_cut(&rest, ' ', &last))
		;
	return kb_ends_company(last) &&
	       (!kb_lookup(word, &p) || !kb_pick(&p, ~KB_BIT(KB_FAMILY)));
}

/* One word that tells of nothing else than one thing: no "Kenya", no "National", and no
 * initials, which are more than the head of a name. */
static bool
is_telling(struct str word)
{
	const uint32_t others = KB_BIT(KB_PLACE) | KB_BIT(KB_DEMONYM) | KB_BIT(KB_ORG_NOUN) |
	                        KB_BIT(KB_GENERIC) | KB_BIT(KB_ORG);
	struct kb_phrase p;

	return word.len > 2 && !str_is_capitals(word, 2, SIZE_MAX) && !coref_is_generic(word) && !coref_is_common_body(word) &&
	       !(kb_lookup(word, &p) && kb_pick(&p, others));
}

/* "Staunton Police" of Staunton Police Department, "Heron" of Heron Holdings: what is left
 * off says only what kind of thing it is. */
static bool
is_head(struct str name, struct str head)
{
	struct str rest = str_sub(name, head.len, SIZE_MAX);
	struct str word;

	if (name.len <= head.len + 1 || !str_starts(name, head) || rest.ptr[0] != ' ')
		return false;
	rest = str_sub(rest, 1, SIZE_MAX);
	while (rest.len && str_cut(&rest, ' ', &word)) {
		struct kb_phrase p;
		if (!str_in_words(word, "international global worldwide") &&
		    (!kb_lookup(word, &p) || !kb_pick(&p, KB_BIT(KB_ORG_NOUN) | KB_BIT(KB_GENERIC))))
			return false;
	}
	/* "Heron Corp." is called so without its form, and has one key with it. */
	return str_find_char(head, ' ') != SIZE_MAX ||
	       (is_telling(head) && coref_without_form(name).len != head.len);
}

static bool
is_short_for(struct str name, struct str text)
{
	/* "AMA" of American Medical Association, whose name is the longer one. */
	if (str_is_initials(name, text) && name.len > 2 * text.len)
		return true;
	if (str_find_char(text, ' ') == SIZE_MAX)
		return is_first_word(name, text) || is_head(name, text) ||
		       (str_ends(name, text) &&
		        (str_eq(coref_without_city(name), text) ||
		         (coref_is_generic(text) && is_owned_tail(name, text))));
	return is_owned_tail(name, text) || is_head(name, text);
}

/* "Petersburg" of St. Petersburg, "Cook" of Mount Cook. */
static bool
is_last_word(struct str name, struct str word)
{
	return name.len > word.len + 1 && str_ends(name, word) &&
	       name.ptr[name.len - word.len - 1] == ' ' && str_find_char(word, ' ') == SIZE_MAX;
}

/* The one organization or place of which `text` is the short name, or
 * LOCAL_NONE. */
static uint32_t
longer_name(const struct coref *c, enum kind kind, struct str text)
{
	bool (*is_short)(struct str, struct str) = kind == KIND_ORG ? is_short_for : is_last_word;
	uint32_t found = LOCAL_NONE;

	for (uint32_t k = 0; k < coref_look(c); k++) {
		const struct cluster *cl = &c->clusters.ptr[k];
		bool fits = cl->local.kind == kind && is_short(cl->local.name, text);
		for (size_t i = 0; i < cl->aliases.len && cl->local.kind == kind; i++)
			fits |= is_short(cl->aliases.ptr[i].text, text);
		if (!fits)
			continue;
		if (found != LOCAL_NONE)
			return LOCAL_NONE;
		found = k;
	}
	return found;
}

/* "Kansas City" of the Royals, when the article names one club of that city. */
static uint32_t
club_of(const struct coref *c, struct str city)
{
	uint32_t found = LOCAL_NONE;

	for (uint32_t k = 0; k < coref_look(c); k++) {
		const struct cluster *cl = &c->clusters.ptr[k];
		bool fits = false;
		for (size_t i = 0; i < cl->aliases.len && cl->local.kind == KIND_ORG; i++) {
			struct str name = cl->aliases.ptr[i].text;
			fits |= name.len > city.len && str_starts(name, city) &&
			        name.ptr[city.len] == ' ' &&
			        coref_without_city(name).len == name.len - city.len - 1;
		}
		if (!fits)
			continue;
		if (found != LOCAL_NONE)
			return LOCAL_NONE;
		found = k;
	}
	return found;
}

/*
 * What an organization is that is called by a place's name and no more: the one
 * club of that city; else the place, where the recognizer is not sure that it
 * is an organization at all.  LOCAL_NONE if it is one of which nothing is known.
 */
static uint32_t
namesake(struct coref *c, size_t i)
{
	const float sure = 0.6f;
	kb_id place = namesake_place(c, i);
	uint32_t k = LOCAL_NONE;

	if (place != KB_NONE)
		k = club_of(c, coref_spelling(c, coref_text(c, i)));
	if (place != KB_NONE && k == LOCAL_NONE && c->mentions[i].score <= sure)
		k = begin_place(c, i, place);
	return k;
}

/* "India's Supreme Court" is not meant by the court of Kenya, whose it is said
 * to be. */
static bool
is_anothers(struct coref *c, uint32_t k, size_t i)
{
	const struct cluster *cl = &c->clusters.ptr[k];
	struct str text = coref_spelling(c, coref_text(c, i));
	kb_id said = coref_owner_before(c, c->mentions[i].at.off);
	bool others = false;

	for (size_t a = 0; said != KB_NONE && a < cl->aliases.len; a++) {
		struct str name = cl->aliases.ptr[a].text;
		struct kb_phrase p;
		if (!is_owned_tail(name, text) ||
		    !kb_lookup(str_sub(name, 0, name.len - text.len - 1), &p))
			continue;
		const struct kb_alias *whose = kb_pick(&p, KB_BIT(KB_PLACE) | KB_BIT(KB_ORG) |
		                                           KB_BIT(KB_DEMONYM));
		if (whose->entry == said)
			return false;
		others = true;
	}
	return others;
}

static void
join_tail(struct coref *c, size_t i)
{
	uint32_t k = namesake(c, i);
	bool is_place = c->mentions[i].kind == KIND_PLACE;
	kb_id region = is_place ? coref_region_said(c, i) : KB_NONE;
	kb_id town = is_place ? coref_state_behind(c, i) : KB_NONE;

	if (is_place && town == KB_NONE && region == KB_NONE)
		town = coref_town_elsewhere(c, i);
	if (region != KB_NONE)
		k = begin_town(c, i, region);
	else if (town != KB_NONE)
		k = coref_begin_row(c, KIND_PLACE, town);
	kb_id brief = is_place ? KB_NONE : coref_by_short_name(coref_text(c, i));
	if (!is_place && brief == KB_NONE && k == LOCAL_NONE)
		brief = coref_by_lowered_initials(c, coref_text(c, i));
	if (brief != KB_NONE)
		k = coref_begin_row(c, KIND_ORG, brief);
	size_t party = is_place ? MENTION_NONE : coref_party_said_so(c, i);
	if (k == LOCAL_NONE && party != MENTION_NONE && c->of[party] != LOCAL_NONE &&
	    !is_anothers(c, c->of[party], i))
		k = c->of[party];
	if (k == LOCAL_NONE) {
		k = longer_name(c, c->mentions[i].kind, coref_spelling(c, coref_text(c, i)));
		if (k != LOCAL_NONE && c->mentions[i].kind == KIND_ORG && is_anothers(c, k, i))
			k = LOCAL_NONE;
	}
	if (k != LOCAL_NONE)
		coref_join_as(c, i, k, c->clusters.ptr[k].local.kind == KIND_PLACE ? FORM_NAME : FORM_ALIAS);
	else
		coref_join(c, i, coref_begin_named(c, i));
}

/* Longer names first, so that tails find them. */
static void
join_tails(struct coref *c)
{
	enum { LONG = 16 };
	size_t *tails = ARENA_ARRAY(&c->arena, c->nmention + 1, size_t);
	size_t n = 0;
	size_t longest = 0;

	for (size_t i = 0; i < c->nmention; i++) {
		const struct mention *m = &c->mentions[i];
		if (!is_thing(m) || !coref_takes(c, i) || m->defined != MENTION_NONE ||
		    !is_tail_candidate(c, i) || coref_by_initials(c, i) != KB_NONE)
			continue;
		tails[n++] = i;
		if (m->count > longest)
			longest = m->count < LONG ? m->count : LONG;
	}
	for (size_t words = longest; words > 0; words--) {
		for (size_t k = 0; k < n; k++) {
			size_t i = tails[k];
			uint32_t count = c->mentions[i].count;
			if ((count < LONG ? count : LONG) == words && c->of[i] == LOCAL_NONE)
				join_tail(c, i);
		}
	}
}

void
coref_things(struct coref *c)
{
	for (size_t i = 0; i < c->nmention; i++) {
		const struct mention *m = &c->mentions[i];
		bool bare = m->kind == KIND_ORG && m->office && m->office->of == KB_NONE;
		if (coref_takes(c, i) && is_thing(m) && m->defined == MENTION_NONE && !bare &&
		    !is_tail_candidate(c, i))
			join_thing(c, i);
	}
	join_tails(c);
	for (size_t i = 0; i < c->nmention; i++) {
		const struct mention *m = &c->mentions[i];
		if (!coref_takes(c, i) || !is_thing(m) || c->of[i] != LOCAL_NONE)
			continue;
		if (m->defined != MENTION_NONE && c->of[m->defined] != LOCAL_NONE)
			coref_join(c, i, c->of[m->defined]);
		else if (m->kind == KIND_ORG && m->office)
			join_bare_ministry(c, i);
		else
			join_thing(c, i);
	}
	coref_doubt_namesakes(c);
}
