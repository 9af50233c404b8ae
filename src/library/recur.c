/* SPDX-License-Identifier: MIT */
/*
 * Lines that recur: what stands word for word in many articles of one source is
 * its furniture ("Follow us on …", "Read more in the morning edition"), though
 * nothing in one article alone tells.  What is counted are lines that say little:
 * no sentences in the middle, no figures, no quotations, nothing that announces
 * what follows.  Counting is part of putting an article in and costs a few rows;
 * what is folded is decided when an article is opened, from the counts alone, so
 * it does not depend on the order in which articles came.  Mentions stay what
 * they are: the same words are recognized and counted with a pile and without.
 */
#include "library/recur.h"

#include "text/fold.h"
#include "text/utf8.h"

#include "text/banned.h"

enum {
	LINE_LONG = 160,   /* [B] */
	LABELS = 5,        /* contents that have a line without a full stop, … */
	OTHERS = 8,        /* … a sentence or what looks like a heading */
	HEAD_BLOCKS = 2,   /* a sentence has to stand among the first … */
	FOOT_BLOCKS = 4,   /* … or the last blocks of the text */
	HEADING_WORDS = 4  /* "Background" and "Key facts" are headings anywhere */
};

/* A block as it may recur. */
struct line {
	uint32_t block;   /* its index */
	uint32_t least;   /* contents that have to have it */
	int64_t hash;     /* of its words and the source */
};

static bool
ends_sentence(struct str s)
{
	char last = s.ptr[s.len - 1];

	return last == '.' || last == '!' || last == '?' || last == ')' || last == '"'
	       || (unsigned char)last >= 0x80;
}

/* Words in letters; no figures, no quotation, nothing that goes on. */
static bool
says_little(struct str s)
{
	size_t nletter = 0;
	size_t len;

	for (size_t i = 0; i < s.len; i += len) {
		uint32_t cp = utf8_get(s, i, &len);

		if (utf8_is_digit(cp) || cp == '"' || cp == 0x201C || cp == 0x201E || cp == 0xAB)
			return false;
		nletter += utf8_is_letter(cp);
	}
	return nletter >= 3 && s.ptr[s.len - 1] != ':';
}

static bool
is_kept(const struct block *b)
{
	return b->kind != BLOCK_FURNITURE && b->kind != BLOCK_TITLE && b->kind != BLOCK_META;
}

/* True, and *l is filled, if block i can recur; `before` and `after` blocks of
 * the text stand on its two sides. */
static bool
make_line(const struct recur_text *t, uint32_t i, uint32_t before, uint32_t after,
          struct line *l)
{
	const struct block *b = &t->blocks[i];
	struct str s = str_at(t->text, b->at);
	bool is_at_edge = before < HEAD_BLOCKS || after < FOOT_BLOCKS;
	bool is_heading = b->kind == BLOCK_HEADING;

	if ((b->kind != BLOCK_PARAGRAPH && b->kind != BLOCK_ITEM && !is_heading)
	    || s.len > LINE_LONG || !says_little(s))
		return false;
	if (!is_at_edge && (b->kind == BLOCK_ITEM || ends_sentence(s)))
		return false;
	if (is_heading && str_count_words(s) < HEADING_WORDS)
		return false;
	l->block = i;
	l->least = ends_sentence(s) || is_heading ? OTHERS : LABELS;
	l->hash = (int64_t)(fold_hash(t->source) * UINT64_C(0x9E3779B97F4A7C15) ^ fold_hash(s));
	return true;
}

typedef bool line_sink(struct library *lib, void *ctx, const struct line *l);

/* Each line that can recur; articles of nobody have none. */
static bool
each_line(struct library *lib, const struct recur_text *t, line_sink *sink, void *ctx)
{
	uint32_t after = 0;
	uint32_t before = 0;

	if (t->source.len == 0)
		return true;
	for (size_t i = 0; i < t->nblock; i++)
		after += is_kept(&t->blocks[i]);
	for (size_t i = 0; i < t->nblock; i++) {
		struct line l;

		if (!is_kept(&t->blocks[i]))
			continue;
		after--;
		if (make_line(t, (uint32_t)i, before, after, &l) && !sink(lib, ctx, &l))
			return false;
		before++;
	}
	return true;
}

/* -------------------------------------------------------------------- counting */

static bool
insert_line(struct library *lib, void *ctx, const struct line *l)
{
	sqlite3_stmt *st = db_get(lib, "INSERT OR IGNORE INTO lines VALUES(?1, ?2)");

	db_int(st, 1, l->hash);
	db_int(st, 2, *(const article_id *)ctx);
	return db_run(lib, st);
}

bool
recur_add(struct library *lib, article_id id, const struct article *a)
{
	struct recur_text t = {.text = article_text(a), .source = article_source(a)};

	t.blocks = article_blocks(a, &t.nblock);
	return each_line(lib, &t, insert_line, &id);
}

bool
recur_forget(struct library *lib, article_id id)
{
	sqlite3_stmt *st = db_get(lib, "DELETE FROM lines WHERE article = ?1");

	db_int(st, 1, id);
	return db_run(lib, st);
}

/* --------------------------------------------------------------------- folding */

/* The same text in two files is one. */
static bool
fold_line(struct library *lib, void *ctx, const struct line *l)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT count(*) FROM (SELECT DISTINCT a.content FROM lines l"
		" JOIN articles a ON a.id = l.article WHERE l.hash = ?1 LIMIT ?2)");
	struct block *blocks = ctx;

	db_int(st, 1, l->hash);
	db_int(st, 2, l->least);
	if (db_value(lib, st, 0) >= (int64_t)l->least)
		blocks[l->block].kind = BLOCK_FURNITURE;
	return lib->error == 0;
}

bool
recur_fold(struct library *lib, const struct recur_text *t, struct block *blocks)
{
	return each_line(lib, t, fold_line, blocks);
}
