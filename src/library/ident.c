/* SPDX-License-Identifier: MIT */
/*
 * What many articles say in the same words of identity is kept once, with its
 * spellings summed: an ident.  Blocks are made of idents, so that resolving one
 * costs what is different in it, not how often it was said.
 */
#include "library/library_int.h"

#include "text/map.h"

#include "text/banned.h"

/* Rules may tell one article from several, but no more than that: below this
 * count a change of it counts as another ident. */
#define FEW 2

static void
pack_identity(struct buf *out, const struct local *l)
{
	struct local identity = local_identity(l);

	local_pack(&identity, out);
}

static int64_t
hash_of(const struct buf *packed)
{
	return (int64_t)hash_bytes(packed->ptr, packed->len);
}

/* The ident that says the same, with its sum and entity so far; 0 if there is
 * none. */
static int64_t
find(struct library *lib, int64_t block, const struct buf *identity,
     struct arena *arena, struct local *sum, entity_id *entity)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT id, packed, entity FROM idents"
		" WHERE hash = ?2 AND +id BETWEEN ?1 AND ?3");
	int64_t found = 0;
	struct buf other;

	buf_init(&other);
	db_int(st, 1, IDENT_ROW(block, 0));
	db_int(st, 2, hash_of(identity));
	db_int(st, 3, IDENT_BLOCK_END(block));
	while (found == 0 && db_row(lib, st)) {
		buf_clear(&other);
		if (!local_unpack(col_str(st, 1), arena, sum)) {
			(void)db_damaged(lib, "facts of another version");
			break;
		}
		pack_identity(&other, sum);
		*entity = col_u32(st, 2);
		if (str_eq(buf_str(&other), buf_str(identity)))
			found = col_int(st, 0);
	}
	db_reset(st);
	buf_release(&other);
	return found;
}

static bool
write_sum(struct library *lib, int64_t ident, const struct local *sum)
{
	sqlite3_stmt *st = db_get(lib, "UPDATE idents SET packed = ?2 WHERE id = ?1");
	struct buf packed;
	bool is_good;

	buf_init(&packed);
	local_pack(sum, &packed);
	db_int(st, 1, ident);
	db_blob(st, 2, buf_str(&packed));
	is_good = db_run(lib, st);
	buf_release(&packed);
	return is_good;
}

/* A row that is free, behind the others of the block; 0 on error. */
static int64_t
free_row(struct library *lib, int64_t block)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT max(id) FROM idents WHERE id BETWEEN ?1 AND ?2");
	int64_t last;

	db_int(st, 1, IDENT_ROW(block, 0));
	db_int(st, 2, IDENT_BLOCK_END(block));
	last = db_value(lib, st, IDENT_ROW(block, 0));
	if (last == IDENT_BLOCK_END(block))
		(void)db_damaged(lib, "too much is said of one name");
	return lib->error == 0 ? last + 1 : 0;
}

static int64_t
insert(struct library *lib, int64_t block, const struct buf *identity,
       const struct local *sum)
{
	int64_t id = free_row(lib, block);
	sqlite3_stmt *st = db_get(lib,
		"INSERT INTO idents(id, hash, packed) VALUES(?1, ?2, ?3)");
	struct buf packed;

	buf_init(&packed);
	local_pack(sum, &packed);
	db_int(st, 1, id);
	db_int(st, 2, hash_of(identity));
	db_blob(st, 3, buf_str(&packed));
	if (!db_run(lib, st))
		id = 0;
	buf_release(&packed);
	return id;
}

static bool
insert_role(struct library *lib, int64_t ident, uint32_t n,
            const struct local_role *role, struct day month)
{
	sqlite3_stmt *st;
	struct buf key;
	int64_t office;
	bool is_good;

	buf_init(&key);
	resolve_office_key(&key, role->office, role->of);
	office = office_intern(lib, buf_str(&key));
	st = db_get(lib, "INSERT INTO roles(ident, n, key, office, of, former, day)"
	                 " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)");
	db_int(st, 1, ident);
	db_int(st, 2, n);
	db_int(st, 3, office);
	db_text(st, 4, role->office);
	db_text(st, 5, role->of);
	db_int(st, 6, role->is_former);
	db_int(st, 7, day_key(month));
	is_good = db_run(lib, st);
	buf_release(&key);
	return is_good;
}

