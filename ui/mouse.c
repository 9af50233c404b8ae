/* SPDX-License-Identifier: MIT */
/* Reports of terminals: button and modifiers; column; line; M or, released, m. */
#include "ui/mouse.h"

#include "text/banned.h"

#define BUTTON 0xc3    /* bits that tell which button */
#define WHEEL_UP 0x40
#define WHEEL_DOWN 0x41
#define MOVES 0x20     /* the mouse moves, the button being held */
#define CELLS_MAX 10000

bool
mouse_parse(struct str report, struct mouse *out)
{
	struct str button;
	struct str column;
	uint32_t code;
	uint32_t x;
	uint32_t y;
	bool is_release;

	if (report.len == 0)
		return false;
	is_release = report.ptr[report.len - 1] == 'm';
	if (!is_release && report.ptr[report.len - 1] != 'M')
		return false;
	report.len--;
	if (!str_cut(&report, ';', &button) || !str_cut(&report, ';', &column) ||
	    !str_to_u32(button, &code) || !str_to_u32(column, &x) ||
	    !str_to_u32(report, &y) || x == 0 || y == 0 || x > CELLS_MAX || y > CELLS_MAX)
		return false;
	out->y = (int)y - 1;
	out->x = (int)x - 1;
	switch (code & BUTTON) {
	case 0:
		out->what = is_release            ? MOUSE_RELEASE
		            : (code & MOVES) != 0 ? MOUSE_DRAG
		                                  : MOUSE_PRESS;
		return true;
	case WHEEL_UP:
	case WHEEL_DOWN:
		out->what = (code & BUTTON) == WHEEL_UP ? MOUSE_WHEEL_UP : MOUSE_WHEEL_DOWN;
		return !is_release;
	default:
		return false;
	}
}
