/* SPDX-License-Identifier: MIT */
/*
 * A library's beginning and end.  A file that is none of ours, or of another
 * version, is set aside under another name rather than destroyed: what it
 * holds can be read again from the articles, but it may be something else.
 */
#include "library/correct_int.h"
#include "library/library_int.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "text/banned.h"

/* [ms] that another process may take for one batch before we give up. */
#define BUSY_TIMEOUT 5000
/* Files set aside beside one another; then somebody has to look. */
#define ASIDE_MAX 1000

void
library_begin(void)
{
	(void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

static struct library *
library_alloc(void)
{
	struct library *lib = xcalloc(1, sizeof *lib);

	buf_init(&lib->error_text);
	buf_init(&lib->untold_text);
	for (size_t i = 0; i < LIST_COUNT; i++) {
		buf_init(&lib->lists[i].filter);
		vec_init(&lib->lists[i].items);
	}
	for (size_t i = 0; i < MADE_COUNT; i++)
		buf_init(&lib->made[i].sql);
	vec_init(&lib->with.items);
	vec_init(&lib->unsearched);
	vec_init(&lib->unsearched_before);
	vec_init(&lib->renamings);
	arena_init(&lib->renaming_arena);
	lib->generation = 1;
	return lib;
}

void
library_close(struct library *lib)
{
	if (!lib)
		return;
	/* Adds that nobody settled are still good: a batch holds whole parts
	 * only, so that an error of asking says nothing against it. */
	if (lib->in_batch) {
		db_clear_error(lib);
		(void)db_commit(lib);
	}
	for (size_t i = 0; i < lib->stmt_slots; i++)
		sqlite3_finalize(lib->stmts[i].stmt);
	free(lib->stmts);
	for (size_t i = 0; i < MADE_COUNT; i++) {
		sqlite3_finalize(lib->made[i].stmt);
		buf_release(&lib->made[i].sql);
	}
	sqlite3_close(lib->db);
	for (size_t i = 0; i < LIST_COUNT; i++) {
		buf_release(&lib->lists[i].filter);
		vec_release(&lib->lists[i].items);
	}
	vec_release(&lib->with.items);
	vec_release(&lib->unsearched);
	vec_release(&lib->unsearched_before);
	correct_release(lib);
	buf_release(&lib->error_text);
	buf_release(&lib->untold_text);
	free(lib);
}

static enum status
connect(const char *name, struct library **out, struct diag *d)
{
	struct library *lib = library_alloc();
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE |
	            SQLITE_OPEN_NOMUTEX;

	*out = NULL;
	if (sqlite3_open_v2(name, &lib->db, flags, NULL) != SQLITE_OK) {
		diag_add(d, DIAG_ERROR, str_of(name), 0,
		         "the index cannot be opened: %s",
		         lib->db ? sqlite3_errmsg(lib->db) : "out of memory");
		library_close(lib);
		return STATUS_IO;
	}
	(void)sqlite3_extended_result_codes(lib->db, 1);
	(void)sqlite3_busy_timeout(lib->db, BUSY_TIMEOUT);
	*out = lib;
	return STATUS_OK;
}

/* An empty name is SQLite's for a temporary database: it lives in memory as
 * far as the cache goes and spills into an unnamed file beyond that, so that a
 * large pile without an index does not fill the memory. */
static enum status
try_open(const char *path, struct library **out, bool *is_foreign,
         struct diag *d)
{
	struct library *lib;
	enum status status = connect(path ? path : "", &lib, d);

	*is_foreign = false;
	if (status != STATUS_OK)
		return status;
	status = schema_open(lib, path != NULL, is_foreign, d);
	if (status != STATUS_OK) {
		library_close(lib);
		return status;
	}
	(void)correct_load(lib);
	*out = lib;
	return STATUS_OK;
}

static const char *const parts[] = {"-wal", "-shm", "-journal", ""};

/* True if nothing of this name is there, nor what SQLite keeps beside it. */
static bool
is_free(const char *name)
{
	struct buf part;
	struct stat st;
	bool is_free_so_far = true;

	buf_init(&part);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		buf_clear(&part);
		buf_addf(&part, "%s%s", name, parts[i]);
		if (lstat(part.ptr, &st) == 0 || errno != ENOENT)
			is_free_so_far = false;
	}
	buf_release(&part);
	return is_free_so_far;
}

/* The first of "path.old", "path.old.2" … that takes nothing from anybody. */
static bool
find_name(const char *path, struct buf *name)
{
	for (int n = 1; n <= ASIDE_MAX; n++) {
		buf_clear(name);
		buf_addf(name, "%s.old", path);
		if (n > 1)
			buf_addf(name, ".%d", n);
		if (is_free(name->ptr))
			return true;
	}
	errno = EEXIST;
	return false;
}

/* Renames the file, and what SQLite keeps beside it so that it stays whole. */
static bool
set_aside(const char *path, struct buf *name)
{
	struct buf from;
	struct buf to;
	bool is_good = find_name(path, name);

	buf_init(&from);
	buf_init(&to);
	for (size_t i = 0; i < sizeof parts / sizeof *parts && is_good; i++) {
		buf_clear(&from);
		buf_clear(&to);
		buf_addf(&from, "%s%s", path, parts[i]);
		buf_addf(&to, "%s%s", name->ptr, parts[i]);
		is_good = rename(from.ptr, to.ptr) == 0 || errno == ENOENT;
	}
	buf_release(&from);
	buf_release(&to);
	return is_good;
}

/* `name` gets where it is now. */
static bool
set_aside_and_say(const char *path, struct buf *out, struct diag *d)
{
	struct buf name;
	bool is_good;

	buf_init(&name);
	is_good = set_aside(path, &name);
	buf_add(out, buf_str(&name));
	if (is_good)
		diag_add(d, DIAG_NOTE, str_of(path), 0,
		         "this is no index of this version; it was set aside "
		         "as %s and is made anew", name.ptr);
	else
		diag_add(d, DIAG_ERROR, str_of(path), 0,
		         "this is no index of this version and cannot be moved "
		         "out of the way: %s", strerror(errno));
	buf_release(&name);
	return is_good;
}

enum status
library_open(const char *path, struct library **out, struct diag *d)
{
	bool is_foreign;
	enum status status;
	struct buf aside;

	*out = NULL;
	status = try_open(path, out, &is_foreign, d);
	if (!is_foreign || !path)
		return status;
	buf_init(&aside);
	if (set_aside_and_say(path, &aside, d)) {
		status = try_open(path, out, &is_foreign, d);
		if (is_foreign)
			diag_add(d, DIAG_ERROR, str_of(path), 0,
			         "the index cannot be made anew");
		/* What can be read again is; what people said cannot. */
		if (status == STATUS_OK)
			correct_adopt(*out, aside.ptr);
	} else {
		status = STATUS_IO;
	}
	buf_release(&aside);
	return status;
}

void
library_delete(const char *path)
{
	struct buf part;

	buf_init(&part);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		buf_clear(&part);
		buf_addf(&part, "%s%s", path, parts[i]);
		(void)remove(part.ptr);
	}
	buf_release(&part);
}

