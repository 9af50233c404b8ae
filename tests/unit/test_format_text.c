/* SPDX-License-Identifier: MIT */
/*
 * article/format_text: blocks, title, date, source and furniture of plain text
 * in the states in which scrapers and people leave it.  The texts are made up.
 */
#include "tests/unit/article_of.h"

/* ---------------------------------------------------------------- blocks */

static void
test_text__a_line_is_a_paragraph_where_lines_are_long(void **state)
{
	(void)state;
	check("Lake states to count fish together\n" PARA1 "\n" PARA2 "\n" PARA3,
	      (struct want){.kinds = "TPPP", .title = "Lake states to count fish together"});
}

static void
test_text__wrapped_lines_join_to_paragraphs(void **state)
{
	(void)state;
	check("Lake states to count fish\n\n"
	      "Ministers from nine lake states met on the shore on\n"
	      "Monday and agreed to count the fish together, the\n"
	      "host said after a long night of talks. Nobody had\n"
	      "believed that it would come to this.\n\n"
	      "The count will begin in the north, where the water\n"
	      "is shallow. Boats from Upper Vale and Lower Vale go\n"
	      "out together, two days before those of Westmark.\n",
	      (struct want){.kinds = "TPP"});
}

static void
test_text__a_line_set_in_begins_a_paragraph(void **state)
{
	(void)state;
	check("Lake states to count fish\n\n"
	      "   Ministers from nine lake states met on the shore on\n"
	      "Monday and agreed to count the fish together, the\n"
	      "host said after a long night of talks.\n"
	      "   The count will begin in the north, where the water\n"
	      "is shallow. Boats from Upper Vale and Lower Vale go\n"
	      "out together, two days before those of Westmark.\n",
	      (struct want){.kinds = "TPP"});
}

static void
test_text__tables_and_lists_are_not_joined(void **state)
{
	(void)state;
	check("Results of the regatta\n\n" PARA1 "\n\n"
	      "Upper Vale 12 Lower Vale 3\n"
	      "Westmark 4 Eastmark 4\n"
	      "Harbour 1 Lighthouse 0\n\n"
	      "- the boats\n- the nets\n- the harbours\n\n" PARA2 "\n",
	      (struct want){.kinds = "TPPPPIIIP"});
}

static void
test_text__line_ends_of_all_kinds_end_lines(void **state)
{
	(void)state;
	check("Lake states to count fish\r\n\r\n" PARA1 "\r\n\r\n" PARA2 "\r\n",
	      (struct want){.kinds = "TPP"});
	check("Lake states to count fish\r\r" PARA1 "\r\r" PARA2 "\r",
	      (struct want){.kinds = "TPP"});
}

static void
test_text__blocks_have_no_space_at_their_ends(void **state)
{
	struct article *a = read_article("\xEF\xBB\xBF\n\xC2\xA0 Lake states meet here \t\n \n\n"
	                                 "  " BODY "\xC2\xA0\n\n");
	const struct block *blocks;
	size_t n;
	uint32_t end = 0;

	(void)state;
	blocks = article_blocks(a, &n);
	assert_int_equal(n, 4);
	for (size_t i = 0; i < n; i++) {
		struct str s = str_at(article_text(a), blocks[i].at);

		assert_int_equal(str_trim(s).len, s.len);
		assert_true(blocks[i].at.off >= end);
		end = span_end(blocks[i].at);
	}
	article_free(a);
}

/* ---------------------------------------------------------------- titles */

static void
test_text__a_title_is_not_a_menu_nor_a_date(void **state)
{
	(void)state;
	check("All news\n\n12 May 2014\n\nLake states to count fish together\n\n" BODY,
	      (struct want){.kinds = "FMTPPP",
	                    .title = "Lake states to count fish together",
	                    .date = "2014-05-12"});
}

static void
test_text__a_title_that_comes_twice_is_one_title(void **state)
{
	(void)state;
	check("Lakeside Herald Online\n\nLake states to count fish\n\n12 May 2014\n\n"
	      "Lake states to count fish\n\n" BODY,
	      (struct want){.kinds = "HTMHPPP", .title = "Lake states to count fish"});
}

