/* SPDX-License-Identifier: MIT */
/*
 * Words, and which sentence each belongs to.  Tokens are cut at white space,
 * punctuation and hyphens ("Asia" "-" "Pacific"), possessive endings are
 * tokens of their own ("Russia" "’s"), abbreviations keep their full stop
 * ("U.S.", "Gen."), numbers keep their separators ("2.4", "1,250").  A token
 * never crosses a block.
 * source  UAX 29 for what is a letter; the rest is the custom of tagged news
 */
#ifndef TOKEN_TOKEN_H
#define TOKEN_TOKEN_H

#include <stddef.h>
#include <stdint.h>

#include "article/article.h"
#include "text/arena.h"
#include "text/span.h"

enum token_shape {
	TOKEN_WORD = 1 << 0,     /* has a letter */
	TOKEN_NUMBER = 1 << 1,   /* has a digit and no letter */
	TOKEN_PUNCT = 1 << 2,    /* neither */
	TOKEN_CAPITAL = 1 << 3,  /* first letter upper case */
	TOKEN_ALL_CAPS = 1 << 4, /* two letters or more, all upper case */
	TOKEN_MIXED = 1 << 5,    /* upper case after a lower one ("McKay") */
	TOKEN_DIGITS = 1 << 6,   /* has a digit */
	TOKEN_SPACE = 1 << 7,    /* white space before it (or starts a block) */
	TOKEN_FIRST = 1 << 8,    /* first word of a sentence */
	TOKEN_DOT = 1 << 9,      /* ends in a full stop that belongs to it */
	TOKEN_POSSESSIVE = 1 << 10, /* "'s" or "’" after a word */
	TOKEN_HYPHEN = 1 << 11,  /* hyphen, dash or minus sign */
	TOKEN_OPEN = 1 << 12,    /* ( [ “ « … */
	TOKEN_CLOSE = 1 << 13,   /* ) ] ” » … */
	TOKEN_QUOTE = 1 << 14,   /* any quotation mark */
	TOKEN_INITIAL = 1 << 15  /* one capital with or without a full stop */
};

struct token {
	struct span at;    /* [B] of the article's text */
	uint64_t hash;     /* fold_hash of its bytes */
	uint32_t sentence; /* from 0 */
	uint32_t shape;    /* enum token_shape bits */
	uint32_t block;    /* index of its block */
};

struct sentence {
	uint32_t first; /* [T] */
	uint32_t count; /* [T] */
	bool is_caps;   /* headline style: hardly a letter in lower case */
	bool is_title;  /* most words of four letters or more begin with a capital */
};

struct tokens {
	const struct token *ptr;
	size_t len; /* [T] */
	const struct sentence *sentences;
	size_t nsentence;
	bool is_cut; /* the text goes on, and no more of it was cut into words */
};

/* [T] of one article that are looked at: as many as two novels have.  What is
 * longer is a dump of something, and would cost memory and time without end. */
enum { TOKENS_MOST = 1 << 18 };

/*
 * Tokens of all blocks, furniture included, up to TOKENS_MOST.
 *
 * owner   arrays live in `arena`
 */
void tokenize(const struct article *a, struct arena *arena, struct tokens *out);

/* Tokens of a bare phrase, as one sentence of one block: for keys of tables. */
void tokenize_phrase(struct str phrase, struct arena *arena, struct tokens *out);

static inline struct str
token_text(const struct article *a, const struct token *t)
{
	return str_at(article_text(a), t->at);
}

#endif
