/* SPDX-License-Identifier: MIT */
/* What has moved is found, and what is not worth moving is left. */
#include "tests/unit/unit.h"
#include "ui/shift.h"

enum { ROWS = 12, COLS = 60, LEFT = 10, WIDTH = 40 };

static struct canvas old;
static struct canvas new;

/* A list on the left, text that begins at line `top` in the middle. */
static void
page(struct canvas *c, int top)
{
	struct buf b;

	canvas_resize(c, ROWS, COLS);
	buf_init(&b);
	for (int y = 0; y < ROWS; y++) {
		buf_clear(&b);
		buf_addf(&b, "row %d", y);
		canvas_put(c, y, 0, buf_str(&b), PEN(TEXT));
		buf_clear(&b);
		buf_addf(&b, "%d 東京 ", top + y);
		for (int x = 0; x < 20; x++)
			buf_add_char(&b, (char)('a' + ((top + y) * 7 + x * (top + y)) % 26));
		canvas_put(c, y, LEFT, buf_str(&b), PEN(TEXT));
		canvas_put(c, y, LEFT + WIDTH, STR_LIT("| side"), PEN(TEXT));
	}
	c->scrolls = (struct rect){1, LEFT, ROWS - 2, WIDTH};
	buf_release(&b);
}

static int
set_up(void **state)
{
	(void)state;
	canvas_init(&old);
	canvas_init(&new);
	page(&old, 100);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	canvas_release(&old);
	canvas_release(&new);
	return 0;
}

static void
test_shift__finds_lines_down_and_up(void **state)
{
	(void)state;
	for (int by = -4; by <= 4; by++) {
		struct shift s;

		page(&new, 100 + by);
		s = shift_find(&old, &new, true, true);
		assert_int_equal(s.lines, by);
		if (by == 0)
			continue;
		assert_true(s.by_margins);
		assert_int_equal(s.r.x, LEFT);
		assert_int_equal(s.r.cols, WIDTH);
	}
}

static void
test_shift__what_is_moved_is_right(void **state)
{
	struct shift s;

	(void)state;
	page(&new, 103);
	s = shift_find(&old, &new, true, true);
	shift_apply(&s, &old);
	for (int y = s.r.y; y < s.r.y + s.r.rows; y++)
		assert_int_equal(shift_bares(&s, y), y >= ROWS - 4);
	for (int y = 1; y < ROWS - 1; y++) {
		for (int x = 0; x < COLS; x++) {
			bool is_free = y >= ROWS - 4 && x >= LEFT && x < LEFT + WIDTH;

			if (!is_free)
				assert_true(cell_eq(canvas_cell(&old, y, x), canvas_cell(&new, y, x)));
			else
				assert_int_equal(canvas_cell(&old, y, x)->text[0], ' ');
		}
	}
}

static void
test_shift__without_margins_only_where_it_pays(void **state)
{
	struct shift s;

	(void)state;
	page(&new, 101);
	/* The list and the side would have to be written anew: still cheaper
	 * than the text. */
	s = shift_find(&old, &new, true, false);
	assert_int_equal(s.lines, 1);
	assert_int_equal(s.r.cols, COLS);
	assert_false(s.by_margins);
	s = shift_find(&old, &new, false, false);
	assert_int_equal(s.lines, 0);
}

static void
test_shift__another_page_is_no_shift(void **state)
{
	(void)state;
	page(&new, 500);
	assert_int_equal(shift_find(&old, &new, true, true).lines, 0);
	/* Nothing that scrolls, or too little of it. */
	page(&new, 101);
	new.scrolls = (struct rect){0, 0, 0, 0};
	assert_int_equal(shift_find(&old, &new, true, true).lines, 0);
	new.scrolls = (struct rect){-5, -5, 2, 9};
	assert_int_equal(shift_find(&old, &new, true, true).lines, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_setup_teardown(test_shift__##name, set_up, tear_down)
		T(finds_lines_down_and_up),
		T(what_is_moved_is_right),
		T(without_margins_only_where_it_pays),
		T(another_page_is_no_shift),
#undef T
	};

	return UNIT_RUN(tests);
}
