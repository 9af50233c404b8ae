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
#define N(id) [CMD_##id] = {.takes = TAKES_COUNT},
#include "ui/cmd_arg.def"
#undef N
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

/* What less and vi have on their command lines, where the beginning of one of our
 * names would say something else, or nothing. */
static const struct {
	const char *name;
	enum cmd cmd;
} usual[] = {
	{"h", CMD_HELP},
	{"n", CMD_ARTICLE_NEXT},
	{"next", CMD_ARTICLE_NEXT},
	{"p", CMD_ARTICLE_PREV},
	{"prev", CMD_ARTICLE_PREV},
	{"q!", CMD_LEAVE},
	{"qa", CMD_LEAVE},
	{"w", CMD_SAVE},
	{"write", CMD_SAVE},
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
	for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
		if (str_eq(name, str_of(usual[i].name)))
			return usual[i].cmd;
	return name.len > 0 ? find(name, false) : CMD_NONE;
}

enum cmd
cmd_find_taking(struct str name)
{
	enum cmd c = cmd_find(name);

	return c == CMD_NONE && name.len > 0 ? find(name, true) : c;
}

/* ----------------------------------------------------------------------- lines */

/* The command that a line begins with, by the word. */
static enum cmd
first_of(struct str line, struct str *word)
{
	struct str rest = str_trim(line);

	*word = STR_EMPTY;
	(void)str_cut(&rest, ' ', word);
	return str_trim(rest).len > 0 ? cmd_find_taking(*word) : cmd_find(*word);
}

size_t
cmd_line_len(struct str lines)
{
	struct str word;
	enum cmd c = first_of(lines, &word);
	bool in_quotes = false;

	if (c != CMD_NONE && (cmd_takes(c) == TAKES_KEYS || cmd_takes(c) == TAKES_SHELL) &&
	    str_trim(lines).len > word.len)
		return lines.len;
	for (size_t i = 0; i < lines.len; i++) {
		if (lines.ptr[i] == '"')
			in_quotes = !in_quotes;
		else if (lines.ptr[i] == ';' && !in_quotes)
			return i;
	}
	return lines.len;
}

struct str
cmd_line_unknown(struct str lines)
{
	while (lines.len > 0) {
		size_t n = cmd_line_len(lines);
		struct str one = str_trim(str_sub(lines, 0, n));
		struct str word;
		uint32_t number;

		/* A number is a line of the file. */
		if (one.len > 0 && !str_to_u32(one, &number) && first_of(one, &word) == CMD_NONE)
			return word;
		lines = str_sub(lines, n + 1, lines.len);
	}
	return STR_EMPTY;
}
