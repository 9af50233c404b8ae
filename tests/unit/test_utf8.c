/* SPDX-License-Identifier: MIT */
/* text/utf8: decoding of good and hostile bytes, clusters, cells. */
#include "tests/unit/unit.h"

#include <unigbrk.h>

#include "text/utf8.h"

static uint32_t
get(const char *s, size_t *len)
{
	return utf8_get(str_of(s), 0, len);
}

static void
test_utf8__every_code_point_comes_back(void **state)
{
	(void)state;
	for (uint32_t cp = 1; cp <= 0x10FFFF; cp++) {
		char bytes[5] = "";
		size_t n;
		size_t len = 0;

		if (cp == 0xD800)
			cp = 0xE000;
		n = utf8_put(bytes, cp);
		if (utf8_get(str_from(bytes, n), 0, &len) != cp || len != n
		    || utf8_check(str_from(bytes, n)) != n
		    || utf8_prev(str_from(bytes, n), n) != 0)
			fail_msg("U+%04X", (unsigned int)cp);
	}
}

static void
test_utf8__bad_bytes_are_one_replacement_each(void **state)
{
	static const char *const bad[] = {
		"\x80",             /* a tail alone */
		"\xC0\x80",         /* overlong zero */
		"\xC1\xBF",
		"\xE0\x80\x80",     /* overlong */
		"\xE0\x9F\xBF",
		"\xED\xA0\x80",     /* a surrogate */
		"\xF0\x8F\xBF\xBF", /* overlong */
		"\xF4\x90\x80\x80", /* above U+10FFFF */
		"\xF5\x80\x80\x80",
		"\xFF",
		"\xC3",             /* cut short */
		"\xE2\x80",
		"\xF0\x9F\x98",
		"\xE2(\xA1",        /* a tail that is none */
	};

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		size_t len = 0;

		assert_int_equal(get(bad[i], &len), 0xFFFD);
		assert_int_equal(len, 1);
		assert_int_equal(utf8_check(str_of(bad[i])), 0);
	}
}

static void
test_utf8__surrogates_and_giants_are_written_as_replacement(void **state)
{
	char out[4];

	(void)state;
	assert_int_equal(utf8_put(out, 0xD800), 3);
	assert_memory_equal(out, "\xEF\xBF\xBD", 3);
	assert_int_equal(utf8_put(out, 0x110000), 3);
	assert_memory_equal(out, "\xEF\xBF\xBD", 3);
}

static void
test_utf8__check_finds_the_first_bad_byte(void **state)
{
	(void)state;
	assert_int_equal(utf8_check(STR_EMPTY), 0);
	assert_int_equal(utf8_check(STR_LIT("0123456789abcdef\xFFg")), 16);
	assert_int_equal(utf8_check(STR_LIT("0123456789abc\xC3\xA9\x80")), 15);
	assert_int_equal(utf8_check(STR_LIT("a\0b")), 3);
}

static void
test_utf8__prev_walks_back_over_what_get_walks(void **state)
{
	struct str s = STR_LIT("a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\x80\xE2\x82z");
	size_t ends[16];
	size_t n = 0;
	size_t off = 0;
	size_t len;

	(void)state;
	for (; off < s.len; off += len) {
		utf8_get(s, off, &len);
		ends[n++] = off;
	}
	assert_int_equal(n, 8);
	off = s.len;
	while (n > 0) {
		off = utf8_prev(s, off);
		assert_int_equal(off, ends[--n]);
	}
}

static size_t
cluster(const char *s)
{
	return utf8_grapheme(str_of(s), 0);
}

static void
test_utf8__clusters(void **state)
{
	(void)state;
	assert_int_equal(cluster("ab"), 1);
	assert_int_equal(cluster("\r\nx"), 2);
	assert_int_equal(cluster("\n\r"), 1);
	assert_int_equal(cluster("e\xCC\x81x"), 3);           /* e + acute */
	assert_int_equal(cluster("\xE2\x80\x99s"), 3);        /* ’s */
	assert_int_equal(cluster("\xC3\xA9\xCC\xA3x"), 4);
	assert_int_equal(cluster("\xE2\x80\x94\xCC\x81x"), 5); /* dash + acute */
	assert_int_equal(cluster("\xF0\x9F\x87\xAB\xF0\x9F\x87\xB7"
	                         "\xF0\x9F\x87\xA9\xF0\x9F\x87\xAA"), 8);
	/* man, joiner, woman, joiner, girl */
	assert_int_equal(cluster("\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9"
	                         "\xE2\x80\x8D\xF0\x9F\x91\xA7x"), 18);
	/* thumbs up with a skin tone */
	assert_int_equal(cluster("\xF0\x9F\x91\x8D\xF0\x9F\x8F\xBDx"), 8);
	/* Hangul as three jamo */
	assert_int_equal(cluster("\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8x"), 9);
	assert_int_equal(cluster("\xFF" "a"), 1);
}

