/* SPDX-License-Identifier: MIT */
/*
 * Kings and popes go by the first name: "King Abdullah", "Prince William", "Benedict
 * XVI".  That name is nobody's surname, and which Abdullah it is tells the country; where
 * the text does not say it, that is the one the article is about, if it has a throne.
 */
#include "entity/coref_int.h"

#include "text/banned.h"

#define TITLES "king queen emperor empress pope emir sultan prince princess sir dame"
#define THRONES "king queen emperor empress emir sultan prince princess crown-prince" \
	" crown-princess"

/* Countries with a throne, by slug; of others it is said whose a king was. */
#define MONARCHIES "bahrain belgium bhutan brunei cambodia denmark eswatini japan jordan" \
	" kuwait lesotho malaysia monaco morocco netherlands norway oman qatar saudi-arabia" \
	" spain sweden thailand tonga united-arab-emirates united-kingdom"

bool
coref_is_royal(const struct coref *c, size_t i)
{
	return str_in_words(coref_word_before(c, i), TITLES);
}

bool
coref_may_be_royal(const struct coref *c, size_t i, uint32_t cluster)
{
	/* A headline mostly means who the text is about: "Prince Naseem floors Bungu". */
	if (!coref_is_royal(c, i) || str_in_words(coref_word_before(c, i), "sir dame") ||
	    coref_is_in_title(c, i) || coref_holds(c, i, cluster))
		return true;
	for (size_t k = 0; k < c->nmention; k++)
		if (c->of[k] == cluster && coref_is_royal(c, k))
			return true;
	return false;
}

static bool
has_throne(kb_id country)
{
	struct kb_entry e;

	if (country == KB_NONE)
		return false;
	kb_entry(country, &e);
	return str_in_words(e.slug, MONARCHIES);
}

/* The country whose throne is meant where it is not said, or KB_NONE. */
static kb_id
throne_here(const struct coref *c)
{
	kb_id dateline = coref_dateline_country(c);

	if (has_throne(c->about))
		return c->about;
	return has_throne(dateline) ? dateline : KB_NONE;
}

void
coref_royals(struct coref *c)
{
	kb_id here = throne_here(c);

	for (uint32_t k = 0; here != KB_NONE && k < c->clusters.len; k++) {
		struct cluster *cl = &c->clusters.ptr[k];
		if (cl->local.kind != KIND_PERSON || !cl->local.is_royal)
			continue;
		for (size_t r = 0; r < cl->roles.len; r++)
			if (!cl->roles.ptr[r].of.len && str_in_words(cl->roles.ptr[r].office, THRONES))
				cl->roles.ptr[r].of = coref_kb_id(c, here);
	}
}
