/* SPDX-License-Identifier: MIT */
/*
 * The trained tagger, as recognize/ and src/train share it: which tokens it
 * looks at, what it sees of them (features), and the layout of its model.  One
 * function makes the features for training and for running, so they cannot
 * drift apart.
 */
#ifndef RECOGNIZE_TAGGER_H
#define RECOGNIZE_TAGGER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "recognize/recognizer_int.h"

/* ------------------------------------------------------------------ labels */

/*
 * 0 is "no name"; then for person, org and place (in the order of enum kind)
 * the beginning, inside and last token of a name, and a name of one token.
 */
enum tag_part { TAG_BEGIN, TAG_INSIDE, TAG_LAST, TAG_UNIT };
enum { TAG_OUT = 0, TAG_KINDS = 3, TAG_LABELS = 1 + 4 * TAG_KINDS };

static inline int
tag_label(int kind, int part)
{
	return 1 + 4 * kind + part;
}

static inline int
tag_kind(int label)
{
	return (label - 1) / 4;
}

static inline int
tag_part(int label)
{
	return (label - 1) % 4;
}

/* May `b` follow `a`?  Before the first and after the last token is TAG_OUT. */
bool tag_may_follow(int a, int b);

/* ---------------------------------------------------------------- features */

/* What is kept of a token while an article is tagged. */
struct tag_word {
	uint64_t hash;      /* of the folded word */
	uint32_t classes;   /* KB_BIT, as struct word */
	uint32_t affix[6];  /* hashes of 2, 3, 4 bytes in front and behind; where it
	                     * is not scored, only affix[TAG_ENDING] */
	uint32_t run_first; /* [T] the capitals it stands in, [first, end), where it */
	uint32_t run_end;   /* is scored */
	uint32_t number;    /* among the scored tokens */
	uint16_t shape;     /* the bits of enum token_shape that matter */
	uint16_t fine;      /* word cluster of 1024, from 1; 0 = none */
	uint16_t coarse;    /* of 256 */
	uint8_t sense;      /* of 256, from 0, where there is a cluster */
	uint8_t table;      /* position in a phrase of the tables; 0 = none */
	uint8_t city;       /* position in the name of a city, and its size */
	uint8_t ruled;      /* what the rules say: kind and position; 0 = none */
	uint8_t rule;       /* which rule, from 1 */
	uint8_t surface;    /* enum tag_surface bits, where it is scored */
	uint8_t voted;      /* what the rules say of this word elsewhere */
	uint8_t said;       /* what the first pass said of it elsewhere */
	uint8_t longer;     /* kinds of longer names that it ended or was in, bits */
	bool human;         /* a word of human names */
};

_Static_assert(sizeof(struct tag_word) == 64, "a line of the processor's cache each");

enum { TAG_ENDING = 4 }; /* affix of three bytes behind */

enum tag_surface {
	TAG_FIRST = 1,    /* first word of its sentence */
	TAG_CAPS = 2,     /* sentence in capitals */
	TAG_TITLE = 4,    /* sentence in title case */
	TAG_QUOTED = 8,   /* inside quotation marks */
	TAG_BRACKET = 16, /* inside brackets */
	TAG_LOWER = 32,   /* the article has it in lower case, too */
	TAG_UPPER = 64,   /* and with a capital inside a sentence */
	TAG_HEADING = 128 /* title, heading, furniture */
};

struct tag_text {
	const struct find *find;
	struct tag_word *words; /* one a token; of those that are neither scored nor
	                         * near to one that is, only what rules say */
	bool *capital;         /* one a token and one more: begins a word of a name */
	bool *is_scored;       /* one a token */
	size_t len;
	uint32_t *scored;      /* the scored tokens, in order */
	int32_t (*scores)[16]; /* of each of them; TAG_WIDE */
	uint32_t nscored;
};

enum { TAG_FEATURES = 200 };

/*
 * Looks at all tokens of an article; f->found is what the rules settled on, in
 * text order.
 *
 * owner  f->scratch
 */
void tag_text_init(struct tag_text *t, const struct find *f);
/* Votes of the first pass: labels of all tokens. */
void tag_text_vote(struct tag_text *t, const uint8_t *labels);
/* Hashes of what is seen at token i; at most TAG_FEATURES. */
size_t tag_features(const struct tag_text *t, size_t i, uint64_t *out);
/* And of what the votes add to it. */
size_t tag_vote_features(const struct tag_text *t, size_t i, uint64_t *out);
/* End of the tokens from i on that are scored together, `most` of them; i if it
 * is not. */
size_t tag_segment_end(const struct tag_text *t, size_t i, size_t most);

/* ------------------------------------------------------------------- model */

#define TAG_MAGIC UINT32_C(0x47415446)

enum { TAG_SLOTS = 4, TAG_WIDE = 16, TAG_SHIFT = 3, TAG_FADES = 4096 };

