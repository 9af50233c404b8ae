/* SPDX-License-Identifier: MIT */
/*
 * Lines about an article that are not part of it: fields of front matter
 * ("Title: …"), bylines, "Source: …", "Via …", credits, copyright lines, web
 * addresses.  Copyright lines give a source and stay furniture; the others are
 * settled as META.
 */
#include "article/date.h"
#include "article/plain_int.h"

#include <string.h>

#include "text/utf8.h"

#include "text/banned.h"

enum {
	META_MAX = 160,  /* [chars] of a line */
	SOURCE_MAX = 80, /* [B] of a name */
	BYLINE_WORDS = 10
};

static bool
starts_with(struct str s, const char *prefix)
{
	struct str p = str_of(prefix);

	return s.len >= p.len && str_eq_nocase(str_sub(s, 0, p.len), p);
}

/* Offset of `needle`, in lower case, in `s`, ASCII case ignored, or SIZE_MAX. */
static size_t
find_nocase(struct str s, const char *needle)
{
	char small = needle[0];
	char large = small >= 'a' && small <= 'z' ? (char)(small - 32) : small;

	for (size_t i = 0; i < s.len; i++) {
		if ((s.ptr[i] == small || s.ptr[i] == large)
		    && starts_with(str_sub(s, i, s.len), needle))
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

/* A day said in a field. */
static bool
field_day(struct plain *p, uint32_t from, uint32_t to, struct date_expr *e)
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
	} else if ((strcmp(name, "date") == 0 || strcmp(name, "published") == 0)
	           && field_day(p, value.off, span_end(value), &e)) {
		plain_found_date(p, e.from, e.at, RANK_FIELD);
	} else if (strcmp(name, "updated") == 0
	           && field_day(p, value.off, span_end(value), &e)) {
		plain_found_date(p, e.from, e.at, RANK_UPDATED);
		if (day_is_full(e.from))
			plain_found_update(p, e.from, e.at);
	} else if (strcmp(name, "author") == 0 || strcmp(name, "byline") == 0) {
		plain_found_author(p, s);
	} else if (strcmp(name, "subtitle") == 0 && span_is_none(p->subtitle)) {
		p->subtitle = value;
	}
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

		if (!starts_with(s, starts[i]))
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
		if (starts_with(str_sub(s, skip, s.len), "\xE2\x80\x93")) /* – */
			skip += 3;
		else if (starts_with(str_sub(s, skip, s.len), "by "))
			skip += 3;
		else if (starts_with(str_sub(s, skip, s.len), "\xC2\xA9")) /* © */
			skip += 2;
		if (skip == 0)
			break;
		s = str_sub(s, skip, s.len);
	}
	s = leading_name(s);
	if (starts_with(s, "all rights") || (s.len > 0 && s.ptr[0] >= 'a' && s.ptr[0] <= 'z'))
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

		if (at == SIZE_MAX || (i > 0 && !starts_with(s, marks[i])))
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
read_address(struct plain *p, struct draft *b)
{
	struct str s = draft_text(p, b);

	if (b->nline != 1 || str_find_char(s, ' ') != SIZE_MAX
	    || link_bare(s).len == s.len)
		return false;
	plain_found_source(p, plain_host(s), SOURCE_ADDRESS);
	draft_settle(b, BLOCK_META);
	return true;
}

/* ------------------------------------------------------- bylines, credits */

static bool
is_agency(struct str s)
{
	static const char *const words[] = {
		"agence france", "agency", "associated press", "interfax",
		"news", "press", "reuters", "tass", "xinhua", "newsroom",
		"times", "post", "radio",
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (find_nocase(s, words[i]) != SIZE_MAX)
			return true;
	}
	return false;
}

/* "Anna Smith on", "Anna Smith in Oslo": a name has no such words in it. */
static size_t
end_of_name(struct str s)
{
	static const char *const words[] = {
		"at", "for", "from", "in", "last", "on", "posted", "published", "updated",
	};
	struct str rest = s;
	struct str word;

	while (rest.len > 0 && str_cut(&rest, ' ', &word)) {
		if (word.ptr > s.ptr && STR_IN_NOCASE(word, words))
			return (size_t)(word.ptr - s.ptr);
	}
	return s.len;
}

/* Up to what is no name any more: "Anna Smith | Oslo", "Anna Smith, AP",
 * "Anna Smith 3 March 2021", "Anna Smith on 3 March"; nobody if that is an agency. */
