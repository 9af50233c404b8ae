/* SPDX-License-Identifier: MIT */
/*
 * library: what somebody knows better about an article (its date, title, source,
 * author) counts as if the article said so: for what "Tuesday" means, for the
 * reading order, in searches; it is undone to the last byte and comes back with
 * the article, wherever that lies.
 */
#include "tests/unit/article_of.h"

#include "library/correction.h"
#include "tests/unit/picture.h"

#define LAKE "Lake states agree on gauges\n\nOSLO, 3 March 2021 (AFP) - On Tuesday " BODY
#define FISH "Fish are counted together\n\nBERNE, 5 March 2021 (AFP) - In Vienna " BODY

static bool
keep(void *ctx, struct article *a)
{
	*(struct article **)ctx = a;
	return true;
}

static void
put_reading(struct library *lib, struct article *a, bool is_again)
{
	struct reading *r = reading_new(a, NULL);
	struct coref *c = coref_new(r);

	assert_int_equal(is_again ? library_reread(lib, r, c, NULL)
	                          : library_add(lib, r, c, NULL), STATUS_OK);
	coref_free(c);
	reading_free(r);
}

static void
settle(struct library *lib)
{
	struct article *a;

	while (library_reread_next(lib, &a))
		put_reading(lib, a, true);
	assert_int_equal(library_settle(lib, NULL), STATUS_OK);
}

static void
put(struct library *lib, const char *path, const char *text)
{
	struct article *a = NULL;

	assert_int_equal(format_read(str_of(text), str_of(path), keep, &a, NULL), STATUS_OK);
	put_reading(lib, a, false);
}

