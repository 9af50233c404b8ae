/* SPDX-License-Identifier: MIT */
/* article/format_json and format_csv: what exports call what, and what is lost of
 * those that are broken. */
#include "tests/unit/papers_of.h"

/* Brackets without end were read as text; a list of numbers was nothing at all. */
static void
test_json__what_holds_no_article_is_said(void **state)
{
	struct papers p = {.at_most = 0};
	struct buf b;

	(void)state;
	buf_init(&b);
	for (int i = 0; i < 200000; i++)
		buf_add_char(&b, '[');
	papers_read(&p, buf_str(&b), "x.txt");
	assert_int_equal(p.n, 0);
	assert_true(str_starts(buf_str(&p.said), STR_LIT("x.txt: this is no JSON and was passed")));
	papers_release(&p);
	papers_read(&p, STR_LIT("[1, 2, 3]\n"), "x.json");
	assert_int_equal(p.n, 0);
	assert_true(str_starts(buf_str(&p.said), STR_LIT("x.json: this is JSON, but nothing")));
	papers_release(&p);
	buf_release(&b);
}

/* What one line is does not decide about the others, and what is left out is
 * said. */
static void
test_json__lines_of_all_sorts(void **state)
{
	static const char lines[] =
		"{\"title\":\"A\",\"text\":\"Fish.\"}\n"
		"{\"title\":\"Nothing\",\"foo\":\"x\"}\n"
		"no JSON\n"
		"{\"headline\":{\"main\":\"B\"},\"abstract\":\"Boats.\",\"snippet\":\"s\"}\n"
		"{\"_source\":{\"title\":\"C\",\"text\":\"Nets.\"}}\n"
		"{\"headline\":{\"main\":\"D\"},\"lead_paragraph\":\"Rain.\"}\n";
	struct papers p = {.at_most = 0};

	(void)state;
	papers_read(&p, str_of(lines), "x.jsonl");
	assert_int_equal(p.n, 4);
	assert_string_equal(p.said.ptr,
	                    "x.jsonl: this is no JSON and was passed over ('[' or '{' expected "
	                    "near 'no'); what comes after it was read\n"
	                    "x.jsonl: 1 record has no text that would make it an article\n");
	papers_release(&p);
	papers_torture(str_of(lines), "x.jsonl", 3);
}

/* Without signs, with figures for the year, in another field than the time. */
static void
test_json__days_as_tables_have_them(void **state)
{
	static const char lines[] =
		"{\"title\":\"A\",\"text\":\"Fish.\",\"date\":\"20240514063000\"}\n"
		"{\"title\":\"B\",\"text\":\"Fish.\",\"seendate\":\"20240514T063000Z\"}\n"
		"{\"title\":\"C\",\"text\":\"Fish.\",\"date\":\"14-May-24\"}\n"
		"{\"title\":\"D\",\"text\":\"Fish.\",\"time\":\"06:30\",\"date\":\"2024-05-14\"}\n"
		"{\"title\":\"E\",\"text\":\"Fish.\",\"date\":1715668200000}\n"
		"{\"title\":\"F\",\"text\":\"Fish.\",\"date\":\"20241399063000\"}\n"
		"{\"title\":\"[Removed]\",\"text\":\"[Removed]\",\"date\":\"1970-01-01T00:00:00Z\"}\n";
	struct papers p = {.at_most = 0};
	struct str list;
	struct str line;

	(void)state;
	papers_read(&p, str_of(lines), "x.jsonl");
	list = buf_str(&p.list);
	for (int i = 0; i < 5; i++) {
		assert_true(str_cut(&list, '\n', &line));
		assert_true(str_find(line, STR_LIT(" | 2024-05-14 | ")) != SIZE_MAX);
	}
	assert_int_equal(p.n, 6);
	assert_true(str_find(list, STR_LIT("2024-05-14")) == SIZE_MAX);
	papers_release(&p);
}

/* What browsers and readers export that kept no texts. */
static void
test_json__a_list_of_links_is_called_one(void **state)
{
	static const char *const lists[][2] = {
		{"url,title,time_added\nhttps://a.example/,A,1715668200\n", "x.csv"},
		{"[{\"url\":\"https://a.example/\",\"title\":\"A\"},"
		 "{\"url\":\"https://b.example/\",\"title\":\"B\"}]", "x.json"},
	};

	(void)state;
	for (int i = 0; i < 2; i++) {
		struct papers p = {.at_most = 0};

		papers_read(&p, str_of(lists[i][0]), lists[i][1]);
		assert_int_equal(p.n, 0);
		assert_true(str_find(buf_str(&p.said), STR_LIT("this is a list of links"))
		            != SIZE_MAX);
		papers_release(&p);
	}
}

