/* SPDX-License-Identifier: MIT */
/*
 * One table of options: what getopt_long is told, what --help prints, and with
 * which commands an option goes.
 */
#include "ui/cli_options.h"

#include <getopt.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "text/banned.h"

#define BIT(command) (1u << COMMAND_##command)
#define ALL ((1u << COMMAND_COUNT) - 1)
#define PILES (ALL & ~(BIT(TEXT) | BIT(DUMP)))
#define JOBS_MOST 64

enum arg_id {
	ARG_FORMAT = 256,
	ARG_BODY,
	ARG_LOCAL,
	ARG_EXPLAIN,
	ARG_KIND,
	ARG_WHY,
	ARG_INSTANCES,
	ARG_TAKE,
	ARG_JOBS,
	ARG_NO_INDEX,
	ARG_MAX_SIZE,
	ARG_STATE,
	ARG_CONFIG,
	ARG_CHARSET,
	ARG_FIELDS,
	ARG_DICTIONARY,
	ARG_NO_COLOR,
	ARG_COMMAND,
	ARG_PLAIN,
	ARG_SECURE,
	ARG_SCRIPT,
	ARG_SCREENS,
	ARG_TRACE,
	ARG_DUMP_CONFIG,
	ARG_HELP,
	ARG_VERSION
};

struct option_row {
	const char *name;
	enum arg_id id;
	unsigned int commands; /* bits: those it goes with */
	const char *arg;       /* what it takes, or NULL */
	const char *help;
};

static const struct option_row rows[] = {
	{"format", ARG_FORMAT, BIT(ANNOTATE) | BIT(ENTITIES) | BIT(INFO), "FORMAT",
		"annotate: jsonl; entities, info: table, jsonl or tsv"},
	{"body", ARG_BODY, BIT(ANNOTATE), NULL,
		"add the text without menus and notices as \"body\""},
	{"local", ARG_LOCAL, BIT(ANNOTATE), NULL,
		"identity inside each article only; streams"},
	{"explain", ARG_EXPLAIN, BIT(ANNOTATE), NULL,
		"add who found each mention and how sure it is"},
	{"kind", ARG_KIND, BIT(ENTITIES), "KIND,…",
		"person, org, place, event, document or date"},
	{"why", ARG_WHY, BIT(ENTITIES), "NAME-OR-ID",
		"what this one rests on: spellings, offices, reasons, places"},
	{"instances", ARG_INSTANCES, BIT(MENTIONS), NULL,
		"of a series: the mentions of its meetings as well"},
	{"take", ARG_TAKE, BIT(CORRECTIONS), "FILE",
		"take over what `entente corrections` printed; - is standard input"},
	{"jobs", ARG_JOBS, PILES & ~BIT(READ), "N",
		"threads that read (2); -j N"},
	{"no-index", ARG_NO_INDEX, PILES, NULL,
		"keep nothing on disk"},
	{"max-size", ARG_MAX_SIZE, ALL, "MB",
		"largest file that is read at once (64)"},
	{"state", ARG_STATE, ALL, "DIR",
		"folder of indexes and of the last pile"},
	{"config", ARG_CONFIG, ALL, "FILE",
		"read FILE for entente.ini"},
	{"charset", ARG_CHARSET, ALL, "NAME",
		"what the files are in, if they do not say: koi8-r"},
	{"fields", ARG_FIELDS, ALL, "F=NAME,…",
		"what exports call title, text, date …: text=story,date=day"},
	{"dictionary", ARG_DICTIONARY, ALL, "FILE",
		"read FILE for dictionary.ini"},
	{"no-color", ARG_NO_COLOR, ALL, NULL,
		"no colours, as with NO_COLOR in the environment"},
	{"plain", ARG_PLAIN, BIT(READ), NULL,
		"read line by line, without a screen"},
	{"secure", ARG_SECURE, BIT(READ), NULL,
		"no copying, editor, pipe, browser; no files but the state"},
	{"command", ARG_COMMAND, BIT(READ), "COMMAND",
		"run commands of the reader first: 'article-next; zoom'"},
	{"script", ARG_SCRIPT, BIT(READ), "FILE",
		"take keys from FILE instead of a terminal"},
	{"trace", ARG_TRACE, BIT(READ), "FILE",
		"write each command that is run and its time to FILE"},
	{"screens", ARG_SCREENS, BIT(READ), "FILE",
		"write the screens of a script to FILE"},
	{"dump-config", ARG_DUMP_CONFIG, BIT(READ), NULL,
		"print a complete entente.ini and end"},
	{"help", ARG_HELP, ALL, NULL, "this; with a command, its options"},
	{"version", ARG_VERSION, ALL, NULL, "print the version and end"},
};

