/* SPDX-License-Identifier: MIT */
/*
 * What fits a prompt: commands with their keys and help, options and their
 * values, entities of the pile, files and programs, what was typed before.
 * Where the text shows what is typed, the menu waits for Tab.
 */
#include "ui/app_int.h"
#include "ui/menu.h"
#include "ui/out.h"
#include "ui/say.h"
#include "ui/view_article.h"

#include <dirent.h>
#include <stdlib.h>
#include <sys/stat.h>

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
add_values(struct menu *m, struct str option, struct str typed)
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
	buf_release(&values);
}

/* ------------------------------------------------------------------- entities */

/* Entities that `q` asks for, by id. */
static void
add_ids(const struct app *a, struct menu *m, const struct entity_query *q)
{
	struct entity_row rows[ENTITIES_MAX];
	struct arena arena;
	size_t n;

	arena_init(&arena);
	n = library_entities(a->library, q, 0, ENTITIES_MAX, rows, &arena);
	for (size_t i = 0; i < n; i++) {
		struct buf name;
		struct buf detail;

		buf_init(&name);
		buf_init(&detail);
		say_entity_apart(&name, &rows[i]);
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
	struct entity_query q = {.filter = typed, .with_nominal = true};
	uint32_t all = KINDS_ALL & ~(UINT32_C(1) << KIND_DATE);

	if (first < KIND_COUNT) {
		q.kinds = UINT32_C(1) << first;
		all &= ~q.kinds;
		add_ids(a, m, &q);
	}
	q.kinds = all;
	add_ids(a, m, &q);
}

/* Names as words, those first that begin so; of one article, or of all. */
static void
add_names(const struct app *a, struct menu *m, struct str typed, article_id article)
{
	struct entity_query q = {.article = article, .filter = typed};
	struct entity_row rows[ENTITIES_MAX];
	struct arena arena;
	size_t n;

	arena_init(&arena);
	n = library_entities(a->library, &q, 0, ENTITIES_MAX, rows, &arena);
	for (size_t i = 0; i < n; i++) {
		struct buf detail;

		buf_init(&detail);
		buf_add_cstr(&detail, kind_name(rows[i].kind));
		menu_add(m, &(struct menu_item){
				    .text = rows[i].name,
				    .label = rows[i].name,
				    .detail = buf_str(&detail),
				    .score = menu_score(typed, rows[i].name, STR_EMPTY),
			    });
		buf_release(&detail);
	}
	menu_sort(m);
	arena_release(&arena);
}

/* ----------------------------------------------------------------------- files */

/* Those of a folder that begin so; those that can be run alone, if so asked. */
static void
add_folder(struct menu *m, const char *folder, struct str begin, bool only_programs)
{
	struct dirent **entries = NULL;
	int n = scandir(folder, &entries, NULL, alphasort);
	struct buf path;

	buf_init(&path);
	for (int i = 0; i < n; i++) {
		struct str name = str_of(entries[i]->d_name);
		struct stat st;
		bool is_folder;

		buf_clear(&path);
		buf_addf(&path, "%s/%s", folder, entries[i]->d_name);
		if (str_starts(name, begin) && (begin.len > 0 || name.ptr[0] != '.') &&
		    stat(path.ptr, &st) == 0) {
			is_folder = S_ISDIR(st.st_mode);
			buf_clear(&path);
			buf_addf(&path, "%s%s", name.ptr, is_folder ? "/" : "");
			if (!only_programs || (!is_folder && (st.st_mode & S_IXUSR) != 0))
				menu_add(m, &(struct menu_item){.text = buf_str(&path),
				                                .label = buf_str(&path),
				                                .score = 1});
		}
		free(entries[i]);
	}
	free(entries);
	buf_release(&path);
}

/* Files whose path begins with what was typed; whoever is a guest sees none. */
static void
add_files(const struct app *a, struct menu *m, struct str typed)
{
	size_t slash = typed.len;
	struct buf folder;

	if (a->options->outside.is_secure)
		return;
	while (slash > 0 && typed.ptr[slash - 1] != '/')
		slash--;
	buf_init(&folder);
	out_path(&folder, slash > 0 ? str_sub(typed, 0, slash) : STR_LIT("."), getenv("HOME"));
	m->from += slash;
	add_folder(m, folder.ptr, str_sub(typed, slash, typed.len), false);
	buf_release(&folder);
}

/* The first word of a command is a program, the others may be files. */
static void
add_shell(const struct app *a, struct menu *m, struct str typed)
{
	struct str path = str_of(getenv("PATH"));
	struct str folder;
	size_t start = typed.len;
	struct str before;
	bool is_first;

	while (start > 0 && typed.ptr[start - 1] != ' ' && typed.ptr[start - 1] != '|')
		start--;
	before = str_trim(str_sub(typed, 0, start));
	is_first = before.len == 0 || before.ptr[before.len - 1] == '|';
	m->from += start;
	typed = str_sub(typed, start, typed.len);
	if (!is_first || str_find_char(typed, '/') != SIZE_MAX) {
		add_files(a, m, typed);
		return;
	}
	while (!a->options->outside.is_secure && typed.len > 0 && path.len > 0 &&
	       str_cut(&path, ':', &folder)) {
		struct buf b;

		buf_init(&b);
		buf_add(&b, folder);
		if (folder.len > 0)
			add_folder(m, b.ptr, typed, true);
		buf_release(&b);
	}
}

/* What was answered before and has these words. */
static void
add_history(const struct app *a, struct menu *m, struct str typed)
{
	const struct prompt_history *h = &a->prompt.history[a->prompt.kind];

	for (size_t i = h->lines.len; i > 0; i--) {
		struct str line = str_of(h->lines.ptr[i - 1]);

		if (!str_eq(line, typed))
			menu_add(m, &(struct menu_item){.text = line,
			                                .label = line,
			                                .detail = STR_LIT("typed before"),
			                                .score = menu_score(typed, line, STR_EMPTY)});
	}
	menu_sort(m);
}

/* --------------------------------------------------------------------- prompts */

/* "width 8": an option, then its value. */
static void
add_setting(const struct app *a, struct menu *m, struct str rest)
{
	size_t blank = str_find_char(rest, ' ');

	if (blank == SIZE_MAX) {
		add_options(a, m, rest);
	} else {
		m->from += blank + 1;
		add_values(m, str_sub(rest, 0, blank), str_sub(rest, blank + 1, rest.len));
	}
	menu_sort(m);
}

/* What a command takes that is written out. */
static void
add_argument(const struct app *a, struct menu *m, enum cmd c, struct str rest, bool is_asked)
{
	switch (cmd_takes(c)) {
	case TAKES_FOLLOWED:
	case TAKES_ENTITY:
		add_entities(a, m, rest, KIND_COUNT);
		return;
	case TAKES_OPTION:
		add_setting(a, m, rest);
		return;
	case TAKES_THEME:
		add_values(m, str_of(conf_option_name(OPTION_THEME)), rest);
		menu_sort(m);
		return;
	case TAKES_FILE:
		add_files(a, m, rest);
		return;
	case TAKES_SHELL:
		if (is_asked)
			add_shell(a, m, rest);
		return;
	default:
		return;
	}
}

/* "set width 8": the command, then what it takes. */
static void
complete_command(const struct app *a, struct menu *m, struct str line, bool is_asked)
{
	size_t blank = str_find_char(line, ' ');
	enum cmd c;

	if (blank == SIZE_MAX) {
		add_commands(a, m, line);
		menu_sort(m);
		return;
	}
	c = cmd_find_taking(str_sub(line, 0, blank));
	m->from = blank + 1;
	if (c != CMD_NONE)
		add_argument(a, m, c, str_sub(line, m->from, line.len), is_asked);
}

/* Those whose text is watched while one types are helped when they ask. */
static void
complete_asked(const struct app *a, struct menu *m, struct str line)
{
	switch (a->prompt.kind) {
	case PROMPT_PIPE:
		add_shell(a, m, line);
		return;
	case PROMPT_SAVE:
		add_files(a, m, line);
		return;
	case PROMPT_FILTER:
		add_history(a, m, line);
		return;
	case PROMPT_FIND:
	case PROMPT_FIND_BACK:
		add_history(a, m, line);
		add_names(a, m, line, article_view_id(a->views[VIEW_ARTICLE]));
		return;
	case PROMPT_SEARCH:
	case PROMPT_OTHER:
	case PROMPT_NAME:
		add_history(a, m, line);
		add_names(a, m, line, ARTICLE_NONE);
		return;
	default:
		return;
	}
}

void
complete(struct app *a, struct menu *m, bool is_asked)
{
	struct str line = buf_str(&a->prompt.text);

	menu_clear(m);
	if (a->prompt.kind == PROMPT_COMMAND)
		complete_command(a, m, line, is_asked);
	else if (a->prompt.kind == PROMPT_SAME)
		add_entities(a, m, line, a->correcting.kind);
	else if (is_asked || (a->prompt.kind == PROMPT_SAVE && line.len > 0))
		complete_asked(a, m, line);
}
