/* SPDX-License-Identifier: MIT */
/*
 * Evidence: the noun of an organization inside capitals ("Eurasian Economic
 * Commission", "University of Bergen", "Asia Pacific Leaders Malaria
 * Alliance"), and ministries with their country ("Russian Ministry of
 * Defense").
 */
#include "recognize/recognizer_int.h"

#include "text/banned.h"

#define OWNER (KB_BIT(KB_PLACE) | KB_BIT(KB_ORG))

/* Capitals from i that name a field ("Climate Action"), no place, person or
 * body; their end, or i. */
static size_t
field_end(const struct find *f, size_t i)
{
	const uint32_t other = OWNER | KB_BIT(KB_GIVEN) | KB_BIT(KB_FAMILY) | KB_BIT(KB_MINISTRY) |
	                       KB_BIT(KB_ORG_NOUN) | KB_BIT(KB_OFFICE) | KB_BIT(KB_DEMONYM) |
	                       KB_BIT(KB_CALENDAR) | KB_BIT(KB_FUNCTION);
	enum { MOST = 4 };
	size_t end = i;

	while (end < i + MOST && tok_is_name(f, end) && tok_has(f, end, TOKEN_SPACE) &&
	       !word_is(f, end, other))
		end++;
	return end;
}

/* "Ministry of Economy, Trade and Industry": where the fields of the ministry
 * that ends at `end` end. */
static size_t
over_fields(const struct find *f, size_t first, size_t end)
{
	enum { MOST = 4 };
	size_t at = end;

	if (!(tok_in(f, first + 1, "of for") || tok_in(f, first + 2, "of for")) ||
	    f->tokens->sentences[tok(f, first)->sentence].is_title)
		return end;
	for (int fields = 0; fields < MOST && tok_in(f, at, ", and &"); fields++) {
		bool closes = !tok_is(f, at, ",");
		size_t next = at + 1;
		if (!closes && tok_in(f, next, "and &")) {
			closes = true;
			next++;
		}
		size_t field = field_end(f, next);
		if (field == next || !tok_joined(f, first, field - 1))
			break;
		at = field;
		if (closes)
			return at;
	}
	return end; /* no "and" closed the list: it was another one */
}

/*
 * Whose ministry: "Russian …" before, "Indonesia’s …" before, "… of
 * Indonesia" behind.  The first and the last are part of its name.
 */
static size_t
ministry_at(struct find *f, size_t i)
{
	struct match m = match_at(f, i, KB_BIT(KB_MINISTRY));
	struct kb_entry e;
	size_t first = i;
	size_t end;
	kb_id of = KB_NONE;

	if (!m.count || !tok_has(f, i, TOKEN_CAPITAL))
		return i;
	end = over_fields(f, i, i + m.count);
	struct match before = match_before(f, i, KB_BIT(KB_DEMONYM));
	if (before.count && tok_has(f, before.first, TOKEN_CAPITAL)) {
		of = before.alias.entry;
		first = before.first;
	} else if (i > 1 && tok_has(f, i - 1, TOKEN_POSSESSIVE) && tok_joined(f, i - 1, i)) {
		before = match_before(f, i - 1, OWNER);
		if (before.count)
			of = before.alias.entry;
	} else {
		before = match_before(f, i, KB_BIT(KB_PLACE));
		if (before.count) {
			of = before.alias.entry;
			first = before.first;
		}
	}
	if (tok_joined(f, i, end + 1) && tok_is(f, end, "of")) {
		size_t k = tok_is(f, end + 1, "the") ? end + 2 : end + 1;
		struct match owner = match_at(f, k, OWNER);
		if (owner.count && tok_joined(f, i, k)) {
			of = owner.alias.entry;
			end = k + owner.count;
		}
	}
	kb_entry(m.alias.entry, &e);
	const struct office_fact *fact = new_office(f, e.slug, of, i, i + m.count);
	struct mention *p = propose(f, first, end, KIND_ORG, FORM_NAME, RULE_SHAPE, 0.98f);
	p->office = fact;
	return end;
}

/* "Seafarers' Union", "Women's Forum": whose it is, by the possessive at k, is
 * many people and nobody of a name of his own. */
