/* SPDX-License-Identifier: MIT */
/* A sorted array: there are never many. */
#include "ui/marks.h"

#include "text/arena.h"

#include "text/banned.h"

void
marks_release(struct marks *m)
{
	for (size_t i = 0; i < m->items.len; i++)
		place_release(&m->items.ptr[i].place);
	vec_release(&m->items);
}

void
marks_set(struct marks *m, uint32_t letter, struct place place)
{
	struct mark fresh = {letter, place};
	size_t at = 0;

	while (at < m->items.len && m->items.ptr[at].letter < letter)
		at++;
	if (at < m->items.len && m->items.ptr[at].letter == letter) {
		place_release(&m->items.ptr[at].place);
		m->items.ptr[at] = fresh;
		return;
	}
	vec_push(&m->items, fresh);
	for (size_t i = m->items.len - 1; i > at; i--)
		m->items.ptr[i] = m->items.ptr[i - 1];
	m->items.ptr[at] = fresh;
}

const struct place *
marks_find(const struct marks *m, uint32_t letter)
{
	for (size_t i = 0; i < m->items.len; i++)
		if (m->items.ptr[i].letter == letter)
			return &m->items.ptr[i].place;
	return NULL;
}

void
marks_remove(struct marks *m, size_t i)
{
	place_release(&m->items.ptr[i].place);
	m->items.len--;
	for (; i < m->items.len; i++)
		m->items.ptr[i] = m->items.ptr[i + 1];
}
