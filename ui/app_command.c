/* SPDX-License-Identifier: MIT */
/*
 * Commands: first the view that has the keys is asked; what it does not know
 * is looked up in the table below.  The table is by command, so a command
 * without a line here and in no view does nothing, and says so.  Commands that
 * are written out come by app_line.c.
 */
#include "ui/app_fact.h"
#include "ui/app_int.h"

#include <stdlib.h>
#include <string.h>

#include "ui/app_panes.h"
#include "ui/app_step.h"
#include "ui/say.h"
#include "ui/sheet.h"
#include "ui/view_article.h"
#include "ui/view_explain.h"

#include "text/banned.h"

#define WIDTH_STEP 4 /* [cells] of one + or - */

typedef void app_handler(struct app *a, enum cmd c, int count);

/* ------------------------------------------------------------- across articles */

static void
do_step(struct app *a, enum cmd c, int count)
{
	switch (c) {
	case CMD_FOLLOW_NEXT:
	case CMD_FOLLOW_PREV:
		app_step_mention(a, c == CMD_FOLLOW_NEXT ? 1 : -1, count);
		break;
	case CMD_WITH_NEXT:
	case CMD_WITH_PREV:
		app_step_with(a, c == CMD_WITH_NEXT ? 1 : -1, count);
		break;
	case CMD_UNREAD_NEXT:
	case CMD_UNREAD_PREV:
		app_step_unread(a, c == CMD_UNREAD_NEXT ? 1 : -1, count);
		break;
	default:
		app_step_article(a, c == CMD_ARTICLE_NEXT ? 1 : -1, count);
		break;
	}
}

/* What only the text can do, asked for from elsewhere. */
static void
do_in_text(struct app *a, enum cmd c, int count)
{
	struct view *text = a->views[VIEW_ARTICLE];

	if (article_view_page(text) == NULL) {
		app_say(a, "no article is open");
		return;
	}
	if (app_main_view(a) != VIEW_ARTICLE)
		app_mark(a);
	app_show_text(a);
	(void)text->ops->command(text, c, count);
}

static void
do_dossier(struct app *a, enum cmd c, int count)
{
	(void)c;
	(void)count;
	if (app_needs_followed(a))
		app_dossier(a, a->followed.id);
}

static void
do_explain(struct app *a, enum cmd c, int count)
{
	(void)c;
	(void)count;
	struct place here = app_place(a);

	if (!explain_view_open(a->views[VIEW_EXPLAIN])) {
		place_release(&here);
		app_say(a, "first put the cursor on a mention: Tab goes to one");
		return;
	}
	jumps_push(&a->jumps, here);
	app_show(a, VIEW_EXPLAIN);
}

static void
do_mentions(struct app *a, enum cmd c, int count)
{
	bool was_below;

	(void)c;
	(void)count;
	if (!app_needs_followed(a))
		return;
	app_mark(a);
	was_below = a->focus == PANE_BELOW;
	app_show_text(a);
	a->has_below = true;
	app_focus(a, was_below ? PANE_MAIN : PANE_BELOW);
}

static void
do_jump(struct app *a, enum cmd c, int count)
{
	int dir = c == CMD_BACK ? -1 : 1;

	for (int n = count > 0 ? count : 1; n > 0; n--) {
		struct place here = app_place(a);

		jumps_skip(&a->jumps, dir, &here);
		place_release(&here);
		app_back(a, dir);
	}
}

static void
do_letter(struct app *a, enum cmd c, int count)
{
	(void)count;
	app_letter_begin(a, c);
}

/* -------------------------------------------------------------- what is shown */

static void
do_kind(struct app *a, enum cmd c, int count)
{
	(void)count;
	if (c == CMD_KIND_ALL)
		a->hidden = a->hidden == 0 ? KINDS_ALL : 0;
	else
		a->hidden ^= UINT32_C(1) << (c - CMD_KIND_PERSON);
}

static void
say_listed(struct app *a)
{
	struct article_query q = app_articles(a);
	size_t n = library_article_count(a->library, &q);
	struct buf keys;

	buf_init(&keys);
	keymap_names(&a->conf.keymap, CMD_ONLY_CLEAR, 1, &keys);
	if (a->narrow.count == 0)
		app_say(a, "all articles are listed");
	else
		app_say(a, "%zu of %zu articles are listed; %s lists all", n, a->figures.articles,
		        keys.len > 0 ? keys.ptr : ":only-clear");
	buf_release(&keys);
}

