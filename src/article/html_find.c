/* SPDX-License-Identifier: MIT */
/*
 * Where on the page the article is.  Every line is worth its bytes if it reads
 * like text and costs them if it reads like a menu; what stands above the
 * title, teasers of other articles and boxes that call themselves furniture are
 * worth nothing; a node is worth what is in it.  The article is the node worth
 * most, narrowed down to the smallest one inside that is worth nearly as much,
 * unless the page says itself which one it is.
 * source  maximum subtree after Pasternack and Roth, "Extracting article text
 *         from the web with maximum subsequence segmentation" (2009); hints as
 *         in reader modes; figures measured on saved pages
 */
#include "article/html_int.h"

#include "text/byte.h"

#include "text/banned.h"

enum {
	READING = 80,    /* [B] of a line that reads like text if it ends as one */
	READING_LONG = 200, /* [B] … even if it does not */
	SHORT_COST = 10, /* what another line costs, at most */
	LINK_COST = 60,  /* what a line of links costs, at most */
	LINKED = 16,     /* [B] between the links of a sentence that is read */
	LINK_LINE = 90,  /* [%] of a heading in links: that of another article */
	TEASER = 600,    /* [B] of what is read below such a heading, at most */
	NEARLY = 85,     /* [%] of the worth that a smaller node must have */
	SAID = 25,       /* [%] of the best node's text that one which is said to
	                  * be the article must hold */
	WALL_MAX = 90,   /* [B] of a line that asks to subscribe */
	OTHER = 4,       /* times as long as the article with the title another
	                  * may be, and still be another */
	FAR = 1500,      /* [B] of menus below the title that halve a line's worth */
	NEVER = 90       /* [%] of a page in a box that is never the article */
};

/* What one line says for being an article's. */
static int32_t
line_value(const struct html_line *l)
{
	uint32_t len = l->at.len;
	int32_t value = (int32_t)(len - l->nlink);

	/* "President A spoke in B on C, the agency D said." of a page that links
	 * every name is a sentence, not a menu. */
	if (l->nlink * 2 > len && !(l->ends_sentence && value >= LINKED))
		return len < LINK_COST ? -(int32_t)len : -LINK_COST;
	if (l->kind == BLOCK_HEADING || l->kind == BLOCK_CAPTION)
		return 0;
	if ((len >= READING && l->ends_sentence) || len >= READING_LONG)
		return value;
	if (l->ends_sentence)
		return value / 2;
	/* Items and rows of figures are as short in an article. */
	if (l->kind == BLOCK_ITEM && l->nlink == 0)
		return 0;
	return len < SHORT_COST ? -(int32_t)len : -SHORT_COST;
}

/* Names lie: half of what there is to read is not furniture, and a cookie
 * notice is not all of it. */
static bool
is_too_much(const struct html_page *p, uint32_t node)
{
	enum html_hint hint = p->marks[node].hint;
	int64_t least = hint == HINT_COMMENTS || hint == HINT_NOTICE ? NEVER : 50;

	return p->marks[node].nread * INT64_C(100) > p->marks[0].nread * least;
}

/* A box that is no part of the article, by what it calls itself. */
static bool
is_worthless(const struct html_page *p, uint32_t node)
{
	switch (p->marks[node].hint) {
	case HINT_NONE:
	case HINT_TEXT:
		return p->marks[node].is_teaser;
	default:
		return p->marks[node].is_teaser || !is_too_much(p, node);
	}
}

/* A node is worth what is in it and what it calls itself. */
static int64_t
judged(const struct html_page *p, uint32_t node, int64_t value)
{
	int64_t nread = p->marks[node].nread;

	if (value <= 0)
		return value;
	if (is_worthless(p, node))
		return 0;
	if (p->marks[node].hint == HINT_TEXT)
		return value + nread / 4;
	return p->tree.nodes.ptr[node].tag == TAG_ARTICLE ? value + nread / 8 : value;
}

/* Sums over the lines: how much there is, and how much of it is read. */
static void
count(struct html_page *p)
{
	const struct html_node *nodes = p->tree.nodes.ptr;

	for (size_t i = 0; i < p->lines.len; i++) {
		const struct html_line *l = &p->lines.ptr[i];
		struct html_mark *m = &p->marks[l->node];
		int32_t value = line_value(l);

		m->nread += value > 0 ? value : 0;
		m->nbyte += l->at.len;
		m->nlink += l->nlink;
	}
	for (size_t i = p->tree.nodes.len; i > 1; i--) {
		const struct html_mark *m = &p->marks[i - 1];
		struct html_mark *up = &p->marks[nodes[i - 1].parent];

		up->nread += m->nread;
		up->nbyte += m->nbyte;
		up->nlink += m->nlink;
	}
}

