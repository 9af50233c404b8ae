/* SPDX-License-Identifier: MIT */
/*
 * What was corrected, last said first.  Enter takes the correction of the line
 * back, whatever was said after it.
 */
#include "ui/app_int.h"
#include "ui/bar.h"
#include "ui/say.h"
#include "ui/sheet.h"

#include "text/banned.h"

#define CORRECTIONS_MAX 1000 /* rows */

struct corrections_view {
	struct sheet sheet;
	struct correction_row *rows;
	size_t nrow;
	struct arena arena;
	uint32_t generation;
};

static struct corrections_view *
self(struct view *v)
{
	return (struct corrections_view *)v;
}

static void
head(const struct sheet *s, struct buf *title, struct buf *right)
{
	buf_add_cstr(title, "CORRECTIONS");
	if (s->list.count > 0)
		say_count(right, s->list.count, "correction", "corrections");
}

static const char *
empty(const struct sheet *s)
{
	(void)s;
	return "Nothing has been corrected; x begins, on a mention.";
}

static void
draw_row(const struct sheet *s, struct canvas *c, struct rect r, size_t at)
{
	const struct correction_row *row = &((const struct corrections_view *)s)->rows[at];
	struct buf b;
	int x = r.x + 2;

	buf_init(&b);
	buf_addf(&b, row->is_entity ? "%.*s" : "“%.*s”", STR_ARG(row->what));
	x += canvas_put_fit(c, r.y, x, r.cols / 2 - 3, buf_str(&b), PEN(TEXT));
	buf_clear(&b);
	if (row->is_fact)
		buf_addf(&b, " · %s", fact_name_of(row->fact));
	buf_add_cstr(&b, " is ");
	x += canvas_put(c, r.y, x, buf_str(&b), PEN(DIM));
	buf_clear(&b);
	if (row->is_fact)
		buf_add(&b, row->name.len > 0 ? row->name : STR_LIT("not known"));
	else if (row->slug.len == 0)
		buf_add_cstr(&b, "nothing");
	else
		buf_addf(&b, "%.*s (%.*s)", STR_ARG(row->name), STR_ARG(row->slug));
	x += canvas_put_fit(c, r.y, x, r.x + r.cols - 2 - x, buf_str(&b),
	                    row->slug.len == 0
	                            ? PEN(TEXT)
	                            : (struct pen){.role = role_of_kind(row->kind, true)});
	buf_clear(&b);
	if (row->lost == row->places)
		buf_add_cstr(&b, "  not in the pile now");
	else if (row->places > 1)
		buf_addf(&b, "  in %u places", row->places);
	if (row->lost > 0 && row->lost < row->places)
		buf_addf(&b, ", %u not there now", row->lost);
	if (r.x + r.cols - 2 - x > (int)b.len)
		canvas_put(c, r.y, x, buf_str(&b), PEN(DIM));
	buf_release(&b);
}

static void
answered(struct app *a, char key)
{
	struct corrections_view *v = self(a->views[VIEW_CORRECTIONS]);

	if (key == 'y' && v->sheet.list.selected < v->nrow)
		app_uncorrect(a, v->rows[v->sheet.list.selected].batch);
}

static void
open_selected(struct sheet *s)
{
	const struct corrections_view *v = (const struct corrections_view *)s;
	struct buf b;

	buf_init(&b);
	buf_addf(&b, "y take it back · n leave it: %.*s",
	         STR_ARG(v->rows[s->list.selected].what));
	ask_open(&s->view.app->ask, "yn", answered, buf_str(&b));
	buf_release(&b);
}

static const struct sheet_ops sheet_ops = {
	.flags = SHEET_HAS_EDGE,
	.measure = 100,
	.head = head,
	.empty = empty,
	.draw_row = draw_row,
	.open = open_selected,
};

static void
init(struct view *view)
{
	struct corrections_view *v = self(view);

	sheet_init(&v->sheet, &sheet_ops);
	arena_init(&v->arena);
}

static void
release(struct view *view)
{
	struct corrections_view *v = self(view);

	sheet_release(&v->sheet);
	arena_release(&v->arena);
}

static void
fit(struct view *view, int rows, int cols)
{
	struct corrections_view *v = self(view);

	(void)cols;
	if (v->rows == NULL || v->generation != view->app->generation) {
		arena_clear(&v->arena);
		v->rows = ARENA_ARRAY(&v->arena, CORRECTIONS_MAX, struct correction_row);
		v->nrow = library_corrections(view->app->library, STR_EMPTY, 0,
		                              CORRECTIONS_MAX, v->rows, &v->arena);
		v->generation = view->app->generation;
	}
	sheet_fit(&v->sheet, v->nrow, rows);
}

static void
hints(const struct view *view, struct buf *out)
{
	bar_hint(out, view->app, CMD_OPEN, "take back");
	bar_hint(out, view->app, CMD_CLOSE_LEVEL, "close");
}

const struct view_ops view_corrections_ops = {
	.name = "corrections",
	.pane = PANE_MAIN,
	.context = CONTEXT_LIST,
	.is_for_itself = true,
	.size = sizeof(struct corrections_view),
	.init = init,
	.release = release,
	.fit = fit,
	.draw = sheet_draw,
	.command = sheet_command,
	.pick = sheet_pick,
	.hints = hints,
};
