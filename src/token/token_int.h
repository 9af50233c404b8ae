/* SPDX-License-Identifier: MIT */
/* What cutting words and cutting sentences share. */
#ifndef TOKEN_TOKEN_INT_H
#define TOKEN_TOKEN_INT_H

#include <stdbool.h>

#include "text/vec.h"
#include "token/token.h"

struct token_list {
	VEC(struct token) items;
	VEC(struct sentence) sentences;
};

/* cut.c: appends the tokens of `at`, all with this block number and without
 * sentence; a hash is not made yet.  False if they would be more than
 * TOKENS_MOST and the rest was left out. */
bool tokens_cut(struct str text, struct span at, uint32_t block,
                struct token_list *out);
/* shape.c: bits of a word by its letters. */
uint32_t token_word_shape(struct str word);

/* abbreviation.c: "Gen.", with its stop; *may_end says that it may close a
 * sentence, too ("U.S.", "p.m.", "Inc."). */
bool token_is_abbreviation(struct str word, bool *may_end);
/* "No." and its like are abbreviations only before a number. */
bool token_wants_number(struct str word);
/* A word that often opens a sentence and never continues a name. */
bool token_opens_sentence(struct str word);

/* sentence.c: gives the tokens from `first` on their sentences; they are one
 * block. */
void sentences_cut(struct str text, struct token_list *list, size_t first);

#endif
