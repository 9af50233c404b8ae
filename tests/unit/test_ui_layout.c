/* SPDX-License-Identifier: MIT */
/* Panes: none lies outside the screen or on another, the text is largest. */
#include "tests/unit/unit.h"
#include "ui/layout.h"

static struct layout
make(int rows, int cols, enum pane focus, bool has_below)
{
	struct layout_wish wish = {
		.rows = rows,
		.cols = cols,
		.list_width = 36,
		.side_width = 34,
		.has_side = true,
		.has_below = has_below,
		.across = 1,
		.focus = focus,
	};
	struct layout l;

	layout_make(&wish, &l);
	return l;
}

static void
test_layout__panes_lie_inside_and_apart(void **state)
{
	(void)state;
	for (int rows = 0; rows < 70; rows += rows < 12 ? 1 : 3) {
		for (int cols = 0; cols < 260; cols += 7) {
			for (int f = 0; f < PANE_COUNT; f++) {
				struct layout l = make(rows, cols, (enum pane)f, true);

				for (int a = 0; a < PANE_COUNT; a++) {
					struct rect r = l.panes[a];

					if (rect_is_empty(r))
						continue;
					assert_true(r.y >= l.has_top && r.y + r.rows <= rows - 1);
					assert_true(r.x >= 0 && r.x + r.cols <= cols);
					for (int b = 0; b < a; b++)
						assert_true(rect_is_empty(rect_cut(r, l.panes[b])));
				}
				assert_int_equal(l.is_too_small,
				                 rows < LAYOUT_MIN_ROWS || cols < LAYOUT_MIN_COLS);
				if (!l.is_too_small)
					assert_true(layout_shows(&l, (enum pane)f));
			}
		}
	}
}

static void
test_layout__wide_medium_narrow(void **state)
{
	struct layout l = make(36, 120, PANE_MAIN, false);

	(void)state;
	assert_true(layout_shows(&l, PANE_LIST));
	assert_true(layout_shows(&l, PANE_SIDE));
	assert_true(l.panes[PANE_MAIN].cols > l.panes[PANE_LIST].cols + 20);
	l = make(24, 80, PANE_MAIN, false);
	assert_false(layout_shows(&l, PANE_LIST));
	assert_true(layout_shows(&l, PANE_SIDE));
	assert_true(l.panes[PANE_MAIN].cols >= 50);
	l = make(24, 80, PANE_LIST, false);
	assert_true(layout_shows(&l, PANE_LIST));
	assert_false(layout_shows(&l, PANE_SIDE));
	assert_true(layout_shows(&l, PANE_MAIN));
	l = make(24, 60, PANE_SIDE, false);
	assert_true(layout_shows(&l, PANE_SIDE));
	assert_false(layout_shows(&l, PANE_MAIN));
}

static void
test_layout__mentions_share_or_slide_over(void **state)
{
	struct layout l = make(24, 80, PANE_MAIN, true);

	(void)state;
	assert_true(layout_shows(&l, PANE_BELOW));
	assert_true(l.panes[PANE_MAIN].rows > l.panes[PANE_BELOW].rows);
	l = make(10, 40, PANE_MAIN, true);
	assert_false(layout_shows(&l, PANE_BELOW));
	l = make(10, 40, PANE_BELOW, true);
	assert_true(layout_shows(&l, PANE_BELOW));
	assert_false(layout_shows(&l, PANE_MAIN));
}

static void
test_layout__neighbours(void **state)
{
	(void)state;
	assert_int_equal(layout_beside(PANE_MAIN, SIDE_LEFT, false), PANE_LIST);
	assert_int_equal(layout_beside(PANE_MAIN, SIDE_RIGHT, false), PANE_SIDE);
	assert_int_equal(layout_beside(PANE_SIDE, SIDE_LEFT, false), PANE_MAIN);
	assert_int_equal(layout_beside(PANE_MAIN, SIDE_DOWN, false), PANE_MAIN);
	assert_int_equal(layout_beside(PANE_MAIN, SIDE_DOWN, true), PANE_BELOW);
	assert_int_equal(layout_beside(PANE_BELOW, SIDE_UP, true), PANE_MAIN);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_layout__panes_lie_inside_and_apart),
		cmocka_unit_test(test_layout__wide_medium_narrow),
		cmocka_unit_test(test_layout__mentions_share_or_slide_over),
		cmocka_unit_test(test_layout__neighbours),
	};

	return UNIT_RUN(tests);
}
