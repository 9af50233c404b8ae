/* SPDX-License-Identifier: MIT */
/*
 * From keys to commands.  A binding is a sequence of up to four keys in a
 * context, or in one view alone; what the user binds replaces all defaults of
 * that command.  A key can also stand for a line of commands: a macro.
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
	enum cmd cmd;             /* CMD_NONE: a macro */
	size_t macro;             /* … with this number */
	enum cmd_context context;
	int view;                 /* number of the one it is good in; VIEW_ANY */
};

#define VIEW_ANY (-1)

/* Sets of keys: X(NAME, "name") */
#define PROFILE_LIST(X)      \
	X(DEFAULT, "default") \
	X(LESS, "less")       \
	X(NEWSBOAT, "newsboat")

enum profile {
#define X(name, text) PROFILE_##name,
	PROFILE_LIST(X)
#undef X
	PROFILE_COUNT
};

struct keymap {
	VEC(struct binding) bindings; /* in the order of cmd.def, then as bound */
	VEC(char *) macros;           /* lines of commands, owned */
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

/* All bindings anew: the defaults, and what differs in a profile. */
void keymap_profile(struct keymap *m, enum profile p);
/* One more sequence for `c`, in one view alone. False if it names no keys. */
bool keymap_bind(struct keymap *m, int view, struct str keys, enum cmd c);
/* A sequence stands for a line of commands; in one view, or VIEW_ANY. */
bool keymap_macro(struct keymap *m, int view, struct str keys, struct str line);

/* What keys[0..n) mean in a view of this context: *out is set for FULL and
 * BOTH. A binding of the view wins over one of the context, that over ANY. */
enum keymap_match keymap_find(const struct keymap *m, enum cmd_context context, int view,
                              const key_code *keys, size_t n,
                              const struct binding **out);

/* What keys[0..n) mean in a context. *c is set for FULL and BOTH. */
enum keymap_match keymap_lookup(const struct keymap *m, enum cmd_context context,
                                const key_code *keys, size_t n, enum cmd *c);

/* Appends how the keys of one binding are written. */
void binding_name(const struct binding *b, struct buf *out);
/* Appends what may follow keys[0..n): "n correct-nothing · k correct-kind". */
void keymap_rest(const struct keymap *m, enum cmd_context context, int view,
                 const key_code *keys, size_t n, struct buf *out);

/* Appends the keys of a command as people read them ("C-w h, Left"); at most
 * `max` alternatives. */
void keymap_names(const struct keymap *m, enum cmd c, size_t max, struct buf *out);

#endif
