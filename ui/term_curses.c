/* SPDX-License-Identifier: MIT */
/*
 * The real terminal, and the only file that knows curses.  It compares each
 * canvas with the one it showed before and hands only changed cells on; curses
 * then decides how to write them.  Nothing is asked of the terminal, so an
 * idle reader costs no byte and the first picture waits for nobody.
 */
#include "ui/term.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

#define NCURSES_NOMACROS
#include <curses.h>

#include "text/arena.h"
#include "text/buf.h"
#include "text/utf8.h"
#include "ui/shift.h"
#include "ui/signals.h"
#include "ui/tty.h"
#include "ui/wide.h"

#include "text/banned.h"

/* What define_key makes of sequences that terminfo does not know. */
enum {
	KEY_PASTE_BEGIN = KEY_MAX + 1,
	KEY_PASTE_END,
	KEY_MARGINS_YES,
	KEY_MARGINS_NO,
	KEY_REPORT
};

#define K_REPORT K_LAST /* no key: t->term.mouse is set */

struct term_curses {
	struct term term; /* first: it is what the caller holds */
	int fd;           /* the terminal */
	FILE *in;
	FILE *out;
	SCREEN *screen;
	struct canvas shown; /* what the screen holds */
	bool is_stale;       /* … if it does */
	bool is_ascii;       /* the locale has no UTF-8 */
	bool has_color;
	bool has_regions;    /* rows can be scrolled … */
	bool has_margins;    /* … and parts of rows */
	bool has_asked;      /* whether they can */
	bool is_pasting;
	bool has_mouse;      /* it is reported */
	bool in_report;      /* … and a report has begun: */
	char report[MOUSE_REPORT_MAX];
	size_t nreport;
	int cursor;          /* last curs_set */
	int rest_x;          /* where in the last row it rests unseen */
	int edge_pair;       /* of the last sign in the last column */
	key_code after_esc;  /* key that came glued to an ESC: Alt or not */
};

/* -------------------------------------------------------------------- cells */

static attr_t
attr_flags(uint8_t flags)
{
	static const struct {
		uint8_t flag;
		attr_t attr;
	} table[] = {{ATTR_BOLD, A_BOLD}, {ATTR_DIM, A_DIM}, {ATTR_ITALIC, A_ITALIC},
	             {ATTR_UNDERLINE, A_UNDERLINE}, {ATTR_REVERSE, A_REVERSE}};
	attr_t a = A_NORMAL;

	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		a |= (flags & table[i].flag) != 0 ? table[i].attr : 0;
	return a;
}

static void
cell_show(struct term_curses *t, WINDOW *win, int y, int x,
          const struct cell *cell, const struct theme *theme)
{
	struct attr look = theme_attr(theme, (enum role)cell->role, (enum role)cell->over,
	                              t->has_color ? COLORS : 0);
	wchar_t wide[WIDE_MAX + 1];
	wchar_t right[WIDE_MAX + 1];
	cchar_t out;
	int pair = 0;

	if (look.fg != COLOR_OWN || look.bg != COLOR_OWN)
		pair = alloc_pair(theme_color(look.fg, COLORS), theme_color(look.bg, COLORS));
	if (pair < 0)
		pair = 0;
	/* A blank of the last column, where a scroll bar may have been, has the
	 * colour of what is written before it: one change less, and none behind. */
	if (x == COLS - 1 && y > 0 && win == stdscr && pair == 0 && look.flags == 0 &&
	    cell->len == 1 && cell->text[0] == ' ')
		pair = t->edge_pair;
	else if (x == COLS - 1 && look.bg == COLOR_OWN)
		t->edge_pair = pair;
	wide_make(cell, t->is_ascii, wide, right);
	if (setcchar(&out, wide, attr_flags(look.flags), (short)pair, NULL) != OK)
		return;
	(void)mvwadd_wch(win, y, x, &out);
	if (right[0] != L'\0' &&
	    setcchar(&out, right, attr_flags(look.flags), (short)pair, NULL) == OK)
		(void)mvwadd_wch(win, y, x + 1, &out);
}

