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
#include "article/plain_int.h"
#include "article/record.h"
#include "article/said_day.h"

#include <string.h>

#include "text/byte.h"

#include "text/banned.h"

/* Above this the parser may take too long for what means harm; such a file is
 * read as plain text. */
#define MARKDOWN_MAX ((size_t)4 << 20)
/* … and so is one whose markup would be longer than this. */
enum {
	MARKUP_RATIO = 6,       /* times the text; people's has 1 to 2 */
	MARKUP_LEAST = 64 * 1024, /* [B] */
	CALLOUT_MAX = 24        /* [B] of "[!important" */
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

/* Of a link inside somebody's notes ("people/Anna Lind|Anna") what is read. */
static struct str
named(struct str s)
{
	size_t bar = str_find_char(s, '|');

	return bar == SIZE_MAX ? s : str_trim(str_sub(s, bar + 1, s.len));
}

/* Of what there may be several: "[[[Anna Lind]], "Boris Ray"]" */
static void
add_names(struct str list, struct buf *out)
{
	struct str name;

	list = unquoted(list);
	while (list.len > 0 && str_cut(&list, ',', &name)) {
		/* Brackets of a link that were taken for those of the list. */
		name = str_trim(name);
		while (name.len > 0 && strchr("[\"'", name.ptr[0]))
			name = str_trim(str_sub(name, 1, name.len));
		while (name.len > 0 && strchr("]\"'", name.ptr[name.len - 1]))
			name = str_trim(str_sub(name, 0, name.len - 1));
		if (name.len == 0)
			continue;
		buf_add_cstr(out, out->len > 0 ? ", " : "");
		buf_add(out, named(name));
	}
}

/* "title: Fish", "date = 2016-07-23", "- Anna Lind" below "author:"; *field is
 * what the lines with items are of. */
static void
read_front_line(struct str line, struct record *r, enum record_field *field)
{
	size_t colon = str_find_char(line, ':');
	size_t equals = str_find_char(line, '=');
	size_t end = colon < equals ? colon : equals;
	struct str item = str_trim(line);
	struct str value;

	if (*field == RECORD_AUTHOR && str_starts(item, STR_LIT("- "))) {
		add_names(str_sub(item, 2, item.len), &r->fields[*field]);
		return;
	}
	if (end == SIZE_MAX || line.ptr[0] == ' ' || line.ptr[0] == '#')
		return;
	*field = record_field_of(STR_EMPTY, str_sub(line, 0, end));
	value = str_trim(str_sub(line, end + 1, line.len));
	if (*field == RECORD_COUNT || r->fields[*field].len > 0)
		*field = RECORD_COUNT;
	else if (*field == RECORD_AUTHOR)
		add_names(value, &r->fields[*field]);
	else
		buf_add(&r->fields[*field], unquoted(value));
}

/* What follows the front matter; all of it if there is none. */
static struct str
read_front(struct str text, struct record *r)
{
	struct str rest = text;
	struct str fence;
	struct str line;
	enum record_field field = RECORD_COUNT;

	if (!str_cut(&rest, '\n', &fence))
		return text;
	fence = str_trim(fence);
	if (!str_eq(fence, STR_LIT("---")) && !str_eq(fence, STR_LIT("+++")))
		return text;
	while (rest.len > 0 && str_cut(&rest, '\n', &line)) {
		if (str_eq(str_trim(line), fence))
			return rest;
		if (str_trim(line).len > 0)
			read_front_line(line, r, &field);
	}
	record_clear(r);
	return text;
}

/* Clippers of pages call the address its source. */
static void
tell_address(struct record *r)
{
	struct buf *source = &r->fields[RECORD_SOURCE];
	struct buf *address = &r->fields[RECORD_ADDRESS];

	if (address->len > 0 || str_find(buf_str(source), STR_LIT("://")) == SIZE_MAX)
		return;
	buf_add(address, buf_str(source));
	buf_clear(source);
	buf_add(source, plain_host(buf_str(address)));
}

/* [B] of "> [!note] " that are its sign: boxes of notes, as GitHub and Obsidian mark
 * them; *from is where they begin. */
static size_t
callout_sign(struct str line, size_t *from)
{
	size_t i = 0;
	size_t end;

	while (i < line.len && (line.ptr[i] == '>' || line.ptr[i] == ' '))
		i++;
	end = str_find_char(line, ']');
	if (i == 0 || str_find_char(str_sub(line, 0, i), '>') == SIZE_MAX || end == SIZE_MAX
	    || !str_starts(str_sub(line, i, line.len), STR_LIT("[!")) || end - i > CALLOUT_MAX)
		return 0;
	for (size_t k = i + 2; k < end; k++) {
		if (!byte_is(line.ptr[k], BYTE_ALNUM) && line.ptr[k] != '-')
			return 0;
	}
	/* "[!note]-" is one that is folded. */
	if (end + 1 < line.len && (line.ptr[end + 1] == '-' || line.ptr[end + 1] == '+'))
		end++;
	*from = i;
	return end + 1 - i;
}

static void
drop_callouts(struct str text, struct buf *out)
{
	struct str line;

	while (text.len > 0 && str_cut(&text, '\n', &line)) {
		size_t from = 0;
		size_t len = callout_sign(line, &from);

		buf_add(out, str_sub(line, 0, from));
		buf_add(out, str_sub(line, from + len, line.len));
		buf_add_char(out, '\n');
	}
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
	struct buf plain;
	struct buf noted;
	struct buf struck;
	struct markup markup = {.most = MARKUP_LEAST + text.len * MARKUP_RATIO};
	enum status status;

	record_init(&front);
	buf_init(&markup.text);
	text = read_front(text, &front);
	tell_address(&front);
	given.title = buf_str(&front.fields[RECORD_TITLE]);
	given.date = said_time(buf_str(&front.fields[RECORD_DATE]), &given.clock);
	given.updated = said_time(buf_str(&front.fields[RECORD_UPDATED]),
	                          &given.updated_clock);
	given.source = buf_str(&front.fields[RECORD_SOURCE]);
	given.author = buf_str(&front.fields[RECORD_AUTHOR]);
	given.address = buf_str(&front.fields[RECORD_ADDRESS]);
	/* Not GitHub's boxes of tasks, which are no text then. */
	const unsigned dialect = MD_FLAG_PERMISSIVEAUTOLINKS | MD_FLAG_TABLES;
	buf_init(&plain);
	buf_init(&noted);
	buf_init(&struck);
	drop_callouts(text, &plain);
	markdown_notes(buf_str(&plain), &noted);
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
	buf_release(&plain);
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
