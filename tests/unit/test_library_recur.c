/* SPDX-License-Identifier: MIT */
/*
 * library: a line that stands in many articles of one source is folded as its
 * furniture when one of them is opened; whatever the order in which they came,
 * and no longer when they have gone.
 */
#include "tests/unit/article_of.h"

#include "library/library.h"

#include "text/arena.h"

static const char *const numbers[] = {
	"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
};

struct put {
	const char *source;
	const char *middle; /* a paragraph between the others */
	const char *foot;   /* the last one */
};

static bool
keep(void *ctx, struct article *a)
{
	*(struct article **)ctx = a;
	return true;
}

static void
put_at(struct library *lib, const struct put *what, size_t i, const char *path)
{
	struct article *a = NULL;
	struct reading *r;
	struct coref *c;
	struct buf b;

	buf_init(&b);
	buf_addf(&b, "Lake states count boat %s\n\nOSLO, 3 March 2021 (%s) - The boat of number %s "
	         "went out. " PARA1 "\n\n" PARA2 "\n\n" PARA3 "\n\n%s\n\n" PARA1 "\n\n" PARA2
	         "\n\n" PARA3 "\n\n" PARA1 "\n\n%s\n", numbers[i], what->source, numbers[i], what->middle,
	         what->foot);
	assert_int_equal(format_read(buf_str(&b), str_of(path), keep, &a, NULL), STATUS_OK);
	r = reading_new(a, NULL);
	c = coref_new(r);
	assert_int_equal(library_add(lib, r, c, NULL), STATUS_OK);
	coref_free(c);
	reading_free(r);
	buf_release(&b);
}

static void
put(struct library *lib, const struct put *what, size_t i)
{
	char path[] = "pile/0.txt";

	path[5] = (char)('0' + i);
	put_at(lib, what, i, path);
}

static bool
is_folded(struct library *lib, size_t i, const char *line)
{
	char path[] = "pile/0.txt";
	struct page *p;
	const struct block *blocks;
	bool yes = false;
	bool is_there = false;
	size_t n;

	path[5] = (char)('0' + i);
	assert_int_equal(library_settle(lib, NULL), STATUS_OK);
	assert_int_equal(library_page_folded(lib, library_article_by_path(lib, str_of(path)), &p,
	                                     NULL), STATUS_OK);
	blocks = article_blocks(p->article, &n);
	for (size_t k = 0; k < n; k++) {
		if (!str_eq(str_at(article_text(p->article), blocks[k].at), str_of(line)))
			continue;
		is_there = true;
		yes = blocks[k].kind == BLOCK_FURNITURE;
	}
	assert_true(is_there);
	page_free(p);
	return yes;
}

static int
set_up(void **state)
{
	struct library *lib;

	assert_int_equal(library_open(NULL, &lib, NULL), STATUS_OK);
	*state = lib;
	return 0;
}

static int
tear_down(void **state)
{
	library_close(*state);
	return 0;
}

#define MORE "More of the lake in the morning edition"
static const struct put herald = {"Herald", MORE, "Nobody saw the harbour that night."};

static void
test_recur__a_line_of_eight_articles_is_folded(void **state)
{
	struct library *lib = *state;

	for (size_t i = 0; i < 7; i++)
		put(lib, &herald, i);
	assert_false(is_folded(lib, 0, MORE));
	put(lib, &herald, 7);
	for (size_t i = 0; i < 8; i++)
		assert_true(is_folded(lib, i, MORE));
	assert_int_equal(library_remove(lib, STR_LIT("pile/2.txt"), NULL), STATUS_OK);
	assert_false(is_folded(lib, 4, MORE));
}

static void
test_recur__in_whatever_order_they_come(void **state)
{
	struct library *lib = *state;

	for (size_t i = 8; i-- > 0;) {
		put(lib, &herald, i);
		put(lib, &herald, i);
	}
	for (size_t i = 0; i < 8; i++)
		assert_true(is_folded(lib, i, MORE));
}

static void
test_recur__copies_and_other_sources_do_not_count(void **state)
{
	struct library *lib = *state;
	struct put courier = herald;

	courier.source = "Courier";
	for (size_t i = 0; i < 5; i++) {
		put(lib, &herald, i);
		put(lib, &courier, i + 5);
	}
	put_at(lib, &herald, 0, "copies/a.txt");
	put_at(lib, &herald, 0, "copies/b.txt");
	put_at(lib, &herald, 1, "copies/c.txt");
	assert_false(is_folded(lib, 0, MORE));
	assert_false(is_folded(lib, 5, MORE));
}

static void
test_recur__text_that_comes_again_stays(void **state)
{
	struct library *lib = *state;
	static const struct put rows[] = {
		{"Herald", "Nobody saw the harbour that night.", "Nine of 12 boats came back."},
		{"Herald", "\"We are all of the lake\"", "\"So it shall be,\" he said."},
		{"Herald", "What they agreed on:", "Nobody has to pay 9 or more."},
	};

	for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
		for (size_t i = 0; i < 10; i++)
			put(lib, &rows[k], i);
		assert_false(is_folded(lib, 0, rows[k].middle));
		assert_false(is_folded(lib, 0, rows[k].foot));
	}
}

static void
test_recur__a_sentence_at_the_foot_needs_more_of_them(void **state)
{
	struct library *lib = *state;
	struct put p = herald;

	p.foot = "Read all of it in the morning edition.";
	for (size_t i = 0; i < 7; i++)
		put(lib, &p, i);
	assert_false(is_folded(lib, 0, p.foot));
	put(lib, &p, 7);
	assert_true(is_folded(lib, 0, p.foot));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_recur__a_line_of_eight_articles_is_folded),
		TEST(test_recur__in_whatever_order_they_come),
		TEST(test_recur__copies_and_other_sources_do_not_count),
		TEST(test_recur__text_that_comes_again_stays),
		TEST(test_recur__a_sentence_at_the_foot_needs_more_of_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
