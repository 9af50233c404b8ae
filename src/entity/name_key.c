/* SPDX-License-Identifier: MIT */
/*
 * Keys of the words of people's names, and what two keys may differ in; see
 * name.h.  A key drops what every romanization treats differently; what only
 * one culture's names vary in is left to the comparison of surnames.  A q that no u
 * follows is the letter that others write gh ("Araqchi", "Araghchi").
 */
#include "entity/name.h"

#include "text/fold.h"

#include "text/banned.h"

/* Applied from left to right, the first that fits; by the letter they begin with, the
 * longest first. */
#define R(from, to) {from, sizeof(from) - 1, to}
static const struct rewrite {
	char from[5];
	uint8_t len; /* 0: no more of this letter */
	char to[4];
} rewrites[26][4] = {
	['a' - 'a'] = {R("aj", "ai")},
	['c' - 'a'] = {R("ck", "k"), R("ch", "c")},
	['d' - 'a'] = {R("dh", "d")},
	['e' - 'a'] = {R("ej", "ei"), R("ee", "i")},
	['g' - 'a'] = {R("guei", "gei"), R("gue", "ge"), R("gh", "g")},
	['i' - 'a'] = {R("iye", "ie"), R("iy", "i"), R("ij", "i")},
	['k' - 'a'] = {R("kh", "h"), R("ks", "x")},
	['o' - 'a'] = {R("owh", "uh"), R("ou", "u"), R("oo", "u")},
	['p' - 'a'] = {R("ph", "f")},
	['q' - 'a'] = {R("qu", "ku"), R("q", "g")},
	['s' - 'a'] = {R("shch", "sc"), R("sch", "sc")},
	['t' - 'a'] = {R("tsch", "c"), R("tch", "c")},
	['w' - 'a'] = {R("w", "v")},
	['y' - 'a'] = {R("yi", "i"), R("yo", "e"), R("y", "i")},
};
#undef R

/* What the start of `rest`, a letter, becomes, or NULL if it stays. */
static const char *
rewrite(struct str rest, size_t *used)
{
	for (const struct rewrite *r = rewrites[rest.ptr[0] - 'a']; r->len; r++) {
		size_t n = 1;
		while (n < r->len && n < rest.len && rest.ptr[n] == r->from[n])
			n++;
		if (n < r->len)
			continue;
		*used = n;
		return r->to;
	}
	return NULL;
}

/* Letters of a folded word: bytes that begin a character and are no mark. */
static size_t
utf8_letters(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++)
		n += (s.ptr[i] & 0xc0) != 0x80 && s.ptr[i] != '.' && s.ptr[i] != '\'' &&
		     s.ptr[i] != '-';
	return n;
}

static bool
is_vowel(char c)
{
	return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c & 0x80);
}

/* "Schroeder", "Mueller": the e of an umlaut, between consonants. */
static bool
is_umlaut(struct str word, size_t i)
{
	return i > 0 && i + 2 < word.len && word.len > 4 && word.ptr[i + 1] == 'e' &&
	       strchr("aou", word.ptr[i]) && !is_vowel(word.ptr[i - 1]) &&
	       is_letter(word.ptr[i + 2]) && !is_vowel(word.ptr[i + 2]) &&
	       word.ptr[i + 2] != 'y';
}

/* "Al-Mansuri", "el-Sisi": the Arabic article is left off as often as not. */
static struct str
without_article(struct str word)
{
	static const char *const articles[] = {"al-", "el-", "ul-", "as-", "ad-", "ar-", "an-",
	                                       "ash-", "at-", "az-"};

	/* Few words have their hyphen there. */
	if (word.len < 4 || (word.ptr[2] != '-' && word.ptr[3] != '-'))
		return word;
	for (size_t i = 0; i < sizeof(articles) / sizeof(articles[0]); i++) {
		size_t len = strlen(articles[i]);
		if (word.len > len + 2 && str_eq_nocase(str_sub(word, 0, len), str_of(articles[i])))
			return str_sub(word, len, SIZE_MAX);
	}
	return word;
}

/* Doubled letters are where transliterations differ most: one is kept. */
static void
add_single(struct buf *out, char c, char *last)
{
	if (c != *last)
		buf_add_char(out, c);
	*last = c;
}

