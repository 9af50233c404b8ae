/* SPDX-License-Identifier: MIT */
/*
 * What one article tells of the lives of its people (story.h): an age, a death, a
 * calling, in the few words right beside a name.  Read from the text itself, never
 * from furniture; a word that might be said of somebody else is left alone.
 */
#include "entity/coref_int.h"

#include "text/banned.h"

#define BEFORE "former ex ex- late retired one-time onetime ex-"
#define DEATHS "died dies dead killed murdered assassinated slain drowned executed"
#define TO_DEATH "burnt burned stabbed shot beaten bludgeoned battered clubbed kicked hacked" \
	" crushed trampled mauled gored stoned strangled choked put bled froze frozen starved fell" \
	" jumped leapt plunged"
#define WHEELS "bus taxi truck lorry cab van rickshaw tractor ambulance"
#define STAGES "film movie theatre theater stage opera television tv"
#define TITLES "sir dame lord lady dr dr. mr mr. mrs mrs. ms ms. -"
#define ENDS ", . ; : of at from for who whose in with and ) turned until since"
#define DAYS "monday tuesday wednesday thursday friday saturday sunday"
#define SECRETARIES "foreign home defense defence treasury health justice education state"
#define DID "said told met won made went flew spoke gave took left ran called led visited" \
	" arrived denied urged warned announced added"

static const struct token *
token_at(const struct coref *c, size_t t)
{
	return &reading_tokens(c->reading)->ptr[t];
}

static struct str
word_at(const struct coref *c, size_t t)
{
	return token_text(reading_article(c->reading), token_at(c, t));
}

/* Does token t stand in this sentence? */
static bool
is_of(const struct coref *c, size_t t, uint32_t sentence)
{
	return t < reading_tokens(c->reading)->len && token_at(c, t)->sentence == sentence;
}

static inline bool
is_word(const struct coref *c, size_t t, const char *list)
{
	return str_in_words(word_at(c, t), list);
}

/* The same of one word. */
static inline bool
is_the(const struct coref *c, size_t t, struct str word)
{
	return token_at(c, t)->at.len == word.len && str_eq_nocase(word_at(c, t), word);
}

/* A number of two digits, or three: how old somebody may be; 0 if it is none. */
static int16_t
age_of(struct str word)
{
	enum { LEAST = 10, MOST = 115 };
	uint32_t n = 0;
	size_t at = 0;

	if (!day_take_number(word, &at, 3, &n) || at < word.len || n < LEAST || n > MOST)
		return 0;
	return (int16_t)n;
}

/* "NAME, 61, a retired plumber", "NAME, 61.", "NAME, who is 61" */
static int16_t
age_behind(const struct coref *c, size_t end, uint32_t sentence)
{
	if (!is_of(c, end + 2, sentence) || !is_the(c, end, STR_LIT(",")))
		return 0;
	if (is_the(c, end + 1, STR_LIT("who")) && is_the(c, end + 2, STR_LIT("is")) && is_of(c, end + 3, sentence))
		return age_of(word_at(c, end + 3));
	bool is_last = !is_of(c, end + 3, sentence);
	/* "Lind, 14, Doe, 12" are points of a game. */
	bool goes_on = !is_last && !(token_at(c, end + 3)->shape & (TOKEN_CAPITAL | TOKEN_DIGITS));
	if (is_the(c, end + 2, STR_LIT(",")) ? goes_on : is_last && is_the(c, end + 2, STR_LIT(".")))
		return age_of(word_at(c, end + 1));
	return 0;
}

/* "The 61-year-old plumber NAME" */
static int16_t
age_before(const struct coref *c, size_t first, uint32_t sentence)
{
	enum { REACH = 4 };

	for (size_t t = first; t > 0 && first - t < REACH && is_of(c, t - 1, sentence); t--) {
		const struct token *k = token_at(c, t - 1);
		if (is_the(c, t - 1, STR_LIT("old")) && t > 5 && is_the(c, t - 3, STR_LIT("year")))
			return is_of(c, t - 5, sentence) ? age_of(word_at(c, t - 5)) : 0;
		if (!(k->shape & TOKEN_WORD) || (k->shape & TOKEN_POSSESSIVE))
			return 0;
	}
	return 0;
}

/* The first of the years that the sentence names from token t on, or 0. */
static int16_t
year_in(const struct coref *c, size_t t, uint32_t sentence)
{
	enum { FROM = 1000, TO = 2200 };
	int16_t least = 0;

	for (; is_of(c, t, sentence); t++) {
		uint32_t n = 0;
		size_t at = 0;
		if (word_at(c, t).len == 4 && day_take_number(word_at(c, t), &at, 4, &n) &&
		    at == 4 && n > FROM && n < TO && (!least || (int16_t)n < least))
			least = (int16_t)n;
	}
	return least;
}

/* "NAME died", "NAME, 61, a plumber, was killed", "NAME, who died in 2019", "NAME burnt to
 * death": the place of the verb, or SIZE_MAX. */
