/* SPDX-License-Identifier: MIT */
/*
 * From scores to labels: the best sequence of labels by Viterbi over each run
 * of scored tokens, and how likely each chosen label is by summing over all
 * sequences.  Labels that may not follow each other are never looked at.
 * source  Rabiner 1989 for both passes
 */
#include "recognize/tagger.h"

#include <string.h>

#include "text/banned.h"

enum { SEGMENT = 256 }; /* longer ones are cut: only tables of results have them */

/* Sums that stand for what may not be: below any that may, and far enough from
 * the end of numbers that a step may be added. */
#define NEVER (INT32_MIN / 8)

/* Labels that leave no name open, and those that go on with none: any of these may
 * follow any of those. */
enum { NFREE = 1 + 2 * TAG_KINDS, FREE_WIDE = 8 };

/* In rows of a width of two's powers, so that a row is worked on at once. */
struct steps {
	const struct tag_model *m;
	int32_t cost[TAG_LABELS][TAG_WIDE]; /* from, to; 2 * NEVER = may not */
	float odds[TAG_LABELS][TAG_WIDE]; /* from, to */
	int32_t last_cost[TAG_WIDE]; /* from, to what is behind the last token */
	float last_odds[TAG_WIDE];   /* levelled */
	uint8_t ended[NFREE]; /* labels that leave none open, rising */
	uint8_t fresh[NFREE]; /* that go on with none */
	int32_t free_cost[NFREE][FREE_WIDE]; /* from ended, to fresh */
	float free_odds[NFREE][FREE_WIDE];
	float free_back[NFREE][FREE_WIDE]; /* the same: to fresh, from ended */
};

/* Is a name begun that the next label must go on with? */
static bool
is_open(int label)
{
	return label != TAG_OUT && (tag_part(label) == TAG_BEGIN || tag_part(label) == TAG_INSIDE);
}

/* Does it go on with one? */
static bool
goes_on(int label)
{
	return label != TAG_OUT && (tag_part(label) == TAG_INSIDE || tag_part(label) == TAG_LAST);
}

static void
find_free_steps(struct steps *s)
{
	size_t nended = 0;
	size_t nfresh = 0;

	for (int x = 0; x < TAG_LABELS; x++) {
		if (!is_open(x))
			s->ended[nended++] = (uint8_t)x;
		if (!goes_on(x))
			s->fresh[nfresh++] = (uint8_t)x;
	}
	for (size_t k = 0; k < NFREE; k++) {
		for (size_t j = 0; j < NFREE; j++) {
			s->free_cost[k][j] = s->cost[s->ended[k]][s->fresh[j]];
			s->free_odds[k][j] = s->free_back[j][k] = s->odds[s->ended[k]][s->fresh[j]];
		}
	}
}

static float
sum_of(const float v[TAG_WIDE])
{
	float sum = 0;

	for (int y = 0; y < TAG_LABELS; y++)
		sum += v[y];
	return sum;
}

/* Sums to one, so that long segments do not overflow. */
static void
level(float v[TAG_WIDE])
{
	float sum = sum_of(v);

	if (sum <= 0) {
		for (int y = 0; y < TAG_WIDE; y++)
			v[y] = 1;
		sum = TAG_LABELS;
	}
	for (int y = 0; y < TAG_WIDE; y++)
		v[y] /= sum;
}

static void
find_steps(struct steps *s, const struct tag_model *m)
{
	memset(s, 0, sizeof(*s));
	s->m = m;
	for (int x = 0; x < TAG_LABELS; x++) {
		for (int y = 0; y < TAG_LABELS; y++) {
			s->odds[x][y] = m->odds[x][y];
			s->cost[x][y] = m->odds[x][y] > 0 ? m->step[x][y] : 2 * NEVER;
		}
		s->last_cost[x] = s->cost[x][TAG_OUT];
		s->last_odds[x] = s->odds[x][TAG_OUT];
	}
	level(s->last_odds);
	find_free_steps(s);
}

/* ------------------------------------------------------------------ the best */

/* From the best sums up to one token to those up to the next, and the label that
 * each came from: the first of the best. */
