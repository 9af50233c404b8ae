/* SPDX-License-Identifier: MIT */
/*
 * Choosing words with V: from the mention or find under the cursor, by words,
 * lines and paragraphs.  One end stays, the other moves; both lie between words.
 */
#include "ui/view_article_int.h"

#include "text/utf8.h"

#include "text/banned.h"

static struct article_view *
self(struct view *v)
{
	return (struct article_view *)v;
}

static const struct article_view *
self_const(const struct view *v)
{
	return (const struct article_view *)v;
}

static bool
is_space_at(struct str s, size_t off)
{
	size_t len;

	return off >= s.len || utf8_is_space(utf8_get(s, off, &len));
}

/* The run of what is no white space that holds `off`, or comes next. */
static struct span
word_at(struct str s, size_t off)
{
	size_t from;
	size_t to;

	while (off < s.len && is_space_at(s, off))
		off++;
	if (off >= s.len)
		return SPAN_NONE;
	for (from = off; from > 0 && !is_space_at(s, utf8_prev(s, from));)
		from = utf8_prev(s, from);
	for (to = off; to < s.len && !is_space_at(s, to);)
		to += utf8_grapheme(s, to);
	return span_from_to((uint32_t)from, (uint32_t)to);
}

static struct span
word_beside(struct str s, struct span word, int dir)
{
	size_t at;
	struct span beside;

	if (dir > 0) {
		beside = word_at(s, span_end(word));
		return span_is_none(beside) ? word : beside;
	}
	for (at = word.off; at > 0 && is_space_at(s, utf8_prev(s, at));)
		at = utf8_prev(s, at);
	return at == 0 ? word : word_at(s, utf8_prev(s, at));
}

/* The same, past what is folded away; the word itself if there is nothing else. */
static struct span
shown_beside(const struct article_view *v, struct span word, int dir)
{
	struct str text = article_text(v->page->article);
	struct span at = word;
	struct span next;

	for (;;) {
		next = word_beside(text, at, dir);
		if (next.off == at.off)
			return word;
		if (!article_folds_away(v, next.off))
			return next;
		at = next;
	}
}

struct span
article_view_chosen(const struct view *view)
{
	const struct article_view *v = self_const(view);

	if (v->page == NULL)
		return SPAN_NONE;
	if (v->chooses) {
		uint32_t from = v->anchor_word.off < v->head_word.off ? v->anchor_word.off
		                                                      : v->head_word.off;
		uint32_t a = span_end(v->anchor_word);
		uint32_t b = span_end(v->head_word);

		return span_from_to(from, a > b ? a : b);
	}
	return v->find < v->finds.len ? v->finds.ptr[v->find] : SPAN_NONE;
}

void
article_view_words(const struct view *view, struct span at, struct buf *out)
{
	const struct article_view *v = self_const(view);
	struct str text = article_text(v->page->article);
	size_t nblock;
	const struct block *blocks = article_blocks(v->page->article, &nblock);
	size_t from = at.off;
	size_t end = span_end(at);

	for (size_t i = 0; i < nblock && blocks[i].at.off < end; i++) {
		if (span_end(blocks[i].at) <= from || blocks[i].kind != BLOCK_FURNITURE ||
		    !article_folds_away(v, blocks[i].at.off))
			continue;
		if (blocks[i].at.off > from)
			buf_add(out, str_sub(text, from, blocks[i].at.off));
		from = i + 1 < nblock ? blocks[i + 1].at.off : end;
	}
	if (from < end)
		buf_add(out, str_sub(text, from, end));
}

uint32_t
article_view_reading(const struct view *view)
{
	const struct article_view *v = self_const(view);

	if (!v->is_on_fold && article_sees(v, v->cursor))
		return v->cursor;
	for (size_t i = v->top; i < v->flow.lines.len; i++)
		if (v->flow.lines.ptr[i].kind == FLOW_TEXT)
			return v->flow.lines.ptr[i].at.off;
	return PLACE_NOWHERE;
}

bool
article_view_chooses(const struct view *view)
{
	return self_const(view)->page != NULL && self_const(view)->chooses;
}

/* Where choosing begins: on what the cursor is on, else in the first line. */
static struct span
beginning(const struct article_view *v)
{
	size_t p = article_posting(v, v->cursor);
	uint32_t off;

	if (v->find < v->finds.len)
		return v->finds.ptr[v->find];
	if (p != POSTING_NONE && !v->is_on_fold && article_sees(v, v->cursor))
		return v->page->postings[p].at;
	off = article_view_reading(&v->view);
	return off == PLACE_NOWHERE ? SPAN_NONE : word_at(article_text(v->page->article), off);
}

void
article_view_choose(struct view *view, bool begins)
{
	struct article_view *v = self(view);
	struct span at;

	v->chooses = false;
	if (!begins || v->page == NULL)
		return;
	at = beginning(v);
	if (span_is_none(at))
		return;
	v->chooses = true;
	v->anchor_word = at;
	v->head_word = at;
}

/* The moving end goes to the word at this column of another line. */
static void
move_line(struct article_view *v, long long lines)
{
	size_t line = flow_line_of(&v->flow, v->head_word.off);
	int column = flow_column(&v->flow, line, v->head_word.off);
	long long to = (long long)line;
	struct span word;

	while (lines != 0) {
		to += lines > 0 ? 1 : -1;
		if (to < 0 || to >= (long long)v->flow.lines.len)
			return;
		if (v->flow.lines.ptr[to].kind == FLOW_TEXT)
			lines += lines > 0 ? -1 : 1;
	}
	word = word_at(article_text(v->page->article), flow_byte(&v->flow, (size_t)to, column));
	if (!span_is_none(word))
		v->head_word = word;
}

/* To the end of its block, or the beginning. */
static void
move_block(struct article_view *v, int dir)
{
	struct str text = article_text(v->page->article);
	struct span next = shown_beside(v, v->head_word, dir);
	size_t nblock;
	const struct block *blocks = article_blocks(v->page->article, &nblock);
	size_t b = article_block_at(v->page->article, next.off);

	if (b >= nblock)
		return;
	v->head_word = dir > 0 ? word_at(text, utf8_prev(text, span_end(blocks[b].at)))
	                       : word_at(text, blocks[b].at.off);
}

bool
article_choose(struct article_view *v, enum cmd c, int count)
{
	long long n = count > 0 ? count : 1;

	switch (c) {
	case CMD_FOCUS_RIGHT:
	case CMD_FOCUS_LEFT:
		while (n-- > 0)
			v->head_word = shown_beside(v, v->head_word,
			                            c == CMD_FOCUS_RIGHT ? 1 : -1);
		break;
	case CMD_DOWN:
		move_line(v, n);
		break;
	case CMD_UP:
		move_line(v, -n);
		break;
	case CMD_PARAGRAPH_NEXT:
	case CMD_PARAGRAPH_PREV:
		while (n-- > 0)
			move_block(v, c == CMD_PARAGRAPH_NEXT ? 1 : -1);
		break;
	case CMD_CANCEL:
	case CMD_CHOOSE:
		v->chooses = false;
		return true;
	default:
		return false;
	}
	v->sight = v->head_word.off;
	return true;
}
