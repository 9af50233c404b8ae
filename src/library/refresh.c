/* SPDX-License-Identifier: MIT */
/*
 * Rows of entities: made when a group first comes to an id, refreshed from the
 * groups and occurrences that speak of it, and deleted when nothing does.  A
 * series is kept as long as one of its instances is known, named or not.
 */
#include "library/library_int.h"

#include "text/fold.h"

#include "text/banned.h"

entity_id
entity_intern(struct library *lib, struct str slug, enum kind kind)
{
	sqlite3_stmt *st = db_get(lib, "SELECT id FROM entities WHERE slug = ?1");
	entity_id id;

	db_text(st, 1, slug);
	id = (entity_id)db_value(lib, st, ENTITY_NONE);
	if (id != ENTITY_NONE)
		return id;
	st = db_get(lib, "INSERT INTO entities(slug, kind) VALUES(?1, ?2)");
	db_text(st, 1, slug);
	db_int(st, 2, kind);
	if (!db_run(lib, st))
		return ENTITY_NONE;
	return (entity_id)sqlite3_last_insert_rowid(lib->db);
}

bool
entity_touch(struct library *lib, entity_id id)
{
	sqlite3_stmt *st = db_get(lib,
		"INSERT OR IGNORE INTO dirty_entities VALUES(?1)");

	db_int(st, 1, id);
	if (!db_run(lib, st))
		return false;
	lib->touched += sqlite3_changes(lib->db) > 0;
	return true;
}

/* What an entity is said to be, by the group that most locals are in; between
 * equals the name of the block decides.  And where it is met first. */
struct fields {
	struct str name;
	entity_id part_of;
	struct str place;
	uint32_t ordinal;
	int64_t from;
	int64_t to;
	double confidence;
	int64_t first_seq;
	uint32_t first_off;
};

/* The group that decides, of those seen so far. */
struct leader {
	uint32_t weight;
	struct str block;
};

static bool
leads(const struct leader *l, uint32_t weight, struct str block)
{
	return weight > l->weight ||
	       (weight == l->weight && str_cmp(block, l->block) < 0);
}

/* Mostly there is one group, for which SQLite would sort all the same. */
static bool
fields_of_group(struct library *lib, entity_id id, struct arena *arena,
                struct fields *out)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT g.name, g.part_of, g.place, g.ordinal, g.day_from,"
		" g.day_to, g.confidence, g.weight, b.name FROM groups g"
		" JOIN blocks b ON b.id = g.block WHERE g.entity = ?1");
	struct leader leader = {0, STR_EMPTY};
	double least = 1.0;
	bool has_any = false;

	db_int(st, 1, id);
	for (; db_row(lib, st); has_any = true) {
		double confidence = sqlite3_column_double(st, 6);

		if (!has_any || confidence < least)
			least = confidence;
		if (has_any && !leads(&leader, col_u32(st, 7), col_str(st, 8)))
			continue;
		leader.weight = col_u32(st, 7);
		leader.block = arena_str(arena, col_str(st, 8));
		out->name = arena_str(arena, col_str(st, 0));
		out->part_of = col_u32(st, 1);
		out->place = arena_str(arena, col_str(st, 2));
		out->ordinal = col_u32(st, 3);
		out->from = col_int(st, 4);
		out->to = col_int(st, 5);
	}
	out->confidence = least;
	return has_any;
}

/* A series that only its instances speak of. */
static bool
fields_of_series(struct library *lib, entity_id id, struct arena *arena,
                 struct fields *out)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT part_of_name, max(confidence) FROM groups"
		" WHERE part_of = ?1 AND part_of <> 0 GROUP BY part_of_name"
		" ORDER BY sum(weight) DESC, part_of_name LIMIT 1");

	db_int(st, 1, id);
	if (!db_row(lib, st))
		return false;
	*out = (struct fields){
		.name = arena_str(arena, col_str(st, 0)),
		.place = STR_EMPTY,
		.from = day_key(DAY_NONE),
		.to = day_key(DAY_NONE),
		.confidence = sqlite3_column_double(st, 1),
	};
	db_reset(st);
	return true;
}

static bool
read_first(struct library *lib, entity_id id, struct fields *f)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT seq, first FROM occurrences WHERE entity = ?1"
		" ORDER BY seq LIMIT 1");

	f->first_seq = 0;
	f->first_off = 0;
	db_int(st, 1, id);
	if (db_row(lib, st)) {
		f->first_seq = col_int(st, 0);
		f->first_off = col_u32(st, 1);
		db_reset(st);
	}
	return lib->error == 0;
}

/* Mostly all is as it was, and neither row nor indexes are written.  The counts
 * keep themselves (schema.c). */
static bool
write_fields(struct library *lib, entity_id id, const struct fields *f)
{
	sqlite3_stmt *st = db_get(lib,
		"UPDATE entities SET name = ?2, name_key = ?3, part_of = ?4,"
		" place = ?5, ordinal = ?6, day_from = ?7, day_to = ?8,"
		" confidence = ?9, first_seq = ?10, first_off = ?11"
		" WHERE id = ?1 AND (name <> ?2 OR part_of <> ?4"
		" OR place <> ?5 OR ordinal <> ?6 OR day_from <> ?7 OR day_to <> ?8"
		" OR confidence <> ?9 OR first_seq <> ?10 OR first_off <> ?11)");
	struct buf key;
	bool is_good;

	buf_init(&key);
	fold_key(&key, f->name);
	db_int(st, 1, id);
	db_text(st, 2, f->name);
	db_text(st, 3, buf_str(&key));
	db_int(st, 4, f->part_of);
	db_text(st, 5, f->place);
	db_int(st, 6, f->ordinal);
	db_int(st, 7, f->from);
	db_int(st, 8, f->to);
	db_float(st, 9, f->confidence);
	db_int(st, 10, f->first_seq);
	db_int(st, 11, f->first_off);
	is_good = db_run(lib, st);
	buf_release(&key);
	return is_good;
}

static bool
delete_entity(struct library *lib, entity_id id)
{
	sqlite3_stmt *st = db_get(lib, "DELETE FROM entities WHERE id = ?1");

	db_int(st, 1, id);
	return db_run(lib, st);
}

/* An id that is in use has left nothing behind that could be asked for. */
static bool
forget_former(struct library *lib, entity_id id)
{
	sqlite3_stmt *st = db_get(lib, "DELETE FROM former WHERE entity = ?1");

	db_int(st, 1, id);
	return db_run(lib, st);
}

static bool
refresh_one(struct library *lib, entity_id id, struct arena *arena)
{
	struct fields f;

	arena_clear(arena);
	if (fields_of_group(lib, id, arena, &f) ||
	    fields_of_series(lib, id, arena, &f))
		return read_first(lib, id, &f) && write_fields(lib, id, &f) &&
		       forget_former(lib, id);
	return lib->error == 0 && delete_entity(lib, id);
}

bool
entity_refresh(struct library *lib)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT id FROM dirty_entities ORDER BY id");
	struct arena arena;
	bool is_good = true;

	arena_init(&arena);
	while (is_good && db_row(lib, st))
		is_good = refresh_one(lib, col_u32(st, 0), &arena);
	db_reset(st);
	arena_release(&arena);
	return lib->error == 0 && db_exec(lib, "DELETE FROM dirty_entities");
}
