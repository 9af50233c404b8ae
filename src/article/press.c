/* SPDX-License-Identifier: MIT */
/*
 * A text that a database of the press handed out, parted into its articles: one
 * begins at "3 of 25 DOCUMENTS" or "Document 3 of 25", or ends at "End of Document"
 * or "Document LAKEP00020240207ek27000ab".  What stands before the first and behind
 * the last is about the search and is no article.
 */
#include "article/press_int.h"

#include "article/format_int.h"
#include "article/html_int.h"
#include "text/byte.h"

#include <string.h>

#include "text/banned.h"

enum {
	LOOKED_AT = 4096,  /* [B] in which the first article says what it is */
	LOOKED_FIRST = 16, /* lines of them; more only behind a cover */
	SIGN_MOST = 60,    /* [B] of a line that says so */
	CODE_LEAST = 20,   /* [B] of a document's number at Factiva */
	CODE_MOST = 40,
	WRAPPED_LEAST = 56, /* [B] of a line that goes on in the next */
	WRAPPED_MOST = 100
};

enum mark {
	MARK_NONE,
	MARK_BEGIN,
	MARK_END
};

static struct str
figures_off(struct str s)
{
	size_t n = 0;

	while (n < s.len && byte_is(s.ptr[n], BYTE_DIGIT))
		n++;
	return n == 0 ? STR_EMPTY : str_sub(s, n, s.len);
}

/* "3 of 25" and what is behind it. */
static bool
is_count_of(struct str s, struct str *rest)
{
	s = figures_off(s);
	if (!str_starts(s, STR_LIT(" of ")))
		return false;
	s = str_sub(s, 4, s.len);
	*rest = figures_off(s);
	return s.len > 0 && byte_is(s.ptr[0], BYTE_DIGIT);
}

/* "LAKEP00020240207ek27000ab": capitals first, figures inside. */
static bool
is_number(struct str s)
{
	size_t ndigit = 0;

	if (s.len < CODE_LEAST || s.len > CODE_MOST || !byte_is(s.ptr[0], BYTE_UPPER))
		return false;
	for (size_t i = 0; i < s.len; i++) {
		if (!byte_is(s.ptr[i], BYTE_ALNUM))
			return false;
		ndigit += byte_is(s.ptr[i], BYTE_DIGIT);
	}
	return ndigit >= 8;
}

static enum mark
mark_of(struct str line)
{
	struct str rest;

	if (line.len == 0 || line.len > CODE_MOST + 16)
		return MARK_NONE;
	if (is_count_of(line, &rest))
		return str_eq(rest, STR_LIT(" DOCUMENTS")) || str_eq(rest, STR_LIT(" DOCUMENT"))
		       ? MARK_BEGIN : MARK_NONE;
	if (str_eq(line, STR_LIT("End of Document")))
		return MARK_END;
	if (str_starts(line, STR_LIT("AN "))) {
		line = str_trim(str_sub(line, 3, line.len));
		if (str_starts(line, STR_LIT("| ")))
			line = str_trim(str_sub(line, 2, line.len));
	}
	if (!str_starts(line, STR_LIT("Document ")))
		return MARK_NONE;
	line = str_sub(line, 9, line.len);
	if (is_count_of(line, &rest) && rest.len == 0)
		return MARK_BEGIN;
	return is_number(line) ? MARK_END : MARK_NONE;
}

/* A line that only such a text has near its beginning. */
static bool
is_sign(struct str line, bool *is_cover)
{
	static const char *const covers[] = {"Job Number:", "User Name:", "Report Information from"};

	/* Few lines begin like one. */
	if (line.len == 0 || line.len > SIGN_MOST
	    || (!byte_is(line.ptr[0], BYTE_DIGIT) && !memchr("DHJLRUW", line.ptr[0], 7)))
		return false;
	for (size_t i = 0; i < sizeof covers / sizeof *covers; i++)
		*is_cover |= str_starts(line, str_of(covers[i]));
	return press_is_count(line) || str_starts_nocase(line, "length: ")
	       || str_starts(line, STR_LIT("HD ")) || str_starts(line, STR_LIT("WC "))
	       || mark_of(line) == MARK_BEGIN;
}

/* The next line that parts articles, from *at on; *at is set behind it. */
static enum mark
next_mark(struct str text, size_t *at, size_t *begin)
{
	while (*at < text.len) {
		struct str rest = str_sub(text, *at, text.len);
		size_t end = str_find_char(rest, '\n');
		enum mark mark = mark_of(str_trim(str_sub(rest, 0, end)));

		*begin = *at;
		*at = end == SIZE_MAX ? text.len : *at + end + 1;
		if (mark != MARK_NONE)
			return mark;
	}
	*begin = text.len;
	return MARK_NONE;
}

