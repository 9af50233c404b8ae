/* SPDX-License-Identifier: MIT */
/*
 * What the vector of a word says of names: a network with one hidden layer
 * learns from labelled text how likely each label is at the word itself and at
 * the two words on each side of it, and is then asked about every word that has
 * a vector.  Words of the text are asked of a network that did not learn from
 * them, so that known and unknown words are told apart by nothing.  Order, seeds
 * and sums are fixed: the same input gives the same numbers.
 */
#include "train/train.h"

#include <math.h> /* sqrtf alone, which IEEE 754 rounds alike everywhere */
#include <stdlib.h>
#include <string.h>

#include "text/map.h"

#include "text/banned.h"

enum {
	REACH = 2,
	PLACES = 2 * REACH + 1, /* of labels seen from a word */
	HIDDEN = 64,
	FOLDS = 4,
	EPOCHS = 14,
	ENOUGH = 100 /* times a word is seen; more say nothing new */
};

_Static_assert(SENSE_DIM == PLACES * TAG_LABELS, "a label at each place");

#define LENGTH 8.0f  /* of the vectors that the network sees */
#define RATE 0.05f
#define DECAY 1e-4f
#define START 0.1f   /* weights begin between -START and START */
#define BESIDE 0.7f  /* what labels of other words count in learning */

/* How much a place tells words apart. */
static const float place_weight[PLACES] = {0.3f, 0.7f, 1, 0.7f, 0.3f};

/* How often each label was seen at each place around a word. */
struct seen {
	float at[PLACES][TAG_LABELS];
};

struct net {
	float in[VECTOR_DIM + 1][HIDDEN]; /* the last row: what is added to all */
	float in_square[VECTOR_DIM + 1][HIDDEN];
	float out[HIDDEN + 1][SENSE_DIM];
	float out_square[HIDDEN + 1][SENSE_DIM];
};

/* What a network makes of a word. */
struct thought {
	float x[VECTOR_DIM + 1];
	float hidden[HIDDEN + 1];
	float says[SENSE_DIM]; /* how likely; adds up to one at each place */
};

static float
chance(uint64_t *random)
{
	return ((float)train_random(random) / 2147483648.0f * 2 - 1) * START;
}

static void
net_start(struct net *n, uint64_t *random)
{
	memset(n, 0, sizeof(*n));
	for (int d = 0; d < VECTOR_DIM; d++)
		for (int i = 0; i < HIDDEN; i++)
			n->in[d][i] = chance(random);
	for (int i = 0; i < HIDDEN; i++)
		for (int y = 0; y < SENSE_DIM; y++)
			n->out[i][y] = chance(random);
}

/* Numbers of any size become what adds up to one. */
static void
level(float v[TAG_LABELS])
{
	float top = v[0];
	double sum = 0;
	double e[TAG_LABELS];

	for (int y = 1; y < TAG_LABELS; y++)
		top = v[y] > top ? v[y] : top;
	for (int y = 0; y < TAG_LABELS; y++)
		sum += e[y] = tag_exp((double)(v[y] - top));
	for (int y = 0; y < TAG_LABELS; y++)
		v[y] = (float)(e[y] / sum);
}

static void
think(const struct net *n, const float *vector, struct thought *t)
{
	memset(t->hidden, 0, sizeof(t->hidden));
	memset(t->says, 0, sizeof(t->says));
	for (int d = 0; d <= VECTOR_DIM; d++) {
		t->x[d] = d < VECTOR_DIM ? vector[d] * LENGTH : 1;
		for (int i = 0; i < HIDDEN; i++)
			t->hidden[i] += n->in[d][i] * t->x[d];
	}
	for (int i = 0; i < HIDDEN; i++)
		t->hidden[i] = t->hidden[i] > 0 ? t->hidden[i] : 0;
	t->hidden[HIDDEN] = 1;
	for (int i = 0; i <= HIDDEN; i++)
		for (int y = 0; y < SENSE_DIM && t->hidden[i] > 0; y++)
			t->says[y] += n->out[i][y] * t->hidden[i];
	for (int place = 0; place < PLACES; place++)
		level(t->says + place * TAG_LABELS);
}

static void
nudge(float *w, float *square, float gradient, float rate)
{
	*square += gradient * gradient;
	*w -= rate * gradient / sqrtf(*square + 1);
}

/* One step towards what was seen; `gradient` is that of the sums. */
static void
correct(struct net *n, const struct thought *t, const float gradient[SENSE_DIM], float rate)
{
	float back[HIDDEN] = {0};

	for (int i = 0; i <= HIDDEN; i++) {
		if (t->hidden[i] <= 0)
			continue;
		for (int y = 0; y < SENSE_DIM; y++) {
			if (i < HIDDEN)
				back[i] += gradient[y] * n->out[i][y];
			if (gradient[y] > 0 || gradient[y] < 0)
				nudge(&n->out[i][y], &n->out_square[i][y],
				      gradient[y] * t->hidden[i], rate);
		}
	}
	for (int d = 0; d <= VECTOR_DIM; d++) {
		for (int i = 0; i < HIDDEN; i++) {
			float keep = d < VECTOR_DIM ? DECAY * n->in[d][i] : 0;
			if (t->hidden[i] > 0)
				nudge(&n->in[d][i], &n->in_square[d][i],
				      back[i] * t->x[d] + keep, rate);
		}
	}
}

