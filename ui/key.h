/* SPDX-License-Identifier: MIT */
/*
 * Keys: one number each, a code point or a named key, with modifiers; and the
 * names by which configuration, help, scripts and manual call them.
 */
#ifndef UI_KEY_H
#define UI_KEY_H

#include <stdbool.h>
#include <stdint.h>

#include "text/buf.h"
#include "text/str.h"

typedef uint32_t key_code; /* code point or K_… | MOD_… */

#define MOD_SHIFT (UINT32_C(1) << 24)
#define MOD_CTRL (UINT32_C(1) << 25)
#define MOD_ALT (UINT32_C(1) << 26)
#define MOD_PASTED (UINT32_C(1) << 27) /* part of a bracketed paste */
#define MOD_ALL (MOD_SHIFT | MOD_CTRL | MOD_ALT | MOD_PASTED)

/* X(NAME, "name") */
#define KEY_LIST(X)            \
	X(ENTER, "Enter")      \
	X(TAB, "Tab")          \
	X(ESC, "Esc")          \
	X(BACKSPACE, "BS")     \
	X(DELETE, "Del")       \
	X(INSERT, "Ins")       \
	X(UP, "Up")            \
	X(DOWN, "Down")        \
	X(LEFT, "Left")        \
	X(RIGHT, "Right")      \
	X(PGUP, "PgUp")        \
	X(PGDN, "PgDn")        \
	X(HOME, "Home")        \
	X(END, "End")          \
	X(F10, "F10")          \
	X(F11, "F11")          \
	X(F12, "F12")          \
	X(F1, "F1")            \
	X(F2, "F2")            \
	X(F3, "F3")            \
	X(F4, "F4")            \
	X(F5, "F5")            \
	X(F6, "F6")            \
	X(F7, "F7")            \
	X(F8, "F8")            \
	X(F9, "F9")

enum {
	K_NONE = 0,
	K_FIRST = 0x110000, /* past the last code point */
#define X(name, text) K_##name,
	KEY_LIST(X)
#undef X
	K_LAST
};

/*
 * Takes the first key off `*rest`: a modifier ("C-w", "S-Tab", "M-x"), a name
 * ("PgDn", "Space") or one character.
 *
 * errors  false if nothing is left or the bytes name no key
 */
bool key_parse(struct str *rest, key_code *out);
/* Appends the name. */
void key_text(struct buf *out, key_code key);
/* The key that a terminal sends as this character, a control character or not. */
key_code key_of_char(uint32_t c);
/* The character a key types, or 0. */
uint32_t key_char(key_code key);

#endif
