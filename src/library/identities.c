/* SPDX-License-Identifier: MIT */
/*
 * One block made current: its idents are grouped by a function that knows
 * nothing of history, and those whose entity is another now are moved.  Where
 * no ident is new, only the names that are counted can have changed; that is
 * seen from the spellings of the entity, without the block.
 */
#include "library/library_int.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "entity/also.h"

#include "text/banned.h"

/* ------------------------------------------------------------------ the block */

/* Who the members could be so far; both come in order of the idents. */
static bool
load_possible(struct library *lib, int64_t block, struct member_vec *members)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT ident, entity FROM possible WHERE ident BETWEEN ?1 AND ?2"
		" ORDER BY ident, entity");
	size_t i = 0;

	db_int(st, 1, IDENT_ROW(block, 0));
	db_int(st, 2, IDENT_BLOCK_END(block));
	while (db_row(lib, st)) {
		struct member *m;

		while (i < members->len && members->ptr[i].ident < col_int(st, 0))
			i++;
		if (i == members->len)
			break;
		m = &members->ptr[i];
		if (m->ident == col_int(st, 0) && m->npossible < POSSIBLE_MAX)
			m->possible[m->npossible++] = col_u32(st, 1);
	}
	db_reset(st);
	return lib->error == 0;
}

static bool
load_block(struct library *lib, int64_t block, struct arena *arena,
           struct member_vec *out)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT id, entity, link, why, packed FROM idents"
		" WHERE id BETWEEN ?1 AND ?2");

	vec_clear(out);
	db_int(st, 1, IDENT_ROW(block, 0));
	db_int(st, 2, IDENT_BLOCK_END(block));
	while (db_row(lib, st)) {
		struct member m = {
			.ident = col_int(st, 0),
			.entity = col_u32(st, 1),
			.link = (float)sqlite3_column_double(st, 2),
			.why = (enum link_reason)col_int(st, 3),
		};

		if (!local_unpack(col_str(st, 4), arena, &m.facts)) {
			db_reset(st);
			return db_damaged(lib, "facts of another version");
		}
		vec_push(out, m);
	}
	return lib->error == 0 && load_possible(lib, block, out);
}

static bool
put_groups(struct library *lib, struct group_list *list, const struct resolved *r,
           const uint32_t *weights, entity_id *ids)
{
	/* Those that say what they are by themselves first: where a correction
	 * makes two one, the first one's word counts. */
	for (int is_second = 0; is_second < 2; is_second++) {
		for (size_t i = 0; i < r->nentity; i++) {
			const struct entity *e = &r->entities[i];

			if ((weights[i] == 0) != is_second || e->id.len == 0)
				continue;
			if (!groups_put(lib, list, e, weights[i], &ids[i]))
				return false;
		}
	}
	return true;
}

static bool
write_groups(struct library *lib, int64_t block, const struct resolved *r,
             const uint32_t *weights, entity_id *ids, struct arena *arena)
{
	struct group_list list;
	bool is_good = groups_begin(lib, block, arena, &list) &&
	               put_groups(lib, &list, r, weights, ids);

	return groups_end(lib, &list) && is_good;
}

/* --------------------------------------------------------------------- linking */

static int
id_cmp(const void *pa, const void *pb)
{
	entity_id a = *(const entity_id *)pa;
	entity_id b = *(const entity_id *)pb;

	return a < b ? -1 : a > b;
}

/* Entities that a member could be, each once, ascending; how many. */
static uint32_t
possible_now(const struct link *link, const entity_id *ids, entity_id *out)
{
	uint32_t n = 0;
	uint32_t kept = 0;

	assert(link->npossible <= POSSIBLE_MAX);
	for (uint32_t i = 0; i < link->npossible; i++)
		if (ids[link->possible[i]] != ENTITY_NONE)
			out[n++] = ids[link->possible[i]];
	if (n > 1)
		qsort(out, n, sizeof *out, id_cmp);
	for (uint32_t i = 0; i < n; i++)
		if (kept == 0 || out[kept - 1] != out[i])
			out[kept++] = out[i];
	return kept;
}

