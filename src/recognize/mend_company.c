/* SPDX-License-Identifier: MIT */
/*
 * Companies: two of them are not one, nor one and the sentence behind it; and the
 * first word of a company's name stands for it, if it is nothing else ("Palomar" of an
 * article about Palomar Energy): no word of the tables, of the language, of somebody's
 * name or of another company's.  The tagger, which never met it, takes it for a place
 * here and a person there, or for nothing.  Runs over what was settled.
 */
#include "recognize/recognizer_int.h"

#include "text/map.h"

#include "text/banned.h"

/* What the word may be instead. */
#define SOMETHING_ELSE (~(KB_BIT(KB_FAMILY)))

/* ------------------------------------------------------------------ two in one */

static bool
ends_company(const struct find *f, size_t i)
{
	return kb_ends_company(tok_text(f, i));
}

/* Where a company ends inside what was taken for one: before the "and" of "Granite
 * Bank and Falcon Group Ltd", behind the "Inc." of "Harbour Foods, Inc. Shares of
 * Meridian"; the end of all of it if it is one. */
static size_t
first_end(const struct find *f, const struct mention *m)
{
	size_t end = (size_t)m->first + m->count;

	for (size_t i = (size_t)m->first + 1; i + 1 < end; i++) {
		bool is_name = tok_has(f, i + 1, TOKEN_CAPITAL) && !ends_company(f, i + 1);
		if (is_name && i + 2 < end && tok_is(f, i, "and") && ends_company(f, i - 1) &&
		    ends_company(f, end - 1))
			return i;
		if (is_name && tok_has(f, i, TOKEN_DOT) && kb_is_form(tok_text(f, i)))
			return i + 1;
	}
	return end;
}

static void
part_companies(struct find *f)
{
	size_t n = f->found.len;
	bool any = false;

	for (size_t k = 0; k < n; k++) {
		struct mention m = f->found.ptr[k];
		size_t end = (size_t)m.first + m.count;
		if (m.kind != KIND_ORG || m.count < 4 || m.kb != KB_NONE || m.called.len)
			continue;
		size_t stop = first_end(f, &m);
		if (stop == end)
			continue;
		lose(f, &m);
		f->found.ptr[k].count = (uint32_t)(stop - m.first);
		f->found.ptr[k].at = span_from_to(m.at.off, span_end(tok(f, stop - 1)->at));
		if (tok_is(f, stop, "and"))
			(void)propose(f, stop + 1, end, KIND_ORG, FORM_NAME, m.rule, m.score);
		any = true;
	}
	if (any)
		settle(f);
}

/* ------------------------------------------------------------------ first words */

/* A company that its first word may stand for. */
static bool
is_long_name(const struct find *f, const struct mention *m)
{
	enum { LEAST = 4, WORDS = 6 };
	const float sure = 0.6f;

	return m->kind == KIND_ORG && m->form == FORM_NAME && m->kb == KB_NONE && !m->office &&
	       !m->called.len && m->count > 1 && m->count <= WORDS && m->score >= sure &&
	       tok(f, m->first)->at.len >= LEAST && tok_has(f, m->first, TOKEN_CAPITAL) &&
	       !tok_has(f, m->first, TOKEN_ALL_CAPS | TOKEN_DOT) &&
	       tok_has(f, m->first + 1, TOKEN_SPACE) && !word_is(f, m->first, SOMETHING_ELSE) &&
	       !occurs_plain(f, m->first) && ends_company(f, m->first + m->count - 1u);
}

/* "Meridian Foods" and "Meridian Foods PLC". */
static bool
is_same_company(const struct find *f, const struct mention *a, const struct mention *b)
{
	uint32_t n = a->count < b->count ? a->count : b->count;

	return phrase_hash(f, a->first, a->first + n) == phrase_hash(f, b->first, b->first + n);
}

/* What first words stand for: twin -> mention; MENTION_NONE - 1 where it is not one
 * thing alone. */
