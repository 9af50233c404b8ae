/* SPDX-License-Identifier: MIT */
/*
 * The pseudo-terminal and the terminal in memory.  Bytes of the program go
 * through libvterm and into a log; answers of libvterm to queries go back, as
 * a terminal's would.
 */
#include "tests/pty/tty.h"

#include <vterm.h>

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "text/arena.h"
#include "text/utf8.h"

struct tty {
	int master; /* -1 after a hang-up */
	int slave;  /* -1 once the program has it */
	pid_t pid;  /* 0 before a start */
	int status; /* as tty_status */
	bool is_over; /* nothing more will come */
	struct termios before;
	struct buf log;
	VTerm *vt;
	VTermScreen *screen;
	bool is_alternate;
	bool has_cursor;
	bool has_mouse;
};

/* -------------------------------------------------------------- terminal */

static int
on_prop(VTermProp prop, VTermValue *value, void *user)
{
	struct tty *t = user;

	if (prop == VTERM_PROP_ALTSCREEN)
		t->is_alternate = value->boolean != 0;
	else if (prop == VTERM_PROP_CURSORVISIBLE)
		t->has_cursor = value->boolean != 0;
	else if (prop == VTERM_PROP_MOUSE)
		t->has_mouse = value->number != VTERM_PROP_MOUSE_NONE;
	return 1;
}

static const VTermScreenCallbacks callbacks = {.settermprop = on_prop};

static void
on_answer(const char *bytes, size_t len, void *user)
{
	tty_send(user, str_from(bytes, len));
}

static void
set_size(int fd, int rows, int cols)
{
	struct winsize size = {
		.ws_row = (unsigned short)rows,
		.ws_col = (unsigned short)cols,
	};

	(void)ioctl(fd, TIOCSWINSZ, &size);
}

static int
open_slave(int master)
{
	const char *name;

	if (grantpt(master) != 0 || unlockpt(master) != 0)
		return -1;
	name = ptsname(master);
	return name ? open(name, O_RDWR | O_NOCTTY) : -1;
}

struct tty *
tty_open(int rows, int cols)
{
	int master = posix_openpt(O_RDWR | O_NOCTTY);
	int slave = master < 0 ? -1 : open_slave(master);
	struct tty *t;

	if (slave < 0) {
		if (master >= 0)
			close(master);
		return NULL;
	}
	(void)fcntl(master, F_SETFD, FD_CLOEXEC);
	set_size(master, rows, cols);
	t = xcalloc(1, sizeof *t);
	t->master = master;
	t->slave = slave;
	t->status = -1;
	t->has_cursor = true;
	(void)tcgetattr(slave, &t->before);
	buf_init(&t->log);
	t->vt = vterm_new(rows, cols);
	vterm_set_utf8(t->vt, 1);
	vterm_output_set_callback(t->vt, on_answer, t);
	t->screen = vterm_obtain_screen(t->vt);
	vterm_screen_enable_altscreen(t->screen, 1);
	vterm_screen_set_callbacks(t->screen, &callbacks, t);
	vterm_screen_reset(t->screen, 1);
	return t;
}

void
tty_close(struct tty *t)
{
	if (!t)
		return;
	if (t->pid > 0) {
		(void)kill(-t->pid, SIGKILL);
		/* Before its setsid there is no such group. */
		if (t->status < 0) {
			(void)kill(t->pid, SIGKILL);
			(void)waitpid(t->pid, NULL, 0);
		}
	}
	if (t->master >= 0)
		close(t->master);
	if (t->slave >= 0)
		close(t->slave);
	vterm_free(t->vt);
	buf_release(&t->log);
	free(t);
}

/* --------------------------------------------------------------- program */

