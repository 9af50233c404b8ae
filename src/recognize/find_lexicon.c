/* SPDX-License-Identifier: MIT */
/*
 * Evidence: the user says so.  Runs last.  What the user names or denies pushes
 * out all that overlaps it, except a longer mention around it, to which a name
 * inside it belongs.
 */
#include "recognize/recognizer_int.h"

#include "text/banned.h"

/* Is a longer mention around tokens [first, end)?  It need not have their
 * article: "the Association" lies in Association of Southeast Asian Nations. */
static bool
lies_within(const struct find *f, size_t first, size_t end)
{
	uint32_t last = span_end(tok(f, end - 1)->at);
	struct span whole = span_from_to(tok(f, first)->at.off, last);

	while (first + 1 < end && word_is(f, first, KB_BIT(KB_FUNCTION)))
		first++;
	struct span at = span_from_to(tok(f, first)->at.off, last);
	uint32_t k = settled_over(f, at);

	return k != MENTION_NONE && span_contains(f->found.ptr[k].at, at) &&
	       !span_contains(whole, f->found.ptr[k].at);
}

/* Meetings and agreements carry facts of their words, always. */
static void
add_facts(struct find *f, struct mention *m)
{
	if (m->kind == KIND_EVENT) {
		struct event_fact *e = event_facts(f, m->first, m->first + m->count);
		e->series = m->kb != KB_NONE ? m->kb : e->series;
		m->event = e;
	} else if (m->kind == KIND_DOCUMENT) {
		m->document = document_facts(f, m->first, m->first + m->count, STR_EMPTY);
	}
}

/* An office before the name was said of whom the dictionary means, too. */
static void
keep_office(const struct find *f, struct mention *m)
{
	uint32_t k = settled_over(f, m->at);

	if (k != MENTION_NONE && m->kind == KIND_PERSON && f->found.ptr[k].kind == KIND_PERSON)
		m->office = f->found.ptr[k].office;
}

/* Both lists lie in text order; so do the mentions that stay. */
static void
push_out(struct find *f, const struct span *said, size_t nsaid)
{
	size_t kept = 0;
	size_t next = 0;

	for (size_t k = 0; k < f->found.len; k++) {
		struct mention m = f->found.ptr[k];
		bool stays = true;
		while (next < nsaid && span_end(said[next]) <= m.at.off)
			next++;
		for (size_t s = next; s < nsaid && said[s].off < span_end(m.at); s++)
			stays &= !span_overlaps(m.at, said[s]);
		if (stays)
			f->found.ptr[kept++] = m;
		else
			lose(f, &m);
	}
	f->found.len = kept;
}

void
find_lexicon(struct find *f)
{
	VEC(struct span) said;
	VEC(struct mention) fresh;

	vec_init(&said);
	vec_init(&fresh);
	for (size_t i = 0; i < f->tokens->len; i++) {
		size_t end;
		const struct lexicon_name *name = lexicon_at(f->lexicon, f, i, &end);
		if (!name)
			continue;
		struct mention *m = propose(f, i, end, name->kind, name->form,
		                            RULE_DICTIONARY, 0.99f);
		f->found.len--;
		if (lies_within(f, i, end))
			continue;
		vec_push(&said, m->at);
		i = end - 1;
		if (name->text.len == 0)
			continue;
		m->kb = name->kb;
		m->called = name->text;
		keep_office(f, m);
		vec_push(&fresh, *m);
	}
	push_out(f, said.ptr, said.len);
	for (size_t k = 0; k < fresh.len; k++) {
		add_facts(f, &fresh.ptr[k]);
		vec_push(&f->found, fresh.ptr[k]);
	}
	settle(f);
	vec_release(&said);
	vec_release(&fresh);
}
