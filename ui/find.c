/* SPDX-License-Identifier: MIT */
/*
 * The text is folded cluster by cluster and remembers for each folded byte
 * where it came from, so that a match is a span of the text again.  The
 * pattern goes the same way and is looked for byte by byte.
 */
#include "ui/find.h"

#include <assert.h>
#include <string.h>

#include "text/fold.h"
#include "text/utf8.h"

#include "text/banned.h"

#define FINDS_MAX 100000 /* of a regular expression */

void
find_text_init(struct find_text *t)
{
	t->text = STR_EMPTY;
	buf_init(&t->folded);
	vec_init(&t->starts);
	vec_init(&t->ends);
}

void
find_text_release(struct find_text *t)
{
	buf_release(&t->folded);
	vec_release(&t->starts);
	vec_release(&t->ends);
	t->text = STR_EMPTY;
}

static bool
is_word_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* [B] of white space at `off`. */
static size_t
blank_len(struct str s, size_t off)
{
	size_t start = off;
	size_t len;

	while (off < s.len && utf8_is_space(utf8_get(s, off, &len)))
		off += len;
	return off - start;
}

void
find_text_build(struct find_text *t, struct str text)
{
	size_t n;

	t->text = text;
	buf_clear(&t->folded);
	vec_clear(&t->starts);
	vec_clear(&t->ends);
	for (size_t off = 0; off < text.len; off += n) {
		char c = text.ptr[off];

		n = 1;
		if (is_word_byte(c) && off + 1 < text.len && (text.ptr[off + 1] & 0x80) == 0) {
			/* What fold_key says of an ASCII letter or digit. */
			buf_add_char(&t->folded, c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c);
		} else if ((n = blank_len(text, off)) > 0) {
			buf_add_char(&t->folded, ' ');
		} else {
			n = utf8_grapheme(text, off);
			fold_key(&t->folded, str_sub(text, off, off + n));
		}
		while (t->starts.len < t->folded.len) {
			vec_push(&t->starts, (uint32_t)off);
			vec_push(&t->ends, (uint32_t)(off + n));
		}
	}
	assert(t->starts.len == t->folded.len);
}

static bool
is_upper_at(struct str s, size_t off)
{
	size_t len;

	return utf8_is_upper(utf8_get(s, off, &len));
}

static bool
has_upper(struct str s)
{
	size_t len;

	for (size_t off = 0; off < s.len; off += len)
		if (utf8_is_upper(utf8_get(s, off, &len)))
			return true;
	return false;
}

/* Smart case: capitals where the pattern has them and nowhere else. */
static bool
same_case(const struct find_text *t, size_t at, const struct find_text *pattern)
{
	for (size_t i = 0; i < pattern->folded.len; i++)
		if (is_upper_at(t->text, t->starts.ptr[at + i]) !=
		    is_upper_at(pattern->text, pattern->starts.ptr[i]))
			return false;
	return true;
}

void
find_all(const struct find_text *t, struct str pattern, struct find_spans *out)
{
	struct find_text p;
	bool is_exact = has_upper(pattern);
	const char *at = t->folded.ptr;
	const char *end = t->folded.ptr + t->folded.len;

	find_text_init(&p);
	find_text_build(&p, pattern);
	while (p.folded.len > 0 && (size_t)(end - at) >= p.folded.len) {
		size_t i;

		at = memchr(at, p.folded.ptr[0], (size_t)(end - at) - p.folded.len + 1);
		if (at == NULL)
			break;
		i = (size_t)(at - t->folded.ptr);
		if (memcmp(at, p.folded.ptr, p.folded.len) == 0 &&
		    (!is_exact || same_case(t, i, &p))) {
			struct span found = span_from_to(t->starts.ptr[i],
			                                 t->ends.ptr[i + p.folded.len - 1]);

			vec_push(out, found);
			at += p.folded.len;
		} else {
			at++;
		}
	}
	find_text_release(&p);
}

void
find_regex(struct str text, const struct regex *r, struct find_spans *out)
{
	struct span at;
	size_t from = 0;

	while (out->len < FINDS_MAX && regex_find(r, text, from, &at)) {
		vec_push(out, at);
		from = span_end(at);
	}
}
