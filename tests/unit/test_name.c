/* SPDX-License-Identifier: MIT */
/* Keys and parts of people's names. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "entity/name.h"

static void
assert_same_key(const char *a, const char *b, bool same)
{
	struct buf x;
	struct buf y;

	buf_init(&x);
	buf_init(&y);
	name_key(&x, str_of(a));
	name_key(&y, str_of(b));
	assert_int_equal(str_eq(buf_str(&x), buf_str(&y)), same);
	buf_release(&x);
	buf_release(&y);
}

static void
test_name__transliterations_share_a_key(void **state)
{
	(void)state;
	assert_same_key("Sergey", "Sergei", true);
	assert_same_key("Sergey", "Serguei", true);
	assert_same_key("Shoigu", "Shoygu", true);
	assert_same_key("Zelensky", "Zelenskyy", true);
	assert_same_key("Zelensky", "Zelenskiy", true);
	assert_same_key("Fábius", "Fabius", true);
	assert_same_key("O’Brien", "O'Brien", true);
}

static void
test_name__different_names_do_not(void **state)
{
	(void)state;
	assert_same_key("Lavrov", "Lavrin", false);
	assert_same_key("Ivanov", "Ivanova", false);
	assert_same_key("Kerry", "Perry", false);
	assert_same_key("Bush", "Busch", false);
}

static void
assert_parts(const char *name, bool surname_first, const char *given, const char *surname)
{
	struct arena arena;
	struct name_parts p;

	arena_init(&arena);
	name_split(str_of(name), surname_first, &arena, &p);
	assert_int_equal(p.given.len, strlen(given));
	assert_memory_equal(p.given.ptr, given, p.given.len);
	assert_int_equal(p.surname.len, strlen(surname));
	assert_memory_equal(p.surname.ptr, surname, p.surname.len);
	arena_release(&arena);
}

static void
test_name__parts(void **state)
{
	(void)state;
	assert_parts("Anna Lind", false, "ana", "lind");
	assert_parts("Lind", false, "", "lind");
	assert_parts("J. Lind", false, "j.", "lind");
	assert_parts("Yi Lind", false, "i", "lind");
	assert_parts("Ursula von der Leen", false, "ursula", "vonderlin");
	assert_parts("De la Calle", false, "", "delacale");
	assert_parts("Ben Lind", false, "ben", "lind");
	assert_parts("Anna Lind Jr.", false, "ana", "lind");
	assert_parts("Mo Yan", true, "ian", "mo");
	assert_parts("Anna\xc2\xa0 \nLind", false, "ana", "lind");
}

static void
test_name__given_names_agree(void **state)
{
	(void)state;
	assert_true(name_given_agree(STR_LIT("anna"), STR_LIT("anna maria")));
	assert_true(name_given_agree(STR_LIT("a."), STR_LIT("anna")));
	assert_true(name_given_agree(STR_LIT(""), STR_LIT("anna")));
	assert_false(name_given_agree(STR_LIT("b."), STR_LIT("anna")));
	assert_false(name_given_agree(STR_LIT("a"), STR_LIT("anna")));
	assert_false(name_given_agree(STR_LIT("anna b"), STR_LIT("anna c")));
	assert_true(name_is_initials(STR_LIT("j. r.")));
	assert_false(name_is_initials(STR_LIT("j. ross")));
	assert_false(name_is_initials(STR_LIT("")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_name__transliterations_share_a_key),
		cmocka_unit_test(test_name__different_names_do_not),
		cmocka_unit_test(test_name__parts),
		cmocka_unit_test(test_name__given_names_agree),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
