/* SPDX-License-Identifier: MIT */
/*
 * Cuts a block into tokens, one pass from left to right.  Each kind of token
 * has a function that says where it ends; ASCII is decided by comparisons, the
 * rest by libunistring's properties (through text/utf8).
 */
#include "token/token_int.h"

#include "article/links.h"
#include "text/byte.h"
#include "text/map.h"
#include "text/utf8.h"

#include "text/banned.h"

struct cutter {
	struct str text; /* ends where the block ends */
	size_t pos;      /* [B] */
	uint32_t block;
	bool has_space;  /* before what comes next */
	int open_single; /* single quotation marks not closed yet */
	struct token_list *out;
};

static inline bool
is_ascii_digit(char c)
{
	return byte_is(c, BYTE_DIGIT);
}

static inline bool
is_ascii_letter(char c)
{
	return byte_is(c, BYTE_LETTER);
}

/* Scripts that write no spaces: each sign is a token of its own. */
static bool
is_ideograph(uint32_t cp)
{
	return (cp >= 0x3400 && cp <= 0x9FFF) || (cp >= 0x3040 && cp <= 0x309F)
	       || (cp >= 0xF900 && cp <= 0xFAFF) || (cp >= 0x20000 && cp <= 0x3FFFF);
}

/* Signs inside words that are not seen: soft hyphen, joiners. */
static bool
is_invisible(uint32_t cp)
{
	return cp == 0xAD || cp == 0x200C || cp == 0x200D || cp == 0x2060;
}

/* [B] of the letter, mark or digit beyond ASCII at `at`, 0 if something else is there. */
static size_t
long_word_char(struct str t, size_t at)
{
	uint32_t cp;
	size_t len;

	cp = utf8_get(t, at, &len);
	if (is_ideograph(cp) || (!utf8_is_letter(cp) && !utf8_is_digit(cp)))
		return 0;
	return len;
}

static inline size_t
word_char(struct str t, size_t at)
{
	if (at >= t.len)
		return 0;
	return byte_is(t.ptr[at], BYTE_LONG) ? long_word_char(t, at)
	                                     : byte_is(t.ptr[at], BYTE_ALNUM);
}

static bool
is_letter_at(struct str t, size_t at)
{
	return word_char(t, at) > 0 && !is_ascii_digit(t.ptr[at]);
}

static bool
is_lower_at(struct str t, size_t at)
{
	size_t len;

	if (at >= t.len)
		return false;
	if ((unsigned char)t.ptr[at] < 0x80)
		return t.ptr[at] >= 'a' && t.ptr[at] <= 'z';
	return utf8_is_lower(utf8_get(t, at, &len));
}

/* [B] of an apostrophe, straight or curly. */
static size_t
apostrophe(struct str t, size_t at)
{
	size_t len;
	uint32_t cp;

	if (at >= t.len)
		return 0;
	if ((unsigned char)t.ptr[at] < 0x80)
		return t.ptr[at] == '\'';
	cp = utf8_get(t, at, &len);
	return cp == '\'' || cp == 0x2019 || cp == 0x2BC ? len : 0;
}

/* [B] of "'s" where a word ends with it. */
static size_t
genitive(struct str t, size_t at)
{
	size_t len = apostrophe(t, at);

	if (len == 0 || at + len >= t.len || (t.ptr[at + len] | 0x20) != 's'
	    || word_char(t, at + len + 1) > 0)
		return 0;
	return len + 1;
}

/* ------------------------------------------------------------------ words */

/* [B] of what joins two parts of a word at `at`, 0 if they part here; `part`
 * is where the last part began. */
