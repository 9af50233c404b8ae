/* SPDX-License-Identifier: MIT */
/*
 * The keys as they are bound now, from the one list of commands; `/` keeps
 * only lines that have a word.  Enter runs the command of the line.
 */
#include "ui/app_int.h"
#include "ui/bar.h"
#include "ui/list.h"
#include "ui/rows.h"
#include "ui/say.h"

#include "text/fold.h"
#include "text/utf8.h"

#include "text/banned.h"

#define KEY_COLS 16 /* [cells] of the column of keys */
#define MEASURE 96  /* [cells] a row is not wider than */

struct help_row {
	enum cmd cmd; /* CMD_NONE: heading of a group, or empty with GROUP_COUNT */
	enum cmd_group group;
};

struct help_view {
	struct view view;
	struct list list;
	struct buf filter;
	VEC(struct help_row) rows;
};

static struct help_view *
self(struct view *v)
{
	return (struct help_view *)v;
}

static bool
is_command_row(const void *ctx, size_t row)
{
	const struct help_view *v = ctx;

	return row < v->rows.len && v->rows.ptr[row].cmd != CMD_NONE;
}

static void
init(struct view *view)
{
	struct help_view *v = self(view);

	buf_init(&v->filter);
	vec_init(&v->rows);
	v->list.selectable = is_command_row;
	v->list.ctx = v;
}

static void
release(struct view *view)
{
	struct help_view *v = self(view);

	buf_release(&v->filter);
	vec_release(&v->rows);
}

static bool
matches(const struct help_view *v, enum cmd c)
{
	struct buf line;
	struct buf key;
	bool yes;

	buf_init(&line);
	buf_init(&key);
	buf_addf(&line, "%s %s ", cmd_info(c)->name, cmd_info(c)->help);
	fold_key(&key, buf_str(&line));
	buf_clear(&line);
	fold_key(&line, buf_str(&v->filter));
	yes = line.len == 0 || str_find(buf_str(&key), buf_str(&line)) != SIZE_MAX;
	buf_release(&line);
	buf_release(&key);
	return yes;
}

static void
build(struct help_view *v)
{
	vec_clear(&v->rows);
	for (int g = 0; g < GROUP_COUNT; g++) {
		bool has_heading = false;

		for (int c = 0; c < CMD_COUNT; c++) {
			struct help_row row = {(enum cmd)c, (enum cmd_group)g};

			if (cmd_info((enum cmd)c)->group != (enum cmd_group)g ||
			    !matches(v, (enum cmd)c))
				continue;
			if (!has_heading) {
				struct help_row gap = {CMD_NONE, GROUP_COUNT};
				struct help_row head = {CMD_NONE, (enum cmd_group)g};

				vec_push(&v->rows, gap);
				vec_push(&v->rows, head);
				has_heading = true;
			}
			vec_push(&v->rows, row);
		}
	}
}

static void
fit(struct view *view, int rows, int cols)
{
	struct help_view *v = self(view);

	(void)cols;
	build(v);
	list_fit(&v->list, v->rows.len, rows - 1);
}

static void
draw_row(const struct help_view *v, struct canvas *c, struct rect r,
         const struct help_row *row)
{
	const struct cmd_info *info;
	struct buf keys;
	int x = r.x + 2 + KEY_COLS;

	if (row->cmd == CMD_NONE) {
		if (row->group != GROUP_COUNT)
			canvas_put_fit(c, r.y, r.x + 2, r.cols - 3,
			               str_of(cmd_group_name(row->group)), PEN(META));
		return;
	}
	info = cmd_info(row->cmd);
	buf_init(&keys);
	keymap_names(&v->view.app->conf.keymap, row->cmd, 2, &keys);
	if (keys.len == 0)
		buf_addf(&keys, ":%s", info->name);
	canvas_put_fit(c, r.y, r.x + 2, KEY_COLS - 1, buf_str(&keys), PEN(BAR_KEY));
	x += canvas_put_fit(c, r.y, x, r.x + r.cols - 1 - x, str_of(info->help), PEN(TEXT));
	if (x + 2 + (int)strlen(info->name) < r.x + r.cols)
		canvas_put_right(c, r.y, x + 2, r.x + r.cols - 3 - x, str_of(info->name), PEN(DIM));
	buf_release(&keys);
}

static void
draw(const struct view *view, struct canvas *c, struct rect r, bool has_focus)
{
	const struct help_view *v = (const struct help_view *)view;
	struct rect body;

	r = rows_edge(c, r, &v->list, view->app->layout.has_edge);
	if (r.cols > MEASURE) {
		r.x += (r.cols - MEASURE) / 2;
		r.cols = MEASURE;
	}
	body = rows_head(c, r, "KEYS AND COMMANDS",
	                 v->filter.len > 0 ? buf_str(&v->filter) : STR_LIT("/ filters"),
	                 has_focus);
	if (v->rows.len == 0)
		rows_empty(c, body, "No command has that word.");
	for (int y = 0; y < body.rows; y++) {
		size_t i = v->list.top + (size_t)y;
		struct rect row = {body.y + y, body.x, 1, body.cols};

		if (i >= v->rows.len)
			break;
		draw_row(v, c, row, &v->rows.ptr[i]);
		if (i == v->list.selected && v->rows.ptr[i].cmd != CMD_NONE)
			rows_select(c, row, has_focus);
	}
}

static enum view_result
command(struct view *view, enum cmd c, int count)
{
	struct help_view *v = self(view);

	if (c == CMD_OPEN && is_command_row(v, v->list.selected)) {
		enum cmd chosen = v->rows.ptr[v->list.selected].cmd;

		(void)app_close_over(view->app);
		app_command(view->app, chosen, 0);
		return VIEW_DONE;
	}
	return list_command(&v->list, c, count) ? VIEW_DONE : VIEW_PASS;
}

static void
typed(struct view *view, struct str text, bool is_final)
{
	struct help_view *v = self(view);

	(void)is_final;
	say_instead(&v->filter, text);
	build(v);
	list_fit(&v->list, v->rows.len, v->list.rows);
	list_select(&v->list, 0);
}

static struct str
typed_before(const struct view *view)
{
	return buf_str(&((const struct help_view *)view)->filter);
}

static void
hints(const struct view *view, struct buf *out)
{
	bar_hint(out, view->app, CMD_FIND, "filter");
	bar_hint(out, view->app, CMD_OPEN, "do it");
	bar_hint(out, view->app, CMD_CLOSE_LEVEL, "back");
}

const struct view_ops view_help_ops = {
	.name = "help",
	.pane = PANE_MAIN,
	.context = CONTEXT_LIST,
	.size = sizeof(struct help_view),
	.init = init,
	.release = release,
	.fit = fit,
	.draw = draw,
	.command = command,
	.typed = typed,
	.typed_before = typed_before,
	.hints = hints,
};
