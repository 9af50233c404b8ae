/* SPDX-License-Identifier: MIT */
/* article/format_feed: names that stay, and feeds that mean harm. */
#include "tests/unit/papers_of.h"

#include "article/opml.h"
#include "tests/unit/article_of.h"

#define ITEM(id, title) \
	"<item><title>" title "</title><guid>" id "</guid>" \
	"<pubDate>Sat, 23 Jul 2016 10:00:00 GMT</pubDate>" \
	"<description>" PARA1 "</description></item>"
#define RSS(items) \
	"<?xml version='1.0'?><rss version='2.0'><channel><title>Lake Herald</title>" \
	items "</channel></rss>"

/* When it was published, and by whom; a line an article. */
static bool
add_facts(void *ctx, struct article *a)
{
	buf_addf(ctx, "%.*s %.*s\n", STR_ARG(article_fact(a, FACT_PUBLISHED).value),
	         STR_ARG(article_fact(a, FACT_AUTHOR).value));
	article_free(a);
	return true;
}

static void
test_feed__entries_keep_their_names(void **state)
{
	struct papers p = {.at_most = 0};
	struct papers q = {.at_most = 0};

	(void)state;
	papers_read(&p, STR_LIT(RSS(ITEM("https://www.x.example/a/1", "Old"))), "f.xml");
	papers_read(&q, STR_LIT(RSS(ITEM("2", "New") ITEM("https://www.x.example/a/1", "Old"))),
	            "f.xml");
	assert_buf(&p.list, "f.xml#x-example-a-1-ccbf8ce0 | Old | 2016-07-23 | Lake Herald\n");
	assert_int_equal(q.n, 2);
	assert_true(str_ends(buf_str(&q.list), buf_str(&p.list)));
	papers_release(&p);
	papers_release(&q);
}

static void
test_feed__entities_are_not_expanded(void **state)
{
	static const char laughs[] =
		"<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'haha'>"
		"<!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"
		"<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>"
		"<!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;'>"
		"<!ENTITY e '&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;'>"
		"<!ENTITY f '&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;'>"
		"<!ENTITY g SYSTEM 'file:///etc/passwd'>]>"
		"<rss><channel>" ITEM("1", "Ha &f;&f;&f;&g;") "</channel></rss>";
	struct papers p = {.at_most = 0};

	(void)state;
	papers_read(&p, str_of(laughs), "f.xml");
	assert_true(p.texts.len < 1000);
	assert_int_equal(str_find(buf_str(&p.texts), STR_LIT("root:")), SIZE_MAX);
	papers_release(&p);
}

static void
test_feed__what_is_damaged_is_read_as_far_as_it_goes(void **state)
{
	static const char feed[] = RSS(ITEM("1", "Fish") ITEM("2", "Boats & more"));
	struct papers p = {.at_most = 0};

	(void)state;
	papers_read(&p, str_sub(str_of(feed), 0, sizeof feed - 120), "f.xml");
	assert_true(p.n >= 1);
	papers_release(&p);
	papers_torture(str_of(feed), "f.xml", 3);
}

