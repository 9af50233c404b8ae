/* SPDX-License-Identifier: MIT */
/*
 * Identity across articles on hand-made locals: what joins, what stays apart,
 * and that the order of the locals changes nothing.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "entity/resolve.h"

enum { MOST = 8 };

struct person {
	const char *name, *key, *given, *surname, *of;
	bool is_apart;
};

static struct local
person(const struct person *p, struct local_alias *alias, struct local_role *role)
{
	*alias = (struct local_alias){str_of(p->name), 1, *p->given ? FORM_NAME : FORM_ALIAS};
	*role = (struct local_role){STR_LIT("president"), str_of(p->of), false};
	return (struct local){
		.kind = KIND_PERSON,
		.name = str_of(p->name),
		.block = STR_LIT("p:x"),
		.key = str_of(p->key),
		.weak = str_of(p->surname),
		.fixed = STR_EMPTY,
		.parent = STR_EMPTY,
		.parent_name = STR_EMPTY,
		.given = str_of(p->given),
		.is_apart = p->is_apart,
		.place = STR_EMPTY, .about = STR_EMPTY, .also_block = STR_EMPTY, .also_key = STR_EMPTY,
		.aliases = alias,
		.nalias = 1,
		.roles = role,
		.nrole = p->of[0] != 0,
		.confidence = 1,
	};
}

/* Locals of people, in the order they stand in. */
struct crowd {
	struct local locals[MOST];
	struct local_alias aliases[MOST];
	struct local_role roles[MOST];
	const struct local *order[MOST];
};

static void
gather(struct crowd *c, const struct person *people, size_t n)
{
	assert_true(n <= MOST);
	for (size_t i = 0; i < n; i++) {
		c->locals[i] = person(&people[i], &c->aliases[i], &c->roles[i]);
		c->order[i] = &c->locals[i];
	}
}

/* Ids of the entities of `people`, in every rotation of their order; those from
 * `aside` on stand in furniture. */
static void
assert_ids_aside(const struct person *people, size_t n, size_t aside, const char *const *ids)
{
	struct crowd c;

	gather(&c, people, n);
	for (size_t i = aside; i < n; i++)
		c.locals[i].is_aside = true;
	for (size_t turn = 0; turn < 2 * n; turn++) {
		struct arena arena;
		struct resolved out;

		arena_init(&arena);
		for (size_t i = 0; i < n; i++) {
			size_t k = turn < n ? (i + turn) % n : (2 * n - 1 - i + turn) % n;
			c.order[i] = &c.locals[k];
		}
		resolve_block(c.order, n, &out, &arena);
		for (size_t i = 0; i < n; i++) {
			size_t k = (size_t)(c.order[i] - c.locals);
			struct str id = out.entities[out.links[i].entity].id;
			assert_int_equal(id.len, strlen(ids[k]));
			assert_memory_equal(id.ptr, ids[k], id.len);
		}
		arena_release(&arena);
	}
}

static void
assert_ids(const struct person *people, size_t n, const char *const *ids)
{
	assert_ids_aside(people, n, n, ids);
}

static void
test_resolve__surname_goes_to_the_only_bearer(void **state)
{
	static const struct person people[] = {
		{"Anna Lind", "lind|ana", "ana", "lind", "", false},
		{"Lind", "", "", "lind", "", false},
		{"A. Lind", "lind|a.", "a.", "lind", "", false},
	};
	static const char *const ids[] = {"person/anna-lind", "person/anna-lind",
	                                  "person/anna-lind"};
	(void)state;
	assert_ids(people, 3, ids);
}

static void
test_resolve__two_bearers_leave_a_surname_alone(void **state)
{
	static const struct person people[] = {
		{"Anna Lind", "lind|ana", "ana", "lind", "", false},
		{"Bo Lind", "lind|bo", "bo", "lind", "", false},
		{"Lind", "", "", "lind", "", false},
	};
	static const char *const ids[] = {"person/anna-lind", "person/bo-lind", "person/lind"};
	(void)state;
	assert_ids(people, 3, ids);
}

static void
test_resolve__furniture_joins_and_teaches_nothing(void **state)
{
	static const struct person people[] = {
		{"Anna Lind", "lind|ana", "ana", "lind", "", false},
		{"Lind", "", "", "lind", "", false},
		{"Bo Lind", "lind|bo", "bo", "lind", "", false},
		{"Anna Lind", "lind|ana", "ana", "lind", "", false},
		{"Lind", "", "", "lind", "", false},
	};
	static const char *const ids[] = {"person/anna-lind", "person/anna-lind", "person/bo-lind",
	                                  "person/anna-lind", "person/lind"};
	(void)state;
	assert_ids_aside(people, 5, 2, ids);
}

