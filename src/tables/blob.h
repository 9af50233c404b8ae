/* SPDX-License-Identifier: MIT */
/*
 * The compiled tables in the making: rows, phrases, spellings and strings are
 * collected, then written as one block laid out as recognize/kb_int.h says.
 */
#ifndef TABLES_BLOB_H
#define TABLES_BLOB_H

#include <stdbool.h>
#include <stdint.h>

#include "recognize/kb_int.h"
#include "text/arena.h"
#include "text/buf.h"
#include "text/map.h"
#include "text/str.h"
#include "text/vec.h"

struct blob_alias {
	uint64_t phrase;
	struct kb_alias alias;
	bool is_prefix; /* marks that a longer phrase begins so; no alias */
};

struct blob {
	VEC(struct kb_row) rows;
	VEC(struct kb_held) held;
	VEC(struct blob_alias) aliases;
	VEC(struct kb_spelling) spellings;
	VEC(struct kb_slug) slugs;
	struct buf pool;
	struct map strings; /* text -> offset in the pool */
	struct map by_slug; /* class letter and slug -> row */
};

void blob_init(struct blob *b);
void blob_release(struct blob *b);

struct kb_text blob_text(struct blob *b, struct str s);
/* A new row; its slug can be found at run time when it has one. */
kb_id blob_row(struct blob *b, enum kb_class class, struct str slug, struct str name);
kb_id blob_find(const struct blob *b, enum kb_class class, struct str slug);
void blob_spelling(struct blob *b, struct str british, struct str american);
/* A spelling of a row (KB_NONE: of nobody in particular). */
void blob_phrase(struct blob *b, struct str text, kb_id row, enum kb_class class,
                 uint8_t flags);
/* Is `text` a spelling of this row? */
bool blob_names(const struct blob *b, struct str text, kb_id row);
/* The bytes; b may not be added to afterwards. */
void blob_write(struct blob *b, struct buf *out);

#endif
