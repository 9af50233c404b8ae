/* SPDX-License-Identifier: MIT */
/*
 * The country that an article is about, if there is one, by how often it is named,
 * itself, by its places and by offices of it.  Whose the ministries and courts are of
 * which nothing more is said, the bodies that the article names tell, too: a paper at
 * home need not name its country.
 */
#include "entity/coref_int.h"

#include "text/banned.h"

/* Of the place it is, or the country whose office somebody holds. */
static kb_id
country_of(const struct coref *c, const struct mention *m)
{
	if (m->kind == KIND_PERSON && m->office)
		return coref_meant(c, kb_country_of(m->office->of));
	return coref_meant(c, kb_country_of(m->kind == KIND_PLACE ? m->kb : KB_NONE));
}

/* How often the country is named by where the article was written: "LAHORE, Pakistan". */
static uint32_t
of_dateline(const struct coref *c, kb_id country)
{
	size_t i = coref_dateline_mention(c);
	struct str text = article_text(reading_article(c->reading));

	if (i == MENTION_NONE || country_of(c, &c->mentions[i]) != country)
		return 0;
	const struct mention *m = &c->mentions[i];
	bool is_twice = i + 1 < c->nmention && country_of(c, m + 1) == country &&
	                str_eq(str_sub(text, span_end(m->at), m[1].at.off), STR_LIT(", "));
	return is_twice ? 2 : 1;
}

/* The same, or of a body of a state, or a party; what many have may be another's. */
static kb_id
state_of(const struct coref *c, const struct mention *m)
{
	struct kb_entry e;

	if (m->kind != KIND_ORG || m->kb == KB_NONE)
		return country_of(c, m);
	struct str name = str_at(article_text(reading_article(c->reading)), m->at);
	if (coref_is_common_body(name))
		return KB_NONE;
	kb_entry(m->kb, &e);
	return str_in_words(e.type, "government parliament party court agency service bank")
		? e.country : KB_NONE;
}

struct tally {
	kb_id best; /* or KB_NONE */
	uint32_t most;
	uint32_t second;
};

struct count {
	kb_id id;
	uint32_t n;
};

/* The country that most mentions of the text tell of: an article names a few of the
 * two hundred that there are. */
static struct tally
count(const struct coref *c, kb_id (*of)(const struct coref *c, const struct mention *m))
{
	struct tally t = {KB_NONE, 0, 0};
	VEC(struct count) counts;

	vec_init(&counts);
	for (size_t i = 0; i < c->nmention; i++) {
		kb_id id = of(c, &c->mentions[i]);
		size_t k = 0;
		if (id == KB_NONE || c->mentions[i].is_furniture)
			continue;
		while (k < counts.len && counts.ptr[k].id != id)
			k++;
		if (k == counts.len)
			vec_push(&counts, ((struct count){id, 0}));
		counts.ptr[k].n++;
	}
	for (size_t i = 0; i < counts.len; i++) {
		if (counts.ptr[i].n > t.most) {
			t.second = t.most;
			t.most = counts.ptr[i].n;
			t.best = counts.ptr[i].id;
		} else if (counts.ptr[i].n > t.second) {
			t.second = counts.ptr[i].n;
		}
	}
	vec_release(&counts);
	return t;
}

/* Twice, and twice as often as any other? */
static bool
is_clear(const struct tally *t)
{
	return t->most >= 2 && t->most >= 2 * t->second;
}

/* More often than any other is enough where the article was written there. */
static void
find_country(struct coref *c)
{
	struct tally t = count(c, country_of);

	c->about = t.most > t.second ? t.best : KB_NONE;
	c->is_told = t.most > t.second + of_dateline(c, t.best);
	c->only = t.second == 0 ? t.best : KB_NONE;
	c->about_id = c->about != KB_NONE ? coref_kb_id(c, c->about) : STR_EMPTY;
	c->country = is_clear(&t) || c->about == coref_dateline_country(c) ? c->about : KB_NONE;
	c->state = c->country;
	if (c->state == KB_NONE && (t = count(c, state_of), is_clear(&t)))
		c->state = t.best;
}

void
coref_survey(struct coref *c)
{
	coref_find_namesakes(c);
	find_country(c);
	coref_find_towns(c);
}
