/* SPDX-License-Identifier: MIT */
/*
 * What is being found out about a plain text: the surest of several dates and
 * sources stays, of authors and updates the first.  Whoever finds something
 * reports it here; in the end it becomes facts of the article.
 */
#include "article/plain_int.h"

#include <string.h>

#include "text/banned.h"

enum {
	AUTHOR_MAX = 120, /* [B] */
	ADDRESS_MAX = 1024, /* [B] */
	SCRIPT_SEEN = 400, /* [B] of a text, to tell its script */
	FIRST_YEAR = 1600,
	LAST_YEAR = 2100
};

void
plain_init(struct plain *p, struct str text)
{
	*p = (struct plain){
		.text = text,
		.title = SPAN_NONE,
		.date = DAY_NONE,
		.date_at = SPAN_NONE,
		.updated = DAY_NONE,
		.updated_at = SPAN_NONE,
		.source = STR_EMPTY,
		.agency = STR_EMPTY,
		.author = STR_EMPTY,
		.address = STR_EMPTY,
		.subtitle = SPAN_NONE,
	};
	vec_init(&p->blocks);
	buf_init(&p->reporters);
}

void
plain_release(struct plain *p)
{
	vec_release(&p->blocks);
	buf_release(&p->reporters);
}

/* Nothing was published then: those are years of Iran, of Islam or of the Buddha. */
static bool
is_other_calendar(struct day day)
{
	return day.year != 0 && (day.year < FIRST_YEAR || day.year > LAST_YEAR);
}

bool
plain_is_eastern(struct str text)
{
	size_t most = text.len < SCRIPT_SEEN ? text.len : SCRIPT_SEEN;
	size_t n = 0;

	/* First bytes of U+3000 to U+DFFF. */
	for (size_t i = 0; i < most; i++)
		n += (unsigned char)text.ptr[i] >= 0xE3 && (unsigned char)text.ptr[i] <= 0xED;
	return n * 8 > most;
}

void
plain_found_date(struct plain *p, struct day day, struct span at,
                 enum date_rank rank)
{
	if (rank <= p->date_rank || is_other_calendar(day))
		return;
	p->date = day;
	p->date_at = at;
	p->date_rank = rank;
	p->clock = clock_beside(p->text, at, day);
}

void
plain_found_update(struct plain *p, struct day day, struct span at)
{
	if (!day_is_none(p->updated) || is_other_calendar(day))
		return;
	p->updated = day;
	p->updated_at = at;
	p->updated_clock = clock_beside(p->text, at, day);
}

void
plain_found_source(struct plain *p, struct str source, enum source_rank rank)
{
	source = str_trim(source);
	if (source.len > 0 && rank == SOURCE_DATELINE && p->agency.len == 0)
		p->agency = source;
	if (source.len == 0 || rank <= p->source_rank)
		return;
	p->source = source;
	p->source_rank = rank;
}

void
plain_found_author(struct plain *p, struct str author)
{
	static const char *const nobody[] = {"admin", "administrator", "editor", "staff"};

	author = str_trim(author);
	while (author.len > 0 && memchr("-|,;:/", author.ptr[author.len - 1], 6))
		author = str_trim(str_sub(author, 0, author.len - 1));
	for (size_t i = 0; i < sizeof nobody / sizeof *nobody; i++)
		if (str_eq_nocase(author, str_of(nobody[i])))
			return;
	if (p->author.len == 0 && author.len <= AUTHOR_MAX)
		p->author = author;
}

void
plain_found_address(struct plain *p, struct str address)
{
	struct str host = plain_host(address);
	size_t slash = str_find_char(link_bare(address), '/');

	/* The way to a site is not that to an article. */
	if (p->address.len == 0 && host.len > 0 && slash != SIZE_MAX
	    && slash + 1 < link_bare(address).len && address.len <= ADDRESS_MAX
	    && str_find(address, STR_LIT("://")) != SIZE_MAX
	    && str_find_char(address, ' ') == SIZE_MAX)
		p->address = address;
}

/* ----------------------------------------------------------------------- facts */

static enum origin
origin_of_rank(enum date_rank rank)
{
	switch (rank) {
	case RANK_PART:
	case RANK_DATELINE:
		return ORIGIN_DATELINE;
	case RANK_UPDATED:
		return ORIGIN_CHANGE;
	case RANK_FOOT:
	case RANK_FIELD:
		return ORIGIN_FIELD;
	case RANK_NONE:
	case RANK_TITLE:
	case RANK_LINE:
		break;
	}
	return ORIGIN_TEXT;
}

static void
set(struct fact *f, struct str value, enum origin from)
{
	if (f->value.len == 0 && value.len > 0)
		*f = (struct fact){value, from};
}

/* A day alone is the article's to write: it may complete it. */
static void
set_time(struct fact *f, struct day day, const struct clock *c, enum origin from,
         struct arena *arena)
{
	struct buf b;

	if (f->value.len > 0)
		return;
	f->from = from;
	if (!c->is_known || !day_is_full(day))
		return;
	buf_init(&b);
	clock_format(&b, day, c);
	f->value = arena_str(arena, buf_str(&b));
	buf_release(&b);
}

void
plain_facts(const struct plain *p, struct fact facts[FACT_COUNT], struct arena *arena)
{
	static const struct clock no_clock = {.zone = CLOCK_NO_ZONE};
	struct fact *updated = &facts[FACT_UPDATED];

	if (p->date_rank != RANK_NONE && facts[FACT_PUBLISHED].from == ORIGIN_NONE)
		set_time(&facts[FACT_PUBLISHED], p->date, &p->clock,
		         origin_of_rank(p->date_rank), arena);
	if (!day_is_none(p->updated) && updated->value.len == 0) {
		set_time(updated, p->updated, &p->updated_clock, ORIGIN_FIELD, arena);
		if (updated->value.len == 0) {
			struct buf b;

			buf_init(&b);
			clock_format(&b, p->updated, &no_clock);
			*updated = (struct fact){arena_str(arena, buf_str(&b)), ORIGIN_FIELD};
			buf_release(&b);
		}
	}
	set(&facts[FACT_AUTHOR], p->author, ORIGIN_BYLINE);
	set(&facts[FACT_ADDRESS], p->address, ORIGIN_FIELD);
	set(&facts[FACT_AGENCY], p->agency, ORIGIN_DATELINE);
	if (!span_is_none(p->subtitle))
		set(&facts[FACT_SUBTITLE], str_at(p->text, p->subtitle), ORIGIN_TEXT);
}
