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

void
jumps_push(struct jumps *j, struct place here)
{
	while (j->places.len > j->at)
		place_release(&vec_pop(&j->places));
	if (j->places.len == JUMPS_MAX) {
		place_release(&j->places.ptr[0]);
		j->places.len--;
		memmove(j->places.ptr, j->places.ptr + 1, j->places.len * sizeof *j->places.ptr);
	}
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
