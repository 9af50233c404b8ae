/* SPDX-License-Identifier: MIT */
/*
 * What fits a prompt: commands with their keys and help, options and their
 * values, entities of the pile.
 */
#include "ui/app_int.h"
#include "ui/menu.h"
#include "ui/say.h"

#include <dirent.h>
#include <stdlib.h>

#include "text/banned.h"

#define ENTITIES_MAX 40 /* of each turn */

/* ------------------------------------------------------------------- commands */

static void
add_commands(const struct app *a, struct menu *m, struct str typed)
{
	for (int i = 0; i < CMD_COUNT; i++) {
		const struct cmd_info *info = cmd_info((enum cmd)i);
		struct buf keys;

		buf_init(&keys);
		keymap_names(&a->conf.keymap, (enum cmd)i, 2, &keys);
		menu_add(m, &(struct menu_item){
				    .text = str_of(info->name),
				    .label = str_of(info->name),
				    .keys = buf_str(&keys),
				    .detail = str_of(info->help),
				    .score = menu_score(typed, str_of(info->name),
		                                        str_of(info->help)),
			    });
		buf_release(&keys);
	}
	m->is_best_meant = typed.len > 0 && cmd_find(typed) == CMD_NONE;
}

/* -------------------------------------------------------------------- options */

static void
add_options(const struct app *a, struct menu *m, struct str typed)
{
	for (int o = 0; o < OPTION_COUNT; o++) {
		struct str name = str_of(conf_option_name((enum option)o));
		struct str help = str_of(conf_option_help((enum option)o));
		struct buf value;

		buf_init(&value);
		conf_value(&a->conf, (enum option)o, &value);
		menu_add(m, &(struct menu_item){
				    .text = name,
				    .label = name,
				    .keys = buf_str(&value),
				    .detail = help,
				    .score = menu_score(typed, name, help),
			    });
		buf_release(&value);
	}
}

static void
add_values(const struct app *a, struct menu *m, struct str option, struct str typed)
{
	struct buf values;
	struct str rest;
	struct str one;

	buf_init(&values);
	for (int o = 0; o < OPTION_COUNT; o++) {
		if (!str_eq(option, str_of(conf_option_name((enum option)o))))
			continue;
		conf_option_values((enum option)o, &values);
		rest = buf_str(&values);
		while (rest.len > 0 && str_cut(&rest, ' ', &one))
			menu_add(m, &(struct menu_item){
					    .text = one,
					    .label = one,
					    .detail = str_of(conf_option_help((enum option)o)),
					    .score = menu_score(typed, one, STR_EMPTY),
				    });
	}
	(void)a;
	buf_release(&values);
}

/* ------------------------------------------------------------------- entities */

static void
add_kind(const struct app *a, struct menu *m, struct str typed, uint32_t kinds)
{
	struct entity_query q = {.kinds = kinds, .filter = typed, .with_nominal = true};
	struct entity_row rows[ENTITIES_MAX];
	struct arena arena;
	size_t n;

	arena_init(&arena);
	n = library_entities(a->library, &q, 0, ENTITIES_MAX, rows, &arena);
	for (size_t i = 0; i < n; i++) {
		struct buf name;
		struct buf detail;

		buf_init(&name);
		buf_init(&detail);
		say_entity(&name, &rows[i]);
		buf_addf(&detail, "%.*s · ", STR_ARG(rows[i].slug));
		say_count(&detail, rows[i].articles, "article", "articles");
		menu_add(m, &(struct menu_item){
				    .text = rows[i].slug,
				    .label = buf_str(&name),
				    .detail = buf_str(&detail),
				    .score = 1,
			    });
		buf_release(&name);
		buf_release(&detail);
	}
	arena_release(&arena);
}

/* Those of the kind first; dates are not what anything is the same as. */
static void
add_entities(const struct app *a, struct menu *m, struct str typed, enum kind first)
{
	uint32_t all = KINDS_ALL & ~(UINT32_C(1) << KIND_DATE);

	if (first < KIND_COUNT) {
		add_kind(a, m, typed, UINT32_C(1) << first);
		all &= ~(UINT32_C(1) << first);
	}
	add_kind(a, m, typed, all);
}

/* ----------------------------------------------------------------------- files */

/* Files whose path begins with what was typed. */
static void
add_files(struct menu *m, struct str typed)
{
	size_t slash = typed.len;
	struct dirent **entries = NULL;
	struct buf folder;
	struct str rest;
	int n;

	while (slash > 0 && typed.ptr[slash - 1] != '/')
		slash--;
	buf_init(&folder);
	buf_add(&folder, slash > 0 ? str_sub(typed, 0, slash) : STR_LIT("."));
	rest = str_sub(typed, slash, typed.len);
	n = scandir(folder.ptr, &entries, NULL, alphasort);
	for (int i = 0; i < n; i++) {
		struct str name = str_of(entries[i]->d_name);

		if (str_starts(name, rest) && (rest.len > 0 || name.ptr[0] != '.'))
			menu_add(m, &(struct menu_item){.text = name, .label = name, .score = 1});
		free(entries[i]);
	}
	free(entries);
	m->from = slash;
	buf_release(&folder);
}

/* --------------------------------------------------------------------- prompts */

/* "set width 8": the command, then what it takes. */
static void
complete_command(const struct app *a, struct menu *m, struct str line)
{
	size_t blank = str_find_char(line, ' ');
	struct str rest;
	enum cmd c;

	if (blank == SIZE_MAX) {
		add_commands(a, m, line);
		menu_sort(m);
		return;
	}
	c = cmd_find(str_sub(line, 0, blank));
	m->from = blank + 1;
	rest = str_sub(line, m->from, line.len);
	if (c == CMD_FOLLOW) {
		add_entities(a, m, rest, KIND_COUNT);
		return;
	}
	if (c != CMD_SET)
		return;
	blank = str_find_char(rest, ' ');
	if (blank == SIZE_MAX) {
		add_options(a, m, rest);
	} else {
		m->from += blank + 1;
		add_values(a, m, str_sub(rest, 0, blank), str_sub(rest, blank + 1, rest.len));
	}
	menu_sort(m);
}

void
complete(struct app *a, struct menu *m)
{
	struct str line = buf_str(&a->prompt.text);

	menu_clear(m);
	if (a->prompt.kind == PROMPT_COMMAND)
		complete_command(a, m, line);
	else if (a->prompt.kind == PROMPT_SAME)
		add_entities(a, m, line, a->correcting.kind);
	else if (a->prompt.kind == PROMPT_SAVE && line.len > 0)
		add_files(m, line);
}
