/* SPDX-License-Identifier: MIT */
/*
 * What the user has set: options (conf.def), keys and the dress of roles, from
 * entente.ini and from `:set`.  Nothing in a configuration can keep the reader
 * from starting: what is wrong becomes a sentence with file and line.
 */
#ifndef UI_CONF_H
#define UI_CONF_H

#include <stdbool.h>

#include "text/buf.h"
#include "text/diag.h"
#include "text/str.h"
#include "ui/keymap.h"
#include "ui/theme.h"

enum option {
#define X(name, text, type, usual, least, most, help) OPTION_##name,
#include "ui/conf.def"
#undef X
	OPTION_COUNT
};

struct conf {
	int values[OPTION_COUNT]; /* BOOL: 0, 1; THEME: number, theme_count() = own */
	struct buf folder;        /* of the file read last: themes/NAME.ini are in it */
	struct buf own_name;      /* of the theme that is the user's own file */
	bool has_own[ROLE_COUNT];
	struct attr own[ROLE_COUNT];
	bool has_dress[ROLE_COUNT];
	struct attr dress[ROLE_COUNT];
	struct keymap keymap;
};

/* The defaults. */
void conf_init(struct conf *c);
void conf_release(struct conf *c);

/*
 * Reads entente.ini on top.  A file that is not there is no error.
 *
 * errors  none; wrong entries are left out, each with a DIAG_WARNING
 */
void conf_read(struct conf *c, const char *path, struct diag *d);

/* One option by words ("width", "80"); false and a sentence in `why` if the
 * name or the value is wrong. An empty value of a BOOL means on. */
bool conf_set(struct conf *c, struct str name, struct str value, struct buf *why);
/* "80", "on", "mono". */
void conf_value(const struct conf *c, enum option o, struct buf *out);
bool conf_is_usual(const struct conf *c, enum option o);
void conf_reset(struct conf *c, enum option o);
/* The next of few values, round about (dir < 0: the one before); false for a
 * number, which is left as it is. */
bool conf_step(struct conf *c, enum option o, int dir);
/* A number by `n` more, within its limits; others by a step. */
void conf_add(struct conf *c, enum option o, int n);
const char *conf_option_name(enum option o);
/* Appends what it may be set to, separated by blanks; numbers: the ends. */
void conf_option_values(enum option o, struct buf *out);
const char *conf_option_help(enum option o);

/* Takes a theme by name: a built-in one, or themes/NAME.ini beside entente.ini;
 * false and a sentence if there is none or it makes no sense. */
bool conf_choose_theme(struct conf *c, struct str name, struct buf *why);
/* The theme that is chosen, dressed as the user says. */
void conf_theme(const struct conf *c, bool is_mono, struct theme *out);

/* Appends a complete entente.ini: every option, key and role with its default
 * and what it is. Reading it back changes nothing. */
void conf_dump(struct buf *out);

#endif
