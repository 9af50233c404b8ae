/* SPDX-License-Identifier: MIT */
/* See search_int.h. */
#include "library/search_int.h"

#include <stddef.h>

#include "text/utf8.h"

#include "text/banned.h"

/* One word or phrase of the query. */
struct term {
	struct str text;
	bool is_excluded;
	bool is_prefix;
};

/* Curly quotes are what word processors make of straight ones. */
static bool
is_quote(uint32_t cp)
{
	return cp == '"' || cp == 0x201c || cp == 0x201d || cp == 0x201e ||
	       cp == 0xab || cp == 0xbb;
}

static bool
has_word(struct str s)
{
	size_t len;

	for (size_t i = 0; i < s.len; i += len) {
		uint32_t cp = utf8_get(s, i, &len);

		if (utf8_is_letter(cp) || utf8_is_digit(cp))
			return true;
	}
	return false;
}

/* Bytes up to the first code point that ends a term of this sort. */
static size_t
term_length(struct str s, bool is_phrase)
{
	size_t len;
	size_t i;

	for (i = 0; i < s.len; i += len) {
		uint32_t cp = utf8_get(s, i, &len);

		if (is_quote(cp) || (!is_phrase && utf8_is_space(cp)))
			break;
	}
	return i;
}

/* Cuts the next term off; false at the end of the query. */
static bool
next_term(struct str *rest, struct term *t)
{
	uint32_t cp = 0;
	size_t len = 0;
	bool is_phrase = false;

	*t = (struct term){.text = STR_EMPTY};
	while (rest->len > 0) {
		cp = utf8_get(*rest, 0, &len);
		if (!utf8_is_space(cp))
			break;
		*rest = str_sub(*rest, len, rest->len);
	}
	if (rest->len == 0)
		return false;
	if (cp == '-') {
		t->is_excluded = true;
		*rest = str_sub(*rest, 1, rest->len);
		if (rest->len > 0)
			cp = utf8_get(*rest, 0, &len);
	}
	if (rest->len > 0 && is_quote(cp)) {
		is_phrase = true;
		*rest = str_sub(*rest, len, rest->len);
	}
	t->text = str_sub(*rest, 0, term_length(*rest, is_phrase));
	*rest = str_sub(*rest, t->text.len, rest->len);
	if (is_phrase && rest->len > 0) {
		(void)utf8_get(*rest, 0, &len);
		*rest = str_sub(*rest, len, rest->len);
		if (str_starts(*rest, STR_LIT("*"))) {
			t->is_prefix = true;
			*rest = str_sub(*rest, 1, rest->len);
		}
	} else if (str_ends(t->text, STR_LIT("*"))) {
		t->is_prefix = true;
	}
	return true;
}

/* No quote is in the text: each of them ended the term. */
static void
add_term(struct buf *out, const struct term *t)
{
	buf_add_char(out, '"');
	buf_add(out, t->text);
	buf_add_cstr(out, t->is_prefix ? "\" *" : "\"");
}

static size_t
add_terms(struct buf *out, struct str query, bool is_excluded, const char *glue)
{
	struct term t;
	size_t n = 0;

	while (next_term(&query, &t)) {
		if (t.is_excluded != is_excluded || !has_word(t.text))
			continue;
		if (n++ > 0)
			buf_add_cstr(out, glue);
		add_term(out, &t);
	}
	return n;
}

bool
search_expression(struct buf *out, struct str query)
{
	struct buf excluded;

	buf_init(&excluded);
	buf_add_char(out, '(');
	if (add_terms(out, query, false, " AND ") == 0) {
		buf_release(&excluded);
		return false;
	}
	buf_add_char(out, ')');
	if (add_terms(&excluded, query, true, " OR ") > 0)
		buf_addf(out, " NOT (%s)", excluded.ptr);
	buf_release(&excluded);
	return true;
}
