/* SPDX-License-Identifier: MIT */
/*
 * What a block says of entities, as rows: put side by side with what it said
 * before, so that a block in which little is new costs little to write, however
 * large it is, and only those entities are looked at of which something is.
 */
#include "library/library_int.h"

#include <stdlib.h>

#include "text/banned.h"

struct group {
	entity_id entity;
	struct str slug;
	uint32_t weight;
	struct str name;
	struct str counted;
	entity_id part_of;
	struct str series;       /* slug of part_of */
	struct str part_of_name;
	struct str place;
	uint32_t ordinal;
	int64_t from;
	int64_t to;
	float confidence;
	bool is_put;             /* the block says so again, or something else */
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
		"SELECT entity, slug, weight, name, counted, part_of, series,"
		" part_of_name, place, ordinal, day_from, day_to, confidence"
		" FROM groups WHERE block = ?1");

	*out = (struct group_list){.block = block};
	db_int(st, 1, block);
	while (db_row(lib, st)) {
		vec_reserve(out);
		out->ptr[out->len++] = (struct group){
			.entity = col_u32(st, 0),
			.slug = arena_str(arena, col_str(st, 1)),
			.weight = col_u32(st, 2),
			.name = arena_str(arena, col_str(st, 3)),
			.counted = arena_str(arena, col_str(st, 4)),
			.part_of = col_u32(st, 5),
			.series = arena_str(arena, col_str(st, 6)),
			.part_of_name = arena_str(arena, col_str(st, 7)),
			.place = arena_str(arena, col_str(st, 8)),
			.ordinal = col_u32(st, 9),
			.from = col_int(st, 10),
			.to = col_int(st, 11),
			.confidence = (float)sqlite3_column_double(st, 12),
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

static bool
says_the_same(const struct group *g, const struct entity *e, uint32_t weight)
{
	return g->weight == weight && str_eq(g->name, e->name) &&
	       str_eq(g->counted, e->counted) && str_eq(g->series, e->part_of) &&
	       str_eq(g->part_of_name, e->part_of_name) && str_eq(g->place, e->place) &&
	       g->ordinal == e->ordinal && g->from == day_key(e->from) &&
	       g->to == day_key(e->to) && g->confidence >= e->confidence &&
	       g->confidence <= e->confidence;
}

static bool
touch_both(struct library *lib, entity_id entity, entity_id part_of)
{
	return entity_touch(lib, entity) &&
	       (part_of == ENTITY_NONE || entity_touch(lib, part_of));
}

static bool
write(struct library *lib, int64_t block, struct group *g, const struct entity *e,
      uint32_t weight)
{
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
	db_text(st, 14, e->part_of);
	return db_run(lib, st) && touch_both(lib, g->entity, part_of) &&
	       (g->part_of == part_of || touch_both(lib, g->entity, g->part_of));
}

bool
groups_put(struct library *lib, struct group_list *list, const struct entity *e,
           uint32_t weight, entity_id *id)
{
	struct group *g = find(list, e->id);

	if (!g) {
		vec_reserve(list);
		g = &list->ptr[list->len++];
		*g = (struct group){.slug = e->id};
		g->entity = entity_intern(lib, e->id, e->kind);
		if (g->entity == ENTITY_NONE)
			return false;
		g->weight = weight + 1; /* says something else than nothing */
	}
	*id = g->entity;
	if (g->is_put)
		return true;
	g->is_put = true;
	return says_the_same(g, e, weight) || write(lib, list->block, g, e, weight);
}

static bool
drop(struct library *lib, int64_t block, const struct group *g)
{
	sqlite3_stmt *st = db_get(lib,
		"DELETE FROM groups WHERE block = ?1 AND entity = ?2");

	db_int(st, 1, block);
	db_int(st, 2, g->entity);
	return db_run(lib, st) && touch_both(lib, g->entity, g->part_of);
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
