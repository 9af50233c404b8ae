/* SPDX-License-Identifier: MIT */
/*
 * The model at work: weights looked up by hash.  The model is a linear-chain
 * conditional random field; src/train makes it, tagger_decode.c makes labels of
 * the scores.
 * source  Lafferty, McCallum, Pereira 2001; Ratinov, Roth 2009 for the labels
 */
#include "recognize/tagger.h"

#include "text/fetch.h"

#include <assert.h>
#include <string.h>

#include "text/banned.h"

extern const char tagger_model_blob[];
extern const char tagger_clusters_blob[];
extern const char tagger_names_blob[];

const struct tag_model *
tag_model(void)
{
	const struct tag_model *m = (const void *)tagger_model_blob;

	assert(m->magic == TAG_MAGIC);
	return m;
}

void
tag_cluster(uint64_t hash, struct tag_word *w)
{
	const struct tag_clusters *c = (const void *)tagger_clusters_blob;
	const uint32_t *slots = (const void *)(c + 1);
	uint32_t mask = (UINT32_C(1) << c->bits) - 1;
	uint32_t check = tag_cluster_slot(hash, 0, 0) >> 18;

	assert(c->magic == TAG_CLUSTER_MAGIC);
	w->coarse = w->fine = w->sense = 0;
	for (uint32_t k = (uint32_t)hash & mask; slots[k]; k = (k + 1) & mask) {
		if (slots[k] >> 18 != check)
			continue;
		w->coarse = (uint16_t)((slots[k] >> 10 & 255) + 1);
		w->fine = (uint16_t)((slots[k] & 1023) + 1);
		w->sense = tag_senses(c)[k];
		return;
	}
}

uint32_t
tag_name(uint64_t hash)
{
	const struct tag_names *n = (const void *)tagger_names_blob;
	const uint32_t *slots = (const void *)(n + 1);
	uint32_t mask = (UINT32_C(1) << n->bits) - 1;
	uint32_t check = tag_name_check(hash);

	assert(n->magic == TAG_NAME_MAGIC);
	for (uint32_t k = (uint32_t)hash & mask; slots[k]; k = (k + 1) & mask)
		if (slots[k] >> TAG_NAME_BITS == check)
			return slots[k] & ((1 << TAG_NAME_BITS) - 1);
	return 0;
}

void
tag_ask(uint64_t word_hash)
{
	const struct tag_clusters *c = (const void *)tagger_clusters_blob;
	const struct tag_names *n = (const void *)tagger_names_blob;
	uint64_t name = kb_phrase_add(KB_PHRASE, word_hash);

	size_t slot = word_hash & ((UINT32_C(1) << c->bits) - 1);
	fetch_ahead((const uint32_t *)(c + 1) + slot);
	fetch_ahead(tag_senses(c) + slot);
	fetch_ahead((const uint32_t *)(n + 1) + (name & ((UINT32_C(1) << n->bits) - 1)));
}

bool
tag_may_follow(int a, int b)
{
	bool is_open = a != TAG_OUT && (tag_part(a) == TAG_BEGIN || tag_part(a) == TAG_INSIDE);
	bool goes_on = b != TAG_OUT && (tag_part(b) == TAG_INSIDE || tag_part(b) == TAG_LAST);

	if (is_open != goes_on)
		return false;
	return !is_open || tag_kind(a) == tag_kind(b);
}

double
tag_exp(double x)
{
	/* 2^n * e^r with |r| <= ln(2)/2; the series ends below one part in 1e16. */
	const double ln2 = 0.693147180559945309417;
	double r = x / ln2;
	double sum = 1;
	double term = 1;
	double power = 1;
	int n;

	if (x < -600)
		return 0;
	if (x > 600)
		x = 600, r = x / ln2;
	n = (int)(r < 0 ? r - 0.5 : r + 0.5);
	r = x - n * ln2;
	for (int k = 1; k < 14; k++) {
		term *= r / k;
		sum += term;
	}
	for (int k = n < 0 ? -n : n; k > 0; k--)
		power *= 2;
	return n < 0 ? sum / power : sum * power;
}

/* The row of a feature in its bucket; where the model knows none, any, `times` 0.
 * No branch hangs on what is found, so that the processor waits for many places
 * of memory at once. */
static const struct tag_row *
find_row(const struct tag_row *rows, uint32_t bits, uint64_t feature, int16_t *times)
{
	const struct tag_row *r = rows + TAG_SLOTS * (size_t)tag_bucket(feature, bits);
	uint16_t check = tag_check(feature);
	size_t is_1 = r[1].check == check;
	size_t is_2 = r[2].check == check;
	size_t is_3 = r[3].check == check;

	_Static_assert(TAG_SLOTS == 4, "each row of a bucket is asked");
	r += is_1 + 2 * is_2 + 3 * is_3;
	*times = (int16_t)((r->check == check) << r->shift);
	return r;
}

/* Rows whose sum two bytes hold: TAG_SHIFT keeps each small. */
enum { HELPING = INT16_MAX / (128 << TAG_SHIFT) };

static void
add_helping(const struct tag_model *m, const uint64_t *features, size_t n,
            int32_t score[TAG_WIDE])
{
	const struct tag_row *rows = tag_rows(m);
	uint32_t bits = m->bits;
	int16_t sum[TAG_WIDE] = {0}; /* nobody else's, so it may stay in registers */

	for (size_t k = 0; k < n; k++) {
		int16_t times;
		const int8_t *lane = (const void *)find_row(rows, bits, features[k], &times);
		/* All TAG_WIDE, so that it is done at once. */
		for (int y = 0; y < TAG_WIDE; y++)
			sum[y] = (int16_t)(sum[y] + lane[y] * times);
	}
	for (int y = 0; y < TAG_WIDE; y++)
		score[y] += sum[y];
}

static void
add_weights(const struct tag_model *m, const uint64_t *features, size_t n,
            int32_t score[TAG_WIDE])
{
	for (size_t k = 0; k < n; k += HELPING)
		add_helping(m, features + k, n - k < HELPING ? n - k : HELPING, score);
}

/* Features of a token, whose rows are on their way. */
struct asked {
	uint64_t features[TAG_FEATURES];
	size_t len;
};

static void
ask(const struct tag_model *m, const struct tag_text *t, size_t i, struct asked *a)
{
	a->len = tag_features(t, i, a->features);
	for (size_t k = 0; k < a->len; k++)
		fetch_ahead(tag_rows(m) + TAG_SLOTS * tag_bucket(a->features[k], m->bits));
}

/* The rows of the next tokens come while those of this are added. */
void
tag_score(const struct tag_model *m, struct tag_text *t)
{
	enum { AHEAD = 2, RING = AHEAD + 1 };
	struct asked asked[RING];

	t->scores = arena_alloc(t->find->scratch, t->nscored + 1, sizeof(*t->scores));
	for (uint32_t n = 0; n < t->nscored + AHEAD; n++) {
		if (n < t->nscored)
			ask(m, t, t->scored[n], &asked[n % RING]);
		if (n < AHEAD)
			continue;
		const struct asked *a = &asked[(n - AHEAD) % RING];
		add_weights(m, a->features, a->len, t->scores[n - AHEAD]);
	}
}

void
tag_add_votes(const struct tag_model *m, const struct tag_text *t, size_t i,
              int32_t score[TAG_WIDE])
{
	uint64_t features[TAG_FEATURES];

	if (t->words[i].said)
		add_weights(m, features, tag_vote_features(t, i, features), score);
}
