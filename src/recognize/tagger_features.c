/* SPDX-License-Identifier: MIT */
/*
 * What the tagger sees at a token, as hashes.  Each template mixes its number
 * with one to three values; the model knows nothing but the hashes, so the
 * order and the numbers of templates are part of the model's format.
 */
#include "recognize/tagger.h"

#include "text/banned.h"

struct out {
	uint64_t *ptr;
	size_t len;
};

static inline uint64_t
mix(uint64_t h, uint64_t value)
{
	h = (h ^ value) * UINT64_C(0x9e3779b97f4a7c15);
	return h ^ (h >> 29);
}

static inline void
put(struct out *o, uint64_t template, uint64_t value)
{
	uint64_t h = mix(template * UINT64_C(0xbf58476d1ce4e5b9), value);

	o->ptr[o->len++] = h * UINT64_C(0x94d049bb133111eb);
}

static void
put2(struct out *o, uint64_t template, uint64_t a, uint64_t b)
{
	put(o, template, mix(a + 1, b));
}

static void
put3(struct out *o, uint64_t template, uint64_t a, uint64_t b, uint64_t c)
{
	put(o, template, mix(mix(a + 1, b), c));
}

/* Only what is there: most words have no cluster, no affix of four bytes. */
static void
put_if(struct out *o, uint64_t template, uint64_t value)
{
	if (value)
		put(o, template, value);
}

/* The token at i + d of the same sentence, or one that has nothing. */
static inline const struct tag_word *
near(const struct tag_text *t, size_t i, int d)
{
	static const struct tag_word none = {.hash = 0};
	size_t k = i + (size_t)d; /* wraps below 0, beyond len */

	return k < t->len && tok_joined(t->find, i, k) ? &t->words[k] : &none;
}

static void
put_words(struct out *o, const struct tag_word *const w[5])
{
	const struct tag_word *x = w[2];

	put(o, 1, x->hash);
	put(o, 2, w[1]->hash);
	put(o, 3, w[3]->hash);
	put(o, 4, w[0]->hash);
	put2(o, 6, w[1]->hash, x->hash);
	put2(o, 7, x->hash, w[3]->hash);
	for (uint64_t k = 0; k < 6; k++)
		put_if(o, 10 + k, x->affix[k]);
	put2(o, 20, x->shape, x->surface & (TAG_FIRST | TAG_CAPS | TAG_TITLE));
	put2(o, 21, w[1]->shape, x->shape);
	put2(o, 22, x->shape, w[3]->shape);
	put3(o, 23, w[1]->shape, x->shape, w[3]->shape);
	put_if(o, 16, w[1]->affix[TAG_ENDING]);
	put_if(o, 17, w[3]->affix[TAG_ENDING]);
	put2(o, 8, w[1]->hash, w[3]->hash);
	put2(o, 26, w[1]->hash, x->shape);
	put2(o, 27, x->shape, w[3]->hash);
}

static void
put_clusters(struct out *o, const struct tag_word *const w[5])
{
	const struct tag_word *x = w[2];

	for (uint64_t k = 0; k < 5; k++) {
		put_if(o, 30 + k, w[k]->fine);
		if (k > 0 && k < 4)
			put_if(o, 35 + k, w[k]->coarse);
	}
	if (!x->fine)
		put(o, 40, x->shape);
	put2(o, 41, w[1]->fine, x->fine);
	put2(o, 42, x->fine, w[3]->fine);
	put2(o, 49, x->coarse, x->surface);
}

/* From 1; 0 = none. */
static uint64_t
sense(const struct tag_word *w)
{
	return w->fine ? w->sense + UINT64_C(1) : 0;
}

static void
put_senses(struct out *o, const struct tag_word *const w[5])
{
	for (uint64_t k = 0; k < 5; k++)
		put_if(o, 180 + k, sense(w[k]));
	put2(o, 185, sense(w[1]), sense(w[2]));
	put2(o, 186, sense(w[2]), sense(w[3]));
	put3(o, 188, sense(w[1]), sense(w[2]), sense(w[3]));
}

static void
put_tables(struct out *o, const struct tag_word *const w[5])
{
	const struct tag_word *x = w[2];

	uint64_t class = 0;

	for (uint32_t left = x->classes; left; left >>= 1, class++) {
		if (left & 1)
			put(o, 100 + class, 0);
	}
	put2(o, 50, x->classes, x->shape);
	put2(o, 51, w[1]->classes, x->classes);
	put2(o, 52, x->classes, w[3]->classes);
	put2(o, 54, x->table, x->surface & (TAG_FIRST | TAG_CAPS | TAG_TITLE));
	put3(o, 55, w[1]->table, x->table, w[3]->table);
	put2(o, 56, x->table, x->hash);
	put2(o, 59, x->table, x->classes);
}

