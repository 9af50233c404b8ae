/* SPDX-License-Identifier: MIT */
/*
 * The connection of a library: prepared statements kept by the address of
 * their SQL, the latched error, and transactions.  Adding is done in batches
 * because each commit would cost a segment of the full-text index; a batch is
 * short enough not to keep another process waiting for long.
 */
#include "library/library_int.h"

#include <assert.h>
#include <stdlib.h>

#include "text/banned.h"

/* -------------------------------------------------------------------- errors */

static void
latch(struct library *lib, int code)
{
	if (lib->error != 0)
		return;
	lib->error = code;
	buf_clear(&lib->error_text);
	buf_add_cstr(&lib->error_text, sqlite3_errmsg(lib->db));
}

/* What was latched and not told is kept for library_check: the first one. */
void
db_clear_error(struct library *lib)
{
	if (lib->error != 0 && lib->untold == 0) {
		lib->untold = lib->error;
		buf_clear(&lib->untold_text);
		buf_add(&lib->untold_text, buf_str(&lib->error_text));
	}
	lib->error = 0;
}

bool
db_damaged(struct library *lib, const char *what)
{
	if (lib->error == 0) {
		lib->error = SQLITE_CORRUPT;
		buf_clear(&lib->error_text);
		buf_add_cstr(&lib->error_text, what);
	}
	return false;
}

static enum status
tell(int error, const struct buf *text, struct diag *d)
{
	int code = error & 0xff;

	if (code == SQLITE_BUSY || code == SQLITE_LOCKED) {
		diag_add(d, DIAG_ERROR, STR_EMPTY, 0,
		         "the index is being written by another process");
		return STATUS_BUSY;
	}
	diag_add(d, DIAG_ERROR, STR_EMPTY, 0, "the index cannot be used: %s",
	         text->ptr);
	if (code == SQLITE_IOERR || code == SQLITE_FULL ||
	    code == SQLITE_CANTOPEN || code == SQLITE_READONLY)
		return STATUS_IO;
	return STATUS_DATABASE;
}

enum status
db_status(struct library *lib, struct diag *d)
{
	enum status status;

	if (lib->error == 0)
		return STATUS_OK;
	status = tell(lib->error, &lib->error_text, d);
	/* Without a diagnostic nobody was told. */
	if (!d)
		db_clear_error(lib);
	lib->error = 0;
	return status;
}

enum status
library_check(struct library *lib, struct diag *d)
{
	int error;

	db_clear_error(lib);
	error = lib->untold;
	lib->untold = 0;
	return error == 0 ? STATUS_OK : tell(error, &lib->untold_text, d);
}

/* ---------------------------------------------------------------- statements */

sqlite3_stmt *
db_prepare(struct library *lib, struct str sql)
{
	sqlite3_stmt *st = NULL;
	int code;

	if (lib->error != 0)
		return NULL;
	assert(sql.len < INT32_MAX);
	code = sqlite3_prepare_v3(lib->db, sql.ptr, (int)sql.len,
	                          SQLITE_PREPARE_PERSISTENT, &st, NULL);
	if (code != SQLITE_OK)
		latch(lib, code);
	return st;
}

void
db_free(sqlite3_stmt *st)
{
	sqlite3_finalize(st);
}

static size_t
stmt_slot(const struct library *lib, const char *sql)
{
	uint64_t h = (uint64_t)(uintptr_t)sql * UINT64_C(0x9e3779b97f4a7c15);
	size_t i = (size_t)(h >> 32) & (lib->stmt_slots - 1);

	while (lib->stmts[i].sql && lib->stmts[i].sql != sql)
		i = (i + 1) & (lib->stmt_slots - 1);
	return i;
}

static void
stmts_grow(struct library *lib)
{
	size_t old_slots = lib->stmt_slots;
	struct db_slot *old = lib->stmts;

	lib->stmt_slots = old_slots ? old_slots * 2 : 128;
	lib->stmts = xcalloc(lib->stmt_slots, sizeof *lib->stmts);
	for (size_t i = 0; i < old_slots; i++) {
		if (old[i].sql)
			lib->stmts[stmt_slot(lib, old[i].sql)] = old[i];
	}
	free(old);
}

