/* SPDX-License-Identifier: MIT */
/*
 * What a word processor wrote, as paragraphs of kinds, until it is an article.
 * The readers of such files (RTF, Word, OpenDocument) add text and end
 * paragraphs; what is made of them is the same for all: where the writer used
 * headings, those say what is what; else the text is read as plain text is.
 */
#ifndef ARTICLE_WRITTEN_INT_H
#define ARTICLE_WRITTEN_INT_H

#include <stdbool.h>

#include "article/intake.h"
#include "article/links.h"
#include "text/arena.h"
#include "text/vec.h"

enum written_kind {
	WRITTEN_PARAGRAPH,
	WRITTEN_TITLE,
	WRITTEN_HEADING,
	WRITTEN_ITEM,
	WRITTEN_ROW
};

struct written_links {
	struct article_link *ptr;
	size_t len;
	size_t cap;
};

struct written {
	struct buf line;   /* the paragraph that is being added to; UTF-8 */
	struct buf note;   /* the footnote; UTF-8 */
	struct buf title;  /* as the file's properties have it */
	struct buf author; /* the same */
	struct buf plain;  /* all so far, paragraphs parted by empty lines */
	struct buf markup; /* the same as elements */
	struct buf notes;  /* footnotes, which come behind the text */
	struct arena arena; /* of addresses */
	struct written_links here;       /* of w->line */
	struct written_links links;      /* of w->plain */
	struct written_links note_links; /* of w->notes, and behind those of w->note */
	size_t nnote_link;               /* those of w->notes */
	struct article_link open;        /* .to is empty if none is */
	struct article_link note_open;   /* the same in w->note */
	enum written_kind last;
	bool has_headings;
};

void written_init(struct written *w);
void written_release(struct written *w);

/* What is added to w->line between these leads there, if that is a whole address. */
void written_link_begin(struct written *w, struct str to);
void written_link_end(struct written *w);
/* The same of what is added to w->note. */
void written_note_link_begin(struct written *w, struct str to);
void written_note_link_end(struct written *w);
/* Ends the paragraph in w->line; one without text is none. */
void written_end(struct written *w, enum written_kind kind);
/* Ends the cell of a row; the row is ended by written_end(). */
void written_end_cell(struct written *w);
/* Ends the footnote in w->note. */
void written_end_note(struct written *w);

/*
 * Gives the whole as one article called `path`; the last paragraph need not be
 * ended.
 *
 * errors  EMPTY (there is no text in it); one DIAG_ERROR sentence in in->d
 */
enum status written_give(struct intake *in, struct written *w, struct str path) MUST_USE;

#endif
