/* SPDX-License-Identifier: MIT */
/* What a terminal is sent for a cell. */
#include <locale.h>
#include <string.h>

#include "tests/unit/unit.h"
#include "text/utf8.h"
#include "ui/wide.h"

static void
sent(const char *cluster, const wchar_t *left, const wchar_t *right)
{
	struct cell cell = {.len = (uint8_t)strlen(cluster)};
	wchar_t l[WIDE_MAX + 1];
	wchar_t r[WIDE_MAX + 1];

	assert_true(cell.len <= sizeof cell.text);
	memcpy(cell.text, cluster, cell.len);
	cell.width = (uint8_t)utf8_cluster_width(str_of(cluster));
	wide_make(&cell, false, l, r);
	assert_int_equal(wcscmp(l, left), 0);
	assert_int_equal(wcscmp(r, right), 0);
}

static void
test_wide__a_base_keeps_what_it_bears(void **state)
{
	(void)state;
	sent("a", L"a", L"");
	sent("e\u0301\u0323", L"e\u0301\u0323", L"");
	sent("東", L"東", L"");
	sent("e\u0301\u0302\u0303\u0304\u0305", L"e\u0301\u0302\u0303\u0304", L"");
}

static void
test_wide__no_sequence_is_left_open(void **state)
{
	(void)state;
	/* A family, and as much of a larger one as a cell of the canvas holds; a
	 * pirate flag, a rainbow flag, an eye in a bubble, a skin. */
	sent("👨\u200d👩\u200d👧", L"👨", L"");
	sent("👨\u200d", L"👨", L"");
	sent("🏴\u200d\u2620\ufe0f", L"🏴", L"");
	sent("🏳\ufe0f\u200d🌈", L"🏳", L" ");
	sent("👁\ufe0f\u200d🗨\ufe0f", L"👁", L" ");
	sent("👍🏽", L"👍", L"");
}

static void
test_wide__a_flag_is_both_its_letters(void **state)
{
	(void)state;
	sent("🇫🇷", L"🇫", L"🇷");
	sent("🇫", L"🇫", L"");
}

/* Terminals differ on whether the style makes a narrow sign wide. */
static void
test_wide__a_narrow_sign_has_no_emoji_style(void **state)
{
	(void)state;
	sent("❤\ufe0f", L"❤", L"");
	sent("1\ufe0f\u20e3", L"1\u20e3", L"");
}

static void
test_wide__ascii_alone_where_nothing_else_goes(void **state)
{
	struct cell wide = {.text = "東", .len = 3, .width = 2};
	struct cell narrow = {.text = "é", .len = 2, .width = 1};
	wchar_t l[WIDE_MAX + 1];
	wchar_t r[WIDE_MAX + 1];

	(void)state;
	wide_make(&wide, true, l, r);
	assert_int_equal(wcscmp(l, L"?"), 0);
	assert_int_equal(wcscmp(r, L" "), 0);
	wide_make(&narrow, true, l, r);
	assert_int_equal(wcscmp(l, L"e"), 0);
	assert_int_equal(wcscmp(r, L""), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_wide__a_base_keeps_what_it_bears),
		cmocka_unit_test(test_wide__no_sequence_is_left_open),
		cmocka_unit_test(test_wide__a_flag_is_both_its_letters),
		cmocka_unit_test(test_wide__a_narrow_sign_has_no_emoji_style),
		cmocka_unit_test(test_wide__ascii_alone_where_nothing_else_goes),
	};

	(void)setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
