/* SPDX-License-Identifier: MIT */
/*
 * Tables of articles: CSV and TSV with a first row of names, of which some
 * are known (record.def).  Commas, semicolons or tabs; quotes as RFC 4180 has
 * them, with line ends inside.
 */
#include "article/format_int.h"
#include "article/record.h"
#include "text/vec.h"

#include "text/banned.h"

struct columns {
	enum record_field *ptr;
	size_t len;
	size_t cap;
};

enum {
	OPEN_MAX = 16 /* quotes that are never closed, before all are signs */
};

struct table {
	struct str text;
	size_t at;
	char comma;
	struct buf cell;
	size_t nopen;    /* quotes that were never closed … */
	size_t first_open; /* … and where the first of them stands */
	size_t nother;   /* rows that are no article … */
	size_t first_other; /* … and where the first of them begins */
};

static char
comma_of(struct str line)
{
	static const char signs[] = "\t,;";
	size_t most = 0;
	char best = '\0';

	for (const char *c = signs; *c; c++) {
		size_t n = 0;

		for (size_t i = 0; i < line.len; i++)
			n += line.ptr[i] == *c;
		if (n > most) {
			most = n;
			best = *c;
		}
	}
	return best;
}

/* Up to the end of a cell; false if its quote is never closed. */
static bool
take_cell(struct table *t, bool is_quoted)
{
	struct str s = t->text;

	buf_clear(&t->cell);
	for (; t->at < s.len; t->at++) {
		char c = s.ptr[t->at];

		if (is_quoted && c == '"') {
			if (t->at + 1 >= s.len || s.ptr[t->at + 1] != '"') {
				is_quoted = false;
				continue;
			}
			t->at++;
		} else if (!is_quoted && (c == t->comma || c == '\n')) {
			break;
		}
		if (c != '\r' || is_quoted)
			buf_add_char(&t->cell, c);
	}
	return !is_quoted;
}

/* The next cell of the row; false behind the last.  A quote that is never closed
 * is a sign like others, or all that comes would be one cell. */
static bool
next_cell(struct table *t, bool *is_first)
{
	struct str s = t->text;
	size_t start;

	buf_clear(&t->cell);
	if (!*is_first) {
		if (t->at >= s.len || s.ptr[t->at] != t->comma)
			return false;
		t->at++;
	}
	*is_first = false;
	start = t->at;
	if (t->at >= s.len || s.ptr[t->at] != '"' || t->nopen == OPEN_MAX) {
		(void)take_cell(t, false);
		return true;
	}
	t->at++;
	if (!take_cell(t, true)) {
		if (t->nopen++ == 0)
			t->first_open = start;
		t->at = start + 1;
		(void)take_cell(t, false);
	}
	return true;
}

static void
end_row(struct table *t)
{
	if (t->at < t->text.len && t->text.ptr[t->at] == '\n')
		t->at++;
}

/* Where a row ends, behind its line end; SIZE_MAX: not in here. */
static size_t
end_of_row(struct str s, char comma)
{
	bool is_quoted = false;
	bool is_start = true; /* of a cell */

	for (size_t i = 0; i < s.len; i++) {
		char c = s.ptr[i];

		if (is_quoted && c == '"' && i + 1 < s.len && s.ptr[i + 1] == '"')
			i++;
		else if (c == '"' && (is_quoted || is_start))
			is_quoted = !is_quoted;
		else if (c == '\n' && !is_quoted)
			return i + 1;
		is_start = !is_quoted && c == comma;
	}
	return SIZE_MAX;
}

/* Where the names of the columns begin: behind a mark, and behind a line that
 * says what stands between cells ("sep=;"), as Excel writes it. */
static struct str
names_of(struct str raw, char *said)
{
	*said = '\0';
	if (str_starts(raw, STR_LIT("\xEF\xBB\xBF")))
		raw = str_sub(raw, 3, raw.len);
	if (str_eq_nocase(str_sub(raw, 0, 4), STR_LIT("sep=")) && raw.len > 5
	    && str_find_char(str_sub(raw, 5, 7), '\n') != SIZE_MAX) {
		*said = raw.ptr[4];
		raw = str_sub(raw, str_find_char(raw, '\n') + 1, raw.len);
	}
	return raw;
}

static char
comma_of_table(struct str raw)
{
	char said;
	struct str names = names_of(raw, &said);

	return said ? said : comma_of(str_sub(names, 0, str_find_char(names, '\n')));
}

/* Each piece has the names of the columns. */
bool
format_csv_divides(struct str raw, struct str *head)
{
	char said;
	struct str names = names_of(raw, &said);
	size_t end = end_of_row(names, comma_of_table(raw));

	*head = str_sub(raw, 0, end == SIZE_MAX ? end : raw.len - names.len + end);
	return end != SIZE_MAX && str_find_char(*head, '\0') == SIZE_MAX;
}

uint64_t
format_csv_end(struct str head, struct str papers)
{
	size_t end = end_of_row(papers, comma_of_table(head));

	return end == SIZE_MAX ? 0 : end;
}

