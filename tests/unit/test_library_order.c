/* SPDX-License-Identifier: MIT */
/*
 * library: what it says depends on the articles in it and on nothing else.
 * Generated piles come in by every kind of road and must end up the same.
 */
#include "tests/unit/unit.h"

#include "tests/unit/generated.h"
#include "tests/unit/picture.h"

/* -------------------------------------------------------------------- helpers */

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

/* Who speaks of one of a few offices that hardly anybody else speaks of: its holder,
 * or somebody who is known by it alone, or both. */
static struct made *
generate_offices(uint32_t *seed, int number)
{
	struct buf text;
	char path[32];
	struct made *m;

	buf_init(&text);
	for (uint32_t i = 0; i < 3; i++) {
		uint32_t office = next(seed, 8);

		if (next(seed, 2))
			buf_addf(&text, "{P p%u|ann+o%u/place/russia:Ann P%u} met ", office, office,
			         office);
		if (next(seed, 2))
			buf_addf(&text, "{P @o%u/place/russia:the o%u}", office, office);
		buf_add_cstr(&text, " end.\n");
	}
	(void)snprintf(path, sizeof path, "%02d", number);
	m = made_new(path, "2020-01-01", text.ptr);
	buf_release(&text);
	return m;
}

static void
test_library__removing_several_takes_the_offices_that_only_they_know(void **state)
{
	struct pile p;
	struct buf all;
	struct buf expected;
	struct buf got;
	uint32_t seed = 7;
	const size_t n = 12;

	(void)state;
	buf_init(&all);
	buf_init(&expected);
	buf_init(&got);
	for (int round = 0; round < 20; round++) {
		struct library *lib = fresh();
		size_t keep = 1 + next(&seed, (uint32_t)n - 1);

		for (size_t i = 0; i < n; i++) {
			p.articles[i] = generate_offices(&seed, (int)i);
			put(lib, p.articles[i]);
		}
		settle(lib);
		for (size_t i = keep; i < n; i++)
			take(lib, p.articles[i]);
		settle(lib);
		picture_of(lib, &got);
		buf_clear(&expected);
		expect(&p, keep, &expected);
		assert_same(&got, &expected);
		for (size_t i = keep; i < n; i++)
			put(lib, p.articles[i]);
		finish(lib, &got);
		buf_clear(&all);
		expect(&p, n, &all);
		assert_same(&got, &all);
		for (size_t i = 0; i < n; i++)
			made_free(p.articles[i]);
	}
	buf_release(&all);
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
		cmocka_unit_test(
			test_library__removing_several_takes_the_offices_that_only_they_know),
		cmocka_unit_test(test_library__reading_order_survives_narrow_gaps),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
