/* SPDX-License-Identifier: MIT */
/*
 * Bodies of states that are called as those of other states are: the CBI of India is
 * not that of British industry.  Initials are those of the country that the article
 * is about, where the tables have such a body of it, unless it writes them out; what assets/common_bodies.tsv
 * says that many have is not the row of a country that the article does not name.
 */
#include "entity/coref_int.h"

#include <stdlib.h>
#include <string.h>

#include "text/banned.h"

/* In order of bytes. */
static const struct {
	const char *name;
} rows[] = {
#include "gen/common_bodies_sorted.inc"
};

static int
by_name(const void *key, const void *row)
{
	return str_cmp(*(const struct str *)key, str_of(*(const char *const *)row));
}

bool
coref_is_common_body(struct str name)
{
	return bsearch(&name, rows, sizeof rows / sizeof rows[0], sizeof rows[0], by_name);
}

static bool
is_initials(struct str name)
{
	return str_is_capitals(name, 3, 5);
}

/* The one body of a state that has these initials, or KB_NONE. */
static kb_id
body_of(kb_id country, struct str letters)
{
	kb_id found = KB_NONE;
	uint32_t at = 0;
	kb_id row;

	while ((row = kb_by_initials(letters, &at)) != KB_NONE) {
		struct kb_entry e;

		kb_entry(row, &e);
		if (e.country != country ||
		    !str_in_words(e.type, "agency service court government bank"))
			continue;
		if (found != KB_NONE)
			return KB_NONE;
		found = row;
	}
	return found;
}

/* The organization that these are the initials of and that is written out here, other
 * than by row `usual`; MENTION_NONE if nothing is, or `usual` itself. */
static size_t
spelled_out(const struct coref *c, struct str letters, kb_id usual)
{
	size_t found = MENTION_NONE;

	for (size_t i = 0; i < c->nmention; i++) {
		const struct mention *m = &c->mentions[i];
		if (m->kind != KIND_ORG || !str_is_initials(coref_text(c, i), letters))
			continue;
		if (usual != KB_NONE && m->kb == usual)
			return MENTION_NONE;
		if (found == MENTION_NONE)
			found = i;
	}
	return found;
}

/* Does mention i stand alone in brackets? */
static bool
is_in_brackets(const struct coref *c, size_t i)
{
	struct str text = article_text(reading_article(c->reading));
	struct span at = c->mentions[i].at;

	return str_ends(str_sub(text, 0, at.off), STR_LIT(" (")) &&
	       str_starts(str_sub(text, span_end(at), SIZE_MAX), STR_LIT(")"));
}

/* How many of the letters begin a word of the name? */
static size_t
letters_in(struct str name, struct str letters)
{
	struct str word;
	char begun[32];
	size_t nbegun = 0;
	size_t n = 0;

	while (name.len && str_cut(&name, ' ', &word))
		if (word.len && word.ptr[0] >= 'A' && word.ptr[0] <= 'Z' && nbegun < sizeof(begun))
			begun[nbegun++] = word.ptr[0];
	for (size_t i = 0; i < letters.len; i++)
		for (size_t k = 0; k < nbegun; k++)
			if (begun[k] == letters.ptr[i]) {
				begun[k] = 0;
				n++;
				break;
			}
	return n;
}

/* "Unasur", "Unesco": initials written as a word? */
static bool
is_blend(struct str s)
{
	enum { LEAST = 4, MOST = 8 };

	for (size_t i = 1; i < s.len; i++)
		if (s.ptr[i] < 'a' || s.ptr[i] > 'z')
			return false;
	return s.len >= LEAST && s.len <= MOST && s.ptr[0] >= 'A' && s.ptr[0] <= 'Z';
}

/* "National Institute of Statistics and Censuses (INEC)": of the initials of what it is
 * called in its own language half are those of its name; more, where the tables have
 * another by them, or where they are written as a word. */
