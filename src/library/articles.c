/* SPDX-License-Identifier: MIT */
/*
 * Lists of articles, in reading order, and figures of the whole pile.  What
 * has not been settled is not listed yet.
 */
#include "library/library_int.h"

#include "text/banned.h"

#define ARTICLE_COLUMNS "a.id, a.path, a.title, a.source, a.day, a.words"

static void
article_fill(sqlite3_stmt *st, struct article_row *row, struct arena *arena)
{
	row->id = col_u32(st, 0);
	row->path = arena_str(arena, col_str(st, 1));
	row->title = arena_str(arena, col_str(st, 2));
	row->source = arena_str(arena, col_str(st, 3));
	row->date = day_from_key(col_int(st, 4));
	row->words = col_u32(st, 5);
	row->mentions = 0;
}

size_t
library_article_count(struct library *lib, const struct article_query *q)
{
	sqlite3_stmt *st;

	db_clear_error(lib);
	if (q && q->only_entity) {
		st = db_get(lib, "SELECT count(*) FROM occurrences"
		                 " WHERE entity = ?1");
		db_int(st, 1, q->entity);
	} else {
		st = db_get(lib, "SELECT count(*) FROM articles"
		                 " WHERE seq IS NOT NULL");
	}
	return (size_t)db_value(lib, st, 0);
}

/* The window is cut from an index alone before any row is looked up. */
static sqlite3_stmt *
window_of_all(struct library *lib)
{
	return db_get(lib,
		"SELECT " ARTICLE_COLUMNS ", o.names + o.names_furniture"
		" + o.nominals + o.nominals_furniture"
		" FROM (SELECT path, day, seq FROM articles WHERE seq IS NOT NULL"
		"  ORDER BY day, path LIMIT ?3 OFFSET ?2) AS w"
		" JOIN articles a ON a.path = w.path"
		" LEFT JOIN occurrences o ON o.entity = ?1 AND o.seq = w.seq"
		" ORDER BY w.day, w.path");
}

static sqlite3_stmt *
window_of_entity(struct library *lib)
{
	return db_get(lib,
		"SELECT " ARTICLE_COLUMNS ", o.names + o.names_furniture"
		" + o.nominals + o.nominals_furniture"
		" FROM occurrences o JOIN articles a ON a.id = o.article"
		" WHERE o.entity = ?1 ORDER BY o.seq LIMIT ?3 OFFSET ?2");
}

size_t
library_articles(struct library *lib, const struct article_query *q,
                 size_t first, size_t n, struct article_row *rows,
                 struct arena *arena)
{
	bool is_of_entity = q && q->only_entity;
	sqlite3_stmt *st;
	size_t got = 0;

	db_clear_error(lib);
	st = is_of_entity ? window_of_entity(lib) : window_of_all(lib);
	db_int(st, 1, q ? q->entity : ENTITY_NONE);
	db_int(st, 2, (int64_t)first);
	db_int(st, 3, (int64_t)n);
	while (got < n && db_row(lib, st)) {
		article_fill(st, &rows[got], arena);
		rows[got].mentions = col_u32(st, 6);
		got++;
	}
	db_reset(st);
	return got;
}

size_t
library_article_pos(struct library *lib, const struct article_query *q,
                    article_id id)
{
	sqlite3_stmt *st;
	int64_t before;

	db_clear_error(lib);
	if (q && q->only_entity) {
		st = db_get(lib,
			"SELECT (SELECT count(*) FROM occurrences"
			"  WHERE entity = ?2 AND seq < a.seq) FROM articles a"
			" JOIN occurrences o ON o.entity = ?2 AND o.seq = a.seq"
			" WHERE a.id = ?1");
		db_int(st, 2, q->entity);
	} else {
		st = db_get(lib,
			"SELECT (SELECT count(*) FROM articles b"
			"  WHERE b.seq IS NOT NULL AND (b.day, b.path) <"
			"  (a.day, a.path)) FROM articles a"
			" WHERE a.id = ?1 AND a.seq IS NOT NULL");
	}
	db_int(st, 1, id);
	before = db_value(lib, st, -1);
	return before < 0 ? SIZE_MAX : (size_t)before;
}

bool
library_article(struct library *lib, article_id id, struct article_row *row,
                struct arena *arena)
{
	sqlite3_stmt *st;

	db_clear_error(lib);
	st = db_get(lib, "SELECT " ARTICLE_COLUMNS
	                 " FROM articles a WHERE a.id = ?1");
	db_int(st, 1, id);
	if (!db_row(lib, st))
		return false;
	article_fill(st, row, arena);
	db_reset(st);
	return true;
}

article_id
library_article_by_path(struct library *lib, struct str path)
{
	sqlite3_stmt *st;

	db_clear_error(lib);
	st = db_get(lib, "SELECT id FROM articles WHERE path = ?1");
	db_text(st, 1, path);
	return (article_id)db_value(lib, st, ARTICLE_NONE);
}

void
library_figures(struct library *lib, struct library_figures *out)
{
	db_clear_error(lib);
	out->articles = (size_t)db_value(lib, db_get(lib,
		"SELECT count(*) FROM articles"), 0);
	out->words = (uint64_t)db_value(lib, db_get(lib,
		"SELECT sum(words) FROM articles"), 0);
	out->entities = (size_t)db_value(lib, db_get(lib,
		"SELECT count(*) FROM entities"), 0);
	out->mentions = (size_t)db_value(lib, db_get(lib,
		"SELECT sum(mentions) FROM entities"), 0);
}