static void
test_utf8__cluster_longer_than_any_window(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b);
	buf_add_char(&b, 'o');
	for (int i = 0; i < 3000; i++)
		buf_add_cstr(&b, "\xCC\x88");
	buf_add_char(&b, 'x');
	assert_int_equal(utf8_grapheme(buf_str(&b), 0), 6001);
	assert_int_equal(utf8_cluster_width(str_sub(buf_str(&b), 0, 6001)), 1);
	buf_release(&b);
}

/* The short cuts of utf8_grapheme against libunistring, by pairs. */
static void
test_utf8__short_cuts_agree_with_the_authority(void **state)
{
	static const uint32_t others[] = {
		'a', 0xE9, 0xA9, 0x301, 0x416, 0x483, 0x591, 0x600, 0x903, 0xE33,
		0x1100, 0x1161, 0x200D, 0x2019, 0x20E3, 0x2212, 0x25CC, 0x2764,
		0x3042, 0x3099, 0x6771, 0xAC00, 0xFE0F, 0x1F3FD, 0x1F600,
		0xE0101,
	};

	(void)state;
	for (uint32_t cp = 0x20; cp < 0x20000; cp++) {
		if (cp == 0xD800)
			cp = 0xE000;
		for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
			char b[8];
			size_t len = utf8_put(b, cp);
			size_t all = len + utf8_put(b + len, others[i]);
			bool is_break = uc_is_grapheme_break(cp, others[i]);

			if (utf8_grapheme(str_from(b, all), 0) != (is_break ? len : all))
				fail_msg("U+%04X U+%04X", (unsigned int)cp,
				         (unsigned int)others[i]);
			len = utf8_put(b, others[i]);
			all = len + utf8_put(b + len, cp);
			is_break = uc_is_grapheme_break(others[i], cp);
			if (utf8_grapheme(str_from(b, all), 0) != (is_break ? len : all))
				fail_msg("U+%04X U+%04X", (unsigned int)others[i],
				         (unsigned int)cp);
		}
	}
}

static void
test_utf8__cells(void **state)
{
	(void)state;
	assert_int_equal(utf8_width(STR_LIT("Moscow")), 6);
	assert_int_equal(utf8_width(STR_LIT("S\xC3\xA3o Tom\xC3\xA9")), 8);
	assert_int_equal(utf8_width(STR_LIT("e\xCC\x81t\xC3\xA9")), 3);
	assert_int_equal(utf8_width(STR_LIT("\xE6\x9D\xB1\xE4\xBA\xAC")), 4);
	assert_int_equal(utf8_width(STR_LIT("\xF0\x9F\x87\xAB\xF0\x9F\x87\xB7")), 2);
	assert_int_equal(utf8_width(STR_LIT("\xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD")), 2);
	/* Ambiguous ones are narrow; a no-break space is a space. */
	assert_int_equal(utf8_width(STR_LIT("\xC2\xB1\xE2\x80\xA6\xC2\xA0")), 3);
	assert_int_equal(utf8_width(STR_EMPTY), 0);
}

static void
test_utf8__controls_take_the_cell_of_their_replacement(void **state)
{
	(void)state;
	assert_int_equal(utf8_cluster_width(STR_LIT("\x1B")), 1);
	assert_int_equal(utf8_cluster_width(STR_LIT("\t")), 1);
	assert_int_equal(utf8_cluster_width(STR_LIT("\x7F")), 1);
	assert_int_equal(utf8_cluster_width(STR_LIT("\xC2\x9B")), 1);
	assert_int_equal(utf8_cluster_width(STR_LIT("\r\n")), 1);
	assert_int_equal(utf8_cluster_width(STR_LIT("\xE2\x80\xAE")), 1);
	assert_int_equal(utf8_cluster_width(STR_LIT("\xFF")), 1);
	/* A zero-width space and a soft hyphen take none. */
	assert_int_equal(utf8_cluster_width(STR_LIT("\xE2\x80\x8B")), 0);
	assert_int_equal(utf8_cluster_width(STR_LIT("\xC2\xAD")), 0);
}

