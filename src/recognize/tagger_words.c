/* SPDX-License-Identifier: MIT */
/*
 * What the tagger keeps of each token: shape, affixes, clusters, what tables
 * and rules say of it, how the article writes it elsewhere.  And which tokens
 * it scores at all: hardly a name has a word in lower case, so only capitals
 * and the short words between two of them are looked at.
 */
#include "recognize/tagger.h"

#include "text/byte.h"

#include "text/banned.h"

#define SHAPES (TOKEN_WORD | TOKEN_NUMBER | TOKEN_PUNCT | TOKEN_CAPITAL |   \
                TOKEN_ALL_CAPS | TOKEN_MIXED | TOKEN_DIGITS | TOKEN_DOT |   \
                TOKEN_POSSESSIVE | TOKEN_HYPHEN | TOKEN_OPEN | TOKEN_CLOSE | \
                TOKEN_QUOTE | TOKEN_INITIAL)

enum { GAP = 3, GAP_BYTES = 3, NEAR = 2 };

/* ------------------------------------------------------------ which tokens */

static void
find_capitals(struct tag_text *t)
{
	const struct find *f = t->find;

	t->capital = ARENA_ARRAY(f->scratch, t->len + 1, bool);
	for (size_t i = 0; i < t->len; i++) {
		uint32_t shape = tok(f, i)->shape;
		if (shape & (TOKEN_CAPITAL | TOKEN_MIXED | TOKEN_DIGITS))
			t->capital[i] = (shape & TOKEN_WORD) && !(shape & TOKEN_POSSESSIVE) &&
			                !tok_is_currency(f, i);
	}
}

/* "of", "the", "al", "&", "-": may stand between two capitals of a name. */
static bool
is_light(const struct find *f, size_t i)
{
	const struct token *t = tok(f, i);

	return (t->shape & (TOKEN_PUNCT | TOKEN_NUMBER | TOKEN_POSSESSIVE)) ||
	       t->at.len <= GAP_BYTES;
}

/* A number, or the particle of "al-Assad", "van Basten", beside a capital. */
static bool
is_beside(const struct tag_text *t, size_t i)
{
	const struct find *f = t->find;
	bool after = t->capital[i + 1] && tok_joined(f, i, i + 1);

	if (tok_has(f, i, TOKEN_NUMBER))
		return after || (i > 0 && t->capital[i - 1] && tok_joined(f, i - 1, i));
	if (!tok_has(f, i, TOKEN_WORD) || tok(f, i)->at.len > 5)
		return false;
	/* "Kim Mal-im" */
	if (i > 1 && tok_has(f, i - 1, TOKEN_HYPHEN) && tok_glued(f, i - 2) &&
	    tok_glued(f, i - 1) && t->capital[i - 2])
		return true;
	if (tok_has(f, i + 1, TOKEN_HYPHEN) && tok_glued(f, i) && tok_glued(f, i + 1))
		return t->capital[i + 2];
	return after && tok_in(f, i, "al el de da di del van von bin bint ibn abu la le");
}

/* "al-Assad", "Mal-im": the hyphen between two that are scored. */
static void
choose_one(struct tag_text *t, size_t i)
{
	t->is_scored[i] = true;
	if (i > 1 && t->is_scored[i - 2] &&
	    tok_has(t->find, i - 1, TOKEN_HYPHEN) && tok_glued(t->find, i - 2) &&
	    tok_glued(t->find, i - 1))
		t->is_scored[i - 1] = true;
}

static void
choose(struct tag_text *t)
{
	const struct find *f = t->find;
	size_t last = SIZE_MAX; /* the last capital */

	t->is_scored = ARENA_ARRAY(f->scratch, t->len + 1, bool);
	for (size_t i = 0; i < t->len; i++) {
		if (!t->capital[i]) {
			if (is_beside(t, i))
				choose_one(t, i);
			continue;
		}
		choose_one(t, i);
		bool is_gap = last != SIZE_MAX && i - last <= GAP + 1 && tok_joined(f, last, i);
		for (size_t k = last + 1; is_gap && k < i; k++)
			is_gap = is_light(f, k);
		for (size_t k = last + 1; is_gap && k < i; k++)
			t->is_scored[k] = true;
		last = i;
	}
	for (size_t i = 0; i < t->len; i++)
		t->nscored += t->is_scored[i];
	t->scored = ARENA_ROOM(f->scratch, t->nscored + 1, uint32_t);
	for (uint32_t i = 0, n = 0; i < t->len; i++) {
		if (!t->is_scored[i])
			continue;
		t->words[i].number = n;
		t->scored[n++] = i;
	}
}

