/* SPDX-License-Identifier: MIT */
/*
 * One entity: its row, its spellings, the offices it held, its instances, and
 * finding it by what a person would call it.
 */
#include "library/library_int.h"

#include "recognize/kb.h"
#include "text/fold.h"

#include "text/banned.h"

/* ----------------------------------------------------------------------- row */

static uint32_t
count_possible(struct library *lib, entity_id id)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT count(DISTINCT entity) FROM possible WHERE of = ?1");

	db_int(st, 1, id);
	return (uint32_t)db_value(lib, st, 0);
}

bool
entity_load(struct library *lib, entity_id id, struct entity_row *row,
            uint32_t *nominals, struct arena *arena)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT kind, name, slug, part_of, mentions, articles, day_from,"
		" day_to, ordinal, place, confidence, nominals,"
		/* Without an ident only those speak of it who seek an office. */
		" ifnull((SELECT max(link) FROM idents WHERE entity = ?1),"
		"  CASE mentions WHEN 0 THEN 1 ELSE ?2 END)"
		" FROM entities WHERE id = ?1");

	db_int(st, 1, id);
	db_float(st, 2, (double)link_reason_sure(LINK_UNKNOWN));
	if (!db_row(lib, st))
		return false;
	*row = (struct entity_row){
		.id = id,
		.kind = (enum kind)col_int(st, 0),
		.name = arena_str(arena, col_str(st, 1)),
		.slug = arena_str(arena, col_str(st, 2)),
		.part_of = col_u32(st, 3),
		.mentions = col_u32(st, 4),
		.articles = col_u32(st, 5),
		.from = day_from_key(col_int(st, 6)),
		.to = day_from_key(col_int(st, 7)),
		.ordinal = col_u32(st, 8),
		.place = arena_str(arena, col_str(st, 9)),
		.confidence = (float)sqlite3_column_double(st, 10),
		.surest = (float)sqlite3_column_double(st, 12),
	};
	*nominals = col_u32(st, 11);
	db_reset(st);
	row->apart = called_apart(lib, row, arena);
	row->npossible = count_possible(lib, id);
	/* A kind out of range would be an index out of range elsewhere. */
	return row->kind < KIND_COUNT ||
	       db_damaged(lib, "an entity is of no kind");
}

bool
library_entity(struct library *lib, entity_id id, struct entity_row *row,
               struct arena *arena)
{
	uint32_t nominals;

	db_clear_error(lib);
	return entity_load(lib, id, row, &nominals, arena);
}

/* ---------------------------------------------------------------------- find */

static entity_id
by_slug(struct library *lib, struct str slug)
{
	sqlite3_stmt *st = db_get(lib, "SELECT id FROM entities WHERE slug = ?1");

	db_text(st, 1, slug);
	return (entity_id)db_value(lib, st, ENTITY_NONE);
}

/* "event/g7-summit/43rd", "event/g7-summit/2017": a meeting of the series by its
 * number or year, whatever its id is made of now. */
static entity_id
by_instance(struct library *lib, struct str id, size_t slash)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT i.id FROM entities s JOIN entities i ON i.part_of = s.id"
		" WHERE s.slug = ?1 AND (?2 <> 0 AND i.ordinal = ?2"
		" OR ?3 <> 0 AND i.day_from / 10000 = ?3)"
		" ORDER BY i.mentions DESC, i.slug LIMIT 1");
	struct str last = str_sub(id, slash + 1, id.len);
	uint32_t number = 0;
	size_t digits = 0;

	while (digits < last.len && last.ptr[digits] >= '0' && last.ptr[digits] <= '9')
		digits++;
	if (!str_to_u32(str_sub(last, 0, digits), &number))
		return ENTITY_NONE;
	db_text(st, 1, str_sub(id, 0, slash));
	db_int(st, 2, digits < last.len && last.ptr[digits] != '-' ? number : 0);
	db_int(st, 3, digits == last.len || last.ptr[digits] == '-' ? number : 0);
	return (entity_id)db_value(lib, st, ENTITY_NONE);
}

/* "person/president-of-ukraine", by who was known by the office alone: whoever
 * holds it by now, if the pile knows of one holder only. */
static entity_id
by_office(struct library *lib, struct str office)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT CASE WHEN min(entity) = max(entity) THEN min(entity) END"
		" FROM roles WHERE entity <> 0 AND former = 0"
		" AND office || '-of-' || substr(of, instr(of, '/') + 1) = ?1");

	db_text(st, 1, office);
	return (entity_id)db_value(lib, st, ENTITY_NONE);
}