static void
test_text__captions_in_lower_case_are_no_title(void **state)
{
	(void)state;
	check("lake states boats\nFlags of the Lake States\n" BODY,
	      (struct want){.kinds = "HHPPP",
	                    .title = "Ministers from nine lake states met on the shore on "
	                             "Monday and agreed to count the fish"});
}

static void
test_text__a_section_above_the_title_is_passed_over(void **state)
{
	(void)state;
	check("World\n\nLake states to count fish together\n\n" BODY,
	      (struct want){.kinds = "FTPPP",
	                    .title = "Lake states to count fish together"});
}

static void
test_text__a_subtitle_is_a_heading(void **state)
{
	(void)state;
	check("Lake states to count fish together\n\n"
	      "Nobody knows who will pay for the boats that are to be sent out in spring\n\n" BODY,
	      (struct want){.kinds = "THPPP",
	                    .title = "Lake states to count fish together"});
}

static void
test_text__titles_may_end_in_a_full_stop_before_a_dateline(void **state)
{
	(void)state;
	check("Lake states to count fish together.\n\nJane Miller\nVALE 2014-05-12\n" PARA1
	      "\n" PARA2 "\n",
	      (struct want){.kinds = "TMMPP",
	                    .title = "Lake states to count fish together.",
	                    .date = "2014-05-12"});
	check("ROWING - RESULTS OF THE LAKE REGATTA.\n\n" PARA1 "\n",
	      (struct want){.kinds = "TP", .title = "ROWING - RESULTS OF THE LAKE REGATTA."});
}

static void
test_text__a_long_official_title_is_a_title(void **state)
{
	static const char title[] =
		"Statement by the Office of the Commission on the participation of the "
		"Chair of the Council Anna Smith in the Seventh Ministerial Meeting of "
		"Lake States, the Harbour Forum and the 12th Conference on the Fisheries "
		"of the Northern Waters";
	struct buf text;

	(void)state;
	buf_init(&text);
	buf_addf(&text, "12 May 2014\n\n%s\n\n%s", title, BODY);
	check(text.ptr, (struct want){.kinds = "MTPPP", .title = title});
	buf_release(&text);
}

static void
test_text__without_a_title_the_first_words_stand_in(void **state)
{
	struct article *a = read_article(BODY);

	(void)state;
	assert_true(span_is_none(article_title_at(a)));
	assert_str(article_title(a), "Ministers from nine lake states met on the shore on "
	                             "Monday and agreed to count the fish");
	article_free(a);
}

static void
test_text__a_wrapped_title_is_one_line(void **state)
{
	(void)state;
	check("Lake states agree in the night to\n  count the fish together\n\n" BODY,
	      (struct want){.kinds = "TPPP",
	                    .title = "Lake states agree in the night to count the fish together"});
}

/* ------------------------------------------------------- dates and sources */

static void
check_head(const char *head, const char *date, const char *source)
{
	struct buf text;

	buf_init(&text);
	buf_addf(&text, "Lake states to count fish together\n\n%s%s", head, BODY);
	check(text.ptr, (struct want){.date = date, .source = source});
	buf_release(&text);
}

static void
test_text__date_lines(void **state)
{
	(void)state;
	check_head("12 May 2014\n\n", "2014-05-12", "");
	check_head("12 May 201410:30\n\n", "2014-05-12", "");
	check_head("Published: May 12, 2014\n\n", "2014-05-12", "");
	check_head("Updated: 14 May 2014\n\nPublished: 12 May 2014\n\n", "2014-05-12", "");
	check_head("By Jane Miller, 12 May 2014\n\n", "2014-05-12", "");
	check_head("Monday, May 12, 2014 | 10:30 GMT | World\n\n", "2014-05-12", "");
	check_head("2014-05-12\n\n", "2014-05-12", "");
	check_head("Vale, 12 May 2014\n\n", "2014-05-12", "");
	check_head("12 May\n\n", "XXXX-05-12", "");
}

