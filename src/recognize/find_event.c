/* SPDX-License-Identifier: MIT */
/*
 * Evidence: the noun of a meeting with something that singles it out before
 * or behind it — a name, two sides, an ordinal, "on International Security" —
 * or a series of the tables, which may be extended by ordinals and years.
 */
#include "recognize/recognizer_int.h"

#include "text/banned.h"

#define ANCHOR (KB_BIT(KB_PLACE) | KB_BIT(KB_ORG) | KB_BIT(KB_SERIES))

static bool
is_ordinal(const struct find *f, size_t i)
{
	return i < f->tokens->len && ordinal_of(f, i) != 0;
}

/* Ordinals, years and hyphens before the name: "the 2016 G20 summit". */
static size_t
with_numbers(const struct find *f, size_t start)
{
	while (start > 0 && tok_joined(f, start - 1, start) &&
	       (is_ordinal(f, start - 1) || tok_is_year(f, start - 1)))
		start--;
	return start;
}

static size_t
with_year_after(const struct find *f, size_t end)
{
	return tok_joined(f, end - 1, end) && tok_is_year(f, end) ? end + 1 : end;
}

/* "the", "on", but not "US" and "WHO" in capitals, which are sides. */
static bool
is_function(const struct find *f, size_t i)
{
	return word_is(f, i, KB_BIT(KB_FUNCTION)) &&
	       !(tok_has(f, i, TOKEN_ALL_CAPS) && match_at(f, i, ANCHOR).count);
}

/* "Group of Seven (G7)" that ends before token `end`: where it begins, or
 * `end`. */
static size_t
before_brackets(const struct find *f, size_t end)
{
	if (end < 4 || !tok_has(f, end - 1, TOKEN_CLOSE) || !tok_has(f, end - 3, TOKEN_OPEN))
		return end;
	struct match longer = match_before(f, end - 3, ANCHOR);
	struct match shorter = match_at(f, end - 2, ANCHOR);
	bool same = shorter.count == 1 && shorter.alias.entry == longer.alias.entry;
	return longer.count && (same || definition_of(f, end - 2)) ? longer.first : end;
}

/*
 * Capitals before the head, possessives among them ("Foreign Ministers’"),
 * and event words in lower case when the head is ("NATO foreign ministers
 * meeting").
 */
static size_t
left_start(const struct find *f, size_t head)
{
	size_t start = head;
	bool capital = tok_has(f, head, TOKEN_CAPITAL);

	while (start > 0 && tok_joined(f, start - 1, head) && head - start < 14) {
		size_t k = start - 1;
		struct match words = match_before(f, start, KB_BIT(KB_EVENT_WORD));
		size_t named = before_brackets(f, start);
		if (named < start) {
			start = named;
			continue;
		}
		if (words.count && words.first < start &&
		    (capital ? tok_has(f, words.first, TOKEN_CAPITAL) : true)) {
			start = words.first;
			continue;
		}
		/* "the Glasgow climate summit", "the Geneva peace talks" */
		if (start == head && !capital && tok_in(f, k, EVENT_TOPICS) &&
		    match_before(f, k, KB_BIT(KB_PLACE)).count) {
			start = k;
			continue;
		}
		if (tok_is_name(f, k) || is_ordinal(f, k) || tok_is_year(f, k) ||
		    (tok_has(f, k, TOKEN_ALL_CAPS) && tok_has(f, k, TOKEN_WORD) &&
		     !is_function(f, k)))
			start = k;
		else if (tok_has(f, k, TOKEN_HYPHEN) && k > 0 && tok_glued(f, k) &&
		         tok_glued(f, k - 1))
			start = k;
		else if (tok_has(f, k, TOKEN_POSSESSIVE) && k > 0 && capital &&
		         tok_has(f, k - 1, TOKEN_CAPITAL) &&
		         !match_before(f, k, KB_BIT(KB_PLACE)).count &&
		         !word_is(f, k - 1, KB_BIT(KB_FAMILY) | KB_BIT(KB_GIVEN)))
			start = k;
		else
			break;
	}
	while (start < head && (tok_has(f, start, TOKEN_HYPHEN | TOKEN_POSSESSIVE) ||
	                        is_function(f, start)) &&
	       !is_ordinal(f, start))
		start++;
	return start;
}

/* "on International Security", "of the Parties", "Plus". */
static size_t
right_end(const struct find *f, size_t end)
{
	size_t next = end;

	if (tok_joined(f, end - 1, next) && tok_has(f, next, TOKEN_HYPHEN) &&
	    tok_is(f, next + 1, "plus"))
		return next + 2;
	if (tok_joined(f, end - 1, next) && tok_is(f, next, "plus") &&
	    tok_has(f, next, TOKEN_CAPITAL))
		return next + 1;
	if (!tok_joined(f, end - 1, next) || !tok_in(f, next, "on of for"))
		return end;
	size_t chained = chain_end(f, next, tok_is(f, next, "on") ? "on and the of"
	                                                          : "of for and the on");
	return chained > next ? chained : end;
}

