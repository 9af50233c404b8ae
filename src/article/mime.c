/* SPDX-License-Identifier: MIT */
/* See mime.h. */
#include "article/mime.h"

#include "article/decode.h"

#include "text/byte.h"

#include "text/banned.h"

/* ------------------------------------------------------------------- header */

/* One line with its end taken off; false at the end. */
static bool
next_line(struct str *rest, struct str *line)
{
	if (rest->len == 0 || !str_cut(rest, '\n', line))
		return false;
	if (line->len > 0 && line->ptr[line->len - 1] == '\r')
		line->len--;
	return true;
}

struct str
mime_head(struct str raw, struct str *body)
{
	struct str rest = raw;
	struct str line;

	while (next_line(&rest, &line)) {
		if (line.len == 0) {
			*body = rest;
			return str_sub(raw, 0, (size_t)(line.ptr - raw.ptr));
		}
	}
	*body = STR_EMPTY;
	return raw;
}

static bool
is_folded(struct str rest)
{
	return rest.len > 0 && (rest.ptr[0] == ' ' || rest.ptr[0] == '\t');
}

bool
mime_field(struct str head, const char *name, struct buf *out)
{
	struct str wanted = str_of(name);
	struct str rest = head;
	struct str line;

	buf_clear(out);
	while (next_line(&rest, &line)) {
		if (line.len <= wanted.len || line.ptr[wanted.len] != ':'
		    || !str_eq_nocase(str_sub(line, 0, wanted.len), wanted))
			continue;
		buf_add(out, str_trim(str_sub(line, wanted.len + 1, line.len)));
		while (is_folded(rest) && next_line(&rest, &line)) {
			buf_add_char(out, ' ');
			buf_add(out, str_trim(line));
		}
		return true;
	}
	return false;
}

struct str
mime_value(struct str field)
{
	size_t end = str_find_char(field, ';');

	return str_trim(str_sub(field, 0, end == SIZE_MAX ? field.len : end));
}

/* ----------------------------------------------------------------- encodings */

/* "=E9" or "%E9" at `at`: the byte, or -1. */
static int
hex_pair(struct str s, size_t at)
{
	int high = at + 1 < s.len ? byte_hex(s.ptr[at + 1]) : -1;
	int low = at + 2 < s.len ? byte_hex(s.ptr[at + 2]) : -1;

	return high < 0 || low < 0 ? -1 : high * 16 + low;
}

static void
from_quoted(struct str s, struct buf *out)
{
	for (size_t i = 0; i < s.len; i++) {
		int byte = s.ptr[i] == '=' ? hex_pair(s, i) : -1;
		size_t end = i + 1;

		if (byte >= 0) {
			buf_add_char(out, (char)byte);
			i += 2;
			continue;
		}
		if (s.ptr[i] != '=') {
			buf_add_char(out, s.ptr[i]);
			continue;
		}
		/* A soft line end; spaces before it were added on the way. */
		while (end < s.len && (s.ptr[end] == ' ' || s.ptr[end] == '\t'
		                       || s.ptr[end] == '\r'))
			end++;
		if (end >= s.len || s.ptr[end] == '\n')
			i = end;
		else
			buf_add_char(out, '=');
	}
}

static int
base64_digit(char c)
{
	if (c >= 'A' && c <= 'Z')
		return c - 'A';
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 26;
	if (c >= '0' && c <= '9')
		return c - '0' + 52;
	return c == '+' || c == '-' ? 62 : c == '/' || c == '_' ? 63 : -1;
}

/* Whatever is no digit is passed over; "=" begins anew, as in mails that were
 * joined from encoded pieces. */
static void
from_base64(struct str s, struct buf *out)
{
	uint32_t bits = 0;
	int n = 0;

	buf_reserve(out, s.len / 4 * 3 + 3);
	for (size_t i = 0; i < s.len; i++) {
		int digit = base64_digit(s.ptr[i]);

		if (s.ptr[i] == '=')
			n = 0;
		if (digit < 0)
			continue;
		bits = bits << 6 | (uint32_t)digit;
		n += 6;
		if (n >= 8) {
			n -= 8;
			buf_add_char(out, (char)(bits >> n & 0xFF));
		}
	}
}

void
mime_decode(struct str body, struct str encoding, struct buf *out)
{
	if (str_eq_nocase(encoding, STR_LIT("quoted-printable")))
		from_quoted(body, out);
	else if (str_eq_nocase(encoding, STR_LIT("base64")))
		from_base64(body, out);
	else
		buf_add(out, body);
}

/* -------------------------------------------------------------------- words */

/* The same with a space for each control character, which would make it no
 * text. */
static void
add_harmless(struct str bytes, struct buf *out)
{
	for (size_t i = 0; i < bytes.len; i++)
		buf_add_char(out, (unsigned char)bytes.ptr[i] < ' ' ? ' ' : bytes.ptr[i]);
}

