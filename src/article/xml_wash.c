/* SPDX-License-Identifier: MIT */
/*
 * Nearly XML to XML: see xml_int.h.  One pass; a stack of the elements that are
 * open says which end tags mean something.  A bomb of entities comes to
 * nothing, since what a document declares is put in once, as text, and in all
 * not more often than the document is long.
 */
#include "article/xml_int.h"

#include <libxml/HTMLparser.h>

#include "text/byte.h"
#include "text/map.h"
#include "text/utf8.h"
#include "text/vec.h"

#include "text/banned.h"

enum {
	DEPTH_MAX = 200,       /* libxml2 gives up at 256 */
	NAME_MAX_LEN = 256,    /* [B] of an element or an attribute */
	ENTITY_NAME_MAX = 32,  /* [B] … */
	ENTITY_MAX = 256,      /* [B] … of what one stands for … */
	ENTITIES_MAX = 1024,   /* … and how many a document declares */
	ATTRS_MAX = 64
};

struct washer {
	struct str in;
	size_t at;
	struct buf *out;
	VEC(struct str) open;    /* names of elements, borrowed from in */
	VEC(struct str) values;  /* of declared entities */
	struct map entities;     /* their names: index into values */
	size_t expanded;         /* [B] that came out of them */
	/* Nothing of the sort comes any more, so that it is not looked for
	 * again and again. */
	bool no_end[3];          /* of marks */
	bool has_doctype;
	bool has_root;
	bool is_damaged;
};

/* ---------------------------------------------------------------------- text */

static bool
is_name_byte(char c)
{
	return byte_is(c, BYTE_LETTER) || byte_is(c, BYTE_DIGIT) || c == '_' || c == ':'
	       || c == '-' || c == '.' || (unsigned char)c >= 0x80;
}

