/* SPDX-License-Identifier: MIT */
/* tips: one step after the other, over a few runs, and then no more. */
#include "tests/unit/unit.h"

#include <stdlib.h>
#include <unistd.h>

#include "ui/tips.h"

static char folder[] = "/tmp/entente-tips-XXXXXX";
static struct keymap keys;

static int
set_up(void **state)
{
	(void)state;
	keymap_init(&keys);
	return mkdtemp(folder) == NULL;
}

static int
tear_down(void **state)
{
	char path[64];

	(void)state;
	keymap_release(&keys);
	(void)snprintf(path, sizeof path, "%s/tips", folder);
	(void)unlink(path);
	return rmdir(folder);
}

static bool
says(const struct tips *t, const char *words)
{
	struct buf b;
	bool yes;

	buf_init(&b);
	tips_text(t, &keys, &b);
	yes = words == NULL ? b.len == 0 : str_find(buf_str(&b), str_of(words)) != SIZE_MAX;
	buf_release(&b);
	return yes;
}

static void
test_tips__go_on_where_they_were_and_end(void **state)
{
	struct tips t;

	(void)state;
	tips_load(&t, folder);
	assert_true(says(&t, "Tab goes"));
	/* Nobody is followed: no name was come to. */
	tips_note(&t, CMD_MENTION_NEXT, false);
	assert_true(says(&t, "Tab goes"));
	tips_note(&t, CMD_MENTION_NEXT, true);
	assert_true(says(&t, "e is"));
	tips_note(&t, CMD_CANCEL, true);
	assert_true(says(&t, NULL));
	tips_save(&t, folder);
	tips_load(&t, folder);
	assert_true(says(&t, "e is"));
	/* The key is the one that is bound. */
	assert_true(keymap_set(&keys, CMD_FOLLOW_NEXT, STR_LIT("C-n")));
	assert_true(says(&t, "C-n is"));
	for (int run = 1; run < 5; run++) {
		assert_true(t.is_on);
		tips_save(&t, folder);
		tips_load(&t, folder);
	}
	assert_true(says(&t, NULL));
	tips_set(&t, true);
	assert_true(says(&t, "Tab goes"));
}

static void
test_tips__nothing_is_said_when_all_was_done(void **state)
{
	struct tips t;

	(void)state;
	tips_set(&t, true);
	tips_note(&t, CMD_HELP, false);
	tips_note(&t, CMD_BACK, false);
	tips_note(&t, CMD_DOSSIER, true);
	tips_note(&t, CMD_FOLLOW_PREV, true);
	assert_true(says(&t, "Tab goes"));
	tips_note(&t, CMD_SAME_NEXT, true);
	assert_true(says(&t, NULL));
	tips_load(&t, NULL);
	assert_true(says(&t, NULL));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tips__go_on_where_they_were_and_end),
		cmocka_unit_test(test_tips__nothing_is_said_when_all_was_done),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
