/* SPDX-License-Identifier: MIT */
/*
 * article/article and article/format: what a frozen article says of itself,
 * formats known by sight, and input that is cut or strange.
 */
#include "tests/unit/article_of.h"

#include <stdlib.h>

#include "text/utf8.h"

static void
test_article__body_leaves_furniture_out(void **state)
{
	struct article *a = read_article("All news\n\nLake states meet\n\nShare\n\n" PARA1 "\n");
	struct buf b;

	(void)state;
	buf_init(&b);
	article_body(a, &b);
	assert_buf(&b, "Lake states meet\n\n" PARA1);
	assert_int_equal(article_words(a), 30);
	buf_release(&b);
	article_free(a);
}

static void
test_article__lines_and_columns_count_from_one(void **state)
{
	struct article *a = read_article("ab\r\nc\rd\n\n" PARA1);
	uint32_t line;
	uint32_t col;

	(void)state;
	article_line_col(a, 0, &line, &col);
	assert_int_equal(line, 1);
	assert_int_equal(col, 1);
	article_line_col(a, 4, &line, &col);
	assert_int_equal(line, 2);
	assert_int_equal(col, 1);
	article_line_col(a, 6, &line, &col);
	assert_int_equal(line, 3);
	article_line_col(a, 12, &line, &col);
	assert_int_equal(line, 5);
	assert_int_equal(col, 4);
	article_line_col(a, (uint32_t)article_text(a).len, &line, &col);
	assert_int_equal(line, 5);
	article_free(a);
}

static void
test_article__block_at_finds_the_block_or_the_next(void **state)
{
	struct article *a = read_article("Lake states meet again\n\n" PARA1 "\n\n");

	(void)state;
	assert_int_equal(article_block_at(a, 0), 0);
	assert_int_equal(article_block_at(a, 21), 0);
	assert_int_equal(article_block_at(a, 22), 1);
	assert_int_equal(article_block_at(a, 24), 1);
	assert_int_equal(article_block_at(a, (uint32_t)article_text(a).len), 2);
	article_free(a);
}

