/* SPDX-License-Identifier: MIT */
/*
 * Mail taken apart: header fields, words in other charsets, the parts of a
 * multipart body, quoted-printable and base64.  As lenient as mail is careless:
 * nothing here fails, what makes no sense is taken as it stands.
 * source  RFC 5322, 2045–2047, 2231
 *
 * Of our own, since GMime brings GLib, which has state of its own for the whole
 * process and writes to standard error.
 */
#ifndef ARTICLE_MIME_H
#define ARTICLE_MIME_H

#include <stdbool.h>

#include "text/buf.h"
#include "text/str.h"

/* The header of a mail or a part, and what comes behind its empty line. */
struct str mime_head(struct str raw, struct str *body);
/* The first field of this name, unfolded; false (and empty) if there is none. */
bool mime_field(struct str head, const char *name, struct buf *out);
/* Appends a field's text in UTF-8: "=?koi8-r?B?…?=" becomes what it means. */
void mime_words(struct str field, struct buf *out);
/* Appends a parameter of a field, "boundary" of Content-Type; false if there is
 * none. In UTF-8. */
bool mime_param(struct str field, const char *name, struct buf *out);
/* What stands before the first parameter, borrowed: "text/html". */
struct str mime_value(struct str field);
/* The name and the address of the first of some mailboxes, in UTF-8, appended;
 * each may come out empty. */
void mime_mailbox(struct str field, struct buf *name, struct buf *address);

/*
 * The next part of a multipart body; *rest is what has not been looked at.
 *
 * shape   a part that the mail ends inside of is a part
 */
bool mime_next_part(struct str *rest, struct str boundary, struct str *part);

/* Appends the body's bytes; encoding as in Content-Transfer-Encoding. */
void mime_decode(struct str body, struct str encoding, struct buf *out);

#endif
