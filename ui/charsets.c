/* SPDX-License-Identifier: MIT */
/*
 * A pattern is one of fnmatch(3), in which * takes slashes, too; one without a
 * slash is that of a file's name, one that ends in a slash all in that folder.
 * Paths are tried as they were given and in full.
 */
#include "ui/charsets.h"

#include <fnmatch.h>
#include <stdlib.h>

#include "entente.h"
#include "text/ini.h"
#include "text/map.h"
#include "text/vec.h"

#include "text/banned.h"

struct row {
	struct str charset;
	const char *pattern;
	bool is_of_name; /* not of the whole path */
};

struct charsets {
	struct arena arena;
	VEC(struct row) rows;
	uint64_t hash;
};

static void
add_pattern(struct charsets *c, struct str charset, struct str pattern, const char *home)
{
	struct row row = {.charset = charset};
	struct buf b;

	buf_init(&b);
	if (home && str_starts(pattern, STR_LIT("~/"))) {
		buf_add_cstr(&b, home);
		pattern = str_sub(pattern, 1, pattern.len);
	}
	buf_add(&b, pattern);
	if (str_ends(pattern, STR_LIT("/")))
		buf_add_char(&b, '*');
	row.pattern = arena_cstr(&c->arena, buf_str(&b));
	row.is_of_name = str_find_char(buf_str(&b), '/') == SIZE_MAX;
	c->hash = hash_more(c->hash, b.ptr, b.len + 1);
	vec_push(&c->rows, row);
	buf_release(&b);
}

static void
add_charset(struct charsets *c, struct str name, struct str patterns, const char *home,
            struct diag *d)
{
	struct str charset = arena_str(&c->arena, name);
	struct str rest = patterns;
	struct str pattern;

	if (!charset_find(name)) {
		diag_add(d, DIAG_WARNING, STR_EMPTY, 0,
		         "[charsets]: nobody here reads %.*s", STR_ARG(name));
		return;
	}
	c->hash = hash_more(c->hash, charset.ptr, charset.len);
	while (rest.len > 0 && str_cut(&rest, ' ', &pattern)) {
		if (pattern.len > 0)
			add_pattern(c, charset, pattern, home);
	}
}

struct charsets *
charsets_new(const char *ini_path, const char *home, struct diag *d)
{
	struct charsets *c = xcalloc(1, sizeof *c);
	struct ini *ini = NULL;

	arena_init(&c->arena);
	vec_init(&c->rows);
	/* What is wrong in the file is said by who reads the rest of it. */
	if (!ini_path || ini_read(ini_path, &ini, NULL) != STATUS_OK)
		return c;
	for (size_t i = 0; i < ini_count(ini); i++) {
		struct str section;
		struct str key;
		struct str value;

		ini_item(ini, i, &section, &key, &value);
		if (str_eq(section, STR_LIT("charsets")))
			add_charset(c, key, value, home, d);
	}
	ini_free(ini);
	return c;
}

void
charsets_free(struct charsets *c)
{
	if (!c)
		return;
	vec_release(&c->rows);
	arena_release(&c->arena);
	free(c);
}

struct str
charsets_of(const struct charsets *c, struct str path)
{
	struct str found = STR_EMPTY;
	struct buf whole;
	char *full;
	size_t slash = path.len;

	if (!c || c->rows.len == 0)
		return STR_EMPTY;
	while (slash > 0 && path.ptr[slash - 1] != '/')
		slash--;
	buf_init(&whole);
	buf_add(&whole, path);
	full = realpath(whole.ptr, NULL);
	for (size_t i = 0; i < c->rows.len && found.len == 0; i++) {
		const struct row *r = &c->rows.ptr[i];

		if (fnmatch(r->pattern, whole.ptr + (r->is_of_name ? slash : 0), 0) == 0
		    || (full && fnmatch(r->pattern, full, 0) == 0))
			found = r->charset;
	}
	free(full);
	buf_release(&whole);
	return found;
}

uint64_t
charsets_hash(const struct charsets *c)
{
	return c ? c->hash : 0;
}
