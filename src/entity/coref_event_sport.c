/* SPDX-License-Identifier: MIT */
/*
 * Games of several sports by one name: "the World Cup" of an article about cricket
 * is not football's, and the T20 World Cup is neither.  Words of the article tell the
 * sport, the word before a name what else it is.
 */
#include "entity/coref_int.h"

#include "entity/series.h"

#include "text/banned.h"

/* Each with words that no other has, in small letters.  The tables' own is mostly
 * the first: it is asked first. */
#define SPORTS(X) \
	X("football", "football soccer goalkeeper striker midfielder midfield kickoff offside fifa") \
	X("cricket", "cricket cricketer cricketers batsman batsmen batter batters bowler bowlers" \
	             " wicket wickets innings wicketkeeper all-rounder") \
	X("rugby", "rugby scrum fly-half scrum-half lineout flanker prop") \
	X("ski", "ski skiing skier skiers slalom downhill super-g biathlon snowboard") \
	X("hockey", "hockey puck face-off") \
	X("basketball", "basketball rebounds point-guard fiba") \
	X("volleyball", "volleyball") \
	X("handball", "handball") \
	X("netball", "netball") \
	X("chess", "chess grandmaster") \
	X("swimming", "swimming freestyle backstroke breaststroke") \
	X("cycling", "cycling cyclist cyclists velodrome") \
	X("archery", "archery archer archers") \
	X("shooting", "rifle pistol shooter shooters skeet")

static const struct sport {
	const char *name;
	const char *words;
} sports[] = {
#define X(name, words) {name, words},
	SPORTS(X)
#undef X
};

#define X(name, words) words " "
static const char any_words[] = SPORTS(X);
#undef X

enum { SPORT_UNASKED = 0, SPORT_NONE = 1, SPORT_FIRST = 2 };

/* The sport that most of its words, not far from the beginning, are of; football where
 * any is. */
static uint8_t
find_sport(const struct coref *c)
{
	enum { FAR = 600, NSPORT = sizeof(sports) / sizeof(sports[0]) };
	const struct tokens *t = reading_tokens(c->reading);
	uint32_t seen[NSPORT] = {0};
	uint8_t best = SPORT_NONE;
	uint32_t most = 0;
	struct str_starts starts;

	str_starts_of(&starts, any_words);
	for (size_t i = 0; i < t->len && i < FAR; i++) {
		struct str word = token_text(reading_article(c->reading), &t->ptr[i]);
		/* "The Rugby World Cup" says its own. */
		if (word.len < 3 || word.len > 16 || t->ptr[i].shape & TOKEN_CAPITAL)
			continue;
		/* Most words are none's. */
		if (!str_may_be_in(word, &starts) ||
		    !str_in_list(word, any_words, sizeof(any_words) - 1))
			continue;
		for (size_t k = 0; k < NSPORT; k++)
			seen[k] += str_in_words(word, sports[k].words);
	}
	for (size_t k = 0; k < NSPORT; k++) {
		if (seen[k] <= most)
			continue;
		most = seen[k];
		best = (uint8_t)(SPORT_FIRST + k);
	}
	return seen[0] ? SPORT_FIRST : best;
}

/* "T20", "Under-19", "U-20", "Club": the word before makes another of the name. */
static bool
is_kind_of_game(struct str word)
{
	if (str_in_words(word, "t20 twenty20 odi club junior youth beach indoor futsal wheelchair"))
		return true;
	if (word.len > 2 && (word.ptr[0] == 'U' || word.ptr[0] == 'u') &&
	    str_starts(word, STR_LIT("Under-")))
		return true;
	return word.len >= 3 && word.len <= 4 && word.ptr[0] == 'U' &&
	       word.ptr[word.len - 1] >= '0' && word.ptr[word.len - 1] <= '9';
}

/* "CAF Champions League": of another body than the one whose the tables think. */
static bool
is_of_another(const struct coref *c, size_t i, struct str word)
{
	struct kb_phrase p;
	struct kb_entry row;

	kb_entry(c->mentions[i].event->series, &row);
	return str_eq(row.type, STR_LIT("sport")) && row.parent != KB_NONE &&
	       str_is_capitals(word, 3, 5) && !coref_is_called(word, row.parent) &&
	       !(kb_lookup(word, &p) && kb_pick(&p, KB_BIT(KB_PLACE) | KB_BIT(KB_FUNCTION)));
}

struct str
coref_game_name(struct coref *c, size_t i)
{
	struct str text = coref_text(c, i);
	struct str word = coref_word_before(c, i);

	if (c->mentions[i].event && c->mentions[i].event->series != KB_NONE && word.len &&
	    (is_kind_of_game(word) || is_of_another(c, i, word)))
		return coref_fmt(c, "%.*s %.*s", STR_ARG(word), STR_ARG(text));
	return text;
}

/* The row of this name, else one that no table knows, by its words. */
static void
take_game(struct coref *c, struct str name, struct event_fact *e)
{
	struct kb_phrase p;
	const struct kb_alias *a = kb_lookup(name, &p) ? kb_pick(&p, KB_BIT(KB_SERIES)) : NULL;

	e->series = a ? a->entry : KB_NONE;
	if (!a) {
		e->forum = KB_NONE;
		e->is_common = false;
		e->head = coref_slug(c, name);
	}
}

