/* SPDX-License-Identifier: MIT */
/*
 * Mentions of one entity through the pile, in reading order.  The articles of
 * an entity lie in order in one index, each with its number of mentions; the
 * mentions themselves are read from the one article that is asked for.
 */
#include "library/library_int.h"

#include "text/banned.h"

#define OCCURRENCE_SUM \
	"names + names_furniture + nominals + nominals_furniture"

/* The mentions of `id` among the postings of one article. */
struct local_hits {
	struct hit *ptr;
	size_t len;
};

static bool
hits_of_article(struct library *lib, entity_id id, article_id article,
                struct arena *arena, struct local_hits *out)
{
	struct posting_at *at;
	size_t n;
	size_t count = 0;

	out->len = 0;
	if (!postings_load(lib, article, arena, &at, &n))
		return false;
	for (size_t i = 0; i < n; i++)
		count += at[i].p.entity == id;
	out->ptr = ARENA_ARRAY(arena, count, struct hit);
	for (size_t i = 0; i < n; i++) {
		if (at[i].p.entity != id)
			continue;
		out->ptr[out->len] = (struct hit){
			.article = article,
			.at = at[i].p.at,
			.form = at[i].p.form,
			.is_furniture = at[i].p.is_furniture,
			.link = at[i].p.link,
			.here = (uint32_t)out->len + 1,
			.of_here = (uint32_t)count,
		};
		out->len++;
	}
	return true;
}

size_t
library_hit_count_furniture(struct library *lib, entity_id id)
{
	sqlite3_stmt *st;

	db_clear_error(lib);
	st = db_get(lib, "SELECT sum(names_furniture + nominals_furniture)"
	                 " FROM occurrences WHERE entity = ?1");
	db_int(st, 1, id);
	return (size_t)db_value(lib, st, 0);
}

size_t
library_hit_count(struct library *lib, entity_id id)
{
	sqlite3_stmt *st;

	db_clear_error(lib);
	st = db_get(lib, "SELECT sum(" OCCURRENCE_SUM ") FROM occurrences"
	                 " WHERE entity = ?1");
	db_int(st, 1, id);
	return (size_t)db_value(lib, st, 0);
}

size_t
library_occurrences(struct library *lib, entity_id id, size_t first, size_t n,
                    struct occurrence *rows)
{
	sqlite3_stmt *st;
	size_t got = 0;

	db_clear_error(lib);
	st = db_get(lib, "SELECT article, " OCCURRENCE_SUM " FROM occurrences"
	                 " WHERE entity = ?1 ORDER BY seq LIMIT ?2 OFFSET ?3");
	db_int(st, 1, id);
	db_int(st, 2, (int64_t)n);
	db_int(st, 3, (int64_t)first);
	while (got < n && db_row(lib, st))
		rows[got++] = (struct occurrence){col_u32(st, 0), col_u32(st, 1)};
	db_reset(st);
	return got;
}

/* -------------------------------------------------------------------- window */

/* Where counting starts: at the article of the last window if the new one is
 * not before it. */
static void
cursor_seek(struct library *lib, entity_id id, size_t first)
{
	struct hit_cursor *c = &lib->cursor;
	uint64_t generation = library_generation(lib);

	if (c->entity == id && c->generation == generation && c->before <= first)
		return;
	*c = (struct hit_cursor){.entity = id, .generation = generation};
}

static size_t
copy_hits(const struct local_hits *from, size_t skip, size_t room,
          struct hit *rows)
{
	size_t got = 0;

	for (size_t i = skip; i < from->len && got < room; i++)
		rows[got++] = from->ptr[i];
	return got;
}

size_t
library_hits(struct library *lib, entity_id id, size_t first, size_t n,
             struct hit *rows)
{
	sqlite3_stmt *st;
	struct arena arena;
	size_t before;
	size_t got = 0;

