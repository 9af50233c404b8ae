/* SPDX-License-Identifier: MIT */
/* A reading keeps an article with what was found in it; who finds is in
 * recognize.c. */
#include "recognize/reading.h"

#include <stdlib.h>

#include "recognize/recognizer_int.h"

#include "text/banned.h"

struct reading {
	struct article *article;
	struct arena arena;
	struct tokens tokens;
	struct mention *mentions;
	size_t nmention;
};

struct reading *
reading_bare(struct article *a)
{
	struct reading *r = xcalloc(1, sizeof(*r));

	r->article = a;
	arena_init(&r->arena);
	return r;
}

struct reading *
reading_new(struct article *a, const struct lexicon *user)
{
	struct reading *r = reading_bare(a);
	struct find f;

	tokenize(a, &r->arena, &r->tokens);
	find_open(&f, a, &r->tokens, &r->arena, user);
	find_mentions(&f);
	r->mentions = ARENA_ARRAY(&r->arena, f.found.len + 1, struct mention);
	for (size_t i = 0; i < f.found.len; i++)
		r->mentions[i] = f.found.ptr[i];
	r->nmention = f.found.len;
	find_close(&f);
	return r;
}

void
reading_free(struct reading *r)
{
	if (!r)
		return;
	article_free(r->article);
	arena_release(&r->arena);
	free(r);
}

const struct article *
reading_article(const struct reading *r)
{
	return r->article;
}

const struct tokens *
reading_tokens(const struct reading *r)
{
	return &r->tokens;
}

const struct mention *
reading_mentions(const struct reading *r, size_t *n)
{
	*n = r->nmention;
	return r->mentions;
}
