/* SPDX-License-Identifier: MIT */
/*
 * Evidence: the trained tagger.  It runs when the rules have settled, sees
 * what they found, and decides where people, organizations and places are
 * named; what the rules know of a name (its row in the tables, an office, an
 * acronym's long form) moves to the name as the tagger cuts it.  Meetings,
 * agreements, dates and descriptions stay with the rules.
 */
#include "recognize/tagger_int.h"

#include "text/fold.h"

#include "text/banned.h"

/* Measured on worldwide-train, ours and others' gold. */
#define SURE_ORG 0.5f        /* below, an organization needs a rule beside it */
#define SURE_NAME 0.4f        /* below, any name does */

enum { FEW_NAMES = 1000 }; /* of an article, that a doubtful one is compared with */

static void
propose_name(struct find *f, const struct tagged *n)
{
	struct match row = match_at(f, n->first, CLASSES);
	size_t count = n->end - n->first;
	bool is_row = row.count == count && n->kind != KIND_PERSON &&
	              (row.alias.class == KB_ORG) == (n->kind == KIND_ORG);
	bool is_same = n->facts.count == count && n->facts.first == n->first;
	enum form form = FORM_NAME;

	if (!row.count && tok_is(f, n->first, "the")) {
		row = match_at(f, n->first + 1, CLASSES);
		is_row = row.count + 1 == count && (row.alias.class == KB_ORG) == (n->kind == KIND_ORG);
	}
	if (is_same)
		form = n->facts.form;
	else if (n->kind == KIND_PERSON ? count == 1 : is_row && !(row.alias.flags & KB_IS_NAME))
		form = FORM_ALIAS;
	struct mention *m = propose(f, n->first, n->end, (enum kind)n->kind, form, RULE_TAGGER,
	                            n->score);
	if (is_row)
		m->kb = row.alias.entry;
	if (is_same) {
		m->kb = n->facts.kb;
		m->rule = n->facts.rule;
		m->score = n->facts.score > n->score ? n->facts.score : n->score;
	}
	m->office = n->facts.office;
}

/* "Petersburg" after "St. Petersburg": the article has the word at the end of a
 * place, and the tagger is not sure of somebody called so; MENTION_NONE if not. */
static uint32_t
place_called(const struct find *f, const struct tagged *n)
{
	size_t many = f->found.len < FEW_NAMES ? f->found.len : FEW_NAMES;

	if (n->kind != KIND_PERSON || n->end != n->first + 1 || n->score >= SURE_KIND ||
	    n->facts.count)
		return MENTION_NONE;
	for (size_t k = 0; k < many; k++) {
		const struct mention *m = &f->found.ptr[k];
		if (m->kind == KIND_PLACE && m->count > 1 &&
		    tok(f, m->first + m->count - 1)->hash == tok(f, n->first)->hash)
			return (uint32_t)k;
	}
	return MENTION_NONE;
}

/* Organizations that no rule supports are the tagger's weak side. */
static bool
is_sure(const struct tagged *n)
{
	return n->facts.count || n->score >= (n->kind == KIND_ORG ? SURE_ORG : SURE_NAME);
}

static void
propose_tagged(struct find *f, const struct tagged *n)
{
	uint32_t place = place_called(f, n);

	if (place != MENTION_NONE) {
		kb_id kb = f->found.ptr[place].kb;
		propose(f, n->first, n->end, KIND_PLACE, FORM_ALIAS, RULE_REPEAT, n->score)->kb = kb;
	} else if (is_sure(n)) {
		propose_name(f, n);
	}
}

/* All that the tagger named, whoever wins: it speaks for what is like it. */
static void
keep_for_explain(struct tagging *g)
{
	struct find *f = g->f;

	for (size_t k = 0; f->losers && k < g->names.len; k++) {
		const struct tagged *n = &g->names.ptr[k];
		lose(f, propose(f, n->first, n->end, (enum kind)n->kind, FORM_NAME, RULE_TAGGER,
		                n->score));
		f->found.len--;
	}
}

/* Names of several words under which somebody stands in the article. */
static void
list_persons(const struct tagging *g, struct map *persons)
{
	const struct find *f = g->f;
	uint64_t h;

	for (size_t k = 0; k < f->found.len; k++) {
		const struct mention *m = &f->found.ptr[k];
		if (m->kind != KIND_PERSON || m->form != FORM_NAME || m->count < 2)
			continue;
		h = phrase_hash(f, m->first, m->first + m->count);
		map_intern(persons, hash_key(&h), 1);
	}
	for (size_t k = 0; k < g->names.len; k++) {
		const struct tagged *n = &g->names.ptr[k];
		if (n->kind != KIND_PERSON || n->is_out || n->end < n->first + 2)
			continue;
		h = phrase_hash(f, n->first, n->end);
		map_intern(persons, hash_key(&h), 1);
	}
}

