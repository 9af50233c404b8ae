/* SPDX-License-Identifier: MIT */
/*
 * The recognizers run once more with somebody who keeps what is thrown out.
 * Evidence is put together from what a mention states, the tables' word for
 * what stands in it and before it, and the proposals that were like it.
 */
#include "recognize/explain.h"

#include <stdlib.h>

#include "recognize/recognizer_int.h"

#include "text/banned.h"

struct explanations {
	struct arena arena;
	struct explanation *items; /* one a mention, in text order */
	size_t len;
};

struct explaining {
	const struct find *f;
	struct losers losers;
	size_t from;         /* losers before it end before the mention at hand */
	uint32_t longest;    /* [B] of a loser */
	struct arena *arena;
	VEC(struct evidence) evidence; /* of the mention at hand */
	VEC(struct mention) others;
};

static void
add(struct explaining *x, const char *what, struct span at, struct str note, float score)
{
	struct evidence e = {what, at, note, score};

	vec_push(&x->evidence, e);
}

/* ------------------------------------------------------------------ proposals */

static int
likelier(const void *pa, const void *pb)
{
	const struct mention *a = pa;
	const struct mention *b = pb;

	if (a->at.off != b->at.off)
		return a->at.off < b->at.off ? -1 : 1;
	if (a->at.len != b->at.len)
		return a->at.len > b->at.len ? -1 : 1;
	if (a->score < b->score || a->score > b->score)
		return a->score > b->score ? -1 : 1;
	if (a->rule != b->rule)
		return a->rule < b->rule ? -1 : 1;
	return a->kind < b->kind ? -1 : a->kind > b->kind;
}

static bool
is_same_name(const struct mention *a, const struct mention *b)
{
	return a->at.off == b->at.off && a->at.len == b->at.len && a->kind == b->kind;
}

static bool
has_rule(const struct explaining *x, enum rule r)
{
	for (size_t i = 0; i < x->evidence.len; i++)
		if (x->evidence.ptr[i].what == rule_name(r))
			return true;
	return false;
}

static bool
is_said(const struct explaining *x, const struct mention *m)
{
	for (size_t i = 0; i < x->others.len; i++)
		if (is_same_name(&x->others.ptr[i], m) && x->others.ptr[i].rule == m->rule)
			return true;
	return false;
}

/* The proposals over a mention: those like it speak for it. */
static void
add_proposals(struct explaining *x, const struct mention *m)
{
	const struct mention *losers = x->losers.all.ptr;
	size_t len = x->losers.all.len;

	add(x, rule_name(m->rule), SPAN_NONE, STR_EMPTY, m->score);
	while (x->from < len && losers[x->from].at.off + x->longest <= m->at.off)
		x->from++;
	for (size_t i = x->from; i < len && losers[i].at.off < span_end(m->at); i++) {
		const struct mention *l = &losers[i];
		if (!span_overlaps(l->at, m->at))
			continue;
		if (!is_same_name(l, m)) {
			if (!is_said(x, l))
				vec_push(&x->others, *l);
		} else if (!has_rule(x, l->rule)) {
			add(x, rule_name(l->rule), SPAN_NONE, STR_EMPTY, l->score);
		}
	}
}

/* ---------------------------------------------------------------------- facts */

static void
add_facts(struct explaining *x, const struct mention *m)
{
	struct buf id;

	if (m->called.len)
		add(x, "user's name", SPAN_NONE, m->called, 0);
	if (m->kb != KB_NONE) {
		buf_init(&id);
		kb_entity_id(&id, m->kb);
		add(x, "table", SPAN_NONE, arena_str(x->arena, buf_str(&id)), 0);
		buf_release(&id);
	}
	if (m->office && m->office->at.len)
		add(x, "office", m->office->at, m->office->office, 0);
	if (m->defined != MENTION_NONE)
		add(x, "definition", x->f->found.ptr[m->defined].at, STR_EMPTY, 0);
	if (m->event && m->event->series != KB_NONE && m->event->series != m->kb) {
		buf_init(&id);
		kb_entity_id(&id, m->event->series);
		add(x, "series", SPAN_NONE, arena_str(x->arena, buf_str(&id)), 0);
		buf_release(&id);
	}
}

/* Sorts of words that speak for a kind. */
static const struct {
	enum kind kind;
	enum kb_class class;
	const char *what;
} telling[] = {
	{KIND_PERSON, KB_TITLE, "title"},
	{KIND_PERSON, KB_GIVEN, "given name"},
	{KIND_PERSON, KB_FAMILY, "family name"},
	{KIND_ORG, KB_MINISTRY, "ministry"},
	{KIND_ORG, KB_ORG_NOUN, "organization noun"},
	{KIND_PLACE, KB_PLACE_NOUN, "place noun"},
	{KIND_EVENT, KB_EVENT_NOUN, "meeting noun"},
	{KIND_DOCUMENT, KB_DOC_NOUN, "agreement noun"},
};