static size_t
joint(struct str t, size_t start, size_t part, size_t at)
{
	char before = t.ptr[at - 1];
	char c = t.ptr[at];
	size_t len;

	if (c == ' ' || at + 1 >= t.len)
		return 0;
	if (c == '.' || c == ',' || c == ':') {
		if (is_ascii_digit(before) && is_ascii_digit(t.ptr[at + 1]))
			return 1;
		/* "Ph.D", "mid.ru", but not "the end.The next". */
		if (c == '.' && is_letter_at(t, at + 1) && !is_ascii_digit(before)
		    && (is_lower_at(t, at + 1) || at - part <= 2))
			return 1;
		return 0;
	}
	if (c == '&' && before >= 'A' && before <= 'Z' && t.ptr[at + 1] >= 'A'
	    && t.ptr[at + 1] <= 'Z')
		return 1;
	len = apostrophe(t, at);
	if (len > 0)
		return is_letter_at(t, at + len) && at > start && genitive(t, at) == 0
		       ? len : 0;
	if ((unsigned char)c >= 0x80 && is_invisible(utf8_get(t, at, &len)))
		return len;
	return 0;
}

/* A year with a time of day stuck to it ("201610:00") ends after the year. */
static bool
is_glued_time(struct str t, size_t start, size_t at)
{
	size_t len = at - start;

	return (len == 5 || len == 6) && at + 2 < t.len && t.ptr[at] == ':'
	       && is_ascii_digit(t.ptr[at + 1]) && is_ascii_digit(t.ptr[at + 2])
	       && (str_starts(str_sub(t, start, at), STR_LIT("19"))
	           || str_starts(str_sub(t, start, at), STR_LIT("20")));
}

/* "Ph.D", "S.p.A": stops inside, and no part longer than two letters. */
static bool
has_short_parts(struct str word)
{
	struct str part;
	size_t n = 0;

	while (str_cut(&word, '.', &part)) {
		if (part.len == 0 || part.len > 2 || !is_ascii_letter(part.ptr[0]))
			return false;
		n++;
	}
	return n > 1;
}

static struct str
word_from(struct str t, size_t start)
{
	size_t end = start;

	while (end < t.len && is_letter_at(t, end))
		end += word_char(t, end);
	return str_sub(t, start, end);
}

/* "Gudni Th. Johannesson", "Hans Chr. Andersen": two or three letters without
 * a vowel between two capitals, the second of which opens no sentence. */
static bool
is_short_middle(struct str t, size_t start, size_t at, size_t next)
{
	size_t before = start > 1 ? start - 1 : 0;

	if (at - start < 2 || at - start > 3 || next != at + 2 || before < 2
	    || t.ptr[before] != ' ' || t.ptr[start] < 'A' || t.ptr[start] > 'Z'
	    || strchr("AEIOUY", t.ptr[start]) || str_eq(str_sub(t, start, at), STR_LIT("Ng"))
	    || !is_letter_at(t, next) || is_lower_at(t, next))
		return false;
	for (size_t i = start + 1; i < at; i++)
		if (!is_lower_at(t, i) || strchr("aeiouy", t.ptr[i])
		    || (unsigned char)t.ptr[i] >= 0x80)
			return false;
	while (before > 0 && t.ptr[before - 1] != ' ' && t.ptr[before - 1] != '\n')
		before--;
	return is_letter_at(t, before) && !is_lower_at(t, before)
	       && !token_opens_sentence(word_from(t, next));
}

/* The stop after a word belongs to it: "U.S.", "J.", "Gen.", "No. 5". */
static bool
keeps_stop(struct str t, size_t start, size_t at)
{
	struct str word = str_sub(t, start, at + 1);
	size_t next = at + 1;
	bool may_end;

	if (word_char(t, next) > 0 || (next < t.len && t.ptr[next] == '.'))
		return false;
	while (next < t.len && (t.ptr[next] == ' ' || t.ptr[next] == '\n'))
		next++;
	if (token_wants_number(word))
		return next < t.len && is_ascii_digit(t.ptr[next]);
	if (token_is_abbreviation(word, &may_end) || is_short_middle(t, start, at, next))
		return true;
	/* "J. Smith", not the "B." of "Plan B." at the end. */
	if (at - start == 1 && word.ptr[0] >= 'A' && word.ptr[0] <= 'Z')
		return next > at + 1 && is_letter_at(t, next);
	return has_short_parts(str_sub(word, 0, at - start));
}

