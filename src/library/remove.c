/* SPDX-License-Identifier: MIT */
/*
 * Taking articles out again with all that only they taught, and remembering
 * how the inputs looked when they were read.
 */
#include "library/library_int.h"

#include <string.h>

#include "library/pack_int.h"

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

static bool
run_on_article(struct library *lib, const char *sql, article_id id)
{
	sqlite3_stmt *st = db_get(lib, sql);

	db_int(st, 1, id);
	return db_run(lib, st);
}

static int64_t
seq_of(struct library *lib, article_id id)
{
	sqlite3_stmt *st = db_get(lib, "SELECT seq FROM articles WHERE id = ?1");

	db_int(st, 1, id);
	return db_value(lib, st, 0);
}

static bool
unlink_locals(struct library *lib, article_id id)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT l.id, l.entity, f.packed FROM locals l"
		" JOIN facts f ON f.id = l.id"
		" WHERE l.id BETWEEN ?1 AND ?2 AND l.entity <> 0");
	int64_t seq = seq_of(lib, id);
	struct arena arena;
	struct local facts;
	bool is_good = true;

	arena_init(&arena);
	db_int(st, 1, LOCAL_ROW(id, 0));
	db_int(st, 2, LOCAL_ROW(id, LOCAL_MAX - 1));
	while (is_good && db_row(lib, st)) {
		struct link_change c = {
			.local = col_int(st, 0),
			.seq = seq,
			.old = col_u32(st, 1),
			.new = ENTITY_NONE,
			.facts = &facts,
		};

		arena_clear(&arena);
		is_good = local_unpack(col_str(st, 2), &arena, &facts)
		          ? link_drop(lib, &c)
		          : db_damaged(lib, "facts of another version");
	}
	db_reset(st);
	arena_release(&arena);
	return lib->error == 0;
}

bool
article_remove(struct library *lib, article_id id)
{
	if (!unlink_locals(lib, id))
		return false;
	return run_on_locals(lib,
	               "INSERT OR IGNORE INTO dirty_blocks SELECT DISTINCT block"
	               " FROM locals WHERE id BETWEEN ?1 AND ?2"
	               " AND block IS NOT NULL", id) &&
	       run_on_locals(lib,
	               "INSERT OR IGNORE INTO dirty_offices SELECT DISTINCT office"
	               " FROM locals WHERE id BETWEEN ?1 AND ?2"
	               " AND office IS NOT NULL", id) &&
	       run_on_locals(lib,
	               "INSERT OR IGNORE INTO dirty_offices SELECT DISTINCT key"
	               " FROM roles WHERE local BETWEEN ?1 AND ?2", id) &&
	       run_on_locals(lib,
	               "DELETE FROM roles WHERE local BETWEEN ?1 AND ?2", id) &&
	       run_on_locals(lib,
	               "DELETE FROM facts WHERE id BETWEEN ?1 AND ?2", id) &&
	       run_on_locals(lib,
	               "DELETE FROM locals WHERE id BETWEEN ?1 AND ?2", id) &&
	       /* While the text is still there: the index keeps no copy. */
	       run_on_article(lib,
	               "INSERT INTO search(search, rowid, title, body)"
	               " SELECT 'delete', id, title, body FROM reading_text"
	               " WHERE id = ?1", id) &&
	       run_on_article(lib, "DELETE FROM texts WHERE article = ?1", id) &&
	       run_on_article(lib, "DELETE FROM articles WHERE id = ?1", id);
}

static bool
remove_stamp(struct library *lib, struct str path)
{
	sqlite3_stmt *st = db_get(lib, "DELETE FROM stamps WHERE path = ?1");

	db_text(st, 1, path);
	return db_run(lib, st);
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
		(void)(article_remove(lib, id) && remove_stamp(lib, path));
		(void)db_part_end(lib);
	}
	library_changed(lib);
	return db_status(lib, d);
}

/* -------------------------------------------------------------------- stamps */

bool
library_has(struct library *lib, struct str path, uint64_t stamp)
{
	sqlite3_stmt *st;

	db_clear_error(lib);
	st = db_get(lib, "SELECT 1 FROM stamps WHERE path = ?1 AND stamp = ?2");
	db_text(st, 1, path);
	db_int(st, 2, (int64_t)stamp);
	return db_value(lib, st, 0) == 1;
}

enum status
library_stamp(struct library *lib, struct str path, uint64_t stamp,
              struct diag *d)
{
	sqlite3_stmt *st;

	db_clear_error(lib);
	if (db_part_begin(lib)) {
		st = db_get(lib, "INSERT OR REPLACE INTO stamps VALUES(?1, ?2)");
		db_text(st, 1, path);
		db_int(st, 2, (int64_t)stamp);
		(void)db_run(lib, st);
		(void)db_part_end(lib);
	}
	return db_status(lib, d);
}

/* ----------------------------------------------------------------- keep only */

static bool
is_listed(struct str path, const struct str *keep, size_t nkeep)
{
	size_t lo = 0;
	size_t hi = nkeep;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		int order = str_cmp(keep[mid], path);

		if (order == 0)
			return true;
		if (order < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return false;
}

/* The input that an article of several came from: "pile.xml#12" is of
 * "pile.xml". */
static struct str
input_of(struct str path)
{
	size_t len = path.len;

	while (len > 0 && path.ptr[len - 1] >= '0' && path.ptr[len - 1] <= '9')
		len--;
	if (len == path.len || len < 2 || path.ptr[len - 1] != '#')
		return path;
	return str_from(path.ptr, len - 1);
}

static bool
is_kept(struct str path, const struct str *keep, size_t nkeep)
{
	return is_listed(path, keep, nkeep) ||
	       is_listed(input_of(path), keep, nkeep);
}

/* Articles to go, collected first: their rows are deleted afterwards. */
static void
collect_gone(struct library *lib, const struct str *keep, size_t nkeep,
             struct arena *arena, struct str_vec *gone)
{
	sqlite3_stmt *st = db_get(lib, "SELECT path FROM articles ORDER BY path");

	while (db_row(lib, st)) {
		struct str path = col_str(st, 0);

		if (!is_kept(path, keep, nkeep))
			vec_push(gone, arena_str(arena, path));
	}
	st = db_get(lib, "SELECT path FROM stamps ORDER BY path");
	while (db_row(lib, st)) {
		struct str path = col_str(st, 0);

		if (!is_kept(path, keep, nkeep))
			vec_push(gone, arena_str(arena, path));
	}
}

/* Of an input that no article came from. */
static enum status
forget_stamp(struct library *lib, struct str path, struct diag *d)
{
	if (db_part_begin(lib)) {
		(void)remove_stamp(lib, path);
		(void)db_part_end(lib);
	}
	return db_status(lib, d);
}

enum status
library_keep_only(struct library *lib, const struct str *keep, size_t nkeep,
                  struct diag *d)
{
	struct arena arena;
	struct str_vec gone;
	enum status status = STATUS_OK;

	db_clear_error(lib);
	arena_init(&arena);
	vec_init(&gone);
	collect_gone(lib, keep, nkeep, &arena, &gone);
	if (lib->error != 0)
		status = db_status(lib, d);
	for (size_t i = 0; i < gone.len && status == STATUS_OK; i++) {
		status = library_remove(lib, gone.ptr[i], d);
		if (status == STATUS_NOT_FOUND)
			status = forget_stamp(lib, gone.ptr[i], d);
	}
	vec_release(&gone);
	arena_release(&arena);
	return status;
}
