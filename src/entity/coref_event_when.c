/* SPDX-License-Identifier: MIT */
/*
 * Which meeting of a series of the tables a name means that says neither number
 * nor year: "the G20 summit" on the days of one is that one, "the previous G20
 * summit" the one before it.  Only words and dates tell; what the article says of
 * other meetings is looked at elsewhere.
 */
#include "entity/coref_int.h"

#include <stdlib.h>

#include "entity/series.h"

#include "text/banned.h"

#define BEFORE "last previous preceding"
#define AFTER "next upcoming forthcoming"
/* Such a one is not the one at hand. */
#define ANY "a an another any annual each every first former no other past regular some"
#define WEEKS "week’s week's weekend’s weekend's monday's monday’s tuesday's tuesday’s" \
	" wednesday's wednesday’s thursday's thursday’s friday's friday’s saturday's" \
	" saturday’s sunday's sunday’s"

/* "G20 summits" */
static bool
is_plural(struct str text, struct str name)
{
	return str_ends(text, STR_LIT("s")) && !str_ends(name, STR_LIT("s"));
}

bool
coref_is_in_title(const struct coref *c, size_t i)
{
	const struct article *a = reading_article(c->reading);
	size_t n;
	const struct block *blocks = article_blocks(a, &n);
	size_t b = article_block_at(a, c->mentions[i].at.off);

	return b < n && blocks[b].kind == BLOCK_TITLE;
}

/* How far from the article's date the meeting may be; less than none where no
 * date tells: a forum is a body as well. */
static int
slack_of(const struct coref *c, size_t i, struct str before, struct str name)
{
	enum { NONE = -1, DAYS = 3, WEEK = 8 };
	bool is_told = coref_is_in_title(c, i) || c->mentions[i].event->is_happening;

	if (is_told || str_in_words(before, WEEKS))
		return WEEK;
	return str_ends(name, STR_LIT("Forum")) ? NONE : DAYS;
}

bool
coref_is_other_time(const struct coref *c, size_t i)
{
	return str_in_words(coref_word_before(c, i), BEFORE " " AFTER);
}

uint32_t
coref_instance_by_date(const struct coref *c, size_t i, const struct event_fact *e)
{
	struct day written = article_date(reading_article(c->reading));
	struct str before = coref_word_before(c, i);
	struct kb_entry row;
	uint32_t found;

	if (e->series == KB_NONE || c->mentions[i].form != FORM_NAME ||
	    str_in_words(before, ANY))
		return UINT32_MAX;
	kb_entry(e->series, &row);
	if (is_plural(coref_text(c, i), row.name))
		return UINT32_MAX;
	if (str_in_words(before, BEFORE))
		found = series_instance_before(e->series, written);
	else if (str_in_words(before, AFTER))
		found = series_instance_after(e->series, written);
	else
		found = series_instance_on(e->series, written,
		                           slack_of(c, i, before, row.name));
	/* The date of a dateline says nothing of the meeting. */
	int year = day_cmp(e->from, written) == 0 ? 0 : e->from.year;
	if (found == UINT32_MAX || series_is_elsewhere(e->series, found, e->place) ||
	    (year && year != kb_instance(&row, found).from.year))
		return UINT32_MAX;
	return found;
}

int
coref_days_to(const struct coref *c, const struct local *l)
{
	enum { MONTH = 31 };
	struct day written = article_date(reading_article(c->reading));
	struct day to = day_is_none(l->to) ? l->from : l->to;

	if (!written.year || !l->from.year)
		return COREF_FAR;
	if (day_is_full(written) && day_is_full(l->from) && day_is_full(to)) {
		int day = day_number(written);
		int from = day_number(l->from);
		return day < from ? from - day : day > day_number(to) ? day - day_number(to) : 0;
	}
	int months = 12 * abs(written.year - l->from.year);
	if (written.month && l->from.month)
		months = abs(12 * (written.year - l->from.year) + written.month - l->from.month);
	return MONTH * months;
}
