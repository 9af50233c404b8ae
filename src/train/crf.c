/* SPDX-License-Identifier: MIT */
/*
 * Learns a linear-chain conditional random field by stochastic gradient with
 * one learning rate a weight (AdaGrad), leaving features out at random so that
 * no single one is leant on.  The weights of the later epochs are averaged, and
 * those of several runs that go through the samples in other orders.
 * Order, seeds and sums are fixed: the same samples give the same weights.
 * source  Lafferty et al. 2001; Duchi et al. 2011; Sutton et al. 2006 on
 *         features that drown others
 */
#include "train/train.h"

#include <math.h> /* sqrt alone, which IEEE 754 rounds alike everywhere */
#include <stdlib.h>
#include <string.h>

#include "text/map.h"

#include "text/banned.h"

enum { LONGEST = 4096 };

/* ---------------------------------------------------------------- dictionary */

void
dictionary_init(struct dictionary *d)
{
	*d = (struct dictionary){.nslot = 1 << 16};
	d->slots = xcalloc(d->nslot, sizeof(*d->slots));
}

void
dictionary_release(struct dictionary *d)
{
	free(d->hash);
	free(d->count);
	free(d->slots);
}

static size_t
slot_of(const struct dictionary *d, uint64_t hash)
{
	size_t k = hash >> 7 & (d->nslot - 1);

	while (d->slots[k] && d->hash[d->slots[k] - 1] != hash)
		k = (k + 1) & (d->nslot - 1);
	return k;
}

uint32_t
dictionary_get(const struct dictionary *d, uint64_t hash)
{
	uint32_t n = d->slots[slot_of(d, hash)];

	return n ? n - 1 : MAP_NONE;
}

static void
widen(struct dictionary *d)
{
	free(d->slots);
	d->nslot *= 2;
	d->slots = xcalloc(d->nslot, sizeof(*d->slots));
	for (size_t i = 0; i < d->len; i++)
		d->slots[slot_of(d, d->hash[i])] = (uint32_t)i + 1;
}

uint32_t
dictionary_add(struct dictionary *d, uint64_t hash)
{
	size_t k = slot_of(d, hash);

	if (d->slots[k]) {
		d->count[d->slots[k] - 1]++;
		return d->slots[k] - 1;
	}
	if (d->len == d->cap) {
		d->cap = d->cap ? d->cap * 2 : 1 << 15;
		d->hash = xrealloc(d->hash, d->cap, sizeof(*d->hash));
		d->count = xrealloc(d->count, d->cap, sizeof(*d->count));
	}
	d->hash[d->len] = hash;
	d->count[d->len++] = 1;
	d->slots[k] = (uint32_t)d->len;
	if (d->len * 2 > d->nslot)
		widen(d);
	return (uint32_t)d->len - 1;
}

/* ------------------------------------------------------------------- learning */

struct learner {
	struct crf *crf;
	const struct samples *samples;
	const struct recipe *recipe;
	float (*square)[TAG_LABELS];  /* sums of squared gradients */
	float (*mean)[TAG_LABELS];
	float step_square[TAG_LABELS][TAG_LABELS];
	float step_mean[TAG_LABELS][TAG_LABELS];
	double (*odds)[TAG_LABELS];   /* of the tokens of a sample */
	double (*ahead)[TAG_LABELS];
	double (*back)[TAG_LABELS];
	uint64_t random;
	uint64_t dropped; /* seed of what is left out in this sample */
};

static bool
is_dropped(const struct learner *l, uint64_t *r)
{
	return (train_random(r) & 255) < l->recipe->drop;
}

static void
level(double v[TAG_LABELS])
{
	double sum = 0;

	for (int y = 0; y < TAG_LABELS; y++)
		sum += v[y];
	for (int y = 0; y < TAG_LABELS; y++)
		v[y] = sum > 0 ? v[y] / sum : 1.0 / TAG_LABELS;
}

