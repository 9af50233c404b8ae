/* SPDX-License-Identifier: MIT */
/*
 * Evidence: an office with a name behind it ("Russian Deputy Defense Minister
 * Anatoly Antonov"), before it ("Igor Morgulov, the deputy minister") or none
 * at all ("Russia’s defense chief": a nominal).  Whose office it is may be
 * said before it, by adjective, possessive or name, or after it by "of".
 */
#include "recognize/recognizer_int.h"

#include "text/banned.h"

#define OWNER (KB_BIT(KB_PLACE) | KB_BIT(KB_ORG))
#define NO_NAME (OWNER | KB_BIT(KB_DEMONYM) | KB_BIT(KB_PEOPLE) | KB_BIT(KB_OFFICE) | \
                 KB_BIT(KB_EVENT_NOUN) | KB_BIT(KB_DOC_NOUN) | KB_BIT(KB_SERIES) |   \
                 KB_BIT(KB_MINISTRY) | KB_BIT(KB_ORG_NOUN))
enum { OF_LINKS = 3 };

/* An office in its surroundings; all in [T]. */
struct found_office {
	size_t first;    /* of determiner, owner, modifiers, office */
	size_t office;   /* of the office itself */
	size_t end;      /* behind "of …" */
	size_t core_end; /* behind the office itself */
	kb_id of;
	struct str slug;
	bool is_definite; /* "the", or a possessive owner, stands before it */
	bool is_possessive; /* the owner is a name with "'s" */
	bool is_any;      /* scope "any": analyst, judge, general … */
};

static void
read_left(const struct find *f, struct found_office *o)
{
	size_t i = o->office;

	while (i > 0 && tok_joined(f, i - 1, o->office) &&
	       tok_in(f, i - 1, "former then new acting outgoing incoming current ex - "
	                        "visiting late longtime"))
		i--;
	/* "Costa Rican", whose last word is nobody's alone */
	struct match people = {0};
	if (i > 0 && tok_joined(f, i - 1, i) && tok_has(f, i - 1, TOKEN_CAPITAL))
		people = match_before(f, i, KB_BIT(KB_DEMONYM));
	if (people.count) {
		o->of = people.alias.entry;
		i = people.first;
	} else if (i > 1 && tok_joined(f, i - 2, i) && tok_has(f, i - 1, TOKEN_POSSESSIVE)) {
		struct match m = match_before(f, i - 1, OWNER);
		if (m.count) {
			o->of = m.alias.entry;
			i = m.first;
			o->is_definite = true;
			o->is_possessive = true;
		}
	} else if (i > 0 && tok_joined(f, i - 1, i)) {
		struct match m = match_before(f, i, OWNER);
		if (m.count) {
			o->of = m.alias.entry;
			i = m.first;
		}
	}
	while (i > 0 && tok_joined(f, i - 1, i) && tok_in(f, i - 1, "former then ex new"))
		i--;
	if (i > 0 && tok_joined(f, i - 1, i) && tok_is(f, i - 1, "the")) {
		o->is_definite = true;
		i--;
	} else if (i > 0 && tok_joined(f, i - 1, i) && tok_in(f, i - 1, "a an")) {
		i--; /* "J. Okoro, a former minister" */
	}
	o->first = i;
}

/* "of the Russian Federation", "of ASEAN Cooperation of Ministry of Foreign
 * Affairs of Indonesia": the last country or organization owns the office. */
static void
read_right(const struct find *f, struct found_office *o)
{
	size_t i = o->core_end;

	for (int links = 0; links < OF_LINKS; links++) {
		size_t k = i + 1;
		if (!tok_joined(f, o->office, k) || !tok_in(f, i, "of for"))
			break;
		if (tok_is(f, k, "the"))
			k++;
		struct match ministry = match_at(f, k, KB_BIT(KB_MINISTRY));
		struct match owner = match_at(f, k, OWNER);
		if (ministry.count && ministry.count >= owner.count) {
			i = k + ministry.count;
			continue;
		}
		if (owner.count) {
			o->of = owner.alias.entry;
			i = k + owner.count;
			/* "of ASEAN Cooperation of …": capitals that belong. */
			size_t more = i;
			while (tok_is_name(f, more) && more < i + 3)
				more++;
			if (more > i && tok_is(f, more, "of"))
				i = more;
			continue;
		}
		size_t end = chain_end(f, k, "and");
		if (end == k || !(tok_is(f, end, "of") || tok_is(f, end, ",")))
			break;
		i = end;
	}
	o->end = i;
}

