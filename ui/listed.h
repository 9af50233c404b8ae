/* SPDX-License-Identifier: MIT */
/*
 * The articles as they are listed: which, in which order, in which groups.
 * The list on the screen and the commands that walk it go by the same one.  In
 * reading order without groups the library is asked by window; any other order
 * is made once, and kept until the pile or what is asked for changes.
 */
#ifndef UI_LISTED_H
#define UI_LISTED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "entente.h"
#include "text/vec.h"

/* X(NAME, "what the heading says") */
#define LISTED_ORDER_LIST(X)                          \
	X(BY_DATE, "")                                \
	X(BY_MONTH, "by month")                       \
	X(BY_SOURCE, "by source")                     \
	X(BY_TITLE, "by title")                       \
	X(BY_MENTIONS, "most mentions first")

enum listed_order {
#define X(name, text) LISTED_##name,
	LISTED_ORDER_LIST(X)
#undef X
	LISTED_ORDER_COUNT
};

/* Articles that follow each other under one heading. */
struct listed_group {
	char *name;   /* owned */
	size_t first; /* number of its first article in the list */
};

struct listed {
	struct library *library; /* borrowed */
	struct article_query query;
	enum listed_order order;
	uint32_t generation;
	bool has_asked;
	size_t count;                   /* articles */
	article_id placed;              /* that listed_pos was asked for last … */
	size_t place;                   /* … and its number: all before it are counted */
	VEC(article_id) ids;            /* in order; empty in reading order */
	VEC(struct listed_group) groups; /* empty: no headings */
};

void listed_init(struct listed *l);
void listed_release(struct listed *l);
/* Brings it up to date; true if the list is another than before. */
bool listed_refresh(struct listed *l, struct library *lib, const struct article_query *q,
                    enum listed_order order, uint32_t generation);

/* Articles [first, first + n), strings in `arena`; returns how many. */
size_t listed_rows(struct listed *l, size_t first, size_t n, struct article_row *rows,
                   struct arena *arena);
/* Number of an article in the list, or SIZE_MAX; likewise, of one that is not
 * in it, how many come before it. */
size_t listed_pos(struct listed *l, article_id id);
size_t listed_before(struct listed *l, article_id id);

/* Lines of the list: its articles and their headings. */
size_t listed_lines(const struct listed *l);
/* The article's number, or SIZE_MAX and *group for a heading. */
size_t listed_at(const struct listed *l, size_t line, size_t *group);
size_t listed_line_of(const struct listed *l, size_t number);

#endif
