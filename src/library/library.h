/* SPDX-License-Identifier: MIT */
/*
 * The pile, indexed: one SQLite database, on disk or in memory.  Articles come
 * in one at a time; `library_settle` then makes identities current (only the
 * blocks that changed).  Everything is asked by window, nothing is loaded
 * whole.  Used by one thread.
 *
 * Reading order, everywhere: article date (unknown parts last), path, offset.
 */
#ifndef LIBRARY_LIBRARY_H
#define LIBRARY_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "article/format.h"
#include "entity/coref.h"
#include "entity/entity.h"
#include "entity/link.h"
#include "recognize/reading.h"
#include "text/arena.h"
#include "text/diag.h"
#include "text/status.h"

struct library;

/* Row numbers of one library; never stored elsewhere, never shown. */
typedef uint32_t article_id;
typedef uint32_t entity_id;
#define ARTICLE_NONE 0
#define ENTITY_NONE 0

/* A format that needs SQLite: handed down to the article floor as intake.other. */
extern const struct format library_newsboat;

/* ---------------------------------------------------------------- open, fill */

/* What SQLite is told once for the whole program: that nobody asks it how much memory
 * it holds, which it would count under a lock.  Before the first thread is started and
 * the first library opened; without it all works, slower by a tenth. */
void library_begin(void);

/*
 * path NULL: in memory.
 *
 * errors  IO, BUSY, DATABASE (a file that is no library of this version is set
 *         aside and made anew, with a diagnostic)
 */
enum status library_open(const char *path, struct library **out,
                         struct diag *d) MUST_USE;
void library_close(struct library *lib);

/* Takes the file of a library that nobody has open away, and what SQLite keeps
 * beside it. */
void library_delete(const char *path);

/*
 * Another library that lives in memory alone and never needs a file, with all
 * that this one holds: for when that can no longer be written.  Row numbers stay.
 * What was not committed yet is given up; this one is good for library_close only.
 *
 * errors  IO when it cannot be read either; then this one is as it was, but for
 *         what was given up
 */
enum status library_to_memory(struct library *lib, struct library **out,
                              struct diag *d) MUST_USE;

/*
 * Writes all that is in it to a new file, as an index that library_open takes.
 *
 * errors  IO when the file cannot be written or is there already
 */
enum status library_copy(struct library *lib, const char *path,
                         struct diag *d) MUST_USE;

/*
 * What has no status to return (lists, counts, rows) answers "nothing" when
 * the database fails: this tells the first such failure since it was asked
 * last, and forgets it.  Ask at the end of whatever was read.
 *
 * errors  BUSY, IO, DATABASE, with one sentence in d
 */
enum status library_check(struct library *lib, struct diag *d) MUST_USE;

/*
 * Between the two, questions are one look at one state of the file: it is
 * locked once and not for each, and what another process writes is seen at the
 * next look.  Whatever writes, and closing, looks away first; looking again
 * does nothing.  Not to be held while a key is waited for.
 */
void library_look(struct library *lib);
void library_look_away(struct library *lib);

/*
 * Puts an article in, or puts it in place of the one with the same path.
 * Copies what it needs.
 */
enum status library_add(struct library *lib, const struct reading *r,
                        const struct coref *c, struct diag *d) MUST_USE;
/* Takes an article out, with all that only it taught. NOT_FOUND if absent. */
enum status library_remove(struct library *lib, struct str path,
                           struct diag *d) MUST_USE;
/* True if an article of this path is in with this stamp (library_stamp). */
bool library_has(struct library *lib, struct str path, uint64_t stamp);
/* Remembers the stamp (size, time, hash: the caller's choice) of a path. */
enum status library_stamp(struct library *lib, struct str path, uint64_t stamp,
                          struct diag *d) MUST_USE;
/* What there is to say of an input, which is read in steps, and of it only. */
struct told {
	const struct diag *said; /* in this step */
	bool is_first;           /* step: what was kept of it before is no more */
	size_t skipped;          /* parts that could not be read, of the whole */
	size_t passed_over;      /* parts that are no articles */
};

/* Keeps that, so that it is known as long as the input is not read again. */
enum status library_tell(struct library *lib, struct str input, const struct told *told,
                         struct diag *d) MUST_USE;
/* What of some inputs is not in the library. */
struct lost {
	size_t skipped;      /* parts that could not be read */
	size_t passed_over;  /* parts that are no articles */
	size_t beside;       /* inputs that are nothing else */
};

/* What was kept of all inputs but some, by input, in the order it was said. */
void library_told(struct library *lib, const struct map *but, struct diag *d,
                  struct lost *out);
