/* SPDX-License-Identifier: MIT */
/* library: articles in and out, what is remembered. */
#include "tests/unit/unit.h"

#include "tests/unit/handmade.h"

#include "library/library.h"

#include <stdlib.h>

/* -------------------------------------------------------------------- helpers */

static struct library *
fresh(void)
{
	struct library *lib;

	assert_int_equal(library_open(NULL, &lib, NULL), STATUS_OK);
	return lib;
}

static void
put(struct library *lib, const char *path, const char *date, const char *text)
{
	struct made *m = made_new(path, date, text);

	assert_int_equal(library_add(lib, &m->r, &m->c, NULL), STATUS_OK);
	made_free(m);
}

static void
settle(struct library *lib)
{
	assert_int_equal(library_settle(lib, NULL), STATUS_OK);
}

static void
list_paths(struct library *lib, struct buf *out)
{
	struct article_query q = {0};
	struct article_row rows[16];
	struct arena arena;
	size_t n;

	arena_init(&arena);
	buf_clear(out);
	n = library_articles(lib, &q, 0, 16, rows, &arena);
	for (size_t i = 0; i < n; i++)
		buf_addf(out, "%s%.*s", i ? " " : "", STR_ARG(rows[i].path));
	arena_release(&arena);
}

/* The id a page gives its nth mention, or "" for none. */
static void
id_of_mention(struct library *lib, const char *path, size_t nth, struct buf *out)
{
	struct page *p;
	struct entity_row row;

	buf_clear(out);
	assert_int_equal(library_page(lib,
	                 library_article_by_path(lib, str_of(path)), &p, NULL),
	                 STATUS_OK);
	assert_true(nth < p->nposting);
	if (library_entity(lib, p->postings[nth].entity, &row, &p->arena))
		buf_add(out, row.slug);
	page_free(p);
}

#define assert_mention(lib, path, nth, expected)               \
	do {                                                   \
		struct buf got;                                \
		buf_init(&got);                                \
		id_of_mention((lib), (path), (nth), &got);     \
		assert_buf(&got, (expected));                  \
		buf_release(&got);                             \
	} while (0)

/* ---------------------------------------------------------------------- pages */

static void
test_library__page_is_the_article_that_was_put_in(void **state)
{
	static const char text[] =
		"# Lavrov in {L =place/laos:Vientiane}\n"
		"\n"
		"{P lavrov|sergei:Sergey Lavrov} met {P ?:*somebody} on "
		"{D 2016-07-25:July 25}.\n"
		"! Share on {O =org/x:X}";
	struct library *lib = fresh();
	struct made *m = made_new("dir/ä b.txt", "2016-07", text);
	struct page *p;
	size_t n;
	size_t m_n;
	const struct block *blocks;
	const struct mention *mentions = reading_mentions(&m->r, &m_n);

	(void)state;
	assert_int_equal(library_add(lib, &m->r, &m->c, NULL), STATUS_OK);
	settle(lib);
	assert_int_equal(library_page(lib, library_article_by_path(
	                 lib, STR_LIT("dir/ä b.txt")), &p, NULL), STATUS_OK);
	assert_true(str_eq(article_text(p->article), article_text(m->r.article)));
	assert_str(article_title(p->article), "Lavrov in Vientiane");
	assert_int_equal(article_title_at(p->article).len, 19);
	assert_str(article_source(p->article), "Test Wire");
	assert_str(article_fact(p->article, FACT_AUTHOR).value, "Anna Ilves");
	assert_int_equal(article_fact(p->article, FACT_AUTHOR).from, ORIGIN_LINKED);
	assert_int_equal(article_fact(p->article, FACT_ADDRESS).from, ORIGIN_NONE);
	assert_int_equal(day_cmp(article_date(p->article),
	                         (struct day){2016, 7, 0}), 0);
	assert_true(span_is_none(article_date_at(p->article)));
	blocks = article_blocks(p->article, &n);
	assert_int_equal(n, 3);
	assert_int_equal(blocks[2].kind, BLOCK_FURNITURE);
	assert_int_equal(p->nposting, m_n);
	for (size_t i = 0; i < m_n; i++) {
		assert_int_equal(p->postings[i].at.off, mentions[i].at.off);
		assert_int_equal(p->postings[i].at.len, mentions[i].at.len);
		assert_int_equal(p->postings[i].kind, mentions[i].kind);
		assert_int_equal(p->postings[i].form, mentions[i].form);
		assert_int_equal(p->postings[i].rule, mentions[i].rule);
		assert_int_equal(p->postings[i].is_furniture,
		                 mentions[i].is_furniture);
	}
	assert_int_equal(p->postings[2].entity, ENTITY_NONE);
	assert_str(p->postings[3].value, "2016-07-25");
	assert_str(p->postings[1].value, "");
	page_free(p);
	made_free(m);
	library_close(lib);
}

