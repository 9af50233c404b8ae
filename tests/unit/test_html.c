/* SPDX-License-Identifier: MIT */
/*
 * article/format_html and its parts: what of a page is the article, what the
 * markup says about it, and markup made to hurt.
 */
#include "tests/unit/article_of.h"

#include <stdlib.h>

#include "article/html_int.h"

#define PAGE(inside) "<!doctype html><html><body>" inside "</body></html>"
#define P(text) "<p>" text "</p>"
#define STORY P(PARA1) P(PARA2) P(PARA3)

/* One paragraph that is no part of the three. */
#define OTHER "The harbour of Westmark was closed for nine days in spring, as the ice would " \
	"not leave the lake, and the fishermen of the town mended their nets instead of working."

static struct article *
read_page(const char *page, size_t len)
{
	struct article *a = NULL;
	struct diag d;

	diag_init(&d);
	if (format_read(str_from(page, len), STR_LIT("pile/page.html"), article_keep, &a, &d)
	    != STATUS_OK)
		assert_null(a);
	diag_release(&d);
	return a;
}

static void
assert_body(const char *page, const char *body)
{
	struct article *a = read_page(page, strlen(page));
	struct buf b;

	assert_non_null(a);
	buf_init(&b);
	article_body(a, &b);
	assert_buf(&b, body);
	buf_release(&b);
	article_free(a);
}

static void
assert_fact(const char *page, enum fact_name name, const char *value, enum origin from)
{
	struct article *a = read_page(page, strlen(page));
	struct fact f;

	assert_non_null(a);
	f = article_fact(a, name);
	assert_str(f.value, value);
	assert_int_equal(f.from, from);
	article_free(a);
}

#define STORY_TEXT PARA1 "\n\n" PARA2 "\n\n" PARA3

/* ---------------------------------------------------------------- the article */

static void
test_html__boxes_that_name_themselves_stay_out(void **state)
{
	(void)state;
	assert_body(PAGE("<div>" P(PARA1) "<div class='related-stories'>" P(OTHER) "</div>"
	                 P(PARA2) P(PARA3) "</div>"), STORY_TEXT);
	assert_body(PAGE("<div>" STORY "</div><div id=comments>" P(OTHER) P(OTHER) "</div>"),
	            STORY_TEXT);
	assert_body(PAGE("<div>" STORY "<aside>" P(OTHER) "</aside></div>"), STORY_TEXT);
	assert_body(PAGE("<div>" STORY "<div style='display: none'>" P(OTHER) "</div></div>"),
	            STORY_TEXT);
}

static void
test_html__a_name_does_not_hide_half_of_the_text(void **state)
{
	(void)state;
	assert_body(PAGE("<div class='promo sidebar'>" STORY "</div>"), STORY_TEXT);
	assert_body(PAGE("<aside>" STORY "</aside>"), STORY_TEXT);
}

static void
test_html__lists_of_links_are_no_text(void **state)
{
	(void)state;
	assert_body(PAGE("<div>" STORY "<ul><li><a href=a>Why the fish left the south</a></li>"
	                 "<li><a href=b>Who pays for the nets</a></li></ul></div>"), STORY_TEXT);
	assert_body(PAGE("<div>" STORY "<font>RELATED STORIES:<ul><li><a href=a>Nets</a> - May 1, 1999"
	                 "</ul></font></div>"), STORY_TEXT);
	assert_body(PAGE("<div>" STORY "<table><tr><td>Like<td>Comment<td>Restack</table></div>"), STORY_TEXT);
	/* A link in a sentence is. */
	assert_body(PAGE("<div>" STORY "<p>The ministers <a href=a>met in Vale</a> in spring.</p></div>"),
	            STORY_TEXT "\n\nThe ministers met in Vale in spring.");
	/* Nor is a sentence whose names are. */
	assert_body(PAGE("<article><h1>Friday</h1><p>President <a href=1>Anna Lind</a> spoke in "
	                 "<a href=2>Westmark</a> on <a href=3>Sunday</a>, the <a href=4>News Agency</a> "
	                 "said.</p><p>She met <a href=5>Bo Frolov</a> of <a href=6>Ostland</a> at "
	                 "<a href=7>Westmark Castle</a> for an hour.</p></article>"),
	            "President Anna Lind spoke in Westmark on Sunday, the News Agency said.\n\n"
	            "She met Bo Frolov of Ostland at Westmark Castle for an hour.");
	/* What is only a place to go to is no link, and is often never closed. */
	assert_body(PAGE("<a name=top><div>" STORY "</div>"), STORY_TEXT);
}

