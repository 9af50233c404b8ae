/* SPDX-License-Identifier: MIT */
/* text/buf, text/arena, text/vec, text/diag: memory and what lives in it. */
#include "tests/unit/unit.h"

#include <stdalign.h>
#include <stdlib.h>

#include "text/arena.h"
#include "text/diag.h"
#include "text/status.h"
#include "text/vec.h"

static void
test_buf__empty_is_a_terminated_string(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b);
	assert_string_equal(b.ptr, "");
	buf_clear(&b);
	buf_add(&b, STR_EMPTY);
	buf_addf(&b, "%s", "");
	assert_int_equal(b.len, 0);
	assert_string_equal(b.ptr, "");
	buf_release(&b);
	buf_release(&b);
}

static void
test_buf__adds_everything_and_stays_terminated(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b);
	buf_add(&b, STR_LIT("a\0b"));
	buf_add_char(&b, '-');
	buf_add_cstr(&b, "c");
	buf_add_u32(&b, 0);
	buf_add_u32(&b, UINT32_MAX);
	buf_addf(&b, "[%5.1f|%.*s]", 2.25, STR_ARG(STR_LIT("xyz")));
	assert_int_equal(b.len, 3 + 2 + 1 + 10 + 11);
	assert_memory_equal(b.ptr, "a\0b-c04294967295[  2.2|xyz]", b.len + 1);
	buf_clear(&b);
	assert_string_equal(b.ptr, "");
	buf_release(&b);
}

static void
test_buf__leaves_lent_room_when_it_does_not_fit(void **state)
{
	(void)state;
	for (size_t n = 0; n < 40; n++) {
		char room[16];
		struct buf b;

		memset(room, 'x', sizeof(room));
		buf_lend(&b, room, sizeof(room));
		assert_string_equal(b.ptr, "");
		for (size_t i = 0; i < n; i++)
			buf_add_char(&b, (char)('a' + i % 26));
		assert_int_equal(strlen(b.ptr), n);
		assert_int_equal(b.ptr == room, n < sizeof(room));
		assert_int_equal(b.len == 0 ? 'a' : b.ptr[0], 'a');
		buf_release(&b);
		assert_string_equal(b.ptr, "");
	}
}

static void
test_buf__gives_away_its_own(void **state)
{
	char room[16];
	struct buf b;
	size_t len;

	(void)state;
	buf_lend(&b, room, sizeof(room));
	buf_add(&b, STR_LIT("short"));
	char *taken = buf_detach(&b, &len);
	assert_ptr_not_equal(taken, room);
	assert_int_equal(len, 5);
	assert_string_equal(taken, "short");
	free(taken);
	buf_release(&b);
}

static void
test_buf__grows_at_every_length(void **state)
{
	(void)state;
	for (size_t n = 0; n < 300; n++) {
		struct buf b;

		buf_init(&b);
		for (size_t i = 0; i < n; i++)
			buf_add_char(&b, (char)('a' + i % 26));
		assert_int_equal(b.len, n);
		assert_int_equal(strlen(b.ptr), n);
		buf_reserve(&b, n);
		assert_true(b.cap > b.len + n);
		buf_addf(&b, "%0*d", (int)n + 1, 7);
		assert_int_equal(strlen(b.ptr), 2 * n + 1);
		buf_release(&b);
	}
}

static void
test_buf__detach_hands_over_and_empties(void **state)
{
	struct buf b;
	size_t len = 9;
	char *taken;

	(void)state;
	buf_init(&b);
	taken = buf_detach(&b, &len);
	assert_string_equal(taken, "");
	assert_int_equal(len, 0);
	free(taken);
	buf_add_cstr(&b, "pact");
	taken = buf_detach(&b, &len);
	assert_string_equal(taken, "pact");
	assert_int_equal(len, 4);
	assert_int_equal(b.len, 0);
	assert_string_equal(b.ptr, "");
	free(taken);
	buf_release(&b);
}

static void
test_arena__memory_is_zeroed_and_aligned(void **state)
{
	struct arena a;

	(void)state;
	arena_init(&a);
	for (size_t n = 1; n < 3000; n += 7) {
		char *p = arena_alloc(&a, n, 1);

		assert_int_equal((uintptr_t)p % alignof(max_align_t), 0);
		for (size_t i = 0; i < n; i++)
			assert_int_equal(p[i], 0);
		memset(p, 0xAA, n);
		arena_cstr(&a, STR_LIT("odd"));
	}
	arena_clear(&a);
	for (size_t i = 0; i < 64; i++) {
		char *p = arena_alloc(&a, 61, 1);

		for (size_t k = 0; k < 61; k++)
			assert_int_equal(p[k], 0);
	}
	arena_release(&a);
}

static void
test_arena__pieces_do_not_overlap(void **state)
{
	enum { N = 500 };
	struct arena a;
	struct str s[N];
	struct buf b;

	(void)state;
	arena_init(&a);
	buf_init(&b);
	for (size_t i = 0; i < N; i++) {
		buf_clear(&b);
		for (size_t k = 0; k < i * 3; k++)
			buf_add_char(&b, (char)('a' + i % 26));
		s[i] = arena_str(&a, buf_str(&b));
	}
	for (size_t i = 0; i < N; i++) {
		assert_int_equal(s[i].len, i * 3);
		assert_int_equal(s[i].ptr[s[i].len], '\0');
		for (size_t k = 0; k < i * 3; k++)
			assert_int_equal(s[i].ptr[k], 'a' + i % 26);
	}
	buf_release(&b);
	arena_release(&a);
}

