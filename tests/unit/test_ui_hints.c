/* SPDX-License-Identifier: MIT */
/* ui/hints: every target has a label of its own, and none begins another. */
#include "ui/hints.h"

#include "tests/unit/unit.h"

static void
picture(struct canvas *c, size_t n)
{
	canvas_init(c);
	canvas_resize(c, 40, 100);
	for (size_t i = 0; i < n; i++) {
		c->owner = i % 2 == 0 ? 1 : 2;
		canvas_target(c, (int)(i / 50), (int)(i % 50) * 2, (uint32_t)i);
	}
}

/* Types the label that lies at a target's place. */
static bool
type(struct hints *h, const struct canvas *drawn, const struct target *at,
     struct target *out)
{
	bool is_other;
	int x = at->x;

	for (;;) {
		const struct cell *cell = canvas_cell(drawn, at->y, x++);
		enum hints_result r = hints_key(h, (key_code)cell->text[0], out, &is_other);

		if (r != HINTS_OPEN)
			return r == HINTS_CHOSEN;
	}
}

static void
test_hints__every_label_leads_to_its_target(void **state)
{
	static const size_t counts[] = {1, 26, 27, 300};
	struct hints h;
	struct canvas c;

	(void)state;
	hints_init(&h);
	for (size_t k = 0; k < sizeof counts / sizeof *counts; k++) {
		picture(&c, counts[k]);
		for (size_t i = 0; i < counts[k]; i++) {
			struct target want = c.targets.ptr[i];
			struct target got = {0};

			assert_true(hints_open(&h, &c, 2));
			hints_draw(&h, &c);
			assert_true(type(&h, &c, &want, &got));
			assert_int_equal(got.number, want.number);
			assert_false(h.is_open);
		}
		canvas_release(&c);
	}
	hints_release(&h);
}

static void
test_hints__capital_opens_beside_and_others_cancel(void **state)
{
	struct hints h;
	struct canvas c;
	struct target got;
	bool is_other;

	(void)state;
	hints_init(&h);
	picture(&c, 3);
	assert_true(hints_open(&h, &c, 2));
	assert_int_equal(hints_key(&h, 'A', &got, &is_other), HINTS_CHOSEN);
	assert_true(is_other);
	/* The focused pane has the first letters. */
	assert_int_equal(got.owner, 2);
	assert_true(hints_open(&h, &c, 2));
	assert_int_equal(hints_key(&h, 'z', &got, &is_other), HINTS_CANCELLED);
	assert_true(hints_open(&h, &c, 2));
	assert_int_equal(hints_key(&h, K_ESC, &got, &is_other), HINTS_CANCELLED);
	assert_false(h.is_open);
	canvas_clear(&c);
	assert_false(hints_open(&h, &c, 2));
	canvas_release(&c);
	hints_release(&h);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_hints__every_label_leads_to_its_target),
		cmocka_unit_test(test_hints__capital_opens_beside_and_others_cancel),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
