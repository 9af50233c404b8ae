/* SPDX-License-Identifier: MIT */
/*
 * What a mouse did, in cells, and how terminals report it: mode 1002 (buttons,
 * and moves while one is held) in the form of mode 1006.
 * source  xterm's ctlseqs, "Mouse Tracking"
 */
#ifndef UI_MOUSE_H
#define UI_MOUSE_H

#include <stdbool.h>

#include "text/str.h"

#define MOUSE_REPORT_MAX 24 /* [B] of a report, the introducer left out */

enum mouse_what {
	MOUSE_PRESS,
	MOUSE_DRAG,      /* moved with the left button held */
	MOUSE_RELEASE,
	MOUSE_WHEEL_UP,
	MOUSE_WHEEL_DOWN
};

struct mouse {
	enum mouse_what what; /* of the left button; others are not reported */
	int y;                /* [cells] from 0 */
	int x;
};

/*
 * Reads a report behind its introducer "CSI <": "0;12;5M".
 *
 * errors  false if it is none, or about a button that means nothing here
 */
bool mouse_parse(struct str report, struct mouse *out);

#endif