/*
 * An article as a part of an input (a file; for a file of one article both
 * have one name), and what it looked like when it was read: so that of a feed
 * that grew only the new entries are read again.
 */
struct part {
	struct str path;
	uint64_t hash; /* the caller's choice */
};

enum status library_part(struct library *lib, struct str input,
                         const struct part *part, struct diag *d) MUST_USE;
/* True if the article is in and looks like this. */
bool library_has_part(struct library *lib, const struct part *part);
/* All parts of an input by path, made in `arena`. */
size_t library_parts(struct library *lib, struct str input, struct part **out,
                     struct arena *arena);
/* Removes articles whose input is not in `keep` (sorted by bytes); one that is
 * part of nothing is its own input. */
enum status library_keep_only(struct library *lib, const struct str *keep,
                              size_t nkeep, struct diag *d) MUST_USE;

/* Makes identities, counts and order current. Cheap when nothing changed. */
enum status library_settle(struct library *lib, struct diag *d) MUST_USE;
/*
 * The same by helpings, for a loop that has keys to serve: goes on until all is
 * done or `go_on` says false, which it is asked every fraction of a millisecond.
 * In between everything can be asked; articles come one by one to be known with
 * their identities.
 *
 * errors  as library_settle; then *is_done is true
 */
enum status library_settle_some(struct library *lib, bool (*go_on)(void *ctx),
                                void *ctx, bool *is_done,
                                struct diag *d) MUST_USE;

/* ------------------------------------------------------------------ articles */

struct article_row {
	article_id id;
	struct str path;
	struct str title;
	struct str source; /* may be empty */
	struct day date;   /* DAY_NONE = not known */
	uint32_t words;
	uint64_t content;  /* hash of the text: the same wherever the file lies */
	uint32_t mentions; /* of query.entity; 0 if none was asked */
};

/* Articles with all of the one and none of the other. */
#define FILTER_MAX 8
struct article_filter {
	entity_id with[FILTER_MAX];
	entity_id without[FILTER_MAX];
	uint32_t nwith;
	uint32_t nwithout;
};

struct article_query {
	entity_id entity;   /* ENTITY_NONE = not asked: fills .mentions */
	struct article_filter filter; /* all zero: every article */
};

size_t library_article_count(struct library *lib, const struct article_query *q);
/* Rows [first, first+n) in reading order, strings in `arena`; returns how many. */
size_t library_articles(struct library *lib, const struct article_query *q,
                        size_t first, size_t n, struct article_row *rows,
                        struct arena *arena);
/* The same of given articles, in the order given; those that are gone are left
 * out. The filter does not matter. */
size_t library_articles_by_id(struct library *lib, const struct article_query *q,
                              const article_id *ids, size_t n,
                              struct article_row *rows, struct arena *arena);
/* Ids alone of all articles, in reading order; cheap for any pile. */
size_t library_article_ids(struct library *lib, size_t first, size_t n,
                           article_id *ids);
/* Position of an article in that list, or SIZE_MAX. */
size_t library_article_pos(struct library *lib, const struct article_query *q,
                           article_id id);
/* How many of that list come before an article, whether it is in it or not. */
size_t library_articles_before(struct library *lib, const struct article_query *q,
                               article_id id);
bool library_article(struct library *lib, article_id id, struct article_row *row,
                     struct arena *arena);
article_id library_article_by_path(struct library *lib, struct str path);
/* True if the filter lets the article through. */
bool library_article_passes(struct library *lib, const struct article_filter *f,
                            article_id id);
static inline bool
article_filter_is_empty(const struct article_filter *f)
{
	return f->nwith == 0 && f->nwithout == 0;
}
/* Compares what is asked for, in the order in which it is. */
bool article_filter_eq(const struct article_filter *a, const struct article_filter *b);

/* ---------------------------------------------------------------- one article */

struct posting {
	struct span at;      /* [B] of the article's text */
	entity_id entity;    /* ENTITY_NONE: an office that nobody answers to */
	enum kind kind;
	enum form form;
	enum rule rule;
	bool is_furniture;
	float score;         /* the recognizer's, [0,1] */
	float link;          /* of the joining to the entity, [0,1]; 1 if none */
	enum link_reason why; /* … and its reason */
	const entity_id *possible; /* the text cannot tell which of these; named … */
	uint32_t npossible;        /* … in the article, if two are. 0: it can */
	float confidence;    /* of both together: their product */
	struct str value;    /* date: ISO value; else empty */
};

/* An article as it was put in, with its mentions linked. */
struct page {
	article_id id;
	struct article *article;
	struct posting *postings; /* in text order, not overlapping */
	size_t nposting;
	struct arena arena;
};

