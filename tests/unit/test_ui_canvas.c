/* SPDX-License-Identifier: MIT */
/* The grid of cells: clipping, wide clusters, and what must never get in. */
#include "tests/unit/unit.h"
#include "ui/canvas.h"

static struct canvas c;

static int
set_up(void **state)
{
	(void)state;
	canvas_init(&c);
	canvas_resize(&c, 2, 8);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	canvas_release(&c);
	return 0;
}

static void
row(int y, struct buf *out)
{
	for (int x = 0; x < c.cols; x++) {
		const struct cell *cell = canvas_cell(&c, y, x);

		buf_add(out, str_from(cell->text, cell->len));
	}
}

#define assert_row(y, expected)                        \
	do {                                           \
		struct buf b_;                         \
		buf_init(&b_);                         \
		row(y, &b_);                           \
		assert_buf(&b_, expected);             \
		buf_release(&b_);                      \
	} while (0)

static void
test_canvas__put_returns_the_width_and_fills_cells(void **state)
{
	(void)state;
	assert_int_equal(canvas_put(&c, 0, 1, STR_LIT("añb"), PEN(PERSON)), 3);
	assert_row(0, " añb    ");
	assert_int_equal(canvas_cell(&c, 0, 1)->role, ROLE_PERSON);
	assert_int_equal(canvas_cell(&c, 0, 0)->role, ROLE_TEXT);
}

static void
test_canvas__never_wraps_nor_leaves_the_clip(void **state)
{
	struct rect before;

	(void)state;
	assert_int_equal(canvas_put(&c, 0, 5, STR_LIT("abcdef"), PEN(TEXT)), 6);
	assert_row(0, "     abc");
	assert_row(1, "        ");
	before = canvas_clip(&c, (struct rect){1, 2, 1, 3});
	canvas_put(&c, 1, 0, STR_LIT("abcdefgh"), PEN(TEXT));
	canvas_put(&c, 0, 0, STR_LIT("x"), PEN(TEXT));
	canvas_put(&c, -1, -1, STR_LIT("x"), PEN(TEXT));
	canvas_put(&c, 99, 0, STR_LIT("x"), PEN(TEXT));
	canvas_clip(&c, before);
	assert_row(0, "     abc");
	assert_row(1, "  cde   ");
}

static void
test_canvas__wide_clusters_are_never_cut(void **state)
{
	(void)state;
	assert_int_equal(canvas_put(&c, 0, 0, STR_LIT("東京"), PEN(TEXT)), 4);
	assert_int_equal(canvas_cell(&c, 0, 0)->width, 2);
	assert_int_equal(canvas_cell(&c, 0, 1)->width, 0);
	/* One half overwritten: the other becomes a blank. */
	canvas_put(&c, 0, 1, STR_LIT("x"), PEN(TEXT));
	assert_row(0, " x京    ");
	/* No room for the second half at the edge. */
	canvas_put(&c, 1, 7, STR_LIT("東"), PEN(TEXT));
	assert_row(1, "        ");
	assert_int_equal(canvas_cell(&c, 1, 7)->width, 1);
}

static void
test_canvas__no_control_gets_in(void **state)
{
	(void)state;
	canvas_put(&c, 0, 0, STR_LIT("a\033[2Jb"), PEN(TEXT));
	assert_row(0, "a\xef\xbf\xbd[2Jb  ");
	canvas_put(&c, 1, 0, STR_LIT("\t\n\xe2\x80\xae\xc2\x9bz"), PEN(TEXT));
	assert_row(1, "  \xef\xbf\xbd\xef\xbf\xbdz   ");
	/* A flag of a part of a country is a flag, without its tags. */
	canvas_put(&c, 1, 0, STR_LIT("🏴\U000E0067\U000E0062\U000E007Fz"), PEN(TEXT));
	assert_row(1, "🏴z\xef\xbf\xbdz   ");
}