static size_t
word_end(struct str t, size_t start)
{
	size_t part = start;
	size_t at = start;

	for (;;) {
		size_t len;

		while (at < t.len && byte_is(t.ptr[at], BYTE_ALNUM))
			at++;
		while ((len = word_char(t, at)) > 0)
			at += len;
		if (at >= t.len || t.ptr[at] == ' ')
			return at;
		if (is_glued_time(t, start, at))
			return start + 4;
		len = joint(t, start, part, at);
		if (len == 0)
			break;
		if (t.ptr[at] == '.')
			part = at + 1;
		at += len;
	}
	if (t.ptr[at] == '.' && keeps_stop(t, start, at))
		at++;
	return at;
}

/* "https://…", "www.…" up to white space, without the punctuation behind. */
static size_t
address_end(struct str t, size_t start)
{
	struct str s = str_sub(t, start, t.len);
	size_t at = start;

	if ((s.ptr[0] != 'h' && s.ptr[0] != 'w') || s.len < 4)
		return start;
	if (link_bare(s).len == s.len)
		return start;
	while (at < t.len && (unsigned char)t.ptr[at] > ' ' && (unsigned char)t.ptr[at] < 0x7F
	       && t.ptr[at] != '"' && t.ptr[at] != '<' && t.ptr[at] != '>')
		at++;
	while (at > start && !is_ascii_letter(t.ptr[at - 1])
	       && !is_ascii_digit(t.ptr[at - 1]) && t.ptr[at - 1] != '/')
		at--;
	return at;
}

/* ------------------------------------------------------------ punctuation */

/* Bits of one sign; straight quotes are told by the spaces round them. */
static uint32_t
sign_shape(const struct cutter *c, uint32_t cp, size_t end)
{
	bool opens = c->has_space && end < c->text.len
	             && (unsigned char)c->text.ptr[end] > ' ';

	switch (cp) {
	case '(': case '[': case '{': case 0x3008: case 0x300A: case 0x3010:
	case 0xFF08:
		return TOKEN_OPEN;
	case ')': case ']': case '}': case 0x3009: case 0x300B: case 0x3011:
	case 0xFF09:
		return TOKEN_CLOSE;
	case 0x201C: case 0x201E: case 0x2018: case 0x201A: case 0xAB:
	case 0x2039: case 0x300C: case 0x300E:
		return TOKEN_OPEN | TOKEN_QUOTE;
	case 0x201D: case 0x2019: case 0xBB: case 0x203A: case 0x300D:
	case 0x300F:
		return TOKEN_CLOSE | TOKEN_QUOTE;
	case '"': case '\'': case '`':
		return TOKEN_QUOTE | (opens ? TOKEN_OPEN : TOKEN_CLOSE);
	case '-': case 0x2010: case 0x2011: case 0x2012: case 0x2013:
	case 0x2014: case 0x2015: case 0x2212:
		return TOKEN_HYPHEN;
	default:
		return 0;
	}
}

/* Signs that are written in rows and mean one thing: "...", "--", "***" */
static bool
is_run_sign(char c)
{
	return c == '.' || c == '-' || c == '*' || c == '=' || c == '_' || c == '~'
	       || c == '#' || c == '`' || c == '\'';
}

static size_t
sign_end(struct str t, size_t start)
{
	char c = t.ptr[start];
	size_t end = start + 1;

	if ((unsigned char)c >= 0x80)
		return start + utf8_grapheme(str_sub(t, start, t.len), 0);
	if (!is_run_sign(c))
		return end;
	while (end < t.len && t.ptr[end] == c
	       && ((c != '`' && c != '\'') || end - start < 2))
		end++;
	return end;
}

/* ---------------------------------------------------------------- tokens */

static void
push(struct cutter *c, size_t end, uint32_t shape)
{
	vec_reserve(&c->out->items);
	c->out->items.ptr[c->out->items.len++] = (struct token){
		.at = span_from_to((uint32_t)c->pos, (uint32_t)end),
		.shape = shape | (c->has_space ? TOKEN_SPACE : 0),
		.block = c->block,
	};
	c->has_space = false;
	c->pos = end;
}

