/* SPDX-License-Identifier: MIT */
/* article/format_archive: members and what they are called, and archives that
 * mean harm.  The ZIPs are made here, stored, so that each byte is known; real
 * tools make theirs in tests/scripts/containers.sh. */
#include "tests/unit/papers_of.h"

#include "tests/unit/article_of.h"
#include "tests/unit/zip_of.h"

#define NOTE(title) STR_LIT(title "\n\n23 July 2016\n\n" BODY)

static void
test_archive__members_are_called_after_it(void **state)
{
	struct papers p = {.at_most = 0};
	struct zip z;

	(void)state;
	zip_init(&z);
	zip_add(&z, "a/fish.txt", NOTE("Lake states count fish"));
	zip_add(&z, "a/", STR_EMPTY);
	zip_add(&z, "a/fish.txt", NOTE("Harbour opens"));
	zip_add(&z, ".git/config", NOTE("Hidden"));
	zip_add(&z, "__MACOSX/a/x", NOTE("Hidden"));
	zip_add(&z, "look.png", STR_LIT("\x89PNG\r\n\x1A\n"));
	zip_add(&z, "look.css", STR_LIT("body { color: red }"));
	zip_add(&z, "../../etc//./pass\nwd", NOTE("Strange name"));
	zip_add(&z, "..", NOTE("No name"));
	papers_read(&p, zip_end(&z), "x/pile.zip");
	assert_buf(&p.list,
	           "x/pile.zip!/a/fish.txt | Lake states count fish | 2016-07-23 | \n"
	           "x/pile.zip!/a/fish.txt~2 | Harbour opens | 2016-07-23 | \n"
	           "x/pile.zip!/etc/pass\xEF\xBF\xBDwd | Strange name | 2016-07-23 | \n"
	           "x/pile.zip!/unnamed | No name | 2016-07-23 | \n");
	assert_buf(&p.said, "");
	papers_release(&p);
	zip_release(&z);
}

static void
test_archive__archives_in_archives_are_opened_so_deep(void **state)
{
	struct papers p = {.at_most = 0};
	struct zip z[9];

	(void)state;
	zip_init(&z[0]);
	zip_add(&z[0], "deep.txt", NOTE("Lake states count fish"));
	for (size_t i = 1; i < 9; i++) {
		zip_init(&z[i]);
		zip_add(&z[i], "z", zip_end(&z[i - 1]));
	}
	papers_read(&p, zip_end(&z[8]), "z");
	assert_buf(&p.list, "");
	assert_buf(&p.said, "z!/z!/z!/z!/z!/z!/z!/z!/z: this lies inside too many other "
	                    "files to be read\n");
	papers_release(&p);
	papers_read(&p, buf_str(&z[6].bytes), "z");
	assert_int_equal(p.n, 1);
	papers_release(&p);
	for (size_t i = 0; i < 9; i++)
		zip_release(&z[i]);
}

static void
test_archive__enough_is_enough(void **state)
{
	struct papers p = {.at_most = 2};
	struct zip z;

	(void)state;
	zip_init(&z);
	for (int i = 0; i < 5; i++)
		zip_add(&z, "fish.txt", NOTE("Lake states count fish"));
	papers_read(&p, zip_end(&z), "z");
	assert_int_equal(p.n, 2);
	papers_release(&p);
	zip_release(&z);
}

static void
test_archive__what_is_damaged_is_read_as_far_as_it_goes(void **state)
{
	struct papers p = {.at_most = 0};
	struct str raw;
	struct zip z;

	(void)state;
	zip_init(&z);
	zip_add(&z, "a.txt", NOTE("Lake states count fish"));
	zip_add(&z, "b.txt", NOTE("Harbour opens"));
	raw = zip_end(&z);
	papers_read(&p, str_sub(raw, 0, raw.len / 2), "z.zip");
	assert_int_equal(p.n, 1);
	assert_true(str_find(buf_str(&p.said), STR_LIT("this archive is damaged")) != SIZE_MAX);
	papers_release(&p);
	papers_torture(raw, "z.zip", 3);
	zip_release(&z);
}

/* A block of RAR 5: its checksum, its length, itself. */
static void
rar_add(struct buf *rar, struct buf *block)
{
	struct buf sized;

	buf_init(&sized);
	buf_add_char(&sized, (char)block->len);
	buf_add(&sized, buf_str(block));
	put_number(rar, crc_of(buf_str(&sized)), 4);
	buf_add(rar, buf_str(&sized));
	buf_clear(block);
	buf_release(&sized);
}

