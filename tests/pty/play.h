/* SPDX-License-Identifier: MIT */
/* The play of one script, shared by the files of this folder. */
#ifndef TESTS_PTY_PLAY_H
#define TESTS_PTY_PLAY_H

#include "tests/pty/tty.h"
#include "text/arena.h"
#include "text/vec.h"

struct play {
	struct tty *tty;      /* NULL before a program runs */
	int rows;
	int cols;
	int limit_ms;         /* of one wait */
	char dir[40];         /* $TMP */
	char root[4096];      /* $ROOT */
	VEC(char *) env;      /* a NULL is added when a program starts */
	struct arena arena;
	size_t mark;          /* [B] of output before the last key */
	struct str arg;       /* of the command that is being done */
	char why[256];        /* it failed */
};

/* Sets why; always false. */
bool play_fail(struct play *p, const char *why);

/* $ROOT, $HOME and $TMP put in. */
struct str play_filled_in(struct play *p, struct str s);
/* Escapes made bytes. */
struct str play_unescaped(struct play *p, struct str s);
/* The next word of `*rest`, a quoted one kept together; false at the end. */
bool play_next_word(struct str *rest, struct str *word);
bool play_size(struct str s, int *rows, int *cols);

void play_unset_env(struct play *p, struct str name);
void play_set_env(struct play *p, struct str entry); /* NAME=VALUE */
/* The same on every machine, and nothing of the user's. */
void play_freeze_env(struct play *p);

/* Commands of expect.c. */
bool do_expect(struct play *p);
bool do_expect_not(struct play *p);
bool do_row(struct play *p);
bool do_attr(struct play *p);
bool do_cursor(struct play *p);
bool do_cursor_visible(struct play *p);
bool do_quiet(struct play *p);
bool do_idle(struct play *p);
bool do_at_most(struct play *p);
bool do_never(struct play *p);
bool do_sent(struct play *p);
bool do_exit(struct play *p);
bool do_restored(struct play *p);
bool do_no_orphans(struct play *p);

#endif
