/* SPDX-License-Identifier: MIT */
/*
 * What people and their programs make of the text of a mail: lines that flow,
 * signatures around and below it, mails quoted whole with their heads.
 */
#ifndef ARTICLE_MAIL_INT_H
#define ARTICLE_MAIL_INT_H

#include <stdbool.h>

#include "article/intake.h"
#include "article/plain_int.h"
#include "text/buf.h"
#include "text/str.h"

/* One mail of this name, and the papers in it, handed to the intake. */
void mail_read(struct intake *in, struct str raw, struct str path);

/*
 * Appends the text of a text/plain part, in UTF-8, without what a signing
 * program wrapped around it.  `type` is the part's Content-Type: lines that
 * flow are joined if it says so.
 *
 * errors  false if there is an encrypted block in it, which is left out
 * source  RFC 3676; RFC 4880, 6.2 and 7
 */
bool mail_text(struct str text, struct str type, struct buf *out);

/* The boundary that the parts of a multipart body really have: that of the
 * first line that begins with "--" and is followed by a field of a part.
 * Borrowed; empty if there is none. */
struct str mail_boundary(struct str body);

/* A line of the head of a quoted mail, or one that announces it. */
bool mail_is_head_line(struct str line);
/* Settles heads of mails that are quoted or forwarded, lines that announce
 * them, and what stands below "-- ".  `is_markup` where each is a block. */
void mail_settle(struct plain *p, bool is_markup);
/* Of a mail that by its subject only hands another on, and says little itself: who
 * wrote that and when, by its settled head; borrowed from the text. */
struct html_given;
void mail_forwarded(const struct plain *p, struct html_given *given);
/* After the headline was looked for: a mail has no standfirst, and its first
 * short sentence is text. */
void mail_resettle(struct plain *p);

#endif
