/* SPDX-License-Identifier: MIT */
/* See cli_notes.h. */
#include "ui/cli_notes.h"

#include "text/buf.h"

#include "text/banned.h"

#define SORTS_MAX 32 /* of notes held back: what is looked through for each */

void
cli_notes_init(struct cli_notes *n)
{
	arena_init(&n->arena);
	vec_init(&n->items);
}

void
cli_notes_release(struct cli_notes *n)
{
	vec_release(&n->items);
	arena_release(&n->arena);
}

static bool
hold(struct cli_notes *n, const struct diag_item *item)
{
	if (item->level != DIAG_NOTE || item->file.len == 0)
		return false;
	for (size_t i = 0; i < n->items.len; i++) {
		if (str_eq(n->items.ptr[i].message, item->message)) {
			n->items.ptr[i].count++;
			return true;
		}
	}
	if (n->items.len == SORTS_MAX)
		return false;
	vec_push(&n->items, ((struct cli_note){arena_str(&n->arena, item->message),
	                                       arena_str(&n->arena, item->file),
	                                       item->line, 1}));
	return true;
}

void
cli_notes_hold(struct cli_notes *n, struct diag *d)
{
	size_t kept = 0;

	for (size_t i = 0; i < d->items.len; i++)
		if (!hold(n, &d->items.ptr[i]))
			d->items.ptr[kept++] = d->items.ptr[i];
	d->items.len = kept;
}

void
cli_notes_give(const struct cli_notes *n, struct diag *d)
{
	struct buf file;

	buf_init(&file);
	for (size_t i = 0; i < n->items.len; i++) {
		const struct cli_note *note = &n->items.ptr[i];

		buf_clear(&file);
		buf_add(&file, note->file);
		if (note->count > 1)
			buf_addf(&file, " and %zu more", note->count - 1);
		diag_add(d, DIAG_NOTE, buf_str(&file), note->count > 1 ? 0 : note->line, "%.*s",
		         STR_ARG(note->message));
	}
	buf_release(&file);
}