/* The column behind the last sign that is new; 0 if all that is new is blank,
 * -1 if nothing is. */
static int
row_show(struct term_curses *t, int y, const struct canvas *c, const struct theme *theme)
{
	int end = -1;

	for (int x = 0; x < c->cols; x++) {
		const struct cell *cell = canvas_cell(c, y, x);

		if (cell->width == 0)
			continue;
		if (!t->is_stale && cell_eq(cell, canvas_cell(&t->shown, y, x)))
			continue;
		cell_show(t, stdscr, y, x, cell, theme);
		if (cell->len != 1 || cell->text[0] != ' ')
			end = x + cell->width;
		else if (end < 0)
			end = 0;
	}
	return end;
}

/* What has moved is moved by the terminal.  Curses is told by putting into
 * its picture of the screen (curscr) and into what it is to show (stdscr) what
 * is there now; it then repairs the rest. */
static void
area_move(struct term_curses *t, const struct canvas *c, const struct theme *theme)
{
	struct shift s = shift_find(&t->shown, c, t->has_regions, t->has_margins);
	int y;
	int x;

	/* Whole rows curses moves by itself, and knows then that it has. */
	if (s.lines == 0 || !s.by_margins)
		return;
	getyx(curscr, y, x);
	tty_scroll(t->fd, s.r, s.lines, s.by_margins, y, x);
	shift_apply(&s, &t->shown);
	for (int row = s.r.y; row < s.r.y + s.r.rows; row++) {
		for (int col = s.r.x; col < s.r.x + s.r.cols; col++) {
			const struct cell *cell = canvas_cell(&t->shown, row, col);

			if (shift_bares(&s, row))
				(void)mvwaddch(curscr, row, col, ' ');
			else if (cell->width > 0)
				cell_show(t, curscr, row, col, cell, theme);
			if (cell->width > 0)
				cell_show(t, stdscr, row, col, cell, theme);
		}
	}
	(void)wmove(curscr, y, x);
}

static void
curses_present(struct term *term, const struct canvas *c, const struct theme *theme)
{
	struct term_curses *t = (struct term_curses *)term;
	int cursor = c->cursor_y >= 0 && c->cursor_shown ? 1 : 0;

	if (c->rows != t->shown.rows || c->cols != t->shown.cols)
		t->is_stale = true;
	if (t->is_stale) {
		(void)werase(stdscr);
		(void)clearok(stdscr, TRUE);
	} else {
		area_move(t, c, theme);
	}
	for (int y = 0; y < c->rows && y < LINES; y++) {
		int end = row_show(t, y, c, theme);

		if (end >= 0)
			t->rest_x = end < c->cols ? end : 0;
	}
	/* Unseen it rests below what was written last.  Not there, nor in the first
	 * row: curses would save and restore it when it scrolls beside it, by which
	 * a terminal may hide it for good. */
	if (c->cursor_y >= 0)
		(void)wmove(stdscr, c->cursor_y, c->cursor_x);
	else
		(void)wmove(stdscr, c->rows > 0 ? c->rows - 1 : 0, t->rest_x);
	if (cursor != t->cursor)
		(void)curs_set(t->cursor = cursor);
	(void)wrefresh(stdscr);
	canvas_copy(&t->shown, c);
	t->is_stale = false;
	/* Asked behind the first picture; nobody waits for the answer. */
	if (t->has_regions && !t->has_asked)
		tty_write(t->fd, TTY_ASK_MARGINS);
	t->has_asked = true;
}

/* --------------------------------------------------------------------- keys */

