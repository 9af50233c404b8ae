/* SPDX-License-Identifier: MIT */
/* Parts of people's names, and their order; see name.h.  Whether given names agree
 * is told in name_agree.c; keys and surnames are compared in name_key.c. */
#include "entity/name.h"

#include "entity/name_int.h"
#include "recognize/kb.h"
#include "text/fold.h"

#include "text/banned.h"

bool
name_is_particle(struct str w)
{
	static const char *const particles[] = {
		"van", "von", "der", "den", "de", "del", "della", "di", "da", "do", "dos",
		"das", "du", "la", "le", "al", "el", "bin", "ibn", "ben", "bint", "abu",
		"ould", "ter", "ten", "zu", "af", "abdul", "abdel", "abd"};

	return STR_IN_NOCASE(w, particles);
}

/* "Jr.": the second of two so called; 0 of a word that does not say. */
static char
generation_of(struct str w)
{
	static const struct {
		const char *word;
		char number;
	} generations[] = {{"sr", '1'}, {"sr.", '1'}, {"jr", '2'}, {"jr.", '2'},
	                   {"ii", '2'}, {"iii", '3'}, {"iv", '4'}};

	if (w.len == 0 || !strchr("sSjJiI", w.ptr[0]))
		return 0;
	for (size_t i = 0; i < sizeof(generations) / sizeof(generations[0]); i++)
		if (str_eq_nocase(w, str_of(generations[i].word)))
			return generations[i].number;
	return 0;
}

bool
name_is_generation(struct str word)
{
	return generation_of(word) != 0;
}

bool
name_is_numeral(struct str given)
{
	return str_in_words(given, "ii iii iv vi vii viii ix xii xiii xiv xv xvi xvii xviii xix xx"
	                           " xxi xxii xxiii");
}

/* "Felipe VI": two words, of which the second is a number; "VI" of no Vietnamese. */
static bool
is_regnal(struct str name, const struct str *words, size_t n)
{
	size_t len = n == 2 ? words[1].len : 0;

	name = str_trim(name);
	return len && name_is_numeral(words[1]) && name.len > len &&
	       str_is_capitals(str_sub(name, name.len - len, SIZE_MAX), 2, 5);
}

/* Degrees and ranks that stand behind a name. */
#define DEGREES "phd ph.d. md m.d. esq esq. kc qc sc mp sj obe cbe"

enum { NAME_WORDS = 12 };

/* What stands in quotes or brackets is no part of the name: Vincent "The
 * Chin" Gigante, Luis (Jerry) Ortiz.  An apostrophe inside a word stays. */
static struct str
without_quotes(struct str name, struct buf *out)
{
	char open = 0;

	for (size_t i = 0; i < name.len; i++) {
		char c = name.ptr[i];
		bool starts = i == 0 || name.ptr[i - 1] == ' ';
		bool ends = i + 1 == name.len || name.ptr[i + 1] == ' ';
		if (!open && starts && i > 0 && (c == '"' || c == '\'' || c == '('))
			open = c == '(' ? ')' : c;
		else if (open && c == open && (ends || c != '\''))
			open = 0;
		else if (!open && c != '"')
			buf_add_char(out, c);
	}
	return open ? name : buf_str(out);
}

/* Of a word alone: the classes it is known in, and whether one of them is of
 * the East. */
struct known_word {
	uint32_t classes;
	bool is_eastern;
	bool is_western; /* a name, and known as one elsewhere */
};

static struct known_word
known(struct str word)
{
	struct kb_phrase p;
	struct known_word k = {0, false, false};

	if (!kb_phrase(kb_phrase_add(KB_PHRASE, kb_canon(fold_hash(word))), &p))
		return k;
	for (size_t i = 0; i < p.nalias; i++) {
		bool is_name = p.aliases[i].class == KB_FAMILY || p.aliases[i].class == KB_GIVEN;
		k.classes |= KB_BIT(p.aliases[i].class);
		k.is_eastern |= is_name && (p.aliases[i].flags & KB_IS_EASTERN);
		k.is_western |= is_name && !(p.aliases[i].flags & KB_IS_EASTERN);
	}
	return k;
}

/* "Neither Lebed", "Lebed Chechnya": capitals that a headline or the start of
 * a sentence has put beside a name. */
