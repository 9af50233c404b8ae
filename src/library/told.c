/* SPDX-License-Identifier: MIT */
/*
 * What there was to say of inputs when they were read, and what of them was lost:
 * an input that is in and has not changed is not read again, but what was wrong
 * with it still is.
 */
#include "library/library_int.h"

#include "text/banned.h"

/* So much is kept of one input: a mailbox in another language has a note a mail. */
#define SAID_MOST 1000

static bool
forget_said(struct library *lib, struct str input)
{
	sqlite3_stmt *st = db_get(lib, "DELETE FROM said WHERE input = ?1");
	bool is_good;

	db_text(st, 1, input);
	is_good = db_run(lib, st);
	st = db_get(lib, "DELETE FROM lost WHERE input = ?1");
	db_text(st, 1, input);
	return is_good && db_run(lib, st);
}

static void
keep_item(struct library *lib, struct str input, int64_t n, const struct diag_item *item)
{
	sqlite3_stmt *st = db_get(lib,
		"INSERT OR REPLACE INTO said VALUES(?1, ?2, ?3, ?4, ?5, ?6)");

	db_text(st, 1, input);
	db_int(st, 2, n);
	db_int(st, 3, (int64_t)item->level);
	db_text(st, 4, item->file);
	db_int(st, 5, item->line);
	db_text(st, 6, item->message);
	(void)db_run(lib, st);
}

static void
keep_said(struct library *lib, struct str input, const struct diag *said)
{
	const struct diag_item more = {
		.level = DIAG_NOTE,
		.file = input,
		.message = STR_LIT("more was said of this when it was read, which is not kept"),
	};
	sqlite3_stmt *st = db_get(lib, "SELECT count(*) FROM said WHERE input = ?1");
	int64_t n;

	db_text(st, 1, input);
	n = db_value(lib, st, 0);
	for (size_t i = 0; i < said->items.len && n <= SAID_MOST; i++) {
		keep_item(lib, input, n, n < SAID_MOST ? &said->items.ptr[i] : &more);
		n++;
	}
}

static void
keep_lost(struct library *lib, struct str input, const struct told *told)
{
	sqlite3_stmt *st = db_get(lib, "INSERT OR REPLACE INTO lost VALUES(?1, ?2, ?3)");

	db_text(st, 1, input);
	db_int(st, 2, (int64_t)told->skipped);
	db_int(st, 3, (int64_t)told->passed_over);
	(void)db_run(lib, st);
}

enum status
library_tell(struct library *lib, struct str input, const struct told *told, struct diag *d)
{
	db_clear_error(lib);
	if (db_part_begin(lib)) {
		if (told->is_first)
			(void)forget_said(lib, input);
		if (told->said->items.len > 0)
			keep_said(lib, input, told->said);
		if (told->skipped + told->passed_over > 0)
			keep_lost(lib, input, told);
		(void)db_part_end(lib);
	}
	return db_status(lib, d);
}

void
library_told(struct library *lib, const struct map *but, struct diag *d, struct lost *out)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT input, level, file, line, message FROM said ORDER BY input, n");

	db_clear_error(lib);
	*out = (struct lost){.skipped = 0};
	while (db_row(lib, st)) {
		if (map_get(but, col_str(st, 0)) == MAP_NONE)
			diag_add(d, (enum diag_level)col_u32(st, 1), col_str(st, 2),
			         col_u32(st, 3), "%.*s", STR_ARG(col_str(st, 4)));
	}
	st = db_get(lib, "SELECT input, skipped, passed_over, skipped = 0 AND NOT EXISTS"
	                 " (SELECT 1 FROM parts WHERE parts.input = lost.input) FROM lost");
	while (db_row(lib, st)) {
		if (map_get(but, col_str(st, 0)) != MAP_NONE)
			continue;
		out->skipped += (size_t)col_int(st, 1);
		out->passed_over += (size_t)col_int(st, 2);
		out->beside += (size_t)col_int(st, 3);
	}
}

bool
told_sweep(struct library *lib)
{
	if (!db_part_begin(lib))
		return false;
	(void)db_exec(lib, "DELETE FROM said WHERE input NOT IN (SELECT path FROM stamps)");
	(void)db_exec(lib, "DELETE FROM lost WHERE input NOT IN (SELECT path FROM stamps)");
	return db_part_end(lib);
}
