/* SPDX-License-Identifier: MIT */
/* Divisions: all windows are shown or one that has the keys, none overlaps,
 * sizes come back, and the tree as text is the tree. */
#include "tests/unit/unit.h"
#include "ui/split.h"

/* A tree of `n` windows, divided now this way, now that. */
static struct split *
tree(uint32_t n)
{
	struct split *s = split_new(1);

	for (uint32_t i = 2; i <= n; i++)
		split_divide(&s, (i * 7 + 3) % (i - 1) + 1, i % 3 == 0 ? SPLIT_BELOW : SPLIT_BESIDE,
		             i);
	return s;
}

static void
assert_apart(const struct split_place *p, size_t n, struct rect area)
{
	for (size_t a = 0; a < n; a++) {
		if (rect_is_empty(p[a].at))
			continue;
		assert_true(p[a].at.y >= area.y && p[a].at.x >= area.x);
		assert_true(p[a].at.y + p[a].at.rows <= area.y + area.rows);
		assert_true(p[a].at.x + p[a].at.cols <= area.x + area.cols);
		for (size_t b = 0; b < a; b++)
			assert_true(rect_is_empty(rect_cut(p[a].at, p[b].at)));
	}
}

static void
test_split__windows_lie_inside_and_apart(void **state)
{
	(void)state;
	for (uint32_t n = 1; n < 12; n++) {
		struct split *s = tree(n);
		struct split_place p[SPLIT_MAX];

		for (int rows = 1; rows < 60; rows += 7) {
			for (int cols = 1; cols < 220; cols += 31) {
				struct rect area = {1, 3, rows, cols};

				split_layout(s, area, n, p);
				assert_apart(p, n, area);
				for (size_t i = 0; i < n; i++)
					if (p[i].window == n)
						assert_false(rect_is_empty(p[i].at));
			}
		}
		split_free(s);
	}
}

static void
test_split__where_all_have_room_all_is_used(void **state)
{
	struct split *s = tree(6);
	struct split_place p[SPLIT_MAX];
	struct rect area = {1, 0, 48, 200};
	int cells = 0;

	(void)state;
	split_layout(s, area, 1, p);
	for (size_t i = 0; i < 6; i++)
		cells += p[i].at.rows * p[i].at.cols;
	assert_int_equal(cells, 48 * 200);
	split_free(s);
}

static void
test_split__a_division_comes_back_after_a_small_screen(void **state)
{
	struct split *s = tree(4);
	struct split_place before[SPLIT_MAX];
	struct split_place p[SPLIT_MAX];
	struct rect large = {1, 0, 48, 200};
	struct rect small = {1, 0, 8, 40};

	(void)state;
	split_layout(s, large, 2, before);
	split_layout(s, small, 2, p);
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(rect_is_empty(p[i].at), p[i].window != 2);
	split_layout(s, large, 2, p);
	for (size_t i = 0; i < 4; i++)
		assert_memory_equal(&p[i].at, &before[i].at, sizeof p[i].at);
	split_free(s);
}

static void
test_split__neighbours(void **state)
{
	struct split *s = split_new(1);

	(void)state;
	split_divide(&s, 1, SPLIT_BESIDE, 2);
	split_divide(&s, 2, SPLIT_BELOW, 3);
	assert_int_equal(split_beside(s, 1, SIDE_RIGHT), 3);
	assert_int_equal(split_beside(s, 2, SIDE_LEFT), 1);
	assert_int_equal(split_beside(s, 2, SIDE_DOWN), 3);
	assert_int_equal(split_beside(s, 3, SIDE_UP), 2);
	assert_int_equal(split_beside(s, 3, SIDE_RIGHT), 3);
	assert_int_equal(split_across(s), 2);
	split_rotate(s);
	assert_int_equal(split_beside(s, 3, SIDE_RIGHT), 2);
	assert_int_equal(split_remove(&s, 1), 2);
	assert_int_equal(split_remove(&s, 3), 2);
	assert_int_equal(split_count(s), 1);
	split_free(s);
}

static void
test_split__lines_move_and_are_equal_again(void **state)
{
	struct split *s = split_new(1);
	struct rect area = {1, 0, 40, 120};
	struct split_place p[SPLIT_MAX];
	enum split_way way;
	uint32_t before;

	(void)state;
	split_divide(&s, 1, SPLIT_BESIDE, 2);
	split_divide(&s, 2, SPLIT_BESIDE, 3);
	split_equal(s);
	split_layout(s, area, 1, p);
	assert_in_range(p[0].at.cols, 39, 41);
	for (int i = 0; i < 5; i++)
		assert_true(split_resize(s, 1, SPLIT_BESIDE, 1, area));
	split_layout(s, area, 1, p);
	assert_in_range(p[0].at.cols, 44, 46);
	assert_true(split_line_at(s, area, 5, p[0].at.cols - 1, &before, &way));
	assert_int_equal(before, 1);
	assert_int_equal(way, SPLIT_BESIDE);
	assert_false(split_line_at(s, area, 5, 3, &before, &way));
	assert_false(split_resize(s, 1, SPLIT_BELOW, 1, area));
	/* The others keep their least. */
	assert_true(split_resize(s, 1, SPLIT_BESIDE, 500, area));
	split_layout(s, area, 1, p);
	assert_int_equal(p[0].at.cols, 120 - 2 * SPLIT_MIN_COLS);
	split_free(s);
}

static void
assert_text(const char *text, bool is_good)
{
	struct split *s = split_read(str_of(text));
	struct buf b;

	buf_init(&b);
	assert_int_equal(s != NULL, is_good);
	if (s != NULL) {
		split_write(s, &b);
		assert_buf(&b, text);
	}
	buf_release(&b);
	split_free(s);
}

static void
test_split__as_text(void **state)
{
	(void)state;
	assert_text("7", true);
	assert_text("b5000(1,s3333(2,3))", true);
	assert_text("", false);
	assert_text("b5000(1,1)", false);
	assert_text("b5000(1,2", false);
	assert_text("b5000(1,2))", false);
	assert_text("b50000(1,2)", false);
	assert_text("x(1,2)", false);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_split__windows_lie_inside_and_apart),
		cmocka_unit_test(test_split__where_all_have_room_all_is_used),
		cmocka_unit_test(test_split__a_division_comes_back_after_a_small_screen),
		cmocka_unit_test(test_split__neighbours),
		cmocka_unit_test(test_split__lines_move_and_are_equal_again),
		cmocka_unit_test(test_split__as_text),
	};

	return UNIT_RUN(tests);
}
