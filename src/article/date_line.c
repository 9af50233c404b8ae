/* SPDX-License-Identifier: MIT */
/*
 * Lines that are a date and little else, and dates at the end of titles.  A
 * line may have two: when it was published and when it was changed; which is
 * which is told by the word before it.  A date is never made up: without a
 * written year it has none.
 */
#include "article/date.h"
#include "article/foreign_day.h"
#include "article/plain_int.h"

#include <string.h>

#include "text/byte.h"
#include "text/utf8.h"

#include "text/banned.h"

enum {
	DATE_LINE_MAX = 120, /* [chars] */
	AGE_WORDS = 7,
	MEMBER_MAX = 60, /* [chars] */
	LABEL_MAX = 24, /* [chars] of what a date is, above it */
	BESIDE_MAX = 30 /* [B] behind a date in another language: a time of day */
};

bool
plain_find_day(struct str text, uint32_t from, uint32_t to, struct date_expr *e)
{
	struct str inside = str_sub(text, 0, to);

	for (uint32_t at = from; at < to; at++) {
		char next = at + 1 < to ? text.ptr[at + 1] : ' ';

		if (!date_may_begin(text.ptr[at], next) || !date_scan(inside, at, e))
			continue;
		if (e->form == DATE_ABSOLUTE && e->from.day != 0
		    && day_cmp(e->from, e->to) == 0)
			return true;
		at = span_end(e->at) - 1;
	}
	return false;
}

/* Words that stand by a date and say nothing more. */
static bool
is_date_noise(struct str word)
{
	static const char *const noise[] = {
		"am", "pm", "a.m", "p.m", "at", "on", "by", "the", "of", "date", "dated",
		"time", "day", "posted", "published", "created", "issued",
		"released", "release", "updated", "update", "modified", "last",
		"first", "gmt", "utc", "msk", "est", "edt", "cet", "ist", "bst",
		"hrs", "h", "min", "mins", "minute", "minutes", "read",
		"reading", "views", "ago", "hour", "hours", "days", "weeks",
		"today", "yesterday", "monday", "tuesday", "wednesday",
		"thursday", "friday", "saturday", "sunday", "mon", "tue",
		"wed", "thu", "fri", "sat", "sun", "a", "m", "p", "t", "z",
		"a.m", "p.m",
	};

	return STR_IN_NOCASE(word, noise);
}

enum label { LABEL_NONE, LABEL_PUBLISHED, LABEL_UPDATED };

static enum label
label_of(struct str word)
{
	static const char *const published[] = {
		"published", "posted", "date", "dated", "released", "issued",
		"created",
	};
	static const char *const updated[] = {"updated", "modified", "update"};

	return STR_IN_NOCASE(word, published) ? LABEL_PUBLISHED
	       : STR_IN_NOCASE(word, updated) ? LABEL_UPDATED
	                               : LABEL_NONE;
}

/* What a line says besides its dates. */
struct rest {
	size_t nword;
	size_t nlower;    /* of them with no capital */
	enum label label; /* the last one so far */
};

/* The word that begins at `i`; its end. "English.news.cn" is one. */
static size_t
word_end(struct str s, size_t i)
{
	while (i < s.len && (byte_is(s.ptr[i], BYTE_LETTER) || (unsigned char)s.ptr[i] >= 0xC3
	                     || (s.ptr[i] == '.' && i + 1 < s.len && i > 0
	                         && byte_is(s.ptr[i - 1], BYTE_LETTER)
	                         && byte_is(s.ptr[i + 1], BYTE_LETTER)
	                         && s.ptr[i - 1] >= 'a' && s.ptr[i + 1] >= 'a')))
		i++;
	return i;
}

static void
measure_rest(struct str s, struct rest *r)
{
	size_t i = 0;

	while (i < s.len) {
		size_t start = i;
		struct str word;

		i = word_end(s, i);
		if (i == start) {
			i++;
			continue;
		}
		word = str_sub(s, start, i);
		if (label_of(word) != LABEL_NONE)
			r->label = label_of(word);
		if (is_date_noise(word))
			continue;
		r->nword++;
		r->nlower += word.ptr[0] >= 'a' && str_find_char(word, '.') == SIZE_MAX;
	}
}

