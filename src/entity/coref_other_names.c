/* SPDX-License-Identifier: MIT */
/*
 * "Dahal, better known as Prachanda", "Baba, as Odinga is known": somebody whom an
 * article gives two names.  They are one here, and where the other name is nobody
 * else's, other articles may call him by it alone (also.h).
 */
#include "entity/coref_int.h"

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

/* Other articles may call him by that name alone. */
static void
teach(struct coref *c, uint32_t cluster, const struct local *other, size_t i)
{
	struct local *l = &c->clusters.ptr[cluster].local;

	if (l->also_key.len || !l->key.len || c->is_aside || !is_telling(coref_text(c, i)))
		return;
	l->also_block = other->block;
	l->also_key = other->key.len ? other->key : other->weak;
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

void
coref_other_names(struct coref *c)
{
	enum { MOST = 64 };
	struct str text = article_text(reading_article(c->reading));
	size_t n = 0;

	for (size_t i = 0; i < c->nmention && n < MOST; i++) {
		if (!is_person(c, i))
			continue;
		uint32_t whose = whose_name(c, i);
		if (whose != MENTION_NONE)
			n += join_names(c, whose, i);
		if (i + 1 == c->nmention || !is_person(c, i + 1))
			continue;
		struct str gap = str_sub(text, span_end(c->mentions[i].at), c->mentions[i + 1].at.off);
		if (leads_to_other_name(gap))
			n += join_names(c, i, i + 1);
	}
}
