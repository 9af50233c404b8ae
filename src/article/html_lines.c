/* SPDX-License-Identifier: MIT */
/*
 * The tree written out as lines, as a browser would set them: white space
 * single, a line for each block, an empty line where two breaks follow each
 * other.  Everything that a reader of the page might see is there; what of it
 * is the article is found later.
 */
#include "article/html_int.h"
#include "article/html_write_int.h"

#include "text/utf8.h"

#include "text/banned.h"

enum {
	HEADLINE_LEAST = 16, /* [B] of one before a break */
	LINK_LINE = 90   /* [%] of a line in links: it is a link */
};

static enum block_kind
kind_of(enum html_tag tag, enum html_hint hint, enum block_kind around)
{
	switch (tag) {
	/* A figure may be a table or a piece of code, whose caption is its own. */
	case TAG_TABLE:
	case TAG_PRE:
		return around == BLOCK_CAPTION ? BLOCK_PARAGRAPH : around;
	case TAG_H1:
	case TAG_H2:
	case TAG_H3:
	case TAG_H4:
	case TAG_H5:
	case TAG_H6:
		return BLOCK_HEADING;
	case TAG_BLOCKQUOTE:
		return BLOCK_QUOTE;
	default:
		break;
	}
	if (hint == HINT_CAPTION)
		return BLOCK_CAPTION;
	return around;
}

static void part_pieces(struct html_writer *w, uint32_t before, uint32_t node);

/* "<b>Rail line late</b><br>": all of a line is set in bold or larger, and a break
 * ends it: a headline of pages that have no other. */
static bool
stands_out(const struct html_writer *w, uint32_t before)
{
	enum html_tag tag = w->p->tree.nodes.ptr[before].tag;
	size_t len = w->p->text.len - w->line.at.off;

	return before != 0 && w->is_open && !w->is_verbatim && w->line.first > before
	       && (tag == TAG_B || tag == TAG_STRONG || tag == TAG_FONT)
	       && len >= HEADLINE_LEAST;
}

void
html_walk_children(struct html_writer *w, uint32_t node)
{
	const struct html_node *nodes = w->p->tree.nodes.ptr;
	uint32_t before = 0; /* the element right before */

	for (uint32_t i = node + 1; i < nodes[node].end; i = nodes[i].end) {
		if (nodes[i].tag == TAG_TEXT) {
			html_write_text(w, i);
			before = 0;
			continue;
		}
		if (before != 0)
			part_pieces(w, before, i);
		if (nodes[i].tag == TAG_BR && stands_out(w, before))
			html_end_line(w);
		html_walk(w, i);
		before = i;
	}
}

static void
walk_block(struct html_writer *w, uint32_t node, enum html_tag tag)
{
	struct html_writer around = *w;

	html_end_line(w);
	w->block = node;
	w->kind = kind_of(tag, w->p->marks[node].hint, w->kind);
	w->is_pre |= tag == TAG_PRE;
	w->is_verbatim |= tag == TAG_PRE && !w->p->marks[node].has_block
	                  && !html_is_prose(&w->p->tree, node);
	html_list_step(&w->list, &w->p->tree, node);
	if (tag == TAG_LI || tag == TAG_DD)
		w->item = node;
	if (tag == TAG_TR && html_is_row(w->p, node)) {
		if (w->kind == BLOCK_PARAGRAPH)
			w->item = node;
		html_walk_row(w, node);
	} else {
		html_walk_children(w, node);
	}
	html_end_line(w);
	w->block = around.block;
	w->kind = around.kind;
	w->is_pre = around.is_pre;
	w->is_verbatim = around.is_verbatim;
	/* Its items go on behind what was inside one. */
	if (tag == TAG_LI)
		around.list.number = w->list.number;
	w->list = around.list;
	w->item = around.item;
	/* The item's mark is used up by a line inside. */
	if (w->p->lines.len > 0 && vec_last(&w->p->lines).first > around.item)
		w->item = 0;
}

static void
walk_table(struct html_writer *w, uint32_t node)
{
	struct html_table table = {.ncolumn = 0};
	struct html_table *around = w->table;

	w->table = &table;
	walk_block(w, node, TAG_TABLE);
	w->table = around;
}

/* ------------------------------------------------------- elements side by side */

/* Elements that a page sets apart by its style; others mark up a part of a
 * word. */
static bool
is_piece(enum html_tag tag)
{
	return tag == TAG_SPAN || tag == TAG_A || tag == TAG_TIME || tag == TAG_OTHER;
}

/* The first character written below `node`; 0 if there is none. */
static uint32_t
first_letter(const struct html_tree *t, uint32_t node)
{
	size_t len;

	for (uint32_t i = node + 1; i < t->nodes.ptr[node].end; i++) {
		const struct html_node *n = &t->nodes.ptr[i];

		if (n->tag == TAG_TEXT && n->len > 0)
			return utf8_get(str_sub(buf_str(&t->text), n->text, n->text + n->len), 0,
			                &len);
	}
	return 0;
}

