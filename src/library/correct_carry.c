/* SPDX-License-Identifier: MIT */
/*
 * Corrections of an article whose text changes.  Those of places and facts are kept
 * by content, so a file that somebody edits, or that an agency sends again with a
 * word put right, would lose them.  They are carried to the new text where it is a
 * version of the old one and their words still stand in the same surroundings; what
 * finds no place stays with the old text, and comes back with it.
 */
#include "library/correct_int.h"

#include "text/map.h"

#include "text/banned.h"

#define CONTEXT_MAX 64 /* [B] on either side that are compared … */
#define CONTEXT_MIN 8  /* … and of both together that say enough */
#define SHINGLE 4      /* words that follow each other */

/* ------------------------------------------------------------------- versions */

/* The next run of SHINGLE words from *text on, a blank between them, of which the
 * first is left out the next time.  False at the end. */
static bool
next_shingle(struct str *text, struct buf *out)
{
	struct str rest;
	size_t n = 0;

	*text = str_trim(*text);
	rest = *text;
	buf_clear(out);
	while (rest.len > 0 && n < SHINGLE) {
		size_t len = 0;

		while (len < rest.len &&
		       str_find_char(STR_LIT(" \t\n\r\f\v"), rest.ptr[len]) == SIZE_MAX)
			len++;
		buf_add(out, str_sub(rest, 0, len));
		buf_add_char(out, ' ');
		if (n++ == 0)
			*text = str_sub(rest, len, rest.len);
		rest = str_trim(str_sub(rest, len, rest.len));
	}
	return n == SHINGLE;
}

/* At least half of the words of the old text stand beside the same words in the
 * new one. */
static bool
is_version_of(struct str now, struct str then)
{
	struct map there;
	struct buf b;
	size_t all = 0;
	size_t same = 0;

	map_init(&there);
	buf_init(&b);
	while (next_shingle(&now, &b))
		map_set(&there, buf_str(&b), 1);
	while (next_shingle(&then, &b)) {
		all++;
		same += map_get(&there, buf_str(&b)) != MAP_NONE;
	}
	buf_release(&b);
	map_release(&there);
	return same > 0 && same * 2 >= all;
}

/* --------------------------------------------------------------------- places */

static size_t
same_before(struct str a, size_t at_a, struct str b, size_t at_b)
{
	size_t n = 0;

	while (n < CONTEXT_MAX && n < at_a && n < at_b &&
	       a.ptr[at_a - n - 1] == b.ptr[at_b - n - 1])
		n++;
	return n;
}

static size_t
same_behind(struct str a, size_t at_a, struct str b, size_t at_b)
{
	size_t n = 0;

	while (n < CONTEXT_MAX && at_a + n < a.len && at_b + n < b.len &&
	       a.ptr[at_a + n] == b.ptr[at_b + n])
		n++;
	return n;
}

/* Where the words at `at` stand in the other text: where most of what is around
 * them is the same.  If that says little, or the same of several, then at the place
 * of the same number among as many as before.  SPAN_NONE: it cannot be told. */
static struct span
place_in(struct str now, struct str then, struct span at)
{
	struct str words = str_at(then, at);
	struct span found = SPAN_NONE;
	struct span one;
	size_t number = 0; /* of this one among the places in the old text, … */
	size_t all = 0;
	size_t count = 0; /* … those in the new one, and the one that was found */
	size_t chosen = 0;
	size_t best = 0;
	bool is_tied = false;

	for (size_t off = 0; words_next(then, words, &off, &one); all++)
		number += one.off < at.off;
	for (size_t off = 0; words_next(now, words, &off, &one); count++) {
		size_t same = same_before(then, at.off, now, one.off) +
		              same_behind(then, span_end(at), now, span_end(one));

		is_tied = same == best ? count > 0 : is_tied && same < best;
		if (count > 0 && (same < best || (same == best && count > number)))
			continue;
		best = same;
		found = one;
		chosen = count;
	}
	if ((is_tied || best < CONTEXT_MIN) && (count != all || chosen != number))
		return SPAN_NONE;
	return found;
}

/* ---------------------------------------------------------------------- rows */

struct carried {
	int64_t row;
	struct span at; /* in the new text */
};

struct carried_vec {
	struct carried *ptr;
	size_t len;
	size_t cap;
};

/* Rows that have a place in the new text, or need none. */
static void
collect(struct library *lib, int64_t content, struct str now, struct str then,
        struct carried_vec *out)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT id, level, off, len FROM corrections WHERE content = ?1 ORDER BY id");

	db_int(st, 1, content);
	while (db_row(lib, st)) {
		struct carried c = {.row = col_int(st, 0), .at = {col_u32(st, 2), col_u32(st, 3)}};

		if (col_u32(st, 1) == LEVEL_PLACE) {
			if ((uint64_t)c.at.off + c.at.len > then.len)
				continue;
			c.at = place_in(now, then, c.at);
			if (c.at.len == 0)
				continue;
		}
		vec_push(out, c);
	}
}

static bool
carry_row(struct library *lib, const struct carried *c, int64_t content)
{
	sqlite3_stmt *st = db_get(lib,
		"UPDATE corrections SET content = ?2, off = ?3, len = ?4 WHERE id = ?1");

	db_int(st, 1, c->row);
	db_int(st, 2, content);
	db_int(st, 3, c->at.off);
	db_int(st, 4, c->at.len);
	return db_run(lib, st);
}

/* The content that the article had; 0 if there are no corrections of it, or if it
 * lies elsewhere, too: then they are about what is there. */
static int64_t
content_to_leave(struct library *lib, article_id id)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT a.content FROM articles a WHERE a.id = ?1"
		" AND EXISTS (SELECT 1 FROM corrections c WHERE c.content = a.content)"
		" AND NOT EXISTS (SELECT 1 FROM articles o"
		"  WHERE o.content = a.content AND o.id <> ?1)");

	db_int(st, 1, id);
	return db_value(lib, st, 0);
}

bool
correct_carry(struct library *lib, article_id id, struct str now)
{
	int64_t content = lib->has_corrections ? content_to_leave(lib, id) : 0;
	int64_t next = content != 0 ? content_of(now) : 0;
	struct carried_vec rows;
	struct arena arena;
	struct str then;
	bool is_good = true;

	if (content == next)
		return lib->error == 0;
	vec_init(&rows);
	arena_init(&arena);
	then = correct_text_of(lib, id, &arena);
	if (is_version_of(now, then))
		collect(lib, content, now, then, &rows);
	for (size_t i = 0; i < rows.len && is_good; i++)
		is_good = carry_row(lib, &rows.ptr[i], next);
	lib->has_carried |= rows.len > 0;
	vec_release(&rows);
	arena_release(&arena);
	return is_good && lib->error == 0;
}

bool
library_corrections_carried(struct library *lib)
{
	bool has_carried = lib->has_carried;

	lib->has_carried = false;
	return has_carried;
}
