/* SPDX-License-Identifier: MIT */
/*
 * What the tables say of words and of runs of words; the small questions that
 * every recognizer asks of a token.
 */
#include "recognize/recognizer_int.h"

#include "text/fold.h"

#include <stdlib.h>
#include <string.h>

#include "text/banned.h"

#define NAME_CLASSES (KB_BIT(KB_PLACE) | KB_BIT(KB_ORG) | KB_BIT(KB_SERIES) | \
                      KB_BIT(KB_AGREEMENT) | KB_BIT(KB_DEMONYM) | KB_BIT(KB_PEOPLE))

enum { PHRASE_WORDS = 24, CHAIN_WORDS = 40, RUN_WORDS = 8 };

/* The first token of the same word, for each; what the tables say of a new one
 * is asked for ahead. */
static void
find_twins(struct find *f)
{
	const struct tokens *t = f->tokens;
	size_t nslot = 16;

	while (nslot < t->len * 2)
		nslot *= 2;
	uint32_t *slots = xcalloc(nslot, sizeof(*slots));
	f->twins = ARENA_ARRAY(f->scratch, t->len + 1, uint32_t);
	for (size_t i = 0; i < t->len; i++) {
		uint64_t hash = t->ptr[i].hash;
		size_t k = hash & (nslot - 1);
		while (slots[k] && t->ptr[slots[k] - 1].hash != hash)
			k = (k + 1) & (nslot - 1);
		if (!slots[k]) {
			slots[k] = (uint32_t)i + 1;
			kb_ask(hash);
		}
		f->twins[i] = slots[k] - 1;
	}
	free(slots);
}

static struct word
look_up(uint64_t hash)
{
	struct word w = {.canon = kb_canon(hash)};
	struct kb_phrase p;

	if (!kb_phrase(kb_phrase_add(KB_PHRASE, w.canon), &p))
		return w;
	w.more = p.more;
	w.classes = p.classes & ~KB_BIT(KB_VARIANT);
	return w;
}

/* Names will be looked for that begin with the two words from i on. */
static void
ask_pair(const struct find *f, size_t i)
{
	uint64_t first = kb_phrase_add(KB_PHRASE, f->words[i].canon);

	kb_ask_phrase(kb_phrase_add(first, f->words[i + 1].canon));
}

static uint64_t
canon_of(const struct find *f, size_t i)
{
	return f->words[i].canon ? f->words[i].canon : kb_canon(tok(f, i)->hash);
}

/* Of the longer phrases that begin with a word only those count that go on with the
 * word behind it: asked here once, not by each recognizer. */
static void
look_at_pairs(struct find *f)
{
	for (size_t i = 0; i < f->tokens->len; i++) {
		struct word *w = &f->words[i];
		struct kb_phrase p;
		size_t next = i + 1;
		if (!w->more)
			continue;
		while (next < i + PHRASE_WORDS && tok_has(f, next, TOKEN_HYPHEN | TOKEN_POSSESSIVE))
			next++;
		uint64_t h = kb_phrase_add(KB_PHRASE, w->canon);
		bool goes_on = tok_joined(f, i, next) &&
		               kb_phrase(kb_phrase_add(h, canon_of(f, next)), &p);
		w->more &= goes_on ? p.classes | p.more : 0;
	}
}

void
words_look_up(struct find *f)
{
	const struct tokens *t = f->tokens;

	f->words = ARENA_ARRAY(f->scratch, t->len + 1, struct word);
	f->plain = ARENA_ARRAY(f->scratch, t->len + 1, bool);
	f->date_at = ARENA_ARRAY(f->scratch, t->len + 1, uint32_t);
	f->person_at = ARENA_ARRAY(f->scratch, t->len + 1, uint32_t);
	find_twins(f);
	for (size_t i = 0; i < t->len; i++) {
		uint32_t twin = f->twins[i];
		if (t->ptr[i].shape & TOKEN_PUNCT)
			continue;
		if (!(t->ptr[i].shape & TOKEN_CAPITAL))
			f->plain[twin] = true;
		/* The twin of a word that folds to nothing may be a sign. */
		f->words[i] = twin < i && !(t->ptr[twin].shape & TOKEN_PUNCT)
		                      ? f->words[twin] : look_up(t->ptr[i].hash);
		if (i > 0 && f->words[i - 1].more)
			ask_pair(f, i - 1);
	}
	look_at_pairs(f);
}

