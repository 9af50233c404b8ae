/* SPDX-License-Identifier: MIT */
/*
 * Putting an article into the library: its facts as rows, its blocks into the
 * set that the next settling looks at.  Nothing is concluded here.
 */
#include "library/library_int.h"

#include <assert.h>
#include <stdlib.h>

#include "library/correct_int.h"
#include "library/pack_int.h"
#include "library/recur.h"

#include "text/banned.h"

/* A batch ends after so many articles or bytes: often enough that little is
 * lost by a crash, seldom enough that the full-text index is written in large
 * pieces. */
#define BATCH_ARTICLES 256
#define BATCH_BYTES ((size_t)8 << 20)

/* So many articles go into the full-text index at once: often enough that nobody
 * waits for it. */
#define SEARCH_ARTICLES 16

/* [B] that SQLite takes for one value, with room for the rest of its row. */
#define TEXT_MAX ((size_t)900 << 20)

void
tally_add(struct tally *t, struct span at, enum form form, bool is_furniture)
{
	if (tally_count(t) == 0)
		t->first = at.off;
	if (form == FORM_NOMINAL)
		*(is_furniture ? &t->nominals_furniture : &t->nominals) += 1;
	else
		*(is_furniture ? &t->names_furniture : &t->names) += 1;
}

static struct tally *
tally_locals(const struct reading *r, const struct coref *c, size_t nlocal)
{
	struct tally *tallies = xcalloc(nlocal ? nlocal : 1, sizeof *tallies);
	size_t n;
	const struct mention *m = reading_mentions(r, &n);

	for (size_t i = 0; i < n; i++) {
		uint32_t local = coref_of(c, i);

		if (local == LOCAL_NONE)
			continue;
		assert(local < nlocal);
		tally_add(&tallies[local], m[i].at, m[i].form, m[i].is_furniture);
	}
	return tallies;
}

/* ------------------------------------------------------------------- article */

static bool
insert_article(struct library *lib, const struct article *a, article_id *id)
{
	sqlite3_stmt *st = db_get(lib,
		"INSERT INTO articles(id, path, day, words, title, source, content)"
		" VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)");

	if (*id != ARTICLE_NONE)
		db_int(st, 1, *id);
	db_text(st, 2, article_path(a));
	db_int(st, 3, day_key(article_date(a)));
	db_int(st, 4, article_words(a));
	db_text(st, 5, article_title(a));
	db_text(st, 6, article_source(a));
	db_int(st, 7, content_of(article_text(a)));
	if (!db_run(lib, st))
		return false;
	*id = (article_id)sqlite3_last_insert_rowid(lib->db);
	return true;
}

static bool
insert_text(struct library *lib, article_id id, const struct reading *r,
            const struct coref *c)
{
	const struct article *a = reading_article(r);
	sqlite3_stmt *st = db_get(lib, "INSERT INTO texts VALUES(?1, ?2, ?3, ?4)");
	struct buf frame;
	struct buf postings;
	bool is_good;

	buf_init(&frame);
	buf_init(&postings);
	pack_frame(&frame, a);
	pack_postings(&postings, r, c);
	db_int(st, 1, id);
	db_blob(st, 2, buf_str(&frame));
	db_blob(st, 3, buf_str(&postings));
	db_text(st, 4, article_text(a));
	is_good = db_run(lib, st);
	buf_release(&frame);
	buf_release(&postings);
	return is_good;
}

/* -------------------------------------------------------------------- locals */

static int64_t
block_intern(struct library *lib, struct str name)
{
	sqlite3_stmt *st = db_get(lib, "SELECT id FROM blocks WHERE name = ?1");
	int64_t id;

	db_text(st, 1, name);
	id = db_value(lib, st, 0);
	if (id != 0)
		return id;
	st = db_get(lib, "INSERT INTO blocks(name) VALUES(?1)");
	db_text(st, 1, name);
	return db_run(lib, st) ? sqlite3_last_insert_rowid(lib->db) : 0;
}

int64_t
office_intern(struct library *lib, struct str key)
{
	sqlite3_stmt *st = db_get(lib, "SELECT id FROM offices WHERE key = ?1");
	int64_t id;

	db_text(st, 1, key);
	id = db_value(lib, st, 0);
	if (id != 0)
		return id;
	st = db_get(lib, "INSERT INTO offices(key) VALUES(?1)");
	db_text(st, 1, key);
	return db_run(lib, st) ? sqlite3_last_insert_rowid(lib->db) : 0;
}

