/* SPDX-License-Identifier: MIT */
/*
 * What vectors say of names: a word nobody labelled is taken for what lies
 * where it lies, and the same text teaches the same.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "text/fold.h"
#include "train/train.h"

/* Words before people, words before places, and one of each that no text has. */
static const char *const words[] = {
	"minister", "president", "mr", "in", "near", "at", "qqzxa", "qqzxb",
};

enum { NWORD = sizeof(words) / sizeof(words[0]), PERSONAL = 3, LIKE_PEOPLE = 6, LIKE_PLACES = 7 };

static float *
senses_of_training(void)
{
	char set[] = "assets/training/people.txt";
	uint64_t hash[NWORD];
	float at[NWORD * VECTOR_DIM] = {0};
	struct vectors v = {hash, at, NWORD};
	struct corpus corpus;

	for (size_t i = 0; i < NWORD; i++) {
		hash[i] = fold_hash(str_from(words[i], strlen(words[i])));
		at[i * VECTOR_DIM + !(i < PERSONAL || i == LIKE_PEOPLE)] = 1;
	}
	vec_init(&corpus.docs);
	corpus_add(&corpus, set);
	float *senses = learn_senses(&v, &corpus);
	corpus_release(&corpus);
	return senses;
}

/* How likely somebody's name begins behind the word, as senses say it. */
static float
person_follows(const float *senses, size_t word)
{
	const float *next = senses + word * SENSE_DIM + SENSE_DIM / 5 * 3;

	return next[tag_label(KIND_PERSON, TAG_BEGIN)] + next[tag_label(KIND_PERSON, TAG_UNIT)];
}

static void
test_senses__an_unknown_word_is_like_its_neighbours(void **state)
{
	float *senses = senses_of_training();

	(void)state;
	assert_true(person_follows(senses, LIKE_PEOPLE) > 2 * person_follows(senses, LIKE_PLACES));
	free(senses);
}

static void
test_senses__all_are_of_one_length(void **state)
{
	float *senses = senses_of_training();

	(void)state;
	for (size_t i = 0; i < NWORD; i++) {
		float square = 0;
		for (size_t k = 0; k < SENSE_DIM; k++)
			square += senses[i * SENSE_DIM + k] * senses[i * SENSE_DIM + k];
		assert_true(square > 2.159f && square < 2.161f);
	}
	free(senses);
}

static void
test_senses__the_same_twice(void **state)
{
	float *a = senses_of_training();
	float *b = senses_of_training();

	(void)state;
	assert_memory_equal(a, b, NWORD * SENSE_DIM * sizeof(*a));
	free(a);
	free(b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_senses__an_unknown_word_is_like_its_neighbours),
		cmocka_unit_test(test_senses__all_are_of_one_length),
		cmocka_unit_test(test_senses__the_same_twice),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
