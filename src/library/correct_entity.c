/* SPDX-License-Identifier: MIT */
/*
 * Corrections of entities: a map from ids to ids, applied to what a block came
 * to before it is written down.  Blocks that the map changed are remembered, so
 * that taking a correction back finds them.
 */
#include "library/correct_int.h"

#include "text/banned.h"

void
correct_release(struct library *lib)
{
	vec_release(&lib->renamings);
	arena_release(&lib->renaming_arena);
}

bool
correct_load(struct library *lib)
{
	/* By +level none of the indexes that are of one level comes into question: with
	 * them SQLite plans anew for each value. */
	sqlite3_stmt *st = db_get(lib,
		"SELECT what, slug, kind, name FROM corrections"
		" WHERE +level = ?1 ORDER BY id");

	vec_clear(&lib->renamings);
	arena_clear(&lib->renaming_arena);
	db_int(st, 1, LEVEL_ENTITY);
	while (db_row(lib, st)) {
		struct renaming r = {
			.from = arena_str(&lib->renaming_arena, col_str(st, 0)),
			.to = arena_str(&lib->renaming_arena, col_str(st, 1)),
			.kind = (enum kind)col_u32(st, 2),
			.name = arena_str(&lib->renaming_arena, col_str(st, 3)),
		};

		if (r.kind >= KIND_COUNT) {
			db_reset(st);
			return db_damaged(lib, "a correction makes no sense");
		}
		vec_push(&lib->renamings, r);
	}
	lib->has_corrections = db_value(lib, db_get(lib,
		"SELECT EXISTS(SELECT 1 FROM corrections)"), 0) != 0;
	return lib->error == 0;
}

/* One after the other, as they were made: each sees what those before it left. */
static bool
rename_entity(const struct library *lib, struct entity *e)
{
	bool is_changed = false;

	for (size_t i = 0; i < lib->renamings.len; i++) {
		const struct renaming *r = &lib->renamings.ptr[i];

		if (!str_eq(r->from, e->id))
			continue;
		is_changed = true;
		e->id = r->to;
		e->kind = r->kind;
		e->name = r->name;
		if (e->id.len == 0)
			break;
	}
	return is_changed;
}

static bool
rename_series(const struct library *lib, struct entity *e)
{
	struct entity series = {.id = e->part_of, .kind = e->kind, .name = e->part_of_name};

	if (e->part_of.len == 0 || !rename_entity(lib, &series))
		return false;
	e->part_of = series.id;
	e->part_of_name = series.id.len > 0 ? series.name : STR_EMPTY;
	return true;
}

static bool
rename_place(const struct library *lib, struct entity *e)
{
	struct entity place = {.id = e->place, .kind = KIND_PLACE};

	if (e->place.len == 0 || !rename_entity(lib, &place))
		return false;
	e->place = place.id;
	return true;
}

static bool
note_block(struct library *lib, int64_t block)
{
	sqlite3_stmt *st = db_get(lib, "INSERT OR IGNORE INTO corrected_blocks"
	                               " VALUES(?1)");

	db_int(st, 1, block);
	return db_run(lib, st);
}

static bool
is_correction_block(struct library *lib, int64_t block)
{
	sqlite3_stmt *st = db_get(lib, "SELECT name FROM blocks WHERE id = ?1");
	bool is_ours = false;

	db_int(st, 1, block);
	if (db_row(lib, st)) {
		is_ours = str_starts(col_str(st, 0), STR_LIT(CORRECTION_BLOCK));
		db_reset(st);
	}
	return is_ours;
}

/* What it was called when it was last spoken of by hand. */
static struct str
last_name(struct library *lib, const struct entity *e, struct arena *arena)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT name FROM corrections WHERE slug = ?1 AND level <> ?2"
		" ORDER BY id DESC LIMIT 1");

	db_text(st, 1, e->id);
	db_int(st, 2, LEVEL_ENTITY);
	return db_value_str(lib, st, e->name, arena);
}

bool
correct_groups(struct library *lib, int64_t block, struct resolved *r,
               uint32_t *weights, struct arena *arena)
{
	struct entity *entities = r->entities;
	size_t n = r->nentity;
	bool is_changed = false;

	if (!lib->has_corrections)
		return true;
	/* What was said by hand adds mentions; what else is known of the thing is
	 * for the articles to say. */
	if (is_correction_block(lib, block)) {
		for (size_t i = 0; i < n; i++) {
			weights[i] = 0;
			entities[i].name = last_name(lib, &entities[i], arena);
		}
	}
	for (size_t i = 0; i < n; i++) {
		struct entity *e = &entities[i];
		struct str id = e->id;

		if (rename_entity(lib, e)) {
			is_changed = true;
			if (!str_eq(e->id, id))
				weights[i] = 0;
		}
		is_changed |= rename_series(lib, e);
		is_changed |= rename_place(lib, e);
		if (str_eq(e->part_of, e->id)) {
			e->part_of = STR_EMPTY;
			e->part_of_name = STR_EMPTY;
		}
	}
	return !is_changed || note_block(lib, block);
}