/* "of the Organization of Turkic States", "of the foreign ministers of the
 * Visegrad Group" behind the noun in lower case of a numbered meeting: the end
 * of whose it is, or `end`. */
static size_t
of_whom(const struct find *f, size_t end)
{
	const uint32_t body = KB_BIT(KB_ORG) | KB_BIT(KB_SERIES);
	size_t of = end;
	size_t name = end + 1;

	if (!tok_is(f, of, "of"))
		return end;
	if (tok_is(f, name, "the"))
		name++;
	struct match who = match_at(f, name, KB_BIT(KB_EVENT_WORD));
	if (who.count && tok_is(f, name + who.count, "of")) {
		of = name + who.count;
		name = of + 1;
		if (tok_is(f, name, "the"))
			name++;
	}
	if (!tok_joined(f, end - 1, name) || !tok_has(f, name, TOKEN_CAPITAL | TOKEN_MIXED))
		return end;
	struct match known = match_at(f, name, body);
	if (known.count)
		return name + known.count;
	size_t stop = chain_end(f, of, "of for the");
	for (size_t i = name; i < stop; i++)
		if (word_is(f, i, KB_BIT(KB_ORG_NOUN)) && name > of + 1)
			return stop;
	return end;
}

static bool
has_anchor(const struct find *f, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++) {
		if (is_ordinal(f, i) || match_at(f, i, ANCHOR).count)
			return true;
		if (tok_has(f, i, TOKEN_ALL_CAPS) && definition_of(f, i))
			return true;
	}
	return false;
}

static size_t
name_words(const struct find *f, size_t first, size_t end)
{
	size_t n = 0;

	for (size_t i = first; i < end; i++)
		n += tok_is_name(f, i) && !word_is(f, i, KB_BIT(KB_EVENT_WORD));
	return n;
}

static struct event_fact *
add(struct find *f, size_t first, size_t end, kb_id series, float score)
{
	struct event_fact *fact = event_facts(f, first, end);
	bool short_form = end - first == 1;
	struct mention *m = propose(f, first, end, KIND_EVENT,
	                            short_form ? FORM_ALIAS : FORM_NAME, RULE_EVENT, score);

	if (fact->series == KB_NONE)
		fact->series = series;
	m->event = fact;
	m->kb = fact->series;
	return fact;
}

/* The summit that a forum holds, if it holds one kind. */
static kb_id
summit_of(kb_id forum)
{
	kb_id first;
	size_t count;
	kb_id found = KB_NONE;

	kb_range(KB_SERIES, &first, &count);
	for (size_t i = 0; i < count; i++) {
		struct kb_entry s;
		kb_entry(first + (kb_id)i, &s);
		if (s.parent != forum || s.sides[1] != KB_NONE || !str_eq(s.type, STR_LIT("summit")))
			continue;
		if (found != KB_NONE)
			return KB_NONE;
		found = first + (kb_id)i;
	}
	return found;
}

/* "Last year's G7", "the 43rd G7", "the 2017 G7 in Taormina": a forum that meets
 * in summits stands for one of them, where nothing follows that it could be
 * part of.  End of what was proposed, or i. */
static size_t
forum_at(struct find *f, size_t i)
{
	struct match m = match_at(f, i, KB_BIT(KB_ORG));

	if (m.count != 1 || !(m.alias.flags & KB_IS_ACRONYM))
		return i;
	size_t start = with_numbers(f, i);
	bool relative = i > 1 && tok_has(f, i - 1, TOKEN_POSSESSIVE) && tok_is(f, i - 2, "year");
	if ((start == i && !relative) ||
	    (tok_joined(f, i, i + 1) && !tok_has(f, i + 1, TOKEN_PUNCT) &&
	     !tok_in(f, i + 1, "in at was is will began begins ended ends on")))
		return i;
	kb_id series = summit_of(m.alias.entry);
	if (series == KB_NONE || tok_has(f, i + 1, TOKEN_HYPHEN))
		return i;
	add(f, start, i + 1, series, 0.99f);
	return i + 1;
}

/* "COP-28": behind the number of the acronym that ends before token `end`, or
 * `end`. */
static size_t
with_number_after(const struct find *f, size_t end)
{
	bool is_number = tok_has(f, end, TOKEN_HYPHEN) && tok_glued(f, end - 1) && tok_glued(f, end) &&
	                 tok_has(f, end + 1, TOKEN_NUMBER) && tok(f, end + 1)->at.len <= 2 &&
	                 !tok_has(f, end + 2, TOKEN_HYPHEN);

	return is_number && tok_joined(f, end - 1, end + 1) ? end + 2 : end;
}

