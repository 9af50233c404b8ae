/* SPDX-License-Identifier: MIT */
/*
 * When a page was published: what the markup says in ISO 8601 or in words, and
 * where it says nothing, the element of time nearest to the title, a date in
 * figures beside it, or the day that is part of the page's address.
 */
#include "article/date.h"
#include "article/html_int.h"
#include "article/plain_int.h"

#include "text/banned.h"

enum {
	TIME_FAR = 300,  /* nodes between the title and an element of time */
	LINES_ABOVE = 4, /* around the title, asked for dates in figures */
	LINES_BELOW = 8,
	LINE_LONG = 160, /* [B] of such a line */
	FACT_LONG = 32   /* [B] of a date in ISO 8601 */
};

/* A number of at most `most` digits at *at; advances past it. */
static bool
number(struct str s, size_t *at, size_t most, uint32_t *out)
{
	size_t end = *at;

	while (end < s.len && end - *at < most && s.ptr[end] >= '0' && s.ptr[end] <= '9')
		end++;
	if (end == *at || !str_to_u32(str_sub(s, *at, end), out))
		return false;
	*at = end;
	return true;
}

static struct day
make_day(uint32_t year, uint32_t month, uint32_t day)
{
	struct day d;

	if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31)
		return DAY_NONE;
	d = (struct day){(int16_t)year, (uint8_t)month, (uint8_t)day};
	return day_is_valid(d) ? d : DAY_NONE;
}

/* Past what stands between the parts of a date: ". ", " de ", " ". */
static struct str
after_filler(struct str s)
{
	while (s.len > 0 && (s.ptr[0] == ' ' || s.ptr[0] == '.' || s.ptr[0] == ','))
		s = str_sub(s, 1, s.len);
	if (str_starts(s, STR_LIT("de ")))
		s = str_sub(s, 3, s.len);
	return s;
}

