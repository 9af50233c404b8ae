/* SPDX-License-Identifier: MIT */
/*
 * article/links: what may be followed, how it is spelled, and what a text spells
 * out itself.
 */
#include "tests/unit/unit.h"

#include "article/format.h"
#include "article/links.h"

#define BASE "https://lake.example/2016/fish?page=2"

static void
assert_address(const char *base, const char *href, const char *want)
{
	struct arena arena;

	arena_init(&arena);
	assert_str(link_address(str_of(base), str_of(href), &arena), want);
	arena_release(&arena);
}

static void
test_links__addresses_are_seen_from_the_page(void **state)
{
	(void)state;
	assert_address(BASE, "count", "https://lake.example/2016/count");
	assert_address(BASE, "../about", "https://lake.example/about");
	assert_address("https://lake.example/20 16/fish", "count", "https://lake.example/20%2016/count");
	assert_address(BASE, "/about#staff", "https://lake.example/about#staff");
	assert_address(BASE, "?page=3", "https://lake.example/2016/fish?page=3");
	assert_address(BASE, "//other.example/x", "https://other.example/x");
	assert_address(BASE, "HTTP://other.example", "HTTP://other.example");
	assert_address("", "/about", "");
	assert_address("", "https://other.example/", "https://other.example/");
	assert_address("", "mailto:anna@lake.example", "mailto:anna@lake.example");
}

static void
test_links__what_leads_nowhere_is_no_link(void **state)
{
	(void)state;
	assert_address(BASE, "", "");
	assert_address(BASE, "#note", "");
	assert_address(BASE, "javascript:alert(1)", "");
	assert_address(BASE, "java\nscript:alert(1)", "");
	assert_address(BASE, "data:text/html,x", "");
	assert_address(BASE, "file:///etc/passwd", "");
	assert_address(BASE, "tel:+4712345", "");
	assert_address(BASE, "https://", "");
	assert_address(BASE, "http:///x", "");
	assert_address("", "mailto:", "");
	/* A program must not take it for an option. */
	assert_address("", "-x", "");
}

static void
assert_beside(const char *href, const char *want)
{
	struct arena arena;
	struct str to;
	uint32_t off;

	arena_init(&arena);
	to = link_beside(str_of(href), &arena);
	assert_str(to, want);
	/* Only what is whole may go to a program. */
	assert_int_equal(link_way(to, &off), to.len == 0 ? WAY_NOWHERE
	                 : str_starts(to, STR_LIT("https:")) ? WAY_OUT : WAY_BESIDE);
	arena_release(&arena);
}

static void
test_links__without_an_address_as_much_is_kept_as_is_known(void **state)
{
	uint32_t off = 0;

	(void)state;
	assert_beside("boats/the count.html#n", "boats/the%20count.html#n");
	assert_beside("../about", "../about");
	assert_beside("//other.example/x", "https://other.example/x");
	assert_beside("https://other.example/x", "https://other.example/x");
	assert_beside("#note", "");
	assert_beside("java\nscript:alert(1)", "");
	assert_beside("file:///etc/passwd", "");
	assert_beside("c:\\boats", "");
	assert_int_equal(link_way(STR_LIT("#120"), &off), WAY_INSIDE);
	assert_int_equal(off, 120);
	assert_int_equal(link_way(STR_LIT("#note"), &off), WAY_NOWHERE);
	assert_int_equal(link_way(STR_LIT("a b"), &off), WAY_NOWHERE);
	assert_int_equal(link_way(STR_LIT("-x:y"), &off), WAY_NOWHERE);
}

static void
test_links__an_address_is_visible_ascii(void **state)
{
	(void)state;
	assert_address(BASE, " nine states\n", "https://lake.example/2016/nine%20states");
	assert_address("", "https://lake.ex\n\tample/a b", "https://lake.example/a%20b");
	assert_address("", "https://lake.example/\033]0;x\007", "https://lake.example/%1B]0;x%07");
	assert_address("", "https://lake.example/\xE2\x80\xAE\xC3\xA4",
	               "https://lake.example/%E2%80%AE%C3%A4");
	assert_address(BASE, "x?a[]=1", "https://lake.example/2016/x?a%5B%5D=1");
	assert_address("", "https://[::1]/x", "https://[::1]/x");
	assert_address("", "https://x/?q='\"<>`", "https://x/?q='%22%3C%3E%60");
}

