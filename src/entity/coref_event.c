/* SPDX-License-Identifier: MIT */
/*
 * Which meeting each name in one article means: a series or an instance of it, one
 * known by its place, one near the article's date.  The clusters themselves are begun
 * in coref_event_begin.c.
 */
#include "entity/coref_int.h"

#include "entity/series.h"

#include "text/banned.h"

/* The only instance that the article has at `place`, at the time that is said if one
 * is, or LOCAL_NONE. */
static uint32_t
instance_at(const struct coref *c, struct str place, struct day said)
{
	uint32_t found = LOCAL_NONE;

	for (uint32_t k = 0; k < coref_look(c); k++) {
		const struct cluster *cl = &c->clusters.ptr[k];
		if (!cl->is_instance || !str_eq(cl->local.place, place) ||
		    !coref_is_then(&cl->local, said))
			continue;
		if (found != LOCAL_NONE)
			return LOCAL_NONE;
		found = k;
	}
	return found;
}

/* "The Wales summit" of an article that speaks of NATO, or of its days. */
static uint32_t
known_by_name(struct coref *c, size_t i, const struct event_fact *e)
{
	kb_id series;
	uint32_t instance;

	/* What the article itself holds there is nearer. */
	if ((e->place != KB_NONE || e->place_name.len) &&
	    instance_at(c, coref_meeting_place(c, e), coref_said_when(c, i)) != LOCAL_NONE)
		return LOCAL_NONE;
	return coref_known_meeting(c, i, e, &series, &instance)
		? coref_begin_known(c, i, e, series, instance) : LOCAL_NONE;
}

static void
join_named(struct coref *c, size_t i)
{
	struct event_fact e = coref_event_facts(c, i);
	uint32_t k = known_by_name(c, i, &e);
	struct str name = coref_game_name(c, i);
	struct buf id;

	buf_init(&id);
	if (k != LOCAL_NONE) {
		coref_join(c, i, k);
	} else if (coref_series_of(c, &e, &id)) {
		bool instance = coref_means_instance(c, i, &e);
		uint32_t known = instance && e.series != KB_NONE
			? series_instance(e.series, &e, article_date(reading_article(c->reading)))
			: UINT32_MAX;
		if (instance && (known != UINT32_MAX || series_is_instance(&e)))
			coref_join(c, i, coref_begin_instance(c, &e, buf_str(&id), name, known));
		else if (instance && e.is_placed)
			coref_join(c, i, coref_begin_placed(c, &e, buf_str(&id), name));
		else
			coref_join(c, i, coref_begin_series(c, &e, buf_str(&id), name));
	}
	buf_release(&id);
}

/* ------------------------------------------------- known by place or alone */

/* The instance of the tables that took place there: of the only series the
 * article names that has one near its date. */
static uint32_t
known_by_place(struct coref *c, size_t i, const struct event_fact *e)
{
	kb_id series = KB_NONE;
	uint32_t instance = UINT32_MAX;

	for (uint32_t k = 0; k < coref_look(c); k++) {
		kb_id s = c->clusters.ptr[k].series;
		struct kb_entry row;
		if (s == KB_NONE || c->clusters.ptr[k].local.kind != KIND_EVENT || s == series)
			continue;
		kb_entry(s, &row);
		uint32_t n = series_instance(s, e, article_date(reading_article(c->reading)));
		if (n == UINT32_MAX || (e->level.len && !str_eq(row.type, e->level)) ||
		    series_is_elsewhere(s, n, e->place))
			continue;
		if (instance != UINT32_MAX)
			return LOCAL_NONE;
		series = s;
		instance = n;
	}
	return instance != UINT32_MAX ? coref_begin_known(c, i, e, series, instance) : LOCAL_NONE;
}

/* The cluster of the only series of this head ("summit") that the article
 * names, as such or by an instance; LOCAL_NONE if there is none or several. */
static uint32_t
only_series(const struct coref *c, struct str head)
{
	uint32_t found = LOCAL_NONE;
	struct str id = STR_EMPTY;

	for (uint32_t k = 0; k < coref_look(c); k++) {
		const struct cluster *cl = &c->clusters.ptr[k];
		struct str series = cl->is_instance ? cl->local.parent : cl->local.fixed;
		if (cl->local.kind != KIND_EVENT || !series.len || !str_ends(series, head) ||
		    str_eq(series, id))
			continue;
		if (found != LOCAL_NONE)
			return LOCAL_NONE;
		found = k;
		id = series;
	}
	return found;
}

/* The only instance of the series that says no other place and is held where
 * and when the article is written. */
