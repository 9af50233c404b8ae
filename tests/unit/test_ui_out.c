/* SPDX-License-Identifier: MIT */
/* What leaves the reader as text: citations and addresses. */
#include "tests/unit/unit.h"

#include "ui/out.h"

static struct article *
made_of(const char *text, const char *author, const char *address)
{
	const struct block body = {.at = {0, (uint32_t)strlen(text)}, .kind = BLOCK_PARAGRAPH};
	/* Where the first word leads. */
	static const struct article_link link = {{0, 4}, {"https://post.test/who", 21}};
	struct article_parts parts = {
		.path = STR_LIT("a.html"),
		.text = str_of(text),
		.date = DAY_NONE,
		.title = SPAN_NONE,
		.date_at = SPAN_NONE,
		.source = STR_LIT("The Post"),
		.blocks = &body,
		.nblock = 1,
		.links = &link,
		.nlink = 1,
	};

	parts.facts[FACT_TITLE] = (struct fact){STR_LIT("Talks"), ORIGIN_META};
	parts.facts[FACT_AUTHOR] = (struct fact){str_of(author), ORIGIN_META};
	parts.facts[FACT_ADDRESS] = (struct fact){str_of(address), ORIGIN_META};
	return article_new(&parts);
}

static struct article *
made(const char *author, const char *address)
{
	return made_of("They met in Oslo. See https://oslo.test/x", author, address);
}

static void
check_citation(const char *author, const char *address, const char *want, int line)
{
	struct article *a = made(author, address);
	struct buf b;

	buf_init(&b);
	out_citation(&b, a, str_sub(article_text(a), 0, 17), 0);
	unit_str(buf_str(&b), want, __FILE__, line);
	buf_release(&b);
	article_free(a);
}

static void
check_address(const char *address, const char *want, int line)
{
	struct article *a = made("", address);

	unit_str(out_address(a), want, __FILE__, line);
	article_free(a);
}

static void
test_out__a_citation_says_author_and_address(void **state)
{
	(void)state;
	check_citation("", "", "“They met in Oslo.” — Talks. The Post. a.html:1\n", __LINE__);
	check_citation("Ann Lee", "https://post.test/talks?id=1",
	               "“They met in Oslo.” — Ann Lee. Talks. The Post. "
	               "https://post.test/talks?id=1 a.html:1\n",
	               __LINE__);
	check_citation("J. Doe Jr.", "",
	               "“They met in Oslo.” — J. Doe Jr. Talks. The Post. a.html:1\n", __LINE__);
}

static void
test_out__the_address_known_comes_before_those_of_the_text(void **state)
{
	(void)state;
	check_address("", "https://oslo.test/x", __LINE__);
	check_address("http://post.test/talks", "http://post.test/talks", __LINE__);
}

static void
check_spelled(const char *text, const char *want, int line)
{
	struct article *a = made_of(text, "", "");

	unit_str(out_address(a), want, __FILE__, line);
	article_free(a);
}

static void
test_out__the_address_of_a_text_is_the_one_it_spells_out(void **state)
{
	(void)state;
	check_spelled("They met (see http://a.test/oslo_(talks)).",
	              "http://a.test/oslo_(talks)", __LINE__);
	check_spelled("They met: http://a.test/M\xC3\xB8te, http://b.test", "http://a.test/M%C3%B8te",
	              __LINE__);
	check_spelled("They met in Oslo, and http:// is where.", "", __LINE__);
}

static void
test_out__what_is_no_web_address_is_not_handed_on(void **state)
{
	static const char *const others[] = {
		"file:///etc/passwd", "javascript:alert(1)", "--help", "/talks",
		"https://post.test/a b", "x https://post.test/", "https://post.test/\033[2J",
	};

	(void)state;
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		check_address(others[i], "https://oslo.test/x", __LINE__);
		check_citation("", others[i],
		               "“They met in Oslo.” — Talks. The Post. a.html:1\n", __LINE__);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_out__a_citation_says_author_and_address),
		cmocka_unit_test(test_out__the_address_known_comes_before_those_of_the_text),
		cmocka_unit_test(test_out__the_address_of_a_text_is_the_one_it_spells_out),
		cmocka_unit_test(test_out__what_is_no_web_address_is_not_handed_on),
	};

	return UNIT_RUN(tests);
}
