/* SPDX-License-Identifier: MIT */
/* ui/state: where the state folder is, and which pile was read last. */
#include "tests/unit/unit.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ui/state.h"

static void
test_state__folder_by_variables(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b);
	assert_true(state_folder("/x", "/home/u", &b));
	assert_buf(&b, "/x/entente");
	assert_true(state_folder(NULL, "/home/u", &b));
	assert_buf(&b, "/home/u/.local/state/entente");
	/* XDG: what is no absolute path is passed over. */
	assert_true(state_folder("", "/home/u", &b));
	assert_true(state_folder("x", "/home/u", &b));
	assert_buf(&b, "/home/u/.local/state/entente");
	assert_false(state_folder(NULL, NULL, &b));
	assert_false(state_folder("x", "", &b));
	assert_true(state_config_folder(NULL, "/home/u", &b));
	assert_buf(&b, "/home/u/.config/entente");
	buf_release(&b);
}

struct fixture {
	char folder[64];  /* of its own, removed at the end */
	char below[96];   /* the state folder, two levels deep */
	char odd[128];    /* a file with an odd name */
};

static int
set_up(void **state)
{
	struct fixture *f = xcalloc(1, sizeof *f);
	const char *tmp = getenv("TMPDIR");
	char *real;
	int fd;

	(void)snprintf(f->folder, sizeof f->folder, "%.40s/entente-XXXXXX",
	               tmp ? tmp : "/tmp");
	if (!mkdtemp(f->folder) || !(real = realpath(f->folder, NULL)))
		return -1;
	(void)snprintf(f->folder, sizeof f->folder, "%s", real);
	free(real);
	(void)snprintf(f->below, sizeof f->below, "%s/a/b", f->folder);
	(void)snprintf(f->odd, sizeof f->odd, "%s/odd\n name", f->folder);
	fd = open(f->odd, O_WRONLY | O_CREAT, 0600);
	if (fd < 0)
		return -1;
	(void)close(fd);
	*state = f;
	return 0;
}

static int
tear_down(void **state)
{
	struct fixture *f = *state;
	char name[128];

	(void)unlink(f->odd);
	(void)snprintf(name, sizeof name, "%s/last", f->below);
	(void)unlink(name);
	(void)rmdir(f->below);
	(void)snprintf(name, sizeof name, "%s/a", f->folder);
	(void)rmdir(name);
	/* Fails, and so does the test, if something else was left behind. */
	if (rmdir(f->folder) != 0)
		return -1;
	free(f);
	return 0;
}

static void
test_state__folders_are_made_for_the_user_alone(void **state)
{
	const struct fixture *f = *state;
	struct stat st;
	struct diag d;

	diag_init(&d);
	assert_true(state_make_folder(f->below, &d));
	assert_int_equal(stat(f->below, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0700);
	assert_true(state_make_folder(f->below, &d));
	assert_int_equal(d.items.len, 0);
	/* A file in the way. */
	assert_false(state_make_folder(f->odd, &d));
	assert_int_equal(d.items.len, 1);
	diag_release(&d);
}

static void
test_state__the_last_pile_is_recalled(void **state)
{
	const struct fixture *f = *state;
	const char *paths[] = {f->odd, f->folder};
	const char **back;
	struct arena arena;

	arena_init(&arena);
	assert_int_equal(state_recall(f->below, &arena, &back), 0);
	state_remember(f->below, paths, 2);
	assert_int_equal(state_recall(f->below, &arena, &back), 2);
	assert_string_equal(back[0], f->odd);
	assert_string_equal(back[1], f->folder);
	/* What is gone is not recalled. */
	(void)unlink(f->odd);
	assert_int_equal(state_recall(f->below, &arena, &back), 1);
	assert_string_equal(back[0], f->folder);
	state_remember(f->below, paths + 1, 1);
	assert_int_equal(state_recall(f->below, &arena, &back), 1);
	arena_release(&arena);
}

static void
test_state__a_torn_file_gives_what_is_whole(void **state)
{
	const struct fixture *f = *state;
	const char **back;
	struct arena arena;
	char name[128];
	int fd;

	arena_init(&arena);
	assert_true(state_make_folder(f->below, NULL));
	(void)snprintf(name, sizeof name, "%s/last", f->below);
	fd = open(name, O_WRONLY | O_CREAT, 0600);
	assert_true(fd >= 0);
	/* One whole, then "/" that was the beginning of another. */
	assert_int_equal(write(fd, f->folder, strlen(f->folder) + 1),
	                 strlen(f->folder) + 1);
	assert_int_equal(write(fd, "/", 1), 1);
	(void)close(fd);
	assert_int_equal(state_recall(f->below, &arena, &back), 1);
	assert_string_equal(back[0], f->folder);
	arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_state__folder_by_variables),
		cmocka_unit_test_setup_teardown(
			test_state__folders_are_made_for_the_user_alone, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			test_state__the_last_pile_is_recalled, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			test_state__a_torn_file_gives_what_is_whole, set_up,
			tear_down),
	};

	return UNIT_RUN(tests);
}
