/* SPDX-License-Identifier: MIT */
/*
 * article/html_said and its neighbours: articles that are not where a page has its
 * text, but in linked data, in what browsers without scripts show, below pictures.
 */
#include "tests/unit/article_of.h"

#define P(text) "<p>" text "</p>"
#define STORY P(PARA1) P(PARA2) P(PARA3)
#define STORY_TEXT PARA1 "\n\n" PARA2 "\n\n" PARA3

static void
assert_body_and_note(const char *page, const char *body, const char *note)
{
	struct article *a = NULL;
	struct diag d;
	struct buf b;

	diag_init(&d);
	assert_int_equal(format_read(str_of(page), STR_LIT("pile/page.html"), article_keep, &a, &d),
	                 STATUS_OK);
	assert_non_null(a);
	buf_init(&b);
	article_body(a, &b);
	assert_buf(&b, body);
	buf_clear(&b);
	for (size_t i = 0; i < d.items.len; i++)
		buf_add(&b, d.items.ptr[i].message);
	assert_int_equal(str_find(buf_str(&b), str_of(note)) != SIZE_MAX, true);
	if (note[0] == '\0')
		assert_int_equal(b.len, 0);
	buf_release(&b);
	diag_release(&d);
	article_free(a);
}

static void
assert_body(const char *page, const char *body)
{
	assert_body_and_note(page, body, "");
}

#define LINKED(body) "<title>Nine boats</title><script type='application/ld+json'>{\"@type\":" \
	"\"NewsArticle\",\"headline\":\"Nine boats\",\"articleBody\":\"" body "\"}</script>" \
	"<h1>Nine boats</h1>"
#define WALL "<div class=paywall><h2>Subscribe to read on</h2></div>"

static void
test_html_said__the_text_behind_a_beginning(void **state)
{
	(void)state;
	assert_body(LINKED(PARA1 "\\n\\n" PARA2 "\\n" PARA3) "<div>" P(PARA1) "</div>" WALL,
	            STORY_TEXT);
	/* The page has its signs set in type, and breaks off in a sentence. */
	assert_body(LINKED("\\\"We go,\\\" he said on the shore of the lake. " PARA2)
	            "<div><p>“We go,” he said on the shore of the lake. The count …</p></div>" WALL,
	            "\"We go,\" he said on the shore of the lake. " PARA2);
	/* All of it is shown, with its paragraphs. */
	assert_body(LINKED(PARA1 " " PARA2 " " PARA3) "<div>" STORY "</div>", STORY_TEXT);
	/* Another text. */
	assert_body(LINKED(PARA2 " " PARA3) "<div>" P(PARA1) "</div>", PARA1);
}

#define APP "<title>Nine boats</title><div id=app></div>"

static void
test_html_said__the_text_that_browsers_without_scripts_show(void **state)
{
	(void)state;
	assert_body(APP "<noscript><h1>Nine boats</h1>" STORY "</noscript>", STORY_TEXT);
	assert_body_and_note(APP "<noscript><div class='a-long-name-of-a-class another-long-name-of-a-"
	                     "class' style='position: absolute; top: 0; left: 0; width: 100%; height: "
	                     "100%; background: white; color: black; font: bold 20px sans-serif'>"
	                     P("You need to turn on scripts to read this page.") "</div></noscript>",
	                     "", "a script was to write it");
	assert_body("<title>Nine boats</title><h1>Nine boats</h1><div>" P(PARA1) "<noscript>"
	            P(PARA2) P(PARA3) "</noscript></div>", PARA1);
}

#define PICTURE(text) "<figure><img src=a><figcaption>" text "</figcaption></figure>"

static void
test_html_said__a_story_below_pictures(void **state)
{
	(void)state;
	assert_body("<title>Nine boats</title><nav>Menu</nav><h1>Nine boats</h1>"
	            PICTURE(PARA1) PICTURE(PARA2) PICTURE(PARA3), STORY_TEXT);
	/* Pictures in a story. */
	assert_body("<title>Nine boats</title><h1>Nine boats</h1><div>" STORY PICTURE("The lake")
	            PICTURE("The shore in summer") PICTURE("A boat") "</div>", STORY_TEXT);
}

