/* SPDX-License-Identifier: MIT */
/*
 * All mentions of one entity in reading order, as rows: a heading for each
 * article, below it its mentions in their context, set so that the mentions
 * stand below each other.  Only the rows on the screen are asked for.
 */
#ifndef UI_CONCORD_H
#define UI_CONCORD_H

#include <stdbool.h>
#include <stddef.h>

#include "entente.h"
#include "text/vec.h"
#include "ui/canvas.h"

/* X(NAME, "what the heading says"): reading order has headings, the others
 * mix the articles. */
#define CONCORD_ORDER_LIST(X)           \
	X(READING, "")                  \
	X(BEFORE, "by the word before") \
	X(AFTER, "by the word after")   \
	X(SOURCE, "by source")

enum concord_order {
#define X(name, text) CONCORD_##name,
	CONCORD_ORDER_LIST(X)
#undef X
	CONCORD_ORDER_COUNT
};

/* An article and the mentions in it. */
struct concord_group {
	article_id article;
	size_t first; /* its first mention among all */
	size_t count;
};

/* A row as it is drawn. */
struct concord_line {
	bool is_heading;
	struct str left;     /* text before the mention; heading: the date */
	struct str mention;  /* heading: the title */
	struct str right;
	struct hit hit;      /* of a mention */
	enum kind kind;
	size_t group;
};

struct concord {
	struct library *library; /* borrowed */
	entity_id id;
	enum kind kind;
	VEC(struct concord_group) groups;
	size_t nhit;
	VEC(size_t) order;          /* mentions as rows show them; empty: reading order */
	size_t first;               /* rows[0] is row `first` */
	VEC(struct concord_line) lines;
	struct arena arena;         /* of their strings */
};

void concord_init(struct concord *c);
void concord_release(struct concord *c);
/* Starts on an entity; ENTITY_NONE: no rows. */
void concord_build(struct concord *c, struct library *lib, entity_id id, enum kind kind);

/* Another order of the mentions, after concord_build; of more than a few
 * thousand the order stays. */
void concord_sort(struct concord *c, enum concord_order order);

size_t concord_rows(const struct concord *c);
bool concord_is_heading(const struct concord *c, size_t row);
/* Group a row belongs to, and the mention's number among all (SIZE_MAX for a
 * heading). */
size_t concord_group_of(const struct concord *c, size_t row, size_t *hit);
/* Row of the mention at byte `off` of an article, or SIZE_MAX. */
size_t concord_find(const struct concord *c, article_id article, uint32_t off);

/* Asks for rows [first, first + n). */
void concord_window(struct concord *c, size_t first, size_t n);
/* A row of that window, or NULL. Borrowed until the next window. */
const struct concord_line *concord_line(const struct concord *c, size_t row);
void concord_draw(const struct concord_line *line, struct canvas *c, struct rect r);

#endif
