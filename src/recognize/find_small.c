/* SPDX-License-Identifier: MIT */
/*
 * Evidence where nothing has a capital: a title or a caption in lower case, a
 * transcript.  A paragraph without capitals names what the rest of the article
 * names in several words, what the tables know and no common words mean (places
 * where places stand, bodies of several words), and people behind their office.
 * Runs over what was settled.
 */
#include "recognize/recognizer_int.h"

#include "text/map.h"

#include "text/banned.h"

#define NAMES (KB_BIT(KB_GIVEN) | KB_BIT(KB_FAMILY))

enum {
	LEAST_WORDS = 3, /* of a paragraph */
	LEAST = 4,       /* [B] of a name of one word */
	LEAST_GIVEN = 3, /* [B] of a given name: "joe" */
	MOST_WORDS = 8   /* of a name */
};

/* End of the paragraph of token i, and whether it has words and no capital. */
static size_t
paragraph_end(const struct find *f, size_t i, bool *is_small)
{
	uint32_t block = tok(f, i)->block;
	size_t words = 0;

	*is_small = true;
	for (; i < f->tokens->len && tok(f, i)->block == block; i++) {
		if (!tok_has(f, i, TOKEN_WORD))
			continue;
		words++;
		*is_small = *is_small && !tok_has(f, i, TOKEN_CAPITAL | TOKEN_MIXED | TOKEN_ALL_CAPS);
	}
	*is_small = *is_small && words >= LEAST_WORDS;
	return i;
}

/* Names that are other words in lower case. */
#define COMMON_NAMES "will mark bill grant rose may art grace hope faith joy chase guy sue jack " \
                     "dean frank rich king young brown white black green long short house hill " \
                     "wood rice price case park day field bank law best power means branch " \
                     "person workman banks waters rivers stone woods hall ball bell church " \
                     "marsh banker baker cook hunter fisher miller porter page bishop pope " \
                     "major general prince chambers sharp swift small little strong wise noble"

/* Is the word at i, behind another, one that only names people? */
static bool
is_part_of_name(const struct find *f, size_t i, uint32_t class, size_t least)
{
	return tok_has(f, i, TOKEN_WORD) && !tok_has(f, i, TOKEN_POSSESSIVE) &&
	       tok(f, i)->at.len >= least && word_is(f, i, class) &&
	       !word_is(f, i, ~(NAMES | KB_BIT(KB_PLACE))) && !tok_in(f, i, COMMON_NAMES);
}

/* May the last word of a full name stand for it without a capital? */
static bool
tells_last(const struct find *f, const struct mention *m)
{
	size_t last = m->first + m->count - 1;

	if (!tok_has(f, m->first, TOKEN_CAPITAL))
		return is_part_of_name(f, last, KB_BIT(KB_FAMILY), LEAST);
	return tok(f, last)->at.len >= LEAST && !word_is(f, last, ~0u) && !occurs_plain(f, m->first);
}

/* Phrase -> a mention by that name: of several words, or of somebody's last
 * word that no table has. */
static void
learn_names(const struct find *f, struct map *names)
{
	for (size_t k = 0; k < f->found.len; k++) {
		const struct mention *m = &f->found.ptr[k];
		size_t end = m->first + m->count;
		if (m->kind == KIND_DATE || m->form == FORM_NOMINAL || m->kind == KIND_EVENT ||
		    m->kind == KIND_DOCUMENT ||
		    !(tok_has(f, m->first, TOKEN_CAPITAL) || m->kind == KIND_PERSON))
			continue;
		uint64_t h = phrase_hash(f, m->first, end);
		if (m->count > 1)
			map_intern(names, hash_key(&h), (uint32_t)k);
		if (m->kind != KIND_PERSON || !is_full_name(f, m->first, end) || !tells_last(f, m))
			continue;
		h = phrase_hash(f, end - 1, end);
		map_intern(names, hash_key(&h), (uint32_t)k);
	}
}

