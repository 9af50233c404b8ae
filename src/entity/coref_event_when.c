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

/* Is there nothing but words that lead from a year to its meeting, or back? */
static bool
leads(struct str gap, const char *words)
{
	struct str word;

	if (gap.len > 24)
		return false;
	gap = str_trim(gap);
	while (gap.len && str_cut(&gap, ' ', &word))
		if (word.len && !str_in_words(word, words))
			return false;
	return true;
}

/* "2016 Warsaw summit" */
static int16_t
year_in_name(struct str text)
{
	uint32_t year;

	return text.len > 5 && text.ptr[4] == ' ' && str_to_u32(str_sub(text, 0, 4), &year) &&
	       year > 1900 && year < 2100 ? (int16_t)year : 0;
}

struct str
coref_without_year(struct str s)
{
	return year_in_name(s) ? str_sub(s, strlen("1995 "), SIZE_MAX) : s;
}

struct day
coref_said_when(const struct coref *c, size_t i)
{
	struct str text = article_text(reading_article(c->reading));
	const struct mention *m = &c->mentions[i];
	int16_t year = year_in_name(coref_text(c, i));

	/* "Last year's Munich conference". */
	if (!year)
		year = coref_relative_year(c, i);
	if (year)
		return (struct day){year, 0, 0};
	if (i + 1 < c->nmention && m[1].kind == KIND_DATE && m[1].from.year) {
		struct str gap = str_sub(text, span_end(m->at), m[1].at.off);
		if (gap.len > 1 && (leads(gap, "of in held was (")))
			return (struct day){m[1].from.year, m[1].from.month, 0};
	}
	/* "In 1999 another Washington summit": a year alone begins the clause. */
	if (i > 0 && m[-1].kind == KIND_DATE && m[-1].from.year && !m[-1].from.day) {
		struct str gap = str_sub(text, span_end(m[-1].at), m->at.off);
		struct str before = str_sub(text, 0, m[-1].at.off);
		if ((str_ends(before, STR_LIT("In ")) || str_ends(before, STR_LIT(" in "))) &&
		    leads(gap, ", at the a an another ,the"))
			return (struct day){m[-1].from.year, m[-1].from.month, 0};
	}
	return DAY_NONE;
}

bool
coref_is_then(const struct local *l, struct day said)
{
	if (!said.year || !l->from.year)
		return true;
	if (l->from.year != said.year && l->to.year != said.year)
		return false;
	return !said.month || !l->from.month || l->from.month == said.month ||
	       l->to.month == said.month;
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
coref_is_definite(const struct coref *c, size_t i)
{
	const struct mention *m = &c->mentions[i];
	struct kb_entry row;

	if (m->event->series == KB_NONE || m->form != FORM_NAME ||
	    !str_in_words(coref_word_before(c, i), "the this"))
		return false;
	kb_entry(m->event->series, &row);
	return str_eq(row.type, STR_LIT("summit")) && !is_plural(coref_text(c, i), row.name);
}

bool
coref_is_other_time(const struct coref *c, size_t i)
{
	return str_in_words(coref_word_before(c, i), BEFORE " " AFTER);
}

/* The office of token i, "president", or not. */
static bool
is_office(const struct tokens *t, uint32_t i)
{
	struct kb_phrase p;

	return i < t->len &&
	       kb_phrase(kb_phrase_add(KB_PHRASE, kb_canon(t->ptr[i].hash)), &p) &&
	       kb_pick(&p, KB_BIT(KB_OFFICE));
}

bool
coref_is_body(const struct coref *c, size_t i)
{
	struct str text = article_text(reading_article(c->reading));
	const struct tokens *t = reading_tokens(c->reading);
	const struct mention *m = &c->mentions[i];
	struct str before = str_sub(text, 0, m->at.off);
	bool is_the = str_ends(before, STR_LIT(" of the "));

	if (m->event->ordinal || !str_ends(coref_text(c, i), STR_LIT("Council")))
		return false;
	return is_office(t, m->first + m->count) ||
	       (is_the && m->first > 2 && is_office(t, m->first - 3));
}

bool
coref_means_instance(const struct coref *c, size_t i, const struct event_fact *e)
{
	const struct mention *m = &c->mentions[i];
	struct str text = coref_text(c, i);

	if (e->ordinal || coref_relative_year(c, i))
		return true;
	if (coref_is_body(c, i))
		return false;
	for (size_t k = 0; k + 4 <= text.len; k++) {
		uint32_t year;
		if (str_to_u32(str_sub(text, k, k + 4), &year) && year > 1900 && year < 2100)
			return true;
	}
	if (m->form == FORM_ALIAS) /* an acronym alone is the forum as such */
		return e->is_placed && coref_has_place_before(c, i);
	return e->is_placed ||
	       (e->is_happening && (e->from.year || e->from.month || e->place != KB_NONE));
}

uint32_t
coref_instance_by_date(const struct coref *c, size_t i, const struct event_fact *e)
{
	struct day written = article_date(reading_article(c->reading));
	struct str before = coref_word_before(c, i);
	struct kb_entry row;
	uint32_t found;

	if (e->series == KB_NONE || c->mentions[i].form != FORM_NAME ||
	    str_in_words(before, ANY) || coref_is_body(c, i))
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
