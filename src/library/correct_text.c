/* SPDX-License-Identifier: MIT */
/*
 * Corrections as text, to be kept beside an index, carried to another machine or
 * to another pile.  A line is a row of the table: batch, level, content, offset,
 * length, what, id, kind, name, separated by tabs; with a "-" before it, one that
 * was taken back.
 */
#include "library/correct_int.h"

#include <stdlib.h>

#include "recognize/kind.h"
#include "text/map.h"
#include "text/utf8.h"

#include "text/banned.h"

#define HEADER "entente-corrections 1"
#define FIELDS 9

/* --------------------------------------------------------------------- writing */

static void
add_field(struct buf *out, struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		switch (s.ptr[i]) {
		case '\t': buf_add_cstr(out, "\\t"); break;
		case '\n': buf_add_cstr(out, "\\n"); break;
		case '\\': buf_add_cstr(out, "\\\\"); break;
		default: buf_add_char(out, s.ptr[i]); break;
		}
	}
}

static void
add_rows(struct library *lib, struct buf *out)
{
	sqlite3_stmt *st;

	db_clear_error(lib);
	st = db_get(lib, "SELECT batch, level, content, off, len, what, slug, kind, name"
	                 " FROM corrections ORDER BY id");
	while (db_row(lib, st)) {
		buf_addf(out, "%u\t%u\t%016llx\t%u\t%u\t", col_u32(st, 0), col_u32(st, 1),
		         (unsigned long long)col_int(st, 2), col_u32(st, 3), col_u32(st, 4));
		add_field(out, col_str(st, 5));
		buf_add_char(out, '\t');
		add_field(out, col_str(st, 6));
		buf_addf(out, "\t%s\t", kind_name((enum kind)(col_u32(st, 7) % KIND_COUNT)));
		add_field(out, col_str(st, 8));
		buf_add_char(out, '\n');
	}
}

/* Lines that were there and are no more. */
static void
add_withdrawn(struct str before, struct str now, struct buf *out)
{
	struct map lines;
	struct str one;

	map_init(&lines);
	while (now.len > 0 && str_cut(&now, '\n', &one))
		map_set(&lines, one, 1);
	/* All but the header. */
	(void)str_cut(&before, '\n', &one);
	while (before.len > 0 && str_cut(&before, '\n', &one))
		if (one.len > 0 && map_get(&lines, one) == MAP_NONE)
			buf_addf(out, "-%.*s\n", STR_ARG(one));
	map_release(&lines);
}

void
library_corrections_text(struct library *lib, struct str before, struct buf *out)
{
	struct buf rows;

	buf_init(&rows);
	add_rows(lib, &rows);
	buf_add_cstr(out, HEADER "\n");
	/* Before the others: what was taken back may have been said anew. */
	add_withdrawn(before, buf_str(&rows), out);
	buf_add(out, buf_str(&rows));
	buf_release(&rows);
}

/* --------------------------------------------------------------------- reading */

struct line {
	bool is_withdrawn;
	uint32_t batch;
	enum correction_level level;
	int64_t content;
	struct span at;
	struct str what;
	struct str slug;
	enum kind kind;
	struct str name;
};

static struct str
take_field(struct str s, struct arena *arena)
{
	struct buf b;
	struct str out;

	buf_init(&b);
	for (size_t i = 0; i < s.len; i++) {
		char c = s.ptr[i];

		if (c == '\\' && i + 1 < s.len) {
			c = s.ptr[++i];
			c = c == 't' ? '\t' : c == 'n' ? '\n' : c;
		}
		buf_add_char(&b, c);
	}
	out = arena_str(arena, buf_str(&b));
	buf_release(&b);
	return out;
}

static bool
take_content(struct str s, int64_t *out)
{
	uint64_t n = 0;

	for (size_t i = 0; i < s.len; i++) {
		size_t digit = str_find_char(STR_LIT("0123456789abcdef"), s.ptr[i]);

		if (digit == SIZE_MAX)
			return false;
		n = n << 4 | digit;
	}
	*out = (int64_t)n;
	return s.len == 16;
}

/* False if it is no such line. */
static bool
take_line(struct str text, struct line *l, struct arena *arena)
{
	struct str f[FIELDS] = {{NULL, 0}};
	uint32_t level;
	size_t n = 0;

	if (utf8_check(text) != text.len)
		return false;
	l->is_withdrawn = str_starts(text, STR_LIT("-"));
	if (l->is_withdrawn)
		text = str_sub(text, 1, text.len);
	while (n < FIELDS && str_cut(&text, '\t', &f[n]))
		n++;
	if (n < FIELDS - 1 || !str_to_u32(f[0], &l->batch) || !str_to_u32(f[1], &level) ||
	    level >= LEVEL_COUNT || !take_content(f[2], &l->content) ||
	    !str_to_u32(f[3], &l->at.off) || !str_to_u32(f[4], &l->at.len) ||
	    !kind_from_name(f[7], &l->kind))
		return false;
	l->level = (enum correction_level)level;
	l->what = take_field(f[5], arena);
	l->slug = take_field(f[6], arena);
	l->name = take_field(f[8], arena);
	return l->what.len > 0;
}

/* ---------------------------------------------------------------------- taking */

static bool
is_fitting(struct library *lib, int64_t content)
{
	sqlite3_stmt *st = db_get(lib, "SELECT 1 FROM articles WHERE content = ?1");

	db_int(st, 1, content);
	return db_value(lib, st, 0) != 0;
}

