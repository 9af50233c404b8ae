/* SPDX-License-Identifier: MIT */
/* text/fold: which spellings are the same word, and slugs and ASCII of them. */
#include "tests/unit/unit.h"

#include "text/fold.h"
#include "text/map.h"
#include "text/utf8.h"

static void
check_key(struct str s, const char *expected, int line)
{
	struct buf key;

	buf_init(&key);
	fold_key(&key, s);
	unit_str(buf_str(&key), expected, __FILE__, line);
	if (fold_hash(s) != hash_bytes(key.ptr, key.len))
		_fail(__FILE__, line);
	buf_release(&key);
}

#define KEY(s, expected) check_key(STR_LIT(s), expected, __LINE__)

static void
test_fold__case_and_accents(void **state)
{
	(void)state;
	KEY("Sergey LAVROV", "sergey lavrov");
	KEY("C\xC3\xB4te d'Ivoire", "cote d'ivoire");
	KEY("Recep Tayyip Erdo\xC4\x9F" "an", "recep tayyip erdogan");
	KEY("\xC4\xB0stanbul", "istanbul");                  /* dotted capital I */
	KEY("Nguy\xE1\xBB\x85n Xu\xC3\xA2n Ph\xC3\xBA" "c", "nguyen xuan phuc");
	KEY("S\xC3\xB8ren \xC5\x81ukasz \xC3\x86gir", "soren lukasz aegir");
	KEY("Stra\xC3\x9F" "e STRA\xE1\xBA\x9E" "E", "strasse strasse");
	KEY("\xC3\x9E\xC3\xB3rr", "thorr");
	KEY("e\xCC\x81", "e");                               /* combining acute */
	KEY("\xD0\x81\xD0\x9B\xD0\x9A\xD0\x90", "\xD0\xB5\xD0\xBB\xD0\xBA\xD0\xB0");
	KEY("\xCE\xA3\xCE\xBF\xCF\x82", "\xCF\x83\xCE\xBF\xCF\x83");
}

static void
test_fold__typographic_signs_are_plain(void **state)
{
	(void)state;
	KEY("Xi\xE2\x80\x99" "an", "xi'an");
	KEY("\xE2\x80\x9C" "Quad\xE2\x80\x9D", "\"quad\"");
	KEY("\xC2\xAB" "Quad\xC2\xBB", "\"quad\"");
	KEY("July 25\xE2\x88\x92" "26", "july 25-26");       /* minus */
	KEY("Asia\xE2\x80\x91Pacific", "asia-pacific");      /* no-break hyphen */
	KEY("2016\xE2\x80\x93" "2020 \xE2\x80\x94", "2016-2020 -");
	KEY("O\xC2\xB4" "Brien", "o'brien");
	KEY("wait\xE2\x80\xA6", "wait...");
	KEY("\xEF\xAC\x81nance", "finance");                 /* fi ligature */
	KEY("CO\xE2\x82\x82", "co2");
	KEY("\xEF\xBC\xA7\xEF\xBC\x92\xEF\xBC\x90", "g20");  /* full width */
}

static void
test_fold__spaces_are_one_and_none_at_the_ends(void **state)
{
	(void)state;
	KEY("  East \t\r\n Asia  ", "east asia");
	KEY("East\xC2\xA0\xE2\x80\xAF Asia\xE3\x80\x80", "east asia");
	KEY("\xC2\xA0", "");
	KEY("", "");
	KEY(" ", "");
}

static void
test_fold__invisible_characters_are_dropped(void **state)
{
	(void)state;
	KEY("agree\xC2\xADment", "agreement");
	KEY("a\xE2\x80\x8B" "b\xE2\x80\x8D" "c\xEF\xBB\xBF", "abc");
	KEY("\xE2\x80\xAE" "evil\xE2\x80\xAC", "evil");
	KEY("\xE2\x80\x8B", "");
	KEY("a \xE2\x80\x8B b", "a b");
}

static void
test_fold__letters_of_other_scripts_stay_apart(void **state)
{
	(void)state;
	/* Japanese ka and ga differ by a mark, and are different letters. */
	KEY("\xE3\x81\x8B", "\xE3\x81\x8B");
	KEY("\xE3\x81\x8C", "\xE3\x81\x8B\xE3\x82\x99");
	/* Devanagari vowel signs stay. */
	KEY("\xE0\xA4\x95\xE0\xA4\xBF", "\xE0\xA4\x95\xE0\xA4\xBF");
	KEY("\xED\x95\x9C", "\xED\x95\x9C");
	KEY("\xE6\x9D\xB1", "\xE6\x9D\xB1");
}

static void
test_fold__key_of_a_key_is_the_key(void **state)
{
	(void)state;
	for (uint32_t cp = 1; cp < 0x30000; cp++) {
		char bytes[4];
		struct buf once;
		struct buf twice;
		struct str s = {bytes, utf8_put(bytes, cp)};

		buf_init(&once);
		buf_init(&twice);
		fold_key(&once, s);
		fold_key(&twice, buf_str(&once));
		if (!str_eq(buf_str(&once), buf_str(&twice)))
			fail_msg("U+%04X", (unsigned int)cp);
		if (fold_hash(s) != hash_bytes(once.ptr, once.len))
			fail_msg("hash of U+%04X", (unsigned int)cp);
		buf_release(&once);
		buf_release(&twice);
	}
}