static uint32_t
held_here(const struct coref *c, struct str series, struct str place)
{
	struct day written = article_date(reading_article(c->reading));
	uint32_t found = LOCAL_NONE;

	for (uint32_t k = 0; k < coref_look(c); k++) {
		const struct cluster *cl = &c->clusters.ptr[k];
		if (!cl->is_instance || !str_eq(cl->local.parent, series) ||
		    (cl->local.place.len && !str_eq(cl->local.place, place)) ||
		    (cl->local.from.year && written.year && cl->local.from.year != written.year))
			continue;
		if (found != LOCAL_NONE)
			return LOCAL_NONE;
		found = k;
	}
	return found;
}

/*
 * "The Sochi summit": an instance that the article names, or that the tables
 * place there, or the one of the article's only series that was held there.
 */
static uint32_t
by_place(struct coref *c, size_t i, const struct event_fact *e)
{
	struct str place = coref_meeting_place(c, e);
	struct day said = coref_said_when(c, i);
	uint32_t k = instance_at(c, place, said);

	if (k == LOCAL_NONE)
		k = known_by_place(c, i, e);
	if (k != LOCAL_NONE)
		return k;
	uint32_t series = e->head.len ? only_series(c, e->head) : LOCAL_NONE;
	if (series == LOCAL_NONE)
		return LOCAL_NONE;
	const struct cluster *of = &c->clusters.ptr[series];
	struct str id = of->is_instance ? of->local.parent : of->local.fixed;
	/* Of another year than all that its table knows it is none of those. */
	if (of->series != KB_NONE && said.year)
		return LOCAL_NONE;
	if (!said.year && str_eq(coref_dateline(c), place) && (k = held_here(c, id, place)) != LOCAL_NONE) {
		c->clusters.ptr[k].local.place = place;
		return k;
	}
	/* "The Helsinki summit" beside a NATO summit is none of NATO's. */
	if (of->series != KB_NONE && e->place != KB_NONE &&
	    series_never_at(of->series, e->place, article_date(reading_article(c->reading))))
		return LOCAL_NONE;
	return coref_begin_at_place(c, series, e);
}

/* The only meeting of this name that the article has and says the year of. */
static uint32_t
only_dated(const struct coref *c, struct str block)
{
	uint32_t found = LOCAL_NONE;

	for (uint32_t k = 0; k < coref_look(c); k++) {
		const struct local *l = &c->clusters.ptr[k].local;
		if (!str_eq(l->block, block) || !l->fixed.len || l->ordinal)
			continue;
		if (found != LOCAL_NONE)
			return LOCAL_NONE;
		found = k;
	}
	return found;
}

static uint32_t
begin_alone(struct coref *c, size_t i, const struct event_fact *e)
{
	struct str slug = coref_slug(c, coref_without_year(coref_text(c, i)));
	struct str block = coref_fmt(c, "e:%.*s", STR_ARG(slug));
	struct day said = coref_said_when(c, i);
	uint32_t k = !said.year && !e->ordinal ? only_dated(c, block) : LOCAL_NONE;

	if (k != LOCAL_NONE)
		return k;
	struct str key = said.year ? coref_fmt(c, "event/%.*s-%d", STR_ARG(slug), said.year)
	                           : coref_fmt(c, "event:%.*s", STR_ARG(slug));
	k = coref_cluster(c, KIND_EVENT, key);
	struct local *l = &c->clusters.ptr[k].local;
	l->key = key;
	l->block = block;
	if (said.year)
		l->fixed = key;
	if (e->ordinal) { /* "the third round" of another article is of other talks */
		l->fixed = coref_fmt(c, "event/%.*s-%06x", STR_ARG(slug),
			(unsigned)(article_hash(reading_article(c->reading)) & 0xffffff));
		l->key = l->fixed;
	}
	coref_say_of_meeting(c, &c->clusters.ptr[k], e);
	return k;
}

static void
join_by_place(struct coref *c, size_t i)
{
	struct event_fact e = coref_event_facts(c, i);
	uint32_t k = LOCAL_NONE;

	if (e.place != KB_NONE || e.place_name.len)
		k = by_place(c, i, &e);
	coref_join(c, i, k != LOCAL_NONE ? k : begin_alone(c, i, &e));
}

/*
 * A bare name of a series may mean one occasion: in the title, or where the
 * sentence tells of a happening ("For the first time, the ASEAN-Russia Summit
 * took place in Russia"), or with "the" in an article about one yet to come.  It is
 * the one that the article knows, or the one near its own date.
 */
static bool
may_mean_occasion(const struct coref *c, size_t i, const struct event_fact *e)
{
	const struct mention *m = &c->mentions[i];

	if (m->form != FORM_NAME || coref_is_body(c, i))
		return false;
	return m->event->is_happening || coref_is_in_title(c, i) || coref_is_definite(c, i) ||
	       coref_instance_by_date(c, i, e) != UINT32_MAX;
}

