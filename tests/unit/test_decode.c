/* SPDX-License-Identifier: MIT */
/* article/decode: charsets by mark, by validity, by guess; damage; non-text. */
#include "tests/unit/unit.h"

#include <stdlib.h>
#include <uniconv.h>

#include "article/decode.h"
#include "text/utf8.h"

struct decoded {
	struct buf text;
	struct diag diag;
	enum status status;
};

static struct decoded
decode_bytes(const char *bytes, size_t len)
{
	struct decoded d;

	buf_init(&d.text);
	diag_init(&d.diag);
	d.status = decode(str_from(bytes, len), NULL, STR_LIT("a.txt"), &d.text, &d.diag);
	return d;
}

static void
release(struct decoded *d)
{
	buf_release(&d->text);
	diag_release(&d->diag);
}

/* Decodes a literal, zero bytes included, and compares. */
#define CHECK(bytes, expected, ndiag)                             \
	do {                                                      \
		struct decoded d_ = decode_bytes((bytes), sizeof(bytes) - 1); \
		assert_int_equal(d_.status, STATUS_OK);           \
		assert_buf(&d_.text, (expected));                 \
		assert_int_equal(d_.diag.items.len, (ndiag));     \
		release(&d_);                                     \
	} while (0)

static void
test_decode__utf8_passes_untouched(void **state)
{
	(void)state;
	CHECK("plain\r\n\ttext\f", "plain\r\n\ttext\f", 0);
	CHECK("caf\xC3\xA9 \xF0\x9F\x98\x80 \xE2\x88\x92", "caf\xC3\xA9 \xF0\x9F\x98\x80 \xE2\x88\x92", 0);
	/* A mark of UTF-8 is part of the bytes that offsets count. */
	CHECK("\xEF\xBB\xBFtext", "\xEF\xBB\xBFtext", 0);
	CHECK("", "", 0);
}

static void
test_decode__marks_decide(void **state)
{
	(void)state;
	CHECK("\xFF\xFE" "H\0i\0\xE9\0", "Hi\xC3\xA9", 0);
	CHECK("\xFE\xFF\0H\0i\0\xE9", "Hi\xC3\xA9", 0);
	CHECK("\xFF\xFE\0\0H\0\0\0\x3D\xD8\x01\0", "H\xF0\x9D\xA0\xBD", 0);
	CHECK("\0\0\xFE\xFF\0\0\0H\0\x01\xF6\0", "H\xF0\x9F\x98\x80", 0);
}

static void
test_decode__utf16_without_a_mark_is_seen_by_its_zeros(void **state)
{
	(void)state;
	CHECK("S\0u\0m\0m\0i\0t\0 \0i\0n\0", "Summit in", 0);
	CHECK("\0S\0u\0m\0m\0i\0t\0 \0i\0n", "Summit in", 0);
}

static void
test_decode__pairs_make_one_character(void **state)
{
	(void)state;
	CHECK("\xFF\xFE\x3D\xD8\x00\xDE" "!\0", "\xF0\x9F\x98\x80!", 0);
	/* Half a pair, and an odd byte at the end. */
	CHECK("\xFF\xFE\x3D\xD8!\0x", "\xEF\xBF\xBD!\xEF\xBF\xBD", 1);
}

static void
test_decode__other_bytes_are_windows_1252(void **state)
{
	static const char text[] = "Caf\xE9 \x80 5 \x96 \x93yes\x94 \x81";
	struct decoded d = decode_bytes(text, sizeof text - 1);

	(void)state;
	assert_int_equal(d.status, STATUS_OK);
	assert_buf(&d.text, "Caf\xC3\xA9 \xE2\x82\xAC 5 \xE2\x80\x93 "
	                    "\xE2\x80\x9Cyes\xE2\x80\x9D \xEF\xBF\xBD");
	/* What it is a guess at, and that a byte means nothing in it. */
	assert_int_equal(d.diag.items.len, 2);
	assert_int_equal(d.diag.items.ptr[0].level, DIAG_NOTE);
	assert_true(str_find(str_of(d.diag.items.ptr[0].message.ptr), STR_LIT("WINDOWS-1252")) != SIZE_MAX);
	assert_int_equal(d.diag.items.ptr[1].level, DIAG_WARNING);
	release(&d);
}

static void
test_decode__damaged_utf8_is_mended_and_its_line_told(void **state)
{
	static const char text[] = "Caf\xC3\xA9 one\nr\xC3\xA9sum\xC3\xA9 \xE2\x80 two\nthree \xFF";
	struct decoded d = decode_bytes(text, sizeof text - 1);

	(void)state;
	assert_int_equal(d.status, STATUS_OK);
	assert_buf(&d.text, "Caf\xC3\xA9 one\nr\xC3\xA9sum\xC3\xA9 \xEF\xBF\xBD two\nthree \xEF\xBF\xBD");
	assert_int_equal(d.diag.items.len, 1);
	assert_int_equal(d.diag.items.ptr[0].level, DIAG_WARNING);
	assert_int_equal(d.diag.items.ptr[0].line, 2);
	release(&d);
}