/* A feed of one item, in the charset its first line names. */
static void
test_feed__is_decoded_once(void **state)
{
#define IN(charset, title, text)                                                \
	"<?xml version=\"1.0\" encoding=\"" charset "\"?><rss><channel><title>B</title>" \
	"<item><guid>1</guid><title>" title "</title><description>" text           \
	"</description></item></channel></rss>"
	static const struct {
		const char *raw;
		const char *texts;
	} rows[] = {
		{IN("ISO-8859-1", "Bras\xEDlia", "Jo\xE3o came."),
		 "Brasília\n\nJoão came.\n\n"},
		{IN("windows-1251", "\xCF\xF3\xF2\xFC", "\xCC\xE8\xF0."),
		 "Путь\n\nМир.\n\n"},
		{IN("Shift_JIS", "\x88\xC0\x94{", "Came."), "安倍\n\nCame.\n\n"},
		/* It is UTF-8, whatever it says. */
		{IN("us-ascii", "Brasília", "Came."), "Brasília\n\nCame.\n\n"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct papers p = {.at_most = 0};

		papers_read(&p, str_of(rows[i].raw), "f.xml");
		assert_string_equal(p.texts.ptr, rows[i].texts);
		papers_release(&p);
	}
#undef IN
}

static void
test_feed__utf_16_is_a_feed(void **state)
{
	static const char feed[] = RSS(ITEM("1", "Fish"));
	struct papers p = {.at_most = 0};
	struct buf wide;

	(void)state;
	buf_init(&wide);
	buf_add(&wide, STR_LIT("\xFF\xFE"));
	for (size_t i = 0; feed[i]; i++) {
		buf_add_char(&wide, feed[i]);
		buf_add_char(&wide, '\0');
	}
	papers_read(&p, buf_str(&wide), "f.xml");
	assert_int_equal(p.n, 1);
	assert_int_not_equal(str_find(buf_str(&p.list), STR_LIT("| Fish |")), SIZE_MAX);
	papers_release(&p);
	buf_release(&wide);
}

/* What is nearly XML loses nothing but what is wrong with it. */
static void
test_feed__slightly_off_is_read(void **state)
{
	static const struct {
		const char *before;  /* the root */
		const char *title;
		const char *read_as;
	} rows[] = {
		{"", "A&nbsp;B&eacute; &hellip;", "A\u00A0Bé …"},
		{"\n\n  <?xml version='1.0'?>", "Blank", "Blank"},
		{"", "One \x0B\x1B[31m two", "One   [31m two"},
		{"<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY % HTMLlat1 PUBLIC '-//W3C//x' "
		 "'http://x.example/a.ent'>%HTMLlat1;]>", "T&eacute;st", "Tést"},
		{"<!DOCTYPE rss [<!ENTITY paper \"Lake&#160;Herald\">]>", "The &paper;",
		 "The Lake\u00A0Herald"},
		{"", "AT&T and R&D; &", "AT&T and R&D; &"},
		{"", "Less < more", "Less < more"},
		{"", "Bold <b>and</i> open", "Bold and open"},
		{"", "<![CDATA[Fish & <i>boats</i>]]>", "Fish & boats"},
		{"", "&#0;&#x1F600;&#xFFFFFFFF;", "😀"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct papers p = {.at_most = 0};
		struct buf feed;
		struct buf wanted;

		buf_init(&feed);
		buf_init(&wanted);
		buf_addf(&feed, "%s<rss><channel><title>B</title><item><title>%s</title>"
		         "<guid a=b a='c'>1</guid><description>Came.</description></item>"
		         "<item><guid>2</guid><title>Two</title><description>Went.</description>"
		         "</item></channel></rss>", rows[i].before, rows[i].title);
		buf_addf(&wanted, "%s\n\nCame.\n\n\n-----\nTwo\n\nWent.\n\n", rows[i].read_as);
		papers_read(&p, buf_str(&feed), "f.xml");
		assert_string_equal(p.texts.ptr, wanted.ptr);
		papers_torture(buf_str(&feed), "f.xml", 7);
		papers_release(&p);
		buf_release(&feed);
		buf_release(&wanted);
	}
}

/* Channels of films put their words into Media RSS. */
static void
test_feed__what_is_said_of_a_film_is_read(void **state)
{
	static const char feed[] =
		"<feed xmlns:media='http://search.yahoo.com/mrss/'><title>Lake</title>"
		"<entry><id>1</id><title>One</title><media:group><media:title>Uno</media:title>"
		"<media:description>Nets.\n\nBoats.</media:description></media:group></entry>"
		"<entry><media:content><media:title>Two</media:title>"
		"<media:description type='html'>&lt;p&gt;Fish.&lt;/p&gt;</media:description>"
		"</media:content></entry>"
		"<entry><id>3</id><title>Three</title><media:description>A picture"
		"</media:description><summary>Rain.</summary></entry></feed>";
	struct papers p = {.at_most = 0};

	(void)state;
	papers_read(&p, str_of(feed), "f.xml");
	assert_buf(&p.texts, "One\n\nNets.\n\nBoats.\n-----\nTwo\n\nFish.\n\n\n-----\n"
	           "Three\n\nRain.\n\n");
	assert_buf(&p.said, "");
	papers_release(&p);
	papers_torture(str_of(feed), "f.xml", 3);
}

/* Tags that editors write into titles; signs of the text stay. */
static void
test_feed__titles_lose_their_tags(void **state)
{
	static const char *const rows[][2] = {
		{"Rates &lt;em&gt;rise&lt;/em&gt; in Rome", "Rates rise in Rome"},
		{"<![CDATA[Film <i>Dune</i> &amp; more]]>", "Film Dune & more"},
		{"If a &lt; b", "If a < b"},
		{"What the &lt;b&gt; tag means", "What the <b> tag means"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct papers p = {.at_most = 0};
		struct buf feed;
		struct buf wanted;

		buf_init(&feed);
		buf_init(&wanted);
		buf_addf(&feed, "<rss><channel><title>F</title><item><title>%s</title><guid>1</guid>"
		         "<description>" PARA1 "</description></item></channel></rss>", rows[i][0]);
		buf_addf(&wanted, "| %s |", rows[i][1]);
		papers_read(&p, buf_str(&feed), "f.xml");
		assert_non_null(strstr(p.list.ptr, wanted.ptr));
		papers_release(&p);
		buf_release(&feed);
		buf_release(&wanted);
	}
}

static void
test_feed__times_authors_and_sources(void **state)
{
	static const char feed[] =
		"<feed><title>All papers</title><author><name>The Lakes</name></author>"
		"<entry><id>1</id><title>One</title><updated>2016-07-23T07:05:00.000+0200</updated>"
		"<author><name>Ann Lind</name><uri>x</uri></author><author><name>Bo Berg</name>"
		"</author><contributor><name>Else</name></contributor><source><id>s</id>"
		"<title>Lake Herald</title></source><content>" PARA1 "</content></entry>"
		"<entry><id>2</id><title>Two</title><pubDate>Sat, 18 Aug 18 07:05:00 EDT</pubDate>"
		"<author>a@x.example (Ann Lind)</author><source url='x'>Harbour Post</source>"
		"<content>" PARA1 "</content></entry>"
		"<entry><id>3</id><title>Three</title><pubDate>5 Mar 99 21:14 EST</pubDate>"
		"<content>" PARA1 "</content></entry></feed>";
	struct papers p = {.at_most = 0};
	struct diag d;
	struct buf facts;

	(void)state;
	papers_read(&p, str_of(feed), "f.xml");
	assert_non_null(strstr(p.list.ptr, "| One | 2016-07-23 | Lake Herald\n"));
	assert_non_null(strstr(p.list.ptr, "| Two | 2018-08-18 | Harbour Post\n"));
	assert_non_null(strstr(p.list.ptr, "| Three | 1999-03-05 | All papers\n"));
	papers_release(&p);
	diag_init(&d);
	buf_init(&facts);
	assert_int_equal(format_read(str_of(feed), STR_LIT("f.xml"), add_facts, &facts, &d),
	                 STATUS_OK);
	assert_buf(&facts, "2016-07-23T07:05+02:00 Ann Lind, Bo Berg\n"
	           "2018-08-18T07:05-04:00 Ann Lind\n1999-03-05T21:14-05:00 The Lakes\n");
	buf_release(&facts);
	diag_release(&d);
	papers_torture(str_of(feed), "f.xml", 3);
}

static bool
add_address(void *ctx, struct article *a)
{
	buf_addf(ctx, "%.*s\n", STR_ARG(article_fact(a, FACT_ADDRESS).value));
	article_free(a);
	return true;
}

static void
test_feed__addresses_lead_on_from_where_the_feed_is(void **state)
{
#define ENTRY(attributes, href) "<entry" attributes "><title>T</title><link href='" href "'/>" 	"<content>" PARA1 "</content></entry>"
	static const char *const feeds[][2] = {
		{"<feed xml:base='https://x.example/blog/'>" ENTRY("", "posts/1")
		 ENTRY(" xml:base='/news/'", "2") ENTRY("", "https://y.example/3") "</feed>",
		 "https://x.example/blog/posts/1\nhttps://x.example/news/2\nhttps://y.example/3\n"},
		{"<feed><link href='https://x.example/blog/'/>" ENTRY("", "posts/1") "</feed>",
		 "https://x.example/blog/posts/1\n"},
		{"<feed>" ENTRY("", "posts/1") "</feed>", "\n"},
		{RSS("<link>https://x.example/</link><item><title>T</title><link>/1</link>"
		     "<description>" PARA1 "</description></item>"), "https://x.example/1\n"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof feeds / sizeof *feeds; i++) {
		struct diag d;
		struct buf out;

		diag_init(&d);
		buf_init(&out);
		assert_int_equal(format_read(str_of(feeds[i][0]), STR_LIT("f.xml"), add_address, &out,
		                             &d), STATUS_OK);
		assert_buf(&out, feeds[i][1]);
		buf_release(&out);
		diag_release(&d);
	}
#undef ENTRY
}

static void
test_feed__a_list_says_what_is_on_the_net(void **state)
{
	struct papers p = {.at_most = 0};

	(void)state;
	papers_read(&p, STR_LIT("<?xml version='1.0'?>\n<opml><body><outline xmlUrl='a.xml'/>"
	                        "<outline xmlUrl='https://x.example/f'/></body></opml>"), "l.opml");
	assert_int_equal(p.status, STATUS_OK);
	assert_string_equal(p.said.ptr, "l.opml: 1 of 2 feeds in this list are on the net, which is "
	                    "never asked: save them as files, or open the cache of the feed reader\n");
	papers_release(&p);
	papers_torture(STR_LIT("<opml><outline xmlUrl='file:///%41%zz%4'/><outline xmlUrl='a'/>"),
	               "l.opml", 1);
}

static void
test_feed__files_of_a_list(void **state)
{
	static const char *const rows[][2] = {
		{"b.xml", "/x/b.xml"}, {"c/b%20.xml", "/x/c/b%20.xml"}, {"/b.xml", "/b.xml"},
		{"file:///a%20b.xml", "/a b.xml"}, {"file://localhost/b.xml", "/b.xml"},
		{"http://x.example/b.xml", NULL}, {"feed:b.xml", NULL},
	};
	struct buf b;

	(void)state;
	buf_init(&b);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		assert_int_equal(opml_file(str_of(rows[i][0]), STR_LIT("/x/l.opml"), &b),
		                 rows[i][1] != NULL);
		if (rows[i][1])
			assert_string_equal(b.ptr, rows[i][1]);
	}
	buf_release(&b);
}

static void
test_warc__files_and_texts_are_read(void **state)
{
#define RECORD(type, address, content) \
	"WARC/1.0\r\nWARC-Type: " type "\r\nWARC-Target-URI: " address "\r\n" \
	"Content-Type: " content "\r\nContent-Length: "
	static const char page[] = "<html><body><h1>Fish</h1><p>" PARA1 "</p></body></html>";
	static const char text[] = "Boats\n\n" PARA2 "\n";
	struct papers p = {.at_most = 0};
	struct buf warc;

	(void)state;
	buf_init(&warc);
	buf_addf(&warc, RECORD("resource", "http://x.example/a", "text/html") "%zu\r\n\r\n%s\r\n\r\n",
	         sizeof page - 1, page);
	/* How the program was called is none. */
	buf_addf(&warc, RECORD("resource", "<metadata://x.example/arguments.txt>", "text/plain")
	         "5\r\n\r\n\"-p\"\n\r\n\r\n");
	buf_addf(&warc, RECORD("conversion", "http://x.example/b", "text/plain") "%zu\r\n\r\n%s\r\n\r\n",
	         sizeof text - 1, text);
	papers_read(&p, buf_str(&warc), "x.warc");
	assert_int_equal(p.n, 2);
	assert_non_null(strstr(p.list.ptr, "| Fish |"));
	assert_non_null(strstr(p.list.ptr, "| Boats |"));
	assert_string_equal(p.said.ptr, "");
	papers_release(&p);
	papers_torture(buf_str(&warc), "x.warc", 5);
	buf_release(&warc);
#undef RECORD
}

/* Several in a message, each with XHTML inside; and where there is a lead alone,
 * it is the text. */
static void
test_news__items_of_a_message(void **state)
{
	static const char message[] =
		"<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><itemSet>"
		"<newsItem guid='a'><itemMeta><versionCreated>2016-07-23T10:00:00Z</versionCreated>"
		"</itemMeta><contentMeta><headline>Fish</headline><by>by Anna Lind</by>"
		"<creditline>Lake Agency</creditline></contentMeta><contentSet><inlineXML>"
		"<html xmlns='http://www.w3.org/1999/xhtml'><head><title>no</title></head><body>"
		"<p>" PARA1 "</p></body></html></inlineXML></contentSet></newsItem>"
		"<newsItem guid='b'><contentMeta><headline>Boats</headline></contentMeta>"
		"<contentSet><inlineXML><nitf><body><body.head><hedline><hl1>no</hl1></hedline>"
		"</body.head><body.content><block class='lead_paragraph'><p>" PARA2 "</p></block>"
		"</body.content></body></nitf></inlineXML></contentSet></newsItem>"
		"</itemSet></newsMessage>";
	struct papers p = {.at_most = 0};

	(void)state;
	papers_read(&p, str_of(message), "x.xml");
	assert_int_equal(p.n, 2);
	assert_non_null(strstr(p.list.ptr, "| Fish | 2016-07-23 | Lake Agency\n"));
	assert_non_null(strstr(p.list.ptr, "| Boats |  | \n"));
	assert_string_equal(p.texts.ptr, "Fish\n\n" PARA1 "\n\n\n-----\nBoats\n\n" PARA2 "\n\n");
	assert_string_equal(p.said.ptr, "");
	papers_release(&p);
	papers_torture(str_of(message), "x.xml", 5);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_feed__entries_keep_their_names),
		cmocka_unit_test(test_feed__entities_are_not_expanded),
		cmocka_unit_test(test_feed__what_is_damaged_is_read_as_far_as_it_goes),
		cmocka_unit_test(test_feed__is_decoded_once),
		cmocka_unit_test(test_feed__utf_16_is_a_feed),
		cmocka_unit_test(test_feed__slightly_off_is_read),
		cmocka_unit_test(test_feed__titles_lose_their_tags),
		cmocka_unit_test(test_feed__what_is_said_of_a_film_is_read),
		cmocka_unit_test(test_feed__times_authors_and_sources),
		cmocka_unit_test(test_feed__addresses_lead_on_from_where_the_feed_is),
		cmocka_unit_test(test_feed__a_list_says_what_is_on_the_net),
		cmocka_unit_test(test_feed__files_of_a_list),
		cmocka_unit_test(test_news__items_of_a_message),
		cmocka_unit_test(test_warc__files_and_texts_are_read),
	};

	return UNIT_RUN(tests);
}
