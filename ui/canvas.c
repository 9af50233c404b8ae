/* SPDX-License-Identifier: MIT */
/*
 * Putting grapheme clusters into cells: the one place where text of articles
 * becomes something to be shown, and so the place where it is made harmless.
 */
#include "ui/canvas.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "text/arena.h"
#include "text/utf8.h"
#include "ui/glyph.h"

#include "text/banned.h"

#define TAG_FIRST 0xe0020 /* of the tags that name a part of a country */
#define TAG_LAST 0xe007f
#define REPLACEMENT "\xef\xbf\xbd" /* U+FFFD */

void
canvas_init(struct canvas *c)
{
	*c = (struct canvas){.cursor_y = -1, .cursor_x = -1};
	vec_init(&c->targets);
}

void
canvas_release(struct canvas *c)
{
	free(c->cells);
	vec_release(&c->targets);
	canvas_init(c);
}

void
canvas_resize(struct canvas *c, int rows, int cols)
{
	rows = rows < 0 ? 0 : rows;
	cols = cols < 0 ? 0 : cols;
	if (rows != c->rows || cols != c->cols) {
		free(c->cells);
		c->cells = xcalloc((size_t)rows * (size_t)cols + 1, sizeof *c->cells);
		c->rows = rows;
		c->cols = cols;
	}
	canvas_clear(c);
}

static void
cell_blank(struct cell *cell, struct pen p)
{
	memset(cell, 0, sizeof *cell);
	cell->text[0] = ' ';
	cell->len = 1;
	cell->width = 1;
	cell->role = (uint8_t)p.role;
	cell->over = (uint8_t)p.over;
	cell->link = p.link;
}

void
canvas_clear(struct canvas *c)
{
	size_t n = (size_t)c->rows * (size_t)c->cols;

	for (size_t i = 0; i < n; i++)
		cell_blank(&c->cells[i], PEN(TEXT));
	c->clip = canvas_whole(c);
	c->cursor_y = c->cursor_x = -1;
	c->cursor_shown = false;
	c->scrolls = (struct rect){0, 0, 0, 0};
	vec_clear(&c->targets);
}

void
canvas_copy(struct canvas *c, const struct canvas *from)
{
	canvas_resize(c, from->rows, from->cols);
	memcpy(c->cells, from->cells,
	       (size_t)c->rows * (size_t)c->cols * sizeof *c->cells);
	c->cursor_y = from->cursor_y;
	c->cursor_x = from->cursor_x;
	c->cursor_shown = from->cursor_shown;
}

bool
cell_eq(const struct cell *a, const struct cell *b)
{
	return a->len == b->len && a->width == b->width && a->role == b->role &&
	       a->over == b->over && memcmp(a->text, b->text, a->len) == 0;
}

static struct cell *
cell_at(const struct canvas *c, int y, int x)
{
	assert(y >= 0 && y < c->rows && x >= 0 && x < c->cols);
	return &c->cells[(size_t)y * (size_t)c->cols + (size_t)x];
}

const struct cell *
canvas_cell(const struct canvas *c, int y, int x)
{
	return cell_at(c, y, x);
}

struct rect
rect_cut(struct rect a, struct rect b)
{
	int y0 = a.y > b.y ? a.y : b.y;
	int x0 = a.x > b.x ? a.x : b.x;
	int y1 = a.y + a.rows < b.y + b.rows ? a.y + a.rows : b.y + b.rows;
	int x1 = a.x + a.cols < b.x + b.cols ? a.x + a.cols : b.x + b.cols;

	return (struct rect){y0, x0, y1 > y0 ? y1 - y0 : 0, x1 > x0 ? x1 - x0 : 0};
}

struct rect
canvas_whole(const struct canvas *c)
{
	return (struct rect){0, 0, c->rows, c->cols};
}

struct rect
canvas_clip(struct canvas *c, struct rect r)
{
	struct rect before = c->clip;

	c->clip = rect_cut(r, canvas_whole(c));
	return before;
}

static bool
clip_has(const struct canvas *c, int y, int x, int width)
{
	return y >= c->clip.y && y < c->clip.y + c->clip.rows && x >= c->clip.x &&
	       x + width <= c->clip.x + c->clip.cols;
}

/* A wide cluster of which one half is overwritten leaves a blank. */
static void
cell_break(struct canvas *c, int y, int x)
{
	struct cell *cell = cell_at(c, y, x);

	if (cell->width == 0 && x > 0)
		cell_blank(cell_at(c, y, x - 1), PEN(TEXT));
	if (cell->width == 2 && x + 1 < c->cols)
		cell_blank(cell_at(c, y, x + 1), PEN(TEXT));
}

static void
cell_set(struct canvas *c, int y, int x, struct str text, int width, struct pen p)
{
	struct cell *cell;

	if (!clip_has(c, y, x, width)) {
		/* Half of it is inside: a blank keeps what follows in place. */
		if (width == 2 && clip_has(c, y, x, 1))
			cell_set(c, y, x, STR_LIT(" "), 1, p);
		return;
	}
	for (int i = 0; i < width; i++)
		cell_break(c, y, x + i);
	cell = cell_at(c, y, x);
	cell_blank(cell, p);
	memcpy(cell->text, text.ptr, text.len);
	cell->len = (uint8_t)text.len;
	cell->width = (uint8_t)width;
	if (width == 2) {
		cell = cell_at(c, y, x + 1);
		cell_blank(cell, p);
		cell->len = 0;
		cell->width = 0;
	}
}

