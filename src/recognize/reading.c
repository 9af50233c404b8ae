/* SPDX-License-Identifier: MIT */
/*
 * From article to reading: tokens, what the tables say of them, the
 * recognizers in the order of their table, one settling before and one after
 * the look for repeats; then the tagger, which has seen all that; the user, who
 * knows better, has the last word.
 */
#include "recognize/reading.h"

#include <stdlib.h>

#include "recognize/tagger.h"

#include "text/banned.h"

static const struct recognizer recognizers[] = {
	{"date", find_dates},
	{"acronym", find_acronyms},
	{"document", find_documents},
	{"event", find_events},
	{"office", find_offices},
	{"gazetteer", find_gazetteer},
	{"person", find_persons},
	{"organization", find_orgs},
	{"place", find_places},
};

struct reading {
	struct article *article;
	struct arena arena;
	struct tokens tokens;
	struct mention *mentions;
	size_t nmention;
};

void
read_by_rules(struct find *f)
{
	words_look_up(f);
	for (size_t i = 0; i < sizeof(recognizers) / sizeof(recognizers[0]); i++)
		recognizers[i].run(f);
	settle_nominals(f);
	settle(f);
	find_repeats(f);
	settle(f);
}

struct reading *
reading_new(struct article *a, const struct lexicon *user)
{
	struct reading *r = xcalloc(1, sizeof(*r));
	struct find f = {.article = a, .lexicon = user};

	r->article = a;
	arena_init(&r->arena);
	tokenize(a, &r->arena, &r->tokens);
	f.tokens = &r->tokens;
	f.arena = &r->arena;
	vec_init(&f.found);
	vec_init(&f.definitions);
	map_init(&f.acronyms);
	read_by_rules(&f);
	find_tagged(&f);
	if (user)
		find_lexicon(&f);
	settle_definitions(&f);
	r->mentions = ARENA_ARRAY(&r->arena, f.found.len + 1, struct mention);
	for (size_t i = 0; i < f.found.len; i++)
		r->mentions[i] = f.found.ptr[i];
	r->nmention = f.found.len;
	vec_release(&f.found);
	vec_release(&f.definitions);
	map_release(&f.acronyms);
	return r;
}

void
reading_free(struct reading *r)
{
	if (!r)
		return;
	article_free(r->article);
	arena_release(&r->arena);
	free(r);
}

const struct article *
reading_article(const struct reading *r)
{
	return r->article;
}

const struct tokens *
reading_tokens(const struct reading *r)
{
	return &r->tokens;
}

const struct mention *
reading_mentions(const struct reading *r, size_t *n)
{
	*n = r->nmention;
	return r->mentions;
}