static void
score_tokens(struct learner *l, struct sample s)
{
	const struct samples *all = l->samples;
	float keep = 256.0f / (256.0f - (float)l->recipe->drop);
	uint64_t r = l->dropped;

	for (size_t i = 0; i < s.len; i++) {
		float sum[TAG_LABELS] = {0};
		double top = -1e9;
		for (size_t k = all->starts.ptr[s.first + i]; k < all->starts.ptr[s.first + i + 1]; k++) {
			const float *w = l->crf->weight[all->features.ptr[k]];
			if (is_dropped(l, &r))
				continue;
			for (int y = 0; y < TAG_LABELS; y++)
				sum[y] += w[y];
		}
		for (int y = 0; y < TAG_LABELS; y++)
			top = (double)sum[y] > top ? (double)sum[y] : top;
		for (int y = 0; y < TAG_LABELS; y++)
			l->odds[i][y] = tag_exp((double)keep * ((double)sum[y] - top));
	}
}

static void
sum_paths(struct learner *l, size_t n, double step[TAG_LABELS][TAG_LABELS])
{
	for (size_t i = 0; i < n; i++) {
		for (int y = 0; y < TAG_LABELS; y++) {
			double sum = i ? 0 : step[TAG_OUT][y];
			for (int x = 0; i && x < TAG_LABELS; x++)
				sum += l->ahead[i - 1][x] * step[x][y];
			l->ahead[i][y] = sum * l->odds[i][y];
		}
		level(l->ahead[i]);
	}
	for (size_t i = n; i > 0; i--) {
		for (int x = 0; x < TAG_LABELS; x++) {
			double sum = i == n ? step[x][TAG_OUT] : 0;
			for (int y = 0; i < n && y < TAG_LABELS; y++)
				sum += step[x][y] * l->odds[i][y] * l->back[i][y];
			l->back[i - 1][x] = sum;
		}
		level(l->back[i - 1]);
	}
}

static void
nudge(const struct recipe *r, float *w, float *square, double gradient)
{
	gradient += r->decay * (double)*w;
	*square += (float)(gradient * gradient);
	*w -= (float)(r->rate * gradient / sqrt((double)*square + 1e-4));
}

static void
learn_steps(struct learner *l, struct sample s, double step[TAG_LABELS][TAG_LABELS])
{
	double gradient[TAG_LABELS][TAG_LABELS] = {{0}};
	const uint8_t *gold = l->samples->labels.ptr + s.first;

	for (size_t i = 0; i <= s.len; i++) {
		double both[TAG_LABELS][TAG_LABELS];
		double all = 0;
		for (int x = 0; x < TAG_LABELS; x++)
			for (int y = 0; y < TAG_LABELS; y++) {
				double a = i ? l->ahead[i - 1][x] : x == TAG_OUT;
				double b = i < s.len ? l->odds[i][y] * l->back[i][y] : y == TAG_OUT;
				all += both[x][y] = a * step[x][y] * b;
			}
		for (int x = 0; x < TAG_LABELS && all > 0; x++)
			for (int y = 0; y < TAG_LABELS; y++)
				gradient[x][y] += both[x][y] / all;
		gradient[i ? gold[i - 1] : TAG_OUT][i < s.len ? gold[i] : TAG_OUT] -= 1;
	}
	for (int x = 0; x < TAG_LABELS; x++)
		for (int y = 0; y < TAG_LABELS; y++)
			if (tag_may_follow(x, y))
				nudge(l->recipe, &l->crf->step[x][y], &l->step_square[x][y],
				      (double)s.weight * gradient[x][y]);
}

/* Returns how unlikely the gold labels were, token by token. */
static double
learn_sample(struct learner *l, struct sample s, double step[TAG_LABELS][TAG_LABELS])
{
	const struct samples *all = l->samples;
	uint64_t r = l->dropped;
	double loss = 0;

	score_tokens(l, s);
	sum_paths(l, s.len, step);
	for (size_t i = 0; i < s.len; i++) {
		double p[TAG_LABELS];
		int gold = all->labels.ptr[s.first + i];
		for (int y = 0; y < TAG_LABELS; y++)
			p[y] = l->ahead[i][y] * l->back[i][y];
		level(p);
		loss += 1 - p[gold];
		p[gold] -= 1;
		for (int y = 0; y < TAG_LABELS; y++)
			p[y] *= (double)s.weight;
		for (size_t k = all->starts.ptr[s.first + i]; k < all->starts.ptr[s.first + i + 1]; k++) {
			uint32_t f = all->features.ptr[k];
			if (is_dropped(l, &r))
				continue;
			for (int y = 0; y < TAG_LABELS; y++)
				if (p[y] > 1e-4 || p[y] < -1e-4)
					nudge(l->recipe, &l->crf->weight[f][y], &l->square[f][y], p[y]);
		}
	}
	learn_steps(l, s, step);
	return loss;
}

