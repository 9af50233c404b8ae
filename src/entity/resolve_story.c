/* SPDX-License-Identifier: MIT */
/*
 * People of one full name told apart by their lives, where no offices of two countries
 * do: by births and deaths, by callings, by the times they are written about.  What is
 * told of one name is gathered into a few *tales*; only if two of them cannot be one
 * person's are there several people, and each tale goes to the one whom it fits.
 */
#include "entity/resolve_person_int.h"

#include <stdlib.h>

#include "text/banned.h"

/* Articles that tell the same, of one who is no other than himself. */
struct tale {
	struct life life;
	struct countries about;
	uint32_t n;       /* articles */
	uint32_t person;  /* whose; UINT32_MAX = cannot be told */
	bool is_disputed; /* it is not of one with another tale */
};

enum { MOST_TALES = 64 }; /* of whom more is told is one */

struct tales {
	struct tale all[MOST_TALES];
	struct tale people[MOST_PARTS];
	uint32_t n;
	uint32_t npeople;
	struct map seen; /* what is told -> tale */
	bool is_full;
};

/* "place/windhoek" is of Namibia, for what it is about as for an office. */
static struct countries
countries_told(const struct local *l)
{
	struct countries c = {.n = 0};

	add_countries(&c, l);
	if (l->about.len)
		add_country(&c, country_of(l->about));
	return c;
}

static uint32_t
tale_of(struct tales *t, const struct local *l)
{
	const struct story *s = &l->story;
	int16_t tens = (int16_t)(l->written.year - l->written.year % 10);
	int16_t key[] = {s->born, s->died, s->lives, s->age, s->now, s->past, tens};
	uint32_t i = map_get(&t->seen, str_from((const char *)key, sizeof(key)));

	if (i != MAP_NONE)
		return i;
	if (t->n == MOST_TALES) {
		t->is_full = true;
		return MOST_TALES - 1;
	}
	map_set(&t->seen, str_from((const char *)key, sizeof(key)), t->n);
	t->all[t->n] = (struct tale){.person = UINT32_MAX};
	return t->n++;
}

static void
add_tale(struct tales *t, const struct local *l)
{
	struct tale *tale = &t->all[tale_of(t, l)];
	struct countries c = countries_told(l);

	life_add(&tale->life, &l->story, l->written.year);
	for (uint32_t i = 0; i < c.n; i++)
		add_country(&tale->about, c.of[i]);
	tale->n += local_articles(l);
}

/* Who is called an actor and a minister in one article is both in all. */
static void
join_callings(struct tales *t)
{
	bool is_more = true;

	while (is_more) {
		is_more = false;
		for (uint32_t i = 0; i < t->n; i++)
			for (uint32_t k = 0; k < t->n; k++) {
				struct life *a = &t->all[i].life;
				const struct life *b = &t->all[k].life;
				uint8_t both = a->now | b->now | (b->past & (uint8_t)~a->past);
				if (!((a->now | a->past) & (b->now | b->past)) || both == a->now)
					continue;
				a->now = both;
				is_more = true;
			}
	}
}

static enum lives
tales_agree(const struct tale *a, const struct tale *b)
{
	return lives_agree(&a->life, &b->life, clash(&a->about, &b->about));
}

static void
find_disputes(struct tales *t)
{
	for (uint32_t i = 0; i < t->n; i++)
		for (uint32_t k = 0; k < i; k++)
			if (tales_agree(&t->all[i], &t->all[k]) != LIVES_ONE)
				t->all[i].is_disputed = t->all[k].is_disputed = true;
}

/* How much speaks for a tale being this person's. */
enum { BIRTH = 8, PLACE = 2, CALLING = 2, TELLING = 2 };

static uint32_t
in_common(const struct tale *a, const struct tale *b)
{
	uint32_t n = 0;

	n += a->life.born_from && b->life.born_from ? BIRTH : 0;
	n += a->life.now & b->life.now ? CALLING : 0;
	n += a->about.n && b->about.n && !clash(&a->about, &b->about) ? PLACE : 0;
	return n + (a->life.first && a->life.first <= b->life.last && b->life.first <= a->life.last);
}

