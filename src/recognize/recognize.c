/* SPDX-License-Identifier: MIT */
/*
 * From tokens to mentions: what the tables say of the words, the recognizers in
 * the order of their table, one settling before and one after the look for
 * repeats; then the tagger, which has seen all that; the user, who knows
 * better, has the last word.  Of a text that is not English only the names that
 * are known are looked for: everything else goes by English words.
 */
#include "recognize/recognizer_int.h"

#include "article/language.h"
#include "recognize/tagger.h"

#include <stdlib.h>

#include "text/banned.h"

static const struct recognizer recognizers[] = {
	{"calendar name", find_calendar_names},
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

void
find_open(struct find *f, const struct article *a, const struct tokens *t,
           struct arena *arena, const struct lexicon *user)
{
	*f = (struct find){
		.article = a,
		.text = article_text(a).ptr,
		.tokens = t,
		.arena = arena,
		.lexicon = user,
	};
	f->scratch = xcalloc(1, sizeof(*f->scratch));
	arena_init(f->scratch);
	vec_init(&f->found);
	vec_init(&f->definitions);
	map_init(&f->acronyms);
}

static void
read_foreign(struct find *f)
{
	words_look_up(f);
	find_known(f);
	settle(f);
	find_repeats(f);
	settle(f);
}

void
find_mentions(struct find *f)
{
	if (language_is_foreign(article_fact(f->article, FACT_LANGUAGE).value)) {
		read_foreign(f);
	} else {
		read_by_rules(f);
		find_tagged(f);
	}
	if (f->lexicon)
		find_lexicon(f);
	settle_definitions(f);
}

void
find_close(struct find *f)
{
	vec_release(&f->found);
	vec_release(&f->definitions);
	map_release(&f->acronyms);
	arena_release(f->scratch);
	free(f->scratch);
}