/* What is wrong at each label, by what was seen of the word. */
static void
compare(const struct thought *t, const struct seen *seen, float gradient[SENSE_DIM])
{
	for (int place = 0; place < PLACES; place++) {
		float sum = 0;
		for (int y = 0; y < TAG_LABELS; y++)
			sum += seen->at[place][y];
		float weight = sqrtf(sum < ENOUGH ? sum : ENOUGH) * (place == REACH ? 1 : BESIDE);
		for (int y = 0; y < TAG_LABELS; y++) {
			int k = place * TAG_LABELS + y;
			gradient[k] = sum > 0 ? weight * (t->says[k] - seen->at[place][y] / sum) : 0;
		}
	}
}

static void
learn(struct net *n, const struct vectors *v, struct seen *seen, uint32_t *words, size_t len,
      uint64_t random)
{
	net_start(n, &random);
	for (int epoch = 0; epoch < EPOCHS; epoch++) {
		float rate = RATE * (float)(EPOCHS - epoch) / EPOCHS;
		train_shuffle(words, len, &random);
		for (size_t k = 0; k < len; k++) {
			struct thought t;
			float gradient[SENSE_DIM];
			think(n, v->at + (size_t)words[k] * VECTOR_DIM, &t);
			compare(&t, &seen[words[k]], gradient);
			correct(n, &t, gradient, rate);
		}
	}
}

/* Counts the labels at and around each word that has a vector. */
static void
count_labels(const struct doc *d, const struct map *index, struct seen *seen)
{
	for (size_t i = 0; i < d->text.len; i++) {
		for (int place = 0; place < PLACES && d->text.is_scored[i]; place++) {
			size_t k = i + (size_t)place - REACH; /* wraps below 0, beyond len */
			if (k >= d->text.len || !tok_joined(&d->find, i, k) ||
			    tok_has(&d->find, k, TOKEN_PUNCT))
				continue;
			uint64_t h = tok(&d->find, k)->hash;
			uint32_t word = map_get(index, str_from((char *)&h, sizeof(h)));
			if (word != MAP_NONE)
				seen[word].at[place][d->labels[i]]++;
		}
	}
}

static bool
is_seen(const struct seen *seen)
{
	for (int place = 0; place < PLACES; place++)
		for (int y = 0; y < TAG_LABELS; y++)
			if (seen->at[place][y] > 0)
				return true;
	return false;
}

/* The root, so that the distance of two senses is that of two chances
 * (Hellinger's), and each sense is as long as the next. */
static void
keep_sense(const struct thought *t, float *sense)
{
	for (int k = 0; k < SENSE_DIM; k++)
		sense[k] = place_weight[k / TAG_LABELS] * sqrtf(t->says[k]);
}

static void
ask_all(const struct vectors *v, struct seen *seen, float *senses)
{
	uint32_t *words = xcalloc(v->len + 1, sizeof(*words));
	struct net *n = xcalloc(1, sizeof(*n));

	/* Words of a fold by a net of the others; unseen ones by one of all. */
	for (uint32_t fold = 0; fold <= FOLDS; fold++) {
		size_t len = 0;
		for (uint32_t i = 0; i < v->len; i++)
			if (i % FOLDS != fold && is_seen(&seen[i]))
				words[len++] = i;
		learn(n, v, seen, words, len, fold + 5);
		for (uint32_t i = 0; i < v->len; i++) {
			struct thought t;
			if (fold != (is_seen(&seen[i]) ? i % FOLDS : FOLDS))
				continue;
			think(n, v->at + (size_t)i * VECTOR_DIM, &t);
			keep_sense(&t, senses + (size_t)i * SENSE_DIM);
		}
		fprintf(stderr, "\rsenses %u of %d, by %zu words", fold + 1, FOLDS + 1, len);
	}
	fputc('\n', stderr);
	free(words);
	free(n);
}

float *
learn_senses(const struct vectors *v, const struct corpus *c)
{
	struct seen *seen = xcalloc(v->len + 1, sizeof(*seen));
	float *senses = xcalloc((v->len + 1) * SENSE_DIM, sizeof(*senses));
	struct map index;

	map_init(&index);
	for (uint32_t i = 0; i < v->len; i++)
		map_set(&index, str_from((char *)&v->hash[i], sizeof(v->hash[i])), i);
	for (size_t k = 0; k < c->docs.len; k++)
		count_labels(c->docs.ptr[k], &index, seen);
	map_release(&index);
	ask_all(v, seen, senses);
	free(seen);
	return senses;
}