static void
test_utf8__fit_never_cuts_a_cluster(void **state)
{
	struct str s = STR_LIT("a\xE6\x9D\xB1" "e\xCC\x81z");
	int width = -1;

	(void)state;
	assert_int_equal(utf8_fit(s, 0, &width), 0);
	assert_int_equal(width, 0);
	assert_int_equal(utf8_fit(s, 2, &width), 1);
	assert_int_equal(width, 1);
	assert_int_equal(utf8_fit(s, 3, &width), 4);
	assert_int_equal(width, 3);
	assert_int_equal(utf8_fit(s, 4, &width), 7);
	assert_int_equal(utf8_fit(s, 99, &width), s.len);
	assert_int_equal(width, 5);
	assert_int_equal(utf8_fit(s, 4, NULL), 7);
	assert_int_equal(utf8_fit(s, -3, &width), 0);
}

static void
test_utf8__classes(void **state)
{
	(void)state;
	assert_true(utf8_is_upper('A') && utf8_is_upper(0xC9) && utf8_is_upper(0x1C5));
	assert_false(utf8_is_upper('a') || utf8_is_upper('[') || utf8_is_upper('1'));
	assert_true(utf8_is_lower('z') && utf8_is_lower(0x44F));
	assert_false(utf8_is_lower('{') || utf8_is_lower(0x42F));
	assert_true(utf8_is_letter('Q') && utf8_is_letter(0x6771));
	assert_true(utf8_is_letter(0x301));
	assert_false(utf8_is_letter('@') || utf8_is_letter(0x2019));
	assert_true(utf8_is_digit('7') && utf8_is_digit(0x663));
	assert_false(utf8_is_digit(0xB2) || utf8_is_digit('/'));
	assert_true(utf8_is_space(0xA0) && utf8_is_space(0x3000));
	assert_true(utf8_is_space('\v') && utf8_is_space(0xFEFF));
	assert_false(utf8_is_space(0x200B) || utf8_is_space('_'));
}

static void
test_utf8__unsafe_are_controls_and_bidi(void **state)
{
	static const uint32_t unsafe[] = {
		0, '\t', '\n', 0x1B, 0x7F, 0x80, 0x9B, 0x9F, 0x61C, 0x200E,
		0x200F, 0x2028, 0x2029, 0x202A, 0x202E, 0x2066, 0x2069,
		0x2060, 0xFEFF, 0xFFF9, 0xE0001, 0xE007F,
	};
	static const uint32_t safe[] = {
		' ', '~', 0xA0, 0xAD, 0x301, 0x2019, 0x2027, 0x202F, 0x204A,
		0x6771, 0xFFFD, 0x1F600, 0xE0100,
	};

	(void)state;
	for (size_t i = 0; i < sizeof unsafe / sizeof unsafe[0]; i++)
		assert_true(utf8_is_unsafe(unsafe[i]));
	for (size_t i = 0; i < sizeof safe / sizeof safe[0]; i++)
		assert_false(utf8_is_unsafe(safe[i]));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_utf8__every_code_point_comes_back),
		cmocka_unit_test(test_utf8__bad_bytes_are_one_replacement_each),
		cmocka_unit_test(test_utf8__surrogates_and_giants_are_written_as_replacement),
		cmocka_unit_test(test_utf8__check_finds_the_first_bad_byte),
		cmocka_unit_test(test_utf8__prev_walks_back_over_what_get_walks),
		cmocka_unit_test(test_utf8__clusters),
		cmocka_unit_test(test_utf8__cluster_longer_than_any_window),
		cmocka_unit_test(test_utf8__short_cuts_agree_with_the_authority),
		cmocka_unit_test(test_utf8__cells),
		cmocka_unit_test(test_utf8__controls_take_the_cell_of_their_replacement),
		cmocka_unit_test(test_utf8__fit_never_cuts_a_cluster),
		cmocka_unit_test(test_utf8__classes),
		cmocka_unit_test(test_utf8__unsafe_are_controls_and_bidi),
	};

	return UNIT_RUN(tests);
}