static size_t
named_end(const struct find *f, const struct map *names, size_t i, uint32_t *mention)
{
	uint64_t h = KB_PHRASE;
	size_t end = i;

	for (size_t j = i; j < i + MOST_WORDS && tok_joined(f, i, j); j++) {
		if (tok_has(f, j, TOKEN_HYPHEN | TOKEN_POSSESSIVE))
			continue;
		if (tok_has(f, j, TOKEN_PUNCT))
			break;
		h = kb_phrase_add(h, f->words[j].canon ? f->words[j].canon : tok(f, j)->hash);
		uint32_t k = map_get(names, hash_key(&h));
		if (k != MAP_NONE) {
			*mention = k;
			end = j + 1;
		}
	}
	return end;
}

/* "prime minister narendra modi", "un chief guterres": the end of the name of
 * whose office ends before i, or i. */
static size_t
holder_end(const struct find *f, size_t i)
{
	const uint32_t given = KB_BIT(KB_GIVEN);
	const uint32_t family = KB_BIT(KB_FAMILY);

	if (i == 0 || !tok_joined(f, i - 1, i) || tok_has(f, i - 1, TOKEN_PUNCT) ||
	    !match_before(f, i, KB_BIT(KB_OFFICE)).count)
		return i;
	if (tok_joined(f, i, i + 1) && tok_has(f, i + 1, TOKEN_SPACE) &&
	    is_part_of_name(f, i, given, LEAST_GIVEN) && is_part_of_name(f, i + 1, family, LEAST_GIVEN))
		return i + 2;
	return !word_is(f, i, KB_BIT(KB_PLACE)) && is_part_of_name(f, i, family, LEAST) ? i + 1 : i;
}

/* Countries and cities that are other words in lower case. */
#define COMMON_WORDS "turkey china chad guinea georgia reading nice bath split cork mobile " \
                     "orange sale male most deal date rugby tours phoenix buffalo concord " \
                     "independence liberal surprise normal enterprise hull lens bend aurora " \
                     "sandy orlando anna imperial gap troy"

/* Does one word mean a country, or a place where one stands: behind "in", at
 * the head of a paragraph before its day? */
static bool
is_lone_place(const struct find *f, size_t i, kb_id row)
{
	bool is_first = i == 0 || tok(f, i - 1)->block != tok(f, i)->block;
	struct kb_entry e;

	if (tok(f, i)->at.len < LEAST || word_is(f, i, ~KB_BIT(KB_PLACE)) || tok_in(f, i, COMMON_WORDS))
		return false;
	kb_entry(row, &e);
	return str_eq(e.type, STR_LIT("country")) || (is_first && tok_is(f, i + 1, ",")) ||
	       (!is_first && tok_joined(f, i - 1, i) &&
	        tok_in(f, i - 1, "in near from outside across neighbouring neighboring visited")) ||
	       (tok_joined(f, i, i + 1) && tok_has(f, i + 1, TOKEN_POSSESSIVE));
}

/* "bank of japan", but not "supreme court", nor what companies, clubs and
 * papers call themselves by common words. */
static bool
is_telling_body(const struct find *f, size_t i, size_t end, kb_id row)
{
	static const char *const kinds[] = {"igo", "agency", "bank", "bloc", "alliance",
	                                    "armed-group", "ngo", "service", "government"};
	bool telling = false;
	struct kb_entry e;

	for (size_t k = i; k < end; k++)
		telling |= tok_has(f, k, TOKEN_WORD) &&
		           !word_is(f, k, KB_BIT(KB_GENERIC) | KB_BIT(KB_FUNCTION) |
		                          KB_BIT(KB_ORG_NOUN) | KB_BIT(KB_MINISTRY));
	kb_entry(row, &e);
	for (size_t k = 0; telling && k < sizeof(kinds) / sizeof(kinds[0]); k++)
		if (str_eq(e.type, str_of(kinds[k])))
			return true;
	return false;
}