static key_code
key_of_code(wint_t code)
{
	static const struct {
		int code;
		key_code key;
	} table[] = {
		{KEY_UP, K_UP},           {KEY_DOWN, K_DOWN},     {KEY_LEFT, K_LEFT},
		{KEY_RIGHT, K_RIGHT},     {KEY_PPAGE, K_PGUP},    {KEY_NPAGE, K_PGDN},
		{KEY_HOME, K_HOME},       {KEY_END, K_END},       {KEY_DC, K_DELETE},
		{KEY_IC, K_INSERT},       {KEY_ENTER, K_ENTER},   {KEY_BACKSPACE, K_BACKSPACE},
		{KEY_A1, K_HOME},         {KEY_A3, K_PGUP},       {KEY_C1, K_END},
		{KEY_C3, K_PGDN},         {KEY_BTAB, MOD_SHIFT | K_TAB},
		{KEY_SLEFT, MOD_SHIFT | K_LEFT}, {KEY_SRIGHT, MOD_SHIFT | K_RIGHT},
		{KEY_F(1), K_F1},         {KEY_F(2), K_F2},       {KEY_F(3), K_F3},
		{KEY_F(4), K_F4},         {KEY_F(5), K_F5},       {KEY_F(6), K_F6},
		{KEY_F(7), K_F7},         {KEY_F(8), K_F8},       {KEY_F(9), K_F9},
		{KEY_F(10), K_F10},       {KEY_F(11), K_F11},     {KEY_F(12), K_F12},
	};

	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		if ((wint_t)table[i].code == code)
			return table[i].key;
	return K_NONE;
}

/* One more byte of a report, which may come in pieces. */
static key_code
report_take(struct term_curses *t, wint_t c)
{
	bool is_end = c == 'M' || c == 'm';

	t->in_report = !is_end && (c == ';' || (c >= '0' && c <= '9')) &&
	               t->nreport + 1 < sizeof t->report;
	t->report[t->nreport++] = is_end || t->in_report ? (char)c : '?';
	return is_end && mouse_parse(str_from(t->report, t->nreport), &t->term.mouse)
	               ? K_REPORT
	               : K_NONE;
}

/* One key out of what has arrived; K_NONE if that is nothing, or nothing that
 * is a key. *got says which. */
static key_code
key_next(struct term_curses *t, bool *got)
{
	wint_t c = 0;
	int kind = wget_wch(stdscr, &c);
	key_code key;

	*got = kind != ERR;
	if (kind == ERR)
		return K_NONE;
	if (kind == OK && t->in_report)
		return report_take(t, c);
	if (kind == KEY_CODE_YES) {
		t->in_report = c == KEY_REPORT;
		t->nreport = 0;
		if (c == KEY_PASTE_BEGIN || c == KEY_PASTE_END) {
			t->is_pasting = c == KEY_PASTE_BEGIN;
			return K_NONE;
		}
		if (c == KEY_MARGINS_YES)
			t->has_margins = true;
		key = key_of_code(c);
	} else {
		key = key_of_char((uint32_t)c);
	}
	return key != K_NONE && t->is_pasting ? key | MOD_PASTED : key;
}

static key_code
key_read(struct term_curses *t)
{
	bool got = true;
	key_code key = t->after_esc;

	t->after_esc = K_NONE;
	while (key == K_NONE && got)
		key = key_next(t, &got);
	if (key != K_ESC)
		return key;
	/* Curses has waited ESCDELAY; what is there now came with the ESC. */
	t->after_esc = key_next(t, &got);
	if (t->after_esc != K_NONE && key_char(t->after_esc) != 0) {
		key = t->after_esc | MOD_ALT;
		t->after_esc = K_NONE;
	}
	return key;
}

/* ------------------------------------------------------------------ waiting */

static void
curses_size(struct term *term, int *rows, int *cols)
{
	(void)term;
	*rows = LINES;
	*cols = COLS;
}

static void
size_take(struct term_curses *t)
{
	int rows;
	int cols;

	if (!tty_size(t->fd, &rows, &cols) || (rows == LINES && cols == COLS))
		return;
	(void)resize_term(rows, cols);
	t->is_stale = true;
}

