/* SPDX-License-Identifier: MIT */
/*
 * An article with named fields, as Nexis and ProQuest give it: above the text its
 * title, its paper and its day, unnamed, then fields ("BYLINE: …"), the text, and
 * more fields.  Where "Body" says where the text begins that is believed; else it
 * is the first paragraph behind the fields that is none.
 * source  exports of Lexis Academic, Nexis Uni and ProQuest as text
 */
#include "article/press_int.h"

#include "article/date.h"
#include "article/plain_int.h"
#include "article/said_day.h"
#include "text/byte.h"

#include "text/banned.h"

enum {
	NAME_MAX = 40,   /* [B] of a field's name */
	DAY_FAR = 16,    /* [B] of a weekday before a date */
	PAGE_HEAD = 80,  /* [B] of the head of a printed page */
	RIGHTS_MAX = 160 /* [B] of a line of rights */
};

enum meaning {
	MEANS_NOTHING,   /* a field above the text, or below */
	MEANS_FOOT,      /* … only below */
	MEANS_TITLE,
	MEANS_AUTHOR,
	MEANS_SOURCE,
	MEANS_DATE,
	MEANS_LOADED,    /* the day, if no other is said */
	MEANS_PLACED,    /* paper, place and day */
	MEANS_ADDRESS,
	MEANS_TEXT
};

struct field {
	const char *name;
	enum meaning means;
	bool is_safe; /* ends the text though it is not in capitals */
};

static const struct field fields[] = {
	{"abstract", MEANS_NOTHING, false},
	{"acc-no", MEANS_FOOT, false},
	{"author", MEANS_AUTHOR, false},
	{"body", MEANS_TEXT, false},
	{"business indexing term", MEANS_FOOT, true},
	{"byline", MEANS_AUTHOR, false},
	{"city", MEANS_FOOT, false},
	{"classification", MEANS_FOOT, true},
	{"company", MEANS_FOOT, false},
	{"company / organization", MEANS_FOOT, true},
	{"copyright", MEANS_FOOT, true},
	{"correction", MEANS_FOOT, false},
	{"correction-date", MEANS_FOOT, true},
	{"country", MEANS_FOOT, false},
	{"dateline", MEANS_NOTHING, false},
	{"document type", MEANS_FOOT, true},
	{"document url", MEANS_ADDRESS, true},
	{"document-type", MEANS_FOOT, true},
	{"edition", MEANS_NOTHING, false},
	{"full text", MEANS_TEXT, false},
	{"geographic", MEANS_FOOT, false},
	{"graphic", MEANS_FOOT, true},
	{"headline", MEANS_TITLE, false},
	{"highlight", MEANS_NOTHING, false},
	{"identifier / keyword", MEANS_FOOT, true},
	{"industry", MEANS_FOOT, false},
	{"issn", MEANS_FOOT, false},
	{"journal-code", MEANS_FOOT, true},
	{"language", MEANS_FOOT, false},
	{"length", MEANS_NOTHING, false},
	{"links", MEANS_NOTHING, false},
	{"load-date", MEANS_LOADED, true},
	{"location", MEANS_FOOT, false},
	{"notes", MEANS_FOOT, false},
	{"organization", MEANS_FOOT, false},
	{"people", MEANS_FOOT, false},
	{"person", MEANS_FOOT, false},
	{"proquest document id", MEANS_FOOT, true},
	{"publication date", MEANS_DATE, true},
	{"publication info", MEANS_PLACED, false},
	{"publication title", MEANS_SOURCE, true},
	{"publication-type", MEANS_FOOT, true},
	{"section", MEANS_NOTHING, false},
	{"series", MEANS_NOTHING, false},
	{"state", MEANS_FOOT, false},
	{"subject", MEANS_FOOT, false},
	{"ticker", MEANS_FOOT, false},
	{"title", MEANS_TITLE, false},
	{"type", MEANS_FOOT, false},
	{"url", MEANS_ADDRESS, false},
};