/* owner: the caller's, page_free(). errors: NOT_FOUND, DATABASE. A page is a
 * snapshot: entity ids stay good until the next library_settle. */
enum status library_page(struct library *lib, article_id id, struct page **out,
                         struct diag *d) MUST_USE;
/* The same for a reader's eyes: lines that recur over many articles of its source
 * are furniture, as far as this pile tells. Mentions are as before. */
enum status library_page_folded(struct library *lib, article_id id, struct page **out,
                                struct diag *d) MUST_USE;
void page_free(struct page *p);

/*
 * Identities inside one article alone, without a library, by the same rules: a
 * library of this article only would say the same.
 *
 * shape   out[i] belongs to local i of coref_locals()
 * owner   strings live in `arena`
 */
struct alone {
	struct str id; /* of the entity; empty = none */
	float link;    /* [0,1]; 1 if none */
	enum link_reason why;
	struct str *possible; /* ids; the text cannot tell which of these */
	uint32_t npossible;   /* 0: it can */
};
void library_alone(const struct reading *r, const struct coref *c,
                   struct alone *out, struct arena *arena);

/* ------------------------------------------------------------------ entities */

struct entity_row {
	entity_id id;
	enum kind kind;
	struct str name;
	struct str slug;      /* "person/sergey-shoigu" */
	struct str apart;     /* what it is known by where another of its kind has
	                       * the same name: "Australia", an office, or the end
	                       * of its id; else empty */
	entity_id part_of;    /* series of an instance, or ENTITY_NONE */
	uint32_t depth;       /* 0, or 1 under its series in tree order */
	uint32_t here;        /* mentions in query.article, furniture too */
	uint32_t here_body;   /* … outside furniture */
	uint32_t mentions;    /* in the pile; furniture too, unless a list of the pile
	                       * is asked without */
	uint32_t articles;    /* in the pile; those that have it in furniture only, too,
	                       * unless a list is asked without */
	struct day from;      /* event, date */
	struct day to;
	uint32_t ordinal;
	struct str place;     /* event: id of the place, or empty */
	float confidence;
	uint32_t guesses;     /* of `here`, mentions whose link is a guess */
	float surest;         /* [0,1] link of those that are surest, of query.article
	                       * or else of the pile; 1 if nothing mentions it */
	uint32_t npossible;   /* entities that its mentions could be of instead; 0,
	                       * or two and more */
};

enum entity_sort { ENTITY_BY_COUNT, ENTITY_BY_NAME, ENTITY_BY_FIRST, ENTITY_BY_ID };

struct entity_query {
	article_id article;    /* ARTICLE_NONE = the whole pile */
	uint32_t kinds;        /* bits 1 << enum kind; 0 = all */
	struct str filter;     /* part of a name or alias, folded; empty = all */
	enum entity_sort sort; /* inside a kind */
	bool is_tree;          /* instances follow their series */
	bool with_nominal;     /* count descriptions too */
	bool without_guesses;  /* leave out what is a guess, of the pile all that is
	                        * nothing else */
	bool without_furniture; /* count what is written outside furniture; who is in
	                         * furniture only is left out */
};

size_t library_entity_count(struct library *lib, const struct entity_query *q);
/* How many of them are of each kind. */
void library_entity_kinds(struct library *lib, const struct entity_query *q,
                          size_t counts[KIND_COUNT]);
/* The place of one in the list, SIZE_MAX where it is not in it. */
size_t library_entity_index(struct library *lib, const struct entity_query *q,
                            entity_id id);
/* Grouped by kind in the order of KIND_LIST, then as asked. */
size_t library_entities(struct library *lib, const struct entity_query *q,
                        size_t first, size_t n, struct entity_row *rows,
                        struct arena *arena);
bool library_entity(struct library *lib, entity_id id, struct entity_row *row,
                    struct arena *arena);
/* Whose id it is, or was: then where most of what it named is now.  No name and no
 * guess counts. */
entity_id library_find_id(struct library *lib, struct str id);
/*
 * What somebody means who types this, the first of:
 * - whose id it is or was (library_find_id);
 * - a meeting by its series and its number or year: "event/g7-summit/2017";
 * - who would have that id in another pile: by another spelling, or without what
 *   told namesakes apart there, unless that says somebody else;
 * - by name or alias, folded; of several the one with most mentions;
 * - by name or alias, whatever hyphens and other signs they have.
 * Adds all candidates' ids to `others` (may be NULL), best first.
 */
entity_id library_find(struct library *lib, struct str name_or_id,
                       entity_id *others, size_t max, size_t *nothers);

