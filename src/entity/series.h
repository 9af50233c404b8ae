/* SPDX-License-Identifier: MIT */
/*
 * Meetings: which series a mention belongs to, and which instance of it.
 */
#ifndef ENTITY_SERIES_H
#define ENTITY_SERIES_H

#include <stdbool.h>

#include "entity/local.h"
#include "recognize/kb.h"
#include "recognize/mention.h"
#include "text/buf.h"

/*
 * Id of the series ("event/east-asia-summit"): the row of the tables, or what
 * sides, forum and head say; false when the words name no series (a meeting
 * known by its place alone).
 */
bool series_id(const struct event_fact *e, struct buf *out);
/* Its name for display, when `text` is how one mention writes it. */
void series_name(const struct event_fact *e, struct str text, struct buf *out);

/*
 * The only series of summits of a forum that is called by it, or KB_NONE: who
 * says "Asia-Pacific Economic Cooperation summit" means its leaders' meeting.
 */
kb_id series_of_forum(kb_id forum);

/* Is `name` what the tables call the place of an instance, "Newport/Wales"? */
bool series_is_place(struct str held, struct str name);
/* … and the city among these. */
struct str series_city(struct str held);

/* Was this instance held in another country than `place`?  What the tables do
 * not place is not. */
bool series_is_elsewhere(kb_id series, uint32_t instance, kb_id place);
/* Has the series never met in the country of `place`, as the tables know, which
 * begin before the year of `written` and reach it? */
bool series_never_at(kb_id series, kb_id place, struct day written);

/*
 * The instance of a series of the tables that number, time and place allow.
 * Returns its index, or UINT32_MAX when none or several fit.
 *
 * source  series.tsv; `written` bounds what "last year's" can be
 */
uint32_t series_instance(kb_id series, const struct event_fact *e, struct day written);
/*
 * The only instance that was on at that day or at most `slack` days away from it;
 * the last one that was over by then; the first one after it.  UINT32_MAX if the
 * tables do not tell: of several, or where they do not reach.
 *
 * units   slack in days
 */
uint32_t series_instance_on(kb_id series, struct day written, int slack);
uint32_t series_instance_before(kb_id series, struct day written);
uint32_t series_instance_after(kb_id series, struct day written);
/*
 * The same games by their longer name: of "Olympic Games" those of 2024 are the "Summer
 * Olympic Games" of 2024, a series of its own of the same forum.  False, and nothing
 * changed, if there is none.
 */
bool series_twin(kb_id *series, uint32_t *instance);
/* "event/east-asia-summit/2016": by year, and month where a year had two. */
void series_instance_id(kb_id series, uint32_t instance, struct buf *out);

/* The number of "third", "Twenty-First", "3rd" or "III"; 0 = the word is none. */
uint32_t series_ordinal(struct str word);

/*
 * May two meetings of one series, as far as is told of them, be one?  They are of
 * one time or place, and differ in neither; a country is no other place than its
 * town.  Numbers are not looked at.
 */
bool series_may_be_one(const struct local *a, const struct local *b);

/* Does the mention say anything that tells one instance from another? */
bool series_is_instance(const struct event_fact *e);

#endif
