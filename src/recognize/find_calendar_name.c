/* SPDX-License-Identifier: MIT */
/*
 * Evidence: people whom the calendar lends a name ("Theresa May", "Sports
 * Minister Sunday Dare"), and clubs.  Runs before the dates are looked for, which leave
 * alone what is somebody's; and once more when the tagger has found surnames that
 * no table says.
 */
#include "recognize/recognizer_int.h"

#include "text/map.h"

#include "text/banned.h"

#define MONTHS "may march april june august"
#define DAYS "sunday monday tuesday wednesday thursday friday saturday"
#define NO_PART (KB_BIT(KB_ORG) | KB_BIT(KB_PLACE) | KB_BIT(KB_DEMONYM) | KB_BIT(KB_PEOPLE) | \
                 KB_BIT(KB_EVENT_NOUN) | KB_BIT(KB_DOC_NOUN) | KB_BIT(KB_ORG_NOUN) | \
                 KB_BIT(KB_PLACE_NOUN) | KB_BIT(KB_MINISTRY) | KB_BIT(KB_OFFICE))
/* Surer than the tagger is of anything: it learned these words from dates. */
#define SURE 0.97f

static bool
is_calendar_word(const struct find *f, size_t i, const char *list)
{
	return word_is(f, i, KB_BIT(KB_CALENDAR)) && tok_has(f, i, TOKEN_CAPITAL) &&
	       !tok_has(f, i, TOKEN_ALL_CAPS) && tok_in(f, i, list);
}

static bool
is_spaced(const struct find *f, size_t i)
{
	return tok_follows(f, i) && !tok_has(f, i - 1, TOKEN_PUNCT);
}

/* "May 5", "May 2019", and "Trump May Visit" in a headline. */
static bool
goes_on_as_other(const struct find *f, size_t i)
{
	if (!tok_joined(f, i, i + 1))
		return false;
	return tok_has(f, i + 1, TOKEN_DIGITS) ||
	       (f->tokens->sentences[tok(f, i)->sentence].is_title && is_spaced(f, i) &&
	        tok_has(f, i + 1, TOKEN_CAPITAL));
}

/* "Sports Minister Sunday Dare": the end of the name that begins with the day
 * or month at i, or i. */
static size_t
given_by_calendar(const struct find *f, size_t i)
{
	if (!is_spaced(f, i) || !is_spaced(f, i + 1) || !is_calendar_word(f, i, DAYS " " MONTHS) ||
	    !tok_is_name(f, i + 1) || word_is(f, i + 1, NO_PART) || goes_on_as_other(f, i))
		return i;
	if (!word_is(f, i - 1, KB_BIT(KB_TITLE)) && !match_before(f, i, KB_BIT(KB_OFFICE)).count)
		return i;
	return run_end(f, i + 1);
}

/* "Theresa May": the start of the name that the month at i ends; i if it does not. */
static size_t
surname_by_calendar(const struct find *f, size_t i)
{
	enum { MOST_GIVEN = 3 };
	size_t start = i;

	if (!is_calendar_word(f, i, MONTHS) || goes_on_as_other(f, i))
		return i;
	while (i - start < MOST_GIVEN && is_spaced(f, start) && tok_is_name(f, start - 1) &&
	       word_is(f, start - 1, KB_BIT(KB_GIVEN)) && !word_is(f, start - 1, NO_PART))
		start--;
	return start;
}

/* "Mrs May", "Prime Minister May". */
static bool
is_titled(const struct find *f, size_t i)
{
	return is_calendar_word(f, i, MONTHS) && is_spaced(f, i) && !goes_on_as_other(f, i) &&
	       tok_has(f, i - 1, TOKEN_CAPITAL) &&
	       (word_is(f, i - 1, KB_BIT(KB_TITLE)) || match_before(f, i, KB_BIT(KB_OFFICE)).count);
}

/* "Blessing Sunday, 23, a trader": the start of the name that the day at i ends, told
 * by an age behind it; i if it does not. */
static size_t
surname_by_age(const struct find *f, size_t i)
{
	enum { MOST_GIVEN = 2, AGE = 2 /* [B] */ };
	size_t start = i;

	if (!is_calendar_word(f, i, DAYS) || !tok_joined(f, i, i + 3) || !tok_is(f, i + 1, ",") ||
	    !tok_has(f, i + 2, TOKEN_DIGITS) || tok(f, i + 2)->at.len != AGE || !tok_is(f, i + 3, ","))
		return i;
	while (i - start < MOST_GIVEN && is_spaced(f, start) && tok_is_name(f, start - 1) &&
	       !word_is(f, start - 1, NO_PART))
		start--;
	return start;
}

/* "Sunday wept.": a day that begins a sentence and does something, where
 * somebody or a club is called so. */
static bool
acts(const struct find *f, size_t i)
{
	return is_calendar_word(f, i, DAYS) && tok_has(f, i, TOKEN_FIRST) &&
	       tok_joined(f, i, i + 1) && tok_has(f, i + 1, TOKEN_WORD) &&
	       !tok_has(f, i + 1, TOKEN_CAPITAL) && !tok_has(f, i, TOKEN_POSSESSIVE) &&
	       !tok_in(f, i + 1, "morning afternoon evening night last at in on after before when "
	                         "that this the a an is for with of to");
}

