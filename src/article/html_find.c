/* SPDX-License-Identifier: MIT */
/*
 * Where on the page the article is.  Every line is worth its bytes if it reads
 * like text and costs them if it reads like a menu; what elements call
 * themselves moves that; a node is worth what is in it.  The article is the
 * node worth most, narrowed down to the smallest one inside that is worth
 * nearly as much.
 * source  maximum subtree after Pasternack and Roth, "Extracting article text
 *         from the web with maximum subsequence segmentation" (2009); hints as
 *         in reader modes; figures measured on saved pages
 */
#include "article/html_int.h"

#include "text/banned.h"

enum {
	READING = 80,    /* [B] of a line that reads like text if it ends as one */
	READING_LONG = 200, /* [B] … even if it does not */
	SHORT_COST = 10, /* what another line costs, at most */
	LINK_COST = 60,  /* what a line of links costs, at most */
	NEARLY = 85      /* [%] of the worth that a smaller node must have */
};

/* What one line says for being an article's. */
static int32_t
line_value(const struct html_line *l)
{
	uint32_t len = l->at.len;
	int32_t value = (int32_t)(len - l->nlink);

	if (l->nlink * 2 > len)
		return len < LINK_COST ? -(int32_t)len : -LINK_COST;
	if (l->kind == BLOCK_HEADING || l->kind == BLOCK_CAPTION)
		return 0;
	if ((len >= READING && l->ends_sentence) || len >= READING_LONG)
		return value;
	if (l->ends_sentence)
		return value / 2;
	return len < SHORT_COST ? -(int32_t)len : -SHORT_COST;
}

/* Names lie: half of what there is to read is not furniture. */
static bool
is_half(const struct html_page *p, uint32_t node)
{
	return p->marks[node].nread * INT64_C(2) > p->marks[0].nread;
}

/* A node is worth what is in it and what it calls itself. */
static int32_t
judged(const struct html_page *p, uint32_t node, int32_t value)
{
	enum html_tag tag = p->tree.nodes.ptr[node].tag;

	if (is_half(p, node) && p->marks[node].hint != HINT_TEXT)
		return value;
	switch (p->marks[node].hint) {
	case HINT_FURNITURE:
	case HINT_COMMENTS:
	case HINT_HIDDEN:
		return value > 0 ? -value / 4 : value;
	case HINT_TEXT:
		return value > 0 ? value + value / 4 : value;
	case HINT_META:
	case HINT_CAPTION:
		return value > 0 ? 0 : value;
	default:
		break;
	}
	if (tag == TAG_ARTICLE && value > 0)
		return value + value / 8;
	return value;
}

/* All values, from the leaves up. */
static void
measure(struct html_page *p)
{
	const struct html_node *nodes = p->tree.nodes.ptr;

	for (size_t i = 0; i < p->lines.len; i++) {
		const struct html_line *l = &p->lines.ptr[i];
		struct html_mark *m = &p->marks[l->node];
		int32_t value = line_value(l);

		m->value += value;
		m->nread += value > 0 ? value : 0;
		m->nbyte += l->at.len;
		m->nlink += l->nlink;
	}
	for (size_t i = p->tree.nodes.len; i > 1; i--)
		p->marks[nodes[i - 1].parent].nread += p->marks[i - 1].nread;
	for (size_t i = p->tree.nodes.len; i > 1; i--) {
		struct html_mark *m = &p->marks[i - 1];
		struct html_mark *up = &p->marks[nodes[i - 1].parent];

		if (!m->has_block && m->nbyte == 0)
			continue;
		m->value = judged(p, (uint32_t)(i - 1), m->value);
		up->value += m->value;
		up->nbyte += m->nbyte;
		up->nlink += m->nlink;
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

uint32_t
html_find(struct html_page *p)
{
	uint32_t best = 0;
	uint32_t child;

	measure(p);
	for (uint32_t i = 0; i < p->tree.nodes.len; i++) {
		if (may_be_root(p, i)
		    && p->marks[i].value > p->marks[best].value)
			best = i;
	}
	while ((child = best_child(p, best)) != 0
	       && p->marks[child].value > 0
	       && (int64_t)p->marks[child].value * 100
	          >= (int64_t)p->marks[best].value * NEARLY)
		best = child;
	return best;
}