/* A row with a headline alone is said to be lost; one of empty cells is nothing. */
static void
test_csv__rows_without_text_are_said(void **state)
{
	static const char table[] =
		"Date,Headline,Full Text\n2020-01-02,A <i>b</i>,Fish.\n"
		",,\n2020-01-03,C,\n2020-01-04,D,\n";
	struct papers p = {.at_most = 0};
	struct diag d;

	(void)state;
	diag_init(&d);
	papers_init(&p);
	p.status = format_read(str_of(table), STR_LIT("x.csv"), papers_take, &p, &d);
	assert_int_equal(p.n, 1);
	assert_buf(&p.texts, "A b\n\nFish.");
	assert_int_equal(d.items.len, 1);
	assert_int_equal(d.items.ptr[0].line, 4);
	papers_said(&p, &d);
	assert_buf(&p.said, "x.csv: 2 records have no text that would make them articles, "
	           "the first here\n");
	diag_release(&d);
	papers_release(&p);
	papers_torture(str_of(table), "x.csv", 3);
}

/* What programs and services that many people take their articles from write. */
static void
test_json__shapes_of_services(void **state)
{
	static const char lines[] =
		"{\"headline\":\"A\",\"body\":{\"html\":\"<p>Fish.</p>\"},\"byline\":\"By Anna Lind\"}\n"
		"{\"title\":\"B\",\"paragraphs\":[{\"text\":\"Boats.\"},{\"text\":\"Nets.\"}]}\n"
		"{\"kind\":\"t3\",\"data\":{\"title\":\"C\",\"selftext\":\"Rain.\","
		"\"created_utc\":1469262000.0}}\n"
		"{\"full_text\":\"Snow.\",\"created_at\":\"Wed Oct 10 20:19:24 +0000 2018\",\"user\":{\"name\":\"Bo Lund\",\"id\":7}}\n"
		"{\"webTitle\":\"D\",\"fields\":{\"headline\":\"No\",\"bodyText\":\"Wind.\"},"
		"\"webPublicationDate\":\"2016-07-23T10:00:00Z\"}\n"
		"{\"headline\":{\"main\":\"E\"},\"abstract\":\"Ice.\",\"snippet\":\"I.\","
		"\"lead_paragraph\":\"Ice on the lake.\"}\n";
	static const char keyed[] =
		"{\"articles\":{\"a1\":{\"title\":\"F\",\"content\":\"Frost.\"},"
		"\"a2\":{\"title\":\"G\",\"content\":\"Hail.\"}},\"meta\":{\"n\":2}}";
	struct papers p = {.at_most = 0};

	(void)state;
	papers_read(&p, str_of(lines), "x.jsonl");
	assert_buf(&p.texts, "A\n\nFish.\n\n\n-----\nB\n\nBoats.\n\nNets.\n-----\nC\n\nRain.\n-----\n"
	           "Snow.\n-----\nD\n\nWind.\n-----\nE\n\nIce on the lake.");
	assert_buf(&p.said, "");
	assert_true(str_find(buf_str(&p.list), STR_LIT("| Snow. | 2018-10-10 |")) != SIZE_MAX);
	papers_release(&p);
	papers_torture(str_of(lines), "x.jsonl", 3);
	papers_read(&p, str_of(keyed), "x.json");
	assert_buf(&p.texts, "F\n\nFrost.\n-----\nG\n\nHail.");
	assert_buf(&p.said, "");
	papers_release(&p);
	papers_torture(str_of(keyed), "x.json", 3);
}

/* What follows is spoken of if there is any. */
static void
test_json__an_end_is_no_more_than_that(void **state)
{
	struct papers p = {.at_most = 0};

	(void)state;
	papers_read(&p, STR_LIT("{"), "x.json");
	assert_buf(&p.said, "x.json: this is no JSON and was passed over (string or '}' expected "
	           "near end of file)\n");
	papers_release(&p);
}

/* A mail of Outlook may come with its text in a form of its own. */
static void
test_mail__what_outlook_packs_is_called_that(void **state)
{
	struct papers p = {.at_most = 0};

	(void)state;
	papers_read(&p, STR_LIT("\x78\x9F\x3E\x22\0\1\1\x06\x90"), "winmail.dat");
	assert_buf(&p.said, "winmail.dat: this is a letter in Outlook's own form (TNEF), which "
	           "cannot be read\n");
	papers_release(&p);
}

/* As Python writes it: numbers that are none, half a character. */
static void
test_json__what_is_clear_is_mended(void **state)
{
	static const char lines[] =
		"{\"title\":\"A\",\"text\":\"NaN fish, -Infinity\",\"author\":NaN}\n"
		"{\"title\":\"B\",\"text\":\"A \\ud83d boat \\uDE00 \\ud83d\\ude00 \\\\ud83d\"}\n"
		"{\"title\":NaN,\"a\":[-Infinity,Infinity,-1],\"text\":\"Nets \\ud83d\"}\n";
	struct papers p = {.at_most = 0};

	(void)state;
	papers_read(&p, str_of(lines), "x.jsonl");
	assert_buf(&p.texts, "A\n\nNaN fish, -Infinity\n-----\nB\n\nA \xEF\xBF\xBD boat \xEF\xBF\xBD "
	           "\xF0\x9F\x98\x80 \\ud83d\n-----\nNets \xEF\xBF\xBD");
	assert_buf(&p.said, "");
	papers_release(&p);
	papers_torture(str_of(lines), "x.jsonl", 1);
}

