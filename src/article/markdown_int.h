/* SPDX-License-Identifier: MIT */
/* Footnotes of Markdown, which its parser does not know. */
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

#endif