static size_t
death_behind(const struct coref *c, size_t end, uint32_t sentence)
{
	bool is_inside = false;

	for (size_t t = end; is_of(c, t, sentence); t++) {
		if (is_the(c, t, STR_LIT(","))) {
			is_inside = !is_inside;
			continue;
		}
		is_inside &= !is_the(c, t, STR_LIT("who"));
		if (is_inside)
			continue;
		/* "Was killed", "has died" */
		if (is_word(c, t, "who was has had is been have"))
			continue;
		bool is_passive = t > end && is_word(c, t - 1, "was been is");
		if (is_of(c, t + 2, sentence) && is_the(c, t + 1, STR_LIT("to")) &&
		    is_the(c, t + 2, STR_LIT("death")) && is_word(c, t, TO_DEATH))
			return t;
		if (is_word(c, t, "died dies") || (is_passive && is_word(c, t, DEATHS)))
			return t;
		return SIZE_MAX;
	}
	return SIZE_MAX;
}

/* "The late NAME", "the late President NAME" */
static bool
is_called_late(const struct coref *c, size_t first, uint32_t sentence)
{
	enum { REACH = 4 };

	for (size_t t = first; t > 1 && first - t < REACH && is_of(c, t - 2, sentence); t--) {
		if (is_the(c, t - 1, STR_LIT("late")))
			return is_word(c, t - 2, "the his her their");
		if (!(token_at(c, t - 1)->shape & TOKEN_CAPITAL))
			return false;
	}
	return false;
}

/* Seen at work these days: "NAME said on Tuesday". */
static bool
is_at_work(const struct coref *c, size_t end, uint32_t sentence)
{
	enum { REACH = 8 };

	if (!is_of(c, end, sentence) || !is_word(c, end, DID) || year_in(c, end, sentence))
		return false;
	for (size_t t = end + 1; t < end + REACH && is_of(c, t, sentence); t++)
		if (is_word(c, t, DAYS))
			return true;
	return false;
}

/* "Officer-in-charge", "officer in charge": of a police station. */
static bool
is_in_charge(const struct coref *c, size_t t)
{
	enum { REACH = 4 };
	uint32_t sentence = token_at(c, t)->sentence;

	if (!is_the(c, t, STR_LIT("officer")))
		return false;
	for (size_t k = t + 1; k <= t + REACH && is_of(c, k, sentence); k++) {
		if (is_the(c, k, STR_LIT("charge")))
			return true;
		if (!is_word(c, k, "- in"))
			return false;
	}
	return false;
}

/* Fields of the calling that token t says, with the word before it. */
static uint8_t
fields_at(const struct coref *c, size_t t)
{
	/* Of officers and secretaries there are many. */
	if (is_the(c, t, STR_LIT("officer")) && !(t > 0 && is_the(c, t - 1, STR_LIT("police"))) &&
	    !is_in_charge(c, t))
		return 0;
	if (is_the(c, t, STR_LIT("driver")) && t > 0 && is_word(c, t - 1, WHEELS))
		return STORY_BIT(STORY_TRADE);
	if (is_the(c, t, STR_LIT("director")) && t > 0 && is_word(c, t - 1, STAGES))
		return STORY_BIT(STORY_ARTS);
	if (is_the(c, t, STR_LIT("secretary")) && t > 0 && is_word(c, t - 1, SECRETARIES))
		return STORY_BIT(STORY_STATE);
	return story_fields(word_at(c, t));
}

static void
note_calling(struct coref *c, struct story *s, size_t t, uint8_t bits, bool is_former)
{
	*(is_former ? &s->past : &s->now) |= bits;
	if (bits && !s->calling.len)
		s->calling = coref_slug(c, word_at(c, t));
}

static bool
is_former_before(const struct coref *c, size_t t, uint32_t sentence)
{
	enum { REACH = 4 };

	for (size_t n = 0; n < REACH && t > 0 && is_of(c, t - 1, sentence); n++, t--) {
		if (is_word(c, t - 1, BEFORE))
			return true;
		if (!(token_at(c, t - 1)->shape & (TOKEN_WORD | TOKEN_HYPHEN)))
			return false;
	}
	return false;
}

/* "Speed skater NAME", "actor Sir NAME" */
static void
calling_before(struct coref *c, struct story *s, size_t first, uint32_t sentence)
{
	size_t t = first;

	while (t > 0 && is_of(c, t - 1, sentence) && is_word(c, t - 1, TITLES))
		t--;
	uint8_t bits = t > 0 && is_of(c, t - 1, sentence) ? fields_at(c, t - 1) : 0;
	if (bits)
		note_calling(c, s, t - 1, bits, is_former_before(c, t - 1, sentence));
}

/* May a word stand between "NAME is" and what he is? */
static bool
is_describing(const struct coref *c, size_t t)
{
	struct str word = word_at(c, t);

	return (token_at(c, t)->shape & (TOKEN_WORD | TOKEN_HYPHEN)) && !is_word(c, t, "by to on") &&
	       !str_ends(word, STR_LIT("ed")) && !str_ends(word, STR_LIT("ing"));
}

/* "NAME, 61, a plumber from", "NAME, professor of law at", "NAME is a farmer", "NAME
 * returned as foreign secretary" */