bool
occurs_plain(const struct find *f, size_t i)
{
	return f->plain[f->twins[i]];
}

const struct definition *
definition_of(const struct find *f, size_t i)
{
	uint32_t k = map_get(&f->acronyms, hash_key(&tok(f, i)->hash));

	return k == MAP_NONE ? NULL : &f->definitions.ptr[k];
}

void
define_acronym(struct find *f, struct span longer, struct span acronym)
{
	uint32_t last = (uint32_t)f->definitions.len;
	struct definition d = {longer, acronym,
	                       fold_hash(str_at(article_text(f->article), acronym)), 0};
	uint32_t k = map_intern(&f->acronyms, hash_key(&d.hash), last);

	vec_push(&f->definitions, d);
	if (k == last)
		return;
	/* In text order, whoever finds them: the later ones move up. */
	for (;; k = f->definitions.ptr[k].next) {
		struct definition *old = &f->definitions.ptr[k];
		uint32_t next = old->next;
		if (old->acronym.off > d.acronym.off) {
			struct definition later = *old;
			*old = d;
			d = later;
		}
		old->next = next ? next : last;
		if (!next)
			break;
	}
	d.next = 0;
	f->definitions.ptr[last] = d;
}

const struct definition *
definition_before(const struct find *f, uint64_t hash, uint32_t off)
{
	uint32_t k = map_get(&f->acronyms, hash_key(&hash));
	uint32_t next;

	if (k == MAP_NONE)
		return NULL;
	while ((next = f->definitions.ptr[k].next) != 0 &&
	       f->definitions.ptr[next].acronym.off <= off)
		k = next;
	return &f->definitions.ptr[k];
}

bool
tok_is_year(const struct find *f, size_t i)
{
	return tok_has(f, i, TOKEN_NUMBER) && tok(f, i)->at.len == 4 &&
	       (tok_text(f, i).ptr[0] == '1' || tok_text(f, i).ptr[0] == '2');
}

bool
tok_glued(const struct find *f, size_t i)
{
	return tok_joined(f, i, i + 1) && !tok_has(f, i + 1, TOKEN_SPACE) &&
	       span_end(tok(f, i)->at) == tok(f, i + 1)->at.off;
}

bool
tok_is_name(const struct find *f, size_t i)
{
	if (!tok_has(f, i, TOKEN_CAPITAL | TOKEN_MIXED) || !tok_has(f, i, TOKEN_WORD))
		return false;
	if (tok_has(f, i, TOKEN_POSSESSIVE))
		return false;
	return !word_is(f, i, KB_BIT(KB_FUNCTION) | KB_BIT(KB_CALENDAR));
}

static bool
in_caps(const struct find *f, size_t i)
{
	return f->tokens->sentences[tok(f, i)->sentence].is_caps;
}

/* At least two capitals, or a capital and digits ("G7", "CoE", "U.S."). */
static bool
looks_acronym(const struct find *f, size_t i)
{
	struct str s = tok_text(f, i);
	int capitals = 0;
	int lower = 0;
	int digits = 0;

	for (size_t k = 0; k < s.len; k++) {
		capitals += s.ptr[k] >= 'A' && s.ptr[k] <= 'Z';
		lower += s.ptr[k] >= 'a' && s.ptr[k] <= 'z';
		digits += s.ptr[k] >= '0' && s.ptr[k] <= '9';
	}
	return capitals >= 2 || (capitals == 1 && lower == 0 && (digits > 0 || s.len == 1));
}