static void
assert_times(const char *line, const char *published, const char *updated)
{
	struct article *a;
	struct buf b;

	buf_init(&b);
	buf_addf(&b, "Lake states to count fish\n\n%s\n\n" BODY, line);
	a = read_article(b.ptr);
	assert_str(article_fact(a, FACT_PUBLISHED).value, published);
	assert_str(article_fact(a, FACT_UPDATED).value, updated);
	article_free(a);
	buf_release(&b);
}

static void
test_text__times_with_full_stops(void **state)
{
	(void)state;
	assert_times("May 14, 2024 at 6:30 a.m.", "2024-05-14T06:30", "");
	assert_times("May 14, 2024, 6:30 p.m.", "2024-05-14T18:30", "");
	assert_times("PUBLISHED: May 14, 2024 at 6:30 a.m. | UPDATED: May 15, 2024 at 7:00 a.m.",
	             "2024-05-14T06:30", "2024-05-15T07:00");
}

static void
test_text__a_day_behind_the_source(void **state)
{
	struct article *a;

	(void)state;
	assert_times("Source: Lake Herald| 2024-05-14 06:30:12|Editor: anna", "2024-05-14T06:30", "");
	a = read_article("Lake states to count fish\n\nSource: Lake Herald   2024-05-14\n\n" BODY);
	assert_str(article_source(a), "Lake Herald");
	assert_true(day_is_full(article_date(a)));
	article_free(a);
}

static void
test_text__datelines(void **state)
{
	(void)state;
	check_head("VALE, 12 May 2014 \xE2\x80\x93 ", "2014-05-12", "");
	check_head("LAKE PARK /Vale Region/, May 12. /NORD/. ", "XXXX-05-12", "NORD");
	check_head("VALE, May 12 (Lakewire) -- ", "XXXX-05-12", "Lakewire");
	check_head("VALE (Lakewire) - ", "", "Lakewire");
	check_head("LOWER VALE, Westmark (LW)--\n\n", "", "LW");
	check_head("VALE CITY, May 12: ", "XXXX-05-12", "");
	check_head("Lake News, 12 May - ", "XXXX-05-12", "Lake News");
	check_head("VALE - 12 May 2014: ", "2014-05-12", "");
	check_head("VALE, May 12, 2014. ", "2014-05-12", "");
}

static void
test_text__sentences_with_dates_are_no_datelines(void **state)
{
	(void)state;
	check_head("On May 12 \xE2\x80\x93 the day of the regatta \xE2\x80\x93 it rained. ", "", "");
	check_head("The lake froze on 12 May 2014 - nobody knows why. ", "", "");
	check_head("The count began on May 12. ", "", "");
	check_head("May 12: ", "", "");
	check_head("Some minister (of Vale) - an old man - spoke. ", "", "");
}

static void
test_text__a_date_in_the_text_is_not_the_articles(void **state)
{
	(void)state;
	check("Lake states to count fish together\n\n" PARA1
	      "\n\nThe first meeting took place on 12 May 2014 in Vale, when the lake "
	      "was frozen and nobody could fish at all.\n\n" PARA2 "\n",
	      (struct want){.kinds = "TPPP", .date = "", .source = ""});
}

static void
test_text__a_date_at_the_end_of_the_title(void **state)
{
	(void)state;
	check("Briefing by Speaker Anna Smith, Vale, May 12, 2014\n\n" BODY,
	      (struct want){.kinds = "TPPP", .date = "2014-05-12"});
	check("The flood of 12 May 2014 is remembered\n\n" BODY,
	      (struct want){.kinds = "TPPP", .date = ""});
}

static void
test_text__a_title_in_capitals_ends_with_its_line(void **state)
{
	(void)state;
	check("LAKE STATES CONCLUDE A TREATY ON THE COUNTING OF FISH\nA summary\n\n"
	      "Ministers from nine lake states met on the shore on\n"
	      "Monday and agreed to count the fish together, the\n"
	      "host said after a long night of talks. Nobody had\n"
	      "believed that it would come to this.\n",
	      (struct want){.kinds = "THP",
	                    .title = "LAKE STATES CONCLUDE A TREATY ON THE COUNTING OF FISH"});
}

