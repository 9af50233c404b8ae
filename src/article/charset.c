/* SPDX-License-Identifier: MIT */
/* See charset.h. */
#include "article/charset.h"

#include <stdlib.h>
#include <string.h>
#include <uchardet.h>
#include <uniconv.h>

#include "article/language.h"
#include "text/arena.h"

#include "text/banned.h"

enum {
	SAMPLE = 256 * 1024, /* [B] that a guess looks at */
	CHUNK = 64 * 1024,   /* [B] of lines converted at once where some are bad */
	LANGUAGE_SAMPLE = 4096, /* [B] that tell a language … */
	PLACE = 512,         /* … so many [B] at a time */
	PLACES = 16
};

static const char by_default[] = "WINDOWS-1252";

const char *
charset_find(struct str label)
{
	static const struct {
		const char *label;
		const char *name;
	} rows[] = {
#define X(label, name) {label, name},
#include "article/charset.def"
#undef X
	};

	label = str_trim(label);
	while (label.len > 1 && (label.ptr[0] == '"' || label.ptr[0] == '\''))
		label = str_trim(str_sub(label, 1, label.len - 1));
	/* Most papers declare none. */
	for (size_t i = 0; label.len > 0 && i < sizeof rows / sizeof *rows; i++) {
		if (str_eq_nocase(label, str_of(rows[i].label)))
			return rows[i].name;
	}
	return NULL;
}

/* ----------------------------------------------------------------- guessing */

/* What share of the bytes that are no ASCII controls, digits or spaces are
 * above ASCII, in hundredths. */
static size_t
share_above_ascii(struct str raw)
{
	size_t above = 0;
	size_t letters = 1;

	for (size_t i = 0; i < raw.len; i++) {
		unsigned char c = (unsigned char)raw.ptr[i];

		above += c >= 0x80;
		letters += c >= 'A';
	}
	return above * 100 / letters;
}

static bool
is_one_of(const char *name, const char *const *list)
{
	for (; *list; list++) {
		if (strcmp(*list, name) == 0)
			return true;
	}
	return false;
}

/* Statistics take a name or two in an English text for Polish. What language
 * the guess makes of it must be one that is written so. */
static bool
is_language_of(const char *name, struct str raw)
{
	static const struct {
		const char *charset;
		const char *languages;
	} rows[] = {
		{"WINDOWS-1250", "pl cs sk sl hr hu ro sq"},
		{"ISO-8859-2", "pl cs sk sl hr hu ro sq"},
		{"CP852", "pl cs sk sl hr hu ro sq"}, {"ISO-8859-16", "ro pl hr sl hu sq"},
		{"WINDOWS-1254", "tr az"}, {"WINDOWS-1257", "lt lv et pl"},
		{"ISO-8859-13", "lt lv et pl"}, {"ISO-8859-4", "lt lv et"},
	};
	struct span places[PLACES];
	struct str languages = STR_EMPTY;
	struct str told;
	struct buf text;
	uint32_t line;
	size_t bad;
	size_t n = 0;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (strcmp(rows[i].charset, name) == 0)
			languages = str_of(rows[i].languages);
	}
	buf_init(&text);
	if (!charset_convert(name, str_sub(raw, 0, LANGUAGE_SAMPLE), &text, &bad, &line))
		buf_clear(&text);
	for (size_t at = 0; at < text.len && n < PLACES; at += PLACE) {
		struct str place = str_sub(buf_str(&text), at, at + PLACE);

		places[n++] = (struct span){(uint32_t)at, (uint32_t)place.len};
	}
	told = language_tell(buf_str(&text), places, n, STR_EMPTY);
	buf_release(&text);
	return told.len == 0 || languages.len == 0 || str_find(languages, told) != SIZE_MAX;
}

static const char *const latin[] = {
	"WINDOWS-1250", "ISO-8859-2", "WINDOWS-1254", "WINDOWS-1257", "ISO-8859-13",
	"ISO-8859-4", "ISO-8859-15", "ISO-8859-16", "CP852", NULL,
};

/* A guess is trusted where the bytes bear it: charsets of several bytes a
 * character must fit to the last one; those of other scripts need a text that
 * is mostly in that script; Latin ones of other countries some letters more
 * than quotation marks and a name or two. */
