/* SPDX-License-Identifier: MIT */
/*
 * HTML on its way to an article.  The raw page is washed (html_wash.c: scripts,
 * comments and endless attributes go), parsed by libxml2 into a small tree
 * (html_tree.c), written out as lines of text (html_lines.c), of which those
 * that are the article are chosen (html_find.c, html_trim.c); what the markup
 * says about it is read by html_meta.c and html_ld.c.  format_html.c leads.
 *
 * Formats that hold HTML inside (mail, feeds, books, archives) call html_read
 * for each such part: decode the part to UTF-8 first (html_charset says what
 * its markup declares), and say in `struct html_given` what the container
 * knows; an entry that is nothing but the article sets is_whole.
 */
#ifndef ARTICLE_HTML_INT_H
#define ARTICLE_HTML_INT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "article/clock.h"
#include "article/format.h"
#include "text/buf.h"
#include "text/map.h"
#include "text/vec.h"

/* ------------------------------------------------------------------ the door */

/* What is known from outside the page; empty or DAY_NONE where nothing is. */
struct html_given {
	struct str path;    /* the article's name */
	struct str title;   /* these win over what the page says … */
	struct day date;
	struct clock clock; /* of that day */
	struct day updated;
	struct clock updated_clock;
	struct str source;
	struct str author;
	struct str address; /* … and where it was published */
	bool is_whole; /* all of it is the article: only what says so itself is
	                * furniture, nothing by its place on the page */
	bool is_mail;  /* a letter's text rather than a paper's */
	bool says_pictures; /* its writer wrote what they show, as in Markdown */
	const struct article_link *links; /* of a text without markup */
	size_t nlink;
	struct span body; /* of a text without markup: what is above it is about the
	                   * article, what is below it furniture; or of no length */
};

/*
 * Reads one page or part and gives one article to the intake.
 *
 * shape   `text` is valid UTF-8, of any length decode() allows
 * errors  EMPTY (no text in it); one DIAG_ERROR sentence in in->d.  Broken
 *         markup is none: it is read as libxml2 mends it
 */
enum status html_read(struct intake *in, struct str text,
                      const struct html_given *given) MUST_USE;

/* html_date.c: the days given, with their times where these are known, as facts
 * from the container; strings live in `arena`. */
void html_given_dates(const struct html_given *given, struct fact *facts,
                      struct arena *arena);

/* The charset that the markup's first bytes declare, borrowed; or empty. */
struct str html_charset(struct str raw);

/* ---------------------------------------------------------------- html_tags.c */

enum html_tag {
	TAG_TEXT,  /* not an element: a piece of text */
	TAG_OTHER, /* an element that is not in the list */
#define T(name, text, kind) TAG_##name,
#include "article/html_tags.def"
#undef T
	TAG_COUNT
};

enum html_kind {
	HTML_INLINE,
	HTML_BLOCK,
	HTML_VOID,
	HTML_GONE
};

/* Attributes that are kept. */
enum html_attr {
	ATTR_ALT,
	ATTR_ARIA_HIDDEN,
	ATTR_CHARSET,
	ATTR_CLASS,
	ATTR_COLSPAN,
	ATTR_CONTENT,
	ATTR_DATETIME,
	ATTR_HIDDEN,
	ATTR_HREF,
	ATTR_ID,
	ATTR_ITEMPROP,
	ATTR_LANG,
	ATTR_NAME,
	ATTR_PROPERTY,
	ATTR_REL,
	ATTR_REVERSED,
	ATTR_ROLE,
	ATTR_ROWSPAN,
	ATTR_START,
	ATTR_STYLE,
	ATTR_TYPE,
	ATTR_VALUE,
	ATTR_COUNT
};

/* Names in any case; TAG_OTHER and ATTR_COUNT for unknown ones. */
enum html_tag html_tag_of(struct str name);
enum html_attr html_attr_of(struct str name);
const char *html_tag_name(enum html_tag tag);
const char *html_attr_name(enum html_attr attr);
enum html_kind html_kind_of(enum html_tag tag);

/* ---------------------------------------------------------------- html_wash.c */

struct html_washed {
	struct buf markup;       /* what is to be parsed */
	VEC(struct str) ld;      /* contents of JSON-LD scripts; borrowed from
	                          * the text that was washed */
	VEC(struct str) data;    /* the same of scripts that hold data */
	size_t nscriptless;      /* [B] of markup in <noscript> */
	bool is_scriptless;      /* given: such markup is of the page */
};

void html_washed_init(struct html_washed *w);
void html_washed_release(struct html_washed *w);
/* In one pass, linear whatever the input. */
void html_wash(struct str text, struct html_washed *w);

/* ---------------------------------------------------------------- html_tree.c */

/* Nodes stand in document order: the subtree of node i is [i, end). */
struct html_node {
	uint32_t parent;    /* of the root: itself */
	uint32_t end;
	uint32_t text;      /* TAG_TEXT: [B] of tree.text; else first of .attrs */
	uint32_t len;       /* TAG_TEXT: [B]; else how many */
	uint8_t tag;        /* enum html_tag */
};