/* Headings without a value that stand where fields do. */
static const struct field *
heading_of(struct str line)
{
	static const struct field text = {"body", MEANS_TEXT, true};
	static const struct field foot = {"classification", MEANS_FOOT, true};

	if (str_eq(line, STR_LIT("Body")))
		return &text;
	if (str_eq(line, STR_LIT("Classification")) || str_eq(line, STR_LIT("Graphic"))
	    || str_eq(line, STR_LIT("Notes")) || str_eq(line, STR_LIT("Correction")))
		return &foot;
	return NULL;
}

static bool
is_in_capitals(struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		if (byte_is(s.ptr[i], BYTE_LOWER))
			return false;
	}
	return true;
}

static const struct field *
field_of(struct str line, struct str *value, bool *is_capitals)
{
	size_t colon = str_find_char(str_sub(line, 0, NAME_MAX), ':');
	struct str name = str_sub(line, 0, colon);

	*value = STR_EMPTY;
	*is_capitals = true;
	if (colon == SIZE_MAX)
		return heading_of(line);
	if (colon == 0 || !byte_is(line.ptr[0], BYTE_UPPER))
		return NULL;
	*is_capitals = is_in_capitals(name);
	*value = str_trim(str_sub(line, colon + 1, line.len));
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
		if (str_eq_nocase(name, str_of(fields[i].name)))
			return &fields[i];
	}
	return NULL;
}

/* ------------------------------------------------------------------- values */

struct str
press_author(struct str s)
{
	s = str_trim(str_sub(s, 0, str_find_char(s, ';')));
	if (str_starts_nocase(s, "by "))
		s = str_trim(str_sub(s, 3, s.len));
	return plain_authors(s);
}

/* "Lind, Anna; Ray, Boris" */
static struct str
turned_author(struct press_entry *e, struct str s)
{
	struct str out;
	struct str one;
	struct buf b;

	buf_init(&b);
	while (s.len > 0 && str_cut(&s, ';', &one)) {
		size_t comma = str_find_char(one, ',');
		struct str last = str_trim(str_sub(one, 0, comma));
		struct str first = comma == SIZE_MAX ? STR_EMPTY
		                   : str_trim(str_sub(one, comma + 1, one.len));

		if (last.len > 0)
			buf_addf(&b, "%s%.*s%s%.*s", b.len > 0 ? ", " : "", STR_ARG(first),
			         first.len > 0 ? " " : "", STR_ARG(last));
	}
	out = arena_str(&e->arena, buf_str(&b));
	buf_release(&b);
	return out;
}

/* "Lake Post, Late Edition; Oslo" */
static struct str
paper_of(struct str s)
{
	s = str_sub(s, 0, str_find_char(s, ';'));
	return str_trim(str_sub(s, 0, str_find_char(s, ',')));
}

static void
set_date(struct press_entry *e, struct str s)
{
	if (day_is_none(e->date))
		e->date = said_time(s, &e->clock);
}

static void
take_value(struct press_entry *e, const struct field *f, struct str s)
{
	switch (f->means) {
	case MEANS_TITLE:
		e->title = s.len > 0 ? s : e->title;
		break;
	case MEANS_AUTHOR:
		if (e->author.len == 0 && str_eq(str_of(f->name), STR_LIT("author")))
			e->author = turned_author(e, s);
		else if (e->author.len == 0)
			e->author = press_author(s);
		break;
	case MEANS_SOURCE:
		e->source = s.len > 0 ? paper_of(s) : e->source;
		break;
	case MEANS_PLACED:
		if (e->source.len == 0)
			e->source = paper_of(s);
		set_date(e, s);
		break;
	case MEANS_DATE:
		set_date(e, s);
		break;
	case MEANS_ADDRESS:
		if (str_find(s, STR_LIT("://")) != SIZE_MAX && str_find_char(s, ' ') == SIZE_MAX)
			e->address = s;
		break;
	case MEANS_NOTHING:
	case MEANS_FOOT:
	case MEANS_LOADED:
	case MEANS_TEXT:
		break;
	}
}

/* -------------------------------------------------------- lines without a name */

