/* SPDX-License-Identifier: MIT */
/*
 * Commands that wait for something or hold something to be true.  Each says
 * in play->why what is wrong.
 */
#include "tests/pty/play.h"

#include <stdio.h>

enum {
	IDLE_MS = 400
};

/* ------------------------------------------------------------ conditions */

static bool
is_shown(struct tty *t, void *ctx)
{
	int row;
	int col;

	return tty_find(t, *(struct str *)ctx, &row, &col);
}

bool
do_expect(struct play *p)
{
	return tty_wait(p->tty, is_shown, &p->arg, p->limit_ms)
	       || play_fail(p, "it is not on the screen");
}

static bool
is_gone(struct tty *t, void *ctx)
{
	(void)tty_quiet(t, TTY_QUIET_MS, TTY_QUIET_MS * 4);
	return !is_shown(t, ctx);
}

bool
do_expect_not(struct play *p)
{
	return tty_wait(p->tty, is_gone, &p->arg, p->limit_ms)
	       || play_fail(p, "it is on the screen");
}

struct place {
	int row;
	struct str text;
};

static bool
is_in_row(struct tty *t, void *ctx)
{
	const struct place *place = ctx;
	int row = place->row < 0 ? tty_rows(t) + place->row : place->row - 1;
	struct buf line;
	bool is_there;

	if (row < 0 || row >= tty_rows(t))
		return false;
	buf_init(&line);
	tty_row(t, row, &line);
	is_there = str_find(buf_str(&line), place->text) != SIZE_MAX;
	buf_release(&line);
	return is_there;
}

bool
do_row(struct play *p)
{
	struct place place = {.text = p->arg};
	struct str number;
	uint32_t n;
	bool is_from_end;

	if (!play_next_word(&place.text, &number))
		return play_fail(p, "row wants a number and a text");
	is_from_end = number.ptr[0] == '-';
	if (!str_to_u32(str_sub(number, is_from_end, number.len), &n) || n > 1000)
		return play_fail(p, "row wants a number");
	place.row = is_from_end ? -(int)n : (int)n;
	return tty_wait(p->tty, is_in_row, &place, p->limit_ms)
	       || play_fail(p, "it is not in that row");
}

struct look {
	struct str attrs;
	struct str text;
};

static bool
looks_so(struct tty *t, void *ctx)
{
	const struct look *look = ctx;
	struct str rest = look->attrs;
	struct str attr;
	int row;
	int col;

	if (!tty_find(t, look->text, &row, &col))
		return false;
	while (str_cut(&rest, ',', &attr)) {
		bool is_wanted = !str_starts(attr, STR_LIT("-"));

		attr = str_sub(attr, !is_wanted, attr.len);
		if (tty_has_attr(t, row, col, attr) != is_wanted)
			return false;
	}
	return true;
}

bool
do_attr(struct play *p)
{
	struct look look = {.text = p->arg};

	if (!play_next_word(&look.text, &look.attrs) || look.text.len == 0)
		return play_fail(p, "attr wants attributes and a text");
	return tty_wait(p->tty, looks_so, &look, p->limit_ms)
	       || play_fail(p, "it does not look so");
}

static bool
has_cursor_on(struct tty *t, void *ctx)
{
	int row;
	int col;
	int cursor_row;
	int cursor_col;

	if (!tty_find(t, *(struct str *)ctx, &row, &col))
		return false;
	tty_cursor(t, &cursor_row, &cursor_col);
	return row == cursor_row && col == cursor_col;
}

bool
do_cursor(struct play *p)
{
	return tty_wait(p->tty, has_cursor_on, &p->arg, p->limit_ms)
	       || play_fail(p, "the cursor is not there");
}

static bool
is_cursor_visible(struct tty *t, void *ctx)
{
	return tty_cursor_visible(t) == *(bool *)ctx;
}

bool
do_cursor_visible(struct play *p)
{
	bool is_wanted = str_eq(p->arg, STR_LIT("yes"));

	return tty_wait(p->tty, is_cursor_visible, &is_wanted, p->limit_ms)
	       || play_fail(p, "it is not so");
}

bool
do_quiet(struct play *p)
{
	uint32_t ms = TTY_QUIET_MS;

	if (p->arg.len > 0 && !str_to_u32(p->arg, &ms))
		return play_fail(p, "quiet wants milliseconds, or nothing");
	(void)tty_quiet(p->tty, (int)(ms % 60000), p->limit_ms);
	return true;
}

bool
do_idle(struct play *p)
{
	size_t before;

	(void)tty_quiet(p->tty, TTY_QUIET_MS, p->limit_ms);
	before = tty_output(p->tty).len;
	(void)tty_quiet(p->tty, IDLE_MS, IDLE_MS);
	return tty_output(p->tty).len == before
	       || play_fail(p, "something was written while nothing happened");
}

bool
do_at_most(struct play *p)
{
	uint32_t most;
	size_t written;

	if (!str_to_u32(p->arg, &most))
		return play_fail(p, "at-most wants a number");
	(void)tty_quiet(p->tty, TTY_QUIET_MS, p->limit_ms);
	written = tty_output(p->tty).len - p->mark;
	if (written <= most)
		return true;
	snprintf(p->why, sizeof p->why, "%zu bytes were written", written);
	return false;
}

bool
do_never(struct play *p)
{
	(void)tty_quiet(p->tty, TTY_QUIET_MS, p->limit_ms);
	return str_find(tty_output(p->tty), play_unescaped(p, p->arg)) == SIZE_MAX
	       || play_fail(p, "it was written");
}

bool
do_sent(struct play *p)
{
	(void)tty_quiet(p->tty, TTY_QUIET_MS, p->limit_ms);
	return str_find(tty_output(p->tty), play_unescaped(p, p->arg)) != SIZE_MAX
	       || play_fail(p, "it was not written");
}

static bool
is_over(struct tty *t, void *ctx)
{
	(void)ctx;
	return tty_status(t) >= 0;
}

bool
do_exit(struct play *p)
{
	uint32_t expected;

	if (!str_to_u32(p->arg, &expected))
		return play_fail(p, "exit wants a number");
	if (!tty_wait(p->tty, is_over, NULL, p->limit_ms))
		return play_fail(p, "the program still runs");
	if (tty_status(p->tty) == (int)expected)
		return true;
	snprintf(p->why, sizeof p->why, "the status is %d", tty_status(p->tty));
	return false;
}

bool
do_restored(struct play *p)
{
	const char *wrong = tty_not_restored(p->tty);

	return !wrong || play_fail(p, wrong);
}

static bool
has_no_orphans(struct tty *t, void *ctx)
{
	(void)ctx;
	return !tty_has_orphans(t);
}

bool
do_no_orphans(struct play *p)
{
	return tty_wait(p->tty, has_no_orphans, NULL, p->limit_ms)
	       || play_fail(p, "processes are left");
}
