/* SPDX-License-Identifier: MIT */
/* library: lists that do not count what is written in menus and notices. */
#include "tests/unit/unit.h"

#include "tests/unit/handmade.h"

#include "library/library.h"

/* a.txt: Twitter in a menu twice, Lind in a menu and in the text;
 * b.txt: Acme in the text once, Lind in a menu. */
static int
set_up(void **state)
{
	struct made *a = made_new("a.txt", "2016-07-23",
	                          "! {O =org/twitter:Twitter} {O =org/twitter:Twitter} "
	                          "{P lind|eva:Eva Lind}\n"
	                          "{P lind|eva:Eva Lind} spoke.");
	struct made *b = made_new("b.txt", "2016-07-24",
	                          "! {P lind|eva:Eva Lind}\n{O =org/acme:Acme} sold.");
	struct library *lib;

	assert_int_equal(library_open(NULL, &lib, NULL), STATUS_OK);
	assert_int_equal(library_add(lib, &a->r, &a->c, NULL), STATUS_OK);
	assert_int_equal(library_add(lib, &b->r, &b->c, NULL), STATUS_OK);
	assert_int_equal(library_settle(lib, NULL), STATUS_OK);
	made_free(a);
	made_free(b);
	*state = lib;
	return 0;
}

static int
tear_down(void **state)
{
	library_close(*state);
	return 0;
}

static void
test_library__an_article_lists_whom_its_text_names(void **state)
{
	struct library *lib = *state;
	struct entity_query q = {.with_nominal = true};
	struct entity_row rows[4];
	struct arena arena;

	arena_init(&arena);
	q.article = library_article_by_path(lib, STR_LIT("a.txt"));
	assert_int_equal(library_entities(lib, &q, 0, 4, rows, &arena), 2);
	assert_str(rows[0].name, "Eva Lind");
	assert_int_equal(rows[0].here, 2);
	assert_int_equal(rows[0].articles, 2);
	q.without_furniture = true;
	assert_int_equal(library_entities(lib, &q, 0, 4, rows, &arena), 1);
	assert_str(rows[0].name, "Eva Lind");
	assert_int_equal(rows[0].here, 1);
	assert_int_equal(rows[0].articles, 1);
	arena_release(&arena);
}

static void
test_library__the_pile_lists_whom_some_text_names(void **state)
{
	struct library *lib = *state;
	struct entity_query q = {.with_nominal = true};
	struct entity_row rows[4];
	struct arena arena;

	arena_init(&arena);
	assert_int_equal(library_entities(lib, &q, 0, 4, rows, &arena), 3);
	assert_int_equal(rows[0].articles, 2);
	assert_str(rows[1].name, "Twitter");
	assert_int_equal(rows[1].mentions, 2);
	q.without_furniture = true;
	for (int sort = ENTITY_BY_COUNT; sort <= ENTITY_BY_FIRST; sort++) {
		q.sort = (enum entity_sort)sort;
		assert_int_equal(library_entities(lib, &q, 0, 4, rows, &arena), 2);
		assert_str(rows[0].name, "Eva Lind");
		assert_int_equal(rows[0].mentions, 1);
		assert_int_equal(rows[0].articles, 1);
		assert_str(rows[1].name, "Acme");
	}
	arena_release(&arena);
}

static void
test_library__a_list_knows_its_kinds_and_places(void **state)
{
	struct library *lib = *state;
	struct entity_query q = {.is_tree = true};
	size_t counts[KIND_COUNT];
	struct entity_row row = {0};
	struct arena arena;
	size_t all = 0;
	uint32_t nth;
	uint32_t count;

	arena_init(&arena);
	library_entity_kinds(lib, &q, counts);
	for (int k = 0; k < KIND_COUNT; k++) {
		for (size_t i = 0; i < counts[k]; i++, all++) {
			assert_int_equal(library_entities(lib, &q, all, 1, &row, &arena), 1);
			assert_int_equal(row.kind, k);
			assert_int_equal(library_entity_index(lib, &q, row.id), all);
		}
	}
	assert_int_equal(all, 3);
	/* Twitter is in a menu only. */
	q.kinds = 1u << KIND_ORG;
	q.filter = STR_LIT("twitter");
	assert_int_equal(library_entities(lib, &q, 0, 1, &row, &arena), 1);
	library_step_articles(lib, row.id, 1, true, &nth, &count);
	assert_int_equal(count, 1);
	library_step_articles(lib, row.id, 1, false, &nth, &count);
	assert_int_equal(count, 0);
	/* What the list leaves out has no place in it. */
	q.kinds = 1u << KIND_PERSON;
	assert_int_equal(library_entity_index(lib, &q, row.id), SIZE_MAX);
	arena_release(&arena);
}

