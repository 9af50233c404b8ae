/* SPDX-License-Identifier: MIT */
/*
 * Surnames alone across articles: whose they are of those whom articles name in
 * full, and, where nobody is, which of them are one person.  What cannot be told is
 * left apart, with those whom it could be.
 */
#include "entity/resolve_person_int.h"

#include <stdlib.h>

#include "text/banned.h"

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
find_meant(struct people *p, uint32_t i, struct meant *out)
{
	const struct local *l = p->g->locals[i];
	struct countries mine = {.n = 0};

	out->n = 0;
	add_countries(&mine, l);
	surnames_like(&p->surnames, p->g, i, p->bearers.ptr, p->bearers.len);
	for (size_t k = 0; k < p->surnames.nlike; k++) {
		const struct bearer *b = &p->bearers.ptr[p->surnames.like[k]];
		uint32_t root = group_of(p->g, b->local);
		/* Who could be several people is none besides these. */
		if (p->g->npossible[b->local] < 2 && is_called_so(p->g->locals[b->local], l) &&
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

/* "Amanda", "Gianni": a first name, which nobody has for a surname. */
static bool
is_first_name(const struct local *l)
{
	return l->nalias && !l->nrole && !l->is_royal &&
	       name_is_only_given(l->aliases[0].text);
}

/* "X", of whom a court gives the first letter. */
static bool
is_letter(const struct local *l)
{
	return l->weak.len == 2 && l->weak.ptr[1] == '.';
}

bool
person_is_nobody(const struct local *l)
{
	return l->kind == KIND_PERSON && !l->given.len && !l->fixed.len &&
	       (is_letter(l) || is_first_name(l));
}

static bool
is_of_leader(const struct people *p, uint32_t root)
{
	for (size_t k = 0; k < p->bearers.len; k++)
		if (group_of(p->g, p->bearers.ptr[k].local) == root &&
		    person_is_leader(p->g->locals[p->bearers.ptr[k].local]))
			return true;
	return false;
}

/* Is whom one single article names in full told of in other countries than this?  Names
 * of the tables are borne in many; one that they do not have is hardly another's, in the
 * same spelling.  Those who lead a country are told of in all. */
static bool
is_of_elsewhere(const struct people *p, const struct local *l, uint32_t root)
{
	struct countries mine = {.n = 0};

	if (p->named[root] > 1 || !l->nalias ||
	    (!name_is_family(l->aliases[0].text) && str_eq(l->weak, p->g->locals[root]->weak)))
		return false;
	add_countries(&mine, l);
	if (l->about.len)
		add_country(&mine, country_of(l->about));
	return clash(&mine, &p->about[root]) && (l->is_royal || !is_of_leader(p, root));
}

/* "Francis", "Mohammed": a first name as often as a surname, of whom nothing is said that
 * ties the one article to the other. */
static bool
may_be_first_name(const struct people *p, const struct local *l, uint32_t root)
{
	return p->named[root] == 1 && l->nalias && !l->nrole && !l->is_royal &&
	       name_is_given(l->aliases[0].text) && !is_about(l, &p->about[root]);
}

static bool
is_backed(const struct people *p, uint32_t i, uint32_t root)
{
	const struct local *l = p->g->locals[i];

	if (is_first_name(l) || may_be_first_name(p, l, root) || (is_of_elsewhere(p, l, root) && !group_holds(p, l, root)))
		return false;
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

void
persons_join_surnames(struct people *p)
{
	struct groups *g = p->g;
	uint32_t *to = xcalloc(g->n, sizeof(*to));
	struct meant m = {.n = 0};
	uint32_t asked = UINT32_MAX;

	for (uint32_t i = 0; i < g->n; i++) {
		to[i] = UINT32_MAX;
		if (!is_bare(g->locals[i]) || g->locals[i]->is_kin)
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

/* The people of one surname alone in the making. */
struct bare {
	uint32_t reps[MOST_PARTS];   /* whose country is said */
	uint32_t nrep;
	uint32_t unsaid[2];          /* of the others, surnames and first names of kings */
	uint32_t called[MOST_PARTS]; /* first names of nobody known, one a country … */
	uint32_t ncalled;
};

/*
 * "José", "Pablo": there is one in every second village, so none is another's who is
 * told of in another country, or in no country at all.  UINT32_MAX: he stands alone.
 */
static uint32_t
of_first_name(const struct people *p, struct bare *b, uint32_t i)
{
	const struct local *l = p->g->locals[i];

	uint32_t holder = b->unsaid[l->is_royal];
	if (holder != UINT32_MAX && l->about.len &&
	    str_eq(p->g->locals[holder]->about, l->about))
		return holder;
	for (uint32_t k = 0; k < b->ncalled && l->about.len; k++)
		if (str_eq(p->g->locals[b->called[k]]->about, l->about))
			return b->called[k];
	if (b->ncalled < MOST_PARTS && l->about.len)
		b->called[b->ncalled++] = i;
	return UINT32_MAX;
}

/* The one whom local i is taken for, of whose country nothing is said. */
static uint32_t
of_unsaid(const struct people *p, struct bare *b, uint32_t i)
{
	const struct local *l = p->g->locals[i];
	uint32_t n;
	uint32_t to = fitting(p, b->reps, b->nrep, i, &n);

	if (is_letter(l))
		return UINT32_MAX;
	if (is_first_name(l) && (n != 1 || !is_about(l, &p->countries[to])))
		return of_first_name(p, b, i);
	if (n == 1)
		return to;
	to = b->unsaid[l->is_royal];
	if (to == UINT32_MAX)
		b->unsaid[l->is_royal] = i;
	return to;
}

/* Nobody of whom no more is said is surer to be the other than the other to be he. */
static void
join_unsaid(struct groups *g, uint32_t to, uint32_t i)
{
	group_join(g, to, i, LINK_BARE);
	if (!g->locals[to]->nrole)
		group_join(g, i, to, LINK_BARE);
}

/* How much is said of a surname alone: whose office, an office, nothing. */
enum said { SAID_NOTHING, SAID_OFFICE, SAID_COUNTRY };

static enum said
said_of(const struct local *l, struct countries *mine)
{
	mine->n = 0;
	add_countries(mine, l);
	return mine->n ? SAID_COUNTRY : l->nrole ? SAID_OFFICE : SAID_NOTHING;
}

static bool
is_left(const struct groups *g, uint32_t i)
{
	return group_of(g, i) == i && !g->npossible[i] && !is_told(g, i) && !g->locals[i]->is_kin;
}

/*
 * What is left of one surname alone, [first, end), is taken for one person,
 * unless an office speaks against: first those whose country is said, one group
 * a country; then those of whom less is said, who can only be told where
 * there is one.  Those who could be several known people stay as they are.
 */
static void
join_bare(struct people *p, uint32_t first, uint32_t end)
{
	struct groups *g = p->g;
	struct bare b = {.unsaid = {UINT32_MAX, UINT32_MAX}};
	struct countries mine;
	uint32_t n;

	for (int said = SAID_COUNTRY; said >= SAID_NOTHING; said--)
		for (uint32_t i = first; i < end; i++) {
			if (!is_left(g, i) || said_of(g->locals[i], &mine) != (enum said)said)
				continue;
			uint32_t to = said == SAID_COUNTRY ? fitting(p, b.reps, b.nrep, i, &n)
			                                   : of_unsaid(p, &b, i);
			if (to != UINT32_MAX) {
				join_unsaid(g, to, i);
			} else if (said == SAID_COUNTRY && b.nrep < MOST_PARTS) {
				p->countries[i] = mine;
				b.reps[b.nrep++] = i;
			}
		}
}

void
persons_join_bare(struct people *p)
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