static void
add_words(struct explaining *x, const struct mention *m)
{
	size_t first = m->first;

	/* "Dr Lind": a title stands before the name. */
	if (m->kind == KIND_PERSON && first > 0 && tok_joined(x->f, first - 1, first))
		first--;
	for (size_t i = first; i < m->first + m->count; i++) {
		for (size_t k = 0; k < sizeof(telling) / sizeof(*telling); k++) {
			bool is_before = i < m->first;
			if (telling[k].kind == m->kind &&
			    word_is(x->f, i, KB_BIT(telling[k].class)) &&
			    (!is_before || telling[k].class == KB_TITLE))
				add(x, telling[k].what, tok(x->f, i)->at, STR_EMPTY, 0);
		}
		if (m->kind == KIND_EVENT && ordinal_of(x->f, i))
			add(x, "number", tok(x->f, i)->at, STR_EMPTY, 0);
	}
}

/* A repeated name goes back to the mention that was found by more. */
static void
add_earlier(struct explaining *x, const struct mention *m)
{
	enum { LOOK = 4096 }; /* nobody looks further through a list of names */
	uint64_t last = tok(x->f, m->first + m->count - 1)->hash;

	for (size_t i = 0; i < x->f->found.len && i < LOOK && m->rule == RULE_REPEAT; i++) {
		const struct mention *o = &x->f->found.ptr[i];
		if (o->rule == RULE_REPEAT || o->kind != m->kind ||
		    tok(x->f, o->first + o->count - 1)->hash != last)
			continue;
		add(x, "the same name", o->at, STR_EMPTY, 0);
		return;
	}
}

/* -------------------------------------------------------------------- building */

static void
explain_one(struct explaining *x, const struct mention *m, struct explanation *out)
{
	vec_clear(&x->evidence);
	vec_clear(&x->others);
	add_proposals(x, m);
	add_facts(x, m);
	add_words(x, m);
	add_earlier(x, m);
	*out = (struct explanation){
		.mention = *m,
		.evidence = ARENA_ARRAY(x->arena, x->evidence.len + 1, struct evidence),
		.nevidence = x->evidence.len,
		.others = ARENA_ARRAY(x->arena, x->others.len + 1, struct mention),
		.nother = x->others.len,
	};
	struct evidence *evidence = (struct evidence *)out->evidence;
	struct mention *others = (struct mention *)out->others;
	for (size_t i = 0; i < x->evidence.len; i++)
		evidence[i] = x->evidence.ptr[i];
	for (size_t i = 0; i < x->others.len; i++)
		others[i] = x->others.ptr[i];
}

struct explanations *
explain(const struct article *a, const struct lexicon *user)
{
	struct explanations *e = xcalloc(1, sizeof(*e));
	struct explaining x = {.arena = &e->arena};
	struct tokens tokens;
	struct find f;

	arena_init(&e->arena);
	vec_init(&x.losers.all);
	vec_init(&x.evidence);
	vec_init(&x.others);
	tokenize(a, &e->arena, &tokens);
	find_open(&f, a, &tokens, &e->arena, user);
	f.losers = &x.losers;
	find_mentions(&f);
	x.f = &f;
	for (size_t i = 0; i < x.losers.all.len; i++)
		if (x.losers.all.ptr[i].at.len > x.longest)
			x.longest = x.losers.all.ptr[i].at.len;
	if (x.losers.all.len)
		qsort(x.losers.all.ptr, x.losers.all.len, sizeof(*x.losers.all.ptr), likelier);
	e->len = f.found.len;
	e->items = ARENA_ARRAY(&e->arena, e->len + 1, struct explanation);
	for (size_t i = 0; i < e->len; i++)
		explain_one(&x, &f.found.ptr[i], &e->items[i]);
	find_close(&f);
	vec_release(&x.losers.all);
	vec_release(&x.evidence);
	vec_release(&x.others);
	return e;
}

void
explanations_free(struct explanations *e)
{
	if (!e)
		return;
	arena_release(&e->arena);
	free(e);
}

const struct explanation *
explain_mention(const struct explanations *e, struct span at)
{
	size_t low = 0;
	size_t high = e->len;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (e->items[mid].mention.at.off < at.off)
			low = mid + 1;
		else
			high = mid;
	}
	return low < e->len && e->items[low].mention.at.off == at.off &&
	       e->items[low].mention.at.len == at.len ? &e->items[low] : NULL;
}
