/* SPDX-License-Identifier: MIT */
/*
 * Towns of one name.  What stands behind one says where it is ("Columbia, Mo.",
 * "Granada, Nicaragua"), once for the whole article; of the others, the country or
 * state that the rest of the article speaks of decides, for the names that
 * assets/towns.tsv says are borne elsewhere, too.
 */
#include "entity/coref_int.h"

#include <stdlib.h>
#include <string.h>

#include "text/banned.h"

/* In coref.towns: the article has two towns of this name. */
enum { SEVERAL_TOWNS = 0x7ffffffe };

/* Of assets/towns.tsv, in order of bytes of the slug. */
static const struct town {
	const char *slug;
	const char *name;
	const char *home;
	const char *others;
	const char *far;
} towns[] = {
#include "gen/towns_sorted.inc"
};

static const struct state {
	const char *slug;
	const char *name;
	const char *brief;
} states[] = {
#include "gen/states.inc"
};

static int
by_slug(const void *key, const void *row)
{
	const struct town *t = row;

	return str_cmp(*(const struct str *)key, str_of(t->slug));
}

/* What is told of a row of places, or NULL. */
static const struct town *
town_of(kb_id row)
{
	struct kb_entry e;

	kb_entry(row, &e);
	if (!e.detail.len)
		return NULL;
	return bsearch(&e.slug, towns, sizeof(towns) / sizeof(towns[0]), sizeof(towns[0]),
	               by_slug);
}

static bool
is_place(const struct mention *m)
{
	return m->kind == KIND_PLACE && m->kb != KB_NONE && m->form != FORM_NOMINAL;
}

/* One of a list with '|' between; *is_rival: with a '!' behind it. */
static bool
next_of(struct str *list, struct str *one, bool *is_rival)
{
	if (list->len == 0 || str_eq(*list, STR_LIT("-")))
		return false;
	(void)str_cut(list, '|', one);
	*is_rival = str_ends(*one, STR_LIT("!"));
	one->len -= *is_rival;
	return true;
}

static bool
is_listed(const char *list, struct str what)
{
	struct str rest = str_of(list);
	struct str one;
	bool is_rival;

	while (next_of(&rest, &one, &is_rival))
		if (str_eq_nocase(one, what))
			return true;
	return false;
}

/* One of those listed that is itself a row of a town, of this country: Santiago de
 * Cuba, or KB_NONE. */
static kb_id
row_listed(const char *list, kb_id country)
{
	struct str rest = str_of(list);
	struct str one;
	bool is_rival;

	while (next_of(&rest, &one, &is_rival)) {
		kb_id row = kb_by_slug(KB_PLACE, one);
		if (row != KB_NONE && row != country && kb_country_of(row) == country)
			return row;
	}
	return KB_NONE;
}

/* ------------------------------------------------------- what stands behind it */

/* "Missouri", "Mo.", "Washington": the state or province that this is behind a
 * town, or KB_NONE. */
static kb_id
state_of(struct str text)
{
	/* "WA", but not Wa in Ghana, behind Ho. */
	bool may_be_brief = text.len != 2 || str_is_capitals(text, 2, 2);

	for (size_t i = 0; i < sizeof(states) / sizeof(states[0]) && text.len; i++) {
		struct str name = str_of(states[i].name);
		if ((name.ptr[0] | 0x20) == (text.ptr[0] | 0x20) &&
		    (str_eq_nocase(name, text) ||
		     (may_be_brief && is_listed(states[i].brief, text))))
			return kb_by_slug(KB_PLACE, str_of(states[i].slug));
	}
	return KB_NONE;
}

/* Does "B.C." stand in the text before a capital, and not behind a year? */
static bool
is_said_briefly(struct str text, struct str brief)
{
	while (text.len) {
		size_t at = str_find(text, brief);
		if (at == SIZE_MAX)
			return false;
		struct str before = str_sub(text, 0, at);
		struct str after = str_sub(text, at + brief.len, SIZE_MAX);
		char last = at > 1 ? before.ptr[at - 2] : 0;
		if ((at == 0 || before.ptr[at - 1] <= ' ') && !(last >= '0' && last <= '9') &&
		    after.len > 1 && after.ptr[0] == ' ' && after.ptr[1] >= 'A' && after.ptr[1] <= 'Z')
			return true;
		text = after;
	}
	return false;
}

