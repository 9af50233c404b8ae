/* SPDX-License-Identifier: MIT */
/* Dates and numbers as people read them. */
#include "tests/unit/unit.h"
#include "ui/say.h"

static struct buf b;

static int
set_up(void **state)
{
	(void)state;
	buf_init(&b);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	buf_release(&b);
	return 0;
}

static void
days(struct day from, struct day to, const char *expected)
{
	buf_clear(&b);
	say_days(&b, from, to);
	assert_buf(&b, expected);
}

static void
test_say__days_as_far_as_known(void **state)
{
	struct day d = {2016, 7, 23};

	(void)state;
	days(d, d, "23 Jul 2016");
	days(d, DAY_NONE, "23 Jul 2016");
	days((struct day){2016, 7, 0}, DAY_NONE, "Jul 2016");
	days((struct day){2016, 0, 0}, DAY_NONE, "2016");
	days((struct day){0, 7, 23}, DAY_NONE, "23 Jul");
	days(DAY_NONE, DAY_NONE, "");
	days((struct day){2016, 9, 6}, (struct day){2016, 9, 8}, "6–8 Sep 2016");
	days((struct day){2016, 7, 26}, (struct day){2016, 8, 2}, "26 Jul – 2 Aug 2016");
	days((struct day){2015, 12, 30}, (struct day){2016, 1, 2}, "30 Dec 2015 – 2 Jan 2016");
}

static void
test_say__numbers_in_groups(void **state)
{
	(void)state;
	say_number(&b, 1234567);
	assert_buf(&b, "1 234 567");
	buf_clear(&b);
	say_number(&b, 1005);
	assert_buf(&b, "1 005");
	buf_clear(&b);
	say_count(&b, 1, "word", "words");
	say_count(&b, 0, "word", "words");
	assert_buf(&b, "1 word0 words");
}

static void
test_say__ordinals(void **state)
{
	static const struct {
		uint32_t n;
		const char *text;
	} cases[] = {{1, "1st"}, {2, "2nd"}, {3, "3rd"}, {4, "4th"}, {11, "11th"},
	             {12, "12th"}, {13, "13th"}, {21, "21st"}, {112, "112th"}, {103, "103rd"}};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		buf_clear(&b);
		buf_add_ordinal(&b, cases[i].n);
		assert_buf(&b, cases[i].text);
	}
}

static void
test_say__bars_grow_and_nothing_is_blank(void **state)
{
	(void)state;
	assert_string_equal(say_bar(0, 9), " ");
	assert_string_equal(say_bar(1, 9), "▁");
	assert_string_equal(say_bar(9, 9), "█");
	assert_string_equal(say_bar(1, 1), "▄");
}

static void
test_say__an_instance_says_what_its_series_does_not(void **state)
{
	struct entity_row e = {.name = STR_LIT("11th East Asia Summit"), .ordinal = 11,
	                       .from = {2016, 9, 8}, .to = {2016, 9, 8}};

	(void)state;
	say_instance(&b, &e, 80);
	assert_buf(&b, "11th · 8 Sep 2016");
	buf_clear(&b);
	/* As much of the days as there is room for. */
	e.from = (struct day){2016, 8, 30};
	say_instance(&b, &e, 26);
	assert_buf(&b, "11th · 30 Aug – 8 Sep 2016");
	buf_clear(&b);
	say_instance(&b, &e, 25);
	assert_buf(&b, "11th · Aug – Sep 2016");
	buf_clear(&b);
	say_instance(&b, &e, 20);
	assert_buf(&b, "11th · 2016");
	buf_clear(&b);
	e.from = e.to = DAY_NONE;
	e.ordinal = 0;
	say_instance(&b, &e, 80);
	assert_buf(&b, "11th East Asia Summit");
	say_instead(&b, str_sub(buf_str(&b), 0, 4));
	assert_buf(&b, "11th");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_setup_teardown(test_say__##name, set_up, tear_down)
		T(days_as_far_as_known),
		T(numbers_in_groups),
		T(ordinals),
		T(bars_grow_and_nothing_is_blank),
		T(an_instance_says_what_its_series_does_not),
#undef T
	};

	return UNIT_RUN(tests);
}
