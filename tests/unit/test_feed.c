/* SPDX-License-Identifier: MIT */
/* article/format_feed: names that stay, and feeds that mean harm. */
#include "tests/unit/papers_of.h"

#include "tests/unit/article_of.h"

#define ITEM(id, title) \
	"<item><title>" title "</title><guid>" id "</guid>" \
	"<pubDate>Sat, 23 Jul 2016 10:00:00 GMT</pubDate>" \
	"<description>" PARA1 "</description></item>"
#define RSS(items) \
	"<?xml version='1.0'?><rss version='2.0'><channel><title>Lake Herald</title>" \
	items "</channel></rss>"

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

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_feed__entries_keep_their_names),
		cmocka_unit_test(test_feed__entities_are_not_expanded),
		cmocka_unit_test(test_feed__what_is_damaged_is_read_as_far_as_it_goes),
	};

	return UNIT_RUN(tests);
}