static void
test_article__items_are_counted_in_figures_letters_or_numerals(void **state)
{
	static const struct {
		uint32_t number;
		char numbering;
		const char *want;
	} rows[] = {
		{7, '\0', "7"},   {1, 'a', "a"},      {26, 'A', "Z"},        {27, 'a', "aa"},
		{702, 'a', "zz"}, {703, 'a', "aaa"},  {4, 'i', "iv"},        {1999, 'I', "MCMXCIX"},
		{0, 'a', "0"},    {4000, 'i', "4000"}, {100000, 'a', "eqxd"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct block b = {.sign = SIGN_NUMBER, .number = rows[i].number,
		                  .numbering = rows[i].numbering};
		struct buf out;

		buf_init(&out);
		block_add_number(&out, &b);
		assert_buf(&out, rows[i].want);
		buf_release(&out);
	}
}

static void
test_article__hash_is_of_the_text_alone(void **state)
{
	struct article *a = read_article(BODY);
	struct article *b = read_article(BODY);
	struct article *c = read_article(BODY " ");

	(void)state;
	assert_true(article_hash(a) == article_hash(b));
	assert_true(article_hash(a) != article_hash(c));
	article_free(a);
	article_free(b);
	article_free(c);
}

static void
test_article__white_space_alone_is_nothing_to_read(void **state)
{
	struct article *a = NULL;
	struct diag d;

	(void)state;
	diag_init(&d);
	assert_int_equal(format_read(STR_LIT(" \n\xC2\xA0\t\r\n"), STR_LIT("x"), article_keep, &a, &d),
	                 STATUS_EMPTY);
	assert_null(a);
	assert_str(diag_last(&d), "there is no text in this file");
	diag_release(&d);
}

static void
test_article__known_formats_are_named(void **state)
{
	static const struct {
		struct str bytes;
		const char *name;
	} rows[] = {
		{{"%PDF-1.7\n", 9}, "a PDF document"},
		{{"<?xml version='1.0'?><rss>", 26}, "a feed"},
		{{"PK\3\4 and [Content_Types].xml", 28}, "an office document"},
		{{"PK\3\4 mimetypeapplication/epub+zip", 34}, "an EPUB book"},
		{{"PK\3\4 other things", 18}, "a ZIP archive"},
		{{"\x1F\x8B\x08\0\0\0", 6}, "a compressed file"},
		{{"{\\rtf1\\ansi x}", 14}, "an RTF document"},
		{{"\x89PNG\r\n\x1A\n...", 11}, "an image"},
		{{"SQLite format 3\0...", 19}, "a database"},
		{{"bplist00\1\2", 10}, "a web archive of Safari, or another list of Apple's"},
		{{"<?xml version='1.0'?><en-export x='1'>", 38}, "an export of Evernote"},
		{{"\x7F" "ELF\2\1\1\0", 8}, "a program"},
		{{"Received: from a by b\nSubject: x\n\nx", 35}, "a mail or a mailbox"},
		{{"From a@b Mon May 12 10:00:00 2014\nMIME-Version: 1.0\n\nx", 54},
		 "a mail or a mailbox"},
	};

	static const char *const notes[] = {
		"// <!-- <mdb:mork:z v=\"1.4\"/> -->\n", "version=\"9\"\nlogging=\"no\"\n",
		"[InternetShortcut]\r\nURL=https://a.example/\r\n", "BEGIN:VCALENDAR\r\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_string_equal(format_find(rows[i].bytes, STR_LIT("x"))->name, rows[i].name);
	for (size_t i = 0; i < sizeof notes / sizeof *notes; i++) {
		const struct format *f = format_find(str_of(notes[i]), STR_LIT("x"));

		assert_true(f->is_beside && !f->read);
	}
}

static void
test_article__what_is_not_read_is_named(void **state)
{
	struct article *a = NULL;
	struct diag d;

	(void)state;
	diag_init(&d);
	assert_int_equal(format_read(STR_LIT("\x7F" "ELF\2\1\1\0"), STR_LIT("x"), article_keep,
	                             &a, &d), STATUS_UNSUPPORTED);
	assert_int_equal(d.items.len, 1);
	assert_str(diag_last(&d), "this is a program, which cannot be read");
	diag_release(&d);
}

/* What nobody named, but a folder holds. */
static void
test_article__what_lies_beside_articles_is_passed_over(void **state)
{
	struct paper p = {.raw = STR_LIT("\x89PNG\r\n\x1A\n..."), .path = STR_LIT("f/x")};
	struct article *a = NULL;
	struct intake in;
	struct diag d;

	(void)state;
	diag_init(&d);
	intake_init(&in, p.raw.len, article_keep, &a, &d);
	in.is_found = true;
	assert_int_equal(intake_read(&in, &p), STATUS_OK);
	assert_int_equal(in.passed_over, 1);
	assert_true(in.is_beside);
	assert_int_equal(d.items.len, 0);
	assert_null(a);
	intake_release(&in);
	diag_release(&d);
}

static void
test_article__text_that_resembles_a_format_is_text(void **state)
{
	(void)state;
	check("From Vale to Westmark: the new road\n\n" BODY, (struct want){.kinds = "TPPP"});
	check("Title: From Vale\nDate: 12 May 2014\n\n" BODY,
	      (struct want){.kinds = "TMPPP", .title = "From Vale", .date = "2014-05-12"});
	check("Lake <b>states</b> meet again\n\n" BODY, (struct want){.kinds = "TPPP"});
}

static void
test_article__other_scripts_are_read(void **state)
{
	(void)state;
	/* Two lines of Chinese, the second a long sentence. */
	check("\xE6\xB9\x96\xE6\xB3\x8A\xE5\x9B\xBD\xE5\xAE\xB6\xE4\xBC\x9A\xE8\xAE\xAE\n\n"
	      "\xE6\xB9\x96\xE6\xB3\x8A\xE5\x9B\xBD\xE5\xAE\xB6\xE4\xBC\x9A\xE8\xAE\xAE"
	      "\xE5\xBC\x80\xE5\xA7\x8B\xE4\xBA\x86\xE3\x80\x82\n",
	      (struct want){.date = ""});
}

/* Every prefix of a text with everything in it, in a buffer of its size. */
static void
test_article__survives_every_cut(void **state)
{
	static const char text[] =
		"---\ntitle: x\ndate: 2014\n---\nlake\nAll news\n\n\xE2\x80\xA2 en-GB1\n"
		"LAKE PARK /Vale Region/, May 12. /NORD/. Said \xE2\x80\x93 he.\n1. a\n(c) \n"
		"Via X -y\n\xC2\xA9 2014, \nBy \nSource: \nhttp://\n* * *\n\"\xE2\x80\x9D)\n";

	(void)state;
	for (size_t len = 0; len < sizeof text; len++) {
		char *copy = xstrndup(text, len);
		struct article *a = NULL;

		if (format_read((struct str){copy, len}, STR_LIT("x"), article_keep, &a, NULL)
		    == STATUS_OK) {
			assert_non_null(a);
			assert_true(article_title(a).len > 0);
			assert_int_equal(utf8_check(article_title(a)), article_title(a).len);
		}
		article_free(a);
		free(copy);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_article__body_leaves_furniture_out),
		cmocka_unit_test(test_article__lines_and_columns_count_from_one),
		cmocka_unit_test(test_article__block_at_finds_the_block_or_the_next),
		cmocka_unit_test(test_article__items_are_counted_in_figures_letters_or_numerals),
		cmocka_unit_test(test_article__hash_is_of_the_text_alone),
		cmocka_unit_test(test_article__white_space_alone_is_nothing_to_read),
		cmocka_unit_test(test_article__known_formats_are_named),
		cmocka_unit_test(test_article__what_is_not_read_is_named),
		cmocka_unit_test(test_article__what_lies_beside_articles_is_passed_over),
		cmocka_unit_test(test_article__text_that_resembles_a_format_is_text),
		cmocka_unit_test(test_article__other_scripts_are_read),
		cmocka_unit_test(test_article__survives_every_cut),
	};

	return UNIT_RUN(tests);
}
