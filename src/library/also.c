/* SPDX-License-Identifier: MIT */
/*
 * Two names that articles say are one person's, in a library.  Each ident that says so
 * is noted with what its own block came to, each name that is asked for with what the
 * other block came to: both by themselves, whatever follows from it.  Of all that a map
 * from ids to ids is made, which is applied to what blocks come to before it is
 * written down, as corrections are; a block that a change of the map is about is settled
 * once more.
 */
#include "library/library_int.h"

#include <stdlib.h>

#include "entity/also.h"
#include "text/map.h"

#include "text/banned.h"

/* ----------------------------------------------------------------- what is said */

/* The map is to be made anew. */
static bool
mark(struct library *lib)
{
	return db_exec(lib, "INSERT OR IGNORE INTO dirty_also VALUES(1)");
}

/* Who bears the name is asked of its block, if there is one. */
static bool
ask_block(struct library *lib, struct str name)
{
	sqlite3_stmt *st = db_get(lib,
		"INSERT INTO dirty_blocks SELECT id, 1 FROM blocks WHERE name = ?1"
		" ON CONFLICT(id) DO UPDATE SET is_new = 1");

	db_text(st, 1, name);
	return db_run(lib, st);
}

bool
also_add(struct library *lib, int64_t ident, const struct local *l)
{
	sqlite3_stmt *st;

	if (l->also_key.len == 0)
		return true;
	st = db_get(lib, "INSERT INTO also(ident, block, key) VALUES(?1, ?2, ?3)");
	db_int(st, 1, ident);
	db_text(st, 2, l->also_block);
	db_text(st, 3, l->also_key);
	lib->has_also = true;
	return db_run(lib, st) && ask_block(lib, l->also_block) && mark(lib);
}

bool
also_take(struct library *lib, int64_t ident, const struct local *l)
{
	return l->also_key.len == 0 ||
	       (db_run_for(lib, "DELETE FROM also WHERE ident = ?1", ident) &&
	        ask_block(lib, l->also_block) && mark(lib));
}

/* ------------------------------------------------------------- what blocks come to */

/* What an ident that says so is by itself; empty if that cannot be told. */
static bool
note_sayer(struct library *lib, int64_t ident, struct str slug)
{
	sqlite3_stmt *st = db_get(lib,
		"UPDATE also SET slug = ?2 WHERE ident = ?1 AND slug <> ?2");

	db_int(st, 1, ident);
	db_text(st, 2, slug);
	return db_run(lib, st) && (sqlite3_changes(lib->db) == 0 || mark(lib));
}

static bool
note_bearer(struct library *lib, int64_t block, struct str key, struct str slug)
{
	sqlite3_stmt *st = db_get(lib,
		"INSERT INTO borne VALUES((SELECT name FROM blocks WHERE id = ?1), ?2, ?3)"
		" ON CONFLICT(block, key) DO UPDATE SET slug = excluded.slug"
		" WHERE slug <> excluded.slug");

	db_int(st, 1, block);
	db_text(st, 2, key);
	db_text(st, 3, slug);
	return db_run(lib, st) && (sqlite3_changes(lib->db) == 0 || mark(lib));
}

/* Names of the block that nobody says to be another's any more. */
static bool
drop_unasked(struct library *lib, int64_t block)
{
	return db_run_for(lib,
		"DELETE FROM borne WHERE block = (SELECT name FROM blocks WHERE id = ?1)"
		" AND NOT EXISTS (SELECT 1 FROM also a"
		"  WHERE a.block = borne.block AND a.key = borne.key)", block) &&
	       (sqlite3_changes(lib->db) == 0 || mark(lib));
}

static bool
note_bearers(struct library *lib, int64_t block, const struct local *const *locals, size_t n,
             const struct resolved *r, struct arena *arena)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT DISTINCT a.key FROM blocks b JOIN also a ON a.block = b.name"
		" WHERE b.id = ?1 ORDER BY a.key");
	VEC(struct str) keys;
	bool is_good = true;

	vec_init(&keys);
	db_int(st, 1, block);
	while (db_row(lib, st))
		vec_push(&keys, arena_str(arena, col_str(st, 0)));
	for (size_t i = 0; i < keys.len && is_good; i++) {
		uint32_t who = also_borne(locals, r, n, keys.ptr[i]);
		is_good = note_bearer(lib, block, keys.ptr[i],
		                      who == UINT32_MAX ? STR_EMPTY : r->entities[who].id);
	}
	vec_release(&keys);
	return is_good && lib->error == 0 && drop_unasked(lib, block);
}

bool
also_forget_block(struct library *lib, int64_t block)
{
	return !lib->has_also ||
	       (db_run_for(lib, "DELETE FROM borne WHERE block ="
	                        " (SELECT name FROM blocks WHERE id = ?1)", block) &&
	        (sqlite3_changes(lib->db) == 0 || mark(lib)));
}

/* --------------------------------------------------------------------- the map */

/* The id that an entity has by what is said, or empty: its own. */
static struct str
said_to_be(struct library *lib, struct str slug, struct arena *arena)
{
	sqlite3_stmt *st = db_get(lib, "SELECT into_slug FROM also_map WHERE slug = ?1");

	db_text(st, 1, slug);
	return db_value_str(lib, st, STR_EMPTY, arena);
}

static bool
note_block(struct library *lib, int64_t block, struct str slug)
{
	sqlite3_stmt *st = db_get(lib, "INSERT OR IGNORE INTO also_blocks VALUES(?1, ?2)");

	db_text(st, 1, slug);
	db_int(st, 2, block);
	return db_run(lib, st);
}