static double
learn_epoch(struct learner *l, uint32_t *order)
{
	double loss = 0;

	train_shuffle(order, l->samples->items.len, &l->random);
	for (size_t i = 0; i < l->samples->items.len; i++) {
		struct sample s = l->samples->items.ptr[order[i]];
		double step[TAG_LABELS][TAG_LABELS];
		if (s.len > LONGEST)
			continue;
		for (int x = 0; x < TAG_LABELS; x++)
			for (int y = 0; y < TAG_LABELS; y++)
				step[x][y] = tag_may_follow(x, y)
				                     ? tag_exp((double)l->crf->step[x][y]) : 0;
		l->dropped = l->random;
		(void)train_random(&l->random);
		loss += learn_sample(l, s, step);
	}
	return loss;
}

static void
add_to_mean(struct learner *l)
{
	for (size_t f = 0; f < l->crf->dictionary->len; f++)
		for (int y = 0; y < TAG_LABELS; y++)
			l->mean[f][y] += l->crf->weight[f][y];
	for (int x = 0; x < TAG_LABELS; x++)
		for (int y = 0; y < TAG_LABELS; y++)
			l->step_mean[x][y] += l->crf->step[x][y];
}

static void
take_mean(struct learner *l, int n)
{
	for (size_t f = 0; f < l->crf->dictionary->len; f++)
		for (int y = 0; y < TAG_LABELS; y++)
			l->crf->weight[f][y] = l->mean[f][y] / (float)n;
	for (int x = 0; x < TAG_LABELS; x++)
		for (int y = 0; y < TAG_LABELS; y++)
			l->crf->step[x][y] = l->step_mean[x][y] / (float)n;
}

static void
learn_once(struct crf *c, const struct samples *s, const struct recipe *r, uint64_t seed)
{
	size_t n = c->dictionary->len;
	struct learner l = {.crf = c, .samples = s, .recipe = r, .random = seed};
	uint32_t *order = xcalloc(s->items.len + 1, sizeof(*order));
	int averaged = 0;

	c->weight = xcalloc(n + 1, sizeof(*c->weight));
	l.square = xcalloc(n + 1, sizeof(*l.square));
	l.mean = xcalloc(n + 1, sizeof(*l.mean));
	l.odds = xcalloc(LONGEST, sizeof(*l.odds));
	l.ahead = xcalloc(LONGEST, sizeof(*l.ahead));
	l.back = xcalloc(LONGEST, sizeof(*l.back));
	memset(c->step, 0, sizeof(c->step));
	for (size_t i = 0; i < s->items.len; i++)
		order[i] = (uint32_t)i;
	for (int e = 0; e < r->epochs; e++) {
		double loss = learn_epoch(&l, order);
		if (e >= r->epochs / 2) {
			add_to_mean(&l);
			averaged++;
		}
		printf("epoch %d: %.4f of the tokens wrong\n", e + 1,
		       loss / (double)(s->labels.len + 1));
		fflush(stdout);
	}
	take_mean(&l, averaged);
	free(order);
	free(l.square);
	free(l.mean);
	free(l.odds);
	free(l.ahead);
	free(l.back);
}

/* Adds a share of the weights of `b`. */
static void
add_share(struct crf *a, const struct crf *b, float share)
{
	for (size_t f = 0; f < a->dictionary->len; f++)
		for (int y = 0; y < TAG_LABELS; y++)
			a->weight[f][y] += share * b->weight[f][y];
	for (int x = 0; x < TAG_LABELS; x++)
		for (int y = 0; y < TAG_LABELS; y++)
			a->step[x][y] += share * b->step[x][y];
}

void
crf_learn(struct crf *c, const struct samples *s, const struct recipe *r)
{
	struct crf one = {.dictionary = c->dictionary};

	c->weight = xcalloc(c->dictionary->len + 1, sizeof(*c->weight));
	memset(c->step, 0, sizeof(c->step));
	for (int k = 0; k < r->runs; k++) {
		learn_once(&one, s, r, 42 + 1000 * (uint64_t)k);
		add_share(c, &one, 1.0f / (float)r->runs);
		free(one.weight);
	}
}