/* Is the phrase [i, end) written as the alias wants it? */
static bool
written_well(const struct find *f, size_t i, size_t end, const struct kb_alias *a)
{
	if (!(KB_BIT(a->class) & NAME_CLASSES))
		return true;
	if (a->flags & KB_IS_POSSESSIVE && !(tok_joined(f, i, end) && tok_has(f, end, TOKEN_POSSESSIVE)))
		return false;
	if (a->flags & KB_IS_ACRONYM) {
		if (in_caps(f, i) && end == i + 1 && tok(f, i)->at.len <= 3 &&
		    tok_in(f, i, "us who it am are or and as is"))
			return false;
		return looks_acronym(f, i);
	}
	if (!tok_has(f, i, TOKEN_CAPITAL | TOKEN_MIXED | TOKEN_DIGITS))
		return false;
	for (size_t k = i + 1; k + 1 < end; k++)
		if (tok(f, k)->at.len > 3 && tok_has(f, k, TOKEN_WORD) &&
		    tok_has(f, k, TOKEN_SPACE) &&
		    !tok_has(f, k, TOKEN_CAPITAL | TOKEN_MIXED | TOKEN_HYPHEN | TOKEN_POSSESSIVE) &&
		    a->class != KB_AGREEMENT && a->class != KB_SERIES)
			return false;
	return true;
}

static int
place_rank(kb_id id)
{
	static const char *const order[] = {"country", "continent", "area", "city",
	                                    "territory", "region"};
	struct kb_entry e;

	kb_entry(id, &e);
	for (int i = 0; i < (int)(sizeof(order) / sizeof(order[0])); i++)
		if (str_eq(e.type, str_of(order[i])))
			return i;
	return 9;
}

/* The alias of these classes that is meant most often. */
static bool
best_alias(const struct find *f, size_t i, size_t end, const struct kb_phrase *p,
           uint32_t classes, struct kb_alias *out)
{
	bool any = false;

	for (size_t k = 0; k < p->nalias; k++) {
		const struct kb_alias *a = &p->aliases[k];
		if (!(classes & KB_BIT(a->class)) || !written_well(f, i, end, a))
			continue;
		if (any && (a->class != KB_PLACE || out->class != KB_PLACE ||
		            place_rank(a->entry) >= place_rank(out->entry)))
			continue;
		*out = *a;
		any = true;
	}
	return any;
}

struct match
match_from(const struct find *f, size_t i, uint32_t classes)
{
	struct match best = {(uint32_t)i, 0, {KB_NONE, 0, 0, 0}};
	uint64_t h = KB_PHRASE;

	for (size_t j = i; j < i + PHRASE_WORDS && tok_joined(f, i, j); j++) {
		struct kb_phrase p;
		if (j > i && tok_has(f, j, TOKEN_POSSESSIVE))
			continue;
		if (j > i && tok_has(f, j, TOKEN_HYPHEN)) {
			/* "Moscow – Beijing" is no "Moscow-Beijing". */
			if (tok_has(f, j, TOKEN_SPACE) && tok_has(f, j + 1, TOKEN_SPACE))
				break;
			continue;
		}
		h = kb_phrase_add(h, canon_of(f, j));
		/* What the first word is alone is known. */
		if (j == i && f->words[i].more & classes &&
		    !(f->words[i].classes & classes) && !(classes & KB_BIT(KB_VARIANT)))
			continue;
		if (!kb_phrase(h, &p))
			break;
		if (p.classes & classes && best_alias(f, i, j + 1, &p, classes, &best.alias))
			best.count = (uint32_t)(j + 1 - i) +
			             !!(best.alias.flags & KB_IS_POSSESSIVE);
		if (!(p.more & classes))
			break;
	}
	return best;
}

struct match
match_before(const struct find *f, size_t end, uint32_t classes)
{
	struct match none = {(uint32_t)end, 0, {KB_NONE, 0, 0, 0}};

	for (size_t n = 6; n > 0; n--) {
		if (end < n || !tok_joined(f, end - n, end - 1))
			continue;
		struct match m = match_at(f, end - n, classes);
		if (m.count == n)
			return m;
	}
	return none;
}

static bool
is_particle(const struct find *f, size_t i)
{
	return tok_has(f, i, TOKEN_WORD) && tok(f, i)->at.len <= 5 &&
	       tok_in(f, i, "van von der den de del della di da dos das du la le al el "
	                    "bin ibn ben bint abu ould ter ten zu y e af");
}

