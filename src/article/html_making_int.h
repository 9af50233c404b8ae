/* SPDX-License-Identifier: MIT */
/*
 * An article being made of a page: what format_html.c, which leads, hands on to
 * html_lay_out.c.
 */
#ifndef ARTICLE_HTML_MAKING_INT_H
#define ARTICLE_HTML_MAKING_INT_H

#include <stddef.h>

#include "article/html_int.h"
#include "article/html_places.h"
#include "article/plain_int.h"
#include "text/buf.h"
#include "text/vec.h"

/* A link into the page itself. */
struct within {
	size_t link; /* of making.links */
	size_t line; /* of the page, that it leads to */
};

/* What is being made of a page. */
struct making {
	struct html_page page;
	struct html_washed washed;
	struct html_facts facts;
	struct plain plain;  /* the text with its blocks, and what they say */
	struct buf text;
	VEC(struct article_link) links; /* of the text; addresses are the facts' */
	VEC(struct within) within;
	size_t nlink_byte;   /* [B] of their addresses */
	struct html_places places;
	struct str base;     /* what these are seen from */
	size_t title;        /* block; as many as there are if none */
};

/*
 * The lines of the page as blocks of m->text; a title that the page shows
 * nowhere stands first.
 *
 * shape   fills text, plain.text, plain.blocks, plain.title, title and links;
 *         wants page and facts
 */
void html_lay_out(struct making *m);

#endif