/* One record of a list is no reason to lose the others, in a line or in many. */
static void
test_json__a_broken_record_is_lost_alone(void **state)
{
	static const char *const rows[] = {
		"[{\"title\":\"A\",\"text\":\"Fish.\"},{\"title\":\"x\" \"text\":\"{\"},"
		"{\"title\":\"B\",\"text\":\"Boats.\"}]",
		"[\n {\"title\": \"A\",\n  \"text\": \"Fish.\"},\n {\"title\": \"x\"\n  \"text\": \"{\"},\n"
		" {\"title\": \"B\",\n  \"text\": \"Boats.\"}\n]\n",
	};
	static const uint32_t lines[] = {1, 4};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct papers p;
		struct diag d;

		papers_init(&p);
		p.at_most = 0;
		diag_init(&d);
		assert_int_equal(format_read(str_of(rows[i]), STR_LIT("x.json"), papers_take, &p,
		                             &d), STATUS_OK);
		assert_buf(&p.texts, "A\n\nFish.\n-----\nB\n\nBoats.");
		assert_int_equal(d.items.len, 1);
		assert_int_equal(d.items.ptr[0].line, lines[i]);
		diag_release(&d);
		papers_release(&p);
		papers_torture(str_of(rows[i]), "x.json", 1);
	}
}

static void
test_json__a_field_may_lie_deeper(void **state)
{
	struct paper paper = {
		.raw = STR_LIT("{\"story\": {\"text\": \"Fish came.\", \"name\": \"Lake\"}, \"text\": \"no\"}"),
		.path = STR_LIT("x.json"), .charset = STR_EMPTY,
	};
	struct papers p = {.at_most = 0};
	struct intake in;

	(void)state;
	papers_init(&p);
	intake_init(&in, paper.raw.len, papers_take, &p, NULL);
	in.fields = STR_LIT("text=story.text,title=story.name");
	assert_int_equal(intake_read(&in, &paper), STATUS_OK);
	intake_release(&in);
	assert_buf(&p.texts, "Lake\n\nFish came.");
	papers_release(&p);
}

static void
test_csv__as_spreadsheets_write_it(void **state)
{
	static const char table[] =
		"\xEF\xBB\xBFsep=;\r\nTitel;Datum;Text;Quelle;Autor\r\n"
		"Fisch;03.05.2016;Boote, viele, kamen.;Seebote;A. Lind\r\n"
		"Netz;04.05.2016;\"Er sagte \"\"nein\"\";\r\nund ging.\";Seebote;\r\n";
	struct papers p = {.at_most = 0};

	(void)state;
	papers_read(&p, str_of(table), "x.csv");
	assert_int_equal(p.n, 2);
	assert_non_null(strstr(p.list.ptr, "| Fisch | 2016-05-03 | Seebote\n"));
	assert_non_null(strstr(p.list.ptr, "| Netz | 2016-05-04 | Seebote\n"));
	assert_non_null(strstr(p.texts.ptr, "Boote, viele, kamen."));
	assert_non_null(strstr(p.texts.ptr, "Er sagte \"nein\";"));
	assert_string_equal(p.said.ptr, "");
	papers_release(&p);
	papers_torture(str_of(table), "x.csv", 3);
}

static void
test_csv__a_quote_that_is_never_closed_loses_nothing(void **state)
{
	static const char table[] = "id,title,text\n1,A,\"Fish never closed\n2,B,Boats came\n";
	struct papers p = {.at_most = 0};

	(void)state;
	papers_read(&p, str_of(table), "x.csv");
	assert_int_equal(p.n, 2);
	assert_non_null(strstr(p.texts.ptr, "Fish never closed"));
	assert_non_null(strstr(p.texts.ptr, "Boats came"));
	assert_string_equal(p.said.ptr, "x.csv: a quotation mark in this table is never closed: it "
	                    "was taken for one that belongs to the text\n");
	papers_release(&p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_json__what_holds_no_article_is_said),
		cmocka_unit_test(test_json__lines_of_all_sorts),
		cmocka_unit_test(test_json__days_as_tables_have_them),
		cmocka_unit_test(test_json__a_list_of_links_is_called_one),
		cmocka_unit_test(test_csv__rows_without_text_are_said),
		cmocka_unit_test(test_json__shapes_of_services),
		cmocka_unit_test(test_json__an_end_is_no_more_than_that),
		cmocka_unit_test(test_mail__what_outlook_packs_is_called_that),
		cmocka_unit_test(test_json__what_is_clear_is_mended),
		cmocka_unit_test(test_json__a_broken_record_is_lost_alone),
		cmocka_unit_test(test_json__a_field_may_lie_deeper),
		cmocka_unit_test(test_csv__as_spreadsheets_write_it),
		cmocka_unit_test(test_csv__a_quote_that_is_never_closed_loses_nothing),
	};

	return UNIT_RUN(tests);
}
