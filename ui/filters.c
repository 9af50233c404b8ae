/* SPDX-License-Identifier: MIT */
/*
 * See filters.h.  The child does nothing but what is allowed between fork and
 * exec in a program of several threads: its arguments and the program's place
 * are made before.
 */
#include "ui/filters.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "text/ini.h"
#include "text/vec.h"

#include "text/banned.h"

#define ARGS_MAX 16
#define SECONDS_MAX 30                       /* by the clock, and of the CPU */
#define MEMORY_MAX ((rlim_t)1 << 30)         /* [B] */
#define STEP ((size_t)64 << 10)

struct filter {
	struct str ending;    /* "pdf", lower case */
	const char *program;  /* its place; NULL if it is not installed */
	const char *args[ARGS_MAX + 1];
	size_t narg;
	bool is_users;
};

struct filters {
	struct arena arena;
	VEC(struct filter) items; /* the user's first */
};

static const struct {
	const char *ending;
	const char *command;
} known[] = {
	{"pdf", "pdftotext -layout -enc UTF-8 %s -"},
	{"doc", "antiword %s"},
	{"djvu", "djvutxt %s"},
	{"ps", "ps2ascii %s"},
};

/* ------------------------------------------------------------------- making */

/* Where a program is, as execvp would find it; NULL if nowhere. */
static const char *
find_program(struct arena *arena, struct str name, const char *search_path)
{
	struct str rest = str_of(search_path ? search_path : "");
	struct str folder;
	const char *found = NULL;
	struct buf b;

	if (str_find_char(name, '/') != SIZE_MAX) {
		const char *path = arena_cstr(arena, name);

		return access(path, X_OK) == 0 ? path : NULL;
	}
	buf_init(&b);
	while (!found && rest.len > 0 && str_cut(&rest, ':', &folder)) {
		buf_clear(&b);
		buf_addf(&b, "%.*s/%.*s", STR_ARG(folder), STR_ARG(name));
		if (folder.len > 0 && access(b.ptr, X_OK) == 0)
			found = arena_cstr(arena, buf_str(&b));
	}
	buf_release(&b);
	return found;
}

/* `item` says who wants it; the rest is the command's. */
static void
add_filter(struct filters *f, struct filter item, struct str command, const char *search_path)
{
	struct str rest = command;
	struct str word;

	while (item.narg < ARGS_MAX && rest.len > 0 && str_cut(&rest, ' ', &word)) {
		if (word.len > 0)
			item.args[item.narg++] = arena_cstr(&f->arena, word);
	}
	if (item.narg == 0)
		return;
	item.program = find_program(&f->arena, str_of(item.args[0]), search_path);
	vec_push(&f->items, item);
}

static void
read_ini(struct filters *f, const char *path, const char *search_path)
{
	struct ini *ini = NULL;

	/* What is wrong in the file is said by who reads the rest of it. */
	if (!path || ini_read(path, &ini, NULL) != STATUS_OK)
		return;
	for (size_t i = 0; i < ini_count(ini); i++) {
		struct str section;
		struct str key;
		struct str value;

		ini_item(ini, i, &section, &key, &value);
		if (str_eq(section, STR_LIT("filters")))
			add_filter(f, (struct filter){.ending = arena_str(&f->arena, key),
			                              .is_users = true}, value, search_path);
	}
	ini_free(ini);
}

struct filters *
filters_new(const char *ini_path, const char *search_path, struct diag *d)
{
	struct filters *f = xcalloc(1, sizeof *f);

	(void)d;
	arena_init(&f->arena);
	vec_init(&f->items);
	read_ini(f, ini_path, search_path);
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		add_filter(f, (struct filter){.ending = str_of(known[i].ending)},
		           str_of(known[i].command), search_path);
	return f;
}

void
filters_free(struct filters *f)
{
	if (!f)
		return;
	vec_release(&f->items);
	arena_release(&f->arena);
	free(f);
}

/* ------------------------------------------------------------------ running */

static void
limit(int what, rlim_t most)
{
	struct rlimit r = {most, most};

	(void)setrlimit(what, &r);
}

