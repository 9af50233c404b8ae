/* SPDX-License-Identifier: MIT */
/*
 * Keeping corrections: what somebody said becomes rows, the articles and blocks
 * that the rows are about are looked at again.  What the rows *do* is in
 * correct_article.c and correct_entity.c.
 */
#include "library/correct_int.h"

#include "text/fold.h"

#include "text/banned.h"

/* ----------------------------------------------------------------------- rows */

struct row {
	uint32_t batch;
	enum correction_level level;
	int64_t content;
	struct span at;
	struct str what;
};

static bool
insert_row(struct library *lib, const struct row *r, const struct correction *c)
{
	sqlite3_stmt *st = db_get(lib,
		"INSERT INTO corrections(batch, level, content, off, len, what, slug,"
		" kind, name) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");

	db_int(st, 1, r->batch);
	db_int(st, 2, r->level);
	db_int(st, 3, r->content);
	db_int(st, 4, r->at.off);
	db_int(st, 5, r->at.len);
	db_text(st, 6, r->what);
	db_text(st, 7, c->slug);
	db_int(st, 8, c->kind);
	db_text(st, 9, c->name);
	return db_run(lib, st);
}

uint32_t
correct_next_batch(struct library *lib)
{
	return (uint32_t)db_value(lib, db_get(lib,
		"SELECT ifnull(max(batch), 0) + 1 FROM corrections"), 0);
}

/* ---------------------------------------------------------- what is looked at */

bool
correct_each_of(struct library *lib, int64_t content,
                bool (*what)(struct library *lib, article_id id))
{
	sqlite3_stmt *st = db_get(lib, "SELECT id FROM articles WHERE content = ?1");
	VEC(article_id) ids;
	bool is_good = true;

	vec_init(&ids);
	db_int(st, 1, content);
	while (db_row(lib, st))
		vec_push(&ids, col_u32(st, 0));
	for (size_t i = 0; i < ids.len && is_good; i++)
		is_good = what(lib, ids.ptr[i]);
	vec_release(&ids);
	return is_good && lib->error == 0;
}

/* Articles that have these words are replayed. */
static bool
replay_words(struct library *lib, struct str words)
{
	sqlite3_stmt *st = db_get(lib, "SELECT article FROM texts WHERE instr(text, ?1)"
	                               " ORDER BY article");
	VEC(article_id) ids;
	bool is_good = true;

	vec_init(&ids);
	db_text(st, 1, words);
	while (db_row(lib, st))
		vec_push(&ids, col_u32(st, 0));
	for (size_t i = 0; i < ids.len && is_good; i++)
		is_good = correct_article(lib, ids.ptr[i]);
	vec_release(&ids);
	return is_good && lib->error == 0;
}

/* Blocks that come to an id, or to instances of it or meetings there, and all those that a
 * correction has changed so far, are settled again.  A block of an office is
 * settled by its office. */
static bool
resettle_entity(struct library *lib, struct str slug)
{
	sqlite3_stmt *st = db_get(lib,
		"INSERT OR IGNORE INTO corrected_blocks SELECT block FROM groups"
		" WHERE entity = (SELECT id FROM entities WHERE slug = ?1)"
		" OR part_of = (SELECT id FROM entities WHERE slug = ?1)"
		" OR place = ?1");

	db_text(st, 1, slug);
	return db_run(lib, st) &&
	       db_exec(lib, "INSERT OR IGNORE INTO dirty_offices SELECT o.id"
	                    " FROM corrected_blocks c JOIN blocks b ON b.id = c.id"
	                    " JOIN offices o ON o.key = b.name") &&
	       db_exec(lib, "INSERT INTO dirty_blocks SELECT c.id, 1"
	                    " FROM corrected_blocks c JOIN blocks b ON b.id = c.id"
	                    " WHERE NOT EXISTS (SELECT 1 FROM offices o"
	                    "  WHERE o.key = b.name)"
	                    " ON CONFLICT(id) DO UPDATE SET is_new = 1") &&
	       db_exec(lib, "DELETE FROM corrected_blocks");
}

bool
correct_look_again(struct library *lib, enum correction_level level, int64_t content,
                   struct str what)
{
	switch (level) {
	case LEVEL_PLACE:
		return correct_each_of(lib, content, correct_article);
	case LEVEL_WORDS:
		return replay_words(lib, what);
	case LEVEL_ENTITY:
		return resettle_entity(lib, what);
	case LEVEL_FACT:
		return fact_look_again(lib, content);
	case LEVEL_COUNT:
		break;
	}
	return false;
}

