/* SPDX-License-Identifier: MIT */
/*
 * "Dahal, better known as Prachanda", "Baba, as Odinga is known": somebody whom an
 * article gives two names.  They are one here, and where the other name is nobody
 * else's, other articles may call him by it alone (also.h).
 */
#include "entity/coref_int.h"

#include "entity/also.h"

#include "text/banned.h"

#define HOW "also better best widely popularly commonly universally otherwise who is was" \
	" generally simply affectionately formerly previously once more the known by"

/* Do these words say that the next name is another one of the same person? */
static bool
leads_to_other_name(struct str gap)
{
	static const char *const ends[] = {
		"known as", "known by the name", "known by the alias", "known by his nickname",
		"known by her nickname", "nicknamed", "alias", "aka", "a.k.a.", "whose real name is",
		"whose real name was", "whose birth name is", "whose birth name was",
		"whose nom de guerre is", "whose nom de guerre was", "by the nom de guerre",
		"nom de guerre", "born", "who goes by", "who went by", "called"};
	static const char *const starts[] = {"–", "—", "-", ",", "("};
	static const char *const quotes[] = {"“", "\"", "‘", "'"};

	if (gap.len > 64 || str_find_char(gap, '.') == gap.len - 1)
		return false;
	for (size_t i = 0; i < sizeof(quotes) / sizeof(*quotes); i++)
		if (str_ends(gap, str_of(quotes[i])))
			gap = str_sub(gap, 0, gap.len - strlen(quotes[i]));
	gap = str_trim(gap);
	bool is_aside = false;
	for (size_t i = 0; i < sizeof(starts) / sizeof(*starts); i++)
		if (str_starts(gap, str_of(starts[i]))) {
			gap = str_trim(str_sub(gap, strlen(starts[i]), SIZE_MAX));
			is_aside = true;
			break;
		}
	if (gap.len < strlen("aka")) /* the shortest of the ends */
		return false;
	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++) {
		struct str word;
		bool is_how = is_aside || str_starts(str_of(ends[i]), STR_LIT("a"));
		if (!str_ends(gap, str_of(ends[i])))
			continue;
		struct str rest = str_trim(str_sub(gap, 0, gap.len - strlen(ends[i])));
		while (rest.len && is_how) {
			(void)str_cut(&rest, ' ', &word);
			is_how = word.len == 0 || str_in_words(word, HOW);
		}
		return is_how;
	}
	return false;
}

/* Is it nobody else's name?  "Omar" and "Abu Omar" are many people's; "Lula" and
 * "Prachanda", names in the tables as they are, alone are not. */
static bool
is_telling(struct str name)
{
	size_t space = str_find_char(name, ' ');
	struct str last = space == SIZE_MAX ? name : str_sub(name, space + 1, SIZE_MAX);
	bool is_fathers = str_in_words(coref_first_word(name), "abu umm abou");
	const uint32_t either = KB_BIT(KB_GIVEN) | KB_BIT(KB_FAMILY);
	uint32_t classes = 0;
	struct kb_phrase p;

	if (space != SIZE_MAX && !is_fathers)
		return true;
	for (size_t i = 0; kb_lookup(last, &p) && i < p.nalias; i++)
		classes |= KB_BIT(p.aliases[i].class);
	return !(classes & KB_BIT(KB_VARIANT)) && (classes & either) != either;
}

/* "Frank", more than it is a surname. */
static bool
is_given_name(struct str name)
{
	return name_is_only_given(name) || name_sex(name) != 0 || !name_is_family(name);
}

/* Of a name that is `other`'s, said to be another one of a cluster: other articles may
 * call him by it alone, or behind his given names; by "Frank", which is many people's,
 * only before his surname, and by "Lindqvist" only behind his given names. */
