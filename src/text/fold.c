/* SPDX-License-Identifier: MIT */
/*
 * Comparison keys, one code point at a time: punctuation made plain, then the
 * compatibility decomposition, then marks dropped and letters lowered.  Since
 * marks go, their canonical order never matters and no text needs to be held;
 * key and hash are the same stream with two ends.
 */
#include "text/fold.h"

#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>

#include "text/map.h"
#include "text/utf8.h"

#include "text/banned.h"

struct plain {
	uint32_t cp; /* lower case */
	const char *text;
};

/* Latin letters that Unicode does not take apart. */
static const struct plain latin[] = {
	{0xDF, "ss"}, {0xE6, "ae"}, {0xF0, "d"},  {0xF8, "o"},
	{0xFE, "th"}, {0x111, "d"}, {0x127, "h"}, {0x131, "i"},
	{0x138, "k"}, {0x142, "l"}, {0x14B, "ng"}, {0x153, "oe"},
	{0x167, "t"}, {0x192, "f"}, {0x259, "a"},
};

/*
 * Letters of other scripts whose sound Latin letters can give.  For Cyrillic
 * the custom of English-language news (BGN/PCGN without its marks), for Greek
 * the common one (ELOT 743 without digraphs).  By code point.
 */
static const struct plain sounds[] = {
	{0x3B1, "a"},  {0x3B2, "v"},  {0x3B3, "g"},  {0x3B4, "d"},
	{0x3B5, "e"},  {0x3B6, "z"},  {0x3B7, "i"},  {0x3B8, "th"},
	{0x3B9, "i"},  {0x3BA, "k"},  {0x3BB, "l"},  {0x3BC, "m"},
	{0x3BD, "n"},  {0x3BE, "x"},  {0x3BF, "o"},  {0x3C0, "p"},
	{0x3C1, "r"},  {0x3C2, "s"},  {0x3C3, "s"},  {0x3C4, "t"},
	{0x3C5, "y"},  {0x3C6, "f"},  {0x3C7, "ch"}, {0x3C8, "ps"},
	{0x3C9, "o"},  {0x430, "a"},  {0x431, "b"},  {0x432, "v"},
	{0x433, "g"},  {0x434, "d"},  {0x435, "e"},  {0x436, "zh"},
	{0x437, "z"},  {0x438, "i"},  {0x43A, "k"},  {0x43B, "l"},
	{0x43C, "m"},  {0x43D, "n"},  {0x43E, "o"},  {0x43F, "p"},
	{0x440, "r"},  {0x441, "s"},  {0x442, "t"},  {0x443, "u"},
	{0x444, "f"},  {0x445, "kh"}, {0x446, "ts"}, {0x447, "ch"},
	{0x448, "sh"}, {0x449, "shch"}, {0x44A, ""}, {0x44B, "y"},
	{0x44C, ""},   {0x44D, "e"},  {0x44E, "yu"}, {0x44F, "ya"},
	{0x452, "dj"}, {0x454, "ye"}, {0x455, "dz"}, {0x456, "i"},
	{0x458, "j"},  {0x459, "lj"}, {0x45A, "nj"}, {0x45B, "c"},
	{0x45F, "dz"}, {0x491, "g"},  {0x493, "g"},  {0x49B, "k"},
	{0x4A3, "n"},  {0x4AF, "u"},  {0x4B1, "u"},  {0x4BB, "h"},
	{0x4D9, "a"},  {0x4E9, "o"},
};

/* Signs with a customary stand-in in ASCII.  By code point. */
static const struct plain signs[] = {
	{0xA1, "!"},     {0xA3, "GBP"},   {0xA5, "JPY"},    {0xA7, "S."},
	{0xA9, "(c)"},   {0xAE, "(R)"},   {0xB0, "deg"},    {0xB1, "+/-"},
	{0xB7, "."},     {0xBF, "?"},     {0xD7, "x"},      {0xF7, "/"},
	{0x2020, "+"},   {0x2021, "++"},  {0x2022, "*"},    {0x2030, "0/00"},
	{0x2044, "/"},   {0x20AC, "EUR"}, {0x20BD, "RUB"},  {0x2190, "<-"},
	{0x2192, "->"},  {0x2500, "-"},   {0x2502, "|"},    {0x25A0, "*"},
	{0x25AA, "*"},   {0x25B6, ">"},   {0x25B8, ">"},    {0x25BA, ">"},
	{0x25C0, "<"},   {0x25CF, "*"},   {0x2605, "*"},    {0x2713, "v"},
};

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

/* The row of `cp` in a table ordered by code point, or NULL. */
static const char *
look_up(const struct plain *table, size_t n, uint32_t cp)
{
	size_t low = 0;

	while (low < n) {
		size_t middle = low + (n - low) / 2;

		if (table[middle].cp == cp)
			return table[middle].text;
		if (table[middle].cp < cp)
			low = middle + 1;
		else
			n = middle;
	}
	return NULL;
}

enum {
	DROPPED = 0 /* as an answer of punctuation(): leaves nothing */
};