/*
 * What a feature says: a weight a label, times two to the shift (TAG_SHIFT at
 * most), in units;
 * found by 16 bits of the feature's hash.  TAG_WIDE bytes, so that a row is
 * added up at once (lanes beyond the labels mean nothing) and a bucket is one
 * line of the processor's cache: nine in ten features of any text are known,
 * and fetching their rows is what tagging costs.
 */
struct tag_row {
	int8_t weight[TAG_LABELS];
	int8_t shift;
	uint16_t check; /* 0 = free */
};

_Static_assert(sizeof(struct tag_row) == TAG_WIDE, "a row is added up at once");

/* A model: this, a multiple of 64 bytes; then (TAG_SLOTS << bits) rows. */
struct tag_model {
	uint32_t magic;
	uint32_t bits; /* log2 of the number of buckets */
	float unit;    /* of the weights, in natural logarithms */
	int32_t step[TAG_LABELS][TAG_LABELS]; /* from, to; in units */
	float odds[TAG_LABELS][TAG_LABELS];   /* exp(step * unit); 0 = may not */
	uint32_t pad[11];
	float fade[TAG_FADES]; /* exp(-i * unit); beyond, it is nothing */
};

_Static_assert(sizeof(struct tag_model) % 64 == 0, "buckets are lines");

static inline const struct tag_row *
tag_rows(const struct tag_model *m)
{
	return (const void *)(m + 1);
}

static inline uint32_t
tag_bucket(uint64_t feature, uint32_t bits)
{
	return (uint32_t)(feature >> (64 - bits));
}

static inline uint16_t
tag_check(uint64_t feature)
{
	uint16_t check = (uint16_t)feature;

	return (uint16_t)(check + !check);
}

/* The model inside the program. */
const struct tag_model *tag_model(void);
/* Scores of all scored tokens, without votes; kept in t. */
void tag_score(const struct tag_model *m, struct tag_text *t);
/* Adds what the votes say of token i. */
void tag_add_votes(const struct tag_model *m, const struct tag_text *t, size_t i,
                   int32_t score[TAG_WIDE]);
/*
 * Labels of all tokens, after tag_score().  The second time, with `likely`,
 * labels are those of the first time and votes count that were given since;
 * likely gets how likely each is, [0,1], where a label or a rule is.
 */
void tag_decode(const struct tag_model *m, const struct tag_text *t,
                uint8_t *labels, float *likely);
/* e to the power of x, the same on every machine. */
double tag_exp(double x);

/* ---------------------------------------------------------------- clusters */

#define TAG_CLUSTER_MAGIC UINT32_C(0x554c4345)

/*
 * Words and their clusters: this, then 1 << bits slots, then as many senses, a
 * byte each.  A slot holds 14 bits of the word's hash, 8 bits of the coarse and
 * 10 of the fine cluster; 0 is free.  Open addressing.  Coarse and fine
 * clusters are those of the words' vectors, senses those of what the vectors say
 * of the labels around a word (src/train/senses.c).
 */
struct tag_clusters {
	uint32_t magic;
	uint32_t bits;
};

static inline const uint8_t *
tag_senses(const struct tag_clusters *c)
{
	return (const uint8_t *)(c + 1) + (sizeof(uint32_t) << c->bits);
}

static inline uint32_t
tag_cluster_slot(uint64_t hash, uint32_t coarse, uint32_t fine)
{
	uint32_t check = (uint32_t)(hash >> 50);

	return (check ? check : 1) << 18 | coarse << 10 | fine;
}

/* Sets the clusters of the word; all are 0 where it has none. */
void tag_cluster(uint64_t hash, struct tag_word *w);

/* ------------------------------------------------------------- more names */

#define TAG_NAME_MAGIC UINT32_C(0x454d414e)

/*
 * Names too many and too doubtful for the tables: evidence for the tagger
 * only.  This, then 1 << bits slots: 27 bits of the hash of the words
 * (kb_phrase_add over token hashes, punctuation left out), then what it is.
 */
struct tag_names {
	uint32_t magic;
	uint32_t bits;
};

enum {
	TAG_NAME_CITY = 7,   /* size of the city, 1 to 6; 0 = no city */
	TAG_NAME_HUMAN = 8,  /* a given or a family name */
	TAG_NAME_MORE = 16,  /* a longer one begins like this */
	TAG_NAME_BITS = 5
};

static inline uint32_t
tag_name_check(uint64_t hash)
{
	uint32_t check = (uint32_t)(hash >> 37);

	return check ? check : 1;
}

/* Bits of a name, 0 = not there. */
uint32_t tag_name(uint64_t hash);
/* Says ahead that a word's clusters, and the name of it alone, will be asked for. */
void tag_ask(uint64_t word_hash);

/* ------------------------------------------------------------- the reading */

/* All that is found without the tagger, settled (recognize.c). */
void read_by_rules(struct find *f);
/* Tags, and settles rules and tagger (tagger.c). */
void find_tagged(struct find *f);

#endif
