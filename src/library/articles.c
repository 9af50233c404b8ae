/* SPDX-License-Identifier: MIT */
/*
 * Lists of articles, in reading order, and figures of the whole pile.  What
 * has not been settled is not listed yet.
 */
#include "library/library_int.h"

#include "text/banned.h"

#define ARTICLE_COLUMNS "a.id, a.path, a.title, a.source, a.day, a.words, a.content"

static void
article_fill(sqlite3_stmt *st, struct article_row *row, struct arena *arena)
{
	row->id = col_u32(st, 0);
	row->path = arena_str(arena, col_str(st, 1));
	row->title = arena_str(arena, col_str(st, 2));
	row->source = arena_str(arena, col_str(st, 3));
	row->date = day_from_key(col_int(st, 4));
	row->words = col_u32(st, 5);
	row->content = (uint64_t)col_int(st, 6);
	row->mentions = 0;
}

/* ------------------------------------------------------------------- filters */

bool
article_filter_eq(const struct article_filter *a, const struct article_filter *b)
{
	if (a->nwith != b->nwith || a->nwithout != b->nwithout)
		return false;
	for (uint32_t i = 0; i < a->nwith; i++)
		if (a->with[i] != b->with[i])
			return false;
	for (uint32_t i = 0; i < a->nwithout; i++)
		if (a->without[i] != b->without[i])
			return false;
	return true;
}

/* Conditions on an article with this place in reading order; the ids are
 * numbers, so they are written out. */
void
filter_conditions(struct buf *sql, const struct article_filter *f, const char *seq)
{
	for (uint32_t i = 0; i < f->nwith; i++)
		buf_addf(sql, " AND EXISTS (SELECT 1 FROM occurrences"
		              " WHERE entity = %u AND seq = %s)", f->with[i], seq);
	for (uint32_t i = 0; i < f->nwithout; i++)
		buf_addf(sql, " AND NOT EXISTS (SELECT 1 FROM occurrences"
		              " WHERE entity = %u AND seq = %s)", f->without[i], seq);
}

/*
 * The filtered places in reading order as a table `w`.  Where articles must have
 * something, only its articles are walked.
 */
static void
add_filtered(struct buf *sql, const struct article_filter *f)
{
	struct article_filter rest = *f;

	if (f->nwith == 0) {
		buf_add_cstr(sql, "(SELECT seq, id AS article FROM articles"
		                  " WHERE seq IS NOT NULL");
		filter_conditions(sql, f, "articles.seq");
	} else {
		rest.nwith--;
		for (uint32_t i = 0; i < rest.nwith; i++)
			rest.with[i] = f->with[i + 1];
		buf_addf(sql, "(SELECT seq, article FROM occurrences AS o"
		              " WHERE entity = %u", f->with[0]);
		filter_conditions(sql, &rest, "o.seq");
	}
	buf_add_cstr(sql, ")");
}

static bool
is_filtered(const struct article_query *q)
{
	return q && !article_filter_is_empty(&q->filter);
}

static int64_t
count_filtered(struct library *lib, const struct article_filter *f)
{
	struct buf sql;
	sqlite3_stmt *st;
	int64_t n;

	buf_init(&sql);
	buf_add_cstr(&sql, "SELECT count(*) FROM ");
	add_filtered(&sql, f);
	st = db_prepare(lib, buf_str(&sql));
	n = db_value(lib, st, 0);
	db_free(st);
	buf_release(&sql);
	return n;
}

bool
library_article_passes(struct library *lib, const struct article_filter *f,
                       article_id id)
{
	struct buf sql;
	sqlite3_stmt *st;
	bool passes;

	if (article_filter_is_empty(f))
		return true;
	db_clear_error(lib);
	buf_init(&sql);
	buf_add_cstr(&sql, "SELECT 1 FROM articles WHERE id = ?1");
	filter_conditions(&sql, f, "articles.seq");
	st = db_prepare(lib, buf_str(&sql));
	db_int(st, 1, id);
	passes = db_value(lib, st, 0) != 0;
	db_free(st);
	buf_release(&sql);
	return passes;
}

/* --------------------------------------------------------------------- lists */

size_t
library_article_count(struct library *lib, const struct article_query *q)
{
	db_clear_error(lib);
	if (is_filtered(q))
		return (size_t)count_filtered(lib, &q->filter);
	return (size_t)db_value(lib, db_get(lib,
		"SELECT count(*) FROM articles WHERE seq IS NOT NULL"), 0);
}

#define MENTIONS_SQL \
	"o.names + o.names_furniture + o.nominals + o.nominals_furniture"

/* The window is cut from an index alone before any row is looked up. */
static sqlite3_stmt *
window_of_all(struct library *lib)
{
	return db_get(lib,
		"SELECT " ARTICLE_COLUMNS ", " MENTIONS_SQL
		" FROM (SELECT path, day, seq FROM articles WHERE seq IS NOT NULL"
		"  ORDER BY day, path LIMIT ?3 OFFSET ?2) AS w"
		" JOIN articles a ON a.path = w.path"
		" LEFT JOIN occurrences o ON o.entity = ?1 AND o.seq = w.seq"
		" ORDER BY w.day, w.path");
}

