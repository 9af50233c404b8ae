/* SPDX-License-Identifier: MIT */
/*
 * When a page was published: what the markup says in ISO 8601 or in words, and
 * where it says nothing, the element of time nearest to the title, a date in
 * figures beside it, or the day that is part of the page's address.
 */
#include "article/date.h"
#include "article/foreign_day.h"
#include "article/html_int.h"
#include "article/plain_int.h"

#include "text/banned.h"

enum {
	TIME_FAR = 300,  /* nodes between the title and an element of time */
	TIME_CLOSE = 80, /* … and one that may be of a change: lists of others have both */
	FIRST_YEAR = 1600, /* of publication */
	LAST_YEAR = 2100,
	DAY_LONG = 10,   /* [B] of a day in ISO 8601 without a time … */
	COMPACT = 8,     /* … and without signs */
	LINES_ABOVE = 4, /* around the title, asked for dates in figures */
	LINES_BELOW = 8,
	LINE_LONG = 160, /* [B] of such a line */
	READING = 80,    /* [B] of a line that is surely text if it ends a sentence */
	LABEL_FAR = 32,  /* [B] between "updated" and its day */
	FACT_LONG = 32   /* [B] of a date in ISO 8601 */
};

/* "2019-11-18T…", "20191118…", "2019/11/18…" */
static struct day
iso_day(struct str s)
{
	uint32_t part[3] = {0};
	size_t at = 0;

	for (int i = 0; i < 3; i++) {
		if (i > 0 && at < s.len && memchr("-/.", s.ptr[at], 3))
			at++;
		if (!day_take_number(s, &at, i == 0 ? 4 : 2, &part[i]))
			return DAY_NONE;
	}
	/* Sites of Iran, Arabia and Thailand may mean years of their own. */
	return part[0] < FIRST_YEAR || part[0] > LAST_YEAR
	       ? DAY_NONE : day_of_parts(part[0], part[1], part[2]);
}

/* Sites of countries but the United States end in two letters. */
static bool
is_of_a_country(struct str address)
{
	struct str host = plain_host(address);
	struct str end = str_sub(host, host.len < 3 ? 0 : host.len - 3, host.len);

	return end.len == 3 && end.ptr[0] == '.' && !str_eq(end, STR_LIT(".us"))
	       && !str_eq(end, STR_LIT(".tv")) && !str_eq(end, STR_LIT(".co"))
	       && !str_eq(end, STR_LIT(".io"));
}

/* "05/10/2018", "5.10.2018": three numbers and the sign between them, or 0. */
static char
take_figures(struct str s, uint32_t part[3])
{
	size_t at = 0;
	char sign;

	if (!day_take_number(s, &at, 2, &part[0]) || at >= s.len || !memchr("./-", s.ptr[at], 3))
		return '\0';
	sign = s.ptr[at++];
	if (!day_take_number(s, &at, 2, &part[1]) || at >= s.len || s.ptr[at] != sign)
		return '\0';
	at++;
	return day_take_number(s, &at, 4, &part[2]) ? sign : '\0';
}

/* Such a date at the start of `s`.  With slashes the United
 * States write the month first; where that cannot be told there is no date. */
static struct day
figures_day(struct str s, const struct html_facts *f)
{
	struct str language = f->facts[FACT_LANGUAGE].value;
	bool is_american = str_eq_nocase(language, STR_LIT("en-US"));
	bool is_unclear = (language.len == 0 || str_eq_nocase(language, STR_LIT("en")))
	                  && !is_of_a_country(f->facts[FACT_ADDRESS].value);
	uint32_t part[3] = {0};
	char sign = take_figures(s, part);

	if (sign == '\0')
		return DAY_NONE;
	if (part[0] > 12 || sign == '.' || (part[1] <= 12 && !is_american && !is_unclear))
		return day_of_parts(part[2], part[1], part[0]);
	if (part[1] > 12 || is_american || part[0] == part[1])
		return day_of_parts(part[2], part[0], part[1]);
	return DAY_NONE;
}

/* The day of a date as markup writes it; where it stands in words goes to *at. */
static struct day
day_of(struct str s, struct span *where)
{
	struct date_expr e;
	struct day d = iso_day(s);

	*where = SPAN_NONE;
	for (uint32_t at = 0; day_is_none(d) && at < s.len; at++) {
		if (date_scan(s, at, &e) && e.form == DATE_ABSOLUTE && day_is_full(e.from)) {
			*where = e.at;
			d = e.from;
		}
	}
	return d;
}

/* The days that programs write who know none: when clocks of computers began, if at
 * the very moment, and the first there is. */
