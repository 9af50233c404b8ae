/* SPDX-License-Identifier: MIT */
/* The line editor: keys of readline's that a hand knows, on grapheme clusters. */
#include "ui/prompt.h"

#include <stdlib.h>
#include <string.h>

#include "text/arena.h"
#include "text/utf8.h"

#include "text/banned.h"

#define HISTORY_MAX 100 /* lines */
#define TEXT_MAX 1000   /* [B] of an answer */

static const char *const questions[PROMPT_COUNT] = {
#define X(id, text) [PROMPT_##id] = text,
	PROMPT_LIST(X)
#undef X
};

void
prompt_init(struct prompt *p)
{
	*p = (struct prompt){.kind = PROMPT_NONE};
	buf_init(&p->text);
	buf_init(&p->draft);
}

void
prompt_release(struct prompt *p)
{
	buf_release(&p->text);
	buf_release(&p->draft);
	for (int k = 0; k < PROMPT_COUNT; k++) {
		for (size_t i = 0; i < p->history[k].lines.len; i++)
			free(p->history[k].lines.ptr[i]);
		vec_release(&p->history[k].lines);
	}
	p->kind = PROMPT_NONE;
}

static void
text_set(struct prompt *p, struct str s)
{
	struct buf copy;

	buf_init(&copy);
	buf_add(&copy, s);
	buf_clear(&p->text);
	buf_add(&p->text, buf_str(&copy));
	p->cursor = p->text.len;
	buf_release(&copy);
}

void
prompt_open(struct prompt *p, enum prompt_kind kind, struct str text)
{
	p->kind = kind;
	p->recalled = 0;
	text_set(p, text);
}

void
prompt_replace(struct prompt *p, size_t from, struct str text)
{
	struct buf whole;

	buf_init(&whole);
	buf_add(&whole, str_sub(buf_str(&p->text), 0, from));
	buf_add(&whole, text);
	text_set(p, buf_str(&whole));
	buf_release(&whole);
}

void
prompt_close(struct prompt *p)
{
	p->kind = PROMPT_NONE;
}

/* ------------------------------------------------------------------- editing */

/* Offset of the cluster that ends at `off`. */
static size_t
cluster_before(struct str s, size_t off)
{
	size_t at = 0;
	size_t n;

	if (off == 0)
		return 0;
	for (;;) {
		n = utf8_grapheme(s, at);
		if (at + n >= off)
			return at;
		at += n;
	}
}

static size_t
cluster_after(struct str s, size_t off)
{
	return off < s.len ? off + utf8_grapheme(s, off) : s.len;
}

static size_t
word_before(struct str s, size_t off)
{
	while (off > 0 && s.ptr[off - 1] == ' ')
		off--;
	while (off > 0 && s.ptr[off - 1] != ' ')
		off--;
	return off;
}

static enum prompt_result
cut(struct prompt *p, size_t from, size_t to)
{
	if (from == to)
		return PROMPT_UNCHANGED;
	memmove(p->text.ptr + from, p->text.ptr + to, p->text.len - to + 1);
	p->text.len -= to - from;
	p->recalled = 0;
	p->cursor = from;
	return PROMPT_CHANGED;
}

static enum prompt_result
insert(struct prompt *p, uint32_t cp)
{
	char bytes[4];
	size_t n = utf8_put(bytes, cp);

	if (p->text.len + n > TEXT_MAX)
		return PROMPT_UNCHANGED;
	buf_reserve(&p->text, n);
	memmove(p->text.ptr + p->cursor + n, p->text.ptr + p->cursor,
	        p->text.len - p->cursor + 1);
	memcpy(p->text.ptr + p->cursor, bytes, n);
	p->text.len += n;
	p->cursor += n;
	p->recalled = 0;
	return PROMPT_CHANGED;
}

/* ------------------------------------------------------------------- history */

/* The next line, further back or nearer, that begins as the new one does. */
static enum prompt_result
recall(struct prompt *p, int dir)
{
	const struct prompt_history *h = &p->history[p->kind];
	size_t at = p->recalled;

	if (at == 0) {
		buf_clear(&p->draft);
		buf_add(&p->draft, buf_str(&p->text));
	}
	do {
		if (dir > 0 ? at == h->lines.len : at == 0)
			return PROMPT_UNCHANGED;
		at = dir > 0 ? at + 1 : at - 1;
	} while (at > 0 && !str_starts(str_of(h->lines.ptr[h->lines.len - at]),
	                               buf_str(&p->draft)));
	p->recalled = at;
	text_set(p, at == 0 ? buf_str(&p->draft) : str_of(h->lines.ptr[h->lines.len - at]));
	return PROMPT_CHANGED;
}

