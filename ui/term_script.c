/* SPDX-License-Identifier: MIT */
/*
 * A terminal made of two files: keys come from a script, screens go to a
 * report that a test compares.  What is said of the roles is what a theme
 * would dress, so colours are tested without a colour.
 */
#include "ui/term.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "text/arena.h"
#include "text/buf.h"
#include "text/utf8.h"
#include "text/vec.h"

#include "text/banned.h"

enum step_kind { STEP_KEY, STEP_MOUSE, STEP_RESIZE, STEP_SAVE };

struct step {
	enum step_kind kind;
	key_code key;
	struct mouse mouse;
	int rows;
	int cols;
	struct str name; /* borrowed from the script's text */
};

struct term_script {
	struct term term; /* first: it is what the caller holds */
	struct buf text;
	VEC(struct step) steps;
	size_t next;
	FILE *screens;
	struct canvas shown;
	int rows;
	int cols;
	bool has_mouse; /* the reader has asked for it */
	bool was_idle; /* the caller has had its time-out before this step */
	bool has_saved;
};

/* ------------------------------------------------------------ the language */

static bool
size_parse(struct str s, int *rows, int *cols)
{
	struct str first;
	uint32_t c;
	uint32_t r;

	if (!str_cut(&s, 'x', &first) || !str_to_u32(first, &c) || !str_to_u32(s, &r) ||
	    c > 1000 || r > 1000)
		return false;
	*rows = (int)r;
	*cols = (int)c;
	return true;
}

static void
steps_text(struct term_script *t, struct str s, key_code mods)
{
	size_t len;

	for (size_t off = 0; off < s.len; off += len) {
		uint32_t cp = utf8_get(s, off, &len);
		struct step step = {.kind = STEP_KEY, .key = cp | mods};

		vec_push(&t->steps, step);
	}
}

static void
steps_mouse(struct term_script *t, enum mouse_what what, uint32_t y, uint32_t x)
{
	struct step step = {
		.kind = STEP_MOUSE,
		.mouse = {.what = what, .y = (int)y, .x = (int)x},
	};

	vec_push(&t->steps, step);
}

/* "8,26" off `*s`, up to a '-' or the end. */
static bool
cell_parse(struct str *s, uint32_t *y, uint32_t *x)
{
	struct str first = STR_EMPTY;
	struct str row = STR_EMPTY;

	(void)str_cut(s, '-', &first);
	return str_cut(&first, ',', &row) && str_to_u32(row, y) && str_to_u32(first, x) &&
	       *y < 1000 && *x < 1000;
}

/* False if it is nothing that a mouse does. */
static bool
step_mouse(struct term_script *t, struct str what, struct str where)
{
	bool is_drag = str_eq(what, STR_LIT("Drag"));
	uint32_t y;
	uint32_t x;

	if (!cell_parse(&where, &y, &x) || is_drag != (where.len > 0))
		return false;
	if (str_eq(what, STR_LIT("WheelUp")) || str_eq(what, STR_LIT("WheelDown"))) {
		steps_mouse(t, str_eq(what, STR_LIT("WheelUp")) ? MOUSE_WHEEL_UP
		                                                : MOUSE_WHEEL_DOWN, y, x);
		return true;
	}
	if (!is_drag && !str_eq(what, STR_LIT("Click")))
		return false;
	steps_mouse(t, MOUSE_PRESS, y, x);
	if (is_drag && !cell_parse(&where, &y, &x))
		return false;
	if (is_drag)
		steps_mouse(t, MOUSE_DRAG, y, x);
	steps_mouse(t, MOUSE_RELEASE, y, x);
	return true;
}

static bool
is_quoted(struct str s)
{
	return s.len >= 2 && s.ptr[0] == '"' && s.ptr[s.len - 1] == '"';
}

