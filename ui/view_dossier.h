/* SPDX-License-Identifier: MIT */
/* What the app asks of the dossier. */
#ifndef UI_VIEW_DOSSIER_H
#define UI_VIEW_DOSSIER_H

#include "text/str.h"
#include "ui/view.h"

/* Turns to another entity, by its id ("person/sergey-lavrov"). */
void dossier_view_open(struct view *v, struct str slug);

#endif
