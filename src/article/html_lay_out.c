/* SPDX-License-Identifier: MIT */
/*
 * The lines of a page as the blocks of an article's text, with what the markup
 * says of how each is set, and where its links lead.  Which lines are the
 * article is known by then; nothing is left out here.
 */
#include "article/html_making_int.h"

#include "article/links.h"

#include "text/banned.h"

enum {
	INSIDE = 8,      /* [B] of an address into the page itself */
	LINKS_MOST = 1 << 20, /* [B] of addresses; those beyond it are not kept */
	SHORT_LINE = 60  /* [B] of a verse, or a line of an address */
};

static void
add_block(struct making *m, struct str s, enum block_kind kind)
{
	struct draft b = {
		.at = {(uint32_t)m->text.len, (uint32_t)s.len},
		.kind = kind, .nline = 1, .is_after_blank = true,
	};

	buf_add(&m->text, s);
	buf_add_cstr(&m->text, kind == BLOCK_ITEM || kind == BLOCK_FURNITURE ? "\n" : "\n\n");
	vec_push(&m->plain.blocks, b);
}

static void
add_said_text(struct making *m)
{
	struct str rest = m->facts.body;
	struct str line;

	while (rest.ptr && str_cut(&rest, '\n', &line)) {
		line = str_trim(line);
		if (line.len > 0)
			add_block(m, line, BLOCK_PARAGRAPH);
	}
}

/* Addresses on this page are seen from its own, or from the one it names. */
static void
find_base(struct making *m)
{
	const struct html_tree *t = &m->page.tree;
	struct arena *arena = &m->facts.arena;

	m->base = link_address(STR_EMPTY, m->facts.facts[FACT_ADDRESS].value, arena);
	for (uint32_t i = 0; i < t->nodes.len; i++) {
		struct str said;

		if (t->nodes.ptr[i].tag != TAG_BASE)
			continue;
		said = link_address(m->base, html_attr(t, i, ATTR_HREF), arena);
		if (said.len > 0)
			m->base = said;
		return;
	}
}

/* Where the link of a node leads; *line is set to a line of the page if it leads
 * into the page itself, and then the address is empty. */
static struct str
follow(struct making *m, uint32_t node, size_t *line)
{
	struct str href = str_trim(html_attr(&m->page.tree, node, ATTR_HREF));

	*line = m->page.lines.len;
	if (href.len > 1 && href.ptr[0] == '#') {
		*line = html_places_find(&m->places, &m->page, str_sub(href, 1, href.len));
		return STR_EMPTY;
	}
	return m->base.len > 0 ? link_address(m->base, href, &m->facts.arena)
	                       : link_beside(href, &m->facts.arena);
}

/* Links of the line that is the last block; *next is the first that stands in it
 * or behind. */
static void
add_links(struct making *m, const struct html_line *l, size_t *next)
{
	uint32_t off = vec_last(&m->plain.blocks).at.off;

	for (; *next < m->page.links.len; (*next)++) {
		struct html_link link = m->page.links.ptr[*next];
		struct str to;
		size_t line;

		if (link.at.off >= span_end(l->at))
			return;
		if (link.at.off < l->at.off || m->nlink_byte > LINKS_MOST)
			continue;
		to = follow(m, link.node, &line);
		link.at.off = link.at.off - l->at.off + off;
		m->nlink_byte += to.len;
		if (line < m->page.lines.len) {
			vec_push(&m->within, ((struct within){m->links.len, line}));
			vec_push(&m->links, ((struct article_link){link.at, STR_EMPTY}));
			m->nlink_byte += INSIDE;
		} else if (to.len > 0 && m->nlink_byte <= LINKS_MOST) {
			vec_push(&m->links, ((struct article_link){link.at, to}));
		}
	}
}

/* Links into the page lead to the blocks of its lines, now that these are laid out;
 * `first` is the block of the first one. */
static void
lead_inside(struct making *m, size_t first)
{
	for (size_t i = 0; i < m->within.len; i++) {
		const struct within *w = &m->within.ptr[i];
		struct buf to;

		buf_init(&to);
		buf_addf(&to, "#%u", m->plain.blocks.ptr[first + w->line].at.off);
		m->links.ptr[w->link].to = arena_str(&m->facts.arena, buf_str(&to));
		buf_release(&to);
	}
}

/* Lists that the whole article stands in, since the page is laid out by them. */
static uint8_t
depth_around(const struct making *m)
{
	uint8_t least = UINT8_MAX;

	for (size_t i = 0; i < m->page.lines.len; i++) {
		const struct html_line *l = &m->page.lines.ptr[i];

		if (l->is_kept && l->kind == BLOCK_PARAGRAPH && l->depth < least)
			least = l->depth;
	}
	return least < UINT8_MAX ? least : 0;
}

/* Line ends that mean something: verse, an address, short lines alone. */
static bool
has_short_lines(struct str s)
{
	struct str line;
	size_t nline = 0;

	for (struct str rest = s; rest.ptr && str_cut(&rest, '\n', &line); nline++) {
		if (line.len > SHORT_LINE)
			return false;
	}
	return nline > 1;
}

/* What the markup says of how the last block, made of this line, is set. */
static void
shape_block(struct making *m, const struct html_line *l, uint8_t depth_around)
{
	struct draft *b = &vec_last(&m->plain.blocks);
	bool is_text = b->kind == BLOCK_PARAGRAPH || b->kind == BLOCK_ITEM
	               || b->kind == BLOCK_QUOTE;

	if (!is_text)
		return;
	b->keeps_lines = l->is_verbatim || has_short_lines(str_at(buf_str(&m->text), b->at));
	if (b->kind == BLOCK_QUOTE)
		b->depth = l->depth;
	else
		b->depth = l->depth > depth_around ? (uint8_t)(l->depth - depth_around) : 0;
	if (b->kind == BLOCK_ITEM) {
		b->sign = l->sign;
		b->number = l->number;
		b->numbering = l->numbering;
	}
}

void
html_lay_out(struct making *m)
{
	uint8_t depth = depth_around(m);
	struct str title = m->facts.facts[FACT_TITLE].value;
	bool is_shown = m->page.title < m->page.lines.len;
	bool is_said = html_is_said(&m->page, m->facts.body);
	size_t link = 0;
	size_t first;

	find_base(m);
	m->title = is_shown ? m->page.title : SIZE_MAX;

	if (!is_shown && title.len > 0) {
		m->title = 0;
		add_block(m, title, BLOCK_TITLE);
	}
	first = m->plain.blocks.len;
	for (size_t i = 0; i < m->page.lines.len; i++) {
		const struct html_line *l = &m->page.lines.ptr[i];
		enum block_kind kind = l->is_kept && !is_said ? l->kind : BLOCK_FURNITURE;

		if (is_shown && i == m->title)
			kind = BLOCK_TITLE;
		add_block(m, str_at(buf_str(&m->page.text), l->at), kind);
		shape_block(m, l, depth);
		vec_last(&m->plain.blocks).is_row = m->page.tree.nodes.ptr[l->node].tag == TAG_TR;
		if (kind != BLOCK_FURNITURE)
			add_links(m, l, &link);
	}
	lead_inside(m, first);
	if (is_said)
		add_said_text(m);
	m->plain.text = buf_str(&m->text);
	if (m->title < m->plain.blocks.len)
		m->plain.title = m->plain.blocks.ptr[m->title].at;
}