static sqlite3_stmt *
window_of_filtered(struct library *lib, const struct article_filter *f)
{
	struct buf sql;
	sqlite3_stmt *st;

	buf_init(&sql);
	buf_add_cstr(&sql, "SELECT " ARTICLE_COLUMNS ", " MENTIONS_SQL
	                   " FROM (SELECT seq, article FROM ");
	add_filtered(&sql, f);
	buf_add_cstr(&sql, " ORDER BY seq LIMIT ?3 OFFSET ?2) AS w"
	                   " JOIN articles a ON a.id = w.article"
	                   " LEFT JOIN occurrences o ON o.entity = ?1"
	                   " AND o.seq = w.seq ORDER BY w.seq");
	st = db_prepare(lib, buf_str(&sql));
	buf_release(&sql);
	return st;
}

size_t
library_articles(struct library *lib, const struct article_query *q,
                 size_t first, size_t n, struct article_row *rows,
                 struct arena *arena)
{
	sqlite3_stmt *st;
	size_t got = 0;

	db_clear_error(lib);
	st = is_filtered(q) ? window_of_filtered(lib, &q->filter) : window_of_all(lib);
	db_int(st, 1, q ? q->entity : ENTITY_NONE);
	db_int(st, 2, (int64_t)first);
	db_int(st, 3, (int64_t)n);
	while (got < n && db_row(lib, st)) {
		article_fill(st, &rows[got], arena);
		rows[got].mentions = col_u32(st, 7);
		got++;
	}
	if (is_filtered(q))
		db_free(st);
	else
		db_reset(st);
	return got;
}

size_t
library_article_ids(struct library *lib, size_t first, size_t n, article_id *ids)
{
	sqlite3_stmt *st;
	size_t got = 0;

	db_clear_error(lib);
	st = db_get(lib, "SELECT id FROM articles WHERE seq IS NOT NULL"
	                 " ORDER BY day, path LIMIT ?1 OFFSET ?2");
	db_int(st, 1, (int64_t)n);
	db_int(st, 2, (int64_t)first);
	while (got < n && db_row(lib, st))
		ids[got++] = (article_id)col_u32(st, 0);
	db_reset(st);
	return got;
}

size_t
library_articles_by_id(struct library *lib, const struct article_query *q,
                       const article_id *ids, size_t n, struct article_row *rows,
                       struct arena *arena)
{
	size_t got = 0;

	db_clear_error(lib);
	for (size_t i = 0; i < n; i++) {
		sqlite3_stmt *st = db_get(lib,
			"SELECT " ARTICLE_COLUMNS ", " MENTIONS_SQL " FROM articles a"
			" LEFT JOIN occurrences o ON o.entity = ?1 AND o.seq = a.seq"
			" WHERE a.id = ?2");

		db_int(st, 1, q->entity);
		db_int(st, 2, ids[i]);
		if (!db_row(lib, st))
			continue;
		article_fill(st, &rows[got], arena);
		rows[got++].mentions = col_u32(st, 7);
		db_reset(st);
	}
	return got;
}

static size_t
before_in_filtered(struct library *lib, const struct article_filter *f, article_id id)
{
	struct buf sql;
	sqlite3_stmt *st;
	int64_t before;

	buf_init(&sql);
	buf_add_cstr(&sql, "SELECT count(*) FROM ");
	add_filtered(&sql, f);
	buf_add_cstr(&sql, " WHERE seq < (SELECT seq FROM articles WHERE id = ?1)");
	st = db_prepare(lib, buf_str(&sql));
	db_int(st, 1, id);
	before = db_value(lib, st, 0);
	db_free(st);
	buf_release(&sql);
	return (size_t)before;
}

size_t
library_articles_before(struct library *lib, const struct article_query *q,
                        article_id id)
{
	sqlite3_stmt *st;

	db_clear_error(lib);
	if (is_filtered(q))
		return before_in_filtered(lib, &q->filter, id);
	st = db_get(lib,
		"SELECT count(*) FROM articles b, articles a WHERE a.id = ?1"
		" AND b.seq IS NOT NULL AND (b.day, b.path) < (a.day, a.path)");
	db_int(st, 1, id);
	return (size_t)db_value(lib, st, 0);
}

static bool
is_settled_article(struct library *lib, article_id id)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT 1 FROM articles WHERE id = ?1 AND seq IS NOT NULL");

	db_int(st, 1, id);
	return db_value(lib, st, 0) != 0;
}

size_t
library_article_pos(struct library *lib, const struct article_query *q,
                    article_id id)
{
	db_clear_error(lib);
	if (!is_settled_article(lib, id) ||
	    (is_filtered(q) && !library_article_passes(lib, &q->filter, id)))
		return SIZE_MAX;
	return library_articles_before(lib, q, id);
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
