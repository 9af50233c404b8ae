/* SPDX-License-Identifier: MIT */
/*
 * Pieces of text on their way out: strings of JSON, text fit for a terminal,
 * cells of a table, numbers that no locale touches.
 */
#include "export/emit_int.h"

#include "export/export.h"
#include "text/utf8.h"

#include "text/banned.h"

static const struct str replacement = {"\xef\xbf\xbd", 3};

/* -------------------------------------------------------------------- strings */

/* Length of the run from `at` that needs no care: printable ASCII. */
static size_t
plain_run(struct str s, size_t at)
{
	size_t i = at;

	while (i < s.len && s.ptr[i] >= 0x20 && s.ptr[i] < 0x7f &&
	       s.ptr[i] != '"' && s.ptr[i] != '\\')
		i++;
	return i - at;
}

/* A code point at `i` that is truly there, not a bad byte taken for one. */
static bool
is_valid_at(struct str s, size_t i, size_t len)
{
	return utf8_check(str_sub(s, i, i + len)) == len;
}

static void
escape(struct buf *out, uint32_t cp)
{
	if (cp == '"' || cp == '\\') {
		buf_add_char(out, '\\');
		buf_add_char(out, (char)cp);
	} else if (cp == '\n') {
		buf_add_cstr(out, "\\n");
	} else if (cp == '\t') {
		buf_add_cstr(out, "\\t");
	} else if (cp == '\r') {
		buf_add_cstr(out, "\\r");
	} else if (cp < 0x10000) {
		buf_addf(out, "\\u%04x", (unsigned int)cp);
	} else {
		cp -= 0x10000;
		buf_addf(out, "\\u%04x\\u%04x", 0xd800u + (unsigned int)(cp >> 10),
		         0xdc00u + (unsigned int)(cp & 0x3ff));
	}
}

void
export_json_str(struct buf *out, struct str s)
{
	size_t i = 0;

	buf_reserve(out, s.len + 2);
	buf_add_char(out, '"');
	while (i < s.len) {
		size_t n = plain_run(s, i);
		uint32_t cp;

		buf_add(out, str_sub(s, i, i + n));
		i += n;
		if (i >= s.len)
			break;
		cp = utf8_get(s, i, &n);
		if (!is_valid_at(s, i, n))
			buf_add(out, replacement);
		else if (cp == '"' || cp == '\\' || utf8_is_unsafe(cp))
			escape(out, cp);
		else
			buf_add(out, str_sub(s, i, i + n));
		i += n;
	}
	buf_add_char(out, '"');
}

void
export_safe(struct buf *out, struct str s)
{
	size_t n;

	for (size_t i = 0; i < s.len; i += n) {
		uint32_t cp = utf8_get(s, i, &n);

		if (cp == '\r' && i + 1 < s.len && s.ptr[i + 1] == '\n')
			continue; /* a line end of another system */
		if (cp == '\n' || cp == '\t' ||
		    (!utf8_is_unsafe(cp) && is_valid_at(s, i, n)))
			buf_add(out, str_sub(s, i, i + n));
		else
			buf_add(out, replacement);
	}
}

static void
add_one_line(struct buf *out, struct str s)
{
	bool is_after_word = false;
	bool wants_space = false;
	size_t n;

	for (size_t i = 0; i < s.len; i += n) {
		uint32_t cp = utf8_get(s, i, &n);

		if (utf8_is_space(cp)) {
			wants_space = is_after_word;
			continue;
		}
		if (wants_space)
			buf_add_char(out, ' ');
		wants_space = false;
		is_after_word = true;
		export_safe(out, str_sub(s, i, i + n));
	}
}

void
emit_cell(struct buf *out, struct str s, int cells)
{
	size_t start = out->len;
	struct str line;
	size_t fit;
	int width;

	add_one_line(out, s);
	if (cells == 0)
		return;
	line = str_from(out->ptr + start, out->len - start);
	width = utf8_width(line);
	if (width > cells) {
		fit = utf8_fit(line, cells - 1, &width);
		out->len = start + fit;
		buf_add_cstr(out, "…");
		width++;
	}
	for (; width < cells; width++)
		buf_add_char(out, ' ');
}

void
emit_name(struct buf *out, struct str s)
{
	size_t n;

	for (size_t i = 0; i < s.len; i += n) {
		uint32_t cp = utf8_get(s, i, &n);

		/* What export_safe keeps of blanks would make two names of one. */
		if (cp == '\n' || cp == '\t')
			buf_add(out, replacement);
		else
			export_safe(out, str_sub(s, i, i + n));
	}
}

/* -------------------------------------------------------------------- numbers */

void
emit_score(struct buf *out, float score)
{
	int hundredths = (int)(score * 100.0f + 0.5f);

	if (hundredths < 0)
		hundredths = 0;
	if (hundredths > 100)
		hundredths = 100;
	char digits[4] = {(char)('0' + hundredths / 100), '.',
	                  (char)('0' + hundredths / 10 % 10),
	                  (char)('0' + hundredths % 10)};
	buf_add(out, str_from(digits, sizeof digits));
}

void
emit_day(struct buf *out, struct day d)
{
	if (day_is_none(d)) {
		buf_add_cstr(out, "null");
		return;
	}
	buf_add_char(out, '"');
	day_format(out, d);
	buf_add_char(out, '"');
}
