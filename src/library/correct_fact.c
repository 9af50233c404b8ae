/* SPDX-License-Identifier: MIT */
/*
 * Corrections of what is known about an article: its title, date, source, author
 * and the rest.  They are kept by its content, like those of places.  What the
 * article said before is kept aside, so that the outcome depends on the
 * corrections that there are and not on those that were.  A date changes what
 * "Tuesday" means and where the article stands, so the article has to be read
 * again, which is not the library's to do: it hands the article out as it should
 * be, and takes the new reading in.
 */
#include "library/correct_int.h"

#include "article/said_day.h"
#include "library/page_int.h"
#include "text/utf8.h"

#include "text/banned.h"

#define FACT_LONGEST 1000 /* [B] of a value */

/* --------------------------------------------------------------- what was said */

static bool
has_fact_corrections(struct library *lib, int64_t content)
{
	sqlite3_stmt *st = db_get(lib, "SELECT 1 FROM corrections"
	                               " WHERE level = 3 AND content = ?1 LIMIT 1");

	db_int(st, 1, content);
	return db_value(lib, st, 0) != 0;
}

/* From the article as it lies there: before the first correction that is it as
 * it was read. */
static bool
keep_said(struct library *lib, article_id id)
{
	return db_run_for(lib, "INSERT OR IGNORE INTO said_frames SELECT a.id, a.day,"
	                     " a.source, t.blocks FROM articles a"
	                     " JOIN texts t ON t.article = a.id WHERE a.id = ?1", id);
}

static bool
mark_stale(struct library *lib, article_id id)
{
	return db_run_for(lib, "INSERT OR IGNORE INTO stale VALUES(?1)", id);
}

bool
fact_forget(struct library *lib, article_id id)
{
	return db_run_for(lib, "DELETE FROM said_frames WHERE article = ?1", id) &&
	       db_run_for(lib, "DELETE FROM stale WHERE article = ?1", id);
}

static bool
make_stale(struct library *lib, article_id id)
{
	return keep_said(lib, id) && mark_stale(lib, id);
}

bool
fact_new_article(struct library *lib, article_id id, struct str text)
{
	if (!fact_forget(lib, id))
		return false;
	if (!has_fact_corrections(lib, content_of(text)))
		return lib->error == 0;
	return make_stale(lib, id);
}

bool
fact_look_again(struct library *lib, int64_t content)
{
	return correct_each_of(lib, content, make_stale);
}

/* ------------------------------------------------------------- as it should be */

/* An article while it is put together again. */
struct remake {
	struct arena arena;
	struct article_parts parts;
	int64_t content;
};

static bool
load_said(struct library *lib, article_id id, struct remake *r)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT a.path, s.source, s.day, s.frame, t.text, a.content"
		" FROM said_frames s JOIN articles a ON a.id = s.article"
		" JOIN texts t ON t.article = a.id WHERE s.article = ?1");
	bool is_good;

	db_int(st, 1, id);
	if (!db_row(lib, st))
		return false;
	r->parts.path = arena_str(&r->arena, col_str(st, 0));
	r->parts.source = arena_str(&r->arena, col_str(st, 1));
	r->parts.date = day_from_key(col_int(st, 2));
	r->parts.text = arena_str(&r->arena, col_str(st, 4));
	r->content = col_int(st, 5);
	is_good = parts_of_frame(&r->parts, col_str(st, 3), &r->arena);
	db_reset(st);
	return is_good || db_damaged(lib, "what was known of an article makes no sense");
}

/* Nothing in the place of a value: as if nobody had said it. */
static void
apply(struct remake *r, enum fact_name name, struct str value)
{
	r->parts.facts[name] = (struct fact){value, value.len > 0 ? ORIGIN_USER : ORIGIN_NONE};
	if (name == FACT_SOURCE)
		r->parts.source = value;
	if (name == FACT_PUBLISHED) {
		r->parts.date = said_day(value);
		r->parts.date_at = SPAN_NONE;
	}
	if (name == FACT_TITLE && value.len == 0)
		r->parts.title = SPAN_NONE;
}

static void
apply_all(struct library *lib, struct remake *r)
{
	sqlite3_stmt *st = db_get(lib, "SELECT len, name FROM corrections"
	                               " WHERE level = 3 AND content = ?1 ORDER BY id");

	db_int(st, 1, r->content);
	while (db_row(lib, st)) {
		uint32_t name = col_u32(st, 0);
		struct str value = arena_str(&r->arena, col_str(st, 1));

		/* One that came as text may be anything. */
		if (name < FACT_COUNT && fact_may_be((enum fact_name)name, value, NULL))
			apply(r, (enum fact_name)name, value);
	}
}

bool
library_reread_next(struct library *lib, struct article **out)
{
	struct remake r = {.parts = {.path = STR_EMPTY}};
	article_id id;

	db_clear_error(lib);
	*out = NULL;
	id = (article_id)db_value(lib, db_get(lib, "SELECT min(article) FROM stale"), 0);
	if (id == ARTICLE_NONE)
		return false;
	arena_init(&r.arena);
	if (load_said(lib, id, &r)) {
		apply_all(lib, &r);
		*out = article_new(&r.parts);
	}
	arena_release(&r.arena);
	return *out != NULL;
}

enum status
library_reread(struct library *lib, const struct reading *reading,
               const struct coref *c, struct diag *d)
{
	article_id id;

	db_clear_error(lib);
	id = library_article_by_path(lib, article_path(reading_article(reading)));
	if (db_part_begin(lib)) {
		(void)(article_put(lib, reading, c) &&
		       db_run_for(lib, "DELETE FROM stale WHERE article = ?1", id) &&
		       (has_fact_corrections(lib,
		                content_of(article_text(reading_article(reading)))) ||
		        fact_forget(lib, id)));
		(void)db_part_end(lib);
	}
	library_changed(lib);
	return db_status(lib, d);
}

/* --------------------------------------------------------------------- keeping */

bool
fact_may_be(enum fact_name name, struct str value, struct diag *d)
{
	if (utf8_check(value) < value.len || value.len > FACT_LONGEST)
		return false;
	if ((name != FACT_PUBLISHED && name != FACT_UPDATED) || value.len == 0 ||
	    !day_is_none(said_day(value)))
		return true;
	diag_add(d, DIAG_ERROR, STR_EMPTY, 0,
	         "'%.*s' is no date; 2016-07-23 and 23 July 2016 are", STR_ARG(value));
	return false;
}

/* A date in words is kept as the day that it means; one in figures may have a
 * time behind it. */
static struct str
normal_value(enum fact_name name, struct str value, struct buf *b)
{
	if ((name != FACT_PUBLISHED && name != FACT_UPDATED) || value.len == 0 ||
	    !day_is_none(said_day_iso(value)))
		return value;
	day_format(b, said_day(value));
	return buf_str(b);
}

bool
fact_keep(struct library *lib, article_id article, enum fact_name name,
          struct str value, uint32_t batch)
{
	sqlite3_stmt *st = db_get(lib,
		"INSERT INTO corrections(batch, level, content, off, len, what, slug,"
		" kind, name) SELECT ?1, 3, content, 0, ?2, title, '', 0, ?3"
		" FROM articles WHERE id = ?4");

	struct buf b;
	bool is_good;

	buf_init(&b);
	db_int(st, 1, batch);
	db_int(st, 2, name);
	db_text(st, 3, normal_value(name, value, &b));
	db_int(st, 4, article);
	is_good = db_run(lib, st) && sqlite3_changes(lib->db) == 1;
	buf_release(&b);
	return is_good;
}