	db_clear_error(lib);
	cursor_seek(lib, id, first);
	before = lib->cursor.before;
	arena_init(&arena);
	st = db_get(lib,
		"SELECT seq, article, " OCCURRENCE_SUM " FROM occurrences"
		" WHERE entity = ?1 AND seq >= ?2 ORDER BY seq");
	db_int(st, 1, id);
	db_int(st, 2, lib->cursor.seq);
	while (got < n && db_row(lib, st)) {
		size_t here = (size_t)col_int(st, 2);
		struct local_hits local;

		if (before + here > first + got) {
			lib->cursor.before = before;
			lib->cursor.seq = col_int(st, 0);
			arena_clear(&arena);
			if (!hits_of_article(lib, id, col_u32(st, 1), &arena,
			                     &local)) {
				(void)db_damaged(lib, "an article that has "
				                      "mentions is missing");
				break;
			}
			got += copy_hits(&local, first + got - before, n - got,
			                 rows + got);
		}
		before += here;
	}
	db_reset(st);
	arena_release(&arena);
	return got;
}

size_t
library_hits_in(struct library *lib, entity_id id, article_id article, size_t n,
                struct hit *rows, uint32_t *len)
{
	sqlite3_stmt *st;
	struct arena arena;
	struct local_hits hits;
	size_t got = 0;

	db_clear_error(lib);
	st = db_get(lib, "SELECT length(CAST(text AS BLOB)) FROM texts WHERE article = ?1");
	db_int(st, 1, article);
	*len = (uint32_t)db_value(lib, st, 0);
	arena_init(&arena);
	if (*len > 0 && hits_of_article(lib, id, article, &arena, &hits))
		got = copy_hits(&hits, 0, n, rows);
	arena_release(&arena);
	return got;
}

/* ---------------------------------------------------------------------- step */

/* Index of the hit strictly beyond `off` in the direction, or SIZE_MAX. */
static size_t
beyond(const struct local_hits *hits, uint32_t off, int dir)
{
	if (dir > 0) {
		for (size_t i = 0; i < hits->len; i++)
			if (hits->ptr[i].at.off > off)
				return i;
		return SIZE_MAX;
	}
	for (size_t i = hits->len; i-- > 0;)
		if (hits->ptr[i].at.off < off)
			return i;
	return SIZE_MAX;
}

/* The article with `id` before or after the given one. */
static article_id
neighbour(struct library *lib, entity_id id, article_id article, int dir)
{
	sqlite3_stmt *st = dir > 0
		? db_get(lib,
			"SELECT article FROM occurrences WHERE entity = ?1"
			" AND seq > (SELECT seq FROM articles WHERE id = ?2)"
			" ORDER BY seq LIMIT 1")
		: db_get(lib,
			"SELECT article FROM occurrences WHERE entity = ?1"
			" AND seq < (SELECT seq FROM articles WHERE id = ?2)"
			" ORDER BY seq DESC LIMIT 1");

	db_int(st, 1, id);
	db_int(st, 2, article);
	return (article_id)db_value(lib, st, ARTICLE_NONE);
}

bool
library_step(struct library *lib, entity_id id, article_id article,
             uint32_t off, int dir, struct hit *out)
{
	struct arena arena;
	struct local_hits hits;
	size_t i = SIZE_MAX;

	db_clear_error(lib);
	arena_init(&arena);
	if (hits_of_article(lib, id, article, &arena, &hits))
		i = beyond(&hits, off, dir);
	if (i == SIZE_MAX) {
		article_id next = neighbour(lib, id, article, dir);

		if (next != ARTICLE_NONE &&
		    hits_of_article(lib, id, next, &arena, &hits) &&
		    hits.len > 0)
			i = dir > 0 ? 0 : hits.len - 1;
	}
	if (i != SIZE_MAX)
		*out = hits.ptr[i];
	arena_release(&arena);
	return i != SIZE_MAX;
}

void
library_step_articles(struct library *lib, entity_id id, article_id article,
                      bool with_furniture, uint32_t *nth, uint32_t *count)
{
	sqlite3_stmt *st;

	db_clear_error(lib);
	st = db_get(lib,
		"SELECT count(*), total(seq <= (SELECT seq FROM articles"
		" WHERE id = ?2)) FROM occurrences WHERE entity = ?1"
		" AND (?3 OR names + nominals > 0)");
	*nth = 0;
	*count = 0;
	db_int(st, 1, id);
	db_int(st, 2, article);
	db_int(st, 3, with_furniture);
	if (db_row(lib, st)) {
		*count = col_u32(st, 0);
		*nth = col_u32(st, 1);
		db_reset(st);
	}
}
