/* SPDX-License-Identifier: MIT */
/*
 * Fathers, sons and wives: a name that the text brings in as a relative's ("his
 * father, President Idriss Deby", "Venus Williams, her sister").  Relatives
 * share a surname and often more, so such a name is never the one it is a
 * relative of, and the surname alone is seldom theirs.
 */
#include "entity/coref_int.h"

#include "text/banned.h"

#define KIN "father mother son daughter brother sister twin wife husband widow widower" \
	" spouse uncle aunt nephew niece cousin grandfather grandmother grandson" \
	" granddaughter stepson stepdaughter stepfather stepmother fiancee ex-wife" \
	" ex-husband sons daughters brothers sisters children parents namesake"
#define MANY_KIN "sons daughters brothers sisters children parents"
#define WHOSE "his her their whose my our"
#define ADJECTIVES "late younger elder older eldest youngest oldest only twin first second" \
	" third former estranged adopted own - ex half then"
#define BEFORE_NAMES "the late then a founding first - ex ,"

static const struct token *
token_at(const struct coref *c, size_t t)
{
	return &reading_tokens(c->reading)->ptr[t];
}

static inline bool
is_word(const struct coref *c, size_t t, const char *list)
{
	return str_in_words(token_text(reading_article(c->reading), token_at(c, t)), list);
}

/* Token before t in its sentence, or SIZE_MAX. */
static size_t
before(const struct coref *c, size_t t)
{
	return t > 0 && token_at(c, t - 1)->sentence == token_at(c, t)->sentence ? t - 1 : SIZE_MAX;
}

/* "His", "Deby's": does token t say whose the next thing is? */
static bool
says_whose(const struct coref *c, size_t t)
{
	return (token_at(c, t)->shape & TOKEN_POSSESSIVE) || is_word(c, t, WHOSE);
}

/* "His late", "his younger" before token t, a relative. */
static bool
is_somebodys(const struct coref *c, size_t t)
{
	enum { REACH = 3 };

	for (size_t n = 0; n < REACH && (t = before(c, t)) != SIZE_MAX; n++) {
		if (says_whose(c, t))
			return true;
		if (!is_word(c, t, ADJECTIVES))
			return false;
	}
	return false;
}

static bool
is_title(const struct coref *c, size_t i, size_t t)
{
	const struct office_fact *o = c->mentions[i].office;
	const struct token *k = token_at(c, t);
	struct kb_phrase p;

	if (o && o->at.len && k->at.off >= o->at.off && k->at.off < span_end(o->at))
		return true;
	return is_word(c, t, BEFORE_NAMES) ||
	       (kb_lookup(token_text(reading_article(c->reading), k), &p) &&
	        kb_pick(&p, KB_BIT(KB_TITLE) | KB_BIT(KB_OFFICE)));
}

/* What one may be called that no table has: "strongman". */
static bool
is_noun(const struct coref *c, size_t t)
{
	struct str word = token_text(reading_article(c->reading), token_at(c, t));
	struct kb_phrase p;

	return (token_at(c, t)->shape & (TOKEN_WORD | TOKEN_CAPITAL)) == TOKEN_WORD &&
	       !str_in_words(word, KIN " of") && !str_ends(word, STR_LIT("ed")) &&
	       !(kb_lookup(word, &p) && kb_pick(&p, KB_BIT(KB_FUNCTION)));
}

/* The word before all that goes with the name: title, office, one noun, so that
 * "his father, the late dictator" is seen as a whole; SIZE_MAX if there is none. */
static size_t
find_introduction(const struct coref *c, size_t i)
{
	enum { REACH = 16 };
	size_t t = before(c, c->mentions[i].first);
	bool is_described = false;

	for (size_t n = 0; n < REACH && t != SIZE_MAX && !is_word(c, t, KIN); n++) {
		bool is_other = !is_title(c, i, t);
		if (is_other && (is_described || !is_noun(c, t)))
			break;
		is_described |= is_other;
		t = before(c, t);
	}
	return t;
}

/* The same, looked for once: 0 is kept before it is asked, 1 where there is none. */
static size_t
before_introduction(const struct coref *c, size_t i)
{
	if (!c->brought[i]) {
		size_t t = find_introduction(c, i);
		c->brought[i] = t == SIZE_MAX ? 1 : (uint32_t)t + 2;
	}
	return c->brought[i] == 1 ? SIZE_MAX : c->brought[i] - 2;
}

