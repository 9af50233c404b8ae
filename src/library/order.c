/* SPDX-License-Identifier: MIT */
/*
 * Reading order as a number.  Each settled article has a `seq` with wide gaps
 * between neighbours, so that the articles of an entity can lie in reading
 * order in one index, and a new article moves nobody.  When a gap is used up
 * all numbers are given out anew.  The numbers depend on history, the order
 * they stand for does not; nothing else may be read from them.
 */
#include "library/library_int.h"

#include "text/banned.h"

#define SEQ_END (INT64_C(1) << 62)
/* Distance given to newcomers where there is room: the rest of a gap stays for
 * those that come after them, as dates go forward. */
#define SEQ_STEP (INT64_C(1) << 40)

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

/* Everyone gets a new number, newcomers included, and all that repeats it. */
static bool
renumber(struct library *lib)
{
	sqlite3_stmt *st;
	int64_t count = db_value(lib, db_get(lib,
		"SELECT count(*) FROM articles"), 0);
	int64_t step = SEQ_END / 2 / (count + 1);

	st = db_get(lib,
		"UPDATE articles SET seq = ?2 + n.at * ?1 FROM (SELECT id,"
		" row_number() OVER (ORDER BY day, path) AS at FROM articles) AS n"
		" WHERE n.id = articles.id");
	db_int(st, 1, step < SEQ_STEP ? step : SEQ_STEP);
	db_int(st, 2, SEQ_END / 4);
	return db_run(lib, st) &&
	       db_exec(lib, "DELETE FROM occurrences") &&
	       db_exec(lib,
		"INSERT INTO occurrences SELECT l.entity, a.seq, a.id,"
		" sum(l.names), sum(l.names_furniture), sum(l.nominals),"
		" sum(l.nominals_furniture), min(l.first)"
		" FROM locals l JOIN articles a ON a.id = " LOCAL_ARTICLE_SQL("l.id")
		" WHERE l.entity <> 0 GROUP BY l.entity, a.seq") &&
	       db_exec(lib,
		"UPDATE entities SET first_seq = ifnull((SELECT min(seq)"
		" FROM occurrences o WHERE o.entity = entities.id), 0)");
}

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
order_settle(struct library *lib)
{
	struct arena arena;
	struct fresh_vec all;

	arena_init(&arena);
	vec_init(&all);
	collect_fresh(lib, &arena, &all);
	for (size_t i = 0; i < all.len && lib->error == 0;) {
		size_t n = fill_gap(lib, &all, i, &arena);

		if (n == 0) {
			(void)renumber(lib);
			break;
		}
		i += n;
	}
	vec_release(&all);
	arena_release(&arena);
	return lib->error == 0;
}