static void
forget(struct prompt_history *h, size_t i)
{
	free(h->lines.ptr[i]);
	h->lines.len--;
	memmove(h->lines.ptr + i, h->lines.ptr + i + 1,
	        (h->lines.len - i) * sizeof *h->lines.ptr);
}

static void
remember(struct prompt *p)
{
	struct prompt_history *h = &p->history[p->kind];

	if (p->text.len == 0)
		return;
	for (size_t i = h->lines.len; i > 0; i--)
		if (str_eq(str_of(h->lines.ptr[i - 1]), buf_str(&p->text)))
			forget(h, i - 1);
	if (h->lines.len == HISTORY_MAX)
		forget(h, 0);
	vec_push(&h->lines, xstrndup(p->text.ptr, p->text.len));
}

/* ---------------------------------------------------------------------- keys */

static enum prompt_result
move(struct prompt *p, size_t to)
{
	p->cursor = to;
	return PROMPT_UNCHANGED;
}

static enum prompt_result
key_named(struct prompt *p, key_code key)
{
	struct str s = buf_str(&p->text);

	switch (key) {
	case K_ENTER:
		remember(p);
		return PROMPT_ACCEPTED;
	case K_ESC:
	case MOD_CTRL | 'c':
	case MOD_CTRL | 'g':
		return PROMPT_CANCELLED;
	case K_LEFT:
	case MOD_CTRL | 'b':
		return move(p, cluster_before(s, p->cursor));
	case K_RIGHT:
	case MOD_CTRL | 'f':
		return move(p, cluster_after(s, p->cursor));
	case K_HOME:
	case MOD_CTRL | 'a':
		return move(p, 0);
	case K_END:
	case MOD_CTRL | 'e':
		return move(p, s.len);
	case K_BACKSPACE:
		/* Backspace in an empty line takes the question back, as in less. */
		return s.len == 0 ? PROMPT_CANCELLED
		                  : cut(p, cluster_before(s, p->cursor), p->cursor);
	case K_DELETE:
	case MOD_CTRL | 'd':
		return cut(p, p->cursor, cluster_after(s, p->cursor));
	case MOD_CTRL | 'u':
		return cut(p, 0, p->cursor);
	case MOD_CTRL | 'k':
		return cut(p, p->cursor, s.len);
	case MOD_CTRL | 'w':
		return cut(p, word_before(s, p->cursor), p->cursor);
	case K_UP:
	case MOD_CTRL | 'p':
		return recall(p, 1);
	case K_DOWN:
	case MOD_CTRL | 'n':
		return recall(p, -1);
	default:
		return PROMPT_UNCHANGED;
	}
}

enum prompt_result
prompt_key(struct prompt *p, key_code key)
{
	uint32_t cp = key_char(key);

	if (cp != 0 && !utf8_is_unsafe(cp))
		return insert(p, cp);
	if ((key & MOD_PASTED) == 0)
		return key_named(p, key);
	/* A pasted line feed or tab separates words; other controls are dropped. */
	key &= ~MOD_PASTED;
	if ((key == K_ENTER || key == K_TAB) && p->cursor > 0 &&
	    p->text.ptr[p->cursor - 1] != ' ')
		return insert(p, ' ');
	return PROMPT_UNCHANGED;
}

void
prompt_draw(const struct prompt *p, struct canvas *c, int y, int x, int width)
{
	struct rect before = canvas_clip(c, rect_cut(c->clip, (struct rect){y, x, 1, width}));
	int used = canvas_put(c, y, x, str_of(questions[p->kind]), PEN(PROMPT));
	struct str s = buf_str(&p->text);
	size_t from = 0;

	/* Scrolled so far that the cursor has its cell. */
	while (from < p->cursor &&
	       used + utf8_width(str_sub(s, from, p->cursor)) >= width)
		from = cluster_after(s, from);
	canvas_put(c, y, x + used, str_sub(s, from, s.len), PEN(TEXT));
	canvas_cursor(c, y, x + used + utf8_width(str_sub(s, from, p->cursor)), true);
	canvas_clip(c, before);
}
