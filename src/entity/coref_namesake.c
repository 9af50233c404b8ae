/* SPDX-License-Identifier: MIT */
/*
 * Countries of one name: "Congo" is the one that the article's other places lie
 * in, "Korea" either of the two until the article says which, "Macedonia" the
 * Greek one beside Thessaloniki.  Decided once for an article: no writer means
 * two by one word.  But of Georgia and Georgia one may speak of both.
 */
#include "entity/coref_int.h"

#include "text/banned.h"

/* What the tables take a shared name for, and what it may be instead. */
struct shared {
	const char *usual;     /* slug of the row that bears the name */
	const char *others[2]; /* slugs of those it may be; NULL = no more */
	const char *noun;
	const char *adjective;
};

static const struct shared countries[COREF_NAMESAKES] = {
	{"dr-congo", {"congo-republic", NULL}, "Congo", "Congolese"},
	{"korea", {"south-korea", "north-korea"}, "Korea", "Korean"},
};

/* Parts of Greece where "Macedonia" is what they are in. */
static const char *const greek_macedonia[] = {
	"thessaloniki", "kavala", "central-macedonia", "western-macedonia",
	"eastern-macedonia-and-thrace"};

static kb_id
place_row(const char *slug)
{
	return kb_by_slug(KB_PLACE, str_of(slug));
}

/* "Congo", "the Congolese army": a name that says nothing of which it is. */
static bool
is_bare(const struct coref *c, size_t i, const struct shared *s)
{
	const struct mention *m = &c->mentions[i];
	struct str text = coref_text(c, i);

	if (m->kind == KIND_PLACE)
		return str_eq_nocase(text, str_of(s->noun));
	return str_find(text, str_of(s->noun)) != SIZE_MAX ||
	       str_find(text, str_of(s->adjective)) != SIZE_MAX;
}

/* How many mentions tell of this country, besides by the name that it shares. */
static uint32_t
told_of(const struct coref *c, const struct shared *s, kb_id country)
{
	uint32_t n = 0;

	for (size_t i = 0; i < c->nmention; i++) {
		const struct mention *m = &c->mentions[i];
		kb_id row = m->kind == KIND_PLACE || m->kind == KIND_ORG ? m->kb : KB_NONE;
		struct kb_entry e;
		if (m->is_furniture || row == KB_NONE || is_bare(c, i, s))
			continue;
		kb_entry(row, &e);
		n += row == country || e.country == country;
	}
	/* "South Korea's president" is said of no other. */
	for (size_t i = 0; i < c->nmention; i++) {
		const struct mention *m = &c->mentions[i];
		bool is_said = !m->is_furniture && m->office && m->office->of == country;
		n += is_said && country != place_row(s->usual);
	}
	return n;
}

/* Is it named, or an office of it? */
static bool
is_spoken_of(const struct coref *c, kb_id row)
{
	bool found = coref_names_row(c, row);

	for (size_t i = 0; i < c->nmention && !found; i++)
		found = c->mentions[i].office && c->mentions[i].office->of == row;
	return found;
}

/*
 * The only one of the others that anything tells of, where nothing tells of the
 * usual one; so every mention of that is by the shared name.
 */
static void
decide(struct coref *c, size_t which)
{
	const struct shared *s = &countries[which];
	struct namesake *out = &c->namesakes[which];

	*out = (struct namesake){.usual = place_row(s->usual), .meant = KB_NONE};
	if (out->usual == KB_NONE || !is_spoken_of(c, out->usual) ||
	    told_of(c, s, out->usual) > 0)
		return;
	out->is_unclear = true;
	for (size_t k = 0; k < 2 && s->others[k]; k++) {
		kb_id row = place_row(s->others[k]);
		if (row == KB_NONE || told_of(c, s, row) == 0)
			continue;
		out->is_unclear = false;
		out->meant = out->meant == KB_NONE ? row : out->usual;
	}
}

/* "The governor of Macedonia" beside Thessaloniki, and nothing of the country. */
static void
find_greek_macedonia(struct coref *c)
{
	static const struct shared macedonia = {"north-macedonia", {NULL, NULL}, "Macedonia",
	                                        "Macedonian"};
	kb_id country = place_row(macedonia.usual);
	bool is_greek = false;

	if (!coref_names_row(c, country))
		return;
	for (size_t k = 0; k < sizeof(greek_macedonia) / sizeof(*greek_macedonia); k++)
		is_greek |= coref_names_row(c, place_row(greek_macedonia[k]));
	for (size_t i = 0; i < c->nmention && is_greek; i++)
		is_greek = !c->mentions[i].office || c->mentions[i].office->of != country;
	if (is_greek && told_of(c, &macedonia, country) == 0)
		map_set(&c->towns, STR_LIT("macedonia"), place_row("greece"));
}

void
coref_find_namesakes(struct coref *c)
{
	for (size_t k = 0; k < COREF_NAMESAKES; k++)
		decide(c, k);
	find_greek_macedonia(c);
}

kb_id
coref_meant(const struct coref *c, kb_id row)
{
	for (size_t k = 0; row != KB_NONE && k < COREF_NAMESAKES; k++)
		if (c->namesakes[k].usual == row && c->namesakes[k].meant != KB_NONE)
			return c->namesakes[k].meant;
	return row;
}

bool
coref_is_namesake(kb_id usual, kb_id country)
{
	for (size_t k = 0; country != KB_NONE && k < COREF_NAMESAKES; k++)
		for (size_t o = 0; o < 2 && countries[k].others[o]; o++)
			if (place_row(countries[k].usual) == usual &&
			    place_row(countries[k].others[o]) == country)
				return true;
	return false;
}

bool
coref_is_unclear(const struct coref *c, kb_id row)
{
	for (size_t k = 0; row != KB_NONE && k < COREF_NAMESAKES; k++)
		if (c->namesakes[k].usual == row)
			return c->namesakes[k].is_unclear;
	return false;
}

/* ------------------------------------------------- a country and a state of one name */

static bool
is_called(const struct coref *c, uint32_t cluster, struct str name)
{
	const struct cluster *k = &c->clusters.ptr[cluster];

	for (size_t i = 0; i < k->aliases.len; i++)
		if (str_eq(k->aliases.ptr[i].text, name))
			return true;
	return false;
}

/* Cluster of the row that the tables take mention i for; MAP_NONE if none is. */
static uint32_t
usual_cluster(const struct coref *c, size_t i)
{
	const struct mention *m = &c->mentions[i];

	return m->kind != KIND_PLACE || m->kb == KB_NONE || c->of[i] == LOCAL_NONE || m->is_furniture
		? MAP_NONE : map_get(&c->rows, str_from((const char *)&m->kb, sizeof(m->kb)));
}

/* Two places that the article calls by one name, "Georgia": which of them a mention is
 * that nothing beside it tells of is probable. */
void
coref_doubt_namesakes(struct coref *c)
{
	uint32_t shared = MAP_NONE; /* of several the last: hardly an article has more */

	for (size_t i = 0; i < c->nmention; i++) {
		uint32_t usual = usual_cluster(c, i);
		if (usual != MAP_NONE && usual != c->of[i] && is_called(c, usual, coref_text(c, i)))
			shared = usual;
	}
	for (size_t i = 0; i < c->nmention && shared != MAP_NONE; i++) {
		if (usual_cluster(c, i) == shared && coref_is_place_guessed(c, i))
			coref_doubt(c, c->of[i]);
	}
}
