/* SPDX-License-Identifier: MIT */
/*
 * Lives compared; see story.h.
 */
#include "entity/story.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "text/banned.h"

/* The words of calling.def, in order of bytes. */
static const struct calling {
	char word[24];
	uint8_t fields;
} callings[] = {
#include "gen/callings_sorted.inc"
};

static int
by_word(const void *key, const void *row)
{
	return strcmp(key, ((const struct calling *)row)->word);
}

uint8_t
story_fields(struct str word)
{
	char low[sizeof(callings[0].word)];

	if (word.len >= sizeof(low))
		return 0;
	for (size_t i = 0; i < word.len; i++) {
		bool is_capital = word.ptr[i] >= 'A' && word.ptr[i] <= 'Z';
		low[i] = is_capital ? (char)(word.ptr[i] | 0x20) : word.ptr[i];
	}
	low[word.len] = '\0';
	const struct calling *c = bsearch(low, callings, sizeof(callings) / sizeof(callings[0]),
	                                  sizeof(callings[0]), by_word);
	return c ? c->fields : 0;
}

bool
story_is_told(const struct story *s)
{
	return s->born || s->died || s->lives || s->age || s->now || s->past;
}

static int16_t
earlier(int16_t a, int16_t b)
{
	return !a || (b && b < a) ? b : a;
}

static int16_t
later(int16_t a, int16_t b)
{
	return a > b ? a : b;
}

void
life_merge(struct life *l, const struct life *o)
{
	l->born_from = earlier(l->born_from, o->born_from);
	l->born_to = later(l->born_to, o->born_to);
	l->died = earlier(l->died, o->died);
	l->lives = later(l->lives, o->lives);
	l->first = earlier(l->first, o->first);
	l->last = later(l->last, o->last);
	l->age_from = (uint8_t)earlier(l->age_from, o->age_from);
	l->age_to = (uint8_t)later(l->age_to, o->age_to);
	l->now |= o->now;
	l->past |= o->past;
}

void
life_add(struct life *l, const struct story *s, int16_t written)
{
	int16_t tens = (int16_t)(written - written % 10);
	struct life more = {s->born, s->born, s->died, s->lives, tens,
	                    tens,    s->age,  s->age,  s->now,   s->past};

	life_merge(l, &more);
}

enum { OFF = 3 }; /* years that ages in print are off, at most */

static bool
born_apart(const struct life *a, const struct life *b)
{
	return a->born_from && b->born_from &&
	       (a->born_to + OFF < b->born_from || b->born_to + OFF < a->born_from);
}

/* How old he is when he is written about, if that is told; false if not. */
static bool
ages_of(const struct life *l, int *from, int *to)
{
	enum { TENS = 9 - OFF };

	*from = l->age_from ? l->age_from : l->first - l->born_to;
	*to = l->age_from ? l->age_to : l->last + TENS - l->born_from;
	return l->age_from || l->born_from;
}

/* Of two ages of which one is of nobody knows which year: far from each other? */
static bool
aged_apart(const struct life *a, const struct life *b)
{
	int from[2], to[2];

	return !(a->born_from && b->born_from) && ages_of(a, &from[0], &to[0]) &&
	       ages_of(b, &from[1], &to[1]) && (to[0] + OFF < from[1] || to[1] + OFF < from[0]);
}

/* Dead before the other was seen alive, or was born. */
static bool
dead_before(const struct life *a, const struct life *b)
{
	return a->died && ((b->lives && a->died < b->lives) ||
	                   (b->born_from && a->died < b->born_from));
}

static bool
written_apart(const struct life *a, const struct life *b)
{
	enum { LONG = 40 }; /* years that few are in the news */

	return a->first && b->first && (a->last + LONG <= b->first || b->last + LONG <= a->first);
}

/* Which fields go ill together: a trade and public life, the stage and learning. */
static const uint8_t against[STORY_FIELDS] = {
#define STATE STORY_BIT(STORY_STATE)
#define SPORT STORY_BIT(STORY_SPORT)
#define ARTS STORY_BIT(STORY_ARTS)
#define SCHOLAR STORY_BIT(STORY_SCHOLAR)
#define TRADE STORY_BIT(STORY_TRADE)
#define FORCE STORY_BIT(STORY_FORCE)
	[STORY_STATE] = SPORT | ARTS | TRADE | FORCE,
	[STORY_SPORT] = STATE | ARTS | SCHOLAR | TRADE,
	[STORY_ARTS] = STATE | SPORT | SCHOLAR | TRADE | FORCE,
	[STORY_SCHOLAR] = SPORT | ARTS | TRADE,
	[STORY_TRADE] = STATE | SPORT | ARTS | SCHOLAR | FORCE,
	[STORY_FORCE] = STATE | ARTS | TRADE,
};

/* May who is or was one of these be what is against it, too? "The former footballer"
 * is a minister now. */
static bool
goes_with(const struct life *a, const struct life *b)
{
	uint8_t other = b->now | b->past;

	for (int f = 0; f < STORY_FIELDS; f++) {
		bool is_past = a->past & STORY_BIT(f);
		bool is_now = a->now & STORY_BIT(f);
		if ((is_now || is_past) && (other & (uint8_t)~against[f]))
			return true;
		if (is_past && !is_now && f != STORY_STATE && (other & STATE))
			return true;
	}
	return false;
}

static enum lives
callings_agree(const struct life *a, const struct life *b, bool elsewhere)
{
	uint8_t all = a->now | a->past | b->now | b->past;

	if (!(a->now | a->past) || !(b->now | b->past) || goes_with(a, b) || goes_with(b, a))
		return LIVES_ONE;
	/* Some cross over in their own country, none to a trade in another. */
	bool is_crossing = all & (STATE | FORCE) && !(all & TRADE);
	return elsewhere && !is_crossing ? LIVES_TWO : LIVES_DOUBT;
}

enum lives
lives_agree(const struct life *a, const struct life *b, bool elsewhere)
{
	if (born_apart(a, b) || dead_before(a, b) || dead_before(b, a))
		return LIVES_TWO;
	enum lives found = callings_agree(a, b, elsewhere);
	bool is_called_alike = (a->now | a->past) & (b->now | b->past);
	bool is_doubtful = written_apart(a, b) || (aged_apart(a, b) && !is_called_alike);
	return found == LIVES_ONE && elsewhere && is_doubtful ? LIVES_DOUBT : found;
}
