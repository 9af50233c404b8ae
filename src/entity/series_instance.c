/* SPDX-License-Identifier: MIT */
/* Instances of series as the tables have them: which of them is meant by a number, a
 * time or a place; see series.h. */
#include "entity/series.h"

#include <stdlib.h>

#include "text/banned.h"

/* "The Hague" -> "Hague": of "the Hague summit" the article belongs to the summit. */
static struct str
without_article(struct str s)
{
	return str_starts(s, STR_LIT("The ")) ? str_sub(s, strlen("The "), SIZE_MAX) : s;
}

bool
series_is_place(struct str held, struct str name)
{
	struct str one;

	while (held.len && name.len && str_cut(&held, '/', &one))
		if (str_eq_nocase(without_article(one), without_article(name)))
			return true;
	return false;
}

struct str
series_city(struct str held)
{
	return str_sub(held, 0, str_find_char(held, '/'));
}

/* Is the place of `e` one of the tables that is called so, or its country? */
static bool
is_called(const struct event_fact *e, struct str held)
{
	struct kb_phrase p;

	if (held.len == 0 || !kb_lookup(held, &p))
		return false;
	for (size_t i = 0; i < p.nalias; i++) {
		struct kb_entry row;
		if (p.aliases[i].class != KB_PLACE)
			continue;
		if (p.aliases[i].entry == e->place)
			return true;
		kb_entry(p.aliases[i].entry, &row);
		if (row.country == e->place)
			return true; /* "in Russia" of Sochi */
	}
	return false;
}

static bool
same_place(const struct event_fact *e, struct str held)
{
	struct str one;

	if (e->place == KB_NONE)
		return e->place_name.len == 0 || series_is_place(held, e->place_name);
	while (held.len && str_cut(&held, '/', &one))
		if (is_called(e, one))
			return true;
	return false;
}

static bool
same_time(const struct event_fact *e, const struct kb_instance *held)
{
	if (e->from.year && e->from.year != held->from.year && e->from.year != held->to.year)
		return false;
	if (e->from.month && held->from.month && e->from.month != held->from.month &&
	    e->from.month != held->to.month)
		return false;
	return true;
}

/*
 * Does what is said fit this instance?  A number settles it; a year is enough
 * where the series meets once in it (cities of one meeting have many names);
 * a place alone counts only near the date of the article.
 */
static bool
fits(const struct event_fact *e, const struct kb_instance *held, struct day written)
{
	if (e->ordinal)
		return e->ordinal == held->ordinal;
	if (!same_time(e, held))
		return false;
	if (e->from.year)
		return true;
	if (written.year && held->from.year && abs(written.year - held->from.year) > 1)
		return false;
	return same_place(e, held->place);
}

/* Days from an instance to a date, 0 inside of it; a day that is not told is
 * far. */
static int
days_off(const struct kb_instance *held, struct day written)
{
	enum { FAR = 100000 };

	if (!day_is_full(held->from) || !day_is_full(written))
		return FAR;
	int from = day_number(held->from);
	int to = day_is_full(held->to) ? day_number(held->to) : from;
	int day = day_number(written);
	return day < from ? from - day : day > to ? day - to : 0;
}

/* Of those that fit and lie near the date of the article the only one. */
static uint32_t
nearest(const struct kb_entry *row, const struct event_fact *e, struct day written)
{
	enum { DAYS = 45 };
	uint32_t found = UINT32_MAX;

	for (uint32_t i = 0; i < row->ninstance; i++) {
		struct kb_instance held = kb_instance(row, i);
		if (days_off(&held, written) > DAYS || !fits(e, &held, written))
			continue;
		if (found != UINT32_MAX)
			return UINT32_MAX;
		found = i;
	}
	return found;
}

/* Does the table know what was held when the article was written, and is this not so
 * long after it that nobody knew where? */
static bool
may_be_meant(const struct kb_entry *row, const struct kb_instance *held, struct day written)
{
	/* Years before they are held games are given away, and summits are announced. */
	int ahead = str_eq(row->type, STR_LIT("sport")) ? 7 : 3;
	bool reaches = false;

	for (uint32_t i = 0; i < row->ninstance && !reaches; i++)
		reaches = kb_instance(row, i).from.year <= written.year;
	return reaches && held->from.year <= written.year + ahead;
}

/* "The NATO summit in Bucharest": the only one ever held there, whenever; one to come
 * only if it was known then. */
