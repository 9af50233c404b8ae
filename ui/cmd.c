/* SPDX-License-Identifier: MIT */
/* The table that cmd.def makes, and finding a command by name. */
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

enum cmd
cmd_find(struct str name)
{
	enum cmd found = CMD_NONE;
	bool is_ambiguous = false;

	if (name.len == 0)
		return CMD_NONE;
	for (int c = 0; c < CMD_COUNT; c++) {
		struct str full = str_of(commands[c].name);

		if (str_eq(full, name))
			return (enum cmd)c;
		if (!str_starts(full, name))
			continue;
		/* "q" is "quit": the name that all others only lengthen. */
		if (found == CMD_NONE || str_starts(str_of(commands[found].name), full))
			found = (enum cmd)c;
		else if (!str_starts(full, str_of(commands[found].name)))
			is_ambiguous = true;
	}
	return is_ambiguous ? CMD_NONE : found;
}