/* Appends bytes of a charset in UTF-8; what is no text in it, not at all. */
static void
add_in_utf8(struct str bytes, struct str charset, struct buf *out)
{
	struct decode_hints hints = {.declared = charset};
	struct buf harmless;
	struct buf text;

	buf_init(&harmless);
	buf_init(&text);
	add_harmless(bytes, &harmless);
	if (bytes.len > 0
	    && (decode(bytes, &hints, STR_EMPTY, &text, NULL) == STATUS_OK
	        || decode(buf_str(&harmless), &hints, STR_EMPTY, &text, NULL) == STATUS_OK))
		buf_add(out, buf_str(&text));
	buf_release(&harmless);
	buf_release(&text);
}

struct word {
	struct str charset;
	char kind; /* 'q' or 'b' */
	struct str text;
	size_t end;
};

/* "=?charset?Q?text?=" at `at`. */
static bool
word_at(struct str s, size_t at, struct word *w)
{
	struct str rest = str_sub(s, at, s.len);
	struct str kind;
	size_t end;

	if (!str_starts(rest, STR_LIT("=?")))
		return false;
	rest = str_sub(rest, 2, rest.len);
	if (!str_cut(&rest, '?', &w->charset) || !str_cut(&rest, '?', &kind) || kind.len != 1)
		return false;
	w->kind = (char)(kind.ptr[0] | 0x20);
	end = str_find(rest, STR_LIT("?="));
	if (end == SIZE_MAX || (w->kind != 'q' && w->kind != 'b'))
		return false;
	w->text = str_sub(rest, 0, end);
	w->end = (size_t)(rest.ptr - s.ptr) + end + 2;
	/* RFC 2231 puts a language behind the charset. */
	end = str_find_char(w->charset, '*');
	w->charset = str_sub(w->charset, 0, end == SIZE_MAX ? w->charset.len : end);
	return true;
}

static void
word_bytes(const struct word *w, struct buf *out)
{
	size_t start = out->len;

	if (w->kind == 'b') {
		from_base64(w->text, out);
		return;
	}
	from_quoted(w->text, out);
	for (size_t i = start; i < out->len; i++) {
		if (out->ptr[i] == '_')
			out->ptr[i] = ' ';
	}
}

/* Words side by side are one text: a character may be cut between them. */
static size_t
add_words(struct str s, size_t at, struct buf *out)
{
	struct word first;
	struct word next;
	struct buf bytes;
	size_t gap;

	if (!word_at(s, at, &first))
		return at;
	buf_init(&bytes);
	word_bytes(&first, &bytes);
	for (at = first.end;; at = next.end) {
		for (gap = at; gap < s.len && (s.ptr[gap] == ' ' || s.ptr[gap] == '\t'); gap++)
			;
		if (!word_at(s, gap, &next))
			break;
		if (!str_eq_nocase(next.charset, first.charset)) {
			at = gap;
			break;
		}
		word_bytes(&next, &bytes);
	}
	add_in_utf8(buf_str(&bytes), first.charset, out);
	buf_release(&bytes);
	return at;
}

void
mime_words(struct str field, struct buf *out)
{
	size_t from = 0;

	for (size_t at = 0; at < field.len;) {
		size_t end = field.ptr[at] == '=' ? at : SIZE_MAX;

		if (end == at) {
			add_in_utf8(str_sub(field, from, at), STR_EMPTY, out);
			from = at;
			end = add_words(field, at, out);
			if (end > at)
				from = end;
		}
		at = end == SIZE_MAX || end == at ? at + 1 : end;
	}
	add_in_utf8(str_sub(field, from, field.len), STR_EMPTY, out);
}

/* --------------------------------------------------------------- parameters */

/* "utf-8'en'a%20b" */
static void
add_extended(struct str value, struct buf *out)
{
	struct str charset = STR_EMPTY;
	struct str language;
	struct str rest = value;
	struct buf bytes;

	if (!str_cut(&rest, '\'', &charset) || !str_cut(&rest, '\'', &language)) {
		rest = value;
		charset = STR_EMPTY;
	}
	buf_init(&bytes);
	for (size_t i = 0; i < rest.len; i++) {
		int byte = rest.ptr[i] == '%' ? hex_pair(rest, i) : -1;

		buf_add_char(&bytes, byte >= 0 ? (char)byte : rest.ptr[i]);
		i += byte >= 0 ? 2 : 0;
	}
	add_in_utf8(buf_str(&bytes), charset, out);
	buf_release(&bytes);
}