/* "February 7, 2024 Wednesday", "Wednesday, February 7, 2024" */
static bool
begins_with_day(struct str s, struct day *day)
{
	struct date_expr e;

	for (uint32_t at = 0; at < s.len && at < DAY_FAR; at++) {
		if (!date_scan(s, at, &e))
			continue;
		if (e.form == DATE_ABSOLUTE && e.from.year != 0 && e.from.month != 0) {
			*day = e.from;
			return at == 0 || day_is_full(e.from);
		}
		at = span_end(e.at) - 1;
	}
	return false;
}

/* "Copyright 2024 Lake Post", not "Copyright law is old". */
bool
press_is_rights(struct str s)
{
	struct str behind;

	if (s.len > RIGHTS_MAX)
		return false;
	if (str_eq_nocase(str_sub(s, 0, 19), STR_LIT("all rights reserved")))
		return true;
	if (!str_starts_nocase(s, "copyright "))
		return str_starts(s, STR_LIT("\xC2\xA9")) || str_starts_nocase(s, "(c) ");
	behind = str_sub(s, 10, s.len);
	return str_starts(behind, STR_LIT("\xC2\xA9")) || behind.ptr[0] == '('
	       || byte_is(behind.ptr[0], BYTE_DIGIT);
}

/* The lines [first, end) on one, gone from where they stood. */
static void
take_title(struct press_entry *e, size_t first, size_t end)
{
	struct buf b;

	if (e->title.len > 0 || first >= end)
		return;
	buf_init(&b);
	for (size_t i = first; i < end; i++) {
		struct press_line *l = &e->lines.ptr[i];

		buf_addf(&b, "%s%.*s", b.len > 0 ? " " : "", STR_ARG(l->s));
		l->part = PRESS_GONE;
	}
	e->title = arena_str(&e->arena, buf_str(&b));
	buf_release(&b);
}

/* Where the paragraph of the line before `end` begins, above `least`. */
static size_t
paragraph_of(const struct press_entry *e, size_t end, size_t least)
{
	size_t first = end - 1;

	while (first > least && !e->lines.ptr[first].is_after_blank)
		first--;
	return first;
}

/* Title, paper and day among the lines [0, n): the paper stands above the day, the
 * title behind it, or where nothing does above the paper. */
static void
read_unnamed(struct press_entry *e, size_t n)
{
	struct day day = DAY_NONE;
	size_t at = n;
	size_t last;

	for (size_t i = n; i > 0 && at == n; i--) {
		if (begins_with_day(e->lines.ptr[i - 1].s, &day))
			at = i - 1;
	}
	if (at == n) {
		if (n > 0)
			take_title(e, paragraph_of(e, n, 0), n);
		return;
	}
	e->date = said_time(e->lines.ptr[at].s, &e->clock);
	if (day_is_none(e->date))
		e->date = day;
	for (last = n; last > at + 1 && press_is_rights(e->lines.ptr[last - 1].s); last--)
		;
	while (last > at + 1 && !e->lines.ptr[last - 1].is_after_blank)
		last--;
	if (at > 0 && !press_is_rights(e->lines.ptr[at - 1].s))
		e->source = e->lines.ptr[at - 1].s;
	else if (at > 1)
		e->source = e->lines.ptr[at - 2].s;
	if (last > at + 1 || (last == at + 1 && last < n && e->lines.ptr[last].is_after_blank
	                      && !press_is_rights(e->lines.ptr[last].s)))
		take_title(e, paragraph_of(e, n, at + 1), n);
	else if (at > 1)
		take_title(e, paragraph_of(e, at - 1, 0), at - 1);
	/* What stands above all that is a cover: a list of what was exported. */
	for (size_t i = 0; i + 1 < at && e->lines.ptr[i].part != PRESS_GONE; i++)
		e->lines.ptr[i].part = PRESS_GONE;
}

/* ------------------------------------------------------------------ the whole */

/* A continued field is one value. */
static struct str
whole_value(const struct press_entry *e, size_t i, struct str first)
{
	const char *end = first.ptr + first.len;

	while (++i < e->lines.len && e->lines.ptr[i].is_continued)
		end = e->lines.ptr[i].s.ptr + e->lines.ptr[i].s.len;
	return str_from(first.ptr, (size_t)(end - first.ptr));
}

