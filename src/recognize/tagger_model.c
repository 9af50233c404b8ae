/* SPDX-License-Identifier: MIT */
/*
 * The model at work: weights looked up by hash, the best sequence of labels by
 * Viterbi over each run of scored tokens, and how likely each label is by
 * summing over all sequences.  The model is a linear-chain conditional random
 * field; src/train makes it.
 * source  Lafferty, McCallum, Pereira 2001; Ratinov, Roth 2009 for the labels
 */
#include "recognize/tagger.h"

#include <assert.h>
#include <string.h>

#include "text/banned.h"

extern const char tagger_model_blob[];
extern const char tagger_clusters_blob[];
extern const char tagger_names_blob[];

enum { SEGMENT = 256 }; /* longer ones are cut: only tables of results have them */

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

static void
add_weights(const struct tag_model *m, const uint64_t *features, size_t n,
            int32_t score[TAG_WIDE])
{
	const uint16_t *checks = (const void *)(m + 1);
	const int8_t *rows = (const void *)(checks + ((size_t)TAG_SLOTS << m->bits));
	int32_t sum[TAG_WIDE] = {0}; /* nobody else's, so it may stay in registers */

	for (size_t k = 0; k < n; k++) {
		size_t at = TAG_SLOTS * (size_t)tag_bucket(features[k], m->bits);
		uint16_t check = tag_check(features[k]);
		for (size_t s = at; s < at + TAG_SLOTS; s++) {
			if (checks[s] != check)
				continue;
			const int8_t *weight = rows + s * TAG_WIDE;
			int shift = weight[TAG_WIDE - 1];
			/* All TAG_WIDE, so that it is done at once. */
			for (int y = 0; y < TAG_WIDE; y++)
				sum[y] += (int32_t)((uint32_t)weight[y] << shift);
			break;
		}
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

/* Best sequence; `score` are those of n tokens. */
static void
viterbi(const struct tag_model *m, int32_t (*score)[TAG_WIDE], size_t n, uint8_t *labels)
{
	const int32_t never = INT32_MIN / 2;
	uint8_t from[SEGMENT][TAG_LABELS];
	int32_t best[TAG_LABELS];
	int32_t next[TAG_LABELS];
	int last = TAG_OUT;

	for (int y = 0; y < TAG_LABELS; y++)
		best[y] = tag_may_follow(TAG_OUT, y) ? m->step[TAG_OUT][y] + score[0][y] : never;
	for (size_t i = 1; i < n; i++) {
		for (int y = 0; y < TAG_LABELS; y++) {
			int32_t top = never;
			from[i][y] = 0;
			for (int x = 0; x < TAG_LABELS; x++) {
				if (m->odds[x][y] <= 0 || best[x] <= never)
					continue;
				if (best[x] + m->step[x][y] > top) {
					top = best[x] + m->step[x][y];
					from[i][y] = (uint8_t)x;
				}
			}
			next[y] = top <= never ? never : top + score[i][y];
		}
		memcpy(best, next, sizeof(best));
	}
	for (int y = 0; y < TAG_LABELS; y++)
		best[y] = tag_may_follow(y, TAG_OUT) && best[y] > never
		                  ? best[y] + m->step[y][TAG_OUT] : never;
	for (int y = 1; y < TAG_LABELS; y++)
		if (best[y] > best[last])
			last = y;
	for (size_t i = n; i > 0; i--) {
		labels[i - 1] = (uint8_t)last;
		last = i > 1 ? from[i - 1][last] : TAG_OUT;
	}
}

/* Sums to one, so that long segments do not overflow. */
static void
level(float v[TAG_LABELS])
{
	float sum = 0;

	for (int y = 0; y < TAG_LABELS; y++)
		sum += v[y];
	for (int y = 0; y < TAG_LABELS; y++)
		v[y] = sum > 0 ? v[y] / sum : 1.0f / TAG_LABELS;
}

static float
odds_of(const struct tag_model *m, int32_t score)
{
	float x = m->unit * (float)score;

	return x < -16 ? 0 : (float)tag_exp((double)x);
}

/* How likely each chosen label is: forward and backward sums. */
static void
weigh(const struct tag_model *m, int32_t (*score)[TAG_WIDE], size_t n,
      const uint8_t *labels, float *likely)
{
	float ahead[SEGMENT][TAG_LABELS];
	float back[TAG_LABELS];
	float odds[SEGMENT][TAG_LABELS];

	for (size_t i = 0; i < n; i++) {
		int32_t top = score[i][0];
		for (int y = 1; y < TAG_LABELS; y++)
			top = score[i][y] > top ? score[i][y] : top;
		for (int y = 0; y < TAG_LABELS; y++)
			odds[i][y] = odds_of(m, score[i][y] - top);
		for (int y = 0; y < TAG_LABELS; y++) {
			float sum = i ? 0 : m->odds[TAG_OUT][y];
			for (int x = 0; i && x < TAG_LABELS; x++)
				sum += ahead[i - 1][x] * m->odds[x][y];
			ahead[i][y] = sum * odds[i][y];
		}
		level(ahead[i]);
	}
	for (int y = 0; y < TAG_LABELS; y++)
		back[y] = m->odds[y][TAG_OUT];
	for (size_t i = n; i > 0; i--) {
		float both[TAG_LABELS];
		float next[TAG_LABELS];
		level(back);
		for (int y = 0; y < TAG_LABELS; y++)
			both[y] = ahead[i - 1][y] * back[y];
		level(both);
		likely[i - 1] = both[labels[i - 1]];
		for (int x = 0; x < TAG_LABELS; x++) {
			next[x] = 0;
			for (int y = 0; y < TAG_LABELS; y++)
				next[x] += m->odds[x][y] * odds[i - 1][y] * back[y];
		}
		memcpy(back, next, sizeof(back));
	}
}

void
tag_decode(const struct tag_model *m, const struct tag_text *t, uint8_t *labels,
           float *likely)
{
	int32_t score[SEGMENT][TAG_WIDE];
	uint64_t features[TAG_FEATURES];

	memset(labels, TAG_OUT, t->len);
	for (size_t i = 0; i < t->len;) {
		size_t end = tag_segment_end(t, i);
		if (end == i) {
			if (likely)
				likely[i] = 1;
			i++;
			continue;
		}
		if (end - i > SEGMENT)
			end = i + SEGMENT;
		for (size_t k = i; k < end; k++) {
			memcpy(score[k - i], t->scores[t->words[k].number], sizeof(score[0]));
			add_weights(m, features, tag_vote_features(t, k, features), score[k - i]);
		}
		viterbi(m, score, end - i, labels + i);
		if (likely)
			weigh(m, score, end - i, labels + i, likely + i);
		i = end;
	}
}
