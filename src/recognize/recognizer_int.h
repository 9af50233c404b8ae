/* SPDX-License-Identifier: MIT */
/*
 * What recognizers share: the article being read, what the tables say of each
 * of its words, and the mentions proposed so far.  A recognizer looks for one
 * kind of evidence and proposes; settle.c decides.  They run in table order,
 * and may look at what earlier ones proposed.
 */
#ifndef RECOGNIZE_RECOGNIZER_INT_H
#define RECOGNIZE_RECOGNIZER_INT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "recognize/kb.h"
#include "recognize/mention.h"
#include "text/arena.h"
#include "text/map.h"
#include "text/vec.h"
#include "token/token.h"

struct word {
	uint64_t canon;   /* of its hash */
	uint32_t classes; /* KB_BIT of what the word alone is in the tables */
	uint32_t more;    /* KB_BIT of the longer phrases that begin with it and the
	                   * word behind it */
};

/* A phrase of the tables, found. */
struct match {
	uint32_t first; /* [T] */
	uint32_t count; /* [T], 0 = none */
	struct kb_alias alias;
};

/* "Association of Southeast Asian Nations (ASEAN)". */
struct definition {
	struct span longer;  /* [B] */
	struct span acronym; /* [B] */
	uint64_t hash;       /* fold_hash of the acronym */
	uint32_t next;       /* index of the next of the same acronym; 0 = none */
};

struct lexicon;

/* Proposals that lost, kept for whoever asks why (explain.h). */
struct losers {
	VEC(struct mention) all;
};

struct find {
	const struct article *article;
	const char *text; /* of the article */
	const struct tokens *tokens;
	struct word *words; /* one a token */
	uint32_t *twins;    /* one a token: the first of the same hash */
	bool *plain;        /* of each twin: occurs without a capital */
	struct arena *arena; /* of the reading: what mentions point to */
	struct arena *scratch; /* until find_close: what is kept of tokens */
	VEC(struct mention) found;
	VEC(struct definition) definitions;
	uint32_t *date_at;   /* [T] index into found + 1 of a date that begins
	                      * there; dates are proposed first and stay */
	uint32_t *person_at; /* [T] index + 1 of the latest person proposed over it */
	struct map acronyms; /* hash of a defined acronym -> its definition */
	const struct lexicon *lexicon; /* of the user (lexicon.h), or NULL */
	struct losers *losers; /* NULL: nobody asks */
	bool is_tagged; /* the tagger has spoken; before, what a rule says is what it
	                 * learned from, and a change wants a new model */
};

/* What a meeting is about, said between its place and its noun: "the Geneva
 * peace talks". */
#define EVENT_TOPICS "climate peace nuclear security disarmament donor donors food energy"

/* Words of one sentence that a look around goes through at most: sentences
 * may be as long as an article. */
enum { LOOK_AROUND = 24 };

struct recognizer {
	const char *name;
	void (*run)(struct find *f);
};

/* ------------------------------------------------------------ words (words.c) */

void words_look_up(struct find *f);

static inline const struct token *
tok(const struct find *f, size_t i)
{
	return &f->tokens->ptr[i];
}

static inline bool
tok_has(const struct find *f, size_t i, uint32_t shape)
{
	return i < f->tokens->len && (tok(f, i)->shape & shape) != 0;
}

static inline bool
word_is(const struct find *f, size_t i, uint32_t classes)
{
	return i < f->tokens->len && (f->words[i].classes & classes) != 0;
}

static inline struct str
tok_text(const struct find *f, size_t i)
{
	return str_from(f->text + tok(f, i)->at.off, tok(f, i)->at.len);
}

/* Equal to a plain lower-case word, in whatever case it is written.  Most
 * answers are given by the length: a token is never empty. */
static inline bool
tok_is(const struct find *f, size_t i, const char *lower)
{
	return i < f->tokens->len && tok(f, i)->at.len == strlen(lower) &&
	       str_eq_nocase(tok_text(f, i), str_from(lower, strlen(lower)));
}

