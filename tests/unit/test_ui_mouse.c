/* SPDX-License-Identifier: MIT */
/* Reports of the mouse, as xterm and those like it send them. */
#include "tests/unit/unit.h"
#include "ui/mouse.h"

static void
check(const char *report, enum mouse_what what, int y, int x)
{
	struct mouse m;

	assert_true(mouse_parse(str_of(report), &m));
	assert_int_equal(m.what, what);
	assert_int_equal(m.y, y);
	assert_int_equal(m.x, x);
}

static void
test_mouse__reports_say_what_and_where(void **state)
{
	(void)state;
	check("0;1;1M", MOUSE_PRESS, 0, 0);
	check("0;12;5m", MOUSE_RELEASE, 4, 11);
	check("32;80;24M", MOUSE_DRAG, 23, 79);
	check("64;3;4M", MOUSE_WHEEL_UP, 3, 2);
	check("65;300;400M", MOUSE_WHEEL_DOWN, 399, 299);
	/* With Shift, Meta or Control it is the same button. */
	check("4;2;2M", MOUSE_PRESS, 1, 1);
	check("81;2;2M", MOUSE_WHEEL_DOWN, 1, 1);
}

static void
test_mouse__what_is_no_report_is_none(void **state)
{
	static const char *const reports[] = {
		"", "M", "0M", "0;1M", "0;1;1", "0;0;1M", "0;1;0M", ";;M", "0;1;1;1M",
		"-1;1;1M", "0;99999;1M", "x;1;1M",
		/* The middle and the right button, a wheel turned sideways. */
		"1;1;1M", "2;1;1M", "66;1;1M", "64;1;1m",
	};
	struct mouse m;

	(void)state;
	for (size_t i = 0; i < sizeof reports / sizeof *reports; i++)
		assert_false(mouse_parse(str_of(reports[i]), &m));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_mouse__reports_say_what_and_where),
		cmocka_unit_test(test_mouse__what_is_no_report_is_none),
	};

	return UNIT_RUN(tests);
}