static void
rewrite_all(struct str word, struct buf *out)
{
	char last = '\0';
	/* "Yefimova", "Efimova" */
	size_t i = word.len > 3 && str_starts(word, STR_LIT("ye"));

	/* "Abdelnasser", "Abdulnasir" */
	if (word.len > 7 && (str_starts(word, STR_LIT("abdel")) || str_starts(word, STR_LIT("abdal")))) {
		buf_add_cstr(out, "abdul");
		last = 'l';
		i = 5;
	}

	while (i < word.len) {
		size_t used = 1;
		char c = word.ptr[i];
		const char *to = NULL;
		if (is_umlaut(word, i))
			used = 2;
		else if (c >= 'a' && c <= 'z')
			to = rewrite(str_sub(word, i, SIZE_MAX), &used);
		for (; to && *to; to++)
			add_single(out, *to, &last);
		if (!to && c != '\'' && c != '-' && c != '.' && c != ' ')
			add_single(out, c, &last);
		i += used;
	}
}

/* Small letters of ASCII alone are folded as they are. */
static bool
is_folded(struct str word)
{
	size_t i = 0;

	while (i < word.len && word.ptr[i] >= 'a' && word.ptr[i] <= 'z')
		i++;
	return i == word.len;
}

void
name_key(struct buf *out, struct str word)
{
	char folded_room[BUF_SHORT];
	struct buf folded;

	if (word.len > 1 && is_folded(word)) {
		rewrite_all(word, out);
		return;
	}
	buf_lend(&folded, folded_room, sizeof(folded_room));
	fold_key(&folded, without_article(word));
	rewrite_all(buf_str(&folded), out);
	/* "J." keeps a mark: "Yi", whose key is one letter too, is no initial. */
	if (utf8_letters(buf_str(&folded)) == 1)
		buf_add_char(out, '.');
	buf_release(&folded);
}

/* The class of a consonant, 0 for a letter that may be missing. */
static char
class_of(struct str key, size_t i)
{
	char c = key.ptr[i];

	if (c == 'h' && (i + 1 == key.len || (i > 0 && !is_vowel(key.ptr[i - 1]))))
		return 0;
	if (is_vowel(c))
		return i == 0 ? 'a' : 0;
	/* "Shoigu", "Choigou"; "Brezhnev", "Brejnev" */
	switch (c) {
	case 'k': case 'h':
		return 'g';
	case 'c': case 'j': case 'z':
		return 's';
	default:
		return c;
	}
}

void
name_skeleton(struct buf *out, struct str last)
{
	size_t begin = out->len;

	/* "ElBaradei" */
	if (last.len > 6 && (str_starts(last, STR_LIT("el")) || str_starts(last, STR_LIT("al"))))
		last = str_sub(last, 2, SIZE_MAX);
	for (size_t i = 0; i < last.len; i++) {
		char c = class_of(last, i);
		if (c && (out->len == begin || out->ptr[out->len - 1] != c))
			buf_add_char(out, c);
	}
	if (out->len == begin)
		buf_add(out, last);
}

/* ----------------------------------------------------------------- comparison */

/* A letter of a key as one culture's spellings have it in common; 0 if only
 * some of them have it. */
static char
common_letter(struct str key, size_t i, enum name_culture culture)
{
	char c = key.ptr[i];
	char next = i + 1 < key.len ? key.ptr[i + 1] : 0;

	/* "Shoigu" is Choigou in French, Brezhnev Brejnev, Rashidi Rachidi. */
	if (c == 's' && next == 'h')
		return 'c';
	if (culture == NAME_SLAVIC && c == 'z' && next == 'h')
		return 'j';
	if (culture == NAME_SLAVIC && ((c == 's' && next == 'c') ||
	                               (c == 'h' && i > 0 && strchr("sz", key.ptr[i - 1]))))
		return 0;
	if (culture == NAME_SLAVIC)
		return c == 'h' ? 'g' : c == 'a' && !next ? 'o' : c;
	if (c == 'h' && (!next || (i > 0 && !is_vowel(key.ptr[i - 1]))))
		return 0;
	if (c == 'a' && next == 'i')
		return 0;
	return c == 'k' || c == 'h' ? 'g' : c == 'e' ? 'i' : c == 'o' ? 'u' : c;
}

static void
common(struct buf *out, struct str key, enum name_culture culture)
{
	for (size_t i = 0; i < key.len; i++) {
		char c = common_letter(key, i, culture);
		if (c && (out->len == 0 || out->ptr[out->len - 1] != c))
			buf_add_char(out, c);
	}
}

/* "Clark", "Clarke": an e that is not heard. */
static bool
differ_in_e(struct str a, struct str b)
{
	enum { LEAST = 4 };
	struct str longer = a.len > b.len ? a : b;
	struct str shorter = a.len > b.len ? b : a;

	return shorter.len >= LEAST && longer.len == shorter.len + 1 &&
	       str_starts(longer, shorter) && longer.ptr[shorter.len] == 'e' &&
	       !is_vowel(shorter.ptr[shorter.len - 1]);
}