static bool
is_borne_out(const char *name, struct str raw)
{
	static const char *const several[] = {"GB18030", "BIG5", "BIG5-HKSCS", "CP932",
	                                      "EUC-JP", "CP949", "ISO-2022-JP", NULL};
	size_t share = share_above_ascii(raw);
	uint32_t line;
	struct buf out;
	size_t bad;
	bool fits;

	/* It has been tried. */
	if (str_starts(str_of(name), STR_LIT("UTF")))
		return false;
	/* Its bytes are all ASCII; the switches between them are plain. */
	if (strcmp(name, "ISO-2022-JP") == 0)
		return true;
	if (is_one_of(name, latin))
		return share >= 3 && share <= 25 && is_language_of(name, raw);
	if (share < 25)
		return false;
	buf_init(&out);
	fits = charset_convert(name, raw, &out, &bad, &line);
	buf_release(&out);
	return fits && (bad == 0 || (!is_one_of(name, several) && bad * 200 < raw.len));
}

static bool
has_ukrainian(struct str raw)
{
	return memchr(raw.ptr, 0xA6, raw.len) || memchr(raw.ptr, 0xA7, raw.len)
	       || memchr(raw.ptr, 0xA4, raw.len);
}

const char *
charset_guess(struct str raw)
{
	static const char *const western[] = {"WINDOWS-1252", "MACINTOSH", "CP850", NULL};
	uchardet_t detector = uchardet_new();
	const char *name = NULL;
	const char *likely;
	size_t end = raw.len;

	/* A sample ends with a line, not inside a character. */
	if (end > SAMPLE)
		for (end = SAMPLE; end > SAMPLE / 2 && raw.ptr[end - 1] != '\n'; end--)
			;
	raw = str_sub(raw, 0, end);
	if (!detector)
		return by_default;
	if (uchardet_handle_data(detector, raw.ptr, raw.len) == 0) {
		uchardet_data_end(detector);
		name = charset_find(str_of(uchardet_get_charset(detector)));
	}
	uchardet_delete(detector);
	likely = charset_western(raw);
	if (!name || is_one_of(name, western) || !is_borne_out(name, raw)
	    || (is_one_of(name, latin) && strcmp(likely, by_default) != 0))
		return likely;
	/* The letters that Ukrainian has more are lines of boxes in the other. */
	return strcmp(name, "KOI8-R") == 0 && has_ukrainian(raw) ? "KOI8-U" : name;
}

/* --------------------------------------------------------------- converting */

/* Lines of which some bytes mean nothing: the converter writes '?' for them,
 * and tells by offsets where each came from. */
static bool
convert_damaged(const char *name, struct str raw, struct buf *out, size_t *bad,
                size_t *first)
{
	size_t *offsets = xcalloc(raw.len + 1, sizeof *offsets);
	size_t len = 0;
	char *text = (char *)u8_conv_from_encoding(name, iconveh_question_mark, raw.ptr,
	                                           raw.len, offsets, NULL, &len);
	size_t done = 0;

	for (size_t i = 0; text && i < raw.len; i++) {
		size_t at = offsets[i];

		if (at >= len || at < done || text[at] != '?' || raw.ptr[i] == '?')
			continue;
		buf_add(out, str_from(text + done, at - done));
		if (++*bad == 1)
			*first = out->len;
		buf_add_cstr(out, "\xEF\xBF\xBD");
		done = at + 1;
	}
	if (text)
		buf_add(out, str_from(text + done, len - done));
	free(offsets);
	free(text);
	return text != NULL;
}

static bool
convert_whole(const char *name, struct str raw, struct buf *out)
{
	size_t len = 0;
	char *text = (char *)u8_conv_from_encoding(name, iconveh_error, raw.ptr, raw.len,
	                                           NULL, NULL, &len);

	if (text)
		buf_add(out, str_from(text, len));
	free(text);
	return text != NULL;
}

static uint32_t
count_lines(struct str s)
{
	uint32_t n = 0;

	for (size_t i = 0; i < s.len; i++)
		n += s.ptr[i] == '\n';
	return n;
}

bool
charset_convert(const char *name, struct str raw, struct buf *out, size_t *bad,
                uint32_t *first_line)
{
	size_t start = out->len;
	size_t first = start;

	*bad = 0;
	*first_line = 1;
	if (raw.len == 0 || convert_whole(name, raw, out))
		return true;
	while (raw.len > 0) {
		size_t end = raw.len;
		struct str part;

		if (end > CHUNK)
			for (end = CHUNK; end > 1 && raw.ptr[end - 1] != '\n'; end--)
				;
		part = str_sub(raw, 0, end > 1 || raw.len == 1 ? end : CHUNK);
		if (!convert_whole(name, part, out)
		    && !convert_damaged(name, part, out, bad, &first)) {
			if (out->len > start)
				out->ptr[start] = '\0';
			out->len = start;
			return false;
		}
		raw = str_sub(raw, part.len, raw.len);
	}
	*first_line += count_lines(str_sub(buf_str(out), start, first));
	return true;
}