size_t
coref_states_said(const struct coref *c, kb_id *out, size_t most)
{
	struct str text = article_text(reading_article(c->reading));
	size_t n = 0;

	for (size_t i = 0; i < sizeof(states) / sizeof(states[0]) && n < most; i++) {
		struct str list = str_of(states[i].brief);
		struct str brief;
		(void)str_cut(&list, '|', &brief);
		/* "Me." and "La." are words, too. */
		if (str_find_char(brief, '.') + 1 < brief.len && is_said_briefly(text, brief))
			out[n++] = kb_by_slug(KB_PLACE, str_of(states[i].slug));
	}
	return n;
}

/* Words in capitals with one to begin each. */
static struct str
lowered(struct coref *c, struct str name)
{
	char *to = ARENA_ARRAY(&c->arena, name.len + 1, char);
	bool is_first = true;

	for (size_t i = 0; i < name.len; i++) {
		bool is_capital = name.ptr[i] >= 'A' && name.ptr[i] <= 'Z';
		to[i] = is_capital && !is_first ? (char)(name.ptr[i] | 0x20) : name.ptr[i];
		is_first = name.ptr[i] == ' ' || name.ptr[i] == '-';
	}
	return str_from(to, name.len);
}

struct str
coref_town_name(struct coref *c, size_t i)
{
	struct str name = coref_spelling(c, coref_text(c, i));

	for (size_t k = 0; k < name.len; k++)
		if (!(name.ptr[k] == ' ' || name.ptr[k] == '-' || name.ptr[k] == '.' ||
		      (name.ptr[k] >= 'A' && name.ptr[k] <= 'Z')))
			return name;
	return lowered(c, name);
}

/* The place of whatever name right before a mention, with a comma between. */
static size_t
named_before(const struct coref *c, size_t i)
{
	struct str text = article_text(reading_article(c->reading));

	if (i == 0 || c->mentions[i - 1].kind != KIND_PLACE)
		return MENTION_NONE;
	struct str gap = str_sub(text, span_end(c->mentions[i - 1].at), c->mentions[i].at.off);
	return str_eq(gap, STR_LIT(", ")) ? i - 1 : MENTION_NONE;
}

size_t
coref_town_before(const struct coref *c, size_t i)
{
	size_t town = named_before(c, i);

	return town != MENTION_NONE && is_place(&c->mentions[town]) ? town : MENTION_NONE;
}

kb_id
coref_state_behind(const struct coref *c, size_t i)
{
	return c->mentions[i].kb == KB_NONE && named_before(c, i) != MENTION_NONE
		? state_of(coref_text(c, i)) : KB_NONE;
}

/* The part of another country than `home` that a name behind a town is: "Texas"
 * behind Paris, but not "Georgia" behind Tbilisi. */
static kb_id
region_abroad(struct str name, kb_id home)
{
	kb_id found = KB_NONE;
	struct kb_phrase p;

	for (size_t k = 0; kb_lookup(name, &p) && k < p.nalias; k++) {
		struct kb_entry e;
		if (p.aliases[k].class != KB_PLACE)
			continue;
		if (kb_country_of(p.aliases[k].entry) == home)
			return KB_NONE;
		kb_entry(p.aliases[k].entry, &e);
		if (str_eq(e.type, STR_LIT("region")) && found == KB_NONE)
			found = p.aliases[k].entry;
	}
	return found;
}

/* The country behind a town, if it has one of this name and is not the one that the
 * tables think of: "Granada, Nicaragua". */
static kb_id
country_abroad(const struct town *t, kb_id behind)
{
	struct kb_entry e;

	if (!t || !kb_is_country(behind))
		return KB_NONE;
	kb_entry(behind, &e);
	if (is_listed(t->far, e.slug) || is_listed(t->others, e.slug))
		return behind;
	return row_listed(t->others, behind);
}

/* What stands behind town i says where it is: "Texas", "Ontario"; KB_NONE if
 * nothing does.  *is_home: it is where the tables have the town. */
