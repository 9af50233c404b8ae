/* SPDX-License-Identifier: MIT */
/*
 * The model at work: weights looked up by hash.  The model is a linear-chain
 * conditional random field; src/train makes it, tagger_decode.c makes labels of
 * the scores.
 * source  Lafferty, McCallum, Pereira 2001; Ratinov, Roth 2009 for the labels
 */
#include "recognize/tagger.h"

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
tag_cluster(uint64_t hash, uint16_t *coarse, uint16_t *fine)
{
	const struct tag_clusters *c = (const void *)tagger_clusters_blob;
	const uint32_t *slots = (const void *)(c + 1);
	uint32_t mask = (UINT32_C(1) << c->bits) - 1;
	uint32_t check = tag_cluster_slot(hash, 0, 0) >> 18;

	assert(c->magic == TAG_CLUSTER_MAGIC);
	*coarse = *fine = 0;
	for (uint32_t k = (uint32_t)hash & mask; slots[k]; k = (k + 1) & mask) {
		if (slots[k] >> 18 != check)
			continue;
		*coarse = (uint16_t)((slots[k] >> 10 & 255) + 1);
		*fine = (uint16_t)((slots[k] & 1023) + 1);
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

/* Four checks in one word: is one of them `check`?  By the test for a half
 * word that is zero, which may not tell which one. */
static bool
has_check(const uint16_t *four, uint16_t check)
{
	const uint64_t ones = UINT64_C(0x0001000100010001);
	uint64_t v;

	_Static_assert(TAG_SLOTS * sizeof(*four) == sizeof(v), "a bucket is one word");
	memcpy(&v, four, sizeof(v));
	v ^= check * ones;
	return ((v - ones) & ~v & ones << 15) != 0;
}

static void
add_weights(const struct tag_model *m, const uint64_t *features, size_t n,
            int32_t score[TAG_WIDE])
{
	const uint16_t *checks = (const void *)(m + 1);
	const int8_t *rows = (const void *)(checks + ((size_t)TAG_SLOTS << m->bits));
	int32_t sum[TAG_WIDE] = {0}; /* nobody else's, so it may stay in registers */

	for (size_t k = 0; k < n; k++) {
		size_t s = TAG_SLOTS * (size_t)tag_bucket(features[k], m->bits);
		uint16_t check = tag_check(features[k]);
		if (!has_check(checks + s, check))
			continue;
		while (checks[s] != check)
			s++;
		const int8_t *weight = rows + s * TAG_WIDE;
		int shift = weight[TAG_WIDE - 1];
		/* All TAG_WIDE, so that it is done at once. */
		for (int y = 0; y < TAG_WIDE; y++)
			sum[y] += (int32_t)((uint32_t)weight[y] << shift);
	}
	for (int y = 0; y < TAG_WIDE; y++)
		score[y] += sum[y];
}

void
tag_score(const struct tag_model *m, struct tag_text *t)
{
	uint64_t features[TAG_FEATURES];

	t->scores = arena_alloc(t->find->arena, t->nscored + 1, sizeof(*t->scores));
	for (size_t i = 0; i < t->len; i++)
		if (t->words[i].is_scored)
			add_weights(m, features, tag_features(t, i, features),
			            t->scores[t->words[i].number]);
}

void
tag_add_votes(const struct tag_model *m, const struct tag_text *t, size_t i,
              int32_t score[TAG_WIDE])
{
	uint64_t features[TAG_FEATURES];

	if (t->words[i].said)
		add_weights(m, features, tag_vote_features(t, i, features), score);
}
