/* SPDX-License-Identifier: MIT */
/*
 * The mouse: the wheel scrolls what it is over, a click gives the keys and goes
 * to what it is on, a line between panes can be dragged.
 */
#ifndef UI_APP_MOUSE_H
#define UI_APP_MOUSE_H

#include <stdbool.h>
#include <stdint.h>

#include "ui/cmd.h"
#include "ui/mouse.h"
#include "ui/split.h"

struct app;

/* A line between panes, while it is held. */
struct drag {
	enum { DRAG_NOTHING, DRAG_DOCK, DRAG_WINDOW } what;
	int pane;           /* of DRAG_DOCK: enum pane that gets larger … */
	uint32_t window;    /* of DRAG_WINDOW: the one before the line */
	enum split_way way; /* SPLIT_BESIDE: the line stands upright */
	int y;              /* where it was seen last */
	int x;
	bool has_moved;
};

void app_mouse(struct app *a, const struct mouse *m);
/* The command that switches it on and off. */
void app_mouse_switch(struct app *a, enum cmd c, int count);

#endif