static bool
is_placeholder(struct str s)
{
	struct str time = str_sub(s, DAY_LONG, s.len);

	if (str_starts(s, STR_LIT("1970-01-01")))
		return time.len == 0 || str_eq(str_sub(time, 1, 6), STR_LIT("00:00"));
	return str_starts(s, STR_LIT("0001-01-01"));
}

bool
html_is_date(struct str s)
{
	struct span at;
	uint32_t part[3] = {0};

	return !is_placeholder(s)
	       && (!day_is_none(day_of(s, &at)) || take_figures(s, part) != '\0');
}

static void
set_time(struct html_facts *f, enum fact_name name, struct day d, struct clock c,
         enum origin from)
{
	struct buf b;

	buf_init(&b);
	clock_format(&b, d, &c);
	f->facts[name] = (struct fact){arena_str(&f->arena, buf_str(&b)), from};
	buf_release(&b);
}

static void
set_day(struct html_facts *f, enum fact_name name, struct day d, enum origin from)
{
	set_time(f, name, d, (struct clock){.zone = CLOCK_NO_ZONE}, from);
}

/* "20240514T063000Z" */
static bool
is_compact(struct str s)
{
	size_t n = 0;

	while (n < s.len && s.ptr[n] >= '0' && s.ptr[n] <= '9')
		n++;
	return n >= COMPACT;
}

struct day
html_mend_date(struct html_facts *f, enum fact_name name)
{
	struct fact fact = f->facts[name];
	struct span at;
	struct day d = day_of(fact.value, &at);

	if (day_is_none(d))
		d = figures_day(fact.value, f);
	if (span_is_none(at) && day_is_full(d) && is_compact(fact.value))
		set_time(f, name, d, clock_in_figures(str_sub(fact.value, COMPACT, fact.value.len),
		                                      d), fact.from);
	else if (!span_is_none(at))
		set_time(f, name, d, clock_beside(fact.value, at, d), fact.from);
	else if (day_is_none(iso_day(fact.value)) || fact.value.len > FACT_LONG
	         || str_find_char(fact.value, '-') == SIZE_MAX)
		set_day(f, name, d, fact.from);
	return d;
}

/* The element of time with a date that stands nearest to the title. */
static struct day
nearest_time(const struct html_page *p, struct html_facts *f)
{
	uint32_t title = p->title < p->lines.len ? p->lines.ptr[p->title].first : 0;
	uint32_t least = TIME_FAR;
	struct day best = DAY_NONE;

	for (uint32_t i = 1; title != 0 && i < p->tree.nodes.len; i++) {
		uint32_t far = i > title ? i - title : title - i;
		struct str value;
		struct day d;

		if (p->tree.nodes.ptr[i].tag != TAG_TIME || far >= least)
			continue;
		value = html_attr(&p->tree, i, ATTR_DATETIME);
		d = iso_day(value);
		if (day_is_none(d) || is_placeholder(value))
			continue;
		least = far;
		best = d;
		if (value.len <= FACT_LONG)
			f->facts[FACT_PUBLISHED] = (struct fact){value, ORIGIN_MARKUP};
		else
			set_day(f, FACT_PUBLISHED, d, ORIGIN_MARKUP);
	}
	return best;
}

/* What a change is called. */
static bool
says_updated(const struct html_tree *t, uint32_t node)
{
	struct str classes = html_attr(t, node, ATTR_CLASS);

	return str_eq_nocase(html_attr(t, node, ATTR_ITEMPROP), STR_LIT("dateModified"))
	       || (str_find(classes, STR_LIT("published")) == SIZE_MAX
	           && (str_find(classes, STR_LIT("updated")) != SIZE_MAX
	               || str_find(classes, STR_LIT("modified")) != SIZE_MAX));
}

void
html_times(const struct html_page *p, struct day published, struct html_facts *f)
{
	uint32_t title = p->title < p->lines.len ? p->lines.ptr[p->title].first : 0;
	uint32_t from = title > TIME_FAR ? title - TIME_FAR : 1;

	for (uint32_t i = from; title != 0 && !day_is_none(published)
	     && i < p->tree.nodes.len && i < title + TIME_FAR; i++) {
		struct str value;
		struct day d;
		bool is_close;

		if (p->tree.nodes.ptr[i].tag != TAG_TIME)
			continue;
		value = html_attr(&p->tree, i, ATTR_DATETIME);
		d = iso_day(value);
		if (day_is_none(d) || value.len > FACT_LONG)
			continue;
		is_close = i < title + TIME_CLOSE && i + TIME_CLOSE > title;
		if (says_updated(&p->tree, i)) {
			if (is_close && day_cmp(d, published) >= 0)
				html_found(f, FACT_UPDATED, value, ORIGIN_MARKUP);
		} else if (value.len > DAY_LONG && day_cmp(d, published) == 0) {
			html_found(f, FACT_PUBLISHED, value, ORIGIN_MARKUP);
		}
	}
}

