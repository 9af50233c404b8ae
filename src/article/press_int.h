/* SPDX-License-Identifier: MIT */
/*
 * What databases of the press (Nexis, Factiva, ProQuest) hand out: many articles
 * in one text, each with its fields around it.  press.c parts the text,
 * press_entry.c and press_coded.c read one article of it.
 */
#ifndef ARTICLE_PRESS_INT_H
#define ARTICLE_PRESS_INT_H

#include "article/clock.h"
#include "article/intake.h"
#include "text/arena.h"
#include "text/vec.h"

/* Where a line belongs. */
enum press_part {
	PRESS_GONE,  /* the title, which is put before everything; page heads */
	PRESS_HEAD,  /* fields above the text */
	PRESS_BODY,
	PRESS_FOOT   /* fields below it */
};

struct press_line {
	struct str s;         /* without white space at its ends; not empty */
	bool is_after_blank;
	bool is_continued;    /* of a field, goes on with it */
	enum press_part part;
};

/* One article; strings are borrowed from its text or live in `arena`. */
struct press_entry {
	struct arena arena;
	VEC(struct press_line) lines;
	struct str title;
	struct str source;
	struct str author;
	struct str address;
	struct day date;
	struct clock clock;
};

/* press.c: is it such a text?  Looks at its beginning, and further only if that
 * says so. */
bool press_is(struct str text);
/*
 * Gives its articles: as entries of the container `path`, or as all there is in it.
 *
 * shape   `text` is UTF-8, and press_is()
 * errors  EMPTY (there is no article in it); one DIAG_ERROR sentence in in->d
 */
enum status press_read(struct intake *in, struct str text, struct str path) MUST_USE;

/* "812 words" */
bool press_is_count(struct str line);

void press_entry_init(struct press_entry *e);
void press_entry_release(struct press_entry *e);
/* press_entry.c: false if no article is in it. */
bool press_entry_read(struct press_entry *e, struct str text);
/* press_coded.c: the lines of Factiva, by their codes ("HD …") or their order; sets
 * the parts of all lines.  False if they are not of that kind. */
bool press_read_coded(struct press_entry *e);
bool press_read_counted(struct press_entry *e);
/* "Copyright 2024 Lake Post", "All Rights Reserved" */
bool press_is_rights(struct str s);
/* "By Anna Lind; Boris Ray contributed" names Anna Lind. */
struct str press_author(struct str s);

#endif
