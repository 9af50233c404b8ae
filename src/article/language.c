/* SPDX-License-Identifier: MIT */
/*
 * Small words are counted for all languages at once: each word of the table has
 * the bits of the languages it belongs to.  English, which most articles are
 * in, is told after some fifty words.
 */
#include "article/language.h"

#include "text/byte.h"
#include "text/utf8.h"

#include "text/banned.h"

enum {
	WORD_LONG = 24,    /* [B] of a word that may be in the table */
	PLACE_SAMPLE = 600, /* [B] of a place that are looked at */
	SAMPLE = 4000,     /* [B] of all places */
	EARLY = 48,        /* words after which English may be sure */
	EARLY_SHARE = 28,  /* [%] of them that must be English */
	NEAR_BEST = 50,    /* [%] of the best score that a language that is said needs */
	SHORT = 20,        /* words of a text that is told with care */
	LETTERS_LEAST = 12 /* letters that tell a script */
};

enum {
#define L(i, code, name) LANGUAGE_##i,
#define W(word, bits)
#define FIRST(row)
#include "gen/languages.inc"
#undef L
#undef W
	LANGUAGE_COUNT
};

enum { ENGLISH = 0 }; /* the first row */

_Static_assert(LANGUAGE_COUNT <= 64, "each language has a bit");

static const struct {
	const char *code;
	const char *name;
} languages[] = {
#define L(i, code, name) {code, name},
#define W(word, bits)
#include "gen/languages.inc"
#undef L
#undef W
};

static const struct {
	uint64_t packed; /* of the word */
	const char *word;
	uint64_t of;
} words[] = {
#define B(i) (UINT64_C(1) << (i))
#define L(i, code, name)
#define W(word, bits) {STR_PACKED(word), word, bits},
#include "gen/languages.inc"
#undef B
#undef W
#undef FIRST
};

/* Of those whose first bytes leave the same (languages.awk), the first row; and behind
 * the last what would be the next. */
static const uint16_t first_rows[] = {
#define W(word, bits)
#define FIRST(row) row,
#include "gen/languages.inc"
#undef L
#undef W
#undef FIRST
};

enum { REMAINDERS = sizeof first_rows / sizeof *first_rows - 1 };

/* Those that the script tells; what is left to tell by words has no code. */
enum script {
	SCRIPT_LATIN, SCRIPT_CYRILLIC, SCRIPT_ARABIC, SCRIPT_GREEK, SCRIPT_HEBREW,
	SCRIPT_ARMENIAN, SCRIPT_DEVANAGARI, SCRIPT_BENGALI, SCRIPT_GURMUKHI,
	SCRIPT_GUJARATI, SCRIPT_TAMIL, SCRIPT_TELUGU, SCRIPT_KANNADA, SCRIPT_MALAYALAM,
	SCRIPT_SINHALA, SCRIPT_THAI, SCRIPT_LAO, SCRIPT_TIBETAN, SCRIPT_BURMESE,
	SCRIPT_GEORGIAN, SCRIPT_ETHIOPIC, SCRIPT_KHMER, SCRIPT_KANA, SCRIPT_HAN,
	SCRIPT_HANGUL, SCRIPT_COUNT
};

static const struct {
	const char *code;
	const char *name;
} by_script[SCRIPT_COUNT] = {
	[SCRIPT_GREEK] = {"el", "Greek"}, [SCRIPT_HEBREW] = {"he", "Hebrew"},
	[SCRIPT_ARMENIAN] = {"hy", "Armenian"}, [SCRIPT_DEVANAGARI] = {"hi", "Hindi"},
	[SCRIPT_BENGALI] = {"bn", "Bengali"}, [SCRIPT_GURMUKHI] = {"pa", "Punjabi"},
	[SCRIPT_GUJARATI] = {"gu", "Gujarati"}, [SCRIPT_TAMIL] = {"ta", "Tamil"},
	[SCRIPT_TELUGU] = {"te", "Telugu"}, [SCRIPT_KANNADA] = {"kn", "Kannada"},
	[SCRIPT_MALAYALAM] = {"ml", "Malayalam"}, [SCRIPT_SINHALA] = {"si", "Sinhala"},
	[SCRIPT_THAI] = {"th", "Thai"}, [SCRIPT_LAO] = {"lo", "Lao"},
	[SCRIPT_TIBETAN] = {"bo", "Tibetan"}, [SCRIPT_BURMESE] = {"my", "Burmese"},
	[SCRIPT_GEORGIAN] = {"ka", "Georgian"}, [SCRIPT_ETHIOPIC] = {"am", "Amharic"},
	[SCRIPT_KHMER] = {"km", "Khmer"}, [SCRIPT_KANA] = {"ja", "Japanese"},
	[SCRIPT_HAN] = {"zh", "Chinese"}, [SCRIPT_HANGUL] = {"ko", "Korean"},
};

