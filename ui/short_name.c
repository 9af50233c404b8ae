/* SPDX-License-Identifier: MIT */
/* See short_name.h. */
#include "ui/short_name.h"

#include "text/buf.h"
#include "text/fold.h"
#include "text/utf8.h"

#include "text/banned.h"

#define SPELLINGS_MAX 16 /* looked at, the most frequent first */
#define LETTERS_MIN 2
#define LETTERS_MAX 10

/* One word of capitals, with digits or full stops at most: "G20", "U.N.". */
static bool
is_acronym(struct str s)
{
	size_t letters = 0;
	size_t len;

	for (size_t i = 0; i < s.len; i += len) {
		uint32_t cp = utf8_get(s, i, &len);

		if (utf8_is_upper(cp))
			letters++;
		else if (cp != '.' && cp != '&' && (cp < '0' || cp > '9'))
			return false;
	}
	return letters >= LETTERS_MIN && letters <= LETTERS_MAX;
}

static bool
has_word(struct str name, struct str word)
{
	struct buf key;
	struct buf part;
	struct str rest;
	struct str one;
	bool is_found = false;

	buf_init(&key);
	buf_init(&part);
	fold_key(&key, name);
	fold_key(&part, word);
	rest = buf_str(&key);
	while (!is_found && rest.len > 0) {
		(void)str_cut(&rest, ' ', &one);
		is_found = str_eq(one, buf_str(&part));
	}
	buf_release(&key);
	buf_release(&part);
	return is_found;
}

/* Somebody who is named, not only "the French foreign minister". */
static bool
has_name(const struct alias_row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (rows[i].form == FORM_NAME)
			return true;
	return false;
}

static struct str
short_person(struct str name, int room, struct arena *arena)
{
	struct str found = STR_EMPTY;
	struct buf b;

	buf_init(&b);
	(void)name_shorten(&b, name, true);
	if (utf8_width(buf_str(&b)) > room) {
		buf_clear(&b);
		(void)name_shorten(&b, name, false);
	}
	if (b.len > 0)
		found = arena_str(arena, buf_str(&b));
	buf_release(&b);
	return found;
}

struct str
short_name(struct library *lib, const struct entity_row *e, int room, struct arena *arena)
{
	struct alias_row rows[SPELLINGS_MAX];
	size_t n;

	if (e->kind == KIND_DATE)
		return STR_EMPTY;
	n = library_aliases(lib, e->id, 0, SPELLINGS_MAX, rows, arena);
	if (e->kind == KIND_PERSON)
		return has_name(rows, n) ? short_person(e->name, room, arena) : STR_EMPTY;
	for (size_t i = 0; i < n; i++)
		if (rows[i].form != FORM_NOMINAL && is_acronym(rows[i].text) &&
		    !has_word(e->name, rows[i].text))
			return rows[i].text;
	return STR_EMPTY;
}
