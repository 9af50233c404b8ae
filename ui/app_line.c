/* SPDX-License-Identifier: MIT */
/*
 * Commands that are written out: at the prompt, in macros, in --command.  What
 * one takes is in cmd_arg.def; a command that would ask is run, and its question
 * answered with the rest of the line, so that it refuses and says the same as
 * by its key.
 */
#include "ui/app_int.h"

#include "text/arena.h"
#include "text/utf8.h"
#include "ui/app_step.h"

#include "text/banned.h"

#define OTHERS 6 /* ids that are said of one name */

typedef void line_handler(struct app *a, enum cmd c, struct str rest);

/* ---------------------------------------------------------------- what it takes */

static void
line_nothing(struct app *a, enum cmd c, struct str rest)
{
	app_fail(a, "%s takes nothing behind it, not '%.*s'", cmd_info(c)->name,
	         STR_ARG(rest));
}

static void
line_count(struct app *a, enum cmd c, struct str rest)
{
	uint32_t count;

	if (!str_to_u32(rest, &count) || count > COUNT_MAX)
		app_fail(a, "%s takes a number, not '%.*s'", cmd_info(c)->name, STR_ARG(rest));
	else
		app_command(a, c, (int)count);
}

/* Several of one name: which one it was taken for, and the ids of others.  The
 * meetings of a series are no others: its dossier has them. */
static void
say_others(struct app *a, struct str name)
{
	entity_id ids[OTHERS];
	size_t nother = 0;
	size_t n;
	struct arena arena;
	struct buf b;

	(void)library_find(a->library, name, ids, OTHERS, &n);
	arena_init(&arena);
	buf_init(&b);
	for (size_t i = 0; i < n; i++) {
		struct entity_row row;

		if (!library_entity(a->library, ids[i], &row, &arena) ||
		    (i > 0 && row.part_of == ids[0]))
			continue;
		buf_addf(&b, "%s%.*s", i == 0 ? "" : nother == 0 ? ", not " : ", ",
		         STR_ARG(row.slug));
		nother += i > 0;
	}
	if (nother > 0)
		app_say(a, "“%.*s” is taken for %s", STR_ARG(name), b.ptr);
	buf_release(&b);
	arena_release(&arena);
}

/* In the text it goes to a mention as well, so that Enter is about whom it
 * follows; from a list or from what lies over the text, that stays. */
static void
follow(struct app *a, entity_id id)
{
	app_trace(a, CMD_FOLLOW);
	app_follow(a, id);
	if (a->focus == PANE_MAIN && app_main_view(a) == VIEW_ARTICLE)
		app_step_followed(a);
}

static void
line_followed(struct app *a, enum cmd c, struct str rest)
{
	entity_id id = app_named(a, rest);

	if (id == ENTITY_NONE)
		return;
	if (c == CMD_FOLLOW) {
		follow(a, id);
	} else {
		app_follow(a, id);
		app_command(a, c, 0);
	}
	say_others(a, rest);
}

static void
line_answer(struct app *a, enum cmd c, struct str rest)
{
	app_command(a, c, 0);
	if (prompt_is_open(&a->prompt))
		app_prompt_answer(a, rest);
}

static void
line_filter(struct app *a, enum cmd c, struct str rest)
{
	struct view *v = a->views[app_view_of(c)];

	/* The command of a view that is shown would close it. */
	if (app_main_view(a) == app_view_of(c))
		app_trace(a, c);
	else
		app_command(a, c, 0);
	v->ops->typed(v, rest, true);
}

static void
line_letter(struct app *a, enum cmd c, struct str rest)
{
	size_t len;
	uint32_t letter = utf8_get(rest, 0, &len);

	if (len < rest.len) {
		app_fail(a, "%s takes a letter, not '%.*s'", cmd_info(c)->name, STR_ARG(rest));
		return;
	}
	app_command(a, c, 0);
	buf_clear(&a->message);
	app_letter(a, letter);
}

/* "letters?": what it is. */
static void
say_option(struct app *a, struct str name)
{
	struct buf value;

	buf_init(&value);
	for (int o = 0; o < OPTION_COUNT; o++)
		if (str_eq(name, str_of(conf_option_name((enum option)o))))
			conf_value(&a->conf, (enum option)o, &value);
	if (value.len > 0)
		app_say(a, "%.*s is %s", STR_ARG(name), value.ptr);
	else
		app_fail(a, "there is no option '%.*s'", STR_ARG(name));
	buf_release(&value);
}

