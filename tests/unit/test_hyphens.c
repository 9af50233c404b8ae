/* SPDX-License-Identifier: MIT */
/* Dividing words, by patterns of our own. */
#include "tests/unit/hyphens_of.h"
#include "tests/unit/unit.h"
#include "text/arena.h"
#include "text/breaks.h"

static void
divided(const struct hyphens *h, const char *text, const char *expected)
{
	struct str s = str_of(text);
	uint8_t breaks[200] = {0};
	char out[200];
	size_t n = 0;

	assert_true(s.len < sizeof breaks / 2);
	hyphens_mark(h, s, breaks);
	for (size_t i = 0; i < s.len; i++) {
		if (breaks[i] == BREAK_HYPHEN)
			out[n++] = '-';
		out[n++] = s.ptr[i];
	}
	out[n] = '\0';
	assert_string_equal(out, expected);
}

static void
test_hyphens__words_are_divided_names_are_not(void **state)
{
	struct hyphens *h = hyphens_of("1ta\n1nic");

	(void)state;
	divided(h, "dictation", "dic-tation");
	divided(h, "(dictation), dictation.", "(dic-tation), dic-tation.");
	divided(h, "mechanical botanica", "mecha-nical bo-ta-nica");
	/* Names, acronyms, addresses, words with other letters, short words. */
	divided(h, "Dictation UNTAMED mail@dictation.org", "Dictation UNTAMED mail@dictation.org");
	divided(h, "e\xcc\x81" "dictation dictation\xc3\x89", "e\xcc\x81" "dictation dictation\xc3\x89");
	/* Letters are counted, not bytes. */
	divided(h, "\xc3\xa9\xc3\xa9tat\xc3\xa9tata\xc3\xa9 \xc3\xa9tabada", "\xc3\xa9\xc3\xa9-tat\xc3\xa9-ta-ta\xc3\xa9 \xc3\xa9tabada");
	divided(h, "untag", "untag");
	/* Nothing of less than two letters goes before the hyphen, or of three
	 * behind it. */
	divided(h, "atable rotunda unreta", "atable rotunda unreta");
	divided(h, "", "");
	hyphens_free(h);
	hyphens_free(NULL);
}

/* Patterns may name signs that are never divided at; they are looked for in the
 * word, and no further. */
static void
test_hyphens__looks_at_the_word_alone(void **state)
{
	enum { FAR = 1 << 20 }; /* beyond any stack */
	struct hyphens *h = hyphens_of("NOHYPHEN ',-\n1ta\n1nic");
	char *text = xcalloc(FAR, 1);
	uint8_t *breaks = xcalloc(FAR, 1);

	(void)state;
	memset(text, '.', FAR);
	memcpy(text, "dictation", 9);
	memcpy(text + FAR - 4, "it's", 4);
	hyphens_mark(h, str_from(text, FAR), breaks);
	assert_int_equal(breaks[3], BREAK_HYPHEN);
	free(breaks);
	free(text);
	hyphens_free(h);
}

static void
test_hyphens__no_file_no_patterns(void **state)
{
	(void)state;
	assert_null(hyphens_open("/nonexistent/hyph_en_US.dic"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_hyphens__words_are_divided_names_are_not),
		cmocka_unit_test(test_hyphens__looks_at_the_word_alone),
		cmocka_unit_test(test_hyphens__no_file_no_patterns),
	};

	return UNIT_RUN(tests);
}
