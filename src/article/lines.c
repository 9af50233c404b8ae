/* SPDX-License-Identifier: MIT */
/*
 * What a piece of plain text looks like: its size, its letters, how it ends,
 * whether it is a list item or a field.  Shape only; what it means is decided
 * by those who know where it stands.
 */
#include "article/plain_int.h"

#include "text/byte.h"
#include "text/utf8.h"

#include "text/banned.h"

static bool
is_closer(uint32_t cp)
{
	return cp == '"' || cp == '\'' || cp == ')' || cp == ']' || cp == 0xBB
	       || cp == 0x2019 || cp == 0x201D || cp == 0x203A || cp == 0x300D
	       || cp == 0x300F;
}

/* The end of a sentence, seen from behind, closing quotes and brackets and
 * references such as "[1]" passed. */
static void
measure_end(struct str s, struct draft *b)
{
	size_t end = s.len;
	size_t len;

	b->ends_sentence = false;
	b->ends_colon = false;
	while (end > 0) {
		size_t prev = utf8_prev(s, end);
		uint32_t cp = utf8_get(s, prev, &len);

		end = prev;
		if (is_closer(cp) || utf8_is_space(cp))
			continue;
		b->ends_colon = cp == ':' || cp == 0xFF1A;
		b->ends_sentence = b->ends_colon || cp == '.' || cp == '!' || cp == '?'
		                   || cp == ';' || cp == 0x2026 || cp == 0x3002
		                   || cp == 0xFF01 || cp == 0xFF1F || cp == 0x964
		                   || cp == 0x61F;
		return;
	}
}

/* [B] of a bullet or number that begins a list item, 0 if there is none. */
static size_t
item_mark(struct str s)
{
	size_t len;
	uint32_t cp = utf8_get(s, 0, &len);
	size_t i = 0;

	if (cp == 0x2022 || cp == 0x25AA || cp == 0x25CF || cp == 0x2023
	    || cp == 0x25E6 || cp == 0x2043 || cp == 0xB7 || cp == 0x25A0)
		return len;
	if (s.len > 2 && (cp == '*' || cp == '-' || cp == '+') && s.ptr[1] == ' ')
		return 1;
	if (s.len > 3 && cp == '(')
		i++;
	while (i < s.len && i < 4 && byte_is(s.ptr[i], BYTE_DIGIT))
		i++;
	if (i > 0 && byte_is(s.ptr[i - 1], BYTE_DIGIT) && i + 1 < s.len
	    && (s.ptr[i] == '.' || s.ptr[i] == ')') && s.ptr[i + 1] == ' ')
		return i + 1;
	return 0;
}

/* What a character beyond ASCII is, as an enum byte_class; BYTE_LONG: a letter
 * of a script without case. */
static uint32_t
look_at(uint32_t cp)
{
	if (utf8_is_lower(cp))
		return BYTE_LOWER;
	if (utf8_is_upper(cp))
		return BYTE_UPPER;
	if (utf8_is_letter(cp))
		return BYTE_LONG;
	if (utf8_is_space(cp))
		return BYTE_SPACE;
	return utf8_is_digit(cp) ? BYTE_DIGIT : BYTE_SIGN;
}

/* Is the first letter of the text, or the first without case, a small one? */
static bool
starts_lower(struct str s)
{
	uint32_t look = 0;
	size_t len;

	for (size_t i = 0; i < s.len && !(look & (BYTE_LETTER | BYTE_LONG)); i += len) {
		len = 1;
		look = byte_classes[(unsigned char)s.ptr[i]];
		if (look == BYTE_LONG)
			look = look_at(utf8_get(s, i, &len));
	}
	return look == BYTE_LOWER;
}

void
draft_measure(struct str text, struct draft *b)
{
	struct byte_survey v = {.seen = 0};
	struct str s = str_at(text, b->at);
	size_t nchar = s.len;
	size_t len;

	b->starts_lower = starts_lower(s);
	for (size_t i = 0; (i = byte_survey(&v, s.ptr, i, s.len)) < s.len; i += len) {
		uint32_t look = look_at(utf8_get(s, i, &len));

		nchar -= len - 1;
		v.seen |= look;
		v.nword += look == BYTE_SPACE && v.is_word;
		v.is_word = look != BYTE_SPACE && (v.is_word || look & (BYTE_ALNUM | BYTE_LONG));
	}
	b->nchar = (uint32_t)nchar;
	b->nword = v.nword + v.is_word;
	b->has_lower = v.seen & BYTE_LOWER;
	b->has_upper = v.seen & BYTE_UPPER;
	b->has_digit = v.seen & BYTE_DIGIT;
	measure_end(s, b);
	b->is_item = s.len > 0 && item_mark(s) > 0;
}

const char *
field_name(struct str line, size_t *value)
{
	static const char *const names[] = {
		"agency", "author", "byline", "category", "date", "description",
		"headline", "keywords", "lang", "language", "link", "location",
		"published", "publisher", "source", "subtitle", "tags", "title",
		"updated", "url",
	};
	size_t end = str_find_char(str_sub(line, 0, 16), ':');

	if (end == SIZE_MAX)
		return NULL;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (!str_eq_nocase(str_sub(line, 0, end), str_of(names[i])))
			continue;
		*value = line.len - str_trim(str_sub(line, end + 1, line.len)).len;
		return names[i];
	}
	return NULL;
}
