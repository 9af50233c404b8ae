/* SPDX-License-Identifier: MIT */
/*
 * One line being typed: a question, the answer so far, what was answered
 * before.  Pasted text is text, whatever bytes it has.
 */
#ifndef UI_PROMPT_H
#define UI_PROMPT_H

#include <stdbool.h>
#include <stddef.h>

#include "text/buf.h"
#include "text/vec.h"
#include "ui/canvas.h"
#include "ui/key.h"

/* X(NAME, "question") */
#define PROMPT_LIST(X)                       \
	X(FIND, "/")                         \
	X(SEARCH, "Search the pile: ")       \
	X(FILTER, "Filter: ")                \
	X(COMMAND, ":")                      \
	X(SAME, "The same as: ")             \
	X(OTHER, "Who or what is it then? ") \
	X(NAME, "Call it: ")                 \
	X(TITLE, "Its title: ")              \
	X(DATE, "Published on: ")            \
	X(SOURCE, "Published by: ")          \
	X(AUTHOR, "Written by: ")            \
	X(PIPE, "Pipe to: ")                 \
	X(SAVE, "Save as: ")                 \
	X(FIND_BACK, "Find upwards: ")

enum prompt_kind {
#define X(name, text) PROMPT_##name,
	PROMPT_LIST(X)
#undef X
	PROMPT_COUNT,
	PROMPT_NONE = PROMPT_COUNT
};

enum prompt_result {
	PROMPT_UNCHANGED,
	PROMPT_CHANGED,  /* the text differs from before the key */
	PROMPT_ACCEPTED,
	PROMPT_CANCELLED
};

struct prompt_history {
	VEC(char *) lines; /* oldest first, no line twice */
};

struct prompt {
	enum prompt_kind kind; /* PROMPT_NONE: closed */
	struct buf text;
	size_t cursor;         /* [B] in text, between clusters */
	size_t recalled;       /* lines back in the history, 0 = the new one */
	struct buf draft;      /* the new one, while an old one is shown */
	struct prompt_history history[PROMPT_COUNT];
};

void prompt_init(struct prompt *p);
void prompt_release(struct prompt *p);
void prompt_open(struct prompt *p, enum prompt_kind kind, struct str text);
/* Accepting keeps the line in the history; the caller reads p->text and then
 * calls prompt_close. */
enum prompt_result prompt_key(struct prompt *p, key_code key);
/* Puts `text` in place of everything from byte `from` on. */
void prompt_replace(struct prompt *p, size_t from, struct str text);
/* What was answered in earlier runs (prompt_history.c). */
void prompt_load(struct prompt *p, const char *path);
void prompt_save(const struct prompt *p, const char *path);
void prompt_close(struct prompt *p);
static inline bool
prompt_is_open(const struct prompt *p)
{
	return p->kind != PROMPT_NONE;
}

/* Draws it in a row of `width` cells, the cursor always in sight. */
void prompt_draw(const struct prompt *p, struct canvas *c, int y, int x, int width);

#endif