static void
test_resolve__offices_of_two_countries_speak_against(void **state)
{
	static const struct person people[] = {
		{"Anna Lind", "lind|ana", "ana", "lind", "place/norway", false},
		{"Lind", "", "", "lind", "place/ghana", false},
	};
	static const char *const ids[] = {"person/anna-lind", "person/lind"};
	(void)state;
	assert_ids(people, 2, ids);
}

/* A surname that its article tells from a relative's is the office's holder, or
 * nobody's; it does not fall back on the relative. */
static void
test_resolve__a_surname_told_from_a_relative(void **state)
{
	(void)state;
	const struct person alone[] = {
		{"Robin Lind", "lind|robin", "robin", "lind", "", true},
		{"Lind", "", "", "lind", "place/freedonia", true},
	};
	const struct person holder[] = {
		{"Robin Lind", "lind|robin", "robin", "lind", "", true},
		{"Lind", "", "", "lind", "place/freedonia", true},
		{"Boris Lind", "lind|boris", "boris", "lind", "place/freedonia", false},
	};
	const char *const apart[] = {"person/robin-lind", "person/lind"};
	const char *const his[] = {"person/robin-lind", "person/boris-lind", "person/boris-lind"};

	assert_ids(alone, 2, apart);
	assert_ids(holder, 3, his);
}

static void
test_resolve__bare_surnames_of_two_countries(void **state)
{
	static const struct person people[] = {
		{"Kim", "", "", "kim", "place/norway", false},
		{"Kim", "", "", "kim", "place/ghana", false},
		{"Kim", "", "", "kim", "", false},
	};
	static const char *const ids[] = {"person/kim-of-norway", "person/kim-of-ghana",
	                                  "person/kim"};
	(void)state;
	assert_ids(people, 3, ids);
}

static void
test_resolve__middle_names_join_and_part(void **state)
{
	static const struct person people[] = {
		{"Anna Lind", "lind|ana", "ana", "lind", "", false},
		{"Anna Maria Lind", "lind|ana maria", "ana maria", "lind", "", false},
		{"Bo Olof Lind", "lind|bo olof", "bo olof", "lind", "", false},
		{"Bo Sven Lind", "lind|bo sven", "bo sven", "lind", "", false},
	};
	static const char *const ids[] = {"person/anna-lind", "person/anna-lind",
	                                  "person/bo-olof-lind", "person/bo-sven-lind"};
	(void)state;
	assert_ids(people, 4, ids);
}

/* "Jr." is the one without it, unless an article tells the two apart; then so does
 * every other. */
static void
test_resolve__generations(void **state)
{
	static const struct person people[] = {
		{"Bo Lind", "lind|bo", "bo", "lind", "", false},
		{"Bo A. Lind", "lind|bo a.", "bo a.", "lind", "", false},
		{"Bo Lind Jr.", "lind|bo ^2", "bo ^2", "lind", "", false},
		{"Bo Lind", "lind|bo", "bo", "lind", "", true},
		{"Bo Lind Jr.", "lind|bo ^2", "bo ^2", "lind", "", true},
	};
	static const char *const one[] = {"person/bo-a-lind", "person/bo-a-lind",
	                                  "person/bo-a-lind"};
	static const char *const two[] = {"person/bo-lind", "person/bo-lind",
	                                  "person/bo-lind-jr", "person/bo-lind",
	                                  "person/bo-lind-jr", false};
	(void)state;
	assert_ids(people, 3, one);
	assert_ids(people, 5, two);
}

/* A longer name is not the shorter one's where an article tells them apart. */
static void
test_resolve__father_and_son(void **state)
{
	static const struct person people[] = {
		{"Karl Bo Lind", "lind|karl bo", "karl bo", "lind", "", true},
		{"Bo Lind", "lind|bo", "bo", "lind", "", true},
		{"Bo Lind", "lind|bo", "bo", "lind", "", false},
		{"Karl Lind", "lind|karl", "karl", "lind", "", false},
	};
	static const char *const ids[] = {"person/karl-bo-lind", "person/bo-lind",
	                                  "person/bo-lind", "person/karl-bo-lind"};
	(void)state;
	assert_ids(people, 4, ids);
}

/* Spellings of one name meet in a block, whichever is written more often. */
static void
test_resolve__spellings_are_one(void **state)
{
	static const struct person people[] = {
		{"Oleksandr Hrytsenko", "hritsenko|alexander", "alexander", "hritsenko", "", false},
		{"Oleksandr Hrytsenko", "hritsenko|alexander", "alexander", "hritsenko", "", false},
		{"Aleksandr Gritsenko", "gritsenko|alexander", "alexander", "gritsenko", "", false},
		{"Gritsenko", "", "", "gritsenko", "", false},
		{"Hrytsenko", "", "", "hritsenko", "", false},
	};
	static const char *const ids[] = {"person/oleksandr-hrytsenko", "person/oleksandr-hrytsenko",
	                                  "person/oleksandr-hrytsenko", "person/oleksandr-hrytsenko",
	                                  "person/oleksandr-hrytsenko", false};
	(void)state;
	assert_ids(people, 5, ids);
}

