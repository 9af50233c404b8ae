/* SPDX-License-Identifier: MIT */
/* ui/seen: what has been read is kept, by two readers at once, too; a damaged
 * file is passed over.  ui/place_text: places as words, and back. */
#include "tests/unit/unit.h"

#include <stdlib.h>
#include <unistd.h>

#include "ui/place_text.h"
#include "ui/seen.h"
#include "ui/state.h"

static char folder[64];

static int
set_up(void **state)
{
	const char *tmp = getenv("TMPDIR");

	(void)state;
	(void)snprintf(folder, sizeof folder, "%.40s/entente-XXXXXX", tmp ? tmp : "/tmp");
	return mkdtemp(folder) == NULL ? -1 : 0;
}

static int
tear_down(void **state)
{
	char name[96];

	(void)state;
	(void)snprintf(name, sizeof name, "%s/seen", folder);
	(void)unlink(name);
	return rmdir(folder);
}

static void
put(struct seen *s, uint64_t content, uint32_t top, bool is_unread)
{
	struct seen_item item = {.content = content, .top = top, .cursor = 7,
	                         .is_unread = is_unread, .is_fresh = true};

	seen_put(s, item);
}

static void
test_seen__two_readers_add_to_each_other(void **state)
{
	struct seen a;
	struct seen b;

	(void)state;
	seen_init(&a);
	seen_init(&b);
	seen_load(&a, folder);
	seen_load(&b, folder);
	put(&a, UINT64_MAX, 100, false);
	put(&a, 2, 200, false);
	put(&b, 2, 222, false);
	put(&b, 3, 300, true);
	seen_save(&a, folder);
	seen_save(&b, folder);
	seen_release(&a);
	seen_init(&a);
	seen_load(&a, folder);
	assert_int_equal(a.items.len, 3);
	assert_int_equal(seen_find(&a, UINT64_MAX)->top, 100);
	assert_int_equal(seen_find(&a, 2)->top, 222);
	assert_true(seen_is_read(&a, 2));
	assert_false(seen_is_read(&a, 3));
	assert_false(seen_is_read(&a, 4));
	assert_null(seen_find(&a, 4));
	seen_release(&a);
	seen_release(&b);
}

static void
test_seen__what_is_no_line_is_passed_over(void **state)
{
	struct seen s;

	(void)state;
	(void)state_write(folder, "seen", STR_LIT("nonsense\n\n00000000000000ff 1 2 3 r\n"
	                                    "00000000000000fg 1 2 3 r\n0 0"));
	seen_init(&s);
	seen_load(&s, folder);
	assert_int_equal(s.items.len, 1);
	assert_true(seen_is_read(&s, 255));
	seen_release(&s);
}

static void
test_place_text__comes_back_whatever_the_path(void **state)
{
	char path[] = "/a b/100%\n\xc3\xa9-";
	struct place p = {.view = 3, .pane = 1, .path = path, .top = 12, .lead = 2,
	                  .cursor = PLACE_NOWHERE, .row = 9, .above = 4};
	struct place back;
	struct buf b;
	struct str rest;

	(void)state;
	buf_init(&b);
	place_write(&b, &p);
	assert_int_equal(str_find_char(buf_str(&b), '\n'), SIZE_MAX);
	rest = buf_str(&b);
	assert_true(place_read(&rest, &back));
	assert_string_equal(back.path, path);
	assert_null(back.followed);
	assert_int_equal(back.view, 3);
	assert_int_equal(back.cursor, PLACE_NOWHERE);
	assert_int_equal(back.above, 4);
	place_release(&back);
	/* Cut anywhere, it is no place, or one without its end. */
	for (size_t n = 0; n + 3 < b.len; n++) {
		rest = str_sub(buf_str(&b), 0, n);
		assert_false(place_read(&rest, &back));
	}
	rest = STR_LIT("1 1 1 1 1 1 1 %zz - -");
	assert_false(place_read(&rest, &back));
	buf_release(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_seen__two_readers_add_to_each_other, set_up,
		                                tear_down),
		cmocka_unit_test_setup_teardown(test_seen__what_is_no_line_is_passed_over, set_up,
		                                tear_down),
		cmocka_unit_test(test_place_text__comes_back_whatever_the_path),
	};

	return UNIT_RUN(tests);
}