/* What a company may be called: its name without the legal form, if it has one,
 * and the beginnings of that. */
static void
list_company(const struct find *f, size_t first, size_t end, struct map *companies)
{
	size_t stem = end;
	uint64_t h;

	while (tag_ends_in_form(f, first, stem))
		stem--;
	if (stem == end)
		return;
	for (; stem > first; stem--) {
		h = phrase_hash(f, first, stem);
		map_intern(companies, hash_key(&h), 1);
	}
}

static void
list_companies(const struct tagging *g, struct map *companies)
{
	const struct find *f = g->f;

	for (size_t k = 0; k < f->found.len; k++) {
		const struct mention *m = &f->found.ptr[k];
		if (m->kind == KIND_ORG)
			list_company(f, m->first, m->first + m->count, companies);
	}
	for (size_t k = 0; k < g->names.len; k++) {
		const struct tagged *n = &g->names.ptr[k];
		if (n->kind == KIND_ORG && !n->is_out)
			list_company(f, n->first, n->end, companies);
	}
}

/* "Halvorsen Marine ASA" makes "Halvorsen Marine" and "Halvorsen" the company,
 * unless the article names somebody of that surname in full. */
static void
follow_companies(struct tagging *g)
{
	const struct find *f = g->f;
	struct map companies;
	struct map surnames;
	uint64_t h;

	map_init(&companies);
	map_init(&surnames);
	list_companies(g, &companies);
	for (size_t k = 0; k < g->names.len && companies.len; k++) {
		const struct tagged *n = &g->names.ptr[k];
		if (n->kind != KIND_PERSON || n->end < n->first + 2)
			continue;
		h = phrase_hash(f, n->end - 1, n->end);
		map_intern(&surnames, hash_key(&h), 1);
	}
	for (size_t k = 0; k < g->names.len && companies.len; k++) {
		struct tagged *n = &g->names.ptr[k];
		h = phrase_hash(f, n->first, n->end);
		if (n->kind == KIND_PERSON && !n->is_out && !n->facts.office &&
		    map_get(&companies, hash_key(&h)) != MAP_NONE &&
		    (n->end > n->first + 1 || map_get(&surnames, hash_key(&h)) == MAP_NONE))
			n->kind = KIND_ORG;
	}
	map_release(&companies);
	map_release(&surnames);
}

/* Whom the tagger took once for a body no table has is the person he is
 * elsewhere. */
static void
follow_persons(struct tagging *g)
{
	const struct find *f = g->f;
	struct map persons;

	map_init(&persons);
	list_persons(g, &persons);
	for (size_t k = 0; k < g->names.len; k++) {
		struct tagged *n = &g->names.ptr[k];
		if (n->kind != KIND_ORG || n->is_out || n->facts.count || n->end < n->first + 2 ||
		    match_at(f, n->first, KB_BIT(KB_ORG)).count ||
		    word_is(f, n->end - 1, KB_BIT(KB_ORG_NOUN) | KB_BIT(KB_PLACE_NOUN)))
			continue;
		uint64_t h = phrase_hash(f, n->first, n->end);
		if (map_get(&persons, hash_key(&h)) != MAP_NONE)
			n->kind = KIND_PERSON;
	}
	map_release(&persons);
}

/* "Sierra Leonean", "Papua" of "Papua New Guinean": a people's name is no place. */
static bool
is_people(const struct find *f, const struct tagged *n)
{
	size_t count = n->end - n->first;
	struct match m = match_at(f, n->first, KB_BIT(KB_DEMONYM) | KB_BIT(KB_PEOPLE));

	return n->kind != KIND_PERSON && m.count > 1 && m.count >= count &&
	       match_at(f, n->first, CLASSES).count < m.count;
}

/* "Chief of Army Staff": a word in the middle of an office is no body. */
static bool
is_in_office(const struct find *f, const struct tagged *n)
{
	enum { MOST_BEFORE = 3 };

	for (size_t k = n->first; k > 0 && n->first - k < MOST_BEFORE && tok_joined(f, k - 1, n->first); k--) {
		struct match m = match_at(f, k - 1, KB_BIT(KB_OFFICE));
		if (m.count && m.first + m.count > n->end)
			return !match_at(f, n->first, KB_BIT(KB_PLACE) | KB_BIT(KB_ORG)).count;
	}
	return false;
}

