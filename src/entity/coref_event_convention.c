/* SPDX-License-Identifier: MIT */
/*
 * "COP15": many conventions number the conferences of their parties.  It is that of
 * the topic right behind it ("COP15 on biodiversity"), of the convention that the
 * article names, or the one that met when the article was written; else that which
 * the tables know by the acronym.
 */
#include "entity/coref_int.h"

#include "entity/series.h"

#include "text/banned.h"

bool
coref_has_number(kb_id series, kb_id like, uint32_t ordinal)
{
	struct kb_entry e;
	struct kb_entry o;

	kb_entry(series, &e);
	kb_entry(like, &o);
	for (uint32_t i = 0; i < e.ninstance && str_eq(e.type, o.type); i++)
		if (kb_instance(&e, i).ordinal == ordinal)
			return true;
	return false;
}

/* The series of the tables that is called so: two words around a name. */
static kb_id
series_called(const char *before, struct str name, const char *behind)
{
	const struct kb_alias *a = NULL;
	struct kb_phrase p;
	struct buf b;

	buf_init(&b);
	buf_addf(&b, "%s%.*s%s", before, STR_ARG(name), behind);
	if (kb_lookup(buf_str(&b), &p))
		a = kb_pick(&p, KB_BIT(KB_SERIES));
	buf_release(&b);
	return a ? a->entry : KB_NONE;
}

static kb_id
series_of(struct str convention)
{
	kb_id series = series_called("Conference of the Parties to the ", convention, "");

	return series != KB_NONE ? series : series_called("", convention, " Conference of the Parties");
}

/* "COP15 on biodiversity", "the COP15 biodiversity summit" */
static kb_id
series_of_topic(const struct coref *c, size_t i)
{
	struct str text = article_text(reading_article(c->reading));
	struct str after = str_sub(text, span_end(c->mentions[i].at), SIZE_MAX);
	size_t end = 0;

	if (!str_starts(after, STR_LIT(" ")))
		return KB_NONE;
	after = str_sub(after, str_starts(after, STR_LIT(" on ")) ? strlen(" on ") : 1, SIZE_MAX);
	while (end < after.len && after.ptr[end] >= 'a' && after.ptr[end] <= 'z')
		end++;
	if (end == 0)
		return KB_NONE;
	after = str_sub(after, 0, end);
	kb_id series = series_called("UN ", after, " conference");
	return series != KB_NONE ? series : series_called("UN conference on ", after, "");
}

/* "… (COP 15) to the Convention on Biological Diversity": that of the agreement right
 * behind it. */
static kb_id
series_of_behind(const struct coref *c, size_t i)
{
	enum { NEAR = 40 };
	struct str text = article_text(reading_article(c->reading));
	size_t from = span_end(c->mentions[i].at);

	for (size_t k = i + 1; k < c->nmention && c->mentions[k].at.off <= from + NEAR; k++) {
		struct str gap = str_sub(text, from, c->mentions[k].at.off);
		if (c->mentions[k].kind == KIND_DOCUMENT &&
		    (str_ends(gap, STR_LIT(" to the ")) || str_ends(gap, STR_LIT(" of the "))))
			return series_of(coref_text(c, k));
	}
	return KB_NONE;
}

/* That of the only convention of one that the article names; KB_NONE if it names
 * none or several. */
static kb_id
series_of_named(const struct coref *c, kb_id like, uint32_t ordinal)
{
	kb_id found = KB_NONE;

	for (size_t i = 0; i < c->nmention; i++) {
		if (c->mentions[i].kind != KIND_DOCUMENT)
			continue;
		kb_id series = series_of(coref_text(c, i));
		if (series == KB_NONE || !coref_has_number(series, like, ordinal))
			continue;
		if (found != KB_NONE && found != series)
			return KB_NONE;
		found = series;
	}
	return found;
}

/* Did the conference of this number meet around the article's date, and is no other
 * place said? */
static bool
is_of_these_days(const struct coref *c, kb_id series, const struct event_fact *said)
{
	enum { DAYS = 60 };
	uint32_t n = series_instance_on(series, article_date(reading_article(c->reading)), DAYS);
	struct kb_entry e;

	kb_entry(series, &e);
	return n != UINT32_MAX && kb_instance(&e, n).ordinal == said->ordinal &&
	       !series_is_elsewhere(series, n, said->place);
}

/* Of all conventions of the tables the only one whose conference met then. */
static kb_id
series_of_date(const struct coref *c, const struct event_fact *said)
{
	kb_id found = KB_NONE;
	kb_id first;
	size_t count;

	kb_range(KB_AGREEMENT, &first, &count);
	for (size_t i = 0; i < count; i++) {
		struct kb_entry e;
		kb_entry(first + (kb_id)i, &e);
		if (!str_eq(e.type, STR_LIT("convention")))
			continue;
		kb_id series = series_of(e.name);
		if (series == KB_NONE || !is_of_these_days(c, series, said))
			continue;
		if (found != KB_NONE && found != series)
			return KB_NONE;
		found = series;
	}
	return found;
}

/* "The first COP of the treaty": that of an agreement that the article speaks of, which
 * the acronym alone does not mean. */
static bool
is_of_some_treaty(const struct coref *c, size_t i)
{
	static const char *const treaties[] = {
		" of the treaty", " of the convention", " of the agreement", " of the pact",
		" to the treaty", " to the convention", " to the agreement", " under the treaty"};
	struct str text = article_text(reading_article(c->reading));
	struct str after = str_sub(text, span_end(c->mentions[i].at), SIZE_MAX);

	for (size_t k = 0; k < sizeof(treaties) / sizeof(*treaties); k++)
		if (str_starts(after, str_of(treaties[k])))
			return true;
	return false;
}

kb_id
coref_series_of_convention(const struct coref *c, size_t i, const struct event_fact *e)
{
	kb_id series;

	struct str text = coref_text(c, i);

	bool is_cop = str_eq_nocase(str_sub(text, 0, 3), STR_LIT("COP"));
	if ((is_cop || str_ends(text, STR_LIT("Conference of the Parties"))) &&
	    (series = series_of_behind(c, i)) != KB_NONE)
		return series;
	if (str_ends(text, STR_LIT("COP")) && is_of_some_treaty(c, i))
		return KB_NONE;
	if (!e->ordinal || !(is_cop || str_ends(text, STR_LIT("Conference of the Parties"))))
		return e->series;
	series = series_of_topic(c, i);
	if (series == KB_NONE)
		series = series_of_named(c, e->series, e->ordinal);
	if (series == KB_NONE && !is_of_these_days(c, e->series, e))
		series = series_of_date(c, e);
	return series != KB_NONE ? series : e->series;
}