static void
do_only_with(struct app *a, enum cmd c, int count)
{
	(void)count;
	if (c == CMD_ONLY_CLEAR) {
		narrow_clear(&a->narrow);
		app_say(a, "all articles are listed");
		return;
	}
	if (!app_needs_followed(a))
		return;
	if (narrow_toggle(&a->narrow, &a->followed.row, c == CMD_ONLY_WITHOUT) == NARROW_FULL)
		app_say(a, "there is no room for more than %d of these", NARROW_MAX);
	else
		say_listed(a);
}

static void
do_width(struct app *a, enum cmd c, int count)
{
	int usual = a->conf.values[OPTION_WIDTH];
	int step = WIDTH_STEP * (count > 0 ? count : 1);
	int change = c == CMD_WIDTH_RESET ? -a->width_change
	             : c == CMD_WIDER     ? step
	                                  : -step;

	a->width_change += change;
	if (usual + a->width_change < 20)
		a->width_change = 20 - usual;
	if (usual + a->width_change > 200)
		a->width_change = 200 - usual;
	app_say(a, "text is at most %d cells wide", usual + a->width_change);
}

/* Views know what to do with one that has a count. */
static void
do_percent(struct app *a, enum cmd c, int count)
{
	(void)c;
	(void)count;
	app_say(a, "a number first: 50%% goes to the middle");
}

static void
do_redraw(struct app *a, enum cmd c, int count)
{
	(void)c;
	(void)count;
	a->term->ops->redraw(a->term);
}

enum view_id
app_view_of(enum cmd c)
{
	switch (c) {
	case CMD_HELP:
		return VIEW_HELP;
	case CMD_JUMPS:
		return VIEW_JUMPS;
	case CMD_CORRECTIONS:
		return VIEW_CORRECTIONS;
	case CMD_MARKS:
		return VIEW_MARKS;
	case CMD_TIMELINE:
		return VIEW_TIMELINE;
	case CMD_INFO:
		return VIEW_INFO;
	case CMD_OPTIONS:
		return VIEW_OPTIONS;
	case CMD_LOG:
		return VIEW_LOG;
	default:
		return VIEW_COUNT;
	}
}

static void
do_show(struct app *a, enum cmd c, int count)
{
	enum view_id id = app_view_of(c);

	(void)count;
	if (app_main_view(a) == id) {
		(void)app_close_over(a);
		return;
	}
	/* Help is asked for anew, about where one is. */
	if (id == VIEW_HELP) {
		a->help_for = app_pane_view(a, a->focus);
		a->views[id]->ops->typed(a->views[id], STR_EMPTY, true);
	}
	/* The list of jumps is about places, not one itself. */
	if (id != VIEW_JUMPS)
		app_mark(a);
	app_show(a, id);
}

/* ---------------------------------------------------------------------- leaving */

static void
do_in_sidebar(struct app *a, enum cmd c, int count)
{
	struct view *v = a->views[VIEW_ENTITIES];

	a->has_side = true;
	(void)v->ops->command(v, c, count);
}

static void
do_cancel(struct app *a, enum cmd c, int count)
{
	(void)c;
	if (a->focus == PANE_MAIN && app_main_view(a) == VIEW_ARTICLE &&
	    article_view_forget(a->views[VIEW_ARTICLE]))
		return;
	if (app_panes_cancel(a))
		return;
	if (a->followed.id == ENTITY_NONE && a->narrow.count > 0)
		do_only_with(a, CMD_ONLY_CLEAR, count);
	app_follow(a, ENTITY_NONE);
}

static void
do_stop(struct app *a, enum cmd c, int count)
{
	if (a->loader == NULL)
		do_cancel(a, c, count);
	else
		a->stops_reading = true;
}

static void
do_leave(struct app *a, enum cmd c, int count)
{
	(void)c;
	(void)count;
	a->is_leaving = true;
}

static void
do_suspend(struct app *a, enum cmd c, int count)
{
	(void)c;
	(void)count;
	a->term->ops->suspend(a->term);
}

/* --------------------------------------------------------------------- prompts */

static void
do_prompt(struct app *a, enum cmd c, int count)
{
	enum view_id to = app_pane_view(a, a->focus);

	(void)count;
	if (c == CMD_COMMAND) {
		app_prompt(a, PROMPT_COMMAND, VIEW_COUNT);
	} else if (c == CMD_SEARCH || to == VIEW_SEARCH) {
		app_prompt(a, PROMPT_SEARCH, VIEW_SEARCH);
	} else if (a->views[to]->ops->typed == NULL) {
		app_say(a, "there is nothing to find here; g/ searches the pile");
	} else {
		app_prompt(a, sheet_filters(a->views[to]->ops) ? PROMPT_FILTER : PROMPT_FIND, to);
	}
}