static bool
signals_event(struct term_curses *t, enum term_event *event)
{
	uint32_t seen = signals_take();

	if ((seen & SIGNALS_HANGUP) != 0)
		*event = TERM_HANGUP;
	else if ((seen & SIGNALS_STOP) != 0)
		*event = TERM_STOP;
	else if ((seen & SIGNALS_SUSPEND) != 0)
		*event = TERM_SUSPEND;
	else if ((seen & SIGNALS_RESIZE) != 0)
		*event = TERM_RESIZE;
	else
		return false;
	if ((seen & SIGNALS_RESIZE) != 0)
		size_take(t);
	return true;
}

static enum term_event
curses_read(struct term *term, int timeout_ms, int wake_fd, key_code *key)
{
	struct term_curses *t = (struct term_curses *)term;
	enum term_event event;

	*key = key_read(t);
	while (*key == K_NONE) {
		struct pollfd fds[] = {
			{.fd = t->fd, .events = POLLIN},
			{.fd = signals_fd(), .events = POLLIN},
			{.fd = wake_fd, .events = POLLIN},
		};
		int n = poll(fds, 3, timeout_ms);

		if (n < 0 && errno != EINTR && errno != EAGAIN)
			return TERM_HANGUP;
		if (signals_event(t, &event))
			return event;
		if (n == 0)
			return TERM_TIMEOUT;
		if (n > 0 && fds[0].revents != 0) {
			if (tty_is_hung_up(t->fd, fds[0].revents))
				return TERM_HANGUP;
			*key = key_read(t);
		} else if (n > 0 && fds[2].revents != 0) {
			return TERM_WAKE;
		}
	}
	return *key == K_REPORT ? TERM_MOUSE : TERM_KEY;
}

/* ----------------------------------------------------------- open and close */

static void
curses_redraw(struct term *term)
{
	((struct term_curses *)term)->is_stale = true;
}

static void
curses_bell(struct term *term)
{
	(void)term;
	(void)beep();
}

static void
curses_mouse(struct term *term, bool is_on)
{
	struct term_curses *t = (struct term_curses *)term;

	if (t->has_mouse != is_on)
		tty_write(t->fd, is_on ? TTY_MOUSE_ON : TTY_MOUSE_OFF);
	t->has_mouse = is_on;
}

/* What was switched on past curses. */
static void
modes_off(const struct term_curses *t)
{
	tty_write(t->fd, t->has_mouse ? TTY_PASTE_OFF TTY_MOUSE_OFF : TTY_PASTE_OFF);
}

static void
curses_lend(struct term *term)
{
	(void)endwin();
	modes_off((struct term_curses *)term);
}

static void
curses_retake(struct term *term, bool waits)
{
	struct term_curses *t = (struct term_curses *)term;

	if (waits)
		tty_wait_enter(t->fd);
	tty_write(t->fd, t->has_mouse ? TTY_PASTE_ON TTY_MOUSE_ON : TTY_PASTE_ON);
	size_take(t);
	t->is_stale = true;
	t->cursor = -1;
	(void)wrefresh(stdscr);
}

static void
curses_suspend(struct term *term)
{
	curses_lend(term);
	signals_stop_group();
	curses_retake(term, false);
}

static void
curses_copy(struct term *term, struct str text)
{
	tty_copy(((struct term_curses *)term)->fd, text);
}

static void
curses_close(struct term *term)
{
	struct term_curses *t = (struct term_curses *)term;

	if (t->screen != NULL) {
		(void)endwin();
		modes_off(t);
		signals_unguard();
		signals_stop();
		delscreen(t->screen);
	}
	if (t->in != NULL)
		(void)fclose(t->in);
	if (t->out != NULL)
		(void)fclose(t->out);
	canvas_release(&t->shown);
	free(t);
}

void
term_rescue(void)
{
	signals_rescue();
}

static const struct term_ops curses_ops = {
	.size = curses_size,
	.read = curses_read,
	.present = curses_present,
	.redraw = curses_redraw,
	.suspend = curses_suspend,
	.copy = curses_copy,
	.lend = curses_lend,
	.retake = curses_retake,
	.bell = curses_bell,
	.mouse = curses_mouse,
	.close = curses_close,
};