/* Typographic quotes, dashes and spaces as ASCII; else `cp` itself. */
static uint32_t
punctuation(uint32_t cp)
{
	switch (cp) {
	case '`': case 0xB4: case 0x2B9: case 0x2BB: case 0x2BC: case 0x2BD:
	case 0x2018: case 0x2019: case 0x201A: case 0x201B: case 0x2032:
	case 0x2035: case 0x2039: case 0x203A:
		return '\'';
	case 0xAB: case 0xBB: case 0x201C: case 0x201D: case 0x201E:
	case 0x201F: case 0x2033: case 0x2036: case 0x301D: case 0x301E:
	case 0x301F:
		return '"';
	case 0x58A: case 0x2010: case 0x2011: case 0x2012: case 0x2013:
	case 0x2014: case 0x2015: case 0x2043: case 0x207B: case 0x208B:
	case 0x2212: case 0x2E3A: case 0x2E3B: case 0xFE58: case 0xFE63:
	case 0xFF0D:
		return '-';
	/* Soft hyphen, grapheme joiner, Arabic stretching, zero widths. */
	case 0xAD: case 0x34F: case 0x640: case 0x180E: case 0xFEFF:
		return DROPPED;
	default:
		break;
	}
	if ((cp >= 0x200B && cp <= 0x200F) || (cp >= 0x202A && cp <= 0x202E)
	    || (cp >= 0x2060 && cp <= 0x206F) || (cp >= 0xFE00 && cp <= 0xFE0F)
	    || (cp >= 0xE0000 && cp <= 0xE01EF))
		return DROPPED;
	return utf8_is_space(cp) ? ' ' : cp;
}

/*
 * Marks that readers leave out: accents and points.  Vowel signs and viramas
 * of Indic and Thai scripts are letters in all but name and stay.
 */
static bool
is_accent(uint32_t cp)
{
	int class;

	if (cp < 0x300)
		return false;
	class = uc_combining_class(cp);
	return class == 1 || (class >= 10 && class <= 36) || class >= 200;
}

enum {
	PARTS_MAX = 32 /* the longest full decomposition has 18 */
};

/*
 * The full compatibility decomposition of `cp`, punctuation made plain and
 * accents dropped on the way; appended to parts[0..n), returns the new n.
 * Hangul is left whole: its syllables are how it is written.
 */
static size_t
take_apart(uint32_t cp, uint32_t parts[PARTS_MAX], size_t n)
{
	ucs4_t step[UC_DECOMPOSITION_MAX_LENGTH];
	int count = -1;
	int tag;

	cp = punctuation(cp);
	if (cp == DROPPED || is_accent(cp) || n == PARTS_MAX)
		return n;
	if (cp >= 0xA0 && !(cp >= 0xAC00 && cp <= 0xD7A3))
		count = uc_decomposition(cp, &tag, step);
	if (count <= 0) {
		parts[n] = cp;
		return n + 1;
	}
	for (int i = 0; i < count; i++)
		n = take_apart(step[i], parts, n);
	return n;
}

/* ---------------------------------------------------------------- the key */

/* Where a key goes: into a buffer, into a hash, by the chunk. */
struct sink {
	struct buf *out; /* NULL: only hashed */
	uint64_t hash;
	size_t n;        /* [B] in chunk */
	bool has_text;   /* something but spaces came by */
	bool owes_space;
	char chunk[128]; /* not cleared first: most texts are one word */
};

static void
flush(struct sink *k)
{
	if (k->out)
		buf_add(k->out, str_from(k->chunk, k->n));
	else
		k->hash = hash_more(k->hash, k->chunk, k->n);
	k->n = 0;
}

static void
emit(struct sink *k, const char *ptr, size_t len)
{
	if (k->n + len + 1 > sizeof k->chunk)
		flush(k);
	if (k->owes_space)
		k->chunk[k->n++] = ' ';
	k->owes_space = false;
	k->has_text = true;
	for (size_t i = 0; i < len; i++)
		k->chunk[k->n++] = ptr[i];
}

/* One code point that is neither accent nor compound. */
static void
emit_folded(struct sink *k, uint32_t cp)
{
	const char *letters = NULL;
	char bytes[4];

	if (cp == ' ') {
		k->owes_space = k->has_text;
		return;
	}
	cp = uc_tolower(cp);
	if (cp == 0x3C2) /* final sigma */
		cp = 0x3C3;
	if (cp < 0x260 && cp >= 0xDF)
		letters = look_up(latin, COUNT(latin), cp);
	if (letters)
		emit(k, letters, strlen(letters));
	else
		emit(k, bytes, utf8_put(bytes, cp));
}

/*
 * The run of ASCII without white space from `off` on, as far as the chunk has
 * room; returns its end.  Counters are local: a store through a char pointer
 * might else be one into the sink itself, for all the compiler knows.
 */