static void
test_html_said__a_page_of_other_articles_is_not_called_empty(void **state)
{
#define LEAD(n) "<div><h3><a href=" n ">The ministers count the fish</a></h3><p>" \
	"The count will begin in the north, where the water is shallow, and it w <a href=" n \
	">Read more</a></p></div>"
	(void)state;
	assert_body_and_note("<title>Lake Post</title><h1>Lake Post</h1>" LEAD("1") LEAD("2") LEAD("3"),
	                     "", "nothing on this page reads like an article");
}

static void
test_html_said__what_an_encyclopaedia_adds_is_no_text(void **state)
{
	(void)state;
	assert_body("<title>Boats</title><h1>Boats</h1><div><div class=hatnote>For other boats, see "
	            "<a href=b>Ships</a>.</div>" P(PARA1) "<h2>Use<span class='mw-editsection'>[<a "
	            "href=e>edit</a>]</span></h2>" P(PARA2) "</div>",
	            PARA1 "\n\nUse\n\n" PARA2);
	/* What sums it up begins with its title; figures of the text do not. */
	assert_body("<title>Boats</title><h1>Boats</h1><div><table><tr><th colspan=2>Boats</th></tr>"
	            "<tr><th>Built</th><td>1902</td></tr></table>" P(PARA1) P(PARA2)
	            "<table><tr><th>Port</th><th>Boats</th></tr><tr><td>Omdal</td><td>9</td></tr></table>"
	            P(PARA3) "</div>",
	            PARA1 "\n\n" PARA2 "\n\nPort | Boats\n\nOmdal | 9\n\n" PARA3);
	assert_body("<title>Boats</title><h1>Boats</h1><div>" P(PARA1) P(PARA2) P(PARA3)
	            "<h2>Notes</h2><ol class=references><li>Lind, p. 9.</li></ol></div>",
	            PARA1 "\n\n" PARA2 "\n\n" PARA3);
}

static void
test_html_said__signs_and_pictures_in_a_line(void **state)
{
#define END "<p>The count of the nine lake states is to go on in "
#define SAYS PARA1 "\n\n" PARA2 "\n\nThe count of the nine lake states is to go on in "
	static const char *const pages[][2] = {
		{"Omdal.<sup><a href=#n1>[1]</a></sup>", "Omdal.¹"},
		{"Omdal.<sup>[<a href=#n1>12</a>]</sup>", "Omdal.¹²"},
		{"Omdal.<sup><a href=#n1>[1]</a></sup><sup><a href=#n2>[2]</a></sup>", "Omdal.¹ ²"},
		{"Omdal.<sup>[<i>citation needed</i>]</sup>", "Omdal."},
		{"Omdal.<sup><a href=#a>[a]</a></sup>", "Omdal."},
		{"Omdal on the 4<sup>th</sup>.", "Omdal on the 4th."},
		{"Omdal. <a href='#r1'>\xE2\x86\xA9</a>", "Omdal."},
		{"Omdal <a href='http://a.example/'>^</a>.", "Omdal ^."},
		/* Pictures of signs and formulas, and those that are a link. */
		{"Omdal <img class=emoji alt=':fish:'> now.", "Omdal :fish: now."},
		{"Omdal<img alt='\xF0\x9F\x90\x9F'>.", "Omdal\xF0\x9F\x90\x9F."},
		{"Omdal, see <a href=r><img alt='the report'></a>.", "Omdal, see the report."},
		{"Omdal, see <a href=r.png?w=9><img alt='the report'></a>.", "Omdal, see ."},
		{"Omdal <img alt='a boat'>now.", "Omdal now."},
	};

	(void)state;
	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
		struct buf page;
		struct buf body;

		buf_init(&page);
		buf_init(&body);
		buf_addf(&page, "<title>Boats</title><h1>Boats</h1><div>" P(PARA1) P(PARA2) END "%s</p></div>",
		         pages[i][0]);
		buf_add_char(&page, '\0');
		buf_addf(&body, SAYS "%s", pages[i][1]);
		buf_add_char(&body, '\0');
		assert_body(page.ptr, body.ptr);
		buf_release(&body);
		buf_release(&page);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_html_said__the_text_behind_a_beginning),
		cmocka_unit_test(test_html_said__the_text_that_browsers_without_scripts_show),
		cmocka_unit_test(test_html_said__a_story_below_pictures),
		cmocka_unit_test(test_html_said__a_page_of_other_articles_is_not_called_empty),
		cmocka_unit_test(test_html_said__what_an_encyclopaedia_adds_is_no_text),
		cmocka_unit_test(test_html_said__signs_and_pictures_in_a_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