struct str
plain_author(struct str s)
{
	size_t end = 0;

	while (end < s.len && s.ptr[end] != '|' && s.ptr[end] != ',' && s.ptr[end] != '('
	       && s.ptr[end] != ';' && s.ptr[end] != '/' && s.ptr[end] != '\n'
	       && !(s.ptr[end] >= '0' && s.ptr[end] <= '9'))
		end++;
	s = str_sub(s, 0, end);
	s = str_trim(str_sub(s, 0, end_of_name(s)));
	return is_agency(s) ? STR_EMPTY : s;
}

static bool
is_full_name(struct str s)
{
	return str_count_words(s) > 1 && plain_author(s).len == s.len;
}

/* "Anna Smith, Bo Berg, and Eva Holm": as far as all are names, the last joined by
 * "and"; else the first of them. */
static struct str
authors_of(struct str s)
{
	struct str rest = s;
	struct str one;
	bool is_last = false;

	if (str_find_char(s, ',') == SIZE_MAX)
		return plain_author(s);
	while (!is_last && rest.len > 0 && str_cut(&rest, ',', &one)) {
		struct str name = str_trim(one);
		size_t and = str_starts(name, STR_LIT("and ")) ? 0 : str_find(name, STR_LIT(" and "));

		is_last = and != SIZE_MAX;
		if (is_last && !is_full_name(str_trim(str_sub(name, and + 4, name.len))))
			return plain_author(s);
		if (and != 0 && !is_full_name(str_sub(name, 0, and)))
			return plain_author(s);
	}
	return is_last ? str_trim(str_sub(s, 0, (size_t)(one.ptr + one.len - s.ptr)))
	               : plain_author(s);
}

/* "By Anna Smith", "By Anna Smith, Associated Press" */
static bool
read_byline(struct plain *p, struct draft *b)
{
	struct str s = draft_text(p, b);
	struct str name;
	size_t comma;

	if (!starts_with(s, "by ") || b->nword > BYLINE_WORDS || b->nchar > 100
	    || b->ends_sentence || s.len < 6)
		return false;
	name = str_trim(str_sub(s, 3, s.len));
	if (name.ptr[0] >= 'a' && name.ptr[0] <= 'z')
		return false;
	plain_found_author(p, authors_of(name));
	comma = str_find_char(name, ',');
	/* "By Anna Smith for the Lake Post" */
	if (comma == SIZE_MAX && str_find(name, STR_LIT(" for ")) != SIZE_MAX)
		name = str_trim(str_sub(name, str_find(name, STR_LIT(" for ")) + 5, name.len));
	if (comma != SIZE_MAX && is_agency(str_sub(name, comma + 1, name.len)))
		plain_found_source(p, str_sub(name, comma + 1, name.len), SOURCE_LINE);
	else if (comma == SIZE_MAX && is_agency(name))
		plain_found_source(p, name, SOURCE_LINE);
	draft_settle(b, BLOCK_META);
	return true;
}

/* "… on 14 November 2019" at the end of a credit. */
static void
read_credit_date(struct plain *p, const struct draft *b)
{
	struct date_expr e;
	struct str s = draft_text(p, b);
	size_t on = str_find(s, STR_LIT(" on "));

	if (on != SIZE_MAX && b->nchar <= META_MAX
	    && field_day(p, b->at.off + (uint32_t)on, span_end(b->at), &e) && day_is_full(e.from))
		plain_found_date(p, e.from, e.at, RANK_LINE);
}

/* "Translated by …", "(Reporting by …; Editing by …)" */
static bool
read_credit(struct plain *p, struct draft *b)
{
	static const char *const starts[] = {
		"translated by ", "translation by ", "reporting by ",
		"additional reporting by ", "writing by ", "written by ",
		"edited by ", "editing by ", "compiled by ", "with reporting by ",
		"text by ", "story by ",
	};
	struct str s = draft_text(p, b);

	if (b->nchar > 2 * META_MAX)
		return false;
	if (s.len > 0 && (s.ptr[0] == '(' || s.ptr[0] == '[' || s.ptr[0] == '-'))
		s = str_trim(str_sub(s, 1, s.len));
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
		if (starts_with(s, starts[i])) {
			/* Not who translated or edited it. */
			if (strstr(starts[i], "translat") == NULL && strstr(starts[i], "edit") == NULL)
				plain_found_author(p, plain_author(
					str_trim(str_sub(s, strlen(starts[i]), s.len))));
			read_credit_date(p, b);
			draft_settle(b, BLOCK_META);
			return true;
		}
	}
	return false;
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
	return read_field(p, b, is_above) || read_address(p, b)
	       || read_source_line(p, b) || meta_read_rights(p, b)
	       || date_line_read(p, b, is_above) || foreign_line_read(p, b, is_above)
	       || read_credit(p, b)
	       || (is_above && (read_byline(p, b) || read_speaker(p, b)));
}
