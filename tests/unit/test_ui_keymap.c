/* SPDX-License-Identifier: MIT */
/* Keys by name, commands by name, and bindings. */
#include "tests/unit/unit.h"
#include "ui/keymap.h"

static key_code
key(const char *name)
{
	struct str s = str_of(name);
	key_code k = K_NONE;

	return key_parse(&s, &k) && s.len == 0 ? k : K_NONE;
}

static void
test_key__names_are_read_and_written_alike(void **state)
{
	static const char *const names[] = {
		"j",  "J",    "C-w", "S-Tab", "Tab", "Enter", "Esc",   "Space", "PgDn", "F1",
		"F12", "Up",  "M-x", "é",     "*",   "#",     ">",     "C-Left", "BS",  "Del",
	};
	struct buf b;

	(void)state;
	buf_init(&b);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		buf_clear(&b);
		assert_int_not_equal(key(names[i]), K_NONE);
		key_text(&b, key(names[i]));
		assert_buf(&b, names[i]);
	}
	buf_release(&b);
}

static void
test_key__what_is_the_same_on_the_wire_is_the_same(void **state)
{
	(void)state;
	assert_int_equal(key("C-i"), K_TAB);
	assert_int_equal(key("C-M"), K_ENTER);
	assert_int_equal(key("C-["), K_ESC);
	assert_int_equal(key("BTab"), MOD_SHIFT | K_TAB);
	assert_int_equal(key("C-W"), MOD_CTRL | 'w');
	assert_int_equal(key("S-a"), 'A');
	assert_int_equal(key(""), K_NONE);
	assert_int_equal(key("\033"), K_NONE);
	assert_int_equal(key_char('x'), 'x');
	assert_int_equal(key_char(MOD_CTRL | 'x'), 0);
	assert_int_equal(key_char(K_UP), 0);
}

static void
test_cmd__beginning_of_a_name_is_enough(void **state)
{
	(void)state;
	assert_int_equal(cmd_find(STR_LIT("q")), CMD_CLOSE_LEVEL);
	assert_int_equal(cmd_find(STR_LIT("quit-now")), CMD_LEAVE);
	assert_int_equal(cmd_find(STR_LIT("dos")), CMD_DOSSIER);
	/* What less and vi say means the same here, not "narrower" and "why". */
	assert_int_equal(cmd_find(STR_LIT("n")), CMD_ARTICLE_NEXT);
	assert_int_equal(cmd_find(STR_LIT("p")), CMD_ARTICLE_PREV);
	assert_int_equal(cmd_find_taking(STR_LIT("w")), CMD_SAVE);
	assert_int_equal(cmd_find(STR_LIT("q!")), CMD_LEAVE);
	assert_int_equal(cmd_find(STR_LIT("find")), CMD_FIND);
	assert_int_equal(cmd_find(STR_LIT("toggle")), CMD_NONE);
	/* follow, follower, follow-next: the first, whatever their order. */
	assert_int_equal(cmd_find(STR_LIT("foll")), CMD_FOLLOW);
	assert_int_equal(cmd_find(STR_LIT("hal")), CMD_NONE);
	assert_int_equal(cmd_find(STR_LIT("sa")), CMD_NONE);
	assert_int_equal(cmd_find_taking(STR_LIT("sa")), CMD_SAVE);
	assert_int_equal(cmd_find_taking(STR_LIT("same-next")), CMD_SAME_NEXT);
	assert_int_equal(cmd_find_taking(STR_LIT("s")), CMD_NONE);
	assert_int_equal(cmd_find(STR_LIT("")), CMD_NONE);
	assert_int_equal(cmd_find(STR_LIT("nonsense")), CMD_NONE);
}

static void
test_cmd__lines_are_cut_at_semicolons_and_checked(void **state)
{
	struct str lines = STR_LIT("search \"a; b\" ; down 3; 12; pipe sort; uniq");

	(void)state;
	assert_int_equal(cmd_line_len(lines), 14);
	assert_int_equal(cmd_line_len(STR_LIT("pipe sort; uniq")), 15);
	assert_int_equal(cmd_line_len(STR_LIT("pipe; down")), 4);
	assert_int_equal(cmd_line_len(STR_LIT("bi Z down; up")), 13);
	assert_int_equal(cmd_line_unknown(lines).len, 0);
	assert_int_equal(cmd_line_unknown(STR_LIT(" ; ;")).len, 0);
	assert_true(str_eq(cmd_line_unknown(STR_LIT("down; folow lavrov; up")),
	                   STR_LIT("folow")));
	assert_true(str_eq(cmd_line_unknown(STR_LIT("-1")), STR_LIT("-1")));
}

static enum keymap_match
look(const struct keymap *m, enum cmd_context where, const char *a, const char *b, enum cmd *c)
{
	key_code keys[2] = {key(a), b == NULL ? K_NONE : key(b)};

	*c = CMD_NONE;
	return keymap_lookup(m, where, keys, b == NULL ? 1 : 2, c);
}

