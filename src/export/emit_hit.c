/* SPDX-License-Identifier: MIT */
/*
 * A mention in its context, on one line, in the form that editors and grep
 * agree on.  The context is the mention's sentence as far as it fits.
 */
#include "export/export.h"

#include "export/emit_int.h"
#include "text/utf8.h"

#include "text/banned.h"

/* Ends of the shown part, in [B] of the block. */
struct window {
	size_t from;
	size_t to;
};

static bool
is_space_at(struct str s, size_t i)
{
	return s.ptr[i] == ' ' || s.ptr[i] == '\n' || s.ptr[i] == '\t' ||
	       s.ptr[i] == '\r';
}

/* Does a sentence end before the white space at `i`?  A full stop after one to
 * three letters is more often an abbreviation; taking it for one only makes
 * the context longer. */
static bool
ends_sentence(struct str s, size_t i)
{
	size_t end = i;
	size_t start;

	while (end > 0 && (s.ptr[end - 1] == '"' || s.ptr[end - 1] == '\'' ||
	                   s.ptr[end - 1] == ')'))
		end--;
	if (end == 0)
		return false;
	if (s.ptr[end - 1] == '!' || s.ptr[end - 1] == '?')
		return true;
	if (s.ptr[end - 1] != '.')
		return false;
	start = --end;
	while (start > 0 && !is_space_at(s, start - 1))
		start--;
	return end - start > 3;
}

static struct window
sentence_around(struct str s, size_t from, size_t to)
{
	struct window w = {from, to};

	while (w.from > 0 && !(is_space_at(s, w.from - 1) &&
	                       ends_sentence(s, w.from - 1)))
		w.from--;
	while (w.to < s.len && !(is_space_at(s, w.to) && ends_sentence(s, w.to)))
		w.to++;
	return w;
}

/* Moves an end that would cut a word to the next white space towards the
 * mention; where there is none (other scripts), to the next character. */
static size_t
cut_from(struct str s, size_t from, size_t limit)
{
	size_t i = from;

	while (i < limit && !is_space_at(s, i))
		i++;
	if (i < limit)
		return i + 1;
	for (i = from; i < limit && ((unsigned char)s.ptr[i] & 0xc0) == 0x80; i++)
		;
	return i;
}

static size_t
cut_to(struct str s, size_t to, size_t limit)
{
	size_t i = to;

	while (i > limit && !is_space_at(s, i - 1))
		i--;
	if (i > limit)
		return i - 1;
	for (i = to; i > limit && ((unsigned char)s.ptr[i] & 0xc0) == 0x80; i--)
		;
	return i;
}

/* The part of the sentence that fits, the mention in its middle as far as the
 * ends allow. */
static struct window
fit(struct str s, struct window sentence, size_t from, size_t to, size_t width)
{
	size_t room = width > to - from ? width - (to - from) : 0;
	size_t before = from - sentence.from;
	size_t after = sentence.to - to;
	size_t left = room / 2;
	struct window w = sentence;

	if (before + after <= room)
		return w;
	if (before < left)
		left = before;
	else if (after < room - left)
		left = room - after;
	if (left < before)
		w.from = cut_from(s, from - left, from);
	if (room - left < after)
		w.to = cut_to(s, to + (room - left), to);
	return w;
}

/* The block that holds the mention; a title without a block, the mention. */
static struct span
home_of(const struct article *a, struct span at)
{
	size_t n;
	const struct block *blocks = article_blocks(a, &n);
	size_t i = article_block_at(a, at.off);

	if (i < n && span_contains(blocks[i].at, at))
		return blocks[i].at;
	return at;
}

void
export_hit(struct buf *out, const struct article *a, struct span at,
           size_t width)
{
	static const size_t ellipsis = sizeof "…" - 1;
	struct span home = home_of(a, at);
	struct str s = str_at(article_text(a), home);
	size_t from = at.off - home.off;
	size_t to = from + at.len;
	struct window sentence = sentence_around(s, from, to);
	struct window w;
	uint32_t line;
	uint32_t col;

	w = fit(s, sentence, from, to,
	        width > 2 * ellipsis ? width - 2 * ellipsis : 0);
	article_line_col(a, at.off, &line, &col);
	emit_name(out, article_path(a));
	buf_addf(out, ":%lu:%lu: ", (unsigned long)line, (unsigned long)col);
	if (w.from > sentence.from)
		buf_add_cstr(out, "…");
	emit_cell(out, str_sub(s, w.from, w.to), 0);
	if (w.to < sentence.to)
		buf_add_cstr(out, "…");
	buf_add_char(out, '\n');
}
