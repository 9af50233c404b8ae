/* SPDX-License-Identifier: MIT */
/*
 * From paths to a library: the wiring of source, format, reading, coref and
 * library that the batch commands and the reader share.  Reading an input is
 * a pure job for any thread; putting it in the library is the main thread's.
 */
#ifndef UI_PILE_H
#define UI_PILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "entente.h"
#include "text/diag.h"
#include "text/map.h"
#include "text/status.h"

struct charsets;
struct filters;
struct pile;

struct pile_options {
	const char *const *paths;
	size_t npath;
	int stdin_fd;          /* what "-" reads */
	bool in_memory;        /* --no-index, or "-" among the paths */
	const char *state_dir; /* folder of indexes; NULL = in memory */
	uint64_t max_bytes;    /* 0 = SOURCE_MAX_BYTES */
	bool always_index;     /* on disk even if it is read in an instant anyway */
	bool is_bare;          /* articles only: nothing is looked for in them, and
	                        * items have no coref */
	bool makes_none;       /* on disk only if there is an index already */
	uint64_t build;        /* changes with the program: articles that another
	                        * build read are read anew; 0 = not known */
	struct filters *filters;       /* for what no format reads; or NULL */
	const char *charset;           /* that the user says it is in; or NULL */
	const char *fields;            /* of exports, as the user says; or NULL */
	const struct charsets *charsets; /* of single files, where not; or NULL */
	const struct lexicon *lexicon; /* of the user, or NULL; must
	                                      * outlive the pile */
};

/* Some articles of one input, read: made by pile_read, ended by pile_take or
 * pile_drop. */
struct pile_item {
	struct reading *reading;
	struct coref *coref;
	uint64_t hash;           /* of the article, and of who read it */
};

struct pile_batch {
	size_t input;
	struct pile_item *items; /* articles that the library does not have so */
	size_t nitem;
	struct diag diag;        /* what there is to say so far */
	uint32_t read;           /* of the input so far, in thousandths [0, 1000] */
	bool is_last;            /* of this input; only then: */
	enum status status;      /* OK, or why it could not be read to its end */
	size_t skipped;          /* parts of it that could not; 1 if it could not as
	                          * a whole and that is for none of its parts */
	size_t passed_over;      /* parts of it that are no articles */
	bool is_beside;          /* it is what lies beside articles, and none */
	struct map names;        /* paths of all its articles */
	uint64_t stamp;
};

/* Appends what the files of this set of paths are called in the state folder:
 * "russia-asean-0123456789abcdef". */
void pile_name(const struct pile_options *o, struct buf *out);

/*
 * Lists the inputs and opens the index (one database per set of paths, below
 * state_dir), if the pile has one or is to get one.  Articles whose files are
 * gone are removed from it.  An index that cannot be used (another process writes
 * it, the disk is full …) is done without, with a note.
 *
 * errors  NOT_FOUND when none of the paths can be used
 */
enum status pile_open(const struct pile_options *o, struct pile **out,
                      struct diag *d) MUST_USE;
/*
 * Makes a library in memory where there is no index; all else but pile_read and
 * pile_todo needs it.  Apart from pile_open, so that reading can go on meanwhile.
 *
 * errors  those of library_open
 */
enum status pile_open_library(struct pile *p, struct diag *d) MUST_USE;
/*
 * Lists the inputs anew, of the paths that it was opened with, which must still be
 * there: pile_todo then has those that are new or changed, and articles whose files
 * are gone are out of the library, *gone of them; to be settled.  Nobody may be
 * reading the pile.
 *
 * errors  NOT_FOUND when none of the paths can be used: all is as it was; those
 *         of the library
 */
enum status pile_look_again(struct pile *p, size_t *gone, struct diag *d) MUST_USE;
void pile_close(struct pile *p);
/* Commits and closes the library alone: pile_read may go on in other threads,
 * nothing else may. NULL is no pile. */
void pile_close_library(struct pile *p);

/*
 * Makes sure that what was said of a pile is there the next time: one that was
 * read without an index, being small, gets one; where there is no room for it,
 * corrections alone are kept.  False, with a note if something failed, when it is
 * to have none.
 */
bool pile_keep(struct pile *p, struct diag *d);
/* After that was false: what it is for, to be read in brackets. */
const char *pile_why_unkept(const struct pile *p);
/* Is there a place for an index, be it there or not? */
bool pile_has_place(const struct pile *p);

/*
 * As library_correct, library_correct_fact and library_uncorrect; for want of room for
 * the index it is done in memory, with a note, and the library is another one then.
 * To be kept by pile_keep.
 */
enum status pile_correct(struct pile *p, const struct correction *c,
                         struct diag *d) MUST_USE;
enum status pile_correct_fact(struct pile *p, article_id article, enum fact_name name,
                              struct str value, struct diag *d) MUST_USE;
enum status pile_uncorrect(struct pile *p, uint32_t batch, struct diag *d) MUST_USE;

/*
 * Takes over what was corrected in other piles, in articles that are in this one,
 * too; how many corrections that were. To be kept by pile_keep.
 */
size_t pile_share_corrections(struct pile *p, struct diag *d);

struct library *pile_library(struct pile *p);
/* True if the library is an index on disk. */
bool pile_is_kept(const struct pile *p);
size_t pile_inputs(const struct pile *p);
struct str pile_input_path(const struct pile *p, size_t i);
size_t pile_failed(const struct pile *p); /* paths that could not be used */
/* Inputs that are not in the library as they are now: their numbers, in order.
 * owner: the pile. */
const size_t *pile_todo(struct pile *p, size_t *n);

/* Called with each batch, which it then owns; false = no more of this input. */
typedef bool pile_sink(void *ctx, struct pile_batch *b);

/* Reads input i. Any thread. The last batch says so, unless the sink has had
 * enough before. */
void pile_read(const struct pile *p, size_t i, pile_sink *sink, void *ctx);
/*
 * Puts it in the library and frees it; its diag is appended to d.  An input
 * that cannot be read any more takes its articles out.  Main thread.
 *
 * errors  those of the library; that an input could not be read is in
 *         b->status, to be looked at before
 */
enum status pile_take(struct pile *p, struct pile_batch *b, struct diag *d) MUST_USE;
void pile_drop(struct pile_batch *b);
/*
 * What was said of inputs that need not be read, when they were, and what of them was
 * lost: as if they were read now.  Main thread, before the first pile_take.
 */
void pile_told(const struct pile *p, struct diag *d, struct lost *out);
/*
 * library_settle and library_settle_some.  These and pile_take, when the index cannot
 * be written, go on in memory with what it holds, with a note: pile_library is another
 * one then, whose row numbers are those of before.
 */
enum status pile_settle(struct pile *p, struct diag *d) MUST_USE;
enum status pile_settle_some(struct pile *p, bool (*go_on)(void *ctx), void *ctx,
                             bool *is_done, struct diag *d) MUST_USE;
/* True if something was lost by that: then, when all has been read and nobody reads
 * any more, pile_again makes pile_todo those inputs of which it may have been. */
bool pile_has_lost(const struct pile *p);
void pile_again(struct pile *p);
bool pile_is_again(const struct pile *p); /* that is being read */
/* Reads articles again of which something is known better than they say; before
 * the next library_settle. errors: those of the library. */
enum status pile_reread(struct pile *p, struct diag *d) MUST_USE;

#endif
