/* SPDX-License-Identifier: MIT */
/*
 * Full text: SQLite's FTS5 over titles and reading text.  The index keeps no
 * copy of the text; furniture is blanked out before it sees it, which leaves
 * every offset as it is.  Equals in rank follow reading order.
 */
#include "library/library_int.h"

#include <string.h>

#include "library/pack_int.h"
#include "library/search_int.h"

#include "text/banned.h"

/* A match in the title says more than one in the body. */
#define TITLE_WEIGHT "4.0"

/* ------------------------------------------------------------- SQL functions */

/* without_furniture(blocks, text) */
static void
without_furniture(sqlite3_context *ctx, int n, sqlite3_value **values)
{
	struct str text;
	struct str blocks;
	struct packed_frame frame;
	struct arena arena;
	struct buf out;

	(void)n;
	blocks = str_from(sqlite3_value_blob(values[0]),
	                  (size_t)sqlite3_value_bytes(values[0]));
	text = str_from(sqlite3_value_blob(values[1]),
	                (size_t)sqlite3_value_bytes(values[1]));
	arena_init(&arena);
	if (unpack_frame(blocks, text.len, &arena, &frame)) {
		buf_init(&out);
		blank_furniture(&out, text, frame.blocks, frame.nblock);
		sqlite3_result_text64(ctx, out.ptr, out.len, SQLITE_TRANSIENT,
		                      SQLITE_UTF8);
		buf_release(&out);
	} else {
		sqlite3_result_error(ctx, "the blocks of an article make no sense",
		                     -1);
	}
	arena_release(&arena);
}

/* Counts tokens until the one that is looked for. */
struct token_place {
	int want;   /* number of tokens to let pass */
	int count;  /* tokens the match has */
	int start;  /* [B] */
	int end;    /* [B] */
};

static int
see_token(void *ctx, int flags, const char *token, int len, int start, int end)
{
	struct token_place *place = ctx;

	(void)token;
	(void)len;
	if (flags & FTS5_TOKEN_COLOCATED)
		return SQLITE_OK;
	if (place->want-- > 0)
		return SQLITE_OK;
	if (place->start < 0)
		place->start = start;
	place->end = end;
	return --place->count > 0 ? SQLITE_OK : SQLITE_DONE;
}

/* match_at(search): offset << 32 | length of the first match in the body, NULL
 * when only the title matches.  Of several terms the longest phrase is what the
 * reader wants to see. */
static void
match_at(const Fts5ExtensionApi *api, Fts5Context *fts, sqlite3_context *ctx,
         int nvalue, sqlite3_value **values)
{
	const char *text = NULL;
	int len = 0;
	int ninst = 0;
	struct token_place place = {.want = -1, .start = -1};
	int code = api->xInstCount(fts, &ninst);

	(void)nvalue;
	(void)values;
	for (int i = 0; i < ninst && code == SQLITE_OK; i++) {
		int phrase;
		int column;
		int at;
		int size;

		code = api->xInst(fts, i, &phrase, &column, &at);
		if (code != SQLITE_OK || column != 1)
			continue;
		size = api->xPhraseSize(fts, phrase);
		if (size > place.count ||
		    (size == place.count && at < place.want)) {
			place.want = at;
			place.count = size;
		}
	}
	if (code == SQLITE_OK && place.want >= 0)
		code = api->xColumnText(fts, 1, &text, &len);
	if (code == SQLITE_OK && place.want >= 0) {
		code = api->xTokenize(fts, text, len, &place, see_token);
		if (code == SQLITE_DONE)
			code = SQLITE_OK;
	}
	if (code != SQLITE_OK)
		sqlite3_result_error_code(ctx, code);
	else if (place.start >= 0)
		sqlite3_result_int64(ctx, (int64_t)place.start << 32 |
		                          (int64_t)(place.end - place.start));
}

/* FTS5 hands out its interface through a pointer bound to a query. */
static fts5_api *
fts5_of(struct library *lib)
{
	fts5_api *api = NULL;
	sqlite3_stmt *st = db_prepare(lib, STR_LIT("SELECT fts5(?1)"));

	if (st) {
		(void)sqlite3_bind_pointer(st, 1, &api, "fts5_api_ptr", NULL);
		(void)db_run(lib, st);
	}
	db_free(st);
	return api;
}

