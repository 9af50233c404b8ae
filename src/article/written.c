/* SPDX-License-Identifier: MIT */
/*
 * Paragraphs are kept in both forms, as text and as elements, since whether
 * there are headings is known at the end.  The day on which a file was made is
 * not taken for the article's: it is the day of saving, or that of a template.
 */
#include "article/written_int.h"

#include "article/format_int.h"
#include "article/html_int.h"

#include "text/banned.h"

void
written_init(struct written *w)
{
	struct buf *const all[] = {
		&w->line, &w->note, &w->title, &w->author, &w->plain, &w->markup, &w->notes,
	};

	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		buf_init(all[i]);
	w->last = WRITTEN_PARAGRAPH;
	w->has_headings = false;
}

void
written_release(struct written *w)
{
	struct buf *const all[] = {
		&w->line, &w->note, &w->title, &w->author, &w->plain, &w->markup, &w->notes,
	};

	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		buf_release(all[i]);
}

static void
add_escaped(struct buf *out, struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		switch (s.ptr[i]) {
		case '<':
			buf_add_cstr(out, "&lt;");
			break;
		case '&':
			buf_add_cstr(out, "&amp;");
			break;
		case '\n':
			buf_add_cstr(out, "<br>");
			break;
		default:
			buf_add_char(out, s.ptr[i]);
		}
	}
}

static void
add_element(struct written *w, const char *name, struct str s)
{
	buf_addf(&w->markup, "<%s>", name);
	add_escaped(&w->markup, s);
	buf_addf(&w->markup, "</%s>\n", name);
}

/* Lists and tables are opened before their first paragraph and closed behind
 * their last one. */
static void
enter(struct written *w, enum written_kind kind)
{
	if (kind == w->last)
		return;
	if (w->last == WRITTEN_ITEM)
		buf_add_cstr(&w->markup, "</ul>\n");
	if (w->last == WRITTEN_ROW)
		buf_add_cstr(&w->markup, "</table>\n");
	if (kind == WRITTEN_ITEM)
		buf_add_cstr(&w->markup, "<ul>\n");
	if (kind == WRITTEN_ROW)
		buf_add_cstr(&w->markup, "<table>\n");
	w->last = kind;
}

/* A row has no cells here: that they are parted by a bar is what becomes of a
 * table anyway. */
static void
add_markup(struct written *w, struct str s, enum written_kind kind)
{
	static const char *const names[] = {
		[WRITTEN_PARAGRAPH] = "p", [WRITTEN_TITLE] = "h1", [WRITTEN_HEADING] = "h2",
		[WRITTEN_ITEM] = "li", [WRITTEN_ROW] = "tr",
	};

	enter(w, kind);
	add_element(w, names[kind], s);
}

void
written_end(struct written *w, enum written_kind kind)
{
	struct str s = str_trim(buf_str(&w->line));

	while (kind == WRITTEN_ROW && s.len > 0 && s.ptr[s.len - 1] == '|')
		s = str_trim(str_sub(s, 0, s.len - 1));
	if (s.len > 0) {
		bool is_listed = w->last == WRITTEN_ITEM && kind == WRITTEN_ITEM;

		if (w->plain.len > 0)
			buf_add_cstr(&w->plain, is_listed ? "\n" : "\n\n");
		if (kind == WRITTEN_ITEM)
			buf_add_cstr(&w->plain, "- ");
		buf_add(&w->plain, s);
		add_markup(w, s, kind);
		w->has_headings |= kind == WRITTEN_TITLE || kind == WRITTEN_HEADING;
	}
	buf_clear(&w->line);
}

void
written_end_cell(struct written *w)
{
	/* Paragraphs in a cell are one line with it. */
	for (size_t i = 0; i < w->line.len; i++)
		if (w->line.ptr[i] == '\n')
			w->line.ptr[i] = ' ';
	buf_add_cstr(&w->line, " | ");
}

void
written_end_note(struct written *w)
{
	struct str s = str_trim(buf_str(&w->note));

	if (s.len > 0) {
		if (w->notes.len > 0)
			buf_add_cstr(&w->notes, "\n\n");
		buf_add(&w->notes, s);
	}
	buf_clear(&w->note);
}

/* ------------------------------------------------------------------- giving */

/* Programs fill in a title where the writer gave none: "Document1",
 * "report-final.doc", "Microsoft Word - report". */
static bool
is_made_up(struct str title)
{
	return str_find_char(title, ' ') == SIZE_MAX
	       || str_starts(title, STR_LIT("Microsoft Word"))
	       || str_starts(title, STR_LIT("Untitled"));
}

/* The title of the properties, unless nobody wrote it or the text has it. */
static struct str
given_title(const struct written *w)
{
	struct str title = str_trim(buf_str(&w->title));
	struct str first = str_sub(buf_str(&w->plain), 0, title.len);

	return is_made_up(title) || str_eq_nocase(first, title) ? STR_EMPTY : title;
}

static void
add_notes(struct written *w)
{
	struct str rest = buf_str(&w->notes);
	struct str line;

	while (rest.len > 0 && str_cut(&rest, '\n', &line)) {
		buf_add(&w->line, line);
		written_end(w, WRITTEN_PARAGRAPH);
	}
}

enum status
written_give(struct intake *in, struct written *w, struct str path)
{
	struct html_given given = {.path = path, .is_whole = true};

	written_end(w, WRITTEN_PARAGRAPH);
	written_end_note(w);
	add_notes(w);
	enter(w, WRITTEN_PARAGRAPH);
	if (w->plain.len == 0) {
		diag_add(in->d, DIAG_ERROR, path, 0, "there is no text in this document");
		return STATUS_EMPTY;
	}
	given.title = given_title(w);
	given.author = str_trim(buf_str(&w->author));
	return w->has_headings ? html_read(in, buf_str(&w->markup), &given)
	                       : format_text_given(in, buf_str(&w->plain), &given);
}
