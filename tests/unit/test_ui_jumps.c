/* SPDX-License-Identifier: MIT */
/* The way back and forward again. */
#include <stdlib.h>

#include "tests/unit/unit.h"
#include "text/arena.h"
#include "ui/jumps.h"

static struct place
at(uint32_t top)
{
	return (struct place){.top = top, .cursor = PLACE_NOWHERE, .path = xstrndup("a", 1)};
}

static void
test_jumps__back_and_forward_come_to_where_one_was(void **state)
{
	struct jumps j;
	const struct place *p;

	(void)state;
	jumps_init(&j);
	jumps_push(&j, at(1));
	jumps_push(&j, at(2));
	/* Here is 3. */
	p = jumps_move(&j, -1, at(3));
	assert_int_equal(p->top, 2);
	p = jumps_move(&j, -1, at(2));
	assert_int_equal(p->top, 1);
	assert_null(jumps_move(&j, -1, at(1)));
	/* Moved a little meanwhile: that is where forward comes back to. */
	p = jumps_move(&j, 1, at(10));
	assert_int_equal(p->top, 2);
	p = jumps_move(&j, 1, at(2));
	assert_int_equal(p->top, 3);
	assert_null(jumps_move(&j, 1, at(3)));
	p = jumps_move(&j, -1, at(3));
	p = jumps_move(&j, -1, at(2));
	assert_int_equal(p->top, 10);
	jumps_release(&j);
}

static void
test_jumps__a_new_jump_forgets_what_lay_ahead(void **state)
{
	struct jumps j;

	(void)state;
	jumps_init(&j);
	jumps_push(&j, at(1));
	jumps_push(&j, at(2));
	(void)jumps_move(&j, -1, at(3));
	jumps_push(&j, at(2));
	assert_null(jumps_move(&j, 1, at(5)));
	assert_int_equal(jumps_move(&j, -1, at(5))->top, 2);
	assert_int_equal(jumps_move(&j, -1, at(2))->top, 1);
	jumps_release(&j);
}

static void
test_jumps__are_bounded(void **state)
{
	struct jumps j;
	uint32_t n = 0;
	const struct place *p;
	uint32_t top = 5000;

	(void)state;
	jumps_init(&j);
	for (uint32_t i = 0; i < 5000; i++)
		jumps_push(&j, at(i));
	while ((p = jumps_move(&j, -1, at(top))) != NULL) {
		assert_int_equal(p->top, top - 1);
		top = p->top;
		n++;
	}
	assert_in_range(n, 100, 1000);
	jumps_release(&j);
}

static void
test_jumps__the_same_place_twice_is_one(void **state)
{
	struct jumps j;
	struct place here = at(7);

	(void)state;
	jumps_init(&j);
	jumps_push(&j, at(1));
	for (int i = 0; i < 3; i++)
		jumps_push(&j, at(7));
	assert_int_equal(j.places.len, 2);
	/* Where the reader is already is no way back. */
	jumps_skip(&j, -1, &here);
	assert_int_equal(jumps_move(&j, -1, at(7))->top, 1);
	assert_null(jumps_move(&j, -1, at(1)));
	place_release(&here);
	/* Another view of the same text is another place. */
	here = at(1);
	here.view = 3;
	jumps_skip(&j, 1, &here);
	assert_int_equal(jumps_move(&j, 1, here)->top, 7);
	jumps_release(&j);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_jumps__back_and_forward_come_to_where_one_was),
		cmocka_unit_test(test_jumps__a_new_jump_forgets_what_lay_ahead),
		cmocka_unit_test(test_jumps__the_same_place_twice_is_one),
		cmocka_unit_test(test_jumps__are_bounded),
	};

	return UNIT_RUN(tests);
}