static void
calling_behind(struct coref *c, struct story *s, size_t end, uint32_t sentence)
{
	enum { REACH = 7 };
	size_t t = end;
	bool is_former = false;

	if (is_of(c, t + 1, sentence) && is_the(c, t + 1, STR_LIT("as")) &&
	    token_at(c, t)->shape & TOKEN_WORD)
		t++;
	else if (!is_of(c, t, sentence) || !is_word(c, t, ", is was"))
		return;
	bool is_told = !is_the(c, t, STR_LIT(","));
	t++;
	if (is_of(c, t + 1, sentence) && age_of(word_at(c, t)) && is_the(c, t + 1, STR_LIT(",")))
		t += 2;
	for (size_t from = t; t < from + REACH && is_of(c, t, sentence); t++) {
		bool is_end = !is_of(c, t + 1, sentence) || is_word(c, t + 1, ENDS) ||
		              is_in_charge(c, t);
		is_former |= is_word(c, t, BEFORE);
		if (is_end && (story_fields(word_at(c, t)) || is_word(c, t, "director driver")))
			note_calling(c, s, t, fields_at(c, t), is_former);
		if (is_word(c, t, ENDS) || (is_told && !is_describing(c, t)))
			return;
	}
}

/* An office is a calling, too: "head-coach", "foreign-secretary" of a country. */
static void
take_office(struct story *s, const struct office_fact *o)
{
	size_t dash = o->office.len;
	kb_id row = kb_by_slug(KB_OFFICE, o->office);
	struct kb_entry e = {.detail = STR_EMPTY};

	while (dash > 0 && o->office.ptr[dash - 1] != '-')
		dash--;
	uint8_t bits = story_fields(str_sub(o->office, dash, SIZE_MAX));
	if (row != KB_NONE)
		kb_entry(row, &e);
	if (!bits && str_eq(e.detail, STR_LIT("country")))
		bits = STORY_BIT(STORY_STATE);
	*(o->is_former ? &s->past : &s->now) |= bits;
}

static void
read_mention(struct coref *c, size_t i, struct story *s)
{
	const struct mention *m = &c->mentions[i];
	uint32_t sentence = token_at(c, m->first)->sentence;
	int16_t written = article_date(reading_article(c->reading)).year;
	size_t end = (size_t)m->first + m->count;
	int16_t age = age_behind(c, end, sentence);

	if (!age)
		age = age_before(c, m->first, sentence);
	/* "In 1980 NAME, 40, was shot" tells of another year. */
	int16_t other = age ? year_in(c, reading_tokens(c->reading)->sentences[sentence].first,
	                              sentence) : 0;
	if (other && other < written)
		age = 0;
	size_t death = death_behind(c, end, sentence);
	bool is_late = is_called_late(c, m->first, sentence);
	int16_t year = death == SIZE_MAX ? 0 : year_in(c, death, sentence);
	if (written && age && !s->born)
		s->born = (int16_t)(written - age);
	if (!written && age && !s->age)
		s->age = (uint8_t)age;
	if (written && (death != SIZE_MAX || is_late) && !s->died)
		s->died = year && year < written ? year : written;
	if (written && is_at_work(c, end, sentence))
		s->lives = written;
	calling_before(c, s, m->first, sentence);
	calling_behind(c, s, end, sentence);
	if (m->office)
		take_office(s, m->office);
}

/* "NAME, the former Chicago Bulls star": is it said here who he is? */
bool
coref_is_introduced(struct coref *c, size_t i)
{
	struct story s = {.calling = STR_EMPTY};

	read_mention(c, i, &s);
	return s.born || s.age || s.now || s.past;
}

/* "Prime Minister NAME in 1963" of an article of our days: who held the office then. */
static void
read_past(struct coref *c, size_t i, struct story *s)
{
	enum { LONG = 30 };
	const struct mention *m = &c->mentions[i];
	size_t end = (size_t)m->first + m->count;
	uint32_t sentence = token_at(c, m->first)->sentence;
	int16_t written = article_date(reading_article(c->reading)).year;

	if (!m->office || !is_of(c, end + 1, sentence) || !is_the(c, end, STR_LIT("in")))
		return;
	int16_t year = year_in(c, end + 1, sentence);
	if (year && year + LONG <= written && !s->lives)
		s->lives = year;
}

void
coref_stories(struct coref *c, bool of_short)
{
	for (size_t i = 0; i < c->nmention; i++) {
		const struct mention *m = &c->mentions[i];
		struct cluster *k = c->of[i] == LOCAL_NONE ? NULL : &c->clusters.ptr[c->of[i]];
		if (m->kind != KIND_PERSON || m->form == FORM_NOMINAL || m->is_furniture || !k ||
		    k->local.fixed.len ||
		    of_short != (str_find_char(coref_text(c, i), ' ') == SIZE_MAX))
			continue;
		if (!k->local.key.len) {
			read_past(c, i, &k->local.story);
			continue;
		}
		read_mention(c, i, &k->local.story);
		/* Who is said to be dead does not act in the same article. */
		if (k->local.story.died)
			k->local.story.lives = 0;
	}
}