bool
coref_is_short_behind(const struct coref *c, size_t i)
{
	enum { LEAST = 3, MOST = 8 };
	struct str name = i > 0 ? coref_text(c, i - 1) : STR_EMPTY;
	struct str letters = coref_text(c, i);
	char room[MOST];
	bool is_word = is_blend(letters);

	if (i == 0 || c->mentions[i - 1].kind != KIND_ORG || c->mentions[i].kind != KIND_ORG ||
	    c->mentions[i - 1].form == FORM_NOMINAL ||
	    span_end(c->mentions[i - 1].at) + strlen(" (") != c->mentions[i].at.off ||
	    !(is_word || str_is_capitals(letters, LEAST, MOST - 1)) || !is_in_brackets(c, i))
		return false;
	for (size_t k = 0; k < letters.len; k++)
		room[k] = (char)(letters.ptr[k] & ~0x20);
	/* "Caribbean Community (Caricom)", which is CARICOM in the tables. */
	if (is_word && c->mentions[i - 1].kb != KB_NONE &&
	    kb_by_lowered_initials(letters) == c->mentions[i - 1].kb)
		return true;
	return str_count_words(name) >= LEAST &&
	       2 * letters_in(name, str_from(room, letters.len)) >=
	       letters.len + (is_word || c->mentions[i].kb != KB_NONE);
}

/* "Closed-circuit television (CCTV)": are they spelled right before in small letters,
 * but for the first word, and one of which may begin no word? */
static bool
is_spelled_small(const struct coref *c, size_t i)
{
	struct str text = article_text(reading_article(c->reading));
	struct str letters = coref_text(c, i);
	size_t at = c->mentions[i].at.off;
	size_t left = letters.len;
	bool is_spare = true;

	if (!is_in_brackets(c, i))
		return false;
	for (at -= strlen(" ("); at > 0 && left > 0; at--) {
		char letter = text.ptr[at - 1];
		bool is_capital = letter >= 'A' && letter <= 'Z';
		bool is_gap = letter == ' ' || letter == '-';
		bool is_first = at == 1 || text.ptr[at - 2] <= ' ' || text.ptr[at - 2] == '-';
		if (!is_gap && !(letter >= 'a' && letter <= 'z') && !(is_capital && left == 1))
			return false;
		if (is_gap || !is_first)
			continue;
		if (is_spare && left > 1 && (letters.ptr[left - 1] | 0x20) != (letter | 0x20)) {
			is_spare = false;
			left--;
		}
		if ((letters.ptr[left - 1] | 0x20) != (letter | 0x20))
			return false;
		left--;
	}
	return left == 0;
}

/* Is the name right before mention i another than that of its row?  "Markets Committee of
 * the International Organization of Securities Commissions" ends with that; who has all of
 * the letters, in whatever order, is the row in other words. */
static bool
is_other_name(const struct coref *c, size_t i)
{
	struct str name = coref_text(c, i - 1);
	struct str letters = coref_text(c, i);
	struct kb_entry e;

	kb_entry(c->mentions[i].kb, &e);
	return c->mentions[i - 1].kb != c->mentions[i].kb &&
	       letters_in(name, letters) < letters.len && str_find(name, e.name) == SIZE_MAX &&
	       str_find(e.name, name) == SIZE_MAX;
}

/* Does the article say here that initials are not of the row that the tables have? */
static bool
is_said_otherwise(const struct coref *c, size_t i)
{
	const struct mention *m = &c->mentions[i];

	return m->kb != KB_NONE && m->kind == KIND_ORG && !m->called.len &&
	       is_initials(coref_text(c, i)) &&
	       (coref_is_short_behind(c, i) ? is_other_name(c, i) : is_spelled_small(c, i)) &&
	       !coref_is_written_out(c, m->kb);
}

/* Initials or a common name that nothing here says more of. */
static bool
is_unsaid(const struct coref *c, size_t i)
{
	const struct mention *m = &c->mentions[i];
	struct str name = coref_text(c, i);

	return m->kind == KIND_ORG && m->form != FORM_NOMINAL && !m->office && !m->called.len &&
	       m->defined == MENTION_NONE && c->body[i] == KB_NONE &&
	       (is_initials(name) ? c->defined_by[i] == MENTION_NONE || m->kb != KB_NONE
	                          : m->kb != KB_NONE && coref_is_common_body(name));
}

