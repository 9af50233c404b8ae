/* SPDX-License-Identifier: MIT */
/* entente.ini: what is right counts, what is wrong gets a sentence. */
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/unit/unit.h"
#include "ui/conf.h"

static char path[64];
static struct conf c;
static struct diag d;

static int
set_up(void **state)
{
	(void)state;
	conf_init(&c);
	diag_init(&d);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	conf_release(&c);
	diag_release(&d);
	return 0;
}

static void
read_text(const char *text)
{
	int fd;
	FILE *f;

	snprintf(path, sizeof path, "/tmp/entente-conf-XXXXXX");
	fd = mkstemp(path);
	assert_true(fd >= 0);
	f = fdopen(fd, "w");
	fputs(text, f);
	fclose(f);
	conf_read(&c, path, &d);
	unlink(path);
}

static bool
says(uint32_t line, const char *part)
{
	for (size_t i = 0; i < d.items.len; i++)
		if (d.items.ptr[i].line == line &&
		    str_find(d.items.ptr[i].message, str_of(part)) != SIZE_MAX)
			return true;
	return false;
}

static void
test_conf__no_file_is_no_error(void **state)
{
	(void)state;
	conf_read(&c, "/nonexistent/entente.ini", &d);
	assert_int_equal(d.items.len, 0);
	assert_int_equal(c.values[OPTION_WIDTH], 72);
}

static void
test_conf__reads_options_keys_and_theme(void **state)
{
	key_code k = '.';
	enum cmd cmd;
	struct theme t;

	(void)state;
	read_text("[options]\nwidth = 60\nletters = on\ntheme = mono\n"
	          "[keys]\nfollow-next = . J\nsame-prev = \"#\"\n"
	          "[theme]\nperson = 200 bold\n");
	assert_int_equal(d.items.len, 0);
	assert_int_equal(c.values[OPTION_WIDTH], 60);
	assert_int_equal(c.values[OPTION_LETTERS], 1);
	assert_int_equal(c.values[OPTION_THEME], THEME_MONO);
	assert_int_equal(keymap_lookup(&c.keymap, CONTEXT_TEXT, &k, 1, &cmd), KEYMAP_FULL);
	assert_int_equal(cmd, CMD_FOLLOW_NEXT);
	k = 'J';
	(void)keymap_lookup(&c.keymap, CONTEXT_TEXT, &k, 1, &cmd);
	assert_int_equal(cmd, CMD_FOLLOW_NEXT);
	k = '#';
	(void)keymap_lookup(&c.keymap, CONTEXT_TEXT, &k, 1, &cmd);
	assert_int_equal(cmd, CMD_SAME_PREV);
	conf_theme(&c, false, &t);
	assert_int_equal(t.roles[ROLE_PERSON].fg, 200);
	assert_int_equal(t.roles[ROLE_ORG].fg, COLOR_INHERIT);
}

static void
test_conf__wrong_lines_are_named_and_passed_over(void **state)
{
	(void)state;
	read_text("[options]\nwidth = 10000\nwidht = 60\nletters = perhaps\n"
	          "[keys]\nfly = x\ndown = \"abcdefg\"\n"
	          "[theme]\nperson = pink\nnobody = bold\n"
	          "[colours]\nperson = red\n"
	          "[options]\nscroll-margin = 5\n"
	          "[macros]\na = \"C-t: folow lavrov; dossier\"\nb = \"C-t dossier\"\n"
	          "c = \"C-g: follow lavrov; dossier\"\n");
	assert_true(says(16, "folow"));
	assert_true(says(17, "KEYS: command"));
	assert_int_equal(c.keymap.macros.len, 1);
	assert_true(says(2, "20 to 200"));
	assert_true(says(3, "widht"));
	assert_true(says(4, "perhaps"));
	assert_true(says(6, "fly"));
	assert_true(says(7, "abcdefg"));
	assert_true(says(9, "pink"));
	assert_true(says(10, "nobody"));
	assert_true(says(12, "colours"));
	assert_int_equal(c.values[OPTION_WIDTH], 72);
	assert_int_equal(c.values[OPTION_SCROLL_MARGIN], 5);
}

static void
test_conf__a_key_that_hides_a_sequence_is_named(void **state)
{
	(void)state;
	read_text("[keys]\nsort = t\n");
	assert_true(says(0, "sort"));
}

