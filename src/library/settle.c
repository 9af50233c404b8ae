/* SPDX-License-Identifier: MIT */
/*
 * Making identities current.  The model: facts of articles lie in blocks; a
 * block that an article came into or went from is resolved again as a whole,
 * by a function that knows nothing of history; then offices are asked about,
 * and the entities that lost or won something are refreshed.  So the outcome
 * depends on what is in the library, never on how it got there.
 *
 * It goes by small steps, each of which leaves the library good to be asked:
 * what has not been settled yet is known without its identity, or by that of
 * before.
 */
#include "library/library_int.h"

#include <assert.h>

#include "text/banned.h"

/* A local that came to an ident which is settled goes where that is, or is
 * nothing by a correction as that is; one of a new ident goes with it. */
static bool
link_fresh(struct library *lib, int64_t row)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT i.entity, i.link, i.why, f.packed FROM locals l"
		" JOIN idents i ON i.id = l.ident JOIN facts f ON f.id = l.id"
		" WHERE l.id = ?1 AND (i.entity <> 0 OR i.link < 0)");
	struct link_change c = {.old = ENTITY_NONE};
	struct local facts;
	struct arena arena;
	bool is_good;

	db_int(st, 1, row);
	if (!db_row(lib, st))
		return lib->error == 0;
	arena_init(&arena);
	c.new = col_u32(st, 0);
	c.link = (float)sqlite3_column_double(st, 1);
	c.why = (enum link_reason)col_int(st, 2);
	c.facts = &facts;
	is_good = local_unpack(col_str(st, 3), &arena, &facts);
	db_reset(st);
	is_good = is_good ? link_local(lib, row, &c)
	                  : db_damaged(lib, "facts of another version");
	arena_release(&arena);
	return is_good;
}

static bool
forget_fresh(struct library *lib, int64_t row)
{
	sqlite3_stmt *st = db_get(lib, "DELETE FROM fresh_locals WHERE id = ?1");

	db_int(st, 1, row);
	return db_run(lib, st);
}

static bool
settle_fresh(struct library *lib, const struct patience *p)
{
	while (patience_lasts(p)) {
		int64_t row = db_value(lib, db_get(lib,
			"SELECT id FROM fresh_locals LIMIT 1"), 0);

		if (row == 0)
			break;
		if (!link_fresh(lib, row) || !forget_fresh(lib, row))
			return false;
	}
	return lib->error == 0;
}

/* The next block; false if there is none. */
static bool
next_block(struct library *lib, int64_t *block, bool *is_new)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT id, is_new FROM dirty_blocks LIMIT 1");

	if (!db_row(lib, st))
		return false;
	*block = col_int(st, 0);
	*is_new = col_int(st, 1) != 0;
	db_reset(st);
	return true;
}

static bool
forget_block(struct library *lib, int64_t block)
{
	sqlite3_stmt *st = db_get(lib, "DELETE FROM dirty_blocks WHERE id = ?1");

	db_int(st, 1, block);
	return db_run(lib, st);
}

static bool
settle_blocks(struct library *lib, const struct patience *p)
{
	int64_t block;
	bool is_new;

	while (patience_lasts(p) && next_block(lib, &block, &is_new))
		if (!block_settle(lib, block, is_new) || !forget_block(lib, block))
			return false;
	return lib->error == 0;
}

static bool
is_empty(struct library *lib, const char *sql)
{
	return db_value(lib, db_get(lib, sql), 0) == 0;
}

/* Each step needs the one before it to be through. */
static bool
settle(struct library *lib, const struct patience *p)
{
	return correct_load(lib) && also_load(lib) && order_settle(lib, p) &&
	       is_empty(lib, "SELECT EXISTS(SELECT 1 FROM articles WHERE seq IS NULL)") &&
	       settle_fresh(lib, p) &&
	       is_empty(lib, "SELECT EXISTS(SELECT 1 FROM fresh_locals)") &&
	       settle_blocks(lib, p) &&
	       is_empty(lib, "SELECT EXISTS(SELECT 1 FROM dirty_blocks)") &&
	       also_map_settle(lib) && settle_blocks(lib, p) &&
	       is_empty(lib, "SELECT EXISTS(SELECT 1 FROM dirty_blocks)") &&
	       office_settle(lib, p);
}

static bool
is_settled(struct library *lib)
{
	return is_empty(lib,
		"SELECT EXISTS(SELECT 1 FROM fresh_locals)"
		" OR EXISTS(SELECT 1 FROM dirty_blocks)"
		" OR EXISTS(SELECT 1 FROM dirty_also)"
		" OR EXISTS(SELECT 1 FROM dirty_offices)"
		" OR EXISTS(SELECT 1 FROM dirty_seekers)"
		" OR EXISTS(SELECT 1 FROM dirty_entities)"
		" OR EXISTS(SELECT 1 FROM articles WHERE seq IS NULL)");
}

enum status
library_settle_some(struct library *lib, bool (*go_on)(void *ctx), void *ctx,
                    bool *is_done, struct diag *d)
{
	struct patience p = {.go_on = go_on, .ctx = ctx, .touched = &lib->touched};
	enum status status;

	db_clear_error(lib);
	lib->touched = 0;
	*is_done = is_settled(lib);
	if (*is_done) {
		(void)db_commit(lib);
		return db_status(lib, d);
	}
	/* What was added stays added, whatever becomes of settling it.  To write it
	 * is a helping by itself. */
	if (lib->in_batch && go_on) {
		(void)db_commit(lib);
	} else if (db_commit(lib) && db_batch(lib)) {
		(void)settle(lib, &p);
		(void)entity_refresh(lib);
		*is_done = is_settled(lib);
		(void)db_commit(lib);
	}
	library_changed(lib);
	status = db_status(lib, d);
	*is_done = *is_done || status != STATUS_OK;
	return status;
}

enum status
library_settle(struct library *lib, struct diag *d)
{
	bool is_done;
	enum status status = library_settle_some(lib, NULL, NULL, &is_done, d);

	/* Nothing but an error or impatience leaves anything undone. */
	assert(is_done);
	return status;
}
