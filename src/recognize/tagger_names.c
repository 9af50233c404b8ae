/* SPDX-License-Identifier: MIT */
/*
 * Cuts names from the tagger's labels, and mends their ends: particles,
 * titles, possessives, the legal form of a company.  What the rules found is not
 * asked here; tagger_weigh.c does.
 */
#include "recognize/tagger_int.h"

#include "text/banned.h"

static int
part_between(bool opens, bool closes)
{
	return opens ? closes ? TAG_UNIT : TAG_BEGIN : closes ? TAG_LAST : TAG_INSIDE;
}

/* "Lind, Ada" goes on behind the comma, "Lind, Varga; Ota" does not: what stands behind
 * the surname is a given name, an initial, or "Jr.". */
static bool
is_between_people(const struct find *f, size_t i)
{
	return tok_is(f, i, ",") && !word_is(f, i + 1, KB_BIT(KB_GIVEN)) &&
	       !tok_has(f, i + 1, TOKEN_INITIAL) && !tok_in(f, i + 1, "jr jr. sr sr. ii iii iv");
}

/* No name goes on behind it: "Ruud (Norway", "Lima: Peru", "CHESS - NORTH",
 * "Dhahran, Saudi Arabia", and "KYIV/LVIV" are two; but a bracket inside a word may belong to
 * one, "P(IRA)". */
static bool
is_break(const struct find *f, size_t i, int kind)
{
	if (tok_has(f, i, TOKEN_OPEN))
		return tok_has(f, i, TOKEN_SPACE);
	if (tok_has(f, i, TOKEN_HYPHEN))
		return tok_has(f, i, TOKEN_SPACE) && tok_has(f, i + 1, TOKEN_SPACE);
	return tok_in(f, i, ": ;") || (kind == KIND_PLACE && tok_in(f, i, ", /")) ||
	       (kind == KIND_PERSON && is_between_people(f, i));
}

/* "Peru's Congress", "Denver's Jokic": a place of the tables that owns what
 * follows is no part of its name. */
static bool
is_owner(const struct find *f, size_t first, size_t i)
{
	return tok_has(f, i, TOKEN_POSSESSIVE) &&
	       match_at(f, first, KB_BIT(KB_PLACE)).count == i - first;
}

static void
split_names(struct tagging *g)
{
	size_t len = g->f->tokens->len;
	size_t first = 0; /* of the name that token i is in */

	for (size_t i = 1; i + 1 < len; i++) {
		if (g->labels[i - 1] && tag_part(g->labels[i - 1]) == TAG_BEGIN)
			first = i - 1;
		if (!g->labels[i] || tag_part(g->labels[i]) != TAG_INSIDE)
			continue;
		int kind = tag_kind(g->labels[i]);
		bool is_owned = is_owner(g->f, first, i);
		if (!is_owned && !is_break(g->f, i, kind))
			continue;
		bool opens = tag_part(g->labels[i - 1]) == TAG_BEGIN;
		bool closes = tag_part(g->labels[i + 1]) == TAG_LAST;
		for (size_t k = first; k + 1 < i && is_owned; k++)
			g->labels[k] = (uint8_t)tag_label(KIND_PLACE, tag_part(g->labels[k]));
		g->labels[i - 1] = (uint8_t)tag_label(is_owned ? KIND_PLACE : kind,
		                                      part_between(opens, true));
		g->labels[i] = TAG_OUT;
		g->labels[i + 1] = (uint8_t)tag_label(kind, part_between(true, closes));
	}
}

/* "Van der Merwe" begins at "van" when it stands without a first name, too. */
static size_t
with_particles(const struct tagging *g, size_t first)
{
	const struct find *f = g->f;
	size_t i = first;

	while (i > 0 && !g->labels[i - 1] && tok_joined(f, i - 1, first) &&
	       !tok_has(f, i - 1, TOKEN_CAPITAL) &&
	       tok_in(f, i - 1, "van von der den de della di da dos du bin bint ibn"))
		i--;
	while (i < first && tok_in(f, i, "der den"))
		i++;
	return i;
}