bool
search_register(struct library *lib)
{
	fts5_api *api = fts5_of(lib);
	int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;

	if (!api)
		return db_damaged(lib, "SQLite was built without FTS5");
	if (!search_words_register(api) ||
	    sqlite3_create_function_v2(lib->db, "without_furniture", 2, flags,
	                               NULL, without_furniture, NULL, NULL,
	                               NULL) != SQLITE_OK ||
	    api->xCreateFunction(api, "match_at", NULL, match_at, NULL) !=
	    SQLITE_OK)
		return db_damaged(lib, "SQLite does not take our functions");
	return true;
}

/* ------------------------------------------------------------------- search */

static struct span
place_of(struct library *lib, struct str expression, article_id id)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT match_at(search) FROM search WHERE search MATCH ?1"
		" AND rowid = ?2");
	int64_t at;
	sqlite3_stmt *text;
	struct arena arena;
	struct packed_frame frame;
	struct span title = {0, 0};

	db_text(st, 1, expression);
	db_int(st, 2, id);
	at = db_value(lib, st, -1);
	if (at >= 0)
		return (struct span){(uint32_t)(at >> 32), (uint32_t)at};
	/* Only the title matched: it may be a part of the text. */
	text = db_get(lib, "SELECT blocks, length(CAST(text AS BLOB)) FROM texts"
	                   " WHERE article = ?1");
	arena_init(&arena);
	db_int(text, 1, id);
	if (db_row(lib, text)) {
		if (unpack_frame(col_str(text, 0), (size_t)col_int(text, 1),
		                 &arena, &frame) && !span_is_none(frame.title))
			title = frame.title;
		db_reset(text);
	}
	arena_release(&arena);
	return title;
}

/* One question of search, as words that FTS5 understands. */
struct question {
	struct str expression;
	const struct article_filter *filter; /* NULL: none */
};

static sqlite3_stmt *
window_statement(struct library *lib, const struct question *q)
{
	sqlite3_stmt *st;
	struct buf sql;

	buf_init(&sql);
	buf_add_cstr(&sql,
		"SELECT m.id, m.score FROM (SELECT rowid AS id,"
		"  bm25(search, " TITLE_WEIGHT ", 1.0) AS score FROM search"
		"  WHERE search MATCH ?1) AS m JOIN articles a ON a.id = m.id"
		" WHERE 1");
	if (q->filter)
		filter_conditions(&sql, q->filter, "a.seq");
	buf_add_cstr(&sql, " ORDER BY m.score, a.day, a.path LIMIT ?3 OFFSET ?2");
	st = db_prepare(lib, buf_str(&sql));
	buf_release(&sql);
	return st;
}

static size_t
window(struct library *lib, const struct question *q, size_t first, size_t n,
       struct found *rows)
{
	sqlite3_stmt *st = window_statement(lib, q);
	struct str expression = q->expression;
	size_t got = 0;

	db_text(st, 1, expression);
	db_int(st, 2, (int64_t)first);
	db_int(st, 3, (int64_t)n);
	while (got < n && db_row(lib, st)) {
		rows[got].article = col_u32(st, 0);
		/* FTS5 gives the better match the smaller number. */
		rows[got].rank = (float)-sqlite3_column_double(st, 1);
		got++;
	}
	db_free(st);
	for (size_t i = 0; i < got; i++)
		rows[i].at = place_of(lib, expression, rows[i].article);
	return got;
}

enum status
library_search(struct library *lib, struct str query,
               const struct article_filter *filter, size_t first, size_t n,
               struct found *rows, size_t *nrows, struct diag *d)
{
	struct buf expression;
	enum status status;

	*nrows = 0;
	db_clear_error(lib);
	buf_init(&expression);
	if (search_expression(&expression, query)) {
		struct question q = {buf_str(&expression), filter};

		(void)fulltext_flush(lib);
		*nrows = window(lib, &q, first, n, rows);
		status = db_status(lib, d);
	} else {
		status = STATUS_BAD_INPUT;
		diag_add(d, DIAG_ERROR, STR_EMPTY, 0,
		         "the search has no word to look for");
	}
	if (status != STATUS_OK)
		*nrows = 0;
	buf_release(&expression);
	return status;
}
