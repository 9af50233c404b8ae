/* SPDX-License-Identifier: MIT */
/*
 * Clusters of meetings as they are begun: a series, an instance of the tables, one
 * that the article tells of.  Which of these a mention means is decided in
 * coref_event.c.
 */
#include "entity/coref_int.h"

#include "entity/series.h"

#include "text/banned.h"

struct str
coref_meeting_place(struct coref *c, const struct event_fact *e)
{
	if (e->place != KB_NONE)
		return coref_kb_id(c, e->place);
	if (e->place_name.len)
		return coref_fmt(c, "place/%.*s", STR_ARG(coref_slug(c, e->place_name)));
	return STR_EMPTY;
}

/* The id of the series that the mention is of.  A name that every forum's
 * meeting has says only in its year which it is, else two "3rd senior officials'
 * meetings" were one. */
bool
coref_series_of(struct coref *c, const struct event_fact *e, struct buf *id)
{
	int year = e->from.year ? e->from.year : article_date(reading_article(c->reading)).year;

	if (!series_id(e, id))
		return false;
	if (e->is_common && e->series == KB_NONE && year)
		buf_addf(id, "-%d", year);
	return true;
}

uint32_t
coref_begin_series(struct coref *c, const struct event_fact *e, struct str id, struct str text)
{
	uint32_t k = coref_cluster(c, KIND_EVENT, id);
	struct cluster *cl = &c->clusters.ptr[k];
	struct buf name;

	if (cl->local.block.len)
		return k;
	buf_init(&name);
	series_name(e, text, &name);
	cl->local.name = arena_str(&c->arena, buf_str(&name));
	cl->local.block = coref_fmt(c, "e:%.*s", STR_ARG(id));
	cl->local.key = arena_str(&c->arena, id);
	cl->local.fixed = cl->local.key;
	cl->series = e->series;
	buf_release(&name);
	return k;
}

/* An instance of the tables: when and where are known. */
static void
fill_known(struct coref *c, struct cluster *cl, kb_id series, uint32_t instance)
{
	struct kb_entry row;
	struct kb_phrase p;

	kb_entry(series, &row);
	struct kb_instance held = kb_instance(&row, instance);
	cl->local.ordinal = held.ordinal;
	cl->local.from = held.from;
	cl->local.to = held.to;
	if (held.place.len && kb_lookup(series_city(held.place), &p)) {
		const struct kb_alias *a = kb_pick(&p, KB_BIT(KB_PLACE));
		if (a)
			cl->local.place = coref_kb_id(c, a->entry);
	}
}

/* What a mention adds to an instance that the tables do not know. */
void
coref_say_of_meeting(struct coref *c, struct cluster *cl, const struct event_fact *e)
{
	if (e->ordinal)
		cl->local.ordinal = e->ordinal;
	if (day_exactness(e->from) > day_exactness(cl->local.from)) {
		cl->local.from = e->from;
		cl->local.to = e->to;
	}
	if (cl->local.place.len == 0)
		cl->local.place = coref_meeting_place(c, e);
}

/* Of an instance that no table knows: its number, else when and where it is. */
static struct str
instance_key(struct coref *c, const struct local *l)
{
	struct str key;
	struct buf b;

	if (l->ordinal)
		return coref_fmt(c, "%.*s#%u", STR_ARG(l->parent), (unsigned)l->ordinal);
	buf_init(&b);
	buf_add(&b, l->parent);
	if (l->from.year || l->from.month)
		buf_add_char(&b, '@');
	day_format(&b, (struct day){l->from.year, l->from.month, 0});
	if (l->place.len)
		buf_addf(&b, "@%.*s", STR_ARG(l->place));
	key = arena_str(&c->arena, buf_str(&b));
	buf_release(&b);
	return key;
}

/* The series of an instance. */
struct series {
	struct str id;
	struct str name;
	kb_id row; /* or KB_NONE */
};

/*
 * The instance of the article that is meant: of this number; without one, the
 * only one that differs neither in time nor in place.  LOCAL_NONE if there is
 * none or several.
 */
static uint32_t
instance_like(struct coref *c, struct str series, const struct local *said)
{
	struct str key = instance_key(c, said);
	uint32_t found = LOCAL_NONE;
	bool many = false;

	for (uint32_t k = 0; k < coref_look(c); k++) {
		const struct cluster *cl = &c->clusters.ptr[k];
		if (!cl->is_instance || !str_eq(cl->local.parent, series))
			continue;
		if (str_eq(cl->local.key, key))
			return k;
		if (said->ordinal || cl->local.ordinal || !series_may_be_one(said, &cl->local))
			continue;
		many |= found != LOCAL_NONE;
		found = k;
	}
	return many ? LOCAL_NONE : found;
}