static void
test_html__white_space_and_breaks(void **state)
{
	(void)state;
	assert_body(PAGE("<div>" STORY "\n<p>One\n\t <b>two</b>&nbsp;three,<br>four<br><br>five "
	                 "and six.</div>"),
	            STORY_TEXT "\n\nOne two three,\nfour\n\nfive and six.");
	assert_body(PAGE("<div>" STORY "<pre>As it\nwas written.\n\nOnce more.</pre></div>"),
	            STORY_TEXT "\n\nAs it\nwas written.\n\nOnce more.");
}

static void
test_html__marks_of_quotations_and_figures_that_are_text(void **state)
{
	(void)state;
	assert_body(PAGE("<div>" STORY "<p>The minister said <q>we are not done</q> and left.</p></div>"),
	            STORY_TEXT "\n\nThe minister said “we are not done” and left.");
	assert_body(PAGE("<div>" STORY "<figure><table><tr><td>Ships</td><td>nine of ten came</td></tr>"
	                 "</table><figcaption>What came</figcaption></figure>" P("All nine were safe, she said.")
	                 "</div>"),
	            STORY_TEXT "\n\nShips | nine of ten came\n\nAll nine were safe, she said.");
}

static void
test_html__authors_by_what_elements_are_called(void **state)
{
	(void)state;
	assert_fact(PAGE("<h1>Nine states count</h1><div><span class='author-name'>Anna Lind</span>"
	                 "<span class=date>12 May 2014</span></div>" STORY),
	            FACT_AUTHOR, "Anna Lind", ORIGIN_MARKUP);
	assert_fact(PAGE("<h1>Nine states count</h1><div class='c-byline__author'>By Anna Lind</div>"
	                 "<a class=contributor href=b>Boris van Ray</a>" STORY),
	            FACT_AUTHOR, "Anna Lind", ORIGIN_BYLINE);
	assert_fact(PAGE("<h1>Nine states count</h1><div class='x__author'><a>Anna Lind</a></div>"
	                 "<a class=contributor href=b>Boris van Ray</a>" STORY),
	            FACT_AUTHOR, "Anna Lind, Boris van Ray", ORIGIN_MARKUP);
	/* No name, no author; nor is who says something below. */
	assert_fact(PAGE("<h1>Nine states count</h1><p class=author>About our 12 authors</p>" STORY
	                 "<p class='author-name'>Boris Ray</p>"),
	            FACT_AUTHOR, "", ORIGIN_NONE);
	assert_fact(PAGE("<h1>Nine states count</h1><p>Posted by <a href=u>Anna Lind</a> on 12 May "
	                 "2014</p>" STORY), FACT_AUTHOR, "Anna Lind", ORIGIN_BYLINE);
}

static void
test_html__tables_that_lay_out_a_page_are_no_rows(void **state)
{
	(void)state;
#define LAID_OUT "<TABLE><TR><TD><FONT SIZE=-1><A HREF=n>News</A><BR><A HREF=s>Sport</A></FONT>" \
	"<TD><TABLE><TR><TD><B>Nine states count</B><BR>By ANNA LIND<BR>Lake Herald Writer<BR>" \
	"May 12, 1998<P>" PARA1 "<P>" PARA2 "</TABLE><TABLE><TR><TD>" PARA3 "</TABLE></TABLE>"
	assert_body(LAID_OUT, STORY_TEXT);
	assert_fact(LAID_OUT, FACT_TITLE, "Nine states count", ORIGIN_MARKUP);
	/* A row of figures is one. */
	assert_body(PAGE("<div>" STORY "<table><tr><td>Vale<td>12<tr><td>Westmark<td>7</table></div>"),
	            STORY_TEXT "\n\nVale | 12\n\nWestmark | 7");
}

