/* SPDX-License-Identifier: MIT */
/*
 * pty SCRIPT: plays one script against a real program on a pseudo-terminal.
 * Exit status 0 when all of it held, 1 with the line and the screen when not,
 * 77 when the system has no pseudo-terminals.
 *
 * A script has one command a line.  The rest of the line is the argument, as
 * it is; $ROOT (the sources), $HOME and $TMP are filled in.  In arguments
 * marked ~ the escapes \e \n \r \t \\ \xHH stand for bytes.
 *
 *	size 80x24         columns and rows, before the start (80x24 if absent)
 *	env NAME=VALUE     also env -NAME; before the start
 *	limit MS           of every wait from here on (20000)
 *	sh COMMAND         done in $TMP before the start; must succeed
 *	run ARGS           starts the program under test ($ENTENTE)
 *	exec PROGRAM ARGS  starts another; words may be in '…', and a shell
 *	                   knows $ENTENTE, too
 *	key NAMES          keys: j C-w Enter S-Tab F1 Space …
 *	type ~TEXT         bytes;   paste ~TEXT   the same as a paste
 *	resize 40x10       signal HUP   hang-up
 *	expect TEXT        waits until a row contains it
 *	expect-not TEXT    waits until none does and the program waits for input
 *	row N TEXT         … until row N (from 1; -1 is the last) contains it
 *	attr A,-B TEXT     … until TEXT has A and not B, see tty.h
 *	cursor TEXT        … until the cursor stands on its first cell
 *	cursor-visible yes|no
 *	quiet [MS]         waits until the program waits for input: until it
 *	                   wrote nothing for so long (150)
 *	idle               … and then nothing may come for a while
 *	at-most N          [B] written since the last key, type, paste, resize
 *	never ~TEXT        nowhere in all that was written so far
 *	sent ~TEXT         somewhere in it
 *	exit N             waits for the end; status N, 128 + signal for a signal
 *	restored           the terminal is as it was
 *	no-orphans         no process of its session is left
 *	show               prints the screen
 *	picture NAME       writes it as NAME.svg into $PICTURES, if that is set
 */
#include "tests/pty/play.h"

#include <errno.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	SKIPPED = 77
};

/* --------------------------------------------------------------- starting */

static bool
do_env(struct play *p)
{
	if (p->arg.len > 1 && p->arg.ptr[0] == '-')
		play_unset_env(p, str_sub(p->arg, 1, p->arg.len));
	else if (str_find_char(p->arg, '=') != SIZE_MAX)
		play_set_env(p, p->arg);
	else
		return play_fail(p, "env wants NAME=VALUE or -NAME");
	return true;
}

static bool
do_size(struct play *p)
{
	return play_size(p->arg, &p->rows, &p->cols)
	       || play_fail(p, "a size is COLUMNSxROWS");
}

static bool
do_limit(struct play *p)
{
	uint32_t ms;

	if (!str_to_u32(p->arg, &ms) || ms > 600000)
		return play_fail(p, "limit wants milliseconds");
	p->limit_ms = (int)ms;
	return true;
}

static bool
do_sh(struct play *p)
{
	int status = 0;
	pid_t pid = fork();

	if (pid == 0) {
		char *argv[] = {(char *)"sh", (char *)"-ec",
		                (char *)arena_cstr(&p->arena, p->arg), NULL};

		vec_push(&p->env, NULL);
		if (chdir(p->dir) == 0)
			(void)execve("/bin/sh", argv, p->env.ptr);
		_exit(127);
	}
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		continue;
	return status == 0 || play_fail(p, "the command failed");
}

