/* SPDX-License-Identifier: MIT */
/* The tables that cmd.def and cmd_arg.def make, and finding a command by name. */
#include "ui/cmd.h"

#include <assert.h>

#include "text/banned.h"

static const struct cmd_info commands[CMD_COUNT] = {
#define X(id, text, bound, where, line, heading)                       \
	[CMD_##id] = {.name = text,                                    \
	              .keys = bound,                                   \
	              .context = CONTEXT_##where,                      \
	              .help = line,                                    \
	              .group = GROUP_##heading},
#include "ui/cmd.def"
#undef X
};

static const struct {
	enum cmd_takes takes;
	const char *form;
} arguments[CMD_COUNT] = {
#define X(id, what, text, sentence) [CMD_##id] = {.takes = TAKES_##what, .form = text},
#include "ui/cmd_arg.def"
#undef X
};

static const char *const group_names[GROUP_COUNT] = {
	[GROUP_MOVE] = "Move",
	[GROUP_HERE] = "Mentions here",
	[GROUP_ACROSS] = "Across articles",
	[GROUP_ARTICLES] = "Articles",
	[GROUP_BACK] = "Way back",
	[GROUP_SEARCH] = "Search",
	[GROUP_NARROW] = "Narrow down",
	[GROUP_CORRECT] = "Correct",
	[GROUP_OUT] = "Take out",
	[GROUP_PANES] = "Panes",
	[GROUP_VIEW] = "View",
	[GROUP_HELP] = "Help",
	[GROUP_LEAVE] = "Leave",
};

const struct cmd_info *
cmd_info(enum cmd c)
{
	assert(c < CMD_COUNT);
	return &commands[c];
}

const char *
cmd_group_name(enum cmd_group g)
{
	assert(g < GROUP_COUNT);
	return group_names[g];
}

bool
cmd_may_begin(enum cmd c)
{
	return commands[c].group == GROUP_MOVE || commands[c].group == GROUP_NARROW;
}

enum cmd_takes
cmd_takes(enum cmd c)
{
	assert(c < CMD_COUNT);
	return arguments[c].takes;
}

const char *
cmd_form(enum cmd c)
{
	assert(c < CMD_COUNT);
	return arguments[c].form;
}

/* Of the names that begin so, the one that all others only lengthen: "q" is
 * "quit", "foll" is "follow". */
static enum cmd
find(struct str name, bool takes_words)
{
	enum cmd shortest = CMD_NONE;

	for (int c = 0; c < CMD_COUNT; c++) {
		struct str full = str_of(commands[c].name);

		if (str_eq(full, name))
			return (enum cmd)c;
		if (str_starts(full, name) && (!takes_words || arguments[c].form != NULL) &&
		    (shortest == CMD_NONE || full.len < str_of(commands[shortest].name).len))
			shortest = (enum cmd)c;
	}
	for (int c = 0; c < CMD_COUNT && shortest != CMD_NONE; c++) {
		struct str full = str_of(commands[c].name);

		if (str_starts(full, name) && (!takes_words || arguments[c].form != NULL) &&
		    !str_starts(full, str_of(commands[shortest].name)))
			return CMD_NONE;
	}
	return shortest;
}

enum cmd
cmd_find(struct str name)
{
	return name.len > 0 ? find(name, false) : CMD_NONE;
}

enum cmd
cmd_find_taking(struct str name)
{
	enum cmd c = cmd_find(name);

	return c == CMD_NONE && name.len > 0 ? find(name, true) : c;
}
