/* SPDX-License-Identifier: MIT */
/*
 * The one place where proposals are weighed.  Of two that overlap the longer
 * wins, then the higher score, then the earlier rule of the table; a nominal
 * never pushes out a name unless it contains it.  What is left lies in text
 * order and does not overlap.
 */
#include "recognize/recognizer_int.h"

#include <assert.h>
#include <stdlib.h>

#include "text/fold.h"

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

/* "National Archives of": what it is of belongs to the name, if it is one. */
static void
mend_end(const struct find *f, struct mention *m)
{
	const uint32_t owner = KB_BIT(KB_PLACE) | KB_BIT(KB_ORG);
	size_t end = m->first + m->count;

	if (m->kind != KIND_ORG || m->count < 2 || !tok_is(f, end - 1, "of") ||
	    !tok_joined(f, end - 1, end))
		return;
	struct match of = match_at(f, end, owner);
	if (!of.count)
		return;
	m->count += of.count;
	m->at = span_from_to(m->at.off, span_end(tok(f, end + of.count - 1)->at));
}

/* Text order: that of the tokens, each of which says who has taken it. */
static void
sort_by_place(struct find *f, const uint32_t *taken)
{
	struct mention *ordered = xrealloc(NULL, f->found.len, sizeof(*ordered));
	size_t n = 0;

	for (size_t i = 0; i < f->tokens->len && n < f->found.len;) {
		if (!taken[i]) {
			i++;
			continue;
		}
		ordered[n] = f->found.ptr[taken[i] - 1];
		i = (size_t)ordered[n].first + ordered[n].count;
		n++;
	}
	assert(n == f->found.len);
	memcpy(f->found.ptr, ordered, n * sizeof(*ordered));
	free(ordered);
}

/* In text order, and none overlaps another: nothing was proposed since. */
static bool
is_settled(const struct find *f)
{
	for (size_t k = 1; k < f->found.len; k++) {
		const struct mention *m = &f->found.ptr[k - 1];
		if (f->found.ptr[k].first < m->first + m->count)
			return false;
	}
	return true;
}

/* Brings what overlaps nothing to the front: it need not be weighed.  `taken`
 * counts mentions at each token meanwhile.  How many these are. */
static size_t
free_first(struct find *f, uint32_t *taken)
{
	struct mention *others = xrealloc(NULL, f->found.len, sizeof(*others));
	size_t nother = 0;
	size_t nfree = 0;

	for (size_t k = 0; k < f->found.len; k++)
		for (uint32_t i = 0; i < f->found.ptr[k].count; i++)
			taken[f->found.ptr[k].first + i]++;
	for (size_t k = 0; k < f->found.len; k++) {
		const struct mention *m = &f->found.ptr[k];
		uint32_t i = 0;
		while (i < m->count && taken[m->first + i] == 1)
			i++;
		if (i == m->count)
			f->found.ptr[nfree++] = *m;
		else
			others[nother++] = *m;
	}
	memcpy(f->found.ptr + nfree, others, nother * sizeof(*others));
	free(others);
	return nfree;
}

void
settle(struct find *f)
{
	uint32_t *taken;
	size_t kept = 0;

	for (size_t k = 0; k < f->found.len; k++)
		mend_end(f, &f->found.ptr[k]);
	if (is_settled(f))
		return;
	taken = xcalloc(f->tokens->len + 1, sizeof(*taken));
	size_t nfree = free_first(f, taken);
	memset(taken, 0, f->tokens->len * sizeof(*taken));
	qsort(f->found.ptr + nfree, f->found.len - nfree, sizeof(*f->found.ptr), better);
	for (size_t k = 0; k < f->found.len; k++) {
		struct mention m = f->found.ptr[k];
		uint32_t by = 0;
		for (uint32_t i = m.first; i < m.first + m.count && !by; i++)
			by = taken[i];
		if (by) {
			inherit(&f->found.ptr[by - 1], &m);
			lose(f, &m);
			continue;
		}
		f->found.ptr[kept++] = m;
		for (uint32_t i = m.first; i < m.first + m.count; i++)
			taken[i] = (uint32_t)kept;
	}
	f->found.len = kept;
	sort_by_place(f, taken);
	free(taken);
}

/* The offices that named people of the article hold, each once, and where its
 * first meeting is named: what descriptions may answer to. */
struct answers {
	VEC(const struct office_fact *) offices;
	uint32_t first_event; /* [B] */
};

static void
collect_answers(const struct find *f, struct answers *a)
{
	struct map seen;

	vec_init(&a->offices);
	a->first_event = UINT32_MAX;
	map_init(&seen);
	for (size_t i = 0; i < f->found.len; i++) {
		const struct mention *m = &f->found.ptr[i];
		if (m->form == FORM_NOMINAL)
			continue;
		if (m->kind == KIND_EVENT && m->at.off < a->first_event)
			a->first_event = m->at.off;
		if (m->kind != KIND_PERSON || !m->office)
			continue;
		uint64_t h = hash_more(HASH_START, m->office->office.ptr, m->office->office.len);
		h = hash_more(h, (const char *)&m->office->of, sizeof(m->office->of));
		if (map_get(&seen, hash_key(&h)) != MAP_NONE)
			continue;
		map_set(&seen, hash_key(&h), 1);
		vec_push(&a->offices, m->office);
	}
	map_release(&seen);
}

