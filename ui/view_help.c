/* SPDX-License-Identifier: MIT */
/*
 * The keys as they are bound now: what they do in the view that help was asked
 * in, the user's own, and all of the one list of commands; `/` keeps only lines
 * that have a word or a key.  Enter runs the command of the line.
 */
#include "ui/app_int.h"
#include "ui/bar.h"
#include "ui/sheet.h"

#include "text/fold.h"
#include "text/utf8.h"

#include "text/banned.h"

#define KEY_COLS 16 /* [cells] of the column of keys */
#define MEASURE 112 /* [cells] a row is not wider than */

enum help_kind { HELP_GAP, HELP_HEADING, HELP_COMMAND, HELP_OWN };

struct help_row {
	enum help_kind kind;
	enum cmd cmd;        /* CMD_NONE: of an own key that is a macro */
	size_t binding;      /* of an own key: which */
	const char *text;    /* what it does, or the heading */
};

struct help_view {
	struct sheet sheet;
	VEC(struct help_row) rows;
};

static const struct {
	enum view_id view;
	enum cmd cmd;
	const char *text;
} here[] = {
#define X(where, command, sentence) {VIEW_##where, CMD_##command, sentence},
#include "ui/here.def"
#undef X
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

	return row < v->rows.len && v->rows.ptr[row].kind >= HELP_COMMAND;
}

/* The keys of a row, as they are bound. */
static void
keys_of(const struct help_view *v, const struct help_row *row, size_t max, struct buf *out)
{
	const struct keymap *m = &v->sheet.view.app->conf.keymap;

	if (row->kind == HELP_OWN)
		binding_name(&m->bindings.ptr[row->binding], out);
	else
		keymap_names(m, row->cmd, max, out);
	if (out->len == 0)
		buf_addf(out, ":%s", cmd_info(row->cmd)->name);
}

static const char *
name_of(const struct help_row *row)
{
	return row->cmd == CMD_NONE ? "" : cmd_info(row->cmd)->name;
}

/* The words of the filter are in its name, its sentence or its keys. */
static bool
matches(const struct help_view *v, const struct help_row *row)
{
	struct str filter = buf_str(&v->sheet.filter);
	struct buf line;
	struct buf key;
	bool yes;

	if (filter.len == 0)
		return true;
	buf_init(&line);
	buf_init(&key);
	keys_of(v, row, SIZE_MAX, &line);
	/* Keys have case, words have not. */
	yes = str_find(buf_str(&line), filter) != SIZE_MAX;
	buf_addf(&line, " %s %s", name_of(row), row->text);
	fold_key(&key, buf_str(&line));
	buf_clear(&line);
	fold_key(&line, filter);
	yes |= line.len > 0 && str_find(buf_str(&key), buf_str(&line)) != SIZE_MAX;
	buf_release(&line);
	buf_release(&key);
	return yes;
}

/* Under its heading, which comes with the first. */
static void
add(struct help_view *v, const char *heading, bool *has_heading, struct help_row row)
{
	if (!matches(v, &row))
		return;
	if (!*has_heading) {
		vec_push(&v->rows, ((struct help_row){.kind = HELP_GAP}));
		vec_push(&v->rows,
		         ((struct help_row){.kind = HELP_HEADING, .text = heading}));
	}
	*has_heading = true;
	vec_push(&v->rows, row);
}

static void
add_here(struct help_view *v)
{
	bool has_heading = false;

	for (size_t i = 0; i < sizeof here / sizeof *here; i++) {
		struct help_row row = {HELP_COMMAND, here[i].cmd, 0, here[i].text};

		if (here[i].view == v->sheet.view.app->help_for)
			add(v, "Here", &has_heading, row);
	}
}

/* Macros, and keys that are bound in one view. */
static void
add_own(struct help_view *v)
{
	const struct keymap *m = &v->sheet.view.app->conf.keymap;
	bool has_heading = false;

	for (size_t i = 0; i < m->bindings.len; i++) {
		const struct binding *b = &m->bindings.ptr[i];
		struct help_row row = {HELP_OWN, b->cmd, i, NULL};

		if (b->cmd != CMD_NONE && b->view == VIEW_ANY)
			continue;
		row.text = b->cmd == CMD_NONE ? m->macros.ptr[b->macro] : cmd_info(b->cmd)->help;
		add(v, "Your own", &has_heading, row);
	}
}

static void
build(struct help_view *v)
{
	vec_clear(&v->rows);
	add_here(v);
	add_own(v);
	for (int g = 0; g < GROUP_COUNT; g++) {
		bool has_heading = false;

		for (int c = 0; c < CMD_COUNT; c++) {
			const struct cmd_info *info = cmd_info((enum cmd)c);
			struct help_row row = {HELP_COMMAND, (enum cmd)c, 0, info->help};

			if (info->group == (enum cmd_group)g)
				add(v, cmd_group_name((enum cmd_group)g), &has_heading, row);
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
	const struct help_view *v = (const struct help_view *)s;
	const struct help_row *row = &v->rows.ptr[at];
	struct buf keys;
	struct str name;
	int x = r.x + 2 + KEY_COLS;

	if (row->kind == HELP_HEADING)
		canvas_put_fit(c, r.y, r.x + 2, r.cols - 3, str_of(row->text), PEN(META));
	if (row->kind < HELP_COMMAND)
		return;
	name = str_of(name_of(row));
	buf_init(&keys);
	keys_of(v, row, 2, &keys);
	canvas_put_fit(c, r.y, r.x + 2, KEY_COLS - 1, buf_str(&keys), PEN(BAR_KEY));
	x += canvas_put_fit(c, r.y, x, r.x + r.cols - 1 - x, str_of(row->text), PEN(TEXT));
	if (x + 2 + (int)name.len < r.x + r.cols)
		canvas_put_right(c, r.y, x + 2, r.x + r.cols - 3 - x, name, PEN(DIM));
	buf_release(&keys);
}

static void
whole(const struct sheet *s, size_t row, int cols, struct buf *out)
{
	const struct help_row *r = &((const struct help_view *)s)->rows.ptr[row];

	if (r->kind >= HELP_COMMAND && utf8_width(str_of(r->text)) > cols - 3 - KEY_COLS)
		buf_addf(out, "%s%s%s", name_of(r), r->cmd == CMD_NONE ? "" : ": ", r->text);
}

/* The help makes way for what its command does. */
static void
open_selected(struct sheet *s)
{
	struct app *a = s->view.app;
	const struct help_view *v = (const struct help_view *)s;
	struct help_row chosen = v->rows.ptr[s->list.selected];

	(void)app_close_over(a);
	if (chosen.cmd == CMD_NONE)
		app_lines(a, str_of(chosen.text));
	else
		app_command(a, chosen.cmd, 0);
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