static void
do_correct(struct app *a, enum cmd c, int count)
{
	enum fact_name fact;

	(void)count;
	if (c == CMD_UNDO)
		app_uncorrect(a, 0);
	else if (c == CMD_CORRECT_TAKE)
		app_correct_take(a);
	else if (app_fact_of(c, &fact))
		app_fact(a, c);
	else
		app_correct(a, c);
}

static void
do_follow(struct app *a, enum cmd c, int count)
{
	(void)count;
	app_say(a, c == CMD_FOLLOW
	                   ? ":follow takes a name, and Tab completes it"
	                   : ":bind takes keys and commands: bind C-t follow lavrov; dossier");
}

static void
do_out(struct app *a, enum cmd c, int count)
{
	(void)count;
	app_out(a, c);
}

static void
do_find_back(struct app *a, enum cmd c, int count)
{
	(void)c;
	(void)count;
	if (article_view_page(a->views[VIEW_ARTICLE]) == NULL) {
		app_say(a, "no article is open");
		return;
	}
	article_view_find_back(a->views[VIEW_ARTICLE]);
	app_prompt(a, PROMPT_FIND_BACK, VIEW_ARTICLE);
}

static void
do_hints(struct app *a, enum cmd c, int count)
{
	(void)c;
	(void)count;
	if (!hints_open(&a->hints, &a->canvas, app_owner(a)))
		app_say(a, "there is nothing to go to on this screen");
}

static void
do_set(struct app *a, enum cmd c, int count)
{
	(void)c;
	(void)count;
	app_say(a, ":set width 80 and the like; entente.ini(5) has the options");
}

static void
do_in_list(struct app *a, enum cmd c, int count)
{
	struct view *v = a->views[VIEW_ARTICLES];

	(void)v->ops->command(v, c, count);
}

static void
do_theme(struct app *a, enum cmd c, int count)
{
	struct buf name;

	(void)c;
	for (int n = count > 0 ? count : 1; n > 0; n--)
		(void)conf_step(&a->conf, OPTION_THEME, 1);
	app_settings_changed(a);
	buf_init(&name);
	conf_value(&a->conf, OPTION_THEME, &name);
	app_say(a, "theme %s", name.ptr);
	buf_release(&name);
}