static bool
may_stand_small(const struct find *f, size_t i, size_t end, const struct kb_alias *a)
{
	if (a->flags & (KB_IS_ACRONYM | KB_IS_POSSESSIVE))
		return false;
	if (word_is(f, i, KB_BIT(KB_FUNCTION)) && !(a->class == KB_PLACE && tok_is(f, i, "new")))
		return false;
	if (a->class == KB_PLACE)
		return end > i + 1 || is_lone_place(f, i, a->entry);
	return a->class == KB_ORG && end > i + 1 && is_telling_body(f, i, end, a->entry);
}

/* The longest phrase of the tables from i that may stand in lower case. */
static size_t
table_end(const struct find *f, size_t i, struct kb_alias *out)
{
	const uint32_t classes = KB_BIT(KB_PLACE) | KB_BIT(KB_ORG);
	uint64_t h = KB_PHRASE;
	size_t end = i;
	struct kb_phrase p;

	if (!((f->words[i].classes | f->words[i].more) & classes))
		return i;
	for (size_t j = i; j < i + MOST_WORDS && tok_joined(f, i, j); j++) {
		if (j > i && tok_has(f, j, TOKEN_HYPHEN | TOKEN_POSSESSIVE))
			continue;
		h = kb_phrase_add(h, f->words[j].canon ? f->words[j].canon
		                                       : kb_canon(tok(f, j)->hash));
		if (!kb_phrase(h, &p))
			break;
		const struct kb_alias *a = kb_pick(&p, KB_BIT(KB_PLACE));
		if (!a || !may_stand_small(f, i, j + 1, a))
			a = kb_pick(&p, KB_BIT(KB_ORG));
		if (a && may_stand_small(f, i, j + 1, a)) {
			*out = *a;
			end = j + 1;
		}
		if (!(p.more & classes))
			break;
	}
	return end;
}

static void
look_through(struct find *f, const struct map *names, size_t i, size_t end)
{
	const float fair = 0.7f;

	for (size_t stop; i < end; i = stop) {
		uint32_t known = MENTION_NONE;
		struct kb_alias row = {KB_NONE, 0, 0, 0};

		stop = i + 1;
		if (!tok_has(f, i, TOKEN_WORD) || tok_has(f, i, TOKEN_POSSESSIVE))
			continue;
		size_t named = named_end(f, names, i, &known);
		size_t listed = table_end(f, i, &row);
		if (named > i && named >= listed) {
			struct mention t = f->found.ptr[known];
			bool is_whole = t.count == named - i;
			propose(f, i, named, t.kind, is_whole ? t.form : FORM_ALIAS, RULE_REPEAT,
			        t.score * fair)->kb = t.kb;
			stop = named;
		} else if (listed > i) {
			bool is_place = row.class == KB_PLACE;
			propose(f, i, listed, is_place ? KIND_PLACE : KIND_ORG,
			        row.flags & KB_IS_NAME ? FORM_NAME : FORM_ALIAS, RULE_GAZETTEER,
			        fair)->kb = row.entry;
			stop = listed;
		}
	}
}

/* People behind their offices; they are found elsewhere by their names, as
 * those of other paragraphs are.  False if no paragraph lacks capitals. */
static bool
find_holders(struct find *f)
{
	const float fair = 0.7f;
	bool is_any = false;
	bool is_small;

	for (size_t i = 0, end; i < f->tokens->len; i = end) {
		end = paragraph_end(f, i, &is_small);
		is_any |= is_small;
		for (size_t k = i; is_small && k < end; k++) {
			size_t stop = holder_end(f, k);
			if (stop > k)
				propose(f, k, stop, KIND_PERSON, FORM_NAME, RULE_SHAPE, fair);
		}
	}
	return is_any;
}

void
find_small(struct find *f)
{
	bool is_small;
	struct map names;

	if (!find_holders(f))
		return;
	settle(f);
	map_init(&names);
	learn_names(f, &names);
	for (size_t i = 0, end; i < f->tokens->len; i = end) {
		end = paragraph_end(f, i, &is_small);
		if (is_small)
			look_through(f, &names, i, end);
	}
	map_release(&names);
}
