/* SPDX-License-Identifier: MIT */
/* Whose a thing is, by the words before its name; see coref_int.h. */
#include "entity/coref_int.h"

#include <string.h>

#include "text/banned.h"

/* The country whose adjective stands right before `off`, or KB_NONE. */
static kb_id
people_before(struct str text, size_t off)
{
	size_t end = off;
	struct kb_phrase p;

	if (end < 2 || text.ptr[end - 1] != ' ')
		return KB_NONE;
	size_t start = --end;
	while (start > 0 && (unsigned char)text.ptr[start - 1] > ' ')
		start--;
	if (!kb_lookup(str_sub(text, start, end), &p))
		return KB_NONE;
	const struct kb_alias *a = kb_pick(&p, KB_BIT(KB_DEMONYM));
	return a ? a->entry : KB_NONE;
}

/* The country that ends at `end`, or KB_NONE. */
static kb_id
country_before(const struct coref *c, size_t end)
{
	size_t i = end > 0 ? span_search(c->mentions, c->nmention, sizeof(*c->mentions),
	                                 (uint32_t)end - 1) : c->nmention;

	if (i == c->nmention || span_end(c->mentions[i].at) != end ||
	    c->mentions[i].kind != KIND_PLACE)
		return KB_NONE;
	return kb_is_country(c->mentions[i].kb) ? c->mentions[i].kb : KB_NONE;
}

/* Whose is what begins at `off`: "Kenya's Supreme Court", "the Kenyan navy". */
kb_id
coref_owner_before(const struct coref *c, size_t off)
{
	struct str text = article_text(reading_article(c->reading));
	struct str before = str_sub(text, 0, off);

	if (str_ends(before, STR_LIT("'s ")))
		return coref_meant(c, country_before(c, off - strlen("'s ")));
	if (str_ends(before, STR_LIT("’s ")))
		return coref_meant(c, country_before(c, off - strlen("’s ")));
	return coref_meant(c, people_before(text, off));
}

/* Does what begins at `off` stand in the text itself, not in its title? */
static bool
is_in_text(const struct article *a, uint32_t off)
{
	size_t n;
	const struct block *blocks = article_blocks(a, &n);
	size_t b = article_block_at(a, off);

	return b < n && blocks[b].kind != BLOCK_TITLE;
}

/* The next place of a byte in [i, end), or `end`. */
static size_t
next_byte(struct str text, size_t i, size_t end, char c)
{
	const char *at = i < end ? memchr(text.ptr + i, c, end - i) : NULL;

	return at ? (size_t)(at - text.ptr) : end;
}

/* Where a name may begin, from `i` on: it has the room and the first letter, in either
 * case; SIZE_MAX if nowhere. */
static size_t
next_start(struct str text, size_t i, struct str name)
{
	size_t end = text.len < name.len ? 0 : text.len - name.len + 1;
	size_t at = next_byte(text, i, end, (char)(name.ptr[0] | 0x20));

	at = next_byte(text, i, at, (char)(name.ptr[0] & ~0x20));
	return at < end ? at : SIZE_MAX;
}

/*
 * "The Navy" of an article that speaks of the Indian navy, and of no other.  In an
 * article about another country that speaks of the navy before it names the Indian
 * one, the navy is that country's.
 */
kb_id
coref_owner_nearby(const struct coref *c, struct str name)
{
	const struct article *a = reading_article(c->reading);
	struct str text = article_text(a);
	kb_id found = KB_NONE;
	bool is_bare_first = false;

	for (size_t i = 0; (i = next_start(text, i, name)) != SIZE_MAX; i++) {
		if (!str_eq_nocase(str_sub(text, i, i + name.len), name))
			continue;
		kb_id id = coref_owner_before(c, i);
		if (id != KB_NONE && found != KB_NONE && id != found)
			return KB_NONE;
		is_bare_first |= id == KB_NONE && found == KB_NONE && is_in_text(a, (uint32_t)i);
		if (id != KB_NONE)
			found = id;
	}
	return is_bare_first && c->country != KB_NONE ? KB_NONE : found;
}
