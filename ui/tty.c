/* SPDX-License-Identifier: MIT */
/*
 * The terminal without curses.  Scrolling by side margins (DECLRMM, DECSLRM)
 * is what makes a line down beside a sidebar cost one line and not a screen:
 * curses never does it.  Both margin settings home the cursor, and mode 69 is
 * left off again, since `CSI s` means something else without it.
 * source  DEC STD 070; xterm's ctlseqs
 */
#include "ui/tty.h"

#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "text/fold.h"
#include "ui/glyph.h"
#include "ui/out.h"

#include "text/banned.h"

void
tty_write(int fd, const char *s)
{
	size_t len = strlen(s);

	while (len > 0) {
		ssize_t n = write(fd, s, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return;
		s += n;
		len -= (size_t)n;
	}
}

int
tty_open(FILE **in, FILE **out, struct diag *d)
{
	bool is_ours = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
	int fd = is_ours ? dup(STDIN_FILENO) : open("/dev/tty", O_RDWR | O_CLOEXEC);

	*in = *out = NULL;
	if (fd >= 0) {
		*in = fdopen(fd, "r");
		*out = fdopen(dup(is_ours ? STDOUT_FILENO : fd), "w");
	}
	if (*in != NULL && *out != NULL)
		return fd;
	diag_add(d, DIAG_ERROR, STR_EMPTY, 0,
	         "there is no terminal to read in; `entente --help` tells the commands "
	         "that need none");
	return -1;
}

bool
tty_is_hung_up(int fd, short seen)
{
	int waiting = 0;

	if ((seen & (POLLHUP | POLLERR | POLLNVAL)) != 0)
		return true;
	return ioctl(fd, FIONREAD, &waiting) != 0 || waiting == 0;
}

bool
tty_size(int fd, int *rows, int *cols)
{
	struct winsize ws;

	if (ioctl(fd, TIOCGWINSZ, &ws) != 0 || ws.ws_row == 0 || ws.ws_col == 0)
		return false;
	*rows = ws.ws_row;
	*cols = ws.ws_col;
	return true;
}

void
tty_unpad(const char *s, struct buf *out)
{
	while (*s != '\0') {
		if (s[0] == '$' && s[1] == '<' && strchr(s, '>') != NULL)
			s = strchr(s, '>') + 1;
		else
			buf_add_char(out, *s++);
	}
}

/* As it is where no locale was asked for, or one that is not there: this says
 * nothing about the terminal. A charset of eight bits does. */
static bool
is_no_charset(const char *codeset)
{
	static const char *const names[] = {"ANSI_X3.4-1968", "US-ASCII", "ASCII", "646", ""};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(codeset, names[i]) == 0)
			return true;
	return false;
}

bool
tty_has_utf8(struct diag *d)
{
	const char *codeset = nl_langinfo(CODESET);

	if (strcmp(codeset, "UTF-8") == 0 ||
	    (is_no_charset(codeset) && setlocale(LC_CTYPE, "C.UTF-8") != NULL))
		return true;
	diag_add(d, DIAG_NOTE, STR_EMPTY, 0,
	         "the locale has no UTF-8: letters outside ASCII are shown by their nearest");
	return false;
}

wchar_t
tty_ascii(struct str text)
{
	struct buf plain;
	wchar_t c = (wchar_t)glyph_ascii(text);

	if (c != L'\0')
		return c;
	buf_init(&plain);
	fold_ascii(&plain, text);
	c = plain.len > 0 ? (wchar_t)plain.ptr[0] : L'?';
	buf_release(&plain);
	return c;
}

void
tty_scroll(int fd, struct rect r, int lines, bool has_margins, int y, int x)
{
	struct buf b;

	buf_init(&b);
	if (has_margins)
		buf_addf(&b, "\033[?69h\033[%d;%ds", r.x + 1, r.x + r.cols);
	buf_addf(&b, "\033[%d;%dr", r.y + 1, r.y + r.rows);
	buf_addf(&b, "\033[%d;%dH", lines > 0 ? r.y + r.rows : r.y + 1, r.x + 1);
	for (int i = lines < 0 ? -lines : lines; i > 0; i--)
		buf_add_cstr(&b, lines > 0 ? "\n" : "\033M");
	buf_add_cstr(&b, "\033[r");
	if (has_margins)
		buf_add_cstr(&b, "\033[?69l");
	buf_addf(&b, "\033[%d;%dH", y + 1, x + 1);
	tty_write(fd, b.ptr);
	buf_release(&b);
}

/* OSC 52, which the terminal takes for itself and for no other. */
void
tty_copy(int fd, struct str text)
{
	struct buf b;

	buf_init(&b);
	buf_add_cstr(&b, "\033]52;c;");
	out_base64(&b, text);
	buf_add_cstr(&b, "\a");
	tty_write(fd, b.ptr);
	buf_release(&b);
}

void
tty_wait_enter(int fd)
{
	char c = '\0';

	tty_write(fd, "\n[Enter goes back to entente] ");
	while (c != '\n' && c != '\r') {
		ssize_t n = read(fd, &c, 1);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return;
	}
}
