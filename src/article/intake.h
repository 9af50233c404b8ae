/* SPDX-License-Identifier: MIT */
/*
 * The reading of one input, whatever lies inside it: where articles and
 * diagnostics go, what the articles are called, and the limits that all papers
 * in papers share, so that no archive fills memory or takes for ever.
 */
#ifndef ARTICLE_INTAKE_H
#define ARTICLE_INTAKE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "article/article.h"
#include "text/buf.h"
#include "text/diag.h"
#include "text/map.h"
#include "text/status.h"
#include "text/str.h"

struct format;
struct supply;

/* Called for each article in the input, which it then owns; false = enough. */
typedef bool article_sink(void *ctx, struct article *a);

/* What there is of an input behind the bytes that were read of it. */
struct rest {
	struct buf *seen;    /* those */
	struct supply *from; /* and what goes on with the next one */
};

/* A piece of paper: an input, or a part of one. All borrowed. */
struct paper {
	struct str raw;     /* its bytes */
	struct str path;    /* what its article is called; articles that are parts
	                     * of it are called after it */
	struct str charset; /* as declared by what it came in; empty if by nothing */
	const struct rest *rest; /* it is larger than it may be, and raw only its
	                          * beginning; NULL: raw is all */
	bool is_piece;      /* of a paper that was too large to be read at once */
	uint32_t line;      /* lines of that paper before this piece */
};

/* Papers open at a time, one inside the other: a page in a mail in a mailbox
 * in an archive in an archive is five. */
#define INTAKE_DEPTH_MAX 8
/* What may be unpacked from one input: so many times its size, or a part as
 * large as any file may be if that is more. Pages pack to a tenth, at best a
 * fiftieth of their size. */
#define INTAKE_RATIO_MAX 200

/* What a program outside is to make text of. */
struct filter_order {
	struct str path;
	uint64_t most;    /* [B] of text */
	bool is_readable; /* some format reads the file: only what the user asked
	                   * for is run */
};

/* Makes text of a file by a program outside; false if there is none for it (no
 * sentence), or it failed (one in d). Any thread. */
typedef bool article_filter(void *ctx, const struct filter_order *order, struct buf *out,
                            struct diag *d);

struct intake {
	article_sink *sink;
	void *ctx;
	struct diag *d;
	uint64_t part_max;   /* [B] one part may have */
	uint64_t size;       /* [B] of the input */
	uint64_t unpacked;   /* [B] so far */
	int depth;           /* papers that are open, one inside the other */
	size_t skipped;      /* parts that could not be read, each said */
	size_t passed_over;  /* parts that are no articles */
	const struct format *other; /* from above, asked before the table; or NULL */
	article_filter *filter; /* or NULL */
	void *filter_ctx;
	struct str charset;  /* that the user says it is in; empty */
	struct str fields;   /* of exports, as the user says (record.h); empty */
	struct fact charset_read; /* what was decoded last was read as, and why */
	struct map names;    /* of all parts so far */
	bool is_found;       /* the input, in a folder: nobody asked for it by its name */
	bool is_beside;      /* the whole input is what lies beside articles */
	bool is_list;        /* of other inputs: no article in it is no fault */
	bool is_over;        /* the sink has had enough, or a limit is reached */
};

/* size: [B] of the input. */
void intake_init(struct intake *in, uint64_t size, article_sink *sink, void *ctx,
                 struct diag *d);
void intake_release(struct intake *in);

/* Hands an article out; false if that was the last one asked for. */
bool intake_give(struct intake *in, struct article *a);

/* The paper as UTF-8; `declared` by its markup, where the paper has none.  Sets
 * in->charset_read.
 * errors: those of decode() */
enum status intake_decode(struct intake *in, const struct paper *p,
                          struct str declared, struct buf *out) MUST_USE;

/* Says that it is larger than the limit; STATUS_TOO_LARGE. */
enum status intake_too_large(struct intake *in, struct str path);

/* Counts what was unpacked; false, with a sentence, when it is too much. */
bool intake_unpacked(struct intake *in, uint64_t bytes, struct str path);

/*
 * The name of a part with a name of its own: "pages.zip!/a/b.html".  A second
 * one of the same name gets "~2".
 *
 * shape   valid UTF-8 without controls; no "..", no empty step
 */
void intake_name_member(struct intake *in, struct str container, struct str member,
                        struct buf *out);
/*
 * The name of an entry: "feed.xml#summit-ends-1f2e3d4c", from words for people
 * and a hash of what identifies it, so that it does not depend on what stands
 * before it in the container.
 */
void intake_name_entry(struct intake *in, struct str container, struct str words,
                       struct str identity, struct buf *out);

#endif
