/* SPDX-License-Identifier: MIT */
/*
 * paint COLUMNSxROWS PROGRAM ARGS: how long a program takes until its screen
 * stands, measured on a pseudo-terminal from outside.  Prints one line: time
 * from the start to the first byte that it writes, and to the last one before
 * it is silent for SILENT_MS [us]: with the names marked, not the picture that
 * says that articles are being read.  A silence so long passes over whatever
 * the machine does meanwhile; who takes a shorter one for the end must see to
 * it that the program has nothing left to do.  The program is killed then.  Exit
 * status 1 if it wrote nothing.
 */
#include <stdint.h>
#include <stdio.h>
#include <time.h>

#include "tests/pty/play.h"

enum {
	SILENT_MS = 200, /* all that is to be painted is */
	LIMIT_MS = 20000
};

extern char **environ;

struct painting {
	size_t seen;   /* [B] of output so far */
	int64_t first; /* [us] */
	int64_t last;
};

static int64_t
now_us(void)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

/* A tty_condition: asked whenever something may have come. */
static bool
is_silent(struct tty *t, void *ctx)
{
	struct painting *p = ctx;
	size_t len = tty_output(t).len;
	int64_t now = now_us();

	if (len > p->seen) {
		p->first = p->seen == 0 ? now : p->first;
		p->last = now;
		p->seen = len;
	}
	return p->seen > 0 && now - p->last > SILENT_MS * 1000;
}

int
main(int argc, char **argv)
{
	struct painting p = {0};
	struct tty *t;
	int64_t start;
	int rows;
	int cols;
	int status = 1;

	if (argc < 3 || !play_size(str_of(argv[1]), &rows, &cols))
		return 2;
	t = tty_open(rows, cols);
	if (!t)
		return 77;
	start = now_us();
	if (tty_start(t, argv + 2, environ, ".") &&
	    tty_wait(t, is_silent, &p, LIMIT_MS)) {
		printf("%lld %lld\n", (long long)(p.first - start),
		       (long long)(p.last - start));
		status = 0;
	}
	tty_close(t);
	return status;
}