static void
test_decode__a_character_cut_at_the_end_is_damage(void **state)
{
	(void)state;
	CHECK("\xC3\xA9 and more \xE2\x80", "\xC3\xA9 and more \xEF\xBF\xBD", 1);
}

#define LINE "The ministers of the lake met in Westmark and counted the boats. "
#define LINES LINE LINE LINE LINE

static void
test_decode__a_stray_zero_in_a_long_text_is_damage(void **state)
{
	(void)state;
	CHECK(LINES "caf\xC3\xA9\0 " LINES, LINES "caf\xC3\xA9\xEF\xBF\xBD " LINES, 1);
}

static void
test_decode__what_is_not_text_is_refused_with_a_sentence(void **state)
{
	static const struct str inputs[] = {
		{"a\0b", 3},
		{"\x01\x02\x03\x04\x05\x06\x07\x08", 8},
		{"text, then a zero \0 and more", 28},
		{"x\n\0\1\2", 5}, /* too little to be UTF-16 by its zero */
	};

	(void)state;
	for (size_t i = 0; i < sizeof inputs / sizeof *inputs; i++) {
		struct decoded d = decode_bytes(inputs[i].ptr, inputs[i].len);

		assert_int_equal(d.status, STATUS_UNSUPPORTED);
		assert_int_equal(d.text.len, 0);
		assert_int_equal(d.diag.items.len, 1);
		assert_int_equal(d.diag.items.ptr[0].level, DIAG_ERROR);
		assert_str(d.diag.items.ptr[0].file, "a.txt");
		assert_true(d.diag.items.ptr[0].message.len > 20);
		release(&d);
	}
}

/* Whatever comes in, what goes out is UTF-8. */
static void
test_decode__any_bytes_become_utf8(void **state)
{
	uint32_t seed = 12345;

	(void)state;
	for (int round = 0; round < 2000; round++) {
		char bytes[64];
		struct decoded d;

		for (size_t i = 0; i < sizeof bytes; i++) {
			seed = seed * 1664525 + 1013904223;
			bytes[i] = (char)(seed >> 24);
			/* Every other round is nearly text. */
			if (round & 1 && (seed >> 20 & 7) != 0)
				bytes[i] = (char)('a' + (seed >> 16) % 26);
		}
		d = decode_bytes(bytes, (size_t)round % (sizeof bytes + 1));
		if (d.status == STATUS_OK)
			assert_int_equal(utf8_check(buf_str(&d.text)), d.text.len);
		else
			assert_int_equal(d.diag.items.len, 1);
		release(&d);
	}
}

/* A paragraph in its charset, and back. */
struct foreign {
	const char *charset;
	const char *text;
};

static char *
encoded(const struct foreign *f, size_t *len)
{
	char *bytes = u8_conv_to_encoding(f->charset, iconveh_error,
	                                  (const uint8_t *)f->text, strlen(f->text), NULL,
	                                  NULL, len);

	assert_non_null(bytes);
	return bytes;
}

#define RUSSIAN \
	"Министры девяти приозёрных государств встретились на берегу в понедельник и " \
	"договорились пересчитать рыбу вместе, сообщил хозяин встречи после долгой ночи.\n"
#define GREEK \
	"Οι υπουργοί εννέα παραλίμνιων κρατών συναντήθηκαν τη Δευτέρα στην όχθη και " \
	"συμφώνησαν να μετρήσουν μαζί τα ψάρια, είπε ο οικοδεσπότης μετά από μια νύχτα.\n"
#define UKRAINIAN \
	"Міністри озерних держав зустрілися на березі в понеділок і домовилися " \
	"разом порахувати рибу, сказав господар її після довгої ночі.\n"
#define JAPANESE \
	"湖に面した九か国の大臣が月曜日に岸辺で会合し、魚を一緒に数えることで合意したと主催者は述べた。\n"
#define POLISH \
	"Ministrowie dziewięciu państw nadjeziornych spotkali się w poniedziałek na " \
	"brzegu i uzgodnili, że wspólnie policzą ryby, powiedział gospodarz po długiej nocy.\n"

#define GERMAN \
	"Die Minister der neun Länder am See trafen sich am Montag und beschlossen, künftig alle " \
	"Fische gemeinsam zu zählen, größere wie kleinere, sagte der Gastgeber in Köln.\n"
#define FRENCH \
	"Les ministres des neuf États se sont réunis lundi et ont décidé de compter les poissons " \
	"ensemble, a déclaré l'hôte après une longue soirée à Genève.\n"