static void
teach(struct coref *c, uint32_t cluster, const struct local *other, size_t i)
{
	struct local *l = &c->clusters.ptr[cluster].local;
	struct str name = coref_text(c, i);

	if (l->also_key.len || !l->key.len || c->is_aside)
		return;
	bool is_word = str_find_char(name, ' ') == SIZE_MAX;
	if (!is_telling(name) && (!is_word || is_given_name(name))) {
		l->also_block = is_word ? l->block : STR_EMPTY;
		l->also_key = is_word ? COREF_CAT(c, l->weak, STR_LIT("|"), coref_name_called(c, i))
		                      : STR_EMPTY;
		return;
	}
	l->also_block = other->block;
	l->also_key = other->key;
	if (!other->key.len)
		l->also_key = COREF_CAT(c, other->weak, STR_LIT("|"), l->given);
	if (!other->key.len && is_telling(name))
		l->also_key = COREF_CAT(c, other->weak, STR_LIT(ALSO_OR), l->also_key);
}

static bool
is_person(const struct coref *c, size_t i)
{
	return coref_takes(c, i) && c->mentions[i].kind == KIND_PERSON &&
	       c->mentions[i].form != FORM_NOMINAL && c->of[i] != LOCAL_NONE &&
	       !c->clusters.ptr[c->of[i]].local.fixed.len;
}

/* Mentions a and b are one person's; false if they are so already. */
static bool
join_names(struct coref *c, size_t a, size_t b)
{
	if (c->of[a] == c->of[b]) {
		struct local other;
		coref_name_locals(c, b, &other);
		if (!str_eq(other.weak, c->clusters.ptr[c->of[a]].local.weak))
			teach(c, c->of[a], &other, b);
		return false;
	}
	/* By the first, unless only the second is a full name. */
	bool is_second = !c->clusters.ptr[c->of[a]].local.key.len &&
	                 c->clusters.ptr[c->of[b]].local.key.len;
	size_t from = is_second ? a : b;
	uint32_t to = c->of[is_second ? b : a];
	struct local other = c->clusters.ptr[c->of[from]].local;
	coref_merge(c, c->of[from], to);
	teach(c, to, &other, from);
	return true;
}

static struct str
word_at(const struct coref *c, size_t t)
{
	const struct tokens *all = reading_tokens(c->reading);

	return t < all->len ? token_text(reading_article(c->reading), &all->ptr[t]) : STR_EMPTY;
}

/* "Is widely known", "was called" from token t on? */
static bool
says_called(const struct coref *c, size_t t)
{
	enum { REACH = 3 };

	if (!str_in_words(word_at(c, t), "is was"))
		return false;
	for (size_t end = t + 1 + REACH; ++t < end && word_at(c, t).len;)
		if (str_in_words(word_at(c, t), "known called nicknamed dubbed"))
			return !str_in_words(word_at(c, t + 1), "to for as");
	return false;
}

/* The only person named from the sentence before mention i's on, before it; the last
 * mention of that one, or MENTION_NONE. */
static uint32_t
only_one_before(const struct coref *c, size_t i)
{
	const struct token *t = reading_tokens(c->reading)->ptr;
	uint32_t sentence = t[c->mentions[i].first].sentence;
	uint32_t found = MENTION_NONE;

	for (size_t k = i; k-- > 0 && t[c->mentions[k].first].sentence + 1 >= sentence;) {
		if (c->mentions[k].kind != KIND_PERSON || c->of[k] == LOCAL_NONE)
			continue;
		if (found != MENTION_NONE && c->of[k] != c->of[found])
			return MENTION_NONE;
		if (found == MENTION_NONE && is_person(c, k))
			found = (uint32_t)k;
	}
	return found;
}

/* "Baba, as Odinga is known", "“HH”, as he is called": of mention i, the other name, whose it
 * is; MENTION_NONE if nothing is said. */
