/* SPDX-License-Identifier: MIT */
/* library: articles in and out, the file it is kept in, what is remembered. */
#include "tests/unit/unit.h"

#include "tests/unit/handmade.h"

#include "library/library.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* -------------------------------------------------------------------- helpers */

struct fixture {
	char folder[64];
	char path[96];
};

static int
set_up(void **state)
{
	struct fixture *f = xcalloc(1, sizeof *f);
	const char *tmp = getenv("TMPDIR");

	(void)snprintf(f->folder, sizeof f->folder, "%.40s/entente-XXXXXX",
	               tmp ? tmp : "/tmp");
	if (!mkdtemp(f->folder))
		return -1;
	(void)snprintf(f->path, sizeof f->path, "%s/pile.db", f->folder);
	*state = f;
	return 0;
}

static int
tear_down(void **state)
{
	static const char *const names[] = {
		"pile.db", "pile.db-wal", "pile.db-shm", "pile.db.old",
		"pile.db.old-wal", "pile.db.old.2", "pile.db.old.3"};
	struct fixture *f = *state;
	char name[128];

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		(void)snprintf(name, sizeof name, "%s/%s", f->folder, names[i]);
		(void)unlink(name);
	}
	(void)rmdir(f->folder);
	free(f);
	return 0;
}

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
	assert_int_equal(library_find(lib, STR_LIT("person/fm-of-fr"), NULL, 0,
	                              NULL), ENTITY_NONE);
	assert_int_equal(library_remove(lib, STR_LIT("c"), NULL), STATUS_OK);
	settle(lib);
	assert_mention(lib, "b", 0, "person/fm-of-fr");
	made_free(a);
	made_free(b);
	library_close(lib);
}

/* --------------------------------------------------------------------- stamps */

static void
test_library__stamps_are_remembered_until_the_article_goes(void **state)
{
	struct library *lib = fresh();
	struct str keep[] = {STR_LIT("a"), STR_LIT("pile.xml")};

	(void)state;
	put(lib, "a", "", "x");
	put(lib, "b", "", "x");
	put(lib, "pile.xml#1", "", "x");
	put(lib, "pile.xml#12", "", "x");
	put(lib, "pile.xml#x", "", "x");
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
	assert_int_equal(library_article_by_path(lib, STR_LIT("pile.xml#x")),
	                 ARTICLE_NONE);
	assert_int_not_equal(library_article_by_path(lib, STR_LIT("pile.xml#12")),
	                     ARTICLE_NONE);
	library_close(lib);
}

/* ----------------------------------------------------------------- on the disk */

static void
test_library__a_file_keeps_what_was_put_in(void **state)
{
	const struct fixture *f = *state;
	struct library *lib;

	assert_int_equal(library_open(f->path, &lib, NULL), STATUS_OK);
	put(lib, "a", "2016-01-01", "{O =org/nato:NATO} met");
	settle(lib);
	/* Not settled: that is made up for when it is needed. */
	put(lib, "b", "2015-01-01", "{O =org/nato:NATO} met");
	library_close(lib);
	assert_int_equal(library_open(f->path, &lib, NULL), STATUS_OK);
	settle(lib);
	assert_mention(lib, "b", 0, "org/nato");
	assert_int_equal(library_hit_count(lib, library_find(
	                 lib, STR_LIT("nato"), NULL, 0, NULL)), 2);
	library_close(lib);
}

static void
expect_set_aside(const struct fixture *f)
{
	struct library *lib;
	struct library_figures figures;
	struct diag d;
	struct stat st;
	char old[128];

	diag_init(&d);
	assert_int_equal(library_open(f->path, &lib, &d), STATUS_OK);
	assert_int_equal(d.items.len, 1);
	assert_int_equal(d.items.ptr[0].level, DIAG_NOTE);
	(void)snprintf(old, sizeof old, "%s.old", f->path);
	assert_int_equal(stat(old, &st), 0);
	put(lib, "a", "", "x");
	settle(lib);
	library_figures(lib, &figures);
	assert_int_equal(figures.articles, 1);
	library_close(lib);
	diag_release(&d);
}