static void
test_decode__charsets_are_guessed(void **state)
{
	static const struct foreign rows[] = {
		{"WINDOWS-1251", RUSSIAN}, {"KOI8-R", RUSSIAN}, {"ISO-8859-5", RUSSIAN},
		{"WINDOWS-1253", GREEK}, {"WINDOWS-1250", POLISH}, {"ISO-8859-2", POLISH},
		{"GB18030", "九个湖泊国家的部长星期一在岸边会晤，同意一起清点鱼的数量，主人在漫长的会谈之夜后说。\n"},
		{"BIG5", "九個湖泊國家的部長星期一在岸邊會晤，同意一起清點魚的數量，主人在漫長的會談之夜後說。\n"},
		{"SHIFT_JIS", "湖に面した九か国の大臣が月曜日に岸辺で会合し、魚を一緒に数えることで合意したと主催者は述べた。\n"},
		{"EUC-JP", "湖に面した九か国の大臣が月曜日に岸辺で会合し、魚を一緒に数えることで合意したと主催者は述べた。\n"},
		{"EUC-KR", "아홉 개 호수 국가의 장관들이 월요일 호숫가에서 만나 함께 물고기를 세기로 합의했다고 주최자가 말했다.\n"},
		{"UTF-16LE", "The ministers met on the shore – and counted.\n"},
		{"KOI8-U", UKRAINIAN}, {"WINDOWS-1251", UKRAINIAN},
		{"ISO-2022-JP", JAPANESE},
		{"UTF-16LE", RUSSIAN}, {"UTF-16BE", GREEK}, {"UTF-16LE", JAPANESE},
		{"UTF-16BE", "九个湖泊国家的部长星期一在岸边会晤。\n"},
		{"UTF-32LE", POLISH}, {"UTF-32BE", RUSSIAN},
		/* Names alone do not make it Polish. */
		{"WINDOWS-1252", "The ministers met on the shore – “a cold one”, said José Muñoz – "
		                 "and agreed to count the fish at the café in Zürich on Monday.\n"},
		{"WINDOWS-1252", "The ministers’ café – “open” on Monday – served fish to all nine.\n"},
		/* Of DOS and of old Macintoshes, which statistics do not tell. */
		{"CP850", GERMAN}, {"MACINTOSH", GERMAN}, {"WINDOWS-1252", GERMAN},
		{"CP850", FRENCH}, {"MACINTOSH", FRENCH}, {"WINDOWS-1252", FRENCH},
		{"CP850", "The café in Zürich was closed.\n"},
		{"MACINTOSH", "The “café” wouldn’t open — nobody said why.\n"},
		{"CP850", "CAFÉ ZÜRICH\n"}, {"MACINTOSH", "CAFÉ ZÜRICH\n"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		size_t len;
		char *bytes = encoded(&rows[i], &len);
		struct decoded d = decode_bytes(bytes, len);

		assert_int_equal(d.status, STATUS_OK);
		assert_buf(&d.text, rows[i].text);
		assert_true(d.diag.items.len <= 1);
		release(&d);
		free(bytes);
	}
}

static void
decode_with(struct str raw, struct decode_hints hints, const char *wanted)
{
	struct buf text;

	buf_init(&text);
	assert_int_equal(decode(raw, &hints, STR_LIT("x"), &text, NULL), STATUS_OK);
	assert_buf(&text, wanted);
	buf_release(&text);
}

static void
test_decode__what_is_declared_counts_and_the_user_more(void **state)
{
	struct str word = STR_LIT("\xCC\xE8\xF0"); /* too short for a guess */
	struct decode_hints h = {.forced = STR_EMPTY, .declared = STR_LIT(" \"Windows-1251\"")};

	(void)state;
	decode_with(word, h, "Мир");
	h.forced = STR_LIT("koi8-r");
	decode_with(word, h, "лХП");
	decode_with(STR_LIT("caf\xC3\xA9"), (struct decode_hints){.forced = STR_EMPTY, .declared = STR_LIT("gbk")},
	            "café");
	/* A name that is in no list is no name. */
	decode_with(STR_LIT("caf\xE9"),
	            (struct decode_hints){.forced = STR_LIT("../../x"), .declared = STR_LIT("UTF-7//IGNORE")}, "café");
	decode_with(STR_LIT("\x1B$B5{\x1B(B"),
	            (struct decode_hints){.forced = STR_EMPTY, .declared = STR_LIT("iso-2022-jp")}, "魚");
	decode_with(STR_LIT("\x8B\x9B?\xFF?\n"),
	            (struct decode_hints){.forced = STR_EMPTY, .declared = STR_LIT("Shift_JIS")}, "魚?\xEF\xBF\xBD?\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_decode__utf8_passes_untouched),
		cmocka_unit_test(test_decode__marks_decide),
		cmocka_unit_test(test_decode__utf16_without_a_mark_is_seen_by_its_zeros),
		cmocka_unit_test(test_decode__pairs_make_one_character),
		cmocka_unit_test(test_decode__other_bytes_are_windows_1252),
		cmocka_unit_test(test_decode__damaged_utf8_is_mended_and_its_line_told),
		cmocka_unit_test(test_decode__a_character_cut_at_the_end_is_damage),
		cmocka_unit_test(test_decode__a_stray_zero_in_a_long_text_is_damage),
		cmocka_unit_test(test_decode__what_is_not_text_is_refused_with_a_sentence),
		cmocka_unit_test(test_decode__any_bytes_become_utf8),
		cmocka_unit_test(test_decode__charsets_are_guessed),
		cmocka_unit_test(test_decode__what_is_declared_counts_and_the_user_more),
	};

	return UNIT_RUN(tests);
}
