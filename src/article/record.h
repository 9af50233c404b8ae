/* SPDX-License-Identifier: MIT */
/*
 * An article as a set of named values, as exports have it (JSON, CSV, other
 * programs' databases): which field is meant by a name, and what becomes of the
 * whole.  Names are guessed from a list of those in use (record.def).
 */
#ifndef ARTICLE_RECORD_H
#define ARTICLE_RECORD_H

#include "article/clock.h"
#include "article/intake.h"

enum record_field {
	RECORD_TITLE,
	RECORD_TEXT,    /* text, or markup if it looks so */
	RECORD_HTML,
	RECORD_SUMMARY, /* read only if there is no text */
	RECORD_DATE,
	RECORD_UPDATED,
	RECORD_SOURCE,
	RECORD_AUTHOR,
	RECORD_ADDRESS,
	RECORD_ID,
	RECORD_COUNT    /* none of these */
};

struct record {
	struct buf fields[RECORD_COUNT];
};

void record_init(struct record *r);
void record_release(struct record *r);
void record_clear(struct record *r);

/*
 * By its name: "publishedAt" and "published_at" are one.  What the user says
 * ("title=headline,text=story", empty if nothing) goes before what is guessed.
 * RECORD_COUNT if it is not known.
 */
enum record_field record_field_of(struct str said, struct str name);
/* Takes the first pair off what the user says; false at its end. */
bool record_next_said(struct str *said, enum record_field *field, struct str *name);
/* Is that what a user may say? */
bool record_fields_are(struct str said);
/* A date in one of its forms, or seconds or milliseconds since 1970. */
struct day record_day(struct str said, struct clock *clock);
/* Is a value that is called so to be kept: none is yet, or only a date that is none? */
bool record_wants(const struct record *r, enum record_field field);
bool record_is_empty(const struct record *r);
/* Of a record without a text the title is one, as an entry of a feed has no more at
 * times. */
void record_tell_title(struct record *r);
/* That n records of a paper, the first of them in this line, are no articles, which
 * counts as skipped; nothing if n is 0. */
void record_say_others(struct intake *in, struct str path, uint32_t line, size_t n);
/* True if a list of records with these fields may be articles. */
bool record_is_article(const struct record *r);

/*
 * Reads the record as an article: as an entry of the container, called after
 * its id or address, or as all there is in it.
 *
 * errors  EMPTY, without a sentence, when it has no text
 */
enum status record_give(struct intake *in, const struct record *r,
                        struct str container, bool is_alone) MUST_USE;

#endif
