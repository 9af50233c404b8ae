/* SPDX-License-Identifier: MIT */
/* Commands about panes: focus, dividing, sizes, zoom, closing. */
#ifndef UI_APP_PANES_H
#define UI_APP_PANES_H

#include <stdbool.h>

#include "ui/cmd.h"

struct app;

void app_panes_focus(struct app *a, enum cmd c, int count);
/* The list of articles, the sidebar. */
void app_panes_list(struct app *a, enum cmd c, int count);
void app_panes_side(struct app *a, enum cmd c, int count);
/* Windows: divide, only, equal, rotate, follow. */
void app_panes_divide(struct app *a, enum cmd c, int count);
void app_panes_resize(struct app *a, enum cmd c, int count);
void app_panes_zoom(struct app *a, enum cmd c, int count);
/* Closes what has the keys; from the last text, quit leaves the reader. */
void app_panes_close(struct app *a, enum cmd c, int count);
/* The same for Esc: false if only the last text is there. */
bool app_panes_cancel(struct app *a);

#endif
