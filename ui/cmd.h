/* SPDX-License-Identifier: MIT */
/* The commands of cmd.def as an enum and a table. */
#ifndef UI_CMD_H
#define UI_CMD_H

#include <stdbool.h>
#include <stddef.h>

#include "text/str.h"

enum cmd {
#define X(name, text, keys, context, help, group) CMD_##name,
#include "ui/cmd.def"
#undef X
	CMD_COUNT,
	CMD_NONE = CMD_COUNT
};

enum cmd_context { CONTEXT_ANY, CONTEXT_TEXT, CONTEXT_LIST };

enum cmd_group {
	GROUP_MOVE,
	GROUP_HERE,
	GROUP_ACROSS,
	GROUP_ARTICLES,
	GROUP_BACK,
	GROUP_SEARCH,
	GROUP_NARROW,
	GROUP_CORRECT,
	GROUP_OUT,
	GROUP_PANES,
	GROUP_VIEW,
	GROUP_HELP,
	GROUP_LEAVE,
	GROUP_COUNT
};

/* What a command takes when it is written out (cmd_arg.def). */
enum cmd_takes {
	TAKES_NOTHING,
	TAKES_COUNT,
	TAKES_FOLLOWED,
	TAKES_ENTITY,
	TAKES_FILE,
	TAKES_SHELL,
	TAKES_WORDS,
	TAKES_FILTER,
	TAKES_LETTER,
	TAKES_OPTION,
	TAKES_THEME,
	TAKES_KEYS
};

struct cmd_info {
	const char *name;
	const char *keys; /* defaults, as written in cmd.def */
	enum cmd_context context;
	const char *help;
	enum cmd_group group;
};

const struct cmd_info *cmd_info(enum cmd c);
const char *cmd_group_name(enum cmd_group g);
/* True of a command that may act at once though its key also begins a longer
 * sequence: what it did is taken back, or outdone, by the longer one. */
bool cmd_may_begin(enum cmd c);
/*
 * The command that is meant, the first of:
 * - what less and vi call so (":n", ":w");
 * - the one of that whole name;
 * - the only one whose name begins so, or the one whose name the others only
 *   lengthen ("q": quit, not quit-now);
 * - CMD_NONE.
 */
enum cmd cmd_find(struct str name);
/* Likewise; what none or several begin with may be the beginning of just one
 * that takes words ("foll": follow, "sa": save). */
enum cmd cmd_find_taking(struct str name);
/* [B] of the first of several commands, which semicolons separate; those in quotes
 * separate nothing, and a bind or a pipe is the last one: all the rest is its own. */
size_t cmd_line_len(struct str lines);
/* The first of them whose name nobody has; empty if all are known. */
struct str cmd_line_unknown(struct str lines);
enum cmd_takes cmd_takes(enum cmd c);
/* How the manual writes what it takes; NULL: a number, or nothing. */
const char *cmd_form(enum cmd c);

#endif
