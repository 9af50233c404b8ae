/* SPDX-License-Identifier: MIT */
/*
 * Where articles came from: the inputs, how they looked when they were read,
 * and which articles are parts of which.  What is gone from the pile is found
 * and taken out by this.
 */
#include "library/library_int.h"

#include "text/banned.h"

static bool
run_on_path(struct library *lib, const char *sql, struct str path)
{
	sqlite3_stmt *st = db_get(lib, sql);

	db_text(st, 1, path);
	return db_run(lib, st);
}

bool
input_forget(struct library *lib, struct str path)
{
	return run_on_path(lib, "DELETE FROM stamps WHERE path = ?1", path) &&
	       run_on_path(lib, "DELETE FROM parts WHERE path = ?1", path);
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

/* --------------------------------------------------------------------- parts */

enum status
library_part(struct library *lib, struct str input, const struct part *part,
             struct diag *d)
{
	sqlite3_stmt *st;

	db_clear_error(lib);
	if (db_part_begin(lib)) {
		st = db_get(lib, "INSERT OR REPLACE INTO parts VALUES(?1, ?2, ?3)");
		db_text(st, 1, part->path);
		db_text(st, 2, input);
		db_int(st, 3, (int64_t)part->hash);
		(void)db_run(lib, st);
		(void)db_part_end(lib);
	}
	return db_status(lib, d);
}

bool
library_has_part(struct library *lib, const struct part *part)
{
	sqlite3_stmt *st = db_get(lib, "SELECT 1 FROM parts WHERE path = ?1 AND hash = ?2");

	db_text(st, 1, part->path);
	db_int(st, 2, (int64_t)part->hash);
	return db_value(lib, st, 0) == 1;
}

size_t
library_parts(struct library *lib, struct str input, struct part **out,
              struct arena *arena)
{
	VEC(struct part) found;
	sqlite3_stmt *st = db_get(lib,
		"SELECT path, hash FROM parts WHERE input = ?1 ORDER BY path");
	size_t n;

	vec_init(&found);
	db_text(st, 1, input);
	while (db_row(lib, st)) {
		struct part p = {
			.path = arena_str(arena, col_str(st, 0)),
			.hash = (uint64_t)col_int(st, 1),
		};

		vec_push(&found, p);
	}
	n = found.len;
	*out = ARENA_ARRAY(arena, n, struct part);
	for (size_t i = 0; i < n; i++)
		(*out)[i] = found.ptr[i];
	vec_release(&found);
	return n;
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

/* The paths of all rows of which the input is not listed. */
static void
collect(struct library *lib, sqlite3_stmt *st, const struct str *keep,
        size_t nkeep, struct arena *arena, struct str_vec *gone)
{
	while (db_row(lib, st)) {
		if (!is_listed(col_str(st, 1), keep, nkeep))
			vec_push(gone, arena_str(arena, col_str(st, 0)));
	}
}

/* Articles and inputs to go, collected first: their rows are deleted
 * afterwards. An article that is part of nothing is its own input. */
static void
collect_gone(struct library *lib, const struct str *keep, size_t nkeep,
             struct arena *arena, struct str_vec *gone)
{
	collect(lib, db_get(lib,
	        "SELECT a.path, ifnull(p.input, a.path) FROM articles a"
	        " LEFT JOIN parts p ON p.path = a.path ORDER BY a.path"),
	        keep, nkeep, arena, gone);
	collect(lib, db_get(lib, "SELECT path, path FROM stamps ORDER BY path"),
	        keep, nkeep, arena, gone);
}

/* Of an input that no article is called after. */
static enum status
forget_input(struct library *lib, struct str path, struct diag *d)
{
	if (db_part_begin(lib)) {
		(void)input_forget(lib, path);
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
			status = forget_input(lib, gone.ptr[i], d);
	}
	if (status == STATUS_OK && gone.len > 0 && !told_sweep(lib))
		status = db_status(lib, d);
	vec_release(&gone);
	arena_release(&arena);
	return status;
}