/* An id that an entity had which is no more: where most of what was of it is now. */
static entity_id
by_former(struct library *lib, struct str slug)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT i.entity FROM former f JOIN idents i ON i.id = f.ident"
		" JOIN entities e ON e.id = i.entity WHERE f.slug = ?1"
		" GROUP BY f.entity, i.entity"
		" ORDER BY f.entity DESC, count(*) DESC, e.slug LIMIT 1");

	db_text(st, 1, slug);
	return (entity_id)db_value(lib, st, ENTITY_NONE);
}

/*
 * Who is spelled so that an id is made of it: of several the most mentioned, and
 * *others (may be NULL) says that there are several.  Keys
 * of spellings begin like the first word of the id, whatever signs follow
 * ("Ng'andu", ng-andu).
 */
static entity_id
by_spelling(struct library *lib, enum kind kind, struct str words, bool *others)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT e.id, a.text FROM aliases a JOIN entities e ON e.id = a.entity"
		" WHERE a.key >= ?1 AND a.key < ?1 || char(1114111) AND e.kind = ?2"
		" AND a.form <> ?3 ORDER BY e.mentions DESC, e.slug, a.text");
	entity_id found = ENTITY_NONE;
	bool is_one = true;
	struct buf slug;

	buf_init(&slug);
	db_text(st, 1, str_sub(words, 0, str_find_char(words, '-')));
	db_int(st, 2, kind);
	db_int(st, 3, FORM_NOMINAL);
	while ((found == ENTITY_NONE || (others && is_one)) && db_row(lib, st)) {
		buf_clear(&slug);
		fold_slug(&slug, col_str(st, 1));
		if (!str_eq(buf_str(&slug), words))
			continue;
		is_one = found == ENTITY_NONE || found == col_u32(st, 0);
		found = found == ENTITY_NONE ? col_u32(st, 0) : found;
	}
	db_reset(st);
	buf_release(&slug);
	if (others)
		*others = !is_one;
	return found;
}

/* Are these so many digits, of six or more those of an article's hash? */
static bool
is_number(struct str s, size_t len)
{
	for (size_t i = 0; i < s.len; i++)
		if (!(s.ptr[i] >= '0' && s.ptr[i] <= '9') &&
		    !(len >= 6 && s.ptr[i] >= 'a' && s.ptr[i] <= 'f'))
			return false;
	return s.len == len;
}

/* A country or an organization that the tables know, or this library. */
static bool
is_owner(struct library *lib, struct str slug)
{
	sqlite3_stmt *st;

	if (kb_by_slug(KB_PLACE, slug) != KB_NONE || kb_by_slug(KB_ORG, slug) != KB_NONE)
		return true;
	st = db_get(lib, "SELECT 1 FROM entities WHERE slug = 'place/' || ?1"
	                 " OR slug = 'org/' || ?1");
	db_text(st, 1, slug);
	return db_value(lib, st, 0) != 0;
}

/* Does what stands behind a name keep apart those of one name?  As resolve_id.c writes
 * it, kind by kind. */
static bool
keeps_apart(struct library *lib, enum kind kind, struct str tail)
{
	struct str word = str_sub(tail, 1, tail.len);

	if (tail.ptr[0] != '-')
		return false;
	if (kind == KIND_DOCUMENT)
		return is_number(word, 4) || str_eq(word, STR_LIT("undated"));
	if (kind == KIND_PERSON && str_starts(word, STR_LIT("of-")))
		return is_owner(lib, str_sub(word, 3, word.len));
	return (kind == KIND_PERSON && str_eq(word, STR_LIT("undecided"))) ||
	       ((kind == KIND_PERSON || kind == KIND_ORG) && is_number(word, 6));
}

/* Where what an id says behind the name begins; its length if there is nothing. */
static size_t
end_of_name(struct library *lib, enum kind kind, struct str words)
{
	for (size_t i = words.len; i-- > 1;)
		if (keeps_apart(lib, kind, str_sub(words, i, words.len)))
			return i;
	return words.len;
}

