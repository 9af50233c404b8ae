/* SPDX-License-Identifier: MIT */
/*
 * The beginning and the end of the program: what the environment says, what
 * the command line says, and handing over to a command or to the reader.  The
 * only file that exits.
 */
#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "text/map.h"
#include "ui/app.h"
#include "ui/cli.h"
#include "ui/cli_options.h"
#include "ui/conf.h"
#include "ui/dictionaries.h"
#include "ui/state.h"
#include "ui/term.h"
#include "ui/charsets.h"
#include "ui/filters.h"

#include "text/banned.h"

#ifndef ENTENTE_VERSION
#define ENTENTE_VERSION "0"
#endif
#ifndef ENTENTE_DATADIR
#define ENTENTE_DATADIR "/usr/local/share/entente"
#endif

#define EXIT_NO_MEMORY 71 /* EX_OSERR of sysexits.h */

static void
no_memory(void)
{
	static const char sentence[] = "entente: there is no memory left\n";

	term_rescue();
	/* No buffer: there may be none to be had. */
	if (write(STDERR_FILENO, sentence, sizeof sentence - 1) < 0)
		_exit(EXIT_NO_MEMORY);
	_exit(EXIT_NO_MEMORY);
}

/* A reader that goes away, and a file that may not become larger, show as errors of
 * write, where they are expected. */
static void
ignore_failing_writes(void)
{
	struct sigaction act = {.sa_handler = SIG_IGN};

	(void)sigemptyset(&act.sa_mask);
	(void)sigaction(SIGPIPE, &act, NULL);
	(void)sigaction(SIGXFSZ, &act, NULL);
}

/* Only how characters are read: numbers keep their point.  The locale "C" is
 * what is left when nothing is set, seldom what somebody wants to read in. */
static void
set_locale(void)
{
	const char *name = setlocale(LC_CTYPE, "");

	if ((!name || strcmp(name, "C") == 0 || strcmp(name, "POSIX") == 0) &&
	    !setlocale(LC_CTYPE, "C.UTF-8"))
		(void)setlocale(LC_CTYPE, "C");
}

/* ---------------------------------------------------------- the program itself */

/* Path of the running program, or NULL. */
static char *
program_path(const char *argv0)
{
	char *path = realpath("/proc/self/exe", NULL);

	if (!path && argv0 && strchr(argv0, '/'))
		path = realpath(argv0, NULL);
	return path;
}

static uint64_t
build_of(const char *program)
{
	uint64_t h = HASH_START;
	struct stat st;

	if (!program || stat(program, &st) != 0)
		return 0;
	h = hash_more(h, (const char *)&st.st_size, sizeof st.st_size);
	h = hash_more(h, (const char *)&st.st_mtim.tv_sec,
	              sizeof st.st_mtim.tv_sec);
	h = hash_more(h, (const char *)&st.st_mtim.tv_nsec,
	              sizeof st.st_mtim.tv_nsec);
	return hash_end(h);
}

/* Beside the sources when run from a build folder, which may lie a few folders
 * deep in them; else where it was installed. */
static const char *
find_sample(const char *program, struct arena *arena)
{
	static const char *const above[] = {"/..", "/../..", "/../../.."};
	const char *slash = program ? strrchr(program, '/') : NULL;
	const char *found = NULL;
	struct buf b;
	struct stat st;

	buf_init(&b);
	for (size_t i = 0; slash && i < sizeof above / sizeof *above; i++) {
		buf_clear(&b);
		buf_addf(&b, "%.*s%s/assets/sample", (int)(slash - program),
		         program, above[i]);
		if (stat(b.ptr, &st) == 0 && S_ISDIR(st.st_mode))
			break;
		buf_clear(&b);
	}
	if (b.len == 0)
		buf_add_cstr(&b, ENTENTE_DATADIR "/sample");
	if (stat(b.ptr, &st) == 0 && S_ISDIR(st.st_mode)) {
		char *real = realpath(b.ptr, NULL);

		found = arena_cstr(arena, real ? str_of(real) : buf_str(&b));
		free(real);
	}
	buf_release(&b);
	return found;
}

/* ----------------------------------------------------------------- environment */

static const char *
state_of(const struct cli_options *o, struct arena *arena)
{
	const char *found = NULL;
	struct buf b;

	if (o->state)
		return o->state;
	buf_init(&b);
	if (state_folder(getenv("XDG_STATE_HOME"), getenv("HOME"), &b))
		found = arena_cstr(arena, buf_str(&b));
	buf_release(&b);
	return found;
}

/* A file the user named, else the usual one; NULL if there is no place for it. */
static const char *
setting_of(const char *named, const char *usual, struct arena *arena)
{
	const char *found = NULL;
	struct buf b;

	if (named)
		return named;
	buf_init(&b);
	if (state_config_folder(getenv("XDG_CONFIG_HOME"), getenv("HOME"), &b)) {
		buf_addf(&b, "/%s", usual);
		found = arena_cstr(arena, buf_str(&b));
	}
	buf_release(&b);
	return found;
}

