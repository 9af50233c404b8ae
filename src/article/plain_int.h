/* SPDX-License-Identifier: MIT */
/*
 * Plain text on its way to an article: cut into blocks (blocks.c), which are
 * then told apart by what they say and where they stand (dateline.c, meta.c,
 * headline.c, furniture.c).  Each step only fills what it is responsible for.
 */
#ifndef ARTICLE_PLAIN_INT_H
#define ARTICLE_PLAIN_INT_H

#include "article/article.h"
#include "article/clock.h"
#include "article/date.h"
#include "text/vec.h"

struct draft {
	struct span at;       /* [B], no white space at its ends */
	enum block_kind kind;
	bool is_settled;      /* kind is known; nobody looks again */
	bool is_after_blank;  /* an empty line, or the text's start, before it */
	bool is_item;         /* began with a bullet or a number */
	bool ends_sentence;   /* . ! ? … : or the like, closing quotes passed */
	bool ends_colon;      /* … and it was a colon */
	bool has_lower;       /* a lower-case letter */
	bool has_upper;
	bool starts_lower;    /* its first letter is lower case */
	bool has_digit;
	bool is_said;         /* furniture by its words; known if is_asked */
	bool is_said_inside;  /* … but by words inside it, not its first */
	bool is_announcer;   /* … and they announce a list of other articles */
	bool is_pause;        /* … and they interrupt the text, which goes on */
	bool is_asked;
	uint32_t nline;       /* lines it was made from */
	uint32_t nchar;       /* code points */
	uint32_t nword;
	enum block_sign sign; /* as in struct block, from markup alone */
	uint32_t number;
	char numbering;
	uint8_t depth;
	bool keeps_lines;
	bool is_row;          /* of a table, from markup alone */
};

static inline struct block
draft_block(const struct draft *b)
{
	return (struct block){
		.at = b->at, .kind = b->kind, .sign = b->sign, .number = b->number,
		.numbering = b->numbering,
		.depth = b->depth, .keeps_lines = b->keeps_lines,
	};
}

/* How sure a publication date is; the surest wins, the first among equals. */
enum date_rank {
	RANK_NONE,
	RANK_PART,     /* a dateline without a year */
	RANK_UPDATED,  /* "Updated: …" */
	RANK_TITLE,    /* the end of the title, or of the first paragraph */
	RANK_FOOT,     /* "Published: …" below the text */
	RANK_DATELINE, /* "BALI, 21 February 2019 –" */
	RANK_LINE,     /* a line of its own above the text */
	RANK_FIELD     /* "Date: …", "Published: …" above the text */
};

enum source_rank {
	SOURCE_NONE,
	SOURCE_ADDRESS, /* the host of a web address */
	SOURCE_RIGHTS,  /* "All rights reserved by …" */
	SOURCE_LINE,    /* "Source: …", "Via …" */
	SOURCE_DATELINE /* "/TASS/", "(Reuters)" */
};

struct plain {
	struct str text;
	VEC(struct draft) blocks;
	size_t first;      /* first block of reading text; blocks.len if none */
	size_t last;       /* last one; only if first < blocks.len */
	struct span title; /* SPAN_NONE if none */
	struct day date;
	struct span date_at;
	enum date_rank date_rank;
	struct clock clock; /* beside the date */
	struct day updated; /* DAY_NONE if not said */
	struct span updated_at;
	struct clock updated_clock;
	struct str source; /* borrowed from the text, as all that follows */
	enum source_rank source_rank;
	struct str agency; /* of the dateline, a byline or a credit; or empty */
	struct str author; /* of a byline, a credit or a field; or empty */
	struct str address; /* of the article itself, or empty */
	struct buf reporters; /* several that do not stand together in the text */
	struct span subtitle; /* SPAN_NONE if none */
};

static inline struct str
draft_text(const struct plain *p, const struct draft *b)
{
	return str_at(p->text, b->at);
}

static inline void
draft_settle(struct draft *b, enum block_kind kind)
{
	b->kind = kind;
	b->is_settled = true;
}

/* plain.c: kept if surer than what was found before. */
void plain_found_date(struct plain *p, struct day day, struct span at,
                      enum date_rank rank);
