/* SPDX-License-Identifier: MIT */
/*
 * "“HH”, as he is known at home", "AKD, as Dissanayake is called", "the prime minister,
 * known as HH": what stands there is somebody's name, though the tagger has it for a
 * body or for nothing.  Whose it is, is
 * seen when people are joined (entity/coref_other_names.c).
 */
#include "recognize/recognizer_int.h"

#include "text/fold.h"

#include "text/banned.h"

/* "Is widely known", "was called"; but not "is known to", "is known for". */
static bool
says_called(const struct find *f, size_t t)
{
	enum { REACH = 3 };

	if (!tok_in(f, t, "is was"))
		return false;
	for (size_t end = t + 1 + REACH; ++t < end && t < f->tokens->len;)
		if (tok_in(f, t, "known called nicknamed dubbed"))
			return !tok_in(f, t + 1, "to for as");
	return false;
}

/* "He", "Odinga", "the foreign minister": behind whom it must be said, or t if that is
 * nobody ("as the BBC is known"). */
static size_t
behind_whom(const struct find *f, size_t t)
{
	enum { WORDS = 4 };
	size_t end = t;

	if (tok_in(f, t, "he she"))
		return t + 1;
	if (tok_in(f, t, "mr mr. mrs mrs. ms ms. dr dr."))
		end = ++t;
	for (size_t k = 0; k < f->found.len; k++) {
		const struct mention *m = &f->found.ptr[k];
		if (m->first == t && m->kind == KIND_PERSON)
			return t + m->count;
	}
	while (end < t + WORDS && end < f->tokens->len && !tok_in(f, end, "is was"))
		end++;
	return tok_is(f, t, "the") && word_is(f, end - 1, KB_BIT(KB_OFFICE)) ? end : t;
}

/* Where the name begins that ends before token `end`: one word in capitals, or two. */
static size_t
begin_of(const struct find *f, size_t end)
{
	enum { WORDS = 2 };
	size_t i = end;

	while (i > 0 && end - i < WORDS && tok_has(f, i - 1, TOKEN_CAPITAL) &&
	       tok_has(f, i - 1, TOKEN_WORD) && (i == end || tok_joined(f, i - 1, i)) &&
	       !tok_in(f, i - 1, "the a an but and he she it"))
		i--;
	return i;
}

/* The mention of just these tokens, or NULL; *is_free: none has any of them. */
static struct mention *
mention_at(struct find *f, size_t first, size_t end, bool *is_free)
{
	*is_free = true;
	for (size_t k = 0; k < f->found.len; k++) {
		struct mention *m = &f->found.ptr[k];
		if (m->first >= end || m->first + (size_t)m->count <= first)
			continue;
		*is_free = false;
		return m->first == first && m->first + (size_t)m->count == end ? m : NULL;
	}
	return NULL;
}

/* Where the name ends that begins at token t: one word in capitals, or two. */
static size_t
end_of(const struct find *f, size_t t)
{
	enum { WORDS = 2 };
	size_t i = t;

	while (i < f->tokens->len && i - t < WORDS && tok_has(f, i, TOKEN_CAPITAL) &&
	       tok_has(f, i, TOKEN_WORD) && (i == t || tok_joined(f, i - 1, i)) &&
	       !tok_in(f, i, "the a an"))
		i++;
	return i;
}

/* "The FARC leader", "its new leader", with the office at t: not just any. */
static bool
is_definite(const struct find *f, size_t t)
{
	enum { REACH = 3 };

	for (size_t end = t; t > 0 && end - t < REACH; t--)
		if (tok_in(f, t - 1, "the its their his her"))
			return true;
	return false;
}

/* Does a person's name end before token `end`, or the words of an office: "the crown
 * prince", "the leader of the Harbour Union (HU)"? */
static bool
is_somebody_before(const struct find *f, size_t end)
{
	enum { REACH = 12 };

	for (size_t k = 0; k < f->found.len; k++) {
		const struct mention *m = &f->found.ptr[k];
		if (m->kind == KIND_PERSON && m->first + (size_t)m->count == end)
			return true;
	}
	for (size_t t = end; t > 0 && end - t < REACH && !tok_in(f, t - 1, ", ; : ."); t--)
		if (word_is(f, t - 1, KB_BIT(KB_OFFICE)) && (t == end || tok_is(f, t, "of")))
			return is_definite(f, t - 1);
	return false;
}

/* "…, better known as NAME" with "known" at t: where NAME begins; t if that is not
 * said of somebody. */
static size_t
called_from(const struct find *f, size_t t)
{
	enum { QUOTES_AND_NAME = 3 };
	size_t i = t;

	if (t + QUOTES_AND_NAME >= f->tokens->len || !tok_is(f, t, "known") ||
	    !tok_is(f, t + 1, "as"))
		return t;
	while (i > 0 && tok_in(f, i - 1, "better best also widely popularly commonly simply "
	                                 "generally universally who is was"))
		i--;
	if (i < 2 || !tok_in(f, i - 1, ", (") || !is_somebody_before(f, i - 1))
		return t;
	return t + 2 + tok_has(f, t + 2, TOKEN_QUOTE);
}

/* Nothing of the tables, nor of the user: the tagger's guess, here and elsewhere. */
static void
make_person(struct find *f, size_t first, size_t end)
{
	uint64_t name = phrase_hash(f, first, end);

	for (size_t k = 0; k < f->found.len; k++) {
		struct mention *m = &f->found.ptr[k];
		if ((m->kind != KIND_ORG && m->kind != KIND_PLACE) || m->kb != KB_NONE || m->called.len ||
		    m->count != end - first ||
		    phrase_hash(f, m->first, (size_t)m->first + m->count) != name)
			continue;
		m->kind = KIND_PERSON;
		m->form = FORM_ALIAS;
	}
}

/* These tokens are somebody's name, unless they are part of something else. */
static bool
take_name(struct find *f, size_t first, size_t end)
{
	bool is_free;
	const struct mention *m = mention_at(f, first, end, &is_free);

	if (m || is_free)
		make_person(f, first, end);
	if (is_free)
		propose(f, first, end, KIND_PERSON, FORM_ALIAS, RULE_SHAPE, 0.9f);
	return is_free;
}

void
mend_called(struct find *f)
{
	const uint64_t as = fold_hash(STR_LIT("as"));
	const uint64_t known = fold_hash(STR_LIT("known"));
	bool is_changed = false;

	for (size_t t = 2; t + 3 < f->tokens->len; t++) {
		/* Every word of the article comes by here: a number tells most. */
		if (tok(f, t)->hash != as && tok(f, t)->hash != known)
			continue;
		size_t from = called_from(f, t);
		if (from != t && end_of(f, from) > from)
			is_changed |= take_name(f, from, end_of(f, from));
		if (!tok_is(f, t, "as") || !says_called(f, behind_whom(f, t + 1)))
			continue;
		size_t end = t;
		bool is_comma = false;
		for (; end > 0 && tok_in(f, end - 1, ", \" ” ' ’"); end--)
			is_comma |= tok_is(f, end - 1, ",");
		size_t first = begin_of(f, end);
		if (is_comma && first != end)
			is_changed |= take_name(f, first, end);
	}
	if (is_changed)
		settle(f);
}
