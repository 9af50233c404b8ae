/* SPDX-License-Identifier: MIT */
/* text/str: borrowed bytes, their edges above all. */
#include "tests/unit/unit.h"

static void
test_str__sub_clamps_to_the_string(void **state)
{
	struct str s = STR_LIT("summit");

	(void)state;
	assert_str(str_sub(s, 0, 3), "sum");
	assert_str(str_sub(s, 3, 99), "mit");
	assert_str(str_sub(s, 99, 120), "");
	assert_str(str_sub(s, 4, 2), "");
	assert_str(str_sub(STR_EMPTY, 0, SIZE_MAX), "");
}

static void
test_str__order_is_by_byte_and_shorter_first(void **state)
{
	(void)state;
	assert_true(str_cmp(STR_LIT("a"), STR_LIT("b")) < 0);
	assert_true(str_cmp(STR_LIT("ab"), STR_LIT("a")) > 0);
	assert_true(str_cmp(STR_EMPTY, STR_LIT("a")) < 0);
	assert_int_equal(str_cmp(STR_EMPTY, STR_EMPTY), 0);
	assert_true(str_cmp(STR_LIT("\xC3\xA9"), STR_LIT("z")) > 0);
	assert_true(str_cmp(STR_LIT("a\0b"), STR_LIT("a\0c")) < 0);
}

static void
test_str__equality_counts_zero_bytes(void **state)
{
	(void)state;
	assert_true(str_eq(STR_LIT("a\0b"), STR_LIT("a\0b")));
	assert_false(str_eq(STR_LIT("a\0b"), STR_LIT("a\0c")));
	assert_false(str_eq(STR_LIT("a"), STR_LIT("a\0")));
	assert_true(str_eq(str_of(NULL), STR_EMPTY));
}

static void
test_str__nocase_is_for_ascii_letters_only(void **state)
{
	(void)state;
	assert_true(str_eq_nocase(STR_LIT("NATO"), STR_LIT("nAtO")));
	assert_false(str_eq_nocase(STR_LIT("NATO"), STR_LIT("NAT")));
	/* '@' and '`', '[' and '{' differ in the same bit as letters do. */
	assert_false(str_eq_nocase(STR_LIT("@["), STR_LIT("`{")));
	assert_false(str_eq_nocase(STR_LIT("\xC3\x89"), STR_LIT("\xC3\xA9")));
}

static void
test_str__starts_and_ends(void **state)
{
	struct str s = STR_LIT("communique");

	(void)state;
	assert_true(str_starts(s, STR_LIT("comm")));
	assert_true(str_ends(s, STR_LIT("que")));
	assert_true(str_starts(s, STR_EMPTY));
	assert_true(str_ends(s, STR_EMPTY));
	assert_true(str_ends(s, s));
	assert_false(str_starts(s, STR_LIT("communiques")));
	assert_false(str_ends(STR_LIT("e"), STR_LIT("ue")));
}

static void
test_str__find_gives_the_first(void **state)
{
	struct str s = STR_LIT("aab aaab");

	(void)state;
	assert_int_equal(str_find(s, STR_LIT("aaab")), 4);
	assert_int_equal(str_find(s, STR_LIT("ab")), 1);
	assert_int_equal(str_find(s, s), 0);
	assert_int_equal(str_find(s, STR_EMPTY), 0);
	assert_true(str_find(s, STR_LIT("ba ")) == SIZE_MAX);
	assert_true(str_find(STR_LIT("ab"), STR_LIT("abc")) == SIZE_MAX);
	assert_true(str_find(STR_EMPTY, STR_LIT("a")) == SIZE_MAX);
	assert_int_equal(str_find_char(s, ' '), 3);
	assert_true(str_find_char(STR_EMPTY, 'a') == SIZE_MAX);
}

static void
test_str__trim_takes_unicode_spaces_of_scraped_text(void **state)
{
	(void)state;
	assert_str(str_trim(STR_LIT(" \t\r\n x y\v\f ")), "x y");
	assert_str(str_trim(STR_LIT("\xEF\xBB\xBF\xC2\xA0Moscow\xC2\xA0 ")),
	           "Moscow");
	assert_str(str_trim(STR_LIT(" \xC2\xA0 ")), "");
	assert_str(str_trim(STR_EMPTY), "");
	/* The tail of another character is not a space. */
	assert_str(str_trim(STR_LIT("\xC3\xA0")), "\xC3\xA0");
}

