/* SPDX-License-Identifier: MIT */
/* library: two names that one article says are one person's are so in all. */
#include "tests/unit/unit.h"

#include "tests/unit/handmade.h"

#include "library/grounds.h"
#include "library/library.h"

enum { MOST = 6 };

struct papers {
	struct library *lib;
	struct made *made[MOST];
	size_t n;
};

static void
open_papers(struct papers *p)
{
	p->n = 0;
	assert_int_equal(library_open(NULL, &p->lib, NULL), STATUS_OK);
}

static void
add(struct papers *p, const char *path, const char *date, const char *text)
{
	struct made *m = made_new(path, date, text);

	assert_true(p->n < MOST);
	p->made[p->n++] = m;
	assert_int_equal(library_add(p->lib, &m->r, &m->c, NULL), STATUS_OK);
	assert_int_equal(library_settle(p->lib, NULL), STATUS_OK);
}

static void
take(struct papers *p, const char *path)
{
	assert_int_equal(library_remove(p->lib, str_of(path), NULL), STATUS_OK);
	assert_int_equal(library_settle(p->lib, NULL), STATUS_OK);
}

static void
close_papers(struct papers *p)
{
	library_close(p->lib);
	for (size_t i = 0; i < p->n; i++)
		made_free(p->made[i]);
}

/* Of whom so many articles are; nobody is of none. */
static void
assert_articles(struct papers *p, const char *slug, uint32_t articles)
{
	entity_id id = library_find_id(p->lib, str_of(slug));
	struct entity_row row = {.articles = 0};
	struct arena arena;

	arena_init(&arena);
	/* An id that is no more leads on to where its mentions are. */
	if (id == ENTITY_NONE || !library_entity(p->lib, id, &row, &arena) ||
	    !str_eq(row.slug, str_of(slug)))
		row.articles = 0;
	assert_int_equal(row.articles, articles);
	arena_release(&arena);
}

#define TEACHER "{P dahal|pushpa&prachanda:Pushpa Dahal}, known as {P dahal|pushpa&prachanda:.Prachanda}"
#define PUPIL "{P ~prachanda:.Prachanda} spoke."

static void
test_also__is_said_of_all_articles(void **state)
{
	struct papers p;

	(void)state;
	open_papers(&p);
	add(&p, "b", "2017-06-20", PUPIL);
	assert_articles(&p, "person/prachanda", 1);
	add(&p, "a", "2017-03-12", TEACHER);
	add(&p, "c", "2018-01-02", PUPIL);
	assert_articles(&p, "person/pushpa-dahal", 3);
	assert_articles(&p, "person/prachanda", 0);
	/* With the article goes what it taught. */
	take(&p, "a");
	assert_articles(&p, "person/prachanda", 2);
	assert_articles(&p, "person/pushpa-dahal", 0);
	add(&p, "a", "2017-03-12", TEACHER);
	assert_articles(&p, "person/pushpa-dahal", 3);
	close_papers(&p);
}

static void
test_also__says_where_it_is_said(void **state)
{
	struct papers p;
	struct grounds g;
	struct arena arena;
	bool is_found = false;

	(void)state;
	arena_init(&arena);
	open_papers(&p);
	add(&p, "b", "2017-01-20", PUPIL);
	add(&p, "a", "2017-03-12", TEACHER);
	library_grounds(p.lib, library_find_id(p.lib, STR_LIT("person/pushpa-dahal")), &g,
	                &arena);
	for (size_t i = 0; i < g.nspelling; i++) {
		if (g.spellings[i].why != LINK_SAID)
			continue;
		is_found = true;
		assert_int_equal(g.spellings[i].first.article,
		                 library_article_by_path(p.lib, STR_LIT("a")));
	}
	assert_true(is_found);
	arena_release(&arena);
	close_papers(&p);
}

/* One is said to be two, or the name is somebody's surname: nothing is believed. */
static void
test_also__is_not_believed_against_others(void **state)
{
	struct papers p;

	(void)state;
	open_papers(&p);
	add(&p, "a", "2017-03-12", TEACHER);
	add(&p, "b", "2017-03-13", PUPIL);
	add(&p, "c", "2017-03-14", "{P rai|ram&prachanda:Ram Rai} spoke.");
	assert_articles(&p, "person/pushpa-dahal", 1);
	assert_articles(&p, "person/prachanda", 1);
	take(&p, "c");
	assert_articles(&p, "person/pushpa-dahal", 2);
	add(&p, "d", "2017-03-14", "{P prachanda|ram:Ram Prachanda} spoke.");
	assert_articles(&p, "person/pushpa-dahal", 1);
	assert_articles(&p, "person/ram-prachanda", 2);
	close_papers(&p);
}

