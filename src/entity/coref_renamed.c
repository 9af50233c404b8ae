/* SPDX-License-Identifier: MIT */
/*
 * "Meta, formerly known as Facebook", "Federation of Cuban Women (FMC)": an organization
 * that an article gives two names.  Two rows of the tables stay two: they know better.
 * People: coref_other_names.c.
 */
#include "entity/coref_int.h"

#include "text/banned.h"

/* Do these words lead from a name to the one before it? */
static bool
leads_to_old_name(struct str gap)
{
	static const char *const starts[] = {", ", " (", " - ", " – "};
	static const char *const words[] = {
		"formerly", "formerly known as", "formerly called", "formerly named",
		"previously", "previously known as", "previously called", "once known as",
		"then known as", "then called"};

	for (size_t i = 0; i < sizeof(starts) / sizeof(*starts); i++) {
		if (!str_starts(gap, str_of(starts[i])))
			continue;
		gap = str_trim(str_sub(gap, strlen(starts[i]), SIZE_MAX));
		break;
	}
	if (str_ends(gap, STR_LIT(" the")))
		gap = str_sub(gap, 0, gap.len - strlen(" the"));
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (str_eq(gap, str_of(words[i])))
			return true;
	return false;
}

static bool
is_org(const struct coref *c, size_t i)
{
	return coref_takes(c, i) && c->mentions[i].kind == KIND_ORG &&
	       c->mentions[i].form != FORM_NOMINAL && c->of[i] != LOCAL_NONE &&
	       c->clusters.ptr[c->of[i]].local.kind == KIND_ORG;
}

void
coref_merge(struct coref *c, uint32_t from, uint32_t to)
{
	struct cluster *loser = &c->clusters.ptr[from];
	struct cluster *winner = &c->clusters.ptr[to];

	for (size_t i = 0; i < c->nmention; i++)
		if (c->of[i] == from)
			c->of[i] = to;
	for (size_t i = 0; i < loser->aliases.len; i++) {
		struct local_alias a = loser->aliases.ptr[i];
		bool is_brief = winner->local.kind == KIND_ORG &&
		                (str_is_capitals(a.text, 2, 7) || str_eq(a.text, winner->brief));
		if ((winner->local.kind == KIND_PERSON || is_brief) && a.form == FORM_NAME)
			a.form = FORM_ALIAS;
		COREF_PUSH(c, &winner->aliases, a);
	}
	for (size_t i = 0; i < loser->roles.len; i++)
		COREF_PUSH(c, &winner->roles, loser->roles.ptr[i]);
	vec_clear(&loser->aliases);
	vec_clear(&loser->roles);
	winner->is_in_body |= loser->is_in_body;
	if (loser->first < winner->first)
		winner->first = loser->first;
}

void
coref_renamed(struct coref *c)
{
	enum { MOST = 64 }; /* a list of such is no article */
	struct str text = article_text(reading_article(c->reading));
	size_t n = 0;

	for (size_t i = 0; i + 1 < c->nmention && n < MOST; i++) {
		uint32_t old = c->of[i + 1];
		uint32_t now = c->of[i];
		struct str gap = str_sub(text, span_end(c->mentions[i].at), c->mentions[i + 1].at.off);
		if (!is_org(c, i) || !is_org(c, i + 1) || now == old)
			continue;
		/* A committee of a body of the tables is not that body. */
		bool is_short = coref_is_short_behind(c, i + 1) &&
			(!c->clusters.ptr[old].is_row ||
		         str_starts(c->clusters.ptr[old].local.name, coref_text(c, i)));
		bool is_known = c->clusters.ptr[now].local.fixed.len;
		bool was_known = c->clusters.ptr[old].local.fixed.len;
		if (!(is_short || leads_to_old_name(gap)) || (is_known && was_known))
			continue;
		bool is_kept = is_known || (is_short && !was_known);
		if (is_short && !str_is_capitals(coref_text(c, i + 1), 2, SIZE_MAX))
			c->clusters.ptr[is_kept ? now : old].brief =
				coref_spelling(c, coref_text(c, i + 1));
		coref_merge(c, is_kept ? old : now, is_kept ? now : old);
		n++;
	}
}
