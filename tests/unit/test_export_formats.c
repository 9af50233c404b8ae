/* SPDX-License-Identifier: MIT */
/* article/format_json, format_csv, format_markdown, format_warc: what a golden
 * file cannot show: cut short at every place, nested without end, not meant. */
#include "tests/unit/papers_of.h"

#include "article/record.h"
#include "text/utf8.h"

#include "tests/unit/article_of.h"

static const char json[] =
	"\xEF\xBB\xBF[{\"title\": \"Fish\", \"text\": \"" PARA1 "\", \"date\": 1469262000123},\n"
	"{\"title\": \"Boats\", \"description\": \"" PARA2 "\", \"n\": [1, {\"a\": null}]}]";
static const char lines[] =
	"{\"id\": 7, \"body\": \"" PARA1 "\\u0000 \\ud83d\\ude00\"}\n{broken\n"
	"{\"id\": 8, \"body\": \"<p>" PARA2 "</p>\"}\n";
static const char csv[] =
	"id,title,text\n1,\"Fish, \"\"boats\"\"\",\"" PARA1 "\n\n" PARA2 "\"\n2,Short\n3,,x,y,z\n";
static const char markdown[] =
	"+++\ntitle = 'Fish'\n+++\n\n" PARA1 " ![x](y) [z][1]\n\n* a\n  * b\n\n```\ncode\n";
static const char warc[] =
	"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: <http://x.example/>\r\n"
	"Content-Length: 241\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
	"Transfer-Encoding: chunked\r\n\r\n9a\r\n<html><p>" PARA1 "\r\n0\r\n\r\n\r\n\r\n"
	"WARC/1.0\r\nContent-Length: 99\r\n\r\n";

static size_t
count(const char *raw, const char *path)
{
	struct papers p = {.at_most = 0};

	papers_read(&p, str_of(raw), path);
	papers_release(&p);
	return p.n;
}

static void
test_exports__are_read_however_they_are_cut(void **state)
{
	(void)state;
	assert_int_equal(count(json, "x"), 2);
	assert_int_equal(count(lines, "x"), 2);
	assert_int_equal(count(csv, "x"), 2);
	assert_int_equal(count(markdown, "x.md"), 1);
	assert_int_equal(count(warc, "x"), 1);
	papers_torture(str_of(json), "x", 3);
	papers_torture(str_of(lines), "x", 3);
	papers_torture(str_of(csv), "x", 3);
	papers_torture(str_of(markdown), "x.md", 3);
	papers_torture(str_of(warc), "x", 3);
}

/* Rows are filled up to their head, however little each of them has. */
static void
test_exports__a_table_in_markdown_stays_as_long_as_it_was(void **state)
{
	struct papers p = {.at_most = 0};
	struct buf b;

	(void)state;
	buf_init(&b);
	for (int row = 0; row < 20000; row++) {
		for (int cell = 0; cell < (row < 2 ? 120 : 1); cell++)
			buf_add_cstr(&b, row == 1 ? "|-" : "|x");
		buf_add_cstr(&b, "|\n");
	}
	papers_read(&p, buf_str(&b), "x.md");
	assert_int_equal(p.n, 1);
	assert_true(p.texts.len <= 2 * b.len);
	papers_release(&p);
	buf_release(&b);
}

static void
test_exports__fields_are_known_by_many_names(void **state)
{
	(void)state;
	assert_int_equal(record_field_of(STR_EMPTY, STR_LIT("publishedAt")), RECORD_DATE);
	assert_int_equal(record_field_of(STR_EMPTY, STR_LIT("Full text")), RECORD_TEXT);
	assert_int_equal(record_field_of(STR_EMPTY, STR_LIT("content_html")), RECORD_HTML);
	assert_int_equal(record_field_of(STR_EMPTY, STR_LIT("")), RECORD_COUNT);
	assert_int_equal(record_field_of(STR_EMPTY, STR_LIT("a name longer than any that is known")),
	                 RECORD_COUNT);
}

