/* SPDX-License-Identifier: MIT */
/*
 * XML as the world writes it, to be read by libxml2: feeds, lists of feeds and
 * what lies in office documents and books.  Anything that is nearly XML is made
 * well-formed before the parser sees it, so that one bad byte loses one
 * character instead of everything behind it, and the parser has nothing to say.
 */
#ifndef ARTICLE_XML_INT_H
#define ARTICLE_XML_INT_H

#include <stdbool.h>

#include "text/buf.h"
#include "text/str.h"

struct _xmlTextReader; /* libxml2's */

/* A document that is being read, one node after the other. */
struct xml {
	struct _xmlTextReader *reader;
	struct buf text;  /* what it reads */
	bool is_damaged;  /* elements were not closed, or not in their order */
};

/* What the first line says of the charset, borrowed: <?xml … encoding="koi8-r"?>.
 * Empty if it says nothing. */
struct str xml_charset(struct str raw);

/*
 * Appends a well-formed document.
 *
 * shape   one root; no declaration, comments or document type; of entities
 *         only those of XML are left: those of HTML and small ones that the
 *         document declares are replaced, all others are the text they look like
 * errors  true if elements had to be closed or were closed for nothing
 * source  XML 1.0, fifth edition; the names of entities are libxml2's for HTML
 */
bool xml_wash(struct str text, struct buf *out);

/*
 * Opens UTF-8, or raw bytes in the charset they declare.  No parser writes to
 * the screen, expands an entity or fetches anything.
 *
 * errors  false if there is no element in it, or 2 GiB; x need not be closed
 */
bool xml_open(struct xml *x, struct str text);
bool xml_open_raw(struct xml *x, struct str raw);
/* Accepts one that was not opened. */
void xml_close(struct xml *x);

#endif