static void
set_namesakes(struct local *l, struct local_role *roles)
{
	for (size_t i = 0; i < 5; i++)
		l[i].about = l[i].nrole ? roles[i].of : STR_EMPTY;
	roles[2].office = roles[3].office = STR_LIT("bishop");
	l[4].about = STR_LIT("place/namibia");
}

/* A minister of one country and a bishop of another are two people; whoever is
 * just named in an article is the one of the country it is about. */
static void
test_resolve__two_of_one_name(void **state)
{
	static const struct person people[] = {
		{"Anna Lind", "lind|ana", "ana", "lind", "place/austria", false},
		{"Anna Lind", "lind|ana", "ana", "lind", "place/austria", false},
		{"Anna Lind", "lind|ana", "ana", "lind", "place/windhoek", false},
		{"Anna Lind", "lind|ana", "ana", "lind", "place/namibia", false},
		{"Anna Lind", "lind|ana", "ana", "lind", "", false},
	};
	struct crowd c;
	struct resolved r;
	struct arena arena;

	(void)state;
	arena_init(&arena);
	gather(&c, people, 5);
	resolve_block(c.order, 5, &r, &arena);
	for (size_t i = 1; i < 5; i++) /* presidents of two countries, never at home */
		assert_int_equal(r.links[i].entity, r.links[0].entity);
	set_namesakes(c.locals, c.roles);
	resolve_block(c.order, 5, &r, &arena);
	assert_int_equal(r.links[1].entity, r.links[0].entity);
	assert_int_not_equal(r.links[2].entity, r.links[0].entity);
	assert_int_equal(r.links[3].entity, r.links[2].entity);
	assert_int_equal(r.links[4].entity, r.links[2].entity);
	arena_release(&arena);
}

/* Each link says why; what could be several says which. */
static void
test_resolve__links_say_why_and_what_else(void **state)
{
	static const struct person people[] = {
		{"Anna Lind", "lind|ana", "ana", "lind", "", false},
		{"Boris Lind", "lind|boris", "boris", "lind", "", false},
		{"B. Lind", "lind|b.", "b.", "lind", "", false},
		{"Lind", "", "", "lind", "", false},
	};
	struct crowd c;
	struct resolved r;
	struct arena arena;

	(void)state;
	arena_init(&arena);
	gather(&c, people, 4);
	resolve_block(c.order, 4, &r, &arena);
	assert_int_equal(r.links[0].why, LINK_SELF);
	assert_int_equal(r.links[0].npossible, 0);
	assert_int_equal(r.links[2].why, LINK_GIVEN);
	assert_int_equal(r.links[2].entity, r.links[1].entity);
	assert_int_equal(link_class_of(r.links[2].sure), LINK_PROBABLE);
	assert_int_equal(r.links[3].npossible, 2);
	assert_int_equal(r.links[3].possible[0], r.links[0].entity);
	assert_int_equal(r.links[3].possible[1], r.links[1].entity);
	arena_release(&arena);
}

/* Who is told of by age in one country may not be who is named in another. */
static void
test_resolve__a_private_name_abroad_is_doubtful(void **state)
{
	static const struct person people[] = {
		{"Anna Lind", "lind|ana", "ana", "lind", "", false},
		{"Anna Lind", "lind|ana", "ana", "lind", "", false},
	};
	static const struct {
		const char *about;
		int16_t born;
		enum link_reason why;
	} cases[] = {
		{"place/norway", 1957, LINK_ELSEWHERE},
		{"place/norway", 0, LINK_NAME},
		{"place/mali", 1957, LINK_NAME},
	};
	struct crowd c;
	struct resolved r;
	struct arena arena;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		arena_init(&arena);
		gather(&c, people, 2);
		c.locals[0].about = STR_LIT("place/mali");
		c.locals[1].about = str_of(cases[i].about);
		c.locals[1].story.born = cases[i].born;
		resolve_block(c.order, 2, &r, &arena);
		assert_int_equal(r.nentity, 1);
		assert_int_equal(r.links[0].why == LINK_SELF ? r.links[1].why : r.links[0].why,
		                 cases[i].why);
		arena_release(&arena);
	}
}

/* A first name that many have is not all of a longer one abroad. */
static void
test_resolve__what_is_left_out_is_the_name(void **state)
{
	static const struct person people[] = {
		{"Muhammad Lind", "lind|muhamad", "muhamad", "lind", "", false},
		{"Sajjad Muhammad Lind", "lind|saijad muhamad", "saijad muhamad", "lind", "", false},
	};
	struct crowd c;
	struct resolved r;
	struct arena arena;

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		arena_init(&arena);
		gather(&c, people, 2);
		c.locals[0].about = STR_LIT("place/pakistan");
		c.locals[1].about = i ? STR_LIT("place/iran") : STR_LIT("place/pakistan");
		resolve_block(c.order, 2, &r, &arena);
		assert_int_equal(r.nentity, i + 1);
		arena_release(&arena);
	}
}

