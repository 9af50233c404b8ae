/* SPDX-License-Identifier: MIT */
/*
 * Proposals: how a recognizer says "tokens 4 to 6 name a person".  The span is
 * made here, so that what is no part of a name is cut off its ends in one place:
 * possessives, hyphens, "region".
 */
#include "recognize/recognizer_int.h"

#include <assert.h>

#include "text/banned.h"

/* "Asia-Pacific region", "Great Lakes region": an area that the tables call so. */
static bool
is_area(const struct find *f, size_t first, size_t end)
{
	struct match m = match_at(f, first, KB_BIT(KB_PLACE));
	struct kb_entry e;

	if (first + m.count != end)
		return false;
	kb_entry(m.alias.entry, &e);
	return str_eq(e.type, STR_LIT("area"));
}

/* "Cusco region", "Lagos state": what kind of area it is, in lower case, is no
 * part of the name; of "Arab states" and "Andean region" it is. */
static bool
is_area_noun(const struct find *f, size_t first, size_t last)
{
	const uint32_t peoples = KB_BIT(KB_DEMONYM) | KB_BIT(KB_PEOPLE);

	return tok_in(f, last, "region state states district department county countries") &&
	       !tok_has(f, last, TOKEN_CAPITAL) && tok_has(f, last - 1, TOKEN_CAPITAL) &&
	       !word_is(f, first, peoples) && !is_area(f, first, last + 1);
}

struct mention *
propose(struct find *f, size_t first, size_t end, enum kind kind, enum form form,
        enum rule rule, float score)
{
	assert(first < end && end <= f->tokens->len);
	while (first + 1 < end && tok_has(f, first, TOKEN_POSSESSIVE))
		first++;
	while (end > first + 1 &&
	       tok_has(f, end - 1, TOKEN_POSSESSIVE | TOKEN_HYPHEN | TOKEN_QUOTE))
		end--;
	if (kind == KIND_PLACE && end > first + 1 && is_area_noun(f, first, end - 1))
		end--;
	const struct token *a = tok(f, first);
	const struct token *b = tok(f, end - 1);
	size_t nblock;
	const struct block *blocks = article_blocks(f->article, &nblock);
	struct mention m = {
		.at = span_from_to(a->at.off, span_end(b->at)),
		.first = (uint32_t)first,
		.count = (uint32_t)(end - first),
		.kind = kind,
		.form = form,
		.rule = rule,
		.score = score,
		.is_furniture = a->block < nblock &&
		                blocks[a->block].kind == BLOCK_FURNITURE,
		.kb = KB_NONE,
		.called = STR_EMPTY,
		.defined = MENTION_NONE,
	};

	vec_push(&f->found, m);
	if (kind == KIND_DATE)
		f->date_at[first] = (uint32_t)f->found.len;
	for (size_t i = first; kind == KIND_PERSON && i < end; i++)
		f->person_at[i] = (uint32_t)f->found.len;
	return &vec_last(&f->found);
}

bool
is_full_name(const struct find *f, size_t first, size_t end)
{
	for (size_t i = first + 1; i < end; i++)
		if (tok_has(f, i, TOKEN_SPACE) && tok_has(f, i, TOKEN_WORD))
			return true;
	return false;
}

bool
is_person_at(const struct find *f, size_t i)
{
	return f->person_at[i] != 0;
}

const struct mention *
date_from(const struct find *f, size_t i)
{
	return i < f->tokens->len && f->date_at[i] ? &f->found.ptr[f->date_at[i] - 1] : NULL;
}

struct office_fact *
new_office(struct find *f, struct str office, kb_id of, size_t first, size_t end)
{
	struct office_fact *o = ARENA_NEW(f->arena, struct office_fact);

	o->office = office;
	o->of = of;
	o->at = first < end ? span_from_to(tok(f, first)->at.off,
	                                   span_end(tok(f, end - 1)->at))
	                    : SPAN_NONE;
	for (size_t i = first; i < end; i++)
		o->is_former |= tok_in(f, i, "former ex then late");
	return o;
}