/* One parameter behind a semicolon; moves *rest behind it. */
static bool
next_param(struct str *rest, struct str *name, struct buf *value)
{
	size_t i = 0;
	struct str s = *rest;

	buf_clear(value);
	while (i < s.len && (s.ptr[i] == ';' || s.ptr[i] == ' ' || s.ptr[i] == '\t'))
		i++;
	*name = str_sub(s, i, s.len);
	while (i < s.len && s.ptr[i] != '=' && s.ptr[i] != ';')
		i++;
	*name = str_trim(str_sub(*name, 0, (size_t)(s.ptr + i - name->ptr)));
	if (name->len == 0)
		return false;
	i += i < s.len && s.ptr[i] == '=';
	while (i < s.len && s.ptr[i] == ' ')
		i++;
	if (i < s.len && s.ptr[i] == '"') {
		for (i++; i < s.len && s.ptr[i] != '"'; i++) {
			i += s.ptr[i] == '\\' && i + 1 < s.len;
			buf_add_char(value, s.ptr[i]);
		}
		while (i < s.len && s.ptr[i] != ';')
			i++;
	} else {
		while (i < s.len && s.ptr[i] != ';')
			buf_add_char(value, s.ptr[i++]);
	}
	*rest = str_sub(s, i, s.len);
	return true;
}

bool
mime_param(struct str field, const char *name, struct buf *out)
{
	struct str wanted = str_of(name);
	size_t semicolon = str_find_char(field, ';');
	struct str rest = str_sub(field, semicolon == SIZE_MAX ? field.len : semicolon,
	                          field.len);
	struct str found;
	struct buf value;
	bool has_any = false;

	buf_init(&value);
	while (next_param(&rest, &found, &value)) {
		struct str tail = str_sub(found, wanted.len, found.len);

		if (!str_eq_nocase(str_sub(found, 0, wanted.len), wanted)
		    || (tail.len > 0 && tail.ptr[0] != '*'))
			continue;
		/* "name", "name*", "name*0", "name*1*" … in their order. */
		if (tail.len > 0 && tail.ptr[tail.len - 1] == '*')
			add_extended(buf_str(&value), out);
		else
			mime_words(str_trim(buf_str(&value)), out);
		has_any = true;
	}
	buf_release(&value);
	return has_any;
}

void
mime_mailbox(struct str field, struct buf *name, struct buf *address)
{
	size_t open = str_find_char(field, '<');
	size_t close = str_find_char(field, '>');
	struct str who = field;

	if (open == SIZE_MAX || close == SIZE_MAX || close < open) {
		/* "a@b (Name)" */
		open = str_find_char(field, '(');
		close = str_find_char(field, ')');
		if (open != SIZE_MAX && close != SIZE_MAX && close > open) {
			mime_words(str_sub(field, open + 1, close), name);
			who = str_sub(field, 0, open);
		}
		mime_words(str_trim(who), address);
		return;
	}
	mime_words(str_trim(str_sub(field, open + 1, close)), address);
	who = str_trim(str_sub(field, 0, open));
	while (who.len > 1 && who.ptr[0] == '"' && who.ptr[who.len - 1] == '"')
		who = str_trim(str_sub(who, 1, who.len - 1));
	mime_words(who, name);
}

/* ---------------------------------------------------------------- multipart */

/* The next line that begins with the boundary: where it begins, and what is
 * behind it. */
static bool
find_boundary(struct str s, struct str boundary, size_t from, size_t *start,
              size_t *end, bool *is_last)
{
	for (size_t at = from; at < s.len;) {
		struct str line = str_sub(s, at, s.len);
		size_t len = str_find_char(line, '\n');
		struct str tail;

		line = str_sub(line, 0, len == SIZE_MAX ? line.len : len + 1);
		tail = str_sub(line, 2 + boundary.len, line.len);
		if (str_starts(line, STR_LIT("--"))
		    && str_eq(str_sub(line, 2, 2 + boundary.len), boundary)) {
			*is_last = str_starts(tail, STR_LIT("--"));
			tail = str_trim(str_sub(tail, *is_last ? 2 : 0, tail.len));
			if (tail.len == 0) {
				*start = at;
				*end = at + line.len;
				return true;
			}
		}
		at += line.len;
	}
	return false;
}

bool
mime_next_part(struct str *rest, struct str boundary, struct str *part)
{
	size_t start;
	size_t end;
	size_t next;
	size_t behind;
	bool is_last;

	if (boundary.len == 0 || !find_boundary(*rest, boundary, 0, &start, &end, &is_last)
	    || is_last)
		return false;
	if (!find_boundary(*rest, boundary, end, &next, &behind, &is_last))
		next = rest->len;
	*part = str_sub(*rest, end, next);
	/* The line end before a boundary belongs to the boundary. */
	if (part->len > 0 && next < rest->len)
		part->len--;
	if (part->len > 0 && next < rest->len && part->ptr[part->len - 1] == '\r')
		part->len--;
	*rest = str_sub(*rest, next, rest->len);
	return part->len > 0 || rest->len > 0;
}
