/* SPDX-License-Identifier: MIT */
/*
 * Entities as lines: JSON and TSV for programs, a table for people.  Spellings
 * are names and short forms; descriptions ("the minister") are not spellings.
 */
#include "export/export.h"

#include "export/emit_int.h"

#include "text/banned.h"

/* Rows asked for at once. */
#define WINDOW 64

/* Cells of the table's columns; the id comes last and is never cut, so that it
 * can be copied. */
#define KIND_CELLS 9
#define NAME_CELLS 34

/* ------------------------------------------------------------------- aliases */

/* What to write between aliases and how. */
struct alias_style {
	const char *glue;
	void (*add)(struct buf *out, struct str s);
};

static void
add_tsv(struct buf *out, struct str s)
{
	emit_cell(out, s, 0);
}

static void
add_aliases(struct buf *out, struct library *lib, const struct entity_row *row,
            const struct alias_style *style)
{
	struct alias_row aliases[WINDOW];
	struct arena arena;
	size_t written = 0;
	size_t first = 0;
	size_t n;

	arena_init(&arena);
	do {
		arena_clear(&arena);
		n = library_aliases(lib, row->id, first, WINDOW, aliases, &arena);
		for (size_t i = 0; i < n; i++) {
			if (aliases[i].form == FORM_NOMINAL ||
			    str_eq(aliases[i].text, row->name))
				continue;
			if (written++ > 0)
				buf_add_cstr(out, style->glue);
			style->add(out, aliases[i].text);
		}
		first += n;
	} while (n == WINDOW);
	arena_release(&arena);
}

/* --------------------------------------------------------------------- roles */

static void
add_role_json(struct buf *out, const struct role_row *role)
{
	buf_add_cstr(out, "{\"office\": ");
	export_json_str(out, role->title);
	buf_add_cstr(out, ", \"of\": ");
	if (role->of.len > 0)
		export_json_str(out, role->of);
	else
		buf_add_cstr(out, "null");
	buf_add_cstr(out, ", \"first\": ");
	emit_day(out, role->first);
	buf_add_cstr(out, ", \"last\": ");
	emit_day(out, role->last);
	if (role->is_former)
		buf_add_cstr(out, ", \"former\": true");
	buf_add_char(out, '}');
}

static void
add_role_tsv(struct buf *out, const struct role_row *role)
{
	if (role->is_former)
		buf_add_cstr(out, "former ");
	emit_cell(out, role->title, 0);
	if (role->of.len > 0) {
		buf_add_cstr(out, ", ");
		emit_cell(out, role->of, 0);
	}
}

static void
add_roles(struct buf *out, struct library *lib, entity_id id, const char *glue,
          void (*add)(struct buf *out, const struct role_row *role))
{
	struct role_row roles[WINDOW];
	struct arena arena;
	size_t first = 0;
	size_t n;

	arena_init(&arena);
	do {
		arena_clear(&arena);
		n = library_roles(lib, id, first, WINDOW, roles, &arena);
		for (size_t i = 0; i < n; i++) {
			if (first + i > 0)
				buf_add_cstr(out, glue);
			add(out, &roles[i]);
		}
		first += n;
	} while (n == WINDOW);
	arena_release(&arena);
}

/* --------------------------------------------------------------------- lines */

/* The id of the series, or nothing. */
static struct str
series_id(struct library *lib, const struct entity_row *row,
          struct arena *arena)
{
	struct entity_row series;

	if (row->part_of == ENTITY_NONE ||
	    !library_entity(lib, row->part_of, &series, arena))
		return STR_EMPTY;
	return series.slug;
}

static void
add_json_or_null(struct buf *out, struct str s)
{
	if (s.len > 0)
		export_json_str(out, s);
	else
		buf_add_cstr(out, "null");
}

static void
add_jsonl(struct buf *out, struct library *lib, const struct entity_row *row,
          struct arena *arena)
{
	static const struct alias_style style = {", ", export_json_str};
	size_t furniture = library_hit_count_furniture(lib, row->id);
	struct buf date;