/* "Subscribe to continue reading", "Keep reading for $1": what stands where a page
 * stops showing an article. */
static bool
is_wall(const struct html_page *p, const struct html_line *l)
{
	static const char *const asks[] = {
#define ROW(form, where)
#define WHOLE(letter, first, count, seconds)
#define ANY(letter, first, count, seconds)
#define BEGINS(i, bits)
#define WALL(form) form,
#include "gen/furniture.inc"
#undef ROW
#undef WHOLE
#undef ANY
#undef BEGINS
#undef WALL
	};
	struct str s = str_at(buf_str(&p->text), l->at);
	char low[WALL_MAX];

	if (s.len > WALL_MAX)
		return false;
	for (size_t i = 0; i < s.len; i++)
		low[i] = (char)(byte_is(s.ptr[i], BYTE_UPPER) ? s.ptr[i] | 0x20 : s.ptr[i]);
	for (size_t i = 0; i < sizeof asks / sizeof *asks; i++) {
		if (str_find(str_from(low, s.len), str_of(asks[i])) != SIZE_MAX)
			return true;
	}
	return false;
}

/* Is line i the first in this node? */
static bool
begins(const struct html_page *p, size_t i, uint32_t node)
{
	uint32_t before = i > 0 ? p->lines.ptr[i - 1].node : 0;

	return before < node || before >= p->tree.nodes.ptr[node].end;
}

/* The box around line i, with `most` [B] that are read and without the title; one
 * that it begins, if so asked. */
static void
mark_box(struct html_page *p, size_t i, int64_t most, bool is_first)
{
	const struct html_node *nodes = p->tree.nodes.ptr;
	uint32_t title = p->title < p->lines.len ? p->lines.ptr[p->title].node : 0;
	uint32_t node = p->lines.ptr[i].node;

	while (p->marks[node].nread == 0) {
		uint32_t up = nodes[node].parent;

		if (up == node || p->marks[up].nread > most || (is_first && !begins(p, i, up))
		    || (title >= up && title < nodes[up].end))
			break;
		node = up;
	}
	p->marks[node].is_teaser = true;
}

/* A heading that is a link, and a little text in the box around it: another
 * article.  So is an <article> beside the one with the title.  And a line that
 * asks to subscribe, with what it promises. */
static void
mark_teasers(struct html_page *p)
{
	int64_t most = p->marks[0].nread / 3 < TEASER ? p->marks[0].nread / 3 : TEASER;

	for (size_t i = 0; i < p->lines.len; i++) {
		const struct html_line *l = &p->lines.ptr[i];

		if (i == p->title)
			continue;
		if (l->kind == BLOCK_HEADING && l->nlink * 100 >= l->at.len * LINK_LINE)
			mark_box(p, i, most, false);
		else if (is_wall(p, l))
			mark_box(p, i, TEASER, true);
	}
}

/* The <article> around a node, or 0. */
static uint32_t
article_around(const struct html_page *p, uint32_t node)
{
	while (node != 0 && p->tree.nodes.ptr[node].tag != TAG_ARTICLE)
		node = p->tree.nodes.ptr[node].parent;
	return node;
}

static void
mark_other_articles(struct html_page *p)
{
	const struct html_node *nodes = p->tree.nodes.ptr;
	uint32_t own;

	if (!p->is_title_sure)
		return;
	own = article_around(p, p->lines.ptr[p->title].node);
	for (uint32_t i = 1; own != 0 && i < p->tree.nodes.len; i++) {
		bool is_around = i <= own && own < nodes[i].end;

		if (nodes[i].tag == TAG_ARTICLE && !is_around
		    && p->marks[i].nread / OTHER <= p->marks[own].nread)
			p->marks[i].is_teaser = true;
	}
}

/* Whether there is more to read below the title than above it, so that what
 * stands above it is none of it. */
static bool
is_title_above(const struct html_page *p)
{
	int64_t above = 0;
	int64_t below = 0;

	if (!p->is_title_sure)
		return false;
	for (size_t i = 0; i < p->lines.len; i++) {
		int32_t value = line_value(&p->lines.ptr[i]);

		if (value > 0)
			*(i < p->title ? &above : &below) += value;
	}
	return below * 3 > above;
}

