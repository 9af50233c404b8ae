/* SPDX-License-Identifier: MIT */
/* article/json_page: pages that a script writes out of what they carry. */
#include "tests/unit/papers_of.h"

#define FIRST "The ferry to Kiel was late again on Tuesday, the harbour master said, because of " \
	"ice in the outer fjord that nobody had expected."
#define SECOND "Two more boats are to be hired before the summer, and the old ones mended, the " \
	"transport minister told reporters in Oslo."
#define TEXT "Ferry late again\n\n" FIRST "\n\n" SECOND
#define PAGE(script) "<html><head><title>Ferry late again | Fjord Post</title></head><body>" \
	"<div id=root>Loading</div>" script "</body></html>"

static void
check(struct str page, const char *list, const char *end)
{
	struct papers p = {.at_most = 0};

	papers_read(&p, page, "x.html");
	assert_string_equal(p.list.ptr, list);
	assert_true(str_ends(str_trim(buf_str(&p.texts)), str_of(end)));
	assert_int_equal(p.said.len, 0);
	papers_release(&p);
}

/* As markup, as plain text, as nodes of an editor; as JSON, as a variable, as a text
 * of JSON. */
static void
test_json_page__the_text_comes_in_many_forms(void **state)
{
	static const char *const pages[] = {
		PAGE("<script id=\"__NEXT_DATA__\" type=\"application/json\">{\"props\":{\"article\":{"
		     "\"headline\":\"Ferry late again\",\"body\":\"<p>" FIRST "</p><p>" SECOND "</p>\","
		     "\"publishedAt\":\"2024-02-06T10:00:00Z\"},\"menu\":[{\"title\":\"News\"}]}}</script>"),
		PAGE("<script>window.__STATE__ = {\"a\":{\"title\":\"Ferry late again\",\"date\":1707213600000,"
		     "\"text\":\"" FIRST "\\n\\n" SECOND "\"}};</script>"),
		PAGE("<script>window.__STATE__=\"{\\\"title\\\":\\\"Ferry late again\\\",\\\"date\\\":"
		     "\\\"2024-02-06\\\",\\\"content\\\":[\\\"" FIRST "\\\",\\\"" SECOND "\\\"]}\"</script>"),
		PAGE("<script type=\"application/json\">{\"title\":\"Ferry late again\",\"date\":\"6 February 2024\","
		     "\"body\":[{\"_type\":\"block\",\"children\":[{\"_type\":\"span\",\"text\":\"The ferry \"},"
		     "{\"_type\":\"span\",\"text\":\"to Kiel was late again on Tuesday, the harbour master said, "
		     "because of ice in the outer fjord that nobody had expected.\"}]},{\"_type\":\"image\",\"text\":"
		     "\"Ice\"},{\"type\":\"paragraph\",\"content\":\"" SECOND "\"}]}</script>"),
	};

	(void)state;
	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
		check(str_of(pages[i]), "x.html | Ferry late again | 2024-02-06 | Fjord Post\n", TEXT);
}

/* Others that the page leads to are no article of its own; what it shows itself stays. */
static void
test_json_page__what_is_called_otherwise_is_not_the_article(void **state)
{
	static const char several[] =
		PAGE("<script type=\"application/json\">[{\"title\":\"Fish\",\"text\":\"" FIRST SECOND "\"},"
		     "{\"title\":\"Boats\",\"text\":\"" SECOND FIRST "\"}]</script>");
	static const char shown[] =
		PAGE("<h1>Ferry late again</h1><p>" FIRST "</p><p>" SECOND "</p>"
		     "<script type=\"application/json\">{\"title\":\"Ferry late again\",\"text\":\""
		     SECOND FIRST "\"}</script>");

	(void)state;
	check(str_of(several), "x.html | Ferry late again | Fjord Post |  | \n", "Loading");
	check(str_of(shown), "x.html | Ferry late again |  | Fjord Post\n", TEXT);
	papers_torture(str_of(several), "x.html", 7);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_json_page__the_text_comes_in_many_forms),
		cmocka_unit_test(test_json_page__what_is_called_otherwise_is_not_the_article),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
