/* SPDX-License-Identifier: MIT */
/* The line editor. */
#include "tests/unit/unit.h"

#include <stdlib.h>
#include <unistd.h>

#include "text/utf8.h"
#include "ui/prompt.h"

static struct prompt p;

static int
set_up(void **state)
{
	(void)state;
	prompt_init(&p);
	prompt_open(&p, PROMPT_FIND, STR_EMPTY);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	prompt_release(&p);
	return 0;
}

/* Types keys by name, separated by blanks. */
static enum prompt_result
keys(const char *names)
{
	struct str rest = str_of(names);
	struct str word;
	enum prompt_result result = PROMPT_UNCHANGED;

	while (rest.len > 0 && str_cut(&rest, ' ', &word)) {
		key_code k;

		assert_true(key_parse(&word, &k));
		result = prompt_key(&p, k);
	}
	return result;
}

static void
text(const char *s, key_code mods)
{
	size_t len;

	for (size_t off = 0; off < strlen(s); off += len)
		(void)prompt_key(&p, utf8_get(str_of(s), off, &len) | mods);
}

static void
test_prompt__edits_by_clusters(void **state)
{
	(void)state;
	text("côte", 0);
	assert_int_equal(keys("Left Left BS"), PROMPT_CHANGED);
	assert_buf(&p.text, "cte");
	assert_int_equal(keys("Home Del"), PROMPT_CHANGED);
	assert_buf(&p.text, "te");
	assert_int_equal(keys("End x"), PROMPT_CHANGED);
	assert_buf(&p.text, "tex");
	assert_int_equal(keys("Right Right"), PROMPT_UNCHANGED);
	/* A letter with its combining mark is one. */
	text("e\xcc\x81", 0);
	assert_int_equal(keys("BS"), PROMPT_CHANGED);
	assert_buf(&p.text, "tex");
}

static void
test_prompt__cuts_words_and_lines(void **state)
{
	(void)state;
	text("one two three", 0);
	keys("C-w");
	assert_buf(&p.text, "one two ");
	keys("C-w");
	assert_buf(&p.text, "one ");
	keys("C-u");
	assert_buf(&p.text, "");
	text("abc", 0);
	keys("Left C-k");
	assert_buf(&p.text, "ab");
	keys("C-a x");
	assert_buf(&p.text, "xab");
}

static void
test_prompt__accepts_cancels_and_remembers(void **state)
{
	(void)state;
	text("one", 0);
	assert_int_equal(keys("Enter"), PROMPT_ACCEPTED);
	assert_buf(&p.text, "one");
	prompt_open(&p, PROMPT_FIND, STR_EMPTY);
	text("two", 0);
	assert_int_equal(keys("Enter"), PROMPT_ACCEPTED);
	prompt_open(&p, PROMPT_FIND, STR_EMPTY);
	assert_int_equal(keys("Up"), PROMPT_CHANGED);
	assert_buf(&p.text, "two");
	keys("Up");
	assert_buf(&p.text, "one");
	assert_int_equal(keys("Up"), PROMPT_UNCHANGED);
	keys("Down Down");
	assert_buf(&p.text, "");
	assert_int_equal(keys("Esc"), PROMPT_CANCELLED);
	/* Each kind of question has its own past. */
	prompt_open(&p, PROMPT_COMMAND, STR_EMPTY);
	assert_int_equal(keys("Up"), PROMPT_UNCHANGED);
	assert_int_equal(keys("BS"), PROMPT_CANCELLED);
}

static void
test_prompt__up_goes_by_the_beginning_that_is_typed(void **state)
{
	(void)state;
	text("lavrov", 0);
	keys("Enter");
	prompt_open(&p, PROMPT_FIND, STR_EMPTY);
	text("kerry", 0);
	keys("Enter");
	prompt_open(&p, PROMPT_FIND, STR_EMPTY);
	text("lavrov", 0);
	keys("Enter");
	/* No line twice. */
	assert_int_equal(p.history[PROMPT_FIND].lines.len, 2);
	prompt_open(&p, PROMPT_FIND, STR_EMPTY);
	text("k", 0);
	assert_int_equal(keys("Up"), PROMPT_CHANGED);
	assert_buf(&p.text, "kerry");
	assert_int_equal(keys("Up"), PROMPT_UNCHANGED);
	keys("Down");
	assert_buf(&p.text, "k");
	keys("Up BS");
	/* What has been changed is a new line. */
	assert_int_equal(keys("Up"), PROMPT_CHANGED);
	assert_buf(&p.text, "kerry");
}

static void
test_prompt__pasted_text_is_text(void **state)
{
	(void)state;
	text("a", 0);
	assert_int_equal(prompt_key(&p, K_ENTER | MOD_PASTED), PROMPT_CHANGED);
	assert_int_equal(prompt_key(&p, K_ESC | MOD_PASTED), PROMPT_UNCHANGED);
	assert_int_equal(prompt_key(&p, MOD_CTRL | 'u' | MOD_PASTED), PROMPT_UNCHANGED);
	text("b", MOD_PASTED);
	assert_buf(&p.text, "a b");
	text("\xe2\x80\xae", 0);
	assert_buf(&p.text, "a b");
}

static void
test_prompt__is_bounded_and_keeps_the_cursor_in_sight(void **state)
{
	struct canvas c;

	(void)state;
	for (int i = 0; i < 3000; i++)
		(void)prompt_key(&p, 'x');
	assert_in_range(p.text.len, 500, 2000);
	canvas_init(&c);
	canvas_resize(&c, 1, 10);
	prompt_draw(&p, &c, 0, 0, 10);
	assert_int_equal(c.cursor_x, 9);
	prompt_key(&p, K_HOME);
	prompt_draw(&p, &c, 0, 0, 10);
	assert_int_equal(c.cursor_x, 1);
	canvas_release(&c);
}

static void
test_prompt__answers_outlive_the_run(void **state)
{
	char path[] = "/tmp/entente-history-XXXXXX";
	struct prompt later;
	int fd = mkstemp(path);

	(void)state;
	assert_true(fd >= 0);
	(void)close(fd);
	(void)keys("a b Enter");
	prompt_open(&p, PROMPT_COMMAND, STR_EMPTY);
	(void)keys("é Space x Enter");
	prompt_save(&p, path);
	prompt_init(&later);
	prompt_load(&later, path);
	assert_int_equal(later.history[PROMPT_FIND].lines.len, 1);
	assert_string_equal(later.history[PROMPT_FIND].lines.ptr[0], "ab");
	assert_string_equal(later.history[PROMPT_COMMAND].lines.ptr[0], "é x");
	prompt_release(&later);
	/* What is no history is none. */
	prompt_init(&later);
	prompt_load(&later, "/nonexistent/history");
	assert_int_equal(later.history[PROMPT_FIND].lines.len, 0);
	prompt_release(&later);
	(void)unlink(path);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_setup_teardown(test_prompt__##name, set_up, tear_down)
		T(edits_by_clusters),
		T(cuts_words_and_lines),
		T(accepts_cancels_and_remembers),
		T(up_goes_by_the_beginning_that_is_typed),
		T(pasted_text_is_text),
		T(is_bounded_and_keeps_the_cursor_in_sight),
		T(answers_outlive_the_run),
#undef T
	};

	return UNIT_RUN(tests);
}
