/* SPDX-License-Identifier: MIT */
/*
 * Makes the model that runs out of the weights that were learned: the features
 * that say most find a place in a table of fixed size, a byte a weight with
 * one shift a feature.
 */
#include "train/train.h"

#include <stdlib.h>

#include "text/banned.h"

#define UNIT 0.004f

/* What a label of no name costs more than was learned: the labels of the
 * training text miss more names than they invent.  Measured. */
#define OUT_COSTS 0.24f

struct rank {
	float worth;
	uint32_t feature;
};

static int
by_worth(const void *pa, const void *pb)
{
	const struct rank *a = pa;
	const struct rank *b = pb;

	if (a->worth < b->worth || a->worth > b->worth)
		return a->worth > b->worth ? -1 : 1;
	return a->feature < b->feature ? -1 : a->feature > b->feature;
}

static int32_t
rounded(float x)
{
	return (int32_t)(x < 0 ? x - 0.5f : x + 0.5f);
}

static void
fill(struct tag_row *row, const float *w)
{
	float top = 0;
	int shift = 0;

	for (int y = 0; y < TAG_LABELS; y++) {
		float size = w[y] < 0 ? -w[y] : w[y];
		top = size > top ? size : top;
	}
	while (top / UNIT / (float)(1 << shift) > 127 && shift < TAG_SHIFT)
		shift++;
	row->shift = (int8_t)shift;
	for (int y = 0; y < TAG_LABELS; y++) {
		int32_t v = rounded(w[y] / UNIT / (float)(1 << shift));
		row->weight[y] = (int8_t)(v > 127 ? 127 : v < -127 ? -127 : v);
	}
}

/* A free row of the bucket; NULL if it is full or has this check. */
static struct tag_row *
free_row(struct tag_row *bucket, uint16_t check)
{
	for (size_t s = 0; s < TAG_SLOTS; s++) {
		if (bucket[s].check == check)
			return NULL;
		if (!bucket[s].check)
			return &bucket[s];
	}
	return NULL;
}

static struct rank *
rank_features(const struct crf *c)
{
	struct rank *ranks = xcalloc(c->dictionary->len + 1, sizeof(*ranks));

	for (uint32_t f = 0; f < c->dictionary->len; f++) {
		float top = 0;
		for (int y = 0; y < TAG_LABELS; y++) {
			float size = c->weight[f][y];
			size = size < 0 ? -size : size;
			top = size > top ? size : top;
		}
		/* A strong weight that is hardly ever used is worth little. */
		float often = (float)c->dictionary->count[f];
		ranks[f] = (struct rank){top * (often > 8 ? 2.0f : 1.0f), f};
	}
	qsort(ranks, c->dictionary->len, sizeof(*ranks), by_worth);
	return ranks;
}

static size_t
pack_features(const struct crf *c, struct tag_model *m)
{
	struct tag_row *rows = (void *)(m + 1);
	struct rank *ranks = rank_features(c);
	size_t kept = 0;

	for (size_t k = 0; k < c->dictionary->len && ranks[k].worth > UNIT; k++) {
		uint64_t h = c->dictionary->hash[ranks[k].feature];
		size_t at = TAG_SLOTS * (size_t)tag_bucket(h, m->bits);
		struct tag_row *row = free_row(rows + at, tag_check(h));
		if (!row)
			continue;
		row->check = tag_check(h);
		fill(row, c->weight[ranks[k].feature]);
		kept++;
	}
	free(ranks);
	return kept;
}

struct tag_model *
pack_model(const struct crf *c, uint32_t bits, size_t *size)
{
	size_t nrow = (size_t)TAG_SLOTS << bits;
	struct tag_model *m;

	*size = sizeof(*m) + nrow * sizeof(struct tag_row);
	m = xcalloc(1, *size);
	m->magic = TAG_MAGIC;
	m->bits = bits;
	m->unit = UNIT;
	for (int x = 0; x < TAG_LABELS; x++) {
		for (int y = 0; y < TAG_LABELS; y++) {
			float cost = c->step[x][y] - (y == TAG_OUT ? OUT_COSTS : 0);
			m->step[x][y] = rounded(cost / UNIT);
			m->odds[x][y] = tag_may_follow(x, y)
			                        ? (float)tag_exp((double)UNIT * m->step[x][y]) : 0;
		}
	}
	for (int k = 0; k < TAG_FADES; k++)
		m->fade[k] = k * (double)UNIT > 16 ? 0 : (float)tag_exp(-k * (double)UNIT);
	printf("%zu of %zu features kept\n", pack_features(c, m), c->dictionary->len);
	return m;
}