static void
test_html__kinds_of_blocks(void **state)
{
	static const char page[] =
		PAGE("<nav>Menu</nav><h1>The title</h1><div>" STORY "<h2>A part</h2><ul><li>one;</li>"
		     "<li>two.</li></ul><blockquote>He said so himself.</blockquote>"
		     "<figure><figcaption>A boat</figcaption></figure>"
		     "<table><tr><td>a</td><td>b</td></tr></table>" P(OTHER) "</div>");
	struct article *a = read_page(page, sizeof page - 1);
	struct buf b;

	(void)state;
	assert_non_null(a);
	buf_init(&b);
	article_kinds(a, &b);
	assert_buf(&b, "FTPPPHIIQCIP");
	buf_release(&b);
	article_free(a);
}

/* ------------------------------------------------------------------ the facts */

static void
test_html__title_is_the_heading_that_the_head_names(void **state)
{
	(void)state;
	assert_fact("<title>Nine boats - The Herald</title><h1>The Herald</h1><h2>Nine boats</h2>" STORY,
	            FACT_TITLE, "Nine boats", ORIGIN_MARKUP);
	assert_fact("<title>Nine boats for the lake - The Herald</title>" STORY,
	            FACT_TITLE, "Nine boats for the lake", ORIGIN_META);
	assert_fact("<h1>Nine boats</h1>" STORY "<h1>Other news</h1>",
	            FACT_TITLE, "Nine boats", ORIGIN_MARKUP);
}

