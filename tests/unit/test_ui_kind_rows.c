/* SPDX-License-Identifier: MIT */
/* ui/kind_rows: a list by kinds, each below its heading. */
#include "tests/unit/unit.h"

#include "ui/kind_rows.h"

static const struct kind_rows two_and_three = {
	.counts = {[KIND_PERSON] = 2, [KIND_PLACE] = 3},
};

static void
test_kind_rows__a_heading_stands_above_each_kind(void **state)
{
	static const size_t wanted[] = {KIND_ROWS_HEADING, 0, 1, KIND_ROWS_HEADING, 2, 3, 4};
	size_t n = sizeof wanted / sizeof *wanted;
	enum kind kind;
	size_t index;

	(void)state;
	assert_int_equal(kind_rows_count(&two_and_three), n);
	for (size_t row = 0; row < n; row++) {
		assert_true(kind_rows_at(&two_and_three, row, &kind, &index));
		assert_int_equal(kind, row < 3 ? KIND_PERSON : KIND_PLACE);
		assert_int_equal(index, wanted[row]);
	}
	assert_false(kind_rows_at(&two_and_three, n, &kind, &index));
}

static void
test_kind_rows__there_and_back(void **state)
{
	enum kind kind;
	size_t index;

	(void)state;
	for (size_t i = 0; i < 5; i++) {
		assert_true(kind_rows_at(&two_and_three, kind_rows_of(&two_and_three, i), &kind,
		                         &index));
		assert_int_equal(index, i);
	}
}

static void
test_kind_rows__a_window_begins_with_the_first_entity_in_it(void **state)
{
	static const size_t wanted[] = {0, 0, 1, 2, 2, 3, 4};

	(void)state;
	for (size_t top = 0; top < sizeof wanted / sizeof *wanted; top++)
		assert_int_equal(kind_rows_first(&two_and_three, top), wanted[top]);
}

static void
test_kind_rows__of_nothing_there_are_none(void **state)
{
	const struct kind_rows none = {{0}};
	enum kind kind;
	size_t index;

	(void)state;
	assert_int_equal(kind_rows_count(&none), 0);
	assert_int_equal(kind_rows_first(&none, 3), 0);
	assert_false(kind_rows_at(&none, 0, &kind, &index));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_kind_rows__a_heading_stands_above_each_kind),
		cmocka_unit_test(test_kind_rows__there_and_back),
		cmocka_unit_test(test_kind_rows__a_window_begins_with_the_first_entity_in_it),
		cmocka_unit_test(test_kind_rows__of_nothing_there_are_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