static void
test_links__too_long_an_address_is_none(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b);
	buf_add_cstr(&b, "https://lake.example/");
	while (b.len < LINK_MAX)
		buf_add_char(&b, 'x');
	assert_address("", b.ptr, b.ptr);
	buf_add_char(&b, 'x');
	assert_address("", b.ptr, "");
	assert_address(b.ptr, "y", "");
	buf_release(&b);
}

static void
test_links__what_grows_too_long_takes_no_memory(void **state)
{
	struct arena arena;
	struct buf b;

	(void)state;
	buf_init(&b);
	buf_add_cstr(&b, "https://lake.example/");
	while (b.len < LINK_MAX - 1)
		buf_add_char(&b, 'x');
	b.ptr[b.len - 1] = '/';
	arena_init(&arena);
	assert_str(link_address(buf_str(&b), STR_LIT("count"), &arena), "");
	assert_int_equal(arena.used, 0);
	arena_release(&arena);
	buf_release(&b);
}

/* Every place as "words>address", one blank between. */
static void
assert_found(const char *text, const struct article_link *given, size_t ngiven,
             const char *want)
{
	struct arena arena;
	struct buf b;
	size_t n;
	const struct article_link *links;

	arena_init(&arena);
	buf_init(&b);
	links = links_find(str_of(text), given, ngiven, &arena, &n);
	for (size_t i = 0; i < n; i++) {
		buf_add_cstr(&b, i > 0 ? " " : "");
		buf_add(&b, str_at(str_of(text), links[i].at));
		buf_add_char(&b, '>');
		buf_add(&b, links[i].to);
	}
	assert_buf(&b, want);
	buf_release(&b);
	arena_release(&arena);
}

static void
test_links__text_spells_addresses_out(void **state)
{
	(void)state;
	assert_found("See https://a.example/x. And (http://b.example/y_(z)), please.", NULL, 0,
	             "https://a.example/x>https://a.example/x"
	             " http://b.example/y_(z)>http://b.example/y_(z)");
	assert_found("\xC2\xABhttps://a.example/\xC3\xA4\xC2\xBB", NULL, 0,
	             "https://a.example/\xC3\xA4>https://a.example/%C3%A4");
	assert_found("([https://a.example/(x)_[y]...)])", NULL, 0,
	             "https://a.example/(x)_[y]>https://a.example/(x)_[y]");
	assert_found("ftp://a.example :// http:// x://https:///", NULL, 0, "");
}

static void
test_links__what_was_a_link_goes_before_what_is_spelled(void **state)
{
	static const char text[] = "To https://a.example/x and https://b.example/y go";
	static const struct article_link given[] = {
		{{0, 10}, {"https://c.example", 17}},
		{{32, 4}, {"https://d.example", 17}},
		{{47, 2}, {"mailto:e@x", 10}},
	};

	(void)state;
	assert_found(text, given, 3, "To https:/>https://c.example ://b>https://d.example"
	                             " go>mailto:e@x");
	assert_found(text, given + 2, 1,
	             "https://a.example/x>https://a.example/x"
	             " https://b.example/y>https://b.example/y go>mailto:e@x");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_links__addresses_are_seen_from_the_page),
		cmocka_unit_test(test_links__what_leads_nowhere_is_no_link),
		cmocka_unit_test(test_links__without_an_address_as_much_is_kept_as_is_known),
		cmocka_unit_test(test_links__an_address_is_visible_ascii),
		cmocka_unit_test(test_links__too_long_an_address_is_none),
		cmocka_unit_test(test_links__what_grows_too_long_takes_no_memory),
		cmocka_unit_test(test_links__text_spells_addresses_out),
		cmocka_unit_test(test_links__what_was_a_link_goes_before_what_is_spelled),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
