/* SPDX-License-Identifier: MIT */
/* Roles and how they are dressed. */
#include "tests/unit/unit.h"
#include "ui/theme.h"

#include <math.h>

static void
test_theme__every_built_in_dress_parses(void **state)
{
	struct theme t;
	struct attr a;

	(void)state;
	theme_init(&t, THEME_DEFAULT);
	theme_init(&t, THEME_MONO);
	for (int r = 0; r < ROLE_COUNT; r++) {
		assert_true(attr_parse(str_of(role_dress((enum role)r, THEME_DEFAULT)), &a));
		assert_true(attr_parse(str_of(role_dress((enum role)r, THEME_MONO)), &a));
		/* Mono means it. */
		assert_int_equal(a.fg, COLOR_INHERIT);
		assert_int_equal(a.bg, COLOR_INHERIT);
	}
}

static void
test_theme__letters_and_names_are_unique(void **state)
{
	(void)state;
	for (int a = 0; a < ROLE_COUNT; a++) {
		for (int b = 0; b < a; b++) {
			assert_int_not_equal(role_letter((enum role)a), role_letter((enum role)b));
			assert_string_not_equal(role_name((enum role)a), role_name((enum role)b));
		}
	}
}

static void
test_theme__words_make_attributes(void **state)
{
	struct attr a;

	(void)state;
	assert_true(attr_parse(STR_LIT(" 32/blue on default  bold underline "), &a));
	assert_int_equal(a.fg, 32);
	assert_int_equal(a.fg8, 4);
	assert_int_equal(a.bg, COLOR_OWN);
	assert_int_equal(a.flags, ATTR_BOLD | ATTR_UNDERLINE);
	assert_true(attr_parse(STR_LIT(""), &a));
	assert_int_equal(a.fg, COLOR_INHERIT);
	assert_true(attr_parse(STR_LIT("196"), &a));
	assert_int_equal(a.fg8, 1);
	assert_true(attr_parse(STR_LIT("255 on 12"), &a));
	assert_int_equal(a.fg8, 7);
	assert_int_equal(a.bg8, 4);
}

static void
test_theme__nonsense_is_refused_and_changes_nothing(void **state)
{
	static const char *const bad[] = {"blau", "256", "bold on", "on on 3", "32/blu", "-1"};
	struct theme t;
	struct attr before;

	(void)state;
	theme_init(&t, THEME_DEFAULT);
	before = t.roles[ROLE_PERSON];
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_false(theme_set(&t, ROLE_PERSON, str_of(bad[i])));
	assert_memory_equal(&before, &t.roles[ROLE_PERSON], sizeof before);
}

static void
test_theme__marker_hides_what_is_below_and_a_tint_adds(void **state)
{
	struct theme t;
	struct attr a;

	(void)state;
	theme_init(&t, THEME_MONO);
	assert_true(theme_set(&t, ROLE_TITLE, STR_LIT("bold")));
	assert_true(theme_set(&t, ROLE_PLACE, STR_LIT("2 italic")));
	assert_true(theme_set(&t, ROLE_FOCUS, STR_LIT("0 on 3")));
	a = theme_attr(&t, ROLE_TITLE, ROLE_PLACE, 256);
	assert_int_equal(a.flags, ATTR_BOLD | ATTR_ITALIC);
	assert_int_equal(a.fg, 2);
	assert_int_equal(a.bg, COLOR_OWN);
	a = theme_attr(&t, ROLE_TITLE, ROLE_FOCUS, 256);
	assert_int_equal(a.flags, 0);
	assert_int_equal(a.bg, 3);
}

static void
test_theme__few_colors_and_none(void **state)
{
	struct theme t;
	struct attr a;

	(void)state;
	theme_init(&t, THEME_DEFAULT);
	assert_true(theme_set(&t, ROLE_ORG, STR_LIT("98/magenta bold")));
	assert_int_equal(theme_attr(&t, ROLE_ORG, ROLE_NONE, 256).fg, 98);
	assert_int_equal(theme_attr(&t, ROLE_ORG, ROLE_NONE, 8).fg, 5);
	a = theme_attr(&t, ROLE_ORG, ROLE_NONE, 0);
	assert_int_equal(a.fg, COLOR_OWN);
	assert_int_equal(a.flags, ATTR_BOLD);
}

/* Bold is bright where colours are few, and bright black is grey. */
static void
test_theme__black_is_not_made_grey_by_few_colors(void **state)
{
	struct theme t;

	(void)state;
	theme_init(&t, THEME_DEFAULT);
	assert_true(theme_set(&t, ROLE_FOCUS, STR_LIT("16/black on 214/yellow bold")));
	assert_true(theme_set(&t, ROLE_SAME, STR_LIT("16/black on 214/yellow")));
	assert_int_equal(theme_attr(&t, ROLE_TEXT, ROLE_FOCUS, 256).flags, ATTR_BOLD);
	assert_int_equal(theme_attr(&t, ROLE_TEXT, ROLE_FOCUS, 8).flags, ATTR_UNDERLINE);
	assert_int_equal(theme_attr(&t, ROLE_TEXT, ROLE_SAME, 8).flags, 0);
	assert_int_equal(theme_attr(&t, ROLE_TEXT, ROLE_FOCUS, 0).flags, ATTR_BOLD);
}

