/* SPDX-License-Identifier: MIT */
/*
 * Bodies that are called by where they are, and were cut there: "West Yorkshire
 * Police", "Assam Rifles", "Punjab and Haryana High Court".  The articles that the
 * tagger learned from part most such names at the place; these are those whose
 * rest alone names nothing.  Runs over what was settled.
 */
#include "recognize/recognizer_int.h"

#include "text/banned.h"

#define REGIMENTS "rifles regiment fusiliers guards lancers scouts rangers"

static size_t
end_of(const struct mention *m)
{
	return (size_t)m->first + m->count;
}

static bool
is_headline(const struct find *f, size_t i)
{
	const struct sentence *s = &f->tokens->sentences[tok(f, i)->sentence];

	return s->is_title || s->is_caps;
}

/* Makes tokens [first, end) one organization. */
static void
make_body(const struct find *f, struct mention *m, size_t first, size_t end)
{
	struct match row = match_at(f, first, KB_BIT(KB_ORG));
	bool is_known = row.count == end - first;

	m->first = (uint32_t)first;
	m->count = (uint32_t)(end - first);
	m->at = span_from_to(tok(f, first)->at.off, span_end(tok(f, end - 1)->at));
	m->kind = KIND_ORG;
	m->form = is_known && !(row.alias.flags & KB_IS_NAME) ? FORM_ALIAS : FORM_NAME;
	m->kb = is_known ? row.alias.entry : KB_NONE;
	m->rule = is_known || m->rule != RULE_GAZETTEER ? m->rule : RULE_SHAPE;
}

/* "[West] Yorkshire Police": where the place of the tables begins whose second
 * word the body begins with. */
static size_t
before_place(const struct find *f, const struct mention *m)
{
	size_t first = m->first;

	if (!tok_follows(f, first) || !tok_has(f, first - 1, TOKEN_CAPITAL) ||
	    !tok_in(f, first - 1, "west east north south upper lower new") ||
	    is_headline(f, first))
		return first;
	return match_at(f, first - 1, KB_BIT(KB_PLACE)).count > 1 ? first - 1 : first;
}

/* "the Punjab and Haryana High Court", of which the first place was cut off: one
 * court of two. */
static bool
is_court_of_both(const struct find *f, const struct mention *place, const struct mention *m)
{
	size_t and = end_of(place);

	return place->kind == KIND_PLACE && m->kind == KIND_ORG && m->count > 2 &&
	       m->first == and + 1 && tok_is(f, and, "and") && tok_follows(f, place->first) &&
	       tok_is(f, place->first - 1, "the") && tok_joined(f, and, m->first) &&
	       tok_is(f, end_of(m) - 1, "court") && tok_is(f, end_of(m) - 2, "high") &&
	       match_at(f, m->first, KB_BIT(KB_PLACE)).count + 2 == m->count;
}

/* The end of the rest of a body that begins behind its place, at token i: "Police",
 * "Police Command", "Rifles", "Congress of Trade Unions"; i if there is none. */
static size_t
rest_end(const struct find *f, size_t i, const struct mention *next)
{
	bool is_found = next && next->kind == KIND_ORG && next->first == i &&
	                next->form != FORM_NOMINAL;

	if (!tok_follows(f, i) || !tok_has(f, i, TOKEN_CAPITAL) || is_headline(f, i))
		return i;
	size_t end = is_found ? end_of(next) : i + 1;
	if (is_found && next->count > 1 &&
	    (tok_is(f, i, "congress") || tok_is(f, i, "police")))
		return end;
	if ((!next || next->first >= end || is_found) && end == i + 1 &&
	    (tok_is(f, i, "police") || tok_in(f, i, REGIMENTS)) &&
	    !(tok_follows(f, end) && tok_has(f, end, TOKEN_CAPITAL)) &&
	    !tok_has(f, end, TOKEN_HYPHEN))
		return end;
	return i;
}

void
mend_bodies(struct find *f)
{
	size_t kept = 0;

	for (size_t k = 0; k < f->found.len; k++) {
		struct mention m = f->found.ptr[k];
		const struct mention *next = k + 1 < f->found.len ? &f->found.ptr[k + 1] : NULL;
		size_t end = end_of(&m);
		if (m.kind == KIND_ORG && m.form != FORM_NOMINAL && m.kb == KB_NONE && !m.called.len) {
			size_t first = before_place(f, &m);
			if (first < m.first && !(kept && end_of(&f->found.ptr[kept - 1]) > first))
				make_body(f, &m, first, end);
		} else if (m.kind == KIND_PLACE && m.form != FORM_NOMINAL && next) {
			bool is_both = is_court_of_both(f, &m, next);
			size_t stop = is_both ? end_of(next) : rest_end(f, end, next);
			if (stop > end)
				make_body(f, &m, m.first, stop);
			k += stop > next->first;
		} else if (m.kind == KIND_PLACE && m.form != FORM_NOMINAL) {
			size_t stop = rest_end(f, end, NULL);
			if (stop > end)
				make_body(f, &m, m.first, stop);
		}
		f->found.ptr[kept++] = m;
	}
	f->found.len = kept;
}