static void
test_text__front_matter(void **state)
{
	(void)state;
	check("---\ntitle: \"Lake states: the count\"\ndate: 2014-05-12\nsource: Lakewire\n"
	      "tags: fish\n---\n\n" BODY,
	      (struct want){.kinds = "FTMMMFPPP", .title = "Lake states: the count",
	                    .date = "2014-05-12", .source = "Lakewire"});
}

static void
test_text__sources(void **state)
{
	(void)state;
	check_head("Source:\xC2\xA0 \xC2\xA0 Lake Secretariat\n\n", "", "Lake Secretariat");
	check_head("https://www.lakewire.example/2014/fish\n\n", "", "lakewire.example");
	check_head("By Lakewire News Agency\n\n", "", "Lakewire News Agency");
	/* The dateline's agency is surer than a line. */
	check_head("Source: Lake Herald\n\nVALE (Lakewire) - ", "", "Lakewire");
}

static void
check_foot(const char *foot, const char *kinds_expected, const char *source)
{
	struct buf text;

	buf_init(&text);
	buf_addf(&text, "Lake states to count fish\n\n%s\n%s", BODY, foot);
	check(text.ptr, (struct want){.kinds = kinds_expected, .source = source});
	buf_release(&text);
}

static void
test_text__sources_below_the_text(void **state)
{
	(void)state;
	check_foot("Via LakeWatch -Translated by J. Miller\n", "TPPPM", "LakeWatch");
	check_foot("All rights reserved by Lake Herald.\n", "TPPPF", "Lake Herald");
	check_foot("\xC2\xA9 2014 Lake Herald. All rights reserved\n", "TPPPF", "Lake Herald");
	check_foot("Copyright 2012-2014, Lake Herald\n", "TPPPF", "Lake Herald");
	check_foot("(Reporting by Jane Miller; Editing by Anna Smith)\n", "TPPPM", "");
}

/* ------------------------------------------------------------- furniture */

static void
test_text__furniture_by_its_words(void **state)
{
	(void)state;
	check("Lake states to count fish\n\nShare this article\n\n" PARA1
	      "\n\nRead more: Boats for the north\n\n" PARA2 "\n\n" PARA3
	      "\n\nSubscribe to our newsletter\n\nThis website uses cookies.\n",
	      (struct want){.kinds = "TFPFPPFF"});
}

static void
test_text__language_switches_are_furniture(void **state)
{
	(void)state;
	check("Lake states to count fish\n\n \xE2\x80\xA2 en-GB1 ru-RU1\n\n" BODY,
	      (struct want){.kinds = "TFPPP"});
	check("EN | RU | FR\n\nLake states to count fish\n\n" BODY,
	      (struct want){.kinds = "FTPPP"});
}

static void
test_text__menus_are_furniture(void **state)
{
	(void)state;
	check("Home > World > Lakes\nShare | Print | Save for later | 14 comments\n"
	      "Lake states to count fish together\n\n" BODY
	      "\nHome   World   Opinion      Sign in\n",
	      (struct want){.kinds = "FFTPPPF",
	                    .title = "Lake states to count fish together"});
	/* Two parts are no menu, nor are long ones. */
	check("Lake states to count fish together | Lake Herald\n\n" BODY,
	      (struct want){.kinds = "TPPP"});
}

static void
test_text__a_sites_name_is_no_title(void **state)
{
	(void)state;
	check("The Lake Herald (morning edition)\n"
	      "Lake states to count fish together\n\n" BODY
	      "\n\xC2\xA9 The Lake Herald 2014. All rights reserved.\n",
	      (struct want){.kinds = "HTPPPF", .source = "The Lake Herald",
	                    .title = "Lake states to count fish together"});
}

static void
test_text__topics_at_the_end_are_furniture(void **state)
{
	(void)state;
	check_foot("Organization of Lake States (OLS)\n\nCouncil of Harbours\n\n"
	           "Advanced settings\n", "TPPPFFF", "");
	check_foot("Travel Page\n", "TPPPF", "");
}

static void
test_text__after_a_notice_short_lines_are_furniture(void **state)
{
	(void)state;
	check_foot("Accept all cookies\n\nWe have many friends in the harbour. Join!\n",
	           "TPPPFF", "");
}