struct html_attr_value {
	enum html_attr name;
	struct str value; /* the tree's */
};

struct html_tree {
	struct arena arena;
	struct buf text; /* of all text nodes, entities resolved */
	VEC(struct html_node) nodes; /* the first is a root above everything */
	VEC(struct html_attr_value) attrs;
};

enum {
	HTML_DEPTH = 256,     /* elements open at once; deeper ones are laid flat */
	HTML_NODES = 1 << 20  /* nodes of a page; beyond it only text is kept */
};

void html_tree_init(struct html_tree *t);
void html_tree_release(struct html_tree *t);
/* Never fails: whatever comes is a tree. */
void html_parse(struct str markup, struct html_tree *t);

/* The attribute's value, or empty; borrowed from the tree. */
struct str html_attr(const struct html_tree *t, uint32_t node,
                     enum html_attr name);
bool html_has_attr(const struct html_tree *t, uint32_t node,
                   enum html_attr name);
/* All text below a node on one line, white space single; appended. */
void html_text(const struct html_tree *t, uint32_t node, struct buf *out);

/* --------------------------------------------------------------- html_hints.c */

/* What the names of an element say it is. */
enum html_hint {
	HINT_NONE,
	HINT_TEXT,      /* it holds the article */
	HINT_FURNITURE,
	HINT_COMMENTS,  /* readers' */
	HINT_NOTICE,    /* cookies, consent, sign in: laid over the page */
	HINT_CAPTION,
	HINT_META,      /* byline, dates */
	HINT_HIDDEN,
	HINT_ALONE      /* of a word: hidden if it is the whole name */
};

/* The words of assets/markup_words.tsv and the classes met so far. */
struct html_hints {
	struct map words;
	struct map seen;
};

void html_hints_init(struct html_hints *h);
void html_hints_release(struct html_hints *h);
enum html_hint html_hint_of(struct html_hints *h, const struct html_tree *t,
                            uint32_t node);

/* --------------------------------------------------------------- html_lines.c */

/* A line of the page: what stands between two places where a block begins or
 * ends.  Lines stand in document order. */
struct html_line {
	struct span at;      /* [B] of page.text; not empty */
	uint32_t node;       /* the innermost block it stands in */
	uint32_t first;      /* its first text node */
	uint32_t nlink;      /* [B] of it inside links */
	enum block_kind kind;
	enum block_sign sign;
	uint32_t number;     /* as in struct block … */
	char numbering;      /* … this, too */
	uint8_t depth;
	bool is_verbatim;    /* its line ends and blanks are as written */
	bool ends_sentence;
	bool is_kept;        /* part of the article */
};

/* A stretch of a line that is inside a link. */
struct html_link {
	struct span at; /* [B] of page.text, inside one line */
	uint32_t node;  /* the link */
};

/* What is known of a node; as many as there are nodes. */
struct html_mark {
	enum html_hint hint;
	bool has_block;      /* something inside begins a line */
	bool is_meta;        /* its own names say so, in a line, too */
	bool is_out;         /* it and all in it is furniture */
	int64_t value;       /* how much of an article it holds, in [B]; sums up */
	int64_t nread;       /* [B] of lines that read like text */
	bool is_teaser;      /* another article, in short */
	bool is_inside_out;  /* in a box that is worth nothing */
	uint32_t nbyte;      /* [B] of text */
	uint32_t nlink;      /* [B] of it inside links */
};

struct html_page {
	struct html_tree tree;
	struct html_mark *marks;
	struct buf text;     /* the lines, one after the other */
	VEC(struct html_line) lines;
	VEC(struct html_link) links; /* in text order */
	size_t title;        /* the line that is the title, or lines.len */
	bool is_mail;        /* a letter: heads of mails in it are lines of their own */
	bool says_pictures;  /* what all pictures show is text */
	bool is_title_sure;  /* a heading that says what the page's head says */
};

/* Fills text, lines, links, hints and has_block. */
void html_lines(struct html_page *p);
/* The first line that begins at a node or behind it; the number of lines if none does. */
size_t html_line_from(const struct html_page *p, uint32_t node);
/* Lines of a node: the first, and the one after the last. */
void html_lines_of(const struct html_page *p, uint32_t node, size_t *first,
                   size_t *end);

/* html_picture.c: what is written for a picture in `link`, or 0: the tree's; empty if
 * the text can do without it. */
struct str html_picture_says(const struct html_page *p, uint32_t node, uint32_t link,
                             bool is_in_line);
/* The page's. */
struct str html_line_text(const struct html_page *p, size_t i);
/* All of it but a sign or two is in links. */
bool html_is_link(const struct html_line *l);

/* --------------------------------------------------------------- html_shape.c */

/* Text that was wrapped by hand and put between <pre> as it was: more long lines
 * than short ones, and no code. */
bool html_is_prose(const struct html_tree *t, uint32_t node);
/* What small raised text is. */
enum html_raised {
	RAISED_NOT,
	RAISED_FIGURES, /* the sign of a note, in brackets or not, or an exponent */
	RAISED_REMARK   /* "[citation needed]": about the text, in brackets */
};
enum html_raised html_raised_of(const struct html_tree *t, uint32_t node);
/* A link from a note back to its sign: "^", an arrow. */
bool html_leads_back(const struct html_tree *t, uint32_t node);

