/* SPDX-License-Identifier: MIT */
/*
 * Moving what articles say from one entity to another, with all that is kept by
 * entity: spellings, occurrences, offices.  An ident moves as a whole, however
 * many articles say it; only differences are written.
 */
#include "library/library_int.h"

#include "text/fold.h"

#include "text/banned.h"

/* ------------------------------------------------------------------ spellings */

static bool
alias_add(struct library *lib, entity_id entity, const struct local_alias *a,
          struct str key)
{
	sqlite3_stmt *st = db_get(lib,
		"INSERT INTO aliases(entity, key, text, form, count)"
		" VALUES(?1, ?2, ?3, ?4, ?5) ON CONFLICT(entity, key, text, form)"
		" DO UPDATE SET count = count + excluded.count");

	db_int(st, 1, entity);
	db_text(st, 2, key);
	db_text(st, 3, a->text);
	db_int(st, 4, a->form);
	db_int(st, 5, a->count);
	return db_run(lib, st);
}

static bool
alias_take(struct library *lib, entity_id entity, const struct local_alias *a,
           struct str key)
{
	sqlite3_stmt *st = db_get(lib,
		"DELETE FROM aliases WHERE entity = ?1 AND key = ?2 AND text = ?3"
		" AND form = ?4 AND count <= ?5");

	db_int(st, 1, entity);
	db_text(st, 2, key);
	db_text(st, 3, a->text);
	db_int(st, 4, a->form);
	db_int(st, 5, a->count);
	if (!db_run(lib, st))
		return false;
	if (sqlite3_changes(lib->db) > 0)
		return true;
	st = db_get(lib,
		"UPDATE aliases SET count = count - ?5 WHERE entity = ?1"
		" AND key = ?2 AND text = ?3 AND form = ?4");
	db_int(st, 1, entity);
	db_text(st, 2, key);
	db_text(st, 3, a->text);
	db_int(st, 4, a->form);
	db_int(st, 5, a->count);
	return db_run(lib, st);
}

static bool
aliases_move(struct library *lib, const struct link_change *c)
{
	struct buf key;
	bool is_good = true;

	buf_init(&key);
	for (uint32_t i = 0; i < c->facts->nalias && is_good; i++) {
		const struct local_alias *a = &c->facts->aliases[i];

		buf_clear(&key);
		fold_key(&key, a->text);
		if (c->old != ENTITY_NONE)
			is_good = alias_take(lib, c->old, a, buf_str(&key));
		if (c->new != ENTITY_NONE && is_good)
			is_good = alias_add(lib, c->new, a, buf_str(&key));
	}
	buf_release(&key);
	return is_good;
}

/* ---------------------------------------------------------------- occurrences */

/* Locals of the articles of some locals: a table of (article). */
#define LOCALS_OF_ARTICLE \
	" locals l ON l.id BETWEEN w.article << 24" \
	" AND (w.article << 24) + 16777215"

/* Statements about the articles that an ident or a local (what, by its row) is
 * said in, and one entity. */
static bool
run_on(struct library *lib, const char *sql, entity_id entity, int64_t row)
{
	sqlite3_stmt *st = db_get(lib, sql);

	db_int(st, 1, entity);
	db_int(st, 2, row);
	return db_run(lib, st);
}

/* After an ident left an entity: its rows from the locals that are left. */
static bool
ident_left(struct library *lib, entity_id entity, int64_t ident)
{
	return run_on(lib,
	              "DELETE FROM occurrences WHERE entity = ?1 AND seq IN"
	              " (SELECT a.seq FROM locals l"
	              "  JOIN articles a ON a.id = " LOCAL_ARTICLE_SQL("l.id")
	              "  WHERE l.ident = ?2)", entity, ident) &&
	       run_on(lib,
	              "INSERT INTO occurrences SELECT ?1, a.seq, a.id, sum(l.names),"
	              " sum(l.names_furniture), sum(l.nominals),"
	              " sum(l.nominals_furniture), min(l.first)"
	              " FROM (SELECT DISTINCT " LOCAL_ARTICLE_SQL("id")
	              "  AS article FROM locals WHERE ident = ?2) AS w"
	              " CROSS JOIN articles a ON a.id = w.article"
	              " CROSS JOIN" LOCALS_OF_ARTICLE
	              " WHERE l.entity = ?1 GROUP BY a.seq", entity, ident);
}

#define ADD_OCCURRENCES(where) \
	"INSERT INTO occurrences SELECT ?1, a.seq, a.id, l.names," \
	" l.names_furniture, l.nominals, l.nominals_furniture, l.first" \
	" FROM locals l CROSS JOIN articles a ON a.id = " \
	LOCAL_ARTICLE_SQL("l.id") " WHERE " where \
	" ON CONFLICT(entity, seq) DO UPDATE SET" \
	" names = names + excluded.names," \
	" names_furniture = names_furniture + excluded.names_furniture," \
	" nominals = nominals + excluded.nominals," \
	" nominals_furniture = nominals_furniture + excluded.nominals_furniture," \
	" first = min(first, excluded.first)"

static bool
ident_came(struct library *lib, entity_id entity, int64_t ident)
{
	return run_on(lib, ADD_OCCURRENCES("l.ident = ?2"), entity, ident);
}

static bool
local_left(struct library *lib, entity_id entity, int64_t local)
{
	return run_on(lib,
	              "DELETE FROM occurrences WHERE entity = ?1 AND seq ="
	              " (SELECT seq FROM articles WHERE id = "
	              LOCAL_ARTICLE_SQL("?2") ")", entity, local) &&
	       run_on(lib,
	              "INSERT INTO occurrences SELECT ?1, a.seq, a.id, sum(l.names),"
	              " sum(l.names_furniture), sum(l.nominals),"
	              " sum(l.nominals_furniture), min(l.first)"
	              " FROM (SELECT " LOCAL_ARTICLE_SQL("?2") " AS article) AS w"
	              " CROSS JOIN articles a ON a.id = w.article"
	              " CROSS JOIN" LOCALS_OF_ARTICLE
	              " WHERE l.entity = ?1 GROUP BY a.seq", entity, local);
}

