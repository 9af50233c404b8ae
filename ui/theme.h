/* SPDX-License-Identifier: MIT */
/*
 * From roles to attributes.  Views say what a cell is (`enum role`); only the
 * theme says how that looks, and only the terminal knows how to show it.
 */
#ifndef UI_THEME_H
#define UI_THEME_H

#include <stdbool.h>
#include <stdint.h>

#include "entente.h"
#include "text/str.h"

enum role {
#define X(id, text, sign, plain, mono, words) ROLE_##id,
#include "ui/theme.def"
#undef X
	ROLE_COUNT
};

#define ROLE_NONE ROLE_TEXT /* as an overlay: nothing lies over the cell */

enum attr_flags {
	ATTR_BOLD = 1,
	ATTR_DIM = 2,
	ATTR_ITALIC = 4,
	ATTR_UNDERLINE = 8,
	ATTR_REVERSE = 16
};

#define COLOR_INHERIT (-2) /* the one below, in the end the terminal's own */
#define COLOR_OWN (-1)     /* the terminal's own */

struct attr {
	int16_t fg;    /* 0..255, COLOR_OWN or COLOR_INHERIT */
	int16_t bg;
	int16_t fg8;   /* the same where there are fewer than 256 colours, 0..15 */
	int16_t bg8;
	uint8_t flags; /* enum attr_flags */
};

struct theme {
	struct attr roles[ROLE_COUNT];
};

/* Those of theme.def; the ones of assets/themes follow, by name. */
enum theme_name { THEME_DEFAULT, THEME_MONO, THEME_SHIPPED };

int theme_count(void);
const char *theme_name(int theme);
/* False if none has this name. */
bool theme_find(struct str name, int *theme);

bool theme_equal(const struct theme *a, const struct theme *b);

/* As built in: of a theme of assets/themes, on top of the default. */
void theme_init(struct theme *t, int theme);

/*
 * One role dressed anew by words ("32/blue on default bold").
 *
 * errors  false if the words make no sense; the theme is then unchanged
 */
bool theme_set(struct theme *t, enum role r, struct str words);
/* The same for an attribute alone. */
bool attr_parse(struct str words, struct attr *out);

/* What a cell looks like that is `role` under an overlay `over` (ROLE_NONE:
 * none): colours of the overlay win; its flags are added, or replace those
 * below when it has a background of its own, as a marker does.  For a terminal
 * of `colors` colours; .fg and .bg of the result are never COLOR_INHERIT. */
struct attr theme_attr(const struct theme *t, enum role role, enum role over,
                       int colors);

/* The colour 0..255 as red, green, blue, a byte each. */
uint32_t theme_rgb(int color);
/* Its number on a terminal of `colors`: where a number is a colour itself, only
 * the first eight are those of a palette. */
int theme_color(int color, int colors);

const char *role_name(enum role r);
const char *role_help(enum role r);
char role_letter(enum role r);
const char *role_dress(enum role r, enum theme_name name); /* built-in words */
bool role_from_name(struct str name, enum role *out);
enum role role_of_kind(enum kind k, bool is_weak);

#endif
