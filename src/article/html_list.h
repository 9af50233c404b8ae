/* SPDX-License-Identifier: MIT */
/* Where in lists and quotations a place of a page is, and the number of its item. */
#ifndef ARTICLE_HTML_LIST_H
#define ARTICLE_HTML_LIST_H

#include <stdbool.h>
#include <stdint.h>

#include "article/html_int.h"

/* Zeroed outside of all. */
struct html_list {
	enum html_tag tag; /* the innermost list; TAG_TEXT: none */
	uint32_t number;   /* of its last item */
	char numbering;    /* of its items, as in struct block */
	uint8_t depth;     /* lists around */
	uint8_t quotes;    /* quotations around */
	bool is_reversed;  /* its items are counted down */
};

/* Into `node`, if that is a list, an item of one, or a quotation. */
void html_list_step(struct html_list *l, const struct html_tree *t, uint32_t node);

#endif