static uint32_t
whose_name(const struct coref *c, size_t i)
{
	const struct mention *m = &c->mentions[i];
	size_t t = (size_t)m->first + m->count;
	bool is_comma = false;

	for (; str_in_words(word_at(c, t), ", \" ” ' ’"); t++)
		is_comma |= str_eq(word_at(c, t), STR_LIT(","));
	if (!is_comma || !str_eq(word_at(c, t), STR_LIT("as")))
		return MENTION_NONE;
	if (str_in_words(word_at(c, t + 1), "he she") && says_called(c, t + 2))
		return only_one_before(c, i);
	t += str_in_words(word_at(c, t + 1), "mr mr. mrs mrs. ms ms. dr dr.");
	if (i + 1 < c->nmention && m[1].first == t + 1 && is_person(c, i + 1) &&
	    says_called(c, t + 1 + m[1].count))
		return (uint32_t)(i + 1);
	return MENTION_NONE;
}

static size_t
behind(const struct coref *c, size_t i)
{
	return (size_t)c->mentions[i].first + c->mentions[i].count;
}

/* The person named right before token t, or MENTION_NONE; mention i is behind it. */
static uint32_t
person_before(const struct coref *c, size_t t, size_t i)
{
	while (i-- > 0 && behind(c, i) >= t)
		if (behind(c, i) == t && is_person(c, i))
			return (uint32_t)i;
	return MENTION_NONE;
}

/* "HH" of Hakainde Hichilema, "Hichi" of him: are these the letters that his names begin
 * with, or the beginning of one? */
static bool
shortens(struct str name, struct str short_name)
{
	enum { LEAST = 3 };
	bool is_capitals = str_is_capitals(short_name, 2, 4);
	size_t n = 0;
	struct str word;

	while (name.len && str_cut(&name, ' ', &word))
		for (struct str part; word.len && str_cut(&word, '-', &part);) {
			if (is_capitals && part.len && n < short_name.len &&
			    (part.ptr[0] & ~0x20) == short_name.ptr[n])
				n++;
			else if (is_capitals)
				return false;
			else if (short_name.len >= LEAST && part.len > short_name.len &&
			         str_starts(part, short_name))
				return true;
		}
	return is_capitals && n == short_name.len;
}

/* The only one named in full in the text whose name mention i shortens. */
static uint32_t
one_shortened(const struct coref *c, size_t i)
{
	uint32_t found = MENTION_NONE;

	for (size_t k = 0; k < c->nmention; k++) {
		if (k == i || !is_person(c, k) || !c->clusters.ptr[c->of[k]].local.key.len ||
		    !shortens(coref_text(c, k), coref_text(c, i)))
			continue;
		if (found != MENTION_NONE && c->of[k] != c->of[found])
			return MENTION_NONE;
		found = (uint32_t)k;
	}
	return found;
}

/*
 * "Alvarado, a teacher better known as Pedrito", "the prime minister, known as HH": whom
 * the words before mention i say to be called so; MENTION_NONE if nobody, or if his name
 * stands right there.
 */
static uint32_t
who_is_called(const struct coref *c, size_t i)
{
	enum { REACH = 12 };
	size_t t = c->mentions[i].first;
	size_t end;

	t -= t > 0 && str_in_words(word_at(c, t - 1), "\" “ ' ‘");
	if (t < 3 || !str_eq(word_at(c, t - 1), STR_LIT("as")) ||
	    !str_eq(word_at(c, t - 2), STR_LIT("known")))
		return MENTION_NONE;
	for (t -= 2; t > 0 && str_in_words(word_at(c, t - 1), HOW);)
		t--;
	if (t > 0 && str_in_words(word_at(c, t - 1), ", ("))
		return person_before(c, t - 1, i) == MENTION_NONE ? one_shortened(c, i)
		                                                  : MENTION_NONE;
	/* "A friend of the man known as": of another. */
	for (end = t; t > 1 && end - t < REACH && !str_in_words(word_at(c, t - 1), ", ; : ."); t--)
		if (str_in_words(word_at(c, t), "a an the man woman one"))
			return MENTION_NONE;
	return t > 1 && str_eq(word_at(c, t - 1), STR_LIT(",")) &&
	               str_in_words(word_at(c, t), "a an the")
	               ? person_before(c, t - 1, i) : MENTION_NONE;
}

/* "Anton Lindqvist, as the rebel's real name is": the only one so far who goes by one
 * word, which is nobody's surname here; MENTION_NONE if that is not said of mention i. */
