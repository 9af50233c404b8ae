/* SPDX-License-Identifier: MIT */
/*
 * Lines to blocks.  An empty line always ends a block; whether a line end
 * alone does depends on how the text was written: where lines were filled up
 * to a common width it is nothing, where each paragraph is one line it is
 * everything.  The width is measured on the text itself.
 */
#include "article/date.h"
#include "article/plain_int.h"

#include "text/byte.h"
#include "text/utf8.h"

#include "text/banned.h"

enum {
	WIDEST = 130,   /* [chars] no text is wrapped wider than this */
	ENOUGH = 25,    /* [chars] a line that may go on in lower case */
	INDENTED = 2,   /* [cells] more than the line before: a new paragraph */
	TAB = 8,
	LINES_MOST = 100000, /* lines that are looked at one by one: several long
	                      * novels; of a dump that goes on … */
	STRETCH = 64 * 1024  /* … [B] are taken at once, up to a line end */
};

struct line {
	struct draft d;      /* as a block of its own */
	uint32_t indent;     /* [cells] */
	uint32_t first_word; /* [chars] of it */
	bool is_apart;       /* an item, a field or a rule: never joined to */
	bool is_day;         /* begins with the day of the month above */
	bool is_closed;      /* a field or a rule: nothing is joined to it */
};

struct layout {
	struct str text;
	VEC(struct line) lines;
	uint32_t width;      /* [chars] that lines are filled to, 0 = not wrapped */
};

/* Is this a byte that no line end begins with? One comparison, since those above
 * and those below meet where a byte runs over. */
static inline bool
is_inside(char c)
{
	return (uint8_t)((uint8_t)c - ('\r' + 1)) < 0xC2 - ('\r' + 1);
}

/* Where the next line may end, or t.len. */
static size_t
next_doubt(struct str t, size_t off)
{
	enum { STRIDE = 16 }; /* [B] looked at at once, with no branch */
	uint8_t inside[STRIDE];

	for (; off + STRIDE <= t.len; off += STRIDE) {
		const uint8_t *first;

		for (size_t k = 0; k < STRIDE; k++)
			inside[k] = is_inside(t.ptr[off + k]);
		first = memchr(inside, 0, STRIDE);
		if (first)
			return off + (size_t)(first - inside);
	}
	while (off < t.len && is_inside(t.ptr[off]))
		off++;
	return off;
}

/* [B] of the line end at `off`, 0 if there is none. */
static size_t
line_end(struct str t, size_t off)
{
	char c = t.ptr[off];

	if (c == '\n' || c == '\f' || c == '\v')
		return 1;
	if (c == '\r')
		return off + 1 < t.len && t.ptr[off + 1] == '\n' ? 2 : 1;
	/* U+2028, U+2029, U+0085 */
	if (c == '\xE2' && (str_starts(str_sub(t, off, off + 3), STR_LIT("\xE2\x80\xA8"))
	                    || str_starts(str_sub(t, off, off + 3), STR_LIT("\xE2\x80\xA9"))))
		return 3;
	if (c == '\xC2' && off + 1 < t.len && t.ptr[off + 1] == '\x85')
		return 2;
	return 0;
}

/* [B] of white space at `off`. */
static size_t
space_at(struct str t, size_t off)
{
	size_t len;

	if (off >= t.len)
		return 0;
	if ((unsigned char)t.ptr[off] < 0x80)
		return t.ptr[off] == ' ' || (t.ptr[off] >= '\t' && t.ptr[off] <= '\r');
	return utf8_is_space(utf8_get(t, off, &len)) ? len : 0;
}

/* A line of signs alone ("-----", "* * *"). */
static bool
is_rule(const struct draft *b)
{
	return b->nword == 0 && b->nchar >= 3;
}

static void
measure_line(struct str text, struct line *l)
{
	struct str s = str_at(text, l->d.at);
	size_t value;
	size_t len;

	draft_measure(text, &l->d);
	l->is_closed = is_rule(&l->d) || field_name(s, &value) != NULL;
	l->is_apart = l->is_closed || l->d.is_item;
	for (size_t i = 0; i < s.len && space_at(s, i) == 0; i += len) {
		(void)utf8_get(s, i, &len);
		l->first_word++;
	}
}

/* One line from `from` to `to`, its ends trimmed; false if it is empty. */
static bool
make_line(struct str text, size_t from, size_t to, struct line *l)
{
	size_t len;

	*l = (struct line){.d.nline = 1};
	while (from < to && (len = space_at(text, from)) > 0) {
		l->indent += text.ptr[from] == '\t' ? TAB : 1;
		from += len;
	}
	while (to > from) {
		size_t prev = utf8_prev(text, to);

		if (space_at(text, prev) == 0)
			break;
		to = prev;
	}
	if (to == from)
		return false;
	l->d.at = span_from_to((uint32_t)from, (uint32_t)to);
	return true;
}

/* The end of the line, or of the stretch of lines, that begins at `from`; *len is
 * that of its line end. */
static size_t
find_end(const struct layout *y, size_t from, size_t *len)
{
	struct str t = y->text;
	size_t least = y->lines.len < LINES_MOST ? 0 : STRETCH;
	size_t to = next_doubt(t, from);

	while (to < t.len) {
		*len = line_end(t, to);
		if (*len > 0 && to - from >= least)
			return to;
		to = next_doubt(t, to + (*len > 0 ? *len : 1));
	}
	*len = 0;
	return t.len;
}

