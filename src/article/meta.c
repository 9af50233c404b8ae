/* SPDX-License-Identifier: MIT */
/*
 * Lines about an article that are not part of it: fields of front matter
 * ("Title: …"), "Source: …", "Via …", copyright lines, web addresses; bylines
 * and credits are in byline.c.  Copyright lines give a source and stay furniture;
 * the others are settled as META.
 */
#include "article/date.h"
#include "article/plain_int.h"

#include <string.h>

#include "text/utf8.h"

#include "text/banned.h"

enum {
	META_MAX = 160,  /* [chars] of a line */
	SOURCE_MAX = 80  /* [B] of a name */
};

/* Offset of `needle`, in lower case, in `s`, ASCII case ignored, or SIZE_MAX. */
static size_t
find_nocase(struct str s, const char *needle)
{
	char small = needle[0];
	char large = small >= 'a' && small <= 'z' ? (char)(small - 32) : small;

	for (size_t i = 0; i < s.len; i++) {
		if ((s.ptr[i] == small || s.ptr[i] == large)
		    && str_starts_nocase(str_sub(s, i, s.len), needle))
			return i;
	}
	return SIZE_MAX;
}

/* A name as written after "Source:" and the like, up to what cannot belong to
 * it: a dash with a space before it, a bar, a comma, the end of a sentence. */
static struct str
leading_name(struct str s)
{
	size_t end = 0;
	size_t len;

	s = str_trim(s);
	for (; end < s.len; end += len) {
		uint32_t cp = utf8_get(s, end, &len);
		bool is_free = end > 0 && s.ptr[end - 1] == ' ';

		if (cp == '|' || cp == '\n' || cp == ';' || cp == ',')
			break;
		if (is_free && (cp == '-' || cp == 0x2013 || cp == 0x2014 || cp == '('))
			break;
		if (cp == '.' && (end + 1 == s.len || s.ptr[end + 1] == ' '))
			break;
	}
	s = str_trim(str_sub(s, 0, end));
	return s.len <= SOURCE_MAX ? s : STR_EMPTY;
}

struct str
plain_host(struct str address)
{
	size_t start = str_find(address, STR_LIT("://"));
	struct str host = str_sub(address, start == SIZE_MAX ? 0 : start + 3, address.len);
	size_t end = 0;

	if (str_starts(host, STR_LIT("www.")))
		host = str_sub(host, 4, host.len);
	while (end < host.len && host.ptr[end] != '/' && host.ptr[end] != ' '
	       && host.ptr[end] != '?' && host.ptr[end] != ':' && host.ptr[end] != '\n')
		end++;
	host = str_sub(host, 0, end);
	if (str_find_char(host, '.') == SIZE_MAX || host.len > SOURCE_MAX)
		return STR_EMPTY;
	return host;
}

/* ---------------------------------------------------------- front matter */

bool
plain_field_day(const struct plain *p, uint32_t from, uint32_t to, struct date_expr *e)
{
	struct str inside = str_sub(p->text, 0, to);

	for (uint32_t at = from; at < to; at++) {
		if (date_scan(inside, at, e) && e->form == DATE_ABSOLUTE
		    && e->from.month != 0)
			return true;
	}
	return false;
}

