/* SPDX-License-Identifier: MIT */
/*
 * Any charset to UTF-8.  What the user says, BOM, then "is it valid UTF-8", then
 * what was declared, then a guess; bad bytes become U+FFFD with a diagnostic.
 * Valid UTF-8 passes untouched.
 */
#ifndef ARTICLE_DECODE_H
#define ARTICLE_DECODE_H

#include "article/article.h"
#include "text/buf.h"
#include "text/diag.h"
#include "text/status.h"
#include "text/str.h"

/* What is known of the charset; empty where nothing is. */
struct decode_hints {
	struct str forced;   /* by the user: nothing is asked any more */
	struct str declared; /* by markup or by what the text came in … */
	enum origin from;    /* … which of them */
	struct fact *read_as; /* gets the charset (static) and who said so: the
	                       * user, who declared it, the bytes themselves
	                       * (ORIGIN_TEXT) or a guess. NULL: nobody asks */
};

/*
 * hints may be NULL.
 *
 * errors  UNSUPPORTED when `raw` is not text (NUL bytes and no UTF-16/32, or
 *         many control bytes); one sentence in d
 */
enum status decode(struct str raw, const struct decode_hints *hints,
                   struct str path, struct buf *out, struct diag *d) MUST_USE;

#endif
