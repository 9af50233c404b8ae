/* SPDX-License-Identifier: MIT */
/*
 * Making identities current.  The model: facts of articles lie in blocks; a
 * block that an article came into or went from is resolved again as a whole,
 * by a function that knows nothing of history; then the entities that lost or
 * won something are refreshed.  So the outcome depends on what is in the
 * library, never on how it got there, and the cost on the blocks touched.
 */
#include "library/library_int.h"

#include <assert.h>

#include "text/banned.h"

/* The largest blocks are what settling needs memory for: no doubling there. */
static void
make_room(struct library *lib, int64_t block, struct member_vec *out)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT count(*) FROM locals WHERE block = ?1");
	size_t n;

	vec_clear(out);
	db_int(st, 1, block);
	n = (size_t)db_value(lib, st, 0);
	if (n > out->cap) {
		out->ptr = xrealloc(out->ptr, n, sizeof *out->ptr);
		out->cap = n;
	}
}

/* In reading order, so that sums of scores come out the same each time. */
static bool
load_block(struct library *lib, int64_t block, struct arena *arena,
           struct member_vec *out)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT l.id, a.seq, l.entity, l.link, f.packed, l.why FROM locals l"
		" JOIN articles a ON a.id = " LOCAL_ARTICLE_SQL("l.id")
		" JOIN facts f ON f.id = l.id"
		" WHERE l.block = ?1 AND l.office IS NULL ORDER BY a.seq, l.id");

	make_room(lib, block, out);
	db_int(st, 1, block);
	while (db_row(lib, st)) {
		struct member m = {
			.row = col_int(st, 0),
			.seq = col_int(st, 1),
			.entity = col_u32(st, 2),
			.link = (float)sqlite3_column_double(st, 3),
			.why = (enum link_reason)col_int(st, 5),
		};

		if (!local_unpack(col_str(st, 4), arena, &m.facts)) {
			db_reset(st);
			return db_damaged(lib, "facts of another version");
		}
		vec_push(out, m);
	}
	return lib->error == 0;
}

/* What the block contributed until now goes; its entities are looked at. */
static bool
drop_groups(struct library *lib, int64_t block)
{
	sqlite3_stmt *st = db_get(lib,
		"INSERT OR IGNORE INTO dirty_entities"
		" SELECT entity FROM groups WHERE block = ?1 UNION"
		" SELECT part_of FROM groups WHERE block = ?1 AND part_of <> 0");

	db_int(st, 1, block);
	if (!db_run(lib, st))
		return false;
	st = db_get(lib, "DELETE FROM groups WHERE block = ?1");
	db_int(st, 1, block);
	return db_run(lib, st);
}

static bool
insert_group(struct library *lib, int64_t block, const struct entity *e,
             uint32_t weight, entity_id *id)
{
	entity_id part_of = ENTITY_NONE;
	sqlite3_stmt *st;

	*id = entity_intern(lib, e->id, e->kind);
	if (e->part_of.len > 0)
		part_of = entity_intern(lib, e->part_of, e->kind);
	st = db_get(lib, "INSERT INTO groups VALUES"
	                 "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"
	                 " ON CONFLICT DO NOTHING");
	db_int(st, 1, block);
	db_int(st, 2, *id);
	db_int(st, 3, weight);
	db_text(st, 4, e->name);
	db_int(st, 5, part_of);
	db_text(st, 6, e->part_of_name);
	db_text(st, 7, e->place);
	db_int(st, 8, e->ordinal);
	db_int(st, 9, day_key(e->from));
	db_int(st, 10, day_key(e->to));
	db_float(st, 11, (double)e->confidence);
	return db_run(lib, st) && entity_touch(lib, *id) &&
	       (part_of == ENTITY_NONE || entity_touch(lib, part_of));
}

static bool
insert_groups(struct library *lib, int64_t block, const struct entity *entities,
              size_t n, const uint32_t *weights, entity_id *ids)
{
	/* Those that say what they are by themselves first: where a correction
	 * makes two one, the first one's word counts. */
	for (int is_second = 0; is_second < 2; is_second++) {
		for (size_t i = 0; i < n; i++) {
			if ((weights[i] == 0) != is_second || entities[i].id.len == 0)
				continue;
			if (!insert_group(lib, block, &entities[i], weights[i], &ids[i]))
				return false;
		}
	}
	return true;
}

