/* SPDX-License-Identifier: MIT */
/* text/day: days known in part, the calendar, and their written form. */
#include "tests/unit/unit.h"

#include "text/day.h"

#define DAY(y, m, d) ((struct day){(y), (m), (d)})

static void
check_forms(struct day d, const char *expected)
{
	struct buf b;
	struct day back;

	buf_init(&b);
	day_format(&b, d);
	assert_buf(&b, expected);
	assert_true(day_parse(str_of(expected), &back));
	assert_int_equal(day_cmp(d, back), 0);
	buf_release(&b);
}

static void
test_day__written_and_read_back(void **state)
{
	(void)state;
	check_forms(DAY(2016, 7, 25), "2016-07-25");
	check_forms(DAY(2016, 7, 0), "2016-07");
	check_forms(DAY(2016, 0, 0), "2016");
	check_forms(DAY(0, 7, 25), "XXXX-07-25");
	check_forms(DAY(0, 7, 0), "XXXX-07");
	check_forms(DAY(476, 9, 4), "0476-09-04");
	check_forms(DAY(0, 2, 29), "XXXX-02-29");
}

static void
test_day__none_is_written_as_nothing(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b);
	day_format(&b, DAY_NONE);
	assert_buf(&b, "");
	buf_release(&b);
}

static void
test_day__other_forms_are_refused(void **state)
{
	static const char *const bad[] = {
		"", "XXXX", "0000", "16", "2016-7-25", "2016-13", "2016-00",
		"2016-02-30", "2015-02-29", "2016-04-31", "2016-07-00",
		"2016/07/25", "2016-07-25 ", "20160725", "XXXX-02-30",
		"+016-07-25", "2016-07-2x",
	};

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		struct day d = DAY(1, 1, 1);

		if (day_parse(str_of(bad[i]), &d))
			fail_msg("\"%s\"", bad[i]);
		assert_true(day_is_none(d));
	}
}

static void
test_day__of_numbers(void **state)
{
	struct str s = STR_LIT("a2016-");
	uint32_t number = 0;
	size_t at = 1;

	(void)state;
	assert_true(day_take_number(s, &at, 2, &number) && number == 20 && at == 3);
	assert_true(day_take_number(s, &at, 4, &number) && number == 16 && at == 5);
	assert_false(day_take_number(s, &at, 4, &number));
	assert_int_equal(at, 5);
	assert_int_equal(day_cmp(day_of_parts(2016, 2, 29), DAY(2016, 2, 29)), 0);
	assert_true(day_is_none(day_of_parts(2015, 2, 29)));
	assert_true(day_is_none(day_of_parts(2016, 0, 1)));
	assert_true(day_is_none(day_of_parts(216, 1, 1)));
	assert_true(day_is_none(day_of_parts(2016, 258, 1)));
}

static void
test_day__validity(void **state)
{
	(void)state;
	assert_true(day_is_valid(DAY(2000, 2, 29)));
	assert_false(day_is_valid(DAY(1900, 2, 29)));
	assert_false(day_is_valid(DAY(2016, 2, 30)));
	assert_false(day_is_valid(DAY(0, 2, 30)));
	assert_false(day_is_valid(DAY(2016, 0, 5)));
	assert_false(day_is_valid(DAY(0, 0, 5)));
	assert_false(day_is_valid(DAY(2016, 13, 0)));
	assert_false(day_is_valid(DAY(-5, 1, 1)));
	assert_true(day_is_valid(DAY(2016, 0, 0)));
	assert_true(day_is_full(DAY(2016, 1, 1)));
	assert_false(day_is_full(DAY(2016, 1, 0)));
}

/* A calendar kept by hand, a day at a time, against the formulas. */
static void
test_day__every_day_of_ten_thousand_years(void **state)
{
	struct day d = DAY(1, 1, 1);
	int32_t n = -719162;
	int weekday = 0; /* 0001-01-01 was a Monday */

	(void)state;
	while (d.year <= 9999) {
		struct day back = day_from_number(n);

		if (day_number(d) != n || day_cmp(back, d) != 0
		    || day_weekday(d) != weekday)
			fail_msg("%d-%d-%d", d.year, d.month, d.day);
		n++;
		weekday = (weekday + 1) % 7;
		if (++d.day > day_month_length(d.year, d.month)) {
			d.day = 1;
			d.month++;
		}
		if (d.month > 12) {
			d.month = 1;
			d.year++;
		}
	}
	assert_int_equal(n, 2932897);
}

static void
test_day__known_days(void **state)
{
	(void)state;
	assert_int_equal(day_number(DAY(1970, 1, 1)), 0);
	assert_int_equal(day_number(DAY(2000, 3, 1)), 11017);
	assert_int_equal(day_weekday(DAY(2016, 7, 25)), 0);
	assert_int_equal(day_weekday(DAY(1969, 7, 20)), 6);
	assert_int_equal(day_month_length(2016, 2), 29);
	assert_int_equal(day_month_length(2100, 2), 28);
	assert_int_equal(day_month_length(0, 2), 29);
}

static void
test_day__order_puts_the_unknown_last(void **state)
{
	static const struct day ordered[] = {
		{2015, 12, 31}, {2016, 1, 1}, {2016, 1, 0}, {2016, 7, 25},
		{2016, 0, 0}, {2017, 1, 1}, {0, 3, 2}, {0, 3, 0}, {0, 0, 0},
	};
	size_t n = sizeof ordered / sizeof ordered[0];

	(void)state;
	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < n; k++) {
			int order = day_cmp(ordered[i], ordered[k]);

			assert_int_equal((order > 0) - (order < 0),
			                 (i > k) - (i < k));
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_day__written_and_read_back),
		cmocka_unit_test(test_day__none_is_written_as_nothing),
		cmocka_unit_test(test_day__other_forms_are_refused),
		cmocka_unit_test(test_day__of_numbers),
		cmocka_unit_test(test_day__validity),
		cmocka_unit_test(test_day__every_day_of_ten_thousand_years),
		cmocka_unit_test(test_day__known_days),
		cmocka_unit_test(test_day__order_puts_the_unknown_last),
	};

	return UNIT_RUN(tests);
}
