/* SPDX-License-Identifier: MIT */
/*
 * library: corrections do what they say, are undone to the last byte, and are
 * replayed in whatever way the articles come back.
 */
#include "tests/unit/unit.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <unistd.h>

#include "library/correction.h"
#include "tests/unit/correcting.h"
#include "tests/unit/picture.h"

static const char *const texts[][3] = {
	{"a.txt", "2016-07-23", "{P lavrov|sergei+fm/place/russia:Sergey Lavrov} met"
	                        " {O =org/nato:NATO}. Lake Como was calm.\n"
	                        "{P lavrov|sergei:.Lavrov} left {L =place/russia:Russia}.\n"},
	{"b.txt", "2016-07-24", "{O =org/nato:NATO} of {P lavrov|maria:Maria Lavrova}.\n"
	                        "{P @fm/place/russia:the minister} saw Lake Como.\n"},
	{"c.txt", "2016-07-25", "{P lavrov|sergei:Sergey Lavrov} at the"
	                        " {M =event/eas/11^event/eas^East Asia Summit:11th EAS}.\n"
	                        "! Lake Como | Lake Comodoro\n"},
};
#define TEXTS (sizeof texts / sizeof *texts)

static void
put(struct library *lib, size_t i, const char *path)
{
	struct made *m = made_new(path, texts[i][1], texts[i][2]);

	assert_int_equal(library_add(lib, &m->r, &m->c, NULL), STATUS_OK);
	made_free(m);
}