/* One of a list of words in lower case separated by spaces. */
static inline bool
tok_in(const struct find *f, size_t i, const char *list)
{
	return i < f->tokens->len && str_in_words(tok_text(f, i), list);
}

/* "US" of "US$31", "HK" of "HK$9". */
static inline bool
tok_is_currency(const struct find *f, size_t i)
{
	return i + 1 < f->tokens->len && span_end(tok(f, i)->at) == tok(f, i + 1)->at.off &&
	       *tok_text(f, i + 1).ptr == '$';
}
/* Four digits that may be a year. */
bool tok_is_year(const struct find *f, size_t i);
/* Both exist and stand in one sentence. */
static inline bool
tok_joined(const struct find *f, size_t i, size_t j)
{
	return i < f->tokens->len && j < f->tokens->len &&
	       tok(f, i)->sentence == tok(f, j)->sentence;
}

/* Does token i stand behind i-1 in its sentence, with a space between? */
static inline bool
tok_follows(const struct find *f, size_t i)
{
	return i > 0 && tok_joined(f, i - 1, i) && tok_has(f, i, TOKEN_SPACE);
}

/* i+1 follows i with no space between. */
bool tok_glued(const struct find *f, size_t i);
/* A word with a capital that may belong to a name (no function word, except
 * inside headlines set in capitals). */
bool tok_is_name(const struct find *f, size_t i);

/*
 * The longest phrase of the tables that begins at token i and has one of
 * `classes`; names must be written as names (capitals where they belong,
 * acronyms in capitals).  count == 0 if there is none.
 */
struct match match_from(const struct find *f, size_t i, uint32_t classes);

/* Few words begin what is asked for: most answers are given here. */
static inline struct match
match_at(const struct find *f, size_t i, uint32_t classes)
{
	if (i < f->tokens->len && ((f->words[i].classes | f->words[i].more) & classes))
		return match_from(f, i, classes);
	return (struct match){(uint32_t)i, 0, {KB_NONE, 0, 0, 0}};
}

/* The longest that ends just before token `end`. */
struct match match_before(const struct find *f, size_t end, uint32_t classes);

/* End (exclusive) of a run of name words from i: capitals, initials, hyphens,
 * particles between capitals ("van der", "bin"); i itself if none begins. */
size_t run_end(const struct find *f, size_t i);
/* Start of the run of capitals that ends just before `end`; `end` if none. */
size_t run_start(const struct find *f, size_t end);
/* End of a chain of capitals joined by "of", "for", "on", "and", "the"… as
 * long names are; never ends in a connector. */
size_t chain_end(const struct find *f, size_t i, const char *connectors);

/* ----------------------------------------------------- proposing (propose.c) */

/* A mention of tokens [first, end), possessive ending and quotes cut off. The
 * pointer is good until the next call. */
struct mention *propose(struct find *f, size_t first, size_t end, enum kind kind,
                        enum form form, enum rule rule, float score);
/* A person's name of two words or more ("el-Sisi" is one). */
bool is_full_name(const struct find *f, size_t first, size_t end);
/* Has somebody been proposed over token i? */
bool is_person_at(const struct find *f, size_t i);
/* The date that begins at token i, or NULL; good until the next propose(). */
const struct mention *date_from(const struct find *f, size_t i);
/* Is the word at token i written without a capital anywhere in the article? */
bool occurs_plain(const struct find *f, size_t i);
/* The definition of the acronym at token i, or NULL. */
const struct definition *definition_of(const struct find *f, size_t i);
/* Adds one; the first of an acronym is found by its hash, later ones by `next`. */
void define_acronym(struct find *f, struct span longer, struct span acronym);
/* The definition that an acronym of this hash at byte `off` goes by: the last
 * before it, else the first; NULL if there is none. */
const struct definition *definition_before(const struct find *f, uint64_t hash,
                                           uint32_t off);
/* A key of a map for a hash; borrowed from *hash. */
static inline struct str
hash_key(const uint64_t *hash)
{
	return str_from((const char *)hash, sizeof(*hash));
}
struct office_fact *new_office(struct find *f, struct str office, kb_id of,
                               size_t first, size_t end);