/* All values, from the leaves up. */
static void
measure(struct html_page *p)
{
	const struct html_node *nodes = p->tree.nodes.ptr;
	int64_t menus = 0; /* [B] between the title and the line */

	count(p);
	mark_teasers(p);
	mark_other_articles(p);
	p->is_title_sure = is_title_above(p);
	for (size_t i = 0; i < p->lines.len; i++) {
		const struct html_line *l = &p->lines.ptr[i];
		int32_t value = line_value(l);

		if (p->is_title_sure && i <= p->title && value > 0)
			continue;
		menus += p->is_title_sure && i > p->title && value < 0 ? -value : 0;
		if (value > 0)
			value = (int32_t)(value * (int64_t)FAR / (FAR + menus));
		p->marks[l->node].value += value;
	}
	for (size_t i = p->tree.nodes.len; i > 1; i--) {
		struct html_mark *m = &p->marks[i - 1];

		if (!m->has_block && m->nbyte == 0)
			continue;
		m->value = judged(p, (uint32_t)(i - 1), m->value);
		p->marks[nodes[i - 1].parent].value += m->value;
	}
}

/* A paragraph is never the article; what it stands in is, be it alone there. */
static bool
may_be_root(const struct html_page *p, uint32_t node)
{
	enum html_tag tag = p->tree.nodes.ptr[node].tag;

	return tag != TAG_P && tag != TAG_BLOCKQUOTE && tag != TAG_LI && tag != TAG_UL
	       && tag != TAG_OL && (html_kind_of(tag) == HTML_BLOCK || p->marks[node].has_block);
}

/* The child worth most, or 0. */
static uint32_t
best_child(const struct html_page *p, uint32_t node)
{
	const struct html_node *nodes = p->tree.nodes.ptr;
	uint32_t best = 0;

	for (uint32_t i = node + 1; i < nodes[node].end; i = nodes[i].end) {
		if (may_be_root(p, i) && p->marks[i].nbyte > 0
		    && (best == 0 || p->marks[i].value > p->marks[best].value))
			best = i;
	}
	return best;
}

/* The element that says it is the body of the article, or 0. */
static uint32_t
said_root(const struct html_page *p, uint32_t best)
{
	const struct html_node *nodes = p->tree.nodes.ptr;
	uint32_t said = 0;
	uint64_t all = 0;  /* [B] in all that say so */
	uint32_t i = 1;

	while (i < p->tree.nodes.len) {
		if (nodes[i].tag == TAG_TEXT || p->marks[i].nbyte == 0
		    || str_find(html_attr(&p->tree, i, ATTR_ITEMPROP),
		                STR_LIT("articleBody")) == SIZE_MAX) {
			i++;
			continue;
		}
		if (said == 0 || p->marks[i].nread > p->marks[said].nread)
			said = i;
		all += p->marks[i].nbyte;
		i = nodes[i].end;
	}
	/* A teaser that says so, or an article in pieces of which each does. */
	if (said != 0 && ((uint64_t)p->marks[said].nbyte * 100
	                  < (uint64_t)p->marks[best].nread * SAID
	                  || (uint64_t)p->marks[said].nbyte * 100 < all * NEARLY))
		return 0;
	return said;
}

uint32_t
html_find(struct html_page *p, bool is_whole)
{
	uint32_t best = 0;
	uint32_t child;

	measure(p);
	if (is_whole)
		return 0;
	for (uint32_t i = 1; i < p->tree.nodes.len; i++) {
		struct html_mark *m = &p->marks[i];

		m->is_inside_out = p->marks[p->tree.nodes.ptr[i].parent].is_inside_out
		                   || (m->nread > 0 && is_worthless(p, i));
		if (!m->is_inside_out && may_be_root(p, i) && m->value > p->marks[best].value)
			best = i;
	}
	child = said_root(p, best);
	/* Nothing there reads like an article, but something says it is one. */
	if (child == 0 && p->marks[best].value <= 0 && p->title < p->lines.len)
		child = article_around(p, p->lines.ptr[p->title].node);
	if (child != 0)
		return child;
	/* Nor that: pictures with what is said below them, lists, or nothing. */
	if (p->marks[best].value <= 0)
		return 0;
	while ((child = best_child(p, best)) != 0
	       && p->marks[child].value > 0
	       && p->marks[child].value * 100 >= p->marks[best].value * NEARLY)
		best = child;
	return best;
}