/* The cluster as it may be shown: whole code points, at most CELL_BYTES,
 * nothing unsafe; *width gets its cells, 0 for what is not to be seen. */
static struct str
cluster_safe(struct str cluster, int *width)
{
	size_t len;
	size_t keep = 0;
	uint32_t cp = utf8_get(cluster, 0, &len);

	*width = 1;
	if (utf8_is_space(cp) && cp != 0xfeff)
		return STR_LIT(" ");
	for (size_t off = 0; off < cluster.len; off += len) {
		cp = utf8_get(cluster, off, &len);
		/* A flag without its tags is a flag. */
		if (off > 0 && cp >= TAG_FIRST && cp <= TAG_LAST)
			break;
		if (utf8_is_unsafe(cp))
			return STR_LIT(REPLACEMENT);
		if (off + len <= CELL_BYTES)
			keep = off + len;
	}
	*width = utf8_cluster_width(cluster);
	return str_sub(cluster, 0, keep);
}

static bool
is_plain(struct str s, size_t off)
{
	/* One printable ASCII byte before another: a cluster of its own. */
	return s.ptr[off] >= ' ' && s.ptr[off] <= '~' &&
	       (off + 1 == s.len || (s.ptr[off + 1] >= ' ' && s.ptr[off + 1] <= '~'));
}

int
canvas_put(struct canvas *c, int y, int x, struct str s, struct pen p)
{
	int start = x;
	int width;
	size_t n;

	for (size_t off = 0; off < s.len; off += n) {
		struct str cluster;

		if (is_plain(s, off)) {
			n = 1;
			width = 1;
			cluster = str_sub(s, off, off + 1);
		} else {
			n = utf8_grapheme(s, off);
			cluster = cluster_safe(str_sub(s, off, off + n), &width);
		}
		if (width > 0)
			cell_set(c, y, x, cluster, width, p);
		x += width;
	}
	return x - start;
}

int
canvas_put_fit(struct canvas *c, int y, int x, int width, struct str s, struct pen p)
{
	int used;
	size_t n;

	if (width <= 0)
		return 0;
	n = utf8_fit(s, width, &used);
	if (n == s.len)
		return canvas_put(c, y, x, s, p);
	n = utf8_fit(s, width - 1, &used);
	while (n > 0 && s.ptr[n - 1] == ' ') {
		n--;
		used--;
	}
	used = canvas_put(c, y, x, str_sub(s, 0, n), p);
	return used + canvas_put(c, y, x + used, STR_LIT("…"), p);
}

void
canvas_put_right(struct canvas *c, int y, int x, int width, struct str s, struct pen p)
{
	int w = utf8_width(s);

	if (w > width)
		w = width;
	canvas_put_fit(c, y, x + width - w, w, s, p);
}

void
canvas_fill(struct canvas *c, struct rect r, struct pen p)
{
	r = rect_cut(r, c->clip);
	for (int y = r.y; y < r.y + r.rows; y++)
		for (int x = r.x; x < r.x + r.cols; x++)
			cell_set(c, y, x, STR_LIT(" "), 1, p);
}

void
canvas_hline(struct canvas *c, int y, int x, int cols, struct pen p)
{
	for (int i = 0; i < cols; i++)
		cell_set(c, y, x + i, STR_LIT("─"), 1, p);
}

void
canvas_vline(struct canvas *c, int y, int x, int rows, struct pen p)
{
	for (int i = 0; i < rows; i++)
		cell_set(c, y + i, x, STR_LIT("│"), 1, p);
}

void
canvas_over(struct canvas *c, struct rect r, enum role over)
{
	r = rect_cut(r, c->clip);
	for (int y = r.y; y < r.y + r.rows; y++)
		for (int x = r.x; x < r.x + r.cols; x++)
			cell_at(c, y, x)->over = (uint8_t)over;
}

void
canvas_ascii(struct canvas *c)
{
	size_t n = (size_t)c->rows * (size_t)c->cols;

	for (size_t i = 0; i < n; i++) {
		struct cell *cell = &c->cells[i];
		char plain = cell->width == 1 ? glyph_ascii(str_from(cell->text, cell->len)) : '\0';

		if (plain != '\0') {
			cell->text[0] = plain;
			cell->len = 1;
		}
	}
}

static bool
is_inside(struct rect r, int y, int x)
{
	return y >= r.y && y < r.y + r.rows && x >= r.x && x < r.x + r.cols;
}

void
canvas_target(struct canvas *c, int y, int x, uint32_t number)
{
	struct target t = {.y = y, .x = x, .owner = c->owner, .number = number};

	if (is_inside(c->clip, y, x))
		vec_push(&c->targets, t);
}

void
canvas_cursor(struct canvas *c, int y, int x, bool is_shown)
{
	if (!clip_has(c, y, x, 1))
		return;
	c->cursor_y = y;
	c->cursor_x = x;
	c->cursor_shown = is_shown;
}