/* What stands before the day of a change, at the start of a line; [B] of it, 0 if
 * it does not.  Those of the first row alone may speak of anything else. */
static size_t
update_label(struct str s, bool is_near)
{
	static const char *const labels[] = {
		"updated", "modified",
		"last updated", "last update", "last modified", "last changed", "last revised",
		"date modified", "date last updated", "date updated", "page updated",
		"page last updated", "page last modified", "this page was last updated",
		"this page was last modified", "this page was last changed",
		"this page was updated", "content last updated", "content last modified",
	};

	for (size_t i = is_near ? 0 : 2; i < sizeof labels / sizeof *labels; i++) {
		struct str label = str_of(labels[i]);

		if (str_eq_nocase(str_sub(s, 0, label.len), label)
		    && (s.len == label.len || memchr(" :|-", s.ptr[label.len], 4)))
			return label.len;
	}
	return 0;
}

/* The day right at the start of `s`, a word or a sign before it passed. */
static struct day
day_behind(struct str s, const struct html_facts *f, struct clock *clock)
{
	static const char *const before[] = {"on", "at", "the", ":", "|", "-"};
	size_t at = 0;

	*clock = (struct clock){.zone = CLOCK_NO_ZONE};
	for (size_t next = 0; next < s.len && next <= LABEL_FAR; at = next) {
		struct date_expr e;
		struct day d;
		struct str word;

		while (at < s.len && memchr(" :|-", s.ptr[at], 4))
			at++;
		d = figures_day(str_sub(s, at, s.len), f);
		if (day_is_none(d) && date_scan(s, (uint32_t)at, &e) && e.form == DATE_ABSOLUTE
		    && day_is_full(e.from)) {
			d = e.from;
			*clock = clock_beside(s, e.at, d);
		}
		if (!day_is_none(d))
			return d;
		next = at + str_find_char(str_sub(s, at, s.len), ' ');
		word = str_sub(s, at, next < at ? s.len : next);
		/* "on Thursday, 27 January", "10:05 GMT, 27 January" */
		if (next <= at || (word.len > 0 && word.ptr[0] >= 'a' && !STR_IN_NOCASE(word, before)))
			break;
	}
	return DAY_NONE;
}

void
html_updated(const struct html_page *p, struct day published, struct html_facts *f)
{
	size_t title = p->title < p->lines.len ? p->title : 0;

	if (f->facts[FACT_UPDATED].value.len > 0)
		return;
	for (size_t i = title; i < p->lines.len; i++) {
		struct str s = str_at(buf_str(&p->text), p->lines.ptr[i].at);
		size_t label = s.len > LINE_LONG ? 0 : update_label(s, i < title + LINES_BELOW);
		struct clock clock;
		struct day d;

		if (label == 0)
			continue;
		s = str_sub(s, label, s.len);
		if (s.len <= 1 && i + 1 < p->lines.len)
			s = str_at(buf_str(&p->text), p->lines.ptr[i + 1].at);
		d = day_behind(s, f, &clock);
		if (day_is_none(d) || (!day_is_none(published) && day_cmp(d, published) < 0))
			continue;
		set_time(f, FACT_UPDATED, d, clock, ORIGIN_FIELD);
		return;
	}
}

/* Days that a page shows around its title. */
struct shown {
	struct day published;
	struct clock clock;
	struct day updated;
	struct clock updated_clock;
};

/* "05/10/2018 - by …", "publié le 12 mars 2019, mis à jour le 14 mars 2019". */
static void
figures_in(struct str s, const struct html_facts *f, bool is_eastern, struct shown *out)
{
	size_t before = 0;

	for (size_t at = 0; at < s.len; at++) {
		struct day d = DAY_NONE;
		struct clock clock;
		size_t len = 1;

		if (!foreign_may_begin(s, at))
			continue;
		d = foreign_day(str_sub(s, at, s.len), &len);
		if (day_is_none(d) && (at == 0 || s.ptr[at - 1] == ' ')) {
			d = figures_day(str_sub(s, at, s.len), f);
			while (!day_is_none(d) && at + len < s.len
			       && memchr("0123456789./-", s.ptr[at + len], 13))
				len++;
		}
		if (day_is_none(d))
			d = foreign_short_figures(s, at, is_eastern, &len);
		if (day_is_none(d))
			continue;
		clock = clock_beside(s, span_from_to((uint32_t)at, (uint32_t)(at + len)), d);
		if (foreign_says_updated(str_sub(s, before, at))) {
			if (day_is_none(out->updated)) {
				out->updated = d;
				out->updated_clock = clock;
			}
		} else if (day_is_none(out->published)) {
			out->published = d;
			out->clock = clock;
		}
		before = at + len;
		at += len - 1;
	}
}

