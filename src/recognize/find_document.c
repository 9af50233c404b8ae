/* SPDX-License-Identifier: MIT */
/*
 * Evidence: the noun of a document in capitals with names around it ("Sochi
 * Declaration", "Treaty on the Non-Proliferation of Nuclear Weapons"), an
 * agreement of the tables, or a place before such a noun ("Minsk agreements").
 * Official names are long; they are followed over "to Promote … between … and
 * …" as far as capitals carry them.
 */
#include "recognize/recognizer_int.h"

#include "text/banned.h"

#define INNER "of on for and the to between in with against by its their a"
#define FIRST "on of for to between against concerning regarding relating pertaining establishing"

/* "2016-2020" from i: its end, or i. */
static size_t
year_range(const struct find *f, size_t i)
{
	if (tok_is_year(f, i) && tok_has(f, i + 1, TOKEN_HYPHEN) && tok_is_year(f, i + 2) &&
	    tok_joined(f, i, i + 2))
		return i + 3;
	return i;
}

/* "(2016-2020)", "in 2016−2020", "2016–2020" after the name. */
static size_t
with_years(const struct find *f, size_t end)
{
	size_t i = end;
	bool open = tok_joined(f, end - 1, i) && tok_has(f, i, TOKEN_OPEN);

	if (open || (tok_joined(f, end - 1, i) && tok_in(f, i, "in for")))
		i++;
	if (!tok_joined(f, end - 1, i))
		return end;
	size_t stop = year_range(f, i);
	if (stop == i)
		return end;
	if (open)
		return tok_has(f, stop, TOKEN_CLOSE) ? stop + 1 : end;
	return stop;
}

/* "25/5", "95/46/EC", "2723" at i: what papers are numbered by; its end, or i. */
static size_t
over_paper_number(const struct find *f, size_t i)
{
	size_t end = i + 1;

	if (!tok_has(f, i, TOKEN_NUMBER) || !tok_has(f, i, TOKEN_SPACE) || !tok_joined(f, i - 1, i))
		return i;
	while (tok_is(f, end, "/") && tok_glued(f, end - 1) && tok_glued(f, end) &&
	       (tok_has(f, end + 1, TOKEN_NUMBER) || tok_has(f, end + 1, TOKEN_ALL_CAPS)))
		end += 2;
	return tok_glued(f, end - 1) && !tok_has(f, end, TOKEN_PUNCT) ? i : end;
}

/* "2018", ", 2015", "of 1995" behind an act: the year that tells it from others. */
static size_t
with_year_of_act(const struct find *f, size_t end)
{
	size_t i = end;

	if (!tok_in(f, end - 1, "act law bill code ordinance decree") || !tok_joined(f, end - 1, end))
		return end;
	if (tok_is(f, i, ",") || tok_is(f, i, "of"))
		i++;
	if (!tok_joined(f, end - 1, i) || !tok_is_year(f, i) ||
	    (tok_has(f, i + 1, TOKEN_HYPHEN) && tok_glued(f, i + 1)))
		return end;
	return i + 1;
}

/* "No. 44", "No 44" after the name; "2723" after what is called by its number. */
static size_t
with_number(const struct find *f, size_t end)
{
	size_t i = end + 1;

	if (tok_in(f, end - 1, "resolution order decree directive law bill regulation")) {
		size_t number = end;
		if (tok_has(f, end, TOKEN_OPEN) && tok_has(f, end + 1, TOKEN_ALL_CAPS) &&
		    tok_has(f, end + 2, TOKEN_CLOSE) && tok_has(f, end + 3, TOKEN_NUMBER))
			number = end + 3;
		size_t stop = over_paper_number(f, number);
		if (stop > number)
			return stop;
	}

	if (!tok_in(f, end, "no no. nr nr. №"))
		return end;
	if (tok_is(f, i, "."))
		i++;
	return tok_has(f, i, TOKEN_NUMBER) && tok_joined(f, end - 1, i) ? i + 1 : end;
}

/* "(CPA)" at i: the token after it, or i. */
static size_t
over_acronym(const struct find *f, size_t i)
{
	if (!tok_has(f, i, TOKEN_OPEN) || !tok_has(f, i + 1, TOKEN_WORD) ||
	    !definition_of(f, i + 1))
		return i;
	for (size_t j = i + 2; j < i + 5; j++)
		if (tok_has(f, j, TOKEN_CLOSE))
			return j + 1;
	return i;
}

