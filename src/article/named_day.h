/* SPDX-License-Identifier: MIT */
/* The publication day as the name of a file or folder gives it. */
#ifndef ARTICLE_NAMED_DAY_H
#define ARTICLE_NAMED_DAY_H

#include "text/day.h"
#include "text/str.h"

/* The first full day in the file's name, else that of folders of year, month
 * and day right above it; of the years 1900 to 2099. DAY_NONE if there is none. */
struct day named_day(struct str path);

/* What a text says of its day, made full by its path where the two agree; a
 * day and month get the year that brings them near the path's day. */
struct day named_day_complete(struct day said, struct str path);

#endif
