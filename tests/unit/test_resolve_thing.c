/* SPDX-License-Identifier: MIT */
/* Organizations of one block across articles, on hand-made locals: which initials are
 * one, in any order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "entity/resolve.h"
#include "reading_of.inc"

enum { MOST = 8 };

struct org {
	const char *key;
	const char *name;
	const char *brief; /* an acronym that it is called by, too; "" = none */
	const char *about;
	const char *fixed; /* one of many that are called so; NULL = no */
};

static struct local
org(const struct org *o, struct local_alias *aliases)
{
	aliases[0] = (struct local_alias){str_of(o->name), *o->brief ? 3 : 1, FORM_NAME};
	aliases[1] = (struct local_alias){str_of(o->brief), 1, FORM_ALIAS};
	return (struct local){
		.kind = KIND_ORG,
		.name = aliases[0].text,
		.block = STR_LIT("O:ndc"),
		.key = str_of(o->key),
		.weak = STR_EMPTY,
		.fixed = o->fixed ? str_of(o->fixed) : STR_EMPTY,
		.parent = STR_EMPTY,
		.parent_name = STR_EMPTY,
		.given = STR_EMPTY,
		.place = STR_EMPTY,
		.about = str_of(o->about),
		.aliases = aliases,
		.nalias = *o->brief ? 2 : 1,
		.confidence = o->fixed ? 0.7f : 1,
	};
}

/* Ids of the entities of `all`, in every rotation, and how many each could be. */
static void
assert_ids(const struct org *all, size_t n, const char *const *ids, const uint32_t *possible)
{
	struct local locals[MOST];
	struct local_alias aliases[MOST][2];
	const struct local *order[MOST];

	for (size_t i = 0; i < n; i++)
		locals[i] = org(&all[i], aliases[i]);
	for (size_t turn = 0; turn < n; turn++) {
		struct arena arena;
		struct resolved r;
		arena_init(&arena);
		for (size_t i = 0; i < n; i++)
			order[i] = &locals[(i + turn) % n];
		resolve_block(order, n, &r, &arena);
		for (size_t i = 0; i < n; i++) {
			size_t k = (i + turn) % n;
			struct str is = r.entities[r.links[i].entity].id;
			assert_int_equal(is.len, strlen(ids[k]));
			assert_memory_equal(is.ptr, ids[k], is.len);
			assert_int_equal(r.links[i].npossible, possible[k]);
		}
		arena_release(&arena);
	}
}

/* "NDC" of Ghana, of Grenada, and of an article about no country. */
static void
test_resolve__initials_by_country(void **state)
{
	static const struct org orgs[] = {
		{"org:ndc", "NDC", "", "place/ghana", NULL},
		{"org:ndc", "NDC", "", "place/ghana", NULL},
		{"org:ndc", "NDC", "", "place/grenada", NULL},
		{"org:ndc", "NDC", "", "", NULL},
	};
	static const char *const ids[] = {"org/ndc-of-ghana", "org/ndc-of-ghana",
	                                  "org/ndc-of-grenada", "org/ndc"};
	static const uint32_t possible[] = {0, 0, 0, 2};

	(void)state;
	assert_ids(orgs, 4, ids, possible);
}

/* Of one country only, they are what else can be meant. */
static void
test_resolve__initials_of_one_country(void **state)
{
	static const struct org orgs[] = {
		{"org:ndc", "NDC", "", "place/ghana", NULL},
		{"org:ndc", "NDC", "", "", NULL},
	};
	static const char *const ids[] = {"org/ndc", "org/ndc"};
	static const uint32_t possible[] = {0, 0};

	(void)state;
	assert_ids(orgs, 2, ids, possible);
}

