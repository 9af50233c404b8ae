/* SPDX-License-Identifier: MIT */
/*
 * Moving one local from one entity to another, with all that is counted by
 * entity: spellings, occurrences, offices.  Only differences are written, so
 * the cost of an article is that of its own locals.
 */
#include "library/library_int.h"

#include "text/fold.h"

#include "text/banned.h"

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

static bool
occurrence_drop(struct library *lib, entity_id entity, int64_t seq)
{
	sqlite3_stmt *st = db_get(lib,
		"DELETE FROM occurrences WHERE entity = ?1 AND seq = ?2");

	db_int(st, 1, entity);
	db_int(st, 2, seq);
	return db_run(lib, st);
}

/* The row of an entity that lost a local of this article, from those left. */
static bool
occurrence_recount(struct library *lib, entity_id entity, int64_t seq,
                   int64_t local)
{
	article_id article = LOCAL_ARTICLE(local);
	sqlite3_stmt *st;

	if (!occurrence_drop(lib, entity, seq))
		return false;
	st = db_get(lib,
		"INSERT INTO occurrences SELECT entity, ?2, ?3, sum(names),"
		" sum(names_furniture), sum(nominals), sum(nominals_furniture),"
		" min(first) FROM locals WHERE id BETWEEN ?4 AND ?5"
		" AND entity = ?1 GROUP BY entity");
	db_int(st, 1, entity);
	db_int(st, 2, seq);
	db_int(st, 3, article);
	db_int(st, 4, LOCAL_ROW(article, 0));
	db_int(st, 5, LOCAL_ROW(article, LOCAL_MAX - 1));
	return db_run(lib, st);
}

static bool
occurrence_add(struct library *lib, const struct link_change *c)
{
	sqlite3_stmt *st = db_get(lib,
		"INSERT INTO occurrences SELECT ?1, ?2, ?3, names,"
		" names_furniture, nominals, nominals_furniture, first"
		" FROM locals WHERE id = ?4"
		" ON CONFLICT(entity, seq) DO UPDATE SET"
		" names = names + excluded.names,"
		" names_furniture = names_furniture + excluded.names_furniture,"
		" nominals = nominals + excluded.nominals,"
		" nominals_furniture ="
		"  nominals_furniture + excluded.nominals_furniture,"
		" first = min(first, excluded.first)");

	db_int(st, 1, c->new);
	db_int(st, 2, c->seq);
	db_int(st, 3, LOCAL_ARTICLE(c->local));
	db_int(st, 4, c->local);
	return db_run(lib, st);
}

static bool
roles_move(struct library *lib, const struct link_change *c)
{
	sqlite3_stmt *st;

	if (c->facts->nrole == 0)
		return true;
	st = db_get(lib,
		"INSERT OR IGNORE INTO dirty_offices"
		" SELECT key FROM roles WHERE local = ?1");
	db_int(st, 1, c->local);
	if (!db_run(lib, st))
		return false;
	st = db_get(lib, "UPDATE roles SET entity = ?2 WHERE local = ?1");
	db_int(st, 1, c->local);
	db_int(st, 2, c->new);
	return db_run(lib, st);
}

/*
 * Who is named in an article answers the offices it leaves open: where that
 * changes, they are asked again.  (What answers an office itself does not.)
 */
static bool
ask_again(struct library *lib, const struct link_change *c)
{
	sqlite3_stmt *st;

	if (local_seeks_office(c->facts))
		return true;
	st = db_get(lib,
		"INSERT OR IGNORE INTO dirty_offices"
		" SELECT l.office FROM locals l"
		" WHERE l.id BETWEEN (?1 >> 24) << 24 AND ((?1 >> 24) << 24) + 16777215"
		" AND +l.office IS NOT NULL AND EXISTS (SELECT 1 FROM roles r"
		" WHERE r.entity IN (?2, ?3) AND r.key = +l.office)");
	db_int(st, 1, c->local);
	db_int(st, 2, c->old);
	db_int(st, 3, c->new);
	return db_run(lib, st);
}

bool
link_move(struct library *lib, const struct link_change *c)
{
	sqlite3_stmt *st = db_get(lib,
		"UPDATE locals SET entity = ?2, link = ?3, why = ?4"
		" WHERE id = ?1");

	db_int(st, 1, c->local);
	db_int(st, 2, c->new);
	db_float(st, 3, (double)c->link);
	db_int(st, 4, c->why);
	if (!db_run(lib, st))
		return false;
	if (c->old == c->new)
		return true;
	if (!aliases_move(lib, c) || !roles_move(lib, c))
		return false;
	if (c->old != ENTITY_NONE &&
	    !occurrence_recount(lib, c->old, c->seq, c->local))
		return false;
	return (c->new == ENTITY_NONE || occurrence_add(lib, c)) && ask_again(lib, c);
}

bool
link_drop(struct library *lib, const struct link_change *c)
{
	if (c->old == ENTITY_NONE)
		return true;
	return aliases_move(lib, c) &&
	       occurrence_drop(lib, c->old, c->seq) && entity_touch(lib, c->old);
}