static void
test_str__cut_gives_every_field_once(void **state)
{
	struct str rest = STR_LIT("a,,b,");
	struct str field;

	(void)state;
	assert_true(str_cut(&rest, ',', &field));
	assert_str(field, "a");
	assert_true(str_cut(&rest, ',', &field));
	assert_str(field, "");
	assert_true(str_cut(&rest, ',', &field));
	assert_str(field, "b");
	assert_true(str_cut(&rest, ',', &field));
	assert_str(field, "");
	assert_false(str_cut(&rest, ',', &field));
	assert_false(str_cut(&rest, ',', &field));
}

static void
test_str__cut_of_nothing_is_one_empty_field(void **state)
{
	struct str rest = STR_EMPTY;
	struct str field = STR_LIT("unset");

	(void)state;
	assert_true(str_cut(&rest, ',', &field));
	assert_str(field, "");
	assert_false(str_cut(&rest, ',', &field));
}

static void
test_str__to_u32_takes_whole_numbers_in_range(void **state)
{
	uint32_t n = 7;

	(void)state;
	assert_true(str_to_u32(STR_LIT("0"), &n));
	assert_int_equal(n, 0);
	assert_true(str_to_u32(STR_LIT("0042"), &n));
	assert_int_equal(n, 42);
	assert_true(str_to_u32(STR_LIT("4294967295"), &n));
	assert_int_equal(n, UINT32_MAX);
	assert_false(str_to_u32(STR_LIT("4294967296"), &n));
	assert_false(str_to_u32(STR_LIT("99999999999999999999999"), &n));
	assert_false(str_to_u32(STR_EMPTY, &n));
	assert_false(str_to_u32(STR_LIT("-1"), &n));
	assert_false(str_to_u32(STR_LIT(" 1"), &n));
	assert_false(str_to_u32(STR_LIT("1a"), &n));
	assert_int_equal(n, UINT32_MAX);
}

static void
test_str__one_of_a_list_in_any_case(void **state)
{
	static const char *const list[] = {"updated", "last"};

	(void)state;
	assert_true(STR_IN_NOCASE(STR_LIT("Updated"), list));
	assert_true(STR_IN_NOCASE(STR_LIT("LAST"), list));
	assert_false(STR_IN_NOCASE(STR_LIT("las"), list));
	assert_false(STR_IN_NOCASE(STR_EMPTY, list));
}

static void
test_str__initials_are_the_capitals_that_begin_words(void **state)
{
	struct str name = STR_LIT("American Medical Association of McLean");

	(void)state;
	assert_true(str_is_initials(name, STR_LIT("AMAM")));
	assert_false(str_is_initials(name, STR_LIT("AMA")));   /* one left over */
	assert_false(str_is_initials(name, STR_LIT("AMAMC"))); /* none for C */
	assert_false(str_is_initials(STR_LIT("United Nations"), STR_LIT("UN")));
}

static void
test_str__words_are_parted_by_spaces(void **state)
{
	(void)state;
	assert_int_equal(str_count_words(STR_EMPTY), 0);
	assert_int_equal(str_count_words(STR_LIT("nine boats")), 2);
	assert_int_equal(str_count_words(STR_LIT(" nine  boats ")), 2);
}

static void
test_span__half_open(void **state)
{
	struct span a = span_from_to(2, 5);

	(void)state;
	assert_true(span_has(a, 2) && span_has(a, 4));
	assert_false(span_has(a, 5) || span_has(a, 1));
	assert_false(span_overlaps(a, span_from_to(5, 6)));
	assert_true(span_overlaps(a, span_from_to(4, 6)));
	assert_true(span_contains(a, span_from_to(5, 5)));
	assert_false(span_contains(a, span_from_to(4, 6)));
	assert_true(span_is_none(SPAN_NONE));
	assert_false(span_is_none(a));
}

