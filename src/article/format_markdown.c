/* SPDX-License-Identifier: MIT */
/*
 * Markdown, told by the file's name: made into markup by md4c and read as
 * that, so that headings, lists, quotes, links and notes are what they are on a page.
 * Front matter between "---" or "+++" says title, date, author and the like.
 * The door of md4c.
 */
#include <md4c-html.h>

#include "article/format_int.h"
#include "article/html_int.h"
#include "article/markdown_int.h"
#include "article/record.h"
#include "article/said_day.h"

#include "text/banned.h"

/* Above this the parser may take too long for what means harm; such a file is
 * read as plain text. */
#define MARKDOWN_MAX ((size_t)4 << 20)
/* … and so is one whose markup would be longer than this. */
enum {
	MARKUP_RATIO = 6,       /* times the text; people's has 1 to 2 */
	MARKUP_LEAST = 64 * 1024 /* [B] */
};

bool
format_is_markdown(struct str raw, struct str path)
{
	static const char *const ends[] = {".md", ".markdown", ".mdown", ".mkd"};

	if (raw.len > MARKDOWN_MAX)
		return false;
	return format_is_named(path, ends, sizeof ends / sizeof *ends);
}

static struct str
unquoted(struct str s)
{
	s = str_trim(s);
	while (s.len > 1 && (s.ptr[0] == '"' || s.ptr[0] == '\'' || s.ptr[0] == '[')
	       && (s.ptr[s.len - 1] == s.ptr[0] || s.ptr[s.len - 1] == ']'))
		s = str_trim(str_sub(s, 1, s.len - 1));
	return s;
}

/* "title: Fish", "date = 2016-07-23" */
static void
read_front_line(struct str line, struct record *r)
{
	size_t colon = str_find_char(line, ':');
	size_t equals = str_find_char(line, '=');
	size_t end = colon < equals ? colon : equals;
	enum record_field field;

	if (end == SIZE_MAX || line.ptr[0] == ' ' || line.ptr[0] == '#')
		return;
	field = record_field_of(STR_EMPTY, str_sub(line, 0, end));
	if (field != RECORD_COUNT && r->fields[field].len == 0)
		buf_add(&r->fields[field], unquoted(str_sub(line, end + 1, line.len)));
}

/* What follows the front matter; all of it if there is none. */
static struct str
read_front(struct str text, struct record *r)
{
	struct str rest = text;
	struct str fence;
	struct str line;

	if (!str_cut(&rest, '\n', &fence))
		return text;
	fence = str_trim(fence);
	if (!str_eq(fence, STR_LIT("---")) && !str_eq(fence, STR_LIT("+++")))
		return text;
	while (rest.len > 0 && str_cut(&rest, '\n', &line)) {
		if (str_eq(str_trim(line), fence))
			return rest;
		if (str_trim(line).len > 0)
			read_front_line(line, r);
	}
	record_clear(r);
	return text;
}

/* The parser fills rows of a table up to its head: a small file could become a
 * large page. */
struct markup {
	struct buf text;
	size_t most;   /* [B] */
	bool is_over;
};

static void
add_markup(const MD_CHAR *text, MD_SIZE size, void *ctx)
{
	struct markup *m = ctx;

	m->is_over |= m->text.len + size > m->most;
	if (!m->is_over)
		buf_add(&m->text, str_from(text, size));
}

static enum status
read_markdown(struct intake *in, const struct paper *p, struct str text)
{
	struct html_given given = {.path = p->path, .is_whole = true, .says_pictures = true};
	struct record front;
	struct buf noted;
	struct buf struck;
	struct markup markup = {.most = MARKUP_LEAST + text.len * MARKUP_RATIO};
	enum status status;

	record_init(&front);
	buf_init(&markup.text);
	text = read_front(text, &front);
	given.title = buf_str(&front.fields[RECORD_TITLE]);
	given.date = said_time(buf_str(&front.fields[RECORD_DATE]), &given.clock);
	given.updated = said_time(buf_str(&front.fields[RECORD_UPDATED]),
	                          &given.updated_clock);
	given.source = buf_str(&front.fields[RECORD_SOURCE]);
	given.author = buf_str(&front.fields[RECORD_AUTHOR]);
	given.address = buf_str(&front.fields[RECORD_ADDRESS]);
	/* Not GitHub's boxes of tasks, which are no text then. */
	const unsigned dialect = MD_FLAG_PERMISSIVEAUTOLINKS | MD_FLAG_TABLES;
	buf_init(&noted);
	buf_init(&struck);
	markdown_notes(text, &noted);
	if (md_html(noted.ptr, (MD_SIZE)noted.len, add_markup, &markup, dialect, 0) == 0
	    && !markup.is_over) {
		markdown_struck(buf_str(&markup.text), &struck);
		status = html_read(in, buf_str(&struck), &given);
	} else {
		status = format_text_given(in, text, &given);
	}
	record_release(&front);
	buf_release(&struck);
	buf_release(&noted);
	buf_release(&markup.text);
	return status;
}

enum status
format_markdown_read(struct intake *in, const struct paper *p)
{
	struct buf text;
	enum status status;

	buf_init(&text);
	status = intake_decode(in, p, STR_EMPTY, &text);
	if (status == STATUS_OK)
		status = read_markdown(in, p, buf_str(&text));
	buf_release(&text);
	return status;
}
