/* SPDX-License-Identifier: MIT */
/* posix_spawn with a pipe, signals as a shell would have them. */
#include "ui/run.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "text/banned.h"

#define NOT_FOUND 127 /* with which a shell ends that finds no such program */

extern char **environ;

/* Signals of the keyboard go to the program while it runs. */
struct guard {
	struct sigaction interrupt;
	struct sigaction quit;
};

static void
guard_begin(struct guard *g)
{
	struct sigaction ignore = {.sa_handler = SIG_IGN};

	(void)sigemptyset(&ignore.sa_mask);
	(void)sigaction(SIGINT, &ignore, &g->interrupt);
	(void)sigaction(SIGQUIT, &ignore, &g->quit);
}

static void
guard_end(const struct guard *g)
{
	(void)sigaction(SIGINT, &g->interrupt, NULL);
	(void)sigaction(SIGQUIT, &g->quit, NULL);
}

/* What we ignore the program would inherit. */
static void
usual_signals(posix_spawnattr_t *attr)
{
	static const int usual[] = {SIGPIPE, SIGXFSZ, SIGINT, SIGQUIT,
	                            SIGTSTP, SIGTERM, SIGHUP};
	sigset_t set;

	(void)sigemptyset(&set);
	for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
		(void)sigaddset(&set, usual[i]);
	(void)posix_spawnattr_setsigdefault(attr, &set);
	(void)sigemptyset(&set);
	(void)posix_spawnattr_setsigmask(attr, &set);
	(void)posix_spawnattr_setflags(attr, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
}

static int
start(const struct run *r, const int pipe_fd[2], pid_t *pid)
{
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attr;
	int error;

	if (posix_spawn_file_actions_init(&files) != 0)
		return ENOMEM;
	if (posix_spawnattr_init(&attr) != 0) {
		(void)posix_spawn_file_actions_destroy(&files);
		return ENOMEM;
	}
	usual_signals(&attr);
	if (r->input.ptr != NULL) {
		(void)posix_spawn_file_actions_adddup2(&files, pipe_fd[0], 0);
		(void)posix_spawn_file_actions_addclose(&files, pipe_fd[1]);
	}
	if (r->is_quiet) {
		(void)posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0);
		(void)posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0);
	}
	error = posix_spawnp(pid, r->argv[0], &files, &attr, (char *const *)r->argv, environ);
	(void)posix_spawnattr_destroy(&attr);
	(void)posix_spawn_file_actions_destroy(&files);
	return error;
}

static void
feed(int fd, struct str input)
{
	while (input.len > 0) {
		ssize_t n = write(fd, input.ptr, input.len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return; /* it has read enough */
		input = str_sub(input, (size_t)n, input.len);
	}
}

static enum run_result
wait_for(pid_t pid)
{
	int status;

	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return RUN_FAILED;
	if (WIFEXITED(status) && WEXITSTATUS(status) == NOT_FOUND)
		return RUN_MISSING;
	return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? RUN_DONE : RUN_FAILED;
}

enum run_result
run_program(const struct run *r)
{
	struct guard guard;
	int fds[2] = {-1, -1};
	pid_t pid;
	int error;
	enum run_result result = RUN_FAILED;

	if (r->input.ptr != NULL) {
		if (pipe(fds) != 0)
			return RUN_FAILED;
		(void)fcntl(fds[1], F_SETFD, FD_CLOEXEC);
	}
	guard_begin(&guard);
	error = start(r, fds, &pid);
	if (fds[0] >= 0)
		(void)close(fds[0]);
	if (error == 0 && fds[1] >= 0)
		feed(fds[1], r->input);
	if (fds[1] >= 0)
		(void)close(fds[1]);
	if (error == 0)
		result = wait_for(pid);
	guard_end(&guard);
	return error == ENOENT ? RUN_MISSING : result;
}