/* "The World Cup" of an article that begins with the T20 World Cup. */
static struct str
first_of_kind(struct coref *c, size_t i)
{
	enum { LOOK = 256 };
	struct str text = coref_text(c, i);

	for (size_t k = 0; k < i && k < LOOK; k++) {
		if (c->mentions[k].kind != KIND_EVENT || !str_eq(coref_text(c, k), text))
			continue;
		struct str full = coref_game_name(c, k);
		return full.len > text.len ? full : STR_EMPTY;
	}
	return STR_EMPTY;
}

/* "The World Cup" of an article that names the Cricket World Cup, and no other. */
static struct str
only_longer(struct coref *c, size_t i)
{
	enum { LOOK = 256 };
	struct str text = coref_without_year(coref_text(c, i));
	struct str found = STR_EMPTY;

	for (size_t k = 0; k < c->nmention && k < LOOK; k++) {
		const struct mention *m = &c->mentions[k];
		struct str full = coref_without_year(coref_text(c, k));
		if (m->kind != KIND_EVENT || full.len <= text.len + 1 || !str_ends(full, text) ||
		    full.ptr[full.len - text.len - 1] != ' ')
			continue;
		if (found.len && !str_eq(full, found))
			return STR_EMPTY;
		found = full;
	}
	return found;
}

void
coref_take_whole_name(struct coref *c, size_t i, struct event_fact *e)
{
	size_t dash = SIZE_MAX;
	struct buf name;

	if (e->series != KB_NONE || e->forum != KB_NONE || e->sides[1] != KB_NONE ||
	    c->mentions[i].event->series != KB_NONE)
		return;
	for (size_t k = 0; k < e->head.len; k++)
		if (e->head.ptr[k] == '-')
			dash = k;
	struct str noun = dash == SIZE_MAX ? e->head : str_sub(e->head, dash + 1, SIZE_MAX);
	if (!str_in_words(noun, "award awards championship championships cup expo fair festival games"
	                        " league marathon open prix tournament"))
		return;
	buf_init(&name);
	series_name(e, coref_spelling(c, coref_without_year(coref_text(c, i))), &name);
	e->head = coref_slug(c, buf_str(&name));
	buf_release(&name);
}

static bool
is_games(kb_id series, struct kb_entry *e)
{
	kb_entry(series, e);
	return str_eq(e->type, STR_LIT("sport")) && str_ends(e->name, STR_LIT(" Games"));
}

/* Of the Games of one body, the first series that had some then or there. */
static kb_id
games_of(kb_id forum, const struct event_fact *e, struct day written)
{
	kb_id first;
	size_t count;

	kb_range(KB_SERIES, &first, &count);
	for (size_t k = 0; k < count && forum != KB_NONE; k++) {
		struct kb_entry row;
		if (is_games(first + (kb_id)k, &row) && row.parent == forum &&
		    series_instance(first + (kb_id)k, e, written) != UINT32_MAX)
			return first + (kb_id)k;
	}
	return KB_NONE;
}

void
coref_take_games(const struct coref *c, size_t i, struct event_fact *e)
{
	struct day written = article_date(reading_article(c->reading));
	struct kb_entry row;
	kb_id named = KB_NONE;

	if (e->series != KB_NONE || e->forum != KB_NONE || !str_eq(e->head, STR_LIT("games")))
		return;
	for (size_t k = 0; k < c->nmention && named == KB_NONE; k++) {
		const struct event_fact *o = c->mentions[k].event;
		if (k != i && o && o->series != KB_NONE && is_games(o->series, &row))
			named = o->series;
	}
	if (named == KB_NONE)
		return;
	e->series = series_instance(named, e, written) != UINT32_MAX
		? named : games_of(row.parent, e, written);
}

void
coref_take_sport(struct coref *c, size_t i, struct event_fact *e)
{
	struct str text = coref_without_year(coref_text(c, i));
	struct str full = coref_game_name(c, i);
	struct kb_entry row;

	kb_entry(e->series, &row);
	if (!str_eq(row.type, STR_LIT("sport")) || e->ordinal || str_eq_nocase(row.name, text) ||
	    str_find_char(text, ' ') == SIZE_MAX)
		return;
	if (full.len == coref_text(c, i).len && (full = first_of_kind(c, i)).len == 0)
		full = coref_text(c, i);
	if (full.len > coref_text(c, i).len) {
		take_game(c, full, e);
		return;
	}
	/* Named by what the tables call it, which is another sport's word, too; but Games
	 * are of many sports. */
	if (!str_ends(row.name, text) || str_ends(text, STR_LIT("Games")) ||
	    (row.parent != KB_NONE && coref_names_row(c, row.parent)))
		return;
	if (c->sport == SPORT_UNASKED)
		c->sport = find_sport(c);
	/* "The 2018 World Cup" tells by its year. */
	if (c->sport == SPORT_NONE &&
	    (text.len == coref_text(c, i).len ||
	     series_instance(e->series, e, article_date(reading_article(c->reading))) == UINT32_MAX) &&
	    (full = only_longer(c, i)).len > 0)
		take_game(c, full, e);
	if (c->sport > SPORT_FIRST)
		take_game(c, coref_fmt(c, "%s %.*s", sports[c->sport - SPORT_FIRST].name,
		                       STR_ARG(text)), e);
}
