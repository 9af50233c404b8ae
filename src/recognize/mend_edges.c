/* SPDX-License-Identifier: MIT */
/*
 * Where names end, once rules and tagger have settled: what was cut off a name
 * is put back ("New Delhi summit", "To Lam", "Hussein al-Sheikh"), what belongs
 * to the sentence is taken off ("U.S. [District Judge]", "wrote on X. Defense"),
 * and what names nothing is thrown out ("R-Ky.", "the CJN").  Runs before the
 * look for repeats, so that what is mended here is found mended elsewhere; names
 * that the user gave come later.
 */
#include "recognize/tagger.h"

#include "text/banned.h"

/* Offices in letters; who holds one is somebody, the letters are no body. */
#define OFFICES "cjn igp cdf coas dgp sgf agf"
/* Names that are words of the language, too, where they begin a name. */
#define WORDS_AS_NAMES "to so an do"
#define NUMBERS "ii iii iv vi vii viii ix xi xii xiii xiv xv xvi xvii xviii xxiii"

static size_t
end_of(const struct mention *m)
{
	return (size_t)m->first + m->count;
}

static void
reach(const struct find *f, struct mention *m, size_t first, size_t end)
{
	m->first = (uint32_t)first;
	m->count = (uint32_t)(end - first);
	m->at = span_from_to(tok(f, first)->at.off, span_end(tok(f, end - 1)->at));
}

static bool
is_headline(const struct find *f, size_t i)
{
	const struct sentence *s = &f->tokens->sentences[tok(f, i)->sentence];

	return s->is_title || s->is_caps;
}

/* ------------------------------------------------------------ throwing out */

/* "He wrote on X. Defense Minister Berg left": an initial is none where an
 * office follows and the letter is where something was written. */
static bool
is_end_of_sentence(const struct find *f, const struct mention *m)
{
	size_t i = m->first;

	return m->kind == KIND_PERSON && tok_follows(f, i) && tok_has(f, i, TOKEN_INITIAL) &&
	       tok_has(f, i, TOKEN_DOT) && tok_in(f, i - 1, "on from via") &&
	       match_at(f, i + 1, KB_BIT(KB_OFFICE) | KB_BIT(KB_MINISTRY) | KB_BIT(KB_TITLE)).count;
}

static bool
is_office_in_letters(const struct find *f, const struct mention *m)
{
	return m->kind == KIND_ORG && m->count == 1 && m->kb == KB_NONE && !m->office &&
	       tok_has(f, m->first, TOKEN_ALL_CAPS) && tok_in(f, m->first, OFFICES) &&
	       !definition_of(f, m->first);
}

/* "Cassidy, R-La.,": does a party and the state of its member begin at i? */
static bool
is_party_label(const struct find *f, size_t i)
{
	const uint32_t before = TOKEN_OPEN;
	struct str letter;
	struct str state;

	if (i == 0 || !tok_joined(f, i - 1, i + 2) || !tok_has(f, i, TOKEN_INITIAL) ||
	    !tok_has(f, i + 1, TOKEN_HYPHEN) || !tok_glued(f, i) || !tok_glued(f, i + 1) ||
	    !(tok_has(f, i - 1, before) || tok_is(f, i - 1, ",")))
		return false;
	letter = tok_text(f, i);
	state = tok_text(f, i + 2);
	return letter.len == 1 && strchr("RDI", letter.ptr[0]) &&
	       tok_has(f, i + 2, TOKEN_CAPITAL) &&
	       (tok_has(f, i + 2, TOKEN_DOT) || (tok_has(f, i + 2, TOKEN_ALL_CAPS) && state.len == 2) ||
	        match_at(f, i + 2, KB_BIT(KB_PLACE)).count);
}

/* Is the mention in such a label, and not made the state that it says? */
static bool
is_lost_in_label(const struct find *f, struct mention *m)
{
	enum { LABEL = 2 };
	size_t i = m->first;

	if ((int)m->kind > KIND_PLACE)
		return false;
	for (size_t back = 0; back <= LABEL && back <= m->first; back++, i--) {
		if (!is_party_label(f, i))
			continue;
		struct match state = match_at(f, i + LABEL, KB_BIT(KB_PLACE));
		if (!state.count || tok_has(f, i + LABEL, TOKEN_DOT))
			return true;
		reach(f, m, i + LABEL, i + LABEL + state.count);
		m->kind = KIND_PLACE;
		m->office = NULL;
		m->kb = state.alias.entry;
		return false;
	}
	return false;
}

/* ------------------------------------------------------------- taking off */

