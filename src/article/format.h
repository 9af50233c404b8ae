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

/* Called for each article in the input, which it then owns; false = enough. */
typedef bool article_sink(void *ctx, struct article *a);

/* A piece of paper: an input, or a part of one. All borrowed. */
struct paper {
	struct str raw;     /* its bytes */
	struct str path;    /* what its article is called; articles that are parts
	                     * of it are called after it */
	struct str charset; /* as declared by what it came in; empty if by nothing */
};

/* The reading of one input: where articles and diagnostics go, and what is
 * left of the limits. Papers inside papers share it. */
struct intake {
	article_sink *sink;
	void *ctx;
	struct diag *d;
	int depth;     /* papers that are open, one inside the other */
	bool is_over;  /* the sink has had enough: return */
};

struct format {
	const char *name;    /* "plain text" */
	/* Looks at the raw bytes and the name; never reads further. */
	bool (*sniff)(struct str raw, struct str path);
	/* NULL: known but not read. */
	enum status (*read)(struct intake *in, const struct paper *p);
};

/* The table, in the order of asking. */
const struct format *format_table(size_t *n);

/*
 * Reads one paper with the format that knows it.
 *
 * errors  UNSUPPORTED (nobody reads it), EMPTY (no text in it), what decode
 *         says; one DIAG_ERROR sentence in in->d
 */
enum status intake_read(struct intake *in, const struct paper *p) MUST_USE;
/* Hands an article out; false if that was the last one asked for. */
bool intake_give(struct intake *in, struct article *a);

/* The same for an input of which only bytes and name are known. */
enum status format_read(struct str raw, struct str path, article_sink *sink,
                        void *ctx, struct diag *d) MUST_USE;

#endif