static void
use_field(struct plain *p, struct draft *b, const char *name, struct span value)
{
	struct str s = str_at(p->text, value);
	struct date_expr e;

	if (strcmp(name, "title") == 0 || strcmp(name, "headline") == 0) {
		/* YAML puts what has a colon in it into quotes. */
		if (s.len > 2 && (s.ptr[0] == '"' || s.ptr[0] == '\'')
		    && s.ptr[s.len - 1] == s.ptr[0])
			value = span_from_to(value.off + 1, span_end(value) - 1);
		if (span_is_none(p->title)) {
			p->title = value;
			draft_settle(b, BLOCK_TITLE);
		}
	} else if (strcmp(name, "source") == 0 || strcmp(name, "publisher") == 0
	           || strcmp(name, "agency") == 0) {
		plain_found_source(p, leading_name(s), SOURCE_LINE);
	} else if (strcmp(name, "url") == 0 || strcmp(name, "link") == 0) {
		plain_found_source(p, plain_host(s), SOURCE_ADDRESS);
		plain_found_address(p, s);
	} else if ((strcmp(name, "date") == 0 || strcmp(name, "published") == 0)
	           && plain_field_day(p, value.off, span_end(value), &e)) {
		plain_found_date(p, e.from, e.at, RANK_FIELD);
	} else if (strcmp(name, "updated") == 0
	           && plain_field_day(p, value.off, span_end(value), &e)) {
		plain_found_date(p, e.from, e.at, RANK_UPDATED);
		if (day_is_full(e.from))
			plain_found_update(p, e.from, e.at);
	} else if (strcmp(name, "author") == 0 || strcmp(name, "byline") == 0) {
		plain_found_author(p, s);
	} else if (strcmp(name, "subtitle") == 0 && span_is_none(p->subtitle)) {
		p->subtitle = value;
	}
}

/* "Xinhua| 2024-05-14 06:30:12|Editor: huaxia": the day in it, and what is before. */
static struct span
find_day_beside(struct plain *p, struct span value)
{
	struct date_expr e;

	if (!plain_find_day(p->text, value.off, span_end(value), &e) || !day_is_full(e.from))
		return value;
	plain_found_date(p, e.from, e.at, RANK_LINE);
	return e.at.off > value.off ? span_from_to(value.off, e.at.off) : value;
}

/* A known field.  Below the text and alone some of them are furniture (tags,
 * links), which is somebody else's to say. */
static bool
read_field(struct plain *p, struct draft *b, bool is_above)
{
	struct str s = draft_text(p, b);
	size_t value;
	const char *name = b->nline == 1 ? field_name(s, &value) : NULL;
	struct span at;

	if (!name || value >= s.len)
		return false;
	if (!is_above && strcmp(name, "source") != 0 && strcmp(name, "author") != 0
	    && strcmp(name, "published") != 0)
		return false;
	/* It may have two dates, and a time. */
	if ((strcmp(name, "updated") == 0 || strcmp(name, "published") == 0
	     || strcmp(name, "date") == 0) && date_line_read(p, b, is_above))
		return true;
	at = span_from_to(b->at.off + (uint32_t)value, span_end(b->at));
	draft_settle(b, BLOCK_META);
	if (is_above && strcmp(name, "source") == 0)
		at = find_day_beside(p, at);
	use_field(p, b, name, at);
	if (!is_above && strcmp(name, "published") == 0
	    && p->date_rank == RANK_FIELD && p->date_at.off >= b->at.off)
		p->date_rank = RANK_FOOT;
	return true;
}

/* ------------------------------------------------- lines that name a source */

/* "Source: X", "Via X", "Courtesy of X" */
static bool
read_source_line(struct plain *p, struct draft *b)
{
	static const char *const starts[] = {
		"source:", "sources:", "source -", "via ", "via:", "courtesy of ",
		"original source:", "published by ", "provided by ",
		"distributed by ", "first published by ",
	};
	struct str s = draft_text(p, b);

	if (b->nchar > META_MAX || b->nword > 14)
		return false;
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
		struct str name;

		if (!str_starts_nocase(s, starts[i]))
			continue;
		name = leading_name(str_sub(s, strlen(starts[i]), s.len));
		/* "Via a new route, …" names nobody. */
		if (name.len == 0 || (name.ptr[0] >= 'a' && name.ptr[0] <= 'z'))
			return false;
		plain_found_source(p, str_find(name, STR_LIT("://")) != SIZE_MAX
		                          ? plain_host(name) : name, SOURCE_LINE);
		draft_settle(b, BLOCK_META);
		return true;
	}
	return false;
}

