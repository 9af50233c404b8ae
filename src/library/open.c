/* SPDX-License-Identifier: MIT */
/*
 * A library's beginning and end.  A file that is none of ours, or of another
 * version, is set aside under another name rather than destroyed: what it
 * holds can be read again from the articles, but it may be something else.
 */
#include "library/library_int.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "text/banned.h"

/* [ms] that another process may take for one batch before we give up. */
#define BUSY_TIMEOUT 5000

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
	vec_init(&lib->with.items);
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
	sqlite3_close(lib->db);
	for (size_t i = 0; i < LIST_COUNT; i++) {
		buf_release(&lib->lists[i].filter);
		vec_release(&lib->lists[i].items);
	}
	vec_release(&lib->with.items);
	buf_release(&lib->error_text);
	buf_release(&lib->untold_text);
	free(lib);
}

/* An empty name is SQLite's for a temporary database: it lives in memory as
 * far as the cache goes and spills into an unnamed file beyond that, so that a
 * large pile without an index does not fill the memory. */
static enum status
try_open(const char *path, struct library **out, bool *is_foreign,
         struct diag *d)
{
	struct library *lib = library_alloc();
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE |
	            SQLITE_OPEN_NOMUTEX;
	enum status status;

	*is_foreign = false;
	if (sqlite3_open_v2(path ? path : "", &lib->db, flags, NULL) !=
	    SQLITE_OK) {
		diag_add(d, DIAG_ERROR, str_of(path), 0,
		         "the index cannot be opened: %s",
		         lib->db ? sqlite3_errmsg(lib->db) : "out of memory");
		library_close(lib);
		return STATUS_IO;
	}
	(void)sqlite3_extended_result_codes(lib->db, 1);
	(void)sqlite3_busy_timeout(lib->db, BUSY_TIMEOUT);
	status = schema_open(lib, path != NULL, is_foreign, d);
	if (status != STATUS_OK) {
		library_close(lib);
		return status;
	}
	*out = lib;
	return STATUS_OK;
}

/* Renames the file, and what SQLite keeps beside it so that it stays whole. */
static bool
set_aside(const char *path)
{
	static const char *const parts[] = {"-wal", "-shm", "-journal", ""};
	struct buf from;
	struct buf to;
	bool is_good = true;

	buf_init(&from);
	buf_init(&to);
	for (size_t i = 0; i < sizeof parts / sizeof *parts && is_good; i++) {
		buf_clear(&from);
		buf_clear(&to);
		buf_addf(&from, "%s%s", path, parts[i]);
		buf_addf(&to, "%s.old%s", path, parts[i]);
		if (rename(from.ptr, to.ptr) == 0)
			continue;
		/* None of its own: nor may that of an earlier one stay. */
		is_good = errno == ENOENT &&
		          (unlink(to.ptr) == 0 || errno == ENOENT);
	}
	buf_release(&from);
	buf_release(&to);
	return is_good;
}

enum status
library_open(const char *path, struct library **out, struct diag *d)
{
	bool is_foreign;
	enum status status;

	*out = NULL;
	status = try_open(path, out, &is_foreign, d);
	if (!is_foreign || !path)
		return status;
	if (!set_aside(path)) {
		diag_add(d, DIAG_ERROR, str_of(path), 0,
		         "this is no index of this version and cannot be moved "
		         "out of the way: %s", strerror(errno));
		return STATUS_IO;
	}
	diag_add(d, DIAG_NOTE, str_of(path), 0,
	         "this is no index of this version; it was set aside as "
	         "%s.old and is made anew", path);
	status = try_open(path, out, &is_foreign, d);
	if (is_foreign)
		diag_add(d, DIAG_ERROR, str_of(path), 0,
		         "the index cannot be made anew");
	return status;
}
