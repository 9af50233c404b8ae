/* SPDX-License-Identifier: MIT */
/*
 * The tree written out as lines, as a browser would set them: white space
 * single, a line for each block, an empty line where two breaks follow each
 * other.  Everything that a reader of the page might see is there; what of it
 * is the article is found later.
 */
#include "article/html_int.h"
#include "article/html_list.h"
#include "article/mail_int.h"

#include "text/utf8.h"

#include "text/banned.h"

enum {
	BYLINE_MAX = 80, /* [B] */
	CELL_MAX = 400   /* [B] of text in a cell of figures */
};

struct writer {
	struct html_page *p;
	struct html_line line; /* being written; at.len is set at its end */
	uint32_t block;        /* the innermost block that is open */
	uint32_t item;         /* the list item whose mark was not used yet */
	uint32_t row;          /* the table row whose cells share the line */
	enum block_kind kind;  /* of lines in here */
	uint32_t links;        /* open ones */
	uint32_t link;         /* the innermost of them */
	bool is_open;          /* the line has text */
	bool is_gap;           /* white space before the next text */
	bool is_broken;        /* a single break before it */
	bool is_pre;           /* line ends are as written … */
	bool is_verbatim;      /* … and blanks and empty lines, too */
	bool is_raised;        /* figures stand above the line */
	struct html_list list;
};

static bool
is_closer(uint32_t cp)
{
	return cp == '"' || cp == '\'' || cp == ')' || cp == ']' || cp == 0xBB
	       || cp == 0x2019 || cp == 0x201D || cp == 0x203A;
}

/* The end of a sentence, closing quotes passed. */
static bool
ends_sentence(struct str s)
{
	size_t end = s.len;
	size_t len;

	while (end > 0) {
		size_t prev = utf8_prev(s, end);
		uint32_t cp = utf8_get(s, prev, &len);

		end = prev;
		if (is_closer(cp) || utf8_is_space(cp))
			continue;
		return cp == '.' || cp == '!' || cp == '?' || cp == ':' || cp == ';'
		       || cp == 0x2026 || cp == 0x3002 || cp == 0xFF01 || cp == 0xFF1F;
	}
	return false;
}

static void
end_line(struct writer *w)
{
	struct html_page *p = w->p;
	struct html_line *l = &w->line;

	w->is_gap = w->is_broken = false;
	if (!w->is_open)
		return;
	w->is_open = false;
	while (w->is_verbatim && (unsigned char)p->text.ptr[p->text.len - 1] <= ' ')
		p->text.len--;
	l->at.len = (uint32_t)p->text.len - l->at.off;
	l->ends_sentence = ends_sentence(str_at(buf_str(&p->text), l->at));
	vec_push(&p->lines, *l);
}

/* Whether a single break after what is written so far ends the line: a full
 * sentence may be a paragraph, half of one never is. */
static bool
break_ends_line(const struct writer *w)
{
	struct str s = str_sub(buf_str(&w->p->text), w->line.at.off, w->p->text.len);

	return s.len >= 60 && ends_sentence(s);
}

/* "By Anna Lind", "By ANNA LIND" */
static bool
is_byline(struct str s)
{
	size_t len;

	return s.len > 5 && s.len < BYLINE_MAX && str_eq_nocase(str_sub(s, 0, 3), STR_LIT("by "))
	       && utf8_is_upper(utf8_get(s, 3, &len));
}

/* A line that is one though only a break parts it from the next. */
static bool
stands_alone(const struct writer *w, struct str s)
{
	return is_byline(s) || (w->p->is_mail && mail_is_head_line(s));
}

static void
on_break(struct writer *w)
{
	struct str line = str_sub(buf_str(&w->p->text), w->line.at.off, w->p->text.len);

	if (!w->is_open)
		return;
	if (w->is_broken || break_ends_line(w) || stands_alone(w, line))
		end_line(w);
	else
		w->is_broken = w->is_gap = true;
}

/* The bullet or the number of the item that begins. */
static void
sign_item(struct writer *w)
{
	if (w->p->tree.nodes.ptr[w->item].tag != TAG_LI)
		return;
	w->line.sign = w->list.tag == TAG_OL ? SIGN_NUMBER : SIGN_BULLET;
	w->line.number = w->list.number;
}

static void
begin_line(struct writer *w, uint32_t node)
{
	w->is_open = true;
	w->line = (struct html_line){
		.at = {(uint32_t)w->p->text.len, 0},
		.node = w->block,
		.first = node,
		.kind = w->kind,
		.depth = w->kind == BLOCK_QUOTE ? w->list.quotes : w->list.depth,
		.is_verbatim = w->is_verbatim,
	};
	if (w->item != 0 && w->kind == BLOCK_PARAGRAPH) {
		w->line.kind = BLOCK_ITEM;
		sign_item(w);
	}
	w->item = 0;
}

