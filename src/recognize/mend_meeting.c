/* SPDX-License-Identifier: MIT */
/*
 * Meetings that are called by less than their names once the article has said what
 * they are: "the Games", "the 2024 Games" after the Paralympic Games, "the 19th summit",
 * and the "UN climate summit" that the tables know as a conference.  Runs when all else
 * is settled.
 */
#include "recognize/recognizer_int.h"

#include "text/banned.h"

/* ------------------------------------------------------------------- the Games */

static bool
is_games(const struct find *f, size_t i)
{
	return tok_in(f, i, "games") && tok_has(f, i, TOKEN_CAPITAL) && !tok_has(f, i, TOKEN_POSSESSIVE);
}

/* "Asian Games", "Winter Olympics" */
static bool
is_called_games(const struct find *f, const struct mention *m)
{
	if (m->kind != KIND_EVENT || m->form == FORM_NOMINAL)
		return false;
	for (size_t i = m->first; i < (size_t)m->first + m->count; i++)
		if (is_games(f, i) || tok_in(f, i, "olympics paralympics"))
			return true;
	return false;
}

static bool
names_games(const struct find *f)
{
	for (size_t k = 0; k < f->found.len; k++)
		if (is_called_games(f, &f->found.ptr[k]))
			return true;
	return false;
}

/* Does a name go on behind token i? */
static bool
goes_on(const struct find *f, size_t i)
{
	return tok_joined(f, i, i + 1) && tok_has(f, i + 1, TOKEN_SPACE) && tok_is_name(f, i + 1);
}

static void
find_games(struct find *f)
{
	for (size_t i = 1; i < f->tokens->len; i++) {
		if (!is_games(f, i) || !tok_joined(f, i - 1, i) || goes_on(f, i) ||
		    settled_over(f, tok(f, i)->at) != MENTION_NONE)
			continue;
		bool is_of_year = tok_is_year(f, i - 1);
		if (!is_of_year && !tok_in(f, i - 1, "the"))
			continue;
		struct event_fact *fact = event_facts(f, is_of_year ? i - 1 : i, i + 1);
		propose(f, i - 1, i + 1, KIND_EVENT, is_of_year ? FORM_NAME : FORM_NOMINAL,
		        RULE_EVENT, is_of_year ? 0.9f : 0.6f)->event = fact;
	}
}

/* ------------------------------------------------- a summit that is a conference */

/* The token of a word that a conference may be called in its place, not far behind a
 * body's name that ends at `end`; or `end`. */
static size_t
summit_behind(const struct find *f, size_t end)
{
	enum { WORDS = 3 };
	size_t i = end;

	while (i < end + WORDS && tok_joined(f, end - 1, i) && tok_has(f, i, TOKEN_SPACE) &&
	       !tok_has(f, i, TOKEN_CAPITAL | TOKEN_POSSESSIVE | TOKEN_PUNCT)) {
		if (tok_in(f, i, "summit talks negotiations"))
			return i;
		i++;
	}
	return end;
}

/* "UN", and what stands between it and the noun, with "conference": a series of the
 * tables, or KB_NONE. */
static kb_id
conference_of(struct str body, struct str topic)
{
	const struct kb_alias *a = NULL;
	struct kb_phrase p;
	struct buf name;

	buf_init(&name);
	buf_addf(&name, "%.*s %.*sconference", STR_ARG(body), STR_ARG(topic));
	if (kb_lookup(buf_str(&name), &p))
		a = kb_pick(&p, KB_BIT(KB_SERIES));
	buf_release(&name);
	return a ? a->entry : KB_NONE;
}

static void
find_conference(struct find *f, const struct mention *body)
{
	size_t end = body->first + body->count;
	size_t noun = summit_behind(f, end);

	if (noun <= end)
		return;
	struct str topic = str_from(f->text + tok(f, end)->at.off,
	                            tok(f, noun)->at.off - tok(f, end)->at.off);
	kb_id series = conference_of(str_from(f->text + body->at.off, body->at.len), topic);
	if (series == KB_NONE && body->kb == kb_by_slug(KB_ORG, STR_LIT("united-nations")))
		series = conference_of(STR_LIT("UN"), topic);
	if (series == KB_NONE)
		return;
	struct event_fact *fact = event_facts(f, body->first, noun + 1);
	fact->series = series;
	struct mention *m = propose(f, body->first, noun + 1, KIND_EVENT, FORM_NAME, RULE_EVENT, 0.97f);
	m->event = fact;
	m->kb = series;
}

/* -------------------------------------------------- by number or time and no name */

/* The date that ends right before token i, or before the "'s" there; or NULL. */
static const struct mention *
date_before(const struct find *f, size_t i)
{
	size_t end = tok_has(f, i - 1, TOKEN_POSSESSIVE) ? i - 1 : i;

	for (size_t k = 0; k < f->found.len; k++) {
		const struct mention *m = &f->found.ptr[k];
		if (m->kind == KIND_DATE && m->first + (size_t)m->count == end)
			return m;
	}
	return NULL;
}

/* The first token of the number right before token i, "the" left out; or i. */
static size_t
number_before(const struct find *f, size_t i)
{
	size_t start = i - 1;

	if (!tok_joined(f, start, i) || !ordinal_of(f, start) ||
	    settled_over(f, tok(f, start)->at) != MENTION_NONE)
		return i;
	if (start > 2 && tok_has(f, start - 1, TOKEN_HYPHEN))
		start -= 2;
	return start > 0 && tok_is(f, start - 1, "the") && tok_joined(f, start - 1, i) ? start : i;
}

/* "The 54th summit of the bloc", "last year's summit", "the 2012 summit": whose, is seen
 * when meetings are joined (entity/coref_event_counted.c). */
static void
find_counted(struct find *f)
{
	for (size_t i = 1; i < f->tokens->len; i++) {
		if (!word_is(f, i, KB_BIT(KB_EVENT_NOUN)) || !tok_in(f, i, "summit forum") ||
		    tok_has(f, i, TOKEN_CAPITAL) || !tok_joined(f, i - 1, i) ||
		    settled_over(f, tok(f, i)->at) != MENTION_NONE)
			continue;
		size_t number = number_before(f, i);
		const struct mention *date = number < i ? NULL : date_before(f, i);
		if (number == i && !date)
			continue;
		struct event_fact *fact = event_facts(f, number, i + 1);
		if (date) {
			fact->from = date->from;
			fact->to = date->to;
		}
		propose(f, number < i ? number - 1 : i, i + 1, KIND_EVENT, FORM_NOMINAL,
		        RULE_EVENT, 0.6f)->event = fact;
	}
}

void
mend_meetings(struct find *f)
{
	size_t n = f->found.len;

	if (names_games(f))
		find_games(f);
	for (size_t k = 0; k < n; k++) {
		struct mention m = f->found.ptr[k];
		if (m.kind == KIND_ORG && m.kb != KB_NONE && m.form != FORM_NOMINAL)
			find_conference(f, &m);
	}
	find_counted(f);
	if (f->found.len > n)
		settle(f);
}