/* The row that says this, the last if there are several; 0 = none. */
static int64_t
row_of_line(struct library *lib, const struct line *l)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT max(id) FROM corrections WHERE level = ?1"
		" AND (level NOT IN (?2, ?10) OR content = ?3)"
		" AND off = ?4 AND len = ?5 AND what = ?6 AND slug = ?7 AND kind = ?8"
		" AND name = ?9");

	db_int(st, 1, l->level);
	db_int(st, 2, LEVEL_PLACE);
	db_int(st, 3, l->content);
	db_int(st, 4, l->at.off);
	db_int(st, 5, l->at.len);
	db_text(st, 6, l->what);
	db_text(st, 7, l->slug);
	db_int(st, 8, l->kind);
	db_text(st, 9, l->name);
	db_int(st, 10, LEVEL_FACT);
	return db_value(lib, st, 0);
}

static bool
insert_line(struct library *lib, const struct line *l, uint32_t batch)
{
	sqlite3_stmt *st = db_get(lib,
		"INSERT INTO corrections(batch, level, content, off, len, what, slug,"
		" kind, name) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");

	db_int(st, 1, batch);
	db_int(st, 2, l->level);
	db_int(st, 3, l->content);
	db_int(st, 4, l->at.off);
	db_int(st, 5, l->at.len);
	db_text(st, 6, l->what);
	db_text(st, 7, l->slug);
	db_int(st, 8, l->kind);
	db_text(st, 9, l->name);
	return db_run(lib, st);
}

struct line_vec {
	struct line *ptr;
	size_t len;
	size_t cap;
};

/* True if something new was said of what the line is about: then the line, which
 * comes after that, is new even if the same was said long before. */
static bool
is_said_anew(const struct line_vec *lines, const struct line *l)
{
	for (size_t i = 0; i < lines->len; i++) {
		const struct line *o = &lines->ptr[i];

		if (!o->is_withdrawn && o->level == l->level && o->content == l->content &&
		    o->at.off == l->at.off && o->at.len == l->at.len &&
		    str_eq(o->what, l->what))
			return true;
	}
	return false;
}

/* Somebody else's change of mind is nobody else's. */
static bool
withdraw(struct library *lib, const struct line *l, bool only_fitting,
         struct line_vec *lines, struct corrections_taken *taken)
{
	int64_t row = only_fitting ? 0 : row_of_line(lib, l);
	sqlite3_stmt *st;

	if (row == 0)
		return lib->error == 0;
	taken->withdrawn++;
	vec_push(lines, *l);
	st = db_get(lib, "DELETE FROM corrections WHERE id = ?1");
	db_int(st, 1, row);
	return db_run(lib, st);
}

/* What is new and fits, in the table; what was one batch there is one here. */
static bool
insert_lines(struct library *lib, struct str text, bool only_fitting, struct arena *arena,
             struct line_vec *lines, struct corrections_taken *taken)
{
	uint32_t batch = correct_next_batch(lib) - 1;
	uint32_t theirs = 0;
	struct str one;

	while (text.len > 0 && str_cut(&text, '\n', &one)) {
		struct line l;

		if (one.len == 0)
			continue;
		if (!take_line(one, &l, arena)) {
			taken->senseless++;
			continue;
		}
		if (l.is_withdrawn) {
			if (!withdraw(lib, &l, only_fitting, lines, taken))
				return false;
			continue;
		}
		if ((row_of_line(lib, &l) != 0 && !is_said_anew(lines, &l)) ||
		    (only_fitting && !is_fitting(lib, l.content)))
			continue;
		if (taken->batches == 0 || l.batch != theirs) {
			batch++;
			taken->batches++;
		}
		theirs = l.batch;
		taken->rows++;
		vec_push(lines, l);
		if (!insert_line(lib, &l, batch))
			return false;
	}
	return lib->error == 0;
}

/* Places of one article are one look. */
static bool
look_again(struct library *lib, const struct line_vec *lines)
{
	for (size_t i = 0; i < lines->len; i++) {
		const struct line *l = &lines->ptr[i];

		if (i > 0 && l->level == LEVEL_PLACE && lines->ptr[i - 1].level == LEVEL_PLACE &&
		    l->content == lines->ptr[i - 1].content)
			continue;
		if (!correct_look_again(lib, l->level, l->content, l->what))
			return false;
	}
	return true;
}

enum status
library_corrections_take(struct library *lib, struct str text, bool only_fitting,
                         struct corrections_taken *taken, struct diag *d)
{
	struct arena arena;
	struct line_vec lines;
	struct str header;
	bool is_good;

	*taken = (struct corrections_taken){0};
	if (!str_cut(&text, '\n', &header) || !str_eq(header, STR_LIT(HEADER))) {
		diag_add(d, DIAG_ERROR, STR_EMPTY, 0, "these are no corrections of entente");
		return STATUS_BAD_INPUT;
	}
	db_clear_error(lib);
	if (!db_part_begin(lib))
		return db_status(lib, d);
	arena_init(&arena);
	vec_init(&lines);
	lib->has_corrections = true;
	is_good = insert_lines(lib, text, only_fitting, &arena, &lines, taken) &&
	          look_again(lib, &lines);
	vec_release(&lines);
	arena_release(&arena);
	return correct_finish(lib, is_good, "the corrections cannot be taken over", d);
}
