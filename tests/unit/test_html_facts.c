/* SPDX-License-Identifier: MIT */
/*
 * article/html_site and html_date: what a page's title and days are where the
 * greatest heading is not the title and the head says nothing.
 */
#include "tests/unit/article_of.h"

#define P(text) "<p>" text "</p>"
#define STORY P(PARA1) P(PARA2) P(PARA3)
#define MENU "<ul><li><a href='/'>Home</a></li><li><a href='/m'>The Ministry</a></li>" \
	"<li><a href='/n'>News</a></li></ul>"
#define OFFICE "Ministry of Lakes of Westmark"
#define HEADLINE "Minister opens the count of boats"

static void
assert_fact(const char *page, enum fact_name name, const char *value)
{
	struct article *a = NULL;
	struct diag d;

	diag_init(&d);
	assert_int_equal(format_read(str_of(page), STR_LIT("pile/page.html"), article_keep, &a, &d),
	                 STATUS_OK);
	diag_release(&d);
	assert_non_null(a);
	assert_str(name == FACT_SOURCE ? article_source(a) : article_fact(a, name).value, value);
	article_free(a);
}

#define SITE(above, title) "<title>" OFFICE "</title>" above "<div class=text>" title STORY "</div>"

static void
test_html_facts__below_the_name_of_the_site_a_lesser_line_is_the_title(void **state)
{
	static const char *const pages[] = {
		SITE("<h1>" OFFICE "</h1>" MENU, "<h2>" HEADLINE "</h2>"),
		SITE("<div id=header><h1>" OFFICE "</h1></div>", "<div class=ttl>" HEADLINE "</div>"),
		SITE("<h1><a href='../index.html'>" OFFICE "</a></h1>", "<h3>" HEADLINE "</h3>"),
		SITE("<h1>" OFFICE "</h1>" MENU, "<p><strong>" HEADLINE "</strong></p>"),
		SITE("<h1>" OFFICE "</h1>", "<h2>" HEADLINE "</h2>") "<p>© 2021 " OFFICE "</p>",
	};

	(void)state;
	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
		assert_fact(pages[i], FACT_TITLE, HEADLINE);
		assert_fact(pages[i], FACT_SOURCE, OFFICE);
	}
}

static void
test_html_facts__a_title_stays_above_menus_and_headings(void **state)
{
	(void)state;
	/* A verb. */
	assert_fact("<title>" HEADLINE "</title><h1>" HEADLINE "</h1>" MENU
	            "<div><h2>How the boats are counted</h2>" STORY "</div>", FACT_TITLE, HEADLINE);
	/* Nothing between them. */
	assert_fact("<title>Boats of Westmark</title><h1>Boats of Westmark</h1>"
	            "<div><h2>How the boats are counted</h2>" STORY "</div>",
	            FACT_TITLE, "Boats of Westmark");
	/* What shares it. */
	assert_fact("<title>Boats of Westmark</title><h1>Boats of Westmark</h1><ul><li><a href=a>"
	            "Facebook</a></li><li><a href=b>Twitter</a></li><li><a href=c>Print</a></li></ul>"
	            "<div><h2>How the boats are counted</h2>" STORY "</div>",
	            FACT_TITLE, "Boats of Westmark");
}

static void
test_html_facts__a_page_that_marks_nothing_has_its_title_above_the_date(void **state)
{
	static const char *const pages[] = {
		"<div>Home | News | About</div><div>" HEADLINE "</div>"
		"<div>February 7, 2024, by Ieva Kalnina</div><div>" STORY "</div>",
		"<table><tr><td><font size=5>" HEADLINE "</font><br><br>By Ieva Kalnina<br><br>"
		"7 February 2024<br><br>" STORY "</table>",
		"<b>By Ieva Kalnina</b><p>7 February 2024</p><b>" HEADLINE "</b>" STORY,
		"<title>Westmark Post</title><b>" HEADLINE "</b><p>7 February 2024</p>" STORY
		"<p>Copyright 2024 Westmark Post</p>",
	};

	(void)state;
	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
		assert_fact(pages[i], FACT_TITLE, HEADLINE);
	/* In bold or larger before a break, be its site before it in <title>. */
	assert_fact("<title>Westmark Post: " HEADLINE "</title><font size=5><b>" HEADLINE "</b></font>"
	            "<br>Nine of ten<br><p>By <b>Ieva Kalnina</b><br>Staff Writer</p>" STORY,
	            FACT_TITLE, HEADLINE);
	assert_fact("<title>Print: " HEADLINE "</title><b>" HEADLINE "</b><br>07.02.2024<br>"
	            "Ieva Kalnina<br><br>" STORY, FACT_TITLE, HEADLINE);
	/* A caption is none. */
	assert_fact("<div>The boats in the port of Omdal</div><div>Read on</div>" STORY, FACT_TITLE, "");
}