static void
test_library__a_file_that_is_none_is_set_aside(void **state)
{
	static const char text[] = "Not a database, but somebody's only copy.";
	const struct fixture *f = *state;
	char old[128];
	char read_back[sizeof text] = "";
	int fd = open(f->path, O_WRONLY | O_CREAT, 0600);

	assert_true(fd >= 0);
	for (int i = 0; i < 100; i++)
		assert_int_equal(write(fd, text, sizeof text), sizeof text);
	(void)close(fd);
	expect_set_aside(f);
	(void)snprintf(old, sizeof old, "%s.old", f->path);
	fd = open(old, O_RDONLY);
	assert_int_equal(read(fd, read_back, sizeof text), sizeof text);
	(void)close(fd);
	assert_string_equal(read_back, text);
}

static void
run_sql(const char *path, const char *sql)
{
	sqlite3 *db;

	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static int
version_of(const char *path, const char *suffix)
{
	char name[128];
	sqlite3 *db;
	sqlite3_stmt *st;
	int version = -1;

	(void)snprintf(name, sizeof name, "%s%s", path, suffix);
	assert_int_equal(sqlite3_open(name, &db), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(db, "PRAGMA user_version", -1, &st,
	                                    NULL), SQLITE_OK);
	if (sqlite3_step(st) == SQLITE_ROW)
		version = sqlite3_column_int(st, 0);
	(void)sqlite3_finalize(st);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
	return version;
}

static void
test_library__what_was_set_aside_stays(void **state)
{
	static const char *const names[] = {".old", ".old.2", ".old.3"};
	const struct fixture *f = *state;
	struct library *lib;

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		char sql[64];

		assert_int_equal(library_open(f->path, &lib, NULL), STATUS_OK);
		library_close(lib);
		(void)snprintf(sql, sizeof sql, "PRAGMA user_version = %zu",
		               1000 + i);
		run_sql(f->path, sql);
		expect_set_aside(f);
	}
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		assert_int_equal(version_of(f->path, names[i]), 1000 + i);
}

static void
test_library__a_failed_add_takes_no_other_with_it(void **state)
{
	const struct fixture *f = *state;
	struct made *m = made_new("bad", "", "Sergey Lavrov");
	struct library *lib;

	assert_int_equal(library_open(f->path, &lib, NULL), STATUS_OK);
	library_close(lib);
	run_sql(f->path, "CREATE TRIGGER late AFTER INSERT ON texts"
	                 " WHEN (SELECT path FROM articles"
	                 "  WHERE id = new.article) = 'bad'"
	                 " BEGIN SELECT RAISE(ABORT, 'not this one'); END");
	assert_int_equal(library_open(f->path, &lib, NULL), STATUS_OK);
	put(lib, "a", "", "x");
	assert_int_equal(library_add(lib, &m->r, &m->c, NULL), STATUS_DATABASE);
	put(lib, "c", "", "x");
	library_close(lib);
	assert_int_equal(library_open(f->path, &lib, NULL), STATUS_OK);
	settle(lib);
	assert_int_equal(library_article_count(lib, NULL), 2);
	assert_int_equal(library_article_by_path(lib, STR_LIT("bad")),
	                 ARTICLE_NONE);
	library_close(lib);
	made_free(m);
}

static void
test_library__a_failed_question_is_told_once(void **state)
{
	const struct fixture *f = *state;
	struct library_figures figures;
	struct library *lib;
	struct arena arena;
	struct alias_row row;
	struct diag d;

	diag_init(&d);
	arena_init(&arena);
	assert_int_equal(library_open(f->path, &lib, NULL), STATUS_OK);
	assert_int_equal(library_check(lib, &d), STATUS_OK);
	run_sql(f->path, "DROP TABLE aliases");
	assert_int_equal(library_aliases(lib, 1, 0, 1, &row, &arena), 0);
	/* One that goes well does not make up for it. */
	library_figures(lib, &figures);
	assert_int_equal(library_check(lib, &d), STATUS_DATABASE);
	assert_int_equal(d.items.len, 1);
	assert_int_equal(library_check(lib, &d), STATUS_OK);
	assert_int_equal(d.items.len, 1);
	library_close(lib);
	arena_release(&arena);
	diag_release(&d);
}

