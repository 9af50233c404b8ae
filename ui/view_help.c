/* SPDX-License-Identifier: MIT */
/*
 * The keys as they are bound now, from the one list of commands; `/` keeps
 * only lines that have a word.  Enter runs the command of the line.
 */
#include "ui/app_int.h"
#include "ui/bar.h"
#include "ui/sheet.h"

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
	struct sheet sheet;
	VEC(struct help_row) rows;
};

static struct help_view *
self(struct view *v)
{
	return (struct help_view *)v;
}

static bool
is_command_row(const struct sheet *s, size_t row)
{
	const struct help_view *v = (const struct help_view *)s;

	return row < v->rows.len && v->rows.ptr[row].cmd != CMD_NONE;
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
	fold_key(&line, buf_str(&v->sheet.filter));
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
head(const struct sheet *s, struct buf *title, struct buf *right)
{
	buf_add_cstr(title, "KEYS AND COMMANDS");
	buf_add(right, s->filter.len > 0 ? buf_str(&s->filter) : STR_LIT("/ filters"));
}

static const char *
empty(const struct sheet *s)
{
	(void)s;
	return "No command has that word.";
}

static void
draw_row(const struct sheet *s, struct canvas *c, struct rect r, size_t at)
{
	const struct help_row *row = &((const struct help_view *)s)->rows.ptr[at];
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
	keymap_names(&s->view.app->conf.keymap, row->cmd, 2, &keys);
	if (keys.len == 0)
		buf_addf(&keys, ":%s", info->name);
	canvas_put_fit(c, r.y, r.x + 2, KEY_COLS - 1, buf_str(&keys), PEN(BAR_KEY));
	x += canvas_put_fit(c, r.y, x, r.x + r.cols - 1 - x, str_of(info->help), PEN(TEXT));
	if (x + 2 + (int)strlen(info->name) < r.x + r.cols)
		canvas_put_right(c, r.y, x + 2, r.x + r.cols - 3 - x, str_of(info->name), PEN(DIM));
	buf_release(&keys);
}

static void
whole(const struct sheet *s, size_t row, int cols, struct buf *out)
{
	const struct cmd_info *info = cmd_info(((const struct help_view *)s)->rows.ptr[row].cmd);

	if (utf8_width(str_of(info->help)) > cols - 3 - KEY_COLS)
		buf_addf(out, "%s: %s", info->name, info->help);
}

/* The help makes way for what its command does. */
static void
open_selected(struct sheet *s)
{
	enum cmd chosen = ((struct help_view *)s)->rows.ptr[s->list.selected].cmd;

	(void)app_close_over(s->view.app);
	app_command(s->view.app, chosen, 0);
}

static const struct sheet_ops sheet_ops = {
	.flags = SHEET_HAS_EDGE,
	.measure = MEASURE,
	.head = head,
	.empty = empty,
	.selectable = is_command_row,
	.draw_row = draw_row,
	.whole = whole,
	.open = open_selected,
};

static void
init(struct view *view)
{
	struct help_view *v = self(view);

	sheet_init(&v->sheet, &sheet_ops);
	vec_init(&v->rows);
}

static void
release(struct view *view)
{
	struct help_view *v = self(view);

	sheet_release(&v->sheet);
	vec_release(&v->rows);
}

static void
fit(struct view *view, int rows, int cols)
{
	struct help_view *v = self(view);

	(void)cols;
	build(v);
	sheet_fit(&v->sheet, v->rows.len, rows);
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
	.is_for_itself = true,
	.size = sizeof(struct help_view),
	.init = init,
	.release = release,
	.fit = fit,
	.draw = sheet_draw,
	.pick = sheet_pick,
	.command = sheet_command,
	.typed = sheet_typed,
	.typed_before = sheet_typed_before,
	.save = sheet_save,
	.restore = sheet_restore,
	.hints = hints,
};