/* What was not committed is given up: it may be what could not be written. */
static void
give_up_batch(struct library *lib)
{
	library_look_away(lib);
	for (size_t i = 0; i < lib->stmt_slots; i++)
		db_reset(lib->stmts[i].stmt);
	for (size_t i = 0; i < MADE_COUNT; i++)
		db_reset(lib->made[i].stmt);
	if (!sqlite3_get_autocommit(lib->db))
		(void)sqlite3_exec(lib->db, "ROLLBACK", NULL, NULL, NULL);
	lib->in_batch = false;
	vec_clear(&lib->unsearched);
}

/* All pages at once, into a database that has no tables yet. */
static bool
copy_pages(struct library *from, struct library *to)
{
	sqlite3_backup *all = sqlite3_backup_init(to->db, "main", from->db, "main");

	if (!all)
		return false;
	(void)sqlite3_backup_step(all, -1);
	return sqlite3_backup_finish(all) == SQLITE_OK;
}

enum status
library_to_memory(struct library *lib, struct library **out, struct diag *d)
{
	struct library *memory;
	bool is_foreign = false;
	enum status status = connect(":memory:", &memory, d);

	*out = NULL;
	if (status != STATUS_OK)
		return status;
	give_up_batch(lib);
	if (!copy_pages(lib, memory)) {
		diag_add(d, DIAG_ERROR, STR_EMPTY, 0, "the index cannot be read: %s",
		         sqlite3_errmsg(memory->db));
		status = STATUS_IO;
	} else {
		status = schema_open(memory, false, &is_foreign, d);
	}
	/* What sorting needs is not to go where there may be no room either. */
	if (status == STATUS_OK && !db_exec(memory, "PRAGMA temp_store = MEMORY"))
		status = db_status(memory, d);
	if (status != STATUS_OK) {
		library_close(memory);
		return status;
	}
	(void)correct_load(memory);
	memory->generation = lib->generation + 1;
	*out = memory;
	return STATUS_OK;
}

enum status
library_copy(struct library *lib, const char *path, struct diag *d)
{
	sqlite3_stmt *st;
	enum status status;

	db_clear_error(lib);
	/* Nothing may be half done while it is copied. */
	(void)db_commit(lib);
	st = db_prepare(lib, STR_LIT("VACUUM INTO ?1"));
	db_text(st, 1, str_of(path));
	(void)db_run(lib, st);
	db_free(st);
	status = db_status(lib, d);
	return status == STATUS_OK ? STATUS_OK : STATUS_IO;
}