static void
test_fold__hash_of_long_text_is_that_of_its_key(void **state)
{
	struct buf text;

	(void)state;
	buf_init(&text);
	for (int i = 0; i < 500; i++) {
		buf_addf(&text, "Caf\xC3\xA9 %d\xE2\x80\x99s  ", i);
		if (i % 50 == 0) {
			struct buf key;

			buf_init(&key);
			fold_key(&key, buf_str(&text));
			assert_true(fold_hash(buf_str(&text))
			            == hash_bytes(key.ptr, key.len));
			buf_release(&key);
		}
	}
	buf_release(&text);
}

static void
test_fold__bad_bytes_do_no_harm(void **state)
{
	(void)state;
	KEY("a\xFF" "b\xE2\x80", "a\xEF\xBF\xBD" "b\xEF\xBF\xBD\xEF\xBF\xBD");
	KEY("\xF0\x9F", "\xEF\xBF\xBD\xEF\xBF\xBD");
	assert_true(fold_hash(STR_LIT("A\0B")) == hash_bytes("a\0b", 3));
}

static void
check_slug(struct str s, const char *expected, int line)
{
	struct buf slug;

	buf_init(&slug);
	buf_add_cstr(&slug, "person/");
	fold_slug(&slug, s);
	unit_str(str_sub(buf_str(&slug), 7, slug.len), expected, __FILE__, line);
	buf_release(&slug);
}

#define SLUG(s, expected) check_slug(STR_LIT(s), expected, __LINE__)

static void
test_fold__slugs_are_readable(void **state)
{
	(void)state;
	SLUG("Sergey Lavrov", "sergey-lavrov");
	SLUG("C\xC3\xB4te d'Ivoire", "cote-d-ivoire");
	SLUG("  U.S.\xE2\x80\x93" "ASEAN (5th) ", "u-s-asean-5th");
	SLUG("\xD0\xA1\xD0\xB5\xD1\x80\xD0\xB3\xD0\xB5\xD0\xB9 "
	     "\xD0\xA9\xD1\x83\xD0\xBA\xD0\xB8\xD0\xBD", "sergei-shchukin");
	SLUG("\xCE\x91\xCE\xB8\xCE\xAE\xCE\xBD\xCE\xB1", "athina");
	SLUG("\xE6\x9D\xB1\xE4\xBA\xAC 2020", "\xE6\x9D\xB1\xE4\xBA\xAC-2020");
	SLUG("\xE2\x80\x94 !", "");
	SLUG("", "");
}

static void
check_ascii(struct str s, const char *expected, int line)
{
	struct buf out;

	buf_init(&out);
	fold_ascii(&out, s);
	unit_str(buf_str(&out), expected, __FILE__, line);
	buf_release(&out);
}

#define ASCII(s, expected) check_ascii(STR_LIT(s), expected, __LINE__)

static void
test_fold__ascii_keeps_case_and_has_a_sign_for_most(void **state)
{
	(void)state;
	ASCII("\xC3\x89lys\xC3\xA9" "e \xC3\x98rsted", "Elysee Orsted");
	ASCII("\xE2\x80\x9CIt\xE2\x80\x99s 5 \xE2\x82\xAC\xE2\x80\x9D\xE2\x80\xA6",
	      "\"It's 5 EUR\"...");
	ASCII("\xD0\xA9\xD1\x83\xD0\xBA\xD0\xB8\xD0\xBD", "Shchukin");
	ASCII("a\xC2\xA0\xE2\x80\x93\xC2\xA0" "b", "a - b");
	ASCII("two  spaces\nstay", "two  spaces\nstay");
	ASCII("\xE6\x9D\xB1!", "?!");
	ASCII("soft\xC2\xADhyphen", "softhyphen");
	ASCII("5 \xC2\xB0" "C", "5 degC");
}

static void
test_fold__ascii_is_ascii_for_every_code_point(void **state)
{
	(void)state;
	for (uint32_t cp = 0x80; cp < 0x30000; cp++) {
		char bytes[4];
		struct buf out;

		buf_init(&out);
		fold_ascii(&out, str_from(bytes, utf8_put(bytes, cp)));
		for (size_t i = 0; i < out.len; i++) {
			if (out.ptr[i] < ' ' || out.ptr[i] > '~')
				fail_msg("U+%04X", (unsigned int)cp);
		}
		buf_release(&out);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fold__case_and_accents),
		cmocka_unit_test(test_fold__typographic_signs_are_plain),
		cmocka_unit_test(test_fold__spaces_are_one_and_none_at_the_ends),
		cmocka_unit_test(test_fold__invisible_characters_are_dropped),
		cmocka_unit_test(test_fold__letters_of_other_scripts_stay_apart),
		cmocka_unit_test(test_fold__key_of_a_key_is_the_key),
		cmocka_unit_test(test_fold__hash_of_long_text_is_that_of_its_key),
		cmocka_unit_test(test_fold__bad_bytes_do_no_harm),
		cmocka_unit_test(test_fold__slugs_are_readable),
		cmocka_unit_test(test_fold__ascii_keeps_case_and_has_a_sign_for_most),
		cmocka_unit_test(test_fold__ascii_is_ascii_for_every_code_point),
	};

	return UNIT_RUN(tests);
}
