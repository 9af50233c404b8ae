/* SPDX-License-Identifier: MIT */
/*
 * What could be typed: the rows above a prompt.  Tab takes one of them into the
 * line; with nothing typed they are the palette.
 */
#ifndef UI_MENU_H
#define UI_MENU_H

#include <stdbool.h>
#include <stddef.h>

#include "text/arena.h"
#include "text/str.h"
#include "text/vec.h"

struct app;
struct canvas;

/* From this score on a name is near enough to be meant, not only to be shown. */
#define MENU_NEAR 250

struct menu_item {
	struct str text;   /* what the line gets in place of its last part */
	struct str label;
	struct str keys;   /* of a command; else empty */
	struct str detail;
	int score;         /* larger is better */
};

struct menu {
	VEC(struct menu_item) items; /* best first */
	struct arena arena;
	size_t from;       /* [B] of the line: where the part begins that they stand for */
	size_t selected;   /* taken into the line, SIZE_MAX = none */
	size_t top;        /* first one on the screen */
	bool is_best_meant; /* Enter means the first one, whatever is typed */
};

void menu_init(struct menu *m);
void menu_release(struct menu *m);
void menu_clear(struct menu *m);
/* Strings are copied. Items with a score of 0 are left out, and those whose text
 * is there already. */
void menu_add(struct menu *m, const struct menu_item *item);
/* Best first, equals as they were added. */
void menu_sort(struct menu *m);
/* The next (dir 1) or previous one, round; NULL if there is none. */
const struct menu_item *menu_step(struct menu *m, int dir);

/*
 * How well a pattern fits a name, or else what is said of it: 0 = not at all.
 * Case and accents do not matter; letters may be left out.
 */
int menu_score(struct str pattern, struct str name, struct str about);

/* In the rows above row `y`, at most half of the screen. */
void menu_draw(const struct menu *m, struct canvas *c, int y);

/* What fits the prompt of the app as it is now; is_asked: by Tab, where nothing
 * was shown so far (complete.c). */
void complete(struct app *a, struct menu *m, bool is_asked);

#endif