static void
test_library__page_of_what_is_not_there_is_not_found(void **state)
{
	struct library *lib = fresh();
	struct page *p;
	struct diag d;

	(void)state;
	diag_init(&d);
	assert_int_equal(library_page(lib, 7, &p, &d), STATUS_NOT_FOUND);
	assert_null(p);
	assert_int_equal(d.items.len, 1);
	assert_int_equal(library_article_by_path(lib, STR_LIT("x")),
	                 ARTICLE_NONE);
	assert_int_equal(library_remove(lib, STR_LIT("x"), NULL),
	                 STATUS_NOT_FOUND);
	diag_release(&d);
	library_close(lib);
}

static void
test_library__an_empty_article_is_an_article(void **state)
{
	struct library *lib = fresh();
	struct page *p;

	(void)state;
	put(lib, "empty", "", "");
	settle(lib);
	assert_int_equal(library_page(lib, library_article_by_path(
	                 lib, STR_LIT("empty")), &p, NULL), STATUS_OK);
	assert_int_equal(p->nposting, 0);
	page_free(p);
	library_close(lib);
}

static void
test_library__adding_again_replaces(void **state)
{
	struct library *lib = fresh();
	struct library_figures f;
	article_id id;

	(void)state;
	put(lib, "a", "2016-01-01", "{O =org/nato:NATO} and {O =org/un:UN}");
	settle(lib);
	id = library_article_by_path(lib, STR_LIT("a"));
	put(lib, "a", "2017-01-01", "{O =org/nato:NATO} again");
	settle(lib);
	assert_int_equal(library_article_by_path(lib, STR_LIT("a")), id);
	library_figures(lib, &f);
	assert_int_equal(f.articles, 1);
	assert_int_equal(f.entities, 1);
	assert_int_equal(f.mentions, 1);
	assert_int_equal(library_find(lib, STR_LIT("UN"), NULL, 0, NULL),
	                 ENTITY_NONE);
	library_close(lib);
}

/* A hyphen more or less is the same name to who types it. */
static void
test_library__names_are_found_without_their_signs(void **state)
{
	struct library *lib = fresh();
	entity_id ids[4];
	size_t n;

	(void)state;
	put(lib, "a", "2025-07-09", "{P lind|anna:Anna-Maria Lind} met {O =org/un:U.N.}");
	settle(lib);
	assert_int_not_equal(library_find(lib, STR_LIT("anna maria lind"), NULL, 0, NULL),
	                     ENTITY_NONE);
	assert_int_equal(library_find(lib, STR_LIT("Anna-maria-Lind"), ids, 4, &n),
	                 library_find(lib, STR_LIT("Anna-Maria Lind"), NULL, 0, NULL));
	assert_int_equal(n, 1);
	assert_int_equal(library_find(lib, STR_LIT("Anna Lind"), ids, 4, &n), ENTITY_NONE);
	assert_int_equal(n, 0);
	assert_int_equal(library_find(lib, STR_LIT("-"), ids, 4, &n), ENTITY_NONE);
	library_close(lib);
}

/* ---------------------------------------------------------------------- order */

