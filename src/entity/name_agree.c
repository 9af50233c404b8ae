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

/* "jong un", "jongun" */
static bool
are_joined(struct str a, struct str b)
{
	size_t k = 0;

	for (size_t i = 0; i < a.len; i++) {
		if (a.ptr[i] == ' ')
			continue;
		while (k < b.len && b.ptr[k] == ' ')
			k++;
		if (k == b.len || a.ptr[i] != b.ptr[k++])
			return false;
	}
	return k == b.len;
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
words_agree(struct str a, struct str b)
{
	struct str few = count_words(a) <= count_words(b) ? a : b;
	struct str many = few.ptr == a.ptr ? b : a;
	struct str x;
	struct str y;

	if (few.len == 0 || are_joined(a, b))
		return true;
	for (bool first = true; few.len && str_cut(&few, ' ', &x); first = false) {
		bool found = false;
		while (!found && many.len && str_cut(&many, ' ', &y)) {
			found = word_agrees(x, y);
			/* An initial stands for the next name or for none; so
			 * does a middle one against a name: "George Walker" is
			 * no "George H. W.". */
			if (!found && (is_initial(x) || (is_initial(y) && !first)))
				return false;
		}
		if (!found)
			return false;
	}
	return true;
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
