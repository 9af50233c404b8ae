/* SPDX-License-Identifier: MIT */
/*
 * What things are called where their id is all there is, and what tells those
 * apart who are called the same: the country or organization of an office that
 * none of the others has, else such an office, else the id.
 */
#include "library/library_int.h"

#include "recognize/kb.h"

#include "text/banned.h"

/* ----------------------------------------------------------------- from an id */

static bool
is_small_word(struct str word)
{
	static const char *const small[] = {"of", "the", "for", "and", "to", "in",
	                                    "at", "on"};

	for (size_t i = 0; i < sizeof small / sizeof *small; i++)
		if (str_eq(word, str_of(small[i])))
			return true;
	return false;
}

/* "head-of-state" -> "Head of State": for what no table names. */
static struct str
words_of_slug(struct str slug, struct arena *arena)
{
	struct str rest = slug;
	struct str word;
	struct buf b;
	struct str out;

	buf_init(&b);
	while (str_cut(&rest, '-', &word)) {
		if (word.len == 0)
			continue;
		if (b.len > 0)
			buf_add_char(&b, ' ');
		if (word.ptr[0] >= 'a' && word.ptr[0] <= 'z' &&
		    (b.len == 0 || !is_small_word(word))) {
			buf_add_char(&b, (char)(word.ptr[0] - 'a' + 'A'));
			word = str_sub(word, 1, word.len);
		}
		buf_add(&b, word);
	}
	out = arena_str(arena, buf_str(&b));
	buf_release(&b);
	return out;
}

static struct str
name_by_table(enum kb_class class, struct str slug, struct arena *arena)
{
	kb_id id = kb_by_slug(class, slug);
	struct kb_entry entry;

	if (id == KB_NONE)
		return words_of_slug(slug, arena);
	kb_entry(id, &entry);
	return arena_str(arena, entry.name);
}

struct str
called_office(struct str office, struct arena *arena)
{
	struct str name = name_by_table(KB_OFFICE, office, arena);
	char *bytes;

	if (name.len == 0)
		return name;
	bytes = ARENA_ARRAY(arena, name.len + 1, char);
	memcpy(bytes, name.ptr, name.len);
	for (size_t i = 0; i < name.len; i++) {
		struct str rest = str_sub(name, i, name.len);
		size_t end = str_find_char(rest, ' ');
		struct str word = str_sub(rest, 0, end == SIZE_MAX ? rest.len : end);

		if ((i == 0 || name.ptr[i - 1] == ' ') && bytes[i] >= 'a' &&
		    bytes[i] <= 'z' && (i == 0 || !is_small_word(word)))
			bytes[i] = (char)(bytes[i] - 'a' + 'A');
	}
	return str_from(bytes, name.len);
}

struct str
called_id(struct library *lib, struct str id, struct arena *arena)
{
	sqlite3_stmt *st = db_get(lib, "SELECT name FROM entities"
	                               " WHERE slug = ?1 AND name <> ''");
	size_t slash = str_find_char(id, '/');
	struct str slug = slash == SIZE_MAX ? id : str_sub(id, slash + 1, id.len);
	struct str name;

	db_text(st, 1, id);
	name = db_value_str(lib, st, STR_EMPTY, arena);
	if (name.len > 0)
		return name;
	return name_by_table(str_starts(id, STR_LIT("org/")) ? KB_ORG : KB_PLACE,
	                     slug, arena);
}

/* ------------------------------------------------------------------ namesakes */

/* Meetings and dates have their days for it. */
static bool
has_namesake(struct library *lib, const struct entity_row *row)
{
	sqlite3_stmt *st;

	if (row->kind == KIND_EVENT || row->kind == KIND_DATE)
		return false;
	st = db_get(lib,
		"SELECT count(*) FROM entities e JOIN entities p"
		" ON p.name_key = e.name_key AND p.kind = e.kind AND p.id <> e.id"
		" WHERE e.id = ?1 AND e.name_key <> '' AND p.articles > 0");
	db_int(st, 1, row->id);
	return db_value(lib, st, 0) > 0;
}

#define NO_NAMESAKE_HAS(column) \
	" NOT EXISTS (SELECT 1 FROM entities e JOIN entities p" \
	"  ON p.name_key = e.name_key AND p.kind = e.kind AND p.id <> e.id" \
	"  JOIN roles q ON q.entity = p.id" \
	"  WHERE e.id = ?1 AND p.articles > 0 AND q." column " = r." column ")"

struct str
called_apart(struct library *lib, const struct entity_row *row, struct arena *arena)
{
	size_t slash = str_find_char(row->slug, '/');
	struct str of = STR_EMPTY;
	struct str office = STR_EMPTY;
	sqlite3_stmt *st;

	if (slash == SIZE_MAX || !has_namesake(lib, row))
		return STR_EMPTY;
	st = db_get(lib,
		"SELECT r.of <> '' AND" NO_NAMESAKE_HAS("of") " AS is_of,"
		NO_NAMESAKE_HAS("office") " AS is_office, r.of, r.office"
		" FROM roles r WHERE r.entity = ?1 AND (is_of OR is_office)"
		" ORDER BY is_of DESC, r.day DESC, r.of, r.office LIMIT 1");
	db_int(st, 1, row->id);
	if (db_row(lib, st)) {
		if (col_int(st, 0) != 0)
			of = arena_str(arena, col_str(st, 2));
		office = arena_str(arena, col_str(st, 3));
		db_reset(st);
	}
	if (of.len > 0)
		return called_id(lib, of, arena);
	if (office.len > 0)
		return called_office(office, arena);
	return str_sub(row->slug, slash + 1, row->slug.len);
}
