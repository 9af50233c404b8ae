/* SPDX-License-Identifier: MIT */
/*
 * The trainer of the tagger: gold.jsonl and articles in, assets/model.bin out.
 * gold.c reads labels, marked.c text with the labels in it, corpus.c brings
 * articles as the library reads them, crf.c learns, pack.c writes the model; and
 * what the makers of word clusters (clusters.c, senses.c) share with it.
 * Programs by themselves: they say what went wrong and exit.
 */
#ifndef TRAIN_TRAIN_H
#define TRAIN_TRAIN_H

#include <stdio.h>

#include "recognize/tagger.h"

/* -------------------------------------------------------------------- gold.c */

struct gold_span {
	uint32_t off; /* [B] */
	uint32_t end;
	int kind;     /* of the tagger; -1 = something else */
	bool is_gpe;  /* a nationality, or a country taken as an actor */
	bool is_people; /* a nationality or a party's people alone */
};

struct gold {
	struct str path;          /* as the line has it */
	struct gold_span *spans;
	size_t nspan;
};

/* Whole file, terminated; exits if it cannot be read. */
struct str train_read(const char *path, bool is_needed);
/* The tagger's kind of that name; -1 = none of its. */
int train_kind(struct str name);
/* Cuts the next line of gold.jsonl off `rest`; false at the end. */
bool gold_next(struct str *rest, struct arena *arena, struct gold *out);

/*
 * Puts names together that the newswire set parts and nobody else would: at
 * people's names, and where what is left ("Airways") says nothing.  Where it
 * parts "Kenya" from "Defence College" it stays so: all its articles do that,
 * and who learns it both ways learns neither (measured).  `text` is what the
 * spans lie in.
 */
void gold_join(struct str text, struct gold *g);

/* ------------------------------------------------------------------ marked.c */

/*
 * Cuts the next article off `rest`, whose articles are parted by lines "===":
 * its names stand in marks, "[[person|Sergei Lavrov]] met [[org|ASEAN]]".
 * *text gets it without the marks; false at the end.  Exits at a broken mark.
 *
 * owner  text and spans: the arena
 */
bool marked_next(struct str *rest, struct arena *arena, struct str *text,
                 struct gold *out);

/* ------------------------------------------------------------------ corpus.c */

/* Guidelines differ; what is learned of one alone is kept apart. */
enum guide { GUIDE_OURS, GUIDE_GMB };

struct doc {
	struct article *article;
	struct arena arena;
	struct tokens tokens;
	struct find find;
	struct tag_text text;
	uint8_t *labels; /* one a token */
	uint8_t *said;   /* first pass; NULL = not yet */
	float *likely;   /* how likely it took each to be */
	enum guide guide;
};

struct corpus {
	VEC(struct doc *) docs;
};

/* Adds the articles of SET/docs, or of a file of marked text ("….txt"); cuts
 * the guideline (":gmb") off its name.  Says how many. */
void corpus_add(struct corpus *c, char *set);
void corpus_release(struct corpus *c);

/* ------------------------------------------------------------------ random.c */

/* The next of a row of numbers below 2^31 that `state` begins. */
uint32_t train_random(uint64_t *state);
void train_shuffle(uint32_t *order, size_t n, uint64_t *state);

/* --------------------------------------------------------------------- crf.c */

/* Runs of scored tokens as lists of numbered features. */
struct sample {
	size_t first; /* in starts */
	uint32_t len; /* [T] */
	float weight; /* how far its labels are believed, up to 1 */
};

struct samples {
	VEC(struct sample) items;
	VEC(size_t) starts;      /* one a token and one more: in features */
	VEC(uint32_t) features;
	VEC(uint8_t) labels;     /* one a token */
};

/* Numbers of features, in order of first sight. */
struct dictionary {
	uint64_t *hash;
	uint32_t *count;
	uint32_t *slots; /* number + 1 */
	size_t nslot;
	size_t len;
	size_t cap;
};

void dictionary_init(struct dictionary *d);
void dictionary_release(struct dictionary *d);
uint32_t dictionary_add(struct dictionary *d, uint64_t hash);
uint32_t dictionary_get(const struct dictionary *d, uint64_t hash); /* or MAP_NONE */

struct crf {
	const struct dictionary *dictionary;
	float (*weight)[TAG_LABELS]; /* one row a feature */
	float step[TAG_LABELS][TAG_LABELS];
};

struct recipe {
	int epochs;
	int runs;         /* averaged */
	int min_count;    /* features seen less often are left out */
	double rate;
	double decay;     /* L2, at each use */
	uint32_t drop;    /* of 256: features left out at random while learning */
};

void crf_learn(struct crf *c, const struct samples *s, const struct recipe *r);

/* ------------------------------------------------------------------ senses.c */

enum {
	VECTOR_DIM = 100,
	SENSE_DIM = 5 * TAG_LABELS /* a label at the word and at two on each side */
};

/* Words and where they lie; most frequent words first. */
struct vectors {
	uint64_t *hash;
	float *at;      /* VECTOR_DIM a word, of length one */
	size_t len;
};

/*
 * SENSE_DIM numbers a word: what its vector says of the labels around it, as
 * learned from labelled text.  All are of one length.
 *
 * owner   the caller: free()
 * source  clusters made for a task by its own labels; measured to help
 *         (worldwide-dev, registers)
 */
float *learn_senses(const struct vectors *v, const struct corpus *c);

/* -------------------------------------------------------------------- pack.c */

/* The model's bytes; free() them. */
struct tag_model *pack_model(const struct crf *c, uint32_t bits, size_t *size);

#endif