static bool
mark_block(struct library *lib, int64_t block, bool is_new, entity_id entity)
{
	sqlite3_stmt *st = db_get(lib,
		"INSERT INTO dirty_blocks VALUES(?1, ?2) ON CONFLICT(id)"
		" DO UPDATE SET is_new = max(is_new, excluded.is_new)");

	db_int(st, 1, block);
	db_int(st, 2, is_new);
	if (!db_run(lib, st) || entity == ENTITY_NONE)
		return lib->error == 0;
	st = db_get(lib, "INSERT OR IGNORE INTO dirty_counts VALUES(?1, ?2)");
	db_int(st, 1, block);
	db_int(st, 2, entity);
	return db_run(lib, st);
}

static int64_t
begin(struct library *lib, int64_t block, const struct buf *identity,
      const struct local *l, struct arena *arena)
{
	struct local sum = local_identity(l);
	int64_t id;

	local_sum(&sum, l, arena);
	id = insert(lib, block, identity, &sum);
	for (uint32_t i = 0; i < sum.nrole && id != 0; i++)
		if (!insert_role(lib, id, i, &sum.roles[i], sum.written))
			return 0;
	return id != 0 && also_add(lib, id, &sum) &&
	       mark_block(lib, block, true, ENTITY_NONE) ? id : 0;
}

int64_t
ident_add(struct library *lib, int64_t block, const struct local *l)
{
	struct arena arena;
	struct buf identity;
	struct local sum;
	entity_id entity;
	int64_t id;

	arena_init(&arena);
	buf_init(&identity);
	pack_identity(&identity, l);
	id = find(lib, block, &identity, &arena, &sum, &entity);
	if (id == 0 && lib->error == 0) {
		id = begin(lib, block, &identity, l, &arena);
	} else if (id != 0) {
		local_sum(&sum, l, &arena);
		if (!write_sum(lib, id, &sum) ||
		    !mark_block(lib, block, sum.count <= FEW, entity))
			id = 0;
	}
	buf_release(&identity);
	arena_release(&arena);
	return id;
}

/* ---------------------------------------------------------------------- going */

static bool
forget(struct library *lib, int64_t ident)
{
	return db_run_for(lib, "INSERT OR IGNORE INTO dirty_offices"
	                   " SELECT key FROM roles WHERE ident = ?1", ident) &&
	       office_mark_unsaid(lib, ident) &&
	       db_run_for(lib, "DELETE FROM roles WHERE ident = ?1", ident) &&
	       db_run_for(lib, "DELETE FROM possible WHERE ident = ?1", ident) &&
	       db_run_for(lib, "DELETE FROM idents WHERE id = ?1", ident);
}

bool
ident_take(struct library *lib, int64_t ident, const struct local *l)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT packed, entity FROM idents WHERE id = ?1");
	struct arena arena;
	struct local sum;
	entity_id entity;
	bool is_good;

	db_int(st, 1, ident);
	if (!db_row(lib, st))
		return lib->error == 0 && db_damaged(lib, "an identity is missing");
	entity = col_u32(st, 1);
	arena_init(&arena);
	is_good = local_unpack(col_str(st, 0), &arena, &sum);
	db_reset(st);
	if (!is_good) {
		(void)db_damaged(lib, "facts of another version");
	} else {
		bool is_few = sum.count <= FEW;

		local_less(&sum, l, &arena);
		is_good = mark_block(lib, IDENT_BLOCK(ident), is_few, entity) &&
		          (sum.count == 0 ? also_take(lib, ident, &sum) && forget(lib, ident)
		                          : write_sum(lib, ident, &sum));
	}
	arena_release(&arena);
	return is_good;
}
