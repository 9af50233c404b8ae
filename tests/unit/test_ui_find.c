/* SPDX-License-Identifier: MIT */
/* Finding in a text: folding, smart case, and spans of the text as it is. */
#include "tests/unit/unit.h"
#include "ui/find.h"

/* Finds joined by '|', with '@offset' each. */
static void
finds(const char *text, const char *pattern, const char *expected)
{
	struct find_text t;
	struct find_spans spans;
	struct buf b;

	find_text_init(&t);
	vec_init(&spans);
	buf_init(&b);
	find_text_build(&t, str_of(text));
	find_all(&t, str_of(pattern), &spans);
	for (size_t i = 0; i < spans.len; i++)
		buf_addf(&b, "%s%.*s@%u", i > 0 ? "|" : "",
		         STR_ARG(str_at(str_of(text), spans.ptr[i])), spans.ptr[i].off);
	assert_buf(&b, expected);
	buf_release(&b);
	vec_release(&spans);
	find_text_release(&t);
}

static void
test_find__case_does_not_matter_until_a_capital(void **state)
{
	(void)state;
	finds("Lavrov and lavrov, LAVROV", "lavrov", "Lavrov@0|lavrov@11|LAVROV@19");
	finds("Lavrov and lavrov, LAVROV", "Lavrov", "Lavrov@0");
	finds("USA usa Usa", "USA", "USA@0");
}

static void
test_find__accents_and_marks_do_not_matter(void **state)
{
	(void)state;
	finds("Côte d’Ivoire", "cote d'iv", "Côte d’Iv@0");
	finds("e\xcc\x81lan, élan", "elan", "e\xcc\x81lan@0|élan@8");
	finds("naïve", "NAÏVE", "");
	finds("Erdoğan", "Erdogan", "Erdoğan@0");
}

static void
test_find__white_space_is_one_blank(void **state)
{
	(void)state;
	finds("foreign\n  minister", "foreign minister", "foreign\n  minister@0");
	finds("a \t b", "  ", " \t @1");
	finds("ab", "a b", "");
}

static void
test_find__places_do_not_overlap_and_edges_count(void **state)
{
	(void)state;
	finds("aaaa", "aa", "aa@0|aa@2");
	finds("abc", "abc", "abc@0");
	finds("abc", "abcd", "");
	finds("", "a", "");
	finds("abc", "", "");
	finds("xab", "ab", "ab@1");
}

static void
test_find__part_of_a_letter_is_the_letter(void **state)
{
	(void)state;
	/* ß folds to ss: one s of it stands for the whole. */
	finds("Straße", "strasse", "Straße@0");
	finds("東京で会談", "京で", "京で@3");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_find__case_does_not_matter_until_a_capital),
		cmocka_unit_test(test_find__accents_and_marks_do_not_matter),
		cmocka_unit_test(test_find__white_space_is_one_blank),
		cmocka_unit_test(test_find__places_do_not_overlap_and_edges_count),
		cmocka_unit_test(test_find__part_of_a_letter_is_the_letter),
	};

	return UNIT_RUN(tests);
}
