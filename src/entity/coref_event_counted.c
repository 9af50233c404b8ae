/* SPDX-License-Identifier: MIT */
/*
 * "The 19th summit", "last year's summit", "the 2012 summit in Cartagena": a meeting by
 * its number or its time alone.  It is of a series that the article names, or of a body
 * that it names, and only of the one that had such a meeting, or has none of it yet.
 */
#include "entity/coref_int.h"

#include <stdlib.h>

#include "entity/series.h"

#include "text/banned.h"

enum { MOST = 16 };

/* Series that it may be of, as far as looked. */
struct counted {
	struct event_fact said;
	struct str noun;
	kb_id seen[MOST];
	size_t nseen;
	kb_id series;      /* that had the meeting, or KB_NONE */
	uint32_t instance;
	size_t nknown;
	kb_id next;        /* that may have it next, or KB_NONE */
	uint32_t told;     /* cluster of a series of no table, or LOCAL_NONE */
	size_t nnext;
};

/* When the meeting is said to be: "last year's", "the 2012", "the Nov. 29". */
static struct event_fact
read_said(const struct coref *c, size_t i)
{
	struct event_fact e = *c->mentions[i].event;
	int16_t year = coref_relative_year(c, i);

	if (year && !e.ordinal)
		e.from = e.to = (struct day){year, 0, 0};
	return e;
}

/* Is the instance of the time that is said? */
static bool
is_then(const struct event_fact *e, const struct kb_instance *held)
{
	struct local l = {.from = held->from, .to = held->to};

	if (!day_is_full(e->from) || !day_is_full(held->from))
		return e->from.year && coref_is_then(&l, e->from);
	int day = day_number(e->from);
	int end = day_number(day_is_full(held->to) ? held->to : held->from);
	return day >= day_number(held->from) - 1 && day <= end + 1;
}

/* A number is of these years, or of the one that is said. */
static bool
is_numbered(const struct event_fact *e, const struct kb_instance *held, struct day written)
{
	enum { YEARS = 2 };

	if (held->ordinal != e->ordinal)
		return false;
	return !written.year || abs(held->from.year - written.year) <= YEARS ||
	       held->from.year == e->from.year;
}

/* How many instances of the series may be meant; *found: one of them. */
static size_t
instances_of(kb_id series, const struct event_fact *e, struct day written, uint32_t *found)
{
	size_t n = 0;
	struct kb_entry row;

	kb_entry(series, &row);
	for (uint32_t k = 0; k < row.ninstance; k++) {
		struct kb_instance held = kb_instance(&row, k);
		bool fits = e->ordinal ? is_numbered(e, &held, written) : is_then(e, &held);
		if (!fits || (!e->ordinal && series_is_elsewhere(series, k, e->place)))
			continue;
		*found = k;
		n++;
	}
	return n;
}

/* Does the table end right before this number? */
static bool
ends_before(kb_id series, uint32_t ordinal)
{
	uint32_t last = 0;
	struct kb_entry row;

	kb_entry(series, &row);
	for (uint32_t k = 0; k < row.ninstance; k++)
		if (kb_instance(&row, k).ordinal > last)
			last = kb_instance(&row, k).ordinal;
	return last && ordinal == last + 1;
}

static bool
is_called(kb_id series, struct str noun)
{
	struct kb_entry row;

	kb_entry(series, &row);
	return str_eq(noun, STR_LIT("forum")) ? str_find(row.name, STR_LIT("Forum")) != SIZE_MAX
	                                      : str_eq(row.type, noun);
}

static void
consider(const struct coref *c, struct counted *x, kb_id series)
{
	struct day written = article_date(reading_article(c->reading));

	for (size_t k = 0; k < x->nseen; k++)
		if (x->seen[k] == series)
			return;
	if (series == KB_NONE || x->nseen == MOST || !is_called(series, x->noun))
		return;
	x->seen[x->nseen++] = series;
	size_t n = instances_of(series, &x->said, written, &x->instance);
	if (n) {
		x->nknown += n;
		x->series = series;
	} else if (x->said.ordinal && ends_before(series, x->said.ordinal)) {
		x->nnext++;
		x->next = series;
	}
}

/* Those of the bodies that the article names. */
static void
consider_bodies(const struct coref *c, struct counted *x)
{
	struct kb_entry row;
	kb_id first;
	size_t count;

	kb_range(KB_SERIES, &first, &count);
	for (size_t k = 0; k < count; k++) {
		kb_entry(first + (kb_id)k, &row);
		if (row.sides[1] == KB_NONE && coref_names_row(c, row.parent))
			consider(c, x, first + (kb_id)k);
	}
}

/* A series of the article alone: a low number may be counted by something else ("the
 * third summit this year"). */
static void
consider_told(const struct coref *c, struct counted *x, uint32_t k)
{
	enum { LEAST = 4 };
	const struct cluster *cl = &c->clusters.ptr[k];
	struct str series = cl->is_instance ? cl->local.parent : cl->local.fixed;

	if (x->said.ordinal < LEAST || !str_ends(series, x->noun))
		return;
	if (x->told != LOCAL_NONE) {
		const struct local *old = &c->clusters.ptr[x->told].local;
		if (str_eq(old->parent.len ? old->parent : old->fixed, series))
			return;
	}
	x->told = k;
	x->nnext++;
}

static uint32_t
begin_next(struct coref *c, size_t i, struct counted *x)
{
	struct buf id;

	if (!x->said.is_happening)
		x->said.from = x->said.to = DAY_NONE;
	if (x->told != LOCAL_NONE)
		return coref_begin_at_place(c, x->told, &x->said);
	x->said.series = x->next;
	buf_init(&id);
	series_id(&x->said, &id);
	uint32_t k = coref_begin_instance(c, &x->said, buf_str(&id), coref_text(c, i), UINT32_MAX);
	buf_release(&id);
	return k;
}

bool
coref_is_counted(const struct coref *c, size_t i)
{
	return c->mentions[i].event->ordinal ||
	       str_find_char(coref_text(c, i), ' ') == SIZE_MAX;
}

uint32_t
coref_counted(struct coref *c, size_t i)
{
	struct str text = coref_text(c, i);
	struct counted x = {
		.said = read_said(c, i),
		.series = KB_NONE, .next = KB_NONE, .told = LOCAL_NONE,
	};
	size_t last = text.len;

	while (last > 0 && text.ptr[last - 1] != ' ')
		last--;
	x.noun = str_sub(text, last, SIZE_MAX);
	for (uint32_t k = 0; k < coref_look(c); k++) {
		const struct cluster *cl = &c->clusters.ptr[k];
		if (cl->local.kind == KIND_EVENT && cl->series != KB_NONE)
			consider(c, &x, cl->series);
		else if (cl->local.kind == KIND_EVENT)
			consider_told(c, &x, k);
	}
	consider_bodies(c, &x);
	if (x.nknown == 1)
		return coref_begin_known(c, i, &x.said, x.series, x.instance);
	return x.nknown == 0 && x.nnext == 1 ? begin_next(c, i, &x) : LOCAL_NONE;
}