/* --------------------------------------------------------- html_ld.c, html_meta.c */

/* What the markup says about the article; the arena's. */
struct html_facts {
	struct arena arena;
	struct fact facts[FACT_COUNT];
	struct str body;  /* schema.org articleBody, or empty */
	struct str site;  /* … the name of a WebSite, or empty */
};

void html_facts_init(struct html_facts *f);
void html_facts_release(struct html_facts *f);
/* Kept if nothing is known yet; trimmed, entities that were escaped twice
 * resolved, copied. */
void html_found(struct html_facts *f, enum fact_name name, struct str value,
                enum origin from);
/* One script of linked data; broken JSON is read as far as it goes. */
void html_ld(struct str json, struct html_facts *f);
/* html_saved.c: where the page was saved from, as a comment at its top says. */
void html_saved(struct str text, struct html_facts *f);
/* The head of the page and elements that say what they are. */
void html_meta(const struct html_page *p, struct html_facts *f);
/* html_date.c: whether this says a day, rather than nothing or that none is known. */
bool html_is_date(struct str s);
/* html_date.c: the day that a fact in ISO 8601 or in words means; the fact is
 * dropped if it means none. */
struct day html_mend_date(struct html_facts *f, enum fact_name name);
/* When the article was published, where no fact says so: an element of time
 * near the title, figures there, the address; completes FACT_PUBLISHED. */
struct day html_other_date(const struct html_page *p, struct html_facts *f);
/* The day that is part of a web address, or DAY_NONE. */
struct day html_address_day(struct str address);
/* The time of that day, and a later change, as elements of time near the title say
 * them; completes FACT_PUBLISHED and FACT_UPDATED. */
void html_times(const struct html_page *p, struct day published, struct html_facts *f);
/* "Last updated: 27 January 2022", below the title or at the foot, not before the
 * day of publication; completes FACT_UPDATED. */
void html_updated(const struct html_page *p, struct day published, struct html_facts *f);
/* The text of <title>; the facts' arena's. */
struct str html_head_title(const struct html_page *p, struct html_facts *f);
/* A title in markup becomes its words. */
void html_unmark(struct buf *title);
/* Titles of feeds and exports are text, but editors write "Film <i>Dune</i>" into
 * them. What only has a sign in it ("if a < b") or speaks of a tag has none that ends. */
bool html_is_marked_title(struct str title);
/* html_title.c: offset of what parts a title from the site's name, the last, and
 * what stands behind it; or SIZE_MAX. */
size_t html_last_bar(struct str s, struct str *behind);
/* The part before the first of these, or all there is; false if nothing is left. */
bool html_cut_bar(struct str *rest, struct str *part);
/* "Vortex Cannon Entertainment" of vortexcannon.example: the name of the host
 * written as words. */
bool html_is_host(struct str name, struct str address);
/* Finds the line of the page that is its title; completes FACT_TITLE. */
void html_title(struct html_page *p, struct html_facts *f);

/* html_subtitle.c: the line below the title that is called so; completes
 * FACT_SUBTITLE. */
void html_subtitle(const struct html_page *p, struct html_facts *f);

/* html_author.c: names near the title in elements that are called so; completes
 * FACT_AUTHOR. */
void html_author(const struct html_page *p, struct html_facts *f);

/* ---------------------------------------------------------------- html_find.c */

/* The node that holds the article and as little else as possible; sets value,
 * nread, nbyte, nlink.  Wants the title.  0 if there is no telling: the whole
 * page, as it is if all of it is the article. */
uint32_t html_find(struct html_page *p, bool is_whole);

/* --------------------------------------------------------------- html_above.c */

/* The line above the text that is the likeliest title, of those from `from` on; the
 * number of lines if none is.  *text is the first sentence of `root` behind `from`. */
size_t html_title_above(const struct html_page *p, uint32_t root, size_t from, size_t *text);

/* ---------------------------------------------------------------- html_site.c */

/* The site's name as it stands behind the title in <title>; the facts' arena's, or
 * empty.  Sure if it holds the rights, too, is the way home, or the host is called so. */
struct str html_site_name(const struct html_page *p, struct html_facts *f, bool *is_sure);
/* The title where the page marks none: what stands right above the text, unless
 * <title> says something that is not the name of the site. */
void html_find_untitled(struct html_page *p, struct html_facts *f, uint32_t root);
/* Another title, below the one that was found, if that is the site's name and
 * `root` is the article; the name completes FACT_SOURCE. */
void html_leave_site(struct html_page *p, struct html_facts *f, uint32_t root);

/* ---------------------------------------------------------------- html_trim.c */

/* Sets is_kept of the lines of `root` that are the article. */
void html_trim(struct html_page *p, uint32_t root, bool is_whole);

/* ---------------------------------------------------------------- html_said.c */

/* Whether the article is `body`, the text that linked data gives (or empty), rather
 * than the lines that are kept: these are nothing beside it, or its beginning. */
bool html_is_said(const struct html_page *p, struct str body);

#endif
