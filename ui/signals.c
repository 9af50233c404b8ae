/* SPDX-License-Identifier: MIT */
/*
 * A handler may only touch what the standard lets it touch, so it writes one
 * byte into a pipe and the loop does the rest.  Handlers take no argument of
 * ours: the state below is the one place in ui that has to be static.
 */
#include "ui/signals.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "text/banned.h"

#define RESCUE_MAX 256 /* [B] of escape sequences; terminfo's are under 100 */

static struct {
	int pipe[2];
	int tty;
	volatile sig_atomic_t is_guarded;
	char bytes[RESCUE_MAX];
	size_t nbyte;
	struct termios line;
	bool has_line;
} state = {.pipe = {-1, -1}, .tty = -1};

static const struct {
	int signal;
	char byte;
} watched[] = {
	{SIGWINCH, 'w'}, {SIGTSTP, 'z'}, {SIGHUP, 'h'}, {SIGTERM, 't'}, {SIGINT, 't'},
};

static const int deadly[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGQUIT};

void
signals_rescue(void)
{
	size_t off = 0;

	if (!state.is_guarded)
		return;
	state.is_guarded = 0;
	while (off < state.nbyte) {
		ssize_t n = write(state.tty, state.bytes + off, state.nbyte - off);

		if (n <= 0)
			break;
		off += (size_t)n;
	}
	if (state.has_line)
		(void)tcsetattr(state.tty, TCSANOW, &state.line);
}

void
signals_note_line(int fd)
{
	state.tty = fd;
	state.has_line = tcgetattr(fd, &state.line) == 0;
}

void
signals_guard(const char *bytes, size_t len)
{
	if (len > RESCUE_MAX)
		len = RESCUE_MAX;
	memcpy(state.bytes, bytes, len);
	state.nbyte = len;
	state.is_guarded = 1;
}

void
signals_unguard(void)
{
	state.is_guarded = 0;
}

static void
on_watched(int signal)
{
	int saved = errno;

	for (size_t i = 0; i < sizeof watched / sizeof *watched; i++) {
		/* A full pipe already says what there is to say. */
		if (watched[i].signal == signal && write(state.pipe[1], &watched[i].byte, 1) < 0)
			break;
	}
	errno = saved;
}

static void
on_deadly(int signal)
{
	signals_rescue();
	/* SA_RESETHAND: the second one is deadly. */
	(void)raise(signal);
}

static void
handle(int signal, void (*handler)(int), int flags)
{
	struct sigaction action;

	memset(&action, 0, sizeof action);
	action.sa_handler = handler;
	action.sa_flags = flags;
	(void)sigemptyset(&action.sa_mask);
	(void)sigaction(signal, &action, NULL);
}

static bool
pipe_ready(int fd)
{
	return fcntl(fd, F_SETFL, O_NONBLOCK) == 0 && fcntl(fd, F_SETFD, FD_CLOEXEC) == 0;
}

bool
signals_start(void)
{
	if (pipe(state.pipe) != 0)
		return false;
	if (!pipe_ready(state.pipe[0]) || !pipe_ready(state.pipe[1])) {
		signals_stop();
		return false;
	}
	for (size_t i = 0; i < sizeof watched / sizeof *watched; i++)
		handle(watched[i].signal, on_watched, SA_RESTART);
	for (size_t i = 0; i < sizeof deadly / sizeof *deadly; i++)
		handle(deadly[i], on_deadly, (int)SA_RESETHAND | SA_NODEFER);
	handle(SIGPIPE, SIG_IGN, 0);
	return true;
}

void
signals_stop(void)
{
	for (size_t i = 0; i < sizeof watched / sizeof *watched; i++)
		handle(watched[i].signal, SIG_DFL, 0);
	for (size_t i = 0; i < sizeof deadly / sizeof *deadly; i++)
		handle(deadly[i], SIG_DFL, 0);
	for (int i = 0; i < 2; i++) {
		if (state.pipe[i] >= 0)
			(void)close(state.pipe[i]);
		state.pipe[i] = -1;
	}
}

int
signals_fd(void)
{
	return state.pipe[0];
}

uint32_t
signals_take(void)
{
	uint32_t seen = 0;
	char byte;

	while (read(state.pipe[0], &byte, 1) == 1) {
		seen |= byte == 'w'   ? SIGNALS_RESIZE
		        : byte == 'z' ? SIGNALS_SUSPEND
		        : byte == 'h' ? SIGNALS_HANGUP
		                      : SIGNALS_STOP;
	}
	return seen;
}

void
signals_stop_group(void)
{
	handle(SIGTSTP, SIG_DFL, 0);
	(void)kill(0, SIGTSTP);
	handle(SIGTSTP, on_watched, SA_RESTART);
}