static void
test_conf__the_dump_is_read_back_without_a_word(void **state)
{
	struct buf dump;
	struct conf fresh;

	(void)state;
	buf_init(&dump);
	conf_init(&fresh);
	conf_dump(&dump);
	read_text(dump.ptr);
	assert_int_equal(d.items.len, 0);
	assert_memory_equal(c.values, fresh.values, sizeof c.values);
	assert_int_equal(c.keymap.bindings.len, fresh.keymap.bindings.len);
	assert_memory_equal(c.keymap.bindings.ptr, fresh.keymap.bindings.ptr,
	                    sizeof *c.keymap.bindings.ptr);
	for (int r = 0; r < ROLE_COUNT; r++)
		assert_int_not_equal(str_find(buf_str(&dump), str_of(role_name((enum role)r))), SIZE_MAX);
	conf_release(&fresh);
	buf_release(&dump);
}

static void
test_conf__set_by_words(void **state)
{
	struct buf why;

	(void)state;
	buf_init(&why);
	assert_true(conf_set(&c, STR_LIT("letters"), STR_EMPTY, &why));
	assert_int_equal(c.values[OPTION_LETTERS], 1);
	assert_true(conf_set(&c, STR_LIT("width"), STR_LIT(" 80 "), &why));
	assert_int_equal(c.values[OPTION_WIDTH], 80);
	assert_false(conf_set(&c, STR_LIT("width"), STR_LIT("x"), &why));
	assert_int_not_equal(str_find(buf_str(&why), STR_LIT("number")), SIZE_MAX);
	buf_clear(&why);
	conf_value(&c, OPTION_WIDTH, &why);
	assert_buf(&why, "80");
	buf_release(&why);
}

static void
file_write(const char *name, const char *text)
{
	FILE *f = fopen(name, "w");

	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

static void
test_conf__a_theme_of_ones_own(void **state)
{
	char folder[] = "/tmp/entente-XXXXXX";
	char ini[64];
	char themes[64];
	char good[80];
	char bad[80];
	struct theme t;
	struct buf b;

	(void)state;
	assert_non_null(mkdtemp(folder));
	(void)snprintf(ini, sizeof ini, "%s/entente.ini", folder);
	(void)snprintf(themes, sizeof themes, "%s/themes", folder);
	(void)snprintf(good, sizeof good, "%s/good.ini", themes);
	(void)snprintf(bad, sizeof bad, "%s/bad.ini", themes);
	assert_int_equal(mkdir(themes, 0700), 0);
	file_write(good, "[theme]\nperson = 123 bold\n");
	file_write(bad, "[theme]\nperson = pink\n");
	file_write(ini, "[options]\ntheme = good\n");
	conf_read(&c, ini, &d);
	assert_int_equal(d.items.len, 0);
	conf_theme(&c, false, &t);
	assert_int_equal(t.roles[ROLE_PERSON].fg, 123);
	buf_init(&b);
	conf_value(&c, OPTION_THEME, &b);
	assert_buf(&b, "good");
	buf_clear(&b);
	assert_false(conf_set(&c, STR_LIT("theme"), STR_LIT("bad"), &b));
	assert_true(str_find(buf_str(&b), STR_LIT("pink")) != SIZE_MAX);
	buf_clear(&b);
	assert_false(conf_set(&c, STR_LIT("theme"), STR_LIT("../good"), &b));
	assert_true(str_find(buf_str(&b), STR_LIT("high-contrast")) != SIZE_MAX);
	/* Round about: every one of them, and the own one again. */
	for (int n = theme_count(); n >= 0; n--)
		assert_true(conf_step(&c, OPTION_THEME, 1));
	assert_int_equal(c.values[OPTION_THEME], theme_count());
	buf_release(&b);
	assert_int_equal(unlink(good) | unlink(bad) | unlink(ini) | rmdir(themes) | rmdir(folder), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_setup_teardown(test_conf__##name, set_up, tear_down)
		T(no_file_is_no_error),
		T(reads_options_keys_and_theme),
		T(a_theme_of_ones_own),
		T(wrong_lines_are_named_and_passed_over),
		T(a_key_that_hides_a_sequence_is_named),
		T(the_dump_is_read_back_without_a_word),
		T(set_by_words),
#undef T
	};

	return UNIT_RUN(tests);
}