static bool
link_members(struct library *lib, const struct member_vec *members,
             const struct link *links, const entity_id *ids)
{
	for (size_t i = 0; i < members->len; i++) {
		const struct member *m = &members->ptr[i];
		struct link_change c = {
			.local = m->row,
			.seq = m->seq,
			.old = m->entity,
			.new = ids[links[i].entity],
			/* Below 0: somebody said that it is nothing. */
			.link = ids[links[i].entity] == ENTITY_NONE ? -1.0f : links[i].sure,
			.why = links[i].why,
			.facts = &m->facts,
		};

		if (c.old == c.new && m->why == c.why && m->link >= c.link &&
		    m->link <= c.link)
			continue;
		if (!link_move(lib, &c))
			return false;
	}
	return true;
}

static bool
resolve_members(struct library *lib, int64_t block,
                const struct member_vec *members, struct arena *arena)
{
	size_t n = members->len;
	const struct local **locals = ARENA_ARRAY(arena, n, const struct local *);
	struct resolved r;
	uint32_t *weights;
	entity_id *ids;

	for (size_t i = 0; i < n; i++)
		locals[i] = &members->ptr[i].facts;
	resolve_block(locals, n, &r, arena);
	weights = ARENA_ARRAY(arena, r.nentity, uint32_t);
	ids = ARENA_ARRAY(arena, r.nentity, entity_id);
	for (size_t i = 0; i < n; i++) {
		assert(r.links[i].entity < r.nentity);
		weights[r.links[i].entity]++;
	}
	return correct_groups(lib, block, &r, weights, arena) &&
	       insert_groups(lib, block, r.entities, r.nentity, weights, ids) &&
	       link_members(lib, members, r.links, ids);
}

static bool
forget_block(struct library *lib, int64_t block)
{
	sqlite3_stmt *st = db_get(lib, "DELETE FROM blocks WHERE id = ?1");

	db_int(st, 1, block);
	return db_run(lib, st);
}

bool
block_resolve(struct library *lib, int64_t block,
              const struct member_vec *members, struct arena *arena)
{
	if (!drop_groups(lib, block))
		return false;
	if (members->len == 0)
		return forget_block(lib, block);
	return resolve_members(lib, block, members, arena);
}

static bool
settle_blocks(struct library *lib)
{
	sqlite3_stmt *st = db_get(lib, "SELECT id FROM dirty_blocks ORDER BY id");
	struct arena arena;
	struct member_vec members;
	bool is_good = true;

	arena_init(&arena);
	vec_init(&members);
	while (is_good && db_row(lib, st)) {
		is_good = load_block(lib, col_int(st, 0), &arena, &members) &&
		          block_resolve(lib, col_int(st, 0), &members, &arena);
		arena_clear(&arena);
	}
	db_reset(st);
	vec_release(&members);
	arena_release(&arena);
	return lib->error == 0;
}

static bool
is_settled(struct library *lib)
{
	return db_value(lib, db_get(lib,
		"SELECT EXISTS(SELECT 1 FROM dirty_blocks)"
		" OR EXISTS(SELECT 1 FROM dirty_offices)"
		" OR EXISTS(SELECT 1 FROM dirty_entities)"
		" OR EXISTS(SELECT 1 FROM articles WHERE seq IS NULL)"), 0) == 0;
}

static bool
settle(struct library *lib)
{
	return correct_load(lib) && order_settle(lib) && settle_blocks(lib) && office_settle(lib) &&
	       entity_refresh(lib) && db_exec(lib, "DELETE FROM dirty_blocks") &&
	       db_exec(lib, "DELETE FROM dirty_offices") &&
	       db_exec(lib, "DELETE FROM dirty_entities");
}

enum status
library_settle(struct library *lib, struct diag *d)
{
	db_clear_error(lib);
	if (is_settled(lib)) {
		(void)db_commit(lib);
		return db_status(lib, d);
	}
	/* What was added stays added, whatever becomes of settling it. */
	if (db_commit(lib) && db_batch(lib)) {
		(void)settle(lib);
		(void)db_commit(lib);
	}
	library_changed(lib);
	return db_status(lib, d);
}