static void
test_canvas__a_stack_of_marks_fits_its_cell(void **state)
{
	struct buf b;
	const struct cell *cell;

	(void)state;
	buf_init(&b);
	buf_add_cstr(&b, "e");
	for (int i = 0; i < 40; i++)
		buf_add_cstr(&b, "\xcc\x81");
	buf_add_cstr(&b, "f");
	assert_int_equal(canvas_put(&c, 0, 0, buf_str(&b), PEN(TEXT)), 2);
	cell = canvas_cell(&c, 0, 0);
	assert_in_range(cell->len, 2, CELL_BYTES);
	assert_int_equal((cell->len - 1) % 2, 0);
	cell = canvas_cell(&c, 0, 1);
	assert_int_equal(cell->text[0], 'f');
	buf_release(&b);
}

static void
test_canvas__fit_cuts_with_an_ellipsis(void **state)
{
	(void)state;
	assert_int_equal(canvas_put_fit(&c, 0, 0, 5, STR_LIT("abcdefg"), PEN(TEXT)), 5);
	assert_row(0, "abcd…   ");
	assert_int_equal(canvas_put_fit(&c, 1, 0, 5, STR_LIT("abcde"), PEN(TEXT)), 5);
	assert_row(1, "abcde   ");
	canvas_clear(&c);
	/* No blank before the ellipsis; a wide cluster that does not fit goes. */
	assert_int_equal(canvas_put_fit(&c, 0, 0, 4, STR_LIT("ab cd"), PEN(TEXT)), 3);
	assert_row(0, "ab…     ");
	assert_int_equal(canvas_put_fit(&c, 1, 0, 4, STR_LIT("東京都"), PEN(TEXT)), 3);
	assert_row(1, "東…     ");
	assert_int_equal(canvas_put_fit(&c, 1, 0, 0, STR_LIT("abc"), PEN(TEXT)), 0);
}

static void
test_canvas__right_ends_where_it_should(void **state)
{
	(void)state;
	canvas_put_right(&c, 0, 1, 6, STR_LIT("ab"), PEN(TEXT));
	assert_row(0, "     ab ");
	canvas_put_right(&c, 1, 0, 3, STR_LIT("abcdef"), PEN(TEXT));
	assert_row(1, "ab…     ");
}

static void
test_canvas__cursor_only_inside_the_clip(void **state)
{
	(void)state;
	canvas_cursor(&c, 5, 5, true);
	assert_int_equal(c.cursor_y, -1);
	canvas_cursor(&c, 1, 7, true);
	assert_int_equal(c.cursor_y, 1);
	assert_int_equal(c.cursor_x, 7);
	assert_true(c.cursor_shown);
}

static void
test_canvas__copies_are_equal_and_empty_ones_harmless(void **state)
{
	struct canvas copy;

	(void)state;
	canvas_init(&copy);
	canvas_put(&c, 0, 0, STR_LIT("東x"), PEN(DATE));
	canvas_copy(&copy, &c);
	for (int x = 0; x < c.cols; x++)
		assert_true(cell_eq(canvas_cell(&c, 0, x), canvas_cell(&copy, 0, x)));
	canvas_over(&copy, (struct rect){0, 0, 1, 1}, ROLE_FOCUS);
	assert_false(cell_eq(canvas_cell(&c, 0, 0), canvas_cell(&copy, 0, 0)));
	canvas_resize(&copy, 0, -3);
	canvas_put(&copy, 0, 0, STR_LIT("x"), PEN(TEXT));
	canvas_fill(&copy, (struct rect){0, 0, 9, 9}, PEN(TEXT));
	assert_int_equal(copy.cols, 0);
	canvas_release(&copy);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_setup_teardown(test_canvas__##name, set_up, tear_down)
		T(put_returns_the_width_and_fills_cells),
		T(never_wraps_nor_leaves_the_clip),
		T(wide_clusters_are_never_cut),
		T(no_control_gets_in),
		T(a_stack_of_marks_fits_its_cell),
		T(fit_cuts_with_an_ellipsis),
		T(right_ends_where_it_should),
		T(cursor_only_inside_the_clip),
		T(copies_are_equal_and_empty_ones_harmless),
#undef T
	};

	return UNIT_RUN(tests);
}