static int
set_up(void **state)
{
	struct library *lib;

	assert_int_equal(library_open(NULL, &lib, NULL), STATUS_OK);
	for (size_t i = 0; i < TEXTS; i++)
		put(lib, i, texts[i][0]);
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

/* Takes everything back, and all is as it was. */
static void
assert_undone(struct library *lib, const struct buf *before)
{
	struct buf now;

	undo_all(lib);
	buf_init(&now);
	picture_of(lib, &now);
	assert_string_equal(now.ptr, before->ptr);
	buf_release(&now);
}

/* ---------------------------------------------------------------------- tests */

static void
test_correct__nothing_everywhere_and_back(void **state)
{
	struct library *lib = *state;
	struct buf before;

	buf_init(&before);
	picture_of(lib, &before);
	say(lib, about(lib, CORRECT_PILE, "org/nato", NULL, NULL), "", KIND_ORG, "");
	assert_int_equal(find(lib, "org/nato"), ENTITY_NONE);
	assert_posting(lib, "a.txt", "NATO", "-");
	assert_undone(lib, &before);
	buf_release(&before);
}

static void
test_correct__merge_takes_mentions_offices_and_the_name(void **state)
{
	struct library *lib = *state;
	struct entity_row row;
	struct arena arena;
	struct buf before;

	buf_init(&before);
	picture_of(lib, &before);
	arena_init(&arena);
	say(lib, about(lib, CORRECT_PILE, "person/sergey-lavrov", NULL, NULL),
	    "person/maria-lavrova", KIND_PERSON, "Maria Lavrova");
	assert_int_equal(find(lib, "person/sergey-lavrov"), ENTITY_NONE);
	assert_posting(lib, "a.txt", "Sergey Lavrov", "person/maria-lavrova person");
	/* Who holds the office answers for it. */
	assert_posting(lib, "b.txt", "the minister", "person/maria-lavrova person");
	assert_true(library_entity(lib, find(lib, "person/maria-lavrova"), &row, &arena));
	assert_str(row.name, "Maria Lavrova");
	assert_int_equal(row.articles, 3);
	assert_undone(lib, &before);
	arena_release(&arena);
	buf_release(&before);
}

static void
test_correct__another_kind_another_name_one_after_the_other(void **state)
{
	struct library *lib = *state;
	struct entity_row row;
	struct arena arena;
	struct buf before;

	buf_init(&before);
	picture_of(lib, &before);
	arena_init(&arena);
	say(lib, about(lib, CORRECT_PILE, "org/nato", NULL, NULL), "place/nato", KIND_PLACE,
	    "NATO");
	assert_posting(lib, "b.txt", "NATO", "place/nato place");
	say(lib, about(lib, CORRECT_PILE, "place/nato", NULL, NULL), "place/nato",
	    KIND_PLACE, "The Alliance");
	assert_true(library_entity(lib, find(lib, "place/nato"), &row, &arena));
	assert_str(row.name, "The Alliance");
	assert_int_equal(library_uncorrect(lib, 0, NULL), STATUS_OK);
	assert_true(library_entity(lib, find(lib, "place/nato"), &row, &arena));
	assert_str(row.name, "NATO");
	assert_undone(lib, &before);
	arena_release(&arena);
	buf_release(&before);
}

static void
test_correct__one_place_and_one_article(void **state)
{
	struct library *lib = *state;
	struct buf before;

	buf_init(&before);
	picture_of(lib, &before);
	say(lib, about(lib, CORRECT_HERE, "person/sergey-lavrov", "a.txt", "Lavrov left"),
	    "", KIND_PERSON, "");
	/* The span is that of other words: nothing there to take away. */
	assert_posting(lib, "a.txt", "Lavrov left", "person/sergey-lavrov person");
	say(lib, (struct correction){.scope = CORRECT_HERE,
	                             .subject = find(lib, "person/sergey-lavrov"),
	                             .article = article(lib, "a.txt"),
	                             .at = {place(lib, "a.txt", "Lavrov left").off, 6}},
	    "person/igor-lavrov", KIND_PERSON, "Igor Lavrov");
	assert_posting(lib, "a.txt", "Lavrov left", "person/igor-lavrov person");
	assert_posting(lib, "a.txt", "Sergey Lavrov", "person/sergey-lavrov person");
	say(lib, about(lib, CORRECT_ARTICLE, "org/nato", "b.txt", "NATO"), "org/nate",
	    KIND_ORG, "Nate");
	assert_posting(lib, "b.txt", "NATO", "org/nate org");
	assert_posting(lib, "a.txt", "NATO", "org/nato org");
	assert_undone(lib, &before);
	buf_release(&before);
}

static void
test_correct__words_that_nobody_recognized(void **state)
{
	struct library *lib = *state;
	struct correction c = about(lib, CORRECT_PILE, NULL, "a.txt", "Lake Como");
	struct correction_extent extent = library_correction_extent(lib, &c);
	struct buf before;

	buf_init(&before);
	picture_of(lib, &before);
	assert_int_equal(extent.mentions, 3);
	assert_int_equal(extent.articles, 3);
	say(lib, c, "place/lake-como", KIND_PLACE, "Lake Como");
	assert_posting(lib, "a.txt", "Lake Como", "place/lake-como place");
	assert_posting(lib, "b.txt", "Lake Como", "place/lake-como place");
	assert_posting(lib, "c.txt", "Lake Comodoro", "-");
	assert_int_equal(library_hit_count(lib, find(lib, "place/lake-como")), 3);
	assert_undone(lib, &before);
	buf_release(&before);
}

static void
test_correct__what_is_not_there_changes_nothing(void **state)
{
	struct library *lib = *state;
	struct correction c = {.scope = CORRECT_PILE, .subject = 9999, .slug = STR_EMPTY,
	                       .name = STR_EMPTY};
	struct diag d;
	struct buf before;

	buf_init(&before);
	picture_of(lib, &before);
	diag_init(&d);
	assert_int_equal(library_correct(lib, &c, &d), STATUS_BAD_INPUT);
	assert_int_equal(d.items.len, 1);
	assert_int_equal(library_uncorrect(lib, 0, &d), STATUS_NOT_FOUND);
	assert_undone(lib, &before);
	diag_release(&d);
	buf_release(&before);
}

static void
test_correct__ids_for_names(void **state)
{
	struct library *lib = *state;
	struct buf b;

	buf_init(&b);
	library_correction_id(lib, KIND_ORG, STR_LIT("nato"), STR_EMPTY, &b);
	assert_buf(&b, "org/nato");
	buf_clear(&b);
	library_correction_id(lib, KIND_PERSON, STR_LIT("Sergey Lavrov"),
	                      STR_LIT("person/sergey-lavrov"), &b);
	assert_buf(&b, "person/sergey-lavrov-2");
	buf_clear(&b);
	library_correction_id(lib, KIND_PLACE, STR_LIT("Como"), STR_EMPTY, &b);
	assert_buf(&b, "place/como");
	buf_release(&b);
}

/* Several of every sort, on top of one another. */
static void
correct_much(struct library *lib)
{
	say(lib, about(lib, CORRECT_PILE, NULL, "b.txt", "Lake Como"), "place/como",
	    KIND_PLACE, "Como");
	say(lib, about(lib, CORRECT_ARTICLE, "person/sergey-lavrov", "a.txt", "Lavrov"),
	    "person/igor-lavrov", KIND_PERSON, "Igor Lavrov");
	say(lib, about(lib, CORRECT_PILE, "person/sergey-lavrov", NULL, NULL),
	    "person/maria-lavrova", KIND_PERSON, "Maria Lavrova");
	say(lib, about(lib, CORRECT_PILE, "place/como", NULL, NULL), "org/como", KIND_ORG,
	    "Como Club");
	say(lib, about(lib, CORRECT_HERE, "org/nato", "b.txt", "NATO"), "", KIND_ORG, "");
	say(lib, about(lib, CORRECT_PILE, "event/eas", NULL, NULL), "event/summit",
	    KIND_EVENT, "The Summit");
}

static void
test_correct__articles_may_come_back_in_any_way(void **state)
{
	struct library *lib = *state;
	struct buf once;
	struct buf again;

	buf_init(&once);
	buf_init(&again);
	correct_much(lib);
	picture_of(lib, &once);
	assert_posting(lib, "c.txt", "11th EAS", "event/eas/11 event");
	/* One at a time, the other way round, settled in between. */
	assert_int_equal(library_keep_only(lib, NULL, 0, NULL), STATUS_OK);
	assert_int_equal(library_settle(lib, NULL), STATUS_OK);
	for (size_t i = TEXTS; i-- > 0;) {
		put(lib, i, texts[i][0]);
		assert_int_equal(library_settle(lib, NULL), STATUS_OK);
	}
	picture_of(lib, &again);
	assert_string_equal(again.ptr, once.ptr);
	/* In place of themselves. */
	buf_clear(&again);
	for (size_t i = 0; i < TEXTS; i++)
		put(lib, i, texts[i][0]);
	assert_int_equal(library_settle(lib, NULL), STATUS_OK);
	picture_of(lib, &again);
	assert_string_equal(again.ptr, once.ptr);
	/* By another path. */
	assert_int_equal(library_remove(lib, STR_LIT("a.txt"), NULL), STATUS_OK);
	put(lib, 0, "moved.txt");
	assert_int_equal(library_settle(lib, NULL), STATUS_OK);
	assert_posting(lib, "moved.txt", "Sergey Lavrov", "person/igor-lavrov person");
	undo_all(lib);
	assert_posting(lib, "moved.txt", "Sergey Lavrov", "person/sergey-lavrov person");
	buf_release(&once);
	buf_release(&again);
}

static void
other_version(const char *path)
{
	sqlite3 *db;

	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, "PRAGMA user_version = 999", NULL, NULL, NULL),
	                 SQLITE_OK);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static void