size_t
tag_segment_end(const struct tag_text *t, size_t i, size_t most)
{
	size_t end = i;

	while (end < t->len && end - i < most && t->is_scored[end] &&
	       tok_joined(t->find, i, end))
		end++;
	return end;
}

/* --------------------------------------------------------- a word by itself */

static uint32_t
affix_hash(const char *ptr, size_t len)
{
	uint32_t h = 2166136261u;

	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)ptr[i];
		if (byte_is(ptr[i], BYTE_UPPER))
			c |= 0x20;
		h = (h ^ c) * 16777619u;
	}
	return h;
}

static void
look_at_word(struct tag_text *t, size_t i)
{
	const struct find *f = t->find;
	struct tag_word *w = &t->words[i];
	struct str s = tok_text(f, i);
	bool is_scored = t->is_scored[i];

	w->hash = tok(f, i)->hash;
	w->classes = f->words[i].classes;
	w->shape = (uint16_t)(tok(f, i)->shape & SHAPES);
	const struct tag_word *twin = &t->words[f->twins[i]];
	if (w != twin && twin->hash && (twin->shape & TOKEN_PUNCT) == (w->shape & TOKEN_PUNCT)) {
		w->coarse = twin->coarse;
		w->fine = twin->fine;
		w->sense = twin->sense;
	} else if (!(w->shape & TOKEN_PUNCT)) {
		tag_cluster(w->hash, w);
	}
	if (!is_scored && s.len > 2)
		w->affix[TAG_ENDING] = affix_hash(s.ptr + s.len - 3, 3);
	for (size_t n = 2; n <= 4 && n <= s.len && is_scored; n++) {
		w->affix[n - 2] = affix_hash(s.ptr, n);
		w->affix[n + 1] = affix_hash(s.ptr + s.len - n, n);
	}
}

/* Only those that the tagger scores, and their neighbours: all are asked for
 * before the first is looked at. */
static void
look_at_words(struct tag_text *t)
{
	uint32_t *near = ARENA_ROOM(t->find->scratch, t->len + 1, uint32_t);
	size_t nnear = 0;
	size_t done = 0;

	for (uint32_t n = 0; n < t->nscored; n++) {
		size_t i = t->scored[n];
		size_t from = i < NEAR ? 0 : i - NEAR;
		for (size_t k = from > done ? from : done; k <= i + NEAR && k < t->len; k++) {
			if (t->find->twins[k] == k)
				tag_ask(tok(t->find, k)->hash);
			near[nnear++] = (uint32_t)k;
			done = k + 1;
		}
	}
	for (size_t k = 0; k < nnear; k++)
		look_at_word(t, near[k]);
}

/* ------------------------------------------------------------ where it stands */

static bool
in_run(const struct tag_text *t, size_t i)
{
	const struct find *f = t->find;

	return t->capital[i] || (t->capital[i + 1] && tok_has(f, i, TOKEN_HYPHEN) && i > 0 &&
	                         tok_glued(f, i - 1) && tok_glued(f, i));
}

/* Only a hyphen of one may be none that is scored: "pre-Olympic". */
static void
find_runs(struct tag_text *t)
{
	size_t first = 0;
	size_t end = 0;

	for (uint32_t n = 0; n < t->nscored; n++) {
		size_t i = t->scored[n];
		if (i >= end) {
			first = i > end && in_run(t, i - 1) && tok_joined(t->find, i - 1, i) ? i - 1 : i;
			end = first;
			while (end < t->len && in_run(t, end) && tok_joined(t->find, first, end))
				end++;
			end = end > i ? end : i + 1;
		}
		t->words[i].run_first = (uint32_t)first;
		t->words[i].run_end = (uint32_t)end;
	}
}

/* Of all tokens, since words that are not scored tell of others: enum tag_surface
 * bits, in scratch memory. */
