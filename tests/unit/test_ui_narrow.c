/* SPDX-License-Identifier: MIT */
/* The chips: an entity stays the one that was asked for when its id changes. */
#include "tests/unit/unit.h"

#include "tests/unit/handmade.h"

#include "ui/narrow.h"

static void
add(struct library *lib, const char *path, const char *text)
{
	struct made *m = made_new(path, "2016-07-23", text);

	assert_int_equal(library_add(lib, &m->r, &m->c, NULL), STATUS_OK);
	assert_int_equal(library_settle(lib, NULL), STATUS_OK);
	made_free(m);
}

static void
test_narrow__a_chip_follows_its_entity(void **state)
{
	struct narrow n = {0};
	struct entity_row row;
	struct library *lib;
	struct arena arena;

	(void)state;
	arena_init(&arena);
	assert_int_equal(library_open(NULL, &lib, NULL), STATUS_OK);
	add(lib, "a", "{P ngandu|bwalia:Bwalya Ng'andu} spoke.\n");
	assert_true(library_entity(lib, library_find_id(lib, STR_LIT("person/bwalya-ng-andu")),
	                           &row, &arena));
	assert_int_equal(narrow_toggle(&n, &row, false), NARROW_ADDED);
	add(lib, "b", "{P ngandu|bwalia:Bwalya Ngandu} and {P ngandu|bwalia:Bwalya Ngandu}.\n");
	narrow_refresh(&n, lib);
	assert_true(library_entity(lib, library_find_id(lib, STR_LIT("person/bwalya-ngandu")),
	                           &row, &arena));
	assert_int_equal(n.chips[0].id, row.id);
	/* The same key that set it takes it away. */
	assert_int_equal(narrow_toggle(&n, &row, false), NARROW_REMOVED);
	narrow_release(&n);
	library_close(lib);
	arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_narrow__a_chip_follows_its_entity),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
