/* SPDX-License-Identifier: MIT */
/*
 * What the user knows better: names with their spellings, and words that name
 * nothing.  A lexicon is filled once and handed to every reading; its word
 * outweighs all other evidence.  Where it comes from is not known here.
 */
#ifndef RECOGNIZE_LEXICON_H
#define RECOGNIZE_LEXICON_H

#include <stdbool.h>
#include <stdint.h>

#include "recognize/kind.h"
#include "text/str.h"

struct lexicon;

/* owner: the caller's; lexicon_free() after the last reading made with it. */
struct lexicon *lexicon_new(void);
void lexicon_free(struct lexicon *d);

/*
 * `spelling` names the thing of this kind that is called `name` (the same
 * bytes where the name itself is meant).  Words match as in the tables: case
 * and accents folded, hyphens and possessive endings passed over, British
 * spelling as American; a word with a capital asks for one in the text.  Of
 * two that claim one spelling the later wins.  A name that the program's
 * tables have is their row.
 *
 * errors  false when the spelling has no word, more than 32, or `kind` is date
 */
bool lexicon_add(struct lexicon *d, enum kind kind, struct str name,
                    struct str spelling);
/* `spelling` names nothing, nor does any word of it, where it is no part of a
 * longer name. errors: as above */
bool lexicon_deny(struct lexicon *d, struct str spelling);

/* Changes with what was added: readings made with another are out of date.
 * 0 if there is nothing in it, or it is NULL. */
uint64_t lexicon_hash(const struct lexicon *d);

#endif
