/* SPDX-License-Identifier: MIT */
/*
 * loading COLUMNSxROWS PROGRAM ARGS: how long a reader leaves its user waiting
 * while it reads a large pile, measured on a pseudo-terminal from outside.  From
 * the moment that it says "reading", keys are pressed, one each REST_MS after the
 * last one was answered, until it says so no more.  Prints one line: the time from
 * a key to the first byte of its answer, in the middle, that 95 of 100 keep, and
 * the longest [us]; how many keys.  The program is killed then.  Exit status 1 if
 * it read nothing, or did not answer.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "tests/pty/play.h"

enum {
	REST_MS = 40,
	LIMIT_MS = 20000,
	KEYS_MAX = 4000
};

extern char **environ;

/* Each of them changes the picture, wherever it is pressed: what says that there is no
 * mention says nothing when it is said already. */
static const char *const keys[] = {"J", "Tab", "J", "e", "K", "S-Tab", "J", "T", "q"};

static int64_t
now_us(void)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static bool
is_reading(struct tty *t, void *ctx)
{
	int row;
	int col;

	(void)ctx;
	return tty_find(t, STR_LIT(" reading "), &row, &col);
}

static bool
has_more(struct tty *t, void *ctx)
{
	return tty_output(t).len > *(const size_t *)ctx;
}

static bool
is_rested(struct tty *t, void *ctx)
{
	(void)t;
	return now_us() >= *(const int64_t *)ctx;
}

static int
compare(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a;
	int64_t y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

/* Presses keys until nothing is read any more; how many, 0 if one was not
 * answered. */
static size_t
press(struct tty *t, int64_t *took)
{
	size_t n = 0;

	while (n < KEYS_MAX && is_reading(t, NULL)) {
		int64_t end = now_us() + REST_MS * 1000;
		size_t before;
		int64_t start;

		(void)tty_wait(t, is_rested, &end, REST_MS);
		before = tty_output(t).len;
		start = now_us();
		(void)tty_key(t, str_of(keys[n % (sizeof keys / sizeof *keys)]));
		if (!tty_wait(t, has_more, &before, LIMIT_MS))
			return 0;
		took[n++] = now_us() - start;
	}
	return n;
}

int
main(int argc, char **argv)
{
	int64_t *took = xcalloc(KEYS_MAX, sizeof *took);
	struct tty *t;
	size_t n = 0;
	int rows;
	int cols;

	if (argc < 3 || !play_size(str_of(argv[1]), &rows, &cols))
		return 2;
	t = tty_open(rows, cols);
	if (!t)
		return 77;
	if (tty_start(t, argv + 2, environ, ".") && tty_wait(t, is_reading, NULL, LIMIT_MS))
		n = press(t, took);
	tty_close(t);
	if (n > 0) {
		qsort(took, n, sizeof *took, compare);
		printf("%lld %lld %lld %zu\n", (long long)took[n / 2],
		       (long long)took[n * 95 / 100], (long long)took[n - 1], n);
	}
	free(took);
	return n > 0 ? 0 : 1;
}
