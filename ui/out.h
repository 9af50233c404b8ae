/* SPDX-License-Identifier: MIT */
/*
 * What leaves the reader as text: sentences, citations, addresses.  No control
 * byte of an article leaves.
 */
#ifndef UI_OUT_H
#define UI_OUT_H

#include "entente.h"
#include "text/buf.h"
#include "text/span.h"

/* Appends text without what a terminal or a program could take for a command;
 * lines stay lines. */
void out_clean(struct buf *out, struct str text);
/* The same on one line: any run of white space is one blank. */
void out_line(struct buf *out, struct str text);
/* The sentence at byte `off`; SPAN_NONE where there is none. */
struct span out_sentence(const struct article *a, uint32_t off);
/* Appends “words” — Author. Title. Source, 26 Jul 2016. address path:12; what
 * the article does not say is left out.  `off` [B] is where the words are. */
void out_citation(struct buf *out, const struct article *a, struct str words, uint32_t off);
/* The web address the article comes from, as far as it says one: the one known
 * of it, else the first in its text, that of its source before others; empty if
 * none. Only http and https. Borrowed from the article. */
struct str out_address(const struct article *a);

/* Appends a path as a shell would read it: "~/" is the home folder, if any. */
void out_path(struct buf *out, struct str typed, const char *home);

/* Appends base64 (RFC 4648). */
void out_base64(struct buf *out, struct str bytes);

#endif