static _Noreturn void
become(const struct tty *t, char *const argv[], char *const envp[],
       const char *dir)
{
	(void)setsid();
#ifdef TIOCSCTTY
	(void)ioctl(t->slave, TIOCSCTTY, 0);
#endif
	for (int fd = 0; fd < 3; fd++)
		(void)dup2(t->slave, fd);
	if (t->slave > 2)
		close(t->slave);
	if (chdir(dir) == 0)
		(void)execve(argv[0], argv, envp);
	_exit(127);
}

bool
tty_start(struct tty *t, char *const argv[], char *const envp[],
          const char *dir)
{
	t->pid = fork();
	if (t->pid == 0)
		become(t, argv, envp, dir);
	close(t->slave);
	t->slave = -1;
	return t->pid > 0;
}

static int64_t
now_ms(void)
{
	struct timespec ts;

	(void)clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

/* Takes what comes within `ms`; [B] taken, 0 if nothing came. */
static size_t
take(struct tty *t, int ms)
{
	struct pollfd p = {.fd = t->master, .events = POLLIN};
	char bytes[16384];
	ssize_t n;

	/* Nothing can come any more: the time is still somebody's to wait. */
	if (t->master < 0 || t->is_over) {
		(void)poll(NULL, 0, ms);
		return 0;
	}
	if (poll(&p, 1, ms) <= 0)
		return 0;
	n = read(t->master, bytes, sizeof bytes);
	if (n <= 0) {
		t->is_over = n == 0 || errno != EINTR;
		return 0;
	}
	buf_add(&t->log, str_from(bytes, (size_t)n));
	(void)vterm_input_write(t->vt, bytes, (size_t)n);
	return (size_t)n;
}

bool
tty_wait(struct tty *t, tty_condition *cond, void *ctx, int limit_ms)
{
	int64_t end = now_ms() + limit_ms;

	while (!cond(t, ctx)) {
		if (take(t, 20) == 0 && now_ms() >= end)
			return cond(t, ctx);
	}
	return true;
}

size_t
tty_quiet(struct tty *t, int quiet_ms, int limit_ms)
{
	int64_t end = now_ms() + limit_ms;
	size_t total = 0;
	size_t n = 1;

	while (n > 0 && now_ms() < end) {
		n = take(t, quiet_ms);
		total += n;
	}
	return total;
}

void
tty_send(struct tty *t, struct str bytes)
{
	while (bytes.len > 0 && t->master >= 0) {
		/* What the program writes meanwhile must be taken, or both
		 * sides could stand with full queues. */
		struct pollfd p = {.fd = t->master, .events = POLLOUT};
		ssize_t n;

		if (poll(&p, 1, 0) != 1 || !(p.revents & POLLOUT)) {
			if (take(t, 20) == 0 && tty_status(t) >= 0)
				return;
			continue;
		}
		n = write(t->master, bytes.ptr, bytes.len < 512 ? bytes.len : 512);
		if (n < 0 && errno != EINTR)
			return;
		bytes = str_sub(bytes, n > 0 ? (size_t)n : 0, bytes.len);
	}
}

void
tty_resize(struct tty *t, int rows, int cols)
{
	if (t->master >= 0)
		set_size(t->master, rows, cols);
	vterm_set_size(t->vt, rows, cols);
}

void
tty_hang_up(struct tty *t)
{
	if (t->master >= 0)
		close(t->master);
	t->master = -1;
}

bool
tty_signal(struct tty *t, int number)
{
	return t->pid > 0 && t->status < 0 && kill(t->pid, number) == 0;
}

int
tty_status(struct tty *t)
{
	int status;

	if (t->pid <= 0 || t->status >= 0)
		return t->status;
	if (waitpid(t->pid, &status, WNOHANG) != t->pid)
		return -1;
	/* Its last words are still on the line. */
	while (take(t, 0) > 0)
		continue;
	t->status = WIFEXITED(status) ? WEXITSTATUS(status)
	                              : 128 + WTERMSIG(status);
	return t->status;
}

bool
tty_has_orphans(const struct tty *t)
{
	return kill(-t->pid, 0) == 0;
}

/* ------------------------------------------------------------------ keys */

static const struct {
	const char *name;
	VTermKey key;
} named_keys[] = {
	{"Enter", VTERM_KEY_ENTER},
	{"Tab", VTERM_KEY_TAB},
	{"Backspace", VTERM_KEY_BACKSPACE},
	{"Esc", VTERM_KEY_ESCAPE},
	{"Up", VTERM_KEY_UP},
	{"Down", VTERM_KEY_DOWN},
	{"Left", VTERM_KEY_LEFT},
	{"Right", VTERM_KEY_RIGHT},
	{"Insert", VTERM_KEY_INS},
	{"Delete", VTERM_KEY_DEL},
	{"Home", VTERM_KEY_HOME},
	{"End", VTERM_KEY_END},
	{"PgUp", VTERM_KEY_PAGEUP},
	{"PgDn", VTERM_KEY_PAGEDOWN},
};

bool
tty_key(struct tty *t, struct str name)
{
	VTermModifier mod = VTERM_MOD_NONE;
	uint32_t number;
	size_t len;

	for (; name.len > 2 && name.ptr[1] == '-'; name = str_sub(name, 2, name.len)) {
		if (name.ptr[0] == 'C')
			mod |= VTERM_MOD_CTRL;
		else if (name.ptr[0] == 'S')
			mod |= VTERM_MOD_SHIFT;
		else if (name.ptr[0] == 'M')
			mod |= VTERM_MOD_ALT;
		else
			return false;
	}
	for (size_t i = 0; i < sizeof named_keys / sizeof named_keys[0]; i++) {
		if (str_eq(name, str_of(named_keys[i].name))) {
			vterm_keyboard_key(t->vt, named_keys[i].key, mod);
			return true;
		}
	}
	if (str_eq(name, STR_LIT("Space")))
		name = STR_LIT(" ");
	if (name.len > 1 && name.ptr[0] == 'F'
	    && str_to_u32(str_sub(name, 1, name.len), &number) && number <= 24) {
		vterm_keyboard_key(t->vt, VTERM_KEY_FUNCTION(number), mod);
		return true;
	}
	number = utf8_get(name, 0, &len);
	if (len != name.len)
		return false;
	vterm_keyboard_unichar(t->vt, number, mod);
	return true;
}

void
tty_paste(struct tty *t, struct str text)
{
	vterm_keyboard_start_paste(t->vt);
	tty_send(t, text);
	vterm_keyboard_end_paste(t->vt);
}

/* ---------------------------------------------------------------- screen */

void
tty_size(const struct tty *t, int *rows, int *cols)
{
	vterm_get_size(t->vt, rows, cols);
}

int
tty_rows(const struct tty *t)
{
	int rows;
	int cols;

	tty_size(t, &rows, &cols);
	return rows;
}

struct VTermScreen *
tty_screen(const struct tty *t)
{
	return t->screen;
}

/* The cell's text; [cells] it takes. */
static int
add_cell(const struct tty *t, int row, int col, struct buf *out)
{
	VTermPos pos = {.row = row, .col = col};
	VTermScreenCell cell;
	char bytes[4];

	memset(&cell, 0, sizeof cell);
	if (!vterm_screen_get_cell(t->screen, pos, &cell))
		return 1;
	if (cell.chars[0] == 0)
		buf_add_char(out, ' ');
	for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
		buf_add(out, str_from(bytes, utf8_put(bytes, cell.chars[i])));
	return cell.width > 1 ? cell.width : 1;
}

void
tty_row(const struct tty *t, int row, struct buf *out)
{
	size_t start = out->len;
	int rows;
	int cols;

	vterm_get_size(t->vt, &rows, &cols);
	for (int col = 0; col < cols;)
		col += add_cell(t, row, col, out);
	while (out->len > start && out->ptr[out->len - 1] == ' ')
		out->ptr[--out->len] = '\0';
}

bool
tty_find(const struct tty *t, struct str text, int *row, int *col)
{
	struct buf line;
	size_t at = SIZE_MAX;

	buf_init(&line);
	for (*row = 0; *row < tty_rows(t); ++*row) {
		buf_clear(&line);
		tty_row(t, *row, &line);
		at = str_find(buf_str(&line), text);
		if (at != SIZE_MAX)
			break;
	}
	*col = 0;
	for (size_t bytes = 0; at != SIZE_MAX && bytes < at;) {
		buf_clear(&line);
		*col += add_cell(t, *row, *col, &line);
		bytes += line.len;
	}
	buf_release(&line);
	return at != SIZE_MAX;
}

void
tty_cursor(const struct tty *t, int *row, int *col)
{
	VTermPos pos;

	vterm_state_get_cursorpos(vterm_obtain_state(t->vt), &pos);
	*row = pos.row;
	*col = pos.col;
}

static bool
is_colour(const VTermColor *c, bool is_default, struct str value)
{
	uint32_t number;

	if (str_eq(value, STR_LIT("default")))
		return is_default;
	return !is_default && str_to_u32(value, &number)
	       && VTERM_COLOR_IS_INDEXED(c) && c->indexed.idx == number;
}

bool
tty_has_attr(const struct tty *t, int row, int col, struct str attr)
{
	VTermPos pos = {.row = row, .col = col};
	struct str value = str_sub(attr, 3, attr.len);
	VTermScreenCell cell;

	if (!vterm_screen_get_cell(t->screen, pos, &cell))
		return false;
	if (str_starts(attr, STR_LIT("fg=")))
		return is_colour(&cell.fg, VTERM_COLOR_IS_DEFAULT_FG(&cell.fg), value);
	if (str_starts(attr, STR_LIT("bg=")))
		return is_colour(&cell.bg, VTERM_COLOR_IS_DEFAULT_BG(&cell.bg), value);
	if (str_eq(attr, STR_LIT("bold")))
		return cell.attrs.bold;
	if (str_eq(attr, STR_LIT("underline")))
		return cell.attrs.underline != VTERM_UNDERLINE_OFF;
	if (str_eq(attr, STR_LIT("italic")))
		return cell.attrs.italic;
	if (str_eq(attr, STR_LIT("blink")))
		return cell.attrs.blink;
	if (str_eq(attr, STR_LIT("reverse")))
		return cell.attrs.reverse;
	return false;
}

/* The mode was last set (true) or reset, going by all that was written. */
static bool
was_set_last(struct str log, struct str set, struct str reset)
{
	bool is_set = false;

	for (size_t i = 0; i < log.len; i++) {
		struct str rest = str_sub(log, i, log.len);

		if (str_starts(rest, set))
			is_set = true;
		else if (str_starts(rest, reset))
			is_set = false;
	}
	return is_set;
}

const char *
tty_not_restored(const struct tty *t)
{
	struct str paste = STR_LIT("\x1B[?2004h");
	struct termios now;

	if (t->is_alternate)
		return "the alternate screen is still on";
	if (!t->has_cursor)
		return "the cursor is still hidden";
	if (t->has_mouse)
		return "the mouse is still reported";
	if (was_set_last(buf_str(&t->log), paste, STR_LIT("\x1B[?2004l")))
		return "bracketed paste is still on";
	if (t->master >= 0 && tcgetattr(t->master, &now) == 0
	    && (now.c_lflag != t->before.c_lflag
	        || now.c_iflag != t->before.c_iflag
	        || now.c_oflag != t->before.c_oflag))
		return "the line is not in the mode it was in";
	return NULL;
}

bool
tty_cursor_visible(const struct tty *t)
{
	return t->has_cursor;
}

struct str
tty_output(const struct tty *t)
{
	return buf_str(&t->log);
}
