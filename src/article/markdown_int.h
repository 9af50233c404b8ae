/* SPDX-License-Identifier: MIT */
/* What of Markdown its parser does not know, or knows too well. */
#ifndef ARTICLE_MARKDOWN_INT_H
#define ARTICLE_MARKDOWN_INT_H

#include "text/buf.h"
#include "text/str.h"

/*
 * Appends the text with its footnotes ("… states[^1]", "[^1]: Of 1998.") as small
 * figures that lead to paragraphs at its end, in the order in which they are spoken
 * of; what is written in code, and a note that nobody wrote, stays.
 *
 * source  PHP Markdown Extra, as GitHub and Pandoc have it
 */
void markdown_notes(struct str text, struct buf *out);

/*
 * Appends the parser's markup, "~~struck out~~" as <del>; what is written in code,
 * with one tilde, or has no end in its paragraph, stays.
 *
 * source  GitHub Flavored Markdown 0.29, "Strikethrough"
 */
void markdown_struck(struct str markup, struct buf *out);

#endif
