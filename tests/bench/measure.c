/* SPDX-License-Identifier: MIT */
/*
 * measure COMMAND ARGS: runs a program and prints one line, its time on the
 * clock [ms], its time on the processor [ms] and the most memory it held [KiB];
 * its own output goes where it goes.  The exit status is the program's.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static int64_t
milliseconds(int64_t seconds, int64_t micros)
{
	return seconds * 1000 + micros / 1000;
}

int
main(int argc, char **argv)
{
	struct timespec start;
	struct timespec end;
	struct rusage use;
	int status;
	pid_t pid;

	if (argc < 2)
		return 2;
	(void)clock_gettime(CLOCK_MONOTONIC, &start);
	pid = fork();
	if (pid == 0) {
		(void)execvp(argv[1], argv + 1);
		_exit(127);
	}
	if (pid < 0 || waitpid(pid, &status, 0) != pid)
		return 2;
	(void)clock_gettime(CLOCK_MONOTONIC, &end);
	(void)getrusage(RUSAGE_CHILDREN, &use);
	fprintf(stderr, "%lld %lld %lld\n",
	        (long long)(milliseconds(end.tv_sec, end.tv_nsec / 1000)
	                    - milliseconds(start.tv_sec, start.tv_nsec / 1000)),
	        (long long)(milliseconds(use.ru_utime.tv_sec, use.ru_utime.tv_usec)
	                    + milliseconds(use.ru_stime.tv_sec,
	                                   use.ru_stime.tv_usec)),
	        (long long)use.ru_maxrss);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
