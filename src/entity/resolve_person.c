/* SPDX-License-Identifier: MIT */
/*
 * People of one block: every full name that articles write is a *bearer*, and
 * bearers are few.  First people of one name are told apart by their offices;
 * then spellings of one name are joined, short forms go to the one longer form
 * they fit, and surnames to the one bearer they can mean (resolve_bare.c).  Locals
 * are only compared with bearers, never with each other.
 */
#include "entity/resolve_person_int.h"

#include "entity/name.h"
#include "text/map.h"
#include "text/vec.h"

#include "text/banned.h"

static void
add_bearer(struct people *p, uint32_t local)
{
	struct bearer b = bearer_of(p->g, local);

	vec_push(&p->bearers, b);
}

/* Joins local i to the first one of the same person, kept in *to. */
static void
settle(struct people *p, uint32_t *to, uint32_t i)
{
	if (*to == UINT32_MAX) {
		*to = i;
		add_bearer(p, i);
	} else {
		group_join(p->g, *to, i, LINK_NAME);
	}
}

/* Joins the locals of one full name by the lives they tell of; false if all are one. */
static bool
settle_stories(struct people *p, uint32_t first, uint32_t end)
{
	struct groups *g = p->g;
	struct stories s = {.who = xcalloc(end - first, sizeof(*s.who))};
	uint32_t to[MOST_PARTS + 1];
	bool are_many = stories_tell(&s, g, first, end);

	for (uint32_t k = 0; k <= MOST_PARTS; k++)
		to[k] = UINT32_MAX;
	for (uint32_t i = first; are_many && i < end; i++) {
		uint32_t who = s.who[i - first];
		settle(p, &to[who == UINT32_MAX ? MOST_PARTS : who], i);
	}
	for (uint32_t k = 0; are_many && k < s.n; k++)
		if (to[MOST_PARTS] != UINT32_MAX && to[k] != UINT32_MAX)
			group_note_possible(g, to[MOST_PARTS], to[k]);
	for (uint32_t i = first; are_many && i < end; i++) {
		uint32_t who = s.who[i - first];
		uint32_t rival = who == UINT32_MAX ? UINT32_MAX : s.rival[who];
		if (rival != UINT32_MAX && to[rival] != UINT32_MAX)
			group_note_rival(g, i, to[rival]);
	}
	free(s.who);
	return are_many;
}

/* Joins the locals of one full name, to one person mostly. */
static void
settle_namesakes(struct people *p, uint32_t first, uint32_t end)
{
	struct groups *g = p->g;
	struct namesakes s;
	uint32_t unsaid = UINT32_MAX;

	/* Most full names are one article's, and nobody's namesake. */
	if (end - first == 1) {
		add_bearer(p, first);
		return;
	}
	namesakes_tell(&s, g, first, end);
	if (s.npeople < 2 && settle_stories(p, first, end))
		return;
	for (uint32_t i = first; i < end; i++) {
		uint32_t part = namesakes_part(&s, g->locals[i]);
		settle(p, part == UINT32_MAX ? &unsaid : &s.parts[part].local, i);
	}
	if (s.npeople < 2)
		stories_doubt(g, first, end);
	for (uint32_t i = 0; i < s.n && unsaid != UINT32_MAX; i++)
		if (s.parts[i].local != UINT32_MAX)
			group_note_possible(g, unsaid, s.parts[i].local);
}

/* Locals come sorted by key, so those of one name are neighbours. */
static void
find_bearers(struct people *p)
{
	struct groups *g = p->g;

	for (uint32_t i = 0; i < g->n;) {
		uint32_t end = i + 1;
		const struct local *l = g->locals[i];
		if (l->fixed.len) {
			while (end < g->n && str_eq(g->locals[end]->fixed, l->fixed))
				group_join(g, i, end++, LINK_NAME);
		} else if (l->given.len && l->key.len) {
			while (end < g->n && str_eq(g->locals[end]->key, l->key) &&
			       !g->locals[end]->fixed.len)
				end++;
			settle_namesakes(p, i, end);
		}
		i = end;
	}
}