/* In short lines around the title. */
static struct day
figures_near(const struct html_page *p, struct html_facts *f)
{
	size_t from = p->title > LINES_ABOVE ? p->title - LINES_ABOVE : 0;
	bool is_eastern = plain_is_eastern(buf_str(&p->text));
	struct shown shown = {.published = DAY_NONE, .updated = DAY_NONE};

	for (size_t i = from; p->title < p->lines.len && i < p->lines.len
	     && i < p->title + LINES_BELOW && day_is_none(shown.published); i++) {
		struct str s = str_at(buf_str(&p->text), p->lines.ptr[i].at);

		/* A sentence, or a row of a table: of what the article is about. */
		if (p->lines.ptr[i].kind == BLOCK_PARAGRAPH && p->lines.ptr[i].ends_sentence
		    && s.len > READING)
			continue;
		if (p->lines.ptr[i].kind == BLOCK_ITEM && str_find(s, STR_LIT(" | ")) != SIZE_MAX)
			continue;
		if (s.len <= LINE_LONG)
			figures_in(s, f, is_eastern, &shown);
	}
	if (!day_is_none(shown.updated) && f->facts[FACT_UPDATED].value.len == 0)
		set_time(f, FACT_UPDATED, shown.updated, shown.updated_clock, ORIGIN_TEXT);
	if (!day_is_none(shown.published))
		set_time(f, FACT_PUBLISHED, shown.published, shown.clock, ORIGIN_TEXT);
	else if (!day_is_none(shown.updated))
		set_time(f, FACT_PUBLISHED, shown.updated, shown.updated_clock, ORIGIN_CHANGE);
	return day_is_none(shown.published) ? shown.updated : shown.published;
}

/* "2024/feb/07/…" */
static struct day
named_month_day(struct str s)
{
	static const char *const months = "jan feb mar apr may jun jul aug sep oct nov dec ";
	struct str year;
	struct str month;
	uint32_t y;
	uint32_t d;
	size_t at = 0;

	if (!str_cut(&s, '/', &year) || !day_take_number(year, &at, 4, &y) || at < year.len
	    || s.len < 4 || !str_cut(&s, '/', &month) || month.len != 3)
		return DAY_NONE;
	at = 0;
	if (!day_take_number(s, &at, 2, &d) || (at < s.len && s.ptr[at] != '/'))
		return DAY_NONE;
	at = str_find(str_of(months), month);
	return at == SIZE_MAX ? DAY_NONE : day_of_parts(y, (uint32_t)at / 4 + 1, d);
}

/* "…/2019/11/18/…", "…/2019-11-18-…", "…/20191118/…", "…/2019/nov/18/…" in the
 * address. */
struct day
html_address_day(struct str s)
{
	for (size_t i = 1; i < s.len; i++) {
		struct day d;

		if (s.ptr[i - 1] >= '0' && s.ptr[i - 1] <= '9')
			continue;
		d = iso_day(str_sub(s, i, s.len));
		if (day_is_none(d) && s.ptr[i - 1] == '/')
			d = named_month_day(str_sub(s, i, s.len));
		if (!day_is_none(d) && d.year >= 1990 && d.year <= 2100)
			return d;
	}
	return DAY_NONE;
}

struct day
html_other_date(const struct html_page *p, struct html_facts *f)
{
	struct day d = nearest_time(p, f);

	if (day_is_none(d))
		d = figures_near(p, f);
	if (day_is_none(d)) {
		d = html_address_day(f->facts[FACT_ADDRESS].value);
		if (!day_is_none(d))
			set_day(f, FACT_PUBLISHED, d, ORIGIN_ADDRESS);
	}
	return d;
}

static void
give_day(struct fact *fact, struct day d, const struct clock *clock, bool is_whole,
         struct arena *arena)
{
	struct buf b;

	*fact = (struct fact){STR_EMPTY, ORIGIN_CONTAINER};
	if (!is_whole && !clock->is_known)
		return;
	buf_init(&b);
	clock_format(&b, d, clock);
	fact->value = arena_str(arena, buf_str(&b));
	buf_release(&b);
}

void
html_given_dates(const struct html_given *given, struct fact *facts, struct arena *arena)
{
	/* The day of publication alone is the article's to write. */
	if (!day_is_none(given->date))
		give_day(&facts[FACT_PUBLISHED], given->date, &given->clock, false, arena);
	if (!day_is_none(given->updated) && facts[FACT_UPDATED].value.len == 0)
		give_day(&facts[FACT_UPDATED], given->updated, &given->updated_clock, true,
		         arena);
}
