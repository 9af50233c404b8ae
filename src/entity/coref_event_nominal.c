/* SPDX-License-Identifier: MIT */
/*
 * "The summit", "the talks": the one meeting that it can be among those named
 * before it.  Of several of one series it is the one at hand, the nearest to the
 * article's date; of several series it is none.
 */
#include "entity/coref_int.h"

#include "text/banned.h"

/* What a description may mean, as far as looked. */
struct meant {
	struct str series;  /* id; empty: a meeting of no series */
	uint32_t one;       /* the cluster, or LOCAL_NONE */
	int days;           /* from the article's date to it */
	bool is_instance;   /* no bare series */
	bool is_level;      /* two of them are as near */
	bool is_many;       /* of several series */
};

static bool
has_noun(const struct cluster *cl, struct str noun)
{
	for (size_t i = 0; i < cl->aliases.len; i++) {
		struct str a = cl->aliases.ptr[i].text;
		if (a.len >= noun.len &&
		    str_eq_nocase(str_sub(a, a.len - noun.len, a.len), noun))
			return true;
	}
	return false;
}

/* "62nd session of its leaders", which the tables have as a summit. */
static bool
is_known_as(const struct cluster *cl, struct str noun)
{
	struct str series = cl->is_instance ? cl->local.parent_name : cl->local.name;

	return cl->series != KB_NONE && series.len >= noun.len &&
	       str_eq_nocase(str_sub(series, series.len - noun.len, SIZE_MAX), noun);
}

/* A series is a forum whatever its name: "the forum" is any of them. */
static bool
answers(const struct cluster *cl, struct str noun)
{
	/* "The Games" are the Winter Olympics, too. */
	if (str_eq(noun, STR_LIT("Games")) && is_known_as(cl, noun))
		return true;
	return has_noun(cl, noun) || (str_eq_nocase(noun, STR_LIT("forum")) &&
	                              cl->local.parent.len == 0 && cl->local.fixed.len > 0);
}

/* One more that it can be.  An instance is nearer than its series. */
static void
consider(const struct coref *c, struct meant *m, uint32_t k)
{
	const struct cluster *cl = &c->clusters.ptr[k];
	struct str series = cl->is_instance ? cl->local.parent : cl->local.key;
	int days = coref_days_to(c, &cl->local);

	if (k == m->one)
		return;

	if (m->one != LOCAL_NONE && !str_eq(m->series, series)) {
		m->is_many = true;
		return;
	}
	bool is_nearer = m->one == LOCAL_NONE || (cl->is_instance && !m->is_instance) ||
	                 (cl->is_instance && days < m->days);
	if (is_nearer || (cl->is_instance && days == m->days))
		m->is_level = !is_nearer;
	if (!is_nearer)
		return;
	m->series = series;
	m->one = k;
	m->days = days;
	m->is_instance = cl->is_instance;
}

static uint32_t
meeting_meant(const struct coref *c, size_t i)
{
	struct meant meant = {.series = STR_EMPTY, .one = LOCAL_NONE};
	struct str text = coref_text(c, i);
	struct str noun = str_sub(text, str_find_char(text, ' ') + 1, SIZE_MAX);

	/* What is called so here comes before what the tables call so. */
	for (int pass = 0; pass < 2; pass++) {
		struct str series = pass ? meant.series : STR_EMPTY;
		for (uint32_t k = 0; k < coref_look(c) && !meant.is_many; k++) {
			const struct cluster *cl = &c->clusters.ptr[k];
			struct str own = cl->is_instance ? cl->local.parent : cl->local.key;
			if (cl->local.kind == KIND_EVENT && cl->first <= c->mentions[i].at.off &&
			    (!series.len || str_eq(own, series)) &&
			    (pass ? is_known_as(cl, noun) : answers(cl, noun)))
				consider(c, &meant, k);
		}
	}
	return meant.is_many || meant.is_level ? LOCAL_NONE : meant.one;
}

/* What is counted comes first: "the summit" may be that. */
static void
join_nominals(struct coref *c, bool is_counted)
{
	for (size_t i = 0; i < c->nmention; i++) {
		if (!coref_takes(c, i) || c->mentions[i].kind != KIND_EVENT ||
		    c->mentions[i].form != FORM_NOMINAL || coref_is_counted(c, i) != is_counted)
			continue;
		uint32_t k = is_counted ? coref_counted(c, i) : meeting_meant(c, i);
		if (k != LOCAL_NONE)
			coref_join(c, i, k);
	}
}

void
coref_event_nominals(struct coref *c)
{
	join_nominals(c, true);
	join_nominals(c, false);
}