static inline void
lose(struct find *f, const struct mention *m)
{
	if (f->losers)
		vec_push(&f->losers->all, *m);
}

/* ------------------------------------------------------ all of it (recognize.c) */

/* Borrows all it is given. */
void find_open(struct find *f, const struct article *a, const struct tokens *t,
                struct arena *arena, const struct lexicon *user);
/* Fills f->found, settled. */
void find_mentions(struct find *f);
void find_close(struct find *f);

/* --------------------------------------------------------- recognizers */

/* Before the dates. */
void find_calendar_names(struct find *f);
void find_dates(struct find *f);
void find_acronyms(struct find *f);
void find_documents(struct find *f);
void find_events(struct find *f);
void find_offices(struct find *f);
void find_gazetteer(struct find *f);
void find_persons(struct find *f);
void find_orgs(struct find *f);
void find_places(struct find *f);
/* Instead of all these, where the text is not English. */
void find_known(struct find *f);
/* Looks at what was settled so far and finds it again elsewhere. */
void find_repeats(struct find *f);
/* Names in paragraphs without capitals; settled ones are found elsewhere. */
void find_small(struct find *f);
/* Hash of the words of tokens [first, end), without hyphens and possessives. */
uint64_t phrase_hash(const struct find *f, size_t first, size_t end);
/* Cuts names of headlines down to what the text below calls so. */
void mend_titles(struct find *f);
/* Mends where names begin and end, before repeats are looked for. */
void mend_edges(struct find *f);
/* "G20 Leaders' Declaration", which the tagger has for a body. */
void mend_documents(struct find *f);
/* "August Wilson", of whom the tagger saw "Wilson". */
void mend_calendar_names(struct find *f);
/* Mends the ends of people's names: titles, letters behind, nicknames. */
void mend_persons(struct find *f);
/* "The Games" of an article about some; "UN climate summit". */
void mend_meetings(struct find *f);
/* "HH, as he is known": what is said to be somebody's name is one. */
void mend_called(struct find *f);
/* Parts companies; the first word of one stands for it. */
void mend_companies(struct find *f);
/* Puts bodies together again that were cut at their place. */
void mend_bodies(struct find *f);
/* Takes out storms, which have human names. */
void mend_storms(struct find *f);

/* What a lexicon says of a spelling. */
struct lexicon_name {
	struct str text; /* the thing's name; empty: this names nothing */
	enum kind kind;
	enum form form;
	kb_id kb;        /* its row in the tables, or KB_NONE */
};

/* The longest spelling of the user's that begins at token i, up to *end; NULL
 * if none does. */
const struct lexicon_name *lexicon_at(const struct lexicon *l,
                                      const struct find *f, size_t i,
                                      size_t *end);
/* With f->lexicon, when all else has settled. */
void find_lexicon(struct find *f);

/* Facts of an event mention of tokens [first, end) (event_fact.c). */
struct event_fact *event_facts(struct find *f, size_t first, size_t end);
/* "11th", "eleventh", "inaugural", or a Roman number before a name in capitals
 * ("VI EU-Brazil Summit"); 0 if it is none. */
uint32_t ordinal_of(const struct find *f, size_t i);
/* "COP21", "CoP21": a series of the tables by its acronym, with its number. */
bool numbered_acronym(const struct find *f, size_t i, kb_id *series, uint32_t *ordinal);
/* Comparable key of a document's words (document_fact.c). */
struct document_fact *document_facts(struct find *f, size_t first, size_t end,
                                     struct str type);

/* ------------------------------------------------------------- settle.c */

/* Drops descriptions that nothing answers to, so that the names inside them
 * stand; before settle. */
void settle_nominals(struct find *f);
/* Throws out what overlaps something better and sorts by place. */
void settle(struct find *f);
/* Index of the settled mention that overlaps these bytes, or MENTION_NONE. */
uint32_t settled_over(const struct find *f, struct span at);
/* Fills .defined from the definitions. */
void settle_definitions(struct find *f);

#endif
