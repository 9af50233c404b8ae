/* SPDX-License-Identifier: MIT */
/*
 * Names that a headline has grown: where every word has a capital, the tagger
 * cannot always see where a name ends ("Varga Announces Nominee", "Wolves Coach
 * Lind").  The article below says which part of it is a name.  Runs over what
 * was settled; what a headline alone says stays as it is.
 */
#include "recognize/recognizer_int.h"

#include "text/map.h"

#include "text/banned.h"

/* Words that may belong to a name, even if the article never says it whole. */
#define OF_PEOPLE (KB_BIT(KB_GIVEN) | KB_BIT(KB_FAMILY))
#define OF_THINGS (OF_PEOPLE | KB_BIT(KB_PLACE) | KB_BIT(KB_ORG) | KB_BIT(KB_DEMONYM) | \
                   KB_BIT(KB_PEOPLE) | KB_BIT(KB_ORG_NOUN) | KB_BIT(KB_PLACE_NOUN) | \
                   KB_BIT(KB_GENERIC) | KB_BIT(KB_EVENT_NOUN) | KB_BIT(KB_DOC_NOUN) | \
                   KB_BIT(KB_CALENDAR) | KB_BIT(KB_OFFICE))

static bool
is_headline(const struct find *f, size_t i)
{
	const struct sentence *s = &f->tokens->sentences[tok(f, i)->sentence];
	size_t n;
	const struct block *blocks = article_blocks(f->article, &n);

	return s->is_title || s->is_caps ||
	       (tok(f, i)->block < n && blocks[tok(f, i)->block].kind == BLOCK_TITLE);
}

static bool
is_thing(const struct mention *m)
{
	return m->kind == KIND_PERSON || m->kind == KIND_ORG || m->kind == KIND_PLACE;
}

/* What the text below the headlines names: phrase -> its first mention; of
 * people by their surname, too. */
static void
learn_body(const struct find *f, struct map *names)
{
	const float sure = 0.6f;

	for (size_t k = 0; k < f->found.len; k++) {
		const struct mention *m = &f->found.ptr[k];
		size_t last = m->first + m->count - 1;
		if (m->form == FORM_NOMINAL || !is_thing(m) || m->score < sure ||
		    is_headline(f, m->first))
			continue;
		uint64_t h = phrase_hash(f, m->first, last + 1);
		map_intern(names, hash_key(&h), (uint32_t)k);
		h = phrase_hash(f, last, last + 1);
		if (m->kind == KIND_PERSON && m->count > 1 && tok_has(f, last, TOKEN_CAPITAL) &&
		    !tok_has(f, last, TOKEN_INITIAL) && !word_is(f, last, KB_BIT(KB_FUNCTION)))
			map_intern(names, hash_key(&h), (uint32_t)k);
	}
}

/* The longest name of the body that begins at token i, up to `end`. */
static size_t
name_at(const struct find *f, const struct map *names, size_t i, size_t end, uint32_t *teacher)
{
	if (tok_has(f, i, TOKEN_POSSESSIVE | TOKEN_HYPHEN))
		return i;
	for (size_t stop = end; stop > i; stop--) {
		if (tok_has(f, stop - 1, TOKEN_POSSESSIVE | TOKEN_HYPHEN))
			continue;
		uint64_t h = phrase_hash(f, i, stop);
		*teacher = map_get(names, hash_key(&h));
		if (*teacher != MAP_NONE)
			return stop;
	}
	return i;
}

/* Is each word either of a name of the body or one that such names are not
 * known to have?  With some of both, since a name alone needs no mending. */
static bool
is_grown(const struct find *f, const struct map *names, const struct mention *m)
{
	uint32_t telling = m->kind == KIND_PERSON ? OF_PEOPLE : OF_THINGS;
	size_t first = m->first;
	size_t end = first + m->count;
	bool has_name = false;
	uint32_t teacher;

	for (size_t i = first; i < end;) {
		size_t stop = name_at(f, names, i, end, &teacher);
		if (stop == end && i == first)
			return false;
		has_name |= stop > i;
		if (stop == i && word_is(f, i, telling))
			return false;
		i = stop > i ? stop : i + 1;
	}
	return has_name;
}

/* "Ada Varga" above a text that has an Ada and a Varga, and no longer name for her:
 * a full name, though it is never said again. */
static bool
is_full(const struct find *f, const struct map *names, const struct mention *m)
{
	const float sure = 0.95f;
	size_t last = m->first + m->count - 1u;
	uint32_t teacher;

	if (m->kind != KIND_PERSON || m->count != 2 || m->score < sure ||
	    name_at(f, names, m->first, last, &teacher) != last)
		return false;
	return f->found.ptr[teacher].kind == KIND_PERSON && f->found.ptr[teacher].count == 1;
}