sqlite3_stmt *
db_get(struct library *lib, const char *sql)
{
	size_t i;

	if ((lib->nstmt + 1) * 2 > lib->stmt_slots)
		stmts_grow(lib);
	i = stmt_slot(lib, sql);
	if (lib->stmts[i].sql) {
		sqlite3_reset(lib->stmts[i].stmt);
		sqlite3_clear_bindings(lib->stmts[i].stmt);
		return lib->stmts[i].stmt;
	}
	lib->stmts[i].stmt = db_prepare(lib, str_of(sql));
	if (!lib->stmts[i].stmt)
		return NULL;
	lib->stmts[i].sql = sql;
	lib->nstmt++;
	return lib->stmts[i].stmt;
}

sqlite3_stmt *
db_get_made(struct library *lib, struct str sql)
{
	struct db_made *oldest = &lib->made[0];

	lib->tick++;
	for (size_t i = 0; i < MADE_COUNT; i++) {
		struct db_made *m = &lib->made[i];

		if (m->stmt && str_eq(buf_str(&m->sql), sql)) {
			m->used = lib->tick;
			sqlite3_reset(m->stmt);
			sqlite3_clear_bindings(m->stmt);
			return m->stmt;
		}
		if (m->used < oldest->used)
			oldest = m;
	}
	sqlite3_finalize(oldest->stmt);
	oldest->stmt = db_prepare(lib, sql);
	oldest->used = lib->tick;
	buf_clear(&oldest->sql);
	buf_add(&oldest->sql, sql);
	return oldest->stmt;
}

void
db_int(sqlite3_stmt *st, int i, int64_t v)
{
	if (st)
		(void)sqlite3_bind_int64(st, i, v);
}

void
db_float(sqlite3_stmt *st, int i, double v)
{
	if (st)
		(void)sqlite3_bind_double(st, i, v);
}

/* SQLITE_STATIC: callers keep the bytes until the statement has run.  What is
 * too long for SQLite is bound as NULL and meets a NOT NULL. */
void
db_text(sqlite3_stmt *st, int i, struct str s)
{
	if (st)
		(void)sqlite3_bind_text64(st, i, s.ptr, s.len, SQLITE_STATIC,
		                          SQLITE_UTF8);
}

void
db_blob(sqlite3_stmt *st, int i, struct str s)
{
	if (st)
		(void)sqlite3_bind_blob64(st, i, s.ptr, s.len, SQLITE_STATIC);
}

bool
db_row(struct library *lib, sqlite3_stmt *st)
{
	int code;

	if (!st || lib->error != 0) {
		db_reset(st);
		return false;
	}
	code = sqlite3_step(st);
	if (code == SQLITE_ROW)
		return true;
	if (code != SQLITE_DONE)
		latch(lib, code);
	sqlite3_reset(st);
	return false;
}

bool
db_run(struct library *lib, sqlite3_stmt *st)
{
	while (db_row(lib, st))
		;
	return lib->error == 0;
}

bool
db_run_for(struct library *lib, const char *sql, int64_t id)
{
	sqlite3_stmt *st = db_get(lib, sql);

	db_int(st, 1, id);
	return db_run(lib, st);
}

void
db_reset(sqlite3_stmt *st)
{
	if (st)
		(void)sqlite3_reset(st);
}

int64_t
db_value(struct library *lib, sqlite3_stmt *st, int64_t none)
{
	int64_t v = none;

	if (db_row(lib, st)) {
		if (sqlite3_column_type(st, 0) != SQLITE_NULL)
			v = col_int(st, 0);
		db_reset(st);
	}
	return v;
}

struct str
db_value_str(struct library *lib, sqlite3_stmt *st, struct str none, struct arena *arena)
{
	struct str s = none;

	if (db_row(lib, st)) {
		s = arena_str(arena, col_str(st, 0));
		db_reset(st);
	}
	return s;
}

int64_t
col_int(sqlite3_stmt *st, int i)
{
	return sqlite3_column_int64(st, i);
}

