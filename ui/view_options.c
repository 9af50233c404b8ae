/* SPDX-License-Identifier: MIT */
/*
 * The options as they are now, each with what it does; changed where they
 * stand.  Enter turns a switch, takes the next of several words, or asks for a
 * number; + and - make a number larger or smaller.
 */
#include "ui/app_int.h"
#include "ui/bar.h"
#include "ui/sheet.h"

#include "text/fold.h"
#include "text/utf8.h"

#include "text/banned.h"

#define MEASURE 140 /* [cells] a row is not wider than */
#define NAME_COLS 18
#define VALUE_COLS 12

struct options_view {
	struct sheet sheet;
	VEC(enum option) rows; /* those that the filter leaves */
};

static bool
matches(const struct sheet *s, enum option o)
{
	struct buf line;
	struct buf key;
	struct buf word;
	bool yes;

	buf_init(&line);
	buf_init(&key);
	buf_init(&word);
	buf_addf(&line, "%s %s", conf_option_name(o), conf_option_help(o));
	fold_key(&key, buf_str(&line));
	fold_key(&word, buf_str(&s->filter));
	yes = word.len == 0 || str_find(buf_str(&key), buf_str(&word)) != SIZE_MAX;
	buf_release(&line);
	buf_release(&key);
	buf_release(&word);
	return yes;
}

static void
head(const struct sheet *s, struct buf *title, struct buf *right)
{
	buf_add_cstr(title, "OPTIONS");
	buf_add(right, s->filter.len > 0 ? buf_str(&s->filter) : STR_LIT("/ filters"));
}

static const char *
empty(const struct sheet *s)
{
	(void)s;
	return "No option has that word.";
}

static void
draw_row(const struct sheet *s, struct canvas *c, struct rect r, size_t row)
{
	const struct conf *conf = &s->view.app->conf;
	enum option o = ((const struct options_view *)s)->rows.ptr[row];
	int x = r.x + 2;
	struct buf value;

	buf_init(&value);
	conf_value(conf, o, &value);
	canvas_put_fit(c, r.y, x, NAME_COLS - 1, str_of(conf_option_name(o)), PEN(TEXT));
	x += NAME_COLS;
	canvas_put_fit(c, r.y, x, VALUE_COLS - 1, buf_str(&value),
	               conf_is_usual(conf, o) ? PEN(DIM) : PEN(CURRENT));
	x += VALUE_COLS;
	canvas_put_fit(c, r.y, x, r.x + r.cols - 1 - x, str_of(conf_option_help(o)), PEN(META));
	buf_release(&value);
}

static void
whole(const struct sheet *s, size_t row, int cols, struct buf *out)
{
	struct str help = str_of(conf_option_help(((const struct options_view *)s)->rows.ptr[row]));

	if (utf8_width(help) > cols - 3 - NAME_COLS - VALUE_COLS)
		buf_add(out, help);
}

static void
open_selected(struct sheet *s)
{
	struct app *a = s->view.app;
	enum option o = ((struct options_view *)s)->rows.ptr[s->list.selected];
	struct buf line;

	if (conf_step(&a->conf, o, 1)) {
		app_settings_changed(a);
		return;
	}
	buf_init(&line);
	buf_addf(&line, "set %s ", conf_option_name(o));
	conf_value(&a->conf, o, &line);
	app_prompt_line(a, buf_str(&line));
	buf_release(&line);
}

static const struct sheet_ops sheet_ops = {
	.flags = SHEET_HAS_EDGE,
	.measure = MEASURE,
	.head = head,
	.empty = empty,
	.draw_row = draw_row,
	.whole = whole,
	.open = open_selected,
};

static void
init(struct view *view)
{
	struct options_view *v = (struct options_view *)view;

	sheet_init(&v->sheet, &sheet_ops);
	vec_init(&v->rows);
}

static void
release(struct view *view)
{
	struct options_view *v = (struct options_view *)view;

	sheet_release(&v->sheet);
	vec_release(&v->rows);
}

static void
fit(struct view *view, int rows, int cols)
{
	struct options_view *v = (struct options_view *)view;

	(void)cols;
	vec_clear(&v->rows);
	for (int o = 0; o < OPTION_COUNT; o++)
		if (matches(&v->sheet, (enum option)o))
			vec_push(&v->rows, (enum option)o);
	sheet_fit(&v->sheet, v->rows.len, rows);
}

static enum view_result
command(struct view *view, enum cmd c, int count)
{
	struct options_view *v = (struct options_view *)view;
	size_t row = v->sheet.list.selected;
	int n = count > 0 ? count : 1;

	if (c != CMD_WIDER && c != CMD_NARROWER && c != CMD_WIDTH_RESET)
		return sheet_command(view, c, count);
	if (!sheet_can_select(&v->sheet, row))
		return VIEW_DONE;
	if (c == CMD_WIDTH_RESET)
		conf_reset(&view->app->conf, v->rows.ptr[row]);
	else
		conf_add(&view->app->conf, v->rows.ptr[row], c == CMD_WIDER ? n : -n);
	app_settings_changed(view->app);
	return VIEW_DONE;
}

static void
hints(const struct view *view, struct buf *out)
{
	bar_hint(out, view->app, CMD_OPEN, "change");
	bar_hint(out, view->app, CMD_WIDER, "more");
	bar_hint(out, view->app, CMD_NARROWER, "less");
	bar_hint(out, view->app, CMD_WIDTH_RESET, "default");
	bar_hint(out, view->app, CMD_CLOSE_LEVEL, "back");
}

const struct view_ops view_options_ops = {
	.name = "options",
	.pane = PANE_MAIN,
	.context = CONTEXT_LIST,
	.is_for_itself = true,
	.size = sizeof(struct options_view),
	.init = init,
	.release = release,
	.fit = fit,
	.draw = sheet_draw,
	.command = command,
	.pick = sheet_pick,
	.typed = sheet_typed,
	.typed_before = sheet_typed_before,
	.save = sheet_save,
	.restore = sheet_restore,
	.hints = hints,
};
