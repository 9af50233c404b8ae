/* SPDX-License-Identifier: MIT */
/* Days in names of files and folders, and numbers there that are none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "article/named_day.h"

static void
assert_named(const char *path, const char *day)
{
	struct buf b;

	buf_init(&b);
	buf_addf(&b, "%s: ", path);
	size_t head = b.len;
	day_format(&b, named_day(str_of(path)));
	assert_string_equal(b.ptr + head, day);
	buf_release(&b);
}

static void
test_named_day__in_the_name_of_a_file(void **state)
{
	(void)state;
	assert_named("2016-07-23-title.txt", "2016-07-23");
	assert_named("/a/b/title 2016_07_23.html", "2016-07-23");
	assert_named("XIN20160723.0042.txt", "2016-07-23");
	assert_named("20160723T1015Z.json", "2016-07-23");
	assert_named("20160723101500-page.html", "2016-07-23");
	assert_named("pile.zip!/2016.07.23", "2016-07-23");
}

static void
test_named_day__in_folders_of_days(void **state)
{
	(void)state;
	assert_named("blog/2016/07/23/title.html", "2016-07-23");
	assert_named("2016/07/23/index.html", "2016-07-23");
	assert_named("2016/07/23/2015-01-02.html", "2015-01-02");
	assert_named("2016/07/23/more/title.html", "");
}

static void
test_named_day__other_numbers(void **state)
{
	(void)state;
	assert_named("saved-2016-07-23/title.txt", "");
	assert_named("002_466e6598369f34f2.txt", "");
	assert_named("20161301.txt", "");
	assert_named("2016-02-30.txt", "");
	assert_named("120160723.txt", "");
	assert_named("201607231.txt", "");
	assert_named("20160723af0193.txt", "");
	assert_named("2016-07_23.txt", "");
	assert_named("18160723.txt", "");
	assert_named("2016", "");
	assert_named("", "");
}

static struct day
completed(int year, int month, int day)
{
	return named_day_complete((struct day){(int16_t)year, (uint8_t)month, (uint8_t)day},
	                          STR_LIT("2016-01-05.txt"));
}

static void
test_named_day__completes_what_the_text_says(void **state)
{
	(void)state;
	assert_int_equal(day_cmp(completed(0, 0, 0), (struct day){2016, 1, 5}), 0);
	assert_int_equal(day_cmp(completed(2016, 1, 0), (struct day){2016, 1, 5}), 0);
	assert_int_equal(day_cmp(completed(0, 12, 30), (struct day){2015, 12, 30}), 0);
	/* Where they do not agree, the text is right. */
	assert_int_equal(day_cmp(completed(2015, 1, 0), (struct day){2015, 1, 0}), 0);
	assert_int_equal(day_cmp(completed(0, 7, 1), (struct day){0, 7, 1}), 0);
	assert_int_equal(day_cmp(completed(2010, 3, 4), (struct day){2010, 3, 4}), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_named_day__in_the_name_of_a_file),
		cmocka_unit_test(test_named_day__in_folders_of_days),
		cmocka_unit_test(test_named_day__other_numbers),
		cmocka_unit_test(test_named_day__completes_what_the_text_says),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
