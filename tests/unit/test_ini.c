/* SPDX-License-Identifier: MIT */
/* text/ini: settings files as people write them, bad lines included. */
#include "tests/unit/unit.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "text/ini.h"

struct file {
	char dir[32];
	char path[64];
};

/* What one file gave: "section.key=value@line\n" an item, then diagnostics
 * as "line: message\n". */
static enum status
show(const char *path, struct buf *out)
{
	struct diag d;
	struct ini *ini;
	enum status status;

	diag_init(&d);
	status = ini_read(path, &ini, &d);
	assert_true((status == STATUS_OK) == (ini != NULL));
	for (size_t i = 0; ini && i < ini_count(ini); i++) {
		struct str section;
		struct str key;
		struct str value;

		ini_item(ini, i, &section, &key, &value);
		buf_addf(out, "%.*s.%.*s=%.*s@%u\n", STR_ARG(section), STR_ARG(key),
		         STR_ARG(value), ini_line(ini, i));
	}
	for (size_t i = 0; i < d.items.len; i++) {
		const struct diag_item *item = &d.items.ptr[i];

		assert_str(item->file, path);
		buf_addf(out, "%u: %.*s\n", (unsigned int)item->line,
		         STR_ARG(item->message));
	}
	ini_free(ini);
	diag_release(&d);
	return status;
}

static int
set_up(void **state)
{
	static struct file f;

	snprintf(f.dir, sizeof f.dir, "/tmp/entente-unit-XXXXXX");
	if (!mkdtemp(f.dir))
		return -1;
	snprintf(f.path, sizeof f.path, "%s/a.ini", f.dir);
	*state = &f;
	return 0;
}

static int
tear_down(void **state)
{
	struct file *f = *state;

	unlink(f->path);
	return rmdir(f->dir);
}

static void
write_file(const char *path, struct str text)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text.ptr, text.len), (ssize_t)text.len);
	close(fd);
}

static void
check_text(void **state, struct str text, const char *expected)
{
	struct file *f = *state;
	struct buf out;

	write_file(f->path, text);
	buf_init(&out);
	assert_int_equal(show(f->path, &out), STATUS_OK);
	assert_buf(&out, expected);
	buf_release(&out);
}

#define INI(text, expected) check_text(state, STR_LIT(text), expected)

static void
test_ini__items_in_the_order_of_the_file(void **state)
{
	INI("top = 1\n"
	    "[View]\n"
	    "Width = 72   ; columns\n"
	    "# a comment\n"
	    "theme = \"dark; blue\"\n"
	    "\n"
	    "[keys]\n"
	    "x:y = 'quoted # text'\n"
	    "empty =\n",
	    ".top=1@1\n"
	    "view.width=72@3\n"
	    "view.theme=dark; blue@5\n"
	    "keys.x:y=quoted # text@8\n"
	    "keys.empty=@9\n");
}

static void
test_ini__a_section_opened_again_goes_on(void **state)
{
	INI("[a]\nx=1\n[b]\nx=2\n[a]\ny=3\n",
	    "a.x=1@2\nb.x=2@4\na.y=3@6\n");
}

static void
test_ini__the_last_of_two_counts(void **state)
{
	INI("[a]\nx=1\ny=2\nX=3\n", "a.x=3@4\na.y=2@3\n");
}

static void
test_ini__bad_lines_are_told_and_the_rest_is_read(void **state)
{
	INI("[a]\nx=1\nno sense\n= 5\n[]\n[b\n[c] d\ny=2\n",
	    "a.x=1@2\na.y=2@8\n"
	    "3: a setting is written name = value; it was left out\n"
	    "4: a setting is written name = value; it was left out\n"
	    "5: a section is written [name]; it was left out\n"
	    "6: a section is written [name]; it was left out\n"
	    "7: a section is written [name]; it was left out\n");
}

static void
test_ini__zero_bytes_and_other_charsets_are_bad_lines(void **state)
{
	INI("[a]\nx=\xE9t\xE9\ny=\0\nz=\xC3\xA9t\xC3\xA9\n",
	    "a.z=\xC3\xA9t\xC3\xA9@4\n"
	    "2: the line is not UTF-8; it was left out\n"
	    "3: the line holds a zero byte; it was left out\n");
}

