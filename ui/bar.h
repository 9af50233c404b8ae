/* SPDX-License-Identifier: MIT */
/*
 * The top line (pile, figures, where in the article) and the bottom line (what
 * is followed, what to press; or a message, or a prompt).
 */
#ifndef UI_BAR_H
#define UI_BAR_H

#include "text/buf.h"
#include "ui/cmd.h"

struct app;
struct canvas;

void bar_top(const struct app *a, struct canvas *c);
void bar_bottom(const struct app *a, struct canvas *c);

/* Appends a hint, "e next", with the key the command has now; nothing if it
 * has none. */
void bar_hint(struct buf *out, const struct app *a, enum cmd c, const char *text);

#endif