uint32_t
col_u32(sqlite3_stmt *st, int i)
{
	return (uint32_t)sqlite3_column_int64(st, i);
}

struct str
col_str(sqlite3_stmt *st, int i)
{
	const char *ptr = sqlite3_column_blob(st, i);
	int len = sqlite3_column_bytes(st, i);

	return str_from(ptr, (size_t)(len > 0 ? len : 0));
}

bool
db_exec(struct library *lib, const char *sql)
{
	int code;

	if (lib->error != 0)
		return false;
	code = sqlite3_exec(lib->db, sql, NULL, NULL, NULL);
	if (code != SQLITE_OK)
		latch(lib, code);
	return code == SQLITE_OK;
}

/* -------------------------------------------------------------- transactions */

void
library_look(struct library *lib)
{
	if (!lib->in_batch && !lib->is_looking)
		lib->is_looking = db_exec(lib, "BEGIN");
}

void
library_look_away(struct library *lib)
{
	if (lib->is_looking)
		(void)sqlite3_exec(lib->db, "COMMIT", NULL, NULL, NULL);
	lib->is_looking = false;
}

bool
db_batch(struct library *lib)
{
	library_look_away(lib);
	if (lib->in_batch)
		return true;
	lib->in_batch = db_exec(lib, "BEGIN IMMEDIATE");
	lib->batch_articles = 0;
	lib->batch_bytes = 0;
	return lib->in_batch;
}

bool
db_commit(struct library *lib)
{
	library_look_away(lib);
	if (!lib->in_batch)
		return lib->error == 0;
	if (fulltext_flush(lib))
		(void)db_exec(lib, "COMMIT");
	vec_clear(&lib->unsearched);
	/* The latched error is the one to tell, whatever this one says. */
	if (lib->error != 0)
		(void)sqlite3_exec(lib->db, "ROLLBACK", NULL, NULL, NULL);
	lib->in_batch = false;
	return lib->error == 0;
}

static void
copy_ids(struct id_vec *to, const struct id_vec *from)
{
	vec_clear(to);
	for (size_t i = 0; i < from->len; i++)
		vec_push(to, from->ptr[i]);
}

bool
db_part_begin(struct library *lib)
{
	copy_ids(&lib->unsearched_before, &lib->unsearched);
	return db_batch(lib) && db_exec(lib, "SAVEPOINT part");
}

bool
db_part_end(struct library *lib)
{
	if (!lib->in_batch)
		return false;
	if (lib->error == 0 && db_exec(lib, "RELEASE part"))
		return true;
	copy_ids(&lib->unsearched, &lib->unsearched_before);
	/* SQLite itself ends a transaction that it can no longer hold; if only
	 * this step back fails, no more can be said of the batch either. */
	if (sqlite3_get_autocommit(lib->db) ||
	    sqlite3_exec(lib->db, "ROLLBACK TO part; RELEASE part", NULL, NULL,
	                 NULL) != SQLITE_OK)
		(void)db_commit(lib);
	return false;
}

void
library_changed(struct library *lib)
{
	lib->generation++;
}

uint64_t
library_generation(struct library *lib)
{
	int64_t now = db_value(lib, db_get(lib, "PRAGMA data_version"), 0);

	if (now != lib->data_version) {
		lib->data_version = now;
		lib->generation++;
	}
	return lib->generation;
}

/* -------------------------------------------------------------------- dates */

int64_t
day_key(struct day d)
{
	int64_t year = d.year ? d.year : 40000;
	int64_t month = d.month ? d.month : 13;
	int64_t day = d.day ? d.day : 32;

	return year * 10000 + month * 100 + day;
}

struct day
day_from_key(int64_t key)
{
	int64_t year = key / 10000;
	int64_t month = key / 100 % 100;
	int64_t day = key % 100;

	if (key < 0 || year > 40000)
		return DAY_NONE;
	return (struct day){
		.year = (int16_t)(year == 40000 ? 0 : year),
		.month = (uint8_t)(month > 12 ? 0 : month),
		.day = (uint8_t)(day > 31 ? 0 : day),
	};
}