static bool
step_special(struct term_script *t, struct str word)
{
	struct step step = {.kind = STEP_SAVE};
	struct str head;
	struct str rest = word;

	if (is_quoted(word)) {
		steps_text(t, str_sub(word, 1, word.len - 1), 0);
		return true;
	}
	if (!str_cut(&rest, ':', &head) || rest.len == 0)
		return false;
	if (str_eq(head, STR_LIT("Paste")) && is_quoted(rest)) {
		steps_text(t, str_sub(rest, 1, rest.len - 1), MOD_PASTED);
		return true;
	}
	if (step_mouse(t, head, rest))
		return true;
	if (str_eq(head, STR_LIT("Save"))) {
		step.name = rest;
		vec_push(&t->steps, step);
		return true;
	}
	if (!str_eq(head, STR_LIT("Resize")) || !size_parse(rest, &step.rows, &step.cols))
		return false;
	step.kind = STEP_RESIZE;
	vec_push(&t->steps, step);
	return true;
}

static bool
step_word(struct term_script *t, struct str word)
{
	struct step step = {.kind = STEP_KEY};
	size_t star = word.len;
	uint32_t times = 1;

	if (step_special(t, word))
		return true;
	while (star > 1 && word.ptr[star - 1] >= '0' && word.ptr[star - 1] <= '9')
		star--;
	if (star > 1 && star < word.len && word.ptr[star - 1] == '*') {
		if (!str_to_u32(str_sub(word, star, word.len), &times) || times > 10000)
			return false;
		word = str_sub(word, 0, star - 1);
	}
	if (!key_parse(&word, &step.key) || word.len > 0)
		return false;
	for (uint32_t i = 0; i < times; i++)
		vec_push(&t->steps, step);
	return true;
}

/* [B] of the first token of `s`, which begins with no white space. */
static size_t
token_len(struct str s)
{
	bool in_quotes = false;
	size_t n = 0;

	while (n < s.len && (in_quotes || (s.ptr[n] != ' ' && s.ptr[n] != '\t'))) {
		if (s.ptr[n] == '"')
			in_quotes = !in_quotes;
		n++;
	}
	return n;
}

static bool
script_parse(struct term_script *t, struct str file, struct diag *d)
{
	struct str rest = buf_str(&t->text);
	struct str line;
	uint32_t nline = 0;

	while (rest.len > 0 && str_cut(&rest, '\n', &line)) {
		nline++;
		if (str_starts(line, STR_LIT("# ")))
			continue;
		for (line = str_trim(line); line.len > 0; line = str_trim(line)) {
			struct str word = str_sub(line, 0, token_len(line));

			if (!step_word(t, word)) {
				diag_add(d, DIAG_ERROR, file, nline, "'%.*s' is no key and no step",
				         STR_ARG(word));
				return false;
			}
			line = str_sub(line, word.len, line.len);
		}
	}
	return true;
}

/* -------------------------------------------------------------- the screens */

static void
dump_row(struct buf *out, const struct canvas *c, int y, bool is_roles)
{
	size_t end = out->len;

	for (int x = 0; x < c->cols; x++) {
		const struct cell *cell = canvas_cell(c, y, x);
		enum role r = cell->over != ROLE_NONE ? cell->over : cell->role;

		if (is_roles)
			buf_add_char(out, role_letter(r));
		else
			buf_add(out, str_from(cell->text, cell->len));
		if (out->ptr[out->len - 1] != ' ')
			end = out->len;
	}
	out->len = end;
	out->ptr[end] = '\0';
	buf_add_char(out, '\n');
}

static void
screen_save(struct term_script *t, struct str name)
{
	const struct canvas *c = &t->shown;
	struct buf out;

	buf_init(&out);
	buf_addf(&out, "=== %.*s %dx%d", STR_ARG(name), c->cols, c->rows);
	if (c->cursor_y >= 0)
		buf_addf(&out, " cursor %d,%d%s", c->cursor_y, c->cursor_x,
		         c->cursor_shown ? "" : " hidden");
	buf_add_char(&out, '\n');
	for (int y = 0; y < c->rows; y++)
		dump_row(&out, c, y, false);
	buf_add_cstr(&out, "--- roles\n");
	for (int y = 0; y < c->rows; y++)
		dump_row(&out, c, y, true);
	(void)fwrite(out.ptr, 1, out.len, t->screens);
	buf_release(&out);
	t->has_saved = true;
}

/* ------------------------------------------------------------ the terminal */

static void
script_size(struct term *term, int *rows, int *cols)
{
	struct term_script *t = (struct term_script *)term;

	*rows = t->rows;
	*cols = t->cols;
}