static void
test_library__a_database_of_somebody_else_is_set_aside(void **state)
{
	const struct fixture *f = *state;

	run_sql(f->path, "CREATE TABLE theirs(x); PRAGMA user_version = 1");
	expect_set_aside(f);
}

static void
test_library__an_index_of_another_version_is_set_aside(void **state)
{
	const struct fixture *f = *state;
	struct library *lib;

	assert_int_equal(library_open(f->path, &lib, NULL), STATUS_OK);
	library_close(lib);
	run_sql(f->path, "PRAGMA user_version = 999");
	expect_set_aside(f);
}

static void
test_library__a_folder_in_its_place_is_an_error(void **state)
{
	const struct fixture *f = *state;
	struct library *lib;
	struct diag d;

	diag_init(&d);
	assert_int_equal(library_open(f->folder, &lib, &d), STATUS_IO);
	assert_null(lib);
	assert_int_equal(d.items.len, 1);
	diag_release(&d);
}

static void
test_library__two_may_have_one_file_open(void **state)
{
	const struct fixture *f = *state;
	struct library *one;
	struct library *two;

	assert_int_equal(library_open(f->path, &one, NULL), STATUS_OK);
	put(one, "a", "2016-01-01", "{O =org/nato:NATO} met");
	settle(one);
	assert_int_equal(library_open(f->path, &two, NULL), STATUS_OK);
	assert_mention(two, "a", 0, "org/nato");
	/* What one kept of a list must notice that the other wrote. */
	assert_int_equal(library_entity_count(one, &(struct entity_query){0}), 1);
	put(two, "b", "2016-01-02", "{O =org/un:UN} met");
	settle(two);
	assert_mention(one, "b", 0, "org/un");
	assert_int_equal(library_entity_count(one, &(struct entity_query){0}), 2);
	library_close(one);
	library_close(two);
}

static void
test_library__damaged_postings_are_no_page(void **state)
{
	const struct fixture *f = *state;
	struct library *lib;
	struct page *p;
	struct diag d;

	diag_init(&d);
	assert_int_equal(library_open(f->path, &lib, NULL), STATUS_OK);
	put(lib, "a", "", "{O =org/nato:NATO} met");
	put(lib, "b", "", "{O =org/nato:NATO} met");
	settle(lib);
	library_close(lib);
	run_sql(f->path, "UPDATE texts SET postings = x'ffffffff0f00' "
	                 "WHERE article = 1; "
	                 "UPDATE texts SET blocks = x'00000150ff7f03' "
	                 "WHERE article = 2");
	assert_int_equal(library_open(f->path, &lib, NULL), STATUS_OK);
	assert_int_equal(library_page(lib, 1, &p, &d), STATUS_DATABASE);
	assert_int_equal(library_page(lib, 2, &p, &d), STATUS_DATABASE);
	assert_int_equal(d.items.len, 2);
	library_close(lib);
	diag_release(&d);
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
		cmocka_unit_test(test_library__reading_order_is_date_then_path),
		cmocka_unit_test(
			test_library__an_office_is_answered_when_its_holder_comes),
		cmocka_unit_test(test_library__a_former_holder_does_not_answer),
		cmocka_unit_test(
			test_library__an_unknown_holder_is_one_and_the_same),
		cmocka_unit_test(
			test_library__stamps_are_remembered_until_the_article_goes),
		cmocka_unit_test_setup_teardown(
			test_library__a_file_keeps_what_was_put_in, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			test_library__a_file_that_is_none_is_set_aside, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			test_library__what_was_set_aside_stays, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			test_library__a_failed_add_takes_no_other_with_it,
			set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			test_library__a_failed_question_is_told_once, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			test_library__a_database_of_somebody_else_is_set_aside,
			set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			test_library__an_index_of_another_version_is_set_aside,
			set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			test_library__a_folder_in_its_place_is_an_error, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			test_library__two_may_have_one_file_open, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			test_library__damaged_postings_are_no_page, set_up,
			tear_down),
	};

	return UNIT_RUN(tests);
}
