/* SPDX-License-Identifier: MIT */
/*
 * Tokens of an article: each block is cut into words, then into sentences;
 * hashes come last, over the tokens as they are, where cutting has not made them.
 */
#include "token/token.h"

#include "text/fold.h"
#include "token/token_int.h"

#include "text/banned.h"

enum {
	WRAPPED = 40,   /* [B] of a line that may go on in the next one */
	TOKEN_BYTES = 5, /* [B] of text that hold a token, mostly more */
	PHRASE = 64     /* [B] of most phrases, and more */
};

static void
finish(struct str text, struct token_list *list, struct arena *arena,
       struct tokens *out)
{
	size_t ntoken = list->items.len;
	size_t nsentence = list->sentences.len;
	struct token *tokens = ARENA_ROOM(arena, ntoken, struct token);
	struct sentence *sentences = ARENA_ROOM(arena, nsentence, struct sentence);

	if (ntoken > 0)
		memcpy(tokens, list->items.ptr, ntoken * sizeof *tokens);
	for (size_t i = 0; i < ntoken; i++)
		if (!tokens[i].hash)
			tokens[i].hash = fold_hash(str_at(text, tokens[i].at));
	if (nsentence > 0)
		memcpy(sentences, list->sentences.ptr, nsentence * sizeof *sentences);
	*out = (struct tokens){tokens, ntoken, sentences, nsentence, false};
}

/* Where the part of a block that begins at `off` ends, in which sentences are
 * looked for: all that is left; of an address, behind a line that is no line of
 * wrapped text.  "Office of the Lake", "Shore Road 1" are not one name. */
static uint32_t
part_end(struct str text, const struct block *b, uint32_t off)
{
	uint32_t end = span_end(b->at);
	uint32_t line = off;

	for (uint32_t i = off; b->keeps_lines && i < end; i++) {
		if (text.ptr[i] != '\n')
			continue;
		if (i - line < WRAPPED)
			return i + 1;
		line = i + 1;
	}
	return end;
}

void
tokenize(const struct article *a, struct arena *arena, struct tokens *out)
{
	struct str text = article_text(a);
	struct token_list list;
	const struct block *blocks;
	size_t nblock;
	bool is_cut = false;

	vec_init(&list.items);
	vec_init(&list.sentences);
	vec_room(&list.items, text.len / TOKEN_BYTES < TOKENS_MOST
	                              ? text.len / TOKEN_BYTES + 1 : TOKENS_MOST);
	blocks = article_blocks(a, &nblock);
	for (size_t i = 0; i < nblock && !is_cut; i++) {
		uint32_t end = span_end(blocks[i].at);

		for (uint32_t off = blocks[i].at.off; off < end && !is_cut;) {
			struct span part = span_from_to(off, part_end(text, &blocks[i], off));
			size_t first = list.items.len;

			is_cut = !tokens_cut(text, part, (uint32_t)i, &list);
			if (list.items.len > first)
				sentences_cut(text, &list, first);
			off = span_end(part);
		}
	}
	finish(text, &list, arena, out);
	out->is_cut = is_cut;
	vec_release(&list.items);
	vec_release(&list.sentences);
}

void
tokenize_phrase(struct str phrase, struct arena *arena, struct tokens *out)
{
	struct span all = {0, (uint32_t)phrase.len};
	/* No token is shorter than a byte: in room for as many none is asked for. */
	struct token few[PHRASE];
	struct sentence one;
	struct token_list list = {
		.items = {few, 0, PHRASE},
		.sentences = {&one, 1, 1},
	};

	if (phrase.len > PHRASE)
		vec_init(&list.items);
	(void)tokens_cut(phrase, all, 0, &list);
	one = (struct sentence){.first = 0, .count = (uint32_t)list.items.len};
	if (list.items.len > 0)
		list.items.ptr[0].shape |= TOKEN_FIRST;
	else
		list.sentences.len = 0;
	finish(phrase, &list, arena, out);
	if (phrase.len > PHRASE)
		vec_release(&list.items);
}