static bool
insert_facts(struct library *lib, int64_t row, const struct local *l)
{
	sqlite3_stmt *st = db_get(lib, "INSERT INTO facts VALUES(?1, ?2)");
	struct buf packed;
	bool is_good;

	buf_init(&packed);
	local_pack(l, &packed);
	db_int(st, 1, row);
	db_blob(st, 2, buf_str(&packed));
	is_good = db_run(lib, st);
	buf_release(&packed);
	return is_good;
}

/* What the next settling has to look at. */
static bool
mark_fresh(struct library *lib, int64_t row)
{
	sqlite3_stmt *st = db_get(lib, "INSERT INTO fresh_locals VALUES(?1)");

	db_int(st, 1, row);
	return db_run(lib, st);
}

static bool
mark_seeker(struct library *lib, int64_t office, int64_t row)
{
	sqlite3_stmt *st = db_get(lib,
		"INSERT OR IGNORE INTO dirty_seekers VALUES(?1, ?2)");

	db_int(st, 1, office);
	db_int(st, 2, row);
	return db_run(lib, st);
}

bool
local_insert(struct library *lib, int64_t row, const struct local *l,
             const struct tally *t)
{
	bool is_seeker = local_seeks_office(l);
	int64_t owner = is_seeker ? office_intern(lib, l->weak)
	                          : ident_add(lib, block_intern(lib, l->block), l);
	sqlite3_stmt *st = db_get(lib,
		"INSERT INTO locals(id, ident, office, names, names_furniture,"
		" nominals, nominals_furniture, first)"
		" VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");

	db_int(st, 1, row);
	db_int(st, is_seeker ? 3 : 2, owner);
	db_int(st, 4, t->names);
	db_int(st, 5, t->names_furniture);
	db_int(st, 6, t->nominals);
	db_int(st, 7, t->nominals_furniture);
	db_int(st, 8, t->first);
	return db_run(lib, st) && insert_facts(lib, row, l) &&
	       (is_seeker ? mark_seeker(lib, owner, row) : mark_fresh(lib, row));
}

static bool
insert_locals(struct library *lib, article_id id, const struct reading *r,
              const struct coref *c)
{
	size_t n;
	const struct local *locals = coref_locals(c, &n);
	struct tally *tallies = tally_locals(r, c, n);
	bool is_good = true;

	assert(n <= LOCAL_MAX);
	for (size_t i = 0; i < n && is_good; i++) {
		const struct tally *t = &tallies[i];

		/* What nothing mentions is no evidence of anything. */
		if (tally_count(t) > 0)
			is_good = local_insert(lib, LOCAL_ROW(id, i), &locals[i], t);
	}
	free(tallies);
	return is_good;
}

bool
article_put(struct library *lib, const struct reading *r, const struct coref *c)
{
	const struct article *a = reading_article(r);
	/* An article put in place of another keeps its number, so that a view
	 * that shows it need not notice. */
	article_id id = library_article_by_path(lib, article_path(a));

	if (id != ARTICLE_NONE &&
	    (!correct_carry(lib, id, article_text(a)) || !article_remove(lib, id)))
		return false;
	if (!insert_article(lib, a, &id) || !insert_text(lib, id, r, c))
		return false;
	fulltext_add(lib, id);
	return insert_locals(lib, id, r, c) && recur_add(lib, id, a) &&
	       correct_new_article(lib, id, article_text(a));
}

static bool
add(struct library *lib, const struct reading *r, const struct coref *c)
{
	const struct article *a = reading_article(r);

	if (!article_put(lib, r, c))
		return false;
	return !lib->has_corrections ||
	       fact_new_article(lib, library_article_by_path(lib, article_path(a)),
	                        article_text(a));
}

/* -------------------------------------------------------------------- public */

enum status
library_add(struct library *lib, const struct reading *r, const struct coref *c,
            struct diag *d)
{
	db_clear_error(lib);
	if (article_text(reading_article(r)).len > TEXT_MAX) {
		diag_add(d, DIAG_ERROR, article_path(reading_article(r)), 0,
		         "this text is too long for the index");
		return STATUS_TOO_LARGE;
	}
	if (db_part_begin(lib)) {
		(void)add(lib, r, c);
		(void)db_part_end(lib);
	}
	library_changed(lib);
	if (lib->error != 0)
		return db_status(lib, d);
	lib->batch_articles++;
	lib->batch_bytes += article_text(reading_article(r)).len;
	if (lib->unsearched.len >= SEARCH_ARTICLES)
		(void)fulltext_flush(lib);
	if (lib->batch_articles >= BATCH_ARTICLES ||
	    lib->batch_bytes >= BATCH_BYTES)
		(void)db_commit(lib);
	return db_status(lib, d);
}