/* "His sons Hassan and Hussain": the first of the list of names, each of one word, that
 * mention i stands in, if one noun brings them all in; else i. */
static size_t
first_of_list(const struct coref *c, size_t i)
{
	size_t first = i;

	while (first > 0 && c->mentions[first].count == 1 && c->mentions[first - 1].count == 1 &&
	       c->mentions[first - 1].kind == KIND_PERSON) {
		size_t t = (size_t)c->mentions[first - 1].first + 1;
		while (t < c->mentions[first].first && is_word(c, t, ", and"))
			t++;
		if (t != c->mentions[first].first || t == (size_t)c->mentions[first - 1].first + 1)
			break;
		first--;
	}
	size_t t = first < i ? before_introduction(c, first) : SIZE_MAX;
	return t != SIZE_MAX && is_word(c, t, MANY_KIN) ? first : i;
}

bool
coref_says_younger(const struct coref *c, size_t i)
{
	return str_eq(coref_word_before(c, i), STR_LIT("younger"));
}

static bool
find_elder(const struct coref *c, size_t i)
{
	return str_in_words(coref_word_before(c, i), "elder older");
}

static bool
find_another(const struct coref *c, size_t i)
{
	return str_eq_nocase(coref_word_before(c, i), STR_LIT("another"));
}

static bool
find_no_relation(const struct coref *c, size_t i)
{
	enum { REACH = 5 };
	const struct tokens *all = reading_tokens(c->reading);
	size_t t = (size_t)c->mentions[i].first + c->mentions[i].count;

	for (size_t end = t + REACH; t + 1 < end && t + 1 < all->len; t++) {
		if ((is_word(c, t, "no") && is_word(c, t + 1, "relation relative")) ||
		    (is_word(c, t, "not") && is_word(c, t + 1, "related")))
			return true;
		if (!is_word(c, t, ", - – — ( who is was and"))
			return false;
	}
	return false;
}

/* Token t or, behind a word or two like "late", one after it: a relative? */
static bool
is_kin_from(const struct coref *c, size_t t)
{
	enum { REACH = 3 };
	const struct tokens *all = reading_tokens(c->reading);

	for (size_t end = t + REACH; t < end && t < all->len; t++) {
		if (is_word(c, t, KIN))
			return true;
		if (!is_word(c, t, ADJECTIVES))
			return false;
	}
	return false;
}

/* "Venus Williams, her sister", "Paul Pelosi, the speaker's husband" */
static bool
is_kin_behind(const struct coref *c, size_t i)
{
	enum { REACH = 4 };
	const struct tokens *all = reading_tokens(c->reading);
	size_t t = (size_t)c->mentions[i].first + c->mentions[i].count;

	if (t + 1 >= all->len || !is_word(c, t, ","))
		return false;
	if (is_word(c, ++t, "his her their"))
		return is_kin_from(c, t + 1);
	for (size_t end = t + REACH; t < end && t < all->len; t++) {
		if (token_at(c, t)->shape & TOKEN_POSSESSIVE)
			return is_kin_from(c, t + 1);
		if (!(token_at(c, t)->shape & TOKEN_WORD) || is_word(c, t, "who whose which"))
			return false;
	}
	return false;
}

static bool
find_kin(const struct coref *c, size_t i)
{
	size_t t = before_introduction(c, first_of_list(c, i));

	if (t == SIZE_MAX)
		return is_kin_behind(c, i);
	/* "son of founding president Jomo Kenyatta", "no relation of the barrister NAME" */
	if (is_word(c, t, "of to") && before(c, t) != SIZE_MAX &&
	    is_word(c, t - 1, is_word(c, t, "of") ? KIN " relation" : "relation related"))
		return true;
	return (is_word(c, t, KIN) && is_somebodys(c, t)) || is_kin_behind(c, i);
}

bool
coref_is_first_name(const struct coref *c, size_t i)
{
	size_t t = before_introduction(c, first_of_list(c, i));
	struct kb_phrase p;
	bool is_relative = (t != SIZE_MAX && is_word(c, t, KIN) && is_somebodys(c, t)) ||
	                   is_kin_behind(c, i);

	return is_relative && kb_lookup(coref_text(c, i), &p) && kb_pick(&p, KB_BIT(KB_GIVEN));
}

/* "The daughter of Rodrigo Duterte", "his father, Idriss Deby", "Idriss Deby, his
 * father", "Idriss Deby, the president's late father" */