/* An article about no country may mean another's. */
static void
test_resolve__initials_of_no_country_are_probable(void **state)
{
	static const struct org orgs[] = {
		{"org:ndc", "NDC", "", "place/ghana", NULL},
		{"org:ndc", "NDC", "", "place/ghana", NULL},
		{"org:ndc", "NDC", "", "", NULL},
	};
	static const enum link_reason why[] = {LINK_SELF, LINK_NAME, LINK_LETTERS};
	struct local locals[3];
	struct local_alias aliases[3][2];
	const struct local *order[3];
	struct resolved r;
	struct arena arena;

	(void)state;
	arena_init(&arena);
	for (size_t i = 0; i < 3; i++) {
		locals[i] = org(&orgs[i], aliases[i]);
		order[i] = &locals[i];
	}
	resolve_block(order, 3, &r, &arena);
	assert_int_equal(r.nentity, 1);
	for (size_t i = 0; i < 3; i++)
		assert_int_equal(r.links[i].why, why[i]);
	assert_int_equal(link_class_of(r.links[2].sure), LINK_PROBABLE);
	arena_release(&arena);
}

/* What an article of Ghana defines is not meant by one of Grenada. */
static void
test_resolve__initials_defined_elsewhere(void **state)
{
	static const struct org orgs[] = {
		{"org:national democratic congress", "National Democratic Congress", "NDC", "place/ghana", NULL},
		{"org:ndc", "NDC", "", "place/ghana", NULL},
		{"org:ndc", "NDC", "", "place/grenada", NULL},
	};
	static const char *const ids[] = {"org/national-democratic-congress",
	                                  "org/national-democratic-congress", "org/ndc"};
	static const uint32_t possible[] = {0, 0, 0};

	(void)state;
	assert_ids(orgs, 3, ids, possible);
}

/* What every country has is not what initials are short for. */
static void
test_resolve__initials_of_what_many_have(void **state)
{
	static const struct org orgs[] = {
		{"org/national-district-court-4d1e77", "National District Court", "", "",
		 "org/national-district-court-4d1e77"},
		{"org:ndc", "NDC", "", "place/ghana", NULL},
	};
	static const char *const ids[] = {"org/national-district-court-4d1e77", "org/ndc"};
	static const uint32_t possible[] = {0, 0};

	(void)state;
	assert_ids(orgs, 2, ids, possible);
}

/* A paper of Panama and one of Nicaragua are called alike, or it is one: that is
 * probable where articles are about different countries, and sure elsewhere. */
static void
test_resolve__names_of_other_countries_are_probable(void **state)
{
	static const struct org orgs[] = {
		{"org:la prensa", "La Prensa", "", "", NULL},
		{"org:la prensa", "La Prensa", "", "place/nicaragua", NULL},
		{"org:la prensa", "La Prensa", "", "place/nicaragua", NULL},
		{"org:la prensa", "La Prensa", "", "place/panama", NULL},
	};
	static const enum link_reason why[] = {LINK_SELF, LINK_NAME, LINK_NAME, LINK_ELSEWHERE};
	struct local locals[4];
	struct local_alias aliases[4][2];
	const struct local *order[4];
	struct resolved r;
	struct arena arena;

	(void)state;
	arena_init(&arena);
	for (size_t i = 0; i < 4; i++) {
		locals[i] = org(&orgs[i], aliases[i]);
		order[i] = &locals[i];
	}
	resolve_block(order, 4, &r, &arena);
	assert_int_equal(r.nentity, 1);
	for (size_t i = 0; i < 4; i++) {
		assert_int_equal(r.links[i].why, why[i]);
		assert_int_equal(link_class_of(r.links[i].sure),
		                 why[i] == LINK_ELSEWHERE ? LINK_PROBABLE : LINK_SURE);
	}
	arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_resolve__initials_by_country),
		cmocka_unit_test(test_resolve__initials_of_one_country),
		cmocka_unit_test(test_resolve__initials_of_no_country_are_probable),
		cmocka_unit_test(test_resolve__initials_defined_elsewhere),
		cmocka_unit_test(test_resolve__initials_of_what_many_have),
		cmocka_unit_test(test_resolve__names_of_other_countries_are_probable),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