/* "Leaders' Declaration": what is signed is no body that signs. */
static bool
is_paper(const struct find *f, const struct tagged *n)
{
	return n->kind == KIND_ORG && n->end > n->first + 1 &&
	       tok_in(f, n->end - 1, "declaration communique communiqué treaty accord protocol");
}

static void
merge(struct tagging *g)
{
	struct find *f = g->f;
	size_t kept = 0;

	for (size_t k = 0; k < f->found.len; k++) {
		struct mention m = f->found.ptr[k];
		if (tag_weigh(g, &m))
			f->found.ptr[kept++] = m;
		else
			lose(f, &m);
	}
	f->found.len = kept;
	keep_for_explain(g);
	follow_companies(g);
	follow_persons(g);
	for (size_t k = 0; k < g->names.len; k++) {
		const struct tagged *n = &g->names.ptr[k];
		if (!n->is_out && !is_people(f, n) && !is_in_office(f, n) && !is_paper(f, n))
			propose_tagged(f, n);
	}
}

static bool
is_defined(const struct find *f, struct span acronym)
{
	for (size_t k = 0; k < f->definitions.len; k++)
		if (f->definitions.ptr[k].acronym.off == acronym.off)
			return true;
	return false;
}

/* Does the word of token i stand anywhere else, and not in brackets? */
static bool
stands_free(const struct find *f, size_t i)
{
	for (size_t k = 1; k < f->tokens->len; k++)
		if (f->twins[k] == f->twins[i] && k != i && !tok_has(f, k - 1, TOKEN_OPEN))
			return true;
	return false;
}

/* A word that no table knows, named by no rule. */
static bool
is_unknown_word(const struct find *f, const struct mention *m)
{
	return m->count == 1 && m->kb == KB_NONE && (int)m->kind < TAG_KINDS && !m->office &&
	       !word_is(f, m->first, CLASSES | KB_BIT(KB_DEMONYM) | KB_BIT(KB_PEOPLE));
}

/*
 * "Federation of Seed Keepers of the Altiplano (FESA)": behind an organization
 * one word in brackets that begins like it, in capitals or not ("Fisheries
 * Authority of Namibia (Fian)").  The rule for acronyms wants every letter to
 * be the first of a word; knowing the name, this may be content with the first.
 * "State Committee for National Security (GKNB)" has the letters of another
 * language: that the article goes on to use them must do.  "Declaration on the
 * Conduct of Parties in the South China Sea (DOC)" stops before its end.  `next` is the
 * mention behind the organization, or NULL.
 */
static bool
has_short_name(const struct find *f, const struct mention *org, const struct mention *next)
{
	size_t open = org->first + org->count;
	bool is_paper = org->kind == KIND_DOCUMENT;

	if ((org->kind != KIND_ORG && !is_paper) || org->count < 3 || !tok_joined(f, org->first, open + 2) ||
	    !tok_has(f, open, TOKEN_OPEN) || !tok_has(f, open + 2, TOKEN_CLOSE) ||
	    !tok_has(f, open + 1, TOKEN_CAPITAL) ||
	    word_is(f, open + 1, CLASSES | KB_BIT(KB_DEMONYM) | KB_BIT(KB_PEOPLE)) ||
	    is_defined(f, tok(f, open + 1)->at))
		return false;
	if (is_paper && !tok_has(f, open + 1, TOKEN_ALL_CAPS))
		return false;
	if (*tok_text(f, org->first).ptr != *tok_text(f, open + 1).ptr &&
	    !(tok_has(f, open + 1, TOKEN_ALL_CAPS) && stands_free(f, open + 1)))
		return false;
	if (!next || next->first != open + 1)
		return true;
	return is_unknown_word(f, next) &&
	       (next->kind == KIND_ORG || !tok_has(f, open + 1, TOKEN_ALL_CAPS));
}

/* "Common Front for Congo (FCC)": are these the initials, in whatever order? */
static bool
are_initials(const struct find *f, const struct mention *org, struct str acronym)
{
	uint32_t left = 0; /* bits: letters of the acronym that no word begins with */
	size_t n = 0;

	for (size_t i = 0; i < acronym.len; i++)
		left |= 1u << i;
	for (size_t i = org->first; i < (size_t)org->first + org->count; i++) {
		if (!tok_has(f, i, TOKEN_CAPITAL))
			continue;
		size_t k = 0;
		while (k < acronym.len && !((left & 1u << k) && acronym.ptr[k] == *tok_text(f, i).ptr))
			k++;
		if (k == acronym.len)
			return false;
		left &= ~(1u << k);
		n++;
	}
	return left == 0 && n > 2;
}

/* Of the tables: an organization, or a meeting. */
static bool
is_known_acronym(const struct mention *m)
{
	return m->kind == KIND_ORG ? m->kb != KB_NONE
	                           : m->kind == KIND_EVENT && m->event && m->event->series != KB_NONE;
}

