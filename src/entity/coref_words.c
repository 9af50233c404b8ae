/* SPDX-License-Identifier: MIT */
/*
 * Names of organizations, places and agreements as keys: by words, by initials,
 * and without what may be left out (a company's form, the city of a club, the
 * state of a town).
 */
#include "entity/coref_int.h"

#include "text/fold.h"

#include "text/banned.h"

/* "Mt. Cook", "St. Petersburg", "Ft. Hood" */
static struct str
in_full(struct str word)
{
	static const char *const words[][2] = {
		{"Mt", "Mount"}, {"Mt.", "Mount"}, {"St", "Saint"}, {"St.", "Saint"},
		{"Ft", "Fort"},  {"Ft.", "Fort"},  {"Dept", "Department"}, {"Dept.", "Department"},
		{"Univ.", "University"}, {"Intl", "International"}, {"Assn.", "Association"},
		{"Assn", "Association"}, {"Bros.", "Brothers"}, {"Natl", "National"},
	};

	/* They are short. */
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]) && word.len <= 5; i++)
		if (str_eq(word, str_of(words[i][0])))
			return str_of(words[i][1]);
	return word;
}

void
cut_name_init(struct cut_name *n, struct str text)
{
	n->text = text;
	arena_init(&n->arena);
	tokenize_phrase(text, &n->arena, &n->words);
}

void
cut_name_release(struct cut_name *n)
{
	arena_release(&n->arena);
}

struct str
cut_name_key(struct coref *c, const struct cut_name *n)
{
	const struct tokens *t = &n->words;
	char key_room[BUF_SHORT];
	struct buf key;

	buf_lend(&key, key_room, sizeof(key_room));
	for (size_t i = 0; i < t->len; i++) {
		struct str w = str_at(n->text, t->ptr[i].at);
		if (t->ptr[i].shape & (TOKEN_PUNCT | TOKEN_POSSESSIVE) ||
		    str_eq_nocase(w, STR_LIT("the")) || str_eq_nocase(w, STR_LIT("of")))
			continue;
		if (key.len)
			buf_add_char(&key, '-');
		struct str american = kb_american(t->ptr[i].hash);
		fold_slug(&key, american.len ? american : in_full(w));
	}
	struct str out = arena_str(&c->arena, buf_str(&key));
	buf_release(&key);
	return out;
}

struct str
coref_words_key(struct coref *c, struct str text)
{
	struct cut_name n;

	cut_name_init(&n, text);
	struct str key = cut_name_key(c, &n);
	cut_name_release(&n);
	return key;
}

struct str
cut_name_initials(struct coref *c, const struct cut_name *n)
{
	const struct tokens *t = &n->words;
	char b_room[BUF_SHORT];
	struct buf b;
	size_t words = 0;

	buf_lend(&b, b_room, sizeof(b_room));
	for (size_t i = 0; i < t->len; i++)
		words += (t->ptr[i].shape & TOKEN_CAPITAL) != 0;
	for (size_t i = 0; i < t->len; i++) {
		struct str w = str_at(n->text, t->ptr[i].at);
		if (words < 2)
			fold_slug(&b, w);
		else if (t->ptr[i].shape & TOKEN_CAPITAL)
			fold_slug(&b, str_sub(w, 0, 1));
	}
	if (b.len == 0)
		fold_slug(&b, n->text);
	if (b.len == 0)
		buf_addf(&b, "%016llx", (unsigned long long)fold_hash(n->text));
	struct str out = arena_str(&c->arena, buf_str(&b));
	buf_release(&b);
	return out;
}

struct str
coref_initials(struct coref *c, struct str text)
{
	struct cut_name n;

	cut_name_init(&n, text);
	struct str initials = cut_name_initials(c, &n);
	cut_name_release(&n);
	return initials;
}

struct str
coref_singular(struct coref *c, struct str key)
{
	enum { LEAST = 5 };
	char b_room[BUF_SHORT];
	struct buf b;
	struct str word;

	if (str_find_char(key, '-') == SIZE_MAX)
		return key;
	buf_lend(&b, b_room, sizeof(b_room));
	while (key.len && str_cut(&key, '-', &word)) {
		if (b.len)
			buf_add_char(&b, '-');
		bool plural = word.len >= LEAST && str_ends(word, STR_LIT("s")) &&
		              !strchr("sui", word.ptr[word.len - 2]);
		buf_add(&b, plural ? str_sub(word, 0, word.len - 1) : word);
	}
	struct str out = arena_str(&c->arena, buf_str(&b));
	buf_release(&b);
	return out;
}

