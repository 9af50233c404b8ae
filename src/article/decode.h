/* SPDX-License-Identifier: MIT */
/*
 * Any charset to UTF-8.  BOM, then "is it valid UTF-8", then a guess; bad
 * bytes become U+FFFD with a diagnostic.  Valid UTF-8 passes untouched.
 */
#ifndef ARTICLE_DECODE_H
#define ARTICLE_DECODE_H

#include "text/buf.h"
#include "text/diag.h"
#include "text/status.h"
#include "text/str.h"

/*
 * errors  UNSUPPORTED when `raw` is not text (NUL bytes and no UTF-16/32, or
 *         many control bytes); one sentence in d
 */
enum status decode(struct str raw, struct str path, struct buf *out,
                   struct diag *d) MUST_USE;

#endif