static bool
is_of_many(const struct find *f, size_t k)
{
	const uint32_t named = OWNER | KB_BIT(KB_DEMONYM) | KB_BIT(KB_GIVEN) | KB_BIT(KB_FAMILY);

	return k > 0 && tok_has(f, k, TOKEN_POSSESSIVE) && tok_has(f, k + 1, TOKEN_SPACE) &&
	       tok_is_name(f, k - 1) && !match_before(f, k, named).count &&
	       (tok_has(f, k, TOKEN_PUNCT) || tok_in(f, k - 1, "women men children people"));
}

/* "Van den Bosch Shipping Company" */
static bool
is_particle(const struct find *f, size_t k)
{
	return k > 0 && !tok_has(f, k, TOKEN_CAPITAL) && tok_has(f, k - 1, TOKEN_CAPITAL) &&
	       tok_in(f, k, "der den de ter van von della di da dos du");
}

/* "Defense Ministry and Coast Guard", "Lind Dockyard and Lind Steel Works": is
 * the "and" at k between two names?  The first ends in a noun that nothing is
 * joined to ("Food Bank and Trust Company" is one), or begins as the second. */
static bool
is_between_names(const struct find *f, size_t k)
{
	size_t first = k - 1;

	while (first > 0 && tok_is_name(f, first - 1) && tok_has(f, first - 1, TOKEN_SPACE) &&
	       tok_joined(f, first - 1, k))
		first--;
	return first + 1 < k &&
	       (tok_in(f, k - 1, "ministry department government army navy police court council "
	                         "commission authority agency party union federation association") ||
	        tok(f, first)->hash == tok(f, k + 1)->hash);
}

/* Capitals to the left, joined by hyphens, "and", "&", plural possessives
 * and the particles of surnames. */
static size_t
left_start(const struct find *f, size_t head)
{
	size_t start = head;

	while (start > 0 && tok_joined(f, start - 1, head) && head - start < 9) {
		size_t k = start - 1;
		if (tok_has(f, k, TOKEN_CAPITAL | TOKEN_MIXED) && tok_has(f, k, TOKEN_WORD) &&
		    !word_is(f, k, KB_BIT(KB_FUNCTION) | KB_BIT(KB_CALENDAR)))
			start = k;
		else if (tok_has(f, k, TOKEN_HYPHEN) && k > 0 && tok_glued(f, k) && tok_glued(f, k - 1))
			start = k;
		else if (is_of_many(f, k) || is_particle(f, k))
			start = k - 1;
		else if (k > 0 && tok_in(f, k, "and &") && start < head &&
		         tok_has(f, k - 1, TOKEN_CAPITAL) && k > 1 &&
		         !match_before(f, k, OWNER).count && !is_between_names(f, k))
			start = k - 1;
		else
			break;
	}
	while (start < head && (tok_has(f, start, TOKEN_HYPHEN) ||
	                        word_is(f, start, KB_BIT(KB_FUNCTION) | KB_BIT(KB_TITLE))))
		start++;
	return start;
}

/* "Committee for Rivers and Anna Lind of the Institute …", "Bank of Oz and the
 * Oberon Hotel": where "and" leads to a name with an "of" or a noun of its own,
 * the first name ends. */
static size_t
before_next(const struct find *f, size_t first, size_t end)
{
	const uint32_t own = KB_BIT(KB_ORG_NOUN) | KB_BIT(KB_PLACE_NOUN);

	for (size_t i = first; i < end; i++) {
		if (!tok_is(f, i, "and"))
			continue;
		if (tok_is(f, i + 1, "the") && i + 3 < end && word_is(f, end - 1, own))
			return i;
		for (size_t k = i + 2; k < end; k++)
			if (tok_in(f, k, "of for"))
				return i;
	}
	return end;
}

/* "Executive Director African Seed Foundation": whoever leads it stands
 * before it. */
static size_t
behind_office(const struct find *f, size_t start, size_t head)
{
	struct match m = match_at(f, start, KB_BIT(KB_OFFICE));

	return m.count && start + m.count < head ? start + m.count : start;
}

/* Is the name at `start` one of a headline?  Lists of delegations are written
 * like headlines, but name one thing after the other. */