static uint32_t
ever_held(const struct kb_entry *row, const struct event_fact *e, struct day written)
{
	uint32_t found = UINT32_MAX;

	for (uint32_t i = 0; i < row->ninstance; i++) {
		struct kb_instance held = kb_instance(row, i);
		if (!same_time(e, &held) || !same_place(e, held.place))
			continue;
		if (found != UINT32_MAX)
			return UINT32_MAX;
		found = i;
	}
	if (found == UINT32_MAX || e->from.year || !written.year)
		return found;
	struct kb_instance held = kb_instance(row, found);
	return may_be_meant(row, &held, written) ? found : UINT32_MAX;
}

static kb_id
country_of(kb_id place)
{
	struct kb_entry row;

	kb_entry(place, &row);
	return row.country != KB_NONE ? row.country : place;
}

/* Does the place of an instance, by any of its names, lie in the country of
 * `place`?  *known: do the tables know it at all? */
static bool
is_in_country_of(kb_id place, struct str held, bool *known)
{
	struct str one;
	struct kb_phrase p;

	*known = false;
	while (held.len && str_cut(&held, '/', &one)) {
		if (!kb_lookup(one, &p))
			continue;
		for (size_t i = 0; i < p.nalias; i++) {
			if (p.aliases[i].class != KB_PLACE)
				continue;
			*known = true;
			if (country_of(p.aliases[i].entry) == country_of(place))
				return true;
		}
	}
	return false;
}

bool
series_is_elsewhere(kb_id series, uint32_t instance, kb_id place)
{
	struct kb_entry row;
	bool known;

	if (place == KB_NONE)
		return false;
	kb_entry(series, &row);
	return !is_in_country_of(place, kb_instance(&row, instance).place, &known) && known;
}

/* The only one held there within a year of the article, whatever the date says. */
static uint32_t
held_near(const struct kb_entry *row, const struct event_fact *e, struct day written)
{
	uint32_t found = UINT32_MAX;

	for (uint32_t i = 0; i < row->ninstance; i++) {
		struct kb_instance held = kb_instance(row, i);
		if (!written.year || abs(held.from.year - written.year) > 1 ||
		    !same_place(e, held.place))
			continue;
		if (found != UINT32_MAX)
			return UINT32_MAX;
		found = i;
	}
	return found;
}

/* "The 2020 Olympics" were held in 2021, as other games of that year, and kept the year
 * in their name. */
static bool
is_put_off(const struct kb_entry *row, const struct event_fact *e)
{
	enum { NAMED = 2020 };

	return str_eq(row->type, STR_LIT("sport")) && !e->ordinal && e->from.year == NAMED &&
	       e->to.year == NAMED && !e->from.month;
}

uint32_t
series_instance(kb_id series, const struct event_fact *e, struct day written)
{
	struct kb_entry row;
	uint32_t found = UINT32_MAX;
	bool many = false;

	if (!series_is_instance(e) && e->place == KB_NONE && !e->place_name.len)
		return UINT32_MAX;
	kb_entry(series, &row);
	for (uint32_t i = 0; i < row.ninstance; i++) {
		struct kb_instance held = kb_instance(&row, i);
		if (!fits(e, &held, written))
			continue;
		many |= found != UINT32_MAX;
		found = i;
	}
	if (found == UINT32_MAX && is_put_off(&row, e)) {
		struct event_fact then = *e;
		then.from.year++;
		then.to.year++;
		return series_instance(series, &then, written);
	}
	/* "The APEC summit in Lima is in November": of the place the words are surer
	 * than of a year that they imply. */
	if (!e->ordinal && e->is_placed &&
	    (found == UINT32_MAX || (!many && series_is_elsewhere(series, found, e->place)))) {
		uint32_t there = held_near(&row, e, written);
		return there != UINT32_MAX ? there : found == UINT32_MAX ? ever_held(&row, e, written) : found;
	}
	if (!many)
		return found;
	/* Several in that year: the place must tell. */
	many = false;
	found = UINT32_MAX;
	for (uint32_t i = 0; i < row.ninstance; i++) {
		struct kb_instance held = kb_instance(&row, i);
		if (!fits(e, &held, written) || !same_place(e, held.place))
			continue;
		many |= found != UINT32_MAX;
		found = i;
	}
	return many ? nearest(&row, e, written) : found;
}

