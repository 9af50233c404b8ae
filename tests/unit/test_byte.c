/* SPDX-License-Identifier: MIT */
/* text/byte: what single bytes are; and what goes by them agrees with utf8. */
#include "tests/unit/unit.h"

#include "text/byte.h"
#include "text/fold.h"
#include "text/utf8.h"

static void
test_byte__every_byte_has_one_class(void **state)
{
	(void)state;
	for (int c = 0; c < 256; c++) {
		uint32_t class = byte_classes[c];

		assert_true(class != 0 && (class & (class - 1)) == 0);
	}
}

static void
test_byte__ascii_is_what_utf8_says(void **state)
{
	(void)state;
	for (int c = 0; c < 128; c++) {
		char byte = (char)c;
		uint32_t cp = (uint32_t)c;

		assert_int_equal(byte_is(byte, BYTE_SPACE), utf8_is_space(cp));
		assert_int_equal(byte_is(byte, BYTE_LOWER), utf8_is_lower(cp));
		assert_int_equal(byte_is(byte, BYTE_UPPER), utf8_is_upper(cp));
		assert_int_equal(byte_is(byte, BYTE_DIGIT), utf8_is_digit(cp));
		assert_int_equal(byte_is(byte, BYTE_CONTROL),
		                 utf8_is_unsafe(cp) && !utf8_is_space(cp));
	}
}

static void
test_byte__beyond_ascii_is_part_of_something_longer(void **state)
{
	(void)state;
	for (int c = 128; c < 256; c++)
		assert_int_equal(byte_classes[c], BYTE_LONG);
}

/* A slug of ASCII alone takes a shorter way than one with an accent. */
static void
test_byte__slugs_of_ascii_are_those_of_the_long_way(void **state)
{
	struct buf plain;
	struct buf accented;
	char text[] = "A? b\xC3\xA9";

	(void)state;
	for (int c = 1; c < 128; c++) {
		buf_init(&plain);
		buf_init(&accented);
		text[1] = (char)c;
		fold_slug(&plain, str_from(text, 4));
		fold_slug(&accented, str_of(text));
		assert_int_equal(plain.len + 1, accented.len);
		assert_memory_equal(plain.ptr, accented.ptr, plain.len);
		buf_release(&plain);
		buf_release(&accented);
	}
}

/* The same, byte by byte. */
static size_t
survey_slowly(struct byte_survey *v, const char *text, size_t at, size_t len)
{
	for (; at < len && !byte_is(text[at], BYTE_LONG); at++) {
		uint32_t class = byte_classes[(unsigned char)text[at]];

		v->seen |= class & BYTE_ALNUM;
		v->nword += class == BYTE_SPACE && v->is_word;
		v->is_word = class != BYTE_SPACE && (v->is_word || class & BYTE_ALNUM);
	}
	return at;
}

static void
assert_surveyed_alike(const char *text, size_t at, size_t len, bool is_word)
{
	struct byte_survey quick = {.is_word = is_word};
	struct byte_survey slow = {.is_word = is_word};

	assert_int_equal(byte_survey(&quick, text, at, len),
	                 survey_slowly(&slow, text, at, len));
	assert_int_equal(quick.seen, slow.seen);
	assert_int_equal(quick.nword, slow.nword);
	assert_int_equal(quick.is_word, slow.is_word);
}

static void
test_byte__eight_at_once_are_what_they_are_one_by_one(void **state)
{
	/* Spaces often, all of ASCII, hardly ever what is beyond it. */
	static const char some[] = "  \n\tazAZ09@[`{/:.-\x7F";
	uint32_t dice = 1;
	char text[64];

	(void)state;
	for (int round = 0; round < 5000; round++) {
		for (size_t i = 0; i < sizeof text; i++) {
			dice = dice * 1664525 + 1013904223;
			text[i] = dice >> 28 ? some[(dice >> 20) % (sizeof some - 1)]
			                     : (char)(dice >> 20 & (dice >> 14 & 7 ? 0x7F : 0xFF));
		}
		assert_surveyed_alike(text, dice >> 8 & 15, 16 + (dice >> 24) % 49, dice & 0x80);
		for (size_t i = 0; i < sizeof text; i++)
			assert_int_equal(byte_words(text, (dice >> 24) % 70) >> i & 1,
			                 i < (dice >> 24) % 70 && byte_is_word(text[i]));
	}
	assert_int_equal(byte_lowest(0x50), 4);
	assert_surveyed_alike(text, 3, 3, true);
}

static void
test_byte__hexadecimal_digits(void **state)
{
	(void)state;
	assert_int_equal(byte_hex('0'), 0);
	assert_int_equal(byte_hex('f'), 15);
	assert_int_equal(byte_hex('B'), 11);
	assert_int_equal(byte_hex('g'), -1);
	assert_int_equal(byte_hex('\x10'), -1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_byte__hexadecimal_digits),
		cmocka_unit_test(test_byte__eight_at_once_are_what_they_are_one_by_one),
		cmocka_unit_test(test_byte__every_byte_has_one_class),
		cmocka_unit_test(test_byte__ascii_is_what_utf8_says),
		cmocka_unit_test(test_byte__beyond_ascii_is_part_of_something_longer),
		cmocka_unit_test(test_byte__slugs_of_ascii_are_those_of_the_long_way),
	};

	return UNIT_RUN(tests);
}