static uint8_t *
find_surface(const struct tag_text *t)
{
	const struct find *f = t->find;
	const struct token *tokens = f->tokens->ptr; /* no store below is one into these */
	uint8_t *surface = ARENA_ROOM(f->scratch, t->len + 1, uint8_t);
	size_t nblock;
	const struct block *blocks = article_blocks(f->article, &nblock);
	uint32_t sentence = UINT32_MAX;
	uint8_t always = 0;
	uint8_t inside = 0;

	for (size_t i = 0; i < t->len; i++) {
		const struct token *k = &tokens[i];
		if (k->sentence != sentence) {
			const struct sentence *s = &f->tokens->sentences[k->sentence];
			sentence = k->sentence;
			inside = 0;
			always = (uint8_t)((s->is_caps ? TAG_CAPS : 0) |
			                   (s->is_title ? TAG_TITLE : 0));
			if (k->block < nblock && blocks[k->block].kind != BLOCK_PARAGRAPH)
				always |= TAG_HEADING;
		}
		if (k->shape & TOKEN_QUOTE)
			inside ^= TAG_QUOTED;
		else if (k->shape & TOKEN_OPEN)
			inside |= TAG_BRACKET;
		else if (k->shape & TOKEN_CLOSE)
			inside &= (uint8_t)~TAG_BRACKET;
		surface[i] = (uint8_t)(always | inside | (k->shape & TOKEN_FIRST ? TAG_FIRST : 0));
	}
	return surface;
}

/* ------------------------------------------------------ the same word elsewhere */

static void
find_cases(struct tag_text *t)
{
	const uint8_t unsure = TAG_FIRST | TAG_CAPS | TAG_TITLE | TAG_HEADING;
	const uint8_t *surface = find_surface(t);
	struct {
		uint32_t upper;
		uint32_t lower;
	} *cases = arena_alloc(t->find->scratch, t->len + 1, sizeof(*cases)); /* of twins */

	for (size_t i = 0; i < t->len; i++) {
		uint32_t shape = tok(t->find, i)->shape;
		if (!(shape & TOKEN_WORD))
			continue;
		if (!(shape & (TOKEN_CAPITAL | TOKEN_MIXED)))
			cases[t->find->twins[i]].lower++;
		else if (!(surface[i] & unsure))
			cases[t->find->twins[i]].upper++;
	}
	for (uint32_t n = 0; n < t->nscored; n++) {
		size_t i = t->scored[n];
		struct tag_word *w = &t->words[i];
		w->surface = surface[i];
		uint32_t self = !(w->surface & unsure) &&
		                tok_has(t->find, i, TOKEN_CAPITAL | TOKEN_MIXED);
		if (cases[t->find->twins[i]].lower)
			w->surface |= TAG_LOWER;
		if (cases[t->find->twins[i]].upper > self)
			w->surface |= TAG_UPPER;
	}
}

/* Votes on a word: how often each kind, and none, was said of it. */
struct votes {
	uint16_t of[TAG_KINDS + 1];
	uint16_t longer[TAG_KINDS]; /* in names of several words */
};

/* Is the word the last of a person's full name, or part of a longer name of
 * another kind? */
static bool
is_in_longer(int label)
{
	if (!label || tag_part(label) == TAG_UNIT)
		return false;
	return tag_kind(label) != KIND_PERSON || tag_part(label) == TAG_LAST;
}

/* Kinds of longer names that have the word elsewhere, as bits. */
static uint8_t
longer_names(struct votes v, int own)
{
	uint8_t bits = 0;

	if (is_in_longer(own))
		v.longer[tag_kind(own)]--;
	for (int k = 0; k < TAG_KINDS; k++)
		bits |= (uint8_t)((v.longer[k] > 0) << k);
	return bits;
}

/* 0 none elsewhere, else 1 + 2 * kind (3 = no name) + 1 if most agree. */
static uint8_t
majority(struct votes v, int own)
{
	unsigned all = 0;
	int best = 0;

	v.of[own]--;
	for (int k = 0; k <= TAG_KINDS; k++) {
		all += v.of[k];
		if (v.of[k] > v.of[best])
			best = k;
	}
	if (!all)
		return 0;
	return (uint8_t)(1 + 2 * best + (v.of[best] * 4u >= all * 3u));
}

