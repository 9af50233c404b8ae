/* SPDX-License-Identifier: MIT */
/* Who held an office when an article was written; and how sure a link of a form is. */
#include "tests/unit/unit.h"

#include "entity/link.h"
#include "entity/resolve.h"

static void
test_link__a_mention_is_no_surer_than_its_form(void **state)
{
	enum link_reason told;

	(void)state;
	assert_true(link_of_form(FORM_NAME, LINK_SURNAME, 0.75f, &told) <= 0.75f);
	assert_int_equal(told, LINK_SURNAME);
	assert_int_equal(link_class_of(link_of_form(FORM_NAME, LINK_SELF, 1.0f, &told)),
	                 LINK_SURE);
	assert_int_equal(link_class_of(link_of_form(FORM_NOMINAL, LINK_SELF, 1.0f, &told)),
	                 LINK_PROBABLE);
	assert_int_equal(told, LINK_DESCRIBED);
}

/* Who held the office on a day, by these. */
static size_t
then(struct day written, const struct office_holder *holders, size_t n)
{
	enum link_reason why;

	return resolve_office(written, holders, n, &why);
}

static void
test_resolve__office_holder_of_the_time(void **state)
{
	const struct office_holder holders[] = {
		{STR_LIT("person/a"), {2012, 5, 1}, false, false},
		{STR_LIT("person/b"), {2019, 5, 1}, false, false},
		{STR_LIT("person/c"), {2019, 6, 1}, true, false},
	};
	(void)state;
	/* Half a year after, a month before: there may have been others. */
	assert_int_equal(then((struct day){2012, 11, 0}, holders, 3), 0);
	assert_true(then((struct day){2012, 12, 0}, holders, 3) == SIZE_MAX);
	assert_int_equal(then((struct day){2019, 4, 0}, holders, 3), 1);
	assert_true(then((struct day){2019, 2, 0}, holders, 3) == SIZE_MAX);
	assert_true(then((struct day){2018, 6, 0}, holders, 3) == SIZE_MAX);
	assert_true(then((struct day){2012, 1, 0}, holders, 3) == SIZE_MAX);
	/* Between two articles that call him so. */
	const struct office_holder changing[] = {
		{STR_LIT("person/a"), {2015, 1, 1}, false, false},
		{STR_LIT("person/a"), {2016, 1, 1}, false, false},
		{STR_LIT("person/b"), {2017, 1, 1}, false, false},
		{STR_LIT("person/a"), {2017, 2, 1}, true, false},
	};
	assert_true(str_eq(changing[then((struct day){2015, 6, 1}, changing, 4)].entity,
	                   STR_LIT("person/a")));
	assert_true(then((struct day){2016, 6, 1}, changing, 4) == SIZE_MAX);
	assert_int_equal(then((struct day){2017, 6, 1}, changing, 4), 2);
	/* In a year of change the months tell; in the month of change nobody can. */
	const struct office_holder year[] = {
		{STR_LIT("person/a"), {2012, 2, 0}, false, false},
		{STR_LIT("person/a"), {2012, 10, 0}, false, false},
		{STR_LIT("person/b"), {2012, 11, 0}, false, false},
		{STR_LIT("person/b"), {2013, 5, 0}, false, false},
	};
	assert_true(then((struct day){2012, 6, 9}, year, 4) < 2);
	assert_true(then((struct day){2012, 12, 30}, year, 4) == 2 ||
	            then((struct day){2012, 12, 30}, year, 4) == 3);
	assert_true(then((struct day){2013, 9, 1}, year, 4) == 3);
	const struct office_holder month[] = {
		{STR_LIT("person/a"), {2012, 11, 0}, false, false},
		{STR_LIT("person/b"), {2012, 11, 0}, false, false},
		{STR_LIT("person/b"), {2012, 12, 0}, false, false},
	};
	assert_true(then((struct day){2012, 11, 9}, month, 3) == SIZE_MAX);
	assert_int_equal(then((struct day){2012, 12, 9}, month, 3), 2);
	/* Between two, the one who is named much nearer. */
	const struct office_holder gap[] = {
		{STR_LIT("person/a"), {2020, 3, 0}, false, false},
		{STR_LIT("person/b"), {2021, 3, 0}, false, false},
	};
	assert_int_equal(then((struct day){2020, 4, 1}, gap, 2), 0);
	assert_true(then((struct day){2020, 9, 1}, gap, 2) == SIZE_MAX);
	assert_true(then((struct day){2021, 2, 1}, gap, 2) == SIZE_MAX);
	/* The same one before and after is more than a guess. */
	const struct office_holder term[] = {
		{STR_LIT("person/a"), {2015, 1, 0}, false, false},
		{STR_LIT("person/a"), {2016, 8, 0}, false, false},
	};
	enum link_reason why;
	assert_true(resolve_office((struct day){2015, 9, 1}, term, 2, &why) < 2);
	assert_int_equal(link_class_of(link_reason_sure(why)), LINK_PROBABLE);
	assert_true(resolve_office((struct day){2016, 11, 1}, term, 2, &why) < 2);
	assert_int_equal(link_class_of(link_reason_sure(why)), LINK_GUESS);
	assert_true(then((struct day){2017, 8, 1}, term, 2) == SIZE_MAX);
	/* Nobody near, or nobody can tell. */
	assert_true(then((struct day){1999, 1, 1}, holders, 3) == SIZE_MAX);
	assert_true(then(DAY_NONE, holders, 3) == SIZE_MAX);
}

