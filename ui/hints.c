/* SPDX-License-Identifier: MIT */
/*
 * Labels: the letters under the fingers first, one letter as long as that is
 * enough; then some letters begin labels of two.
 */
#include "ui/hints.h"

#include <string.h>

#include "text/banned.h"

static const char letters[] = "asdfghjklewruioptycvnmqzxb";
#define LETTERS ((size_t)26)
#define LABELS_MAX (LETTERS * LETTERS)

void
hints_init(struct hints *h)
{
	*h = (struct hints){0};
	vec_init(&h->targets);
}

void
hints_release(struct hints *h)
{
	vec_release(&h->targets);
	h->is_open = false;
}

static void
take(struct hints *h, const struct canvas *c, int owner, bool is_own)
{
	for (size_t i = 0; i < c->targets.len; i++) {
		struct target t = c->targets.ptr[i];

		if ((t.owner == owner) == is_own && h->targets.len < LABELS_MAX)
			vec_push(&h->targets, t);
	}
}

bool
hints_open(struct hints *h, const struct canvas *c, int owner)
{
	vec_clear(&h->targets);
	h->first = 0;
	h->rows = c->rows;
	h->cols = c->cols;
	take(h, c, owner, true);
	take(h, c, owner, false);
	h->is_open = h->targets.len > 0;
	return h->is_open;
}

void
hints_close(struct hints *h)
{
	h->is_open = false;
	vec_clear(&h->targets);
}

/* How many letters, the last ones, begin labels of two. */
static size_t
prefixes(size_t n)
{
	size_t p = 0;

	while (p < LETTERS && LETTERS - p + p * LETTERS < n)
		p++;
	return p;
}

/* Label of target i: one letter, or two. */
static void
label(const struct hints *h, size_t i, char out[3])
{
	size_t p = prefixes(h->targets.len);
	size_t single = LETTERS - p;

	memset(out, 0, 3);
	if (i < single) {
		out[0] = letters[i];
		return;
	}
	i -= single;
	out[0] = letters[single + i / LETTERS];
	out[1] = letters[i % LETTERS];
}

static bool
begins_label(const struct hints *h, char first)
{
	char text[3];

	for (size_t i = 0; i < h->targets.len; i++) {
		label(h, i, text);
		if (text[0] == first && text[1] != '\0')
			return true;
	}
	return false;
}

enum hints_result
hints_key(struct hints *h, key_code key, struct target *out, bool *is_other)
{
	char typed = 0;
	char text[3];

	*is_other = key >= 'A' && key <= 'Z';
	if (*is_other)
		typed = (char)(key - 'A' + 'a');
	else if (key >= 'a' && key <= 'z')
		typed = (char)key;
	for (size_t i = 0; typed != 0 && i < h->targets.len; i++) {
		label(h, i, text);
		if (h->first == 0 ? text[0] == typed && text[1] == '\0'
		                  : text[0] == h->first && text[1] == typed) {
			*out = h->targets.ptr[i];
			hints_close(h);
			return HINTS_CHOSEN;
		}
	}
	if (typed != 0 && h->first == 0 && begins_label(h, typed)) {
		h->first = typed;
		return HINTS_OPEN;
	}
	hints_close(h);
	return HINTS_CANCELLED;
}

void
hints_draw(const struct hints *h, struct canvas *c)
{
	if (!h->is_open || h->rows != c->rows || h->cols != c->cols)
		return;
	for (size_t i = 0; i < h->targets.len; i++) {
		const struct target *t = &h->targets.ptr[i];
		char text[3];

		label(h, i, text);
		if (h->first != 0 && text[0] != h->first)
			continue;
		canvas_put(c, t->y, t->x, str_of(h->first != 0 ? text + 1 : text), PEN(HINT));
	}
}
