/* SPDX-License-Identifier: MIT */
/*
 * A reading: one frozen article with the mentions found in it.  Made from an
 * article alone, by any thread; const afterwards.
 */
#ifndef RECOGNIZE_READING_H
#define RECOGNIZE_READING_H

#include <stddef.h>

#include "article/article.h"
#include "recognize/lexicon.h"
#include "recognize/mention.h"
#include "token/token.h"

struct reading;

/*
 * Takes the article over.  `user` is what the user knows better, or NULL; it
 * must outlive the reading.
 *
 * owner   the caller's; reading_free()
 */
struct reading *reading_new(struct article *a, const struct lexicon *user);
/* The same, with nothing looked for: no tokens, no mentions. */
struct reading *reading_bare(struct article *a);
void reading_free(struct reading *r);

const struct article *reading_article(const struct reading *r); /* borrowed */
const struct tokens *reading_tokens(const struct reading *r);   /* borrowed */

/*
 * Mentions of one reading, in text order, never overlapping.
 *
 * shape   *n items; each .at lies inside article_text()
 * owner   the reading
 * errors  none; a reading without mentions gives *n == 0, never NULL
 * source  overlap rule: see settle.c
 */
const struct mention *reading_mentions(const struct reading *r, size_t *n);

#endif