/* May the name go on over the connector at i? */
static bool
leads_on(const struct find *f, size_t i, bool known)
{
	size_t next = i + 1;

	/* "Convention relating to the Status of Refugees" */
	if (tok_is(f, next, "to") && tok_in(f, i, "relating pertaining additional"))
		next++;
	while (tok_in(f, next, "the a an its"))
		next++;
	if (!tok_in(f, i, known ? "on between" : FIRST) || !tok_has(f, next, TOKEN_CAPITAL))
		return false;
	/* "the Agreement to Greece": a name behind "to" is no verb. */
	if (tok_is(f, i, "to"))
		return !word_is(f, next, KB_BIT(KB_PLACE) | KB_BIT(KB_ORG) |
		                KB_BIT(KB_GIVEN) | KB_BIT(KB_FAMILY));
	return true;
}

/* "… Declaration on Shared Waters and the Plan of Action": where a second
 * document begins behind "and", the first one ends. */
static size_t
before_next(const struct find *f, size_t first, size_t end)
{
	for (size_t i = first; i + 1 < end; i++) {
		size_t k = i + 1;
		if (!tok_is(f, i, "and"))
			continue;
		while (k < end && tok_in(f, k, "the its"))
			k++;
		for (; k < end && tok_has(f, k, TOKEN_CAPITAL); k++)
			if (match_at(f, k, KB_BIT(KB_DOC_NOUN)).count)
				return i;
	}
	return end;
}

/* "Agreement Establishing the …": a participle in capitals leads on, too. */
static bool
is_participle(const struct find *f, size_t i)
{
	return tok_has(f, i, TOKEN_CAPITAL) && tok(f, i)->at.len > 6 &&
	       str_ends(tok_text(f, i), STR_LIT("ing"));
}

/* "… the Promotion of Peace, Stability and Prosperity": over the rest of what is
 * named one by one, none of it a name. */
static size_t
over_series(const struct find *f, size_t end)
{
	const uint32_t names = KB_BIT(KB_PLACE) | KB_BIT(KB_ORG) | KB_BIT(KB_GIVEN) |
	                       KB_BIT(KB_FAMILY) | KB_BIT(KB_DEMONYM) | KB_BIT(KB_OFFICE);
	size_t i = end;

	while (tok_is(f, i, ",") && tok_joined(f, end - 1, i + 2) && tok_is_name(f, i + 1) &&
	       !word_is(f, i + 1, names)) {
		i += 2;
		if (tok_is(f, i, ",") && tok_is(f, i + 1, "and"))
			i++;
		if (tok_is(f, i, "and") && tok_joined(f, end - 1, i + 1) &&
		    tok_is_name(f, i + 1) && !word_is(f, i + 1, names))
			return run_end(f, i + 1);
	}
	return end;
}

static size_t
right_end(const struct find *f, size_t head_end, bool known)
{
	size_t end = with_number(f, head_end);

	if (end > head_end)
		return end;
	size_t after = over_acronym(f, head_end);

	if (tok_joined(f, head_end - 1, after) &&
	    (leads_on(f, after, known) || is_participle(f, after))) {
		size_t lead = tok_is(f, after + 1, "to") && !tok_has(f, after, TOKEN_CAPITAL) ? 1 : 0;
		size_t chained = chain_end(f, after + lead, INNER);
		chained = over_series(f, chained);
		chained = before_next(f, after, chained);
		if (chained > after + 1)
			end = chained;
	}
	size_t years = with_years(f, end);
	if (years == end)
		years = with_year_of_act(f, end);
	if (years == end && end == head_end && after > head_end)
		years = with_years(f, after) > after ? with_years(f, after) : end;
	return years;
}

/* Capitals before the head; "The" and offices do not belong. */
static size_t
left_start(const struct find *f, size_t head)
{
	size_t start = run_start(f, head);

	if (start > 0 && tok_joined(f, start - 1, head) && tok_is_year(f, start - 1) &&
	    start < head + 1 && tok_has(f, head, TOKEN_CAPITAL))
		start--;
	while (start < head && (word_is(f, start, KB_BIT(KB_FUNCTION)) ||
	                        tok_has(f, start, TOKEN_HYPHEN)))
		start++;
	return start;
}

/* May the words before an act's own be of its name: no body, no other paper? */
static bool
is_front(const struct find *f, size_t start, size_t end)
{
	for (size_t i = start; i < end; i++)
		if (word_is(f, i, KB_BIT(KB_PLACE) | KB_BIT(KB_ORG) | KB_BIT(KB_CALENDAR)) ||
		    match_at(f, i, KB_BIT(KB_OFFICE)).count ||
		    (match_at(f, i, KB_BIT(KB_DOC_NOUN)).count && !tok_is(f, end, "of")))
			return false;
	return start < end;
}

