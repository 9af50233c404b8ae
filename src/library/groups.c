/* SPDX-License-Identifier: MIT */
/*
 * What a block says of entities, as rows: put side by side with what it said
 * before, so that a block in which little is new costs little to write, however
 * large it is, and only those entities are looked at of which something is.
 */
#include "library/library_int.h"

#include <stdlib.h>

#include "text/map.h"

#include "text/banned.h"

struct group {
	entity_id entity;
	struct str slug;
	int64_t said;
	bool is_put;       /* the block says so again, or something else */
};

static int
by_slug(const void *pa, const void *pb)
{
	return str_cmp(((const struct group *)pa)->slug, ((const struct group *)pb)->slug);
}

bool
groups_begin(struct library *lib, int64_t block, struct arena *arena,
             struct group_list *out)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT entity, slug, said FROM groups WHERE block = ?1");

	*out = (struct group_list){.block = block};
	db_int(st, 1, block);
	while (db_row(lib, st)) {
		vec_reserve(out);
		out->ptr[out->len++] = (struct group){
			.entity = col_u32(st, 0),
			.slug = arena_str(arena, col_str(st, 1)),
			.said = col_int(st, 2),
		};
	}
	out->nold = out->len;
	if (out->nold > 1)
		qsort(out->ptr, out->nold, sizeof *out->ptr, by_slug);
	return lib->error == 0;
}

/* The row of an entity, old or put just now; NULL if there is none. */
static struct group *
find(const struct group_list *list, struct str slug)
{
	size_t lo = 0;
	size_t hi = list->nold;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		int order = str_cmp(list->ptr[mid].slug, slug);

		if (order == 0)
			return &list->ptr[mid];
		if (order < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	/* New ones are few, and mostly none is asked for twice. */
	for (size_t i = list->nold; i < list->len; i++)
		if (str_eq(list->ptr[i].slug, slug))
			return &list->ptr[i];
	return NULL;
}

/* All that a row says, in 64 bits: the rows of a block are many, and mostly it says
 * again what it said. */
static int64_t
hash_of(const struct entity *e, uint32_t weight)
{
	struct str texts[] = {e->name, e->counted, e->part_of, e->part_of_name, e->place};
	int64_t numbers[] = {
		weight, e->ordinal, day_key(e->from), day_key(e->to),
		/* To the like of it, as floats go: it is 0 to 1. */
		(int64_t)((double)e->confidence * (1 << 30)),
	};
	uint64_t h = hash_more(HASH_START, (const char *)numbers, sizeof numbers);

	/* No text holds the byte between them. */
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		h = hash_byte(hash_more(h, texts[i].ptr, texts[i].len), 0xff);
	return (int64_t)hash_end(h);
}

static bool
touch_both(struct library *lib, entity_id entity, entity_id part_of)
{
	return entity_touch(lib, entity) &&
	       (part_of == ENTITY_NONE || entity_touch(lib, part_of));
}

/* The series of an entity, as the row says so far. */
static entity_id
series_of(struct library *lib, int64_t block, entity_id entity)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT part_of FROM groups WHERE block = ?1 AND entity = ?2");

	db_int(st, 1, block);
	db_int(st, 2, entity);
	return (entity_id)db_value(lib, st, ENTITY_NONE);
}

static bool
write(struct library *lib, int64_t block, const struct group *g, const struct entity *e,
      uint32_t weight)
{
	entity_id was_of = series_of(lib, block, g->entity);
	entity_id part_of = ENTITY_NONE;
	sqlite3_stmt *st;

	if (e->part_of.len > 0)
		part_of = entity_intern(lib, e->part_of, e->kind);
	st = db_get(lib, "INSERT OR REPLACE INTO groups VALUES"
	                 "(?1, ?2, ?13, ?14, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)");
	db_int(st, 1, block);
	db_int(st, 2, g->entity);
	db_int(st, 3, weight);
	db_text(st, 4, e->name);
	db_text(st, 5, e->counted);
	db_int(st, 6, part_of);
	db_text(st, 7, e->part_of_name);
	db_text(st, 8, e->place);
	db_int(st, 9, e->ordinal);
	db_int(st, 10, day_key(e->from));
	db_int(st, 11, day_key(e->to));
	db_float(st, 12, (double)e->confidence);
	db_text(st, 13, e->id);
	db_int(st, 14, g->said);
	return db_run(lib, st) && touch_both(lib, g->entity, part_of) &&
	       (was_of == part_of || touch_both(lib, g->entity, was_of));
}

bool
groups_put(struct library *lib, struct group_list *list, const struct entity *e,
           uint32_t weight, entity_id *id)
{
	struct group *g = find(list, e->id);
	int64_t said = hash_of(e, weight);
	bool is_new = g == NULL;

	if (is_new) {
		vec_reserve(list);
		g = &list->ptr[list->len++];
		*g = (struct group){.slug = e->id};
		g->entity = entity_intern(lib, e->id, e->kind);
		if (g->entity == ENTITY_NONE)
			return false;
	}
	*id = g->entity;
	if (g->is_put)
		return true;
	g->is_put = true;
	if (!is_new && g->said == said)
		return true;
	g->said = said;
	return write(lib, list->block, g, e, weight);
}

static bool
drop(struct library *lib, int64_t block, const struct group *g)
{
	entity_id part_of = series_of(lib, block, g->entity);
	sqlite3_stmt *st = db_get(lib,
		"DELETE FROM groups WHERE block = ?1 AND entity = ?2");

	db_int(st, 1, block);
	db_int(st, 2, g->entity);
	return db_run(lib, st) && touch_both(lib, g->entity, part_of);
}

bool
groups_end(struct library *lib, struct group_list *list)
{
	bool is_good = lib->error == 0;

	for (size_t i = 0; i < list->nold && is_good; i++)
		is_good = list->ptr[i].is_put || drop(lib, list->block, &list->ptr[i]);
	vec_release(list);
	return is_good;
}
