/* SPDX-License-Identifier: MIT */
/* text/breaks: where lines may and must end. */
#include "tests/unit/unit.h"

#include "text/breaks.h"

/* `marks` has one sign a byte: '.' no break, '|' may, '!' must, '-' with
 * a hyphen. */
static void
check(struct str s, const char *marks, int line)
{
	uint8_t got[64];
	char shown[65] = "";

	assert_true(s.len < sizeof got);
	memset(got, 0xEE, sizeof got);
	breaks_lines(s, got);
	for (size_t i = 0; i < s.len; i++)
		shown[i] = got[i] <= BREAK_HYPHEN ? ".|!-"[got[i]] : '?';
	unit_str(str_of(shown), marks, __FILE__, line);
	assert_int_equal(got[s.len], 0xEE);
}

#define BREAKS(s, marks) check(STR_LIT(s), marks, __LINE__)

static void
test_breaks__after_spaces_and_hyphens(void **state)
{
	(void)state;
	BREAKS("to be", "...|.");
	BREAKS("a  b", "...|");
	BREAKS("Asia-Pacific", ".....|......");
	BREAKS("(see p. 5), he", ".....|..|...|.");
}

static void
test_breaks__not_inside_an_acronym_of_letters_and_points(void **state)
{
	(void)state;
	BREAKS("U.S. Secretary", ".....|........");
	BREAKS("the U.N.-led", "....|....|..");
}

static void
test_breaks__behind_a_soft_hyphen_with_a_hyphen(void **state)
{
	(void)state;
	BREAKS("Par\xC2\xAD" "lia\xC2\xAD" "ment", ".....-....-...");
	BREAKS("a\xC2\xAD b", "....|");
}

static void
test_breaks__not_at_a_no_break_space(void **state)
{
	(void)state;
	BREAKS("5\xC2\xA0km", ".....");
	BREAKS("a\xE2\x81\xA0" "b", ".....");
}

static void
test_breaks__must_is_on_the_byte_behind_the_line_end(void **state)
{
	(void)state;
	BREAKS("a\nb", "..!");
	BREAKS("a\r\nb", "...!");
	BREAKS("a\n\nb", "..!!");
	BREAKS("a\xE2\x80\xA8" "b", "....!");
	BREAKS("a\n", "..");
	BREAKS("\n", ".");
	BREAKS("\na", ".!");
}

static void
test_breaks__between_ideographs_and_never_inside_bytes(void **state)
{
	(void)state;
	BREAKS("\xE6\x9D\xB1\xE4\xBA\xAC", "...|..");
	BREAKS("\xC3\xA9 \xC3\xA9", "...|.");
	BREAKS("a e\xCC\x81", "..|..");
}

static void
test_breaks__hostile_bytes_stay_inside(void **state)
{
	uint8_t out[300];

	(void)state;
	for (size_t n = 0; n < 256; n++) {
		char bytes[256];

		for (size_t i = 0; i < n; i++)
			bytes[i] = (char)(i * 37 + n);
		memset(out, 0xEE, sizeof out);
		breaks_lines(str_from(bytes, n), out);
		for (size_t i = 0; i < n; i++)
			assert_true(out[i] <= BREAK_MUST);
		assert_int_equal(out[n], 0xEE);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_breaks__after_spaces_and_hyphens),
		cmocka_unit_test(test_breaks__not_inside_an_acronym_of_letters_and_points),
		cmocka_unit_test(test_breaks__behind_a_soft_hyphen_with_a_hyphen),
		cmocka_unit_test(test_breaks__not_at_a_no_break_space),
		cmocka_unit_test(test_breaks__must_is_on_the_byte_behind_the_line_end),
		cmocka_unit_test(test_breaks__between_ideographs_and_never_inside_bytes),
		cmocka_unit_test(test_breaks__hostile_bytes_stay_inside),
	};

	return UNIT_RUN(tests);
}
