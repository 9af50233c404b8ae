/* SPDX-License-Identifier: MIT */
/*
 * One text with its metadata, frozen.  The text is the UTF-8 that every offset
 * in the program refers to and that `entente text` prints; for a UTF-8 file it
 * is the file, byte for byte.  Blocks divide it into paragraphs of several
 * sorts; what lies between blocks is white space.
 */
#ifndef ARTICLE_ARTICLE_H
#define ARTICLE_ARTICLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "article/links.h"
#include "text/buf.h"
#include "text/day.h"
#include "text/diag.h"
#include "text/span.h"
#include "text/status.h"
#include "text/str.h"

enum block_kind {
	BLOCK_TITLE,     /* the article's title (one block at most) */
	BLOCK_HEADING,   /* subtitle, section heading */
	BLOCK_META,      /* date line, byline, source line */
	BLOCK_PARAGRAPH, /* reading text */
	BLOCK_ITEM,      /* list item, row of a table */
	BLOCK_QUOTE,     /* reading text that somebody else said */
	BLOCK_CAPTION,   /* below a picture or a table */
	BLOCK_FURNITURE  /* menu, cookie notice, share line: kept, folded */
};

/* What is drawn before an item that has no bullet or number in its text. */
enum block_sign {
	SIGN_NONE,
	SIGN_BULLET,
	SIGN_NUMBER
};

struct block {
	struct span at;       /* [B] of the text, no white space at its ends */
	enum block_kind kind;
	enum block_sign sign; /* of an item */
	uint32_t number;      /* … if that is SIGN_NUMBER */
	char numbering;       /* … 'a', 'A', 'i' or 'I', as HTML has it, or 0: figures */
	uint8_t depth;        /* lists (of a quotation: quotations) it stands in, as
	                       * far as markup says so */
	bool keeps_lines;     /* its line ends, and blanks in a row, are the author's:
	                       * verse, addresses, code */
};

/* Lists and quotations that are told apart. */
#define BLOCK_DEPTH_MAX 15

/* The number of an item, as its list counts: "4", "d", "iv". */
void block_add_number(struct buf *out, const struct block *b);

struct article;

/* What may be known about an article besides its text, and who said so. */
enum fact_name {
	FACT_TITLE,
	FACT_SUBTITLE,
	FACT_AUTHOR,    /* several are joined by ", " */
	FACT_SOURCE,    /* agency, site or publisher */
	FACT_PUBLISHED, /* ISO 8601, as exact as said: "2019-11-18T14:05:00-05:00" */
	FACT_UPDATED,   /* the same */
	FACT_LANGUAGE,  /* as in BCP 47, "en-GB" */
	FACT_ADDRESS,   /* where it was published: the page's own address */
	FACT_AGENCY,    /* who wrote it for others: "Reuters", "TASS" */
	FACT_CHARSET,   /* what its bytes were read as: "UTF-8" */
	FACT_COUNT
};

enum origin {
	ORIGIN_NONE,      /* nobody: the fact is not known */
	ORIGIN_TEXT,      /* the text, by its shape and place */
	ORIGIN_FIELD,     /* a field of the text: "Date: …", front matter */
	ORIGIN_LINKED,    /* linked data of a page (JSON-LD of schema.org) */
	ORIGIN_META,      /* the head of a page: <meta>, OpenGraph, <title> */
	ORIGIN_MARKUP,    /* elements of a page: <h1>, <time>, rel=author */
	ORIGIN_ADDRESS,   /* a web address */
	ORIGIN_CONTAINER, /* what it came in: a mail's head, a feed's entry */
	ORIGIN_FILE,      /* the file's name */
	ORIGIN_DATELINE,  /* the text: "BALI, 21 February 2019 –" */
	ORIGIN_BYLINE,    /* the text: "By Anna Smith", a credit at its foot */
	ORIGIN_GUESS,     /* by statistics */
	ORIGIN_USER,      /* somebody said so: an option, a correction */
	ORIGIN_CHANGE,    /* of the day: nobody says another than that of a change */
	ORIGIN_COUNT
};

struct fact {
	struct str value;  /* empty if not known */
	enum origin from;
};

/* What a format found; spans lie in the text, SPAN_NONE where nothing was. */
struct article_parts {
	struct str path;   /* as the user may open it again; copied */
	struct str text;   /* valid UTF-8; copied */
	struct span title; /* a title found in the text */
	struct day date;   /* publication, as far as the text says; DAY_NONE; made
	                    * full by the path where that fits (named_day.h) */
	struct span date_at;
	struct str source; /* agency, site or publisher; copied; may be empty */
	const struct block *blocks; /* in text order, not overlapping; copied */
	size_t nblock;
	/* In text order, not overlapping; copied.  Addresses that the text itself
	 * spells out need not be among them. */
	const struct article_link *links;
	size_t nlink;
	bool is_marked_up; /* markup says what is title and what is text */
	/* Copied.  Title, date and source are taken from the fields above where
	 * they are empty here. */
	struct fact facts[FACT_COUNT];
};

/*
 * owner   the caller's; article_free()
 * errors  none: parts are asserted to be consistent
 */
struct article *article_new(const struct article_parts *parts);
void article_free(struct article *a);

/* All borrowed from the article. */
struct str article_path(const struct article *a);
struct str article_text(const struct article *a);
/* The title's bytes; the first words of the body when there is none; the
 * file's name when there is no text. Never empty. */
struct str article_title(const struct article *a);
struct span article_title_at(const struct article *a); /* or SPAN_NONE */
struct day article_date(const struct article *a);
struct span article_date_at(const struct article *a); /* or SPAN_NONE */
struct str article_source(const struct article *a);
/* Borrowed from the article; empty and ORIGIN_NONE if not known. */
struct fact article_fact(const struct article *a, enum fact_name name);
/* "subtitle", "linked data". */
const char *fact_name_of(enum fact_name name);
const char *origin_name(enum origin origin);
/* True of what the running text itself says. */
bool origin_is_text(enum origin origin);
/* True if markup said what is title and what is text. */
bool article_is_marked_up(const struct article *a);
const struct block *article_blocks(const struct article *a, size_t *n);
/* Index of the block that holds byte `off`, or of the next one after it; the
 * number of blocks if there is none. */
size_t article_block_at(const struct article *a, uint32_t off);
/* What leads elsewhere, in text order, not overlapping: what was a link where the
 * article was read, except in furniture, and web addresses in the text. */
const struct article_link *article_links(const struct article *a, size_t *n);
/* Index of the link that holds byte `off`, or of the next one after it; the number
 * of links if there is none. */
size_t article_link_at(const struct article *a, uint32_t off);
/* 64-bit hash of the text: identity by content, not by path. */
uint64_t article_hash(const struct article *a);
/* Words outside furniture, for reading times. */
uint32_t article_words(const struct article *a);

/* The running text, blocks separated by one empty line: without furniture and
 * captions; of a page without the lines that its markup says are title, date
 * or author, too, which have fields of their own. */
void article_body(const struct article *a, struct buf *out);
/* Line and column, both from 1, column in [B], of a byte of the text. */
void article_line_col(const struct article *a, uint32_t off, uint32_t *line,
                      uint32_t *col);
/* [B] of the first byte of a line, counted from 1; past the last one: of that. */
uint32_t article_line_start(const struct article *a, uint32_t line);

#endif