/* "2019-11-18T…", "20191118…", "2019/11/18…" */
static struct day
iso_day(struct str s)
{
	uint32_t part[3];
	size_t at = 0;

	for (int i = 0; i < 3; i++) {
		if (i > 0 && at < s.len && memchr("-/.", s.ptr[at], 3))
			at++;
		if (!number(s, &at, i == 0 ? 4 : 2, &part[i]))
			return DAY_NONE;
	}
	return make_day(part[0], part[1], part[2]);
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

/* "05/10/2018", "5.10.2018" at the start of `s`.  With slashes the United
 * States write the month first; where that cannot be told there is no date. */
static struct day
figures_day(struct str s, const struct html_facts *f)
{
	struct str language = f->facts[FACT_LANGUAGE].value;
	bool is_american = str_eq_nocase(language, STR_LIT("en-US"));
	bool is_unclear = (language.len == 0 || str_eq_nocase(language, STR_LIT("en")))
	                  && !is_of_a_country(f->facts[FACT_ADDRESS].value);
	uint32_t first;
	uint32_t second;
	uint32_t year;
	size_t at = 0;
	char sign;

	if (!number(s, &at, 2, &first) || at >= s.len || !memchr("./-", s.ptr[at], 3))
		return DAY_NONE;
	sign = s.ptr[at++];
	if (!number(s, &at, 2, &second) || at >= s.len || s.ptr[at] != sign)
		return DAY_NONE;
	at++;
	if (!number(s, &at, 4, &year))
		return DAY_NONE;
	if (first > 12 || sign == '.' || (second <= 12 && !is_american && !is_unclear))
		return make_day(year, second, first);
	if (second > 12 || is_american || first == second)
		return make_day(year, first, second);
	return DAY_NONE;
}

/* "25. September 2018", "30 de julio de 2018", "3 июля 2018": the day, the
 * month's name in another language, the year. */
static struct day
foreign_day(struct str s)
{
	static const struct {
		const char *names; /* beginnings, for all languages that have them */
		uint32_t month;
	} months[] = {
		{"januar janvier enero janeiro gennaio januari янв", 1},
		{"februar février febrero fevereiro febbraio februari фев", 2},
		{"märz mars marzo março maart мар", 3},
		{"april avril abril aprile апр", 4},
		{"mai mayo maio maggio mei мая", 5},
		{"juni juin junio junho giugno июн", 6},
		{"juli juillet julio julho luglio июл", 7},
		{"august août agosto augustus авг", 8},
		{"september septembre septiembre setembro settembre сен", 9},
		{"oktober octobre octubre outubro ottobre окт", 10},
		{"november novembre noviembre novembro ноя", 11},
		{"dezember décembre diciembre dezembro dicembre december дек", 12},
	};
	uint32_t day;
	uint32_t year;
	size_t at = 0;
	struct str rest;

	if (!number(s, &at, 2, &day))
		return DAY_NONE;
	rest = after_filler(str_sub(s, at, s.len));
	for (size_t i = 0; i < sizeof months / sizeof *months; i++) {
		struct str names = str_of(months[i].names);
		struct str name;

		while (names.ptr && str_cut(&names, ' ', &name)) {
			struct str tail;

			if (!str_eq_nocase(str_sub(rest, 0, name.len), name))
				continue;
			tail = str_sub(rest, name.len, rest.len);
			/* Russian ones are stems. */
			while (tail.len > 0 && (unsigned char)tail.ptr[0] >= 0x80)
				tail = str_sub(tail, 1, tail.len);
			tail = after_filler(tail);
			at = 0;
			if (number(tail, &at, 4, &year))
				return make_day(year, months[i].month, day);
		}
	}
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

struct day
html_mend_date(struct html_facts *f, enum fact_name name)
{
	struct fact fact = f->facts[name];
	struct span at;
	struct day d = day_of(fact.value, &at);

	if (day_is_none(d))
		d = figures_day(fact.value, f);
	if (!span_is_none(at))
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
		if (day_is_none(d))
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

/* "05/10/2018 - by …" in a short line around the title. */
static struct day
figures_near(const struct html_page *p, struct html_facts *f)
{
	size_t from = p->title > LINES_ABOVE ? p->title - LINES_ABOVE : 0;

	for (size_t i = from; p->title < p->lines.len && i < p->lines.len
	     && i < p->title + LINES_BELOW; i++) {
		struct str s = str_at(buf_str(&p->text), p->lines.ptr[i].at);

		/* A row of a table: of what the article is about. */
		if (p->lines.ptr[i].kind == BLOCK_ITEM && str_find(s, STR_LIT(" | ")) != SIZE_MAX)
			continue;
		for (size_t at = 0; s.len <= LINE_LONG && at < s.len; at++) {
			struct day d = DAY_NONE;

			if (at == 0 || s.ptr[at - 1] == ' ')
				d = figures_day(str_sub(s, at, s.len), f);
			if (day_is_none(d) && (at == 0 || s.ptr[at - 1] == ' '))
				d = foreign_day(str_sub(s, at, s.len));
			if (!day_is_none(d)) {
				set_day(f, FACT_PUBLISHED, d, ORIGIN_TEXT);
				return d;
			}
		}
	}
	return DAY_NONE;
}

/* "…/2019/11/18/…", "…/2019-11-18-…", "…/20191118/…" in the address. */
static struct day
address_day(struct html_facts *f)
{
	struct str s = f->facts[FACT_ADDRESS].value;

	for (size_t i = 1; i < s.len; i++) {
		struct day d;

		if (s.ptr[i - 1] >= '0' && s.ptr[i - 1] <= '9')
			continue;
		d = iso_day(str_sub(s, i, s.len));
		if (day_is_none(d) || d.year < 1990 || d.year > 2100)
			continue;
		set_day(f, FACT_PUBLISHED, d, ORIGIN_ADDRESS);
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
	return day_is_none(d) ? address_day(f) : d;
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