static bool
begins_name(char c)
{
	return byte_is(c, BYTE_LETTER) || c == '_' || c == ':' || (unsigned char)c >= 0x80;
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static char
peek(const struct washer *w, size_t ahead)
{
	return w->at + ahead < w->in.len ? w->in.ptr[w->at + ahead] : '\0';
}

static bool
is_at(const struct washer *w, const char *word)
{
	return str_starts(str_sub(w->in, w->at, w->in.len), str_of(word));
}

/* Offset of the next `word` from `from` on, or SIZE_MAX. */
static size_t
find(const struct washer *w, size_t from, const char *word)
{
	size_t at = str_find(str_sub(w->in, from, w->in.len), str_of(word));

	return at == SIZE_MAX ? SIZE_MAX : from + at;
}

static bool
is_character(uint32_t cp)
{
	return cp == '\t' || cp == '\n' || cp == '\r'
	       || (cp >= 0x20 && cp < 0xD800) || (cp >= 0xE000 && cp < 0xFFFE)
	       || (cp >= 0x10000 && cp <= 0x10FFFF);
}

/* One character of text; those that XML does not have part words at least. */
static void
put_character(struct buf *out, uint32_t cp)
{
	char bytes[4];

	if (cp == '<')
		buf_add_cstr(out, "&lt;");
	else if (cp == '>')
		buf_add_cstr(out, "&gt;");
	else if (cp == '&')
		buf_add_cstr(out, "&amp;");
	else if (cp == '"')
		buf_add_cstr(out, "&quot;");
	else
		buf_add(out, str_from(bytes, utf8_put(bytes, is_character(cp) ? cp : ' ')));
}

/* The bytes as they are, but for characters that XML does not have. */
static void
put_raw(struct washer *w, size_t to)
{
	struct buf *out = w->out;
	size_t start = out->len;

	buf_add(out, str_sub(w->in, w->at, to));
	for (size_t i = start; i < out->len; i++) {
		unsigned char c = (unsigned char)out->ptr[i];
		bool is_none = c == 0xEF && i + 2 < out->len
		               && (unsigned char)out->ptr[i + 1] == 0xBF
		               && (unsigned char)out->ptr[i + 2] >= 0xBE;

		if (c < 0x20 && !is_space((char)c))
			out->ptr[i] = ' ';
		else if (is_none)
			memcpy(out->ptr + i, "   ", 3);
	}
	w->at = to;
}

/* "#233" or "#xE9" as a character; 0 if it is none. */
static uint32_t
character_of(struct str name)
{
	bool is_hex = name.len > 1 && (name.ptr[1] | 0x20) == 'x';
	uint32_t cp = 0;

	for (size_t i = is_hex ? 2 : 1; i < name.len; i++) {
		int digit = byte_hex(name.ptr[i]);

		if (digit < 0 || (!is_hex && digit > 9))
			return 0;
		cp = cp * (is_hex ? 16 : 10) + (uint32_t)digit;
		if (cp > 0x10FFFF)
			return 0;
	}
	return cp;
}

static const htmlEntityDesc *
entity_of_html(struct str name)
{
	char word[ENTITY_NAME_MAX + 1];

	if (name.len > ENTITY_NAME_MAX)
		return NULL;
	memcpy(word, name.ptr, name.len);
	word[name.len] = '\0';
	return htmlEntityLookup((const xmlChar *)word);
}

/* The name between "&" and ";" at `at` of s; empty if it is no entity. */
static struct str
entity_name(struct str s, size_t at)
{
	size_t end = at + 1;

	end += end < s.len && s.ptr[end] == '#';
	while (end < s.len && end - at <= ENTITY_NAME_MAX && is_name_byte(s.ptr[end]))
		end++;
	return str_sub(s, at + 1, end < s.len && s.ptr[end] == ';' ? end : at + 1);
}

/* What a declared entity stands for: text, with nothing but characters by
 * number in it. */
static void
put_value(struct washer *w, struct str value)
{
	size_t len;

	w->expanded += value.len;
	if (w->expanded > w->in.len)
		return;
	for (size_t i = 0; i < value.len; i += len) {
		struct str name = value.ptr[i] == '&' ? entity_name(value, i) : STR_EMPTY;
		uint32_t cp = utf8_get(value, i, &len);

		if (name.len > 1 && name.ptr[0] == '#') {
			cp = character_of(name);
			len = name.len + 2;
		}
		put_character(w->out, cp);
	}
}

/* At "&". */
static void
put_reference(struct washer *w)
{
	static const char *const own[] = {"amp", "lt", "gt", "quot", "apos"};
	struct str name = entity_name(w->in, w->at);
	const htmlEntityDesc *known;
	uint32_t i;

	if (name.len == 0) {
		buf_add_cstr(w->out, "&amp;");
		w->at++;
		return;
	}
	w->at += name.len + 2;
	for (size_t k = 0; k < sizeof own / sizeof *own; k++) {
		if (str_eq(name, str_of(own[k]))) {
			buf_addf(w->out, "&%s;", own[k]);
			return;
		}
	}
	i = map_get(&w->entities, name);
	known = entity_of_html(name);
	if (name.ptr[0] == '#')
		put_character(w->out, character_of(name));
	else if (i != MAP_NONE)
		put_value(w, w->values.ptr[i]);
	else if (known)
		put_character(w->out, known->value);
	else
		buf_addf(w->out, "&amp;%.*s;", STR_ARG(name));
}

/* Text up to the next tag, or an attribute's value up to `to`. */
static void
put_text(struct washer *w, size_t to)
{
	while (w->at < to) {
		size_t next = w->at;

		while (next < to && w->in.ptr[next] != '&' && w->in.ptr[next] != '<'
		       && w->in.ptr[next] != '"' && w->in.ptr[next] != '>')
			next++;
		put_raw(w, next);
		if (next == to)
			break;
		if (w->in.ptr[next] == '&')
			put_reference(w);
		else
			put_character(w->out, (unsigned char)w->in.ptr[w->at++]);
	}
}

/* ---------------------------------------------------------------------- tags */

/* Names of letters beyond ASCII are not asked for by anybody. */
static void
put_name(struct buf *out, struct str name)
{
	for (size_t i = 0; i < name.len; i++)
		buf_add_char(out, (unsigned char)name.ptr[i] >= 0x80 ? '_' : name.ptr[i]);
}

static struct str
take_name(struct washer *w)
{
	size_t start = w->at;

	while (is_name_byte(peek(w, 0)))
		w->at++;
	return str_sub(w->in, start, w->at);
}

static void
skip_space(struct washer *w)
{
	while (is_space(peek(w, 0)))
		w->at++;
}

/* An attribute's value, in quotes or up to the next space. */
static struct str
take_value(struct washer *w)
{
	char quote = peek(w, 0);
	size_t start = w->at;

	if (quote == '"' || quote == '\'') {
		size_t end = ++start;

		while (end < w->in.len && w->in.ptr[end] != quote && w->in.ptr[end] != '<')
			end++;
		if (end < w->in.len && w->in.ptr[end] == quote) {
			w->at = end + 1;
			return str_sub(w->in, start, end);
		}
		w->at++;
	}
	while (w->at < w->in.len && !is_space(peek(w, 0)) && peek(w, 0) != '>'
	       && peek(w, 0) != '<')
		w->at++;
	return str_sub(w->in, start, w->at);
}

static void
put_attr(struct washer *w, struct str name, struct str value)
{
	size_t behind = w->at;

	buf_add_char(w->out, ' ');
	put_name(w->out, name);
	buf_add_cstr(w->out, "=\"");
	w->at = (size_t)(value.ptr - w->in.ptr);
	if (value.len > 0)
		put_text(w, w->at + value.len);
	w->at = behind;
	buf_add_char(w->out, '"');
}

static bool
has_seen(const struct str *seen, size_t n, struct str name)
{
	for (size_t i = 0; i < n; i++) {
		if (str_eq(seen[i], name))
			return true;
	}
	return false;
}

/* Up to the tag's end; each attribute once.  True if the element is empty. */
static bool
wash_attrs(struct washer *w, bool is_kept)
{
	struct str seen[ATTRS_MAX];
	size_t n = 0;
	bool is_empty = false;

	while (w->at < w->in.len && peek(w, 0) != '>' && peek(w, 0) != '<') {
		struct str value = STR_EMPTY;
		struct str name;

		if (!begins_name(peek(w, 0))) {
			is_empty = peek(w, 0) == '/';
			w->at++;
			continue;
		}
		is_empty = false;
		name = take_name(w);
		skip_space(w);
		if (peek(w, 0) == '=') {
			w->at++;
			skip_space(w);
			value = take_value(w);
		}
		if (!is_kept || n == ATTRS_MAX || name.len > NAME_MAX_LEN
		    || has_seen(seen, n, name) || name.ptr[0] == ':')
			continue;
		seen[n++] = name;
		put_attr(w, name, value);
	}
	w->at += peek(w, 0) == '>';
	return is_empty;
}

static void
close_last(struct washer *w)
{
	buf_add_cstr(w->out, "</");
	put_name(w->out, vec_last(&w->open));
	buf_add_char(w->out, '>');
	w->open.len--;
}

/* An end tag closes what is open inside of its element; one that closes
 * nothing is left out. */
static void
wash_end(struct washer *w)
{
	size_t depth = w->open.len;
	struct str name;

	w->at += 2;
	name = take_name(w);
	(void)wash_attrs(w, false);
	while (depth > 0 && !str_eq(w->open.ptr[depth - 1], name))
		depth--;
	w->is_damaged |= depth == 0 || depth < w->open.len;
	while (depth > 0 && w->open.len >= depth)
		close_last(w);
}

static void
wash_start(struct washer *w)
{
	struct str name;
	bool is_kept;
	bool is_empty;

	w->at++;
	name = take_name(w);
	is_kept = w->open.len < DEPTH_MAX && name.len <= NAME_MAX_LEN && name.ptr[0] != ':';
	if (is_kept) {
		buf_add_char(w->out, '<');
		put_name(w->out, name);
	}
	is_empty = wash_attrs(w, is_kept);
	if (!is_kept)
		return;
	w->has_root = true;
	buf_add_cstr(w->out, is_empty ? "/>" : ">");
	if (!is_empty)
		vec_push(&w->open, name);
}

/* ------------------------------------------------------------- declarations */

/* <!ENTITY name "value">, w->at behind "<!ENTITY"; what lies in other files, or
 * is long, stands for nothing. */
static void
read_entity(struct washer *w)
{
	struct str name;
	struct str value = STR_EMPTY;

	skip_space(w);
	if (!begins_name(peek(w, 0)))
		return;
	name = take_name(w);
	skip_space(w);
	if (peek(w, 0) == '"' || peek(w, 0) == '\'')
		value = take_value(w);
	if (w->values.len >= ENTITIES_MAX || name.len > ENTITY_NAME_MAX
	    || map_get(&w->entities, name) != MAP_NONE)
		return;
	map_set(&w->entities, name, (uint32_t)w->values.len);
	vec_push(&w->values, value.len > ENTITY_MAX ? STR_EMPTY : value);
}

/* "<!DOCTYPE … [ … ]>": to its end, remembering the entities. */
static void
skip_doctype(struct washer *w)
{
	size_t start = w->at;
	bool is_inside = false;

	w->has_doctype = true;
	for (w->at += 2; w->at < w->in.len; w->at++) {
		char c = peek(w, 0);
		size_t end = c == '"' || c == '\'' ? find(w, w->at + 1, c == '"' ? "\"" : "'")
		                                   : SIZE_MAX;

		if (is_at(w, "<!ENTITY")) {
			w->at += 8;
			read_entity(w);
			w->at--;
		} else if (is_at(w, "<!--")) {
			end = find(w, w->at + 4, "-->");
			w->at = end == SIZE_MAX ? w->in.len : end + 2;
		} else if (end != SIZE_MAX) {
			w->at = end;
		} else if (c == '[' || c == ']') {
			is_inside = c == '[';
		} else if (c == '>' && !is_inside) {
			w->at++;
			return;
		}
	}
	/* Never closed: the text after it is better kept than lost. */
	w->at = find(w, start, ">");
	w->at = w->at == SIZE_MAX ? w->in.len : w->at + 1;
}

/* Comments, instructions and declarations. */
enum mark {
	MARK_COMMENT,
	MARK_INSTRUCTION,
	MARK_DECLARATION
};

/* To the end of one; of one that does not end, the sign alone. */
static void
skip_mark(struct washer *w, enum mark mark)
{
	static const char *const ends[] = {"-->", "?>", ">"};
	size_t end = w->no_end[mark] ? SIZE_MAX : find(w, w->at + 2, ends[mark]);

	w->no_end[mark] = end == SIZE_MAX;
	w->at = end == SIZE_MAX ? w->at + 2 : end + strlen(ends[mark]);
}

static void
wash_cdata(struct washer *w)
{
	size_t end = find(w, w->at, "]]>");

	if (w->open.len == 0) {
		w->at += 9;
		return;
	}
	w->is_damaged |= end == SIZE_MAX;
	put_raw(w, end == SIZE_MAX ? w->in.len : end + 3);
	if (end == SIZE_MAX)
		buf_add_cstr(w->out, "]]>");
}

static void
wash_mark(struct washer *w)
{
	if (is_at(w, "<![CDATA["))
		wash_cdata(w);
	else if (is_at(w, "<!--"))
		skip_mark(w, MARK_COMMENT);
	else if (is_at(w, "<!DOCTYPE") && !w->has_doctype)
		skip_doctype(w);
	else if (peek(w, 1) == '?')
		skip_mark(w, MARK_INSTRUCTION);
	else if (peek(w, 1) == '!')
		skip_mark(w, MARK_DECLARATION);
	else if (peek(w, 1) == '/' && begins_name(peek(w, 2)))
		wash_end(w);
	else if (begins_name(peek(w, 1)))
		wash_start(w);
	else if (w->open.len > 0)
		put_text(w, w->at + 1);
	else
		w->at++;
}

bool
xml_wash(struct str text, struct buf *out)
{
	struct washer w = {.in = text, .out = out};

	vec_init(&w.open);
	vec_init(&w.values);
	map_init(&w.entities);
	buf_reserve(out, text.len);
	while (w.at < text.len && !(w.has_root && w.open.len == 0)) {
		size_t tag = find(&w, w.at, "<");

		tag = tag == SIZE_MAX ? text.len : tag;
		if (tag == w.at)
			wash_mark(&w);
		else if (w.open.len > 0)
			put_text(&w, tag);
		else
			w.at = tag;
	}
	w.is_damaged |= w.open.len > 0;
	while (w.open.len > 0)
		close_last(&w);
	map_release(&w.entities);
	vec_release(&w.values);
	vec_release(&w.open);
	return w.is_damaged;
}