static bool
find_parent(const struct coref *c, size_t i)
{
	enum { REACH = 8 };
	const struct tokens *all = reading_tokens(c->reading);
	size_t behind = (size_t)c->mentions[i].first + c->mentions[i].count;
	size_t t = before_introduction(c, i);

	if (t != SIZE_MAX && is_word(c, t, "of") && before(c, t) != SIZE_MAX)
		return is_word(c, t - 1, "son daughter sons daughters child children");
	if (t != SIZE_MAX && is_word(c, t, "father mother"))
		return is_somebodys(c, t);
	for (size_t k = behind + 1; is_kin_behind(c, i) && k < behind + REACH && k < all->len; k++) {
		if (is_word(c, k, "father mother"))
			return true;
		if (is_word(c, k, ", ; ."))
			return false;
	}
	return false;
}

/* "Idriss Deby Itno's widow" */
static bool
find_kin_of(const struct coref *c, size_t i)
{
	size_t t = (size_t)c->mentions[i].first + c->mentions[i].count;

	return t < reading_tokens(c->reading)->len &&
	       (token_at(c, t)->shape & TOKEN_POSSESSIVE) && is_kin_from(c, t + 1);
}

/* What c->kin keeps of a mention; what is known of it eight bits above. */
enum {
	KIN_IS = 1,
	KIN_HAS = 2,
	KIN_PARENT = 4,
	KIN_ELDER = 8,
	KIN_ANOTHER = 16,
	KIN_NONE = 32
};

static bool
kin(const struct coref *c, size_t i, uint8_t which, bool (*find)(const struct coref *, size_t))
{
	uint16_t known = (uint16_t)(which << 8);

	if (!(c->kin[i] & known))
		c->kin[i] |= (uint16_t)(known | (find(c, i) ? which : 0));
	return c->kin[i] & which;
}

bool
coref_is_kin(const struct coref *c, size_t i)
{
	return kin(c, i, KIN_IS, find_kin);
}

bool
coref_has_kin(const struct coref *c, size_t i)
{
	return kin(c, i, KIN_HAS, find_kin_of);
}

bool
coref_is_parent(const struct coref *c, size_t i)
{
	return kin(c, i, KIN_PARENT, find_parent);
}

bool
coref_says_elder(const struct coref *c, size_t i)
{
	return kin(c, i, KIN_ELDER, find_elder);
}

bool
coref_says_another(const struct coref *c, size_t i)
{
	return kin(c, i, KIN_ANOTHER, find_another);
}

bool
coref_is_no_relation(const struct coref *c, size_t i)
{
	return kin(c, i, KIN_NONE, find_no_relation);
}

static uint32_t
sentence_of(const struct coref *c, size_t i)
{
	return token_at(c, c->mentions[i].first)->sentence;
}

/* How many names to each side are looked at: a sentence of more is a list. */
enum { NEAR = 32 };

/* Is a name of this cluster, joined by now, in the sentence of mention i; *is_kin:
 * a relative there? */
static bool
is_beside(const struct coref *c, size_t i, uint32_t cluster, bool *is_kin)
{
	size_t first = i > NEAR ? i - NEAR : 0;
	size_t end = c->nmention - i > NEAR ? i + NEAR : c->nmention;
	bool found = false;

	*is_kin = false;
	for (size_t k = first; k < end; k++) {
		if (k == i || c->of[k] != cluster || sentence_of(c, k) != sentence_of(c, i))
			continue;
		found = true;
		*is_kin |= coref_is_kin(c, k) || coref_has_kin(c, k);
	}
	return found;
}

/* "President Donald Trump" beside Donald Trump Jr.: only one of them is called the
 * younger, and one sentence names both, or only the other is said to be anything. */
static bool
is_of_another_generation(const struct coref *c, size_t i, struct str given, uint32_t cluster,
                         bool is_beside)
{
	const struct cluster *k = &c->clusters.ptr[cluster];

	return name_generation(given) != name_generation(k->parts.given) &&
	       (is_beside || (c->mentions[i].office != NULL) != (k->roles.len > 0));
}

bool
coref_is_relative_of(const struct coref *c, size_t i, struct str given, uint32_t cluster)
{
	bool is_kin;
	bool are_beside = is_beside(c, i, cluster, &is_kin);

	if (coref_is_kin(c, i) && c->clusters.ptr[cluster].first < c->mentions[i].at.off)
		return true;
	return (are_beside && (is_kin || coref_is_kin(c, i) || coref_has_kin(c, i))) ||
	       is_of_another_generation(c, i, given, cluster, are_beside);
}