/* "the Law of Succession Act", "the Pension and Disability Insurance Act", "the
 * European Union (Withdrawal) Act": where the name of the act begins whose own
 * capitals begin at start; a determiner says that it is one name. */
static size_t
front_of_act(const struct find *f, size_t start, size_t head)
{
	enum { MOST = 3 };
	size_t first = start;

	if (!tok_in(f, head, "act bill law code agreement") || !tok_has(f, head, TOKEN_CAPITAL))
		return start;
	if (start == head && head > 3 && tok_has(f, head - 1, TOKEN_CLOSE) &&
	    tok_has(f, head - 3, TOKEN_OPEN) && tok_has(f, head - 2, TOKEN_CAPITAL) &&
	    !tok_has(f, head - 2, TOKEN_ALL_CAPS) && tok_joined(f, head - 4, head))
		return run_start(f, head - 3);
	for (int i = 0; i < MOST && first > 2 && first < head; i++) {
		size_t link = first - 1;
		if (!tok_in(f, link, tok_is(f, head, "agreement") ? "and &" : "of in and for , &") ||
		    !tok_joined(f, link - 1, head) || (i == 0 && tok_is(f, link, ",")))
			break;
		size_t before = run_start(f, link);
		if (!is_front(f, before, link))
			break;
		first = before;
	}
	if (first < start && tok_in(f, first, "the this"))
		return first + 1;
	if (first == 0 || !tok_joined(f, first - 1, head))
		return start;
	return tok_in(f, first - 1, "the its this") || tok_has(f, first - 1, TOKEN_POSSESSIVE)
	               ? first : start;
}

static void
add(struct find *f, size_t first, size_t end, struct str type, kb_id kb, float score)
{
	struct mention *m = propose(f, first, end, KIND_DOCUMENT, FORM_NAME,
	                            RULE_DOCUMENT, score);
	const struct document_fact *fact = document_facts(f, first, end, type);

	if (end > first && tok_has(f, end - 1, TOKEN_CLOSE))
		m->at = span_from_to(m->at.off, span_end(tok(f, end - 1)->at));
	m->document = fact;
	m->kb = kb;
}

/* An agreement of the tables at i: end of what was proposed, or i. */
static size_t
known_at(struct find *f, size_t i)
{
	struct match m = match_at(f, i, KB_BIT(KB_AGREEMENT));
	struct kb_entry e;

	if (!m.count)
		return i;
	size_t end = right_end(f, i + m.count, true);
	kb_entry(m.alias.entry, &e);
	add(f, i, end, e.type, m.alias.entry, 0.97f);
	if (m.alias.flags & KB_IS_ACRONYM)
		vec_last(&f->found).form = FORM_ALIAS;
	return end;
}

static bool
is_strong(const struct kb_entry *noun)
{
	return str_eq(noun->type, STR_LIT("strong"));
}

/* "The Palau Arrangement", "the Nairobi Work Plan": of a place and nothing else, with
 * a noun that says of itself that something was written down. */
static bool
is_of_place(const struct find *f, size_t start, size_t noun)
{
	struct match place = match_at(f, start, KB_BIT(KB_PLACE));

	if (!tok_follows(f, start) || !tok_in(f, start - 1, "the a") ||
	    tok_has(f, noun, TOKEN_ALL_CAPS))
		return false;
	/* Of a manifesto any name tells which. */
	if (tok_is(f, noun, "manifesto"))
		return start < noun;
	return place.count && start + place.count == noun &&
	       (tok_in(f, noun, "arrangement roadmap consensus understanding compact "
	                        "principles guidelines") ||
	        (tok_in(f, noun, "work road") && tok_in(f, noun + 1, "plan programme program map")));
}