static void
drop_strangers(struct str **words, size_t *n)
{
	const uint32_t named = KB_BIT(KB_GIVEN) | KB_BIT(KB_FAMILY);

	while (*n > 1) {
		uint32_t classes = known((*words)[0]).classes;
		if (!(classes & KB_BIT(KB_FUNCTION)) || classes & (named | KB_BIT(KB_TITLE)))
			break;
		++*words;
		--*n;
	}
	if (*n == 2) {
		uint32_t a = known((*words)[0]).classes;
		uint32_t b = known((*words)[1]).classes;
		if ((a & named) == KB_BIT(KB_FAMILY) && (b & KB_BIT(KB_PLACE)) && !(b & named))
			--*n;
	}
}

/* "j.d.", "s.v.": how many of its bytes are one initial; all of another word. */
static size_t
initial_of(struct str word)
{
	for (size_t i = 1; i < word.len; i += 2)
		if (word.ptr[i] != '.' || word.ptr[i - 1] < 'a' || word.ptr[i - 1] > 'z')
			return word.len;
	return word.len > 2 && word.len % 2 == 0 ? 2 : word.len;
}

static size_t
words_of(struct str name, struct str *words, char *generation)
{
	struct str one;
	size_t n = 0;

	while (n < NAME_WORDS && str_cut(&name, ' ', &one)) {
		one = str_trim(one);
		for (size_t len; n + 1 < NAME_WORDS && (len = initial_of(one)) < one.len;) {
			words[n++] = str_sub(one, 0, len);
			one = str_sub(one, len, SIZE_MAX);
		}
		while (one.len > 1 && one.ptr[one.len - 1] == ',')
			one.len--;
		if (one.len)
			words[n++] = one;
	}
	*generation = 0;
	for (; n > 1; n--) {
		char number = generation_of(words[n - 1]);
		bool is_roman = number && words[n - 1].ptr[0] == 'i';
		/* "Abdullah II" is not just any Abdullah. */
		if (number ? is_roman && n == 2 : n == 2 || !str_in_words(words[n - 1], DEGREES))
			break;
		if (number)
			*generation = number;
	}
	return n;
}

/* The family of variants that a given name, or the key of one, belongs to;
 * false if none or several. */
static bool
variant(struct str word, struct kb_entry *out)
{
	struct kb_phrase p;
	const struct kb_alias *a;
	bool is_one = str_find_char(word, '-') == SIZE_MAX && str_find_char(word, '\'') == SIZE_MAX;

	if (!(is_one ? kb_phrase(kb_phrase_add(KB_PHRASE, kb_canon(fold_hash(word))), &p)
	             : kb_lookup(word, &p)) ||
	    !(a = kb_pick(&p, KB_BIT(KB_VARIANT))))
		return false;
	if (a + 1 < p.aliases + p.nalias && a[1].class == KB_VARIANT)
		return false;
	kb_entry(a->entry, out);
	return true;
}

/* "Mo", "Chris": short for several names. */
static bool
is_short_for_several(struct str word)
{
	struct kb_phrase p;

	if (!kb_phrase(kb_phrase_add(KB_PHRASE, kb_canon(fold_hash(word))), &p))
		return false;
	const struct kb_alias *a = kb_pick(&p, KB_BIT(KB_VARIANT));
	return a && a + 1 < p.aliases + p.nalias && a[1].class == KB_VARIANT;
}

static enum name_culture
culture_of(const struct kb_entry *variant)
{
	if (str_eq(variant->type, STR_LIT("slavic")))
		return NAME_SLAVIC;
	return str_eq(variant->type, STR_LIT("arabic")) ? NAME_ARABIC : NAME_PLAIN;
}

uint8_t
name_sex(struct str word)
{
	struct kb_phrase p;
	uint8_t flags = 0;

	if (!kb_phrase(kb_phrase_add(KB_PHRASE, kb_canon(fold_hash(word))), &p))
		return 0;
	for (size_t i = 0; i < p.nalias; i++)
		if (p.aliases[i].class == KB_GIVEN || p.aliases[i].class == KB_TITLE)
			flags |= p.aliases[i].flags & (KB_IS_MALE | KB_IS_FEMALE);
	return flags == KB_IS_MALE ? 'm' : flags == KB_IS_FEMALE ? 'f' : 0;
}

enum name_culture
name_culture(struct str given)
{
	struct str word;
	struct kb_entry e;

	while (given.len && str_cut(&given, ' ', &word))
		if (variant(word, &e) && culture_of(&e) != NAME_PLAIN)
			return culture_of(&e);
	return NAME_PLAIN;
}

/* "Abdel Fattah", "Abdul Rahman", "Abd al-Aziz": one name in two words. */
static bool
begins_abdul(struct str word)
{
	return str_eq(word, STR_LIT("abdul")) || str_eq(word, STR_LIT("abdel")) ||
	       str_eq(word, STR_LIT("abdal")) || str_eq(word, STR_LIT("abdoul")) ||
	       str_eq(word, STR_LIT("abd"));
}