static struct lexicon *
read_dictionary(struct cli_options *o)
{
	const char *path = setting_of(o->dictionary, "dictionary.ini", &o->cli.arena);
	struct lexicon *d = lexicon_new();

	if (path)
		dictionaries_read(d, path, &o->cli.diag);
	if (lexicon_hash(d))
		return d;
	lexicon_free(d);
	return NULL;
}

static void
look_around(struct cli_options *o, const char *argv0)
{
	struct cli *c = &o->cli;
	char *program = program_path(argv0);
	const char *no_color = getenv("NO_COLOR");

	c->pile.stdin_fd = STDIN_FILENO;
	c->pile.in_memory = o->no_index;
	c->pile.state_dir = state_of(o, &c->arena);
	c->pile.build = build_of(program);
	c->sample = find_sample(program, &c->arena);
	c->out_is_tty = isatty(STDOUT_FILENO) == 1;
	c->err_is_tty = isatty(STDERR_FILENO) == 1;
	if (c->jobs == 0)
		c->jobs = 2;
	o->no_color = o->no_color || (no_color && no_color[0] != '\0');
	free(program);
}

/* ------------------------------------------------------------------ the reader */

/* What the top line calls the pile: the last part of the first path, and how many
 * there are besides. */
static const char *
title_of(const char *const *paths, size_t n, struct arena *arena)
{
	char *real = realpath(paths[0], NULL);
	const char *slash = real ? strrchr(real, '/') : NULL;
	const char *title;
	struct buf b;

	buf_init(&b);
	buf_add_cstr(&b, slash && slash[1] ? slash + 1 : paths[0]);
	if (n > 1)
		buf_addf(&b, " and %zu more", n - 1);
	title = arena_cstr(arena, buf_str(&b));
	buf_release(&b);
	free(real);
	return title;
}

static bool
is_set(const char *name)
{
	const char *value = getenv(name);

	return value && value[0] != '\0';
}

static struct outside
outside_of(const struct cli_options *o)
{
	const char *secure = getenv("ENTENTE_SECURE");

	return (struct outside){
		.is_secure = o->is_secure || (secure && strcmp(secure, "1") == 0),
		.is_remote = is_set("SSH_CONNECTION") || is_set("SSH_TTY"),
		.editor = is_set("VISUAL") ? getenv("VISUAL")
		          : is_set("EDITOR") ? getenv("EDITOR")
		                             : NULL,
		.browser = is_set("BROWSER") ? getenv("BROWSER") : NULL,
		.has_wayland = is_set("WAYLAND_DISPLAY"),
		.has_x11 = is_set("DISPLAY"),
	};
}

/* Something flows in from a file or another program, as less takes it. */
static bool
is_fed(int fd)
{
	struct stat st;

	return fstat(fd, &st) == 0 && (S_ISFIFO(st.st_mode) || S_ISREG(st.st_mode));
}

static int
run_reader(struct cli_options *o)
{
	static const char *const fed[] = {"-"};
	struct cli *c = &o->cli;
	struct diag said;
	struct app_options app = {
		.config_path = setting_of(o->config, "entente.ini", &c->arena),
		.said = &said,
		.script_path = o->script,
		.screen_path = o->screens,
		.trace_path = o->trace,
		.no_color = o->no_color,
		.command = o->first,
		.outside = outside_of(o),
		.term = getenv("TERM"),
	};
	bool is_named = c->narg > 0;
	bool is_reading = false;
	int status;

	c->pile.paths = c->args;
	c->pile.npath = c->narg;
	if (!is_named && !o->script && is_fed(c->pile.stdin_fd)) {
		c->pile.paths = fed;
		c->pile.npath = 1;
	} else if (!is_named) {
		c->pile.npath = cli_default_paths(c, &c->pile.paths);
	}
	if (c->pile.npath == 0)
		return cli_usage("no PATH was given, and there is no last pile and "
		                 "no sample to go by");
	app.pile = c->pile;
	app.title = title_of(c->pile.paths, c->pile.npath, &c->arena);
	/* What settings gave rise to is for the reader's log. */
	diag_init(&said);
	diag_append(&said, &c->diag);
	diag_clear(&c->diag);
	status = app_run(&app, &is_reading, &c->diag);
	diag_release(&said);
	cli_say(c);
	/* A pile that was read is the one that is meant next time; a script is
	 * not somebody reading. */
	if (is_named && !o->script && c->pile.state_dir && !c->pile.in_memory &&
	    (status == EXIT_ALL_READ || status == EXIT_SOME_SKIPPED))
		state_remember(c->pile.state_dir, c->pile.paths, c->pile.npath);
	/* A thread that is still reading keeps using what exit() would take
	 * away; all that had to be written is written. */
	if (is_reading)
		_exit(status);
	return status;
}

/* ------------------------------------------------------------------------ main */