static bool
look_again(struct library *lib, const struct row *r)
{
	return correct_look_again(lib, r->level, r->content, r->what);
}

/* -------------------------------------------------------------------- keeping */

static struct str
slug_of(struct library *lib, entity_id id, struct arena *arena)
{
	sqlite3_stmt *st = db_get(lib, "SELECT slug FROM entities WHERE id = ?1");

	db_int(st, 1, id);
	return db_value_str(lib, st, STR_EMPTY, arena);
}

struct str
correct_text_of(struct library *lib, article_id id, struct arena *arena)
{
	sqlite3_stmt *st = db_get(lib, "SELECT text FROM texts WHERE article = ?1");

	db_int(st, 1, id);
	return db_value_str(lib, st, STR_EMPTY, arena);
}

/* The words at c->at that were no mention: there, or all over the article. */
static bool
keep_words(struct library *lib, const struct correction *c, struct row *r, struct str text)
{
	struct str words = str_at(text, c->at);
	size_t off = 0;
	bool is_good = true;

	r->what = words;
	r->at = c->at;
	if (c->scope == CORRECT_HERE)
		return insert_row(lib, r, c);
	while (is_good && words_next(text, words, &off, &r->at))
		is_good = insert_row(lib, r, c);
	return is_good;
}

/* Rows for the places of the subject in one article, or for the one place. */
static bool
keep_places(struct library *lib, const struct correction *c, uint32_t batch,
            struct str text, struct arena *arena)
{
	struct row r = {.batch = batch, .level = LEVEL_PLACE, .content = content_of(text)};
	struct posting_at *at = NULL;
	size_t n = 0;
	size_t kept = 0;

	if (c->scope == CORRECT_HERE || c->subject == ENTITY_NONE) {
		if (c->at.len == 0 || (uint64_t)c->at.off + c->at.len > text.len)
			return false;
		return keep_words(lib, c, &r, text) && look_again(lib, &r);
	}
	if (!postings_load(lib, c->article, arena, &at, &n))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (at[i].p.entity != c->subject)
			continue;
		r.at = at[i].p.at;
		r.what = str_at(text, r.at);
		kept++;
		if (!insert_row(lib, &r, c))
			return false;
	}
	return kept > 0 && look_again(lib, &r);
}

/* The article where it is said, or some article with the subject. */
static int64_t
said_in(struct library *lib, const struct correction *c)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT content FROM articles WHERE id = ifnull(nullif(?1, 0),"
		" (SELECT min(article) FROM occurrences WHERE entity = ?2))");

	db_int(st, 1, c->article);
	db_int(st, 2, c->subject);
	return db_value(lib, st, 0);
}

static bool
keep(struct library *lib, const struct correction *c, struct arena *arena)
{
	struct row r = {.batch = correct_next_batch(lib), .what = STR_EMPTY};
	struct str text;

	if (c->scope == CORRECT_PILE)
		r.content = said_in(lib, c);
	if (c->scope == CORRECT_PILE && c->subject != ENTITY_NONE) {
		r.level = LEVEL_ENTITY;
		r.what = slug_of(lib, c->subject, arena);
		return r.what.len > 0 && insert_row(lib, &r, c) && look_again(lib, &r);
	}
	text = correct_text_of(lib, c->article, arena);
	if (c->scope != CORRECT_PILE)
		return keep_places(lib, c, r.batch, text, arena);
	if (c->at.len == 0 || (uint64_t)c->at.off + c->at.len > text.len)
		return false;
	r.level = LEVEL_WORDS;
	r.what = str_at(text, c->at);
	return insert_row(lib, &r, c) && look_again(lib, &r);
}

/* A part that either counts as a whole or is taken back. */
enum status
correct_finish(struct library *lib, bool is_good, const char *trouble, struct diag *d)
{
	enum status status;

	bool is_ours = !is_good && lib->error == 0;

	/* An error is what makes a part go back. */
	if (is_ours)
		(void)db_damaged(lib, trouble);
	(void)db_part_end(lib);
	library_changed(lib);
	if (is_ours) {
		db_clear_error(lib);
		diag_add(d, DIAG_ERROR, STR_EMPTY, 0, "%s", trouble);
		status = STATUS_BAD_INPUT;
	} else {
		status = db_status(lib, d);
	}
	(void)correct_load(lib);
	if (status == STATUS_OK)
		return library_settle(lib, d);
	(void)db_commit(lib);
	return status;
}

