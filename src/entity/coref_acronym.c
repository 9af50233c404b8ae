/* SPDX-License-Identifier: MIT */
/*
 * What an acronym of an organization is not, or is, by where it stands: another
 * country's than that of the row the tables have ("China's CBC"), or the agency that
 * an article is credited to ("(PTI) The …").
 */
#include "entity/coref_int.h"

#include "text/banned.h"

static bool
is_acronym(struct str s)
{
	return str_is_capitals(s, 3, 5);
}

/* "China's CNN bureau" is CNN's. */
static bool
is_followed_by_branch(const struct coref *c, size_t i)
{
	struct str text = article_text(reading_article(c->reading));
	struct str after = str_sub(text, span_end(c->mentions[i].at), SIZE_MAX);
	size_t end = 1;

	if (!str_starts(after, STR_LIT(" ")))
		return false;
	while (end < after.len && after.ptr[end] >= 'a' && after.ptr[end] <= 'z')
		end++;
	return str_in_words(str_sub(after, 1, end),
	                    "arm branch bureau chief correspondent correspondents division office"
	                    " offices staff subsidiary unit");
}

kb_id
coref_foreign_owner(const struct coref *c, size_t i)
{
	const struct mention *m = &c->mentions[i];
	struct kb_entry e;

	if (m->kind != KIND_ORG || m->kb == KB_NONE || !is_acronym(coref_text(c, i)))
		return KB_NONE;
	kb_entry(m->kb, &e);
	kb_id said = coref_owner_before(c, m->at.off);
	/* What has no other name is known by it everywhere ("IBM"). */
	if (said == KB_NONE || e.country == KB_NONE || kb_country_of(said) == e.country ||
	    str_find_char(e.name, ' ') == SIZE_MAX || is_followed_by_branch(c, i))
		return KB_NONE;
	return said;
}

/* The one agency of the tables with these initials, or KB_NONE. */
static kb_id
agency_of(struct str name)
{
	kb_id found = KB_NONE;
	kb_id first;
	size_t count;

	kb_range(KB_ORG, &first, &count);
	for (size_t k = 0; k < count; k++) {
		struct kb_entry e;
		kb_entry(first + (kb_id)k, &e);
		if (!str_eq(e.type, STR_LIT("media")) || !str_is_initials(e.name, name))
			continue;
		if (found != KB_NONE)
			return KB_NONE;
		found = first + (kb_id)k;
	}
	return found;
}

kb_id
coref_credited_agency(struct coref *c, size_t i)
{
	const struct article *a = reading_article(c->reading);
	const struct mention *m = &c->mentions[i];
	struct str name = coref_text(c, i);

	if (m->kind != KIND_ORG || m->kb != KB_NONE || !is_acronym(name) ||
	    !str_eq(name, article_source(a)) ||
	    !str_ends(str_sub(article_text(a), 0, m->at.off), STR_LIT("(")) ||
	    !str_starts(str_sub(article_text(a), span_end(m->at), SIZE_MAX), STR_LIT(")")))
		return KB_NONE;
	/* An article has one source, and all rows are looked through for it. */
	if (!c->is_agency_known)
		c->agency = agency_of(name);
	c->is_agency_known = true;
	return c->agency;
}
