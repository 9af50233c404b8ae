/* SPDX-License-Identifier: MIT */
/* What naming inputs (source.c) leaves for reading them (source_read.c). */
#ifndef ARTICLE_SOURCE_INT_H
#define ARTICLE_SOURCE_INT_H

#include <stdbool.h>

#include "article/source.h"
#include "text/arena.h"
#include "text/map.h"
#include "text/vec.h"

struct input {
	struct str path; /* terminated */
	struct str file; /* terminated; the same, or a beginning of it */
	bool is_found;   /* in a folder; the user did not name it */
};

struct source {
	struct arena arena;     /* all names */
	VEC(struct input) inputs; /* in reading order */
	struct map seen;        /* paths, so that none is read twice */
	size_t failed;
	bool is_walking; /* what is added is found */
	int stdin_fd;
};

/* "-" */
bool source_is_standard_input(struct str path);
/* One sentence on why a "file" or "folder" could not be opened or read. */
void source_say(struct diag *d, struct str path, const char *what, int error);

#endif