/* The dates of a line and what is said of them. */
struct dates {
	struct date_expr published; /* the first that is not an update … */
	enum label label;           /* … and the word before it */
	struct date_expr updated;
	bool has_published;
	bool has_updated;
	struct rest rest;
};

static void
read_dates(const struct plain *p, struct span line, struct dates *d)
{
	uint32_t from = line.off;
	struct date_expr e;

	*d = (struct dates){.label = LABEL_NONE};
	while (plain_find_day(p->text, from, span_end(line), &e)) {
		d->rest.label = LABEL_NONE;
		measure_rest(str_sub(p->text, from, e.at.off), &d->rest);
		if (d->rest.label == LABEL_UPDATED && !d->has_updated) {
			d->updated = e;
			d->has_updated = true;
		} else if (d->rest.label != LABEL_UPDATED
		           && (!d->has_published || (d->label == LABEL_NONE
		                                     && d->rest.label == LABEL_PUBLISHED))) {
			d->published = e;
			d->label = d->rest.label;
			d->has_published = true;
		}
		from = span_end(e.at);
	}
	measure_rest(str_sub(p->text, from, span_end(line)), &d->rest);
}

/* "railfan » Tue Feb 01, 2022": one word, and a sign behind it. */
static bool
is_login_before_sign(struct str s)
{
	static const char *const signs[] = {"\xC2\xBB", "\xE2\x80\xA2", "\xC2\xB7", "|"}; /* » • · */
	struct str word;

	if (!str_cut(&s, ' ', &word))
		return false;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		if (str_starts(s, str_of(signs[i])))
			return true;
	}
	return false;
}

/* What stands behind "By", if that is what the line is about; else empty. */
static struct str
byline_of(struct str s)
{
	static const char *const starts[] = {"Posted ", "Published ", "Written ", "Reported "};
	size_t at = str_find(s, STR_LIT(" by"));
	size_t line = str_find_char(s, '\n');

	/* "Anna Smith in Riga", and the day in the next line. */
	if (line != SIZE_MAX && byline_placed(str_sub(s, 0, line)).len > 0)
		return str_sub(s, 0, line);
	if (str_starts(s, STR_LIT("By ")))
		return str_sub(s, 3, s.len);
	if (s.len > 3 && str_starts(s, STR_LIT("by "))
	    && (byte_is(s.ptr[3], BYTE_UPPER) || is_login_before_sign(str_sub(s, 3, s.len))))
		return str_sub(s, 3, s.len);
	if (at == SIZE_MAX || at + 3 >= s.len || !strchr(" :", s.ptr[at + 3]))
		return STR_EMPTY;
	/* "9 May 2023 by Anna Smith", "9 May 2023 | by Anna Smith" */
	if (at > 0 && at + 4 < s.len && strchr("0123456789|,", s.ptr[at - 1])
	    && byte_is(s.ptr[at + 4], BYTE_UPPER))
		return str_trim(str_sub(s, at + 4, s.len));
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
		if (str_starts(s, str_of(starts[i])))
			return str_trim(str_sub(s, at + 4, s.len));
	}
	return STR_EMPTY;
}

/* A place, a section or an author may stand by dates, not a sentence. */
static bool
is_date_line(const struct draft *b, const struct dates *d, bool is_above, bool has_author)
{
	const struct rest *r = &d->rest;
	const struct date_expr *e = d->has_published ? &d->published : &d->updated;
	bool is_labelled = d->label == LABEL_PUBLISHED || d->has_updated;

	if (!d->has_published && !d->has_updated)
		return false;
	if (!is_above && !is_labelled)
		return false;
	if (r->nword > (has_author ? 8U : 4U) || (r->nlower > 0 && !has_author)
	    || (r->nword > 0 && b->ends_sentence && !has_author))
		return false;
	/* "September 11 Attacks" is a title; "26 July" alone is a date. */
	return r->nword == 0 || day_is_full(e->from) || is_labelled || has_author;
}

