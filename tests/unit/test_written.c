/* SPDX-License-Identifier: MIT */
/* article/format_rtf: what word processors write, and what is left of it. */
#include "tests/unit/papers_of.h"

#include "tests/unit/article_of.h"

static void
check_rtf(const char *rtf, const char *text)
{
	struct papers p = {.at_most = 0};

	papers_read(&p, str_of(rtf), "x.rtf");
	assert_int_equal(p.status, STATUS_OK);
	assert_string_equal(p.said.ptr, "");
	assert_string_equal(p.texts.ptr, text);
	papers_release(&p);
}

static void
test_rtf__characters_by_charset_and_number(void **state)
{
	(void)state;
	check_rtf("{\\rtf1\\ansi\\ansicpg1252 It\\'92s the caf\\'e9.}", "It\u2019s the caf\u00E9.");
	check_rtf("{\\rtf1\\ansi\\ansicpg1251 \\'cb\\'e0\\'e2\\'f0\\'ee\\'e2 went.}",
	          "\u041B\u0430\u0432\u0440\u043E\u0432 went.");
	/* A font's charset holds in its group only, and two bytes are one character. */
	check_rtf("{\\rtf1\\ansi{\\fonttbl{\\f7\\fcharset128 Mincho;}}{\\f7 \\'93\\'8c} caf\\'e9.}",
	          "\u6771 caf\u00E9.");
	/* What stands for those that cannot do Unicode goes, as many as \uc says. */
	check_rtf("{\\rtf1\\uc1 \\u8220\\'93Yes\\u8221 ? he {\\uc2 \\u8212\\'81\\'5c}\\uc0\\u233 s.}",
	          "\u201CYes\u201D he \u2014\u00E9s.");
	check_rtf("{\\rtf1 Faces \\u-10179?\\u-8704? and \\u-10179? alone.}",
	          "Faces \U0001F600 and  alone.");
}

static void
test_rtf__what_is_not_the_text_goes(void **state)
{
	(void)state;
	check_rtf("{\\rtf1{\\info{\\author A}}{\\colortbl;\\red1;}{\\stylesheet{\\s1 Head;}}"
	          "{\\header Page\\par}{\\*\\new x{\\f0 y}z}{\\pict 00ff}Text{\\v  no}"
	          "{\\deleted  gone} stays.{\\bin3 }}}\\par}", "Text stays.");
	check_rtf("{\\rtf1{\\field{\\*\\fldinst{HYPERLINK \"x\"}}{\\fldrslt A link}} is text.}",
	          "A link is text.");
	check_rtf("{\\rtf1 It rained.{\\footnote For a week.} It stopped.}",
	          "It rained. It stopped.\n\nFor a week.");
}

static void
test_rtf__paragraphs_items_and_rows(void **state)
{
	(void)state;
	check_rtf("{\\rtf1 One day.\\par Two\r\n days.\\\nThree\\line days.\\page Four.}",
	          "One day.\n\nTwo days.\n\nThree\ndays.\n\nFour.");
	check_rtf("{\\rtf1 {\\listtext\\'95\\tab}Fish.\\par{\\listtext\\'95\\tab}Boats.\\par"
	          "\\pard{\\listtext 2.\\tab}Nets.\\par}", "- Fish.\n- Boats.\n\n2. Nets.");
	check_rtf("{\\rtf1\\trowd\\pard\\intbl A\\par B\\cell C\\cell\\row\\pard Behind it.}",
	          "A B | C\n\nBehind it.");
}

static void
test_rtf__headings_and_properties_say_what_is_what(void **state)
{
	struct papers p = {.at_most = 0};

	(void)state;
	papers_read(&p, STR_LIT("{\\rtf1{\\info{\\title Nine states & fish}}\\outlinelevel0 "
	                        "What <they> said\\par\\pard They met on 23 July.\\par}"), "x.rtf");
	assert_string_equal(p.list.ptr, "x.rtf | Nine states & fish |  | \n");
	assert_string_equal(p.texts.ptr, "Nine states & fish\n\nWhat <they> said\n\n"
	                                 "They met on 23 July.\n\n");
	papers_release(&p);
	/* A title that a program made up is none. */
	check_rtf("{\\rtf1{\\info{\\title Document1}}They met on the shore.}",
	          "They met on the shore.");
}

static void
test_rtf__broken_files_are_read_as_far_as_they_make_sense(void **state)
{
	static const char rtf[] = "{\\rtf1\\ansi\\ansicpg932{\\fonttbl{\\f1\\fcharset204 C;}}"
		"{\\info{\\title T i}}\\u8220?A\\'93\\'8c{\\f1\\'cb}{\\*\\x{y}}{\\footnote n}\\bin2 ab"
		"{\\listtext -}i\\par\\intbl c\\cell\\row\\'zz\\u99999999999?\\uc-5\\bin99999 \\";
	struct papers p = {.at_most = 0};
	struct buf b;

	(void)state;
	papers_torture(str_of(rtf), "x.rtf", 1);
	/* Groups without end, and ends without groups. */
	buf_init(&b);
	buf_add_cstr(&b, "{\\rtf1 ");
	for (int i = 0; i < 200000; i++)
		buf_add_char(&b, '{');
	buf_add_cstr(&b, "Deep.");
	for (int i = 0; i < 300000; i++)
		buf_add_char(&b, '}');
	papers_read(&p, buf_str(&b), "x.rtf");
	assert_string_equal(p.texts.ptr, "Deep.");
	papers_release(&p);
	papers_read(&p, STR_LIT("{\\rtf1{\\pict 00}}"), "x.rtf");
	assert_int_equal(p.status, STATUS_EMPTY);
	assert_string_equal(p.said.ptr, "x.rtf: there is no text in this document\n");
	papers_release(&p);
	buf_release(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rtf__characters_by_charset_and_number),
		cmocka_unit_test(test_rtf__what_is_not_the_text_goes),
		cmocka_unit_test(test_rtf__paragraphs_items_and_rows),
		cmocka_unit_test(test_rtf__headings_and_properties_say_what_is_what),
		cmocka_unit_test(test_rtf__broken_files_are_read_as_far_as_they_make_sense),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