static void
test_library__reading_order_is_date_then_path(void **state)
{
	struct library *lib = fresh();
	struct buf b;

	(void)state;
	buf_init(&b);
	put(lib, "none", "", "x");
	put(lib, "yearless", "XXXX-01-01", "x");
	put(lib, "b-day", "2016-07-23", "x");
	put(lib, "a-month", "2016-07", "x");
	put(lib, "a-day", "2016-07-23", "x");
	put(lib, "late", "2017-01-01", "x");
	put(lib, "year", "2016", "x");
	settle(lib);
	list_paths(lib, &b);
	assert_buf(&b, "a-day b-day a-month year late yearless none");
	assert_int_equal(library_remove(lib, STR_LIT("b-day"), NULL), STATUS_OK);
	settle(lib);
	list_paths(lib, &b);
	assert_buf(&b, "a-day a-month year late yearless none");
	buf_release(&b);
	library_close(lib);
}

/* -------------------------------------------------------------------- offices */

static void
test_library__an_office_is_answered_when_its_holder_comes(void **state)
{
	struct library *lib = fresh();

	(void)state;
	put(lib, "seeker", "2016-05-01", "{P @defmin/place/ru:the minister} spoke");
	settle(lib);
	assert_mention(lib, "seeker", 0, "");
	put(lib, "holder", "2016-06-01",
	    "{P shoigu|sergei+defmin/place/ru:Sergei Shoigu} spoke");
	settle(lib);
	assert_mention(lib, "seeker", 0, "person/sergei-shoigu");
	put(lib, "other", "2016-06-02",
	    "{P belousov|andrei+defmin/place/ru:Andrei Belousov} spoke");
	settle(lib);
	assert_mention(lib, "seeker", 0, "");
	assert_int_equal(library_remove(lib, STR_LIT("other"), NULL), STATUS_OK);
	settle(lib);
	assert_mention(lib, "seeker", 0, "person/sergei-shoigu");
	assert_int_equal(library_remove(lib, STR_LIT("holder"), NULL), STATUS_OK);
	settle(lib);
	assert_mention(lib, "seeker", 0, "");
	library_close(lib);
}

/* "The former minister Shoigu" is of the office he is known to have held, in
 * whatever order the articles come and go. */
static void
test_library__a_former_holder_need_not_say_of_what(void **state)
{
	struct library *lib = fresh();

	(void)state;
	put(lib, "holder", "2016-03-01",
	    "{P shoigu|sergei+defmin/place/ru:Sergei Shoigu} spoke");
	put(lib, "seeker", "2016-05-01", "{P @defmin/place/ru:the minister} spoke");
	settle(lib);
	assert_mention(lib, "seeker", 0, "person/sergei-shoigu");
	put(lib, "former", "2016-04-01", "{P shoigu|sergei-defmin/:Sergei Shoigu} left");
	settle(lib);
	assert_mention(lib, "seeker", 0, "");
	assert_int_equal(library_remove(lib, STR_LIT("former"), NULL), STATUS_OK);
	settle(lib);
	assert_mention(lib, "seeker", 0, "person/sergei-shoigu");
	library_close(lib);
}

static void
test_library__a_former_holder_does_not_answer(void **state)
{
	struct library *lib = fresh();

	(void)state;
	put(lib, "seeker", "2016-05-01", "{P @defmin/place/ru:the minister} spoke");
	put(lib, "holder", "2016-06-01",
	    "{P shoigu|sergei-defmin/place/ru:Sergei Shoigu} spoke");
	settle(lib);
	assert_mention(lib, "seeker", 0, "");
	library_close(lib);
}