/* What was just written, from `from` up to `to`, is in a link. */
static void
note_link(struct writer *w, size_t from, size_t to)
{
	struct html_page *p = w->p;
	struct html_link *last = p->links.len > 0 ? &vec_last(&p->links) : NULL;

	w->line.nlink += (uint32_t)(to - from);
	if (!last || last->node != w->link || last->at.off < w->line.at.off)
		vec_push(&p->links, ((struct html_link){{(uint32_t)from, 0}, w->link}));
	vec_last(&p->links).at.len = (uint32_t)to - vec_last(&p->links).at.off;
}

/* Line ends, blanks, tabs and empty lines as they are; only what is around the
 * whole is dropped, and what is around the words of a link is not of it. */
static void
write_verbatim(struct writer *w, uint32_t node)
{
	const struct html_node *n = &w->p->tree.nodes.ptr[node];
	struct str s = str_sub(buf_str(&w->p->tree.text), n->text, n->text + n->len);
	struct buf *out = &w->p->text;
	size_t from = SIZE_MAX; /* its words */
	size_t to = 0;

	for (size_t i = 0; i < s.len; i++) {
		bool is_blank = (unsigned char)s.ptr[i] <= ' ';

		if (!w->is_open && is_blank)
			continue;
		if (!w->is_open)
			begin_line(w, node);
		if (!is_blank && from == SIZE_MAX)
			from = out->len;
		if (s.ptr[i] != '\r')
			buf_add_char(out, s.ptr[i]);
		if (!is_blank)
			to = out->len;
	}
	if (w->links > 0 && to > 0)
		note_link(w, from, to);
}

/* White space of a text: a line end of preformatted text is one. */
static void
on_space(struct writer *w, char c)
{
	if (w->is_pre && c == '\n')
		on_break(w);
	else
		w->is_gap = true;
}

/* "naira<sup>1</sup>", "10<sup>6</sup>": figures that do not belong to the word
 * or the number before them. */
static void
add_raised(struct buf *out, struct str s)
{
	static const char *const raised[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};

	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] >= '0' && s.ptr[i] <= '9')
			buf_add_cstr(out, raised[s.ptr[i] - '0']);
		else
			buf_add_char(out, s.ptr[i]);
	}
}

static void
write_text(struct writer *w, uint32_t node)
{
	const struct html_node *n = &w->p->tree.nodes.ptr[node];
	struct str s = str_sub(buf_str(&w->p->tree.text), n->text, n->text + n->len);
	struct buf *out = &w->p->text;
	size_t i = 0;

	if (w->is_verbatim) {
		write_verbatim(w, node);
		return;
	}
	while (i < s.len) {
		size_t start = i;
		size_t len = 0;
		size_t from;

		while (i < s.len && (unsigned char)s.ptr[i] > ' ') {
			/* Spaces that are not ASCII are rare. */
			if ((unsigned char)s.ptr[i] < 0x80)
				len = 1;
			else if (utf8_is_space(utf8_get(s, i, &len)))
				break;
			i += len;
		}
		if (i > start) {
			/* What stands above a byline ends there. */
			if (w->is_open && w->is_broken && stands_alone(w, str_sub(s, start, s.len)))
				end_line(w);
			if (!w->is_open) {
				begin_line(w, node);
			} else if (w->is_gap) {
				buf_add_char(out, w->is_broken ? '\n' : ' ');
				w->line.nlink += w->links > 0 && w->line.nlink > 0;
			}
			w->is_gap = w->is_broken = false;
			from = out->len;
			if (w->is_raised)
				add_raised(out, str_sub(s, start, i));
			else
				buf_add(out, str_sub(s, start, i));
			if (w->links > 0)
				note_link(w, from, out->len);
		}
		if (i < s.len) {
			(void)utf8_get(s, i, &len);
			on_space(w, s.ptr[i]);
			i += len;
		}
	}
}

/* <q> says its words are somebody's; the marks are left to the browser. */
static void
write_quotation_mark(struct writer *w, uint32_t node, const char *mark, bool is_opening)
{
	if (w->is_verbatim || (!is_opening && !w->is_open))
		return;
	if (!w->is_open)
		begin_line(w, node);
	else if (is_opening && w->is_gap)
		buf_add_char(&w->p->text, ' ');
	if (is_opening)
		w->is_gap = false;
	buf_add_cstr(&w->p->text, mark);
}

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

static void walk(struct writer *w, uint32_t node);
static void part_pieces(struct writer *w, uint32_t before, uint32_t node);

static void
walk_children(struct writer *w, uint32_t node)
{
	const struct html_node *nodes = w->p->tree.nodes.ptr;
	uint32_t before = 0; /* the element right before */

	for (uint32_t i = node + 1; i < nodes[node].end; i = nodes[i].end) {
		if (nodes[i].tag == TAG_TEXT) {
			write_text(w, i);
			before = 0;
			continue;
		}
		if (before != 0)
			part_pieces(w, before, i);
		walk(w, i);
		before = i;
	}
}

