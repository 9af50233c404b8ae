/* SPDX-License-Identifier: MIT */
/*
 * What happened when: meetings and dates of which at least the year is known,
 * in the order of the calendar.  Rows are numbers only, so that all of a large
 * pile can be walked to count months and years.  That something was written on a day
 * is not what happened on it: days of which articles say no more are left out.
 */
#include "library/library_int.h"

#include "library/pack_int.h"
#include "text/fold.h"

#include "text/banned.h"

/* is_meta(blocks, off): does it stand in a line about the article? */
static void
is_meta(sqlite3_context *ctx, int n, sqlite3_value **values)
{
	struct str blocks = str_from(sqlite3_value_blob(values[0]),
	                             (size_t)sqlite3_value_bytes(values[0]));
	int64_t off = sqlite3_value_int64(values[1]);
	struct packed_frame frame;
	struct arena arena;
	bool is_in = false;

	(void)n;
	arena_init(&arena);
	/* Nothing is looked up in the text, so it need not be loaded for its length. */
	if (unpack_frame(blocks, UINT32_MAX, &arena, &frame))
		for (size_t i = 0; i < frame.nblock; i++)
			if (off >= frame.blocks[i].at.off && off < span_end(frame.blocks[i].at))
				is_in = frame.blocks[i].kind == BLOCK_META;
	arena_release(&arena);
	sqlite3_result_int(ctx, is_in);
}

bool
dated_register(struct library *lib)
{
	int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;

	return sqlite3_create_function_v2(lib->db, "is_meta", 2, flags, NULL, is_meta, NULL,
	                                  NULL, NULL) == SQLITE_OK ||
	       db_damaged(lib, "SQLite does not take our functions");
}

/* Said in the text, or not of the day on which it was written alone.  Only of a
 * day that an article has once and bears itself the blocks have to be looked at. */
#define SAID_SQL "o.names + o.nominals > 0 AND NOT (e.kind = ?8" \
	" AND e.day_from = e.day_to AND o.names + o.nominals = 1" \
	" AND e.day_from = (SELECT day FROM articles WHERE id = o.article)" \
	" AND is_meta((SELECT blocks FROM texts WHERE article = o.article), o.first))"

size_t
library_dated(struct library *lib, const struct dated_query *q, size_t first, size_t n,
              struct dated_row *rows)
{
	struct buf sql;
	struct buf filter;
	sqlite3_stmt *st;
	size_t got = 0;

	db_clear_error(lib);
	buf_init(&sql);
	buf_init(&filter);
	fold_key(&filter, q->filter);
	buf_addf(&sql, "SELECT id, kind, day_from, day_to FROM entities AS e"
	               " WHERE day_from > 0 AND day_from < %lld"
	               " AND (1 << kind) & ?1", (long long)DAY_KEY_NO_YEAR);
	if (q->article != ARTICLE_NONE)
		buf_add_cstr(&sql, " AND id IN (SELECT entity FROM locals"
		                   " WHERE id BETWEEN ?2 AND ?3 AND names + nominals > 0)"
		                   " AND EXISTS (SELECT 1 FROM occurrences AS o"
		                   " WHERE o.entity = e.id AND o.seq ="
		                   " (SELECT seq FROM articles WHERE id = ?9)"
		                   " AND " SAID_SQL ")");
	else
		buf_addf(&sql, " AND EXISTS (SELECT 1 FROM occurrences AS o%s"
		               " WHERE o.entity = e.id AND " SAID_SQL ")",
		         q->with == ENTITY_NONE ? ""
		         : " JOIN occurrences AS w ON w.entity = ?4 AND w.seq = o.seq");
	if (filter.len > 0)
		buf_add_cstr(&sql, " AND (instr(name_key, ?5) OR id IN"
		                   " (SELECT entity FROM aliases WHERE instr(key, ?5)))");
	buf_add_cstr(&sql, " ORDER BY day_from, day_to, kind, slug LIMIT ?6 OFFSET ?7");
	st = db_prepare(lib, buf_str(&sql));
	db_int(st, 1, q->kinds);
	db_int(st, 2, LOCAL_ROW(q->article, 0));
	db_int(st, 3, LOCAL_ROW(q->article, LOCAL_MAX - 1));
	db_int(st, 4, q->with);
	db_text(st, 5, buf_str(&filter));
	db_int(st, 6, (int64_t)n);
	db_int(st, 7, (int64_t)first);
	db_int(st, 8, KIND_DATE);
	db_int(st, 9, q->article);
	while (got < n && db_row(lib, st)) {
		rows[got++] = (struct dated_row){
			.id = col_u32(st, 0),
			.kind = (enum kind)col_u32(st, 1),
			.from = day_from_key(col_int(st, 2)),
			.to = day_from_key(col_int(st, 3)),
		};
	}
	db_free(st);
	buf_release(&sql);
	buf_release(&filter);
	return got;
}