static void
guard(void)
{
	static const char *const capabilities[] = {"sgr0", "op", "cnorm", "rmkx", "rmcup"};
	struct buf bytes;

	buf_init(&bytes);
	buf_add_cstr(&bytes, TTY_PASTE_OFF TTY_MOUSE_OFF);
	for (size_t i = 0; i < sizeof capabilities / sizeof *capabilities; i++) {
		const char *s = tigetstr(capabilities[i]);

		if (s != NULL && s != (const char *)-1)
			tty_unpad(s, &bytes);
	}
	signals_guard(bytes.ptr, bytes.len);
	buf_release(&bytes);
}

/* The first of these types that terminfo knows and that can place a cursor. */
static bool
screen_open(struct term_curses *t, const char *wanted, struct diag *d)
{
	const char *const types[] = {wanted, "xterm-256color", "xterm", "vt100"};

	/* COLUMNS and LINES count only where the terminal does not say its size. */
	use_tioctl(TRUE);
	for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
		const char *cup;

		if (types[i] == NULL || types[i][0] == '\0')
			continue;
		t->screen = newterm(types[i], t->out, t->in);
		if (t->screen == NULL)
			continue;
		cup = tigetstr("cup");
		if (cup == NULL || cup == (const char *)-1) {
			(void)endwin();
			delscreen(t->screen);
			t->screen = NULL;
			continue;
		}
		if (i > 0)
			diag_add(d, DIAG_NOTE, STR_EMPTY, 0,
			         "the terminal type '%s' is not usable here, taken for %s",
			         wanted == NULL ? "" : wanted, types[i]);
		return true;
	}
	diag_add(d, DIAG_ERROR, STR_EMPTY, 0,
	         "no description of this terminal, nor of any xterm or vt100, can be used");
	return false;
}

static void
modes_set(struct term_curses *t, const struct term_curses_options *o)
{
	const char *csr;

	(void)raw();
	(void)noecho();
	(void)nonl();
	(void)keypad(stdscr, TRUE);
	(void)nodelay(stdscr, TRUE);
	(void)scrollok(stdscr, FALSE);
	if (!o->has_escdelay)
		(void)set_escdelay(25);
	if (!o->has_no_color && has_colors() && start_color() == OK &&
	    use_default_colors() == OK)
		t->has_color = true;
	(void)define_key("\033[200~", KEY_PASTE_BEGIN);
	(void)define_key("\033[201~", KEY_PASTE_END);
	(void)define_key(TTY_MOUSE_REPORT, KEY_REPORT);
	(void)define_key(TTY_MARGINS_SET, KEY_MARGINS_YES);
	(void)define_key(TTY_MARGINS_RESET, KEY_MARGINS_YES);
	(void)define_key(TTY_MARGINS_UNKNOWN, KEY_MARGINS_NO);
	(void)define_key(TTY_MARGINS_NEVER, KEY_MARGINS_NO);
	csr = tigetstr("csr");
	t->has_regions = csr != NULL && csr != (const char *)-1 &&
	                 strcmp(csr, "\033[%i%p1%d;%p2%dr") == 0;
}

struct term *
term_curses_open(const struct term_curses_options *o, struct diag *d)
{
	struct term_curses *t = xcalloc(1, sizeof *t);

	t->term.ops = &curses_ops;
	t->cursor = -1;
	t->is_stale = true;
	canvas_init(&t->shown);
	t->fd = tty_open(&t->in, &t->out, d);
	if (t->fd < 0)
		goto fail;
	t->is_ascii = !tty_has_utf8(d);
	signals_note_line(t->fd);
	if (!screen_open(t, o->name, d))
		goto fail;
	guard();
	if (!signals_start()) {
		diag_add(d, DIAG_ERROR, STR_EMPTY, 0, "no pipe can be made: %s", strerror(errno));
		goto fail;
	}
	modes_set(t, o);
	tty_write(t->fd, TTY_PASTE_ON);
	return &t->term;
fail:
	curses_close(&t->term);
	return NULL;
}