/* In the child: only calls that are safe there. */
static void
become(const struct filter *f, char *const *args, int out)
{
	int null = open("/dev/null", O_RDWR);

	(void)setpgid(0, 0);
	(void)dup2(null, STDIN_FILENO);
	(void)dup2(out, STDOUT_FILENO);
	(void)dup2(null, STDERR_FILENO);
	for (int fd = STDERR_FILENO + 1; fd < 256; fd++)
		(void)close(fd);
	limit(RLIMIT_CPU, SECONDS_MAX);
	limit(RLIMIT_AS, MEMORY_MAX);
	limit(RLIMIT_CORE, 0);
	(void)execv(f->program, args);
}

static pid_t
start(const struct filter *f, const char *path, int *from)
{
	char *args[ARGS_MAX + 1];
	sigset_t none;
	sigset_t before;
	int ends[2];
	pid_t pid;

	for (size_t i = 0; i <= f->narg; i++) {
		const char *arg = f->args[i];

		args[i] = (char *)(arg && strcmp(arg, "%s") == 0 ? path : arg);
	}
	if (pipe(ends) != 0)
		return -1;
	(void)sigemptyset(&none);
	/* A reading thread has all signals blocked; its child must not. */
	(void)pthread_sigmask(SIG_SETMASK, &none, &before);
	pid = fork();
	if (pid == 0) {
		become(f, args, ends[1]);
		/* It could not: nothing of this program is to be run at its end. */
		for (;;)
			(void)kill(getpid(), SIGKILL);
	}
	(void)pthread_sigmask(SIG_SETMASK, &before, NULL);
	(void)close(ends[1]);
	*from = ends[0];
	if (pid < 0)
		(void)close(ends[0]);
	return pid;
}

static long long
now_ms(void)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (long long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* All that it writes; NULL, or why that was too much. */
static const char *
collect(int from, uint64_t most, struct buf *out)
{
	long long end = now_ms() + (long long)SECONDS_MAX * 1000;

	for (;;) {
		struct pollfd p = {.fd = from, .events = POLLIN};
		long long left = end - now_ms();
		ssize_t n;

		if (left <= 0)
			return "it took too long";
		if (poll(&p, 1, (int)left) <= 0)
			continue;
		buf_reserve(out, STEP);
		n = read(from, out->ptr + out->len, STEP);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return NULL;
		out->len += (size_t)n;
		out->ptr[out->len] = '\0';
		if (out->len > most)
			return "it wrote too much";
	}
}

static const struct filter *
find_filter(const struct filters *f, struct str path, bool is_readable)
{
	size_t dot = path.len;

	while (dot > 0 && path.ptr[dot - 1] != '.' && path.ptr[dot - 1] != '/')
		dot--;
	for (size_t i = 0; i < f->items.len; i++) {
		const struct filter *item = &f->items.ptr[i];

		if ((item->is_users || (item->program && !is_readable))
		    && str_eq_nocase(item->ending, str_sub(path, dot, path.len)))
			return item;
	}
	return NULL;
}

bool
filters_run(void *ctx, const struct filter_order *order, struct buf *out, struct diag *d)
{
	const struct filter *f = find_filter(ctx, order->path, order->is_readable);
	enum diag_level level = order->is_readable ? DIAG_WARNING : DIAG_ERROR;
	struct str path = order->path;
	const char *why;
	struct stat st;
	struct buf file;
	pid_t pid = -1;
	int from = -1;
	int result = 0;

	if (!f)
		return false;
	if (!f->program) {
		diag_add(d, level, path, 0, "the program of its filter, %s, is not installed",
		         f->args[0]);
		return false;
	}
	buf_init(&file);
	/* A name that begins with a hyphen is not to be taken for an option. */
	if (path.len > 0 && path.ptr[0] == '-')
		buf_add_cstr(&file, "./");
	buf_add(&file, path);
	if (stat(file.ptr, &st) == 0 && S_ISREG(st.st_mode))
		pid = start(f, file.ptr, &from);
	buf_release(&file);
	if (pid < 0)
		return false;
	why = collect(from, order->most, out);
	(void)close(from);
	if (why)
		(void)kill(-pid, SIGKILL);
	if (why)
		(void)kill(pid, SIGKILL);
	while (waitpid(pid, &result, 0) < 0 && errno == EINTR)
		;
	if (!why && (!WIFEXITED(result) || WEXITSTATUS(result) != 0))
		why = "it failed";
	if (!why)
		return true;
	buf_clear(out);
	diag_add(d, level, path, 0, "the filter %s made no text of this: %s",
	         f->args[0], why);
	return false;
}
