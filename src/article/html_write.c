/* SPDX-License-Identifier: MIT */
/*
 * A page's text as it is written into lines: white space, breaks, verbatim text,
 * raised figures, and what stands in links.  Which element begins a line is
 * html_lines.c's to say.
 */
#include "article/html_write_int.h"

#include "article/mail_int.h"

#include "text/utf8.h"

#include "text/banned.h"

enum {
	BYLINE_MAX = 80 /* [B] */
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

void
html_end_line(struct html_writer *w)
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
	/* Where there is nothing else they are said below themselves. */
	if (w->npicture >= l->at.len && l->kind == BLOCK_PARAGRAPH)
		l->kind = BLOCK_CAPTION;
	vec_push(&p->lines, *l);
}

/* Whether a single break after what is written so far ends the line: a full
 * sentence may be a paragraph, half of one never is. */
static bool
break_ends_line(const struct html_writer *w)
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
stands_alone(const struct html_writer *w, struct str s)
{
	return is_byline(s) || (w->p->is_mail && mail_is_head_line(s));
}

void
html_write_break(struct html_writer *w)
{
	struct str line = str_sub(buf_str(&w->p->text), w->line.at.off, w->p->text.len);

	if (!w->is_open)
		return;
	if (w->is_broken || break_ends_line(w) || stands_alone(w, line))
		html_end_line(w);
	else
		w->is_broken = w->is_gap = true;
}

/* The bullet or the number of the item that begins. */
static void
sign_item(struct html_writer *w)
{
	if (w->p->tree.nodes.ptr[w->item].tag != TAG_LI)
		return;
	w->line.sign = w->list.tag == TAG_OL ? SIGN_NUMBER : SIGN_BULLET;
	w->line.number = w->list.number;
	w->line.numbering = w->list.numbering;
}

static void
begin_line(struct html_writer *w, uint32_t node)
{
	w->is_open = true;
	w->npicture = 0;
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
note_link(struct html_writer *w, size_t from, size_t to)
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
write_verbatim(struct html_writer *w, uint32_t node)
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
on_space(struct html_writer *w, char c)
{
	if (w->is_pre && c == '\n')
		html_write_break(w);
	else
		w->is_gap = true;
}

static const char *const raised[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};

static bool
ends_raised(struct str s)
{
	for (size_t i = 0; i < sizeof raised / sizeof *raised; i++) {
		if (str_ends(s, str_of(raised[i])))
			return true;
	}
	return false;
}

/* "naira<sup>1</sup>", "10<sup>6</sup>": figures that do not belong to the word
 * or the number before them; brackets of a note's are seen to be its sign. */
static void
add_raised(struct buf *out, struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] >= '0' && s.ptr[i] <= '9')
			buf_add_cstr(out, raised[s.ptr[i] - '0']);
		else if (s.ptr[i] != '[' && s.ptr[i] != ']')
			buf_add_char(out, s.ptr[i]);
	}
}

void
html_begin_raised(struct html_writer *w)
{
	w->is_raised = true;
	/* Two notes are not the twelfth. */
	if (w->is_open && ends_raised(buf_str(&w->p->text)))
		w->is_gap = true;
}

void
html_write_text(struct html_writer *w, uint32_t node)
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
				html_end_line(w);
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

void
html_write_mark(struct html_writer *w, uint32_t node, const char *mark, bool is_opening)
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

void
html_write_words(struct html_writer *w, uint32_t node, struct str words)
{
	struct buf *out = &w->p->text;
	size_t from;

	if (!w->is_open)
		begin_line(w, node);
	else if (w->is_gap)
		buf_add_char(out, w->is_broken ? '\n' : ' ');
	w->is_gap = w->is_broken = false;
	from = out->len;
	for (size_t i = 0; i < words.len; i++)
		buf_add_char(out, (unsigned char)words.ptr[i] <= ' ' ? ' ' : words.ptr[i]);
	if (w->links > 0)
		note_link(w, from, out->len);
}

void
html_write_as_is(struct html_writer *w, struct str s)
{
	buf_add(&w->p->text, s);
	w->is_gap = w->is_broken = false;
}

void
html_write_picture(struct html_writer *w, uint32_t node)
{
	struct str says = html_picture_says(w->p, node, w->links > 0 ? w->link : 0, w->is_open);
	bool is_gap = w->is_gap && w->is_open;

	if (says.len == 0 || w->is_verbatim)
		return;
	html_write_words(w, node, says);
	w->npicture += says.len + is_gap;
}