static void
test_html__dates_of_every_kind(void **state)
{
	static const struct {
		const char *head;
		const char *value;
	} rows[] = {
		{"<meta property='article:published_time' content='2014-05-12T10:00:00Z'>",
		 "2014-05-12T10:00:00Z"},
		{"<meta name=date content='12 May 2014'>", "2014-05-12"},
		{"<meta name=pubdate content='20140512'>", "2014-05-12"},
		{"<meta name=pub_date content='12 May 2014'>", "2014-05-12"},
		{"<div itemprop='datePublished' content='2014-05-12'></div>", "2014-05-12"},
		{"<script type='application/ld+json'>{\"@type\":\"Article\",\"datePublished\":"
		 "\"2014-05-12\"}</script>", "2014-05-12"},
		{"<h1>Nine boats</h1><p>By Anna Ilves | 12 May 2014</p>", "2014-05-12"},
		{"<h1>Nine boats</h1><time datetime='2014-05-12'>Monday</time>", "2014-05-12"},
		{"<h1>Nine boats</h1><p>Publicado: 12/05/2014</p><link rel=canonical "
		 "href='https://lago.example.br/1'>", "2014-05-12"},
		{"<h1>Nine boats</h1><p>12. Mai 2014</p>", "2014-05-12"},
		{"<link rel=canonical href='https://lake.example/2014/05/12/boats'>", "2014-05-12"},
		{"<meta name=date content='soon'>", ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct buf page;
		struct article *a;
		struct buf day;

		buf_init(&page);
		buf_init(&day);
		buf_add_cstr(&page, rows[i].head);
		buf_add_cstr(&page, PAGE("<div>" STORY "</div>"));
		a = read_page(page.ptr, page.len);
		assert_non_null(a);
		assert_str(article_fact(a, FACT_PUBLISHED).value, rows[i].value);
		day_format(&day, article_date(a));
		assert_buf(&day, rows[i].value[0] ? "2014-05-12" : "");
		article_free(a);
		buf_release(&day);
		buf_release(&page);
	}
}

static void
test_html__a_row_of_a_table_says_nothing_of_the_article(void **state)
{
	(void)state;
	assert_fact(PAGE("<h1>Nine boats</h1><div><table><tr><th>Built</th><td>18 February 1958"
	                 "</td></tr><tr><th>Crew</th><td>Nine</td></tr></table>" STORY "</div>"),
	            FACT_PUBLISHED, "", ORIGIN_NONE);
	assert_fact(PAGE("<h1>Nine boats</h1><div><p>18 February 1958</p>" STORY "</div>"),
	            FACT_PUBLISHED, "1958-02-18", ORIGIN_TEXT);
}

static void
test_html__linked_data_may_be_broken(void **state)
{
	(void)state;
	assert_fact("<script type='application/ld+json'>{\"@graph\": [{\"@type\": \"WebPage\", "
	            "\"name\": \"no\"}, {\"@type\": [\"NewsArticle\"], \"headline\": \"Nine\nboats "
	            "\\u2014 \\\"now\\\"\", \"author\": {\"name\": \"Anna\"</script>" STORY,
	            FACT_TITLE, "Nine boats \xE2\x80\x94 \"now\"", ORIGIN_LINKED);
	assert_fact("<script type='application/ld+json'>[{\"@type\":\"Article\",\"author\":"
	            "[{\"name\":\"Anna\"},{\"name\":\"Juma\"}],}]</script>" STORY,
	            FACT_AUTHOR, "Anna, Juma", ORIGIN_LINKED);
}

/* A page of a live blog holds posts that are articles of their own. */
static void
test_html__linked_data_of_pieces_is_not_the_pages(void **state)
{
	const char *page = "<script type='application/ld+json'>{\"liveBlogUpdate\":[{\"@type\":"
		"\"BlogPosting\",\"headline\":\"Ferry late\",\"datePublished\":\"2014-05-12\"}],"
		"\"@type\":\"LiveBlogPosting\",\"headline\":\"Nine boats live\","
		"\"datePublished\":\"2014-05-10\"}</script>" STORY;

	(void)state;
	assert_fact(page, FACT_TITLE, "Nine boats live", ORIGIN_LINKED);
	assert_fact(page, FACT_PUBLISHED, "2014-05-10", ORIGIN_LINKED);
}

static void
test_html__linked_data_names_things_by_their_ids(void **state)
{
	const char *page = "<script type='application/ld+json'>{\"@graph\":[{\"@type\":"
		"\"NewsArticle\",\"author\":{\"@id\":\"#a\"},\"publisher\":{\"@id\":\"#p\"}},"
		"{\"@type\":\"Person\",\"@id\":\"#a\",\"name\":\"Anna Lind\"},{\"@id\":\"#p\","
		"\"name\":\"The Lake\"},{\"@id\":\"#q\",\"name\":\"No\"}]}</script>" STORY;

	(void)state;
	assert_fact(page, FACT_AUTHOR, "Anna Lind", ORIGIN_LINKED);
	assert_fact(page, FACT_SOURCE, "The Lake", ORIGIN_LINKED);
}

/* What stands where a page stops showing an article. */
static void
test_html__asking_to_subscribe_is_not_the_article(void **state)
{
	(void)state;
	assert_body("<title>Nine boats</title>" PAGE("<article><h1>Nine boats</h1><p>The boats "
	            "left on Monday.</p></article><div class=x><h2>Subscribe to continue reading</h2>"
	            P(OTHER) "<p>Sign in</p></div>"), "The boats left on Monday.");
	assert_body("<title>Nine boats</title>" PAGE("<article><h1>Nine boats</h1>" P(PARA1)
	            "<div class=y><h3>Keep reading for 1 a week</h3>" P(OTHER) "</div></article>"),
	            PARA1);
	/* One in the text, be it short, takes nothing with it. */
	assert_body("<title>Nine boats</title>" PAGE("<h1>Nine boats</h1><div>" P(PARA1)
	            "<p>Already a subscriber? Sign in</p>" P(PARA2) "</div>"), PARA1 "\n\n" PARA2);
}

static void
test_html__text_that_only_linked_data_has(void **state)
{
	(void)state;
	assert_body("<title>Nine boats</title><script type='application/ld+json'>{\"@type\":"
	            "\"NewsArticle\",\"headline\":\"Nine boats\",\"articleBody\":\"" PARA1
	            "\\n\\n" PARA2 "\\n" PARA3 "\"}</script><div id=app>Loading</div>", STORY_TEXT);
	/* However short, where the page has none. */
	assert_body("<title>Nine boats</title><script type='application/ld+json'>{\"@type\":"
	            "\"NewsArticle\",\"articleBody\":\"They left.\"}</script><div id=app></div>",
	            "They left.");
}

static void
test_html__other_articles_of_the_page_stay_out(void **state)
{
	(void)state;
	assert_body("<title>Nine boats</title>" PAGE("<div>" P(OTHER) "</div><h1>Nine boats</h1>" STORY
	            "<div><h3><a href=x>The harbour is closed</a></h3>" P(OTHER) "</div>"), STORY_TEXT);
	assert_body("<title>Nine boats</title>" PAGE("<article><h1>Nine boats</h1>" STORY "</article>"
	            "<article><h2>The harbour is closed</h2>" P(OTHER) P(OTHER) "</article>"), STORY_TEXT);
	assert_body("<title>Nine boats</title>" PAGE("<h1>Nine boats</h1>" STORY
	            "<h3>3 comments</h3>" P(OTHER)), STORY_TEXT);
}

static void
test_html__names_that_only_sound_like_furniture(void **state)
{
	(void)state;
	assert_body(PAGE("<div class='has-sidebar category-comment tag-newsletter overflow-hidden'>"
	                 P(PARA1) "<div class='no-ads'>" P(PARA2) "</div>" P(PARA3) "</div>"), STORY_TEXT);
	assert_body(PAGE("<div>" P(PARA1) "<div class='hidden'>" P(OTHER) "</div>" P(PARA2) P(PARA3)
	                 "</div>"), STORY_TEXT);
}

static void
test_html__the_day_is_that_of_the_place(void **state)
{
	static const char page[] =
		"<meta property='article:published_time' content='2014-05-13T01:10:00Z'>"
		"<title>Nine boats</title><h1>Nine boats</h1><p>May 12, 2014 9:10 PM</p>" STORY;
	struct article *a = read_page(page, sizeof page - 1);
	struct buf day;

	(void)state;
	assert_non_null(a);
	buf_init(&day);
	day_format(&day, article_date(a));
	assert_buf(&day, "2014-05-12");
	assert_str(article_fact(a, FACT_PUBLISHED).value, "2014-05-13T01:10:00Z");
	buf_release(&day);
	article_free(a);
}

static void
assert_said(const char *page, enum fact_name name, const char *value)
{
	struct article *a = read_page(page, strlen(page));

	assert_non_null(a);
	assert_str(article_fact(a, name).value, value);
	article_free(a);
}

/* Pages of an office have its name in <title> and above everything. */
static void
test_html__a_heading_that_is_the_name_of_the_site_is_no_title(void **state)
{
	(void)state;
	assert_fact("<html><head><title>Ministry of Lakes - Official website</title><meta "
	            "property='og:title' content='Minister opens the count'></head><body><h1>Ministry "
	            "of Lakes</h1><div><p class=name>Minister opens the count</p>" STORY
	            "</div></body></html>",
	            FACT_TITLE, "Minister opens the count", ORIGIN_MARKUP);
}

static void
test_html__a_subtitle_is_what_is_called_so_or_follows_at_once(void **state)
{
	(void)state;
	assert_said("<title>Nine boats</title><h1>Nine boats</h1><p>By Jane Miller</p>"
	            "<p class='article__sub-title'>All nine lake states agree</p>" STORY,
	            FACT_SUBTITLE, "All nine lake states agree");
	assert_said("<title>Nine boats</title><h1>Nine boats</h1><h2>All nine lake states agree</h2>"
	            STORY, FACT_SUBTITLE, "All nine lake states agree");
	assert_said("<title>Nine boats</title><h1>Nine boats</h1><p>By Jane Miller</p>"
	            "<p class='site-chapo'>All nine lake states agree</p>" STORY,
	            FACT_SUBTITLE, "All nine lake states agree");
	assert_said("<title>Nine boats</title><h1>Nine boats</h1>" P(PARA1)
	            "<h2>What the states agreed on</h2>" STORY, FACT_SUBTITLE, "");
	assert_said("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":"
	            "\"Nine boats\",\"alternativeHeadline\":\"Nine boats\"}</script>"
	            "<h1>Nine boats</h1>" STORY, FACT_SUBTITLE, "");
}

static void
test_html__a_date_in_words_keeps_its_time(void **state)
{
	(void)state;
	assert_said("<meta name=date content='Mon, 12 May 2014 21:10:00 GMT'>"
	            "<title>Nine boats</title><h1>Nine boats</h1>" STORY,
	            FACT_PUBLISHED, "2014-05-12T21:10Z");
	assert_said("<title>Nine boats</title><h1>Nine boats</h1><p>By Jane Miller</p>"
	            "<p>Published May 12, 2014 9:10 PM EDT · Updated May 13, 2014</p>" STORY,
	            FACT_UPDATED, "2014-05-13");
}

/* Elements of time say the hour that the page does not show, and later changes. */
static void
test_html__elements_of_time_complete_the_day(void **state)
{
#define TIMES(published, updated) PAGE("<article><h1>Ministers count fish</h1>" \
	"<p>Posted on <time class='entry-date " published "' datetime='2023-05-09T08:15:00+02:00'>" \
	"May 9, 2023</time> <time class='" updated "' datetime='2023-05-10T11:00:00+02:00'>" \
	"May 10, 2023</time></p>" STORY "</article>")

	(void)state;
	assert_fact(TIMES("published", "updated"), FACT_PUBLISHED, "2023-05-09T08:15:00+02:00",
	            ORIGIN_MARKUP);
	assert_fact(TIMES("published", "updated"), FACT_UPDATED, "2023-05-10T11:00:00+02:00",
	            ORIGIN_MARKUP);
	assert_fact(TIMES("published updated", "x"), FACT_UPDATED, "", ORIGIN_NONE);
#undef TIMES
	assert_fact(PAGE("<main><h1>Ministers count fish</h1><dl><dt>Published</dt><dd>25 January "
	            "2022</dd><dt>Last updated</dt><dd>27 January 2022</dd></dl>" STORY "</main>"),
	            FACT_UPDATED, "2022-01-27", ORIGIN_FIELD);
	assert_fact(PAGE("<main><h1>Ministers count fish</h1><dl><dt>From</dt><dd>25 January "
	            "2022</dd></dl>" STORY "</main>"), FACT_UPDATED, "", ORIGIN_NONE);
}

