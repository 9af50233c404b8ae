/* SPDX-License-Identifier: MIT */
/*
 * What happened when: meetings and dates of which at least the year is known,
 * in the order of the calendar.  Rows are numbers only, so that all of a large
 * pile can be walked to count months and years.
 */
#include "library/library_int.h"

#include "text/fold.h"

#include "text/banned.h"

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
		                   " WHERE id BETWEEN ?2 AND ?3 AND names + nominals > 0)");
	else
		buf_addf(&sql, " AND EXISTS (SELECT 1 FROM occurrences AS o%s"
		               " WHERE o.entity = e.id AND o.names + o.nominals > 0)",
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