/* "<span class=author>Mary Major</span><span>Oslo</span>": no white space, but
 * nobody reads them as one word.  A name or a date has a line of its own. */
static void
part_pieces(struct html_writer *w, uint32_t before, uint32_t node)
{
	const struct html_tree *t = &w->p->tree;
	struct str s = buf_str(&w->p->text);
	uint32_t first;
	uint32_t last;
	size_t len;

	if (!w->is_open || w->is_gap || w->is_verbatim || !is_piece(t->nodes.ptr[before].tag)
	    || !is_piece(t->nodes.ptr[node].tag))
		return;
	first = first_letter(t, node);
	last = utf8_get(s, utf8_prev(s, s.len), &len);
	if ((w->p->marks[before].is_meta || w->p->marks[node].is_meta)
	    && (utf8_is_upper(first) || utf8_is_digit(first)))
		html_end_line(w);
	else if (utf8_is_lower(last) && utf8_is_upper(first))
		w->is_gap = true;
}

/* What the author has taken back is not what the page says. */
static bool
is_struck_out(const struct html_writer *w, uint32_t node, enum html_tag tag)
{
	return (tag == TAG_DEL || tag == TAG_S || tag == TAG_STRIKE)
	       && !w->p->marks[node].has_block;
}

void
html_walk(struct html_writer *w, uint32_t node)
{
	enum html_tag tag = w->p->tree.nodes.ptr[node].tag;
	enum html_kind kind = html_kind_of(tag);
	/* <a name="top"/> is a place, and often one that nothing closes. */
	bool is_link = tag == TAG_A && html_has_attr(&w->p->tree, node, ATTR_HREF);
	enum html_raised raised = tag == TAG_SUP ? html_raised_of(&w->p->tree, node)
	                                         : RAISED_NOT;

	if (tag == TAG_HEAD)
		return;
	if (tag == TAG_BR && w->is_verbatim && w->is_open) {
		buf_add_char(&w->p->text, '\n');
	} else if (tag == TAG_BR) {
		html_write_break(w);
	} else if (tag == TAG_IMG) {
		html_write_picture(w, node);
	} else if (tag == TAG_HR) {
		html_end_line(w);
	} else if (tag == TAG_TABLE) {
		walk_table(w, node);
	} else if (kind == HTML_BLOCK) {
		walk_block(w, node, tag);
	} else if (is_struck_out(w, node, tag) || raised == RAISED_REMARK
	           || (is_link && html_leads_back(&w->p->tree, node))) {
		return;
	} else if (w->p->marks[node].hint != HINT_HIDDEN) {
		bool was_raised = w->is_raised;
		uint32_t around = w->link;

		w->links += is_link;
		w->link = is_link ? node : around;
		if (raised == RAISED_FIGURES)
			html_begin_raised(w);
		if (tag == TAG_Q)
			html_write_mark(w, node, "“", true);
		html_walk_children(w, node);
		if (tag == TAG_Q)
			html_write_mark(w, node, "”", false);
		w->is_raised = was_raised;
		w->link = around;
		w->links -= is_link;
	}
}

/* In a line only what is hidden matters: words for those who do not see the
 * page, boxes that open at a touch. */
static void
make_marks(struct html_page *p)
{
	size_t n = p->tree.nodes.len;
	struct html_hints hints;

	p->marks = xcalloc(n, sizeof *p->marks);
	html_hints_init(&hints);
	for (size_t i = n; i > 1; i--) {
		const struct html_node *node = &p->tree.nodes.ptr[i - 1];
		struct html_mark *m = &p->marks[i - 1];
		bool is_block = html_kind_of(node->tag) == HTML_BLOCK;

		if (node->tag == TAG_TEXT)
			continue;
		m->hint = html_hint_of(&hints, &p->tree, (uint32_t)(i - 1));
		m->is_meta = m->hint == HINT_META;
		if (m->has_block || is_block)
			p->marks[node->parent].has_block = true;
		else if (m->hint != HINT_HIDDEN && m->hint != HINT_CAPTION)
			m->hint = HINT_NONE;
	}
	html_hints_release(&hints);
}

void
html_lines(struct html_page *p)
{
	struct html_writer w = {.p = p, .kind = BLOCK_PARAGRAPH};

	make_marks(p);
	html_walk_children(&w, 0);
	html_end_line(&w);
}

size_t
html_line_from(const struct html_page *p, uint32_t node)
{
	size_t low = 0;
	size_t high = p->lines.len;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (p->lines.ptr[middle].first < node)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

void
html_lines_of(const struct html_page *p, uint32_t node, size_t *first,
              size_t *end)
{
	*first = html_line_from(p, node);
	*end = html_line_from(p, p->tree.nodes.ptr[node].end);
}

struct str
html_line_text(const struct html_page *p, size_t i)
{
	return str_at(buf_str(&p->text), p->lines.ptr[i].at);
}

bool
html_is_link(const struct html_line *l)
{
	return l->nlink * 100 >= l->at.len * LINK_LINE;
}
