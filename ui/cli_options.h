/* SPDX-License-Identifier: MIT */
/* What may be written on the command line, and reading it. */
#ifndef UI_CLI_OPTIONS_H
#define UI_CLI_OPTIONS_H

#include <stdbool.h>

#include "ui/cli.h"

/* Everything asked for. Strings are those of argv. */
struct cli_options {
	struct cli cli;          /* args, format, kind, jobs, switches, max_bytes */
	enum command command;
	const char *config;      /* --config */
	const char *state;       /* --state */
	const char *script;      /* --script */
	const char *screens;     /* --screens */
	const char *trace;       /* --trace */
	const char *first;       /* --command */
	const char *dictionary;  /* --dictionary */
	bool no_color;
	bool is_secure;          /* --secure */
	bool is_plain;           /* --plain */
	bool no_index;
	bool wants_help;
	bool wants_version;
	bool wants_config;       /* --dump-config */
};

/*
 * argv into *o, which is zeroed first; `args` has room for argc of them.
 *
 * errors  false, and everything said: wrong use
 */
bool cli_parse(int argc, char **argv, struct cli_options *o, const char **args);

/* What --help prints: of one command, or of all. */
void cli_help(struct buf *out, enum command command);

#endif