static void
test_archive__rar_is_opened(void **state)
{
	static const char text[] = "Lake states count fish\n\n23 July 2016\n";
	struct papers p = {.at_most = 0};
	struct buf block;
	struct buf rar;

	(void)state;
	buf_init(&rar);
	buf_init(&block);
	buf_add(&rar, STR_LIT("Rar!\x1A\x07\x01\0"));
	buf_add(&block, STR_LIT("\1\0\0"));
	rar_add(&rar, &block);
	buf_add(&block, STR_LIT("\2\2"));
	buf_add_char(&block, (char)(sizeof text - 1));
	buf_add_char(&block, 4); /* with a checksum */
	buf_add_char(&block, (char)(sizeof text - 1));
	buf_add_char(&block, 0);
	put_number(&block, crc_of(str_of(text)), 4);
	buf_add(&block, STR_LIT("\0\0\7a/b.txt"));
	rar_add(&rar, &block);
	buf_add_cstr(&rar, text);
	buf_add(&block, STR_LIT("\5\0\0"));
	rar_add(&rar, &block);
	papers_read(&p, buf_str(&rar), "x.rar");
	assert_string_equal(p.said.ptr, "");
	assert_string_equal(p.list.ptr, "x.rar!/a/b.txt | Lake states count fish | 2016-07-23 | \n");
	papers_release(&p);
	papers_torture(buf_str(&rar), "x.rar", 3);
	buf_release(&rar);
	buf_release(&block);
}

/* A book without the file that says what it is, which lists a chapter twice and
 * two that are not there, one of them outside of its folder, one in KOI8-R. */
static void
test_archive__an_odd_book_is_a_book(void **state)
{
#define PAGE(title) "<html><body><h1>" title "</h1><p>" PARA1 "</p></body></html>"
	struct papers p = {.at_most = 0};
	struct str bytes;
	struct zip z;

	(void)state;
	zip_init(&z);
	zip_add(&z, "META-INF/container.xml", STR_LIT("<container/>"));
	zip_add(&z, "in/book.opf", STR_LIT(
		"<package><metadata><title>Lakes</title></metadata><manifest>"
		"<item id='a' href='a%2fb.xhtml'/><item id='b' href='../c/./d.xhtml#x'/>"
		"<item id='m' href='missing.xhtml'/></manifest><spine><itemref idref='b'/>"
		"<itemref idref='a'/><itemref idref='b'/><itemref idref='m'/>"
		"<itemref idref='none'/></spine></package>"));
	zip_add(&z, "in/a/b.xhtml", STR_LIT(PAGE("One")));
	zip_add(&z, "c/d.xhtml", STR_LIT("<?xml version='1.0' encoding='koi8-r'?>"
	                                 PAGE("\xED\xC9\xD2")));
	bytes = zip_end(&z);
	papers_read(&p, bytes, "x.epub");
	assert_string_equal(p.list.ptr, "x.epub!/c/d.xhtml | Мир |  | Lakes\n"
	                    "x.epub!/in/a/b.xhtml | One |  | Lakes\n");
	assert_string_equal(p.said.ptr,
	                    "x.epub: a chapter of this book is missing in it: in/missing.xhtml\n"
	                    "x.epub: a chapter of this book is missing in it: none\n");
	papers_release(&p);
	papers_torture(bytes, "x.epub", 11);
	zip_release(&z);
#undef PAGE
}

static bool
keep_author(void *ctx, struct article *a)
{
	buf_clear(ctx);
	buf_add(ctx, article_fact(a, FACT_AUTHOR).value);
	article_free(a);
	return true;
}

static void
test_archive__a_book_may_have_several_authors(void **state)
{
	struct diag d;
	struct zip z;
	struct buf author;

	(void)state;
	diag_init(&d);
	buf_init(&author);
	zip_init(&z);
	zip_add(&z, "META-INF/container.xml", STR_LIT("<container/>"));
	zip_add(&z, "b.opf", STR_LIT(
		"<package xmlns:opf='o'><metadata><title>Lakes</title><creator>Anna Lind</creator>"
		"<creator opf:role='ill'>Eva Holm</creator><creator opf:role='aut'>Boris Ray</creator>"
		"<creator>Anna Lind</creator></metadata><manifest><item id='a' href='a.xhtml'/>"
		"</manifest><spine><itemref idref='a'/></spine></package>"));
	zip_add(&z, "a.xhtml", STR_LIT("<html><body><h1>One</h1><p>" PARA1 "</p></body></html>"));
	assert_int_equal(format_read(zip_end(&z), STR_LIT("x.epub"), keep_author, &author, &d),
	                 STATUS_OK);
	assert_buf(&author, "Anna Lind, Boris Ray");
	zip_release(&z);
	buf_release(&author);
	diag_release(&d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_archive__members_are_called_after_it),
		cmocka_unit_test(test_archive__archives_in_archives_are_opened_so_deep),
		cmocka_unit_test(test_archive__enough_is_enough),
		cmocka_unit_test(test_archive__what_is_damaged_is_read_as_far_as_it_goes),
		cmocka_unit_test(test_archive__rar_is_opened),
		cmocka_unit_test(test_archive__an_odd_book_is_a_book),
		cmocka_unit_test(test_archive__a_book_may_have_several_authors),
	};

	return UNIT_RUN(tests);
}