static int
set_up(void **state)
{
	struct library *lib;

	assert_int_equal(library_open(NULL, &lib, NULL), STATUS_OK);
	put(lib, "pile/lake.txt", LAKE);
	put(lib, "pile/fish.txt", FISH);
	settle(lib);
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
correct(struct library *lib, const char *path, enum fact_name name, const char *value)
{
	article_id id = library_article_by_path(lib, str_of(path));

	assert_int_equal(library_correct_fact(lib, id, name, str_of(value), NULL), STATUS_OK);
	settle(lib);
}

static void
undo(struct library *lib)
{
	assert_int_equal(library_uncorrect(lib, 0, NULL), STATUS_OK);
	settle(lib);
}

/* The value of the first date in its body that is not the dateline's. */
static void
assert_tuesday(struct library *lib, const char *path, const char *wanted)
{
	struct page *p;
	bool is_found = false;

	assert_int_equal(library_page(lib, library_article_by_path(lib, str_of(path)), &p, NULL),
	                 STATUS_OK);
	for (size_t i = 0; i < p->nposting; i++) {
		if (!str_eq(str_at(article_text(p->article), p->postings[i].at), STR_LIT("Tuesday")))
			continue;
		assert_str(p->postings[i].value, wanted);
		is_found = true;
	}
	assert_true(is_found);
	page_free(p);
}

static void
assert_fact(struct library *lib, const char *path, enum fact_name name, const char *value,
            enum origin from)
{
	struct page *p;

	assert_int_equal(library_page(lib, library_article_by_path(lib, str_of(path)), &p, NULL),
	                 STATUS_OK);
	assert_str(article_fact(p->article, name).value, value);
	assert_int_equal(article_fact(p->article, name).from, from);
	page_free(p);
}

static void
test_fact__a_date_moves_the_article_and_what_hangs_on_it(void **state)
{
	struct library *lib = *state;
	article_id ids[2];

	assert_tuesday(lib, "pile/lake.txt", "2021-03-02");
	correct(lib, "pile/lake.txt", FACT_PUBLISHED, "10 June 2021");
	assert_tuesday(lib, "pile/lake.txt", "2021-06-08");
	assert_fact(lib, "pile/lake.txt", FACT_PUBLISHED, "2021-06-10", ORIGIN_USER);
	assert_int_equal(library_article_ids(lib, 0, 2, ids), 2);
	assert_int_equal(ids[1], library_article_by_path(lib, STR_LIT("pile/lake.txt")));
}

static void
test_fact__undone_to_the_last_byte(void **state)
{
	struct library *lib = *state;
	struct buf before;
	struct buf after;

	buf_init(&before);
	buf_init(&after);
	picture_of(lib, &before);
	correct(lib, "pile/lake.txt", FACT_PUBLISHED, "2021-06-10");
	correct(lib, "pile/lake.txt", FACT_TITLE, "Gauges for nine states");
	assert_fact(lib, "pile/lake.txt", FACT_TITLE, "Gauges for nine states", ORIGIN_USER);
	undo(lib);
	assert_fact(lib, "pile/lake.txt", FACT_TITLE, "Lake states agree on gauges", ORIGIN_TEXT);
	assert_tuesday(lib, "pile/lake.txt", "2021-06-08");
	undo(lib);
	picture_of(lib, &after);
	assert_string_equal(after.ptr, before.ptr);
	buf_release(&before);
	buf_release(&after);
}

static void
test_fact__comes_back_with_the_content_wherever_it_lies(void **state)
{
	struct library *lib = *state;

	correct(lib, "pile/lake.txt", FACT_PUBLISHED, "2021-06-10");
	correct(lib, "pile/lake.txt", FACT_SOURCE, "Lakewire");
	assert_int_equal(library_remove(lib, STR_LIT("pile/lake.txt"), NULL), STATUS_OK);
	put(lib, "moved/other.txt", LAKE);
	settle(lib);
	assert_tuesday(lib, "moved/other.txt", "2021-06-08");
	assert_fact(lib, "moved/other.txt", FACT_SOURCE, "Lakewire", ORIGIN_USER);
	/* The same again in place of itself, as when its file was touched. */
	put(lib, "moved/other.txt", LAKE);
	settle(lib);
	assert_tuesday(lib, "moved/other.txt", "2021-06-08");
	undo(lib);
	undo(lib);
	assert_fact(lib, "moved/other.txt", FACT_SOURCE, "AFP", ORIGIN_TEXT);
	assert_tuesday(lib, "moved/other.txt", "2021-03-02");
}

static void
test_fact__nothing_is_as_if_nobody_had_said_it(void **state)
{
	struct library *lib = *state;

	correct(lib, "pile/lake.txt", FACT_PUBLISHED, "");
	assert_fact(lib, "pile/lake.txt", FACT_PUBLISHED, "", ORIGIN_NONE);
	undo(lib);
	assert_fact(lib, "pile/lake.txt", FACT_PUBLISHED, "2021-03-03", ORIGIN_DATELINE);
}

static void
test_fact__what_is_no_date_is_refused(void **state)
{
	struct library *lib = *state;
	struct correction_row row;
	struct arena arena;
	struct diag d;

	diag_init(&d);
	arena_init(&arena);
	assert_int_equal(library_correct_fact(lib, library_article_by_path(lib,
		STR_LIT("pile/lake.txt")), FACT_PUBLISHED, STR_LIT("soon"), &d), STATUS_BAD_INPUT);
	assert_int_equal(d.items.len, 1);
	assert_int_equal(library_corrections(lib, STR_EMPTY, 0, 1, &row, &arena), 0);
	correct(lib, "pile/lake.txt", FACT_AUTHOR, "Anna Berg");
	assert_int_equal(library_corrections(lib, STR_EMPTY, 0, 1, &row, &arena), 1);
	assert_true(row.is_fact);
	assert_int_equal(row.fact, FACT_AUTHOR);
	assert_str(row.what, "Lake states agree on gauges");
	assert_str(row.name, "Anna Berg");
	arena_release(&arena);
	diag_release(&d);
}

static void
test_fact__goes_to_another_pile_as_text(void **state)
{
	struct library *lib = *state;
	struct library *other;
	struct corrections_taken taken;
	struct buf text;

	buf_init(&text);
	correct(lib, "pile/lake.txt", FACT_PUBLISHED, "2021-06-10");
	library_corrections_text(lib, STR_EMPTY, &text);
	assert_int_equal(library_open(NULL, &other, NULL), STATUS_OK);
	put(other, "far/lake.txt", LAKE);
	settle(other);
	assert_int_equal(library_corrections_take(other, buf_str(&text), true, &taken, NULL),
	                 STATUS_OK);
	assert_int_equal(taken.batches, 1);
	settle(other);
	assert_tuesday(other, "far/lake.txt", "2021-06-08");
	library_close(other);
	buf_release(&text);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_fact__a_date_moves_the_article_and_what_hangs_on_it),
		TEST(test_fact__undone_to_the_last_byte),
		TEST(test_fact__comes_back_with_the_content_wherever_it_lies),
		TEST(test_fact__nothing_is_as_if_nobody_had_said_it),
		TEST(test_fact__what_is_no_date_is_refused),
		TEST(test_fact__goes_to_another_pile_as_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