static void
put_names(struct out *o, const struct tag_word *const w[5])
{
	const struct tag_word *x = w[2];

	put(o, 170, x->city);
	put2(o, 171, x->city & 3, x->ruled);
	put3(o, 172, w[1]->human, x->human, w[3]->human);
	put3(o, 175, x->human, x->shape, x->fine);
	put2(o, 176, w[1]->hash, x->city);
	put2(o, 177, x->city, w[3]->hash);
}

static void
put_ruled(struct out *o, const struct tag_word *const w[5])
{
	const struct tag_word *x = w[2];

	put2(o, 60, x->ruled, x->rule);
	put2(o, 61, w[1]->ruled, x->ruled);
	put2(o, 62, x->ruled, w[3]->ruled);
	put3(o, 63, x->ruled, x->table, x->shape);
	put2(o, 65, x->ruled, x->fine);
	put2(o, 67, x->ruled, x->surface);
}

/* The capitals that the token stands in, and what stands around them. */
static void
put_run(struct out *o, const struct tag_text *t, size_t i)
{
	const struct tag_word *x = &t->words[i];
	const struct tag_word *before = near(t, x->run_first, -1);
	const struct tag_word *after = near(t, x->run_end - 1, 1);
	const struct tag_word *head = &t->words[x->run_end - 1];
	const struct tag_word *start = &t->words[x->run_first];
	uint64_t left = i - x->run_first;
	uint64_t right = x->run_end - 1 - i;
	uint64_t place = (left > 3 ? 3 : left) << 4 | (right > 3 ? 3 : right);

	put(o, 70, place);
	put2(o, 71, place, before->hash);
	put2(o, 72, place, after->hash);
	put2(o, 73, place, before->fine);
	put2(o, 74, place, after->fine);
	put2(o, 82, before->coarse, after->coarse);
	put2(o, 86, place, before->classes);
	put2(o, 87, place, after->classes);
	if (right > 0) {
		put2(o, 75, left == 0, head->hash);
		put2(o, 76, left == 0, head->fine);
		put2(o, 77, left == 0, head->classes);
		put(o, 78, head->affix[TAG_ENDING]);
	}
	if (left > 0) {
		put2(o, 79, right == 0, start->hash);
		put2(o, 80, right == 0, start->fine);
		put2(o, 81, right == 0, start->classes);
	}
	if (left > 0 && right > 0) {
		put2(o, 88, place, head->fine);
		put2(o, 89, place, head->classes);
	}
	put3(o, 93, place, start->coarse, head->coarse);
	put3(o, 94, before->coarse, head->coarse, after->coarse);
	put2(o, 84, place, x->shape);
	put2(o, 85, place, x->classes);
}

static void
put_article(struct out *o, const struct tag_word *const w[5])
{
	const struct tag_word *x = w[2];

	put2(o, 90, x->surface, x->shape);
	put2(o, 91, x->voted, x->ruled);
	put2(o, 92, x->voted, x->shape);
	put2(o, 95, x->surface & (TAG_QUOTED | TAG_BRACKET), x->coarse);
}

size_t
tag_features(const struct tag_text *t, size_t i, uint64_t *ptr)
{
	struct out o = {ptr, 0};
	const struct tag_word *const w[5] = {
		near(t, i, -2), near(t, i, -1), &t->words[i], near(t, i, 1), near(t, i, 2),
	};

	put(&o, 9, 0);
	put_words(&o, w);
	put_clusters(&o, w);
	put_senses(&o, w);
	put_tables(&o, w);
	put_names(&o, w);
	put_ruled(&o, w);
	put_run(&o, t, i);
	put_article(&o, w);
	return o.len;
}

size_t
tag_vote_features(const struct tag_text *t, size_t i, uint64_t *ptr)
{
	struct out o = {ptr, 0};
	const struct tag_word *x = &t->words[i];

	if (!x->said)
		return 0;
	put(&o, 96, x->said);
	put2(&o, 97, x->said, x->ruled);
	put2(&o, 98, x->said, x->shape);
	put2(&o, 99, near(t, i, -1)->said, x->said);
	put2(&o, 160, x->said, near(t, i, 1)->said);
	put2(&o, 161, x->said, x->classes);
	if (x->longer) {
		put2(&o, 162, x->longer, x->said);
		put2(&o, 163, x->longer, x->shape);
		put2(&o, 164, x->longer, x->ruled);
	}
	return o.len;
}
