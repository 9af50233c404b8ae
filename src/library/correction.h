/* SPDX-License-Identifier: MIT */
/*
 * What the reader knows better: a mention is nothing, or is of another thing; an
 * entity is nothing, is of another kind, is the same as another, has another
 * name; some words are a mention.  Corrections are kept beside the articles and
 * replayed on top of what was recognized, in the order in which they were made,
 * so the outcome depends on the articles and the corrections alone.  Those of a
 * place are kept by the content of its article and survive a change of path, and
 * of the text where their words can be found again; those of an entity go by its id.
 */
#ifndef LIBRARY_CORRECTION_H
#define LIBRARY_CORRECTION_H

#include "library/library.h"

enum correction_scope {
	CORRECT_HERE,    /* one mention */
	CORRECT_ARTICLE, /* all mentions of the entity in one article */
	CORRECT_PILE     /* the entity, everywhere */
};

struct correction {
	enum correction_scope scope;
	entity_id subject;  /* ENTITY_NONE: the words at `at` were no mention yet */
	article_id article; /* HERE, ARTICLE, and for new words */
	struct span at;     /* [B] HERE, and new words */
	struct str slug;    /* id of what it is instead; empty = nothing at all */
	enum kind kind;     /* … its kind */
	struct str name;    /* … and what it is called */
};

/*
 * Keeps a correction of what is known about an article; empty: nothing is.  The
 * article then has to be read again, as it has to after library_uncorrect and
 * after library_add of an article that was corrected before: as long as
 * library_reread_next hands out an article, as it should be, its new reading is
 * given to library_reread; then library_settle.
 *
 * shape   of a date: as said_day() reads it
 * errors  BAD_INPUT for a date that is none, or an article that is not there
 */
enum status library_correct_fact(struct library *lib, article_id article,
                                 enum fact_name name, struct str value,
                                 struct diag *d) MUST_USE;
/* owner: the caller's, article_free(). False: there is none. */
bool library_reread_next(struct library *lib, struct article **out);
/* Puts the new reading of it in. errors: as library_add. */
enum status library_reread(struct library *lib, const struct reading *r,
                           const struct coref *c, struct diag *d) MUST_USE;

/* How many mentions, in how many articles, it would be about. */
struct correction_extent {
	size_t mentions;
	size_t articles;
};
struct correction_extent library_correction_extent(struct library *lib,
                                                   const struct correction *c);

/*
 * Keeps a correction and makes everything current.
 *
 * errors  BAD_INPUT if it says nothing (the subject or the words are not there),
 *         those of library_settle; on failure nothing is changed
 */
enum status library_correct(struct library *lib, const struct correction *c,
                            struct diag *d) MUST_USE;
/* Takes one back, whatever was said after it; batch 0: the last one. NOT_FOUND if
 * there is none. */
enum status library_uncorrect(struct library *lib, uint32_t batch,
                              struct diag *d) MUST_USE;

/*
 * All of them as text, which another library takes over; those of an entity or of
 * words with the article where they were made.  `before`, an earlier text of this
 * library or empty: what that has and this has not is in the text as taken back.
 */
void library_corrections_text(struct library *lib, struct str before, struct buf *out);

struct corrections_taken {
	size_t batches;   /* taken over, as somebody made them … */
	size_t rows;      /* … places, words and entities they are about */
	size_t withdrawn; /* rows of this library that it says were taken back */
	size_t senseless; /* lines that make no sense and were passed over */
};

/*
 * Takes over what such a text has and this library has not, and takes back what it
 * says was taken back; only_fitting: only what was said in an article that is here,
 * too, and nothing is taken back.
 *
 * errors  BAD_INPUT if it is no such text, those of library_settle; on failure
 *         nothing is changed
 */
enum status library_corrections_take(struct library *lib, struct str text, bool only_fitting,
                                     struct corrections_taken *taken,
                                     struct diag *d) MUST_USE;

/* True once after library_add has put a new text in the place of one with corrections
 * that went along: library_corrections_text() is another then. */
bool library_corrections_carried(struct library *lib);

/*
 * Appends the id that an entity of this kind and name has, or would have.  Never
 * `other`, if that is not empty: a namesake gets a number.
 */
void library_correction_id(struct library *lib, enum kind kind, struct str name,
                           struct str other, struct buf *out);

struct correction_row {
	uint32_t batch;     /* made at once, and taken back at once */
	bool is_entity;     /* of an entity, not of places */
	bool is_fact;       /* of a fact: what is the article's title, name the value */
	enum fact_name fact;
	uint32_t places;    /* how many places, if so */
	uint32_t lost;      /* of these, or of the one fact: in no text that is here */
	struct str what;    /* the words, or the id of the entity */
	struct str slug;    /* empty = nothing */
	enum kind kind;
	struct str name;
};
/* Last made first; `slug` not empty: only those from or to that entity. */
size_t library_corrections(struct library *lib, struct str slug, size_t first,
                           size_t n, struct correction_row *rows,
                           struct arena *arena);

#endif
