/* SPDX-License-Identifier: MIT */
/* text/map: bytes to numbers in insertion order; hashes that never change. */
#include "tests/unit/unit.h"

#include "text/map.h"

static void
test_map__empty_has_nothing(void **state)
{
	struct map m;

	(void)state;
	map_init(&m);
	assert_true(map_get(&m, STR_LIT("a")) == MAP_NONE);
	assert_true(map_get(&m, STR_EMPTY) == MAP_NONE);
	map_clear(&m);
	map_release(&m);
}

static void
test_map__set_replaces_and_intern_does_not(void **state)
{
	struct map m;

	(void)state;
	map_init(&m);
	map_set(&m, STR_LIT("a"), 1);
	map_set(&m, STR_LIT("a"), 2);
	assert_int_equal(map_get(&m, STR_LIT("a")), 2);
	assert_int_equal(map_intern(&m, STR_LIT("a"), 3), 2);
	assert_int_equal(map_intern(&m, STR_LIT("b"), 4), 4);
	assert_int_equal(map_get(&m, STR_LIT("b")), 4);
	assert_int_equal(m.len, 2);
	map_release(&m);
}

static void
test_map__keys_are_bytes_and_copied(void **state)
{
	struct map m;
	char key[] = "a\0b";

	(void)state;
	map_init(&m);
	map_set(&m, str_from(key, 3), 1);
	map_set(&m, str_from(key, 1), 2);
	map_set(&m, STR_EMPTY, 3);
	key[0] = 'x';
	assert_int_equal(map_get(&m, STR_LIT("a\0b")), 1);
	assert_int_equal(map_get(&m, STR_LIT("a")), 2);
	assert_int_equal(map_get(&m, STR_EMPTY), 3);
	assert_true(map_get(&m, STR_LIT("x")) == MAP_NONE);
	map_release(&m);
}

static void
test_map__order_is_that_of_insertion_through_growth(void **state)
{
	struct map m;
	struct buf key;

	(void)state;
	map_init(&m);
	buf_init(&key);
	for (uint32_t i = 0; i < 20000; i++) {
		buf_clear(&key);
		buf_addf(&key, "key %u", (unsigned int)(i * 7919 % 20011));
		assert_int_equal(map_intern(&m, buf_str(&key), i), i);
	}
	assert_int_equal(m.len, 20000);
	for (uint32_t i = 0; i < 20000; i++) {
		buf_clear(&key);
		buf_addf(&key, "key %u", (unsigned int)(i * 7919 % 20011));
		assert_str(m.items[i].key, key.ptr);
		assert_int_equal(map_get(&m, buf_str(&key)), i);
	}
	buf_release(&key);
	map_release(&m);
}

static void
test_map__clear_forgets_and_goes_on(void **state)
{
	struct map m;

	(void)state;
	map_init(&m);
	map_set(&m, STR_LIT("a"), 1);
	map_clear(&m);
	assert_int_equal(m.len, 0);
	assert_true(map_get(&m, STR_LIT("a")) == MAP_NONE);
	map_set(&m, STR_LIT("b"), 2);
	assert_str(m.items[0].key, "b");
	map_release(&m);
}

/* Hashes rest in compiled tables and databases: they may never change. */
static void
test_hash__is_the_same_on_every_machine(void **state)
{
	(void)state;
	/* FNV-1a test vectors, before the final mix */
	assert_true(hash_more(HASH_START, "", 0) == UINT64_C(0xcbf29ce484222325));
	assert_true(hash_more(HASH_START, "a", 1) == UINT64_C(0xaf63dc4c8601ec8c));
	assert_true(hash_more(HASH_START, "foobar", 6)
	            == UINT64_C(0x85944171f73967e8));
	assert_true(hash_bytes("foobar", 6)
	            == hash_end(UINT64_C(0x85944171f73967e8)));
	assert_true(hash_bytes("\xC3", 1) != hash_bytes("C", 1));
}

static void
test_hash__may_be_taken_in_pieces(void **state)
{
	uint64_t h = hash_more(HASH_START, "foo", 3);

	(void)state;
	assert_true(hash_end(hash_more(h, "bar", 3)) == hash_bytes("foobar", 6));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_map__empty_has_nothing),
		cmocka_unit_test(test_map__set_replaces_and_intern_does_not),
		cmocka_unit_test(test_map__keys_are_bytes_and_copied),
		cmocka_unit_test(test_map__order_is_that_of_insertion_through_growth),
		cmocka_unit_test(test_map__clear_forgets_and_goes_on),
		cmocka_unit_test(test_hash__is_the_same_on_every_machine),
		cmocka_unit_test(test_hash__may_be_taken_in_pieces),
	};

	return UNIT_RUN(tests);
}