static bool
read_office(const struct find *f, size_t i, struct found_office *o)
{
	struct match m = match_at(f, i, KB_BIT(KB_OFFICE));
	struct kb_entry e;

	if (!m.count)
		return false;
	kb_entry(m.alias.entry, &e);
	*o = (struct found_office){
		.office = i,
		.core_end = i + m.count,
		.end = i + m.count,
		.of = KB_NONE,
		.slug = e.slug,
		.is_any = str_eq(e.detail, STR_LIT("any")),
	};
	read_left(f, o);
	read_right(f, o);
	return true;
}

/* End of the name that begins at i, if a person's name can begin there. */
static size_t
person_end(const struct find *f, size_t i)
{
	size_t end = run_end(f, i);

	if (end == i || !tok_has(f, i, TOKEN_SPACE) || tok_in(f, i, "jr jr. sr sr."))
		return i;
	while (word_is(f, i, KB_BIT(KB_TITLE)) && i + 1 < end)
		i++;
	if (word_is(f, i, NO_NAME) && !(word_is(f, i, KB_BIT(KB_GIVEN)) && end - i > 1))
		return i;
	/* What follows the name in capitals is not always part of it. */
	for (size_t k = i + 1; k < end; k++)
		if (word_is(f, k, KB_BIT(KB_EVENT_NOUN) | KB_BIT(KB_DOC_NOUN) | KB_BIT(KB_OFFICE)))
			return k - i >= 2 ? k : i;
	return end - i <= 5 ? end : i;
}

static size_t
after_titles(const struct find *f, size_t i)
{
	while (word_is(f, i, KB_BIT(KB_TITLE)) && tok_joined(f, i, i + 1))
		i++;
	return i;
}

static void
name_person(struct find *f, const struct found_office *o, size_t first, size_t end,
            float score)
{
	kb_id of = o->of;

	/* "President Joko Widodo of Indonesia" */
	if (of == KB_NONE && tok_joined(f, first, end) && tok_is(f, end, "of")) {
		size_t k = tok_is(f, end + 1, "the") ? end + 2 : end + 1;
		struct match owner = match_at(f, k, OWNER);
		if (owner.count && tok_joined(f, first, k))
			of = owner.alias.entry;
	}
	const struct office_fact *fact = new_office(f, o->slug, of, o->first, o->core_end);
	struct mention *m = propose(f, first, end, KIND_PERSON,
	                            is_full_name(f, first, end) ? FORM_NAME : FORM_ALIAS,
	                            RULE_OFFICE, score);

	m->office = fact;
}

/* "Anna Lind was named Swedish foreign minister", "… became the …": the token
 * behind the name, or o->first if nobody is put into the office here. */
static size_t
before_appointment(const struct find *f, const struct found_office *o)
{
	size_t k = o->first;

	for (int skip = 0; skip < 2 && k > 1 && tok_in(f, k - 1, "as the new a an"); skip++)
		k--;
	if (k < 3 || !tok_joined(f, k - 3, o->first))
		return o->first;
	if (tok_in(f, k - 1, "became becomes"))
		return k - 1;
	bool sworn = tok_is(f, k - 1, "in") && tok_is(f, k - 2, "sworn");
	if (!sworn && !tok_in(f, k - 1, "named appointed elected confirmed reappointed re-elected"))
		return o->first;
	k -= sworn ? 2 : 1;
	if (tok_is(f, k - 1, "been") && tok_in(f, k - 2, "has had"))
		return k - 2;
	return tok_in(f, k - 1, "was is") ? k - 1 : o->first;
}

/* "Igor Morgulov, Russia's deputy foreign minister": the name before; but not "Anna Lind,
 * the minister's mother". */
