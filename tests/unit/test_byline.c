/* SPDX-License-Identifier: MIT */
/*
 * article/byline: who wrote a text or a page, as lines above and below it say;
 * what only looks like such a line leaves nobody.
 */
#include "tests/unit/article_of.h"

struct said {
	const char *line;
	const char *author;
	const char *source;
};

#define TITLE "Lake states agree on gauges"

/* Of a text and of a page: its lines are the blocks of the one, paragraphs of the
 * other; "\n" parts lines of a block. */
static void
check_said(const struct said *s, const char *above, const char *below, bool is_page)
{
	struct article *a = NULL;
	struct buf b;
	struct diag d;

	buf_init(&b);
	diag_init(&d);
	if (is_page)
		buf_addf(&b, "<h1>" TITLE "</h1><p>%s</p><p>" PARA1 "</p><p>" PARA2 "</p><p>" PARA3
		         "</p><p>%s</p>", above, below);
	else
		buf_addf(&b, TITLE "\n\n%s\n\n" PARA1 "\n\n" PARA2 "\n\n" PARA3 "\n\n%s\n",
		         above, below);
	assert_int_equal(format_read(buf_str(&b), is_page ? STR_LIT("p/a.html") : STR_LIT("p/a.txt"),
	                             article_keep, &a, &d), STATUS_OK);
	assert_str(article_title(a), TITLE);
	assert_str(article_fact(a, FACT_AUTHOR).value, s->author);
	if (s->source)
		assert_str(article_source(a), s->source);
	article_free(a);
	diag_release(&d);
	buf_release(&b);
}

