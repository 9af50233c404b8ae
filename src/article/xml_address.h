/* SPDX-License-Identifier: MIT */
/* Addresses that are seen from another one. */
#ifndef ARTICLE_XML_ADDRESS_H
#define ARTICLE_XML_ADDRESS_H

#include "text/arena.h"
#include "text/str.h"

/* `reference` seen from `base` (RFC 3986), both in ASCII; the arena's, empty if it
 * is none. */
struct str xml_address(const char *base, const char *reference, struct arena *arena);

#endif