static int
print_and_end(struct cli_options *o)
{
	struct cli *c = &o->cli;

	if (o->wants_version)
		buf_add_cstr(&c->out, "entente " ENTENTE_VERSION "\n");
	else if (o->wants_help)
		cli_help(&c->out, o->command);
	else
		conf_dump(&c->out);
	(void)cli_flush(c);
	return c->is_broken ? EXIT_SOME_SKIPPED : EXIT_ALL_READ;
}

/* A terminal that says of itself that it cannot place a cursor, such as a shell
 * inside an editor. */
static bool
is_dumb(const struct cli_options *o)
{
	const char *term = getenv("TERM");

	return o->command == COMMAND_READ && !o->is_plain && !o->script && term &&
	       strcmp(term, "dumb") == 0 && isatty(STDIN_FILENO) != 0;
}

static int
run(struct cli_options *o, const char *argv0)
{
	struct lexicon *lexicon;
	struct filters *filters;
	struct charsets *charsets;
	struct stat st;
	int status;

	if (o->wants_version || o->wants_help || o->wants_config)
		return print_and_end(o);
	if (o->config && stat(o->config, &st) != 0)
		return cli_usage("%s: %s", o->config, strerror(errno));
	if (o->dictionary && stat(o->dictionary, &st) != 0)
		return cli_usage("%s: %s", o->dictionary, strerror(errno));
	look_around(o, argv0);
	lexicon = read_dictionary(o);
	filters = outside_of(o).is_secure ? NULL
	          : filters_new(setting_of(o->config, "entente.ini", &o->cli.arena),
	                        getenv("PATH"), &o->cli.diag);
	charsets = charsets_new(setting_of(o->config, "entente.ini", &o->cli.arena),
	                        getenv("HOME"), &o->cli.diag);
	o->cli.pile.filters = filters;
	o->cli.pile.charsets = charsets;
	o->cli.pile.lexicon = lexicon;
	if (is_dumb(o)) {
		cli_complain("TERM=dumb has no screen: reading line by line, as with --plain");
		o->is_plain = true;
	}
	if (o->command != COMMAND_READ)
		status = command_table[o->command].run(&o->cli);
	else
		status = o->is_plain ? cli_plain(&o->cli) : run_reader(o);
	lexicon_free(lexicon);
	filters_free(filters);
	charsets_free(charsets);
	return status;
}

/* The next word of ENTENTE_OPTS; quotes of either sort hold words together. */
static bool
next_word(struct str *rest, struct buf *out)
{
	char quote = '\0';

	*rest = str_trim(*rest);
	buf_clear(out);
	if (rest->len == 0)
		return false;
	while (rest->len > 0 && (quote != '\0' || *rest->ptr != ' ')) {
		char c = *rest->ptr;

		if (quote == '\0' && (c == '"' || c == '\''))
			quote = c;
		else if (c == quote)
			quote = '\0';
		else
			buf_add_char(out, c);
		*rest = str_sub(*rest, 1, rest->len);
	}
	return true;
}

/* Options of ENTENTE_OPTS come before those of the command line, which win. They
 * are the reader's: a command does without. */
static char **
with_usual_options(int *argc, char **argv, struct arena *arena)
{
	const char *opts = getenv("ENTENTE_OPTS");
	struct str rest = str_of(opts ? opts : "");
	char **all = xcalloc((size_t)*argc + rest.len + 2, sizeof *all);
	struct buf word;
	int n = 0;

	for (int i = 1; i < *argc; i++)
		if (argv[i][0] != '-' && command_find(argv[i]) != COMMAND_COUNT)
			rest = STR_EMPTY;
	buf_init(&word);
	if (*argc > 0)
		all[n++] = argv[0];
	while (next_word(&rest, &word)) {
		char *copy = ARENA_ARRAY(arena, word.len + 1, char);

		memcpy(copy, word.ptr, word.len);
		all[n++] = copy;
	}
	for (int i = 1; i < *argc; i++)
		all[n++] = argv[i];
	buf_release(&word);
	*argc = n;
	return all;
}

int
main(int argc, char **argv)
{
	const char **args;
	struct cli_options o;
	struct arena usual;
	int status;

	arena_init(&usual);
	oom_set_handler(no_memory);
	library_begin();
	ignore_failing_writes();
	set_locale();
	argv = with_usual_options(&argc, argv, &usual);
	args = xcalloc((size_t)argc + 1, sizeof(const char *));
	if (cli_parse(argc, argv, &o, args)) {
		arena_init(&o.cli.arena);
		diag_init(&o.cli.diag);
		buf_init(&o.cli.out);
		status = run(&o, argc > 0 ? argv[0] : NULL);
		buf_release(&o.cli.out);
		diag_release(&o.cli.diag);
		arena_release(&o.cli.arena);
	} else {
		status = EXIT_USAGE;
	}
	free(args);
	free(argv);
	arena_release(&usual);
	exit(status);
}
