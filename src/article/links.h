/* SPDX-License-Identifier: MIT */
/*
 * Where a text leads: what may be followed and how it is written, and the
 * addresses that a text spells out.
 */
#ifndef ARTICLE_LINKS_H
#define ARTICLE_LINKS_H

#include <stddef.h>

#include "text/arena.h"
#include "text/span.h"
#include "text/str.h"

/* A place of the text that leads somewhere. */
struct article_link {
	struct span at; /* [B] of the text, inside one block */
	struct str to;  /* http, https or mailto, absolute; ASCII without blanks */
};

/* [B] of the longest address that is kept. */
#define LINK_MAX 2000

/*
 * The address that `href` means on a page whose own address is `base`, as it may
 * be given to a program: http, https or mailto, absolute, visible ASCII only.
 *
 * shape   `base` is such an address or empty: then only what is whole in itself
 *         leads somewhere
 * owner   the arena's; empty if it leads nowhere, into the same page, or to what
 *         is no such address
 * source  RFC 3986, by libxml2 (xml_address.c); blanks and line ends as browsers take them
 */
struct str link_address(struct str base, struct str href, struct arena *arena);

/*
 * The given links and the web addresses that the text spells out beside them, in
 * text order, not overlapping; all in `arena`.
 */
const struct article_link *links_find(struct str text, const struct article_link *given,
                                      size_t ngiven, struct arena *arena, size_t *n);

#endif