/* A series of the tables at i: end of what was proposed, or i. */
static size_t
known_at(struct find *f, size_t i)
{
	struct match m = match_at(f, i, KB_BIT(KB_SERIES));
	uint32_t ordinal;
	kb_id series;

	if (!m.count && numbered_acronym(f, i, &series, &ordinal)) {
		add(f, i, i + 1, series, 0.97f);
		return i + 1;
	}
	if (!m.count)
		return forum_at(f, i);
	size_t end = i + m.count;
	struct match noun = match_at(f, end, KB_BIT(KB_EVENT_NOUN));
	/* "EAS summit"; but not "ASEAN Regional Forum meeting", another thing. */
	if (noun.count && tok_joined(f, i, end) && !tok_has(f, i, TOKEN_DOT) &&
	    tok_in(f, end, "summit summits session") && m.count == 1)
		end += noun.count;
	if (m.count == 1 && m.alias.flags & KB_IS_ACRONYM)
		end = with_number_after(f, end);
	size_t extended = right_end(f, end);
	if (extended > end && !match_at(f, end + 1, KB_BIT(KB_PLACE)).count &&
	    tok_is(f, end, "on"))
		end = extended;
	else if (extended == end + 1)
		end = extended;
	end = with_year_after(f, end);
	add(f, with_numbers(f, i), end, m.alias.entry, 0.97f);
	return end;
}

static bool
accepts(const struct find *f, size_t start, size_t i, size_t end, size_t stop,
        const struct kb_entry *noun)
{
	bool strong = str_eq(noun->type, STR_LIT("strong"));
	bool anchored = has_anchor(f, start, i);
	size_t names = name_words(f, start, i);

	if (f->tokens->sentences[tok(f, i)->sentence].is_title ||
	    f->tokens->sentences[tok(f, i)->sentence].is_caps)
		return anchored && i - start <= 6;
	/* Bodies are called so as well as meetings; a number tells. */
	if (tok_in(f, i, "congress convention assembly session council"))
		return is_ordinal(f, start) || tok_is_year(f, start);
	if (tok_has(f, i, TOKEN_CAPITAL)) {
		if (strong)
			return names > 0 || stop > end || (start < i && anchored);
		return anchored || names >= 2 || (start < i && stop > end && tok_is(f, end, "on"));
	}
	/* In lower case the words before must be names that single it out. */
	size_t first = start;
	while (first < i && tok_is_year(f, first))
		first++;
	if (!anchored || !match_at(f, first, ANCHOR).count) {
		/* "the 10th trilateral foreign ministers' meeting": its number is figures,
		 * since "the first ministers' meeting since May" is anybody's. */
		bool is_of_ranks = strong && tok_has(f, start, TOKEN_DIGITS) && i > start &&
		                   (str_eq(noun->detail, STR_LIT("ministerial")) ||
		                    str_eq(noun->detail, STR_LIT("senior-officials")));
		if (!(is_ordinal(f, start) && anchored && (names > 0 || is_of_ranks)))
			return false;
	}
	if (strong)
		return true;
	return tok_in(f, i, "talks negotiations consultations dialogue meeting forum") &&
	       (tok_has(f, start + 1, TOKEN_HYPHEN) ||
	        match_at(f, start, KB_BIT(KB_PLACE)).count) &&
	       i - start <= 4;
}

/* "the Taormina summit", "the Lind–Berg summit": whatever the name, it is a
 * meeting's. */
static bool
is_the_summit(const struct find *f, size_t start, size_t i)
{
	enum { WORDS = 3 };

	bool is_of_two = start + WORDS == i && tok_has(f, start + 1, TOKEN_HYPHEN);

	return tok_is(f, i, "summit") && !tok_has(f, i, TOKEN_CAPITAL) && start < i &&
	       i - start <= WORDS && start > 0 && tok_joined(f, start - 1, i) &&
	       tok_is(f, start - 1, "the") && name_words(f, start, i) + is_of_two == i - start &&
	       !tok_has(f, i - 1, TOKEN_POSSESSIVE);
}

