/* SPDX-License-Identifier: MIT */
/*
 * What articles tell of the life of somebody: when born, when dead, by which calling
 * known.  Full names are shared; two lives of one name that cannot be one person's are
 * two people.  Only says what speaks against; who is who is settled in resolve_*.c.
 */
#ifndef ENTITY_STORY_H
#define ENTITY_STORY_H

#include <stdbool.h>
#include <stdint.h>

#include "text/str.h"

enum story_field {
#define X(field, words) STORY_##field,
#include "entity/calling.def"
#undef X
	STORY_FIELDS
};
#define STORY_BIT(field) ((uint8_t)(1u << (field)))

/* What one article says of somebody. */
struct story {
	struct str calling; /* a word of calling.def, as he is called now; or empty */
	int16_t born;  /* year, by the age that is said; or one more; 0 = not said */
	int16_t died;  /* year by which he is said to be dead; 0 = not said */
	int16_t lives; /* year of the article, if he is seen to live then; 0 = not said */
	uint8_t age;   /* as an article without a date says it; 0 = not said */
	uint8_t now;   /* bits of fields: his callings … */
	uint8_t past;  /* … and those he had before */
};

/* Fields of a word, as bits; 0 if it tells nothing. */
uint8_t story_fields(struct str word);

/* Is anything told? */
bool story_is_told(const struct story *s);

/* What several articles say of one life. */
struct life {
	int16_t born_from, born_to; /* 0 = not said */
	int16_t died;  /* the first year by which he is said to be dead */
	int16_t lives; /* the last year in which he is seen to live */
	int16_t first; /* years of articles, by tens; 0 = not known */
	int16_t last;
	uint8_t age_from, age_to; /* in articles without a date; 0 = not said */
	uint8_t now;
	uint8_t past;
};
void life_add(struct life *l, const struct story *s, int16_t written);
void life_merge(struct life *l, const struct life *other);

/* Can two lives be one person's?  LIVES_DOUBT: hardly. */
enum lives { LIVES_ONE, LIVES_DOUBT, LIVES_TWO };
/*
 * `elsewhere`: what is told of one and of the other is told of different countries.
 * source  one is born once and dies once (ages in print are a year or two off; of which
 *         year they are is not told where the article has no date);
 *         farmers are seldom ministers of another country, while athletes and actors
 *         now and then become ministers of their own
 */
enum lives lives_agree(const struct life *a, const struct life *b, bool elsewhere);

#endif
