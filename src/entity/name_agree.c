/* SPDX-License-Identifier: MIT */
/*
 * Whether the given names of two people can be one person's: by words in order,
 * initials, short forms and generations; see name.h.  Given names come as
 * name_split() leaves them; nothing here folds or looks letters up.
 */
#include "entity/name.h"

#include "entity/name_int.h"
#include "recognize/kb.h"
#include "text/fold.h"

#include "text/banned.h"

static bool
is_initial(struct str key)
{
	return key.len > 0 && key.ptr[key.len - 1] == '.';
}

/* "Fred", "Frederick"; shorter ones are another name too often. */
static bool
is_cut(struct str a, struct str b)
{
	enum { LEAST = 4, CUT = 2 };
	struct str shorter = a.len < b.len ? a : b;
	struct str longer = a.len < b.len ? b : a;

	return shorter.len >= LEAST && longer.len >= shorter.len + CUT &&
	       str_starts(longer, shorter);
}

static bool
is_nick(struct str key)
{
	return key.len > 0 && key.ptr[key.len - 1] == NAME_NICK;
}

/* "Mo" of Maurice, of Muhammad. */
static bool
is_nick_of(struct str nick, struct str key)
{
	struct str word = str_sub(nick, 0, nick.len - 1);
	struct kb_phrase p;

	if (is_cut(word, key))
		return true;
	if (!kb_phrase(kb_phrase_add(KB_PHRASE, kb_canon(fold_hash(word))), &p))
		return false;
	for (size_t i = 0; i < p.nalias; i++) {
		struct kb_entry e;
		if (p.aliases[i].class != KB_VARIANT)
			continue;
		kb_entry(p.aliases[i].entry, &e);
		if (str_eq(e.name, key))
			return true;
	}
	return false;
}

static bool
word_agrees(struct str a, struct str b)
{
	if (a.len == 0 || b.len == 0)
		return true;
	if (is_nick(a) != is_nick(b) && !is_initial(a) && !is_initial(b))
		return is_nick(a) ? is_nick_of(a, b) : is_nick_of(b, a);
	if (is_initial(a) || is_initial(b))
		return a.ptr[0] == b.ptr[0];
	return str_eq(a, b) || is_cut(a, b);
}

/* The next letter from *i on, or 0: what parts words and syllables is passed over, and a
 * letter that only stands there twice because they were parted. */
static char
next_letter(struct str s, size_t *i, char last)
{
	while (*i < s.len && (s.ptr[*i] == ' ' || s.ptr[*i] == NAME_SYLLABLE || s.ptr[*i] == last))
		++*i;
	return *i < s.len ? s.ptr[(*i)++] : '\0';
}

/* "jong un", "jongun", "jong-un" */
static bool
are_joined(struct str a, struct str b)
{
	size_t i = 0;
	size_t k = 0;
	char last = '\0';

	for (;;) {
		char c = next_letter(a, &i, last);
		if (c != next_letter(b, &k, last))
			return false;
		if (!c)
			return true;
		last = c;
	}
}

static bool
has_syllables(struct str given)
{
	return str_find_char(given, NAME_SYLLABLE) != SIZE_MAX;
}

/* "j. u.", "j." of "jong-un" */
static bool
are_initials_of(struct str initials, struct str given)
{
	struct str one;

	while (initials.len && given.len && str_cut(&initials, ' ', &one)) {
		if (!is_initial(one) || one.ptr[0] != given.ptr[0])
			return false;
		size_t end = str_find_char(given, NAME_SYLLABLE);
		given = end == SIZE_MAX ? STR_EMPTY : str_sub(given, end + 1, SIZE_MAX);
	}
	return initials.len == 0;
}

static size_t
count_words(struct str s)
{
	size_t n = s.len > 0;

	for (size_t i = 0; i < s.len; i++)
		n += s.ptr[i] == ' ';
	return n;
}

static bool
has_whole(struct str given)
{
	struct str one;

	while (given.len && str_cut(&given, ' ', &one))
		if (!is_initial(one))
			return true;
	return false;
}

static bool
words_agree(struct str a, struct str b)
{
	struct str few = count_words(a) <= count_words(b) ? a : b;
	struct str many = few.ptr == a.ptr ? b : a;
	bool by_initial = true; /* all of it so far */
	struct str x;
	struct str y;

	if (few.len == 0 || are_joined(a, b))
		return true;
	if (has_syllables(a) || has_syllables(b))
		return are_initials_of(a, b) || are_initials_of(b, a);
	for (bool first = true; few.len && str_cut(&few, ' ', &x); first = false) {
		bool found = false;
		bool is_passed = false;
		while (!found && many.len && str_cut(&many, ' ', &y)) {
			found = word_agrees(x, y);
			/* An initial stands for the next name or for none; so
			 * does a middle one against a name: "George Walker" is
			 * no "George H. W.", and Karen no "J. K.". */
			if (found ? is_passed && is_initial(y)
			          : is_initial(x) || (is_initial(y) && !first))
				return false;
			is_passed = true;
		}
		if (!found)
			return false;
		by_initial &= is_initial(y) && !is_initial(x);
	}
	/* "M. Jagadesh" is called by the second name; Meira has but a letter of his. */
	return !by_initial || !has_whole(many);
}

char
name_generation(struct str given)
{
	return given.len > 1 && given.ptr[given.len - 2] == NAME_GENERATION ? given.ptr[given.len - 1] : 0;
}

/* Given names without the generation behind them. */
static struct str
without_generation(struct str given)
{
	enum { BEHIND = 3 }; /* " ^2" */

	return name_generation(given) ? str_sub(given, 0, given.len - BEHIND) : given;
}

bool
name_given_agree(struct str a, struct str b)
{
	char x = name_generation(a);
	char y = name_generation(b);

	return (!x || !y || x == y) && words_agree(without_generation(a), without_generation(b));
}

bool
name_leaves_first(struct str shorter, struct str longer)
{
	struct str x = str_sub(shorter, 0, str_find_char(shorter, ' '));
	struct str y = str_sub(longer, 0, str_find_char(longer, ' '));

	return count_words(shorter) < count_words(longer) && !has_syllables(longer) &&
	       !is_initial(y) && !word_agrees(x, y);
}

bool
name_is_short(struct str word)
{
	return is_initial(word) || is_nick(word);
}

bool
name_is_initials(struct str given)
{
	struct str one;

	given = without_generation(given);
	if (given.len == 0)
		return false;
	while (str_cut(&given, ' ', &one))
		if (!is_initial(one))
			return false;
	return true;
}