static void
count_votes(const struct tag_text *t, const uint8_t *labels, bool is_said)
{
	struct votes *votes = ARENA_ROOM(t->find->scratch, t->len + 1, struct votes); /* of twins */

	for (uint32_t n = 0; n < t->nscored; n++)
		votes[t->find->twins[t->scored[n]]] = (struct votes){.of = {0}};
	for (uint32_t n = 0; n < t->nscored; n++) {
		size_t i = t->scored[n];
		int kind = labels[i] ? tag_kind(labels[i]) : TAG_KINDS;
		struct votes *v = &votes[t->find->twins[i]];
		if (v->of[kind] == UINT16_MAX)
			continue;
		v->of[kind]++;
		if (is_in_longer(labels[i]))
			v->longer[kind]++;
	}
	for (uint32_t n = 0; n < t->nscored; n++) {
		size_t i = t->scored[n];
		int kind = labels[i] ? tag_kind(labels[i]) : TAG_KINDS;
		if (tok_has(t->find, i, TOKEN_PUNCT))
			continue;
		uint8_t most = votes[t->find->twins[i]].of[kind] == UINT16_MAX
		                       ? 0
		                       : majority(votes[t->find->twins[i]], kind);
		if (!is_said) {
			t->words[i].voted = most;
			continue;
		}
		t->words[i].said = most;
		t->words[i].longer = most ? longer_names(votes[t->find->twins[i]], labels[i]) : 0;
	}
}

void
tag_text_vote(struct tag_text *t, const uint8_t *labels)
{
	count_votes(t, labels, true);
}

/* --------------------------------------------------------- tables and rules */

static int
part_of(size_t i, size_t first, size_t count)
{
	if (count == 1)
		return TAG_UNIT;
	return i == first ? TAG_BEGIN : i + 1 == first + count ? TAG_LAST : TAG_INSIDE;
}

static void
find_phrases(struct tag_text *t)
{
	const uint32_t classes = KB_BIT(KB_PLACE) | KB_BIT(KB_ORG);

	size_t next = 0;

	for (uint32_t n = 0; n < t->nscored; n++) {
		size_t i = t->scored[n];
		if (i < next)
			continue;
		struct match m = match_at(t->find, i, classes);
		for (size_t k = i; k < i + m.count; k++)
			t->words[k].table = (uint8_t)(1 + 4 * (m.alias.class == KB_ORG) +
			                              part_of(k, i, m.count));
		next = i + m.count;
	}
}

/* The longest name of a city from here; humans by their words alone. */
static void
look_for_city(struct tag_text *t, size_t i)
{
	const struct find *f = t->find;
	uint64_t h = KB_PHRASE;
	uint32_t size = 0;
	size_t end = i;

	for (size_t k = i; k < i + 8 && tok_joined(f, i, k); k++) {
		if (tok_has(f, k, TOKEN_HYPHEN | TOKEN_POSSESSIVE) && k > i)
			continue;
		if (tok_has(f, k, TOKEN_PUNCT))
			break;
		h = kb_phrase_add(h, tok(f, k)->hash);
		uint32_t name = tag_name(h);
		if (k == i && (name & TAG_NAME_HUMAN))
			t->words[i].human = true;
		if (name & TAG_NAME_CITY) {
			size = name & TAG_NAME_CITY;
			end = k + 1;
		}
		if (!(name & TAG_NAME_MORE))
			break;
	}
	for (size_t k = i; k < end; k++)
		if (!t->words[k].city)
			t->words[k].city = (uint8_t)(1 + 4 * size + (uint32_t)part_of(k, i, end - i));
}

static void
find_names(struct tag_text *t)
{
	for (uint32_t n = 0; n < t->nscored; n++)
		if (t->capital[t->scored[n]])
			look_for_city(t, t->scored[n]);
}

static void
find_ruled(struct tag_text *t)
{
	const struct find *f = t->find;
	uint8_t *labels = ARENA_ARRAY(f->scratch, t->len + 1, uint8_t);

	for (size_t k = 0; k < f->found.len; k++) {
		const struct mention *m = &f->found.ptr[k];
		for (size_t i = m->first; i < m->first + m->count; i++) {
			int part = part_of(i, m->first, m->count);
			if (m->form == FORM_NOMINAL)
				continue;
			t->words[i].ruled = (uint8_t)(1 + 4 * (int)m->kind + part);
			t->words[i].rule = (uint8_t)(1 + (int)m->rule);
			if ((int)m->kind < TAG_KINDS)
				labels[i] = (uint8_t)tag_label((int)m->kind, part);
		}
	}
	count_votes(t, labels, false);
}

void
tag_text_init(struct tag_text *t, const struct find *f)
{
	*t = (struct tag_text){.find = f, .len = f->tokens->len};
	t->words = ARENA_ARRAY(f->scratch, t->len + 1, struct tag_word);
	find_capitals(t);
	choose(t);
	look_at_words(t);
	find_runs(t);
	find_cases(t);
	find_phrases(t);
	find_names(t);
	find_ruled(t);
}