static void
test_text__short_ends_of_the_text_stay_text(void **state)
{
	(void)state;
	check_foot("\"We shall see,\" he said.\n", "TPPPP", "");
	check_foot("Nobody laughed.\n", "TPPPP", "");
	check("Lake states to count fish\n\n" BODY
	      "\nThe states that signed are these:\n\nUpper Vale\n\nLower Vale\n\nWestmark\n",
	      (struct want){.kinds = "TPPPPPPP"});
	/* Figures are no menu. */
	check_foot("Upper Vale 12 points\n\nLower Vale 3 points\n", "TPPPPP", "");
}

static void
test_text__short_lines_in_the_text_are_headings(void **state)
{
	(void)state;
	check("Lake states to count fish\n\n" PARA1 "\n\nWho pays for it\n\n" PARA2 "\n\n" PARA3
	      "\n",
	      (struct want){.kinds = "TPHPP"});
}

static void
test_text__long_paragraphs_may_talk_of_cookies(void **state)
{
	(void)state;
	check("Lake states to count fish\n\n" PARA1
	      "\n\nThe ministry says that its website uses cookies, as do those of most other "
	      "ministries in the region, and that it will ask the readers before it keeps "
	      "anything about the boats they looked at, their harbours, or the fish that "
	      "they counted in the last two seasons of the treaty.\n\n" PARA2 "\n",
	      (struct want){.kinds = "TPPP"});
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_text__a_line_is_a_paragraph_where_lines_are_long),
		cmocka_unit_test(test_text__wrapped_lines_join_to_paragraphs),
		cmocka_unit_test(test_text__a_line_set_in_begins_a_paragraph),
		cmocka_unit_test(test_text__tables_and_lists_are_not_joined),
		cmocka_unit_test(test_text__line_ends_of_all_kinds_end_lines),
		cmocka_unit_test(test_text__blocks_have_no_space_at_their_ends),
		cmocka_unit_test(test_text__a_title_is_not_a_menu_nor_a_date),
		cmocka_unit_test(test_text__a_title_that_comes_twice_is_one_title),
		cmocka_unit_test(test_text__captions_in_lower_case_are_no_title),
		cmocka_unit_test(test_text__a_section_above_the_title_is_passed_over),
		cmocka_unit_test(test_text__a_subtitle_is_a_heading),
		cmocka_unit_test(test_text__titles_may_end_in_a_full_stop_before_a_dateline),
		cmocka_unit_test(test_text__a_long_official_title_is_a_title),
		cmocka_unit_test(test_text__without_a_title_the_first_words_stand_in),
		cmocka_unit_test(test_text__a_wrapped_title_is_one_line),
		cmocka_unit_test(test_text__date_lines),
		cmocka_unit_test(test_text__times_with_full_stops),
		cmocka_unit_test(test_text__a_day_behind_the_source),
		cmocka_unit_test(test_text__datelines),
		cmocka_unit_test(test_text__sentences_with_dates_are_no_datelines),
		cmocka_unit_test(test_text__a_date_in_the_text_is_not_the_articles),
		cmocka_unit_test(test_text__a_date_at_the_end_of_the_title),
		cmocka_unit_test(test_text__a_title_in_capitals_ends_with_its_line),
		cmocka_unit_test(test_text__front_matter),
		cmocka_unit_test(test_text__sources),
		cmocka_unit_test(test_text__sources_below_the_text),
		cmocka_unit_test(test_text__furniture_by_its_words),
		cmocka_unit_test(test_text__language_switches_are_furniture),
		cmocka_unit_test(test_text__menus_are_furniture),
		cmocka_unit_test(test_text__a_sites_name_is_no_title),
		cmocka_unit_test(test_text__topics_at_the_end_are_furniture),
		cmocka_unit_test(test_text__after_a_notice_short_lines_are_furniture),
		cmocka_unit_test(test_text__short_ends_of_the_text_stay_text),
		cmocka_unit_test(test_text__short_lines_in_the_text_are_headings),
		cmocka_unit_test(test_text__long_paragraphs_may_talk_of_cookies),
	};

	return UNIT_RUN(tests);
}
