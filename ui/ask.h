/* SPDX-License-Identifier: MIT */
/* A question with a few one-letter answers, in the bottom line. */
#ifndef UI_ASK_H
#define UI_ASK_H

#include <stdbool.h>

#include "text/buf.h"
#include "ui/key.h"

struct app;

#define ASK_KEYS 8

/* Called with the letter that was typed, after the question has closed. */
typedef void ask_answer(struct app *a, char key);

struct ask {
	struct buf text;      /* "h here · t this article" */
	char keys[ASK_KEYS];  /* the answers, empty = no question is open */
	ask_answer *answer;
};

void ask_init(struct ask *q);
void ask_release(struct ask *q);
static inline bool
ask_is_open(const struct ask *q)
{
	return q->keys[0] != '\0';
}
/* `text` shows the letters; any other key closes the question. */
void ask_open(struct ask *q, const char *keys, ask_answer *answer, struct str text);
void ask_close(struct ask *q);
/* False: no answer, the question is closed. */
bool ask_key(struct ask *q, struct app *a, key_code key);

#endif
