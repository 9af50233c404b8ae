/* SPDX-License-Identifier: MIT */
/* Why something is a mention, and of what. */
#ifndef UI_VIEW_EXPLAIN_H
#define UI_VIEW_EXPLAIN_H

#include "ui/view.h"

/* About the mention under the cursor of the text; false if there is none. */
bool explain_view_open(struct view *v);

#endif
