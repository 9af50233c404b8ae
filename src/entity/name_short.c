/* SPDX-License-Identifier: MIT */
/*
 * Names of people as they are shortened in print: "F.-W. Steinmeier".  For
 * places without room only; keys and comparisons are name.c's.
 */
#include "entity/name.h"

#include "recognize/kb.h"
#include "text/fold.h"
#include "text/utf8.h"

#include "text/banned.h"

enum { SHORT_WORDS = 12 };

static size_t
split_words(struct str name, struct str words[SHORT_WORDS])
{
	size_t n = 0;
	struct str word;

	while (name.len > 0) {
		(void)str_cut(&name, ' ', &word);
		if (word.len == 0)
			continue;
		if (n == SHORT_WORDS)
			return 0;
		words[n++] = word;
	}
	return n;
}

static bool
begins_name(struct str word)
{
	size_t len;

	return word.len > 0 && utf8_is_upper(utf8_get(word, 0, &len));
}

/* "President" is; "Dean", which is a given name as well, is not. */
static bool
is_only_title(struct str word)
{
	struct kb_phrase p;
	bool is_title = false;

	if (!kb_phrase(kb_phrase_add(KB_PHRASE, kb_canon(fold_hash(word))), &p))
		return false;
	for (size_t i = 0; i < p.nalias; i++) {
		if (p.aliases[i].class == KB_GIVEN || p.aliases[i].class == KB_FAMILY)
			return false;
		is_title |= p.aliases[i].class == KB_TITLE;
	}
	return is_title;
}

/* "F.-W." of "Frank-Walter", "K." of "Ki-moon". */
static void
add_initials(struct buf *out, struct str word)
{
	struct str part;
	size_t len;

	if (out->len > 0)
		buf_add_char(out, ' ');
	for (bool is_first = true; word.len > 0; is_first = false) {
		(void)str_cut(&word, '-', &part);
		if (!is_first && !begins_name(part))
			continue;
		if (!is_first)
			buf_add_char(out, '-');
		(void)utf8_get(part, 0, &len);
		buf_add(out, str_sub(part, 0, len));
		buf_add_char(out, '.');
	}
}

/* The words of `name` that are given names, [*from, *family), and the family's
 * behind them; false if it has not both. */
static bool
find_parts(struct str name, const struct str *words, size_t n, size_t *from, size_t *family)
{
	size_t end = n;

	if (n < 2 || name_is_surname_first(name))
		return false;
	while (end > 2 && name_is_generation(words[end - 1]))
		end--;
	*from = 0;
	while (*from < end && is_only_title(words[*from]))
		++*from;
	*family = end - 1;
	while (*family > *from + 1 && name_is_particle(words[*family - 1]))
		--*family;
	for (size_t i = *from; i < *family; i++)
		if (!begins_name(words[i]) || name_is_particle(words[i]))
			return false;
	return *family > *from;
}

bool
name_shorten(struct buf *out, struct str name, bool with_initials)
{
	struct str words[SHORT_WORDS];
	size_t n = split_words(name, words);
	struct buf b;
	size_t family;
	size_t from;

	if (!find_parts(name, words, n, &from, &family))
		return false;
	buf_init(&b);
	for (size_t i = from; with_initials && i < family; i++)
		add_initials(&b, words[i]);
	for (size_t i = family; i < n; i++) {
		if (b.len > 0)
			buf_add_char(&b, ' ');
		buf_add(&b, words[i]);
	}
	buf_add(out, buf_str(&b));
	buf_release(&b);
	return true;
}
