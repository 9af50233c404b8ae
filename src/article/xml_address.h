/* SPDX-License-Identifier: MIT */
/* Addresses that are seen from another one. */
#ifndef ARTICLE_XML_ADDRESS_H
#define ARTICLE_XML_ADDRESS_H

#include "text/buf.h"

/* Adds `reference` as it is seen from `base` (RFC 3986), both in ASCII; nothing if it
 * is no address. */
void xml_address(struct buf *out, const char *base, const char *reference);

#endif
