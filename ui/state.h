/* SPDX-License-Identifier: MIT */
/*
 * The state folder: indexes of piles, and which pile was read last.  Nothing
 * in it is needed; whatever cannot be kept there is done without.
 */
#ifndef UI_STATE_H
#define UI_STATE_H

#include <stdbool.h>
#include <stddef.h>

#include "text/arena.h"
#include "text/buf.h"
#include "text/diag.h"

/* "$XDG_STATE_HOME/entente", else "$HOME/.local/state/entente"; false if
 * neither variable says. Likewise "…/.config/entente". */
bool state_folder(const char *xdg_state_home, const char *home, struct buf *out);
bool state_config_folder(const char *xdg_config_home, const char *home,
                         struct buf *out);

/* Makes the folder and those above it, readable by the user alone; false and a
 * sentence if it cannot be had. */
bool state_make_folder(const char *path, struct diag *d);

/* A file of the folder, whole: written beside its place and renamed, so that it
 * is the old one or the new one.  False if it is the old one; for most of what is
 * kept that is no matter. */
bool state_write(const char *folder, const char *file, struct str bytes);
/* Appends it, or its first `most` bytes; nothing if it cannot be read. */
void state_read(const char *folder, const char *file, size_t most, struct buf *out);

/* Remembers the paths of a pile, as absolute ones; failures are no matter. */
void state_remember(const char *folder, const char *const *paths, size_t n);
/* The paths remembered, in `arena`, those that are still there; how many. */
size_t state_recall(const char *folder, struct arena *arena,
                    const char ***paths);

#endif