/* "Last updated" in a line of its own, with the date in the next. */
static bool
is_below_updated(const struct plain *p, const struct draft *b)
{
	struct rest r = {.label = LABEL_NONE};

	if (b == p->blocks.ptr || b[-1].has_digit || b[-1].nchar > LABEL_MAX)
		return false;
	measure_rest(draft_text(p, &b[-1]), &r);
	return r.label == LABEL_UPDATED && r.nword == r.nlower;
}

/* "Updated 3 hours ago", "Yesterday at 4:02 PM": a day that nobody can know later. */
static bool
is_age(const struct plain *p, const struct draft *b)
{
	static const char *const ages[] = {"ago", "today", "yesterday"};
	struct str rest = draft_text(p, b);
	struct rest r = {.label = LABEL_NONE};
	struct str word;
	bool is_said = false;

	if (b->nword > AGE_WORDS || b->ends_sentence)
		return false;
	measure_rest(rest, &r);
	while (r.nword == 0 && rest.len > 0 && str_cut(&rest, ' ', &word))
		is_said |= STR_IN_NOCASE(word, ages);
	return is_said;
}

/* "Joined: Mon Jan 04, 2010": days of who writes in a forum, and of no text. */
static bool
is_of_member(const struct plain *p, const struct draft *b)
{
	static const char *const starts[] = {
		"joined:", "join date:", "date joined:", "member since", "registered:",
		"registration date:", "last visit:", "last visited:", "last active:",
		"last seen:", "posts:",
	};
	struct str s = draft_text(p, b);

	for (size_t i = 0; b->nchar <= MEMBER_MAX && i < sizeof starts / sizeof *starts; i++) {
		if (str_starts_nocase(s, starts[i]))
			return true;
	}
	return false;
}

bool
date_line_read(struct plain *p, struct draft *b, bool is_above)
{
	struct str byline;
	struct dates d;
	bool is_full;

	if (b->nchar > DATE_LINE_MAX || b->nline > 2 || !b->has_digit)
		return false;
	if (is_of_member(p, b)) {
		draft_settle(b, BLOCK_FURNITURE);
		return true;
	}
	byline = byline_of(draft_text(p, b));
	read_dates(p, b->at, &d);
	if (is_above && !d.has_published && !d.has_updated && is_age(p, b)) {
		draft_settle(b, BLOCK_META);
		return true;
	}
	if (!is_date_line(b, &d, is_above, byline.len > 0))
		return false;
	if (!d.has_updated && d.label == LABEL_NONE && d.rest.nword == 0
	    && is_below_updated(p, b)) {
		d.updated = d.published;
		d.has_updated = true;
		d.has_published = false;
	}
	if (d.has_updated) {
		is_full = day_is_full(d.updated.from);
		plain_found_date(p, d.updated.from, d.updated.at,
		                 is_full ? RANK_UPDATED : RANK_PART);
		if (is_full)
			plain_found_update(p, d.updated.from, d.updated.at);
	}
	if (d.has_published) {
		enum date_rank rank = d.label == LABEL_PUBLISHED ? RANK_FIELD : RANK_LINE;

		is_full = day_is_full(d.published.from);
		plain_found_date(p, d.published.from, d.published.at,
		                 !is_full ? RANK_PART : is_above ? rank : RANK_FOOT);
	}
	if (byline.len > 0) {
		struct span first = d.has_published ? d.published.at : d.updated.at;
		const char *end = p->text.ptr + first.off;

		if (byline.ptr < end && byline.ptr + byline.len > end)
			byline.len = (size_t)(end - byline.ptr);
		plain_found_author(p, plain_author(byline));
	}
	draft_settle(b, BLOCK_META);
	return true;
}

/* The author of "Par Anne Lind, publié …": up to what no name has.  Two words or
 * more: "Di Maria" and "Von der Leyen" are who a line is about. */