static void
test_html__charset_is_read_from_the_markup(void **state)
{
	(void)state;
	assert_str(html_charset(STR_LIT("<meta charset=\"windows-1251\">")), "windows-1251");
	assert_str(html_charset(STR_LIT("<meta http-equiv=Content-Type content='text/html; "
	                                "charset=koi8-r'>")), "koi8-r");
	assert_str(html_charset(STR_LIT("<p>no")), "");
}

/* -------------------------------------------------------------------- hostile */

/* `count` times `piece`, then the story. */
static struct article *
read_repeated(const char *piece, size_t count, const char *end)
{
	struct buf b;
	struct article *a;

	buf_init(&b);
	buf_add_cstr(&b, "<html><body>");
	for (size_t i = 0; i < count; i++)
		buf_add_cstr(&b, piece);
	buf_add_cstr(&b, STORY);
	buf_add_cstr(&b, end);
	a = read_page(b.ptr, b.len);
	buf_release(&b);
	return a;
}

/* The parser is begun anew below the 256th element, more and more often. */
static void
test_html__text_is_kept_however_deep_it_stands(void **state)
{
	static const size_t depths[] = {255, 256, 300, 9000, 100000};

	(void)state;
	for (size_t i = 0; i < sizeof depths / sizeof *depths; i++) {
		struct buf b;

		buf_init(&b);
		for (size_t k = 0; k < depths[i]; k++)
			buf_add_cstr(&b, "<div>");
		buf_add_cstr(&b, STORY);
		for (size_t k = 0; k < depths[i]; k++)
			buf_add_cstr(&b, "</div>");
		assert_body(b.ptr, STORY_TEXT);
		buf_release(&b);
	}
}

