/* SPDX-License-Identifier: MIT */
/*
 * Meetings that are known by where they were held ("the Wales summit"), without
 * the forum's name: found in the tables by place and, where several met there, by
 * the year that is said, the forum that the article names, or its date.
 */
#include "entity/coref_int.h"

#include <stdlib.h>

#include "entity/series.h"

#include "text/banned.h"

/* What is known of a summit from the words of its mention. */
struct sought {
	struct str words; /* "Wales" */
	struct str place; /* what the tables call it, or empty */
	struct day when;  /* in the name or beside it; DAY_NONE = not said */
	kb_id climate;    /* "Paris climate summit": that series, or KB_NONE */
	kb_id forum_at;   /* "Nauru forum": where, or KB_NONE: it is called a summit */
};

/* A summit of the tables that was held there. */
struct held {
	kb_id series;
	uint32_t instance;
	bool is_named; /* the article names the series or its forum */
	bool is_near;  /* held when the article was written, or in the year before */
};

enum { MOST = 32 };

/* "The Paris climate summit", which the tables have as a conference. */
static bool
is_of_climate(const struct coref *c, size_t i)
{
	return str_find(coref_text(c, i), STR_LIT(" climate ")) != SIZE_MAX;
}

/* "2016 Warsaw summit" -> "Warsaw", 2016 */
static struct sought
read_words(const struct coref *c, size_t i, const struct event_fact *e)
{
	struct sought s = {.words = coref_text(c, i), .when = coref_said_when(c, i)};
	bool is_forum = str_eq(e->head, STR_LIT("forum"));
	size_t last = s.words.len;
	struct kb_entry row;

	while (last > 0 && s.words.ptr[last - 1] != ' ')
		last--;
	s.words = str_trim(str_sub(s.words, 0, last));
	s.words = coref_without_year(s.words);
	s.place = STR_EMPTY;
	s.climate = is_of_climate(c, i)
		? kb_by_slug(KB_SERIES, STR_LIT("un-climate-change-conference")) : KB_NONE;
	s.forum_at = is_forum ? e->place : KB_NONE;
	if (e->place != KB_NONE) {
		kb_entry(e->place, &row);
		s.place = row.name;
	}
	return s;
}

/* Not long before it, and not much more than a year after. */
static bool
is_near(const struct kb_instance *held, struct day written)
{
	enum { BEFORE = 60, AFTER = 400 };

	if (!written.year)
		return false;
	if (!day_is_full(held->from) || !day_is_full(written))
		return held->from.year == written.year || held->from.year + 1 == written.year;
	int days = day_number(written) - day_number(held->from);
	return days >= -BEFORE && days <= AFTER;
}

static bool
was_then(const struct kb_instance *held, struct day said)
{
	struct local l = {.from = held->from, .to = held->to};

	return coref_is_then(&l, said);
}

/* "The Nauru forum": is the place of the mention the country it was in? */
static bool
is_in_country(kb_id series, uint32_t instance, kb_id place)
{
	struct kb_entry row;
	struct kb_entry land;
	struct kb_phrase p;

	if (place == KB_NONE)
		return false;
	kb_entry(series, &row);
	kb_entry(place, &land);
	return str_in_words(land.type, "country territory") &&
	       kb_lookup(series_city(kb_instance(&row, instance).place), &p) &&
	       !series_is_elsewhere(series, instance, place);
}

/* Is it the meeting of a body that is called a forum, which the article names or which
 * meets in its days? */
static bool
is_of_forum(const struct coref *c, kb_id series)
{
	enum { DAYS = 8 };
	struct day written = article_date(reading_article(c->reading));
	struct kb_entry row;
	struct kb_entry body;

	kb_entry(series, &row);
	if (row.parent == KB_NONE || series_of_forum(row.parent) != series)
		return false;
	kb_entry(row.parent, &body);
	return str_ends(body.name, STR_LIT(" Forum")) &&
	       (coref_names_row(c, row.parent) ||
	        series_instance_on(series, written, DAYS) != UINT32_MAX);
}

/* All summits held there, then if that is said; how many, MOST + 1 = more. */
static size_t
find_held(const struct coref *c, const struct sought *s, struct held *out)
{
	struct day written = article_date(reading_article(c->reading));
	kb_id first;
	size_t count;
	size_t n = 0;

	kb_range(KB_SERIES, &first, &count);
	for (size_t k = 0; k < count; k++) {
		struct kb_entry row;
		kb_entry(first + (kb_id)k, &row);
		if (s->forum_at != KB_NONE && !is_of_forum(c, first + (kb_id)k))
			continue;
		for (uint32_t j = 0; j < row.ninstance; j++) {
			struct kb_instance held = kb_instance(&row, j);
			if (!(s->climate != KB_NONE ? s->climate == first + (kb_id)k
			                            : str_eq(row.type, STR_LIT("summit"))) ||
			    !was_then(&held, s->when) ||
			    !(series_is_place(held.place, s->words) ||
			      series_is_place(held.place, s->place) ||
			      is_in_country(first + (kb_id)k, j, s->forum_at)))
				continue;
			if (n == MOST)
				return MOST + 1;
			bool is_named = coref_names_row(c, first + (kb_id)k) ||
			                coref_names_row(c, row.parent);
			out[n++] = (struct held){first + (kb_id)k, j, is_named,
			                         is_near(&held, written)};
		}
	}
	return n;
}

/* The only one of `all` that is as wished, or `n`. */
static size_t
only(const struct held *all, size_t n, bool named, bool near)
{
	size_t found = n;

	for (size_t i = 0; i < n; i++) {
		if ((named && !all[i].is_named) || (near && !all[i].is_near))
			continue;
		if (found != n)
			return n;
		found = i;
	}
	return found;
}

/* Is it the town that the article is written in?  There, "the Paris summit" is the one
 * of these days. */
static bool
is_here(struct coref *c, const struct event_fact *e)
{
	return e->place != KB_NONE && str_eq(coref_dateline(c), coref_kb_id(c, e->place));
}

bool
coref_known_meeting( struct coref *c, size_t i, const struct event_fact *e,
                    kb_id *series, uint32_t *instance)
{
	struct held all[MOST];
	struct sought s;
	size_t n, which;

	bool is_forum = str_eq(e->head, STR_LIT("forum")) && e->place != KB_NONE;
	bool is_summit = str_eq(e->level, STR_LIT("summit")) && str_ends(e->head, STR_LIT("summit"));
	bool is_climate = is_of_climate(c, i) && e->place != KB_NONE &&
	                  str_in_words(e->head, "conference talks negotiations");
	if ((!is_summit && !is_forum && !is_climate) || e->series != KB_NONE || e->forum != KB_NONE || e->sides[1] != KB_NONE ||
	    e->ordinal)
		return false;
	s = read_words(c, i, e);
	if (!s.words.len)
		return false;
	n = find_held(c, &s, all);
	if (n == 0 || n > MOST)
		return false;
	which = !s.when.year && is_here(c, e) ? n : only(all, n, true, false);
	if (which == n)
		which = only(all, n, true, true);
	/* Who does not say whose it was speaks of the one that ever was there. */
	if (which == n && n == 1 && (s.when.year || all[0].is_near))
		which = 0;
	if (which == n)
		return false;
	*series = all[which].series;
	*instance = all[which].instance;
	return true;
}
