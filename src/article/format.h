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
#include <stdint.h>

#include "article/article.h"
#include "article/intake.h"
#include "article/supply.h"
#include "text/diag.h"
#include "text/status.h"
#include "text/str.h"

struct format {
	const char *name;    /* "plain text" */
	/* Looks at the raw bytes and the name; never reads further. */
	bool (*sniff)(struct str raw, struct str path);
	/* NULL: known but not read. */
	enum status (*read)(struct intake *in, const struct paper *p);
	bool is_beside;      /* lies beside articles and is none */
	/* Of what is too large to be read at once (pieces.c); NULL: it must be.
	 * True if this one is made of papers, one behind the other; *head is set
	 * to what each piece of it has to begin with. */
	bool (*divides)(struct str raw, struct str *head);
	/* [B] of the first of some papers: may be more than there are, if it says
	 * so itself; 0 if its end is not among them. */
	uint64_t (*end)(struct str head, struct str papers);
	bool takes_rest;     /* `read` reads on from paper.rest itself */
};

/* The table, in the order of asking. */
const struct format *format_table(size_t *n);
/* The one that knows these bytes; plain text takes what no other does. */
const struct format *format_find(struct str raw, struct str path);

/*
 * Reads one paper with the format that knows it.
 *
 * errors  UNSUPPORTED (nobody reads it), EMPTY (no text in it), what decode
 *         says; one DIAG_ERROR sentence in in->d
 */
enum status intake_read(struct intake *in, const struct paper *p) MUST_USE;
/*
 * Reads an input of any size: whole, or if it is larger than in->part_max in
 * pieces.  p->raw is not looked at.
 *
 * errors  those of intake_read; TOO_LARGE where it cannot be divided
 */
enum status intake_read_supply(struct intake *in, const struct paper *p,
                               struct supply *from) MUST_USE;
/* A paper that has a rest, known by a format. */
enum status intake_read_pieces(struct intake *in, const struct paper *p,
                               const struct format *f) MUST_USE;
/*
 * Reads a part of another paper: what goes wrong is said and counted in
 * in->skipped; pictures, styles and the like that lie beside articles are
 * counted in in->passed_over and not said.
 */
void intake_read_part(struct intake *in, const struct paper *p);

/* The same for an input of which only bytes and name are known. */
enum status format_read(struct str raw, struct str path, article_sink *sink,
                        void *ctx, struct diag *d) MUST_USE;

#endif
