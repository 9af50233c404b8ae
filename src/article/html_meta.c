/* SPDX-License-Identifier: MIT */
/*
 * What a page's head says about the article (<meta>, <link>, <title>), and what
 * elements say that name themselves (<time>, rel=author, itemprop).  The first
 * row of the table that has a value wins; linked data was read before and wins
 * over all of them.
 * source  ogp.me, schema.org, Dublin Core; names of content management systems
 */
#include "article/html_int.h"

#include "text/utf8.h"

#include "text/banned.h"

enum {
	VALUE_LONG = 600 /* [B] of a fact; longer ones are something else */
};

void
html_facts_init(struct html_facts *f)
{
	arena_init(&f->arena);
	f->body = STR_EMPTY;
	f->site = STR_EMPTY;
	for (int i = 0; i < FACT_COUNT; i++)
		f->facts[i] = (struct fact){STR_EMPTY, ORIGIN_NONE};
}

void
html_facts_release(struct html_facts *f)
{
	arena_release(&f->arena);
}

/* "&amp;", "&#39;" that were escaped once too often. */
static size_t
entity_at(struct str s, uint32_t *cp)
{
	static const struct {
		const char *name;
		uint32_t cp;
	} names[] = {
		{"&amp;", '&'}, {"&quot;", '"'}, {"&apos;", '\''}, {"&lt;", '<'},
		{"&gt;", '>'}, {"&nbsp;", ' '}, {"&rsquo;", 0x2019},
		{"&lsquo;", 0x2018}, {"&ldquo;", 0x201C}, {"&rdquo;", 0x201D},
		{"&ndash;", 0x2013}, {"&mdash;", 0x2014}, {"&hellip;", 0x2026},
	};
	uint32_t base = 10;
	size_t i = 2;

	for (size_t k = 0; k < sizeof names / sizeof *names; k++) {
		if (str_starts(s, str_of(names[k].name))) {
			*cp = names[k].cp;
			return strlen(names[k].name);
		}
	}
	if (!str_starts(s, STR_LIT("&#")))
		return 0;
	if (s.len > 2 && (s.ptr[2] | 0x20) == 'x') {
		base = 16;
		i++;
	}
	for (*cp = 0; i < s.len && i < 9 && s.ptr[i] != ';'; i++) {
		char c = (char)(s.ptr[i] | 0x20);
		uint32_t digit = s.ptr[i] >= '0' && s.ptr[i] <= '9'
		                 ? (uint32_t)(s.ptr[i] - '0')
		                 : c >= 'a' && c <= 'f' ? (uint32_t)(c - 'a' + 10) : 99;

		if (digit >= base)
			return 0;
		*cp = *cp * base + digit;
	}
	if (i >= s.len || s.ptr[i] != ';' || *cp < ' ' || *cp > 0x10FFFF
	    || (*cp >= 0xD800 && *cp < 0xE000))
		return 0;
	return i + 1;
}

static struct str
resolved(struct arena *arena, struct str s)
{
	struct buf b;
	struct str out;
	size_t len;

	buf_init(&b);
	for (size_t i = 0; i < s.len; i += len) {
		char bytes[4];
		uint32_t cp;

		len = s.ptr[i] == '&' ? entity_at(str_sub(s, i, s.len), &cp) : 0;
		if (len > 0) {
			buf_add(&b, str_from(bytes, utf8_put(bytes, cp)));
		} else {
			buf_add_char(&b, s.ptr[i]);
			len = 1;
		}
	}
	out = arena_str(arena, str_trim(buf_str(&b)));
	buf_release(&b);
	return out;
}

/* Templates that were not filled in, and words that say nothing. */
static bool
is_empty_word(struct str s)
{
	static const char *const words[] = {
		"null", "undefined", "none", "n/a", "admin", "administrator",
		"unknown", "anonymous", "author", "staff",
	};

	if (s.len == 0 || str_find(s, STR_LIT("{{")) != SIZE_MAX)
		return true;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (str_eq_nocase(s, str_of(words[i])))
			return true;
	}
	return false;
}

/* A word of a date or of a button, which ends a name. */
static bool
ends_author(struct str word)
{
	static const char *const words[] = {
		"january", "february", "march", "april", "june", "july",
		"august", "september", "october", "november", "december", "jan",
		"feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct",
		"nov", "dec", "published", "updated", "posted", "follow", "email",
		"monday", "tuesday", "wednesday", "thursday", "friday",
		"saturday", "sunday",
	};
	char first = word.ptr[0];

	if ((first >= '0' && first <= '9') || first == '@' || first == '|')
		return true;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (str_eq_nocase(word, str_of(words[i])))
			return true;
	}
	return false;
}

/* "by Anna Smith @anna Nov 18, 2019 • 2 min read" is Anna Smith. */
static struct str
author_name(struct str s)
{
	struct str rest;
	struct str word;

	if (str_eq_nocase(str_sub(s, 0, 3), STR_LIT("by ")))
		s = str_trim(str_sub(s, 3, s.len));
	rest = s;
	while (rest.ptr && str_cut(&rest, ' ', &word)) {
		if (word.len > 0 && word.ptr > s.ptr && ends_author(word))
			return str_trim(str_sub(s, 0, (size_t)(word.ptr - s.ptr)));
	}
	return s;
}

