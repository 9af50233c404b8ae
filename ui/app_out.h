/* SPDX-License-Identifier: MIT */
/* Taking things out: copying, editor, pipe, file, browser. */
#ifndef UI_APP_OUT_H
#define UI_APP_OUT_H

#include <stdbool.h>

#include "text/str.h"
#include "ui/cmd.h"

struct app;

/* What the environment has for it; strings are borrowed, NULL = not set. */
struct outside {
	bool is_secure;      /* nothing of all this may be done */
	bool is_remote;      /* over SSH: the clipboard is the terminal's */
	const char *editor;  /* VISUAL, EDITOR */
	const char *browser; /* BROWSER */
	bool has_wayland;
	bool has_x11;
};

/* y Y v | s O */
void app_out(struct app *a, enum cmd c);
/* What was typed into the prompts of | and s. */
void app_pipe_typed(struct app *a, struct str command);
void app_save_typed(struct app *a, struct str path);

#endif