static uint32_t
whose_real_name(const struct coref *c, size_t i)
{
	enum { REACH = 8 };
	size_t t = behind(c, i);
	size_t end = t + REACH;
	uint32_t found = MENTION_NONE;

	if (!str_eq(word_at(c, t), STR_LIT(",")) || !str_eq(word_at(c, t + 1), STR_LIT("as")) ||
	    !c->clusters.ptr[c->of[i]].local.key.len)
		return MENTION_NONE;
	while (t < end && !str_in_words(word_at(c, t), "real birth"))
		t++;
	if (!str_eq(word_at(c, t + 1), STR_LIT("name")) || !str_in_words(word_at(c, t + 2), "is was"))
		return MENTION_NONE;
	for (size_t k = 0; k < i; k++) {
		if (!is_person(c, k) || c->clusters.ptr[c->of[k]].local.key.len ||
		    c->clusters.ptr[c->of[k]].is_kin)
			continue;
		if (found != MENTION_NONE && c->of[k] != c->of[found])
			return MENTION_NONE;
		found = (uint32_t)k;
	}
	return found;
}

/* "Pedro Alvarado, or Pedrito, left": a second name between commas, no second person,
 * as far as the tables know surnames. */
static bool
is_or_name(const struct coref *c, size_t i, struct str gap)
{
	return str_eq(gap, STR_LIT(", or ")) && str_eq(word_at(c, behind(c, i + 1)), STR_LIT(",")) &&
	       c->clusters.ptr[c->of[i]].local.key.len &&
	       !c->clusters.ptr[c->of[i + 1]].local.key.len && !c->mentions[i + 1].office &&
	       !name_is_family(coref_text(c, i + 1));
}

/* `Pedro "Lito" Alvarado`: in other articles, and elsewhere here, he may be Lito Alvarado. */
static bool
join_nickname(struct coref *c, size_t i)
{
	struct cluster *k = &c->clusters.ptr[c->of[i]];
	struct str rest = coref_name_folded(c, i);
	size_t open = str_find_char(rest, '"');
	struct str nick = open == SIZE_MAX ? STR_EMPTY : str_sub(rest, open + 1, SIZE_MAX);
	size_t close = str_find_char(nick, '"');

	if (!k->local.key.len || close == SIZE_MAX || close == 0)
		return false;
	nick = name_given_key(str_sub(nick, 0, close), &c->arena);
	if (str_find_char(nick, ' ') != SIZE_MAX)
		return false;
	struct str key = COREF_CAT(c, k->local.weak, STR_LIT("|"), nick);
	if (!k->local.also_key.len && !c->is_aside) {
		k->local.also_block = k->local.block;
		k->local.also_key = key;
	}
	for (uint32_t o = 0; o < coref_look(c); o++)
		if (o != c->of[i] && str_eq(c->clusters.ptr[o].local.key, key)) {
			coref_merge(c, o, c->of[i]);
			return true;
		}
	return false;
}

void
coref_other_names(struct coref *c)
{
	enum { MOST = 64 };
	uint32_t (*const asks[])(const struct coref *, size_t) = {whose_name, who_is_called,
	                                                          whose_real_name};
	struct str text = article_text(reading_article(c->reading));
	size_t n = 0;

	for (size_t i = 0; i < c->nmention && n < MOST; i++) {
		if (!is_person(c, i))
			continue;
		n += join_nickname(c, i);
		for (size_t k = 0; k < sizeof(asks) / sizeof(*asks); k++) {
			uint32_t whose = asks[k](c, i);
			if (whose != MENTION_NONE)
				n += join_names(c, whose, i);
		}
		if (i + 1 == c->nmention || !is_person(c, i + 1))
			continue;
		struct str gap = str_sub(text, span_end(c->mentions[i].at), c->mentions[i + 1].at.off);
		if (leads_to_other_name(gap) || is_or_name(c, i, gap))
			n += join_names(c, i, i + 1);
	}
}
