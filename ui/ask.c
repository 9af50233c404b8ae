/* SPDX-License-Identifier: MIT */
/* See ask.h. */
#include "ui/ask.h"

#include <assert.h>
#include <string.h>

#include "text/banned.h"

void
ask_init(struct ask *q)
{
	*q = (struct ask){0};
	buf_init(&q->text);
}

void
ask_release(struct ask *q)
{
	buf_release(&q->text);
}

void
ask_open(struct ask *q, const char *keys, ask_answer *answer, struct str text)
{
	size_t n = strlen(keys);

	assert(n > 0 && n < ASK_KEYS);
	memcpy(q->keys, keys, n + 1);
	q->answer = answer;
	buf_clear(&q->text);
	buf_add(&q->text, text);
}

void
ask_close(struct ask *q)
{
	q->keys[0] = '\0';
}

bool
ask_key(struct ask *q, struct app *a, key_code key)
{
	bool is_answer = key > 0 && key < 0x80 && strchr(q->keys, (int)key) != NULL;

	ask_close(q);
	if (is_answer)
		q->answer(a, (char)key);
	return is_answer;
}
