/* SPDX-License-Identifier: MIT */
/*
 * Why something is a mention, on demand: who found it, by which words, how
 * sure, and what else was proposed there.  An article is read a second time
 * for that, so that nobody pays who does not ask; a reading is a pure function
 * of its article, hence the mentions are the same.
 */
#ifndef RECOGNIZE_EXPLAIN_H
#define RECOGNIZE_EXPLAIN_H

#include <stddef.h>

#include "article/article.h"
#include "recognize/lexicon.h"
#include "recognize/mention.h"

/* One piece of evidence for a mention. */
struct evidence {
	const char *what; /* a rule that found it, or a sort of words: "office",
	                   * "given name", "organization noun" */
	struct span at;   /* [B] the words; SPAN_NONE = no words of the text */
	struct str note;  /* a row of the tables, the user's name; may be empty */
	float score;      /* of a rule, [0,1]; else 0 */
};

struct explanation {
	struct mention mention;
	const struct evidence *evidence; /* rules by score first, then words in
	                                  * text order */
	size_t nevidence;
	const struct mention *others;    /* proposed over some of its bytes, and
	                                  * not taken; by place, then score */
	size_t nother;
};

struct explanations;

/* Both are borrowed and only looked at. owner: the caller's;
 * explanations_free(), before the article. */
struct explanations *explain(const struct article *a, const struct lexicon *user);
void explanations_free(struct explanations *e);
/* Of the mention at these bytes; NULL if there is none. */
const struct explanation *explain_mention(const struct explanations *e, struct span at);

#endif