static void
test_keymap__every_default_reaches_its_command(void **state)
{
	struct keymap m;

	(void)state;
	keymap_init(&m);
	for (int i = 0; i < CMD_COUNT; i++) {
		struct str keys = str_of(cmd_info((enum cmd)i)->keys);
		struct str word;

		while (keys.len > 0 && str_cut(&keys, ' ', &word)) {
			key_code sequence[KEYS_MAX];
			size_t n = 0;
			enum cmd c;
			enum keymap_match match;

			while (word.len > 0 && n < KEYS_MAX)
				assert_true(key_parse(&word, &sequence[n++]));
			match = keymap_lookup(&m, cmd_info((enum cmd)i)->context, sequence, n, &c);
			assert_true(match == KEYMAP_FULL || match == KEYMAP_BOTH);
			assert_int_equal(c, i);
		}
	}
	keymap_release(&m);
}

static void
test_keymap__sequences_and_contexts(void **state)
{
	struct keymap m;
	enum cmd c;

	(void)state;
	keymap_init(&m);
	assert_int_equal(look(&m, CONTEXT_TEXT, "C-w", NULL, &c), KEYMAP_PREFIX);
	assert_int_equal(look(&m, CONTEXT_TEXT, "C-w", "h", &c), KEYMAP_FULL);
	assert_int_equal(c, CMD_FOCUS_LEFT);
	assert_int_equal(look(&m, CONTEXT_TEXT, "g", NULL, &c), KEYMAP_BOTH);
	assert_int_equal(c, CMD_TOP);
	assert_int_equal(look(&m, CONTEXT_TEXT, "g", "/", &c), KEYMAP_FULL);
	assert_int_equal(c, CMD_SEARCH);
	assert_int_equal(look(&m, CONTEXT_TEXT, "g", "x", &c), KEYMAP_NONE);
	assert_int_equal(look(&m, CONTEXT_TEXT, "Enter", NULL, &c), KEYMAP_FULL);
	assert_int_equal(c, CMD_ENTER);
	assert_int_equal(look(&m, CONTEXT_LIST, "Enter", NULL, &c), KEYMAP_FULL);
	assert_int_equal(c, CMD_OPEN);
	keymap_release(&m);
}

static void
test_keymap__setting_replaces_and_takes_over(void **state)
{
	struct keymap m;
	struct buf b;
	enum cmd c;

	(void)state;
	buf_init(&b);
	keymap_init(&m);
	assert_true(keymap_set(&m, CMD_FOLLOW_NEXT, STR_LIT("x C-n ]m")));
	assert_int_equal(look(&m, CONTEXT_TEXT, "e", NULL, &c), KEYMAP_NONE);
	assert_int_equal(look(&m, CONTEXT_TEXT, "C-n", NULL, &c), KEYMAP_FULL);
	assert_int_equal(c, CMD_FOLLOW_NEXT);
	assert_int_equal(look(&m, CONTEXT_TEXT, "]", "m", &c), KEYMAP_FULL);
	/* j goes over from `down`, which keeps its other key. */
	assert_true(keymap_set(&m, CMD_ZOOM, STR_LIT("j")));
	look(&m, CONTEXT_TEXT, "j", NULL, &c);
	assert_int_equal(c, CMD_ZOOM);
	look(&m, CONTEXT_TEXT, "Down", NULL, &c);
	assert_int_equal(c, CMD_DOWN);
	keymap_names(&m, CMD_FOLLOW_NEXT, 9, &b);
	assert_buf(&b, "x, C-n, ]m");
	buf_clear(&b);
	keymap_names(&m, CMD_FOCUS_LEFT, 1, &b);
	assert_buf(&b, "C-w h");
	assert_true(keymap_set(&m, CMD_HELP, STR_LIT("")));
	assert_int_equal(look(&m, CONTEXT_TEXT, "?", NULL, &c), KEYMAP_NONE);
	assert_false(keymap_set(&m, CMD_HELP, STR_LIT("abcde")));
	assert_false(keymap_set(&m, CMD_DOWN, STR_LIT("x \033")));
	assert_int_equal(look(&m, CONTEXT_TEXT, "Down", NULL, &c), KEYMAP_FULL);
	keymap_release(&m);
	buf_release(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_key__names_are_read_and_written_alike),
		cmocka_unit_test(test_key__what_is_the_same_on_the_wire_is_the_same),
		cmocka_unit_test(test_cmd__lines_are_cut_at_semicolons_and_checked),
		cmocka_unit_test(test_cmd__beginning_of_a_name_is_enough),
		cmocka_unit_test(test_keymap__every_default_reaches_its_command),
		cmocka_unit_test(test_keymap__sequences_and_contexts),
		cmocka_unit_test(test_keymap__setting_replaces_and_takes_over),
	};

	return UNIT_RUN(tests);
}