#define ROWS (sizeof rows / sizeof *rows)

/* ------------------------------------------------------------------- values */

static bool
number(const char *text, uint32_t least, uint32_t most, uint32_t *out)
{
	return str_to_u32(str_of(text), out) && *out >= least && *out <= most;
}

static bool
set_charset(struct cli_options *o, const char *arg)
{
	if (!charset_find(str_of(arg))) {
		(void)cli_usage("--charset: nobody here reads %s", arg);
		return false;
	}
	o->cli.pile.charset = arg;
	return true;
}

static bool
set_fields(struct cli_options *o, const char *arg)
{
	if (!record_fields_are(str_of(arg))) {
		(void)cli_usage("--fields: %s is not like text=story,date=day (title, text, html, "
		                "summary, date, source, author, address, id)", arg);
		return false;
	}
	o->cli.pile.fields = arg;
	return true;
}

static bool
set_jobs(struct cli_options *o, const char *arg)
{
	uint32_t n;

	if (!number(arg, 1, JOBS_MOST, &n)) {
		(void)cli_usage("--jobs is a number from 1 to %d, not %s",
		                JOBS_MOST, arg);
		return false;
	}
	o->cli.jobs = n;
	return true;
}

/* Offsets are of 32 bits: 4 GiB are the end of it. */
static bool
set_max_size(struct cli_options *o, const char *arg)
{
	uint32_t n;

	if (!number(arg, 1, 4095, &n)) {
		(void)cli_usage("--max-size is a number of megabytes from 1 to "
		                "4095, not %s", arg);
		return false;
	}
	o->cli.pile.max_bytes = (uint64_t)n << 20;
	return true;
}

/* False for an option that is not known or has a wrong value: it was said.
 * `arg` of those that getopt could not make out is the word itself. */
/* What is wrong with a word, where getopt_long stumbled over `bad`: a letter, one of
 * our options, or nothing known. */
static void
say_no_option(const char *word, int bad)
{
	if (bad >= ARG_FORMAT)
		(void)cli_usage("%s: there is no value to give", word);
	else if (bad == 0 || strlen(word) == 2)
		(void)cli_usage("there is no option %s", word);
	else
		(void)cli_usage("there is no option -%c, as in %s; if that is a file, say ./%s",
		                bad, word, word);
}

static bool
set_option(struct cli_options *o, int id, const char *arg)
{
	switch (id) {
	case ARG_FORMAT: o->cli.format = arg; break;
	case ARG_BODY: o->cli.with_body = true; break;
	case ARG_WHY: o->cli.why = arg; break;
	case ARG_TAKE: o->cli.take = arg; break;
	case ARG_INSTANCES: o->cli.with_instances = true; break;
	case ARG_LOCAL: o->cli.is_local = true; break;
	case ARG_EXPLAIN: o->cli.with_explain = true; break;
	case ARG_KIND: o->cli.kind = arg; break;
	case ARG_JOBS: case 'j': return set_jobs(o, arg);
	case ARG_NO_INDEX: o->no_index = true; break;
	case ARG_MAX_SIZE: return set_max_size(o, arg);
	case ARG_STATE: o->state = arg; break;
	case ARG_CONFIG: o->config = arg; break;
	case ARG_CHARSET: return set_charset(o, arg);
	case ARG_FIELDS: return set_fields(o, arg);
	case ARG_DICTIONARY: o->dictionary = arg; break;
	case ARG_NO_COLOR: o->no_color = true; break;
	case ARG_COMMAND: o->first = arg; break;
	case ARG_PLAIN: o->is_plain = true; break;
	case ARG_SECURE: o->is_secure = true; break;
	case ARG_SCRIPT: o->script = arg; break;
	case ARG_SCREENS: o->screens = arg; break;
	case ARG_TRACE: o->trace = arg; break;
	case ARG_DUMP_CONFIG: o->wants_config = true; break;
	case ARG_HELP: case 'h': o->wants_help = true; break;
	case ARG_VERSION: o->wants_version = true; break;
	case ':':
		(void)cli_usage("%s needs a value", arg);
		return false;
	default:
		say_no_option(arg, optopt);
		return false;
	}
	return true;
}

/* ------------------------------------------------------------------ parsing */

/* The options given, by row, to be checked against the command, which may come
 * after them. */
static bool
go_together(const struct cli_options *o, const bool *given)
{
	for (size_t i = 0; i < ROWS; i++) {
		if (!given[i] || rows[i].commands & (1u << o->command))
			continue;
		if (o->command == COMMAND_READ)
			(void)cli_usage("--%s goes with a command, and there is "
			                "none", rows[i].name);
		else
			(void)cli_usage("--%s does not go with %s", rows[i].name,
			                command_table[o->command].name);
		return false;
	}
	return true;
}