/* "Raided by the AFP", which in Sydney is the police: the agency has no article. */
static bool
is_medium_with_article(const struct coref *c, size_t i, const struct kb_entry *e)
{
	struct str text = article_text(reading_article(c->reading));
	struct str before = str_sub(text, 0, c->mentions[i].at.off);
	struct str after = str_sub(text, span_end(c->mentions[i].at), SIZE_MAX);
	size_t end = 1;

	while (end < after.len && after.ptr[end] >= 'a' && after.ptr[end] <= 'z')
		end++;
	return str_eq(e->type, STR_LIT("media")) &&
	       (str_ends(before, STR_LIT(" the ")) || str_ends(before, STR_LIT("The "))) &&
	       !str_in_words(str_sub(after, 1, end), "agency bureau correspondent journalist"
	                     " journalists news newswire photographer reporter reporters service"
	                     " wire");
}

/* A row of another country, or none, in an article about one. */
static bool
may_be_elsewhere(const struct coref *c, size_t i)
{
	const struct mention *m = &c->mentions[i];
	struct kb_entry e;

	if (c->country == KB_NONE || m->kb == KB_NONE)
		return c->country != KB_NONE;
	kb_entry(m->kb, &e);
	return e.country != KB_NONE && e.country != c->country &&
	       (str_in_words(e.type, "agency service court government bank other ngo armed-group") ||
	        is_medium_with_article(c, i, &e)) &&
	       coref_owner_before(c, m->at.off) == KB_NONE &&
	       (!coref_is_written_out(c, m->kb) || coref_is_common_body(e.name));
}

static void
take_own(struct coref *c, size_t i, bool is_brief)
{
	kb_id usual = c->mentions[i].kb;
	struct kb_entry e;

	if (is_brief)
		c->body[i] = body_of(c->country, coref_text(c, i));
	if (c->body[i] != KB_NONE || usual == KB_NONE || !coref_is_common_body(coref_text(c, i)))
		return;
	kb_entry(usual, &e);
	c->is_elsewhere[i] = !coref_names_country(c, e.country);
}

/* Once for each name of the article. */
static void
decide(struct coref *c, size_t i)
{
	struct str name = coref_text(c, i);
	kb_id usual = c->mentions[i].kb;
	bool is_brief = is_initials(name);
	size_t whole = is_brief ? spelled_out(c, name, usual) : MENTION_NONE;

	/* "The ICC, the International Chamber of Commerce" */
	if (whole != MENTION_NONE && usual != KB_NONE && !coref_is_written_out(c, usual)) {
		c->body[i] = c->mentions[whole].kb;
		c->is_elsewhere[i] = c->body[i] == KB_NONE;
	} else if (may_be_elsewhere(c, i)) {
		take_own(c, i, is_brief && whole == MENTION_NONE);
	}
}

void
coref_find_bodies(struct coref *c)
{
	struct map seen;

	c->body = ARENA_ARRAY(&c->arena, c->nmention + 1, kb_id);
	c->is_elsewhere = ARENA_ARRAY(&c->arena, c->nmention + 1, bool);
	for (size_t i = 0; i < c->nmention; i++)
		c->body[i] = KB_NONE;
	coref_find_sports_bodies(c);
	map_init(&seen);
	for (size_t i = 0; i < c->nmention; i++) {
		if (!is_said_otherwise(c, i))
			continue;
		map_set(&seen, coref_text(c, i), (uint32_t)i);
		c->is_elsewhere[i] = true;
		c->body[i] = KB_NONE;
	}
	for (size_t i = 0; i < c->nmention; i++) {
		if (!is_unsaid(c, i))
			continue;
		uint32_t first = map_intern(&seen, coref_text(c, i), (uint32_t)i);
		if (first == i && !c->is_elsewhere[i])
			decide(c, i);
		c->body[i] = c->body[first];
		c->is_elsewhere[i] = c->is_elsewhere[first];
	}
	map_release(&seen);
	coref_find_shared_initials(c);
}
