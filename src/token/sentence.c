/* SPDX-License-Identifier: MIT */
/*
 * Where sentences end.  A full stop, question or exclamation mark ends one,
 * with the closing quotes and brackets behind it, unless what follows goes on
 * in lower case; the stop of an abbreviation only if it may close a sentence
 * and a word follows that opens one.  The end of a block always does.
 */
#include "token/token_int.h"

#include "text/utf8.h"

#include "text/banned.h"

struct block_tokens {
	struct str text;
	struct token *ptr;
	size_t len; /* [T] */
};

static struct str
word(const struct block_tokens *b, size_t i)
{
	return str_at(b->text, b->ptr[i].at);
}

/* . ! ? … and their like in other scripts, alone or in a row. */
static bool
is_terminator(const struct block_tokens *b, size_t i)
{
	struct str s = word(b, i);
	size_t len;
	uint32_t cp;

	if (!(b->ptr[i].shape & TOKEN_PUNCT))
		return false;
	cp = utf8_get(s, 0, &len);
	return cp == '.' || cp == '!' || cp == '?' || cp == 0x2026 || cp == 0x3002
	       || cp == 0xFF01 || cp == 0xFF1F || cp == 0x964 || cp == 0x61F
	       || cp == 0x203C || cp == 0x6D4;
}

/* Terminators of scripts that put no space behind them. */
static bool
is_full_width(const struct block_tokens *b, size_t i)
{
	return (unsigned char)word(b, i).ptr[0] >= 0xE3;
}

static bool
has_space(const struct block_tokens *b, size_t i)
{
	return b->ptr[i].shape & TOKEN_SPACE;
}

/* Past more terminators, closing quotes and brackets, and a reference such as
 * "[1]", all stuck to what is before them. */
static size_t
skip_closers(const struct block_tokens *b, size_t i)
{
	while (i < b->len && !has_space(b, i)) {
		if (b->ptr[i].shape & TOKEN_CLOSE || is_terminator(b, i)) {
			i++;
		} else if (i + 2 < b->len && word(b, i).ptr[0] == '['
		           && b->ptr[i + 1].shape & TOKEN_NUMBER
		           && word(b, i + 2).ptr[0] == ']') {
			i += 3;
		} else {
			break;
		}
	}
	return i;
}

/* The first word or number from `i` on, behind opening quotes, bullets and the
 * like; len if there is none near. */
static size_t
next_word(const struct block_tokens *b, size_t i)
{
	for (size_t k = i; k < b->len && k < i + 4; k++) {
		if (b->ptr[k].shape & (TOKEN_WORD | TOKEN_NUMBER))
			return k;
	}
	return b->len;
}

static bool
starts_lower(const struct block_tokens *b, size_t i)
{
	size_t len;

	return b->ptr[i].shape & TOKEN_WORD
	       && utf8_is_lower(utf8_get(word(b, i), 0, &len));
}

/* "1." before the first word: a number, not a sentence. */
static bool
is_list_number(const struct block_tokens *b, size_t start, size_t i)
{
	return i == start + 1 && b->ptr[start].shape & TOKEN_NUMBER
	       && b->ptr[start].at.len <= 2 && word(b, i).len == 1;
}

/* A word that keeps its stop may end the sentence as well. */
static bool
ends_after_abbreviation(const struct block_tokens *b, size_t i, size_t next)
{
	bool may_end = false;

	if (next >= b->len || !has_space(b, i + 1))
		return false;
	if (!(b->ptr[i].shape & TOKEN_INITIAL)
	    && (!token_is_abbreviation(word(b, i), &may_end) || !may_end))
		return false;
	return token_opens_sentence(word(b, next))
	       || (b->ptr[i + 1].shape & TOKEN_OPEN && b->ptr[i + 1].shape & TOKEN_QUOTE
	           && b->ptr[next].shape & TOKEN_CAPITAL);
}

/*
 * The end (exclusive) of a sentence from `start` that closes at `i`, or 0.
 * *seen is how far that holds: of a row of marks none ends a sentence if the
 * first does not.
 */
static size_t
end_at(const struct block_tokens *b, size_t start, size_t i, size_t *seen)
{
	size_t end;
	size_t next;

	*seen = i + 1;
	if (b->ptr[i].shape & TOKEN_DOT) {
		next = next_word(b, i + 1);
		return ends_after_abbreviation(b, i, next) ? i + 1 : 0;
	}
	if (!is_terminator(b, i) || is_list_number(b, start, i))
		return 0;
	end = skip_closers(b, i + 1);
	*seen = end;
	if (end >= b->len)
		return b->len;
	next = next_word(b, end);
	if (has_space(b, end) || is_full_width(b, i))
		return next < b->len && starts_lower(b, next) ? 0 : end;
	/* "the end.The next": stuck together by a scraper. */
	return next == end && i > 0 && b->ptr[next].shape & TOKEN_CAPITAL
	       && (starts_lower(b, i - 1) || b->ptr[i - 1].shape & TOKEN_CLOSE)
	       && word(b, i).len == 1 ? end : 0;
}

/* Words in all capitals hold no lower case; titles begin most long words with
 * a capital and do not stop. */
static void
describe(const struct block_tokens *b, size_t first, size_t end,
         struct sentence *s)
{
	size_t nword = 0;
	size_t nlower = 0;
	size_t nlong = 0;
	size_t ncapital = 0;

	for (size_t i = first; i < end; i++) {
		/* No branch hangs on the word. */
		uint32_t shape = b->ptr[i].shape;
		bool is_word = (shape & (TOKEN_WORD | TOKEN_POSSESSIVE)) == TOKEN_WORD;
		bool is_long = is_word & (b->ptr[i].at.len >= 4);

		nword += is_word;
		nlower += is_word & !(shape & (TOKEN_ALL_CAPS | TOKEN_INITIAL));
		nlong += is_long;
		ncapital += is_long & ((shape & TOKEN_CAPITAL) != 0);
	}
	s->is_caps = nword >= 2 && nlower * 10 <= nword;
	s->is_title = nlong >= 3 && ncapital * 4 >= nlong * 3
	              && !is_terminator(b, end - 1);
}

static void
close_sentence(struct token_list *list, const struct block_tokens *b,
               size_t offset, size_t first, size_t end)
{
	uint32_t id = (uint32_t)list->sentences.len;
	struct sentence s = {
		.first = (uint32_t)(offset + first),
		.count = (uint32_t)(end - first),
	};
	size_t opener = first;

	while (opener < end && !(b->ptr[opener].shape & (TOKEN_WORD | TOKEN_NUMBER)))
		opener++;
	if (opener < end)
		b->ptr[opener].shape |= TOKEN_FIRST;
	for (size_t i = first; i < end; i++)
		b->ptr[i].sentence = id;
	describe(b, first, end, &s);
	vec_push(&list->sentences, s);
}

void
sentences_cut(struct str text, struct token_list *list, size_t first)
{
	struct block_tokens b = {
		.text = text,
		.ptr = list->items.ptr + first,
		.len = list->items.len - first,
	};
	size_t start = 0;

	for (size_t i = 0, seen; i < b.len; i = seen) {
		size_t end;

		seen = i + 1;
		if (!(b.ptr[i].shape & (TOKEN_DOT | TOKEN_PUNCT)))
			continue; /* as nearly all */
		end = end_at(&b, start, i, &seen);
		if (end == 0)
			continue;
		close_sentence(list, &b, first, start, end);
		start = end;
		seen = end;
	}
	if (start < b.len)
		close_sentence(list, &b, first, start, b.len);
}
