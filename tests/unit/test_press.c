/* SPDX-License-Identifier: MIT */
/*
 * article/press: what databases of the press hand out, parted into articles with
 * their fields; and texts that only speak of such things, which stay one.
 */
#include "tests/unit/papers_of.h"

#include "tests/unit/article_of.h"

#define ENTRY(title, text) \
	title "\n\nThe Vale Herald\n\nMarch 3, 2024 Sunday\n\n" \
	"Copyright 2024 The Vale Herald All Rights Reserved\n\nLength: 120 words\n\n" \
	"Byline: By Boris Ray\n\nBody\n\n" text "\n\nLoad-Date: March 4, 2024\n\n"
#define END "End of Document\n\n"

static size_t
count_papers(const char *text, const char *path)
{
	struct papers p = {.at_most = 0};
	size_t n;

	papers_read(&p, str_of(text), path);
	assert_int_equal(p.status, STATUS_OK);
	assert_string_equal(p.said.ptr, "");
	n = p.n;
	papers_release(&p);
	return n;
}

static void
test_press__one_alone_keeps_the_name_of_the_file(void **state)
{
	struct article *a = read_article(ENTRY("Nine states count boats", PARA1 "\n\n" PARA2) END);

	(void)state;
	assert_str(article_path(a), "pile/note.txt");
	assert_str(article_title(a), "Nine states count boats");
	assert_str(article_source(a), "The Vale Herald");
	assert_str(article_fact(a, FACT_AUTHOR).value, "Boris Ray");
	assert_str(article_fact(a, FACT_PUBLISHED).value, "2024-03-03");
	article_free(a);
}

static void
test_press__one_that_was_cut_off_is_read(void **state)
{
	(void)state;
	assert_int_equal(count_papers(ENTRY("Nine states count boats", PARA1) END
	                              ENTRY("Boats are gone", PARA2), "x.txt"), 2);
	/* What is about the search is no article. */
	assert_int_equal(count_papers(ENTRY("Nine states count boats", PARA1) END
	                              "Search Summary\n\nText: boats\n\nDate: All Dates\n", "x.txt"), 1);
}

static void
test_press__in_what_word_processors_write(void **state)
{
	struct papers p = {.at_most = 0};
	struct buf rtf;
	const char *text = ENTRY("Nine states count boats", PARA1) END ENTRY("Boats are gone", PARA2) END;

	(void)state;
	buf_init(&rtf);
	buf_add_cstr(&rtf, "{\\rtf1 ");
	for (const char *c = text; *c; c++)
		buf_add(&rtf, *c == '\n' ? STR_LIT("\\par ") : str_from(c, 1));
	buf_add_cstr(&rtf, "}");
	papers_read(&p, buf_str(&rtf), "x.rtf");
	assert_int_equal(p.n, 2);
	papers_release(&p);
	buf_release(&rtf);
}

/* Each article in an element of its own, its fields in lines, or in rows by codes. */
static void
test_press__in_pages(void **state)
{
	static const char page[] =
		"<html><head><title>Factiva</title></head><body><div>DOW JONES <b>Factiva</b></div>"
		"<div class='article enArticle'><div id=hd><span>Fish to be counted</span></div>"
		"<div>412 words</div><div>14 May 2024</div><div>06:30</div><div>Lake News</div>"
		"<div>LBA</div><div>English</div><div>Copyright 2024 Lake</div><p>" PARA1 "</p><p>"
		PARA2 "</p><p>Document LBA000020240514ek5e00001</p></div>"
		"<div class='article enArticle'><table><tr><td><b>HD</b></td><td>Boats late</td></tr>"
		"<tr><td>WC</td><td>300 words</td></tr><tr><td>PD</td><td>15 May 2024</td></tr>"
		"<tr><td>SN</td><td>Vale Herald</td></tr><tr><td>LP</td><td><p>" PARA3 "</p></td></tr>"
		"<tr><td>AN</td><td>Document LBA000020240515ek5e00002</td></tr></table></div>"
		"<div>© 2024 Factiva, Inc.</div></body></html>";
	struct papers p = {.at_most = 0};

	(void)state;
	papers_read(&p, str_of(page), "x.html");
	assert_int_equal(p.n, 2);
	assert_non_null(strstr(p.list.ptr, "| Fish to be counted | 2024-05-14 | Lake News\n"));
	assert_non_null(strstr(p.list.ptr, "| Boats late | 2024-05-15 | Vale Herald\n"));
	assert_non_null(strstr(p.texts.ptr, PARA3));
	papers_release(&p);
	papers_torture(str_of(page), "x.html", 9);
}

static void
test_press__what_is_none_stays_one_text(void **state)
{
	(void)state;
	assert_int_equal(count_papers("Lake states agree\n\nLength: 120 words\n\n" BODY, "x.txt"), 1);
	assert_int_equal(count_papers("Lake states agree\n\n120 words\n\n" PARA1
	                              "\n\nEnd of the document\n\n" PARA2, "x.txt"), 1);
	assert_int_equal(count_papers("Lake states agree\n\n" PARA1 "\n\nEnd of Document\n\n" PARA2
	                              "\n\nEnd of Document\n\n" PARA3, "x.txt"), 1);
}

static void
test_press__cut_and_mangled_anywhere(void **state)
{
	static const char text[] =
		"1 of 2 DOCUMENTS\n\nVale Herald\n\nMarch 3, 2024\n\nBoats\n\nLENGTH: 9 words\n\n"
		"Nobody came to count the boats.\n\nLOAD-DATE: March 4, 2024\n\n2 of 2 DOCUMENTS\n\n"
		"HD  Boats\nWC  9 words\nPD  3 March 2024\nLP  \nNobody came.\nAN  x\n";

	(void)state;
	papers_torture(str_of(text), "x.txt", 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_press__one_alone_keeps_the_name_of_the_file),
		cmocka_unit_test(test_press__one_that_was_cut_off_is_read),
		cmocka_unit_test(test_press__in_what_word_processors_write),
		cmocka_unit_test(test_press__in_pages),
		cmocka_unit_test(test_press__what_is_none_stays_one_text),
		cmocka_unit_test(test_press__cut_and_mangled_anywhere),
	};

	return UNIT_RUN(tests);
}