static kb_id
region_behind(const struct coref *c, size_t i, bool *is_home)
{
	const struct mention *m = &c->mentions[i];
	const struct mention *behind = m + 1;
	struct kb_entry e;
	struct kb_entry b;

	*is_home = false;
	if (i + 1 >= c->nmention || m->is_furniture || m->kind != KIND_PLACE ||
	    m->form == FORM_NOMINAL || behind->kind != KIND_PLACE || named_before(c, i + 1) != i)
		return KB_NONE;
	kb_id state = state_of(coref_text(c, i + 1));
	if (m->kb == KB_NONE) /* "Georgia" is the country, mostly; "Bonteheuwel, Montana" a list */
		return kb_is_country(behind->kb) ||
		       (c->about != KB_NONE && c->about != kb_country_of(state))
			? KB_NONE : state;
	const struct town *t = town_of(m->kb);
	kb_entry(m->kb, &e);
	if ((!str_eq(e.type, STR_LIT("city")) && !t) || e.country == KB_NONE)
		return KB_NONE;
	if (state != KB_NONE && kb_country_of(state) == e.country) {
		kb_entry(state, &b);
		*is_home = !t || str_eq(b.slug, str_of(t->home)) ||
		           kb_by_slug(KB_PLACE, str_of(t->home)) == e.country;
		return *is_home ? KB_NONE : state;
	}
	kb_id region = behind->kb == KB_NONE ? state
	                                     : region_abroad(coref_text(c, i + 1), e.country);
	if (region == KB_NONE && behind->kb != KB_NONE)
		region = country_abroad(t, behind->kb);
	if (region != KB_NONE || behind->kb == KB_NONE)
		return region;
	kb_entry(behind->kb, &b);
	*is_home = kb_country_of(behind->kb) == e.country &&
	           (kb_is_country(behind->kb) || str_eq(b.type, STR_LIT("region")));
	return KB_NONE;
}

bool
coref_is_at_home(const struct coref *c, size_t i)
{
	bool is_home;

	return region_behind(c, i, &is_home) == KB_NONE && is_home;
}

/* ------------------------------------------------------------ in the whole article */

/* The state or country of a place, as assets/towns.tsv divides the world. */
static kb_id
part_of(kb_id row)
{
	const struct town *t = kb_is_country(row) ? NULL : town_of(row);
	struct kb_entry e;

	kb_entry(row, &e);
	if (t)
		return kb_by_slug(KB_PLACE, str_of(t->home));
	return str_eq(e.type, STR_LIT("region")) ? row : kb_country_of(row);
}

/* How many mentions speak of a state or country, besides those of row `but`. */
static uint32_t
told_of(const struct coref *c, kb_id part, kb_id but)
{
	uint32_t n = 0;

	for (size_t i = 0; i < c->nmention; i++) {
		const struct mention *m = &c->mentions[i];
		kb_id row = m->kind == KIND_PERSON && m->office ? m->office->of
		            : is_place(m)                       ? m->kb
		                                                : KB_NONE;
		struct kb_entry e;
		if (row == KB_NONE || row == but || m->is_furniture)
			continue;
		kb_entry(row, &e);
		if (e.class == KB_PLACE)
			n += row == part || part_of(row) == part ||
			     (kb_is_country(part) && e.country == part);
	}
	return n;
}

/* Where the article says that a town of this name is; said twice, and not the same,
 * it does not say where the bare name is. */
static void
put_town(struct coref *c, struct str name, kb_id where)
{
	struct str slug = coref_slug(c, name);
	uint32_t old = map_get(&c->towns, slug);

	map_set(&c->towns, slug, old == MAP_NONE || old == where ? where : SEVERAL_TOWNS);
}

/* The state that the article was written in, or its country. */
static kb_id
home_of_article(const struct coref *c)
{
	size_t i = coref_dateline_mention(c);
	bool is_home;

	if (i == MENTION_NONE)
		return c->country;
	kb_id part = region_behind(c, i, &is_home);
	if (part == KB_NONE && c->mentions[i].kb != KB_NONE)
		part = part_of(c->mentions[i].kb);
	return part != KB_NONE && kb_country_of(part) == c->country ? part : c->country;
}

/* "Paris, a town near the border": nobody has to be told that of the one in France, in
 * an article that speaks of nothing else there. */
static kb_id
region_told(const struct coref *c, size_t i)
{
	static const char *const kinds[] = {", a town ", ", a village ", ", a small town ",
	                                    ", a hamlet ", ", a suburb ", ", a township "};
	const struct mention *m = &c->mentions[i];
	struct str after = str_sub(article_text(reading_article(c->reading)), span_end(m->at), SIZE_MAX);
	struct kb_entry e;

	if (m->kb == KB_NONE || c->country == KB_NONE || !str_starts(after, STR_LIT(", a ")))
		return KB_NONE;
	kb_entry(m->kb, &e);
	if (!str_eq(e.type, STR_LIT("city")) || e.country == KB_NONE || e.country == c->country ||
	    told_of(c, e.country, m->kb) > 0)
		return KB_NONE;
	for (size_t k = 0; k < sizeof(kinds) / sizeof(*kinds); k++)
		if (str_starts(after, str_of(kinds[k])))
			return home_of_article(c);
	return KB_NONE;
}