static void
step_on(const struct steps *s, int32_t best[TAG_WIDE], const int32_t score[TAG_WIDE],
        int32_t from[TAG_WIDE])
{
	int32_t top[FREE_WIDE];
	int32_t label[FREE_WIDE] = {0};
	int32_t next[TAG_WIDE] = {0};

	for (int j = 0; j < FREE_WIDE; j++)
		top[j] = NEVER;
	for (size_t k = 0; k < NFREE; k++) {
		int32_t x = s->ended[k];
		for (int j = 0; j < FREE_WIDE; j++) {
			int32_t sum = best[x] + s->free_cost[k][j];
			label[j] = sum > top[j] ? x : label[j];
			top[j] = sum > top[j] ? sum : top[j];
		}
	}
	for (size_t j = 0; j < NFREE; j++) {
		next[s->fresh[j]] = top[j];
		from[s->fresh[j]] = label[j];
	}
	/* What goes on with a name comes from two labels alone. */
	for (int kind = 0; kind < TAG_KINDS; kind++) {
		int begin = tag_label(kind, TAG_BEGIN);
		int inside = tag_label(kind, TAG_INSIDE);
		for (int y = inside; y <= tag_label(kind, TAG_LAST); y++) {
			int32_t begun = best[begin] + s->cost[begin][y];
			int32_t gone_on = best[inside] + s->cost[inside][y];
			from[y] = gone_on > begun ? inside : begin;
			next[y] = gone_on > begun ? gone_on : begun;
		}
	}
	for (int y = 0; y < TAG_WIDE; y++)
		best[y] = next[y] + score[y];
}

/* The first of the best labels. */
static int
best_label(const int32_t sum[TAG_WIDE])
{
	int32_t top = sum[TAG_OUT];
	int best = TAG_OUT;

	for (int y = 1; y < TAG_LABELS; y++) {
		best = sum[y] > top ? y : best;
		top = sum[y] > top ? sum[y] : top;
	}
	return best;
}

/* Best sequence; `score` are those of n tokens. */
static void
viterbi(const struct steps *s, int32_t (*score)[TAG_WIDE], size_t n, uint8_t *labels)
{
	int32_t from[SEGMENT][TAG_WIDE];
	int32_t best[TAG_WIDE];

	for (int y = 0; y < TAG_WIDE; y++)
		best[y] = s->cost[TAG_OUT][y] + score[0][y];
	for (size_t i = 1; i < n; i++)
		step_on(s, best, score[i], from[i]);
	for (int y = 0; y < TAG_WIDE; y++)
		best[y] += s->last_cost[y];
	int last = best_label(best);
	for (size_t i = n; i > 0; i--) {
		labels[i - 1] = (uint8_t)last;
		last = i > 1 ? from[i - 1][last] : TAG_OUT;
	}
}

/* ------------------------------------------------------------------ how likely */

/* The odds of each label by the token alone; where `reach` is none of them
 * is asked for. */
static void
weigh_token(const struct tag_model *m, const int32_t score[TAG_WIDE],
            const float *reach, float odds[TAG_WIDE])
{
	int32_t top = score[0];

	for (int y = 1; y < TAG_LABELS; y++)
		top = score[y] > top ? score[y] : top;
	for (int y = 0; y < TAG_WIDE; y++) {
		bool is_asked = y < TAG_LABELS && (!reach || reach[y] > 0) &&
		                top - score[y] < TAG_FADES;
		odds[y] = is_asked ? m->fade[top - score[y]] : 0;
	}
}

/* Sums over what may stand before each label.  What an open label leads to, and
 * what a label that goes on with a name comes from, are two labels alone. */
static void
sum_ahead(const struct steps *s, const float ahead[TAG_WIDE], float sum[TAG_WIDE])
{
	float fresh[FREE_WIDE] = {0};

	for (size_t k = 0; k < NFREE; k++)
		for (int j = 0; j < FREE_WIDE; j++)
			fresh[j] += ahead[s->ended[k]] * s->free_odds[k][j];
	for (size_t j = 0; j < NFREE; j++)
		sum[s->fresh[j]] = fresh[j];
	for (int kind = 0; kind < TAG_KINDS; kind++) {
		int begin = tag_label(kind, TAG_BEGIN);
		int inside = tag_label(kind, TAG_INSIDE);
		for (int y = inside; y <= tag_label(kind, TAG_LAST); y++)
			sum[y] = ahead[begin] * s->odds[begin][y] +
			         ahead[inside] * s->odds[inside][y];
	}
}