static void
test_html__hostile_markup_is_read_in_linear_time(void **state)
{
	static const char *const pieces[] = {
		"<div>", "<b>", "<ul><li>", "<table><tr><td>", "</x></div>", "<x a=1 ",
		"<a href='", "<!-- ", "<svg>", "<title>", "<script type=text>x</script>", "&amp;",
		"<p class='", "<blockquote><p>", "<", "</", "<!", "&#x1;", "<br>", "<font><p>",
	};

	(void)state;
	for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++)
		article_free(read_repeated(pieces[i], 100000, ""));
}

static void
test_html__deep_nesting_keeps_the_text(void **state)
{
	struct article *a = read_repeated("<div><span>", 100000, "");
	struct buf b;

	(void)state;
	assert_non_null(a);
	buf_init(&b);
	article_body(a, &b);
	assert_buf(&b, STORY_TEXT);
	buf_release(&b);
	article_free(a);
}

static void
test_html__endless_attributes(void **state)
{
	struct buf b;
	struct article *a;

	(void)state;
	buf_init(&b);
	buf_add_cstr(&b, "<html><body><div ");
	for (int i = 0; i < 100000; i++)
		buf_addf(&b, "a%d='%d' class=c%d ", i, i, i);
	buf_add_cstr(&b, ">" STORY "</div>");
	a = read_page(b.ptr, b.len);
	assert_non_null(a);
	assert_str(str_sub(article_text(a), 0, 20), "Ministers from nine ");
	article_free(a);
	buf_release(&b);
}

