/* SPDX-License-Identifier: MIT */
/* Two stacks in one array: what lies behind and what lies ahead. */
#include "ui/jumps.h"

#include <stdlib.h>
#include <string.h>

#include "text/arena.h"

#include "text/banned.h"

#define JUMPS_MAX 500

void
place_release(struct place *p)
{
	free(p->path);
	free(p->followed);
	free(p->subject);
	*p = (struct place){.top = 0, .cursor = PLACE_NOWHERE};
}

static char *
copy(const char *s)
{
	return s == NULL ? NULL : xstrndup(s, strlen(s));
}

struct place
place_copy(const struct place *p)
{
	struct place out = *p;

	out.path = copy(p->path);
	out.followed = copy(p->followed);
	out.subject = copy(p->subject);
	return out;
}

void
jumps_init(struct jumps *j)
{
	vec_init(&j->places);
	j->at = 0;
	j->gone = (struct place){.cursor = PLACE_NOWHERE};
}

void
jumps_release(struct jumps *j)
{
	for (size_t i = 0; i < j->places.len; i++)
		place_release(&j->places.ptr[i]);
	vec_release(&j->places);
	place_release(&j->gone);
	j->at = 0;
}

static bool
is_same_text(const char *a, const char *b)
{
	return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

static bool
is_same(const struct place *a, const struct place *b)
{
	return a->view == b->view && a->pane == b->pane && a->window == b->window &&
	       a->top == b->top && a->lead == b->lead && a->cursor == b->cursor &&
	       a->row == b->row && a->above == b->above && is_same_text(a->path, b->path) &&
	       is_same_text(a->followed, b->followed) &&
	       is_same_text(a->subject, b->subject);
}

static void
take_out(struct jumps *j, size_t i)
{
	place_release(&j->places.ptr[i]);
	j->places.len--;
	memmove(j->places.ptr + i, j->places.ptr + i + 1,
	        (j->places.len - i) * sizeof *j->places.ptr);
}

void
jumps_skip(struct jumps *j, int dir, const struct place *here)
{
	while (dir < 0 && j->at > 0 && is_same(&j->places.ptr[j->at - 1], here))
		take_out(j, --j->at);
	while (dir > 0 && j->at < j->places.len && is_same(&j->places.ptr[j->at], here))
		take_out(j, j->at);
}

void
jumps_push(struct jumps *j, struct place here)
{
	while (j->places.len > j->at)
		place_release(&vec_pop(&j->places));
	jumps_skip(j, -1, &here);
	if (j->places.len == JUMPS_MAX)
		take_out(j, 0);
	vec_push(&j->places, here);
	j->at = j->places.len;
}

/* The place gone to is taken out and the one left put in its stead, so that
 * going forward again comes to where the reader had moved meanwhile. */
const struct place *
jumps_move(struct jumps *j, int dir, struct place here)
{
	struct place *next;
	struct place swap;

	if (dir < 0 ? j->at == 0 : j->at == j->places.len) {
		place_release(&here);
		return NULL;
	}
	next = dir < 0 ? &j->places.ptr[j->at - 1] : &j->places.ptr[j->at];
	swap = *next;
	*next = here;
	j->at = dir < 0 ? j->at - 1 : j->at + 1;
	/* The caller borrows it; it is released with the next move. */
	place_release(&j->gone);
	j->gone = swap;
	return &j->gone;
}
