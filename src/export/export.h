/* SPDX-License-Identifier: MIT */
/*
 * Output formats: everything that leaves the house as text.  Emitters append
 * to a buffer; who prints it, and where, is ui's matter.
 */
#ifndef EXPORT_EXPORT_H
#define EXPORT_EXPORT_H

#include <stdbool.h>

#include "entity/coref.h"
#include "entity/entity.h"
#include "library/census.h"
#include "library/grounds.h"
#include "library/library.h"
#include "recognize/reading.h"
#include "text/buf.h"

/* JSON string with quotes.  Whatever must not reach a terminal (control bytes,
 * bidi controls, U+2028/9 …) is escaped, bytes that are no UTF-8 become U+FFFD:
 * a name of a file may hold anything. */
void export_json_str(struct buf *out, struct str s);

struct annotate_options {
	bool with_body;    /* "body": the text without furniture */
	bool with_explain; /* for every mention "rule", "score", "link" and "why":
	                    * who found it, how sure that is, how sure its joining
	                    * to the entity, and by what (confidence = score *
	                    * link); "evidence" and "alternatives" (explain.h) */
	const struct lexicon *user; /* that the articles were read with, or NULL */
};

/* One article of the library, one line of JSON, with the newline. */
void export_annotation(struct buf *out, struct library *lib,
                       const struct page *p, const struct annotate_options *o);
/* The same of a census, … */
void export_annotation_counted(struct buf *out, const struct census *c,
                               const struct page *p,
                               const struct annotate_options *o);
/* … and of one reading alone (annotate --local). */
void export_annotation_local(struct buf *out, const struct reading *r,
                             const struct coref *c,
                             const struct annotate_options *o);

enum entity_format { ENTITY_TABLE, ENTITY_JSONL, ENTITY_TSV };
/* Column heads, if the format has any. */
void export_entity_head(struct buf *out, enum entity_format f);
void export_entity(struct buf *out, struct library *lib,
                   const struct entity_row *row, enum entity_format f);

/* What is known about an article, and who says so, in the same formats. */
void export_info(struct buf *out, const struct article *a, enum entity_format f);

/* What an entity rests on, one piece a line, in the same formats: each spelling
 * with its reason, offices, facts of a meeting, others it could be. */
void export_evidence(struct buf *out, struct library *lib, entity_id id,
                     enum entity_format f);

/* "path:line:col: context" with the newline; context is the sentence-wide
 * neighbourhood on one line, at most `width` bytes, cut at words. */
void export_hit(struct buf *out, const struct article *a, struct span at,
                size_t width);

/* Text made fit for a terminal: control bytes, escapes and bidi controls
 * replaced by U+FFFD; newline and tab kept. */
void export_safe(struct buf *out, struct str s);

/* Dumps of the floors, one thing a line, for golden tests (`entente dump`). */
void export_dump_article(struct buf *out, const struct article *a);
void export_dump_tokens(struct buf *out, const struct article *a, const struct tokens *t);
void export_dump_mentions(struct buf *out, const struct reading *r);
void export_dump_locals(struct buf *out, const struct reading *r, const struct coref *c);

#endif