/* The date of a teaser beside an article is none of that article's. */
static void
test_library__what_stands_beside_an_article_did_not_happen_in_it(void **state)
{
	struct library *lib;
	struct made *a = made_new("a.txt", "2023-05-09", "{P lind|eva:Lind} came on {D 2023-05-08:Monday}.\n"
	                          "! {D 2023-05-01:1 May 2023} Taxes");
	struct made *b = made_new("b.txt", "2023-05-10", "! {P lind|eva:Lind} on {D 2023-05-02:2 May 2023}\n"
	                          "It rained on {D 2023-05-01:1 May 2023}.");
	struct dated_query q = {.kinds = UINT32_C(1) << KIND_DATE, .filter = STR_EMPTY};
	struct dated_row rows[4];

	(void)state;
	assert_int_equal(library_open(NULL, &lib, NULL), STATUS_OK);
	assert_int_equal(library_add(lib, &a->r, &a->c, NULL), STATUS_OK);
	assert_int_equal(library_add(lib, &b->r, &b->c, NULL), STATUS_OK);
	assert_int_equal(library_settle(lib, NULL), STATUS_OK);
	assert_int_equal(library_dated(lib, &q, 0, 4, rows), 2);
	assert_int_equal(rows[0].from.day, 1);
	assert_int_equal(rows[1].from.day, 8);
	q.article = library_article_by_path(lib, STR_LIT("a.txt"));
	assert_int_equal(library_dated(lib, &q, 0, 4, rows), 1);
	assert_int_equal(rows[0].from.day, 8);
	library_close(lib);
	made_free(a);
	made_free(b);
}

/* The day in the line below a headline says when the article was written, no more;
 * said in a text, or in an article of another day, it is one like any other. */
static void
test_library__that_it_was_written_is_not_what_happened(void **state)
{
	struct library *lib;
	struct made *a = made_new("a.txt", "2023-05-08", "% {D 2023-05-08:8 May 2023}\n"
	                          "{P lind|eva:Lind} came in {D 2023-05-02:early May}.");
	struct made *b = made_new("b.txt", "2023-05-09", "% {D 2023-05-09:9 May 2023}\n"
	                          "It rained on {D 2023-05-09:Tuesday}.");
	struct dated_query q = {.kinds = UINT32_C(1) << KIND_DATE, .filter = STR_EMPTY};
	struct dated_row rows[4];

	(void)state;
	assert_int_equal(library_open(NULL, &lib, NULL), STATUS_OK);
	assert_int_equal(library_add(lib, &a->r, &a->c, NULL), STATUS_OK);
	assert_int_equal(library_add(lib, &b->r, &b->c, NULL), STATUS_OK);
	assert_int_equal(library_settle(lib, NULL), STATUS_OK);
	assert_int_equal(library_dated(lib, &q, 0, 4, rows), 2);
	assert_int_equal(rows[0].from.day, 2);
	assert_int_equal(rows[1].from.day, 9);
	q.article = library_article_by_path(lib, STR_LIT("a.txt"));
	assert_int_equal(library_dated(lib, &q, 0, 4, rows), 1);
	assert_int_equal(rows[0].from.day, 2);
	library_close(lib);
	made_free(a);
	made_free(b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_library__a_list_knows_its_kinds_and_places),
		cmocka_unit_test(test_library__an_article_lists_whom_its_text_names),
		cmocka_unit_test(test_library__the_pile_lists_whom_some_text_names),
		cmocka_unit_test(test_library__what_stands_beside_an_article_did_not_happen_in_it),
		cmocka_unit_test(test_library__that_it_was_written_is_not_what_happened),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
