/* SPDX-License-Identifier: MIT */
/*
 * Which language a text is in, told by its script and by the small words that
 * hardly any sentence is without.  Names are looked for by what English puts
 * around them; of a text in another language it matters most to know that.
 */
#ifndef ARTICLE_LANGUAGE_H
#define ARTICLE_LANGUAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "text/span.h"
#include "text/str.h"

/*
 * The language of these places of a text, in their order.  `said` is what its
 * markup says, or empty: nobody knows better which of two like languages it is in.
 *
 * shape   a code as in BCP 47: "en", "pt"; "und" where the script says that it
 *         is not English, and no more can be told; empty where nothing is sure:
 *         few words, or none but names
 * owner   the program
 * source  assets/languages.tsv; the bounds are measured by tests/unit/
 *         test_language.c and on the English sets, which must all come out as
 *         English or empty
 */
struct str language_tell(struct str text, const struct span *places, size_t n,
                         struct str said);

/* "Portuguese" for "pt" or "pt-BR"; NULL if no language is called so. */
const char *language_name(struct str code);
/* False for English, for what is not told, and for codes that nobody knows. */
bool language_is_foreign(struct str code);

#endif