static size_t
noun_at(struct find *f, size_t i)
{
	struct match m = match_at(f, i, KB_BIT(KB_EVENT_NOUN));
	struct kb_entry e;

	if (!m.count)
		return i;
	kb_entry(m.alias.entry, &e);
	size_t end = i + m.count;
	size_t start = left_start(f, i);
	size_t stop = tok_has(f, i, TOKEN_CAPITAL)        ? right_end(f, end)
	              : start < i && is_ordinal(f, start) ? of_whom(f, end)
	                                                  : end;
	bool is_numbered = !tok_has(f, i, TOKEN_CAPITAL) && stop > end;
	bool is_summit = is_the_summit(f, start, i);
	if (!tok_has(f, i, TOKEN_CAPITAL) && !is_summit && !is_numbered) {
		/* Only names stand before a noun in lower case. */
		while (start < i && !is_ordinal(f, start) && !tok_is_year(f, start) &&
		       !match_at(f, start, ANCHOR).count && !tok_has(f, start, TOKEN_ALL_CAPS))
			start++;
	}
	if (start == i && stop == end)
		return i;
	/* "the ASEAN-Russia Dialogue Partnership": not the head of the name. */
	if (stop == end && tok_joined(f, i, end) && tok_is_name(f, end) &&
	    tok_has(f, end, TOKEN_SPACE) && tok_has(f, i, TOKEN_CAPITAL) &&
	    !f->tokens->sentences[tok(f, i)->sentence].is_title)
		return i;
	if (!is_summit && !is_numbered && !accepts(f, start, i, end, stop, &e))
		return i;
	stop = with_year_after(f, stop);
	add(f, start, stop, KB_NONE, str_eq(e.type, STR_LIT("strong")) ? 0.9f : 0.8f);
	return stop;
}

/* "Of the ministers of defense", "of ASEAN heads of state": who meets, from
 * token i; its end, or i if nobody of rank does. */
static size_t
ranks_end(const struct find *f, size_t i)
{
	enum { WORDS = 5 };
	size_t rank = i + 1;

	if (!tok_is(f, i, "of"))
		return i;
	while (rank < i + WORDS && tok_joined(f, i, rank) &&
	       !tok_in(f, rank, "ministers leaders presidents chiefs heads secretaries"))
		rank++;
	if (rank == i + WORDS || !tok_joined(f, i, rank))
		return i;
	size_t end = rank + 1;
	size_t next = end;
	while (tok_joined(f, i, next) &&
	       tok_in(f, next, "of and defense defence foreign affairs interior finance trade "
	                       "justice health energy labor labour transport state government")) {
		next++;
		if (!tok_in(f, next - 1, "of and"))
			end = next;
	}
	/* Heads of what? */
	return end == rank + 1 && tok_in(f, rank, "heads chiefs secretaries") ? i : end;
}

/* "The first informal meeting of the ministers of defense": a number and who
 * meets single it out, without a name. */
static size_t
meeting_of_at(struct find *f, size_t i)
{
	size_t start = i;

	if (!tok_in(f, i, "meeting summit conference session") || tok_has(f, i, TOKEN_CAPITAL))
		return i;
	while (start > 0 && i - start < 2 && tok_joined(f, start - 1, i) &&
	       tok_in(f, start - 1, "informal formal joint special annual regular extraordinary "
	                            "official trilateral"))
		start--;
	if (start == 0 || !tok_joined(f, start - 1, i) || !is_ordinal(f, start - 1))
		return i;
	size_t end = ranks_end(f, i + 1);
	if (end == i + 1)
		return i;
	size_t body = end + 1 + tok_is(f, end + 1, "the");
	if (tok_is(f, end, "of") && tok_joined(f, i, body)) {
		size_t words = match_at(f, body, ANCHOR).count;
		end = words ? body + words : end;
	}
	add(f, start - 1, end, KB_NONE, 0.8f);
	return end;
}

/* "the summit", "the meeting": kept when one meeting of the article answers. */
static void
nominal_at(struct find *f, size_t i)
{
	struct match m = match_at(f, i + 1, KB_BIT(KB_EVENT_NOUN));

	if (m.count != 1 || tok_has(f, i + 1, TOKEN_CAPITAL) ||
	    !tok_is(f, i, "the") || !tok_joined(f, i, i + 1) ||
	    tok_in(f, i + 2, "of on between in with room"))
		return;
	if (!tok_in(f, i + 1, "summit conference forum meeting talks dialogue"))
		return;
	struct event_fact *fact = event_facts(f, i + 1, i + 2);
	struct mention *n = propose(f, i, i + 2, KIND_EVENT, FORM_NOMINAL, RULE_EVENT, 0.6f);
	n->event = fact;
}

void
find_events(struct find *f)
{
	for (size_t i = 0; i < f->tokens->len;) {
		size_t end = i;
		if (tok_has(f, i, TOKEN_CAPITAL | TOKEN_MIXED | TOKEN_DIGITS))
			end = known_at(f, i);
		if (end == i && word_is(f, i, KB_BIT(KB_EVENT_NOUN)))
			end = meeting_of_at(f, i);
		if (end == i)
			end = noun_at(f, i);
		if (end == i)
			nominal_at(f, i);
		i = end > i ? end : i + 1;
	}
}