void
html_found(struct html_facts *f, enum fact_name name, struct str value,
           enum origin from)
{
	struct fact *fact = &f->facts[name];
	bool is_address = str_find(value, STR_LIT("://")) != SIZE_MAX;

	value = str_trim(value);
	if (fact->value.len > 0 || value.len > VALUE_LONG || is_empty_word(value))
		return;
	/* Authors and sites are given as links to their pages, too. */
	if (is_address != (name == FACT_ADDRESS) && name != FACT_TITLE
	    && name != FACT_SUBTITLE)
		return;
	if ((name == FACT_PUBLISHED || name == FACT_UPDATED) && !html_is_date(value))
		return;
	if ((name == FACT_PUBLISHED || name == FACT_UPDATED)
	    && !(value.len >= 8 && value.ptr[0] >= '0' && value.ptr[0] <= '9'))
		from = ORIGIN_META; /* words, to be read as a date later */
	/* A site's name as its account has it. */
	if (name == FACT_SOURCE && value.len > 1 && value.ptr[0] == '@')
		value = str_sub(value, 1, value.len);
	if (name == FACT_SOURCE && str_eq_nocase(str_sub(value, 0, 4), STR_LIT("www.")))
		value = str_sub(value, 4, value.len);
	if (name == FACT_AUTHOR)
		value = author_name(value);
	*fact = (struct fact){resolved(&f->arena, value), from};
}

struct meta_row {
	const char *name; /* of name=, property= or itemprop=, in lower case */
	enum fact_name fact;
};

/* In the order of trust. */
static const struct meta_row metas[] = {
	{"og:title", FACT_TITLE},
	{"twitter:title", FACT_TITLE},
	{"sailthru.title", FACT_TITLE},
	{"parsely-title", FACT_TITLE},
	{"dc.title", FACT_TITLE},
	{"dcterms.title", FACT_TITLE},
	{"headline", FACT_TITLE},
	{"article:published_time", FACT_PUBLISHED},
	{"og:article:published_time", FACT_PUBLISHED},
	{"og:published_time", FACT_PUBLISHED},
	{"datepublished", FACT_PUBLISHED},
	{"parsely-pub-date", FACT_PUBLISHED},
	{"sailthru.date", FACT_PUBLISHED},
	{"cxenseparse:recs:publishtime", FACT_PUBLISHED},
	{"cxenseparse:publishtime", FACT_PUBLISHED},
	{"article.published", FACT_PUBLISHED},
	{"published-date", FACT_PUBLISHED},
	{"publish-date", FACT_PUBLISHED},
	{"publish_date", FACT_PUBLISHED},
	{"publishdate", FACT_PUBLISHED},
	{"publication_date", FACT_PUBLISHED},
	{"publication-date", FACT_PUBLISHED},
	{"pubdate", FACT_PUBLISHED},
	{"pub_date", FACT_PUBLISHED},
	{"pub-date", FACT_PUBLISHED},
	{"displaydate", FACT_PUBLISHED},
	{"article_date_original", FACT_PUBLISHED},
	{"originalpublicationdate", FACT_PUBLISHED},
	{"ptime", FACT_PUBLISHED},
	{"dc.date.issued", FACT_PUBLISHED},
	{"dcterms.issued", FACT_PUBLISHED},
	{"dc.date.created", FACT_PUBLISHED},
	{"dcterms.created", FACT_PUBLISHED},
	{"dc.date", FACT_PUBLISHED},
	{"dcterms.date", FACT_PUBLISHED},
	{"citation_publication_date", FACT_PUBLISHED},
	{"citation_date", FACT_PUBLISHED},
	{"datecreated", FACT_PUBLISHED},
	{"article.created", FACT_PUBLISHED},
	{"date", FACT_PUBLISHED},
	{"article:modified_time", FACT_UPDATED},
	{"og:updated_time", FACT_UPDATED},
	{"datemodified", FACT_UPDATED},
	{"lastmod", FACT_UPDATED},
	{"last-modified", FACT_UPDATED},
	{"article.updated", FACT_UPDATED},
	{"dcterms.modified", FACT_UPDATED},
	{"parsely-author", FACT_AUTHOR},
	{"sailthru.author", FACT_AUTHOR},
	{"author", FACT_AUTHOR},
	{"article:author", FACT_AUTHOR},
	{"article:author_name", FACT_AUTHOR},
	{"byl", FACT_AUTHOR},
	{"dc.creator", FACT_AUTHOR},
	{"dcterms.creator", FACT_AUTHOR},
	{"citation_author", FACT_AUTHOR},
	{"og:site_name", FACT_SOURCE},
	{"application-name", FACT_SOURCE},
	{"dc.publisher", FACT_SOURCE},
	{"dcterms.publisher", FACT_SOURCE},
	{"article:publisher", FACT_SOURCE},
	{"publisher", FACT_SOURCE},
	{"og:url", FACT_ADDRESS},
	{"content-language", FACT_LANGUAGE},
	{"inlanguage", FACT_LANGUAGE},
	{"dc.language", FACT_LANGUAGE},
	{"og:locale", FACT_LANGUAGE},
};