/* An instance that no table knows, as far as it is told. */
static uint32_t
begin_told(struct coref *c, const struct series *of, const struct event_fact *e)
{
	struct cluster told = {.local = {.parent = of->id, .place = STR_EMPTY}};
	struct day written = article_date(reading_article(c->reading));
	struct event_fact said = *e;

	coref_say_of_meeting(c, &told, e);
	/* "Was held in Accra", written there: in these days. */
	if (day_is_none(told.local.from) && e->is_happening && told.local.place.len &&
	    str_eq(coref_dateline(c), told.local.place))
		said.from = said.to = told.local.from = (struct day){written.year, written.month, 0};
	uint32_t k = instance_like(c, of->id, &told.local);
	if (k == LOCAL_NONE)
		k = coref_cluster(c, KIND_EVENT, coref_fmt(c, "%.*s no. %zu here", STR_ARG(of->id),
		                                           c->clusters.len));
	struct cluster *cl = &c->clusters.ptr[k];
	if (cl->local.fixed.len)
		return k;
	if (!cl->is_instance) {
		cl->is_instance = true;
		cl->series = of->row;
		cl->local.parent = of->id;
		cl->local.parent_name = of->name;
		cl->local.block = coref_fmt(c, "e:%.*s", STR_ARG(of->id));
	}
	coref_say_of_meeting(c, cl, &said);
	cl->local.key = instance_key(c, &cl->local);
	return k;
}

uint32_t
coref_begin_instance(struct coref *c, const struct event_fact *e, struct str series,
                     struct str text, uint32_t known)
{
	struct series of = {.id = arena_str(&c->arena, series), .row = e->series};
	struct event_fact twin = *e;
	struct buf b;

	buf_init(&b);
	if (known != UINT32_MAX && series_twin(&twin.series, &known)) {
		(void)series_id(&twin, &b);
		of = (struct series){.id = arena_str(&c->arena, buf_str(&b)), .row = twin.series};
		buf_clear(&b);
		e = &twin;
	}
	series_name(e, text, &b);
	of.name = arena_str(&c->arena, buf_str(&b));
	buf_release(&b);
	if (known == UINT32_MAX)
		return begin_told(c, &of, e);
	buf_init(&b);
	series_instance_id(e->series, known, &b);
	uint32_t k = coref_cluster(c, KIND_EVENT, buf_str(&b));
	struct cluster *cl = &c->clusters.ptr[k];
	cl->is_instance = true;
	cl->series = of.row;
	cl->local.parent = of.id;
	cl->local.parent_name = of.name;
	cl->local.block = coref_fmt(c, "e:%.*s", STR_ARG(of.id));
	cl->local.key = cl->local.fixed = arena_str(&c->arena, buf_str(&b));
	fill_known(c, cl, e->series, known);
	buf_release(&b);
	return k;
}

/*
 * An instance of a series that is known by where it is: "the Sochi summit" in an
 * article about the summits of one forum.  Where the articles of the pile say when
 * that was, the two meet (resolve_group.c).
 */
uint32_t
coref_begin_at_place(struct coref *c, uint32_t series, const struct event_fact *e)
{
	const struct cluster *cl = &c->clusters.ptr[series];
	struct event_fact said = *e;
	struct series of = {
		.id = cl->is_instance ? cl->local.parent : cl->local.fixed,
		.name = cl->is_instance ? cl->local.parent_name : cl->local.name,
		.row = cl->series,
	};

	if (!e->is_happening) /* whatever date its sentence has */
		said.from = said.to = DAY_NONE;
	return begin_told(c, &of, &said);
}

/* "The Lusaka Forum summit in Ndola", when no table knows it. */
uint32_t
coref_begin_placed(struct coref *c, const struct event_fact *e, struct str series, struct str text)
{
	return coref_begin_at_place(c, coref_begin_series(c, e, series, text), e);
}

/* A meeting of the tables that this mention is another name of. */
uint32_t
coref_begin_known(struct coref *c, size_t i, const struct event_fact *e, kb_id series,
                  uint32_t instance)
{
	struct event_fact known = *e;
	struct buf id;

	known.series = series;
	buf_init(&id);
	series_id(&known, &id);
	uint32_t k = coref_begin_instance(c, &known, buf_str(&id), coref_text(c, i), instance);
	buf_release(&id);
	return k;
}
