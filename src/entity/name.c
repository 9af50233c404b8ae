/* SPDX-License-Identifier: MIT */
/* Keys and parts of people's names; see name.h. */
#include "entity/name.h"

#include "text/fold.h"

#include "text/banned.h"

/* Applied from left to right, the first that fits; longest first. */
static const struct {
	const char *from;
	const char *to;
} rewrites[] = {
	{"guei", "gei"}, {"gue", "ge"},
	{"tsch", "c"},   {"tch", "c"},
	{"iy", "i"},     {"yi", "i"},
	{"ij", "i"},     {"yo", "e"},
	{"kh", "h"},     {"gh", "g"},
	{"ph", "f"},     {"ck", "k"},
	{"ou", "u"},     {"oo", "u"},
	{"ee", "i"},     {"ks", "x"},
	{"ch", "c"},     {"w", "v"},
	{"y", "i"},      {"q", "k"},
};

/* Letters, one bit each from 'a', that a rewrite begins with. */
static uint32_t
rewritten_letters(void)
{
	uint32_t letters = 0;

	for (size_t i = 0; i < sizeof(rewrites) / sizeof(rewrites[0]); i++)
		letters |= UINT32_C(1) << (rewrites[i].from[0] - 'a');
	return letters;
}

/* What the start of `rest` becomes, or NULL if it stays. */
static const char *
rewrite(struct str rest, size_t *used)
{
	for (size_t i = 0; i < sizeof(rewrites) / sizeof(rewrites[0]); i++) {
		if (rewrites[i].from[0] != rest.ptr[0] ||
		    !str_starts(rest, str_of(rewrites[i].from)))
			continue;
		*used = strlen(rewrites[i].from);
		return rewrites[i].to;
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

/* Doubled letters are where transliterations differ most: one is kept. */
static void
add_single(struct buf *out, char c, char *last)
{
	if (c != *last)
		buf_add_char(out, c);
	*last = c;
}

void
name_key(struct buf *out, struct str word)
{
	uint32_t letters = rewritten_letters();
	struct buf folded;
	char last = '\0';

	buf_init(&folded);
	fold_key(&folded, word);
	for (size_t i = 0; i < folded.len;) {
		size_t used = 1;
		char c = folded.ptr[i];
		const char *to = NULL;
		if (c >= 'a' && c <= 'z' && letters >> (c - 'a') & 1)
			to = rewrite(str_sub(buf_str(&folded), i, SIZE_MAX), &used);
		for (; to && *to; to++)
			add_single(out, *to, &last);
		if (!to && c != '\'' && c != '-' && c != '.' && c != ' ')
			add_single(out, c, &last);
		i += used;
	}
	/* "J." keeps a mark: "Yi", whose key is one letter too, is no initial. */
	if (utf8_letters(buf_str(&folded)) == 1)
		buf_add_char(out, '.');
	buf_release(&folded);
}

static bool
is_particle(struct str w)
{
	static const char *const particles[] = {
		"van", "von", "der", "den", "de", "del", "della", "di", "da", "do", "dos",
		"das", "du", "la", "le", "al", "el", "bin", "ibn", "ben", "bint", "abu",
		"ould", "ter", "ten", "zu", "af"};

	for (size_t i = 0; i < sizeof(particles) / sizeof(particles[0]); i++)
		if (str_eq_nocase(w, str_of(particles[i])))
			return true;
	return false;
}

static bool
is_suffix(struct str w)
{
	static const char *const suffixes[] = {"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"};

	for (size_t i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); i++)
		if (str_eq_nocase(w, str_of(suffixes[i])))
			return true;
	return false;
}

enum { NAME_WORDS = 12 };

static size_t
words_of(struct str name, struct str *words)
{
	struct str one;
	size_t n = 0;

	while (n < NAME_WORDS && str_cut(&name, ' ', &one))
		if ((one = str_trim(one)).len)
			words[n++] = one;
	/* "Abdullah II" is not just any Abdullah. */
	while (n > 2 && is_suffix(words[n - 1]))
		n--;
	return n;
}

void
name_split(struct str name, bool surname_first, struct arena *arena,
           struct name_parts *out)
{
	struct str words[NAME_WORDS];
	struct buf plain;
	struct buf key;

	buf_init(&plain);
	buf_init(&key);
	fold_key(&plain, name); /* one space between words, whatever was there */
	size_t n = words_of(buf_str(&plain), words);
	size_t first = n ? n - 1 : 0; /* of the surname */
	size_t end = n;
	if (surname_first && n > 1) {
		first = 0;
		end = 1;
	}
	while (!surname_first && first > 1 && is_particle(words[first - 1]))
		first--;
	/* "De la Calle": surname and nothing else. "Ben Affleck" is not. */
	if (first == 1 && n >= 3 && is_particle(words[0]))
		first = 0;
	for (size_t i = first; i < end; i++)
		name_key(&key, words[i]);
	out->surname = arena_str(arena, buf_str(&key));
	buf_clear(&key);
	if (end > 0)
		name_key(&key, words[end - 1]);
	out->last = arena_str(arena, buf_str(&key));
	buf_clear(&key);
	for (size_t i = 0; i < n; i++) {
		if (i >= first && i < end)
			continue;
		if (key.len)
			buf_add_char(&key, ' ');
		name_key(&key, words[i]);
	}
	out->given = arena_str(arena, buf_str(&key));
	buf_release(&plain);
	buf_release(&key);
}

static bool
is_initial(struct str key)
{
	return key.len > 0 && key.ptr[key.len - 1] == '.';
}

static bool
word_agrees(struct str a, struct str b)
{
	if (a.len == 0 || b.len == 0)
		return true;
	if (is_initial(a) || is_initial(b))
		return a.ptr[0] == b.ptr[0];
	return str_eq(a, b);
}

bool
name_given_agree(struct str a, struct str b)
{
	struct str x;
	struct str y;

	while (a.len && b.len && str_cut(&a, ' ', &x) && str_cut(&b, ' ', &y))
		if (!word_agrees(x, y))
			return false;
	return true;
}

bool
name_is_initials(struct str given)
{
	struct str one;

	if (given.len == 0)
		return false;
	while (str_cut(&given, ' ', &one))
		if (!is_initial(one))
			return false;
	return true;
}