static const struct {
	uint32_t first;
	uint32_t last;
	enum script script;
} ranges[] = {
	{0x0041, 0x024F, SCRIPT_LATIN},     {0x0370, 0x03FF, SCRIPT_GREEK},
	{0x0400, 0x052F, SCRIPT_CYRILLIC},  {0x0530, 0x058F, SCRIPT_ARMENIAN},
	{0x0590, 0x05FF, SCRIPT_HEBREW},    {0x0600, 0x06FF, SCRIPT_ARABIC},
	{0x0750, 0x077F, SCRIPT_ARABIC},    {0x0900, 0x097F, SCRIPT_DEVANAGARI},
	{0x0980, 0x09FF, SCRIPT_BENGALI},   {0x0A00, 0x0A7F, SCRIPT_GURMUKHI},
	{0x0A80, 0x0AFF, SCRIPT_GUJARATI},  {0x0B80, 0x0BFF, SCRIPT_TAMIL},
	{0x0C00, 0x0C7F, SCRIPT_TELUGU},    {0x0C80, 0x0CFF, SCRIPT_KANNADA},
	{0x0D00, 0x0D7F, SCRIPT_MALAYALAM}, {0x0D80, 0x0DFF, SCRIPT_SINHALA},
	{0x0E00, 0x0E7F, SCRIPT_THAI},      {0x0E80, 0x0EFF, SCRIPT_LAO},
	{0x0F00, 0x0FFF, SCRIPT_TIBETAN},   {0x1000, 0x109F, SCRIPT_BURMESE},
	{0x10A0, 0x10FF, SCRIPT_GEORGIAN},  {0x1100, 0x11FF, SCRIPT_HANGUL},
	{0x1200, 0x139F, SCRIPT_ETHIOPIC},  {0x1780, 0x17FF, SCRIPT_KHMER},
	{0x1E00, 0x1EFF, SCRIPT_LATIN},     {0x1F00, 0x1FFF, SCRIPT_GREEK},
	{0x3040, 0x30FF, SCRIPT_KANA},      {0x3400, 0x9FFF, SCRIPT_HAN},
	{0xAC00, 0xD7AF, SCRIPT_HANGUL},    {0xFB50, 0xFEFC, SCRIPT_ARABIC},
};

struct tally {
	uint32_t words;
	uint32_t letters[SCRIPT_COUNT];
	uint32_t hits[LANGUAGE_COUNT];  /* words of the table */
	uint32_t score[LANGUAGE_COUNT]; /* the same, more for a word that few have */
};

/* ----------------------------------------------------------------- counting */

static void
count_letter(struct tally *t, uint32_t cp)
{
	for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
		if (cp <= ranges[i].last) {
			if (cp >= ranges[i].first)
				t->letters[ranges[i].script]++;
			return;
		}
	}
}

static uint64_t
languages_of(struct str word)
{
	uint64_t packed = str_packed(word);
	size_t rest = (packed >> 16) % REMAINDERS;

	for (size_t row = first_rows[rest]; row < first_rows[rest + 1]; row++)
		if (words[row].packed == packed && str_eq(word, str_of(words[row].word)))
			return words[row].of;
	return 0;
}

static void
count_word(struct tally *t, struct str word)
{
	uint64_t of = languages_of(word);
	uint32_t n = 0;

	t->words++;
	for (uint64_t left = of; left; left &= left - 1)
		n++;
	for (; of; of &= of - 1) {
		size_t i = byte_lowest(of);

		t->hits[i]++;
		t->score[i] += 1 + 8 / n;
	}
}

/* A word in lower case is collected until what is no letter comes. */
static void
count_place(struct tally *t, struct str s)
{
	char word[WORD_LONG + 5];
	size_t n = 0;
	size_t len;

	for (size_t i = 0; i < s.len; i += len) {
		uint32_t cp = (unsigned char)s.ptr[i];

		len = 1;
		if (byte_is(s.ptr[i], BYTE_LETTER)) {
			t->letters[SCRIPT_LATIN]++;
			if (n <= WORD_LONG)
				word[n++] = (char)(cp | 0x20);
			continue;
		}
		if (cp >= 0x80)
			cp = utf8_get(s, i, &len);
		if (cp >= 0x80 && utf8_is_letter(cp)) {
			count_letter(t, cp);
			if (n <= WORD_LONG)
				n += utf8_put(word + n, utf8_lower(cp));
		} else if (n > 0) {
			/* One letter is as often somebody's initial. */
			if (n > 1)
				count_word(t, n <= WORD_LONG ? str_from(word, n) : STR_EMPTY);
			n = 0;
		}
	}
}