static void
test_html_facts__of_a_way_through_the_site_the_longest_part_is_the_title(void **state)
{
#define WAY "Westmark Post - News - " HEADLINE
	static const char *const bars[] = {" - ", " > ", " / ", " | ", " \xE2\x80\xBA "};

	(void)state;
	for (size_t i = 0; i < sizeof bars / sizeof *bars; i++) {
		struct buf page;

		buf_init(&page);
		buf_addf(&page, "<title>Westmark Post%sNews%s" HEADLINE "</title><b>" HEADLINE "</b>"
		         "<br><br>" STORY "<p>Copyright 2024 Westmark Post</p>", bars[i], bars[i]);
		buf_add_char(&page, '\0');
		assert_fact(page.ptr, FACT_TITLE, HEADLINE);
		assert_fact(page.ptr, FACT_SOURCE, "Westmark Post");
		buf_release(&page);
	}
	/* Nothing on the page says just that. */
	assert_fact("<title>" WAY "</title>" STORY, FACT_TITLE, WAY);
	/* The site's name in the page is not the article's. */
	assert_fact("<title>Post of Westmark - " HEADLINE " again</title><div>Post of Westmark</div>"
	            STORY, FACT_TITLE, "Post of Westmark - " HEADLINE " again");
}

static void
test_html_facts__a_saved_page_knows_its_address(void **state)
{
#define HEAD "<!DOCTYPE html>\n"
#define PAGE "<html><head><title>" HEADLINE " | Westmark Post</title></head><body><h1>" HEADLINE \
	"</h1>" STORY "</body></html>"
	static const char *const pages[] = {
		HEAD "<!-- saved from url=(0040)https://westmarkpost.example/2024/02/07/ -->\n" PAGE,
		HEAD "<html lang=en><!--\n Page saved with SingleFile \n url: "
		"https://westmarkpost.example/2024/02/07/ \n saved date: Thu Feb 08 2024 -->" PAGE,
	};

	(void)state;
	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
		assert_fact(pages[i], FACT_ADDRESS, "https://westmarkpost.example/2024/02/07/");
		assert_fact(pages[i], FACT_PUBLISHED, "2024-02-07");
		assert_fact(pages[i], FACT_SOURCE, "Westmark Post");
	}
	assert_fact(HEAD "<!-- Mirrored from www.post.example/a.html by HTTrack Website Copier/3.x -->"
	            PAGE, FACT_ADDRESS, "http://www.post.example/a.html");
	assert_fact(HEAD "<!-- saved from url=(0014)about:internet -->" PAGE, FACT_ADDRESS, "");
	assert_fact(HEAD "<!-- saved from url=(0014)https://a.example/", FACT_ADDRESS, "");
	/* What the page says itself is surer. */
	assert_fact(HEAD "<!-- saved from url=(0025)https://post.example/?p=7 --><link rel=canonical "
	            "href='https://post.example/boats'>" PAGE, FACT_ADDRESS, "https://post.example/boats");
}

static void
test_html_facts__titles_in_other_scripts_have_words_too(void **state)
{
#define ARABIC "\xD8\xAA\xD8\xA3\xD8\xAE\xD8\xB1 \xD8\xAE\xD8\xB7 \xD8\xA7\xD9\x84\xD8\xB3\xD9\x83\xD9\x83"
	(void)state;
	assert_fact("<title>\xD8\xA8\xD8\xB1\xD9\x8A\xD8\xAF</title><h1>" ARABIC "</h1>" STORY,
	            FACT_TITLE, ARABIC);
}

#define DATED(head, foot) "<title>" HEADLINE "</title><h1>" HEADLINE "</h1>" head STORY foot