enum { NMETA = sizeof metas / sizeof *metas };

/* Values of the table's rows as met on the page. */
struct met {
	struct str values[NMETA];
	enum origin from[NMETA];
};

static void
meet(struct met *m, struct str name, struct str value, enum origin from)
{
	for (size_t i = 0; name.len > 0 && i < NMETA; i++) {
		if (str_eq_nocase(name, str_of(metas[i].name)) && m->values[i].len == 0) {
			m->values[i] = str_trim(value);
			m->from[i] = from;
		}
	}
}

/* What an element holds: its content or datetime, or its text. */
static struct str
held(const struct html_page *p, uint32_t node, struct html_facts *f)
{
	struct str s = html_attr(&p->tree, node, ATTR_CONTENT);
	struct buf b;

	if (s.len == 0)
		s = html_attr(&p->tree, node, ATTR_DATETIME);
	if (s.len > 0)
		return s;
	buf_init(&b);
	html_text(&p->tree, node, &b);
	s = b.len <= VALUE_LONG ? arena_str(&f->arena, buf_str(&b)) : STR_EMPTY;
	buf_release(&b);
	return s;
}

/* The name of a publisher that is described by elements of its own, or what the
 * element holds. */
static struct str
held_name(const struct html_page *p, uint32_t node, struct html_facts *f)
{
	for (uint32_t i = node + 1; i < p->tree.nodes.ptr[node].end; i++) {
		if (p->tree.nodes.ptr[i].tag != TAG_TEXT
		    && str_eq_nocase(html_attr(&p->tree, i, ATTR_ITEMPROP), STR_LIT("name")))
			return held(p, i, f);
	}
	return held(p, node, f);
}

static bool
has_word(struct str words, const char *word)
{
	struct str rest = words;
	struct str one;

	while (rest.ptr && str_cut(&rest, ' ', &one)) {
		if (str_eq_nocase(one, str_of(word)))
			return true;
	}
	return false;
}

static bool
is_in_head(const struct html_tree *t, uint32_t node)
{
	while (node != 0 && t->nodes.ptr[node].tag != TAG_HEAD)
		node = t->nodes.ptr[node].parent;
	return node != 0;
}

static void
meet_node(const struct html_page *p, uint32_t node, struct met *m,
          struct html_facts *f)
{
	const struct html_tree *t = &p->tree;
	struct str prop = html_attr(t, node, ATTR_ITEMPROP);

	if (t->nodes.ptr[node].tag == TAG_META) {
		struct str content = html_attr(t, node, ATTR_CONTENT);

		meet(m, html_attr(t, node, ATTR_NAME), content, ORIGIN_META);
		meet(m, html_attr(t, node, ATTR_PROPERTY), content, ORIGIN_META);
	}
	if (prop.len == 0 || t->nodes.ptr[node].end - node >= 64
	    || str_find(prop, STR_LIT("articleBody")) != SIZE_MAX)
		return;
	meet(m, prop, str_eq_nocase(prop, STR_LIT("publisher")) ? held_name(p, node, f)
	                                                        : held(p, node, f),
	     is_in_head(t, node) ? ORIGIN_META : ORIGIN_MARKUP);
}

/* "en_GB" is "en-GB". */
static void
mend_language(struct html_facts *f)
{
	struct fact *l = &f->facts[FACT_LANGUAGE];
	struct buf b;

	buf_init(&b);
	for (size_t i = 0; i < l->value.len && i < 16; i++)
		buf_add_char(&b, l->value.ptr[i] == '_' ? '-' : l->value.ptr[i]);
	l->value = arena_str(&f->arena, buf_str(&b));
	buf_release(&b);
}

void
html_meta(const struct html_page *p, struct html_facts *f)
{
	const struct html_tree *t = &p->tree;
	struct met m;

	for (size_t i = 0; i < NMETA; i++) {
		m.values[i] = STR_EMPTY;
		m.from[i] = ORIGIN_META;
	}
	for (uint32_t i = 1; i < t->nodes.len; i++) {
		const struct html_node *n = &t->nodes.ptr[i];

		if (n->tag == TAG_TEXT || n->len == 0)
			continue;
		meet_node(p, i, &m, f);
		if (n->tag == TAG_HTML)
			html_found(f, FACT_LANGUAGE, html_attr(t, i, ATTR_LANG), ORIGIN_MARKUP);
		if (n->tag == TAG_LINK && has_word(html_attr(t, i, ATTR_REL), "canonical"))
			html_found(f, FACT_ADDRESS, html_attr(t, i, ATTR_HREF), ORIGIN_META);
		if (n->tag == TAG_A && has_word(html_attr(t, i, ATTR_REL), "author"))
			meet(&m, STR_LIT("byl"), held(p, i, f), ORIGIN_MARKUP);
	}
	for (size_t i = 0; i < NMETA; i++)
		html_found(f, metas[i].fact, m.values[i], m.from[i]);
	html_found(f, FACT_SOURCE, f->site, ORIGIN_LINKED);
	mend_language(f);
}