static bool
start(struct play *p, struct str program, struct str args)
{
	VEC(char *) argv;
	struct str word;
	bool is_started;

	if (p->tty)
		return play_fail(p, "the program was started before");
	p->tty = tty_open(p->rows, p->cols);
	if (!p->tty) {
		printf("no pseudo-terminals here\n");
		exit(SKIPPED);
	}
	vec_init(&argv);
	vec_push(&argv, (char *)arena_cstr(&p->arena, program));
	while (play_next_word(&args, &word))
		vec_push(&argv, (char *)arena_cstr(&p->arena, word));
	vec_push(&argv, NULL);
	vec_push(&p->env, NULL);
	is_started = tty_start(p->tty, argv.ptr, p->env.ptr, p->dir);
	vec_release(&argv);
	return is_started || play_fail(p, "the program could not be started");
}

static bool
do_run(struct play *p)
{
	const char *program = getenv("ENTENTE");

	return program ? start(p, str_of(program), p->arg)
	               : play_fail(p, "ENTENTE does not say where the program is");
}

static bool
do_exec(struct play *p)
{
	struct str rest = p->arg;
	struct str program;

	if (!play_next_word(&rest, &program) || program.ptr[0] != '/')
		return play_fail(p, "exec wants the full path of a program");
	return start(p, program, rest);
}

/* ------------------------------------------------------------------ input */

static bool
do_key(struct play *p)
{
	struct str rest = p->arg;
	struct str name;

	p->mark = tty_output(p->tty).len;
	while (play_next_word(&rest, &name)) {
		if (!tty_key(p->tty, name))
			return play_fail(p, "there is no such key");
	}
	return true;
}

static bool
do_type(struct play *p)
{
	p->mark = tty_output(p->tty).len;
	tty_send(p->tty, play_unescaped(p, p->arg));
	return true;
}

static bool
do_paste(struct play *p)
{
	p->mark = tty_output(p->tty).len;
	tty_paste(p->tty, play_unescaped(p, p->arg));
	return true;
}

static bool
do_resize(struct play *p)
{
	int rows;
	int cols;

	if (!play_size(p->arg, &rows, &cols))
		return play_fail(p, "a size is COLUMNSxROWS");
	p->mark = tty_output(p->tty).len;
	tty_resize(p->tty, rows, cols);
	return true;
}

static bool
do_signal(struct play *p)
{
	static const struct {
		const char *name;
		int number;
	} signals[] = {
		{"HUP", SIGHUP}, {"TERM", SIGTERM}, {"INT", SIGINT},
		{"TSTP", SIGTSTP}, {"CONT", SIGCONT}, {"WINCH", SIGWINCH},
		{"SEGV", SIGSEGV}, {"ABRT", SIGABRT}, {"QUIT", SIGQUIT},
		{"PIPE", SIGPIPE}, {"KILL", SIGKILL},
	};

	for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++) {
		if (str_eq(p->arg, str_of(signals[i].name)))
			return tty_signal(p->tty, signals[i].number)
			       || play_fail(p, "the program is not there");
	}
	return play_fail(p, "there is no such signal here");
}

static bool
do_hang_up(struct play *p)
{
	tty_hang_up(p->tty);
	return true;
}

static bool
do_show(struct play *p)
{
	struct buf line;
	int row;
	int col;

	tty_cursor(p->tty, &row, &col);
	printf("--- the screen; the cursor is in row %d, column %d\n", row + 1,
	       col + 1);
	for (int i = 0; i < tty_rows(p->tty); i++) {
		buf_init(&line);
		tty_row(p->tty, i, &line);
		printf("%3d |%s\n", i + 1, line.ptr);
		buf_release(&line);
	}
	printf("---\n");
	return true;
}

static bool
do_picture(struct play *p)
{
	const char *folder = getenv("PICTURES");
	struct buf name;
	struct buf svg;
	FILE *f;
	bool is_written;

	if (!folder)
		return true;
	buf_init(&name);
	buf_init(&svg);
	buf_addf(&name, "%s/%.*s.svg", folder, STR_ARG(p->arg));
	tty_svg(p->tty, &svg);
	f = fopen(name.ptr, "w");
	is_written = f && fwrite(svg.ptr, 1, svg.len, f) == svg.len;
	if (f && fclose(f) != 0)
		is_written = false;
	buf_release(&name);
	buf_release(&svg);
	return is_written || play_fail(p, "the picture cannot be written");
}