static void
test_ini__lines_of_other_systems(void **state)
{
	INI("\xEF\xBB\xBF[a]\r\nx = 1 \r\ny=2", "a.x=1@2\na.y=2@3\n");
}

static void
test_ini__a_backslash_joins_lines(void **state)
{
	INI("[a]\nx = one \\\n  two\ny = 2\n", "a.x=one   two@2\na.y=2@4\n");
}

static void
test_ini__a_line_too_long_is_left_out(void **state)
{
	struct file *f = *state;
	struct buf text;
	struct buf out;

	buf_init(&text);
	buf_init(&out);
	buf_add_cstr(&text, "[a]\nx=");
	for (int i = 0; i < 5000; i++)
		buf_add_char(&text, 'v');
	buf_add_cstr(&text, "\ny=2\nz=");
	for (int i = 0; i < 998; i++)
		buf_add_char(&text, 'w');
	write_file(f->path, buf_str(&text));
	assert_int_equal(show(f->path, &out), STATUS_OK);
	assert_true(str_starts(buf_str(&out), STR_LIT("a.y=2@3\na.z=www")));
	assert_true(str_ends(buf_str(&out),
	                     STR_LIT("ww@4\n2: the line is longer than 1000 bytes; "
	                             "it was left out\n")));
	buf_release(&text);
	buf_release(&out);
}

static void
test_ini__nothing_in_it(void **state)
{
	INI("", "");
	INI("\n\n# only words\n", "");
	INI("[a]\n", "");
}

static void
test_ini__a_file_that_is_not_there(void **state)
{
	struct file *f = *state;
	struct buf out;

	buf_init(&out);
	unlink(f->path);
	assert_int_equal(show(f->path, &out), STATUS_NOT_FOUND);
	assert_buf(&out, "0: cannot be opened: No such file or directory\n");
	buf_clear(&out);
	assert_int_equal(show(f->dir, &out), STATUS_UNREADABLE);
	assert_buf(&out, "0: cannot be read: Is a directory\n");
	buf_release(&out);
	write_file(f->path, STR_EMPTY);
}

/* What is no regular file can be read only once, so iniparser gets a copy. */
static void
test_ini__a_pipe(void **state)
{
	int ends[2];
	char path[32];
	struct buf out;

	(void)state;
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], "[a]\nx=1\n", 8), 8);
	close(ends[1]);
	snprintf(path, sizeof path, "/dev/fd/%d", ends[0]);
	buf_init(&out);
	assert_int_equal(show(path, &out), STATUS_OK);
	assert_buf(&out, "a.x=1@2\n");
	buf_release(&out);
	close(ends[0]);
}

static void
test_ini__hostile_bytes(void **state)
{
	struct file *f = *state;
	uint32_t seed = 1;

	for (int round = 0; round < 200; round++) {
		static const char alphabet[] = "[]=#;:\\\n\n\r \t\"'ab\xC3\xA9\xFF%s";
		char text[400];
		struct buf out;

		for (size_t i = 0; i < sizeof text; i++) {
			seed = seed * 1664525 + 1013904223;
			text[i] = alphabet[(seed >> 16) % (sizeof alphabet)];
		}
		buf_init(&out);
		write_file(f->path, str_from(text, sizeof text));
		assert_int_equal(show(f->path, &out), STATUS_OK);
		buf_release(&out);
	}
}

#define INI_TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		INI_TEST(test_ini__items_in_the_order_of_the_file),
		INI_TEST(test_ini__a_section_opened_again_goes_on),
		INI_TEST(test_ini__the_last_of_two_counts),
		INI_TEST(test_ini__bad_lines_are_told_and_the_rest_is_read),
		INI_TEST(test_ini__zero_bytes_and_other_charsets_are_bad_lines),
		INI_TEST(test_ini__lines_of_other_systems),
		INI_TEST(test_ini__a_backslash_joins_lines),
		INI_TEST(test_ini__a_line_too_long_is_left_out),
		INI_TEST(test_ini__nothing_in_it),
		INI_TEST(test_ini__a_file_that_is_not_there),
		cmocka_unit_test(test_ini__a_pipe),
		INI_TEST(test_ini__hostile_bytes),
	};

	return UNIT_RUN(tests);
}
