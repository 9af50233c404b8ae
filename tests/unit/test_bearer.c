/* SPDX-License-Identifier: MIT */
/*
 * What is seen of a full name at a glance (resolve_bearer.c).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "entity/resolve_person_int.h"

/* Those that cannot agree are not compared: what is seen at once of a name must not
 * part any that do. */
static void
test_bearer__given_names_that_agree_begin_alike(void **state)
{
	static const char *const pairs[][2] = {
		{"Jong Un Kim", "Jongun Kim"},       {"Li Na Wang", "Lina Wang"},
		{"F. W. Lind", "Frank Walter Lind"}, {"Fred Lind", "Frederick Lind"},
		{"Mo Lind", "Muhammad Lind"},        {"Mo Lind", "Maurice Lind"},
		{"Mark Lind", "W. Mark Lind"},       {"Bill Lind Jr.", "William Lind"},
		{"Abdel Fattah Lind", "Abdul Fatah Lind"}, {"Alfred Lind", "Alfred G. Lind"},
		{"Sergey Ivanovich Lind", "Serguei Lind"}, {"Émile Lind", "Emile Lind"},
	};
	struct arena arena;

	(void)state;
	arena_init(&arena);
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		struct bearer b[2];
		for (int k = 0; k < 2; k++) {
			struct name_parts parts;
			name_split(str_of(pairs[i][k]), false, &arena, &parts);
			struct local l = {.kind = KIND_PERSON, .given = parts.given};
			const struct local *one = &l;
			struct groups g = {.locals = &one, .n = 1};
			b[k] = bearer_of(&g, 0);
		}
		assert_true(name_given_agree(b[0].given, b[1].given));
		assert_true(bearers_begin_alike(&b[0], &b[1]));
	}
	arena_release(&arena);
}

/* … and it does part most of the others. */
static void
test_bearer__other_given_names_do_not_begin_alike(void **state)
{
	const struct local anna = {.kind = KIND_PERSON, .given = STR_LIT("ana")};
	const struct local boris = {.kind = KIND_PERSON, .given = STR_LIT("boris")};
	const struct local *both[] = {&anna, &boris};
	struct groups g = {.locals = both, .n = 2};
	struct bearer a = bearer_of(&g, 0);
	struct bearer b = bearer_of(&g, 1);

	(void)state;
	assert_false(bearers_begin_alike(&a, &b));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bearer__given_names_that_agree_begin_alike),
		cmocka_unit_test(test_bearer__other_given_names_do_not_begin_alike),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