/* The instance of `series` that mention i means: the only one near the article's
 * date, else the only one; but a title speaks of these days. */
static uint32_t
occasion_of(const struct coref *c, size_t i, struct str series)
{
	enum { NEAR = 60 };
	uint32_t one = LOCAL_NONE;
	uint32_t near = LOCAL_NONE;
	uint32_t count = 0;
	uint32_t nnear = 0;

	for (uint32_t k = 0; k < coref_look(c); k++) {
		const struct cluster *cl = &c->clusters.ptr[k];
		if (!cl->is_instance || !str_eq(cl->local.parent, series))
			continue;
		int days = coref_days_to(c, &cl->local);
		if (!c->mentions[i].event->is_happening && !coref_is_in_title(c, i) &&
		    cl->local.from.year < article_date(reading_article(c->reading)).year)
			return LOCAL_NONE;
		if (days == COREF_FAR || days <= NEAR || !coref_is_in_title(c, i)) {
			count++;
			one = k;
		}
		if (days <= NEAR) {
			nnear++;
			near = k;
		}
	}
	return nnear == 1 ? near : count == 1 ? one : LOCAL_NONE;
}

static bool
is_named_event(const struct coref *c, size_t i)
{
	return c->mentions[i].kind == KIND_EVENT && c->mentions[i].form != FORM_NOMINAL;
}

/* Bare names wait until the instances are known. */
static bool
waits(struct coref *c, size_t i)
{
	struct event_fact e = coref_event_facts(c, i);
	struct buf id;
	bool bare;

	if (!may_mean_occasion(c, i, &e))
		return false;
	buf_init(&id);
	bare = coref_series_of(c, &e, &id) && !coref_means_instance(c, i, &e);
	buf_release(&id);
	return bare;
}

static void
join_waiting(struct coref *c, size_t i)
{
	struct event_fact e = coref_event_facts(c, i);
	uint32_t known = coref_instance_by_date(c, i, &e);
	struct buf id;

	buf_init(&id);
	coref_series_of(c, &e, &id);
	uint32_t k = known != UINT32_MAX
		? coref_begin_instance(c, &e, buf_str(&id), coref_text(c, i), known)
		: occasion_of(c, i, buf_str(&id));
	buf_release(&id);
	if (k != LOCAL_NONE)
		coref_join(c, i, k);
	else
		join_named(c, i);
}

/* Those that say no series: first those that say their year. */
static void
join_rest(struct coref *c, const bool *waiting, bool is_dated)
{
	for (size_t i = 0; i < c->nmention; i++)
		if (coref_takes(c, i) && is_named_event(c, i) && !waiting[i] &&
		    c->of[i] == LOCAL_NONE && (coref_said_when(c, i).year != 0) == is_dated)
			join_by_place(c, i);
}

/* "AMM" and no other name of a meeting of ministers, in an article that does not name
 * whose ministers meet. */
static bool
is_unexplained(const struct coref *c, const struct cluster *cl)
{
	struct kb_entry series;

	if (cl->series == KB_NONE)
		return false;
	for (size_t i = 0; i < cl->aliases.len; i++)
		if (!str_is_capitals(cl->aliases.ptr[i].text, 2, 4))
			return false;
	kb_entry(cl->series, &series);
	return series.parent != KB_NONE && str_in_words(series.type, "ministerial summit") &&
	       !coref_names_row(c, series.parent);
}

static void
doubt_initials(struct coref *c)
{
	const float doubtful = 0.75f;

	for (uint32_t k = 0; k < c->clusters.len; k++) {
		struct cluster *cl = &c->clusters.ptr[k];
		if (cl->local.kind == KIND_EVENT && cl->local.confidence > doubtful &&
		    is_unexplained(c, cl))
			cl->local.confidence = doubtful;
	}
}

void
coref_events(struct coref *c)
{
	bool *waiting = ARENA_ARRAY(&c->arena, c->nmention + 1, bool);

	for (size_t i = 0; i < c->nmention; i++) {
		if (!coref_takes(c, i) || !is_named_event(c, i))
			continue;
		if (c->mentions[i].called.len && c->mentions[i].kb == KB_NONE) {
			coref_join(c, i, coref_begin_called(c, i));
			continue;
		}
		waiting[i] = waits(c, i);
		if (!waiting[i])
			join_named(c, i);
	}
	join_rest(c, waiting, true);
	join_rest(c, waiting, false);
	for (size_t i = 0; i < c->nmention; i++)
		if (waiting[i])
			join_waiting(c, i);
	doubt_initials(c);
}