static struct str
foreign_byline(struct str s)
{
	static const char *const starts[] = {"Par ", "Por ", "Von ", "Di ", "Door "};
	struct str name = STR_EMPTY;
	struct str rest;
	struct str word;

	for (size_t i = 0; i < sizeof starts / sizeof *starts && name.len == 0; i++)
		if (str_eq_nocase(str_sub(s, 0, strlen(starts[i])), str_of(starts[i])))
			name = plain_author(str_sub(s, strlen(starts[i]), s.len));
	rest = name;
	while (rest.len > 0 && str_cut(&rest, ' ', &word)) {
		size_t len;

		if (word.len == 0 || utf8_is_upper(utf8_get(word, 0, &len)))
			continue;
		name.len = (size_t)(word.ptr - name.ptr);
		break;
	}
	return str_count_words(str_trim(name)) > 1 ? name : STR_EMPTY;
}

/* The day at `at` of `line`, behind `label`. */
static struct day
foreign_line_day(struct str line, size_t at, struct str label, bool is_eastern, size_t *len)
{
	struct str s = str_sub(line, at, line.len);
	struct day d = foreign_day(s, len);

	if (!day_is_none(d))
		return d;
	/* "14.5.2024 klo 10.30" may be but one day; others want a label. */
	d = foreign_figures(s, len);
	if (!day_is_none(d) && ((at == 0 && d.day > 12) || foreign_says_updated(label)
	                        || foreign_says_published(label) || foreign_precedes_day(label)))
		return d;
	return foreign_short_figures(line, at, is_eastern, len);
}

bool
foreign_line_read(struct plain *p, struct draft *b, bool is_above)
{
	struct str s = draft_text(p, b);
	struct str author;
	bool is_line = false;
	bool is_eastern;
	size_t before = 0;

	if (!is_above || b->nchar > DATE_LINE_MAX || b->nline > 2 || !b->has_digit)
		return false;
	author = foreign_byline(s);
	is_eastern = plain_is_eastern(p->text);
	for (size_t at = 0; at < s.len; at++) {
		struct str label = str_sub(s, before, at);
		bool is_updated;
		bool is_labelled;
		size_t len;
		struct day d = DAY_NONE;
		struct span where;

		if (foreign_may_begin(s, at))
			d = foreign_line_day(s, at, label, is_eastern, &len);
		if (day_is_none(d))
			continue;
		is_updated = foreign_says_updated(label);
		is_labelled = is_updated || foreign_says_published(label);
		is_line = is_line || foreign_precedes_day(label);
		/* Little else than dates, or what says of what they are. */
		if (!is_line && at > 0 && !is_labelled && author.len == 0)
			return false;
		is_line = is_line || is_labelled || author.len > 0
		          || s.len - at - len <= BESIDE_MAX;
		where = (struct span){b->at.off + (uint32_t)at, (uint32_t)len};
		if (is_line && is_updated)
			plain_found_update(p, d, where);
		if (is_line)
			plain_found_date(p, d, where, is_updated ? RANK_UPDATED
			                              : is_labelled ? RANK_FIELD : RANK_LINE);
		before = at + len;
		at += len - 1;
	}
	if (!is_line)
		return false;
	if (author.len > 0)
		plain_found_author(p, author);
	draft_settle(b, BLOCK_META);
	return true;
}

void
title_date_read(struct plain *p)
{
	struct date_expr e;
	uint32_t off;
	uint32_t end;
	char before;

	if (span_is_none(p->title))
		return;
	off = p->title.off;
	end = span_end(p->title);
	while (end > off && (p->text.ptr[end - 1] == ')' || p->text.ptr[end - 1] == '.'))
		end--;
	while (off < end && plain_find_day(p->text, off, end, &e)) {
		before = e.at.off >= 2 ? p->text.ptr[e.at.off - 2] : ' ';
		if (e.at.off > 0 && p->text.ptr[e.at.off - 1] == '(')
			before = '(';
		if (span_end(e.at) == end && day_is_full(e.from)
		    && (before == ',' || before == '('))
			plain_found_date(p, e.from, e.at, RANK_TITLE);
		off = span_end(e.at);
	}
}