static void
test_exports__fields_are_what_the_user_says(void **state)
{
	struct str said = STR_LIT("text=what,date=when, title = caption");

	(void)state;
	assert_true(record_fields_are(said));
	assert_false(record_fields_are(STR_LIT("text=")));
	assert_false(record_fields_are(STR_LIT("colour=red")));
	assert_int_equal(record_field_of(said, STR_LIT("What")), RECORD_TEXT);
	assert_int_equal(record_field_of(said, STR_LIT("when")), RECORD_DATE);
	assert_int_equal(record_field_of(said, STR_LIT("caption")), RECORD_TITLE);
	/* Not guessed any more; what is not said still is. */
	assert_int_equal(record_field_of(said, STR_LIT("body")), RECORD_COUNT);
	assert_int_equal(record_field_of(said, STR_LIT("url")), RECORD_ADDRESS);
}

/* A table without a text is named, and not read as prose. */
static void
test_exports__a_table_without_a_text(void **state)
{
	struct papers p = {.at_most = 0};

	(void)state;
	papers_read(&p, STR_LIT("name,what\nLind,Boats came to the shore\n"), "x.csv");
	assert_int_equal(p.status, STATUS_UNSUPPORTED);
	assert_true(str_find(buf_str(&p.said), STR_LIT("--fields")) != SIZE_MAX);
	papers_release(&p);
}

/* JSON that is no article is said to be none; text that begins with a bracket
 * or has commas in its first line is text. */
static void
test_exports__what_is_no_export(void **state)
{
	struct papers p = {.at_most = 0};

	(void)state;
	papers_read(&p, STR_LIT("{\"name\": \"package\", \"version\": 2}"), "x");
	assert_int_equal(p.status, STATUS_UNSUPPORTED);
	assert_true(str_find(buf_str(&p.said), STR_LIT("nothing in it is called")) != SIZE_MAX);
	papers_release(&p);
	assert_string_equal(format_find(STR_LIT("[Updated] Fish\n\n" BODY), STR_LIT("x"))->name,
	                    "plain text");
	assert_string_equal(format_find(STR_LIT("Title, source, text and date\n\n" BODY),
	                                STR_LIT("x"))->name, "plain text");
}

/* Found by fuzzing: names of articles are text whatever a crawler wrote. */
static void
test_exports__an_address_that_is_no_text(void **state)
{
	static const char bad[] =
		"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://x\xCF.example/\r\n"
		"Content-Length: 172\r\n\r\nHTTP/1.1 200 OK\r\n\r\n<html><p>" PARA1 "</p>";
	struct papers p = {.at_most = 0};

	(void)state;
	papers_read(&p, str_of(bad), "x");
	assert_int_equal(p.n, 1);
	assert_int_equal(utf8_check(buf_str(&p.list)), p.list.len);
	papers_release(&p);
}

static void
test_exports__nesting_without_end(void **state)
{
	struct buf b;
	struct papers p = {.at_most = 0};

	(void)state;
	buf_init(&b);
	for (int i = 0; i < 100000; i++)
		buf_add_cstr(&b, "{\"data\":");
	papers_read(&p, buf_str(&b), "x");
	assert_int_equal(p.n, 0);
	papers_release(&p);
	buf_clear(&b);
	for (int i = 0; i < 20000; i++)
		buf_add_cstr(&b, "> ");
	papers_read(&p, buf_str(&b), "x.md");
	papers_release(&p);
	buf_release(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_exports__are_read_however_they_are_cut),
		cmocka_unit_test(test_exports__a_table_in_markdown_stays_as_long_as_it_was),
		cmocka_unit_test(test_exports__fields_are_known_by_many_names),
		cmocka_unit_test(test_exports__fields_are_what_the_user_says),
		cmocka_unit_test(test_exports__a_table_without_a_text),
		cmocka_unit_test(test_exports__what_is_no_export),
		cmocka_unit_test(test_exports__an_address_that_is_no_text),
		cmocka_unit_test(test_exports__nesting_without_end),
	};

	return UNIT_RUN(tests);
}