/* What is known of every group that has a bearer, kept at its root. */
static void
find_countries(struct people *p)
{
	if (!p->is_stale)
		return;
	p->is_stale = false;
	for (uint32_t i = 0; i < p->g->n; i++) {
		p->countries[i].n = 0;
		p->named[i] = p->in_own_right[i] = 0;
		p->is_apart[i] = false;
		p->lives[i] = (struct life){.died = 0};
		p->about[i].n = 0;
	}
	for (uint32_t i = 0; i < p->g->n; i++) {
		uint32_t root = group_of(p->g, i);
		if (!p->g->locals[i]->given.len)
			continue;
		add_countries(&p->countries[root], p->g->locals[i]);
		p->is_apart[root] |= p->g->locals[i]->is_apart;
		story_of_local(p->g->locals[i], &p->lives[root], &p->about[root]);
		p->named[root] += local_articles(p->g->locals[i]);
		p->in_own_right[root] += p->g->locals[i]->is_kin ? 0 : local_articles(p->g->locals[i]);
	}
}

static void
join_bearers(struct people *p, uint32_t a, uint32_t b, enum link_reason why)
{
	struct countries all = p->countries[group_of(p->g, a)];
	const struct countries *more = &p->countries[group_of(p->g, b)];
	bool is_apart = p->is_apart[group_of(p->g, a)] || p->is_apart[group_of(p->g, b)];

	for (uint32_t i = 0; i < more->n; i++)
		add_country(&all, more->of[i]);
	uint32_t other = group_of(p->g, b);
	struct life life = p->lives[group_of(p->g, a)];
	struct countries about = p->about[group_of(p->g, a)];
	life_merge(&life, &p->lives[other]);
	for (uint32_t i = 0; i < p->about[other].n; i++)
		add_country(&about, p->about[other].of[i]);
	group_join(p->g, a, b, why);
	p->lives[group_of(p->g, a)] = life;
	p->about[group_of(p->g, a)] = about;
	p->countries[group_of(p->g, a)] = all;
	p->is_apart[group_of(p->g, a)] = is_apart;
	p->is_stale = true;
}

/* ---------------------------------------------------- spellings and short forms */

static bool
share_surname(const struct people *p, const struct bearer *a, const struct bearer *b)
{
	return surnames_agree(&p->surnames, p->g, a->local, b->local,
	                      a->culture ? a->culture : b->culture);
}

static bool
is_same_name(const struct people *p, const struct bearer *a, const struct bearer *b)
{
	/* Answers about surnames are kept. */
	return a->generation == b->generation && share_surname(p, a, b) &&
	       name_given_agree(a->given, b->given);
}

static bool
may_be_one(const struct people *p, const struct bearer *a, const struct bearer *b)
{
	uint32_t x = group_of(p->g, a->local);
	uint32_t y = group_of(p->g, b->local);

	return !sexes_differ(p->g->locals[a->local], p->g->locals[b->local]) &&
	       !(p->is_apart[x] && p->is_apart[y]) &&
	       !clash(&p->countries[x], &p->countries[y]) &&
	       lives_agree(&p->lives[x], &p->lives[y],
	                   clash(&p->about[x], &p->about[y])) == LIVES_ONE;
}

static int
by_detail(const void *pa, const void *pb)
{
	const struct bearer *a = pa;
	const struct bearer *b = pb;

	if (bearer_says_more(a, b) || bearer_says_more(b, a))
		return bearer_says_more(a, b) ? -1 : 1;
	return a->local < b->local ? -1 : a->local > b->local;
}

/* "Sergei Shchukin" and "Serguei Schukin": as much is said of either. */
static void
join_spellings(struct people *p)
{
	size_t first = 0; /* of those that say as much as a */

	for (size_t i = 0; i < p->bearers.len; i++) {
		const struct bearer *a = &p->bearers.ptr[i];
		if (bearer_says_more(&p->bearers.ptr[first], a))
			first = i;
		for (size_t k = first; k < i; k++) {
			const struct bearer *b = &p->bearers.ptr[k];
			if (!bearers_begin_alike(a, b) ||
			    group_of(p->g, a->local) == group_of(p->g, b->local) ||
			    !is_same_name(p, a, b) || str_eq(p->g->locals[a->local]->key,
			                                  p->g->locals[b->local]->key) ||
			    !may_be_one(p, a, b))
				continue;
			join_bearers(p, b->local, a->local, LINK_VARIANT);
		}
	}
	find_countries(p);
}

/* "Muhammad Ali" of one country, "Sajjad Muhammad Ali" of another: a first name that many
 * have, and what is left out is the one that people are called by, mostly. */
