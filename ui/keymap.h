/* SPDX-License-Identifier: MIT */
/*
 * From keys to commands.  A binding is a sequence of up to four keys in a
 * context; what the user binds replaces all defaults of that command.
 */
#ifndef UI_KEYMAP_H
#define UI_KEYMAP_H

#include "text/buf.h"
#include "text/vec.h"
#include "ui/cmd.h"
#include "ui/key.h"

#define KEYS_MAX 4

struct binding {
	key_code keys[KEYS_MAX];
	size_t nkey;
	enum cmd cmd;
};

struct keymap {
	VEC(struct binding) bindings; /* in the order of cmd.def */
};

enum keymap_match {
	KEYMAP_NONE,   /* no binding begins so */
	KEYMAP_PREFIX, /* more keys are needed */
	KEYMAP_FULL,   /* a command */
	KEYMAP_BOTH    /* a command, and the beginning of longer ones */
};

/* The defaults of cmd.def. */
void keymap_init(struct keymap *m);
void keymap_release(struct keymap *m);

/*
 * Binds `c` to these keys instead ("J C-n", alternatives separated by blanks;
 * none: unbound).  A key that another command of an overlapping context had
 * goes over to `c`.
 *
 * errors  false if a name is no key or a sequence is too long; nothing is
 *         changed then
 */
bool keymap_set(struct keymap *m, enum cmd c, struct str keys);

/* What keys[0..n) mean in a context. *c is set for FULL and BOTH. */
enum keymap_match keymap_lookup(const struct keymap *m, enum cmd_context context,
                                const key_code *keys, size_t n, enum cmd *c);

/* Appends the keys of a command as people read them ("C-w h, Left"); at most
 * `max` alternatives. */
void keymap_names(const struct keymap *m, enum cmd c, size_t max, struct buf *out);

#endif
