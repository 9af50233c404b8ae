/* SPDX-License-Identifier: MIT */
/* library: a census, which keeps no text, says what a library of the same articles says. */
#include "tests/unit/unit.h"

#include "export/export.h"
#include "library/census.h"
#include "tests/unit/generated.h"

/* What `annotate` prints of a library, … */
static void
annotate_library(struct library *lib, struct buf *out)
{
	static const struct annotate_options options = {.with_body = true};
	struct article_query all = {0};
	struct article_row row;
	struct arena arena;
	struct page *page;

	arena_init(&arena);
	settle(lib);
	for (size_t i = 0; i < PILE; i++) {
		char path[32];

		(void)snprintf(path, sizeof path, "pile/%02zu.txt", i * 7 % 100);
		if (!library_article(lib, library_article_by_path(lib, str_of(path)), &row,
		                     &arena))
			continue;
		assert_int_equal(library_page(lib, row.id, &page, NULL), STATUS_OK);
		export_annotation(out, lib, page, &options);
		page_free(page);
	}
	assert_true(library_article_count(lib, &all) > 0);
	library_close(lib);
	arena_release(&arena);
}

/* … and of a census in which each article is an input of its own. */
static void
annotate_census(struct census *c, struct buf *out)
{
	static const struct annotate_options options = {.with_body = true};
	struct page *page;

	assert_int_equal(census_settle(c, NULL), STATUS_OK);
	for (size_t i = 0; i < census_count(c); i++) {
		assert_int_equal(census_page(c, i, &page, NULL), STATUS_OK);
		export_annotation_counted(out, c, page, &options);
		page_free(page);
	}
	census_free(c);
}

static void
test_library__a_census_says_the_same(void **state)
{
	struct pile *p = *state;
	struct buf expected;
	struct buf got;
	uint32_t seed = 6;
	int order[PILE];

	buf_init(&expected);
	buf_init(&got);
	for (int round = 0; round < 8; round++) {
		struct library *lib = fresh();
		struct census *c = census_new();
		size_t n = 1 + next(&seed, PILE);

		shuffle(&seed, order);
		for (size_t i = 0; i < n; i++) {
			const struct made *m = p->articles[order[i]];

			put(lib, m);
			census_add(c, (uint32_t)order[i], 1, &m->r, &m->c);
		}
		buf_clear(&expected);
		annotate_library(lib, &expected);
		annotate_census(c, &got);
		assert_same(&got, &expected);
	}
	assert_non_null(strstr(expected.ptr, "\"possible\": "));
	buf_release(&expected);
	buf_release(&got);
}

/* One that comes again is passed over, one that has changed takes the place. */
static void
test_library__a_census_holds_each_path_once(void **state)
{
	struct pile *p = *state;
	struct library *lib = fresh();
	struct census *c = census_new();
	struct made *other = made_new("pile/00.txt", "2016-07-24",
	                              "{P lavrov|sergei:Sergey Lavrov} met {P ~lavrov:.Lavrov}");
	struct buf expected;
	struct buf got;

	buf_init(&expected);
	buf_init(&got);
	for (uint32_t i = 0; i < PILE; i++) {
		const struct made *m = p->articles[i];

		put(lib, i == 0 ? other : m);
		census_add(c, i, 1, &m->r, &m->c);
		census_add(c, i + PILE, 1, &m->r, &m->c);
	}
	census_add(c, 0, 2, &other->r, &other->c);
	annotate_library(lib, &expected);
	annotate_census(c, &got);
	assert_same(&got, &expected);
	made_free(other);
	buf_release(&expected);
	buf_release(&got);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_library__a_census_says_the_same),
		cmocka_unit_test(test_library__a_census_holds_each_path_once),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