static bool
find_command(struct cli_options *o, const char **args, size_t narg)
{
	struct stat st;

	o->command = COMMAND_READ;
	o->cli.args = args;
	o->cli.narg = narg;
	if (narg == 0 || strcmp(args[0], "-") == 0)
		return true;
	o->command = command_find(args[0]);
	if (o->command != COMMAND_COUNT) {
		o->cli.args++;
		o->cli.narg--;
		return true;
	}
	o->command = COMMAND_READ;
	/* A slash says that a file was meant, and the reader says what is wrong
	 * with it; a bare word may as well be a command misspelt. */
	if (strchr(args[0], '/') || stat(args[0], &st) == 0)
		return true;
	(void)cli_usage("%s: no command and no file of this name", args[0]);
	return false;
}

static void
fill_long(struct option *out)
{
	for (size_t i = 0; i < ROWS; i++) {
		out[i] = (struct option){
			.name = rows[i].name,
			.has_arg = rows[i].arg ? required_argument : no_argument,
			.val = (int)rows[i].id,
		};
	}
	out[ROWS] = (struct option){0};
}

static void
mark_given(bool *given, int id)
{
	for (size_t i = 0; i < ROWS; i++)
		if ((int)rows[i].id == (id == 'j' ? ARG_JOBS : id))
			given[i] = true;
}

bool
cli_parse(int argc, char **argv, struct cli_options *o, const char **args)
{
	struct option longs[ROWS + 1];
	bool given[ROWS] = {false};
	size_t narg = 0;
	int at; /* the word being looked at: of "-hx" getopt_long does not go on */
	int id;

	memset(o, 0, sizeof *o);
	fill_long(longs);
	/* "-" in front hands out arguments in their places, so that options may
	 * stand before, between and behind them whatever the system's habit. */
	opterr = 0;
	while (at = optind, (id = getopt_long(argc, argv, "-:hj:", longs, NULL)) != -1) {
		if (id == 1) {
			args[narg++] = optarg;
			continue;
		}
		mark_given(given, id);
		if (!set_option(o, id, id == '?' || id == ':' ? argv[at] : optarg))
			return false;
	}
	while (optind < argc)
		args[narg++] = argv[optind++];
	if (o->wants_version || (o->wants_help && narg == 0)) {
		o->command = COMMAND_READ;
		return true;
	}
	return find_command(o, args, narg) && go_together(o, given);
}

/* --------------------------------------------------------------------- help */

static void
add_padded(struct buf *out, const char *text, size_t len, size_t width)
{
	buf_add(out, str_from(text, len));
	/* The one character that is not a byte is the ellipsis. */
	for (const char *p = text; (p = strstr(p, "…")) != NULL; p++)
		width += sizeof "…" - 2;
	for (size_t i = len; i < width; i++)
		buf_add_char(out, ' ');
}

static void
add_options(struct buf *out, unsigned int commands)
{
	for (size_t i = 0; i < ROWS; i++) {
		char head[64];
		int len;

		if (!(rows[i].commands & commands))
			continue;
		len = snprintf(head, sizeof head, "  --%s%s%s", rows[i].name,
		               rows[i].arg ? "=" : "",
		               rows[i].arg ? rows[i].arg : "");
		add_padded(out, head, (size_t)len, 22);
		buf_addf(out, "%s\n", rows[i].help);
	}
}

static void
add_synopsis(struct buf *out, const struct command_row *row)
{
	char head[64];
	int len = snprintf(head, sizeof head, "  entente %s%s%s",
	                   row->name ? row->name : "", row->name ? " " : "",
	                   row->args);

	add_padded(out, head, (size_t)len, 40);
	buf_addf(out, "%s\n", row->help);
}

void
cli_help(struct buf *out, enum command command)
{
	const struct command_row *row = &command_table[command];

	if (command != COMMAND_READ) {
		buf_addf(out, "usage: entente %s [OPTION…] %s\n%s\n\n", row->name,
		         row->args, row->help);
		add_options(out, 1u << command);
		return;
	}
	buf_add_cstr(out, "usage: entente [COMMAND] [OPTION…] [PATH…]\n"
	                  "PATH is a file, a folder, or - for standard input.\n\n");
	for (int i = 0; i < COMMAND_COUNT; i++)
		add_synopsis(out, &command_table[i]);
	buf_add_char(out, '\n');
	add_options(out, ALL);
	buf_add_cstr(out, "\nExit status: 0 all read, 1 some articles skipped,"
	                  " 2 wrong use, 3 nothing could be read.\n");
}