enum status
library_correct(struct library *lib, const struct correction *c, struct diag *d)
{
	struct arena arena;
	bool is_good;

	db_clear_error(lib);
	if (!db_part_begin(lib))
		return db_status(lib, d);
	arena_init(&arena);
	lib->has_corrections = true;
	is_good = keep(lib, c, &arena);
	arena_release(&arena);
	return correct_finish(lib, is_good, "what is to be corrected is not there", d);
}

static bool
keep_fact(struct library *lib, article_id article, enum fact_name name, struct str value)
{
	sqlite3_stmt *st = db_get(lib, "SELECT content FROM articles WHERE id = ?1");

	db_int(st, 1, article);
	return fact_keep(lib, article, name, value, correct_next_batch(lib)) &&
	       fact_look_again(lib, db_value(lib, st, 0));
}

enum status
library_correct_fact(struct library *lib, article_id article, enum fact_name name,
                     struct str value, struct diag *d)
{
	db_clear_error(lib);
	value = str_trim(value);
	if (!fact_may_be(name, value, d))
		return STATUS_BAD_INPUT;
	if (!db_part_begin(lib))
		return db_status(lib, d);
	lib->has_corrections = true;
	return correct_finish(lib, keep_fact(lib, article, name, value),
	              "the article is no longer there", d);
}

/* ----------------------------------------------------------------- taking back */

/* Rows of a batch, read before they are deleted. */
struct row_vec {
	struct row *ptr;
	size_t len;
	size_t cap;
};

static void
load_batch(struct library *lib, uint32_t batch, struct arena *arena, struct row_vec *out)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT level, content, what, slug FROM corrections WHERE batch = ?1"
		" ORDER BY id");

	db_int(st, 1, batch);
	while (db_row(lib, st)) {
		struct row r = {
			.level = (enum correction_level)col_u32(st, 0),
			.content = col_int(st, 1),
			.what = arena_str(arena, col_str(st, 2)),
		};

		/* Places of one article are one look. */
		if (out->len > 0 && r.level == LEVEL_PLACE &&
		    vec_last(out).content == r.content)
			continue;
		vec_push(out, r);
	}
}

static bool
take_back(struct library *lib, uint32_t batch)
{
	sqlite3_stmt *st;
	struct arena arena;
	struct row_vec rows;
	bool is_good;

	arena_init(&arena);
	vec_init(&rows);
	load_batch(lib, batch, &arena, &rows);
	st = db_get(lib, "DELETE FROM corrections WHERE batch = ?1");
	db_int(st, 1, batch);
	is_good = db_run(lib, st);
	for (size_t i = 0; i < rows.len && is_good; i++)
		is_good = look_again(lib, &rows.ptr[i]);
	vec_release(&rows);
	arena_release(&arena);
	return is_good;
}

static bool
has_batch(struct library *lib, uint32_t batch)
{
	sqlite3_stmt *st = db_get(lib, "SELECT 1 FROM corrections WHERE batch = ?1");

	db_int(st, 1, batch);
	return db_value(lib, st, 0) != 0;
}

enum status
library_uncorrect(struct library *lib, uint32_t batch, struct diag *d)
{
	db_clear_error(lib);
	if (batch == 0)
		batch = correct_next_batch(lib) - 1;
	if (lib->error == 0 && !has_batch(lib, batch)) {
		diag_add(d, DIAG_ERROR, STR_EMPTY, 0, "there is no such correction");
		return STATUS_NOT_FOUND;
	}
	if (!db_part_begin(lib))
		return db_status(lib, d);
	return correct_finish(lib, take_back(lib, batch), "a correction cannot be taken back", d);
}

/* A file of another version may have another table, or none, and a damaged one
 * nothing at all: then there is nothing to carry over, which is no error. */
void
correct_adopt(struct library *lib, const char *path)
{
	char *attach = sqlite3_mprintf("ATTACH %Q AS old", path);

	if (attach && sqlite3_exec(lib->db, attach, NULL, NULL, NULL) == SQLITE_OK) {
		(void)sqlite3_exec(lib->db,
			"INSERT INTO corrections SELECT id, batch, level, content, off,"
			" len, what, slug, kind, name FROM old.corrections",
			NULL, NULL, NULL);
		(void)sqlite3_exec(lib->db, "DETACH old", NULL, NULL, NULL);
	}
	sqlite3_free(attach);
	(void)correct_load(lib);
}
