/* SPDX-License-Identifier: MIT */
/*
 * library: what it says depends on the articles in it and on nothing else.
 * Generated piles come in by every kind of road and must end up the same.
 */
#include "tests/unit/unit.h"

#include "library/census.h"
#include "tests/unit/handmade.h"
#include "tests/unit/picture.h"

#define PILE 36

struct pile {
	struct made *articles[PILE];
};

/* A generator of our own, so that a failure can be seen again. */
static uint32_t
next(uint32_t *seed, uint32_t below)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 8) % below;
}

static const char *const phrases[] = {
	"{P lavrov|sergei+fm/place/russia:Sergey Lavrov} met",
	"{P ~lavrov:.Lavrov} said that he met",
	"{P lavrov|maria:Maria Lavrova} and",
	"{P lavrov|m:.M. Lavrova} and",
	"{P shoigu|sergei+defmin/place/russia:Sergei Shoigu}",
	"{P shoigu|sergei-defmin/place/russia:Sergei Shoigu}, once minister,",
	"{P belousov|andrei+defmin/place/russia:Andrei Belousov}",
	"{P @defmin/place/russia:the Russian defense minister}",
	"{P @fm/place/russia:the Russian foreign minister}",
	"{P @fm/place/france:the French foreign minister}",
	"{O =org/nato:NATO}",
	"{O =org/nato:North Atlantic Treaty Organization} ({O =org/nato:.NATO})",
	"{O acme|corp:Acme Corp}",
	"{L =place/russia:Russia} and {L =place/france:France}",
	"{M =event/eas/11^event/eas^East Asia Summit:11th East Asia Summit}",
	"{M =event/eas/5^event/eas^East Asia Summit:5th EAS}",
	"{M =event/eas:East Asia Summit}",
	"{D 2016-07-25:July 25} and {D 2010:2010}",
	"{A minsk:Minsk agreement}",
	"{P belousov|andrei&kuzya:Andrei Belousov}, known as Kuzya,",
	"{P ~kuzya:.Kuzya} said that",
	"{P shoigu|sergei&tuva|ivan:Sergei Shoigu}",
	"{P tuva|ivan&shoigu|sergei:Ivan Tuva}",
	"{P tuva|ivan+defmin/place/russia:Ivan Tuva}",
	"{P ?:somebody} met",
};

static const char *const dates[] = {"2016-07-23", "2016-07-23", "2016-07",
                                    "2024-05-13", "2012-01-02", "2019",
                                    "XXXX-08-15", ""};

static struct made *
generate(uint32_t *seed, int number)
{
	struct buf text;
	char path[32];
	struct made *m;
	uint32_t lines = 1 + next(seed, 5);

	buf_init(&text);
	if (next(seed, 2))
		buf_add_cstr(&text, "# A title with {P ~lavrov:.Lavrov}\n");
	for (uint32_t i = 0; i < lines; i++) {
		uint32_t n = 1 + next(seed, 4);

		if (next(seed, 6) == 0)
			buf_add_cstr(&text, "! ");
		for (uint32_t k = 0; k < n; k++) {
			buf_add_cstr(&text, phrases[next(
				seed, sizeof phrases / sizeof *phrases)]);
			buf_add_char(&text, ' ');
		}
		buf_add_cstr(&text, "end.\n");
	}
	(void)snprintf(path, sizeof path, "pile/%02d.txt", (number * 7) % 100);
	m = made_new(path, dates[next(seed, sizeof dates / sizeof *dates)],
	             text.ptr);
	buf_release(&text);
	return m;
}

static int
set_up(void **state)
{
	struct pile *p = xcalloc(1, sizeof *p);
	uint32_t seed = 20160723;

	for (int i = 0; i < PILE; i++)
		p->articles[i] = generate(&seed, i);
	*state = p;
	return 0;
}

static int
tear_down(void **state)
{
	struct pile *p = *state;

	for (int i = 0; i < PILE; i++)
		made_free(p->articles[i]);
	free(p);
	return 0;
}

/* -------------------------------------------------------------------- helpers */