/* "U.S. District Judge": the place is what stands before the judge's court. */
static void
take_off_court(const struct find *f, struct mention *m)
{
	size_t last = end_of(m) - 1;

	if (m->kind != KIND_PLACE || m->count < 2 || !tok_in(f, last, "district circuit") ||
	    !tok_follows(f, last + 1) ||
	    !tok_in(f, last + 1, "judge judges attorney attorneys magistrate prosecutor"))
		return;
	struct match place = match_at(f, m->first, KB_BIT(KB_PLACE));
	if (m->first + place.count != last)
		return;
	reach(f, m, m->first, last);
	m->kb = place.alias.entry;
	m->form = place.alias.flags & KB_IS_NAME ? FORM_NAME : FORM_ALIAS;
}

/* "Hun Sen.", who is no senator: the full stop is the sentence's. */
static void
take_off_stop(const struct find *f, struct mention *m)
{
	enum { LEAST = 4 };
	size_t last = end_of(m) - 1;

	if (m->kind == KIND_PERSON && m->count > 1 && tok_has(f, last, TOKEN_DOT) &&
	    word_is(f, last, KB_BIT(KB_TITLE)) && tok(f, last)->at.len >= LEAST &&
	    span_end(m->at) == span_end(tok(f, last)->at))
		m->at.len--;
}

/* "The economist Anna Berg", who is no paper: a name has its capitals. */
static bool
is_trade(const struct find *f, const struct mention *m)
{
	return m->kind == KIND_ORG && m->count == 2 && tok_is(f, m->first, "the") &&
	       tok_has(f, m->first + 1, TOKEN_WORD) && !m->called.len &&
	       !tok_has(f, m->first + 1, TOKEN_CAPITAL | TOKEN_MIXED | TOKEN_ALL_CAPS);
}

/* "Conservative Anna Berg", "Outgoing European Council": a word that has its capital from
 * the beginning of the sentence, or from a party, is no part of the name behind it. */
static void
take_off_lead(struct find *f, struct mention *m)
{
	size_t next = m->first + 1;
	struct match row = match_at(f, next, KB_BIT(KB_ORG) | KB_BIT(KB_SERIES));

	if (m->called.len || m->form == FORM_NOMINAL)
		return;
	if (m->kind == KIND_PERSON && m->count > 2 && word_is(f, next, KB_BIT(KB_GIVEN)) &&
	    tok_in(f, m->first, "conservative liberal socialist democrat republican centrist"
	                        " populist nationalist")) {
		reach(f, m, next, end_of(m));
		return;
	}
	if (m->kind != KIND_ORG || !tok_in(f, m->first, "outgoing incoming") ||
	    next + row.count != end_of(m))
		return;
	reach(f, m, next, end_of(m));
	m->kb = row.alias.entry;
	if (row.alias.class == KB_SERIES) {
		m->kind = KIND_EVENT;
		m->event = event_facts(f, next, end_of(m));
	}
}

/* ----------------------------------------------------------- putting back */

/* "The New Delhi summit", of which the rules, for whom "New" may say that it is
 * a new one, took "Delhi summit". */
static void
put_back_new(struct find *f, struct mention *m)
{
	size_t first = m->first;

	if ((m->kind != KIND_EVENT && m->kind != KIND_DOCUMENT) || m->form == FORM_NOMINAL ||
	    !tok_follows(f, first) || !tok_is(f, first - 1, "new") ||
	    !tok_has(f, first - 1, TOKEN_CAPITAL) ||
	    match_at(f, first - 1, KB_BIT(KB_PLACE)).count < 2)
		return;
	reach(f, m, first - 1, end_of(m));
	if (m->kind == KIND_EVENT)
		m->event = event_facts(f, m->first, end_of(m));
	else
		m->document = document_facts(f, m->first, end_of(m), m->document->type);
}

/* "The New York summit", where "York" alone is no place that the rules would
 * take for a summit's. */
static void
put_back_summit(struct find *f, struct mention *m)
{
	size_t end = end_of(m);

	if (m->kind != KIND_PLACE || m->count < 2 || !tok_is(f, m->first, "new") ||
	    !tok_follows(f, m->first) || !tok_is(f, m->first - 1, "the") || !tok_follows(f, end) ||
	    !tok_is(f, end, "summit") || is_headline(f, end))
		return;
	reach(f, m, m->first, end + 1);
	m->kind = KIND_EVENT;
	m->form = FORM_NAME;
	m->rule = RULE_EVENT;
	m->kb = KB_NONE;
	m->event = event_facts(f, m->first, end + 1);
}