/* "The" at the start of many sentences of one article is no organization; "IT"
 * may be one, and You and An are people. */
static bool
is_function_word(const struct find *f, size_t first, size_t end, int kind)
{
	return end == first + 1 && kind != KIND_PERSON &&
	       word_is(f, first, KB_BIT(KB_FUNCTION)) && !tok_has(f, first, TOKEN_ALL_CAPS);
}

/* "Dame Judi Dench": rules cut titles off, and one spelling of a name is
 * enough. */
static size_t
behind_titles(const struct find *f, size_t first, size_t end)
{
	while (first + 1 < end && word_is(f, first, KB_BIT(KB_TITLE)) &&
	       !word_is(f, first, KB_BIT(KB_GIVEN) | KB_BIT(KB_FAMILY)) &&
	       tok_has(f, first + 1, TOKEN_SPACE) && tok_is_name(f, first + 1))
		first++;
	return first;
}

/* At the start of a sentence "The" is no part of a name that the tables do not
 * have with it: "The Navy said so". */
static bool
has_article(const struct find *f, size_t first, size_t end)
{
	return end > first + 1 && tok_has(f, first, TOKEN_FIRST) && tok_is(f, first, "the") &&
	       !match_at(f, first, CLASSES).count;
}

/* "Ngo Xuan Lich": a family name that is no other word belongs to the name of
 * two words and more behind it. */
static size_t
with_family(const struct tagging *g, size_t first, size_t end)
{
	const struct find *f = g->f;
	size_t i = first - 1;

	if (first == 0 || end < first + 2 || g->labels[i] || !tok_joined(f, i, first) ||
	    !tok_has(f, first, TOKEN_SPACE) || !tok_has(f, i, TOKEN_SPACE) ||
	    !tok_is_name(f, i) || tok_has(f, i, TOKEN_ALL_CAPS) ||
	    !word_is(f, i, KB_BIT(KB_FAMILY)) || occurs_plain(f, i) ||
	    word_is(f, i, ~(KB_BIT(KB_FAMILY) | KB_BIT(KB_GIVEN))))
		return first;
	return i;
}

/* "Chan-o-cha" goes on behind the second hyphen, and "Jr." belongs to whoever
 * stands before it. */
static size_t
with_rest(const struct tagging *g, size_t first, size_t end)
{
	const struct find *f = g->f;

	if (end > first + 2 && tok_has(f, end - 2, TOKEN_HYPHEN) && tok_glued(f, end - 1) &&
	    tok_has(f, end, TOKEN_HYPHEN) && tok_glued(f, end) && !g->labels[end + 1] &&
	    tok_has(f, end + 1, TOKEN_WORD) && tok(f, end + 1)->at.len < 5 &&
	    !tok_has(f, end + 1, TOKEN_CAPITAL) && !tok_in(f, end + 1, "led era type like run"))
		end += 2;
	bool is_free = !g->labels[end] || tag_part(g->labels[end]) == TAG_UNIT;
	if (tok_joined(f, first, end) && is_free && tok_in(f, end, "jr jr. sr sr."))
		end++;
	return end;
}

/* "Carl's Jr.", "St. Xavier's College", of which the tagger saw "Carl" and
 * "'s Jr.": what is called after somebody begins with them, and they are none. */
static size_t
with_namesake(struct tagging *g, size_t first, int kind)
{
	if (kind == KIND_PERSON || !tok_has(g->f, first, TOKEN_POSSESSIVE) || !g->names.len)
		return first;
	const struct tagged *last = &vec_last(&g->names);
	if (last->kind != KIND_PERSON || last->end != first)
		return first;
	first = last->first;
	g->names.len--;
	return first - (tok_joined(g->f, first - 1, first) && tok_in(g->f, first - 1, "st st. saint"));
}