/* The noun of a document at i. */
static size_t
noun_at(struct find *f, size_t i)
{
	struct match m = match_at(f, i, KB_BIT(KB_DOC_NOUN));
	struct kb_entry e;

	if (!m.count)
		return i;
	kb_entry(m.alias.entry, &e);
	size_t end = i + m.count;
	const struct sentence *s = &f->tokens->sentences[tok(f, i)->sentence];
	bool titled = s->is_title || s->is_caps;
	if (!tok_has(f, i, TOKEN_CAPITAL)) {
		/* "the Prespa agreement" */
		struct match place = match_before(f, i, KB_BIT(KB_PLACE));
		if (!place.count || !tok_in(f, i, "agreement agreements accord accords "
		                                  "treaty pact protocol declaration"))
			return i;
		add(f, place.first, end, e.detail, KB_NONE, 0.85f);
		return end;
	}
	size_t start = front_of_act(f, left_start(f, i), end - 1);
	size_t stop = right_end(f, end, false);
	size_t left = i - start;
	size_t right = stop - end;
	/* In a title every word has a capital: only a name before it counts. */
	if (titled && !(left && match_at(f, start, KB_BIT(KB_PLACE) | KB_BIT(KB_ORG)).count))
		return i;
	bool is_numbered = stop > end + 2 && tok_is(f, stop - 2, "/");
	if (is_strong(&e) || is_numbered ? left + right == 0 : left == 0 || (right == 0 && !is_of_place(f, start, i)))
		return i;
	add(f, start, stop, e.detail, KB_NONE, is_strong(&e) ? 0.9f : 0.75f);
	return stop;
}

/* "G20 New Delhi Leaders' Declaration", with the noun at i: where the name of
 * what those of rank declare begins, or i. */
static size_t
leaders_start(const struct find *f, size_t i)
{
	size_t rank = i - 2;

	if (i < 2 || !tok_joined(f, rank, i) || !tok_has(f, i, TOKEN_CAPITAL) ||
	    !tok_has(f, i - 1, TOKEN_POSSESSIVE) || !tok_has(f, rank, TOKEN_CAPITAL) ||
	    !tok_in(f, rank, "leaders ministers presidents governors") ||
	    f->tokens->sentences[tok(f, i)->sentence].is_title)
		return i;
	size_t start = left_start(f, rank);
	if (start > 0 && tok_is(f, start - 1, "new") && tok_joined(f, start - 1, i) &&
	    match_at(f, start - 1, KB_BIT(KB_PLACE)).count > 1)
		start = left_start(f, start - 1);
	return start < rank && match_at(f, start, KB_BIT(KB_PLACE) | KB_BIT(KB_ORG)).count ? start : i;
}

/* "Gov. Nathan Deal of Georgia": somebody whose surname is what agreements are called. */
static void
make_person(const struct find *f, struct mention *m)
{
	size_t i = m->first;

	if (m->kind != KIND_DOCUMENT || m->form == FORM_NOMINAL || m->kb != KB_NONE)
		return;
	while (word_is(f, i, KB_BIT(KB_TITLE)) && tok_has(f, i, TOKEN_CAPITAL))
		i++;
	bool is_titled = i > m->first;
	if (i + 1 >= (size_t)m->first + m->count || !word_is(f, i, KB_BIT(KB_GIVEN)) ||
	    word_is(f, i, KB_BIT(KB_PLACE) | KB_BIT(KB_ORG)) ||
	    !(is_titled || word_is(f, i + 1, KB_BIT(KB_FAMILY))) ||
	    !word_is(f, i + 1, KB_BIT(KB_DOC_NOUN)) ||
	    !tok_has(f, i + 1, TOKEN_SPACE) || !(is_titled || m->count == 2))
		return;
	m->kind = KIND_PERSON;
	m->rule = RULE_SHAPE;
	m->document = NULL;
	m->first = (uint32_t)i;
	m->count = 2;
	m->at = span_from_to(tok(f, i)->at.off, span_end(tok(f, i + 1)->at));
}

void
mend_documents(struct find *f)
{
	struct kb_entry e;

	for (size_t k = 0; k < f->found.len; k++)
		make_person(f, &f->found.ptr[k]);

	for (size_t i = 2; i < f->tokens->len; i++) {
		struct match noun = match_at(f, i, KB_BIT(KB_DOC_NOUN));
		size_t start = noun.count ? leaders_start(f, i) : i;
		size_t kept = 0;
		if (start == i)
			continue;
		size_t end = right_end(f, i + noun.count, false);
		for (size_t k = 0; k < f->found.len; k++) {
			const struct mention *m = &f->found.ptr[k];
			if (m->first >= start && m->first + m->count <= end)
				lose(f, m);
			else
				f->found.ptr[kept++] = *m;
		}
		f->found.len = kept;
		kb_entry(noun.alias.entry, &e);
		add(f, start, end, e.detail, KB_NONE, 0.9f);
	}
}

void
find_documents(struct find *f)
{
	for (size_t i = 0; i < f->tokens->len;) {
		size_t end = known_at(f, i);
		if (end == i)
			end = noun_at(f, i);
		i = end > i ? end : i + 1;
	}
}
