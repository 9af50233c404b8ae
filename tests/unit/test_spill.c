/* SPDX-License-Identifier: MIT */
/* spill: what was put aside comes back as it was, wherever it lies. */
#include "tests/unit/unit.h"

#include <unistd.h>

#include "library/spill_int.h"

#define PIECES 4000

/* A piece of its own length and bytes. */
static void
make(uint32_t i, struct buf *out)
{
	buf_clear(out);
	for (uint32_t k = 0; k < i * 7 % 1500; k++)
		buf_add_char(out, (char)(i + k * 31));
}

static void
test_spill__pieces_come_back_in_any_order(void **state)
{
	struct spill s;
	struct buf piece;
	struct buf got;
	static uint64_t at[PIECES];

	(void)state;
	spill_init(&s);
	buf_init(&piece);
	buf_init(&got);
	for (uint32_t i = 0; i < PIECES; i++) {
		make(i, &piece);
		at[i] = spill_add(&s, buf_str(&piece));
	}
	/* Some went into the file, the last ones did not. */
	assert_true(s.file && s.filed > 0 && s.rest.len > 0);
	for (uint32_t n = 0; n < PIECES; n++) {
		uint32_t i = n * 1237 % PIECES;

		make(i, &piece);
		buf_clear(&got);
		assert_true(spill_read(&s, at[i], piece.len, &got));
		assert_true(str_eq(buf_str(&got), buf_str(&piece)));
	}
	buf_clear(&got);
	assert_true(spill_read(&s, at[7], 0, &got));
	assert_int_equal(got.len, 0);
	spill_release(&s);
	buf_release(&piece);
	buf_release(&got);
}

static void
test_spill__what_the_file_lost_is_no_answer(void **state)
{
	struct spill s;
	struct buf piece;
	struct buf got;

	(void)state;
	spill_init(&s);
	buf_init(&piece);
	buf_init(&got);
	for (uint32_t i = 0; i < PIECES; i++) {
		make(i, &piece);
		(void)spill_add(&s, buf_str(&piece));
	}
	assert_int_equal(ftruncate(fileno(s.file), 100), 0);
	buf_add_cstr(&got, "before");
	assert_false(spill_read(&s, 90, 20, &got));
	assert_string_equal(got.ptr, "before");
	assert_true(spill_read(&s, 80, 20, &got));
	assert_int_equal(got.len, 26);
	spill_release(&s);
	buf_release(&piece);
	buf_release(&got);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_spill__pieces_come_back_in_any_order),
		cmocka_unit_test(test_spill__what_the_file_lost_is_no_answer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