static bool
is_hardly_cut(const struct people *p, const struct bearer *a, const struct bearer *b)
{
	const struct local *l = p->g->locals[a->local];
	struct str name = l->nalias ? l->aliases[0].text : STR_EMPTY;

	return a->full == 1 && name_is_given(str_sub(name, 0, str_find_char(name, ' '))) &&
	       name_leaves_first(a->given, b->given) &&
	       clash(&p->about[group_of(p->g, a->local)], &p->about[group_of(p->g, b->local)]);
}

/* The group of the bearers who say more, the first n, if there is only one it fits. */
static uint32_t
longer_form(struct people *p, const struct bearer *a, size_t n)
{
	uint32_t found = UINT32_MAX;
	bool many = false;

	for (size_t k = 0; k < n; k++) {
		const struct bearer *b = &p->bearers.ptr[k];
		if (!bearers_begin_alike(a, b))
			continue;
		uint32_t root = group_of(p->g, b->local);
		/* Of two who bear the short name, either may be meant by the long one. */
		if (root == group_of(p->g, a->local) || p->g->rival[a->local] != UINT32_MAX ||
		    !is_same_name(p, a, b) || !may_be_one(p, a, b) || is_hardly_cut(p, a, b))
			continue;
		if (found != UINT32_MAX && found != root) {
			group_note_possible(p->g, a->local, found);
			group_note_possible(p->g, a->local, root);
			many = true;
		}
		found = root;
	}
	return many ? UINT32_MAX : found;
}

/* From the longest names down, so that "S. Shoigu" finds Sergei and Sergei
 * Kuzhugetovich one already. */
static void
join_short_forms(struct people *p)
{
	size_t nmore = 0; /* that say more than a */

	for (size_t i = 0; i < p->bearers.len; i++) {
		const struct bearer *a = &p->bearers.ptr[i];
		if (bearer_says_more(&p->bearers.ptr[nmore], a))
			nmore = i;
		uint32_t root = longer_form(p, a, nmore);
		if (root != UINT32_MAX)
			join_bearers(p, root, a->local, LINK_GIVEN);
	}
	find_countries(p);
}

/* The one group of bearers of a's name of whom no generation is said, or
 * UINT32_MAX. */
static uint32_t
plain_form(const struct people *p, const struct bearer *a)
{
	uint32_t found = UINT32_MAX;

	for (size_t k = 0; k < p->bearers.len; k++) {
		const struct bearer *b = &p->bearers.ptr[k];
		if (b->generation || !bearers_begin_alike(a, b))
			continue;
		uint32_t root = group_of(p->g, b->local);
		if (root == found || !name_given_agree(a->given, b->given) ||
		    !may_be_one(p, a, b) || !share_surname(p, a, b))
			continue;
		if (found != UINT32_MAX)
			return UINT32_MAX;
		found = root;
	}
	return found;
}

/* "Martin Luther King Jr." is who is called so without it, unless an article tells
 * him from his father. */
static void
join_generations(struct people *p)
{
	for (size_t i = 0; i < p->bearers.len; i++) {
		const struct bearer *a = &p->bearers.ptr[i];
		uint32_t root = a->generation ? plain_form(p, a) : UINT32_MAX;
		if (root != UINT32_MAX && root != group_of(p->g, a->local))
			join_bearers(p, root, a->local, LINK_GIVEN);
	}
	find_countries(p);
}

void
group_persons(struct groups *g)
{
	struct people p = {.g = g, .is_stale = true};

	vec_init(&p.bearers);
	p.countries = xcalloc(g->n, sizeof(*p.countries));
	p.named = xcalloc(g->n, sizeof(*p.named));
	p.in_own_right = xcalloc(g->n, sizeof(*p.in_own_right));
	p.is_apart = xcalloc(g->n, sizeof(*p.is_apart));
	p.lives = xcalloc(g->n, sizeof(*p.lives));
	p.about = xcalloc(g->n, sizeof(*p.about));
	surnames_number(&p.surnames, g);
	find_bearers(&p);
	if (p.bearers.len > 1)
		qsort(p.bearers.ptr, p.bearers.len, sizeof(*p.bearers.ptr), by_detail);
	find_countries(&p);
	join_spellings(&p);
	join_short_forms(&p);
	join_generations(&p);
	persons_join_surnames(&p);
	persons_join_bare(&p);
	vec_release(&p.bearers);
	free(p.countries);
	free(p.named);
	free(p.in_own_right);
	free(p.is_apart);
	free(p.lives);
	free(p.about);
	surnames_release(&p.surnames);
}