static void
add_given(struct buf *out, struct str word, bool after_abdul)
{
	struct kb_entry e;
	struct buf whole;

	buf_init(&whole);
	if (out->len)
		buf_add_char(out, ' ');
	if (after_abdul) {
		buf_add_cstr(&whole, "abdul");
		name_key(&whole, word);
		word = buf_str(&whole);
	}
	size_t hyphen = str_find_char(word, '-');
	if (variant(word, &e)) {
		buf_add(out, e.name);
	} else if (hyphen != SIZE_MAX && hyphen + 2 < word.len &&
	           variant(str_sub(word, 0, hyphen), &e)) {
		/* "Mohammad-Javad", "Mohammad Javad" */
		buf_add(out, e.name);
		add_given(out, str_sub(word, hyphen + 1, SIZE_MAX), false);
	} else if (is_short_for_several(word)) {
		fold_key(out, word);
		buf_add_char(out, NAME_NICK);
	} else {
		name_key(out, word);
	}
	buf_release(&whole);
}

/* "Jong-un", "Jong Un": syllables of one name, no middle name among them. */
static void
add_syllables(struct buf *out, struct str word)
{
	struct str one;

	while (word.len && str_cut(&word, '-', &one)) {
		if (out->len && one.len)
			buf_add_char(out, NAME_SYLLABLE);
		name_key(out, one);
	}
}

/* Is it the whole given name of one of this family of the East? */
static bool
is_in_syllables(struct str word, struct str family)
{
	struct kb_entry e;
	size_t hyphen = str_find_char(word, '-');

	return hyphen != SIZE_MAX && hyphen > 1 && hyphen + 2 < word.len &&
	       name_is_eastern(family) && !variant(str_sub(word, 0, hyphen), &e) &&
	       !variant(word, &e);
}

/* The words outside of [first, end). */
static void
add_all_given(struct buf *out, const struct str *words, size_t n, size_t first, size_t end)
{
	bool is_eastern = first == 0 && n > 1 && end == 1 && name_is_eastern(words[0]);
	bool after_abdul = false;

	for (size_t i = 0; i < n; i++) {
		if (i >= first && i < end)
			continue;
		if (is_eastern || (n == 2 && is_in_syllables(words[i], words[first]))) {
			add_syllables(out, words[i]);
			continue;
		}
		bool opens = begins_abdul(words[i]) && i + 1 < n && !(i + 1 >= first && i + 1 < end);
		if (!opens)
			add_given(out, words[i], after_abdul);
		after_abdul = opens;
	}
	if (is_eastern && str_find_char(buf_str(out), NAME_SYLLABLE) == SIZE_MAX)
		buf_add_char(out, NAME_SYLLABLE);
}

/* Particles that nobody is called. */
#define ONLY_PARTICLES "al el dos das da de del della di du der den bin ibn bint ter ten ould"

/* Where the surname lies among the words: [*first, *end). */
static void
find_surname(const struct str *words, size_t n, bool surname_first, size_t *first, size_t *end)
{
	*end = n;
	*first = n ? n - 1 : 0;
	if (surname_first && n > 1) {
		*first = 0;
		*end = 1;
		return;
	}
	while (*first > 1 && name_is_particle(words[*first - 1]))
		--*first;
	/* "De la Calle": surname and nothing else. "Ben Affleck" is not. */
	if (*first == 1 && n >= 3 && name_is_particle(words[0]))
		*first = 0;
	/* "Al Mansouri", "Dos Santos"; "Van Morrison" and "Von Miller" are called so. */
	if (*first == 1 && n == 2 && str_in_words(words[0], ONLY_PARTICLES))
		*first = 0;
}

/* The article of "al Mansuri" is as loose as that of "al-Mansuri". */
static bool
is_article(struct str word)
{
	return str_eq(word, STR_LIT("al")) || str_eq(word, STR_LIT("el"));
}

void
name_split(struct str name, bool surname_first, struct arena *arena,
           struct name_parts *out)
{
	struct str all[NAME_WORDS];
	struct str *words = all;
	char plain_room[BUF_SHORT];
	struct buf plain;
	char unquoted_room[BUF_SHORT];
	struct buf unquoted;
	char key_room[BUF_SHORT];
	struct buf key;
	char generation;
	size_t first;
	size_t end;