static struct library *
fresh(void)
{
	struct library *lib;

	assert_int_equal(library_open(NULL, &lib, NULL), STATUS_OK);
	return lib;
}

static void
put(struct library *lib, const struct made *m)
{
	assert_int_equal(library_add(lib, &m->r, &m->c, NULL), STATUS_OK);
}

static void
take(struct library *lib, const struct made *m)
{
	assert_int_equal(library_remove(lib, article_path(m->r.article), NULL),
	                 STATUS_OK);
}

static void
settle(struct library *lib)
{
	assert_int_equal(library_settle(lib, NULL), STATUS_OK);
}

static void
finish(struct library *lib, struct buf *out)
{
	settle(lib);
	picture_of(lib, out);
	library_close(lib);
}

/* All at once, in the order of the pile: what the others are compared with. */
static void
expect(const struct pile *p, size_t n, struct buf *out)
{
	struct library *lib = fresh();

	for (size_t i = 0; i < n; i++)
		put(lib, p->articles[i]);
	finish(lib, out);
}

static void
shuffle(uint32_t *seed, int order[PILE])
{
	for (int i = 0; i < PILE; i++)
		order[i] = i;
	for (int i = PILE - 1; i > 0; i--) {
		int k = (int)next(seed, (uint32_t)i + 1);
		int was = order[i];

		order[i] = order[k];
		order[k] = was;
	}
}

static void
assert_same(struct buf *got, struct buf *expected)
{
	if (!str_eq(buf_str(got), buf_str(expected))) {
		size_t i = 0;

		while (got->ptr[i] == expected->ptr[i])
			i++;
		while (i > 0 && got->ptr[i - 1] != '\n')
			i--;
		print_error("got      %.300s\nexpected %.300s\n", got->ptr + i,
		            expected->ptr + i);
		fail();
	}
	buf_clear(got);
}

/* ---------------------------------------------------------------------- tests */

static void
test_library__any_order_of_adding_gives_the_same(void **state)
{
	struct pile *p = *state;
	struct buf expected;
	struct buf got;
	uint32_t seed = 1;
	int order[PILE];

	buf_init(&expected);
	buf_init(&got);
	expect(p, PILE, &expected);
	assert_non_null(strstr(expected.ptr, "event/eas/11"));
	for (int round = 0; round < 6; round++) {
		struct library *lib = fresh();

		shuffle(&seed, order);
		for (int i = 0; i < PILE; i++)
			put(lib, p->articles[order[i]]);
		finish(lib, &got);
		assert_same(&got, &expected);
	}
	buf_release(&expected);
	buf_release(&got);
}

static void
test_library__settling_in_between_changes_nothing(void **state)
{
	struct pile *p = *state;
	struct buf expected;
	struct buf got;
	uint32_t seed = 2;
	int order[PILE];

	buf_init(&expected);
	buf_init(&got);
	expect(p, PILE, &expected);
	for (int round = 0; round < 6; round++) {
		struct library *lib = fresh();

		shuffle(&seed, order);
		for (int i = 0; i < PILE; i++) {
			put(lib, p->articles[order[i]]);
			if (round == 0 || next(&seed, 3) == 0)
				settle(lib);
		}
		finish(lib, &got);
		assert_same(&got, &expected);
	}
	buf_release(&expected);
	buf_release(&got);
}

/* So many steps, then enough for now. */
static bool
count_down(void *ctx)
{
	uint32_t *left = ctx;

	if (*left == 0)
		return false;
	(*left)--;
	return true;
}

/* Settling that breaks off anywhere, with articles coming and going between its
 * helpings. */
static void
test_library__settling_by_helpings_gives_the_same(void **state)
{
	struct pile *p = *state;
	struct buf expected;
	struct buf got;
	uint32_t seed = 5;
	int order[PILE];

	buf_init(&expected);
	buf_init(&got);
	expect(p, PILE, &expected);
	for (int round = 0; round < 8; round++) {
		struct library *lib = fresh();
		int broken_off = 0;

		shuffle(&seed, order);
		for (int i = 0; i < PILE; i++) {
			uint32_t left = next(&seed, 40);
			bool is_done;

			put(lib, p->articles[order[i]]);
			if (i > 0 && next(&seed, 4) == 0) {
				take(lib, p->articles[order[i - 1]]);
				put(lib, p->articles[order[i - 1]]);
			}
			assert_int_equal(library_settle_some(lib, count_down, &left,
			                                     &is_done, NULL), STATUS_OK);
			broken_off += !is_done;
		}
		assert_true(broken_off > 0);
		finish(lib, &got);
		assert_same(&got, &expected);
	}
	buf_release(&expected);
	buf_release(&got);
}