struct str
coref_without_form(struct str name)
{
	for (;;) {
		size_t last = name.len;
		while (last > 0 && name.ptr[last - 1] != ' ')
			last--;
		if (last < 2 || !kb_is_form(str_sub(name, last, SIZE_MAX)))
			return name;
		struct str rest = str_trim(str_sub(name, 0, last));
		if (rest.len && rest.ptr[rest.len - 1] == ',')
			rest.len--;
		/* "Smith & Co" */
		if (rest.len < 2 || rest.ptr[rest.len - 1] == '&' || str_ends(rest, STR_LIT(" and")))
			return name;
		name = rest;
	}
}

/* A name made of nothing but words that many names have: "Police Department". */
static bool
is_common_name(struct str text)
{
	const uint32_t common = KB_BIT(KB_GENERIC) | KB_BIT(KB_FUNCTION) | KB_BIT(KB_ORG_NOUN) |
	                        KB_BIT(KB_EVENT_NOUN) | KB_BIT(KB_DOC_NOUN) | KB_BIT(KB_CALENDAR) |
	                        KB_BIT(KB_PLACE_NOUN) | KB_BIT(KB_OFFICE) | KB_BIT(KB_DEMONYM) |
	                        KB_BIT(KB_EVENT_WORD);
	struct arena arena;
	struct tokens t;
	bool is_common = true;

	arena_init(&arena);
	tokenize_phrase(text, &arena, &t);
	for (size_t i = 0; i < t.len && is_common; i++) {
		struct kb_phrase p;
		if (t.ptr[i].shape & (TOKEN_PUNCT | TOKEN_POSSESSIVE))
			continue;
		is_common = kb_phrase(kb_phrase_add(KB_PHRASE, kb_canon(t.ptr[i].hash)), &p) &&
		            kb_pick(&p, common);
	}
	arena_release(&arena);
	return is_common;
}

struct str
coref_without_city(struct str name)
{
	enum { MOST_WORDS = 3 };
	size_t space = 0;

	for (int words = 0; words < MOST_WORDS; words++) {
		struct kb_phrase p;
		size_t next = str_find_char(str_sub(name, space, SIZE_MAX), ' ');
		if (next == SIZE_MAX)
			return STR_EMPTY;
		space += next;
		struct str rest = str_trim(str_sub(name, space, SIZE_MAX));
		bool is_name = rest.len > 2 && ((rest.ptr[0] >= 'A' && rest.ptr[0] <= 'Z') ||
		                                (rest.ptr[0] >= '0' && rest.ptr[0] <= '9'));
		if (is_name &&
		    kb_lookup(str_sub(name, 0, space), &p) && kb_pick(&p, KB_BIT(KB_PLACE)))
			return is_common_name(rest) ? STR_EMPTY : rest;
		space++;
	}
	return STR_EMPTY;
}

struct str
coref_without_state(struct str name)
{
	size_t comma = str_find_char(name, ',');

	return comma == SIZE_MAX || comma == 0 ? STR_EMPTY : str_sub(name, 0, comma);
}

struct str
coref_without_noun(struct str name)
{
	static const char *const heads[] = {"River ", "City of ", "State of ", "Province of "};
	static const char *const tails[] = {" River", " City", " Village"};

	for (size_t i = 0; i < sizeof(heads) / sizeof(*heads); i++)
		if (str_starts(name, str_of(heads[i])))
			return str_sub(name, strlen(heads[i]), SIZE_MAX);
	for (size_t i = 0; i < sizeof(tails) / sizeof(*tails); i++)
		if (str_ends(name, str_of(tails[i])))
			return str_sub(name, 0, name.len - strlen(tails[i]));
	return STR_EMPTY;
}

struct str
coref_one_of_two_names(struct str name)
{
	for (size_t i = 1; i < name.len; i++) {
		struct str tail = str_sub(name, i, SIZE_MAX);
		size_t space = str_find_char(tail, ' ');
		if (name.ptr[i - 1] == ' ' && space != SIZE_MAX &&
		    str_eq(in_full(str_sub(tail, 0, space)), STR_LIT("Mount")))
			return tail;
	}
	return STR_EMPTY;
}