/* Each is said to be the other, or there is a third. */
static void
test_also__rings_and_chains(void **state)
{
	struct papers p;

	(void)state;
	open_papers(&p);
	add(&p, "a", "2017-03-12", "{P wine|bobi&kyagulanyi|robert:Bobi Wine}");
	add(&p, "b", "2017-03-13", "{P kyagulanyi|robert&wine|bobi:Robert Kyagulanyi}");
	assert_articles(&p, "person/bobi-wine", 2);
	add(&p, "c", "2017-03-14", "{P ghetto|president:President Ghetto}");
	add(&p, "d", "2017-03-15", "{P wine|bobi&ghetto|president:Bobi Wine}");
	assert_articles(&p, "person/bobi-wine", 4);
	take(&p, "a");
	assert_articles(&p, "person/robert-kyagulanyi", 3);
	close_papers(&p);
}

/* Of two names that are said, whoever bears either; and the surname that is his. */
static void
test_also__of_two_names_either(void **state)
{
	struct papers p;

	(void)state;
	open_papers(&p);
	add(&p, "a", "2017-03-12", "{P dahal|pushpa&prachanda|pushpa;prachanda:Pushpa Dahal}");
	add(&p, "b", "2017-03-13", "{P prachanda|pushpa:Pushpa Prachanda} spoke.");
	add(&p, "c", "2017-03-14", PUPIL);
	assert_articles(&p, "person/pushpa-dahal", 3);
	add(&p, "d", "2017-03-15", "{P prachanda|ram:Ram Prachanda} spoke.");
	assert_articles(&p, "person/pushpa-dahal", 2);
	close_papers(&p);
}

/* A surname that two could bear is his when these are said to be one; nobody else is left. */
static void
test_also__a_surname_of_two_who_are_one(void **state)
{
	struct papers p;

	(void)state;
	open_papers(&p);
	add(&p, "a", "2017-03-12", "{P lindqvist|anna:Anna Lindqvist}");
	add(&p, "b", "2017-03-13", "{P lindqvist|berta:Berta Lindqvist}");
	add(&p, "c", "2017-03-14", "{P ~lindqvist:.Lindqvist}");
	assert_articles(&p, "person/anna-lindqvist", 1);
	add(&p, "d", "2017-03-15", "{P lindqvist|anna&lindqvist|berta:Anna Lindqvist}");
	assert_articles(&p, "person/anna-lindqvist", 4);
	assert_articles(&p, "person/berta-lindqvist", 0);
	take(&p, "d");
	assert_articles(&p, "person/anna-lindqvist", 1);
	close_papers(&p);
}

/* The beginning of a longer name is his who holds an office of the same country. */
static void
test_also__a_longer_name_of_one_country(void **state)
{
	struct papers p;

	(void)state;
	open_papers(&p);
	add(&p, "a", "2017-03-12", "{P mahamat|moussa faki&faki|moussa\t\tplace/chad:Moussa Faki Mahamat}");
	add(&p, "b", "2017-03-13", "{P faki|moussa:Moussa Faki} spoke.");
	assert_articles(&p, "person/moussa-faki", 1);
	add(&p, "c", "2017-03-14", "{P faki|moussa+president/place/chad:Moussa Faki} spoke.");
	assert_articles(&p, "person/moussa-faki-mahamat", 3);
	take(&p, "c");
	add(&p, "d", "2017-03-14", "{P faki|moussa+president/place/togo:Moussa Faki} spoke.");
	assert_articles(&p, "person/moussa-faki-mahamat", 1);
	close_papers(&p);
}

/* A relative by the first name is whoever is called so in full, if anybody is. */
static void
test_also__a_relative_by_the_first_name(void **state)
{
	struct papers p;

	(void)state;
	open_papers(&p);
	add(&p, "a", "2017-03-12", "{P ~anton&<lindqvist|anton:.Anton} spoke.");
	assert_articles(&p, "person/anton", 1);
	add(&p, "b", "2017-03-13", "{P lindqvist|anton:Anton Lindqvist} spoke.");
	assert_articles(&p, "person/anton-lindqvist", 2);
	take(&p, "b");
	assert_articles(&p, "person/anton", 1);
	close_papers(&p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_also__is_said_of_all_articles),
		cmocka_unit_test(test_also__says_where_it_is_said),
		cmocka_unit_test(test_also__is_not_believed_against_others),
		cmocka_unit_test(test_also__rings_and_chains),
		cmocka_unit_test(test_also__of_two_names_either),
		cmocka_unit_test(test_also__a_surname_of_two_who_are_one),
		cmocka_unit_test(test_also__a_longer_name_of_one_country),
		cmocka_unit_test(test_also__a_relative_by_the_first_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