/* After "©" or "reserved by": years, commas and "by" passed. */
static struct str
holder_of(struct str s)
{
	for (;;) {
		size_t skip = 0;

		s = str_trim(s);
		while (skip < s.len && ((s.ptr[skip] >= '0' && s.ptr[skip] <= '9')
		                        || s.ptr[skip] == ',' || s.ptr[skip] == '-'
		                        || s.ptr[skip] == ' ' || s.ptr[skip] == '.'))
			skip++;
		if (str_starts_nocase(str_sub(s, skip, s.len), "\xE2\x80\x93")) /* – */
			skip += 3;
		else if (str_starts_nocase(str_sub(s, skip, s.len), "by "))
			skip += 3;
		else if (str_starts_nocase(str_sub(s, skip, s.len), "\xC2\xA9")) /* © */
			skip += 2;
		else if (str_starts_nocase(str_sub(s, skip, s.len), "(c) "))
			skip += 4;
		if (skip == 0)
			break;
		s = str_sub(s, skip, s.len);
	}
	s = leading_name(s);
	if (str_starts_nocase(s, "all rights") || (s.len > 0 && s.ptr[0] >= 'a' && s.ptr[0] <= 'z'))
		return STR_EMPTY;
	/* "© The Herald 2016" */
	while (s.len > 0 && ((s.ptr[s.len - 1] >= '0' && s.ptr[s.len - 1] <= '9')
	                     || s.ptr[s.len - 1] == '-' || s.ptr[s.len - 1] == ' '))
		s.len--;
	return s;
}

bool
meta_read_rights(struct plain *p, struct draft *b)
{
	static const char *const marks[] = {
		"rights reserved by ", "\xC2\xA9", "copyright ", "(c) ",
	};
	struct str s = draft_text(p, b);

	if (b->nchar > META_MAX)
		return false;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		/* The first anywhere in the line; "(c)" is also an item. */
		size_t at = i == 0 ? find_nocase(s, marks[i]) : 0;
		struct str holder;

		if (at == SIZE_MAX || (i > 0 && !str_starts_nocase(s, marks[i])))
			continue;
		holder = holder_of(str_sub(s, at + strlen(marks[i]), s.len));
		if (holder.len == 0)
			continue;
		plain_found_source(p, holder, SOURCE_RIGHTS);
		draft_settle(b, BLOCK_FURNITURE);
		return true;
	}
	return false;
}

/* A line that is an address and nothing else. */
static bool
read_address(struct plain *p, struct draft *b, bool is_above)
{
	struct str s = draft_text(p, b);

	if (b->nline != 1 || str_find_char(s, ' ') != SIZE_MAX
	    || link_bare(s).len == s.len)
		return false;
	plain_found_source(p, plain_host(s), SOURCE_ADDRESS);
	if (is_above)
		plain_found_address(p, s);
	draft_settle(b, BLOCK_META);
	return true;
}

/* "VOA News", "Xinhua": who speaks, on a line above the text. */
static bool
read_speaker(struct plain *p, struct draft *b)
{
	static const char *const names[] = {
		"afp", "agence france-presse", "ap", "associated press",
		"bbc news", "interfax", "reuters", "ria novosti", "rt",
		"sputnik", "tass", "the associated press", "upi", "voa",
		"voa news", "xinhua", "xinhua news agency",
	};
	struct str s = draft_text(p, b);

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (str_eq_nocase(s, str_of(names[i]))) {
			plain_found_source(p, s, SOURCE_LINE);
			draft_settle(b, BLOCK_META);
			return true;
		}
	}
	return false;
}

bool
meta_read(struct plain *p, struct draft *b, bool is_above)
{
	if (b->is_settled)
		return false;
	return read_field(p, b, is_above) || read_address(p, b, is_above)
	       || read_source_line(p, b) || meta_read_rights(p, b)
	       || date_line_read(p, b, is_above) || foreign_line_read(p, b, is_above)
	       || byline_credit(p, b)
	       || (is_above ? byline_read(p, b) || read_speaker(p, b) : byline_signed(p, b));
}
