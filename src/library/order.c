/* SPDX-License-Identifier: MIT */
/*
 * Reading order as a number.  Each settled article has a `seq` with wide gaps
 * between neighbours, so that the articles of an entity can lie in reading
 * order in one index, and a new article moves nobody.  When a gap is used up its
 * neighbours move apart, as many of them as it takes.  The numbers depend on
 * history, the order they stand for does not; nothing else may be read from them.
 */
#include "library/library_int.h"

#include "text/banned.h"

#define SEQ_END (INT64_C(1) << 62)
/* Distance given to newcomers where there is room: the rest of a gap stays for
 * those that come after them, as dates go forward. */
#define SEQ_STEP (INT64_C(1) << 40)

/* Neighbours to either side that move apart first, and the least distance that
 * they shall have then: much smaller ones would be used up again at once. */
#define NEIGHBOURS 8
#define SEQ_ROOM (INT64_C(1) << 24)

struct fresh {
	article_id id;
	int64_t day;
	struct str path;
};

struct fresh_vec {
	struct fresh *ptr;
	size_t len;
	size_t cap;
};

static void
collect_fresh(struct library *lib, struct arena *arena, struct fresh_vec *out)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT id, day, path FROM articles WHERE seq IS NULL"
		" ORDER BY day, path");

	while (db_row(lib, st)) {
		struct fresh f = {
			.id = col_u32(st, 0),
			.day = col_int(st, 1),
			.path = arena_str(arena, col_str(st, 2)),
		};

		vec_push(out, f);
	}
}

static int64_t
seq_before(struct library *lib, const struct fresh *f)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT seq FROM articles WHERE seq IS NOT NULL"
		" AND (day, path) < (?1, ?2) ORDER BY day DESC, path DESC LIMIT 1");

	db_int(st, 1, f->day);
	db_text(st, 2, f->path);
	return db_value(lib, st, 0);
}

/* The next settled article: its number, day and path. */
static int64_t
seq_after(struct library *lib, const struct fresh *f, struct arena *arena,
          int64_t *day, struct str *path)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT seq, day, path FROM articles WHERE seq IS NOT NULL"
		" AND (day, path) > (?1, ?2) ORDER BY day, path LIMIT 1");
	int64_t seq = SEQ_END;

	db_int(st, 1, f->day);
	db_text(st, 2, f->path);
	if (db_row(lib, st)) {
		seq = col_int(st, 0);
		*day = col_int(st, 1);
		*path = arena_str(arena, col_str(st, 2));
		db_reset(st);
	}
	return seq;
}

static bool
set_seq(struct library *lib, article_id id, int64_t seq)
{
	sqlite3_stmt *st = db_get(lib,
		"UPDATE articles SET seq = ?2 WHERE id = ?1");

	db_int(st, 1, id);
	db_int(st, 2, seq);
	return db_run(lib, st);
}

/* ----------------------------------------------------------------- making room */

struct numbered {
	article_id id;
	int64_t seq;
};

struct numbered_vec {
	struct numbered *ptr;
	size_t len;
	size_t cap;
};

static void
collect_numbered(struct library *lib, sqlite3_stmt *st, const struct fresh *f,
                 size_t n, struct numbered_vec *out)
{
	db_int(st, 1, f->day);
	db_text(st, 2, f->path);
	db_int(st, 3, (int64_t)n);
	while (db_row(lib, st)) {
		struct numbered a = {col_u32(st, 0), col_int(st, 1)};

		vec_push(out, a);
	}
}

/* Up to n articles to either side of the newcomer, and one more: the ends that
 * stay.  In reading order; *first and *end get what lies beyond. */
static void
neighbours(struct library *lib, const struct fresh *f, size_t n,
           struct numbered_vec *out, int64_t *first, int64_t *end)
{
	struct numbered_vec before;

	vec_init(&before);
	collect_numbered(lib, db_get(lib,
		"SELECT id, seq FROM articles WHERE seq IS NOT NULL"
		" AND (day, path) < (?1, ?2) ORDER BY day DESC, path DESC LIMIT ?3"),
		f, n + 1, &before);
	*first = before.len > n ? before.ptr[n].seq : 0;
	if (before.len > n)
		before.len = n;
	for (size_t i = before.len; i-- > 0;)
		vec_push(out, before.ptr[i]);
	vec_release(&before);
	n += out->len;
	collect_numbered(lib, db_get(lib,
		"SELECT id, seq FROM articles WHERE seq IS NOT NULL"
		" AND (day, path) > (?1, ?2) ORDER BY day, path LIMIT ?3"),
		f, n - out->len + 1, out);
	*end = out->len > n ? out->ptr[n].seq : SEQ_END;
	if (out->len > n)
		out->len = n;
}