/* "'s" after a word, and the apostrophe of "ministers'" unless it closes a
 * quotation. */
static void
cut_possessive(struct cutter *c)
{
	struct str t = c->text;
	size_t len;
	char last = t.ptr[c->pos - 1];

	if (t.ptr[c->pos] == ' ')
		return;
	len = genitive(t, c->pos);
	if (len > 0) {
		push(c, c->pos + len, TOKEN_WORD | TOKEN_POSSESSIVE);
		return;
	}
	len = apostrophe(t, c->pos);
	if (len == 0 || (last | 0x20) != 's' || c->open_single > 0
	    || word_char(t, c->pos + len) > 0
	    || (len == 1 && c->pos + 1 < t.len && t.ptr[c->pos + 1] == '\''))
		return;
	push(c, c->pos + len, TOKEN_PUNCT | TOKEN_POSSESSIVE);
}

/* Letters in lower case behind one of any case, and a space: what most words are,
 * looked at once.  False if the next is none. */
static bool
cut_plain_word(struct cutter *c)
{
	const char *word = c->text.ptr + c->pos;
	size_t most = c->text.len - c->pos;
	uint64_t hash = hash_byte(HASH_START, (unsigned char)(word[0] | 0x20));
	uint32_t shape = TOKEN_WORD | (byte_is(word[0], BYTE_UPPER) ? TOKEN_CAPITAL : 0);
	size_t n = 1;

	if (!byte_is(word[0], BYTE_LETTER))
		return false;
	for (; n < most && byte_is(word[n], BYTE_LOWER); n++)
		hash = hash_byte(hash, (unsigned char)word[n]);
	if (n == 1 || n == most || word[n] != ' ')
		return false;
	push(c, c->pos + n, shape);
	vec_last(&c->out->items).hash = hash_end(hash);
	c->has_space = true;
	c->pos++;
	return true;
}

static void
cut_word(struct cutter *c)
{
	size_t end = address_end(c->text, c->pos);
	uint32_t shape;

	if (end == c->pos)
		end = word_end(c->text, c->pos);
	shape = token_word_shape(str_sub(c->text, c->pos, end));
	if (c->text.ptr[end - 1] == '.')
		shape |= TOKEN_DOT;
	push(c, end, shape);
	if (shape & TOKEN_WORD && end < c->text.len)
		cut_possessive(c);
}

static void
cut_sign(struct cutter *c, uint32_t cp)
{
	size_t end = sign_end(c->text, c->pos);
	uint32_t shape = TOKEN_PUNCT | sign_shape(c, cp, end);

	if ((cp == '\'' || cp == 0x2018 || cp == 0x201A) && shape & TOKEN_OPEN
	    && (end == c->text.len || !is_ascii_digit(c->text.ptr[end])))
		c->open_single++;
	if ((cp == '\'' || cp == 0x2019) && shape & TOKEN_CLOSE && c->open_single > 0)
		c->open_single--;
	push(c, end, shape);
}

bool
tokens_cut(struct str text, struct span at, uint32_t block,
           struct token_list *out)
{
	struct cutter c = {
		.text = str_sub(text, 0, span_end(at)),
		.pos = at.off,
		.block = block,
		.has_space = true,
		.out = out,
	};

	while (c.pos < c.text.len) {
		if (out->items.len >= TOKENS_MOST)
			return false;
		unsigned char b = (unsigned char)c.text.ptr[c.pos];
		uint32_t cp = b;
		size_t len = 1;

		if (b >= 0x80)
			cp = utf8_get(c.text, c.pos, &len);
		if (b < 0x80 ? byte_is((char)b, BYTE_SPACE)
		             : utf8_is_space(cp) || cp == 0x200B) {
			c.has_space = true;
			c.pos += len;
		} else if (is_ideograph(cp)) {
			push(&c, c.pos + len, TOKEN_WORD);
		} else if (word_char(c.text, c.pos) > 0) {
			if (!cut_plain_word(&c))
				cut_word(&c);
		} else {
			cut_sign(&c, cp);
		}
	}
	return true;
}