	buf_lend(&plain, plain_room, sizeof(plain_room));
	buf_lend(&unquoted, unquoted_room, sizeof(unquoted_room));
	buf_lend(&key, key_room, sizeof(key_room));
	fold_key(&plain, name); /* one space between words, whatever was there */
	size_t n = words_of(without_quotes(buf_str(&plain), &unquoted), all, &generation);
	drop_strangers(&words, &n);
	bool is_king = is_regnal(name, words, n);
	find_surname(words, n, surname_first || is_king, &first, &end);
	for (size_t i = first; i < end; i++) {
		if (begins_abdul(words[i]) && i + 1 < end)
			buf_add_cstr(&key, "abdul"); /* "Abdel Nasser", "Abd al-Nasir" */
		else if (!is_article(words[i]) || i + 1 == end)
			name_key(&key, words[i]);
	}
	out->surname = out->last = arena_str(arena, buf_str(&key));
	buf_clear(&key);
	if (end > first + 1) {
		name_key(&key, words[end - 1]);
		out->last = arena_str(arena, buf_str(&key));
	}
	out->letters = name_letters(out->surname);
	buf_clear(&key);
	if (is_king)
		buf_add(&key, words[1]);
	else
		add_all_given(&key, words, n, first, end);
	out->generation = generation;
	if (generation && key.len)
		buf_addf(&key, " %c%c", NAME_GENERATION, generation);
	out->given = arena_str(arena, buf_str(&key));
	out->culture = name_culture(out->given);
	buf_release(&plain);
	buf_release(&unquoted);
	buf_release(&key);
}

struct str
name_given_key(struct str word, struct arena *arena)
{
	char key_room[BUF_SHORT];
	struct buf key;

	buf_lend(&key, key_room, sizeof(key_room));
	add_given(&key, word, false);
	struct str out = arena_str(arena, buf_str(&key));
	buf_release(&key);
	return out;
}

/* ----------------------------------------------------------------- name order */

bool
name_is_eastern(struct str word)
{
	struct known_word k = known(word);

	return k.is_eastern && (k.classes & KB_BIT(KB_FAMILY));
}

bool
name_is_only_given(struct str word)
{
	uint32_t classes = known(word).classes;

	return (classes & KB_BIT(KB_GIVEN)) && !(classes & KB_BIT(KB_FAMILY));
}

bool
name_is_given(struct str word)
{
	return known(word).classes & KB_BIT(KB_GIVEN);
}

bool
name_is_family(struct str word)
{
	return known(word).classes & KB_BIT(KB_FAMILY);
}

/* "Kim Jong Un", "Nguyen Xuan Phuc": three words, none of them of the West. */
static bool
is_eastern_three(struct str first, struct str rest)
{
	struct str second;

	if (!known(first).is_eastern || !(known(first).classes & KB_BIT(KB_FAMILY)))
		return false;
	str_cut(&rest, ' ', &second);
	return str_find_char(rest, ' ') == SIZE_MAX && second.len > 1 && rest.len > 1 &&
	       !known(second).is_western && !known(rest).is_western &&
	       str_find_char(second, '.') == SIZE_MAX;
}

/* Two consonants that no word of the East begins with. */
static bool
begins_western(struct str word)
{
	static const char *const starts[] = {"bl", "br", "cl", "cr", "dr", "fl", "fr", "gl",
	                                     "gr", "pl", "pr", "sc", "sk", "sl", "sm", "sn",
	                                     "sp", "st", "sw"};

	for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]) && word.len > 2; i++)
		if (str_eq_nocase(str_sub(word, 0, 2), str_of(starts[i])))
			return true;
	return false;
}

bool
name_is_surname_first(struct str name)
{
	size_t space = str_find_char(name, ' ');

	if (space == SIZE_MAX)
		return false;
	struct str first = str_sub(name, 0, space);
	struct str rest = str_sub(name, space + 1, name.len);
	if (str_find_char(rest, ' ') != SIZE_MAX)
		return is_eastern_three(first, rest);

	struct known_word a = known(first);
	struct known_word b = known(rest);
	bool hyphen = str_find_char(rest, '-') != SIZE_MAX;
	if (!(a.classes & KB_BIT(KB_FAMILY)))
		return false;
	if (a.classes & KB_BIT(KB_GIVEN))
		return a.is_eastern && hyphen && !b.is_western;
	/* "Lo Presti" is of no Lo, "Mo Farah" of no Mo. */
	if (a.is_eastern && ((!b.classes && begins_western(rest)) ||
	                     (!b.is_eastern && is_short_for_several(first))))
		return false;
	return !(b.classes & KB_BIT(KB_FAMILY)) || (b.classes & KB_BIT(KB_GIVEN)) || hyphen;
}