/* "Hussein al-Sheikh" and "John Paul II", cut before what ends them. */
static void
put_back_end(const struct find *f, struct mention *m)
{
	size_t end = end_of(m);

	if (m->kind != KIND_PERSON || m->form == FORM_NOMINAL)
		return;
	if (m->count > 1 && tok_in(f, end - 1, "al el") && tok_joined(f, end - 1, end + 1) &&
	    tok_has(f, end, TOKEN_HYPHEN) && tok_glued(f, end - 1) && tok_glued(f, end) &&
	    tok_has(f, end + 1, TOKEN_CAPITAL))
		reach(f, m, m->first, end + 2);
	else if (tok_follows(f, end) && tok_has(f, end, TOKEN_ALL_CAPS) && tok_in(f, end, NUMBERS) &&
	         word_is(f, end - 1, KB_BIT(KB_GIVEN)) &&
	         !(tok_follows(f, end + 1) && tok_has(f, end + 1, TOKEN_CAPITAL)))
		reach(f, m, m->first, end + 1);
}

/* "Benedict XVI resigned": somebody of that number, taken for a body or a place. */
static void
make_regnal(const struct find *f, struct mention *m)
{
	size_t number = end_of(m) - 1;
	uint32_t name = tag_name(kb_phrase_add(KB_PHRASE, tok(f, m->first)->hash));

	if ((m->kind == KIND_ORG || m->kind == KIND_PLACE) && m->count == 2 && m->kb == KB_NONE &&
	    m->rule == RULE_TAGGER && tok_has(f, number, TOKEN_ALL_CAPS) &&
	    tok_in(f, number, NUMBERS) &&
	    (word_is(f, m->first, KB_BIT(KB_GIVEN)) || (name & TAG_NAME_HUMAN)))
		m->kind = KIND_PERSON;
}

/* Are the capitals of tokens [first, end) what an acronym near behind them has? */
static bool
is_shortened(const struct find *f, size_t first, size_t end)
{
	enum { LEAST = 3, MOST = 8, NEAR = 400 };
	char letters[MOST];
	size_t n = 0;

	for (size_t i = first; i < end; i++) {
		if (!tok_has(f, i, TOKEN_CAPITAL))
			continue;
		if (n == MOST)
			return false;
		letters[n++] = *tok_text(f, i).ptr;
	}
	for (size_t i = end; n >= LEAST && i < end + NEAR && i < f->tokens->len; i++)
		if (tok_has(f, i, TOKEN_ALL_CAPS) && str_eq(tok_text(f, i), str_from(letters, n)))
			return true;
	return false;
}

/* "Citizens for Clean Rivers in Oregon", of which the article speaks as CCRO:
 * where they are is of the name, whose place is `next`. */
static void
put_back_seat(struct find *f, struct mention *m, const struct mention *next)
{
	size_t in = end_of(m);

	if (!next || m->kind != KIND_ORG || m->count < 3 || m->kb != KB_NONE ||
	    next->kind != KIND_PLACE || next->first != in + 1 || !tok_is(f, in, "in") ||
	    !tok_joined(f, m->first, next->first) || !is_shortened(f, m->first, end_of(next)))
		return;
	reach(f, m, m->first, end_of(next));
}

/* "Zanu-PF" of two mentions, with a hyphen and no space between: one. */
static bool
put_back_half(const struct find *f, struct mention *m, const struct mention *next)
{
	size_t hyphen = end_of(m);

	if (!next || m->kind != KIND_ORG || next->kind != KIND_ORG || next->first != hyphen + 1 ||
	    !tok_has(f, hyphen, TOKEN_HYPHEN))
		return false;
	struct span whole = span_from_to(m->at.off, span_end(next->at));
	if (whole.len != m->at.len + 1 + next->at.len ||
	    kb_by_lowered_initials(str_from(f->text + whole.off, whole.len)) == KB_NONE)
		return false;
	reach(f, m, m->first, end_of(next));
	return true;
}

/* "President To Lam": inside a sentence a word has no capital unless it is
 * somebody's. */
static bool
begins_with_word(const struct find *f, const struct mention *m)
{
	size_t i = m->first;

	return m->kind == KIND_PERSON && m->form != FORM_NOMINAL && i > 1 && tok_follows(f, i) &&
	       tok_in(f, i - 1, WORDS_AS_NAMES) && tok_has(f, i - 1, TOKEN_CAPITAL) &&
	       !tok_has(f, i - 1, TOKEN_ALL_CAPS);
}

static bool
is_told_by_place(const struct find *f, size_t word)
{
	return !tok_has(f, word, TOKEN_FIRST) && tok_follows(f, word) &&
	       tok_has(f, word - 1, TOKEN_WORD) && !is_headline(f, word);
}