/* ------------------------------------------------------------------ telling */

/* The script of most letters; those that are words stand for three. */
static enum script
main_script(const struct tally *t, uint32_t *share)
{
	uint32_t all = 1;
	uint32_t most = 0;
	enum script best = SCRIPT_LATIN;

	for (enum script s = 0; s < SCRIPT_COUNT; s++) {
		uint32_t n = t->letters[s] * (s >= SCRIPT_KANA ? 3 : 1);

		all += n;
		if (n > most) {
			most = n;
			best = s;
		}
	}
	/* Japanese is written with both; Chinese never is. */
	if (best == SCRIPT_HAN && t->letters[SCRIPT_KANA] * 8 > t->letters[SCRIPT_HAN]) {
		best = SCRIPT_KANA;
		most += t->letters[SCRIPT_KANA] * 3;
	}
	*share = most * 100 / all;
	return most < LETTERS_LEAST ? SCRIPT_LATIN : best;
}

/* The row of a code, LANGUAGE_COUNT if it has none. */
static size_t
row_of(struct str code)
{
	struct str tag = str_sub(code, 0, str_find_char(code, '-'));
	size_t i = 0;

	while (i < LANGUAGE_COUNT && !str_eq_nocase(tag, str_of(languages[i].code)))
		i++;
	return i;
}

/* The language of the highest score; the one that is said if it is near that. */
static size_t
best_of(const struct tally *t, struct str said)
{
	size_t own = row_of(said);
	size_t best = 0;

	for (size_t i = 1; i < LANGUAGE_COUNT; i++) {
		if (t->score[i] > t->score[best])
			best = i;
	}
	return best != ENGLISH && own != ENGLISH && own < LANGUAGE_COUNT
	       && t->score[own] * 100 >= t->score[best] * NEAR_BEST ? own : best;
}

/* Few words must speak clearly; many need only be more than chance. */
static bool
is_sure(const struct tally *t, size_t language)
{
	uint32_t hits = t->hits[language];
	uint32_t share = hits * 100 / (t->words + 1);

	return t->words < SHORT ? hits >= 3 && share >= 25 : hits >= 4 && share >= 12;
}

static struct str
verdict(const struct tally *t, struct str said)
{
	uint32_t share;
	enum script script = main_script(t, &share);
	size_t best = best_of(t, said);
	bool is_clear = is_sure(t, best) && (best == ENGLISH || t->hits[ENGLISH] * 2 < t->hits[best]);

	if (by_script[script].code && share >= 50)
		return str_of(by_script[script].code);
	if (script != SCRIPT_LATIN && share >= 50)
		return t->hits[best] >= 2 ? str_of(languages[best].code) : STR_LIT("und");
	return is_clear ? str_of(languages[best].code) : STR_EMPTY;
}

struct str
language_tell(struct str text, const struct span *places, size_t n, struct str said)
{
	struct tally t = {.words = 0};
	size_t seen = 0;

	for (size_t i = 0; i < n && seen < SAMPLE; i++) {
		struct str s = str_sub(str_at(text, places[i]), 0, PLACE_SAMPLE);

		count_place(&t, s);
		seen += s.len;
		if (t.words >= EARLY && t.hits[ENGLISH] * 100 >= t.words * EARLY_SHARE)
			return STR_LIT("en");
	}
	return verdict(&t, said);
}

/* -------------------------------------------------------------------- names */

const char *
language_name(struct str code)
{
	struct str tag = str_sub(code, 0, str_find_char(code, '-'));

	if (row_of(code) < LANGUAGE_COUNT)
		return languages[row_of(code)].name;
	for (size_t i = 0; i < SCRIPT_COUNT; i++) {
		if (by_script[i].code && str_eq_nocase(tag, str_of(by_script[i].code)))
			return by_script[i].name;
	}
	return NULL;
}

bool
language_is_foreign(struct str code)
{
	const char *name = language_name(code);

	return str_eq(code, STR_LIT("und")) || (name && name != languages[ENGLISH].name);
}
