/* SPDX-License-Identifier: MIT */
/*
 * What a word looks like.  ASCII is settled without a table.
 */
#include "token/token_int.h"

#include "text/utf8.h"

#include "text/banned.h"

struct letters {
	uint32_t count;
	uint32_t upper;
	uint32_t lower;
	bool first_is_upper;
	bool has_digit;
	bool is_mixed;
};

static void
look_at(uint32_t cp, struct letters *l)
{
	bool is_ascii = cp < 0x80;
	bool is_upper = is_ascii ? cp >= 'A' && cp <= 'Z' : utf8_is_upper(cp);
	bool is_lower = is_ascii ? cp >= 'a' && cp <= 'z'
	                         : !is_upper && utf8_is_lower(cp);

	if (is_upper || is_lower || (!is_ascii && utf8_is_letter(cp))) {
		if (l->count++ == 0)
			l->first_is_upper = is_upper;
		l->is_mixed |= is_upper && l->lower > 0;
		l->upper += is_upper;
		l->lower += is_lower;
	} else if (is_ascii ? cp >= '0' && cp <= '9' : utf8_is_digit(cp)) {
		l->has_digit = true;
	}
}

uint32_t
token_word_shape(struct str word)
{
	struct letters l = {.count = 0};
	uint32_t shape = 0;
	size_t start = 0;
	size_t len;

	/* Plain words in lower case, most of all, and their first capital. */
	if (word.len > 0 && word.ptr[0] >= 'A' && word.ptr[0] <= 'Z')
		start = 1;
	while (start < word.len && word.ptr[start] >= 'a' && word.ptr[start] <= 'z')
		start++;
	if (start == word.len && start > 1)
		return TOKEN_WORD | (word.ptr[0] <= 'Z' ? TOKEN_CAPITAL : 0);
	for (size_t i = 0; i < word.len; i += len) {
		unsigned char c = (unsigned char)word.ptr[i];

		len = 1;
		look_at(c < 0x80 ? c : utf8_get(word, i, &len), &l);
	}
	shape |= l.count > 0 ? TOKEN_WORD : l.has_digit ? TOKEN_NUMBER : TOKEN_PUNCT;
	shape |= l.has_digit ? TOKEN_DIGITS : 0;
	shape |= l.first_is_upper ? TOKEN_CAPITAL : 0;
	shape |= l.is_mixed ? TOKEN_MIXED : 0;
	if (l.count >= 2 && l.upper == l.count)
		shape |= TOKEN_ALL_CAPS;
	if (l.count == 1 && l.upper == 1 && !l.has_digit)
		shape |= TOKEN_INITIAL;
	return shape;
}