static void
test_html_facts__the_day_of_a_change_is_said_above_or_at_the_foot(void **state)
{
	static const char *const pages[] = {
		DATED("<p>25 January 2022</p>", "<p>Last updated 27 January 2022</p>"),
		DATED("<p>25 January 2022</p>", "<div>Page last updated: <time>27 January 2022</time></div>"),
		DATED("<p>Published 25 January 2022</p><p>Last updated 27 January 2022 — See all</p>", ""),
		DATED("<dl><dt>Published:</dt><dd>25 January 2022</dd><dt>Last updated:</dt>"
		      "<dd>27 January 2022</dd></dl>", ""),
		DATED("<table><tr><th>Published<td>25 January 2022<tr><th>Last updated<td>27 January 2022"
		      "</table>", ""),
		DATED("<p>25 January 2022</p>", "<footer>Date modified: 2022-01-27</footer>"),
	};

	(void)state;
	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
		assert_fact(pages[i], FACT_PUBLISHED, "2022-01-25");
		assert_fact(pages[i], FACT_UPDATED, "2022-01-27");
	}
	/* Of something else, or before it was published. */
	assert_fact(DATED("<p>25 January 2022</p>", "<p>Last updated 20 January 2022</p>"),
	            FACT_UPDATED, "");
	assert_fact(DATED("<p>25 January 2022</p>", "<p>Updated prices of boats 27 January 2022</p>"),
	            FACT_UPDATED, "");
}

static void
test_html_facts__a_day_in_a_sentence_is_not_that_of_the_page(void **state)
{
	(void)state;
	assert_fact(DATED("<p>The <b>Treaty of Vale</b> was concluded on 28 November 1561 between "
	                  "<a href=w>Westmark</a> and Ostland.</p>", ""), FACT_PUBLISHED, "");
	assert_fact(DATED("<p>28 november 2021 | Westmark</p>", ""), FACT_PUBLISHED, "2021-11-28");
}

#define META(name, value) "<meta property='" name "' content='" value "'>"

static void
test_html_facts__days_that_stand_for_none_are_passed_over(void **state)
{
	static const char *const none[] = {
		META("article:published_time", "1970-01-01T00:00:00Z"),
		META("article:published_time", "1970-01-01"),
		META("article:published_time", "0000-00-00"),
		META("article:published_time", "-0001-11-30T00:00:00+00:00"),
		META("article:published_time", "0001-01-01T00:00:00"),
		META("article:published_time", "Published"),
		("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":"
		"\"1970-01-01T00:00:00+00:00\"}</script>"),
	};

	(void)state;
	for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
		struct buf page;

		buf_init(&page);
		buf_add_cstr(&page, none[i]);
		buf_add_cstr(&page, META("date", "2024-02-07") DATED("", ""));
		assert_fact(page.ptr, FACT_PUBLISHED, "2024-02-07");
		buf_release(&page);
	}
	/* An archive has papers of that day. */
	assert_fact(META("article:published_time", "1970-01-01T05:00:00Z") DATED("", ""),
	            FACT_PUBLISHED, "1970-01-01T05:00:00Z");
}

#define NAMED(tail, foot) "<title>" HEADLINE tail "</title><h1>" HEADLINE "</h1>" STORY foot
#define CANONICAL "<link rel=canonical href='https://lakes.example/a'>"

static void
test_html_facts__the_name_behind_the_title_is_the_source(void **state)
{
	(void)state;
	assert_fact(NAMED(" | Lake Post", "<footer>© 2024 Lake Post</footer>"), FACT_SOURCE,
	            "Lake Post");
	assert_fact(NAMED(" - News - Pond", "<p><a href='/'>Pond</a></p>"), FACT_SOURCE, "Pond");
	assert_fact(NAMED(" – The Lake Post", ""), FACT_SOURCE, "The Lake Post");
	/* Surer than the host's name only if something else says so. */
	assert_fact(CANONICAL NAMED(" | Lake Post", ""), FACT_SOURCE, "lakes.example");
	assert_fact(CANONICAL NAMED(" | Lake Post", "<p>© Lake Post</p>"), FACT_SOURCE, "Lake Post");
	/* A section, or more of the title. */
	assert_fact(NAMED(" | World", ""), FACT_SOURCE, "");
	assert_fact(NAMED(" | World News", "<ul><li><a href=w>World news</a></li></ul>"),
	            FACT_SOURCE, "");
	assert_fact(NAMED(" - nobody was asked", ""), FACT_SOURCE, "");
}