static void
test_str__packed_orders_as_the_bytes_do(void **state)
{
	(void)state;
	assert_true(STR_PACKED("") == 0 && str_packed(STR_EMPTY) == 0);
	assert_true(STR_PACKED("may") == str_packed(STR_LIT("may")));
	assert_true(STR_PACKED("\xC3\xA9t\xC3\xA9") == str_packed(STR_LIT("\xC3\xA9t\xC3\xA9")));
	assert_true(STR_PACKED("thursdays") == str_packed(STR_LIT("thursday")));
	assert_true(str_packed(STR_LIT("a")) < str_packed(STR_LIT("an")));
	assert_true(str_packed(STR_LIT("an")) < str_packed(STR_LIT("apr")));
	assert_true(str_packed(STR_LIT("zoo")) < str_packed(STR_LIT("\xC3\xA9")));
}

static void
test_str__words_of_long_lists_wherever_they_stand(void **state)
{
	static const char *const lists[] = {
		"b ca", "ab bc cd de ef fg", "ab bc cd de ef fg h", "ab bc cd de ef fg gh hi ij jk kl",
		"one three five seven nine eleven thirteen fifteen seventeen nineteen",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
		struct str rest = str_of(lists[i]);
		struct str word;

		while (rest.len && str_cut(&rest, ' ', &word)) {
			assert_true(str_in_words(word, lists[i]));
			assert_false(word.len > 1 && str_in_words(str_sub(word, 1, word.len), lists[i]));
			assert_false(word.len > 2 && str_in_words(str_sub(word, 0, word.len - 1), lists[i]));
		}
		assert_false(str_in_words(STR_LIT("zz"), lists[i]));
		assert_false(str_in_words(str_sub(str_of(lists[i]), 0, SIZE_MAX), lists[i]));
		assert_false(str_in_words(STR_EMPTY, lists[i]));
	}
}

/* Whatever is in a list begins as one of its words does. */
static void
test_str__starts_of_a_list(void **state)
{
	static const char list[] = "goal goals play-off a fifa 4x400";
	static const char *const in[] = {"goal", "Goals", "PLAY-OFF", "a", "A", "fifa", "4x400"};
	static const char *const out[] = {"", "b", "an", "gate", "o", "ai", "400", "goa", "goalie"};
	struct str_starts s;

	(void)state;
	str_starts_of(&s, list);
	for (size_t i = 0; i < sizeof(in) / sizeof(in[0]); i++) {
		assert_true(str_in_words(str_of(in[i]), list));
		assert_true(str_may_be_in(str_of(in[i]), &s));
	}
	for (size_t i = 0; i < sizeof(out) / sizeof(out[0]); i++)
		assert_false(str_may_be_in(str_of(out[i]), &s));
	str_starts_of(&s, "");
	assert_false(str_may_be_in(str_of("a"), &s));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_str__sub_clamps_to_the_string),
		cmocka_unit_test(test_str__order_is_by_byte_and_shorter_first),
		cmocka_unit_test(test_str__equality_counts_zero_bytes),
		cmocka_unit_test(test_str__nocase_is_for_ascii_letters_only),
		cmocka_unit_test(test_str__starts_and_ends),
		cmocka_unit_test(test_str__find_gives_the_first),
		cmocka_unit_test(test_str__trim_takes_unicode_spaces_of_scraped_text),
		cmocka_unit_test(test_str__cut_gives_every_field_once),
		cmocka_unit_test(test_str__cut_of_nothing_is_one_empty_field),
		cmocka_unit_test(test_str__to_u32_takes_whole_numbers_in_range),
		cmocka_unit_test(test_str__one_of_a_list_in_any_case),
		cmocka_unit_test(test_str__initials_are_the_capitals_that_begin_words),
		cmocka_unit_test(test_str__words_are_parted_by_spaces),
		cmocka_unit_test(test_str__packed_orders_as_the_bytes_do),
		cmocka_unit_test(test_str__words_of_long_lists_wherever_they_stand),
		cmocka_unit_test(test_span__half_open),
		cmocka_unit_test(test_str__starts_of_a_list),
	};

	return UNIT_RUN(tests);
}