bool
press_is(struct str text)
{
	struct str rest = str_sub(text, 0, LOOKED_AT);
	struct str line;
	bool is_cover = false;
	bool is_signed = false;
	size_t at = 0;
	size_t begin;

	for (size_t n = 0; !is_signed && rest.len > 0 && str_cut(&rest, '\n', &line);) {
		line = str_trim(line);
		n += line.len > 0;
		is_signed = is_sign(line, &is_cover);
		if (n > LOOKED_FIRST && !is_cover)
			break;
	}
	return (is_signed || is_cover) && next_mark(text, &at, &begin) != MARK_NONE;
}

/* ------------------------------------------------------------------- giving */

/* The line goes on in the next one: these texts are wrapped at some 80. */
static bool
is_wrapped(struct str line)
{
	return line.len >= WRAPPED_LEAST && line.len <= WRAPPED_MOST;
}

static void
add_lines(struct buf *out, const struct press_entry *e, enum press_part part)
{
	struct str before = STR_EMPTY;
	size_t start = out->len;

	for (size_t i = 0; i < e->lines.len; i++) {
		const struct press_line *l = &e->lines.ptr[i];

		if (l->part != part)
			continue;
		if (out->len == start)
			buf_add_cstr(out, start > 0 ? "\n\n" : "");
		else if (part == PRESS_BODY && !l->is_after_blank)
			buf_add_cstr(out, is_wrapped(before) ? " " : "\n");
		else
			buf_add_cstr(out, l->is_continued ? " " : "\n\n");
		buf_add(out, l->s);
		before = l->s;
	}
}

enum place {
	PLACE_ALONE,  /* it is all there is */
	PLACE_AMONG,
	PLACE_BEHIND  /* behind the last end: most often it is about the search */
};

/* Reads what stands between two marks and gives it; false if that is no article. */
static bool
give_entry(struct intake *in, struct str text, struct str path, enum place place)
{
	struct html_given given = {.path = path};
	struct press_entry e;
	struct buf name;
	struct buf whole;
	bool is_given;

	buf_init(&name);
	buf_init(&whole);
	press_entry_init(&e);
	is_given = press_entry_read(&e, text)
	           && (place != PLACE_BEHIND || (e.title.len > 0 && !day_is_none(e.date)));
	if (is_given) {
		given.title = e.title;
		given.source = e.source;
		given.author = e.author;
		given.address = e.address;
		given.date = e.date;
		given.clock = e.clock;
		add_lines(&whole, &e, PRESS_HEAD);
		given.body.off = (uint32_t)whole.len;
		add_lines(&whole, &e, PRESS_BODY);
		given.body.len = (uint32_t)whole.len - given.body.off;
		add_lines(&whole, &e, PRESS_FOOT);
		is_given = given.body.len > 0;
	}
	if (is_given) {
		if (place != PLACE_ALONE)
			intake_name_entry(in, path, e.title, buf_str(&whole), &name);
		given.path = place == PLACE_ALONE ? path : buf_str(&name);
		is_given = format_text_given(in, buf_str(&whole), &given) == STATUS_OK;
	}
	press_entry_release(&e);
	buf_release(&name);
	buf_release(&whole);
	return is_given;
}

enum status
press_read(struct intake *in, struct str text, struct str path)
{
	size_t at = 0;
	size_t begin = 0;
	size_t nmark = 0;
	size_t ngiven = 0;
	size_t from = 0;
	enum mark first = next_mark(text, &at, &begin);

	for (enum mark m = first; m != MARK_NONE; m = next_mark(text, &at, &begin))
		nmark += m == first;
	at = 0;
	for (enum mark m = first; m != MARK_NONE && !in->is_over;) {
		m = next_mark(text, &at, &begin);
		if (m != first && m != MARK_NONE)
			continue;
		/* Above the first beginning stands no article; behind the last end only
		 * one that was cut off. */
		if (first == MARK_END || from > 0)
			ngiven += give_entry(in, str_sub(text, from, begin), path,
			                     first == MARK_END && m == MARK_NONE ? PLACE_BEHIND
			                     : nmark == 1 ? PLACE_ALONE : PLACE_AMONG);
		from = at;
	}
	if (ngiven > 0)
		return STATUS_OK;
	diag_add(in->d, DIAG_ERROR, path, 0,
	         "this comes from a database of the press, but no article could be made out in it");
	return STATUS_EMPTY;
}