/* ------------------------------------------------------------- the script */

static const struct {
	const char *name;
	bool (*run)(struct play *p);
	bool wants_program;
} commands[] = {
	{"size", do_size, false},
	{"env", do_env, false},
	{"limit", do_limit, false},
	{"sh", do_sh, false},
	{"run", do_run, false},
	{"exec", do_exec, false},
	{"key", do_key, true},
	{"type", do_type, true},
	{"paste", do_paste, true},
	{"resize", do_resize, true},
	{"signal", do_signal, true},
	{"hang-up", do_hang_up, true},
	{"expect", do_expect, true},
	{"expect-not", do_expect_not, true},
	{"row", do_row, true},
	{"attr", do_attr, true},
	{"cursor", do_cursor, true},
	{"cursor-visible", do_cursor_visible, true},
	{"quiet", do_quiet, true},
	{"idle", do_idle, true},
	{"at-most", do_at_most, true},
	{"never", do_never, true},
	{"sent", do_sent, true},
	{"exit", do_exit, true},
	{"restored", do_restored, true},
	{"no-orphans", do_no_orphans, true},
	{"show", do_show, true},
	{"picture", do_picture, true},
};

static bool
do_line(struct play *p, struct str line)
{
	size_t blank = str_find_char(line, ' ');
	struct str name = str_sub(line, 0, blank);
	size_t n = sizeof commands / sizeof commands[0];

	for (size_t i = 0; i < n; i++) {
		if (!str_eq(name, str_of(commands[i].name)))
			continue;
		if (commands[i].wants_program && !p->tty)
			return play_fail(p, "no program was started");
		line = str_sub(line, name.len, line.len);
		p->arg = play_filled_in(p, str_trim(line));
		return commands[i].run(p);
	}
	return play_fail(p, "there is no such command");
}

static int
play_file(struct play *p, const char *name)
{
	FILE *f = fopen(name, "r");
	char line[4096];
	int number = 0;
	int status = 0;

	if (!f) {
		printf("%s: %s\n", name, strerror(errno));
		return 1;
	}
	while (status == 0 && fgets(line, sizeof line, f)) {
		struct str s = str_trim(str_of(line));

		number++;
		if (s.len == 0 || s.ptr[0] == '#' || do_line(p, s))
			continue;
		printf("%s:%d: %.*s: %s\n", name, number, STR_ARG(s), p->why);
		if (p->tty)
			(void)do_show(p);
		status = 1;
	}
	fclose(f);
	return status;
}

static int
remove_entry(const char *path, const struct stat *info, int kind, struct FTW *at)
{
	(void)info;
	(void)kind;
	(void)at;
	return remove(path);
}

int
main(int argc, char **argv)
{
	struct play p = {.rows = 24, .cols = 80, .limit_ms = 20000, .dir = "/tmp/entente-pty-XXXXXX"};
	char home[64];
	int status;

	if (argc != 2 || !getcwd(p.root, sizeof p.root)) {
		fprintf(stderr, "usage: pty SCRIPT\n");
		return 2;
	}
	if (!mkdtemp(p.dir)) {
		printf("%s: %s\n", p.dir, strerror(errno));
		return 1;
	}
	snprintf(home, sizeof home, "%s/home", p.dir);
	(void)mkdir(home, 0700);
	(void)signal(SIGPIPE, SIG_IGN);
	arena_init(&p.arena);
	vec_init(&p.env);
	play_freeze_env(&p);
	status = play_file(&p, argv[1]);
	tty_close(p.tty);
	vec_release(&p.env);
	arena_release(&p.arena);
	(void)nftw(p.dir, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
	return status;
}
