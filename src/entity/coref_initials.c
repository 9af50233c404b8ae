/* SPDX-License-Identifier: MIT */
/*
 * Initials that several bodies known all over the world bear: "The ICC" tries war
 * criminals, bans batsmen and speaks for chambers of commerce.  What else the article
 * speaks of tells which, by the words of assets/shared_initials.tsv; where nothing does,
 * it is the usual one with doubt.  Bodies of one country: coref_body.c.
 */
#include "entity/coref_int.h"

#include "text/banned.h"

/* Those of the same initials stand together, the usual one first. */
static const struct bearer {
	const char *letters;
	const char *slug;
	const char *words;
} bearers[] = {
#include "gen/shared_initials.inc"
};

enum { BEARERS = sizeof(bearers) / sizeof(bearers[0]) };

/* The first who bears these initials, or BEARERS. */
static size_t
first_bearer(struct str letters)
{
	for (size_t i = 0; i < BEARERS; i++)
		if (str_eq(str_of(bearers[i].letters), letters))
			return i;
	return BEARERS;
}

/* How many words of the article speak for it. */
static uint32_t
told_of(const struct coref *c, const struct bearer *b)
{
	const struct tokens *t = reading_tokens(c->reading);
	const struct article *a = reading_article(c->reading);
	uint32_t n = 0;

	for (size_t i = 0; i < t->len; i++)
		n += (t->ptr[i].shape & TOKEN_WORD) && str_in_words(token_text(a, &t->ptr[i]), b->words);
	return n;
}

static void
decide(struct coref *c, size_t i, size_t usual)
{
	size_t best = usual;
	uint32_t most = told_of(c, &bearers[usual]);
	bool is_tie = most == 0;

	for (size_t k = usual + 1; k < BEARERS &&
	                           str_eq(str_of(bearers[k].letters), str_of(bearers[usual].letters));
	     k++) {
		uint32_t n = told_of(c, &bearers[k]);
		is_tie = n > most ? false : is_tie || n == most;
		if (n > most) {
			most = n;
			best = k;
		}
	}
	if (best != usual) {
		c->body[i] = kb_by_slug(KB_ORG, str_of(bearers[best].slug));
		c->is_elsewhere[i] = c->body[i] == KB_NONE;
	}
	/* One word may be chance. */
	c->is_doubtful[i] = is_tie || (best != usual && most < 2);
}

/* Is it the body that the tables give the initials to, and says the article no more? */
static bool
is_open(const struct coref *c, size_t i, size_t *usual)
{
	const struct mention *m = &c->mentions[i];

	if (m->kind != KIND_ORG || m->kb == KB_NONE || m->form == FORM_NOMINAL ||
	    m->defined != MENTION_NONE || c->defined_by[i] != MENTION_NONE ||
	    c->body[i] != KB_NONE || c->is_elsewhere[i])
		return false;
	*usual = first_bearer(coref_text(c, i));
	return *usual < BEARERS && m->kb == kb_by_slug(KB_ORG, str_of(bearers[*usual].slug)) &&
	       !coref_is_written_out(c, m->kb);
}

void
coref_find_shared_initials(struct coref *c)
{
	size_t decided[BEARERS]; /* mention that stands for all of its initials, + 1 */

	c->is_doubtful = ARENA_ARRAY(&c->arena, c->nmention + 1, bool);
	for (size_t k = 0; k < BEARERS; k++)
		decided[k] = 0;
	for (size_t i = 0; i < c->nmention; i++) {
		size_t k;
		if (!is_open(c, i, &k))
			continue;
		if (!decided[k]) {
			decide(c, i, k);
			decided[k] = i + 1;
		}
		size_t first = decided[k] - 1;
		c->body[i] = c->body[first];
		c->is_elsewhere[i] = c->is_elsewhere[first];
		c->is_doubtful[i] = c->is_doubtful[first];
	}
}
