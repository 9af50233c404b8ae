/* SPDX-License-Identifier: MIT */
/* Meetings of one series across articles, on hand-made locals: which are one, which
 * of a year stay apart; in any order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "entity/resolve.h"
#include "reading_of.inc"

enum { MOST = 8 };

struct meeting {
	const char *key;
	uint32_t ordinal;
	struct day from;
	const char *place;
};

static struct local
meeting(const struct meeting *m, struct local_alias *alias)
{
	*alias = (struct local_alias){STR_LIT("Heron summit"), 1, FORM_NAME};
	return (struct local){
		.kind = KIND_EVENT,
		.name = alias->text,
		.block = STR_LIT("e:event/heron-summit"),
		.key = str_of(m->key),
		.weak = STR_EMPTY,
		.fixed = STR_EMPTY,
		.parent = STR_LIT("event/heron-summit"),
		.parent_name = alias->text,
		.given = STR_EMPTY,
		.about = STR_EMPTY,
		.place = str_of(m->place),
		.ordinal = m->ordinal,
		.from = m->from,
		.to = m->from,
		.aliases = alias,
		.nalias = 1,
		.confidence = 1,
	};
}

static void
assert_id(const struct resolved *r, uint32_t entity, const char *id)
{
	struct str is = r->entities[entity].id;

	assert_int_equal(is.len, strlen(id));
	assert_memory_equal(is.ptr, id, is.len);
}

/* Ids of the entities of `all`, in every rotation, and how many each could be. */
static void
assert_ids(const struct meeting *all, size_t n, const char *const *ids, const uint32_t *possible)
{
	struct local locals[MOST];
	struct local_alias aliases[MOST];
	const struct local *order[MOST];

	for (size_t i = 0; i < n; i++)
		locals[i] = meeting(&all[i], &aliases[i]);
	for (size_t turn = 0; turn < n; turn++) {
		struct arena arena;
		struct resolved r;

		arena_init(&arena);
		for (size_t i = 0; i < n; i++)
			order[i] = &locals[(i + turn) % n];
		resolve_block(order, n, &r, &arena);
		for (size_t i = 0; i < n; i++) {
			size_t k = (size_t)(order[i] - locals);
			assert_id(&r, r.links[i].entity, ids[k]);
			assert_int_equal(r.links[i].npossible, possible[k]);
			assert_int_equal(r.links[i].why == LINK_UNDECIDED, possible[k] > 0);
		}
		arena_release(&arena);
	}
}

#define CHECK(all, ids, ...)                                     \
	assert_ids(all, sizeof all / sizeof *all, ids, (const uint32_t[]){__VA_ARGS__})

static void
test_resolve__meetings_of_one_year(void **state)
{
	static const struct meeting all[] = {
		{"s@2022-07@place/accra", 0, {2022, 7, 3}, "place/accra"},
		{"s@2022-01", 0, {2022, 1, 0}, ""},
		{"s@2022", 0, {2022, 0, 0}, ""},
		{"s@2022-07", 0, {2022, 7, 0}, ""},
	};
	static const char *const ids[] = {
		"event/heron-summit/2022-07", "event/heron-summit/2022-01",
		"event/heron-summit/2022", "event/heron-summit/2022-07"};

	(void)state;
	CHECK(all, ids, 0, 0, 2, 0);
}

static void
test_resolve__one_meeting_told_by_and_by(void **state)
{
	static const struct meeting all[] = {
		{"s@2022-07", 0, {2022, 7, 0}, ""},
		{"s@2022@place/accra", 0, {2022, 0, 0}, "place/accra"},
		{"s@2022", 0, {2022, 0, 0}, ""},
		{"s@2022@place/ghana", 0, {2022, 0, 0}, "place/ghana"},
		{"s#7", 7, {2022, 7, 3}, "place/accra"},
	};
	static const char *const ids[] = {
		"event/heron-summit/7th", "event/heron-summit/7th", "event/heron-summit/7th",
		"event/heron-summit/7th", "event/heron-summit/7th"};

	(void)state;
	CHECK(all, ids, 0, 0, 0, 0, 0);
}

/* A number without a date is not both of two that differ. */
static void
test_resolve__a_meeting_that_two_could_be(void **state)
{
	static const struct meeting all[] = {
		{"s@2022-07@place/accra", 0, {2022, 7, 3}, "place/accra"},
		{"s@2022-06@place/accra", 0, {2022, 6, 0}, "place/accra"},
		{"s#7", 7, {0, 0, 0}, "place/accra"},
	};
	static const char *const ids[] = {
		"event/heron-summit/2022-07", "event/heron-summit/2022-06",
		"event/heron-summit/7th"};

	(void)state;
	CHECK(all, ids, 0, 0, 0);
}

/* "The Ndola agreement" of one article is the peace agreement of another, if that is
 * the only one it can be; that of another town is not. */
static void
test_resolve__a_peace_agreement_is_an_agreement(void **state)
{
	(void)state;
	static const char *const texts[] = {
		"They signed the Ndola Peace Agreement on Monday.",
		"Officials said that the Ndola Agreement has held.",
		"Officials said that the Lusaka Agreement has held."};
	static const char *const names[] = {"Ndola Peace Agreement", "Ndola Agreement",
	                                    "Lusaka Agreement"};
	struct reading *r[3];
	struct coref *c[3];
	const struct local *l[3];
	struct resolved all;
	struct arena arena;

	for (size_t i = 0; i < 3; i++) {
		r[i] = reading_of(texts[i], "case.txt");
		c[i] = coref_new(r[i]);
		l[i] = local_of(r[i], c[i], names[i], 0);
		assert_non_null(l[i]);
		assert_true(str_eq(l[i]->block, l[0]->block));
	}
	arena_init(&arena);
	resolve_block(l, 3, &all, &arena);
	assert_int_equal(all.links[0].entity, all.links[1].entity);
	assert_int_not_equal(all.links[0].entity, all.links[2].entity);
	arena_release(&arena);
	for (size_t i = 0; i < 3; i++) {
		coref_free(c[i]);
		reading_free(r[i]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_resolve__a_peace_agreement_is_an_agreement),
		cmocka_unit_test(test_resolve__meetings_of_one_year),
		cmocka_unit_test(test_resolve__one_meeting_told_by_and_by),
		cmocka_unit_test(test_resolve__a_meeting_that_two_could_be),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