/* To be named is not to hold an office: that must be said, by then, and nobody
 * else must have held it since. */
static void
test_resolve__who_is_named_here_must_hold_it_then(void **state)
{
	const struct office_holder left[] = {
		{STR_LIT("person/a"), {2020, 12, 0}, false, true},
		{STR_LIT("person/a"), {2025, 3, 0}, true, true},
	};
	const struct office_holder next[] = {
		{STR_LIT("person/a"), {2022, 9, 0}, false, false},
		{STR_LIT("person/b"), {2022, 10, 0}, false, true},
	};
	const struct office_holder gone[] = {
		{STR_LIT("person/a"), {2022, 6, 0}, false, true},
		{STR_LIT("person/a"), {2022, 9, 0}, true, true},
		{STR_LIT("person/b"), {2022, 9, 0}, false, false},
	};
	const struct office_holder old[] = {
		{STR_LIT("person/a"), {2020, 12, 0}, false, true},
	};
	/* Predecessor and successor in one article: who is said nearer in time. */
	const struct office_holder both[] = {
		{STR_LIT("person/a"), {2015, 6, 0}, false, true},
		{STR_LIT("person/b"), {2016, 6, 0}, false, true},
	};

	(void)state;
	assert_true(then((struct day){2025, 3, 3}, left, 2) == SIZE_MAX);
	assert_true(then((struct day){2016, 2, 9}, both, 2) != 0);
	assert_int_equal(then((struct day){2024, 12, 9}, left, 2), 0);
	/* In the month in which another one follows, nobody can tell. */
	assert_true(then((struct day){2022, 10, 5}, next, 2) == SIZE_MAX);
	assert_int_equal(then((struct day){2022, 8, 5}, next, 2), 0);
	assert_int_equal(then((struct day){2022, 11, 5}, next, 2), 1);
	/* Unless the article itself says that he was before. */
	assert_int_equal(then((struct day){2022, 9, 25}, gone, 3), 2);
	/* Years before he does is too early, years after nobody else did. */
	assert_true(then((struct day){2019, 3, 5}, old, 1) == SIZE_MAX);
	assert_int_equal(then((struct day){2024, 12, 9}, old, 1), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_link__a_mention_is_no_surer_than_its_form),
		cmocka_unit_test(test_resolve__office_holder_of_the_time),
		cmocka_unit_test(test_resolve__who_is_named_here_must_hold_it_then),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