/* "letters on"; as in vi also "letters", "noletters", "letters?" and "letters=on". */
static void
set_option(struct app *a, struct str name, struct str value)
{
	struct str without = str_sub(name, 2, name.len);
	struct buf why;

	if (str_ends(name, STR_LIT("?"))) {
		say_option(a, str_sub(name, 0, name.len - 1));
		return;
	}
	buf_init(&why);
	if (value.len == 0 && str_starts(name, STR_LIT("no")) &&
	    conf_set(&a->conf, without, STR_LIT("off"), &why)) {
		name = without;
		buf_clear(&why);
	} else {
		buf_clear(&why);
		(void)conf_set(&a->conf, name, value, &why);
	}
	if (why.len > 0)
		app_fail(a, "%s", why.ptr);
	else
		app_settings_changed(a);
	if (why.len == 0 && str_eq(name, str_of(conf_option_name(OPTION_TIPS))))
		tips_set(&a->tips, a->conf.values[OPTION_TIPS] != 0);
	buf_release(&why);
}

static void
line_option(struct app *a, enum cmd c, struct str rest)
{
	struct str name = STR_EMPTY;

	size_t equals = str_find_char(rest, '=');

	app_trace(a, c);
	if (equals < str_find_char(rest, ' ')) {
		set_option(a, str_sub(rest, 0, equals),
		           str_trim(str_sub(rest, equals + 1, rest.len)));
		return;
	}
	(void)str_cut(&rest, ' ', &name);
	set_option(a, name, rest);
}

static void
line_theme(struct app *a, enum cmd c, struct str rest)
{
	app_trace(a, c);
	set_option(a, str_of(conf_option_name(OPTION_THEME)), rest);
}

static void
line_keys(struct app *a, enum cmd c, struct str rest)
{
	struct str keys = STR_EMPTY;

	app_trace(a, c);
	(void)str_cut(&rest, ' ', &keys);
	rest = str_trim(rest);
	if (cmd_line_unknown(rest).len > 0)
		app_fail(a, "there is no command '%.*s'; ? lists them",
		         STR_ARG(cmd_line_unknown(rest)));
	else if (rest.len == 0 || !keymap_macro(&a->conf.keymap, VIEW_ANY, keys, rest))
		app_fail(a, "bind takes keys and commands: bind C-t follow lavrov; dossier");
}

static line_handler *const handlers[] = {
	[TAKES_NOTHING] = line_nothing,
	[TAKES_COUNT] = line_count,
	[TAKES_FOLLOWED] = line_followed,
	[TAKES_ENTITY] = line_answer,
	[TAKES_FILE] = line_answer,
	[TAKES_SHELL] = line_answer,
	[TAKES_WORDS] = line_answer,
	[TAKES_FILTER] = line_filter,
	[TAKES_LETTER] = line_letter,
	[TAKES_OPTION] = line_option,
	[TAKES_THEME] = line_theme,
	[TAKES_KEYS] = line_keys,
};

/* ------------------------------------------------------------------------ lines */

void
app_line(struct app *a, struct str line)
{
	struct str rest = str_trim(line);
	struct str name = STR_EMPTY;
	uint32_t number = 0;
	enum cmd c;

	if (rest.len == 0)
		return;
	/* A number alone is a line, as in vi and less: the first one for none, the
	 * last for more than there are. */
	if (str_to_u32(rest, &number)) {
		number = number == 0 ? 1 : number > COUNT_MAX ? COUNT_MAX : number;
		app_command(a, CMD_BOTTOM, (int)number);
		return;
	}
	(void)str_cut(&rest, ' ', &name);
	rest = str_trim(rest);
	c = rest.len > 0 ? cmd_find_taking(name) : cmd_find(name);
	if (c == CMD_NONE)
		app_fail(a, "there is no command '%.*s'; ? lists them", STR_ARG(name));
	else if (rest.len == 0)
		app_command(a, c, 0);
	else
		handlers[cmd_takes(c)](a, c, rest);
}

void
app_lines(struct app *a, struct str lines)
{
	while (lines.len > 0 && !a->is_leaving) {
		size_t n = cmd_line_len(lines);

		app_line(a, str_sub(lines, 0, n));
		lines = n < lines.len ? str_sub(lines, n + 1, lines.len) : STR_EMPTY;
	}
}