static void
test_theme__kinds_differ_without_colour(void **state)
{
	struct theme t;

	(void)state;
	theme_init(&t, THEME_DEFAULT);
	for (int a = 0; a < KIND_COUNT; a++) {
		for (int b = 0; b < a; b++) {
			uint8_t fa = t.roles[role_of_kind((enum kind)a, false)].flags;
			uint8_t fb = t.roles[role_of_kind((enum kind)b, false)].flags;

			/* Organizations and dates are plain: nobody takes one
			 * for the other. */
			if (!(a == KIND_DATE && b == KIND_ORG))
				assert_int_not_equal(fa, fb);
		}
	}
	assert_int_equal(role_of_kind(KIND_DATE, true), ROLE_DATE_WEAK);
	assert_int_equal(role_of_kind(KIND_PERSON, false), ROLE_PERSON);
}

/* Relative luminance of sRGB; source WCAG 2.1. */
static double
channel(uint32_t byte)
{
	double c = (double)byte / 255;

	return c <= 0.03928 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double
luminance(int color)
{
	uint32_t rgb = theme_rgb(color);

	return 0.2126 * channel(rgb >> 16) + 0.7152 * channel(rgb >> 8 & 255) +
	       0.0722 * channel(rgb & 255);
}

static double
contrast(int a, int b)
{
	double x = luminance(a);
	double y = luminance(b);

	return x > y ? (x + 0.05) / (y + 0.05) : (y + 0.05) / (x + 0.05);
}

/* What is read has a contrast of 4.5 to its background, of 7 where the theme
 * is named for it; lines and bars may be fainter. */
static void
assert_readable(const char *name, int background, double least)
{
	struct theme t;
	int number = 0;

	assert_true(theme_find(str_of(name), &number));
	theme_init(&t, number);
	for (int r = 0; r < ROLE_COUNT; r++) {
		struct attr a = theme_attr(&t, (enum role)r, ROLE_NONE, 256);
		int bg = a.bg == COLOR_OWN ? background : a.bg;

		if (a.fg == COLOR_OWN || r == ROLE_BORDER || r == ROLE_SCROLLBAR ||
		    r == ROLE_STRIP || r == ROLE_TICK || r == ROLE_UNREAD)
			continue;
		if (contrast(a.fg, bg) < least)
			print_error("%s: %s has a contrast of %.1f\n", name, role_name((enum role)r),
			            contrast(a.fg, bg));
		assert_true(contrast(a.fg, bg) >= least);
	}
}

static void
test_theme__shipped_ones_are_readable(void **state)
{
	(void)state;
	assert_readable("dark", 16, 4.5);
	assert_readable("light", 231, 4.5);
	assert_readable("high-contrast", 16, 7.0);
	/* The default has to do on both, as well as can be. */
	assert_readable("default", 16, 3.5);
	assert_readable("default", 231, 3.5);
}

/* Described, kinds have nothing but their colour, with few of them, too. */
static void
assert_kinds_apart(const char *name, int colors)
{
	struct theme t;
	int number = 0;

	assert_true(theme_find(str_of(name), &number));
	theme_init(&t, number);
	for (int k = 0; k < KIND_COUNT; k++) {
		int fg = theme_attr(&t, role_of_kind((enum kind)k, true), ROLE_NONE, colors).fg;

		assert_in_range(fg, 0, colors - 1);
		for (int other = 0; other < k; other++)
			assert_int_not_equal(fg, theme_attr(&t, role_of_kind((enum kind)other, true),
			                                    ROLE_NONE, colors).fg);
	}
}

static void
test_theme__kinds_differ_in_colour_however_few(void **state)
{
	static const char *const names[] = {"default", "dark", "light", "high-contrast"};

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		assert_kinds_apart(names[i], 16);
		assert_kinds_apart(names[i], 8);
	}
}

static void
test_theme__names(void **state)
{
	int found = -1;

	(void)state;
	assert_true(theme_count() > THEME_SHIPPED);
	for (int i = 0; i < theme_count(); i++) {
		assert_true(theme_find(str_of(theme_name(i)), &found));
		assert_int_equal(found, i);
	}
	assert_false(theme_find(STR_LIT("nonesuch"), &found));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_theme__every_built_in_dress_parses),
		cmocka_unit_test(test_theme__letters_and_names_are_unique),
		cmocka_unit_test(test_theme__words_make_attributes),
		cmocka_unit_test(test_theme__black_is_not_made_grey_by_few_colors),
		cmocka_unit_test(test_theme__nonsense_is_refused_and_changes_nothing),
		cmocka_unit_test(test_theme__marker_hides_what_is_below_and_a_tint_adds),
		cmocka_unit_test(test_theme__few_colors_and_none),
		cmocka_unit_test(test_theme__kinds_differ_without_colour),
		cmocka_unit_test(test_theme__shipped_ones_are_readable),
		cmocka_unit_test(test_theme__kinds_differ_in_colour_however_few),
		cmocka_unit_test(test_theme__names),
	};

	return UNIT_RUN(tests);
}