/* The id that coref gives a holder whom no article names. */
static void
test_library__an_unknown_holder_is_one_and_the_same(void **state)
{
	struct library *lib = fresh();
	struct made *a = made_new("a", "2016-05-01", "{P @fm/place/fr:he} spoke");
	struct made *b = made_new("b", "2016-05-02", "{P @fm/place/fr:he} left");

	(void)state;
	a->c.locals.ptr[0].fixed = STR_LIT("person/fm-of-fr");
	b->c.locals.ptr[0].fixed = STR_LIT("person/fm-of-fr");
	assert_int_equal(library_add(lib, &a->r, &a->c, NULL), STATUS_OK);
	assert_int_equal(library_add(lib, &b->r, &b->c, NULL), STATUS_OK);
	settle(lib);
	assert_mention(lib, "a", 0, "person/fm-of-fr");
	assert_mention(lib, "b", 0, "person/fm-of-fr");
	put(lib, "c", "2016-05-03", "{P ayrault|jean+fm/place/fr:Jean Ayrault}");
	settle(lib);
	assert_mention(lib, "a", 0, "person/jean-ayrault");
	/* The unknown is gone, and the id leads to the one who was meant. */
	assert_int_not_equal(library_find(lib, STR_LIT("person/jean-ayrault"), NULL, 0,
	                                  NULL), ENTITY_NONE);
	assert_int_equal(library_find(lib, STR_LIT("person/fm-of-fr"), NULL, 0, NULL),
	                 library_find(lib, STR_LIT("person/jean-ayrault"), NULL, 0, NULL));
	assert_int_equal(library_remove(lib, STR_LIT("c"), NULL), STATUS_OK);
	settle(lib);
	assert_mention(lib, "b", 0, "person/fm-of-fr");
	made_free(a);
	made_free(b);
	library_close(lib);
}

/* --------------------------------------------------------------------- stamps */

/* What was said of an input is kept until that is read again or gone. */
static void
test_library__what_was_said_is_kept(void **state)
{
	struct library *lib = fresh();
	struct diag said;
	struct diag got;
	struct map none;
	struct map todo;
	struct lost lost;

	(void)state;
	diag_init(&said);
	diag_init(&got);
	map_init(&none);
	map_init(&todo);
	diag_add(&said, DIAG_WARNING, STR_LIT("a.zip!/b"), 7, "one");
	struct told first = {.said = &said, .is_first = true};
	struct told last = {.said = &said, .skipped = 2, .passed_over = 3};
	assert_int_equal(library_tell(lib, STR_LIT("a.zip"), &first, NULL), STATUS_OK);
	assert_int_equal(library_tell(lib, STR_LIT("a.zip"), &last, NULL), STATUS_OK);
	library_told(lib, &none, &got, &lost);
	assert_int_equal(got.items.len, 2);
	assert_int_equal(got.items.ptr[1].level, DIAG_WARNING);
	assert_int_equal(got.items.ptr[1].line, 7);
	assert_true(str_eq(got.items.ptr[1].file, STR_LIT("a.zip!/b")));
	assert_true(str_eq(got.items.ptr[1].message, STR_LIT("one")));
	assert_int_equal(lost.skipped, 2);
	assert_int_equal(lost.passed_over, 3);
	assert_int_equal(lost.beside, 0);
	/* Of what is to be read again anyway nothing. */
	map_set(&todo, STR_LIT("a.zip"), 1);
	diag_clear(&got);
	library_told(lib, &todo, &got, &lost);
	assert_int_equal(got.items.len + lost.skipped + lost.passed_over, 0);
	/* Read again, and better. */
	diag_clear(&said);
	assert_int_equal(library_tell(lib, STR_LIT("a.zip"), &first, NULL), STATUS_OK);
	library_told(lib, &none, &got, &lost);
	assert_int_equal(got.items.len + lost.skipped + lost.passed_over, 0);
	/* Not of what is gone. */
	diag_add(&said, DIAG_WARNING, STR_LIT("a.zip!/b"), 7, "one");
	assert_int_equal(library_tell(lib, STR_LIT("a.zip"), &last, NULL), STATUS_OK);
	assert_int_equal(library_stamp(lib, STR_LIT("a.zip"), 1, NULL), STATUS_OK);
	assert_int_equal(library_keep_only(lib, NULL, 0, NULL), STATUS_OK);
	library_told(lib, &none, &got, &lost);
	assert_int_equal(got.items.len + lost.skipped + lost.passed_over, 0);
	map_release(&none);
	map_release(&todo);
	diag_release(&said);
	diag_release(&got);
	library_close(lib);
}