static void
test_library__removing_leaves_no_trace(void **state)
{
	struct pile *p = *state;
	struct buf expected;
	struct buf got;
	uint32_t seed = 3;
	int order[PILE];

	buf_init(&expected);
	buf_init(&got);
	for (int round = 0; round < 4; round++) {
		struct library *lib = fresh();
		size_t keep = 5 + next(&seed, PILE - 10);

		shuffle(&seed, order);
		for (int i = 0; i < PILE; i++)
			put(lib, p->articles[order[i]]);
		settle(lib);
		for (int i = 0; i < PILE; i++) {
			if ((size_t)order[i] < keep)
				continue;
			take(lib, p->articles[order[i]]);
			if (round % 2)
				settle(lib);
		}
		finish(lib, &got);
		buf_clear(&expected);
		expect(p, keep, &expected);
		assert_same(&got, &expected);
	}
	buf_release(&expected);
	buf_release(&got);
}

static void
test_library__removing_and_adding_again_gives_the_same(void **state)
{
	struct pile *p = *state;
	struct buf expected;
	struct buf got;
	uint32_t seed = 4;
	struct library *lib = fresh();

	buf_init(&expected);
	buf_init(&got);
	expect(p, PILE, &expected);
	for (int i = 0; i < PILE; i++)
		put(lib, p->articles[i]);
	for (int round = 0; round < 60; round++) {
		struct made *m = p->articles[next(&seed, PILE)];

		if (next(&seed, 2)) {
			take(lib, m);
			if (next(&seed, 2))
				settle(lib);
		}
		put(lib, m);
		if (next(&seed, 3) == 0)
			settle(lib);
	}
	finish(lib, &got);
	assert_same(&got, &expected);
	buf_release(&expected);
	buf_release(&got);
}

static void
test_library__emptied_and_filled_again_gives_the_same(void **state)
{
	struct pile *p = *state;
	struct buf expected;
	struct buf got;
	struct library *lib = fresh();
	struct library_figures f;

	buf_init(&expected);
	buf_init(&got);
	expect(p, PILE, &expected);
	for (int i = 0; i < PILE; i++)
		put(lib, p->articles[i]);
	settle(lib);
	assert_int_equal(library_keep_only(lib, NULL, 0, NULL), STATUS_OK);
	settle(lib);
	library_figures(lib, &f);
	assert_int_equal(f.articles, 0);
	assert_int_equal(f.entities, 0);
	assert_int_equal(f.mentions, 0);
	for (int i = PILE; i-- > 0;)
		put(lib, p->articles[i]);
	finish(lib, &got);
	assert_same(&got, &expected);
	buf_release(&expected);
	buf_release(&got);
}

/* The numbers behind reading order halve a gap each time something comes
 * between the same neighbours; when it is used up nobody may notice. */
static void
test_library__reading_order_survives_narrow_gaps(void **state)
{
	struct library *lib = fresh();
	struct library *all = fresh();
	struct buf got;
	struct buf expected;
	struct made *m[64];

	(void)state;
	buf_init(&expected);
	buf_init(&got);
	for (int i = 0; i < 64; i++) {
		char path[32];

		/* Each in front of the one before, behind the very first. */
		(void)snprintf(path, sizeof path, "%02d", i == 0 ? 0 : 64 - i);
		m[i] = made_new(path, "2020-01-01", "{O =org/nato:NATO} met");
		put(lib, m[i]);
		settle(lib);
		put(all, m[i]);
	}
	finish(lib, &got);
	finish(all, &expected);
	assert_same(&got, &expected);
	for (int i = 0; i < 64; i++)
		made_free(m[i]);
	buf_release(&expected);
	buf_release(&got);
}

