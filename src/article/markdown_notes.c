/* SPDX-License-Identifier: MIT */
/*
 * See markdown_int.h.  The notes are taken out of the text first, so that those
 * that are spoken of before they are written are known; then what is left is
 * copied, and figures put for their names.
 */
#include "article/markdown_int.h"

#include <stdlib.h>

#include "text/arena.h"
#include "text/map.h"
#include "text/vec.h"

#include "text/banned.h"

enum {
	NAME_MAX = 64, /* [B] of a note's name */
	INDENT = 3     /* blanks before what is not code */
};

struct note {
	struct buf text;
	uint32_t number; /* from 1, by its first mention; 0: none so far */
};

struct notes {
	VEC(struct note) list;
	struct map names;  /* to the list */
	struct buf body;   /* the text without them */
	uint32_t nspoken;
};

static size_t
indent_of(struct str line)
{
	size_t n = 0;

	while (n < line.len && (line.ptr[n] == ' ' || line.ptr[n] == '\t'))
		n += line.ptr[n] == '\t' ? (size_t)INDENT + 1 : 1;
	return n;
}

/* "```", "~~~": code begins or ends; *fence is what has to end it. */
static bool
is_fence(struct str line, char *fence)
{
	struct str s = str_trim(line);
	bool is_one = str_starts(s, STR_LIT("```")) || str_starts(s, STR_LIT("~~~"));

	if (!is_one || (*fence != '\0' && s.ptr[0] != *fence))
		return false;
	*fence = *fence == '\0' ? s.ptr[0] : '\0';
	return true;
}

/* The name in "[^name]" at the start of `s`; empty if there is none. */
static struct str
name_at(struct str s)
{
	size_t end = 2;

	if (!str_starts(s, STR_LIT("[^")))
		return STR_EMPTY;
	while (end < s.len && end <= NAME_MAX && !memchr(" \t\n[]^", s.ptr[end], 6))
		end++;
	return end < s.len && s.ptr[end] == ']' ? str_sub(s, 2, end) : STR_EMPTY;
}

/* The note that a line begins, or NULL; *rest is what it says of it. */
static struct note *
begin_note(struct notes *n, struct str line, struct str *rest)
{
	struct str s = str_trim(line);
	struct str name = name_at(s);

	if (name.len == 0 || indent_of(line) > INDENT || name.len + 3 >= s.len
	    || s.ptr[name.len + 3] != ':' || map_get(&n->names, name) != MAP_NONE)
		return NULL;
	map_set(&n->names, name, (uint32_t)n->list.len);
	vec_push(&n->list, ((struct note){.number = 0}));
	buf_init(&vec_last(&n->list).text);
	*rest = str_trim(str_sub(s, name.len + 4, s.len));
	return &vec_last(&n->list);
}

/* Its lines go on up to an empty one, and behind that as long as they are indented. */
static void
take_notes(struct notes *n, struct str text)
{
	struct note *note = NULL;
	bool is_after_blank = false;
	char fence = '\0';
	struct str line;

	while (text.len > 0 && str_cut(&text, '\n', &line)) {
		bool is_blank = str_trim(line).len == 0;
		struct note *begun = NULL;
		struct str rest = line;

		if (!is_fence(line, &fence) && fence == '\0')
			begun = begin_note(n, line, &rest);
		if (begun)
			note = begun;
		else if (note && !is_blank && is_after_blank && indent_of(line) < INDENT - 1)
			note = NULL;
		is_after_blank = is_blank;
		if (note && !begun)
			rest = str_trim(line);
		buf_add(note ? &note->text : &n->body, rest);
		buf_add_char(note ? &note->text : &n->body, '\n');
	}
}

static void
add_sign(struct notes *n, struct note *note, struct buf *out)
{
	bool is_first = note->number == 0;

	if (is_first)
		note->number = ++n->nspoken;
	buf_add_cstr(out, "<sup");
	if (is_first)
		buf_addf(out, " id=\"entente-sign-%u\"", note->number);
	buf_addf(out, "><a href=\"#entente-note-%u\">%u</a></sup>", note->number, note->number);
}

/* [B] of the code in a line that begins with these backticks; only they if it does not
 * end there. */
static size_t
code_span(struct str s)
{
	size_t ticks = 0;
	size_t run = 0;

	while (ticks < s.len && s.ptr[ticks] == '`')
		ticks++;
	for (size_t i = ticks; i < s.len; i++) {
		run = s.ptr[i] == '`' ? run + 1 : 0;
		if (run == ticks && (i + 1 == s.len || s.ptr[i + 1] != '`'))
			return i + 1;
	}
	return ticks;
}

static void
put_signs(struct notes *n, struct str line, struct buf *out)
{
	size_t i = 0;

	while (i < line.len) {
		struct str rest = str_sub(line, i, line.len);
		struct str name = name_at(rest);
		uint32_t k = name.len > 0 ? map_get(&n->names, name) : MAP_NONE;
		size_t len = rest.ptr[0] == '`' ? code_span(rest)
		             : rest.ptr[0] == '\\' && rest.len > 1 ? 2 : 1;

		if (k != MAP_NONE) {
			add_sign(n, &n->list.ptr[k], out);
			len = name.len + 3;
		} else {
			buf_add(out, str_sub(rest, 0, len));
		}
		i += len;
	}
	buf_add_char(out, '\n');
}

static void
put_body(struct notes *n, struct buf *out)
{
	struct str text = buf_str(&n->body);
	char fence = '\0';
	struct str line;

	while (text.len > 0 && str_cut(&text, '\n', &line)) {
		if (is_fence(line, &fence) || fence != '\0' || indent_of(line) > INDENT) {
			buf_add(out, line);
			buf_add_char(out, '\n');
		} else {
			put_signs(n, line, out);
		}
	}
}

/* In the order of their numbers; those that nothing speaks of come last. */
static void
put_notes(struct notes *n, struct buf *out)
{
	size_t *of_number = xcalloc(n->list.len + 1, sizeof *of_number);

	for (size_t i = 0; i < n->list.len; i++) {
		if (n->list.ptr[i].number == 0)
			n->list.ptr[i].number = ++n->nspoken;
		of_number[n->list.ptr[i].number] = i;
	}
	for (uint32_t number = 1; number <= n->list.len; number++) {
		buf_addf(out, "\n\n<div id=\"entente-note-%u\">\n\n<sup>%u</sup> ", number, number);
		buf_add(out, str_trim(buf_str(&n->list.ptr[of_number[number]].text)));
		buf_add_cstr(out, "\n\n</div>\n");
	}
	free(of_number);
}

void
markdown_notes(struct str text, struct buf *out)
{
	struct notes n = {.nspoken = 0};

	if (str_find(text, STR_LIT("[^")) == SIZE_MAX) {
		buf_add(out, text);
		return;
	}
	vec_init(&n.list);
	map_init(&n.names);
	buf_init(&n.body);
	take_notes(&n, text);
	put_body(&n, out);
	put_notes(&n, out);
	for (size_t i = 0; i < n.list.len; i++)
		buf_release(&n.list.ptr[i].text);
	vec_release(&n.list);
	map_release(&n.names);
	buf_release(&n.body);
}
