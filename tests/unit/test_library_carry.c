/* SPDX-License-Identifier: MIT */
/*
 * library: corrections of an article go along when its text changes, as far as their
 * words can be found again.
 */
#include "tests/unit/unit.h"

#include "tests/unit/correcting.h"

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

#define STORY "The talks in Vienna went on all week and nobody said much about them. "

/* An article in the place of what was there, with one of these texts. */
static void
put_text(struct library *lib, const char *path, const char *marked)
{
	struct made *m = made_new(path, "2016-07-26", marked);

	assert_int_equal(library_add(lib, &m->r, &m->c, NULL), STATUS_OK);
	assert_int_equal(library_settle(lib, NULL), STATUS_OK);
	made_free(m);
}

/* "here", of the n-th place of the words from 1 on in d.txt: Igor. */
static void
say_of_nth(struct library *lib, const char *words, size_t n)
{
	struct correction c = about(lib, CORRECT_HERE, "person/sergey-lavrov", "d.txt", words);
	struct page *p;
	struct str text;

	assert_int_equal(library_page(lib, c.article, &p, NULL), STATUS_OK);
	text = article_text(p->article);
	for (size_t i = 1; i < n; i++)
		c.at.off += (uint32_t)(1 + str_find(str_sub(text, c.at.off + 1, text.len),
		                                    str_of(words)));
	page_free(p);
	say(lib, c, "person/igor-lavrov", KIND_PERSON, "Igor Lavrov");
}

static uint32_t
lost(struct library *lib)
{
	struct correction_row row;
	struct arena arena;

	arena_init(&arena);
	assert_int_equal(library_corrections(lib, STR_EMPTY, 0, 1, &row, &arena), 1);
	arena_release(&arena);
	return row.lost;
}

static void
test_carry__goes_along_with_a_text_that_changes(void **state)
{
	struct library *lib = *state;

	put_text(lib, "d.txt", STORY "{P lavrov|sergei:Sergey Lavrov} sat down. Then"
	                       " {P lavrov|sergei:.Lavrov} sang.\n" STORY
	                       "At night {P lavrov|sergei:.Lavrov} slept.\n");
	say_of_nth(lib, "Lavrov", 2);
	assert_posting(lib, "d.txt", "Lavrov sang", "person/igor-lavrov person");
	/* Longer before it, another word behind it. */
	put_text(lib, "d.txt", "Corrected on Monday.\n" STORY
	                       "{P lavrov|sergei:Sergey Lavrov} sat down. Then"
	                       " {P lavrov|sergei:.Lavrov} danced.\n" STORY
	                       "At night {P lavrov|sergei:.Lavrov} slept.\n");
	assert_true(library_corrections_carried(lib));
	assert_false(library_corrections_carried(lib));
	assert_int_equal(lost(lib), 0);
	assert_posting(lib, "d.txt", "Lavrov danced", "person/igor-lavrov person");
	assert_posting(lib, "d.txt", "Lavrov slept", "person/sergey-lavrov person");
	undo_all(lib);
	assert_posting(lib, "d.txt", "Lavrov danced", "person/sergey-lavrov person");
}

/* The same around both: the second stays the second while there are two. */
static void
test_carry__of_places_that_are_alike_the_number_tells(void **state)
{
	struct library *lib = *state;
	const char *two = STORY "\n{P lavrov|sergei:Sergey Lavrov} sat.\n" STORY
	                  "\n{P lavrov|sergei:Sergey Lavrov} sat.\n" STORY;
	struct buf b;

	put_text(lib, "d.txt", two);
	say_of_nth(lib, "Sergey Lavrov", 2);
	buf_init(&b);
	buf_addf(&b, "Anew. %s", two);
	put_text(lib, "d.txt", b.ptr);
	assert_posting(lib, "d.txt", "Sergey Lavrov", "person/sergey-lavrov person");
	assert_int_equal(library_hit_count(lib, find(lib, "person/igor-lavrov")), 1);
	buf_addf(&b, "\n{P lavrov|sergei:Sergey Lavrov} sat.\n" STORY);
	put_text(lib, "d.txt", b.ptr);
	assert_int_equal(find(lib, "person/igor-lavrov"), ENTITY_NONE);
	assert_int_equal(lost(lib), 1);
	/* And it comes back with the text that it was about. */
	put_text(lib, "d.txt", two);
	assert_int_equal(find(lib, "person/igor-lavrov"), ENTITY_NONE);
	buf_clear(&b);
	buf_addf(&b, "Anew. %s", two);
	put_text(lib, "d.txt", b.ptr);
	assert_int_equal(library_hit_count(lib, find(lib, "person/igor-lavrov")), 1);
	assert_int_equal(lost(lib), 0);
	buf_release(&b);
}

/* A file in which another article has come to stand where this one was. */
static void
test_carry__stays_with_its_article_when_another_takes_its_place(void **state)
{
	struct library *lib = *state;
	const char *text = STORY "{P lavrov|sergei:Sergey Lavrov} sat down.\n";

	put_text(lib, "d.txt", text);
	say_of_nth(lib, "Sergey Lavrov", 1);
	put_text(lib, "d.txt", "In Oslo {P lavrov|sergei:Sergey Lavrov} sat down to eat fish"
	                       " with all who had come from the north.\n");
	assert_false(library_corrections_carried(lib));
	assert_posting(lib, "d.txt", "Sergey Lavrov", "person/sergey-lavrov person");
	assert_int_equal(lost(lib), 1);
	put_text(lib, "e.txt", text);
	assert_int_equal(lost(lib), 0);
	assert_posting(lib, "e.txt", "Sergey Lavrov", "person/igor-lavrov person");
	/* With a copy of it, what was said is about the copy. */
	put_text(lib, "d.txt", text);
	put_text(lib, "d.txt", "Yes. " STORY "{P lavrov|sergei:Sergey Lavrov} sat down.\n");
	assert_posting(lib, "d.txt", "Sergey Lavrov", "person/sergey-lavrov person");
	assert_posting(lib, "e.txt", "Sergey Lavrov", "person/igor-lavrov person");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(test_carry__##name, set_up, tear_down)
		TEST(goes_along_with_a_text_that_changes),
		TEST(of_places_that_are_alike_the_number_tells),
		TEST(stays_with_its_article_when_another_takes_its_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