static app_handler *const handlers[CMD_COUNT] = {
	[CMD_PERCENT] = do_percent,
	[CMD_FOLLOW_NEXT] = do_step,
	[CMD_FOLLOW_PREV] = do_step,
	[CMD_WITH_NEXT] = do_step,
	[CMD_WITH_PREV] = do_step,
	[CMD_ARTICLE_NEXT] = do_step,
	[CMD_ARTICLE_PREV] = do_step,
	[CMD_UNREAD_NEXT] = do_step,
	[CMD_UNREAD_PREV] = do_step,
	[CMD_UNREAD] = do_in_list,
	[CMD_READ_ALL] = do_in_list,
	[CMD_PICK_OUT] = do_in_list,
	[CMD_PICK_NONE] = do_in_list,
	[CMD_MENTION_NEXT] = do_in_text,
	[CMD_MENTION_PREV] = do_in_text,
	[CMD_LINK_NEXT] = do_in_text,
	[CMD_LINK_PREV] = do_in_text,
	[CMD_SAME_NEXT] = do_in_text,
	[CMD_SAME_PREV] = do_in_text,
	[CMD_OPEN_FOLD] = do_in_text,
	[CMD_FIND_NEXT] = do_in_text,
	[CMD_FIND_PREV] = do_in_text,
	[CMD_DOSSIER] = do_dossier,
	[CMD_EXPLAIN] = do_explain,
	[CMD_MENTIONS] = do_mentions,
	[CMD_BACK] = do_jump,
	[CMD_FORWARD] = do_jump,
	[CMD_TIMELINE] = do_show,
	[CMD_INFO] = do_show,
	[CMD_JUMPS] = do_show,
	[CMD_CORRECTIONS] = do_show,
	[CMD_MARKS] = do_show,
	[CMD_OPTIONS] = do_show,
	[CMD_MARK] = do_letter,
	[CMD_GO_MARK] = do_letter,
	[CMD_KIND_PERSON] = do_kind,
	[CMD_KIND_ORG] = do_kind,
	[CMD_KIND_PLACE] = do_kind,
	[CMD_KIND_EVENT] = do_kind,
	[CMD_KIND_DOCUMENT] = do_kind,
	[CMD_KIND_DATE] = do_kind,
	[CMD_KIND_ALL] = do_kind,
	[CMD_ONLY_WITH] = do_only_with,
	[CMD_ONLY_WITHOUT] = do_only_with,
	[CMD_ONLY_CLEAR] = do_only_with,
	[CMD_WIDER] = do_width,
	[CMD_NARROWER] = do_width,
	[CMD_WIDTH_RESET] = do_width,
	[CMD_THEME] = do_theme,
	[CMD_MOUSE] = app_mouse_switch,
	[CMD_REDRAW] = do_redraw,
	[CMD_HELP] = do_show,
	[CMD_LOG] = do_show,
	[CMD_ARTICLES] = app_panes_list,
	[CMD_SIDEBAR] = app_panes_side,
	[CMD_SCOPE] = do_in_sidebar,
	[CMD_SORT] = do_in_sidebar,
	[CMD_FOCUS_NEXT] = app_panes_focus,
	[CMD_FOCUS_LEFT] = app_panes_focus,
	[CMD_FOCUS_RIGHT] = app_panes_focus,
	[CMD_FOCUS_DOWN] = app_panes_focus,
	[CMD_FOCUS_UP] = app_panes_focus,
	[CMD_SPLIT_BESIDE] = app_panes_divide,
	[CMD_SPLIT_BELOW] = app_panes_divide,
	[CMD_FOLLOWER] = app_panes_divide,
	[CMD_ONLY] = app_panes_divide,
	[CMD_EQUAL] = app_panes_divide,
	[CMD_ROTATE] = app_panes_divide,
	[CMD_TALLER] = app_panes_resize,
	[CMD_SHORTER] = app_panes_resize,
	[CMD_PANE_WIDER] = app_panes_resize,
	[CMD_PANE_NARROWER] = app_panes_resize,
	[CMD_ZOOM] = app_panes_zoom,
	[CMD_CLOSE] = app_panes_close,
	[CMD_CLOSE_LEVEL] = app_panes_close,
	[CMD_CANCEL] = do_cancel,
	[CMD_STOP] = do_stop,
	[CMD_LEAVE] = do_leave,
	[CMD_SUSPEND] = do_suspend,
	[CMD_FIND] = do_prompt,
	[CMD_SEARCH] = do_prompt,
	[CMD_COMMAND] = do_prompt,
	[CMD_SET] = do_set,
	[CMD_HINTS] = do_hints,
	[CMD_CORRECT_NOTHING] = do_correct,
	[CMD_CORRECT_KIND] = do_correct,
	[CMD_CORRECT_SAME] = do_correct,
	[CMD_CORRECT_OTHER] = do_correct,
	[CMD_CORRECT_NAME] = do_correct,
	[CMD_CORRECT_ADD] = do_correct,
	[CMD_CORRECT_TAKE] = do_correct,
	[CMD_CORRECT_TITLE] = do_correct,
	[CMD_CORRECT_DATE] = do_correct,
	[CMD_CORRECT_SOURCE] = do_correct,
	[CMD_CORRECT_AUTHOR] = do_correct,
	[CMD_UNDO] = do_correct,
	[CMD_FOLLOW] = do_follow,
	[CMD_BIND] = do_follow,
	[CMD_COPY] = do_out,
	[CMD_CITE] = do_out,
	[CMD_EDIT] = do_out,
	[CMD_PIPE] = do_out,
	[CMD_SAVE] = do_out,
	[CMD_BROWSE] = do_out,
	[CMD_RELOAD] = app_reload,
	[CMD_CHOOSE] = do_in_text,
	[CMD_FIND_BACK] = do_find_back,
};

void
app_trace(struct app *a, enum cmd c)
{
	if (a->trace != NULL)
		buf_addf(&a->traced, "%s ", cmd_info(c)->name);
}

void
app_command(struct app *a, enum cmd c, int count)
{
	struct view *v = a->views[app_pane_view(a, a->focus)];

	app_trace(a, c);
	if (v->ops->command(v, c, count) != VIEW_DONE) {
		if (handlers[c] != NULL)
			handlers[c](a, c, count);
		else
			app_say(a, "%s means nothing here", cmd_info(c)->name);
	}
	tips_note(&a->tips, c, a->followed.id != ENTITY_NONE);
}

void
app_settings_changed(struct app *a)
{
	struct theme before = a->theme;

	conf_theme(&a->conf, a->options->no_color, &a->theme);
	/* Cells are the same and look another. */
	if (!theme_equal(&before, &a->theme))
		a->term->ops->redraw(a->term);
	a->width_change = 0;
	a->has_side = a->conf.values[OPTION_SIDEBAR] != 0;
	a->term->ops->mouse(a->term, a->conf.values[OPTION_MOUSE] != 0);
	app_hyphens_say(a);
}
