/* SPDX-License-Identifier: MIT */
/*
 * Letters on everything that can be gone to, in all panes.  While they are up,
 * typing a label goes there; a capital as its last letter opens beside.  What
 * can be gone to is what the views registered when they were drawn, so the
 * labels lie on what the reader sees.
 */
#ifndef UI_HINTS_H
#define UI_HINTS_H

#include <stdbool.h>
#include <stddef.h>

#include "text/vec.h"
#include "ui/canvas.h"
#include "ui/key.h"

struct hints {
	VEC(struct target) targets; /* those of the focused pane first */
	bool is_open;
	char first;                 /* letter typed of a label of two, 0 = none */
	int rows;                   /* of the screen they were made for */
	int cols;
};

enum hints_result {
	HINTS_OPEN,     /* one more letter is needed */
	HINTS_CHOSEN,
	HINTS_CANCELLED /* closed, nothing chosen */
};

void hints_init(struct hints *h);
void hints_release(struct hints *h);
/* Takes over the targets of the picture, those of `owner` first; false if there
 * are none. */
bool hints_open(struct hints *h, const struct canvas *c, int owner);
void hints_close(struct hints *h);
/* CHOSEN sets *out, and *is_other if the last letter was a capital. */
enum hints_result hints_key(struct hints *h, key_code key, struct target *out,
                            bool *is_other);
void hints_draw(const struct hints *h, struct canvas *c);

#endif
