/* SPDX-License-Identifier: MIT */
/*
 * Spellings by the hash of their words, as in the compiled tables; the first
 * words apart, so that a look at a word that begins nothing costs one probe.
 */
#include "recognize/lexicon.h"

#include <stdlib.h>

#include "recognize/recognizer_int.h"

#include "text/banned.h"

enum { WORDS_MOST = 32 }; /* also the bits of `capitals` */

struct spelling {
	struct lexicon_name name;
	uint32_t capitals; /* bit i: word i is written with one */
};

struct lexicon {
	struct arena arena;
	struct map spellings; /* hash of words -> index */
	struct map firsts;    /* hashes of first words */
	VEC(struct spelling) all;
	size_t longest;       /* [T] words */
	uint64_t hash;
};

struct lexicon *
lexicon_new(void)
{
	struct lexicon *d = xcalloc(1, sizeof(*d));

	arena_init(&d->arena);
	map_init(&d->spellings);
	map_init(&d->firsts);
	vec_init(&d->all);
	d->hash = HASH_START;
	return d;
}

void
lexicon_free(struct lexicon *d)
{
	if (!d)
		return;
	map_release(&d->spellings);
	map_release(&d->firsts);
	vec_release(&d->all);
	arena_release(&d->arena);
	free(d);
}

uint64_t
lexicon_hash(const struct lexicon *d)
{
	return d && d->all.len ? hash_end(d->hash) : 0;
}

static bool
is_word(const struct token *t)
{
	return !(t->shape & (TOKEN_HYPHEN | TOKEN_POSSESSIVE));
}

/* The row of the tables that a name means, if it is one of this kind. */
static kb_id
row_of(enum kind kind, struct str name)
{
	static const uint32_t classes[KIND_COUNT] = {
		[KIND_ORG] = KB_BIT(KB_ORG),
		[KIND_PLACE] = KB_BIT(KB_PLACE),
		[KIND_EVENT] = KB_BIT(KB_SERIES),
		[KIND_DOCUMENT] = KB_BIT(KB_AGREEMENT),
	};
	struct kb_phrase p;
	const struct kb_alias *a = kb_lookup(name, &p) ? kb_pick(&p, classes[kind]) : NULL;

	return a ? a->entry : KB_NONE;
}

static bool
add(struct lexicon *d, struct str spelling, struct lexicon_name name)
{
	struct spelling s = {.name = name};
	struct arena arena;
	struct tokens t;
	uint64_t first = 0;
	uint64_t h = KB_PHRASE;
	size_t n = 0;
	bool has_letter = false;

	arena_init(&arena);
	tokenize_phrase(spelling, &arena, &t);
	for (size_t i = 0; i < t.len && n <= WORDS_MOST; i++) {
		if (!is_word(&t.ptr[i]))
			continue;
		if (n == 0)
			first = kb_canon(t.ptr[i].hash);
		if (n < WORDS_MOST && t.ptr[i].shape & (TOKEN_CAPITAL | TOKEN_MIXED))
			s.capitals |= 1u << n;
		has_letter |= (t.ptr[i].shape & (TOKEN_WORD | TOKEN_NUMBER)) != 0;
		h = kb_phrase_add(h, kb_canon(t.ptr[i].hash));
		n++;
	}
	arena_release(&arena);
	if (n == 0 || n > WORDS_MOST || !has_letter)
		return false;
	map_set(&d->firsts, hash_key(&first), 1);
	map_set(&d->spellings, hash_key(&h), (uint32_t)d->all.len);
	vec_push(&d->all, s);
	d->longest = n > d->longest ? n : d->longest;
	d->hash = hash_more(d->hash, (const char *)&name.kind, sizeof(name.kind));
	d->hash = hash_more(d->hash, name.text.ptr, name.text.len + 1);
	d->hash = hash_more(d->hash, spelling.ptr, spelling.len);
	return true;
}

bool
lexicon_add(struct lexicon *d, enum kind kind, struct str name, struct str spelling)
{
	if (kind == KIND_DATE || name.len == 0)
		return false;
	return add(d, spelling, (struct lexicon_name){
		.text = arena_str(&d->arena, name),
		.kind = kind,
		.form = str_eq(name, spelling) ? FORM_NAME : FORM_ALIAS,
		.kb = row_of(kind, name),
	});
}

bool
lexicon_deny(struct lexicon *d, struct str spelling)
{
	return add(d, spelling, (struct lexicon_name){
		.text = arena_str(&d->arena, STR_EMPTY),
		.kb = KB_NONE,
	});
}

const struct lexicon_name *
lexicon_at(const struct lexicon *d, const struct find *f, size_t i, size_t *end)
{
	const struct lexicon_name *found = NULL;
	uint64_t h = KB_PHRASE;
	uint32_t capitals = 0;
	size_t n = 0;

	if (!is_word(tok(f, i)) || map_get(&d->firsts, hash_key(&f->words[i].canon)) == MAP_NONE)
		return NULL;
	for (size_t k = i; n < d->longest && tok_joined(f, i, k); k++) {
		if (!is_word(tok(f, k)))
			continue;
		if (tok_has(f, k, TOKEN_CAPITAL | TOKEN_MIXED))
			capitals |= 1u << n;
		h = kb_phrase_add(h, f->words[k].canon);
		n++;
		uint32_t at = map_get(&d->spellings, hash_key(&h));
		if (at == MAP_NONE || (d->all.ptr[at].capitals & ~capitals))
			continue;
		found = &d->all.ptr[at].name;
		*end = k + 1;
	}
	return found;
}
