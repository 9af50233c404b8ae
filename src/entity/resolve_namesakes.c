/* SPDX-License-Identifier: MIT */
/*
 * Evidence of offices and countries, and people of one name told apart by it;
 * see resolve_person_int.h.
 */
#include "entity/resolve_person_int.h"

#include "recognize/kb.h"

#include "text/banned.h"

/* ------------------------------------------------------------------- evidence */

struct str
country_of(struct str of)
{
	struct kb_entry e;

	if (!str_starts(of, STR_LIT("place/")))
		return STR_EMPTY;
	of = str_sub(of, 6, SIZE_MAX);
	kb_id id = kb_by_slug(KB_PLACE, of);
	if (id == KB_NONE)
		return of;
	kb_entry(id, &e);
	if (e.country != KB_NONE)
		kb_entry(e.country, &e);
	return e.slug;
}

bool
is_country(struct str of)
{
	struct kb_entry e;
	kb_id id = str_starts(of, STR_LIT("place/"))
		? kb_by_slug(KB_PLACE, str_sub(of, 6, SIZE_MAX)) : KB_NONE;

	if (id == KB_NONE)
		return false;
	kb_entry(id, &e);
	return e.country == KB_NONE || e.country == id;
}

static bool
has_country(const struct countries *c, struct str country)
{
	for (uint32_t i = 0; i < c->n; i++)
		if (str_eq(c->of[i], country))
			return true;
	return false;
}

void
add_country(struct countries *c, struct str country)
{
	if (country.len && c->n < MOST_COUNTRIES && !has_country(c, country))
		c->of[c->n++] = country;
}

void
add_countries(struct countries *c, const struct local *l)
{
	for (uint32_t i = 0; i < l->nrole; i++)
		add_country(c, country_of(l->roles[i].of));
}

bool
is_about(const struct local *l, const struct countries *c)
{
	return l->about.len && has_country(c, country_of(l->about));
}

/* Offices of different countries speak against one person. */
bool
clash(const struct countries *a, const struct countries *b)
{
	for (uint32_t i = 0; i < a->n; i++)
		if (has_country(b, a->of[i]))
			return false;
	return a->n && b->n;
}

static bool
offices_agree(struct str a, struct str b)
{
	return office_answers(a, b) || office_answers(b, a);
}

/* An office that both hold. */
bool
share_office(const struct local *a, const struct local *b)
{
	for (uint32_t i = 0; i < a->nrole; i++)
		for (uint32_t k = 0; k < b->nrole; k++)
			if (offices_agree(a->roles[i].office, b->roles[k].office))
				return true;
	return false;
}

bool
person_is_leader(const struct local *l)
{
	for (uint32_t i = 0; i < l->nrole; i++) {
		const struct local_role *r = &l->roles[i];
		if (is_country(r->of) &&
		    (office_is_single(r->office) ||
		     str_in_words(r->office, "president vice-president chancellor "
		                             "supreme-leader secretary-of-state")))
			return true;
	}
	return false;
}

/* --------------------------------------------------------- people of one name */

static void
merge_parts(struct namesakes *s, uint32_t a, uint32_t b)
{
	uint32_t keep = a < b ? a : b;
	uint32_t drop = a < b ? b : a;

	for (uint32_t i = 0; i < s->n; i++)
		if (s->parts[i].one == drop)
			s->parts[i].one = keep;
}

/* The part of this country; what is beyond all bounds goes to the last. */
static uint32_t
part_of(struct namesakes *s, struct str country)
{
	for (uint32_t i = 0; i < s->n; i++)
		if (str_eq(s->parts[i].country, country))
			return i;
	if (s->n == MOST_PARTS)
		return MOST_PARTS - 1;
	s->parts[s->n] = (struct part){.country = country, .one = s->n, .local = UINT32_MAX};
	return s->n++;
}

static void
add_office(struct part *p, struct str office)
{
	for (uint32_t i = 0; i < p->noffice; i++)
		if (str_eq(p->offices[i], office))
			return;
	if (p->noffice < MOST_OFFICES)
		p->offices[p->noffice++] = office;
}

/* Who holds offices of two countries in one article ties these together. */
static void
tell_part(struct namesakes *s, const struct local *l)
{
	struct countries mine = {.n = 0};
	uint32_t first = UINT32_MAX;

	add_countries(&mine, l);
	for (uint32_t i = 0; i < mine.n; i++) {
		uint32_t part = part_of(s, mine.of[i]);
		struct part *p = &s->parts[part];
		p->nlocal += local_articles(l);
		p->nhome += l->about.len && str_eq(country_of(l->about), mine.of[i]);
		for (uint32_t k = 0; k < l->nrole; k++)
			add_office(p, l->roles[k].office);
		if (first == UINT32_MAX)
			first = p->one;
		else if (p->one != first)
			merge_parts(s, first, p->one);
		first = s->parts[part].one;
	}
}

/*
 * Two people of one name?  To be believed, both must be met at home, and in
 * offices that no one person is likely to have, or more than once.
 */
static bool
are_two(const struct namesakes *s, uint32_t a, uint32_t b)
{
	uint32_t home[2] = {0, 0};
	uint32_t n[2] = {0, 0};
	bool share = false;

	for (uint32_t i = 0; i < s->n; i++) {
		const struct part *p = &s->parts[i];
		if (p->one != a && p->one != b)
			continue;
		home[p->one == b] += p->nhome;
		n[p->one == b] += p->nlocal;
		for (uint32_t k = 0; k < s->n && p->one == a; k++) {
			const struct part *q = &s->parts[k];
			for (uint32_t x = 0; x < p->noffice && q->one == b; x++)
				for (uint32_t y = 0; y < q->noffice; y++)
					share |= offices_agree(p->offices[x], q->offices[y]);
		}
	}
	return home[0] && home[1] && (!share || (n[0] > 1 && n[1] > 1));
}

static void
join_parts(struct namesakes *s)
{
	for (uint32_t i = 1; i < s->n; i++)
		for (uint32_t k = 0; k < i; k++)
			if (s->parts[i].one == i && s->parts[k].one == k && !are_two(s, k, i))
				merge_parts(s, k, i);
}

static uint32_t
count_people(const struct namesakes *s)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < s->n; i++)
		n += s->parts[i].one == i;
	return n;
}

void
namesakes_tell(struct namesakes *s, const struct groups *g, uint32_t first, uint32_t end)
{
	s->n = 0;
	for (uint32_t i = first; i < end; i++)
		tell_part(s, g->locals[i]);
	join_parts(s);
	s->npeople = count_people(s);
}

/* The part a local belongs to: by an office it names, else by the country its
 * article is about; UINT32_MAX if neither tells. */
uint32_t
namesakes_part(const struct namesakes *s, const struct local *l)
{
	struct countries mine = {.n = 0};

	if (s->npeople < 2)
		return s->npeople ? s->parts[0].one : UINT32_MAX;
	add_countries(&mine, l);
	if (mine.n == 0 && l->about.len)
		add_country(&mine, country_of(l->about));
	for (uint32_t i = 0; i < s->n && mine.n; i++)
		if (str_eq(s->parts[i].country, mine.of[0]))
			return s->parts[i].one;
	return UINT32_MAX;
}