static bool
has_heading(const struct press_entry *e)
{
	for (size_t i = 0; i < e->lines.len; i++) {
		struct str value;
		bool is_capitals;
		const struct field *f = field_of(e->lines.ptr[i].s, &value, &is_capitals);

		if (f && f->means == MEANS_TEXT)
			return true;
	}
	return false;
}

static bool
ends_text(const struct field *f, bool is_capitals, struct str line)
{
	return f && f->means != MEANS_TEXT && f->means != MEANS_NOTHING
	       && f->means != MEANS_AUTHOR
	       && (f->is_safe || (is_capitals && str_find_char(line, ':') != SIZE_MAX));
}

static bool
read_fields(struct press_entry *e)
{
	bool is_said = has_heading(e);
	enum press_part part = PRESS_HEAD;
	size_t nunnamed = SIZE_MAX;
	struct str loaded = STR_EMPTY;
	size_t nbody = 0;

	for (size_t i = 0; i < e->lines.len; i++) {
		struct press_line *l = &e->lines.ptr[i];
		struct str value;
		bool is_capitals;
		const struct field *f = field_of(l->s, &value, &is_capitals);

		if (part == PRESS_BODY && (ends_text(f, is_capitals, l->s) || press_is_rights(l->s)))
			part = PRESS_FOOT;
		else if (part == PRESS_BODY)
			f = NULL;
		if (part != PRESS_BODY && f && nunnamed == SIZE_MAX)
			nunnamed = i;
		if (part == PRESS_HEAD && f && f->means == MEANS_TEXT) {
			part = PRESS_BODY;
			l->s = value;
			l->part = value.len > 0 ? PRESS_BODY : PRESS_GONE;
			nbody += value.len;
			continue;
		}
		l->is_continued = !f && !l->is_after_blank && nunnamed < i && part != PRESS_BODY;
		if (part == PRESS_HEAD && !f && !is_said && nunnamed < i && l->is_after_blank)
			part = PRESS_BODY;
		l->part = part;
		nbody += part == PRESS_BODY ? l->s.len : 0;
	}
	read_unnamed(e, nunnamed < e->lines.len ? nunnamed : 0);
	for (size_t i = nunnamed; i < e->lines.len; i++) {
		struct str value;
		bool is_capitals;
		const struct field *f = field_of(e->lines.ptr[i].s, &value, &is_capitals);

		if (!f || e->lines.ptr[i].part == PRESS_BODY)
			continue;
		take_value(e, f, whole_value(e, i, value));
		loaded = f->means == MEANS_LOADED ? value : loaded;
	}
	set_date(e, loaded);
	return nbody > 0 && nunnamed < e->lines.len;
}

/* Heads of printed pages, rules between articles. */
static bool
is_page_head(struct str s)
{
	size_t n = 0;

	while (n < s.len && s.ptr[n] == '_')
		n++;
	return n == s.len || (s.len < PAGE_HEAD && str_find(s, STR_LIT("Factiva, Inc.")) != SIZE_MAX)
	       || (str_starts(s, STR_LIT("Page ")) && s.len < PAGE_HEAD / 4
	           && str_find(s, STR_LIT(" of ")) != SIZE_MAX);
}

bool
press_entry_read(struct press_entry *e, struct str text)
{
	struct str line;
	bool is_after_blank = true;

	while (text.len > 0 && str_cut(&text, '\n', &line)) {
		struct press_line l = {.s = str_trim(line), .is_after_blank = is_after_blank};

		is_after_blank = l.s.len == 0;
		if (l.s.len == 0 || is_page_head(l.s))
			continue;
		vec_push(&e->lines, l);
	}
	return press_read_coded(e) || press_read_counted(e) || read_fields(e);
}

void
press_entry_init(struct press_entry *e)
{
	*e = (struct press_entry){
		.title = STR_EMPTY, .source = STR_EMPTY, .author = STR_EMPTY,
		.address = STR_EMPTY, .date = DAY_NONE, .clock = {.zone = CLOCK_NO_ZONE},
	};
	arena_init(&e->arena);
	vec_init(&e->lines);
}

void
press_entry_release(struct press_entry *e)
{
	vec_release(&e->lines);
	arena_release(&e->arena);
}
