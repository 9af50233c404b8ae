/* SPDX-License-Identifier: MIT */
/*
 * What an entity occurs with: entities of the same articles, those that also
 * share sentences first.  Furniture does not count, since a menu stands beside
 * everything, and dates do not, since every article has some.
 */
#include "library/library_int.h"

#include <stdlib.h>

#include "text/map.h"

#include "text/banned.h"

struct companion {
	struct with_item item;
	struct str slug;       /* to order equals by */
	article_id last;       /* article counted last */
	uint32_t last_sentence; /* sentence + 1 counted last, there */
};

/* Companions by entity: `at` maps an id to its index. */
struct company {
	struct companion *ptr;
	size_t len;
	size_t cap;
	struct map at;
};

static struct companion *
companion_of(struct company *all, entity_id id)
{
	struct str key = str_from((const char *)&id, sizeof id);
	uint32_t i = map_intern(&all->at, key, (uint32_t)all->len);

	if (i == all->len) {
		struct companion c = {.item.id = id};

		vec_push(all, c);
	}
	return &all->ptr[i];
}

static bool
counts(const struct posting_at *p)
{
	return p->p.entity != ENTITY_NONE && !p->p.is_furniture &&
	       p->p.kind != KIND_DATE;
}

/* Postings are in text order: those of one sentence stand together. */
static void
meet_sentence(struct company *all, entity_id id, article_id article,
              const struct posting_at *p, size_t n)
{
	bool is_here = false;

	for (size_t i = 0; i < n; i++)
		is_here = is_here ||
		          (p[i].p.entity == id && !p[i].p.is_furniture);
	for (size_t i = 0; i < n; i++) {
		struct companion *c;

		if (!counts(&p[i]) || p[i].p.entity == id)
			continue;
		c = companion_of(all, p[i].p.entity);
		if (c->last != article) {
			c->last = article;
			c->last_sentence = 0;
			c->item.articles++;
		}
		if (is_here && c->last_sentence != p[i].sentence + 1) {
			c->last_sentence = p[i].sentence + 1;
			c->item.sentences++;
		}
	}
}

static void
meet_article(struct company *all, entity_id id, article_id article,
             const struct posting_at *p, size_t n)
{
	for (size_t i = 0; i < n;) {
		size_t end = i + 1;

		while (end < n && p[end].sentence == p[i].sentence)
			end++;
		meet_sentence(all, id, article, p + i, end - i);
		i = end;
	}
}

static void
meet_all(struct library *lib, entity_id id, struct company *all)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT article FROM occurrences WHERE entity = ?1"
		" AND names + nominals > 0 ORDER BY seq");
	struct arena arena;

	arena_init(&arena);
	db_int(st, 1, id);
	while (db_row(lib, st)) {
		struct posting_at *p;
		size_t n;

		arena_clear(&arena);
		if (postings_load(lib, col_u32(st, 0), &arena, &p, &n))
			meet_article(all, id, col_u32(st, 0), p, n);
	}
	db_reset(st);
	arena_release(&arena);
}

static int
by_shared(const void *a, const void *b)
{
	const struct companion *x = a;
	const struct companion *y = b;

	if (x->item.articles != y->item.articles)
		return x->item.articles > y->item.articles ? -1 : 1;
	if (x->item.sentences != y->item.sentences)
		return x->item.sentences > y->item.sentences ? -1 : 1;
	return str_cmp(x->slug, y->slug);
}

static void
load_slugs(struct library *lib, struct company *all, struct arena *arena)
{
	for (size_t i = 0; i < all->len; i++) {
		struct entity_row row;
		uint32_t nominals;

		all->ptr[i].slug = STR_EMPTY;
		if (entity_load(lib, all->ptr[i].item.id, &row, &nominals, arena))
			all->ptr[i].slug = row.slug;
	}
}

static const struct with_list *
with_of(struct library *lib, entity_id id)
{
	struct with_list *list = &lib->with;
	uint64_t generation = library_generation(lib);
	struct company all;
	struct arena arena;

	if (list->of == id && list->generation == generation)
		return list;
	vec_init(&all);
	map_init(&all.at);
	arena_init(&arena);
	meet_all(lib, id, &all);
	load_slugs(lib, &all, &arena);
	if (all.len > 1)
		qsort(all.ptr, all.len, sizeof *all.ptr, by_shared);
	vec_clear(&list->items);
	for (size_t i = 0; i < all.len; i++)
		vec_push(&list->items, all.ptr[i].item);
	list->of = id;
	list->generation = lib->error == 0 ? generation : 0;
	arena_release(&arena);
	map_release(&all.at);
	vec_release(&all);
	return list;
}

size_t
library_with(struct library *lib, entity_id id, size_t first, size_t n,
             struct with_row *rows, struct arena *arena)
{
	const struct with_list *list;
	size_t got = 0;

	db_clear_error(lib);
	list = with_of(lib, id);
	for (size_t i = first; i < list->items.len && got < n; i++) {
		struct entity_row row;
		uint32_t nominals;

		if (!entity_load(lib, list->items.ptr[i].id, &row, &nominals,
		                 arena))
			continue;
		rows[got++] = (struct with_row){
			.id = row.id,
			.kind = row.kind,
			.name = row.name,
			.articles = list->items.ptr[i].articles,
		};
	}
	return got;
}
