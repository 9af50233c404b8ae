/* SPDX-License-Identifier: MIT */
/* Between the files that keep, replay and ask about corrections. */
#ifndef LIBRARY_CORRECT_INT_H
#define LIBRARY_CORRECT_INT_H

#include "library/correction.h"
#include "library/library_int.h"

/* What a row of `corrections` is about. */
enum correction_level {
	LEVEL_PLACE, /* bytes of the article with this content */
	LEVEL_WORDS, /* these words, wherever they stand */
	LEVEL_ENTITY, /* an id */
	LEVEL_FACT,  /* what is known of the article with this content */
	LEVEL_COUNT
};

#define CORRECTION_BLOCK "correction/"

/* What corrections know an article by. */
int64_t content_of(struct str text);

/* The next place from *off on where the words stand as words, not inside longer
 * ones; false at the end.  *off goes behind it. */
bool words_next(struct str text, struct str words, size_t *off, struct span *at);

/*
 * Brings an article in line with the corrections of its places and words, from
 * what was recognized; inside a part of a batch.
 */
bool correct_article(struct library *lib, article_id id);

/* The text of an article as the library has it; empty if there is none. */
struct str correct_text_of(struct library *lib, article_id id, struct arena *arena);

/* Before an article's text becomes `now`: its corrections go along (correct_carry.c). */
bool correct_carry(struct library *lib, article_id id, struct str now);

/* The number of the next batch. */
uint32_t correct_next_batch(struct library *lib);
/* Whatever a row with these columns is about is looked at again. */
bool correct_look_again(struct library *lib, enum correction_level level, int64_t content,
                        struct str what);
/* Ends a part that either counts as a whole or is taken back, and settles. */
enum status correct_finish(struct library *lib, bool is_good, const char *trouble,
                           struct diag *d) MUST_USE;

/* Does `what` to every article of this content, until it fails at one. */
bool correct_each_of(struct library *lib, int64_t content,
                     bool (*what)(struct library *lib, article_id id));

/* Corrections of facts (correct_fact.c).  Keeps one of an article; … */
bool fact_keep(struct library *lib, article_id article, enum fact_name name,
               struct str value, uint32_t batch);
/* … false, maybe with a sentence, if the fact cannot have this value. */
bool fact_may_be(enum fact_name name, struct str value, struct diag *d);
/* Articles with this content have to be read again. */
bool fact_look_again(struct library *lib, int64_t content);

/* Carries the corrections of another version's file over, if it has any. */
void correct_adopt(struct library *lib, const char *path);

#endif