/* "… in Chipata on April" and "3. We are": a day of the month that the line
 * above ends with, and no item. */
static bool
is_day_of_month(struct str t, const struct line *prev, const struct line *l)
{
	uint32_t end = span_end(prev->d.at);
	uint32_t at = end;
	struct date_expr e;

	while (at > prev->d.at.off && byte_is(t.ptr[at - 1], BYTE_LETTER))
		at--;
	return at < end && at > prev->d.at.off
	       && date_may_begin(t.ptr[at], at + 1 < end ? t.ptr[at + 1] : ' ')
	       && date_scan(t, at, &e) && e.form == DATE_ABSOLUTE && e.from.month != 0
	       && e.from.day != 0 && span_end(e.at) > l->d.at.off;
}

static void
find_lines(struct layout *y)
{
	struct str t = y->text;
	bool is_after_blank = true;
	size_t from = 0;

	while (from < t.len) {
		struct line l;
		size_t len;
		size_t to = find_end(y, from, &len);

		if (make_line(t, from, to, &l)) {
			l.d.is_after_blank = is_after_blank;
			measure_line(t, &l);
			if (l.d.is_item && !is_after_blank
			    && is_day_of_month(t, &vec_last(&y->lines), &l)) {
				l.d.is_item = false;
				l.is_apart = false;
				l.is_day = true;
			}
			vec_push(&y->lines, l);
			is_after_blank = false;
		} else {
			is_after_blank = true;
		}
		from = to + len;
	}
}

/* The next line's first word would not have fitted on this one. */
static bool
is_filled(const struct line *l, const struct line *next, uint32_t width)
{
	return l->d.nchar + 1 + next->first_word > width;
}

/*
 * The width of wrapped text, or 0.  A candidate is the longest line but for a
 * few stray ones; it is the width if most lines that are followed by another
 * are filled to it.  Line ends that may end a paragraph are not asked.
 */
static void
measure_width(struct layout *y)
{
	uint32_t widest = 0;
	size_t wide = 0;
	size_t pairs = 0;
	size_t filled = 0;

	for (size_t i = 0; i < y->lines.len; i++) {
		uint32_t n = y->lines.ptr[i].d.nchar;

		if (n > WIDEST)
			wide++;
		else if (n > widest)
			widest = n;
	}
	if (wide * 20 > y->lines.len)
		return;
	/* Ragged edges: editors break a little early. */
	widest -= widest / 10;
	for (size_t i = 0; i + 1 < y->lines.len; i++) {
		const struct line *l = &y->lines.ptr[i];
		const struct line *next = l + 1;

		if (next->d.is_after_blank || next->is_apart || l->is_closed
		    || (l->d.ends_sentence && !next->d.starts_lower))
			continue;
		pairs++;
		filled += is_filled(l, next, widest);
	}
	if (pairs >= 3 && filled * 10 >= pairs * 7 && widest >= ENOUGH)
		y->width = widest;
}

static bool
is_caps(const struct draft *b)
{
	return b->has_upper && !b->has_lower;
}

/* Whether line i goes on where the block before it ended with line i - 1;
 * `lead` is the block's first line. */
static bool
goes_on(const struct layout *y, size_t i, size_t lead)
{
	const struct line *l = &y->lines.ptr[i];
	const struct line *prev = l - 1;
	bool is_lead = lead == i - 1;

	if (l->is_day)
		return true;
	if (l->d.is_after_blank || l->is_apart || prev->is_closed)
		return false;
	/* A first line set in, or a return to the margin after a block that
	 * was set in as a whole.  An item's lines hang below its text. */
	if (l->indent >= prev->indent + INDENTED && !prev->is_apart
	    && !(l->d.starts_lower && !prev->d.ends_sentence))
		return false;
	if (l->indent + INDENTED <= prev->indent && !is_lead && !l->d.starts_lower)
		return false;
	/* A title in capitals and the line below it. */
	if (is_caps(&prev->d) && !is_caps(&l->d) && prev->d.nword > 2)
		return false;
	if (l->d.starts_lower && !prev->d.ends_sentence && prev->d.nchar >= ENOUGH
	    && prev->d.nchar <= WIDEST)
		return true;
	if (y->width == 0 || prev->d.nchar > WIDEST)
		return false;
	return is_filled(prev, l, y->width);
}

static void
add_block(struct plain *p, const struct layout *y, size_t first, size_t end)
{
	struct draft b = y->lines.ptr[first].d;

	if (end - first > 1) {
		uint32_t to = span_end(y->lines.ptr[end - 1].d.at);

		b.at = span_from_to(b.at.off, to);
		b.nline = (uint32_t)(end - first);
		draft_measure(p->text, &b);
	}
	b.kind = b.is_item ? BLOCK_ITEM : BLOCK_PARAGRAPH;
	vec_push(&p->blocks, b);
}

void
blocks_find(struct plain *p)
{
	struct layout y = {.text = p->text};
	size_t first = 0;

	vec_init(&y.lines);
	find_lines(&y);
	measure_width(&y);
	for (size_t i = 1; i < y.lines.len; i++) {
		if (!goes_on(&y, i, first)) {
			add_block(p, &y, first, i);
			first = i;
		}
	}
	if (y.lines.len > 0)
		add_block(p, &y, first, y.lines.len);
	vec_release(&y.lines);
}
