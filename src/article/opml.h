/* SPDX-License-Identifier: MIT */
/*
 * OPML, the list of feeds that feed readers export.  Feeds in files are opened
 * by who walks the files (source.c); those on the net are never fetched.
 */
#ifndef ARTICLE_OPML_H
#define ARTICLE_OPML_H

#include <stdbool.h>

#include "text/buf.h"
#include "text/str.h"

/* Called for each address of a feed; borrowed until it returns. */
typedef void opml_sink(void *ctx, struct str address);

/* All feeds of a list, in its order; broken lists as far as they go. */
void opml_each(struct str xml, opml_sink *sink, void *ctx);
/*
 * The file that an address means: "file:///a%20b.xml", "/a b.xml", or "b.xml"
 * beside the list.
 *
 * errors  false if it is on the net
 */
bool opml_file(struct str address, struct str list, struct buf *out);
/* Is a file that begins so a feed? A list from elsewhere may name any file. */
bool opml_names_feed(struct str head);

#endif
