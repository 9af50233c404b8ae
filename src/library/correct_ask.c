/* SPDX-License-Identifier: MIT */
/*
 * What is asked before a correction is made, and about those that were: ids for
 * names, how much it is about, the list.
 */
#include "library/correct_int.h"

#include "text/fold.h"

#include "text/banned.h"

static bool
has_slug(struct library *lib, struct str slug)
{
	sqlite3_stmt *st = db_get(lib, "SELECT 1 FROM entities WHERE slug = ?1");

	db_text(st, 1, slug);
	return db_value(lib, st, 0) != 0;
}

/* The entity of this kind and name that is mentioned most. */
static bool
named(struct library *lib, enum kind kind, struct str name, struct buf *out)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT slug FROM entities WHERE name_key = ?1 AND kind = ?2"
		" ORDER BY mentions DESC, slug LIMIT 1");
	struct buf key;
	bool is_found;

	buf_init(&key);
	fold_key(&key, name);
	db_text(st, 1, buf_str(&key));
	db_int(st, 2, kind);
	is_found = db_row(lib, st);
	if (is_found) {
		buf_add(out, col_str(st, 0));
		db_reset(st);
	}
	buf_release(&key);
	return is_found;
}

void
library_correction_id(struct library *lib, enum kind kind, struct str name,
                      struct str other, struct buf *out)
{
	size_t start = out->len;
	size_t len;

	db_clear_error(lib);
	if (named(lib, kind, name, out) &&
	    !str_eq(str_sub(buf_str(out), start, out->len), other))
		return;
	out->len = start;
	buf_addf(out, "%s/", kind_name(kind));
	fold_slug(out, name);
	len = out->len;
	for (int n = 2; other.len > 0 &&
	                (str_eq(str_sub(buf_str(out), start, out->len), other) ||
	                 has_slug(lib, str_sub(buf_str(out), start, out->len)));
	     n++) {
		out->len = len;
		buf_addf(out, "-%d", n);
	}
}

/* ---------------------------------------------------------------------- extent */

static struct correction_extent
extent_of_entity(struct library *lib, const struct correction *c)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT total(names + names_furniture + nominals"
		" + nominals_furniture), count(*) FROM occurrences"
		" WHERE entity = ?1 AND (?2 = 0 OR article = ?2)");
	struct correction_extent e = {0};

	db_int(st, 1, c->subject);
	db_int(st, 2, c->scope == CORRECT_ARTICLE ? c->article : ARTICLE_NONE);
	if (db_row(lib, st)) {
		e = (struct correction_extent){(size_t)col_int(st, 0),
		                               (size_t)col_int(st, 1)};
		db_reset(st);
	}
	return e;
}

static size_t
count_words(struct str text, struct str words)
{
	size_t count = 0;
	size_t off = 0;
	struct span at;

	while (words_next(text, words, &off, &at))
		count++;
	return count;
}

/* Occurrences of the words, in the article or in the pile. */
static struct correction_extent
extent_of_words(struct library *lib, const struct correction *c)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT text FROM texts WHERE instr(text, ?1) AND (?2 = 0 OR article = ?2)");
	sqlite3_stmt *own = db_get(lib,
		"SELECT substr(CAST(text AS BLOB), ?2 + 1, ?3) FROM texts WHERE article = ?1");
	struct correction_extent e = {0};
	struct arena arena;
	struct str words = STR_EMPTY;

	arena_init(&arena);
	db_int(own, 1, c->article);
	db_int(own, 2, c->at.off);
	db_int(own, 3, c->at.len);
	if (db_row(lib, own)) {
		words = arena_str(&arena, col_str(own, 0));
		db_reset(own);
	}
	db_text(st, 1, words);
	db_int(st, 2, c->scope == CORRECT_ARTICLE ? c->article : ARTICLE_NONE);
	while (words.len > 0 && db_row(lib, st)) {
		size_t n = count_words(col_str(st, 0), words);

		e.mentions += n;
		e.articles += n > 0;
	}
	db_reset(st);
	arena_release(&arena);
	return e;
}

struct correction_extent
library_correction_extent(struct library *lib, const struct correction *c)
{
	db_clear_error(lib);
	if (c->scope == CORRECT_HERE)
		return (struct correction_extent){1, 1};
	return c->subject == ENTITY_NONE ? extent_of_words(lib, c)
	                                 : extent_of_entity(lib, c);
}

/* -------------------------------------------------------------------- the list */

size_t
library_corrections(struct library *lib, struct str slug, size_t first, size_t n,
                    struct correction_row *rows, struct arena *arena)
{
	sqlite3_stmt *st;
	size_t got = 0;

	db_clear_error(lib);
	st = db_get(lib,
		"SELECT batch, level, count(*), min(what), slug, kind, name, len,"
		" total(level IN (0, 3) AND content NOT IN (SELECT content FROM articles))"
		" FROM corrections WHERE ?1 = '' OR slug = ?1 OR (level = 2 AND what = ?1)"
		" GROUP BY batch ORDER BY batch DESC LIMIT ?3 OFFSET ?2");
	db_text(st, 1, slug);
	db_int(st, 2, (int64_t)first);
	db_int(st, 3, (int64_t)n);
	while (got < n && db_row(lib, st)) {
		struct correction_row *r = &rows[got];

		*r = (struct correction_row){
			.batch = col_u32(st, 0),
			.is_entity = col_u32(st, 1) == LEVEL_ENTITY,
			.is_fact = col_u32(st, 1) == LEVEL_FACT,
			.fact = (enum fact_name)(col_u32(st, 7) % FACT_COUNT),
			.places = col_u32(st, 2),
			.lost = col_u32(st, 8),
			.what = arena_str(arena, col_str(st, 3)),
			.slug = arena_str(arena, col_str(st, 4)),
			.kind = (enum kind)(col_u32(st, 5) % KIND_COUNT),
			.name = arena_str(arena, col_str(st, 6)),
		};
		got++;
	}
	db_reset(st);
	return got;
}