/* "last May", "the May summit", "end of May", "5 May", "mid-May": what stands
 * before it says that a month is meant. */
static bool
is_month_here(const struct find *f, size_t i)
{
	if (goes_on_as_other(f, i))
		return true;
	if (i == 0 || !tok_joined(f, i - 1, i))
		return false;
	if (tok_has(f, i - 1, TOKEN_HYPHEN) ||
	    (tok_has(f, i - 1, TOKEN_DIGITS) && !(i > 1 && word_is(f, i - 2, KB_BIT(KB_CALENDAR)))) ||
	    tok_in(f, i - 1, "in on since until till last this next early late mid during through the "
	                     "each every before after previous coming"))
		return true;
	return tok_is(f, i - 1, "of") && i > 1 &&
	       (tok_has(f, i - 2, TOKEN_DIGITS) ||
	        tok_in(f, i - 2, "end beginning start middle month half week day days st nd rd th"));
}

/* "Sheffield Wednesday" of the tables: a club that is called by its day. */
static struct match
club_of_day(const struct find *f, size_t i)
{
	if (!is_calendar_word(f, i, DAYS))
		return (struct match){.count = 0};
	return match_before(f, i + 1, KB_BIT(KB_ORG));
}

/* What the calendar's words name in this article, by hash. */
struct told {
	struct map surnames;
	uint64_t club; /* hash of its day, 0 = none */
	kb_id club_row;
};

/* Full names and those behind a title; the surnames of the former, and clubs. */
static void
find_told(struct find *f, struct told *t)
{
	for (size_t i = 0; i < f->tokens->len; i++) {
		if (!word_is(f, i, KB_BIT(KB_CALENDAR)))
			continue;
		struct match club = club_of_day(f, i);
		if (club.count > 1) {
			t->club = tok(f, i)->hash;
			t->club_row = club.alias.entry;
		}
		size_t end = given_by_calendar(f, i);
		size_t start = surname_by_calendar(f, i);
		if (start == i)
			start = surname_by_age(f, i);
		if (end > i) {
			propose(f, i, end, KIND_PERSON, FORM_NAME, RULE_SHAPE, SURE);
		} else if (start < i) {
			propose(f, start, i + 1, KIND_PERSON, FORM_NAME, RULE_SHAPE, SURE);
			map_intern(&t->surnames, hash_key(&f->tokens->ptr[i].hash), 1);
		} else if (is_titled(f, i)) {
			propose(f, i, i + 1, KIND_PERSON, FORM_ALIAS, RULE_SHAPE, SURE);
			map_intern(&t->surnames, hash_key(&f->tokens->ptr[i].hash), 1);
		}
	}
}

/* "August Wilson": a month before somebody's one name, found as such by the
 * tagger, unless the month is a date here. */
static bool
is_given_name(const struct find *f, const struct mention *month, const struct mention *m)
{
	size_t i = month->first;

	return month->kind == KIND_DATE && month->count == 1 && m->kind == KIND_PERSON &&
	       m->form != FORM_NOMINAL && m->first == i + 1 && m->count == 1 && is_spaced(f, i + 1) &&
	       is_calendar_word(f, i, "jan april june august") && !m->called.len &&
	       !word_is(f, i + 1, NO_PART) &&
	       !f->tokens->sentences[tok(f, i)->sentence].is_title && !is_month_here(f, i);
}

void
mend_calendar_names(struct find *f)
{
	size_t n = f->found.len;

	for (size_t k = 1; k < n; k++) {
		const struct mention *m = &f->found.ptr[k];
		if (!is_given_name(f, m - 1, m))
			continue;
		struct mention whole = *m;
		whole.first--;
		whole.count++;
		whole.at = span_from_to(tok(f, whole.first)->at.off, span_end(m->at));
		whole.form = FORM_NAME;
		vec_push(&f->found, whole);
	}
}

/* A day that acts, or a month that is none, where something is called so. */
static void
find_called(struct find *f, const struct told *t, size_t i)
{
	bool is_actor = acts(f, i);
	const struct token *word = tok(f, i);

	if (is_person_at(f, i) ||
	    !(is_actor || (is_calendar_word(f, i, MONTHS) && !is_month_here(f, i))))
		return;
	if (map_get(&t->surnames, hash_key(&word->hash)) != MAP_NONE)
		propose(f, i, i + 1, KIND_PERSON, FORM_ALIAS, RULE_SHAPE, SURE);
	else if (is_actor && word->hash == t->club)
		propose(f, i, i + 1, KIND_ORG, FORM_ALIAS, RULE_SHAPE, SURE)->kb = t->club_row;
}

void
find_calendar_names(struct find *f)
{
	struct told told = {.club = 0};

	map_init(&told.surnames);
	find_told(f, &told);
	for (size_t i = 0; (told.surnames.len || told.club) && i < f->tokens->len; i++)
		find_called(f, &told, i);
	map_release(&told.surnames);
}