/* And over what may stand behind. */
static void
sum_back(const struct steps *s, const float odds[TAG_WIDE], const float back[TAG_WIDE],
         float sum[TAG_WIDE])
{
	float ended[FREE_WIDE] = {0};

	for (size_t j = 0; j < NFREE; j++)
		for (int k = 0; k < FREE_WIDE; k++)
			ended[k] += s->free_back[j][k] * odds[s->fresh[j]] * back[s->fresh[j]];
	for (size_t k = 0; k < NFREE; k++)
		sum[s->ended[k]] = ended[k];
	for (int kind = 0; kind < TAG_KINDS; kind++) {
		int inside = tag_label(kind, TAG_INSIDE);
		int last = tag_label(kind, TAG_LAST);
		for (int x = tag_label(kind, TAG_BEGIN); x <= inside; x++)
			sum[x] = s->odds[x][inside] * odds[inside] * back[inside] +
			         s->odds[x][last] * odds[last] * back[last];
	}
}

/* How likely each chosen label is: forward and backward sums. */
static void
weigh(const struct steps *s, int32_t (*score)[TAG_WIDE], size_t n,
      const uint8_t *labels, float *likely)
{
	float ahead[SEGMENT][TAG_WIDE];
	float back[TAG_WIDE];
	float odds[SEGMENT][TAG_WIDE];

	for (size_t i = 0; i < n; i++) {
		float sum[TAG_WIDE] = {0};
		weigh_token(s->m, score[i], i ? NULL : s->odds[TAG_OUT], odds[i]);
		if (i)
			sum_ahead(s, ahead[i - 1], sum);
		const float *before = i ? sum : s->odds[TAG_OUT];
		for (int y = 0; y < TAG_WIDE; y++)
			ahead[i][y] = before[y] * odds[i][y];
		level(ahead[i]);
	}
	memcpy(back, s->last_odds, sizeof(back));
	for (size_t i = n; i > 0; i--) {
		float both[TAG_WIDE];
		float next[TAG_WIDE] = {0};
		for (int y = 0; y < TAG_WIDE; y++)
			both[y] = ahead[i - 1][y] * back[y];
		float sum = sum_of(both);
		likely[i - 1] = sum > 0 ? both[labels[i - 1]] / sum : 1.0f / TAG_LABELS;
		if (i == 1)
			break;
		sum_back(s, odds[i - 1], back, next);
		level(next);
		memcpy(back, next, sizeof(back));
	}
}

/* -------------------------------------------------------------------- segments */

/* Has the first pass said anything of these tokens' words elsewhere? */
static bool
has_votes(const struct tag_text *t, size_t i, size_t end)
{
	while (i < end && !t->words[i].said)
		i++;
	return i < end;
}

/* Will anybody ask how likely the labels are? */
static bool
is_asked(const struct tag_text *t, const uint8_t *labels, size_t i, size_t end)
{
	while (i < end && !labels[i] && !t->words[i].ruled)
		i++;
	return i < end;
}

static void
decode_segment(const struct steps *s, const struct tag_text *t, size_t i, size_t end,
               uint8_t *labels, float *likely)
{
	int32_t (*score)[TAG_WIDE] = t->scores + t->words[i].number;
	int32_t voted[SEGMENT][TAG_WIDE];
	bool is_voted = likely && has_votes(t, i, end);
	bool is_new = !likely || is_voted;

	if (!is_new && !is_asked(t, labels, i, end))
		return;
	if (is_voted) {
		memcpy(voted, score, (end - i) * sizeof(*score));
		for (size_t k = i; k < end; k++)
			tag_add_votes(s->m, t, k, voted[k - i]);
		score = voted;
	}
	if (is_new)
		viterbi(s, score, end - i, labels + i);
	if (likely && is_asked(t, labels, i, end))
		weigh(s, score, end - i, labels + i, likely + i);
}

void
tag_decode(const struct tag_model *m, const struct tag_text *t, uint8_t *labels,
           float *likely)
{
	struct steps s;

	find_steps(&s, m);
	if (!likely)
		memset(labels, TAG_OUT, t->len);
	for (size_t i = 0; likely && i < t->len; i++)
		likely[i] = 1;
	for (uint32_t n = 0; n < t->nscored;) {
		size_t i = t->scored[n];
		size_t end = tag_segment_end(t, i, SEGMENT);
		decode_segment(&s, t, i, end, labels, likely);
		n += (uint32_t)(end - i);
	}
}