static void
test_html_facts__the_publisher_is_named_by_markup(void **state)
{
	(void)state;
	assert_fact("<title>" HEADLINE "</title><div itemscope><h1 itemprop=headline>" HEADLINE "</h1>"
	            "<div itemprop=publisher itemscope><img itemprop=logo content='https://a.example/l'>"
	            "<meta itemprop=name content='Lake Post'></div>" STORY "</div>",
	            FACT_SOURCE, "Lake Post");
	assert_fact("<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"WebSite\","
	            "\"name\":\"Lake Post\"},{\"@type\":\"NewsArticle\",\"headline\":\"" HEADLINE
	            "\",\"publisher\":{\"@id\":\"#none\"}}]}</script>" CANONICAL NAMED("", ""),
	            FACT_SOURCE, "Lake Post");
}

static void
test_html_facts__authors_in_a_line_of_their_own(void **state)
{
	static const struct {
		const char *line;
		const char *author;
	} rows[] = {
		{"By Anna Lind", "Anna Lind"},
		{"by Anna Lind | May 9, 2023", "Anna Lind"},
		{"May 9, 2023 by Anna Lind", "Anna Lind"},
		{"May 9, 2023 | by Anna Lind", "Anna Lind"},
		{"By Anna Lind, Bo Frolov, and Eva Holm", "Anna Lind, Bo Frolov, and Eva Holm"},
		{"By Anna Lind, Bo Frolov and Eva Holm", "Anna Lind, Bo Frolov and Eva Holm"},
		{"By Anna Lind, Lake News", "Anna Lind"},
		{"By Anna Lind, Vale and Westmark", "Anna Lind"},
		{"By Anna Lind for the Lake Post", "Anna Lind"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct buf page;

		buf_init(&page);
		buf_addf(&page, "<title>" HEADLINE "</title><h1>" HEADLINE "</h1><p>%s</p>" STORY,
		         rows[i].line);
		assert_fact(page.ptr, FACT_AUTHOR, rows[i].author);
		buf_release(&page);
	}
	assert_fact(DATED("<p>By Anna Lind for the Lake Post</p>", ""), FACT_SOURCE, "the Lake Post");
}

static void
test_html_facts__an_address_names_its_day(void **state)
{
#define AT(path) DATED("", "<link rel=canonical href='https://lakes.example/" path "'>")
	(void)state;
	assert_fact(AT("world/2024/feb/07/boats"), FACT_PUBLISHED, "2024-02-07");
	assert_fact(AT("2024/02/07/boats"), FACT_PUBLISHED, "2024-02-07");
	assert_fact(AT("2024/ebm/07/boats"), FACT_PUBLISHED, "");
	assert_fact(AT("2024/feb/boats"), FACT_PUBLISHED, "");
	assert_fact(AT("2024/feb/30/boats"), FACT_PUBLISHED, "");
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_html_facts__below_the_name_of_the_site_a_lesser_line_is_the_title),
		cmocka_unit_test(test_html_facts__a_title_stays_above_menus_and_headings),
		cmocka_unit_test(test_html_facts__a_page_that_marks_nothing_has_its_title_above_the_date),
		cmocka_unit_test(test_html_facts__a_saved_page_knows_its_address),
		cmocka_unit_test(test_html_facts__titles_in_other_scripts_have_words_too),
		cmocka_unit_test(test_html_facts__of_a_way_through_the_site_the_longest_part_is_the_title),
		cmocka_unit_test(test_html_facts__the_day_of_a_change_is_said_above_or_at_the_foot),
		cmocka_unit_test(test_html_facts__a_day_in_a_sentence_is_not_that_of_the_page),
		cmocka_unit_test(test_html_facts__days_that_stand_for_none_are_passed_over),
		cmocka_unit_test(test_html_facts__the_name_behind_the_title_is_the_source),
		cmocka_unit_test(test_html_facts__the_publisher_is_named_by_markup),
		cmocka_unit_test(test_html_facts__authors_in_a_line_of_their_own),
		cmocka_unit_test(test_html_facts__an_address_names_its_day),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