static enum term_event
script_wait(int timeout_ms, int wake_fd)
{
	struct pollfd fd = {.fd = wake_fd, .events = POLLIN};

	return poll(&fd, 1, timeout_ms) > 0 ? TERM_WAKE : TERM_TIMEOUT;
}

static enum term_event
script_read(struct term *term, int timeout_ms, int wake_fd, key_code *key)
{
	struct term_script *t = (struct term_script *)term;

	if (wake_fd >= 0)
		return script_wait(timeout_ms, wake_fd);
	while (t->next < t->steps.len) {
		const struct step *step = &t->steps.ptr[t->next];

		if (step->kind == STEP_SAVE && timeout_ms >= 0 && !t->was_idle) {
			t->was_idle = true;
			return TERM_TIMEOUT;
		}
		t->was_idle = false;
		t->next++;
		if (step->kind == STEP_KEY) {
			*key = step->key;
			return TERM_KEY;
		}
		if (step->kind == STEP_MOUSE) {
			t->term.mouse = step->mouse;
			if (t->has_mouse)
				return TERM_MOUSE;
			continue;
		}
		if (step->kind == STEP_RESIZE) {
			t->rows = step->rows;
			t->cols = step->cols;
			return TERM_RESIZE;
		}
		screen_save(t, step->name);
	}
	if (!t->has_saved)
		screen_save(t, STR_LIT("end"));
	return TERM_STOP;
}

static void
script_present(struct term *term, const struct canvas *c, const struct theme *theme)
{
	struct term_script *t = (struct term_script *)term;

	(void)theme;
	canvas_copy(&t->shown, c);
}

static void
script_nothing(struct term *term)
{
	(void)term;
}

/* What would be on the clipboard is a part of the report. */
static void
script_copy(struct term *term, struct str text)
{
	struct term_script *t = (struct term_script *)term;

	(void)fprintf(t->screens, "=== copied\n%.*s\n", STR_ARG(text));
}

static void
script_retake(struct term *term, bool waits)
{
	(void)term;
	(void)waits;
}

static void
script_mouse(struct term *term, bool is_on)
{
	((struct term_script *)term)->has_mouse = is_on;
}

static void
script_close(struct term *term)
{
	struct term_script *t = (struct term_script *)term;

	if (t->screens != NULL)
		(void)fclose(t->screens);
	canvas_release(&t->shown);
	vec_release(&t->steps);
	buf_release(&t->text);
	free(t);
}

static const struct term_ops script_ops = {
	.size = script_size,
	.read = script_read,
	.present = script_present,
	.redraw = script_nothing,
	.suspend = script_nothing,
	.copy = script_copy,
	.lend = script_nothing,
	.retake = script_retake,
	.bell = script_nothing,
	.mouse = script_mouse,
	.close = script_close,
};

static bool
script_load(struct term_script *t, const char *path, struct diag *d)
{
	FILE *f = fopen(path, "r");
	char block[4096];
	size_t n;

	if (f == NULL) {
		diag_add(d, DIAG_ERROR, str_of(path), 0, "cannot be read: %s", strerror(errno));
		return false;
	}
	while ((n = fread(block, 1, sizeof block, f)) > 0)
		buf_add(&t->text, str_from(block, n));
	(void)fclose(f);
	return script_parse(t, str_of(path), d);
}

struct term *
term_script_open(const char *keys_path, const char *screens_path, struct diag *d)
{
	struct term_script *t = xcalloc(1, sizeof *t);

	t->term.ops = &script_ops;
	t->rows = 24;
	t->cols = 80;
	buf_init(&t->text);
	vec_init(&t->steps);
	canvas_init(&t->shown);
	if (!script_load(t, keys_path, d))
		goto fail;
	t->screens = screens_path == NULL ? fdopen(dup(1), "w") : fopen(screens_path, "w");
	if (t->screens == NULL) {
		diag_add(d, DIAG_ERROR, str_of(screens_path), 0, "cannot be written: %s",
		         strerror(errno));
		goto fail;
	}
	if (t->steps.len > 0 && t->steps.ptr[0].kind == STEP_RESIZE) {
		t->rows = t->steps.ptr[0].rows;
		t->cols = t->steps.ptr[0].cols;
		t->next = 1;
	}
	return &t->term;
fail:
	script_close(&t->term);
	return NULL;
}