/* Statements about the locals of one article, and its number. */
static bool
run_on(struct library *lib, const char *sql, article_id id, int64_t seq)
{
	sqlite3_stmt *st = db_get(lib, sql);

	db_int(st, 1, LOCAL_ROW(id, 0));
	db_int(st, 2, LOCAL_ROW(id, LOCAL_MAX - 1));
	db_int(st, 3, seq);
	db_int(st, 4, id);
	return db_run(lib, st);
}

/* Takes an article out of the order, with all that repeats its number, … */
static bool
lift(struct library *lib, const struct numbered *a)
{
	return run_on(lib, "INSERT OR IGNORE INTO dirty_entities SELECT entity"
	                   " FROM locals WHERE id BETWEEN ?1 AND ?2 AND entity <> 0",
	              a->id, a->seq) &&
	       run_on(lib, "DELETE FROM occurrences WHERE seq = ?3 AND entity IN"
	                   " (SELECT entity FROM locals WHERE id BETWEEN ?1 AND ?2)",
	              a->id, a->seq);
}

/* … and puts it in again. */
static bool
put_down(struct library *lib, article_id id, int64_t seq)
{
	return set_seq(lib, id, seq) &&
	       run_on(lib, "INSERT INTO occurrences SELECT entity, ?3, ?4,"
	                   " sum(names), sum(names_furniture), sum(nominals),"
	                   " sum(nominals_furniture), min(first) FROM locals"
	                   " WHERE id BETWEEN ?1 AND ?2 AND entity <> 0 GROUP BY entity",
	              id, seq);
}

/* Moves those next to a newcomer apart; so many that all of them have room. */
static bool
make_room(struct library *lib, const struct fresh *f)
{
	struct numbered_vec all;
	int64_t first = 0;
	int64_t end = SEQ_END;
	int64_t step = 0;

	vec_init(&all);
	for (size_t n = NEIGHBOURS; step < SEQ_ROOM && lib->error == 0; n *= 4) {
		size_t before = all.len;

		vec_clear(&all);
		neighbours(lib, f, n, &all, &first, &end);
		step = (end - first) / ((int64_t)all.len + 1);
		/* 2^38 articles: there is no more to move. */
		if (all.len == before)
			break;
	}
	for (size_t i = 0; i < all.len && lib->error == 0; i++)
		(void)lift(lib, &all.ptr[i]);
	for (size_t i = 0; i < all.len && lib->error == 0; i++)
		(void)put_down(lib, all.ptr[i].id, first + step * ((int64_t)i + 1));
	vec_release(&all);
	return lib->error == 0;
}

/* -------------------------------------------------------------------- newcomers */

static bool
comes_before(const struct fresh *f, int64_t day, struct str path)
{
	return f->day < day || (f->day == day && str_cmp(f->path, path) < 0);
}

/* Numbers for the newcomers from `first` that go into one gap; how many they
 * are, or 0 if the gap is too narrow for them. */
static size_t
fill_gap(struct library *lib, const struct fresh_vec *all, size_t first,
         struct arena *arena)
{
	int64_t day = 0;
	struct str path = STR_EMPTY;
	int64_t before = seq_before(lib, &all->ptr[first]);
	int64_t after = seq_after(lib, &all->ptr[first], arena, &day, &path);
	int64_t step;
	size_t n = 1;

	while (first + n < all->len &&
	       (after == SEQ_END || comes_before(&all->ptr[first + n], day, path)))
		n++;
	step = (after - before) / ((int64_t)n + 1);
	if (step == 0)
		return 0;
	if (step > SEQ_STEP)
		step = SEQ_STEP;
	/* In front of all others: close to them.  The very first: amid. */
	if (before == 0)
		before = after == SEQ_END ? SEQ_END / 2
		                          : after - step * ((int64_t)n + 1);
	for (size_t i = 0; i < n; i++) {
		if (!set_seq(lib, all->ptr[first + i].id,
		             before + step * ((int64_t)i + 1)))
			break;
	}
	return n;
}

bool
order_settle(struct library *lib, const struct patience *p)
{
	struct arena arena;
	struct fresh_vec all;

	arena_init(&arena);
	vec_init(&all);
	collect_fresh(lib, &arena, &all);
	for (size_t i = 0; i < all.len && lib->error == 0 && patience_lasts(p);) {
		size_t n = fill_gap(lib, &all, i, &arena);

		if (n == 0 && !make_room(lib, &all.ptr[i]))
			break;
		i += n;
	}
	vec_release(&all);
	arena_release(&arena);
	return lib->error == 0;
}