/* The person among `people` whom the tale fits best; UINT32_MAX if none; *many: two do
 * equally well, or nothing but the time tells. */
static uint32_t
best_person(const struct tale *people, uint32_t n, const struct tale *tale, bool *many)
{
	uint32_t best = UINT32_MAX;
	uint32_t most = 0;
	uint32_t next = 0;
	uint32_t nfit = 0;

	for (uint32_t i = 0; i < n; i++) {
		if (tales_agree(&people[i], tale) != LIVES_ONE)
			continue;
		uint32_t common = in_common(&people[i], tale);
		nfit++;
		if (best == UINT32_MAX || common > most) {
			next = most;
			best = i;
			most = common;
		} else if (common > next) {
			next = common;
		}
	}
	*many = nfit > 1 && (most == next || most < TELLING);
	return best;
}

static void
add_to(struct tale *person, const struct tale *tale)
{
	life_merge(&person->life, &tale->life);
	for (uint32_t i = 0; i < tale->about.n; i++)
		add_country(&person->about, tale->about.of[i]);
	person->n += tale->n;
}

/* Tales in dispute make the people, in the order of locals; the others go to them. */
static void
find_people(struct tales *t)
{
	for (uint32_t pass = 0; pass < 2; pass++)
		for (uint32_t i = 0; i < t->n; i++) {
			struct tale *tale = &t->all[i];
			bool many;
			if (tale->is_disputed != (pass == 0))
				continue;
			uint32_t k = best_person(t->people, t->npeople, tale, &many);
			if (k == UINT32_MAX && pass == 0 && t->npeople < MOST_PARTS)
				t->people[k = t->npeople++] = (struct tale){.n = 0};
			if (k == UINT32_MAX || many)
				continue;
			tale->person = k;
			if (pass == 0)
				add_to(&t->people[k], tale);
		}
}

/* The one whose countries a local speaks of, if its tale does not say who he is. */
static uint32_t
by_country(const struct tales *t, const struct local *l)
{
	struct countries c = countries_told(l);
	uint32_t found = UINT32_MAX;

	for (uint32_t i = 0; i < t->npeople && c.n; i++) {
		if (!t->people[i].about.n || clash(&c, &t->people[i].about))
			continue;
		if (found != UINT32_MAX)
			return UINT32_MAX;
		found = i;
	}
	return found;
}

/* Of whom nothing tells who he is, is mostly the one who is written about so much more than
 * all others; UINT32_MAX if there is none. */
static uint32_t
much_the_most(const struct tales *t)
{
	enum { MORE = 8 };
	uint32_t best = 0;
	uint32_t all = 0;

	for (uint32_t i = 0; i < t->npeople; i++) {
		all += t->people[i].n;
		best = t->people[i].n > t->people[best].n ? i : best;
	}
	return t->people[best].n / MORE >= all - t->people[best].n ? best : UINT32_MAX;
}

/* Of two who are hardly one, he of whom less is told may be the other; or either. */
static void
find_rivals(const struct tales *t, struct stories *out)
{
	for (uint32_t i = 0; i < t->npeople; i++) {
		out->rival[i] = UINT32_MAX;
		for (uint32_t k = 0; k < t->npeople && out->rival[i] == UINT32_MAX; k++)
			if (k != i && t->people[i].n <= t->people[k].n &&
			    tales_agree(&t->people[i], &t->people[k]) == LIVES_DOUBT)
				out->rival[i] = k;
	}
}

/* Is so much told, or over so long, that it might be of two? */
static bool
may_be_two(const struct groups *g, uint32_t first, uint32_t end)
{
	bool is_told = false;
	bool is_long = false;

	for (uint32_t i = first; i < end; i++) {
		is_told |= story_is_told(&g->locals[i]->story);
		is_long |= g->locals[i]->written.year / 10 != g->locals[first]->written.year / 10;
	}
	return end - first > 1 && (is_told || is_long);
}