void
coref_find_towns(struct coref *c)
{
	for (size_t i = 0; i < c->nmention; i++) {
		const struct mention *m = &c->mentions[i];
		struct kb_entry e;
		bool is_home;
		if (m->kind != KIND_PLACE || m->form == FORM_NOMINAL || m->is_furniture)
			continue;
		kb_id region = region_behind(c, i, &is_home);
		if (region == KB_NONE && !is_home)
			region = region_told(c, i);
		if (region != KB_NONE || is_home)
			put_town(c, coref_text(c, i), is_home ? m->kb : region);
		if (region != KB_NONE || is_home || m->kb == KB_NONE)
			continue;
		struct str town = coref_without_state(coref_text(c, i));
		kb_entry(m->kb, &e);
		if (town.len && str_eq(e.type, STR_LIT("city")))
			put_town(c, town, m->kb);
	}
}

kb_id
coref_said_of_town(struct coref *c, size_t i)
{
	uint32_t row = c->towns.len ? map_get(&c->towns, coref_slug(c, coref_text(c, i)))
	                            : MAP_NONE;

	return row == MAP_NONE || row == SEVERAL_TOWNS ? KB_NONE : (kb_id)row;
}

kb_id
coref_region_said(struct coref *c, size_t i)
{
	struct kb_entry e;
	bool is_home;
	kb_id own = c->towns.len ? region_behind(c, i, &is_home) : KB_NONE;
	kb_id said = own != KB_NONE || !c->towns.len || is_home ? own : coref_said_of_town(c, i);

	if (said == KB_NONE || said == c->mentions[i].kb)
		return KB_NONE;
	const struct town *t = c->mentions[i].kb == KB_NONE ? NULL : town_of(c->mentions[i].kb);
	kb_entry(said, &e);
	bool is_row = str_eq(e.type, STR_LIT("city"));
	return is_row && !(t && is_listed(t->others, e.slug)) ? KB_NONE : said;
}

/* ------------------------------------------------------ by the rest of the article */

/*
 * The home is meant where anything tells of it, or of its country; else the one of the
 * others that most is told of, where that is what the article is about, or a state
 * beside another of its country.
 */
static void
decide(const struct coref *c, const struct town *t, struct told_town *out)
{
	kb_id home = kb_by_slug(KB_PLACE, str_of(t->home));
	kb_id land = kb_country_of(home);
	uint32_t at_home = told_of(c, home, out->usual);
	uint32_t in_land = land == home ? at_home : told_of(c, land, out->usual);
	struct str rest = str_of(t->others);
	struct str one;
	uint32_t most = 0;
	kb_id best = KB_NONE;
	bool has_rival = false;
	bool is_rival;

	while (at_home == 0 && next_of(&rest, &one, &is_rival)) {
		kb_id part = kb_by_slug(KB_PLACE, one);
		uint32_t n = part == KB_NONE ? 0 : told_of(c, part_of(part), out->usual);
		bool is_here = c->country != KB_NONE && kb_country_of(part) == c->country;
		has_rival |= is_rival ? in_land == 0 || kb_country_of(part) == land
		                      : in_land == 0 && is_here;
		if (n > most && (kb_country_of(part) == land || in_land == 0)) {
			most = n;
			best = part;
		}
	}
	bool is_clear = best != KB_NONE &&
		(kb_country_of(best) == land || kb_country_of(best) == c->country ||
		 kb_country_of(best) == coref_dateline_country(c) || most > 1);
	out->meant = is_clear ? best : KB_NONE;
	out->is_doubtful = best != KB_NONE || has_rival;
}

kb_id
coref_town_meant(struct coref *c, size_t i, kb_id row, bool *is_doubtful)
{
	const struct town *t = row == KB_NONE ? NULL : town_of(row);
	struct told_town told = {.usual = row, .meant = KB_NONE};

	*is_doubtful = false;
	if (!t || str_eq(str_of(t->others), STR_LIT("-")) ||
	    !str_eq(coref_slug(c, coref_text(c, i)), str_of(t->name)) || coref_is_at_home(c, i) ||
	    coref_said_of_town(c, i) != KB_NONE ||
	    coref_owner_before(c, c->mentions[i].at.off) != KB_NONE)
		return KB_NONE;
	uint32_t at = map_intern(&c->told_of, str_from((const char *)&row, sizeof(row)),
	                         (uint32_t)c->told.len);
	if (at == c->told.len) {
		decide(c, t, &told);
		vec_push(&c->told, told);
	}
	*is_doubtful = c->told.ptr[at].is_doubtful;
	return c->told.ptr[at].meant;
}