test_correct__outlives_an_index_of_another_version(void **state)
{
	char folder[] = "/tmp/entente-correct-XXXXXX";
	struct library *lib;
	struct buf path;
	struct diag d;

	(void)state;
	assert_non_null(mkdtemp(folder));
	buf_init(&path);
	buf_addf(&path, "%s/pile.db", folder);
	diag_init(&d);
	assert_int_equal(library_open(path.ptr, &lib, NULL), STATUS_OK);
	put(lib, 0, "a.txt");
	assert_int_equal(library_settle(lib, NULL), STATUS_OK);
	say(lib, about(lib, CORRECT_PILE, "org/nato", NULL, NULL), "", KIND_ORG, "");
	library_close(lib);
	other_version(path.ptr);
	assert_int_equal(library_open(path.ptr, &lib, &d), STATUS_OK);
	assert_int_equal(d.items.len, 1);
	put(lib, 0, "a.txt");
	assert_int_equal(library_settle(lib, NULL), STATUS_OK);
	assert_int_equal(find(lib, "org/nato"), ENTITY_NONE);
	library_close(lib);
	(void)unlink(path.ptr);
	buf_add_cstr(&path, ".old");
	(void)unlink(path.ptr);
	(void)rmdir(folder);
	diag_release(&d);
	buf_release(&path);
}