struct alias_row {
	struct str text;
	uint32_t count;
	enum form form;
};
size_t library_aliases(struct library *lib, entity_id id, size_t first, size_t n,
                       struct alias_row *rows, struct arena *arena);

struct role_row {
	struct str office;  /* slug of the office */
	struct str title;   /* as a heading: "Defense Minister" */
	struct str of;      /* name of the country or organization, or empty */
	struct str of_id;   /* its id, or empty */
	struct day first;   /* dates of the articles that say so */
	struct day last;
	uint32_t articles;
	bool is_former;
};
size_t library_roles(struct library *lib, entity_id id, size_t first, size_t n,
                     struct role_row *rows, struct arena *arena);

/* Entities of the same articles, most shared articles first, then sentences.
 * Furniture and dates do not count. */
struct with_row {
	entity_id id;
	enum kind kind;
	struct str name;
	uint32_t articles; /* shared */
};
size_t library_with(struct library *lib, entity_id id, size_t first, size_t n,
                    struct with_row *rows, struct arena *arena);
/* Instances of a series, by date then ordinal. */
size_t library_instances(struct library *lib, entity_id series, size_t first,
                         size_t n, struct entity_row *rows, struct arena *arena);

/* A meeting or a date of which at least the year is known. */
struct dated_row {
	entity_id id;
	enum kind kind;
	struct day from;
	struct day to;
};

struct dated_query {
	article_id article; /* ARTICLE_NONE = the whole pile */
	entity_id with;     /* only of articles with this one; ENTITY_NONE = all */
	uint32_t kinds;     /* bits 1 << enum kind */
	struct str filter;  /* part of a name or alias, folded; empty = all */
};

/* In the order of the calendar; what is known less exactly comes later.  What
 * stands in furniture only is left out: a teaser's date is none of the article; so
 * is a day of which nothing is said but that articles were written on it. */
size_t library_dated(struct library *lib, const struct dated_query *q, size_t first,
                     size_t n, struct dated_row *rows);

/* ------------------------------------------------------------------ mentions */

struct hit {
	article_id article;
	struct span at;   /* [B] */
	enum form form;
	bool is_furniture;
	float link;       /* [0,1], as of its posting */
	uint32_t here;    /* its place among the mentions of this article, from 1 */
	uint32_t of_here; /* how many those are */
};

size_t library_hit_count(struct library *lib, entity_id id);
/* Those of them that stand in menus, notices, share lines. */
size_t library_hit_count_furniture(struct library *lib, entity_id id);
/* Articles with an entity and how often each mentions it, in reading order. */
struct occurrence {
	article_id article;
	uint32_t mentions;
};
size_t library_occurrences(struct library *lib, entity_id id, size_t first,
                           size_t n, struct occurrence *rows);
/* In reading order. */
size_t library_hits(struct library *lib, entity_id id, size_t first, size_t n,
                    struct hit *rows);
/* Those in one article, and the length of its text in *len [B], in which .at
 * lies; 0, and *len 0, if there is no such article. */
size_t library_hits_in(struct library *lib, entity_id id, article_id article, size_t n,
                       struct hit *rows, uint32_t *len);
/*
 * The next (dir > 0) or previous (dir < 0) mention of `id` strictly after or
 * before byte `off` of `article` in reading order; false at the end.
 */
bool library_step(struct library *lib, entity_id id, article_id article,
                  uint32_t off, int dir, struct hit *out);
/* Place of `article` among the articles with `id`, from 1, and how many; in those whose
 * text says it, or in all. */
void library_step_articles(struct library *lib, entity_id id, article_id article,
                           bool with_furniture, uint32_t *nth, uint32_t *count);

/* -------------------------------------------------------------------- search */

struct found {
	article_id article;
	struct span at; /* [B] of the first match in the text, of the longest
	                 * phrase if there are several */
	float rank;     /* larger is better */
};

/*
 * Full text, ranked; words are ANDed, "quotes" make a phrase, a trailing *
 * completes, -word excludes.  Case and accents do not matter.  Articles that
 * the filter does not let through are left out; NULL: none is.
 *
 * errors  BAD_INPUT for a query that says nothing; one sentence in d
 */
enum status library_search(struct library *lib, struct str query,
                           const struct article_filter *filter, size_t first,
                           size_t n, struct found *rows, size_t *nrows,
                           struct diag *d) MUST_USE;

/* ------------------------------------------------------------------- figures */

struct library_figures {
	size_t articles;
	size_t entities;
	size_t mentions;
	uint64_t words;
};
void library_figures(struct library *lib, struct library_figures *out);

#endif
