/* SPDX-License-Identifier: MIT */
/*
 * Paragraphs are kept in both forms, as text and as elements, since whether
 * there are headings is known at the end.  The day on which a file was made is
 * not taken for the article's: it is the day of saving, or that of a template.
 */
#include "article/written_int.h"

#include "article/format_int.h"
#include "article/html_int.h"
#include "article/press_int.h"

#include "text/banned.h"

void
written_init(struct written *w)
{
	struct buf *const all[] = {
		&w->line, &w->note, &w->title, &w->author, &w->plain, &w->markup, &w->notes,
	};

	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		buf_init(all[i]);
	arena_init(&w->arena);
	vec_init(&w->here);
	vec_init(&w->links);
	vec_init(&w->note_links);
	w->nnote_link = 0;
	w->open = w->note_open = (struct article_link){SPAN_NONE, STR_EMPTY};
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
	vec_release(&w->here);
	vec_release(&w->links);
	vec_release(&w->note_links);
	arena_release(&w->arena);
}

/* Ends the link of which the text is the end of `text`. */
static void
end_link(struct article_link *open, const struct buf *text, struct written_links *out)
{
	size_t end = text->len;
	size_t off = open->at.off;

	while (end > off && text->ptr[end - 1] == ' ')
		end--;
	if (open->to.len > 0 && end > off) {
		open->at.len = (uint32_t)(end - off);
		vec_push(out, *open);
	}
	open->to = STR_EMPTY;
}

void
written_link_begin(struct written *w, struct str to)
{
	written_link_end(w);
	w->open.to = link_address(STR_EMPTY, to, &w->arena);
	w->open.at = (struct span){(uint32_t)w->line.len, 0};
}

void
written_link_end(struct written *w)
{
	end_link(&w->open, &w->line, &w->here);
}

void
written_note_link_begin(struct written *w, struct str to)
{
	written_note_link_end(w);
	w->note_open.to = link_address(STR_EMPTY, to, &w->arena);
	w->note_open.at = (struct span){(uint32_t)w->note.len, 0};
}

void
written_note_link_end(struct written *w)
{
	end_link(&w->note_open, &w->note, &w->note_links);
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

/* With the links of the line that it is `off` [B] behind the start of. */
static void
add_element(struct written *w, const char *name, struct str s, uint32_t off)
{
	size_t done = 0;

	buf_addf(&w->markup, "<%s>", name);
	for (size_t i = 0; i < w->here.len; i++) {
		struct article_link l = w->here.ptr[i];

		if (l.at.off < off + done || span_end(l.at) > off + s.len)
			continue;
		l.at.off -= off;
		add_escaped(&w->markup, str_sub(s, done, l.at.off));
		buf_add_cstr(&w->markup, "<a href=\"");
		add_escaped(&w->markup, l.to);
		buf_add_cstr(&w->markup, "\">");
		add_escaped(&w->markup, str_at(s, l.at));
		buf_add_cstr(&w->markup, "</a>");
		done = span_end(l.at);
	}
	add_escaped(&w->markup, str_sub(s, done, s.len));
	buf_addf(&w->markup, "</%s>\n", name);
}

/* The line's links in the plain text, whose last bytes it is. */
static void
keep_links(struct written *w, struct str s, uint32_t off)
{
	uint32_t start = (uint32_t)(w->plain.len - s.len);

	for (size_t i = 0; i < w->here.len; i++) {
		struct article_link l = w->here.ptr[i];

		if (l.at.off < off || span_end(l.at) > off + s.len)
			continue;
		l.at.off = l.at.off - off + start;
		if (w->links.len == 0 || span_end(vec_last(&w->links).at) <= l.at.off)
			vec_push(&w->links, l);
	}
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
add_markup(struct written *w, struct str s, uint32_t off, enum written_kind kind)
{
	static const char *const names[] = {
		[WRITTEN_PARAGRAPH] = "p", [WRITTEN_TITLE] = "h1", [WRITTEN_HEADING] = "h2",
		[WRITTEN_ITEM] = "li", [WRITTEN_ROW] = "tr",
	};

	enter(w, kind);
	add_element(w, names[kind], s, off);
}

void
written_end(struct written *w, enum written_kind kind)
{
	struct str s = str_trim(buf_str(&w->line));
	struct str open = w->open.to;

	/* One that is open goes on in the next paragraph. */
	written_link_end(w);
	w->open.to = open;

	while (kind == WRITTEN_ROW && s.len > 0 && s.ptr[s.len - 1] == '|')
		s = str_trim(str_sub(s, 0, s.len - 1));
	if (s.len > 0) {
		uint32_t off = (uint32_t)(s.ptr - w->line.ptr);
		bool is_listed = w->last == WRITTEN_ITEM && kind == WRITTEN_ITEM;

		if (w->plain.len > 0)
			buf_add_cstr(&w->plain, is_listed ? "\n" : "\n\n");
		if (kind == WRITTEN_ITEM)
			buf_add_cstr(&w->plain, "- ");
		buf_add(&w->plain, s);
		keep_links(w, s, off);
		add_markup(w, s, off, kind);
		w->has_headings |= kind == WRITTEN_TITLE || kind == WRITTEN_HEADING;
	}
	buf_clear(&w->line);
	vec_clear(&w->here);
	w->open.at.off = 0;
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

	written_note_link_end(w);
	if (s.len > 0) {
		size_t off = (size_t)(s.ptr - w->note.ptr);

		if (w->notes.len > 0)
			buf_add_cstr(&w->notes, "\n\n");
		for (size_t i = w->nnote_link; i < w->note_links.len; i++) {
			struct span *at = &w->note_links.ptr[i].at;
			uint32_t blank = at->off < off ? (uint32_t)off - at->off : 0;

			at->len -= blank < at->len ? blank : at->len;
			at->off = (uint32_t)(at->off + blank - off + w->notes.len);
		}
		buf_add(&w->notes, s);
	}
	w->nnote_link = w->note_links.len;
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
	size_t next = 0; /* of the links */

	while (rest.len > 0 && str_cut(&rest, '\n', &line)) {
		uint32_t off = (uint32_t)(line.ptr - w->notes.ptr);

		buf_add(&w->line, line);
		for (; next < w->note_links.len
		       && span_end(w->note_links.ptr[next].at) <= off + line.len; next++) {
			struct article_link l = w->note_links.ptr[next];

			if (l.at.off < off)
				continue;
			l.at.off -= off;
			vec_push(&w->here, l);
		}
		written_end(w, WRITTEN_PARAGRAPH);
	}
}

/* Many call the title a heading of the first level, as Markdown does: one that stands
 * first is it, where nothing else is. */
static void
raise_heading(struct written *w)
{
	size_t end = str_find(buf_str(&w->markup), STR_LIT("</h2>"));

	if (!str_starts(buf_str(&w->markup), STR_LIT("<h2>")) || end == SIZE_MAX)
		return;
	w->markup.ptr[2] = '1';
	w->markup.ptr[end + 3] = '1';
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
	if (press_is(buf_str(&w->plain)))
		return press_read(in, buf_str(&w->plain), path);
	given.title = given_title(w);
	if (given.title.len == 0)
		raise_heading(w);
	given.links = w->links.ptr;
	given.nlink = w->links.len;
	given.author = str_trim(buf_str(&w->author));
	return w->has_headings ? html_read(in, buf_str(&w->markup), &given)
	                       : format_text_given(in, buf_str(&w->plain), &given);
}