	buf_add_cstr(out, "{\"id\": ");
	export_json_str(out, row->slug);
	buf_addf(out, ", \"kind\": \"%s\", \"name\": ", kind_name(row->kind));
	export_json_str(out, row->name);
	buf_add_cstr(out, ", \"aliases\": [");
	add_aliases(out, lib, row, &style);
	buf_addf(out, "], \"articles\": %lu, \"mentions\": %lu, \"part_of\": ",
	         (unsigned long)row->articles, (unsigned long)row->mentions);
	add_json_or_null(out, series_id(lib, row, arena));
	buf_add_cstr(out, ", \"roles\": [");
	add_roles(out, lib, row->id, ", ", add_role_json);
	buf_add_cstr(out, "], \"place\": ");
	add_json_or_null(out, row->place);
	buf_add_cstr(out, ", \"date\": ");
	buf_init(&date);
	day_format_range(&date, row->from, row->to);
	add_json_or_null(out, buf_str(&date));
	buf_release(&date);
	if (row->ordinal > 0)
		buf_addf(out, ", \"ordinal\": %lu", (unsigned long)row->ordinal);
	if (furniture > 0)
		buf_addf(out, ", \"furniture\": %zu", furniture);
	buf_add_cstr(out, "}\n");
}

static void
add_line_tsv(struct buf *out, struct library *lib, const struct entity_row *row,
             struct arena *arena)
{
	static const struct alias_style style = {" | ", add_tsv};

	emit_cell(out, row->slug, 0);
	buf_addf(out, "\t%s\t", kind_name(row->kind));
	emit_cell(out, row->name, 0);
	buf_addf(out, "\t%lu\t%lu\t", (unsigned long)row->articles,
	         (unsigned long)row->mentions);
	emit_cell(out, series_id(lib, row, arena), 0);
	buf_add_char(out, '\t');
	emit_cell(out, row->place, 0);
	buf_add_char(out, '\t');
	day_format_range(out, row->from, row->to);
	buf_add_char(out, '\t');
	if (row->ordinal > 0)
		buf_add_u32(out, row->ordinal);
	buf_add_char(out, '\t');
	add_aliases(out, lib, row, &style);
	buf_add_char(out, '\t');
	add_roles(out, lib, row->id, " | ", add_role_tsv);
	buf_add_char(out, '\n');
}

/* With what tells it from others of the same name. */
static void
add_name(struct buf *out, const struct entity_row *row)
{
	struct buf name;

	buf_init(&name);
	buf_add(&name, row->name);
	if (row->apart.len > 0)
		buf_addf(&name, " · %.*s", STR_ARG(row->apart));
	emit_cell(out, buf_str(&name), NAME_CELLS);
	buf_release(&name);
}

static void
add_table_row(struct buf *out, struct library *lib, const struct entity_row *row)
{
	emit_cell(out, str_of(kind_name(row->kind)), KIND_CELLS);
	buf_add_cstr(out, "  ");
	add_name(out, row);
	buf_addf(out, "  %8lu  %8lu  ", (unsigned long)row->mentions,
	         (unsigned long)row->articles);
	emit_cell(out, row->slug, 0);
	/* Nobody wrote of it: it is in menus and notices alone. */
	if (row->mentions > 0 && library_hit_count_furniture(lib, row->id) == row->mentions)
		buf_add_cstr(out, "  (furniture)");
	buf_add_char(out, '\n');
}

/* -------------------------------------------------------------------- public */

void
export_entity_head(struct buf *out, enum entity_format f)
{
	if (f == ENTITY_TSV)
		buf_add_cstr(out, "id\tkind\tname\tarticles\tmentions\tpart_of\t"
		                  "place\tdate\tordinal\taliases\troles\n");
	if (f == ENTITY_TABLE) {
		emit_cell(out, STR_LIT("KIND"), KIND_CELLS);
		buf_add_cstr(out, "  ");
		emit_cell(out, STR_LIT("NAME"), NAME_CELLS);
		buf_add_cstr(out, "  MENTIONS  ARTICLES  ID\n");
	}
}

void
export_entity(struct buf *out, struct library *lib, const struct entity_row *row,
              enum entity_format f)
{
	struct arena arena;

	arena_init(&arena);
	if (f == ENTITY_JSONL)
		add_jsonl(out, lib, row, &arena);
	else if (f == ENTITY_TSV)
		add_line_tsv(out, lib, row, &arena);
	else
		add_table_row(out, lib, row);
	arena_release(&arena);
}
