/* SPDX-License-Identifier: MIT */
/*
 * People of one block: every full name that articles write is a *bearer*, and
 * bearers are few.  First people of one name are told apart by their offices;
 * then spellings of one name are joined, short forms go to the one longer form
 * they fit, and surnames to the one bearer they can mean.  Locals are only
 * compared with bearers, never with each other.
 */
#include "entity/resolve_person_int.h"

#include "entity/name.h"
#include "text/map.h"
#include "text/vec.h"

#include "text/banned.h"

struct people {
	struct groups *g;
	VEC(struct bearer) bearers;
	struct countries *countries; /* of groups, by root; only of bearers */
	uint32_t *named; /* … their articles with a full name */
	uint32_t *in_own_right; /* … not only as a relative's */
	bool *is_apart;  /* … an article tells from somebody of the like name */
	struct life *lives; /* … what is told of their life … */
	struct countries *about; /* … and in which countries */
	struct surnames surnames;
};

static bool
sexes_differ(const struct local *a, const struct local *b)
{
	return a->sex && b->sex && a->sex != b->sex;
}

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

	namesakes_tell(&s, g, first, end);
	if (s.npeople < 2 && settle_stories(p, first, end))
		return;
	for (uint32_t i = first; i < end; i++) {
		uint32_t part = namesakes_part(&s, g->locals[i]);
		settle(p, part == UINT32_MAX ? &unsaid : &s.parts[part].local, i);
	}
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
	return a->generation == b->generation && name_given_agree(a->given, b->given) &&
	       share_surname(p, a, b);
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

