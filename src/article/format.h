/* SPDX-License-Identifier: MIT */
/*
 * Kinds of paper.  One struct and one file a format, one table of them; the
 * first whose `sniff` says yes reads the input.  Formats that are recognized
 * but not read yet are in the table too, so that the user gets a sentence.
 */
#ifndef ARTICLE_FORMAT_H
#define ARTICLE_FORMAT_H

#include <stdbool.h>
#include <stddef.h>

#include "article/article.h"
#include "text/diag.h"
#include "text/status.h"
#include "text/str.h"

/* Called for each article in the input, which it then owns. */
typedef void article_sink(void *ctx, struct article *a);

struct format {
	const char *name;    /* "plain text" */
	/* Looks at the raw bytes and the name; never reads further. */
	bool (*sniff)(struct str raw, struct str path);
	/* NULL: known but not read. */
	enum status (*read)(struct str raw, struct str path, article_sink *sink,
	                    void *ctx, struct diag *d);
};

/* The table, in the order of asking. */
const struct format *format_table(size_t *n);

/*
 * Reads one input with the format that knows it.
 *
 * errors  UNSUPPORTED (nobody reads it), EMPTY (no text in it), what decode
 *         says; one DIAG_ERROR sentence in d
 */
enum status format_read(struct str raw, struct str path, article_sink *sink,
                        void *ctx, struct diag *d) MUST_USE;

#endif