/* A cell of a table of figures goes on in the line of its row. */
static bool
is_cell(const struct writer *w, uint32_t node, enum html_tag tag)
{
	return (tag == TAG_TD || tag == TAG_TH) && w->row != 0
	       && !w->p->marks[node].has_block;
}

static void
walk_cell(struct writer *w, uint32_t node)
{
	if (w->is_open) {
		buf_add_cstr(&w->p->text, " | ");
		w->is_gap = false;
	}
	walk_children(w, node);
}

/* A row of figures is one line; one that lays out a page, its cells full of text
 * or blocks, is as many as there are in it. */
static bool
is_row(const struct writer *w, uint32_t row)
{
	const struct html_node *nodes = w->p->tree.nodes.ptr;
	size_t ncell = 0;

	for (uint32_t i = row + 1; i < nodes[row].end; i = nodes[i].end) {
		uint32_t nbyte = 0;

		if (nodes[i].tag != TAG_TD && nodes[i].tag != TAG_TH)
			continue;
		ncell++;
		for (uint32_t k = i + 1; k < nodes[i].end && nbyte <= CELL_MAX; k++)
			nbyte += nodes[k].tag == TAG_TEXT ? nodes[k].len : 0;
		if (nbyte > CELL_MAX)
			return false;
	}
	return ncell != 1;
}

static void
walk_block(struct writer *w, uint32_t node, enum html_tag tag)
{
	struct writer around = *w;

	end_line(w);
	w->block = node;
	w->kind = kind_of(tag, w->p->marks[node].hint, w->kind);
	w->is_pre |= tag == TAG_PRE;
	w->is_verbatim |= tag == TAG_PRE && !w->p->marks[node].has_block
	                  && !html_is_prose(&w->p->tree, node);
	html_list_step(&w->list, &w->p->tree, node);
	if (tag == TAG_LI || tag == TAG_DD)
		w->item = node;
	w->row = tag == TAG_TR && is_row(w, node) ? node : 0;
	if (w->row != 0 && w->kind == BLOCK_PARAGRAPH)
		w->item = node;
	walk_children(w, node);
	end_line(w);
	w->block = around.block;
	w->kind = around.kind;
	w->is_pre = around.is_pre;
	w->is_verbatim = around.is_verbatim;
	/* Its items go on behind what was inside one. */
	if (tag == TAG_LI)
		around.list.number = w->list.number;
	w->list = around.list;
	w->item = around.item;
	w->row = around.row;
	/* The item's mark is used up by a line inside. */
	if (w->p->lines.len > 0 && vec_last(&w->p->lines).first > around.item)
		w->item = 0;
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
part_pieces(struct writer *w, uint32_t before, uint32_t node)
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
		end_line(w);
	else if (utf8_is_lower(last) && utf8_is_upper(first))
		w->is_gap = true;
}

/* What the author has taken back is not what the page says. */
static bool
is_struck_out(const struct writer *w, uint32_t node, enum html_tag tag)
{
	return (tag == TAG_DEL || tag == TAG_S || tag == TAG_STRIKE)
	       && !w->p->marks[node].has_block;
}

static void
walk(struct writer *w, uint32_t node)
{
	enum html_tag tag = w->p->tree.nodes.ptr[node].tag;
	enum html_kind kind = html_kind_of(tag);
	/* <a name="top"/> is a place, and often one that nothing closes. */
	bool is_link = tag == TAG_A && html_has_attr(&w->p->tree, node, ATTR_HREF);

	if (tag == TAG_HEAD)
		return;
	if (tag == TAG_BR && w->is_verbatim && w->is_open) {
		buf_add_char(&w->p->text, '\n');
	} else if (tag == TAG_BR) {
		on_break(w);
	} else if (tag == TAG_HR) {
		end_line(w);
	} else if (is_cell(w, node, tag)) {
		walk_cell(w, node);
	} else if (kind == HTML_BLOCK) {
		walk_block(w, node, tag);
	} else if (is_struck_out(w, node, tag)) {
		return;
	} else if (w->p->marks[node].hint != HINT_HIDDEN) {
		bool was_raised = w->is_raised;
		uint32_t around = w->link;

		w->links += is_link;
		w->link = is_link ? node : around;
		w->is_raised |= tag == TAG_SUP && html_is_figures(&w->p->tree, node);
		if (tag == TAG_Q)
			write_quotation_mark(w, node, "“", true);
		walk_children(w, node);
		if (tag == TAG_Q)
			write_quotation_mark(w, node, "”", false);
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
	struct writer w = {.p = p, .kind = BLOCK_PARAGRAPH};

	make_marks(p);
	walk_children(&w, 0);
	end_line(&w);
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