static bool
local_came(struct library *lib, entity_id entity, int64_t local)
{
	return run_on(lib, ADD_OCCURRENCES("l.id = ?2"), entity, local);
}

/* -------------------------------------------------------------------- offices */

static bool
roles_move(struct library *lib, int64_t ident, const struct link_change *c)
{
	sqlite3_stmt *st;

	if (c->facts->nrole == 0)
		return true;
	/* One more who says what others said that month changes nothing. */
	st = db_get(lib,
		"INSERT OR IGNORE INTO dirty_offices SELECT r.key FROM roles r"
		" WHERE r.ident = ?1 AND (?3 <> 0 OR NOT EXISTS"
		" (SELECT 1 FROM roles o WHERE o.key = r.key AND o.entity = ?2"
		"  AND o.former = r.former AND o.day = r.day))");
	db_int(st, 1, ident);
	db_int(st, 2, c->new);
	db_int(st, 3, c->old);
	if (!db_run(lib, st) || !office_mark_unsaid(lib, ident))
		return false;
	st = db_get(lib, "UPDATE roles SET entity = ?2 WHERE ident = ?1");
	db_int(st, 1, ident);
	db_int(st, 2, c->new);
	return db_run(lib, st) && office_mark_unsaid(lib, ident);
}

/*
 * Who is named in an article answers the offices it leaves open: where that
 * changes, they are asked again.  What is new comes with its article, whose
 * seekers are asked anyway.
 */
static bool
ask_again(struct library *lib, int64_t ident, const struct link_change *c)
{
	sqlite3_stmt *st;

	if (c->old == ENTITY_NONE || c->facts->kind != KIND_PERSON)
		return true;
	st = db_get(lib,
		"INSERT OR IGNORE INTO dirty_seekers SELECT l.office, l.id"
		" FROM (SELECT DISTINCT " LOCAL_ARTICLE_SQL("id")
		"  AS article FROM locals WHERE ident = ?1) AS w"
		" CROSS JOIN" LOCALS_OF_ARTICLE
		" WHERE +l.office IS NOT NULL AND EXISTS (SELECT 1 FROM roles r"
		" WHERE r.entity IN (?2, ?3) AND r.key = +l.office)");
	db_int(st, 1, ident);
	db_int(st, 2, c->old);
	db_int(st, 3, c->new);
	return db_run(lib, st);
}

/* ---------------------------------------------------------------------- moves */

static bool
write_link(struct library *lib, const char *sql, int64_t row,
           const struct link_change *c)
{
	sqlite3_stmt *st = db_get(lib, sql);

	db_int(st, 1, row);
	db_int(st, 2, c->new);
	db_float(st, 3, (double)c->link);
	db_int(st, 4, c->why);
	return db_run(lib, st);
}

static bool
touch_both(struct library *lib, const struct link_change *c)
{
	return (c->old == ENTITY_NONE || entity_touch(lib, c->old)) &&
	       (c->new == ENTITY_NONE || entity_touch(lib, c->new));
}

/* The id that an ident was known by. */
static bool
note_former(struct library *lib, int64_t ident, entity_id old)
{
	sqlite3_stmt *st = db_get(lib,
		"INSERT OR IGNORE INTO former SELECT id, ?2, slug FROM entities"
		" WHERE id = ?1");

	db_int(st, 1, old);
	db_int(st, 2, ident);
	return db_run(lib, st);
}

bool
link_ident(struct library *lib, int64_t ident, const struct link_change *c)
{
	if (!write_link(lib, "UPDATE idents SET entity = ?2, link = ?3, why = ?4"
	                     " WHERE id = ?1", ident, c) ||
	    !write_link(lib, "UPDATE locals SET entity = ?2, link = ?3, why = ?4"
	                     " WHERE ident = ?1", ident, c))
		return false;
	if (c->old == c->new)
		return true;
	return aliases_move(lib, c) && roles_move(lib, ident, c) &&
	       (c->old == ENTITY_NONE || c->new == ENTITY_NONE ||
	        note_former(lib, ident, c->old)) &&
	       (c->old == ENTITY_NONE || ident_left(lib, c->old, ident)) &&
	       (c->new == ENTITY_NONE || ident_came(lib, c->new, ident)) &&
	       ask_again(lib, ident, c) && touch_both(lib, c);
}

bool
link_local(struct library *lib, int64_t local, const struct link_change *c)
{
	if (!write_link(lib, "UPDATE locals SET entity = ?2, link = ?3, why = ?4"
	                     " WHERE id = ?1", local, c))
		return false;
	if (c->old == c->new)
		return true;
	return aliases_move(lib, c) &&
	       (c->old == ENTITY_NONE || local_left(lib, c->old, local)) &&
	       (c->new == ENTITY_NONE || local_came(lib, c->new, local)) &&
	       touch_both(lib, c);
}

bool
link_drop(struct library *lib, entity_id entity, int64_t seq,
          const struct local *facts)
{
	struct link_change c = {.old = entity, .facts = facts};
	sqlite3_stmt *st;

	if (entity == ENTITY_NONE)
		return true;
	if (!aliases_move(lib, &c))
		return false;
	st = db_get(lib, "DELETE FROM occurrences WHERE entity = ?1 AND seq = ?2");
	db_int(st, 1, entity);
	db_int(st, 2, seq);
	return db_run(lib, st) && entity_touch(lib, entity);
}