/* Is somebody told apart by an office elsewhere than there, "-of-japan"? */
static bool
is_of_another(struct library *lib, entity_id id, struct str tail)
{
	sqlite3_stmt *st;

	if (!str_starts(tail, STR_LIT("-of-")))
		return false;
	st = db_get(lib,
		"SELECT count(*) > 0 AND sum(substr(of, instr(of, '/') + 1) = ?2) = 0"
		" FROM roles WHERE entity = ?1 AND of <> ''");
	db_int(st, 1, id);
	db_text(st, 2, str_sub(tail, 4, tail.len));
	return db_value(lib, st, 0) != 0;
}

/* Who has the name without what kept namesakes apart in another pile; nobody if that
 * would be one of several, or is said to be somebody else. */
static entity_id
by_name_alone(struct library *lib, enum kind kind, struct str words)
{
	entity_id found = ENTITY_NONE;
	size_t end;

	while (found == ENTITY_NONE && (end = end_of_name(lib, kind, words)) < words.len) {
		struct str tail = str_sub(words, end, words.len);
		bool others;

		words = str_sub(words, 0, end);
		found = by_spelling(lib, kind, words, &others);
		if (found != ENTITY_NONE && (others || is_of_another(lib, found, tail)))
			return ENTITY_NONE;
	}
	return found;
}

/*
 * An id that nothing has any more, or not yet: it was made of a spelling, and
 * that still leads to whom it is of.  So marks and corrections outlive a change
 * of what most articles write.
 */
static entity_id
by_other_slug(struct library *lib, struct str id)
{
	size_t slash = str_find_char(id, '/');
	struct str words = slash == SIZE_MAX ? STR_EMPTY : str_sub(id, slash + 1, id.len);
	size_t second = str_find_char(words, '/');
	enum kind kind;
	entity_id found;

	if (!words.len || !kind_from_name(str_sub(id, 0, slash), &kind))
		return ENTITY_NONE;
	if (second != SIZE_MAX)
		return by_instance(lib, id, slash + 1 + second);
	found = by_spelling(lib, kind, words, NULL);
	if (found == ENTITY_NONE && kind == KIND_PERSON)
		found = by_office(lib, words);
	return found != ENTITY_NONE ? found : by_name_alone(lib, kind, words);
}

/* Names and spellings before descriptions, then by mentions. */
static size_t
by_key(struct library *lib, struct str key, entity_id *ids, size_t max)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT e.id FROM (SELECT id AS entity, 0 AS is_weak"
		"  FROM entities WHERE name_key = ?1 UNION ALL"
		"  SELECT entity, form = ?2 FROM aliases WHERE key = ?1) AS m"
		" JOIN entities e ON e.id = m.entity GROUP BY e.id"
		" ORDER BY min(m.is_weak), e.mentions DESC, e.slug LIMIT ?3");
	size_t n = 0;

	db_text(st, 1, key);
	db_int(st, 2, FORM_NOMINAL);
	db_int(st, 3, (int64_t)max);
	while (n < max && db_row(lib, st))
		ids[n++] = col_u32(st, 0);
	db_reset(st);
	return n;
}

/* Who is spelled so but for hyphens and other signs: "Lee Jae-myung", "Lee Jae Myung". */
static size_t
by_words(struct library *lib, struct str name, entity_id *ids, size_t max)
{
	struct buf slug;
	size_t n = 0;

	buf_init(&slug);
	fold_slug(&slug, name);
	for (int kind = 0; kind < KIND_COUNT && n < max && slug.len > 0; kind++) {
		ids[n] = by_spelling(lib, (enum kind)kind, buf_str(&slug), NULL);
		n += ids[n] != ENTITY_NONE;
	}
	buf_release(&slug);
	return n;
}

entity_id
library_find_id(struct library *lib, struct str id)
{
	entity_id found;

	db_clear_error(lib);
	found = by_slug(lib, id);
	return found != ENTITY_NONE ? found : by_former(lib, id);
}

entity_id
library_find(struct library *lib, struct str name_or_id, entity_id *others,
             size_t max, size_t *nothers)
{
	entity_id best = ENTITY_NONE;
	size_t n = 0;
	struct buf key;

	buf_init(&key);
	fold_key(&key, name_or_id);
	best = library_find_id(lib, name_or_id);
	if (best == ENTITY_NONE)
		best = by_other_slug(lib, name_or_id);
	if (best != ENTITY_NONE) {
		if (others && max > 0)
			others[n++] = best;
	} else if (key.len > 0 && others && max > 0) {
		n = by_key(lib, buf_str(&key), others, max);
		n = n > 0 ? n : by_words(lib, name_or_id, others, max);
		if (n > 0)
			best = others[0];
	} else if (key.len > 0 && by_key(lib, buf_str(&key), &best, 1) == 0) {
		(void)by_words(lib, name_or_id, &best, 1);
	}
	if (nothers)
		*nothers = n;
	buf_release(&key);
	return best;
}

