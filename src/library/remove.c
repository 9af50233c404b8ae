/* SPDX-License-Identifier: MIT */
/* Taking articles out again with all that only they taught. */
#include "library/library_int.h"

#include "library/pack_int.h"
#include "library/recur.h"

#include "text/banned.h"

/* ----------------------------------------------------------------- one article */

/* Statements over the locals of one article: ?1 and ?2 are its first and last
 * possible row. */
static bool
run_on_locals(struct library *lib, const char *sql, article_id id)
{
	sqlite3_stmt *st = db_get(lib, sql);

	db_int(st, 1, LOCAL_ROW(id, 0));
	db_int(st, 2, LOCAL_ROW(id, LOCAL_MAX - 1));
	return db_run(lib, st);
}

static int64_t
seq_of(struct library *lib, article_id id)
{
	sqlite3_stmt *st = db_get(lib, "SELECT seq FROM articles WHERE id = ?1");

	db_int(st, 1, id);
	return db_value(lib, st, 0);
}

/* One local: out of the entity it was linked to, and out of its ident. */
static bool
unlink_local(struct library *lib, int64_t ident, entity_id entity, int64_t seq,
             const struct local *facts)
{
	return link_drop(lib, entity, seq, facts) &&
	       (ident == 0 || ident_take(lib, ident, facts));
}

static bool
unlink_locals(struct library *lib, article_id id)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT l.ident, l.entity, f.packed FROM locals l"
		" JOIN facts f ON f.id = l.id WHERE l.id BETWEEN ?1 AND ?2");
	int64_t seq = seq_of(lib, id);
	struct arena arena;
	struct local facts;
	bool is_good = true;

	arena_init(&arena);
	db_int(st, 1, LOCAL_ROW(id, 0));
	db_int(st, 2, LOCAL_ROW(id, LOCAL_MAX - 1));
	while (is_good && db_row(lib, st)) {
		arena_clear(&arena);
		is_good = local_unpack(col_str(st, 2), &arena, &facts)
		          ? unlink_local(lib, col_int(st, 0), col_u32(st, 1), seq,
		                         &facts)
		          : db_damaged(lib, "facts of another version");
	}
	db_reset(st);
	arena_release(&arena);
	return lib->error == 0;
}

bool
article_unlink(struct library *lib, article_id id)
{
	if (!unlink_locals(lib, id))
		return false;
	/* An office may have lost its last seeker, or the unknown who held it
	 * a spelling: it is looked at without asking anybody. */
	return run_on_locals(lib,
	               "INSERT OR IGNORE INTO dirty_seekers SELECT DISTINCT office, 0"
	               " FROM locals WHERE id BETWEEN ?1 AND ?2"
	               " AND office IS NOT NULL", id) &&
	       run_on_locals(lib, "DELETE FROM dirty_seekers WHERE office IN"
	               " (SELECT office FROM locals WHERE id BETWEEN ?1 AND ?2"
	               " AND office IS NOT NULL) AND id BETWEEN ?1 AND ?2", id) &&
	       run_on_locals(lib, "DELETE FROM fresh_locals"
	               " WHERE id BETWEEN ?1 AND ?2", id) &&
	       run_on_locals(lib,
	               "DELETE FROM facts WHERE id BETWEEN ?1 AND ?2", id) &&
	       run_on_locals(lib,
	               "DELETE FROM locals WHERE id BETWEEN ?1 AND ?2", id);
}

bool
article_remove(struct library *lib, article_id id)
{
	return article_unlink(lib, id) && original_forget(lib, id) &&
	       recur_forget(lib, id) && fulltext_forget(lib, id) &&
	       db_run_for(lib, "DELETE FROM texts WHERE article = ?1", id) &&
	       db_run_for(lib, "DELETE FROM articles WHERE id = ?1", id);
}

enum status
library_remove(struct library *lib, struct str path, struct diag *d)
{
	article_id id;

	db_clear_error(lib);
	id = library_article_by_path(lib, path);
	if (id == ARTICLE_NONE) {
		enum status status = db_status(lib, d);

		return status == STATUS_OK ? STATUS_NOT_FOUND : status;
	}
	if (db_part_begin(lib)) {
		(void)(article_remove(lib, id) && fact_forget(lib, id) &&
		       input_forget(lib, path));
		(void)db_part_end(lib);
	}
	library_changed(lib);
	return db_status(lib, d);
}
