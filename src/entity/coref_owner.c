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

kb_id
coref_owner_around(const struct coref *c, size_t i)
{
	struct str text = article_text(reading_article(c->reading));
	const struct tokens *t = reading_tokens(c->reading);
	const struct mention *m = &c->mentions[i];
	uint32_t first = t->sentences[t->ptr[m->first].sentence].first;

	if (i + 1 < c->nmention && m[1].kind == KIND_PLACE) {
		struct str gap = str_sub(text, span_end(m->at), m[1].at.off);
		if (str_eq(gap, STR_LIT(" in ")) || str_eq(gap, STR_LIT(" of ")))
			return coref_meant(c, kb_country_of(m[1].kb));
	}
	for (size_t k = i; k > 0 && c->mentions[k - 1].first > first; k--) {
		const struct mention *p = &c->mentions[k - 1];
		if (p->kind == KIND_PLACE && p->first == first + 1 &&
		    str_eq(str_at(text, t->ptr[first].at), STR_LIT("In")) &&
		    str_starts(str_sub(text, span_end(p->at), SIZE_MAX), STR_LIT(",")))
			return coref_meant(c, kb_country_of(p->kb));
	}
	return KB_NONE;
}

/* The country of whose people token i says that something is, or KB_NONE: "English, who
 * took over" is somebody's name. */
static kb_id
people_of(const struct tokens *tokens, size_t i)
{
	const struct token *t = &tokens->ptr[i];
	struct kb_phrase p;

	if (!(t->shape & TOKEN_CAPITAL) || i + 1 == tokens->len ||
	    !(tokens->ptr[i + 1].shape & TOKEN_WORD) || tokens->ptr[i + 1].sentence != t->sentence ||
	    !kb_phrase(kb_phrase_add(KB_PHRASE, kb_canon(t->hash)), &p))
		return KB_NONE;
	const struct kb_alias *a = kb_pick(&p, KB_BIT(KB_DEMONYM));
	return a ? kb_country_of(a->entry) : KB_NONE;
}

/* The country of a place, or of somebody's office. */
static kb_id
country_said(const struct mention *m)
{
	if (m->kind == KIND_PERSON && m->office)
		return kb_country_of(m->office->of);
	return m->kind == KIND_PLACE ? kb_country_of(m->kb) : KB_NONE;
}

kb_id
coref_country_near(const struct coref *c, size_t i)
{
	const struct article *a = reading_article(c->reading);
	const struct tokens *t = reading_tokens(c->reading);
	size_t n;
	const struct block *blocks = article_blocks(a, &n);
	uint32_t from = blocks[article_block_at(a, c->mentions[i].at.off)].at.off;
	size_t dateline = coref_dateline_mention(c);
	uint32_t at = c->mentions[i].first;

	for (size_t k = i; k > 0 || at > 0; k--) {
		const struct mention *m = k > 0 ? &c->mentions[k - 1] : NULL;
		uint32_t end = m && m->at.off >= from ? m->first + m->count : 0;
		for (; at > end && t->ptr[at - 1].at.off >= from; at--) {
			kb_id people = people_of(t, at - 1);
			if (people != KB_NONE)
				return coref_meant(c, people);
		}
		if (!m || m->at.off < from || k - 1 == dateline)
			return KB_NONE;
		kb_id land = country_said(m);
		if (land != KB_NONE)
			return coref_meant(c, land);
		at = m->first;
	}
	return KB_NONE;
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
