/* SPDX-License-Identifier: MIT */
/*
 * terminal COLUMNSxROWS TEXT PROGRAM ARGS: what a reader costs its terminal,
 * measured on a pseudo-terminal from outside.  Waits until TEXT is painted,
 * makes its pane the only one, goes LINES lines down, rests, and ends it.
 * Prints one line: mean bytes of a line down, the most bytes of one, bytes
 * written in IDLE_MS of rest, the most memory it held [KiB].  Exit status 1 if
 * it did not do all of that.
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "tests/pty/play.h"

enum {
	LINES = 20,
	IDLE_MS = 1000,
	SETTLED_MS = 500, /* silent for so long: what went on behind is over */
	LIMIT_MS = 20000
};

extern char **environ;

static bool
is_shown(struct tty *t, void *ctx)
{
	int row;
	int col;

	return tty_find(t, *(const struct str *)ctx, &row, &col);
}

static bool
is_over(struct tty *t, void *ctx)
{
	(void)ctx;
	return tty_status(t) >= 0;
}

static size_t
key_cost(struct tty *t, struct str name)
{
	size_t before = tty_output(t).len;

	(void)tty_key(t, name);
	(void)tty_quiet(t, TTY_QUIET_MS, LIMIT_MS);
	return tty_output(t).len - before;
}

/* Mean and most bytes of a line down; false if one wrote nothing, as at the
 * end of an article that is too short. */
static bool
go_down(struct tty *t, size_t *mean, size_t *most)
{
	size_t total = 0;

	*most = 0;
	for (int i = 0; i < LINES; i++) {
		size_t n = key_cost(t, STR_LIT("j"));

		if (n == 0)
			return false;
		total += n;
		if (n > *most)
			*most = n;
	}
	*mean = total / LINES;
	return true;
}

static int
measure(struct tty *t, struct str text, char **argv)
{
	struct rusage use;
	size_t mean;
	size_t most;
	size_t idle;

	if (!tty_start(t, argv, environ, ".") || !tty_wait(t, is_shown, &text, LIMIT_MS))
		return 1;
	(void)tty_quiet(t, SETTLED_MS, LIMIT_MS);
	(void)key_cost(t, STR_LIT("z"));
	if (!go_down(t, &mean, &most))
		return 1;
	idle = tty_output(t).len;
	(void)tty_quiet(t, IDLE_MS, IDLE_MS);
	idle = tty_output(t).len - idle;
	(void)tty_key(t, STR_LIT("Q"));
	if (!tty_wait(t, is_over, NULL, LIMIT_MS) || tty_status(t) != 0)
		return 1;
	(void)getrusage(RUSAGE_CHILDREN, &use);
	printf("%zu %zu %zu %lld\n", mean, most, idle, (long long)use.ru_maxrss);
	return 0;
}

int
main(int argc, char **argv)
{
	struct tty *t;
	int rows;
	int cols;
	int status;

	if (argc < 4 || !play_size(str_of(argv[1]), &rows, &cols))
		return 2;
	t = tty_open(rows, cols);
	if (!t)
		return 77;
	status = measure(t, str_of(argv[2]), argv + 3);
	tty_close(t);
	return status;
}