/* May a vowel have been put between the consonants around it ("Zawahri",
 * "Zawahiri")? */
static bool
is_inserted(struct str s, size_t i)
{
	return s.ptr[i] == 'i' && i > 0 && i + 1 < s.len && !is_vowel(s.ptr[i - 1]) &&
	       !is_vowel(s.ptr[i + 1]);
}

/* Arabic is written without short vowels: where four consonants are the same, a
 * and i ("Haftar", "Hifter") may differ, and one i be missing. */
static bool
consonants_agree(struct str a, struct str b)
{
	enum { ENOUGH = 4 };
	size_t consonants = 0;
	size_t inserted = 0;
	size_t i = 0;
	size_t k = 0;

	while (i < a.len && k < b.len) {
		char x = a.ptr[i];
		char y = b.ptr[k];
		if (x == y || (strchr("ai", x) && strchr("ai", y))) {
			consonants += !is_vowel(x);
			i++;
			k++;
		} else if (is_inserted(a, i) && inserted++ == 0) {
			i++;
		} else if (is_inserted(b, k) && inserted++ == 0) {
			k++;
		} else {
			return false;
		}
	}
	return i == a.len && k == b.len && consonants >= ENOUGH;
}

static bool
agree_in(struct str a, struct str b, enum name_culture culture)
{
	char x_room[BUF_SHORT];
	struct buf x;
	char y_room[BUF_SHORT];
	struct buf y;

	if (str_eq(a, b) || differ_in_e(a, b))
		return true;
	if (culture == NAME_PLAIN)
		return false;
	buf_lend(&x, x_room, sizeof(x_room));
	buf_lend(&y, y_room, sizeof(y_room));
	common(&x, a, culture);
	common(&y, b, culture);
	bool agree = str_eq(buf_str(&x), buf_str(&y)) ||
	             (culture == NAME_ARABIC && consonants_agree(buf_str(&x), buf_str(&y)));
	buf_release(&x);
	buf_release(&y);
	return agree;
}

/* Is `longer` the other surname behind one particle or more? */
static bool
agree_behind(struct str longer, struct str shorter, enum name_culture culture)
{
	/* As they stand before a surname in its key. */
	static const char *const particles[] = {"van", "von", "der", "den", "dela", "della", "delos",
	                                        "de", "del", "dos", "das", "al", "el", "bin", "ibn",
	                                        "bint", "abu", "abdul", "abdel", "uld", "la", "le",
	                                        "du", "di", "da"};
	enum { LEAST = 5 }; /* the shortest, and three letters */

	if (longer.len < LEAST || !strchr("abdeiluv", longer.ptr[0]))
		return false;
	for (size_t i = 0; i < sizeof(particles) / sizeof(particles[0]); i++) {
		if (longer.ptr[0] != particles[i][0] || longer.ptr[1] != particles[i][1])
			continue;
		size_t len = strlen(particles[i]);
		if (longer.len <= len + 2 || !str_starts(longer, str_of(particles[i])))
			continue;
		struct str rest = str_sub(longer, len, SIZE_MAX);
		if (agree_in(rest, shorter, culture) || agree_behind(rest, shorter, culture))
			return true;
	}
	return false;
}

bool
name_surnames_agree(struct str a, struct str b, enum name_culture culture)
{
	return agree_in(a, b, culture) || (a.len > b.len && agree_behind(a, b, culture)) ||
	       (b.len > a.len && agree_behind(b, a, culture));
}

#define L(letter) (UINT32_C(1) << ((letter) - 'a'))

uint32_t
name_letters(struct str surname)
{
	/* Of the others one culture or another makes one out of two, or drops them. */
	const uint32_t firm = L('b') | L('d') | L('f') | L('l') | L('m') | L('n') | L('p') |
	                      L('q') | L('r') | L('t') | L('v') | L('w') | L('x') | L('y');
	uint32_t bits = 0;

	for (size_t i = 0; i < surname.len; i++)
		if (surname.ptr[i] >= 'a' && surname.ptr[i] <= 'z')
			bits |= L(surname.ptr[i]);
	return bits & firm;
}

#undef L

bool
name_is_fathers(struct str surname, struct str alone)
{
	static const char *const sons[] = {"bin", "ibn", "bint"};

	for (size_t i = 0; i < sizeof(sons) / sizeof(sons[0]); i++)
		if (str_starts(surname, str_of(sons[i])) &&
		    str_eq(str_sub(surname, strlen(sons[i]), SIZE_MAX), alone))
			return true;
	return false;
}
