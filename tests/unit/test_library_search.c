/* SPDX-License-Identifier: MIT */
/* library: full text, and what a reader may type to ask for it. */
#include "tests/unit/unit.h"

#include "tests/unit/handmade.h"

#include "library/library.h"
#include "library/search_int.h"

/* ------------------------------------------------------------------ expressions */

static void
assert_expression(const char *query, const char *expected)
{
	struct buf b;

	buf_init(&b);
	if (!search_expression(&b, str_of(query)))
		buf_clear(&b);
	assert_buf(&b, expected);
	buf_release(&b);
}

static void
test_search__query_becomes_an_expression(void **state)
{
	(void)state;
	assert_expression("lavrov", "(\"lavrov\")");
	assert_expression("  sergey\tlavrov ", "(\"sergey\" AND \"lavrov\")");
	assert_expression("\"foreign minister\" met",
	                  "(\"foreign minister\" AND \"met\")");
	assert_expression("“foreign minister”", "(\"foreign minister\")");
	assert_expression("minist*", "(\"minist*\" *)");
	assert_expression("\"foreign min\"* x", "(\"foreign min\" * AND \"x\")");
	assert_expression("a -b -\"c d\"", "(\"a\") NOT (\"b\" OR \"c d\")");
	assert_expression("ASEAN-Russia", "(\"ASEAN-Russia\")");
	assert_expression("\"open", "(\"open\")");
}

static void
test_search__query_that_says_nothing(void **state)
{
	(void)state;
	assert_expression("", "");
	assert_expression(" \t", "");
	assert_expression("-only", "");
	assert_expression("— ... \"\" * -", "");
	assert_expression("\"", "");
	assert_expression("-", "");
	assert_expression("-\"", "");
}

/* Nothing of FTS5's own language works: it is quoted. */
static void
test_search__query_speaks_no_fts5(void **state)
{
	(void)state;
	assert_expression("title:x", "(\"title:x\")");
	assert_expression("a OR b", "(\"a\" AND \"OR\" AND \"b\")");
	assert_expression("NEAR(a b, 2)", "(\"NEAR(a\" AND \"b,\" AND \"2)\")");
	assert_expression("a\"b", "(\"a\" AND \"b\")");
	assert_expression("^a", "(\"^a\")");
}

/* --------------------------------------------------------------------- searching */

static int
set_up(void **state)
{
	static const char *const pile[][3] = {
		{"a", "2016-01-02", "# Nothing\nThe Ministers met in Côte d’Ivoire."},
		{"b", "2016-01-01", "# Ministers meet\nThey said nothing of it."},
		{"c", "2016-01-03", "! Subscribe to ministers today\nAn empty page."},
		{"e", "2016-01-05", "Equal words here."},
		{"d", "2016-01-05", "Equal words here."},
		{"g", "2016-01-06", "Par\u00ADlia\u00ADment \u00ADheard o\uFB03cials, in"
		                    " \uFF21\uFF33\uFF25\uFF21\uFF2E\u00AD, of the Stra\u00DFe\u200BBau."},
		{"f", "2016-01-04", "met, then the ministers met again in Laos"},
	};
	struct library *lib;

	assert_int_equal(library_open(NULL, &lib, NULL), STATUS_OK);
	for (size_t i = 0; i < sizeof pile / sizeof *pile; i++) {
		struct made *m = made_new(pile[i][0], pile[i][1], pile[i][2]);

		assert_int_equal(library_add(lib, &m->r, &m->c, NULL), STATUS_OK);
		made_free(m);
	}
	assert_int_equal(library_settle(lib, NULL), STATUS_OK);
	*state = lib;
	return 0;
}

static int
tear_down(void **state)
{
	library_close(*state);
	return 0;
}

/* "path@off+len …" in the order found, one row a window. */
static void
assert_found(struct library *lib, const char *query, const char *expected)
{
	struct found row;
	struct article_row article;
	struct arena arena;
	struct buf b;
	size_t n;

	buf_init(&b);
	arena_init(&arena);
	for (size_t i = 0;; i++) {
		assert_int_equal(library_search(lib, str_of(query), NULL, i, 1, &row, &n,
		                                NULL), STATUS_OK);
		if (n == 0)
			break;
		assert_true(library_article(lib, row.article, &article, &arena));
		buf_addf(&b, "%s%.*s@%u+%u", i ? " " : "", STR_ARG(article.path),
		         row.at.off, row.at.len);
	}
	assert_buf(&b, expected);
	arena_release(&arena);
	buf_release(&b);
}

static void
test_search__finds_words_where_they_stand(void **state)
{
	struct library *lib = *state;

	assert_found(lib, "laos", "f@37+4");
	assert_found(lib, "COTE", "a@29+5");
	assert_found(lib, "\"ivoire\"", "a@39+6");
	assert_found(lib, "d'ivoire", "a@35+10");
	assert_found(lib, "lao*", "f@37+4");
	assert_found(lib, "nobody", "");
}

/* As fold_key spells them; the place is that of the text as it stands. */
static void
test_search__words_however_they_are_set(void **state)
{
	struct library *lib = *state;

	assert_found(lib, "parliament", "g@0+14");
	assert_found(lib, "Parlia\u00ADment", "g@0+14");
	assert_found(lib, "heard", "g@17+5");
	assert_found(lib, "officials", "g@23+9");
	assert_found(lib, "\"heard officials\"", "g@17+15");
	assert_found(lib, "offi*", "g@23+9");
	assert_found(lib, "asean", "g@37+15");
	assert_found(lib, "\"asean of\"", "g@37+21");
	assert_found(lib, "strasse", "g@63+7");
	assert_found(lib, "bau", "g@73+3");
}

/* The title weighs more, and what a menu says is not found. */
static void
test_search__title_first_and_no_furniture(void **state)
{
	assert_found(*state, "ministers", "b@0+9 f@14+9 a@12+9");
	assert_found(*state, "subscribe", "");
}

static void
test_search__phrases_and_exclusion(void **state)
{
	assert_found(*state, "met \"ministers met\"", "f@14+13 a@12+13");
	assert_found(*state, "ministers -laos -cote", "b@0+9");
}

static void
test_search__equals_come_in_reading_order(void **state)
{
	assert_found(*state, "equal", "d@0+5 e@0+5");
}

static void
test_search__nothing_to_look_for_is_said(void **state)
{
	struct library *lib = *state;
	struct found row;
	struct diag d;
	size_t n = 9;

	diag_init(&d);
	assert_int_equal(library_search(lib, STR_LIT("-x"), NULL, 0, 1, &row, &n, &d),
	                 STATUS_BAD_INPUT);
	assert_int_equal(n, 0);
	assert_int_equal(d.items.len, 1);
	diag_release(&d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_search__query_becomes_an_expression),
		cmocka_unit_test(test_search__query_that_says_nothing),
		cmocka_unit_test(test_search__query_speaks_no_fts5),
		cmocka_unit_test(test_search__finds_words_where_they_stand),
		cmocka_unit_test(test_search__words_however_they_are_set),
		cmocka_unit_test(test_search__title_first_and_no_furniture),
		cmocka_unit_test(test_search__phrases_and_exclusion),
		cmocka_unit_test(test_search__equals_come_in_reading_order),
		cmocka_unit_test(test_search__nothing_to_look_for_is_said),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
