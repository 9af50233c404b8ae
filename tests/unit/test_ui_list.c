/* SPDX-License-Identifier: MIT */
/* Selection and scrolling. */
#include "tests/unit/unit.h"
#include "ui/list.h"

/* Every fifth row, from the first, is a heading. */
static bool
no_heading(const void *ctx, size_t row)
{
	(void)ctx;
	return row % 5 != 0;
}

static void
test_list__moves_within_its_rows(void **state)
{
	struct list l = {0};

	(void)state;
	list_fit(&l, 10, 4);
	assert_int_equal(l.selected, 0);
	list_move(&l, 3);
	assert_int_equal(l.selected, 3);
	assert_int_equal(l.top, 0);
	list_move(&l, 1);
	assert_int_equal(l.top, 1);
	list_move(&l, 100);
	assert_int_equal(l.selected, 9);
	assert_int_equal(l.top, 6);
	list_move(&l, -100);
	assert_int_equal(l.selected, 0);
	assert_int_equal(l.top, 0);
}

static void
test_list__is_safe_without_rows(void **state)
{
	struct list l = {0};

	(void)state;
	list_fit(&l, 0, 5);
	list_move(&l, 1);
	list_move(&l, -1);
	list_select(&l, 3);
	assert_true(list_command(&l, CMD_BOTTOM, 0));
	assert_true(list_command(&l, CMD_PARAGRAPH_PREV, 0));
	assert_int_equal(l.selected, 0);
	list_fit(&l, 3, 0);
	list_move(&l, 2);
	assert_int_equal(l.selected, 2);
	list_fit(&l, 1, 0);
	assert_int_equal(l.selected, 0);
}

static void
test_list__passes_over_headings_and_shows_them(void **state)
{
	struct list l = {.selectable = no_heading};

	(void)state;
	list_fit(&l, 15, 5);
	assert_int_equal(l.selected, 1);
	assert_int_equal(l.top, 0);
	list_move(&l, 4);
	assert_int_equal(l.selected, 6);
	list_move(&l, 8);
	assert_int_equal(l.selected, 14);
	list_move(&l, -4);
	assert_int_equal(l.selected, 9);
	list_move(&l, -4);
	assert_int_equal(l.selected, 4);
	list_move(&l, -3);
	assert_int_equal(l.selected, 1);
	/* The heading above the first row is on the screen again. */
	assert_int_equal(l.top, 0);
	list_move(&l, -1);
	assert_int_equal(l.selected, 1);
}

static void
test_list__goes_by_groups(void **state)
{
	struct list l = {.selectable = no_heading};

	(void)state;
	list_fit(&l, 15, 5);
	assert_true(list_command(&l, CMD_PARAGRAPH_NEXT, 0));
	assert_int_equal(l.selected, 6);
	assert_true(list_command(&l, CMD_PARAGRAPH_NEXT, 0));
	assert_int_equal(l.selected, 11);
	list_move(&l, 2);
	assert_true(list_command(&l, CMD_PARAGRAPH_PREV, 0));
	assert_int_equal(l.selected, 11);
	assert_true(list_command(&l, CMD_PARAGRAPH_PREV, 0));
	assert_int_equal(l.selected, 6);
}

static void
test_list__pages_and_ends(void **state)
{
	struct list l = {0};

	(void)state;
	list_fit(&l, 100, 11);
	assert_true(list_command(&l, CMD_PAGE_DOWN, 0));
	assert_int_equal(l.selected, 10);
	assert_true(list_command(&l, CMD_HALF_DOWN, 2));
	assert_int_equal(l.selected, 20);
	assert_true(list_command(&l, CMD_BOTTOM, 0));
	assert_int_equal(l.selected, 99);
	assert_true(list_command(&l, CMD_BOTTOM, 42));
	assert_int_equal(l.selected, 41);
	assert_true(list_command(&l, CMD_TOP, 0));
	assert_int_equal(l.selected, 0);
	assert_false(list_command(&l, CMD_HELP, 0));
}

static void
test_list__restores_the_row_on_its_line(void **state)
{
	struct list l = {0};

	(void)state;
	list_fit(&l, 100, 10);
	list_restore(&l, 50, 3);
	assert_int_equal(l.selected, 50);
	assert_int_equal(l.top, 47);
	list_fit(&l, 20, 10);
	assert_int_equal(l.selected, 19);
	assert_int_equal(l.top, 10);
}

static void
test_list__scrolls_without_its_selection_as_far_as_that_goes(void **state)
{
	struct list l = {.selectable = no_heading};

	(void)state;
	list_fit(&l, 40, 10);
	list_select(&l, 8);
	list_scroll(&l, 3);
	assert_int_equal(l.top, 3);
	assert_int_equal(l.selected, 8);
	list_scroll(&l, -2);
	assert_int_equal(l.top, 1);
	assert_int_equal(l.selected, 8);
	/* Every line comes by, headings or not, and stays when it is fitted. */
	for (size_t top = 2; top <= 30; top++) {
		list_scroll(&l, 1);
		list_fit(&l, 40, 10);
		assert_int_equal(l.top, top);
		assert_in_range(l.selected, top, top + 9);
	}
	list_scroll(&l, 1);
	assert_int_equal(l.top, 30);
	for (size_t top = 30; top-- > 0;) {
		list_scroll(&l, -1);
		list_fit(&l, 40, 10);
		assert_int_equal(l.top, top);
		assert_in_range(l.selected, top, top + 9);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_list__moves_within_its_rows),
		cmocka_unit_test(test_list__is_safe_without_rows),
		cmocka_unit_test(test_list__passes_over_headings_and_shows_them),
		cmocka_unit_test(test_list__goes_by_groups),
		cmocka_unit_test(test_list__pages_and_ends),
		cmocka_unit_test(test_list__restores_the_row_on_its_line),
		cmocka_unit_test(test_list__scrolls_without_its_selection_as_far_as_that_goes),
	};

	return UNIT_RUN(tests);
}
