/* SPDX-License-Identifier: MIT */
/*
 * library: an id that was given once is good for ever.  Piles grow one article at
 * a time, in random orders; whatever an id named on the way, it leads in the end
 * to who is mentioned there, unless somebody else is called so by then.
 */
#include "tests/unit/unit.h"

#include "tests/unit/handmade.h"

#include "library/library.h"

enum { PILE = 10, MOST_IDS = 100, MOST_HITS = 16 };

static const char *const phrases[] = {
	"{P lavrov|sergei:Sergey Lavrov}",
	"{P lavrov|sergei:Sergei Lavrov}",
	"{P ~lavrov:.Lavrov}",
	"{P lavrov|s.:.S. Lavrov}",
	"{P lavrov|s.+fm/place/russia:.S. Lavrov}",
	"{P lavrov|sergei+fm/place/russia:Sergey Lavrov}",
	"{P lavrov|sofia+fm/place/china:.S. Lavrov}",
	"{P lavrov|maria:Maria Lavrov}",
	"{P lavrov|sergei viktor:Sergei Viktor Lavrov}",
	"{P ngandu|bwalia:Bwalya Ng'andu}",
	"{P ngandu|bwalia:Bwalya Ngandu}",
	"{P kim|ann+fm/place/japan:Ann Kim}",
	"{P kim|ann+fm/place/china:Ann Kim}",
	"{P kim|ann:Ann Kim}",
	"{O acme|corp:Acme Corp}",
	"{P @fm/place/japan:the Japanese foreign minister}",
};

/* A generator of our own, so that a failure can be seen again. */
static uint32_t
next(uint32_t *seed, uint32_t below)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 8) % below;
}

/* What an id named when it was last given. */
struct given {
	char id[64];
	struct hit hits[MOST_HITS];
	size_t nhit;
};

struct log {
	struct given given[MOST_IDS];
	size_t n;
};

static void
note(struct library *lib, struct log *log)
{
	struct entity_query q = {.with_nominal = true};
	struct entity_row rows[PILE * 4];
	struct arena arena;
	size_t n;

	arena_init(&arena);
	n = library_entities(lib, &q, 0, sizeof rows / sizeof *rows, rows, &arena);
	for (size_t i = 0; i < n; i++) {
		size_t k = 0;
		while (k < log->n && !str_eq(str_of(log->given[k].id), rows[i].slug))
			k++;
		log->n += k == log->n;
		struct given *g = &log->given[k];
		assert_true(log->n < MOST_IDS && rows[i].slug.len < sizeof g->id);
		memset(g->id, 0, sizeof g->id);
		memcpy(g->id, rows[i].slug.ptr, rows[i].slug.len);
		g->nhit = library_hits(lib, rows[i].id, 0, MOST_HITS, g->hits);
	}
	arena_release(&arena);
}

/* Is it the id of anybody now? */
static bool
is_in_use(struct library *lib, entity_id id, const char *slug)
{
	struct entity_row row;
	struct arena arena;

	arena_init(&arena);
	bool is_own = library_entity(lib, id, &row, &arena) && str_eq(row.slug, str_of(slug));
	arena_release(&arena);
	return is_own;
}

/* Does the entity that the id finds now hold one of the mentions it named? */
static bool
leads_there(struct library *lib, const struct given *g)
{
	entity_id id = library_find(lib, str_of(g->id), NULL, 0, NULL);
	struct hit hits[PILE * 4];
	size_t n = id == ENTITY_NONE ? 0 : library_hits(lib, id, 0, PILE * 4, hits);

	if (n > 0 && is_in_use(lib, id, g->id))
		return true;

	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < g->nhit; k++)
			if (hits[i].article == g->hits[k].article &&
			    hits[i].at.off == g->hits[k].at.off)
				return true;
	return g->nhit == 0;
}

static void
grow(uint32_t *seed)
{
	struct log *log = xcalloc(1, sizeof *log);
	struct made *made[PILE];
	struct library *lib;

	assert_int_equal(library_open(NULL, &lib, NULL), STATUS_OK);
	for (size_t i = 0; i < PILE; i++) {
		char path[] = {(char)('a' + i), '\0'};
		struct buf text;

		buf_init(&text);
		for (uint32_t k = next(seed, 3) + 1; k > 0; k--)
			buf_addf(&text, "%s spoke.\n",
			         phrases[next(seed, sizeof phrases / sizeof *phrases)]);
		made[i] = made_new(path, "2016-07-23", text.ptr);
		buf_release(&text);
		assert_int_equal(library_add(lib, &made[i]->r, &made[i]->c, NULL), STATUS_OK);
		assert_int_equal(library_settle(lib, NULL), STATUS_OK);
		note(lib, log);
	}
	for (size_t i = 0; i < log->n; i++)
		if (!leads_there(lib, &log->given[i]))
			fail_msg("%s leads elsewhere", log->given[i].id);
	library_close(lib);
	for (size_t i = 0; i < PILE; i++)
		made_free(made[i]);
	free(log);
}

static void
test_library__an_id_once_given_is_good_for_ever(void **state)
{
	uint32_t seed = 20161122;

	(void)state;
	for (int round = 0; round < 60; round++)
		grow(&seed);
}