static void
test_arena__nothing_and_a_lot(void **state)
{
	struct arena a;
	char *lot;

	(void)state;
	arena_init(&a);
	arena_clear(&a);
	assert_non_null(arena_alloc(&a, 0, 8));
	assert_str(arena_str(&a, STR_EMPTY), "");
	lot = arena_alloc(&a, 5 << 20, 1);
	lot[(5 << 20) - 1] = 1;
	assert_true(a.used >= 5 << 20);
	arena_release(&a);
	assert_int_equal(a.used, 0);
}

static jmp_buf out_of_memory;

static void
jump(void)
{
	longjmp(out_of_memory, 1);
}

/* Runs one thing that asks for more than there is; the handler must be met. */
#define assert_exhausts(statement)              \
	do {                                    \
		if (setjmp(out_of_memory) == 0) { \
			statement;              \
			fail();                 \
		}                               \
	} while (0)

static void
test_arena__sizes_that_overflow_end_in_the_handler(void **state)
{
	static struct arena a;

	(void)state;
	arena_init(&a);
	oom_set_handler(jump);
	assert_exhausts((void)xcalloc(SIZE_MAX, 2));
	assert_exhausts((void)xrealloc(NULL, SIZE_MAX / 8 + 1, 16));
	assert_exhausts((void)xstrndup("", SIZE_MAX));
	assert_exhausts((void)arena_alloc(&a, SIZE_MAX / 4, 8));
	assert_exhausts((void)arena_alloc(&a, SIZE_MAX - 4, 1));
	oom_set_handler(NULL);
	assert_str(arena_str(&a, STR_LIT("still of use")), "still of use");
	arena_release(&a);
}

static void
test_vec__holds_what_was_pushed(void **state)
{
	VEC(int) v;

	(void)state;
	vec_init(&v);
	for (int i = 0; i < 1000; i++)
		vec_push(&v, i * i);
	assert_int_equal(v.len, 1000);
	assert_int_equal(v.ptr[999], 999 * 999);
	assert_int_equal(vec_pop(&v), 999 * 999);
	assert_int_equal(vec_last(&v), 998 * 998);
	vec_clear(&v);
	assert_int_equal(v.len, 0);
	vec_release(&v);
}

static void
test_diag__keeps_order_place_and_words(void **state)
{
	struct diag d;
	struct diag more;
	char file[] = "a.txt";

	(void)state;
	diag_init(&d);
	diag_init(&more);
	assert_str(diag_last(&d), "");
	assert_str(diag_last(NULL), "");
	diag_add(NULL, DIAG_ERROR, STR_EMPTY, 0, "nobody %d", 1);
	diag_add(&d, DIAG_NOTE, str_of(file), 7, "charset is %s", "windows-1251");
	file[0] = 'x';
	diag_add(&more, DIAG_ERROR, STR_LIT("b"), 0, "gone");
	diag_append(&d, &more);
	diag_release(&more);
	assert_int_equal(d.items.len, 2);
	assert_str(d.items.ptr[0].file, "a.txt");
	assert_int_equal(d.items.ptr[0].line, 7);
	assert_str(d.items.ptr[0].message, "charset is windows-1251");
	assert_int_equal(d.items.ptr[1].level, DIAG_ERROR);
	assert_str(diag_last(&d), "gone");
	diag_clear(&d);
	assert_int_equal(d.items.len, 0);
	diag_release(&d);
}

static void
test_diag__a_sentence_is_one_line_whatever_it_quotes(void **state)
{
	struct diag d;

	(void)state;
	diag_init(&d);
	diag_add(&d, DIAG_WARNING, STR_EMPTY, 0, "\"%s\" is odd", "a\nb\x1B[2Jc\x7F");
	assert_str(diag_last(&d), "\"a b [2Jc \" is odd");
	diag_release(&d);
}

static void
test_names__of_levels_and_statuses(void **state)
{
	(void)state;
	assert_string_equal(diag_level_name(DIAG_NOTE), "note");
	assert_string_equal(diag_level_name(DIAG_WARNING), "warning");
	assert_string_equal(diag_level_name(DIAG_ERROR), "error");
	assert_int_equal(STATUS_OK, 0);
	assert_string_equal(status_name(STATUS_OK), "ok");
	assert_string_equal(status_name(STATUS_STOPPED), "stopped");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_buf__empty_is_a_terminated_string),
		cmocka_unit_test(test_buf__adds_everything_and_stays_terminated),
		cmocka_unit_test(test_buf__leaves_lent_room_when_it_does_not_fit),
		cmocka_unit_test(test_buf__gives_away_its_own),
		cmocka_unit_test(test_buf__grows_at_every_length),
		cmocka_unit_test(test_buf__detach_hands_over_and_empties),
		cmocka_unit_test(test_arena__memory_is_zeroed_and_aligned),
		cmocka_unit_test(test_arena__pieces_do_not_overlap),
		cmocka_unit_test(test_arena__nothing_and_a_lot),
		cmocka_unit_test(test_arena__sizes_that_overflow_end_in_the_handler),
		cmocka_unit_test(test_vec__holds_what_was_pushed),
		cmocka_unit_test(test_diag__keeps_order_place_and_words),
		cmocka_unit_test(test_diag__a_sentence_is_one_line_whatever_it_quotes),
		cmocka_unit_test(test_names__of_levels_and_statuses),
	};

	return UNIT_RUN(tests);
}
