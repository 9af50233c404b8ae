/* SPDX-License-Identifier: MIT */
/* See app_fact.h. */
#include "ui/app_fact.h"

#include "ui/app_int.h"
#include "ui/pile.h"
#include "ui/say.h"
#include "ui/view_article.h"

#include "text/banned.h"

static const struct {
	enum cmd cmd;
	enum fact_name fact;
	enum prompt_kind prompt;
} rows[] = {
	{CMD_CORRECT_TITLE, FACT_TITLE, PROMPT_TITLE},
	{CMD_CORRECT_DATE, FACT_PUBLISHED, PROMPT_DATE},
	{CMD_CORRECT_SOURCE, FACT_SOURCE, PROMPT_SOURCE},
	{CMD_CORRECT_AUTHOR, FACT_AUTHOR, PROMPT_AUTHOR},
};
#define ROWS (sizeof rows / sizeof *rows)

bool
app_fact_of(enum cmd c, enum fact_name *name)
{
	for (size_t i = 0; i < ROWS; i++) {
		if (rows[i].cmd != c)
			continue;
		*name = rows[i].fact;
		return true;
	}
	return false;
}

enum cmd
app_fact_cmd(enum fact_name name)
{
	for (size_t i = 0; i < ROWS; i++)
		if (rows[i].fact == name)
			return rows[i].cmd;
	return CMD_NONE;
}

void
app_fact(struct app *a, enum cmd c)
{
	const struct page *page = article_view_page(a->views[VIEW_ARTICLE]);
	struct correcting *k = &a->correcting;

	if (page == NULL) {
		app_say(a, "no article is open");
		return;
	}
	k->what = c;
	say_instead(&k->path, article_path(page->article));
	for (size_t i = 0; i < ROWS; i++) {
		if (rows[i].cmd != c)
			continue;
		say_instead(&k->name, article_fact(page->article, rows[i].fact).value);
		app_prompt(a, rows[i].prompt, VIEW_COUNT);
	}
}

bool
app_reread(struct app *a)
{
	enum status status;
	struct diag d;

	diag_init(&d);
	status = pile_reread(a->pile, &d);
	if (status == STATUS_OK)
		status = library_settle(a->library, &d);
	app_report(a, &d);
	diag_release(&d);
	return status == STATUS_OK;
}

static void
say_done(struct app *a, enum fact_name name, struct str text, bool is_kept)
{
	struct buf keys;

	buf_init(&keys);
	keymap_names(&a->conf.keymap, CMD_UNDO, 1, &keys);
	app_say(a, "%s: %.*s; %s takes it back%s%s%s", fact_name_of(name),
	        STR_ARG(text.len > 0 ? text : STR_LIT("not known")),
	        keys.len > 0 ? keys.ptr : ":undo", is_kept ? "" : " (",
	        is_kept ? "" : pile_why_unkept(a->pile), is_kept ? "" : ")");
	buf_release(&keys);
}

void
app_fact_typed(struct app *a, struct str text)
{
	article_id id = library_article_by_path(a->library, buf_str(&a->correcting.path));
	enum fact_name name = FACT_TITLE;
	struct diag d;
	enum status status;

	(void)app_fact_of(a->correcting.what, &name);
	text = str_trim(text);
	if (str_eq(text, buf_str(&a->correcting.name)))
		return;
	diag_init(&d);
	app_mark(a);
	status = pile_correct_fact(a->pile, id, name, text, &d);
	a->library = pile_library(a->pile);
	app_report(a, &d);
	diag_clear(&d);
	if (status == STATUS_OK && app_reread(a)) {
		bool is_kept = pile_keep(a->pile, &d);

		app_refresh(a);
		say_done(a, name, text, is_kept);
		diag_append(&a->log, &d);
	}
	diag_release(&d);
}
