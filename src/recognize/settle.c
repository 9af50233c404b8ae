/* SPDX-License-Identifier: MIT */
/*
 * The one place where proposals are weighed.  Of two that overlap the longer
 * wins, then the higher score, then the earlier rule of the table; a nominal
 * never pushes out a name unless it contains it.  What is left lies in text
 * order and does not overlap.
 */
#include "recognize/recognizer_int.h"

#include <stdlib.h>

#include "text/banned.h"

/* Better first. */
static int
better(const void *pa, const void *pb)
{
	const struct mention *a = pa;
	const struct mention *b = pb;

	if (a->at.len != b->at.len)
		return a->at.len > b->at.len ? -1 : 1;
	if ((a->form == FORM_NOMINAL) != (b->form == FORM_NOMINAL))
		return a->form == FORM_NOMINAL ? 1 : -1;
	if (a->score < b->score || a->score > b->score)
		return a->score > b->score ? -1 : 1;
	if (a->rule != b->rule)
		return a->rule < b->rule ? -1 : 1;
	if (a->at.off != b->at.off)
		return a->at.off < b->at.off ? -1 : 1;
	return a->kind < b->kind ? -1 : a->kind > b->kind;
}

static int
earlier(const void *pa, const void *pb)
{
	const struct mention *a = pa;
	const struct mention *b = pb;

	return a->at.off < b->at.off ? -1 : a->at.off > b->at.off;
}

/* Facts survive the mention that lost to one of the same span. */
static void
inherit(struct mention *winner, const struct mention *loser)
{
	if (winner->at.off != loser->at.off || winner->at.len != loser->at.len ||
	    winner->kind != loser->kind)
		return;
	if (winner->kb == KB_NONE)
		winner->kb = loser->kb;
	if (!winner->office)
		winner->office = loser->office;
}

void
settle(struct find *f)
{
	uint32_t *taken = xcalloc(f->tokens->len + 1, sizeof(*taken));
	size_t kept = 0;

	if (f->found.len == 0) {
		free(taken);
		return;
	}
	qsort(f->found.ptr, f->found.len, sizeof(*f->found.ptr), better);
	for (size_t k = 0; k < f->found.len; k++) {
		struct mention m = f->found.ptr[k];
		uint32_t by = 0;
		for (uint32_t i = m.first; i < m.first + m.count && !by; i++)
			by = taken[i];
		if (by) {
			inherit(&f->found.ptr[by - 1], &m);
			continue;
		}
		f->found.ptr[kept++] = m;
		for (uint32_t i = m.first; i < m.first + m.count; i++)
			taken[i] = (uint32_t)kept;
	}
	f->found.len = kept;
	free(taken);
	qsort(f->found.ptr, f->found.len, sizeof(*f->found.ptr), earlier);
}

/* A named person of the article whose office a nominal may mean. */
static bool
office_is_answered(const struct find *f, const struct office_fact *o)
{
	for (size_t i = 0; i < f->found.len; i++) {
		const struct mention *m = &f->found.ptr[i];
		if (m->kind == KIND_PERSON && m->form != FORM_NOMINAL && m->office &&
		    office_answers(o->office, m->office->office) &&
		    (o->of == KB_NONE || o->of == m->office->of))
			return true;
	}
	return false;
}

static bool
event_is_answered(const struct find *f, const struct mention *n)
{
	for (size_t i = 0; i < f->found.len; i++) {
		const struct mention *m = &f->found.ptr[i];
		if (m->kind == KIND_EVENT && m->form != FORM_NOMINAL && m->at.off < n->at.off)
			return true;
	}
	return false;
}

/*
 * May a description of somebody stand?  One that the article answers may.  One
 * that says a country may wait for other articles to answer it, but not when
 * it swallows the country's name for that ("the chair of ASEAN"), and not
 * when many are called so ("Japan's minister").
 */
static bool
person_nominal_stands(const struct find *f, const struct mention *m)
{
	const struct office_fact *o = m->office;

	if (office_is_answered(f, o))
		return true;
	if (o->of == KB_NONE || span_end(m->at) > span_end(o->at))
		return false;
	return !str_eq(o->office, STR_LIT("minister")) &&
	       !str_eq(o->office, STR_LIT("deputy-minister"));
}

void
settle_nominals(struct find *f)
{
	size_t kept = 0;

	for (size_t i = 0; i < f->found.len; i++) {
		struct mention m = f->found.ptr[i];
		if (m.form != FORM_NOMINAL ||
		    (m.kind == KIND_PERSON ? person_nominal_stands(f, &m)
		                           : event_is_answered(f, &m)))
			f->found.ptr[kept++] = m;
	}
	f->found.len = kept;
}

void
settle_definitions(struct find *f)
{
	struct str text = article_text(f->article);

	for (size_t k = 0; k < f->definitions.len; k++) {
		const struct definition *d = &f->definitions.ptr[k];
		uint32_t longer = MENTION_NONE;

		for (size_t i = 0; i < f->found.len && longer == MENTION_NONE; i++)
			if (span_overlaps(f->found.ptr[i].at, d->longer))
				longer = (uint32_t)i;
		if (longer == MENTION_NONE)
			continue;
		for (size_t i = 0; i < f->found.len; i++) {
			struct mention *m = &f->found.ptr[i];
			if (i != longer && m->kind == f->found.ptr[longer].kind &&
			    str_eq(str_at(text, m->at), str_at(text, d->acronym)))
				m->defined = longer;
		}
	}
}