size_t
run_end(const struct find *f, size_t i)
{
	size_t end = i;

	if (!tok_is_name(f, i) && !tok_has(f, i, TOKEN_INITIAL))
		return i;
	for (size_t j = i; j < i + RUN_WORDS && tok_joined(f, i, j);) {
		if (j > i && !tok_has(f, j, TOKEN_SPACE | TOKEN_HYPHEN) &&
		    !tok_has(f, j - 1, TOKEN_HYPHEN | TOKEN_INITIAL))
			break;
		if (tok_is_name(f, j) || tok_has(f, j, TOKEN_INITIAL)) {
			end = ++j;
		} else if (tok_has(f, j, TOKEN_HYPHEN) && tok_glued(f, j) &&
		           j > i && tok_glued(f, j - 1)) {
			/* "Jean-Marie", "Jong-un", "al-Assad" */
			if (!tok_has(f, j + 1, TOKEN_WORD) ||
			    (!tok_has(f, j + 1, TOKEN_CAPITAL) && tok(f, j + 1)->at.len > 4))
				break;
			j += 2;
			end = j;
		} else if (is_particle(f, j) && j > i) {
			size_t k = j + 1;
			while (is_particle(f, k) && k < j + 3)
				k++;
			if (tok_has(f, k, TOKEN_HYPHEN) && tok_glued(f, k))
				k++;
			if (!tok_joined(f, i, k) || !tok_is_name(f, k))
				break;
			j = k;
		} else {
			break;
		}
	}
	return end;
}

size_t
run_start(const struct find *f, size_t end)
{
	size_t start = end;

	for (size_t j = end; j > 0 && end - j < RUN_WORDS; j--) {
		size_t k = j - 1;
		if (!tok_joined(f, k, end - 1))
			break;
		if (j < end && !tok_has(f, j, TOKEN_SPACE | TOKEN_HYPHEN) &&
		    !tok_has(f, k, TOKEN_HYPHEN))
			break;
		if (tok_is_name(f, k) || tok_has(f, k, TOKEN_INITIAL))
			start = k;
		else if (!(tok_has(f, k, TOKEN_HYPHEN) && tok_glued(f, k)) &&
		         !(is_particle(f, k) && start == k + 1 && k > 0 &&
		           (tok_is_name(f, k - 1) || is_particle(f, k - 1))))
			break;
	}
	return start;
}

size_t
chain_end(const struct find *f, size_t i, const char *connectors)
{
	size_t end = i;

	for (size_t j = i; j < i + CHAIN_WORDS && tok_joined(f, i, j);) {
		/* "… on Tuesday", "… on Foreign Minister Lavrov" lead elsewhere. */
		if (word_is(f, j, KB_BIT(KB_CALENDAR)) ||
		    match_at(f, j, KB_BIT(KB_OFFICE)).count ||
		    (word_is(f, j, KB_BIT(KB_GIVEN)) && word_is(f, j + 1, KB_BIT(KB_FAMILY))))
			break;
		if (tok_has(f, j, TOKEN_CAPITAL | TOKEN_MIXED) && tok_has(f, j, TOKEN_WORD)) {
			end = ++j;
			if (tok_has(f, j, TOKEN_POSSESSIVE) && tok_joined(f, i, j + 1) &&
			    tok_has(f, j + 1, TOKEN_CAPITAL))
				j++;
			continue;
		}
		if (tok_has(f, j, TOKEN_HYPHEN) && j > i && tok_glued(f, j) &&
		    tok_glued(f, j - 1) && tok_has(f, j + 1, TOKEN_WORD | TOKEN_DIGITS)) {
			j += 2;
			end = j;
			continue;
		}
		size_t k = j;
		while (k < j + 3 && tok_in(f, k, connectors))
			k++;
		if (k == j || !tok_joined(f, i, k) || !tok_has(f, k, TOKEN_CAPITAL))
			break;
		j = k;
	}
	return end;
}