void plain_found_source(struct plain *p, struct str source,
                        enum source_rank rank);

/* When it was changed last; the first place that says so. */
void plain_found_update(struct plain *p, struct day day, struct span at);
void plain_found_author(struct plain *p, struct str author);
/* Where it was published: the first address that leads further than to a site. */
void plain_found_address(struct plain *p, struct str address);
/* Nothing is known yet. */
void plain_init(struct plain *p, struct str text);
void plain_release(struct plain *p);
/* What a format found in its text besides title and source, as facts; those
 * that are set already stay. Strings live in `arena`. */
void plain_facts(const struct plain *p, struct fact facts[FACT_COUNT],
                 struct arena *arena);

/* blocks.c: cuts p->text into p->blocks, all of kind PARAGRAPH or ITEM. */
void blocks_find(struct plain *p);

/* lines.c: what a span of text looks like; fills all but kind and nline. */
void draft_measure(struct str text, struct draft *b);
/* A known field at the start of a line ("Title:", "Date:"); its name in lower
 * case, and where its value begins. NULL if there is none. */
const char *field_name(struct str line, size_t *value);

/* date_line.c: the first day of a month written between two offsets. */
bool plain_find_day(struct str text, uint32_t from, uint32_t to,
                    struct date_expr *e);

/* dateline.c: place, day and agency before the first sentence; a block of
 * which the dateline is all is settled as META. */
bool dateline_read(struct plain *p, struct draft *b);
/* The same of a day behind the last sentence of the first paragraph. */
void dateline_read_end(struct plain *p, const struct draft *b);
/* date_line.c: a line that is a date and little else. */
bool date_line_read(struct plain *p, struct draft *b, bool is_above);
/* Whether the text begins in the scripts of China, Japan and Korea, where the year of a
 * date is the first. */
bool plain_is_eastern(struct str text);
/* The same in other languages than English: "publié le 12 mars 2019". */
bool foreign_line_read(struct plain *p, struct draft *b, bool is_above);
/* A date at the end of the title: "…, Moscow, July 23, 2016". */
void title_date_read(struct plain *p);

/* meta.c: "https://www.example.org/a/b" gives "example.org"; empty if there is
 * no host in it. */
struct str plain_host(struct str address);
/* Fields, source lines, bylines, credits; settles them as META. */
bool meta_read(struct plain *p, struct draft *b, bool is_above);
/* The first day of a field's value between two offsets. */
bool plain_field_day(const struct plain *p, uint32_t from, uint32_t to,
                     struct date_expr *e);
/* "© 2016 X", "All rights reserved by X": furniture that names a source. */
bool meta_read_rights(struct plain *p, struct draft *b);

/* byline.c: a name as written after "By", up to what is no name any more; empty if
 * it is an agency's. */
struct str plain_author(struct str s);
/* The same of several, as far as all are names, the last joined by "and"; else the
 * first of them. */
struct str plain_authors(struct str s);
/* "By Anna Smith", "Anna Smith, Staff Writer": above the text. */
bool byline_read(struct plain *p, struct draft *b);
/* "Anna Smith in Riga", where the line below is a date; more than a name. */
bool byline_above_date(struct plain *p, struct draft *b);
/* The names of such a line, or empty. */
struct str byline_placed(struct str s);
/* "(Reporting by …; Editing by …)" */
bool byline_credit(struct plain *p, struct draft *b);
/* "— Anna Smith, AP": below the text. */
bool byline_signed(struct plain *p, struct draft *b);
/* Of the last blocks of a page, who signed it, where nobody is known. */
void byline_at_foot(struct plain *p);

/* headline.c: the title, and what stands above and below it. */
void headline_find(struct plain *p);

/* furniture_said.c: by its words. */
bool furniture_says(const struct plain *p, struct draft *b);
/* furniture.c: a line that is a bar of a page: a rule, a menu, a switch of languages. */
bool furniture_is_bar(const struct plain *p, const struct draft *b);
/* By place and shape, over the whole article; headings in the body, too. */
void furniture_find(struct plain *p);

#endif