bool
series_never_at(kb_id series, kb_id place, struct day written)
{
	struct kb_entry row;
	bool reaches = false;
	bool begins = false;
	bool known;

	kb_entry(series, &row);
	for (uint32_t i = 0; i < row.ninstance; i++) {
		struct kb_instance held = kb_instance(&row, i);
		if (is_in_country_of(place, held.place, &known))
			return false;
		reaches |= written.year && held.from.year >= written.year;
		begins |= held.from.year < written.year;
	}
	return reaches && begins;
}

uint32_t
series_instance_on(kb_id series, struct day written, int slack)
{
	struct kb_entry row;
	uint32_t found = UINT32_MAX;

	kb_entry(series, &row);
	for (uint32_t i = 0; i < row.ninstance; i++) {
		struct kb_instance held = kb_instance(&row, i);
		if (days_off(&held, written) > slack)
			continue;
		if (found != UINT32_MAX)
			return UINT32_MAX;
		found = i;
	}
	return found;
}

/* Days from `written` to the beginning of an instance, or from its end; false if
 * it is on, on the other side, or its days are not known. */
static bool
days_away(const struct kb_instance *held, struct day written, bool is_after, int *days)
{
	struct day end = day_is_full(held->to) ? held->to : held->from;

	if (!day_is_full(held->from) || !day_is_full(written))
		return false;
	*days = is_after ? day_number(held->from) - day_number(written)
	                 : day_number(written) - day_number(end);
	return *days > 0;
}

/* The nearest one on one side; two that began on one day are no answer. */
static uint32_t
next_to(kb_id series, struct day written, bool is_after)
{
	struct kb_entry row;
	uint32_t found = UINT32_MAX;
	int least = 0;
	int days;

	kb_entry(series, &row);
	for (uint32_t i = 0; i < row.ninstance; i++) {
		struct kb_instance held = kb_instance(&row, i);
		if (!days_away(&held, written, is_after, &days) ||
		    (found != UINT32_MAX && days > least))
			continue;
		if (found != UINT32_MAX && days == least)
			return UINT32_MAX;
		found = i;
		least = days;
	}
	return found;
}

uint32_t
series_instance_before(kb_id series, struct day written)
{
	enum { RECENT = 400 /* [days] a year, and some delay */ };
	uint32_t found = next_to(series, written, false);
	struct kb_entry row;
	int days;

	if (found == UINT32_MAX)
		return found;
	/* Between the last row of the table and today there may have been more. */
	kb_entry(series, &row);
	struct kb_instance held = kb_instance(&row, found);
	bool is_recent = days_away(&held, written, false, &days) && days <= RECENT;
	bool reaches = next_to(series, written, true) != UINT32_MAX ||
	               series_instance_on(series, written, 0) != UINT32_MAX;
	return is_recent || reaches ? found : UINT32_MAX;
}

uint32_t
series_instance_after(kb_id series, struct day written)
{
	return next_to(series, written, true);
}

bool
series_twin(kb_id *series, uint32_t *instance)
{
	struct kb_entry own;
	kb_id first;
	size_t count;

	kb_entry(*series, &own);
	struct kb_instance held = kb_instance(&own, *instance);
	if (own.parent == KB_NONE || !str_eq(own.type, STR_LIT("sport")))
		return false;
	kb_range(KB_SERIES, &first, &count);
	for (size_t i = 0; i < count; i++) {
		struct kb_entry e;
		kb_entry(first + (kb_id)i, &e);
		if (e.parent != own.parent || first + (kb_id)i == *series || !str_ends(e.name, own.name))
			continue;
		for (uint32_t k = 0; k < e.ninstance; k++) {
			if (day_cmp(kb_instance(&e, k).from, held.from) != 0)
				continue;
			*series = first + (kb_id)i;
			*instance = k;
			return true;
		}
	}
	return false;
}

void
series_instance_id(kb_id series, uint32_t instance, struct buf *out)
{
	struct kb_entry row;

	kb_entry(series, &row);
	struct kb_instance held = kb_instance(&row, instance);
	bool twice = false;

	for (uint32_t i = 0; i < row.ninstance; i++)
		twice |= i != instance && kb_instance(&row, i).from.year == held.from.year;
	kb_entity_id(out, series);
	buf_add_char(out, '/');
	if (held.from.year == 0)
		buf_addf(out, "no-%u", (unsigned)held.ordinal);
	else if (twice && held.from.month)
		buf_addf(out, "%d-%02d", held.from.year, held.from.month);
	else
		buf_addf(out, "%d", held.from.year);
}
