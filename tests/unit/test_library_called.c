/* SPDX-License-Identifier: MIT */
/* library: what tells those apart who are called the same. */
#include "tests/unit/unit.h"

#include "tests/unit/handmade.h"

#include "library/library.h"

/* Two of one name by their countries, one of two without any office,
 * one alone; given names that do not go together keep them two. */
static const char *const pile[] = {
	"{P lee|ann+fm/place/russia:Lee}", "{P lee|joy+fm/place/china:Lee}",
	"{P day|ann+fm/place/russia:Day}", "{P day|joy:Day}",
	"{P may|ann+fm/place/russia:May}",
};

/* How many of that name have this to be told apart by. */
static size_t
count_apart(struct library *lib, const char *name, const char *by)
{
	struct entity_query q = {.kinds = 1u << KIND_PERSON, .filter = str_of(name)};
	struct entity_row rows[4];
	struct arena arena;
	size_t count = 0;
	size_t n;

	arena_init(&arena);
	n = library_entities(lib, &q, 0, 4, rows, &arena);
	for (size_t i = 0; i < n; i++) {
		if (by == NULL)
			count += str_ends(rows[i].slug, rows[i].apart) && rows[i].apart.len > 0;
		else
			count += str_eq(rows[i].apart, str_of(by));
	}
	arena_release(&arena);
	return count;
}

static void
test_library__namesakes_are_told_apart(void **state)
{
	struct library *lib;
	struct made *made[sizeof pile / sizeof *pile];

	(void)state;
	assert_int_equal(library_open(NULL, &lib, NULL), STATUS_OK);
	for (size_t i = 0; i < sizeof pile / sizeof *pile; i++) {
		char path[] = {(char)('a' + i), '\0'};

		made[i] = made_new(path, "2016-07-23", pile[i]);
		assert_int_equal(library_add(lib, &made[i]->r, &made[i]->c, NULL), STATUS_OK);
	}
	assert_int_equal(library_settle(lib, NULL), STATUS_OK);
	assert_int_equal(count_apart(lib, "Lee", "Russia"), 1);
	assert_int_equal(count_apart(lib, "Lee", "China"), 1);
	assert_int_equal(count_apart(lib, "Day", "Russia"), 1);
	assert_int_equal(count_apart(lib, "Day", NULL), 1);
	assert_int_equal(count_apart(lib, "May", ""), 1);
	for (size_t i = 0; i < sizeof pile / sizeof *pile; i++)
		made_free(made[i]);
	library_close(lib);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_library__namesakes_are_told_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