static size_t
fold_ascii_run(struct sink *k, struct str s, size_t off)
{
	size_t n;

	if (k->n + 2 > sizeof k->chunk)
		flush(k);
	n = k->n;
	if (k->owes_space)
		k->chunk[n++] = ' ';
	k->owes_space = false;
	k->has_text = true;
	while (off < s.len && n < sizeof k->chunk) {
		unsigned char c = (unsigned char)s.ptr[off];

		if (c >= 0x80 || c == ' ' || (c >= '\t' && c <= '\r'))
			break;
		if (c >= 'A' && c <= 'Z')
			c |= 0x20;
		else if (c == '`')
			c = '\'';
		k->chunk[n++] = (char)c;
		off++;
	}
	k->n = n;
	return off;
}

static void
fold_into(struct sink *k, struct str s)
{
	size_t len;

	k->n = 0;
	k->has_text = false;
	k->owes_space = false;
	for (size_t off = 0; off < s.len; off += len) {
		unsigned char c = (unsigned char)s.ptr[off];
		uint32_t parts[PARTS_MAX];
		size_t n;

		len = 1;
		if (c == ' ' || (c >= '\t' && c <= '\r')) {
			k->owes_space = k->has_text;
		} else if (c < 0x80) {
			len = fold_ascii_run(k, s, off) - off;
		} else {
			n = take_apart(utf8_get(s, off, &len), parts, 0);
			for (size_t i = 0; i < n; i++)
				emit_folded(k, parts[i]);
		}
	}
	flush(k);
}

void
fold_key(struct buf *out, struct str s)
{
	struct sink k;

	k.out = out;
	fold_into(&k, s);
}

uint64_t
fold_hash(struct str s)
{
	struct sink k;
	uint64_t h = HASH_START;
	size_t i;

	/* Words of visible ASCII, nearly all there are, fold byte by byte. */
	for (i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];

		if (c < 'a' || c > 'z') {
			if (c <= ' ' || c >= 0x7F)
				break;
			if (c >= 'A' && c <= 'Z')
				c |= 0x20;
			c = c == '`' ? '\'' : c;
		}
		h = hash_byte(h, c);
	}
	if (i == s.len)
		return hash_end(h);
	k.out = NULL;
	k.hash = HASH_START;
	fold_into(&k, s);
	return hash_end(k.hash);
}

/* ------------------------------------------------------ slugs and ASCII */

static bool
is_ascii_alnum(uint32_t cp)
{
	return (cp >= '0' && cp <= '9') || ((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z');
}

/* Of ASCII, letters and digits are all that is kept. */
static void
slug_of_ascii(struct buf *out, struct str s)
{
	bool has_text = false;
	bool owes_dash = false;

	for (size_t i = 0; i < s.len; i++) {
		char c = s.ptr[i];

		if (!is_ascii_alnum((unsigned char)c)) {
			owes_dash = has_text;
			continue;
		}
		if (owes_dash)
			buf_add_char(out, '-');
		owes_dash = false;
		has_text = true;
		buf_add_char(out, c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c);
	}
}

static bool
is_ascii(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if ((unsigned char)s.ptr[i] >= 0x80)
			return false;
	return true;
}

void
fold_slug(struct buf *out, struct str s)
{
	struct buf key;
	struct str text;
	bool has_text = false;
	bool owes_dash = false;
	size_t len;

	if (is_ascii(s)) {
		slug_of_ascii(out, s);
		return;
	}
	buf_init(&key);
	fold_key(&key, s);
	text = buf_str(&key);
	for (size_t off = 0; off < text.len; off += len) {
		uint32_t cp = utf8_get(text, off, &len);
		const char *sound = look_up(sounds, COUNT(sounds), cp);

		if (!is_ascii_alnum(cp) && !sound
		    && (cp < 0x80 || (!utf8_is_letter(cp) && !utf8_is_digit(cp)))) {
			owes_dash = has_text;
			continue;
		}
		if (owes_dash)
			buf_add_char(out, '-');
		owes_dash = false;
		has_text = true;
		if (sound)
			buf_add_cstr(out, sound);
		else
			buf_add(out, str_sub(text, off, off + len));
	}
	buf_release(&key);
}

/* One code point that is neither accent nor compound, case kept. */
static void
add_ascii(struct buf *out, uint32_t cp)
{
	uint32_t small = uc_tolower(cp);
	const char *text;

	if (cp < 0x80) {
		buf_add_char(out, (char)cp);
		return;
	}
	text = look_up(latin, COUNT(latin), small);
	if (!text)
		text = look_up(sounds, COUNT(sounds), small);
	if (!text)
		text = look_up(signs, COUNT(signs), cp);
	if (!text) {
		buf_add_char(out, '?');
		return;
	}
	if (small == cp || !(text[0] >= 'a' && text[0] <= 'z')) {
		buf_add_cstr(out, text);
		return;
	}
	buf_add_char(out, (char)(text[0] & ~0x20));
	buf_add_cstr(out, text + 1);
}

void
fold_ascii(struct buf *out, struct str s)
{
	size_t len;

	for (size_t off = 0; off < s.len; off += len) {
		uint32_t cp = utf8_get(s, off, &len);
		uint32_t parts[PARTS_MAX];
		size_t n;

		if (cp < 0x80) {
			buf_add_char(out, (char)cp);
			continue;
		}
		n = take_apart(cp, parts, 0);
		for (size_t i = 0; i < n; i++)
			add_ascii(out, parts[i]);
	}
}
