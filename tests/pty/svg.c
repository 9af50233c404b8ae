/* SPDX-License-Identifier: MIT */
/*
 * A screen as a picture: one rectangle for each run of cells of one
 * background, one text for each run of one look, every run spaced to the width
 * of its cells so that the font of whoever looks does not matter much.
 */
#include "tests/pty/tty.h"

#include <vterm.h>

#include <string.h>

#include "text/utf8.h"

enum {
	CELL_W = 9,
	CELL_H = 19,
	BASELINE = 14,
	FOREGROUND = 0xD8DBE2, /* where the program leaves it to the terminal */
	BACKGROUND = 0x1B1E24
};

struct look {
	uint32_t fg; /* RGB */
	uint32_t bg;
	bool is_bold;
	bool is_italic;
	bool is_underlined;
};

static uint32_t
colour(VTermScreen *screen, VTermColor c, bool is_default, uint32_t otherwise)
{
	if (is_default)
		return otherwise;
	/* The cube of 256 colours as terminals show it; libvterm's steps are
	 * even ones, which come out darker. */
	if (VTERM_COLOR_IS_INDEXED(&c) && c.indexed.idx >= 16 && c.indexed.idx < 232) {
		static const uint32_t steps[] = {0, 95, 135, 175, 215, 255};
		uint32_t n = c.indexed.idx - 16u;
		return steps[n / 36] << 16 | steps[n / 6 % 6] << 8 | steps[n % 6];
	}
	vterm_screen_convert_color_to_rgb(screen, &c);
	return (uint32_t)c.rgb.red << 16 | (uint32_t)c.rgb.green << 8 | c.rgb.blue;
}

static struct look
look_of(VTermScreen *screen, const VTermScreenCell *cell)
{
	struct look look = {
		.fg = colour(screen, cell->fg, VTERM_COLOR_IS_DEFAULT_FG(&cell->fg),
		             FOREGROUND),
		.bg = colour(screen, cell->bg, VTERM_COLOR_IS_DEFAULT_BG(&cell->bg),
		             BACKGROUND),
		.is_bold = cell->attrs.bold,
		.is_italic = cell->attrs.italic,
		.is_underlined = cell->attrs.underline != VTERM_UNDERLINE_OFF,
	};

	if (cell->attrs.reverse) {
		uint32_t fg = look.fg;

		look.fg = look.bg;
		look.bg = fg;
	}
	return look;
}

static bool
look_eq(struct look a, struct look b)
{
	return a.fg == b.fg && a.bg == b.bg && a.is_bold == b.is_bold
	       && a.is_italic == b.is_italic
	       && a.is_underlined == b.is_underlined;
}

static void
add_escaped(struct buf *out, uint32_t cp)
{
	char bytes[4];

	if (cp == '&')
		buf_add_cstr(out, "&amp;");
	else if (cp == '<')
		buf_add_cstr(out, "&lt;");
	else
		buf_add(out, str_from(bytes, utf8_put(bytes, cp)));
}

/* Cells [from, to) of a row, which look alike. */
static void
add_run(struct buf *out, struct look look, struct str text, int row, int from,
        int to)
{
	int x = from * CELL_W;
	int y = row * CELL_H;
	int width = (to - from) * CELL_W;

	if (look.bg != BACKGROUND)
		buf_addf(out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\""
		         " fill=\"#%06X\"/>\n", x, y, width, CELL_H,
		         (unsigned int)look.bg);
	if (str_trim(text).len == 0 && !look.is_underlined)
		return;
	buf_addf(out, "<text x=\"%d\" y=\"%d\" textLength=\"%d\" fill=\"#%06X\"%s%s%s>",
	         x, y + BASELINE, width, (unsigned int)look.fg,
	         look.is_bold ? " font-weight=\"bold\"" : "",
	         look.is_italic ? " font-style=\"italic\"" : "",
	         look.is_underlined ? " text-decoration=\"underline\"" : "");
	buf_add(out, text);
	buf_add_cstr(out, "</text>\n");
}

static void
add_row(struct buf *out, VTermScreen *screen, int row, int cols)
{
	struct buf text;
	struct look look = {0};
	int start = 0;
	int step;

	buf_init(&text);
	for (int col = 0; col < cols; col += step) {
		VTermPos pos = {.row = row, .col = col};
		VTermScreenCell cell;
		struct look here;

		memset(&cell, 0, sizeof cell);
		(void)vterm_screen_get_cell(screen, pos, &cell);
		step = cell.width > 1 ? cell.width : 1;
		here = look_of(screen, &cell);
		if (col > 0 && !look_eq(look, here)) {
			add_run(out, look, buf_str(&text), row, start, col);
			buf_clear(&text);
			start = col;
		}
		look = here;
		if (cell.chars[0] == 0)
			buf_add_char(&text, ' ');
		for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
			add_escaped(&text, cell.chars[i]);
	}
	add_run(out, look, buf_str(&text), row, start, cols);
	buf_release(&text);
}

void
tty_svg(const struct tty *t, struct buf *out)
{
	VTermScreen *screen = tty_screen(t);
	int rows;
	int cols;
	int row;
	int col;

	tty_size(t, &rows, &cols);
	buf_addf(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\""
	         " height=\"%d\" viewBox=\"-%d -%d %d %d\">\n",
	         (cols + 2) * CELL_W, (rows + 1) * CELL_H, CELL_W, CELL_H / 2,
	         (cols + 2) * CELL_W, (rows + 1) * CELL_H);
	buf_addf(out, "<rect x=\"-%d\" y=\"-%d\" width=\"%d\" height=\"%d\" rx=\"6\""
	         " fill=\"#%06X\"/>\n", CELL_W, CELL_H / 2, (cols + 2) * CELL_W,
	         (rows + 1) * CELL_H, (unsigned int)BACKGROUND);
	buf_add_cstr(out, "<g font-family=\"'DejaVu Sans Mono', Menlo, Consolas,"
	                  " monospace\" font-size=\"15\" xml:space=\"preserve\">\n");
	for (int i = 0; i < rows; i++)
		add_row(out, screen, i, cols);
	tty_cursor(t, &row, &col);
	if (tty_cursor_visible(t))
		buf_addf(out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\""
		         " fill=\"none\" stroke=\"#%06X\"/>\n", col * CELL_W,
		         row * CELL_H, CELL_W, CELL_H, (unsigned int)FOREGROUND);
	buf_add_cstr(out, "</g>\n</svg>\n");
}
