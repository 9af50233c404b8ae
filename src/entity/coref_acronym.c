/* SPDX-License-Identifier: MIT */
/*
 * What an acronym of an organization is not, or is, by where it stands: another
 * country's than that of the row the tables have ("China's CBC"), or the agency that
 * an article is credited to ("(PTI) The …").
 */
#include "entity/coref_int.h"

#include "text/banned.h"

static bool
is_acronym(struct str s)
{
	return str_is_capitals(s, 3, 5);
}

/* "China's CNN bureau" is CNN's. */
static bool
is_followed_by_branch(const struct coref *c, size_t i)
{
	struct str text = article_text(reading_article(c->reading));
	struct str after = str_sub(text, span_end(c->mentions[i].at), SIZE_MAX);
	size_t end = 1;

	if (!str_starts(after, STR_LIT(" ")))
		return false;
	while (end < after.len && after.ptr[end] >= 'a' && after.ptr[end] <= 'z')
		end++;
	return str_in_words(str_sub(after, 1, end),
	                    "arm branch bureau chief correspondent correspondents division office"
	                    " offices staff subsidiary unit");
}

kb_id
coref_foreign_owner(const struct coref *c, size_t i)
{
	const struct mention *m = &c->mentions[i];
	struct kb_entry e;

	if (m->kind != KIND_ORG || m->kb == KB_NONE || !is_acronym(coref_text(c, i)))
		return KB_NONE;
	kb_entry(m->kb, &e);
	kb_id said = coref_owner_before(c, m->at.off);
	/* What has no other name is known by it everywhere ("IBM"). */
	if (said == KB_NONE || e.country == KB_NONE || kb_country_of(said) == e.country ||
	    str_find_char(e.name, ' ') == SIZE_MAX || is_followed_by_branch(c, i))
		return KB_NONE;
	return said;
}

/* ------------------------------------------------------------------- sport */

enum { NO_BODY = 0x7ffffffe };

#define GAMES "football cricket rugby basketball tennis athletics hockey volleyball handball" \
	" boxing golf gymnastics cycling swimming olympic"
#define OF_GAMES "batsman batsmen batter batters bowler wicket wickets innings footballer" \
	" striker midfielder goalkeeper semi-final semifinal quarterfinal kickoff stadium" \
	" defender penalty referee jersey fixture fixtures playoff league goals squad " GAMES

/* How many championships, clubs and sports bodies of the tables it names, up to `most`. */
static uint32_t
count_of_sport(const struct coref *c, uint32_t most)
{
	kb_id seen = KB_NONE;
	uint32_t n = 0;

	for (size_t i = 0; i < c->nmention && n < most; i++) {
		const struct mention *m = &c->mentions[i];
		struct kb_entry e;
		if (m->kb == KB_NONE || m->kb == seen || (m->kind != KIND_ORG && m->kind != KIND_EVENT))
			continue;
		kb_entry(m->kb, &e);
		if (!str_eq(e.type, STR_LIT("sport")))
			continue;
		seen = m->kb;
		n++;
	}
	return n;
}

/* Do several of its words, not far from the beginning, or things it names speak of a game? */
static bool
is_of_sport(const struct coref *c)
{
	enum { FAR = 400, ENOUGH = 2 };
	const struct tokens *t = reading_tokens(c->reading);
	uint64_t seen = 0;
	uint32_t n = count_of_sport(c, ENOUGH);
	struct str_starts starts;

	str_starts_of(&starts, OF_GAMES);
	for (size_t i = 0; i < t->len && i < FAR && n < ENOUGH; i++) {
		const struct token *k = &t->ptr[i];
		struct str word = token_text(reading_article(c->reading), k);
		if (k->at.len < 4 || (k->shape & TOKEN_CAPITAL) || k->hash == seen ||
		    !str_may_be_in(word, &starts) || !str_in_words(word, OF_GAMES))
			continue;
		seen = k->hash;
		n++;
	}
	return n == ENOUGH;
}

static bool
is_named_for_game(struct str name)
{
	struct str word;

	while (name.len) {
		(void)str_cut(&name, ' ', &word);
		if (str_in_words(word, GAMES))
			return true;
	}
	return false;
}

bool
coref_is_written_out(const struct coref *c, kb_id row)
{
	for (size_t i = 0; i < c->nmention; i++)
		if (c->mentions[i].kb == row && !is_acronym(coref_text(c, i)))
			return true;
	return false;
}

/* Initials that the article does not spell out, and the tables know as no sports body's. */
static bool
may_be_sports_body(const struct coref *c, size_t i)
{
	const struct mention *m = &c->mentions[i];
	struct kb_entry e;

	if (m->kind != KIND_ORG || m->called.len || m->defined != MENTION_NONE ||
	    c->defined_by[i] != MENTION_NONE || !is_acronym(coref_text(c, i)))
		return false;
	if (m->kb == KB_NONE)
		return true;
	kb_entry(m->kb, &e);
	return str_in_words(e.type, "court service agency ngo igo bank") && !coref_is_written_out(c, m->kb);
}

/* The only organization of the tables that is of this type, has these initials and is
 * fit (NULL: any is), or KB_NONE. */
static kb_id
only_of_type(struct str type, struct str letters, bool (*is_fit)(struct str name))
{
	kb_id found = KB_NONE;
	uint32_t at = 0;
	kb_id row;

	while ((row = kb_by_initials(letters, &at)) != KB_NONE) {
		struct kb_entry e;
		kb_entry(row, &e);
		if (!str_eq(e.type, type) || (is_fit && !is_fit(e.name)))
			continue;
		if (found != KB_NONE)
			return KB_NONE;
		found = row;
	}
	return found;
}

/* "The ICC" that bans a batsman is not the court.  Each initials are looked for once. */
void
coref_find_sports_bodies(struct coref *c)
{
	bool is_known = false;
	struct map seen;

	map_init(&seen);
	for (size_t i = 0; i < c->nmention; i++) {
		if (!may_be_sports_body(c, i))
			continue;
		if (!is_known && !is_of_sport(c))
			break;
		is_known = true;
		struct str name = coref_text(c, i);
		uint32_t row = map_get(&seen, name);
		if (row == MAP_NONE) {
			kb_id found = only_of_type(STR_LIT("sport"), name, is_named_for_game);
			row = found == KB_NONE ? NO_BODY : found;
			map_set(&seen, name, row);
		}
		c->body[i] = row == NO_BODY ? KB_NONE : row;
	}
	map_release(&seen);
}

static kb_id
credited_agency(struct coref *c, size_t i)
{
	const struct article *a = reading_article(c->reading);
	const struct mention *m = &c->mentions[i];
	struct str name = coref_text(c, i);

	if (m->kind != KIND_ORG || m->kb != KB_NONE || !is_acronym(name) ||
	    !str_eq(name, article_source(a)) ||
	    !str_ends(str_sub(article_text(a), 0, m->at.off), STR_LIT("(")) ||
	    !str_starts(str_sub(article_text(a), span_end(m->at), SIZE_MAX), STR_LIT(")")))
		return KB_NONE;
	return only_of_type(STR_LIT("media"), name, NULL);
}

kb_id
coref_by_initials(struct coref *c, size_t i)
{
	kb_id agency = credited_agency(c, i);

	return agency != KB_NONE ? agency : c->body[i];
}
