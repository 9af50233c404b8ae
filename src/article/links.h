/* SPDX-License-Identifier: MIT */
/*
 * Where a text leads: what may be followed and how it is written, and the
 * addresses that a text spells out.
 */
#ifndef ARTICLE_LINKS_H
#define ARTICLE_LINKS_H

#include <stddef.h>
#include <stdint.h>

#include "text/arena.h"
#include "text/span.h"
#include "text/str.h"

/* A place of the text that leads somewhere. */
struct article_link {
	struct span at; /* [B] of the text, inside one block */
	struct str to;  /* of one of the ways below; ASCII without blanks */
};

/* How an address leads on. */
enum link_way {
	WAY_NOWHERE, /* it is none that an article has */
	WAY_OUT,     /* http, https or mailto, absolute: may be given to a program */
	WAY_INSIDE,  /* "#120": to byte 120 of the same text */
	WAY_BESIDE   /* "boats/2.html": seen from a page whose address is not known */
};

/* *off is set where it leads inside. */
enum link_way link_way(struct str to, uint32_t *off);

/* [B] of the longest address that is kept. */
#define LINK_MAX 2000

/* A web address, as people write it ("https://www.x.org/a", "www.x.org/a"), without
 * what all of them begin with; `s` itself if it begins with none of that. */
struct str link_bare(struct str s);

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

/* The same of a page whose address is not known: as much as is known, "boats/2.html",
 * and of "//x.org/a" all but the scheme, which is https. */
struct str link_beside(struct str href, struct arena *arena);

/*
 * The given links and the web addresses that the text spells out beside them, in
 * text order, not overlapping; all in `arena`.
 */
const struct article_link *links_find(struct str text, const struct article_link *given,
                                      size_t ngiven, struct arena *arena, size_t *n);

#endif