static void
test_library__stamps_are_remembered_until_the_article_goes(void **state)
{
	struct library *lib = fresh();
	struct str keep[] = {STR_LIT("a"), STR_LIT("pile.xml")};

	(void)state;
	put(lib, "a", "", "x");
	put(lib, "b", "", "x");
	assert_false(library_has(lib, STR_LIT("a"), 5));
	assert_int_equal(library_stamp(lib, STR_LIT("a"), UINT64_MAX, NULL),
	                 STATUS_OK);
	assert_int_equal(library_stamp(lib, STR_LIT("b"), 6, NULL), STATUS_OK);
	assert_int_equal(library_stamp(lib, STR_LIT("pile.xml"), 7, NULL),
	                 STATUS_OK);
	assert_true(library_has(lib, STR_LIT("a"), UINT64_MAX));
	assert_false(library_has(lib, STR_LIT("a"), 6));
	assert_int_equal(library_keep_only(lib, keep, 2, NULL), STATUS_OK);
	assert_true(library_has(lib, STR_LIT("a"), UINT64_MAX));
	assert_true(library_has(lib, STR_LIT("pile.xml"), 7));
	assert_false(library_has(lib, STR_LIT("b"), 6));
	assert_int_equal(library_article_by_path(lib, STR_LIT("b")), ARTICLE_NONE);
	library_close(lib);
}

static void
put_part(struct library *lib, const char *path, const char *input, uint64_t hash)
{
	struct part part = {str_of(path), hash};

	put(lib, path, "", "x");
	assert_int_equal(library_part(lib, str_of(input), &part, NULL), STATUS_OK);
}

static void
test_library__parts_go_with_their_input(void **state)
{
	struct library *lib = fresh();
	struct str keep[] = {STR_LIT("feed.xml"), STR_LIT("lone")};
	struct arena arena;
	struct part *parts;

	(void)state;
	arena_init(&arena);
	put(lib, "lone", "", "x");
	put_part(lib, "feed.xml#b-2", "feed.xml", UINT64_MAX);
	put_part(lib, "feed.xml#a-1", "feed.xml", 7);
	put_part(lib, "pile.zip!/feed.xml#a-1", "pile.zip", 7);
	put_part(lib, "feed.xml#a-1", "feed.xml", 8); /* it changed */
	assert_int_equal(library_parts(lib, STR_LIT("feed.xml"), &parts, &arena), 2);
	assert_str(parts[0].path, "feed.xml#a-1");
	assert_true(parts[0].hash == 8);
	assert_true(parts[1].hash == UINT64_MAX);
	assert_true(library_has_part(lib, &parts[0]));
	parts[0].hash = 7;
	assert_false(library_has_part(lib, &parts[0]));
	assert_int_equal(library_keep_only(lib, keep, 2, NULL), STATUS_OK);
	assert_int_equal(library_parts(lib, STR_LIT("pile.zip"), &parts, &arena), 0);
	assert_int_equal(library_article_by_path(lib, STR_LIT("pile.zip!/feed.xml#a-1")),
	                 ARTICLE_NONE);
	assert_int_not_equal(library_article_by_path(lib, STR_LIT("lone")), ARTICLE_NONE);
	assert_int_equal(library_remove(lib, STR_LIT("feed.xml#a-1"), NULL), STATUS_OK);
	assert_int_equal(library_parts(lib, STR_LIT("feed.xml"), &parts, &arena), 1);
	arena_release(&arena);
	library_close(lib);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_library__page_is_the_article_that_was_put_in),
		cmocka_unit_test(
			test_library__page_of_what_is_not_there_is_not_found),
		cmocka_unit_test(test_library__an_empty_article_is_an_article),
		cmocka_unit_test(test_library__adding_again_replaces),
		cmocka_unit_test(test_library__names_are_found_without_their_signs),
		cmocka_unit_test(test_library__reading_order_is_date_then_path),
		cmocka_unit_test(
			test_library__an_office_is_answered_when_its_holder_comes),
		cmocka_unit_test(test_library__a_former_holder_need_not_say_of_what),
		cmocka_unit_test(test_library__a_former_holder_does_not_answer),
		cmocka_unit_test(
			test_library__an_unknown_holder_is_one_and_the_same),
		cmocka_unit_test(
			test_library__stamps_are_remembered_until_the_article_goes),
		cmocka_unit_test(test_library__parts_go_with_their_input),
		cmocka_unit_test(test_library__what_was_said_is_kept),
	};

	return UNIT_RUN(tests);
}
