/* SPDX-License-Identifier: MIT */
/* What others ask of the list of articles. */
#ifndef UI_VIEW_ARTICLES_H
#define UI_VIEW_ARTICLES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ui/listed.h"
#include "ui/view.h"

/* The list as it is now, for commands that walk it. Borrowed. */
struct listed *articles_view_listed(struct view *v);
/* Articles picked out by hand, by article_row.content, and how many those are. */
bool articles_view_is_marked(const struct view *v, uint64_t content);
size_t articles_view_marked(const struct view *v);

#endif