/* "Sergei Shchukin" and "Serguei Schukin": as much is said of either. */
static void
join_spellings(struct people *p)
{
	for (size_t i = 0; i < p->bearers.len; i++) {
		const struct bearer *a = &p->bearers.ptr[i];
		for (size_t k = 0; k < i; k++) {
			const struct bearer *b = &p->bearers.ptr[k];
			if (!bearers_begin_alike(a, b) || a->full != b->full || a->initials != b->initials ||
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

/* The group of the bearers who say more, if there is only one it fits. */
static uint32_t
longer_form(struct people *p, const struct bearer *a)
{
	uint32_t found = UINT32_MAX;
	bool many = false;

	for (size_t k = 0; k < p->bearers.len; k++) {
		const struct bearer *b = &p->bearers.ptr[k];
		if (!bearers_begin_alike(a, b) || !bearer_says_more(b, a))
			continue;
		uint32_t root = group_of(p->g, b->local);
		/* Of two who bear the short name, either may be meant by the long one. */
		if (root == group_of(p->g, a->local) || p->g->rival[a->local] != UINT32_MAX ||
		    !is_same_name(p, a, b) || !may_be_one(p, a, b))
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

static int
by_detail(const void *pa, const void *pb)
{
	const struct bearer *a = pa;
	const struct bearer *b = pb;

	if (bearer_says_more(a, b) || bearer_says_more(b, a))
		return bearer_says_more(a, b) ? -1 : 1;
	return a->local < b->local ? -1 : a->local > b->local;
}

/* From the longest names down, so that "S. Shoigu" finds Sergei and Sergei
 * Kuzhugetovich one already. */
static void
join_short_forms(struct people *p)
{
	if (p->bearers.len > 1)
		qsort(p->bearers.ptr, p->bearers.len, sizeof(*p->bearers.ptr), by_detail);
	for (size_t i = 0; i < p->bearers.len; i++) {
		const struct bearer *a = &p->bearers.ptr[i];
		uint32_t root = longer_form(p, a);
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

/* ------------------------------------------------------------------- surnames */

/* What a surname alone can mean. */
struct meant {
	uint32_t roots[POSSIBLE_MAX + 1];
	uint32_t n;
};

static void
add_root(struct meant *m, uint32_t root)
{
	for (uint32_t i = 0; i < m->n; i++)
		if (m->roots[i] == root)
			return;
	if (m->n <= POSSIBLE_MAX)
		m->roots[m->n++] = root;
}

/* Does anyone in the group hold an office that the local names? */
static bool
group_holds(const struct people *p, const struct local *l, uint32_t root)
{
	for (size_t k = 0; k < p->bearers.len && l->nrole; k++)
		if (group_of(p->g, p->bearers.ptr[k].local) == root &&
		    share_office(l, p->g->locals[p->bearers.ptr[k].local]))
			return true;
	return false;
}

/* "President Trump" of an article that names Ivanka Trump, whom the group is of? */
static bool
is_told_apart(const struct people *p, uint32_t i, uint32_t root)
{
	const struct local *l = p->g->locals[i];

	return l->is_apart && p->is_apart[root] && !group_holds(p, l, root);
}

/* "King Abdullah" is of no family Abdullah, nor is a Mr. Abdullah the king. */
static bool
is_called_so(const struct local *bearer, const struct local *l)
{
	return bearer->is_royal == l->is_royal;
}

/* "Prime Minister Kenyatta in 1963" is none of whom articles tell from 2010 on. */
static bool
is_long_before(const struct local *l, const struct life *life)
{
	enum { LONG = 40 };

	return l->story.lives && life->first && l->story.lives + LONG <= life->first;
}

static void
find_meant(const struct people *p, uint32_t i, struct meant *out)
{
	const struct local *l = p->g->locals[i];
	struct countries mine = {.n = 0};

	out->n = 0;
	add_countries(&mine, l);
	for (size_t k = 0; k < p->bearers.len; k++) {
		const struct bearer *b = &p->bearers.ptr[k];
		uint32_t root = group_of(p->g, b->local);
		/* Who could be several people is none besides these. */
		if (p->g->npossible[b->local] < 2 && is_called_so(p->g->locals[b->local], l) &&
		    surnames_agree(&p->surnames, p->g, b->local, i, b->culture) &&
		    !clash(&mine, &p->countries[root]) &&
		    !sexes_differ(l, p->g->locals[b->local]) && !is_told_apart(p, i, root) &&
		    !name_is_fathers(p->g->locals[b->local]->weak, l->weak) &&
		    !is_long_before(l, &p->lives[root]))
			add_root(out, root);
	}
}

/* Of several the only one who holds that office, or whose country the article
 * is about, or who is more than somebody's wife or brother. */
static void
narrow(const struct people *p, uint32_t i, struct meant *m)
{
	const struct local *l = p->g->locals[i];
	struct meant holders = {.n = 0};
	struct meant locals = {.n = 0};
	struct meant known = {.n = 0};

	for (uint32_t k = 0; k < m->n; k++) {
		if (p->in_own_right[m->roots[k]] && !l->is_shared)
			add_root(&known, m->roots[k]);
		if (group_holds(p, l, m->roots[k]))
			add_root(&holders, m->roots[k]);
		/* Of two whom its own article names, the country tells nothing. */
		if (!l->is_shared && is_about(l, &p->countries[m->roots[k]]))
			add_root(&locals, m->roots[k]);
	}
	if (holders.n == 1)
		*m = holders;
	else if (locals.n == 1)
		*m = locals;
	else if (known.n == 1)
		*m = known;
}

/* Surnames of the East are borne by many, and so are those of a few letters:
 * one article that names a Chung does not say who the Chung of another is. */
static bool
is_common(const struct local *l)
{
	enum { SHORT = 3 };

	return l->weak.len <= SHORT || (l->nalias && name_is_eastern(l->aliases[0].text));
}

static bool
is_backed(const struct people *p, uint32_t i, uint32_t root)
{
	const struct local *l = p->g->locals[i];

	return !is_common(l) || is_about(l, &p->countries[root]) || p->named[root] > 1 ||
	       group_holds(p, l, root);
}

static bool
is_bare(const struct local *l)
{
	return l->given.len == 0 && !l->fixed.len;
}

/* Where the same question was just asked, the answer is the same. */
static bool
asks_the_same(const struct local *a, const struct local *b)
{
	return str_eq(a->weak, b->weak) && !a->nrole && !b->nrole && a->sex == b->sex &&
	       a->is_royal == b->is_royal &&
	       a->is_shared == b->is_shared && a->is_apart == b->is_apart &&
	       a->story.lives == b->story.lives && str_eq(a->about, b->about);
}

static void
join_surnames(struct people *p)
{
	struct groups *g = p->g;
	uint32_t *to = xcalloc(g->n, sizeof(*to));
	struct meant m = {.n = 0};
	uint32_t asked = UINT32_MAX;

	for (uint32_t i = 0; i < g->n; i++) {
		to[i] = UINT32_MAX;
		if (!is_bare(g->locals[i]))
			continue;
		if (asked == UINT32_MAX || !asks_the_same(g->locals[asked], g->locals[i])) {
			find_meant(p, i, &m);
			if (m.n > 1)
				narrow(p, i, &m);
			asked = i;
		}
		for (uint32_t k = 0; m.n > 1 && k < m.n; k++)
			group_note_possible(g, i, m.roots[k]);
		if (m.n == 1 && is_backed(p, i, m.roots[0]))
			to[i] = m.roots[0];
	}
	/* Nothing is joined before all have asked: one join must not open or
	 * close the door for the next. */
	for (uint32_t i = 0; i < g->n; i++)
		if (to[i] != UINT32_MAX)
			group_join(g, to[i], i, LINK_SURNAME);
	free(to);
}

/* The first of `reps` that nothing speaks against; *n: how many there are. */
static uint32_t
fitting(const struct people *p, const uint32_t *reps, uint32_t nrep, uint32_t i, uint32_t *n)
{
	struct countries mine = {.n = 0};
	uint32_t found = UINT32_MAX;

	*n = 0;
	add_countries(&mine, p->g->locals[i]);
	for (uint32_t k = 0; k < nrep; k++) {
		if (clash(&mine, &p->countries[reps[k]]) ||
		    !is_called_so(p->g->locals[reps[k]], p->g->locals[i]))
			continue;
		if (found == UINT32_MAX)
			found = reps[k];
		++*n;
	}
	return found;
}

/* Is it said who the surname means?  Such a one may well be the root of its
 * group, and must not bring another's bearer and this one's together. */
static bool
is_told(const struct groups *g, uint32_t i)
{
	return g->why[i] == LINK_SURNAME;
}

/*
 * What is left of one surname alone, [first, end), is taken for one person,
 * unless an office speaks against: first those whose country is said, one group
 * a country; then those of whom nothing is said, who can only be told where
 * there is one.  Those who could be several known people stay as they are.
 */
static void
join_bare(struct people *p, uint32_t first, uint32_t end)
{
	struct groups *g = p->g;
	uint32_t reps[MOST_PARTS];
	uint32_t nrep = 0;
	uint32_t unsaid[] = {UINT32_MAX, UINT32_MAX}; /* surnames, first names of kings */
	uint32_t n;

	for (int said = 1; said >= 0; said--) {
		for (uint32_t i = first; i < end; i++) {
			struct countries mine = {.n = 0};
			if (group_of(g, i) != i || g->npossible[i] || is_told(g, i))
				continue;
			add_countries(&mine, g->locals[i]);
			if ((mine.n > 0) != said)
				continue;
			uint32_t to = fitting(p, reps, nrep, i, &n);
			bool is_royal = g->locals[i]->is_royal;
			if (!said && n != 1)
				to = unsaid[is_royal];
			if (!said && n != 1 && unsaid[is_royal] == UINT32_MAX)
				unsaid[is_royal] = i;
			if (to != UINT32_MAX) {
				group_join(g, to, i, LINK_BARE);
			} else if (said && nrep < MOST_PARTS) {
				p->countries[i] = mine;
				reps[nrep++] = i;
			}
		}
	}
}

static void
join_all_bare(struct people *p)
{
	struct groups *g = p->g;

	for (uint32_t i = 0; i < g->n;) {
		uint32_t end = i + 1;
		while (end < g->n && is_bare(g->locals[i]) && is_bare(g->locals[end]) &&
		       str_eq(g->locals[end]->weak, g->locals[i]->weak))
			end++;
		if (is_bare(g->locals[i]))
			join_bare(p, i, end);
		i = end;
	}
}

void
group_persons(struct groups *g)
{
	struct people p = {.g = g};

	vec_init(&p.bearers);
	p.countries = xcalloc(g->n, sizeof(*p.countries));
	p.named = xcalloc(g->n, sizeof(*p.named));
	p.in_own_right = xcalloc(g->n, sizeof(*p.in_own_right));
	p.is_apart = xcalloc(g->n, sizeof(*p.is_apart));
	p.lives = xcalloc(g->n, sizeof(*p.lives));
	p.about = xcalloc(g->n, sizeof(*p.about));
	surnames_number(&p.surnames, g);
	find_bearers(&p);
	find_countries(&p);
	join_spellings(&p);
	join_short_forms(&p);
	join_generations(&p);
	join_surnames(&p);
	join_all_bare(&p);
	vec_release(&p.bearers);
	free(p.countries);
	free(p.named);
	free(p.in_own_right);
	free(p.is_apart);
	free(p.lives);
	free(p.about);
	surnames_release(&p.surnames);
}