bool
format_is_csv(struct str raw, struct str path)
{
	char said;
	struct str line = names_of(str_sub(raw, 0, 2048), &said);
	size_t end = str_find_char(line, '\n');
	bool has[RECORD_COUNT + 1] = {false};
	bool is_first = true;
	struct table t = {.text = str_sub(line, 0, end)};

	t.comma = end == SIZE_MAX ? '\0' : said ? said : comma_of(t.text);
	if (t.comma == '\0')
		return false;
	buf_init(&t.cell);
	while (next_cell(&t, &is_first))
		has[record_field_of(STR_EMPTY, buf_str(&t.cell))] = true;
	buf_release(&t.cell);
	/* Of a table that is called one, the user may say what is what. */
	if (str_ends(path, STR_LIT(".csv")) || str_ends(path, STR_LIT(".tsv")))
		return true;
	return (has[RECORD_TEXT] || has[RECORD_HTML] || has[RECORD_SUMMARY])
	       && (has[RECORD_TITLE] || has[RECORD_DATE] || has[RECORD_ADDRESS]
	           || has[RECORD_ID] || has[RECORD_SOURCE]);
}

/* Which column is what; false, with a sentence, if none is a text. */
static bool
read_header(struct intake *in, const struct paper *p, struct table *t,
            struct columns *columns)
{
	bool is_first = true;
	bool has_text = false;
	bool has_address = false;

	while (next_cell(t, &is_first)) {
		enum record_field field = record_field_of(in->fields, buf_str(&t->cell));

		has_text |= field == RECORD_TEXT || field == RECORD_HTML
		            || field == RECORD_SUMMARY;
		has_address |= field == RECORD_ADDRESS;
		vec_push(columns, field);
	}
	end_row(t);
	if (!has_text && has_address)
		diag_add(in->d, DIAG_ERROR, p->path, 0,
		         "this is a list of links, not of articles: it has addresses, but no "
		         "column that is called like a text; --fields=text=NAME says which is");
	else if (!has_text)
		diag_add(in->d, DIAG_ERROR, p->path, 0,
		         "no column of this table is called like the text of an article "
		         "(text, body, content …); --fields=text=NAME says which is");
	return has_text;
}

static enum status
read_rows(struct intake *in, const struct paper *p, struct table *t)
{
	struct columns columns;
	struct record r;
	bool is_first;

	vec_init(&columns);
	record_init(&r);
	bool is_known = read_header(in, p, t, &columns);
	while (is_known && t->at < t->text.len && !in->is_over) {
		enum status status;

		size_t start = t->at;

		record_clear(&r);
		is_first = true;
		for (size_t i = 0; next_cell(t, &is_first); i++) {
			enum record_field field = i < columns.len ? columns.ptr[i]
			                                          : RECORD_COUNT;

			if (field == RECORD_COUNT || !record_wants(&r, field))
				continue;
			if (t->cell.len > 0)
				buf_clear(&r.fields[field]);
			buf_add(&r.fields[field], buf_str(&t->cell));
		}
		end_row(t);
		if (!record_is_article(&r)) {
			if (!record_is_empty(&r) && t->nother++ == 0)
				t->first_other = start;
			continue;
		}
		status = record_give(in, &r, p->path, false);
		in->skipped += status != STATUS_OK && status != STATUS_EMPTY;
	}
	record_release(&r);
	vec_release(&columns);
	return is_known ? STATUS_OK : STATUS_UNSUPPORTED;
}

/* Of a byte of the table, which begins `off` into the paper. */
static uint32_t
line_of(const struct paper *p, const struct table *t, size_t off, size_t at)
{
	struct str before = str_from(t->text.ptr - off, off + at);
	uint32_t line = p->line + 1;

	for (size_t i = 0; i < before.len; i++)
		line += before.ptr[i] == '\n';
	return line;
}

static void
say_odd(struct intake *in, const struct paper *p, const struct table *t, size_t off)
{
	if (t->nopen > 0)
		diag_add(in->d, DIAG_WARNING, p->path, line_of(p, t, off, t->first_open),
		         "a quotation mark in this table is never closed: it was taken for "
		         "one that belongs to the text");
	if (t->nother > 0)
		record_say_others(in, p->path, line_of(p, t, off, t->first_other), t->nother);
}

enum status
format_csv_read(struct intake *in, const struct paper *p)
{
	struct table t = {.at = 0};
	struct buf text;
	enum status status;
	char said;

	buf_init(&text);
	buf_init(&t.cell);
	status = intake_decode(in, p, STR_EMPTY, &text);
	if (status == STATUS_OK) {
		t.text = buf_str(&text);
		t.comma = comma_of_table(t.text);
		t.text = names_of(t.text, &said);
		status = read_rows(in, p, &t);
		say_odd(in, p, &t, (size_t)(t.text.ptr - text.ptr));
	}
	buf_release(&t.cell);
	buf_release(&text);
	return status;
}
