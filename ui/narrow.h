/* SPDX-License-Identifier: MIT */
/*
 * Narrowing down: which articles are listed.  Each chip asks for an entity or
 * against it; all have to hold.  The list, J and K, e and E, > and < and the
 * search of the pile go by it.  Chips name entities by id, so they outlive
 * every settling.
 */
#ifndef UI_NARROW_H
#define UI_NARROW_H

#include <stdbool.h>
#include <stddef.h>

#include "entente.h"

#define NARROW_MAX FILTER_MAX /* chips of either sort */

struct canvas;

struct narrow_chip {
	char *slug;     /* owned */
	char *name;     /* as it is shown; owned */
	bool is_without;
	entity_id id;   /* as of the last narrow_refresh */
};

struct narrow {
	struct narrow_chip chips[2 * NARROW_MAX];
	size_t count;
};

enum narrow_result {
	NARROW_ADDED,
	NARROW_REMOVED, /* the very same chip was there */
	NARROW_FULL
};

void narrow_release(struct narrow *n);
/* Adds a chip, in place of the opposite one for the same entity; takes it away
 * if it is there already. */
enum narrow_result narrow_toggle(struct narrow *n, const struct entity_row *e,
                                 bool is_without);
void narrow_clear(struct narrow *n);
/* Looks the entities up again, after a settling. */
void narrow_refresh(struct narrow *n, struct library *lib);
struct article_filter narrow_filter(const struct narrow *n);

/* Draws the chips in at most `width` cells; returns the cells used. */
int narrow_draw(const struct narrow *n, struct canvas *c, int y, int x, int width);

#endif
