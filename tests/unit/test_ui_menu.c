/* SPDX-License-Identifier: MIT */
/* ui/menu, ui/out and text/regex: what fits, what leaves, what matches. */
#include "ui/menu.h"

#include "tests/unit/unit.h"
#include "text/regex.h"
#include "ui/out.h"

static int
score(const char *pattern, const char *name)
{
	return menu_score(str_of(pattern), str_of(name), str_of("of the sidebar"));
}

static void
test_menu__better_fits_come_first(void **state)
{
	(void)state;
	assert_true(score("side", "sidebar") > score("bar", "sidebar"));
	assert_true(score("next", "follow-next") > score("ext", "follow-next"));
	assert_true(score("ext", "follow-next") > score("fnx", "follow-next"));
	assert_true(score("fnx", "follow-next") > 0);
	/* By what is said of it: shown, but not what Enter means. */
	assert_true(score("sidebar", "zoom") > 0);
	assert_true(score("sidebar", "zoom") < MENU_NEAR);
	assert_true(score("sdbr", "sidebar") >= MENU_NEAR);
	assert_int_equal(score("xyz", "follow-next"), 0);
	assert_true(score("SIDE", "sidebar") > 0);
}

static void
test_out__no_control_byte_leaves(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b);
	out_clean(&b, STR_LIT("a\033]52;c;eA==\a\tb\r\nc\xe2\x80\xae" "d\x7f"));
	assert_buf(&b, "a]52;c;eA==\tb\ncd");
	buf_clear(&b);
	out_line(&b, STR_LIT("  a\n\n b\t"));
	assert_buf(&b, "a b");
	buf_release(&b);
}

/* RFC 4648, 10. */
static void
test_out__base64(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b);
	out_base64(&b, STR_LIT("foob"));
	out_base64(&b, STR_LIT("fooba"));
	out_base64(&b, STR_LIT("foobar"));
	assert_buf(&b, "Zm9vYg==Zm9vYmE=Zm9vYmFy");
	buf_release(&b);
}

static void
test_regex__finds_and_says_what_is_none(void **state)
{
	struct buf why;
	struct regex *r;
	struct span at;
	struct str text = STR_LIT("Über Kerry, kerry");

	(void)state;
	buf_init(&why);
	r = regex_new(STR_LIT("k\\w+"), true, &why);
	assert_non_null(r);
	assert_true(regex_find(r, text, 0, &at));
	assert_int_equal(at.off, 6);
	assert_int_equal(at.len, 5);
	assert_true(regex_find(r, text, span_end(at), &at));
	assert_int_equal(at.off, 13);
	assert_false(regex_find(r, text, span_end(at), &at));
	regex_free(r);
	/* What matches nothing at all matches nowhere. */
	r = regex_new(STR_LIT("x*"), true, &why);
	assert_false(regex_find(r, text, 0, &at));
	regex_free(r);
	assert_null(regex_new(STR_LIT("(a"), true, &why));
	assert_non_null(strstr(why.ptr, "no regular expression"));
	buf_release(&why);
}

/* An expression that would take for ever is given up. */
static void
test_regex__gives_up(void **state)
{
	struct buf text;
	struct buf why;
	struct regex *r;
	struct span at;

	(void)state;
	buf_init(&text);
	buf_init(&why);
	for (int i = 0; i < 4000; i++)
		buf_add_char(&text, 'a');
	r = regex_new(STR_LIT("(a|aa)+$b"), false, &why);
	assert_non_null(r);
	assert_false(regex_find(r, buf_str(&text), 0, &at));
	regex_free(r);
	buf_release(&text);
	buf_release(&why);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_menu__better_fits_come_first),
		cmocka_unit_test(test_out__no_control_byte_leaves),
		cmocka_unit_test(test_out__base64),
		cmocka_unit_test(test_regex__finds_and_says_what_is_none),
		cmocka_unit_test(test_regex__gives_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