static void
propose_parts(struct find *f, const struct map *names, struct mention whole)
{
	size_t end = whole.first + whole.count;
	uint32_t teacher;

	for (size_t i = whole.first; i < end;) {
		size_t stop = name_at(f, names, i, end, &teacher);
		if (stop == i) {
			i++;
			continue;
		}
		struct mention t = f->found.ptr[teacher];
		struct mention *m = propose(f, i, stop, t.kind,
		                            t.count > stop - i ? FORM_ALIAS : t.form, RULE_REPEAT,
		                            t.score * 0.9f);
		m->kb = t.kb;
		m->office = i == whole.first && t.kind == KIND_PERSON ? whole.office : NULL;
		i = stop;
	}
}

/* Was this name found by what its words look like? */
static bool
may_have_grown(const struct find *f, const struct mention *m)
{
	bool by_looks = m->rule == RULE_TAGGER || m->rule == RULE_SHAPE || m->rule == RULE_OFFICE;

	return is_thing(m) && by_looks && m->form == FORM_NAME && m->count > 1 &&
	       m->kb == KB_NONE && !m->called.len && (!m->office || m->kind == KIND_PERSON) &&
	       is_headline(f, m->first);
}

/* What countries and people do in headlines, where it has a capital. */
#define DOES "accepts adopts agrees approves attends avoids backs begins blasts blocks boycotts " \
             "breaks calls cancels closes considers defends delays demands ends enters eyes " \
             "faces gets holds hosts ignores joins keeps launches leaves leads loses makes " \
             "marks misses nears opens opposes passes plans postpones pushes quits ratifies " \
             "rejects resumes scraps seeks sees signs skips slams snubs starts stops suspends " \
             "tests threatens urges violates wants weighs welcomes wins withdraws"

/* "Fiji Hosts Pacific Summit": a meeting or an agreement begins behind what is done to
 * it, and who does it may be a place. */
static void
cut_deed(struct find *f, size_t k)
{
	struct mention m = f->found.ptr[k];
	size_t end = (size_t)m.first + m.count;
	size_t verb = m.first;

	while (verb + 1 < end && !tok_in(f, verb, DOES))
		verb++;
	if (verb + 1 >= end || verb == m.first || !tok_has(f, verb, TOKEN_CAPITAL) ||
	    word_is(f, verb, KB_BIT(KB_FAMILY)))
		return;
	lose(f, &m);
	f->found.ptr[k].first = (uint32_t)verb + 1;
	f->found.ptr[k].count = (uint32_t)(end - verb - 1);
	f->found.ptr[k].at = span_from_to(tok(f, verb + 1)->at.off, span_end(m.at));
	if (m.kind == KIND_EVENT)
		f->found.ptr[k].event = event_facts(f, verb + 1, end);
	else
		f->found.ptr[k].document = document_facts(f, verb + 1, end, STR_EMPTY);
	struct match who = match_at(f, m.first, KB_BIT(KB_PLACE));
	if (who.count == verb - m.first) {
		struct mention *place = propose(f, m.first, verb, KIND_PLACE, FORM_NAME,
		                                RULE_GAZETTEER, m.score);
		place->kb = who.alias.entry;
	}
}

static void
cut_deeds(struct find *f)
{
	size_t n = f->found.len;

	for (size_t k = 0; k < n; k++) {
		const struct mention *m = &f->found.ptr[k];
		if ((m->kind == KIND_EVENT || m->kind == KIND_DOCUMENT) && m->count > 2 &&
		    m->kb == KB_NONE && m->form != FORM_NOMINAL && !m->called.len &&
		    is_headline(f, m->first))
			cut_deed(f, k);
	}
}

/* Names that the body says in parts. */
static void
part_grown(struct find *f)
{
	size_t n = f->found.len;
	size_t first = 0; /* that may have grown: most articles have none */
	struct map names;

	while (first < n && !may_have_grown(f, &f->found.ptr[first]))
		first++;
	if (first == n)
		return;
	map_init(&names);
	learn_body(f, &names);
	for (size_t k = first; k < n; k++) {
		struct mention m = f->found.ptr[k];
		if (!may_have_grown(f, &m) || !is_grown(f, &names, &m) ||
		    is_full(f, &names, &m))
			continue;
		propose_parts(f, &names, m);
		lose(f, &f->found.ptr[k]);
		f->found.ptr[k].count = 0; /* marks it as out until all have asked */
	}
	map_release(&names);
	size_t kept = 0;
	for (size_t k = 0; k < f->found.len; k++)
		if (f->found.ptr[k].count)
			f->found.ptr[kept++] = f->found.ptr[k];
	f->found.len = kept;
}

void
mend_titles(struct find *f)
{
	cut_deeds(f);
	part_grown(f);
}