static void
test_byline__above_the_text(void **state)
{
	static const struct said rows[] = {
		{"Anna Lind, Staff Writer", "Anna Lind", ""},
		{"Anna Lind, Chief Lake Correspondent", "Anna Lind", ""},
		{"Anna Lind | Reuters", "Anna Lind", "Reuters"},
		{"Anna Lind, Associated Press", "Anna Lind", "Associated Press"},
		{"Anna Lind and Boris van Ray, AFP", "Anna Lind and Boris van Ray", "AFP"},
		{"By Anna Lind and Boris Ray in Oslo", "Anna Lind and Boris Ray", ""},
		{"By Anna Lind, Boris Ray and Eva Holm in Oslo",
		 "Anna Lind, Boris Ray and Eva Holm", ""},
		{"By Élise Lind, Boris Ray and Eva Holm", "Élise Lind, Boris Ray and Eva Holm", ""},
		{"Analysis by Anna Lind", "Anna Lind", ""},
		{"Opinion by Anna Lind, columnist", "Anna Lind", ""},
		{"By Anna Lind \xE2\x80\xA2 May 14, 2024", "Anna Lind", ""},
		{"By Anna Lind [https://x.example/lind]", "Anna Lind", NULL},
		{"By [6]Anna Lind", "Anna Lind", ""},
		{"by lind \xC2\xBB Tue May 14, 2024 9:10 am", "lind", ""},
		{"By Anna Lind and Boris Ray | The Lake Post", "Anna Lind and Boris Ray", "The Lake Post"},
		{"By Anna Lind • The Lake Post", "Anna Lind", "The Lake Post"},
		{"By Anna Lind · Reuters", "Anna Lind", "Reuters"},
		/* "Post" is an agency as a word alone. */
		{"By Anna Postma", "Anna Postma", ""},
		/* Not a writer. */
		{"Anna Lind, Minister of Lakes", "", ""},
		{"Anna Lind, whom nobody knew", "", ""},
		{"Analysis by lake economists", "", ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		check_said(&rows[i], rows[i].line, "", false);
		check_said(&rows[i], rows[i].line, "", true);
	}
}

static void
test_byline__a_place_wants_a_day_below(void **state)
{
	static const struct said dated = {NULL, "Anna Lind", NULL};
	static const struct said none = {NULL, "", NULL};

	(void)state;
	check_said(&dated, "Anna Lind in Oslo\n\n3 March 2021", "", false);
	check_said(&dated, "Anna Lind in Oslo\nWed 3 Mar 2021 10.15 GMT", "", false);
	check_said(&dated, "Anna Lind in Oslo<br>Wed 3 Mar 2021 10.15 GMT", "", true);
	check_said(&dated, "Anna Lind in Oslo</p><p>3 March 2021", "", true);
	check_said(&none, "Anna Lind in Oslo", "", true);
	/* Where something was said. */
	check_said(&dated, "Anna Lind\n\n3 March 2021", "", false);
	check_said(&none, "Oslo, Norway\n\n3 March 2021", "", false);
	check_said(&none, "New York, NY\n\n3 March 2021", "", false);
}

static void
test_byline__at_the_foot(void **state)
{
	static const struct said rows[] = {
		{"Reporting by Anna Lind; Editing by Boris Ray", "Anna Lind", NULL},
		{"(Reporting by Anna Lind in Oslo and Boris Ray in Riga; Editing by Eva Holm)",
		 "Anna Lind, Boris Ray", NULL},
		{"(Reporting by Anna Lind in Oslo, Boris Ray and Eva Holm)",
		 "Anna Lind, Boris Ray, Eva Holm", NULL},
		{"\xE2\x80\x94 Anna Lind, AP", "Anna Lind", "AP"},
		{"-- Anna Lind, Staff Writer", "Anna Lind", NULL},
		/* Perhaps who said what stands above. */
		{"\xE2\x80\x94 Anna Lind", "", NULL},
		{"Editing by Boris Ray", "", NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		check_said(&rows[i], "3 March 2021", rows[i].line, false);
		check_said(&rows[i], "3 March 2021", rows[i].line, true);
	}
}

static void
test_byline__a_card_may_hold_a_login(void **state)
{
	static const struct said login = {NULL, "alind", NULL};
	static const struct said nobody = {NULL, "", NULL};

	(void)state;
	check_said(&login, "<span class='author vcard'><a href=/u>alind</a></span>", "", true);
	check_said(&nobody, "<span class='author vcard'><a href=/u>admin</a></span>", "", true);
	check_said(&nobody, "<span class='author-note'><a href=/u>alind</a></span>", "", true);
}

static void
test_byline__an_element_says_who_in_other_languages(void **state)
{
	static const struct said anna = {NULL, "Anna Lind", NULL};
	static const struct said nobody = {NULL, "", NULL};

	(void)state;
	check_said(&anna, "<span class='byline'>Anna Lind</span>", "", true);
	check_said(&anna, "<span class='autor'>Von Anna Lind</span>", "", true);
	check_said(&anna, "<span class='auteur'>Par <a href=/l>Anna Lind</a></span>", "", true);
	check_said(&anna, "<span class='byline-author'>Words by Anna Lind</span>", "", true);
	check_said(&nobody, "<span class='byline'>Staff Writer</span>", "", true);
	check_said(&nobody, "<span class='byline'>Associated Press</span>", "", true);
}

static void
test_byline__days_of_members_are_not_the_texts(void **state)
{
	struct article *a = read_article(TITLE "\n\nJoined: Mon Jan 04, 2010 3:14 pm\n\n"
	                                 "by lind \xC2\xBB Tue Feb 01, 2022 9:10 am\n\n" BODY);

	(void)state;
	assert_str(article_fact(a, FACT_PUBLISHED).value, "2022-02-01T09:10");
	article_free(a);
	a = read_article(TITLE "\n\nMember since 4 January 2010\n\n" BODY);
	assert_str(article_fact(a, FACT_PUBLISHED).value, "");
	article_free(a);
}

static void
test_byline__a_day_of_change_alone_is_said_to_be_one(void **state)
{
	struct article *a = read_article(TITLE "\n\nLast modified on Wed 3 Mar 2021\n\n" BODY);

	(void)state;
	assert_str(article_fact(a, FACT_PUBLISHED).value, "2021-03-03");
	assert_int_equal(article_fact(a, FACT_PUBLISHED).from, ORIGIN_CHANGE);
	article_free(a);
}

static void
test_byline__a_stop_of_the_time_ends_no_sentence(void **state)
{
	struct article *a = read_article(TITLE "\n\nPUBLISHED: May 14, 2024 at 6:30 a.m. | UPDATED: "
	                                 "May 15, 2024 at 7:00 p.m.\n\n" BODY
	                                 "\n\nCopyright (c) 2024 Lake Post\n");

	(void)state;
	assert_str(article_fact(a, FACT_PUBLISHED).value, "2024-05-14T06:30");
	assert_str(article_fact(a, FACT_UPDATED).value, "2024-05-15T19:00");
	assert_str(article_source(a), "Lake Post");
	article_free(a);
	a = read_article(TITLE "\n\nMay 14, 2024, 6:30 a.m.\n\n" BODY);
	assert_str(article_fact(a, FACT_PUBLISHED).value, "2024-05-14T06:30");
	article_free(a);
}

static void
test_byline__fields_say_where_it_was_published(void **state)
{
	struct article *a = read_article("Title: " TITLE "\nURL: https://x.example/2021/mar/03/gauges\n\n"
	                                 BODY "\n\nLink: https://y.example/2\n");

	(void)state;
	assert_str(article_fact(a, FACT_ADDRESS).value, "https://x.example/2021/mar/03/gauges");
	assert_str(article_fact(a, FACT_PUBLISHED).value, "2021-03-03");
	assert_int_equal(article_fact(a, FACT_PUBLISHED).from, ORIGIN_ADDRESS);
	article_free(a);
	/* The way to a site alone is its name. */
	a = read_article(TITLE "\n\nhttps://www.x.example/\n\n" BODY);
	assert_str(article_fact(a, FACT_ADDRESS).value, "");
	assert_str(article_source(a), "x.example");
	article_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_byline__above_the_text),
		cmocka_unit_test(test_byline__a_place_wants_a_day_below),
		cmocka_unit_test(test_byline__at_the_foot),
		cmocka_unit_test(test_byline__a_card_may_hold_a_login),
		cmocka_unit_test(test_byline__an_element_says_who_in_other_languages),
		cmocka_unit_test(test_byline__days_of_members_are_not_the_texts),
		cmocka_unit_test(test_byline__a_day_of_change_alone_is_said_to_be_one),
		cmocka_unit_test(test_byline__a_stop_of_the_time_ends_no_sentence),
		cmocka_unit_test(test_byline__fields_say_where_it_was_published),
	};

	return UNIT_RUN(tests);
}