bool
stories_tell(struct stories *s, const struct groups *g, uint32_t first, uint32_t end)
{
	s->n = 0;
	if (!may_be_two(g, first, end))
		return false;
	struct tales *t = xcalloc(1, sizeof(*t));
	map_init(&t->seen);
	for (uint32_t i = first; i < end && !t->is_full; i++)
		add_tale(t, g->locals[i]);
	if (!t->is_full) {
		join_callings(t);
		find_disputes(t);
		find_people(t);
		find_rivals(t, s);
	}
	s->n = t->npeople;
	for (uint32_t i = first; i < end && s->n > 1; i++) {
		uint32_t who = t->all[tale_of(t, g->locals[i])].person;
		if (who == UINT32_MAX)
			who = by_country(t, g->locals[i]);
		s->who[i - first] = who == UINT32_MAX ? much_the_most(t) : who;
	}
	map_release(&t->seen);
	free(t);
	return s->n > 1;
}

/* In how many of these articles a country is told of. */
struct told_countries {
	struct str of[MOST_TALES];
	uint32_t articles[MOST_TALES];
	uint32_t n;
	bool is_full;
};

static uint32_t *
articles_of(struct told_countries *t, struct str country)
{
	for (uint32_t i = 0; i < t->n; i++)
		if (str_eq(t->of[i], country))
			return &t->articles[i];
	if (t->n == MOST_TALES) {
		t->is_full = true;
		return &t->articles[0];
	}
	t->of[t->n] = country;
	t->articles[t->n] = 0;
	return &t->articles[t->n++];
}

/* Is none of its countries another article's? */
static bool
is_told_alone(struct told_countries *t, const struct local *l)
{
	struct countries c = countries_told(l);

	for (uint32_t i = 0; i < c.n; i++)
		if (*articles_of(t, c.of[i]) > local_articles(l))
			return false;
	return c.n > 0 && t->n > c.n;
}

static bool
has_calling_of_others(const struct groups *g, uint32_t first, uint32_t end, uint32_t i)
{
	const struct story *s = &g->locals[i]->story;
	uint8_t callings = s->now | s->past;

	for (uint32_t k = first; k < end; k++) {
		const struct story *o = &g->locals[k]->story;
		if (k != i && ((callings & (o->now | o->past)) ||
		               share_office(g->locals[i], g->locals[k])))
			return true;
	}
	return false;
}

/* Is one of them told of as nobody of public life is: by age, by a trade? */
static bool
has_private(const struct groups *g, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i < end; i++) {
		const struct story *s = &g->locals[i]->story;
		if (s->born || s->age || (s->now & STORY_BIT(STORY_TRADE)))
			return true;
	}
	return false;
}

/*
 * Only where somebody is told of by age or trade: of 40 other full names that articles
 * about different countries of worldwide-train had in common, 39 were one person's.  Of
 * whom so many articles tell everybody tells.
 */
void
stories_doubt(struct groups *g, uint32_t first, uint32_t end)
{
	enum { KNOWN = 8 };
	struct told_countries t = {.n = 0};
	uint32_t articles = 0;

	for (uint32_t i = first; i < end && articles < KNOWN; i++) {
		const struct local *l = g->locals[i];
		struct countries c = countries_told(l);
		if (person_is_leader(l))
			return;
		articles += local_articles(l);
		for (uint32_t k = 0; k < c.n; k++)
			*articles_of(&t, c.of[k]) += local_articles(l);
	}
	if (articles >= KNOWN || t.is_full || !has_private(g, first, end))
		return;
	for (uint32_t i = first; i < end; i++)
		if (g->why[i] == LINK_NAME && is_told_alone(&t, g->locals[i]) &&
		    !has_calling_of_others(g, first, end, i))
			group_join(g, first, i, LINK_ELSEWHERE);
}

/* What a bearer's local tells, as a life and the countries it is told of. */
void
story_of_local(const struct local *l, struct life *life, struct countries *about)
{
	struct countries c = countries_told(l);

	life_add(life, &l->story, l->written.year);
	for (uint32_t i = 0; i < c.n; i++)
		add_country(about, c.of[i]);
}