static bool
name_before(struct find *f, const struct found_office *o)
{
	size_t end = before_appointment(f, o);

	if (tok_has(f, o->end, TOKEN_POSSESSIVE))
		return false;
	if (end == o->first) {
		if (end < 2 || !tok_is(f, end - 1, ",") || !tok_joined(f, end - 2, end))
			return false;
		end--;
	}
	size_t start = run_start(f, end);
	while (start + 1 < end && word_is(f, start, KB_BIT(KB_TITLE)))
		start++;
	if (start == end || run_end(f, start) != end || end - start > 4 ||
	    word_is(f, end - 1, NO_NAME) || (end - start == 1 &&
	    !word_is(f, start, KB_BIT(KB_FAMILY))))
		return false;
	name_person(f, o, start, end, 0.9f);
	return true;
}

/* Lower-case plain words ("analyst", "general") need a real name behind. */
static bool
plausible(const struct find *f, const struct found_office *o, size_t name, size_t end)
{
	if (tok_has(f, o->office, TOKEN_CAPITAL) || !o->is_any)
		return true;
	return end - name >= 2 || word_is(f, name, KB_BIT(KB_FAMILY));
}

/* Offices that are short for somebody when nothing stands with them; "the
 * chair", "the general" are mostly something else. */
static bool
stands_alone(struct str slug)
{
	static const char *const words[] = {"minister", "president", "chancellor", "secretary",
	                                    "governor", "mayor", "ambassador", "envoy",
	                                    "spokesperson", "commissioner"};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_find(slug, str_of(words[i])) != SIZE_MAX)
			return true;
	return false;
}

/* How strongly the words of a nominal single somebody out; 0 = not at all. */
static float
nominal_score(const struct find *f, const struct found_office *o)
{
	if (!o->is_definite || tok_in(f, o->core_end, "of for ' -") ||
	    (o->is_any && o->of == KB_NONE))
		return o->of != KB_NONE && o->is_definite && o->end > o->core_end ? 0.7f : 0;
	if (!stands_alone(o->slug) && !o->is_possessive)
		return 0;
	return o->of != KB_NONE ? 0.8f : 0.6f;
}

/* "Russia's ambassador in Kyiv, …": the token behind the seat. */
static size_t
over_seat(const struct find *f, const struct found_office *o)
{
	struct match seat = match_at(f, o->end + 1, KB_BIT(KB_PLACE));

	if (tok_joined(f, o->office, o->end + 1) && tok_in(f, o->end, "in to") && seat.count)
		return o->end + 1 + seat.count;
	return o->end;
}

void
find_offices(struct find *f)
{
	for (size_t i = 0; i < f->tokens->len; i++) {
		struct found_office o;
		if (!((f->words[i].classes | f->words[i].more) & KB_BIT(KB_OFFICE)) ||
		    !read_office(f, i, &o))
			continue;
		size_t name = after_titles(f, o.end);
		size_t end = tok_joined(f, i, name) ? person_end(f, name) : name;
		if (end == name && o.end > o.core_end) {
			/* "the President of Kenya" swallowed no name: was the name
			 * right behind the office? */
			name = after_titles(f, o.core_end);
			end = tok_joined(f, i, name) ? person_end(f, name) : name;
		}
		size_t comma = over_seat(f, &o);
		if (end == name && tok_is(f, comma, ",") && tok_has(f, i, TOKEN_WORD)) {
			size_t k = after_titles(f, comma + 1);
			size_t e = tok_joined(f, i, k) ? person_end(f, k) : k;
			/* "Iran's foreign minister, Mohammad Javad Zarif": the name of
			 * a list may also stand behind a comma, so it must be marked
			 * off, or the office say whose it is. */
			if (e > k + 1 && (tok_in(f, e, ",") || (o.is_definite && o.of != KB_NONE))) {
				name = k;
				end = e;
			}
		}
		if (end > name && plausible(f, &o, name, end)) {
			name_person(f, &o, name, end, 0.96f);
			i = end - 1;
			continue;
		}
		float score = nominal_score(f, &o);
		if (!name_before(f, &o) && score > 0) {
			const struct office_fact *fact =
				new_office(f, o.slug, o.of, o.first, o.core_end);
			struct mention *m = propose(f, o.first, o.end, KIND_PERSON,
			                            FORM_NOMINAL, RULE_OFFICE, score);
			m->office = fact;
		}
		i = o.core_end - 1;
	}
}