/* What `annotate` prints of a library, … */
static void
annotate_library(struct library *lib, struct buf *out)
{
	static const struct annotate_options options = {.with_body = true};
	struct article_query all = {0};
	struct article_row row;
	struct arena arena;
	struct page *page;

	arena_init(&arena);
	settle(lib);
	for (size_t i = 0; i < PILE; i++) {
		char path[32];

		(void)snprintf(path, sizeof path, "pile/%02zu.txt", i * 7 % 100);
		if (!library_article(lib, library_article_by_path(lib, str_of(path)), &row,
		                     &arena))
			continue;
		assert_int_equal(library_page(lib, row.id, &page, NULL), STATUS_OK);
		export_annotation(out, lib, page, &options);
		page_free(page);
	}
	assert_true(library_article_count(lib, &all) > 0);
	library_close(lib);
	arena_release(&arena);
}

/* … and of a census in which each article is an input of its own. */
static void
annotate_census(struct census *c, struct buf *out)
{
	static const struct annotate_options options = {.with_body = true};
	struct page *page;

	assert_int_equal(census_settle(c, NULL), STATUS_OK);
	for (size_t i = 0; i < census_count(c); i++) {
		assert_int_equal(census_page(c, i, &page, NULL), STATUS_OK);
		export_annotation_counted(out, c, page, &options);
		page_free(page);
	}
	census_free(c);
}

static void
test_library__a_census_says_the_same(void **state)
{
	struct pile *p = *state;
	struct buf expected;
	struct buf got;
	uint32_t seed = 6;
	int order[PILE];

	buf_init(&expected);
	buf_init(&got);
	for (int round = 0; round < 8; round++) {
		struct library *lib = fresh();
		struct census *c = census_new();
		size_t n = 1 + next(&seed, PILE);

		shuffle(&seed, order);
		for (size_t i = 0; i < n; i++) {
			const struct made *m = p->articles[order[i]];

			put(lib, m);
			census_add(c, (uint32_t)order[i], 1, &m->r, &m->c);
		}
		buf_clear(&expected);
		annotate_library(lib, &expected);
		annotate_census(c, &got);
		assert_same(&got, &expected);
	}
	assert_non_null(strstr(expected.ptr, "\"possible\": "));
	buf_release(&expected);
	buf_release(&got);
}

/* One that comes again is passed over, one that has changed takes the place. */
static void
test_library__a_census_holds_each_path_once(void **state)
{
	struct pile *p = *state;
	struct library *lib = fresh();
	struct census *c = census_new();
	struct made *other = made_new("pile/00.txt", "2016-07-24",
	                              "{P lavrov|sergei:Sergey Lavrov} met {P ~lavrov:.Lavrov}");
	struct buf expected;
	struct buf got;

	buf_init(&expected);
	buf_init(&got);
	for (uint32_t i = 0; i < PILE; i++) {
		const struct made *m = p->articles[i];

		put(lib, i == 0 ? other : m);
		census_add(c, i, 1, &m->r, &m->c);
		census_add(c, i + PILE, 1, &m->r, &m->c);
	}
	census_add(c, 0, 2, &other->r, &other->c);
	annotate_library(lib, &expected);
	annotate_census(c, &got);
	assert_same(&got, &expected);
	made_free(other);
	buf_release(&expected);
	buf_release(&got);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_library__any_order_of_adding_gives_the_same),
		cmocka_unit_test(test_library__settling_in_between_changes_nothing),
		cmocka_unit_test(test_library__settling_by_helpings_gives_the_same),
		cmocka_unit_test(test_library__removing_leaves_no_trace),
		cmocka_unit_test(
			test_library__removing_and_adding_again_gives_the_same),
		cmocka_unit_test(
			test_library__emptied_and_filled_again_gives_the_same),
		cmocka_unit_test(test_library__reading_order_survives_narrow_gaps),
		cmocka_unit_test(test_library__a_census_says_the_same),
		cmocka_unit_test(test_library__a_census_holds_each_path_once),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