static void
say_why(struct resolved *r, size_t n, uint32_t entity)
{
	for (size_t i = 0; i < n; i++) {
		struct link *link = &r->links[i];
		float sure = link_reason_sure(LINK_SAID);

		if (link->entity != entity || link->sure < sure)
			continue;
		link->why = LINK_SAID;
		link->sure = sure;
	}
}

bool
also_apply(struct library *lib, int64_t block, const struct member_vec *members,
           struct resolved *r, uint32_t *weights, struct arena *arena)
{
	size_t n = members->len;
	const struct local **locals;

	if (!lib->has_also || members->ptr[0].facts.kind != KIND_PERSON)
		return true;
	locals = ARENA_ARRAY(arena, n, const struct local *);
	for (size_t i = 0; i < n; i++) {
		const struct member *m = &members->ptr[i];
		const struct link *link = &r->links[i];

		locals[i] = &m->facts;
		if (m->facts.also_key.len > 0 &&
		    !note_sayer(lib, m->ident, link->npossible ? STR_EMPTY
		                                               : r->entities[link->entity].id))
			return false;
	}
	if (!note_bearers(lib, block, locals, n, r, arena))
		return false;
	for (uint32_t i = 0; i < r->nentity; i++) {
		struct str into = said_to_be(lib, r->entities[i].id, arena);

		if (into.len == 0)
			continue;
		if (!note_block(lib, block, r->entities[i].id))
			return false;
		r->entities[i].id = into;
		weights[i] = 0;
		say_why(r, n, i);
	}
	return lib->error == 0;
}

/* ---------------------------------------------------------------- made anew */

struct also_vec {
	struct also *ptr;
	size_t len;
	size_t cap;
};

static void
load_pairs(struct library *lib, const char *sql, struct arena *arena, struct also_vec *out)
{
	sqlite3_stmt *st = db_get(lib, sql);

	while (db_row(lib, st)) {
		struct str a = arena_str(arena, col_str(st, 0));
		struct str b = arena_str(arena, col_str(st, 1));
		vec_push(out, also_pair(arena_str(arena, col_str(st, 2)), b, a));
	}
}

/* Blocks that come to this id, or did before the map made it another. */
static bool
settle_again(struct library *lib, struct str slug)
{
	sqlite3_stmt *st = db_get(lib,
		"INSERT INTO dirty_blocks"
		" SELECT b.id, 1 FROM blocks b WHERE b.id IN"
		"  (SELECT block FROM also_blocks WHERE slug = ?1 UNION"
		"   SELECT g.block FROM groups g JOIN entities e ON e.id = g.entity"
		"   WHERE e.slug = ?1)"
		" ON CONFLICT(id) DO UPDATE SET is_new = 1");

	db_text(st, 1, slug);
	if (!db_run(lib, st))
		return false;
	st = db_get(lib, "DELETE FROM also_blocks WHERE slug = ?1");
	db_text(st, 1, slug);
	return db_run(lib, st);
}

static bool
write_pair(struct library *lib, struct str slug, struct str into)
{
	sqlite3_stmt *st = db_get(lib, "DELETE FROM also_map WHERE slug = ?1");

	db_text(st, 1, slug);
	if (!db_run(lib, st) || into.len == 0)
		return lib->error == 0;
	st = db_get(lib, "INSERT INTO also_map VALUES(?1, ?2)");
	db_text(st, 1, slug);
	db_text(st, 2, into);
	return db_run(lib, st);
}

/* Both are by `from`. */
static bool
write_changes(struct library *lib, const struct also_vec *old, const struct also_vec *new)
{
	size_t i = 0;
	size_t k = 0;
	bool is_good = true;

	while (is_good && (i < old->len || k < new->len)) {
		int order = i == old->len ? 1 : k == new->len ? -1
		            : str_cmp(old->ptr[i].from, new->ptr[k].from);
		struct str slug = order <= 0 ? old->ptr[i].from : new->ptr[k].from;
		struct str into = order >= 0 ? new->ptr[k].to : STR_EMPTY;

		if (order != 0 || !str_eq(old->ptr[i].to, into))
			is_good = write_pair(lib, slug, into) && settle_again(lib, slug);
		i += order <= 0;
		k += order >= 0;
	}
	return is_good;
}

bool
also_map_settle(struct library *lib)
{
	struct also_vec old;
	struct also_vec new;
	struct arena arena;
	bool is_good;

	if (db_value(lib, db_get(lib, "SELECT EXISTS(SELECT 1 FROM dirty_also)"), 0) == 0)
		return lib->error == 0;
	arena_init(&arena);
	vec_init(&old);
	vec_init(&new);
	load_pairs(lib, "SELECT slug, into_slug, '' FROM also_map ORDER BY slug", &arena, &old);
	load_pairs(lib, "SELECT DISTINCT b.slug, a.slug, substr(a.key, 1, 1) FROM borne b"
	                " JOIN also a ON a.block = b.block AND a.key = b.key"
	                " WHERE b.slug <> '' AND a.slug <> ''", &arena, &new);
	also_settle(new.ptr, &new.len);
	is_good = lib->error == 0 && write_changes(lib, &old, &new) &&
	          db_exec(lib, "DELETE FROM dirty_also");
	vec_release(&old);
	vec_release(&new);
	arena_release(&arena);
	return is_good;
}

bool
also_load(struct library *lib)
{
	lib->has_also = db_value(lib, db_get(lib,
		"SELECT EXISTS(SELECT 1 FROM also) OR EXISTS(SELECT 1 FROM also_map)"
		" OR EXISTS(SELECT 1 FROM borne)"), 0) != 0;
	return lib->error == 0;
}