static void
test_correct__one_of_several_is_taken_back(void **state)
{
	struct library *lib = *state;
	struct correction_row rows[8];
	struct buf without;
	struct buf now;
	struct arena arena;

	arena_init(&arena);
	buf_init(&without);
	buf_init(&now);
	say(lib, about(lib, CORRECT_PILE, "org/nato", NULL, NULL), "", KIND_ORG, "");
	picture_of(lib, &without);
	assert_int_equal(library_uncorrect(lib, 0, NULL), STATUS_OK);
	say(lib, about(lib, CORRECT_PILE, NULL, "b.txt", "Lake Como"), "place/como",
	    KIND_PLACE, "Como");
	say(lib, about(lib, CORRECT_PILE, "org/nato", NULL, NULL), "", KIND_ORG, "");
	assert_int_equal(library_corrections(lib, STR_EMPTY, 0, 8, rows, &arena), 2);
	assert_int_equal(library_uncorrect(lib, rows[1].batch, NULL), STATUS_OK);
	picture_of(lib, &now);
	assert_string_equal(now.ptr, without.ptr);
	assert_int_equal(library_uncorrect(lib, 77, NULL), STATUS_NOT_FOUND);
	buf_release(&without);
	buf_release(&now);
	arena_release(&arena);
}

static void
test_correct__the_list_tells_what_was_said(void **state)
{
	struct library *lib = *state;
	struct correction_row rows[8];
	struct arena arena;

	arena_init(&arena);
	correct_much(lib);
	assert_int_equal(library_corrections(lib, STR_EMPTY, 0, 8, rows, &arena), 6);
	assert_str(rows[0].what, "event/eas");
	assert_true(rows[0].is_entity);
	assert_int_equal(rows[4].places, 2);
	assert_int_equal(library_corrections(lib, STR_LIT("place/como"), 0, 8, rows, &arena),
	                 2);
	arena_release(&arena);
}

static void
assert_taken(struct library *lib, const struct buf *text, size_t batches, size_t withdrawn)
{
	struct corrections_taken taken;

	assert_int_equal(library_corrections_take(lib, buf_str(text), false, &taken, NULL),
	                 STATUS_OK);
	assert_int_equal(taken.batches, batches);
	assert_int_equal(taken.withdrawn, withdrawn);
	assert_int_equal(taken.senseless, 0);
}

/* What a library holds that could not be written, one that was left behind gets:
 * what was said since, in that order, and what was taken back since. */
static void
test_correct__one_that_was_left_behind_catches_up(void **state)
{
	struct library *lib = *state;
	struct buf left;
	struct buf ahead;
	struct buf wanted;
	struct buf now;

	buf_init(&left);
	buf_init(&ahead);
	buf_init(&wanted);
	buf_init(&now);
	say(lib, about(lib, CORRECT_PILE, "org/nato", NULL, NULL), "org/nato", KIND_ORG,
	    "The Alliance");
	say(lib, about(lib, CORRECT_PILE, NULL, "b.txt", "Lake Como"), "place/como",
	    KIND_PLACE, "Como");
	library_corrections_text(lib, STR_EMPTY, &left);
	assert_int_equal(library_uncorrect(lib, 0, NULL), STATUS_OK);
	say(lib, about(lib, CORRECT_PILE, "org/nato", NULL, NULL), "org/nato", KIND_ORG,
	    "The Treaty");
	say(lib, about(lib, CORRECT_PILE, "org/nato", NULL, NULL), "org/nato", KIND_ORG,
	    "The Alliance");
	library_corrections_text(lib, buf_str(&left), &ahead);
	picture_of(lib, &wanted);
	undo_all(lib);
	assert_taken(lib, &left, 2, 0);
	assert_taken(lib, &ahead, 2, 1);
	picture_of(lib, &now);
	assert_string_equal(now.ptr, wanted.ptr);
	assert_taken(lib, &ahead, 0, 0);
	buf_release(&left);
	buf_release(&ahead);
	buf_release(&wanted);
	buf_release(&now);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(test_correct__##name, set_up, tear_down)
		TEST(nothing_everywhere_and_back),
		TEST(merge_takes_mentions_offices_and_the_name),
		TEST(another_kind_another_name_one_after_the_other),
		TEST(one_place_and_one_article),
		TEST(words_that_nobody_recognized),
		TEST(what_is_not_there_changes_nothing),
		TEST(ids_for_names),
		TEST(articles_may_come_back_in_any_way),
		TEST(outlives_an_index_of_another_version),
		TEST(one_of_several_is_taken_back),
		TEST(the_list_tells_what_was_said),
		TEST(one_that_was_left_behind_catches_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