/* ------------------------------------------------------------------- aliases */

size_t
library_aliases(struct library *lib, entity_id id, size_t first, size_t n,
                struct alias_row *rows, struct arena *arena)
{
	sqlite3_stmt *st;
	size_t got = 0;

	db_clear_error(lib);
	st = db_get(lib,
		"SELECT text, sum(count) AS c, min(form) FROM aliases"
		" WHERE entity = ?1 GROUP BY text ORDER BY c DESC, text"
		" LIMIT ?3 OFFSET ?2");
	db_int(st, 1, id);
	db_int(st, 2, (int64_t)first);
	db_int(st, 3, (int64_t)n);
	while (got < n && db_row(lib, st)) {
		int64_t form = col_int(st, 2);

		rows[got++] = (struct alias_row){
			.text = arena_str(arena, col_str(st, 0)),
			.count = col_u32(st, 1),
			.form = form == FORM_NAME    ? FORM_NAME
			        : form == FORM_ALIAS ? FORM_ALIAS
			                             : FORM_NOMINAL,
		};
	}
	db_reset(st);
	return got;
}

/* --------------------------------------------------------------------- roles */

size_t
library_roles(struct library *lib, entity_id id, size_t first, size_t n,
              struct role_row *rows, struct arena *arena)
{
	sqlite3_stmt *st;
	size_t got = 0;

	db_clear_error(lib);
	/* Articles without a year say that, not when. */
	st = db_get(lib,
		"SELECT r.office, r.of, r.former, min(a.day) AS early,"
		" max(a.day) FILTER (WHERE a.day < ?4) AS late,"
		" count(DISTINCT a.id) FROM roles r"
		" JOIN locals l ON l.ident = r.ident"
		" JOIN articles a ON a.id = " LOCAL_ARTICLE_SQL("l.id")
		" WHERE r.entity = ?1 GROUP BY r.office, r.of, r.former"
		" ORDER BY early, late, r.office, r.of, r.former"
		" LIMIT ?3 OFFSET ?2");
	db_int(st, 1, id);
	db_int(st, 2, (int64_t)first);
	db_int(st, 3, (int64_t)n);
	db_int(st, 4, DAY_KEY_NO_YEAR);
	while (got < n && db_row(lib, st)) {
		int64_t early = col_int(st, 3);
		bool is_dated = early < DAY_KEY_NO_YEAR;

		rows[got++] = (struct role_row){
			.office = arena_str(arena, col_str(st, 0)),
			.title = called_office(col_str(st, 0), arena),
			.of = col_str(st, 1).len == 0
			      ? STR_EMPTY
			      : called_id(lib, col_str(st, 1), arena),
			.of_id = arena_str(arena, col_str(st, 1)),
			.first = is_dated ? day_from_key(early) : DAY_NONE,
			.last = is_dated ? day_from_key(col_int(st, 4)) : DAY_NONE,
			.articles = col_u32(st, 5),
			.is_former = col_int(st, 2) != 0,
		};
	}
	db_reset(st);
	return got;
}

/* ----------------------------------------------------------------- instances */

size_t
library_instances(struct library *lib, entity_id series, size_t first, size_t n,
                  struct entity_row *rows, struct arena *arena)
{
	sqlite3_stmt *st;
	size_t got = 0;

	db_clear_error(lib);
	/* One without an ordinal comes after those of the same date with one. */
	st = db_get(lib,
		"SELECT id FROM entities WHERE part_of = ?1 AND part_of <> 0"
		" ORDER BY day_from, ordinal = 0, ordinal, slug"
		" LIMIT ?3 OFFSET ?2");
	db_int(st, 1, series);
	db_int(st, 2, (int64_t)first);
	db_int(st, 3, (int64_t)n);
	while (got < n && db_row(lib, st)) {
		uint32_t nominals;

		if (entity_load(lib, col_u32(st, 0), &rows[got], &nominals, arena))
			rows[got++].depth = 1;
	}
	db_reset(st);
	return got;
}