static bool
office_is_answered(const struct answers *a, const struct office_fact *o)
{
	for (size_t i = 0; i < a->offices.len; i++)
		if (office_answers(o->office, a->offices.ptr[i]->office) &&
		    (o->of == KB_NONE || o->of == a->offices.ptr[i]->of))
			return true;
	return false;
}

/*
 * May a description of somebody stand?  One that the article answers may, and one of
 * which there is one in a country.  One that says a country may wait for other articles to answer it, but not when
 * it swallows the country's name for that ("the chair of ASEAN"), and not
 * when many are called so ("Japan's minister").
 */
static bool
person_nominal_stands(const struct answers *a, const struct mention *m)
{
	const struct office_fact *o = m->office;

	if (office_is_answered(a, o))
		return true;
	/* "The prime minister" of the home press: whose, the article as a whole may tell. */
	if (o->of == KB_NONE)
		return office_is_single(o->office);
	if (span_end(m->at) > span_end(o->at))
		return false;
	return !str_eq(o->office, STR_LIT("minister")) &&
	       !str_eq(o->office, STR_LIT("deputy-minister"));
}

void
settle_nominals(struct find *f)
{
	struct answers a;
	size_t kept = 0;

	collect_answers(f, &a);
	for (size_t i = 0; i < f->found.len; i++) {
		struct mention m = f->found.ptr[i];
		if (m.form != FORM_NOMINAL ||
		    (m.kind == KIND_PERSON ? person_nominal_stands(&a, &m)
		                           : a.first_event < m.at.off))
			f->found.ptr[kept++] = m;
	}
	f->found.len = kept;
	vec_release(&a.offices);
}

uint32_t
settled_over(const struct find *f, struct span at)
{
	size_t low = 0;
	size_t high = f->found.len;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (span_end(f->found.ptr[mid].at) <= at.off)
			low = mid + 1;
		else
			high = mid;
	}
	return low < f->found.len && span_overlaps(f->found.ptr[low].at, at)
		? (uint32_t)low : MENTION_NONE;
}

static void
take_kind(struct mention *m, const struct mention *longer)
{
	bool is_forum = longer->kind == KIND_EVENT && m->kind == KIND_ORG && !m->office;

	if (longer->kind != KIND_ORG && longer->kind != KIND_PLACE && !is_forum)
		return;
	m->kind = longer->kind;
	m->event = is_forum ? longer->event : NULL;
	m->document = NULL;
}

/* "WIOF" in an article that names the Western Indian Ocean Forum: the forum. */
static void
settle_forums(struct find *f)
{
	struct str text = article_text(f->article);

	for (size_t i = 0; i < f->found.len; i++) {
		struct mention *m = &f->found.ptr[i];
		uint32_t longer = MENTION_NONE;
		if (m->kind != KIND_ORG || m->count != 1 || m->kb != KB_NONE || m->office ||
		    m->called.len || m->defined != MENTION_NONE ||
		    !tok_has(f, m->first, TOKEN_ALL_CAPS))
			continue;
		for (size_t k = 0; k < f->found.len && longer == MENTION_NONE; k++) {
			const struct mention *o = &f->found.ptr[k];
			if (o->kind == KIND_EVENT && o->form == FORM_NAME && o->event &&
			    !o->event->ordinal && str_is_initials(str_at(text, o->at), str_at(text, m->at)))
				longer = (uint32_t)k;
		}
		if (longer == MENTION_NONE)
			continue;
		take_kind(m, &f->found.ptr[longer]);
		m->form = FORM_ALIAS;
		m->defined = longer;
	}
}

void
settle_definitions(struct find *f)
{
	struct str text = article_text(f->article);

	for (size_t i = 0; i < f->found.len && f->definitions.len; i++) {
		struct mention *m = &f->found.ptr[i];
		/* The user has said already what it is. */
		uint64_t h = m->at.len < 32 && !m->called.len ? fold_hash(str_at(text, m->at)) : 0;
		const struct definition *d = h ? definition_before(f, h, m->at.off) : NULL;
		if (!d)
			continue;
		uint32_t longer = settled_over(f, d->longer);
		if (longer == MENTION_NONE || longer == i ||
		    !str_eq(str_at(text, m->at), str_at(text, d->acronym)))
			continue;
		/* The long form was looked at more closely than its last word. */
		if (m->kind != f->found.ptr[longer].kind && m->kb == KB_NONE)
			take_kind(m, &f->found.ptr[longer]);
		if (m->kind == f->found.ptr[longer].kind)
			m->defined = longer;
	}
	settle_forums(f);
}
