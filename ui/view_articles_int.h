/* SPDX-License-Identifier: MIT */
/*
 * State of the list of articles, for view_articles.c (which are listed, what is
 * done with them) and view_articles_draw.c (what is seen of them).
 */
#ifndef UI_VIEW_ARTICLES_INT_H
#define UI_VIEW_ARTICLES_INT_H

#include "ui/app_int.h"
#include "ui/listed.h"
#include "ui/sheet.h"
#include "ui/view_articles.h"

/* Where in an article the followed entity is mentioned: bit i for the i-th of
 * STRIP_PARTS equal parts of its text. */
#define STRIP_PARTS 16

struct articles_view {
	struct sheet sheet;       /* .order: enum listed_order */
	struct listed listed;
	struct article_row *rows; /* those on the screen, headings left out … */
	size_t first;             /* … from this number in the list on */
	size_t nrow;
	struct arena arena;       /* strings of rows */
	uint32_t generation;
	article_id current;       /* the open one when the selection was set */
	struct buf selected;      /* path of the selected one */
	struct map marked;        /* contents of those picked out by hand → 1 */
	size_t nmarked;
	VEC(uint32_t) number;     /* of an article in the pile, by its id */
	size_t narticle;          /* that have one */
	VEC(uint32_t) strip;      /* mentions of the followed entity per article */
	uint32_t strip_most;
	entity_id strip_entity;
	VEC(uint32_t) parts;      /* of rows: where in each it is mentioned … */
	article_id parts_first;   /* … as asked for the list from this article … */
	entity_id parts_entity;   /* … of this entity … */
	uint32_t parts_generation; /* … in this generation and order */
	int parts_order;
};

/* The article on a line; NULL: a heading, or not on the screen. */
const struct article_row *articles_row_at(const struct articles_view *v, size_t line);
/* After a settling: where each article stands in the pile. */
void articles_number(struct articles_view *v);
/* How often each article of the pile mentions the followed entity. */
void articles_make_strip(struct articles_view *v);
/* Where in the articles on the screen it is mentioned; asked anew only for
 * others, or of another entity. */
void articles_make_parts(struct articles_view *v);

/* Members of struct sheet_ops. */
void articles_draw_row(const struct sheet *s, struct canvas *c, struct rect r, size_t line);
void articles_draw_foot(const struct sheet *s, struct canvas *c, struct rect r);

#endif