/* Mostly all is as it was, and nothing is written. */
static bool
write_possible(struct library *lib, const struct member *m, entity_id entity,
               const struct link *link, const entity_id *ids)
{
	entity_id now[POSSIBLE_MAX];
	uint32_t n = possible_now(link, ids, now);
	sqlite3_stmt *st;

	if (n == m->npossible && (n == 0 || m->entity == entity) &&
	    memcmp(now, m->possible, n * sizeof *now) == 0)
		return true;
	st = db_get(lib, "DELETE FROM possible WHERE ident = ?1");
	db_int(st, 1, m->ident);
	if (!db_run(lib, st))
		return false;
	for (uint32_t i = 0; i < n; i++) {
		st = db_get(lib, "INSERT INTO possible VALUES(?1, ?2, ?3)");
		db_int(st, 1, m->ident);
		db_int(st, 2, now[i]);
		db_int(st, 3, entity);
		if (!db_run(lib, st))
			return false;
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
			.old = m->entity,
			.new = ids[links[i].entity],
			/* Below 0: somebody said that it is nothing. */
			.link = ids[links[i].entity] == ENTITY_NONE ? -1.0f : links[i].sure,
			.why = links[i].why,
			.facts = &m->facts,
		};

		if (!write_possible(lib, m, c.new, &links[i], ids))
			return false;
		if (c.old == c.new && m->why == c.why && m->link >= c.link &&
		    m->link <= c.link)
			continue;
		if (!link_ident(lib, m->ident, &c))
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
	if (!also_apply(lib, block, members, &r, weights, arena) ||
	    !correct_groups(lib, block, &r, weights, arena))
		return false;
	if (n > 0 && locals[0]->kind == KIND_PERSON)
		also_decide(&r, n, weights);
	return write_groups(lib, block, &r, weights, ids, arena) &&
	       link_members(lib, members, r.links, ids);
}

/* Of a block that has nothing to say any more. */
static bool
forget_block(struct library *lib, int64_t block, struct arena *arena)
{
	struct resolved nobody = {0};
	sqlite3_stmt *st;

	if (!write_groups(lib, block, &nobody, NULL, NULL, arena) ||
	    !also_forget_block(lib, block))
		return false;
	st = db_get(lib, "DELETE FROM blocks WHERE id = ?1");
	db_int(st, 1, block);
	return db_run(lib, st);
}

static bool
resolve_all(struct library *lib, int64_t block)
{
	struct arena arena;
	struct member_vec members;
	bool is_good;

	arena_init(&arena);
	vec_init(&members);
	is_good = load_block(lib, block, &arena, &members) &&
	          (members.len == 0 ? forget_block(lib, block, &arena)
	                            : resolve_members(lib, block, &members, &arena));
	vec_release(&members);
	arena_release(&arena);
	return is_good;
}

/* ----------------------------------------------------------------- only counts */

struct str
entity_best_name(struct library *lib, entity_id id, struct arena *arena)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT text, form, count FROM aliases WHERE entity = ?1");
	VEC(struct local_alias) all;
	struct str best;

	vec_init(&all);
	db_int(st, 1, id);
	while (db_row(lib, st)) {
		struct local_alias a = {
			.text = arena_str(arena, col_str(st, 0)),
			.form = (enum form)(col_int(st, 1) % FORM_COUNT),
			.count = col_u32(st, 2),
		};

		vec_push(&all, a);
	}
	best = resolve_name(all.ptr, all.len);
	vec_release(&all);
	return best;
}

/* Is an entity called what the counts of its spellings say now?  Of one that
 * several blocks speak of that is not known. */
static bool
name_stands(struct library *lib, entity_id id, struct arena *arena)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT count(*), max(counted) FROM groups WHERE entity = ?1");
	struct str counted = STR_EMPTY;
	int64_t count = 0;

	db_int(st, 1, id);
	if (db_row(lib, st)) {
		count = col_int(st, 0);
		counted = arena_str(arena, col_str(st, 1));
		db_reset(st);
	}
	if (count > 0 && counted.len == 0)
		return true;
	return count == 1 && str_eq(counted, entity_best_name(lib, id, arena));
}

static bool
names_stand(struct library *lib, int64_t block)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT entity FROM dirty_counts WHERE block = ?1");
	struct arena arena;
	bool all = true;

	arena_init(&arena);
	db_int(st, 1, block);
	while (all && db_row(lib, st)) {
		all = name_stands(lib, col_u32(st, 0), &arena);
		arena_clear(&arena);
	}
	db_reset(st);
	arena_release(&arena);
	return all;
}

static bool
forget_counts(struct library *lib, int64_t block)
{
	sqlite3_stmt *st = db_get(lib, "DELETE FROM dirty_counts WHERE block = ?1");

	db_int(st, 1, block);
	return db_run(lib, st);
}

bool
block_settle(struct library *lib, int64_t block, bool is_new)
{
	bool stands = !is_new && names_stand(lib, block);

	return (stands || resolve_all(lib, block)) && forget_counts(lib, block);
}
