/* SPDX-License-Identifier: MIT */
/* library: the file it is kept in, and what happens when that fails. */
#include "tests/unit/unit.h"

#include "tests/unit/handmade.h"

#include "library/library_int.h"

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

/* More than is kept in memory of it. */
static void
test_library__without_a_file_it_may_grow(void **state)
{
	enum { ARTICLES = 6, SENTENCES = 100000 };
	struct library *lib;
	struct buf text;

	(void)state;
	buf_init(&text);
	buf_add_cstr(&text, "{O =org/nato:NATO} met");
	for (int i = 0; i < SENTENCES; i++)
		buf_add_cstr(&text, " and so on.");
	assert_int_equal(library_open(NULL, &lib, NULL), STATUS_OK);
	for (char path[] = "a"; path[0] < 'a' + ARTICLES; path[0]++) {
		put(lib, path, "2016-01-01", text.ptr);
		settle(lib);
	}
	for (char path[] = "a"; path[0] < 'a' + ARTICLES; path[0]++)
		assert_mention(lib, path, 0, "org/nato");
	assert_int_equal(library_hit_count(lib, library_find(
	                 lib, STR_LIT("nato"), NULL, 0, NULL)), ARTICLES);
	library_close(lib);
	buf_release(&text);
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
test_library__a_look_sees_one_state(void **state)
{
	const struct fixture *f = *state;
	struct library *one;
	struct library *two;

	assert_int_equal(library_open(f->path, &one, NULL), STATUS_OK);
	put(one, "a", "2016-01-01", "{O =org/nato:NATO} met");
	settle(one);
	assert_int_equal(library_open(f->path, &two, NULL), STATUS_OK);
	library_look(one);
	assert_int_equal(library_entity_count(one, &(struct entity_query){0}), 1);
	put(two, "b", "2016-01-02", "{O =org/un:UN} met");
	settle(two);
	library_look(one);
	assert_int_equal(library_entity_count(one, &(struct entity_query){0}), 1);
	library_look_away(one);
	assert_int_equal(library_entity_count(one, &(struct entity_query){0}), 2);
	/* Who writes looks away first, or could not. */
	library_look(one);
	assert_int_equal(library_entity_count(one, &(struct entity_query){0}), 2);
	put(one, "c", "2016-01-03", "{O =org/eu:EU} met");
	settle(one);
	library_look(one);
	assert_int_equal(library_entity_count(one, &(struct entity_query){0}), 3);
	library_close(one);
	assert_int_equal(library_entity_count(two, &(struct entity_query){0}), 3);
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
		cmocka_unit_test(test_library__without_a_file_it_may_grow),
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
			test_library__a_look_sees_one_state, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			test_library__damaged_postings_are_no_page, set_up,
			tear_down),
	};

	return UNIT_RUN(tests);
}
