/* SPDX-License-Identifier: MIT */
/*
 * The way back: places left by a jump, and the ones ahead after going back.
 * Places name things as the user's files do (path, entity id), so they stay
 * good while articles are still arriving.
 */
#ifndef UI_JUMPS_H
#define UI_JUMPS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/vec.h"

#define PLACE_NOWHERE UINT32_MAX

struct place {
	int view;        /* what lies in the main pane: enum view_id */
	int pane;        /* what has the keys: enum pane */
	uint32_t window; /* number of the window; it may be closed by then */
	char *path;      /* article, owned; NULL = none */
	uint32_t top;    /* [B] of its text on the first row … */
	size_t lead;     /* … or so many rows below it, behind blank lines */
	uint32_t cursor; /* [B] of the mention under the cursor, or PLACE_NOWHERE */
	char *followed;  /* id of the followed entity, owned; NULL = none */
	char *subject;   /* id of the dossier's entity, owned; NULL = none */
	size_t row;      /* selected row of a list that lies in the main pane */
	size_t above;    /* rows on the screen above it */
};

struct jumps {
	VEC(struct place) places;
	size_t at;         /* places[0..at) lie behind, [at..len) ahead */
	struct place gone; /* last place given out */
};

void place_release(struct place *p);
/* Owned by the caller: place_release(). */
struct place place_copy(const struct place *p);

void jumps_init(struct jumps *j);
void jumps_release(struct jumps *j);

/* A jump starts from `here`; what lay ahead is gone. Takes the place over. The
 * same place twice in a row is one. */
void jumps_push(struct jumps *j, struct place here);
/*
 * Goes back (dir < 0) or forward from `here`, which is taken over.
 *
 * returns the place to go to, borrowed until the next call; NULL at the end
 */
const struct place *jumps_move(struct jumps *j, int dir, struct place here);

/* Forgets the next places back (dir < 0) or ahead that are no other than `here`,
 * borrowed: going there would do nothing. */
void jumps_skip(struct jumps *j, int dir, const struct place *here);

#endif
