/* SPDX-License-Identifier: MIT */
/*
 * A page before it is parsed: one pass over its bytes that takes out what is
 * no text (scripts, styles, comments, drawings) and rewrites every tag with
 * only the attributes that anybody asks for, cut to a sane length.  Most bytes
 * of today's pages go here; what is left keeps the parser's work linear, since
 * it compares a tag's attributes with each other.
 * source  WHATWG HTML, "Tokenization", as far as it concerns where things end
 */
#include "article/html_int.h"

#include "article/json_page.h"
#include "text/byte.h"

#include "text/banned.h"

enum {
	VALUE_MAX = 4096, /* [B] of an attribute that is kept */
	NAME_MAX_LEN = 64 /* [B] of a tag's or an attribute's name */
};

struct washer {
	struct str in;
	size_t at;
	struct html_washed *out;
	/* Nothing of the sort comes any more, so that it is not looked for
	 * again and again to the end of the page. */
	bool no_close[TAG_COUNT];
	bool no_quote[2];
	bool no_comment;
};

void
html_washed_init(struct html_washed *w)
{
	buf_init(&w->markup);
	vec_init(&w->ld);
	vec_init(&w->data);
	w->nscriptless = 0;
	w->is_scriptless = false;
}

void
html_washed_release(struct html_washed *w)
{
	buf_release(&w->markup);
	vec_release(&w->ld);
	vec_release(&w->data);
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

static char
peek(const struct washer *w, size_t ahead)
{
	return w->at + ahead < w->in.len ? w->in.ptr[w->at + ahead] : '\0';
}

/* Offset of a character from `from` on, or SIZE_MAX. */
static size_t
find_char(struct str in, size_t from, char c)
{
	const char *p;

	if (from >= in.len)
		return SIZE_MAX;
	p = memchr(in.ptr + from, c, in.len - from);
	return p ? (size_t)(p - in.ptr) : SIZE_MAX;
}

/* Text as it is, but for control characters, which libxml2 would drop with
 * the word boundary they may be. */
static void
put_text(struct washer *w, size_t to)
{
	struct buf *out = &w->out->markup;
	size_t start = out->len;

	buf_add(out, str_sub(w->in, w->at, to));
	for (size_t i = start; i < out->len; i++) {
		if ((unsigned char)out->ptr[i] < ' ')
			out->ptr[i] = out->ptr[i] == '\n' || out->ptr[i] == '\t' ? out->ptr[i] : ' ';
	}
	w->at = to;
}

static void
skip_comment(struct washer *w)
{
	size_t at = w->at + 4;

	/* "<!-->" and "<!--->" are whole. */
	if (peek(w, 4) == '>' || (peek(w, 4) == '-' && peek(w, 5) == '>')) {
		w->at = find_char(w->in, w->at, '>') + 1;
		return;
	}
	while (!w->no_comment) {
		size_t end = find_char(w->in, at, '>');

		if (end == SIZE_MAX) {
			w->no_comment = true;
			break;
		}
		if ((w->in.ptr[end - 1] == '-' && w->in.ptr[end - 2] == '-')
		    || (w->in.ptr[end - 1] == '!' && w->in.ptr[end - 2] == '-'
		        && w->in.ptr[end - 3] == '-')) {
			w->at = end + 1;
			return;
		}
		at = end + 1;
	}
	/* Never closed: the text after it is better kept than lost. */
	w->at += 4;
}

/* "<!doctype …>", "<?php …>", "</ …>": to the next ">". */
static void
skip_declaration(struct washer *w)
{
	size_t end = find_char(w->in, w->at, '>');

	w->at = end == SIZE_MAX ? w->in.len : end + 1;
}

/* Offset of "</name" with nothing but the name's end behind it. */
static size_t
find_close(const struct washer *w, enum html_tag tag)
{
	struct str name = str_of(html_tag_name(tag));
	size_t at = w->at;

	while ((at = find_char(w->in, at, '<')) != SIZE_MAX) {
		struct str rest = str_sub(w->in, at + 1, at + 3 + name.len);

		if (rest.len == name.len + 2 && rest.ptr[0] == '/'
		    && str_eq_nocase(str_sub(rest, 1, name.len + 1), name)
		    && !byte_is(rest.ptr[name.len + 1], BYTE_LETTER))
			return at;
		at++;
	}
	return SIZE_MAX;
}

/* Past an element that is no text; what a script of linked data or of other data
 * holds is remembered. */
static void
skip_content(struct washer *w, enum html_tag tag, bool is_ld)
{
	size_t close = w->no_close[tag] ? SIZE_MAX : find_close(w, tag);

	if (close == SIZE_MAX) {
		w->no_close[tag] = true;
		/* As browsers do with a script or a style; in others the rest
		 * of the page is text. */
		if (tag == TAG_SCRIPT || tag == TAG_STYLE)
			w->at = w->in.len;
		return;
	}
	if (tag == TAG_NOSCRIPT)
		w->out->nscriptless += close - w->at;
	if (is_ld)
		vec_push(&w->out->ld, str_sub(w->in, w->at, close));
	else if (tag == TAG_SCRIPT && json_page_is_data(str_sub(w->in, w->at, close)))
		vec_push(&w->out->data, str_sub(w->in, w->at, close));
	w->at = close;
	skip_declaration(w);
}

/* "title" holds text alone: signs that look like tags are text. */
static void
put_title(struct washer *w)
{
	struct buf *out = &w->out->markup;
	size_t close = w->no_close[TAG_TITLE] ? SIZE_MAX : find_close(w, TAG_TITLE);

	if (close == SIZE_MAX) {
		w->no_close[TAG_TITLE] = true;
		return;
	}
	for (; w->at < close; w->at++) {
		if (w->in.ptr[w->at] == '<')
			buf_add_cstr(out, "&lt;");
		else
			buf_add_char(out, w->in.ptr[w->at]);
	}
}

/* An attribute's value after "="; its quotes are left out. */
static struct str
take_value(struct washer *w)
{
	char quote;
	size_t start;
	size_t end;

	while (is_space(peek(w, 0)))
		w->at++;
	quote = peek(w, 0);
	start = w->at + 1;
	if (quote == '"' || quote == '\'') {
		bool *none = &w->no_quote[quote == '"'];

		end = *none ? SIZE_MAX : find_char(w->in, start, quote);
		if (end != SIZE_MAX) {
			w->at = end + 1;
			return str_sub(w->in, start, end);
		}
		*none = true;
	}
	start = w->at;
	while (w->at < w->in.len && !is_space(peek(w, 0)) && peek(w, 0) != '>')
		w->at++;
	return str_sub(w->in, start, w->at);
}

/* " name="value"" with whichever quotes the value does not hold. */
static void
put_attr(struct buf *out, enum html_attr name, struct str value)
{
	char quote = str_find_char(value, '"') == SIZE_MAX ? '"' : '\'';

	if (quote == '\'' && str_find_char(value, '\'') != SIZE_MAX)
		return;
	value = str_sub(value, 0, VALUE_MAX);
	/* Not in the middle of a character. */
	while (value.len > 0 && value.len == VALUE_MAX
	       && ((unsigned char)value.ptr[value.len - 1] & 0x80))
		value.len--;
	buf_add_char(out, ' ');
	buf_add_cstr(out, html_attr_name(name));
	buf_add_char(out, '=');
	buf_add_char(out, quote);
	buf_add(out, value);
	buf_add_char(out, quote);
}

/* Whether an attribute's value says that a script is linked data. */
static bool
says_ld(struct str value)
{
	return str_find(value, STR_LIT("ld+json")) != SIZE_MAX;
}

/* All attributes up to ">"; each name is kept once. */
static bool
wash_attrs(struct washer *w, bool is_kept)
{
	bool seen[ATTR_COUNT] = {false};
	bool is_ld = false;

	while (w->at < w->in.len && peek(w, 0) != '>') {
		size_t start = w->at;
		struct str name;
		struct str value = STR_EMPTY;
		enum html_attr attr;

		if (is_space(peek(w, 0)) || peek(w, 0) == '/') {
			w->at++;
			continue;
		}
		w->at++; /* whatever it is, even "=" */
		while (w->at < w->in.len && !is_space(peek(w, 0)) && peek(w, 0) != '='
		       && peek(w, 0) != '>' && peek(w, 0) != '/')
			w->at++;
		name = str_sub(w->in, start, w->at);
		for (start = w->at; is_space(peek(w, 0));)
			w->at++;
		if (peek(w, 0) == '=') {
			w->at++;
			value = take_value(w);
		} else {
			w->at = start;
		}
		attr = name.len < NAME_MAX_LEN ? html_attr_of(name) : ATTR_COUNT;
		if (attr == ATTR_COUNT || seen[attr])
			continue;
		seen[attr] = true;
		is_ld |= attr == ATTR_TYPE && says_ld(value);
		if (is_kept)
			put_attr(&w->out->markup, attr, value);
	}
	w->at += w->at < w->in.len;
	return is_ld;
}

static void
wash_tag(struct washer *w)
{
	struct buf *out = &w->out->markup;
	bool is_end = peek(w, 1) == '/';
	size_t start = w->at + 1 + is_end;
	enum html_tag tag;
	enum html_kind kind;
	bool is_ld;

	w->at = start;
	while (w->at < w->in.len && !is_space(peek(w, 0)) && peek(w, 0) != '>'
	       && peek(w, 0) != '/')
		w->at++;
	tag = w->at - start < NAME_MAX_LEN ? html_tag_of(str_sub(w->in, start, w->at))
	                                   : TAG_OTHER;
	kind = html_kind_of(tag);
	if (tag == TAG_NOSCRIPT && w->out->is_scriptless)
		kind = HTML_BLOCK;
	if (is_end || kind == HTML_GONE) {
		is_ld = wash_attrs(w, false);
		if (kind == HTML_GONE) {
			buf_add_char(out, ' ');
			if (!is_end)
				skip_content(w, tag, is_ld);
			return;
		}
		buf_add_cstr(out, "</");
		buf_add_cstr(out, html_tag_name(tag));
		buf_add_char(out, '>');
		return;
	}
	buf_add_char(out, '<');
	buf_add_cstr(out, html_tag_name(tag));
	(void)wash_attrs(w, true);
	buf_add_char(out, '>');
	if (tag == TAG_TITLE)
		put_title(w);
}

void
html_wash(struct str text, struct html_washed *out)
{
	struct washer w = {.in = text, .out = out};

	buf_reserve(&out->markup, text.len / 2);
	while (w.at < text.len) {
		size_t tag = find_char(text, w.at, '<');

		if (tag != w.at)
			put_text(&w, tag == SIZE_MAX ? text.len : tag);
		if (tag == SIZE_MAX)
			break;
		if (byte_is(peek(&w, 1), BYTE_LETTER)
		    || (peek(&w, 1) == '/' && byte_is(peek(&w, 2), BYTE_LETTER))) {
			wash_tag(&w);
		} else if (peek(&w, 1) == '!' && peek(&w, 2) == '-' && peek(&w, 3) == '-') {
			skip_comment(&w);
		} else if (peek(&w, 1) == '!' || peek(&w, 1) == '?' || peek(&w, 1) == '/') {
			skip_declaration(&w);
		} else {
			buf_add_cstr(&out->markup, "&lt;");
			w.at++;
		}
	}
}