static void
learn_firsts(const struct find *f, struct map *firsts)
{
	const uint32_t nothing = MENTION_NONE - 1;

	for (size_t k = 0; k < f->found.len; k++) {
		const struct mention *m = &f->found.ptr[k];
		struct str key = hash_key(&tok(f, m->first)->hash);
		if (!is_long_name(f, m))
			continue;
		uint32_t other = map_intern(firsts, key, (uint32_t)k);
		if (other != nothing && other != k && !is_same_company(f, m, &f->found.ptr[other]))
			map_set(firsts, key, nothing);
	}
	for (size_t k = 0; k < f->found.len && firsts->len; k++) {
		const struct mention *m = &f->found.ptr[k];
		for (uint32_t i = m->first; i < m->first + m->count; i++) {
			struct str key = hash_key(&tok(f, i)->hash);
			/* "Ann Palomar", "Palomar Bay": somebody's, or a place's. */
			if (m->count > 1 && m->form != FORM_NOMINAL &&
			    (m->kind == KIND_PERSON || m->kind == KIND_PLACE) &&
			    map_get(firsts, key) != MAP_NONE)
				map_set(firsts, key, nothing);
		}
	}
}

/* Does a longer name begin or end here that nobody found: "Mount Palomar"? */
static bool
is_in_longer(const struct find *f, const uint32_t *owner, size_t i)
{
	const uint32_t role = KB_BIT(KB_OFFICE) | KB_BIT(KB_TITLE) | KB_BIT(KB_CALENDAR);
	bool is_behind = tok_follows(f, i) && !owner[i - 1] && tok_is_name(f, i - 1) &&
	                 !tok_has(f, i - 1, TOKEN_FIRST);
	bool is_before = tok_follows(f, i + 1) && !owner[i + 1] && tok_is_name(f, i + 1) &&
	                 !word_is(f, i + 1, role);

	return is_behind || is_before ||
	       (i > 0 && !owner[i - 1] && tok_follows(f, i) &&
	        word_is(f, i - 1, KB_BIT(KB_TITLE)));
}

/* Nobody knows better what it is here. */
static bool
is_open(const struct mention *m)
{
	return (m->kind == KIND_PERSON || m->kind == KIND_PLACE || m->kind == KIND_ORG) &&
	       m->count == 1 && m->kb == KB_NONE && !m->office && !m->called.len &&
	       m->form != FORM_NOMINAL &&
	       (m->rule == RULE_TAGGER || m->rule == RULE_SHAPE || m->rule == RULE_REPEAT);
}

static void
stand_for(struct find *f, size_t i, uint32_t owner, const struct mention *longer)
{
	const float less = 0.9f;
	struct mention *m;

	if (!owner) {
		(void)propose(f, i, i + 1, KIND_ORG, FORM_ALIAS, RULE_REPEAT, longer->score * less);
		return;
	}
	m = &f->found.ptr[owner - 1];
	if (!is_open(m) || m->kind == KIND_ORG)
		return;
	m->score = longer->score * less;
	m->kind = KIND_ORG;
	m->form = FORM_ALIAS;
	m->rule = RULE_REPEAT;
}

static void
follow_firsts(struct find *f)
{
	size_t n = f->found.len;
	struct map firsts;
	uint32_t *owner; /* one a token: mention + 1 */

	map_init(&firsts);
	learn_firsts(f, &firsts);
	if (!firsts.len) {
		map_release(&firsts);
		return;
	}
	owner = ARENA_ARRAY(f->scratch, f->tokens->len + 2, uint32_t);
	for (size_t k = 0; k < n; k++)
		for (uint32_t i = 0; i < f->found.ptr[k].count; i++)
			owner[f->found.ptr[k].first + i] = (uint32_t)k + 1;
	for (size_t i = 0; i < f->tokens->len; i++) {
		if (!tok_has(f, i, TOKEN_CAPITAL))
			continue;
		uint32_t k = map_get(&firsts, hash_key(&tok(f, i)->hash));
		if (k >= MENTION_NONE - 1 || (owner[i] && f->found.ptr[owner[i] - 1].count > 1) ||
		    is_in_longer(f, owner, i))
			continue;
		struct mention longer = f->found.ptr[k];
		stand_for(f, i, owner[i], &longer);
	}
	map_release(&firsts);
	settle(f);
}

void
mend_companies(struct find *f)
{
	part_companies(f);
	follow_firsts(f);
}