/* "'s Supreme Court", "in Western Australia": what stands before a name and is
 * none of it. */
static size_t
behind_strangers(const struct find *f, size_t first, size_t end)
{
	size_t i = first;

	while (i + 1 < end &&
	       (tok_has(f, i, TOKEN_POSSESSIVE) ||
	        (!tok_has(f, i, TOKEN_CAPITAL) && tok_in(f, i, "in at from near to with by")) ||
	        (i > first && tok_in(f, i, "the"))))
		i++;
	return i;
}

/* "District Court for the District of", and then the place: it goes on to the
 * place's end. */
static size_t
with_owner(const struct tagging *g, size_t end, int kind)
{
	size_t next = end;

	if (kind != KIND_ORG || !tok_is(g->f, end - 1, "of") || !tok_joined(g->f, end - 1, end) ||
	    !g->labels[end] || tag_kind(g->labels[end]) != KIND_PLACE)
		return end;
	while (tag_part(g->labels[next]) != TAG_LAST && tag_part(g->labels[next]) != TAG_UNIT &&
	       tok_joined(g->f, end, next + 1) && g->labels[next + 1])
		next++;
	return next + 1;
}

/* "Halvorsen Marine ASA": up to the legal form, if there is one. */
static size_t
with_form(const struct tagging *g, size_t first, size_t end)
{
	const struct find *f = g->f;

	if (tok_joined(f, first, end) && !g->labels[end] && tok_has(f, end, TOKEN_SPACE) &&
	    word_is(f, end, KB_BIT(KB_ORG_NOUN)) && kb_is_form(tok_text(f, end)))
		end++;
	return end;
}

bool
tag_ends_in_form(const struct find *f, size_t first, size_t end)
{
	return end > first + 1 && word_is(f, end - 1, KB_BIT(KB_ORG_NOUN)) &&
	       kb_is_form(tok_text(f, end - 1));
}

/* Names begin where a label does: room for them is asked for once, since those of the
 * longest text, moved as they grow, would take twice what they need. */
static void
make_room(struct tagging *g)
{
	size_t n = 0;

	for (size_t i = 0; i < g->f->tokens->len; i++)
		n += g->labels[i] && (tag_part(g->labels[i]) == TAG_BEGIN ||
		                      tag_part(g->labels[i]) == TAG_UNIT);
	vec_room(&g->names, n + 1);
}

void
tag_collect(struct tagging *g)
{
	size_t len = g->f->tokens->len;

	split_names(g);
	make_room(g);
	for (size_t i = 0; i < len;) {
		struct tagged n = {.first = (uint32_t)i, .score = 1};
		size_t end = i + 1;
		if (!g->labels[i]) {
			i++;
			continue;
		}
		n.kind = tag_kind(g->labels[i]);
		if (tag_part(g->labels[i]) == TAG_BEGIN)
			while (end < len && tag_part(g->labels[end - 1]) != TAG_LAST)
				end++;
		end = with_owner(g, end, n.kind);
		for (size_t k = i; k < end; k++)
			n.score = g->likely[k] < n.score ? g->likely[k] : n.score;
		end = with_form(g, i, end);
		if (tag_ends_in_form(g->f, i, end))
			n.kind = KIND_ORG;
		if (n.kind == KIND_PERSON) {
			n.first = (uint32_t)behind_titles(g->f, with_particles(g, with_family(g, i, end)), end);
			end = with_rest(g, n.first, end);
		}
		n.end = (uint32_t)end;
		n.first = (uint32_t)with_namesake(g, n.first, n.kind);
		n.first = (uint32_t)behind_strangers(g->f, n.first, end);
		n.first += has_article(g->f, n.first, end);
		if (is_function_word(g->f, i, end, n.kind)) {
			i = end;
			continue;
		}
		vec_push(&g->names, n);
		for (size_t k = n.first; k < end; k++)
			g->name_of[k] = (uint32_t)g->names.len;
		i = end;
	}
}