/* Of two surnames alone neither is surer than the other; an office is. */
static void
test_resolve__bare_surnames_are_guesses(void **state)
{
	static const struct person people[] = {
		{"Lind", "", "", "lind", "", false},
		{"Lind", "", "", "lind", "", false},
		{"Moe", "", "", "moe", "place/norway", false},
		{"Moe", "", "", "moe", "", false},
	};
	struct crowd c;
	struct resolved r;
	struct arena arena;

	(void)state;
	arena_init(&arena);
	gather(&c, people, 4);
	resolve_block(c.order, 4, &r, &arena);
	for (size_t i = 0; i < 2; i++)
		assert_int_equal(r.links[i].why, LINK_BARE);
	assert_int_equal(r.links[2].why, LINK_SELF);
	assert_int_equal(r.links[3].why, LINK_BARE);
	assert_int_equal(link_class_of(r.links[3].sure), LINK_GUESS);
	arena_release(&arena);
}

/* Mr. Lind is Boris and Mrs. Lind is Anna: that both are surnames alone does not
 * make the two one. */
static void
test_resolve__surnames_of_two_people_do_not_join_them(void **state)
{
	static const struct person people[] = {
		{"Anna Lind", "lind|ana", "ana", "lind", "", false},
		{"Boris Lind", "lind|boris", "boris", "lind", "", false},
		{"Lind", "", "", "lind", "", false},
		{"Lind", "", "", "lind", "", false},
	};
	static const uint8_t sexes[] = {'f', 'm', 'm', 'f'};
	struct crowd c;
	struct resolved r;
	struct arena arena;

	(void)state;
	arena_init(&arena);
	gather(&c, people, 4);
	for (size_t i = 0; i < 4; i++)
		c.locals[i].sex = sexes[i];
	resolve_block(c.order, 4, &r, &arena);
	assert_int_not_equal(r.links[0].entity, r.links[1].entity);
	assert_int_equal(r.links[2].entity, r.links[1].entity);
	assert_int_equal(r.links[3].entity, r.links[0].entity);
	assert_int_equal(r.links[2].why, LINK_SURNAME);
	assert_int_equal(r.links[3].why, LINK_SURNAME);
	arena_release(&arena);
}

static void
test_local__packs_and_unpacks(void **state)
{
	static const struct person p = {"Anna Lind", "lind|ana", "ana", "lind", "place/norway", false};
	struct local_alias alias;
	struct local_role role;
	struct local l = person(&p, &alias, &role);
	struct local back;
	struct arena arena;
	struct buf b;

	(void)state;
	buf_init(&b);
	arena_init(&arena);
	l.is_shared = true;
	local_pack(&l, &b);
	assert_true(local_unpack(buf_str(&b), &arena, &back));
	assert_true(str_eq(back.key, l.key));
	assert_true(back.is_shared && !back.is_apart);
	assert_true(str_eq(back.roles[0].of, role.of));
	assert_true(str_eq(back.aliases[0].text, alias.text));
	/* Cut anywhere, it is refused and nothing is read outside. */
	for (size_t n = 0; n < b.len; n++)
		assert_false(local_unpack(str_from(b.ptr, n), &arena, &back));
	arena_release(&arena);
	buf_release(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_resolve__surname_goes_to_the_only_bearer),
		cmocka_unit_test(test_resolve__two_bearers_leave_a_surname_alone),
		cmocka_unit_test(test_resolve__furniture_joins_and_teaches_nothing),
		cmocka_unit_test(test_resolve__offices_of_two_countries_speak_against),
		cmocka_unit_test(test_resolve__a_surname_told_from_a_relative),
		cmocka_unit_test(test_resolve__bare_surnames_of_two_countries),
		cmocka_unit_test(test_resolve__middle_names_join_and_part),
		cmocka_unit_test(test_resolve__generations),
		cmocka_unit_test(test_resolve__father_and_son),
		cmocka_unit_test(test_resolve__spellings_are_one),
		cmocka_unit_test(test_resolve__two_of_one_name),
		cmocka_unit_test(test_resolve__a_private_name_abroad_is_doubtful),
		cmocka_unit_test(test_resolve__what_is_left_out_is_the_name),
		cmocka_unit_test(test_resolve__bare_surnames_are_guesses),
		cmocka_unit_test(test_resolve__links_say_why_and_what_else),
		cmocka_unit_test(test_resolve__surnames_of_two_people_do_not_join_them),
		cmocka_unit_test(test_local__packs_and_unpacks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