/* Ids that another pile gave, by their spelling. */
static void
test_library__an_id_of_another_pile_goes_by_its_spelling(void **state)
{
	static const char *const ids[] = {
		"person/bwalya-ng-andu", "person/bwalya-ng-andu-undecided",
		"person/bwalya-ng-andu-of-zambia", "person/bwalya-ng-andu-06ab3f",
	};
	struct made *made = made_new("a", "2016-07-23",
		"{P ngandu|bwalia:Bwalya Ng'andu} and {P ngandu|bwalia:Bwalya Ngandu} and "
		"{P ngandu|bwalia:Bwalya Ngandu} spoke.\n");
	struct library *lib;

	(void)state;
	assert_int_equal(library_open(NULL, &lib, NULL), STATUS_OK);
	assert_int_equal(library_add(lib, &made->r, &made->c, NULL), STATUS_OK);
	assert_int_equal(library_settle(lib, NULL), STATUS_OK);
	entity_id one = library_find(lib, STR_LIT("person/bwalya-ngandu"), NULL, 0, NULL);
	assert_int_not_equal(one, ENTITY_NONE);
	for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
		assert_int_equal(library_find(lib, str_of(ids[i]), NULL, 0, NULL), one);
	assert_int_equal(library_find(lib, STR_LIT("person/bwalya"), NULL, 0, NULL),
	                 ENTITY_NONE);
	library_close(lib);
	made_free(made);
}

/* What keeps an id asks for it alone: who has it or had it, no name and no guess. */
static void
test_library__an_id_is_found_by_what_it_was(void **state)
{
	struct made *a = made_new("a", "2016-07-23", "{P ngandu|bwalia:Bwalya Ng'andu} spoke.\n");
	struct made *b = made_new("b", "2016-07-24",
		"{P ngandu|bwalia:Bwalya Ngandu} and {P ngandu|bwalia:Bwalya Ngandu} spoke.\n");
	struct library *lib;

	(void)state;
	assert_int_equal(library_open(NULL, &lib, NULL), STATUS_OK);
	assert_int_equal(library_add(lib, &a->r, &a->c, NULL), STATUS_OK);
	assert_int_equal(library_settle(lib, NULL), STATUS_OK);
	assert_int_not_equal(library_find_id(lib, STR_LIT("person/bwalya-ng-andu")), ENTITY_NONE);
	assert_int_equal(library_add(lib, &b->r, &b->c, NULL), STATUS_OK);
	assert_int_equal(library_settle(lib, NULL), STATUS_OK);
	entity_id one = library_find_id(lib, STR_LIT("person/bwalya-ngandu"));
	assert_int_not_equal(one, ENTITY_NONE);
	assert_int_equal(library_find_id(lib, STR_LIT("person/bwalya-ng-andu")), one);
	assert_int_equal(library_find_id(lib, STR_LIT("person/bwalya-ng-andu-undecided")),
	                 ENTITY_NONE);
	assert_int_equal(library_find_id(lib, STR_LIT("Bwalya Ngandu")), ENTITY_NONE);
	library_close(lib);
	made_free(a);
	made_free(b);
}

/* An id that nobody had leads not to somebody else: what is behind the name is what keeps namesakes apart. */
static void
test_library__an_id_that_nobody_had_leads_to_nobody(void **state)
{
	static const char *const ids[] = {
		"person/kazuo-ueda-of-mars", "person/kazuo-ueda-1984", "person/ann-kim-of-china",
		"person/jo-lind-of-japan", "person/jo-lind-06ab3f", "org/university-of-nowhere",
		"org/university-of-japan", "org/university-undecided", "document/treaty-of-japan",
	};
	struct made *a = made_new("a", "2016-07-23",
		"{P ueda|kazuo:Kazuo Ueda} and {P kim|ann+fm/place/japan:Ann Kim} met at the "
		"{O university:University} with {P lind|jo mia+fm/place/china:Jo Lind}.\n");
	struct made *b = made_new("b", "2016-07-23",
		"{P lind|jo eva+fm/place/france:Jo Lind} was there.\n");
	struct library *lib;

	(void)state;
	assert_int_equal(library_open(NULL, &lib, NULL), STATUS_OK);
	assert_int_equal(library_add(lib, &a->r, &a->c, NULL), STATUS_OK);
	assert_int_equal(library_add(lib, &b->r, &b->c, NULL), STATUS_OK);
	assert_int_equal(library_settle(lib, NULL), STATUS_OK);
	for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
		if (library_find(lib, str_of(ids[i]), NULL, 0, NULL) != ENTITY_NONE)
			fail_msg("%s leads to somebody", ids[i]);
	assert_int_not_equal(library_find_id(lib, STR_LIT("person/ann-kim")), ENTITY_NONE);
	assert_int_equal(library_find(lib, STR_LIT("person/ann-kim-of-japan"), NULL, 0, NULL),
	                 library_find_id(lib, STR_LIT("person/ann-kim")));
	assert_int_not_equal(library_find_id(lib, STR_LIT("person/jo-lind-of-china")),
	                     ENTITY_NONE);
	library_close(lib);
	made_free(a);
	made_free(b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_library__an_id_once_given_is_good_for_ever),
		cmocka_unit_test(test_library__an_id_of_another_pile_goes_by_its_spelling),
		cmocka_unit_test(test_library__an_id_is_found_by_what_it_was),
		cmocka_unit_test(test_library__an_id_that_nobody_had_leads_to_nobody),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