/*
 * "Reporters Without Borders (RSF)", where the tables know another RSF: what the
 * article defines it means, if it begins like it and is used again, or has the
 * same initials.  So does "Arab Monetary Mission (AMM)", when the tables know a
 * meeting of these initials.
 */
static bool
takes_known_acronym(const struct find *f, const struct mention *org, const struct mention *next)
{
	enum { LONGEST = 8 };
	size_t open = org->first + org->count;

	if (org->kind != KIND_ORG || org->count < 3 || !next || next->first != open + 1 ||
	    next->count != 1 || !is_known_acronym(next) || next->kb == org->kb || next->called.len || next->at.len > LONGEST ||
	    next->at.len < 3 || !tok_joined(f, org->first, open + 2) ||
	    !tok_has(f, open, TOKEN_OPEN) || !tok_has(f, open + 2, TOKEN_CLOSE) ||
	    !tok_has(f, open + 1, TOKEN_ALL_CAPS))
		return false;
	if (next->kind != KIND_EVENT && is_defined(f, tok(f, open + 1)->at))
		return false;
	return are_initials(f, org, tok_text(f, open + 1)) ||
	       (next->kind != KIND_EVENT && *tok_text(f, org->first).ptr == *tok_text(f, open + 1).ptr &&
	        stands_free(f, open + 1));
}

/* Mentions of an acronym are no longer the row of the tables. */
static void
forget_row(struct find *f, size_t acronym)
{
	for (size_t i = 0; i < f->found.len; i++) {
		struct mention *m = &f->found.ptr[i];
		if (m->count == 1 && f->twins[m->first] == f->twins[acronym] && !m->called.len) {
			m->kind = KIND_ORG;
			m->event = NULL;
			m->kb = KB_NONE;
			m->form = FORM_ALIAS;
		}
	}
}

/* Short names of organizations, wherever they stand; those that nobody found
 * are found by the look for repeats. */
static void
define_short_names(struct find *f)
{
	for (size_t k = 0; k < f->found.len; k++) {
		const struct mention *org = &f->found.ptr[k];
		const struct mention *next = k + 1 < f->found.len ? org + 1 : NULL;
		size_t at = org->first + org->count + 1;
		if (takes_known_acronym(f, org, next)) {
			if (!is_defined(f, tok(f, at)->at))
				define_acronym(f, org->at, tok(f, at)->at);
			forget_row(f, at);
		}
		if (!has_short_name(f, org, next))
			continue;
		bool is_paper = org->kind == KIND_DOCUMENT;
		define_acronym(f, org->at, tok(f, at)->at);
		for (size_t i = 0; i < f->found.len; i++) {
			struct mention *m = &f->found.ptr[i];
			if (!is_unknown_word(f, m) || tok(f, m->first)->hash != tok(f, at)->hash)
				continue;
			m->kind = is_paper ? KIND_DOCUMENT : KIND_ORG;
			m->form = FORM_ALIAS;
			if (is_paper)
				m->document = document_facts(f, m->first, m->first + 1, STR_EMPTY);
		}
	}
}

/* Its tables, with a row a token, go before anything else is looked for. */
static void
tag(struct find *f)
{
	const struct tag_model *m = tag_model();
	struct arena *outer = f->scratch;
	struct arena own;
	struct tag_text text;
	struct tagging g = {.f = f}; /* no names yet */

	arena_init(&own);
	f->scratch = &own;
	g.labels = ARENA_ARRAY(&own, f->tokens->len + 1, uint8_t);
	g.likely = ARENA_ARRAY(&own, f->tokens->len + 1, float);
	g.name_of = ARENA_ARRAY(&own, f->tokens->len + 1, uint32_t);
	tag_text_init(&text, f);
	tag_score(m, &text);
	tag_decode(m, &text, g.labels, NULL);
	tag_text_vote(&text, g.labels);
	tag_decode(m, &text, g.labels, g.likely);
	tag_collect(&g);
	merge(&g);
	vec_release(&g.names);
	f->scratch = outer;
	arena_release(&own);
}

void
find_tagged(struct find *f)
{
	tag(f);
	f->is_tagged = true;
	settle(f);
	mend_edges(f);
	mend_bodies(f);
	mend_documents(f);
	settle(f);
	define_short_names(f);
	mend_titles(f);
	settle(f);
	mend_called(f);
	find_repeats(f);
	settle(f);
	mend_companies(f);
	mend_calendar_names(f);
	mend_persons(f);
	settle(f);
	find_small(f);
	settle(f);
	mend_meetings(f);
	mend_storms(f);
}
