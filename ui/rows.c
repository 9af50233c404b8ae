/* SPDX-License-Identifier: MIT */
/* Drawing that the list views share. */
#include "ui/rows.h"

#include <stdlib.h>

#include "text/arena.h"
#include "text/breaks.h"
#include "text/buf.h"
#include "text/utf8.h"

#include "text/banned.h"

struct rect
rows_head(struct canvas *c, struct rect r, const char *title, struct str right,
          bool has_focus)
{
	int room = r.cols - 2;
	int used;

	if (r.rows == 0)
		return r;
	if (right.len > 0 && utf8_width(right) < room / 2)
		room -= utf8_width(right) + 1;
	used = canvas_put_fit(c, r.y, r.x + 1, room, str_of(title),
	                      has_focus ? PEN(PANE_FOCUS) : PEN(PANE));
	if (r.cols - 3 - used > 2)
		canvas_put_right(c, r.y, r.x + used + 2, r.cols - 3 - used, right,
		                 PEN(DIM));
	return (struct rect){r.y + 1, r.x, r.rows - 1, r.cols};
}

struct rect
rows_head_in_rule(struct canvas *c, struct rect r, struct str title, struct str right,
                  bool has_focus)
{
	int room = r.cols - 2 - (right.len > 0 ? utf8_width(right) + 4 : 0);
	struct buf b;

	if (r.rows == 0)
		return r;
	buf_init(&b);
	buf_addf(&b, " %.*s ", STR_ARG(title));
	canvas_hline(c, r.y, r.x, r.cols, has_focus ? PEN(BORDER_FOCUS) : PEN(BORDER));
	canvas_put_fit(c, r.y, r.x + 1, room, buf_str(&b),
	               has_focus ? PEN(PANE_FOCUS) : PEN(PANE));
	buf_clear(&b);
	if (right.len > 0)
		buf_addf(&b, " %.*s ", STR_ARG(right));
	canvas_put_right(c, r.y, r.x, r.cols - 1, buf_str(&b), PEN(DIM));
	buf_release(&b);
	return (struct rect){r.y + 1, r.x, r.rows - 1, r.cols};
}

void
rows_select(struct canvas *c, struct rect row, bool has_focus)
{
	canvas_over(c, row, has_focus ? ROLE_SELECTED : ROLE_SELECTED_WEAK);
	if (has_focus)
		canvas_cursor(c, row.y, row.x, !c->hides_cursor);
}

struct rect
rows_edge(struct canvas *c, struct rect r, const struct list *l, bool has_edge)
{
	int x = r.x + r.cols - 1;
	size_t rows = (size_t)(r.rows > 0 ? r.rows : 0);

	if (has_edge)
		canvas_vline(c, r.y, x, r.rows, PEN(BORDER));
	if (l->rows > 0 && l->count > (size_t)l->rows) {
		size_t first = l->top * rows / l->count;
		size_t last = (l->top + (size_t)l->rows) * rows / l->count;

		for (size_t y = first; y < rows && (y < last || y == first); y++)
			canvas_put(c, r.y + (int)y, x, STR_LIT("┃"), PEN(SCROLLBAR));
	}
	r.cols--;
	return r;
}

void
rows_empty(struct canvas *c, struct rect r, const char *text)
{
	if (r.rows > 0)
		canvas_put_fit(c, r.y, r.x + 1, r.cols - 2, str_of(text), PEN(META));
}

/* [B] of the first line of `s`, which is broken at the last place that fits. */
static size_t
line_len(struct str s, const uint8_t *breaks, int cols)
{
	int used;
	size_t fits = utf8_fit(s, cols, &used);
	size_t at = fits;

	if (fits == s.len)
		return fits;
	/* A blank at the end need not fit; these lines divide no words. */
	while (at < s.len && s.ptr[at] == ' ')
		at++;
	while (at > 0 && (breaks[at] == BREAK_NO || breaks[at] == BREAK_HYPHEN))
		at--;
	return at > 0 ? at : fits;
}

/* Lines of the text in `r`; drawn there unless `c` is NULL. */
static int
wrap(struct canvas *c, struct rect r, struct str text, struct pen p)
{
	uint8_t *breaks = xcalloc(text.len + 1, sizeof *breaks);
	size_t off = 0;
	int y;

	if (text.len > 0)
		breaks_lines(text, breaks);
	for (y = 0; y < r.rows && off < text.len && r.cols > 0; y++) {
		struct str rest = str_sub(text, off, text.len);
		size_t n = y + 1 == r.rows ? rest.len : line_len(rest, breaks + off, r.cols);

		if (n == 0)
			break;
		if (c != NULL)
			canvas_put_fit(c, r.y + y, r.x, r.cols, str_trim(str_sub(rest, 0, n)), p);
		off += n;
	}
	free(breaks);
	return y;
}

void
rows_wrap(struct canvas *c, struct rect r, struct str text, struct pen p)
{
	(void)wrap(c, r, text, p);
}

int
rows_wrap_up(struct canvas *c, struct rect r, int indent, struct str text, struct pen p)
{
	int margin = indent > 0 ? 1 : 0;
	struct rect in = {r.y, r.x + indent, r.rows, r.cols - indent - margin};
	int n = wrap(NULL, in, text, p);

	in.y += r.rows - n;
	in.rows = n;
	canvas_fill(c, (struct rect){in.y, r.x, n, r.cols}, PEN(TEXT));
	rows_wrap(c, in, text, p);
	return in.y;
}