/* Who is told so once is called so where his name begins a sentence, too. */
static void
put_back_words(struct find *f)
{
	struct map told;

	map_init(&told);
	for (size_t k = 0; k < f->found.len; k++) {
		const struct mention *m = &f->found.ptr[k];
		if (!begins_with_word(f, m) || !is_told_by_place(f, m->first - 1))
			continue;
		uint64_t h = phrase_hash(f, m->first - 1, end_of(m));
		map_intern(&told, hash_key(&h), 1);
	}
	for (size_t k = 0; k < f->found.len && told.len; k++) {
		struct mention *m = &f->found.ptr[k];
		if (!begins_with_word(f, m))
			continue;
		uint64_t h = phrase_hash(f, m->first - 1, end_of(m));
		if (map_get(&told, hash_key(&h)) == MAP_NONE)
			continue;
		reach(f, m, m->first - 1, end_of(m));
		m->form = FORM_NAME;
	}
	map_release(&told);
}

/* ---------------------------------------------------- the caucus of a party */

/* What the mention of a meeting says of the party whose caucus it is. */
struct caucus {
	size_t first; /* [T] of the party's name */
	size_t end;
	size_t acronym; /* [T], 0 = none */
};

static bool
is_caucus(const struct find *f, const struct mention *m, struct caucus *c)
{
	size_t noun = m->first;

	if (m->kind != KIND_EVENT || m->form == FORM_NOMINAL)
		return false;
	while (noun < end_of(m) && !tok_is(f, noun, "caucus"))
		noun++;
	if (noun == end_of(m) || noun == m->first || !tok_has(f, noun, TOKEN_CAPITAL))
		return false;
	*c = (struct caucus){m->first, noun, 0};
	if (noun > c->first + 3 && tok_has(f, noun - 1, TOKEN_CLOSE) &&
	    tok_has(f, noun - 3, TOKEN_OPEN)) {
		c->acronym = noun - 2;
		c->end = noun - 3;
	}
	while (tok_follows(f, c->first) && tok_in(f, c->first - 1, "new all our") &&
	       tok_has(f, c->first - 1, TOKEN_CAPITAL))
		c->first--;
	return word_is(f, c->end - 1, KB_BIT(KB_ORG_NOUN)) ||
	       match_before(f, c->end, KB_BIT(KB_ORG)).count || definition_of(f, c->end - 1);
}

static void
make_party(struct find *f, struct mention *m)
{
	struct match row = match_at(f, m->first, KB_BIT(KB_ORG));

	m->kind = KIND_ORG;
	m->event = NULL;
	m->kb = row.count == m->count ? row.alias.entry : KB_NONE;
}

/* "The New Patriotic Party (NPP) Caucus": a caucus of a party is no meeting, nor
 * is the party. */
static void
mend_caucuses(struct find *f)
{
	struct caucus c;

	for (size_t k = 0; k < f->found.len; k++) {
		if (!is_caucus(f, &f->found.ptr[k], &c))
			continue;
		reach(f, &f->found.ptr[k], c.first, c.end);
		make_party(f, &f->found.ptr[k]);
		if (!c.acronym)
			continue;
		struct span longer = f->found.ptr[k].at;
		if (!definition_of(f, c.acronym))
			define_acronym(f, longer, tok(f, c.acronym)->at);
		for (size_t i = 0; i < f->found.len; i++) {
			struct mention *m = &f->found.ptr[i];
			if (m->kind == KIND_EVENT && m->count == 1 &&
			    f->twins[m->first] == f->twins[c.acronym])
				make_party(f, m);
		}
		make_party(f, propose(f, c.acronym, c.acronym + 1, KIND_ORG, FORM_ALIAS,
		                      RULE_ACRONYM, f->found.ptr[k].score));
	}
}

void
mend_edges(struct find *f)
{
	size_t kept = 0;

	for (size_t k = 0; k < f->found.len; k++) {
		struct mention m = f->found.ptr[k];
		if (is_end_of_sentence(f, &m) || is_office_in_letters(f, &m) ||
		    is_lost_in_label(f, &m) || is_trade(f, &m)) {
			lose(f, &m);
			continue;
		}
		take_off_court(f, &m);
		take_off_stop(f, &m);
		take_off_lead(f, &m);
		put_back_new(f, &m);
		put_back_summit(f, &m);
		put_back_end(f, &m);
		make_regnal(f, &m);
		const struct mention *next = k + 1 < f->found.len ? &f->found.ptr[k + 1] : NULL;
		put_back_seat(f, &m, next);
		k += put_back_half(f, &m, next);
		f->found.ptr[kept++] = m;
	}
	f->found.len = kept;
	put_back_words(f);
	mend_caucuses(f);
}