static bool
in_headline(const struct find *f, size_t start)
{
	return f->tokens->sentences[tok(f, start)->sentence].is_title &&
	       !(start > 0 && tok_in(f, start - 1, ", ;") && tok_joined(f, start - 1, start));
}

static size_t
noun_at(struct find *f, size_t i)
{
	struct match m = match_at(f, i, KB_BIT(KB_ORG_NOUN));
	struct kb_entry e;

	if (!m.count || !tok_has(f, i, TOKEN_CAPITAL))
		return i;
	kb_entry(m.alias.entry, &e);
	bool form = kb_is_form(tok_text(f, i));
	bool strong = form ? tok(f, i)->at.len > 2 : str_eq(e.type, STR_LIT("strong"));
	size_t end = i + m.count;
	size_t start = behind_office(f, left_start(f, i), i);
	bool headline = in_headline(f, start);
	size_t stop = end;
	/* A noun in the middle of the capitals is not the head. */
	if (tok_joined(f, i, end) && tok_is_name(f, end) && tok_has(f, end, TOKEN_SPACE))
		return i;
	/* "Oh Se-hoon" is no company. */
	if (tok_has(f, end, TOKEN_HYPHEN) && tok_glued(f, i) && tok_glued(f, end) &&
	    !tok_has(f, end + 1, TOKEN_CAPITAL))
		return i;
	if (!form && tok_joined(f, i, end + 1) && tok_in(f, end, "of for on")) {
		size_t chained = chain_end(f, end, "of for on the and");
		if (chained > end)
			stop = before_next(f, end, chained);
	}
	size_t left = i - start;
	if (headline && left == 0)
		return i;
	if (headline && !match_at(f, start, OWNER | KB_BIT(KB_DEMONYM)).count)
		return i;
	if (strong ? left == 0 && stop == end : left < 2 && !(left == 1 && stop > end))
		return i;
	/* "Russian Government", "African Police": a description, not a name. */
	if (left == 1 && stop == end && word_is(f, start, KB_BIT(KB_DEMONYM)) && !strong)
		return i;
	propose(f, start, stop, KIND_ORG, FORM_NAME, RULE_SHAPE, strong ? 0.85f : 0.7f);
	return stop;
}

/* "(Entente Sample Wire) –", "/TASS/": the source of the article where the
 * article names it in brackets or slashes. */
static size_t
source_at(struct find *f, size_t i)
{
	size_t end = i;

	if (i == 0 || !(tok_has(f, i - 1, TOKEN_OPEN) || tok_is(f, i - 1, "/")))
		return i;
	struct str source = article_source(f->article);
	struct str text = article_text(f->article);
	uint32_t off = tok(f, i)->at.off;
	if (!source.len || !str_eq(str_sub(text, off, off + source.len), source))
		return i;
	while (end < f->tokens->len && span_end(tok(f, end)->at) <= off + source.len)
		end++;
	if (end > i)
		propose(f, i, end, KIND_ORG, FORM_NAME, RULE_SOURCE, 0.98f);
	return end;
}

/* "Philadelphia 76ers", "the 49ers": a club that is called by a year. */
static size_t
numbered_club_at(struct find *f, size_t i)
{
	struct str word = tok_text(f, i);
	struct match city = match_before(f, i, KB_BIT(KB_PLACE));
	bool named = city.count > 0 && tok_joined(f, i - 1, i);

	if (word.len < 4 || word.len > 5 || !str_eq_nocase(str_sub(word, word.len - 3, SIZE_MAX), STR_LIT("ers")) ||
	    !(named || (i > 0 && tok_is(f, i - 1, "the"))))
		return i;
	propose(f, named ? city.first : i, i + 1, KIND_ORG, FORM_NAME, RULE_SHAPE, 0.97f);
	return i + 1;
}

void
find_orgs(struct find *f)
{
	for (size_t i = 0; i < f->tokens->len;) {
		size_t end = source_at(f, i);
		if (end == i)
			end = ministry_at(f, i);
		if (end == i && word_is(f, i, KB_BIT(KB_ORG_NOUN)))
			end = noun_at(f, i);
		if (end == i && tok_has(f, i, TOKEN_DIGITS) && tok_has(f, i, TOKEN_WORD))
			end = numbered_club_at(f, i);
		i = end > i ? end : i + 1;
	}
}