static void
test_html__cut_anywhere(void **state)
{
	static const char page[] =
		"<!DOCTYPE html [<!ENTITY a 'b'>]><html lang=en><head><title>Nine &amp; one</title>"
		"<script type='application/ld+json'>{\"@type\":\"Article\",\"headline\":\"N\\u0065\"}"
		"</script><meta name=\"date\" content=\"2014-05-12\"></head><body><!-- a -- b -->"
		"<h1 class='a b'>Nine &#x2014; one</h1><p id=x>" PARA1 "<br><br>&lt;&nosuch;"
		"<table><tr><td>a<td>b</table></body></html>";

	(void)state;
	for (size_t len = 1; len < sizeof page; len++)
		article_free(read_page(page, len));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_html__boxes_that_name_themselves_stay_out),
		cmocka_unit_test(test_html__a_name_does_not_hide_half_of_the_text),
		cmocka_unit_test(test_html__lists_of_links_are_no_text),
		cmocka_unit_test(test_html__white_space_and_breaks),
		cmocka_unit_test(test_html__marks_of_quotations_and_figures_that_are_text),
		cmocka_unit_test(test_html__authors_by_what_elements_are_called),
		cmocka_unit_test(test_html__tables_that_lay_out_a_page_are_no_rows),
		cmocka_unit_test(test_html__kinds_of_blocks),
		cmocka_unit_test(test_html__title_is_the_heading_that_the_head_names),
		cmocka_unit_test(test_html__dates_of_every_kind),
		cmocka_unit_test(test_html__a_row_of_a_table_says_nothing_of_the_article),
		cmocka_unit_test(test_html__linked_data_may_be_broken),
		cmocka_unit_test(test_html__linked_data_of_pieces_is_not_the_pages),
		cmocka_unit_test(test_html__linked_data_names_things_by_their_ids),
		cmocka_unit_test(test_html__asking_to_subscribe_is_not_the_article),
		cmocka_unit_test(test_html__text_that_only_linked_data_has),
		cmocka_unit_test(test_html__other_articles_of_the_page_stay_out),
		cmocka_unit_test(test_html__names_that_only_sound_like_furniture),
		cmocka_unit_test(test_html__the_day_is_that_of_the_place),
		cmocka_unit_test(test_html__a_heading_that_is_the_name_of_the_site_is_no_title),
		cmocka_unit_test(test_html__a_subtitle_is_what_is_called_so_or_follows_at_once),
		cmocka_unit_test(test_html__a_date_in_words_keeps_its_time),
		cmocka_unit_test(test_html__elements_of_time_complete_the_day),
		cmocka_unit_test(test_html__charset_is_read_from_the_markup),
		cmocka_unit_test(test_html__text_is_kept_however_deep_it_stands),
		cmocka_unit_test(test_html__hostile_markup_is_read_in_linear_time),
		cmocka_unit_test(test_html__deep_nesting_keeps_the_text),
		cmocka_unit_test(test_html__endless_attributes),
		cmocka_unit_test(test_html__cut_anywhere),
	};

	return UNIT_RUN(tests);
}
