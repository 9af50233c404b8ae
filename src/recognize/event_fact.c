/* SPDX-License-Identifier: MIT */
/*
 * What the words of a meeting, and of its sentence, say: which series, number,
 * sides, level; when and where.  The comparable head leaves out whatever
 * changes from one meeting of a series to the next.
 */
#include "recognize/recognizer_int.h"

#include <stdlib.h>

#include "text/byte.h"
#include "text/fold.h"

#include "text/banned.h"

#define SIDE (KB_BIT(KB_PLACE) | KB_BIT(KB_ORG))

static bool
is_ordinal_ending(struct str s)
{
	return str_eq_nocase(s, STR_LIT("st")) || str_eq_nocase(s, STR_LIT("nd")) ||
	       str_eq_nocase(s, STR_LIT("rd")) || str_eq_nocase(s, STR_LIT("th"));
}

/* "VI EU-Brazil Summit": a Roman number before a name; 0 if it is none. */
static uint32_t
roman_of(const struct find *f, size_t i)
{
	static const char digits[] = "IVX";
	static const uint32_t values[] = {1, 5, 10};
	struct str s = tok_text(f, i);
	uint32_t sum = 0;
	uint32_t last = 0;

	if (s.len > 6 || !tok_joined(f, i, i + 1) || !tok_has(f, i + 1, TOKEN_CAPITAL) ||
	    !tok_has(f, i + 1, TOKEN_SPACE))
		return 0;
	for (size_t k = s.len; k > 0; k--) {
		const char *d = memchr(digits, s.ptr[k - 1], 3);
		if (!d)
			return 0;
		uint32_t v = values[d - digits];
		sum = v < last ? sum - v : sum + v;
		last = v;
	}
	return sum;
}

/* Which of the words, from 1; 0 if none is token i. */
static uint32_t
which_of(const struct find *f, size_t i, const char *const *words, size_t n)
{
	for (size_t k = 0; k < n; k++)
		if (tok_is(f, i, words[k]))
			return (uint32_t)k + 1;
	return 0;
}

/* "third", "fortieth", either word of "twenty-third"; 0 if it is none. */
static uint32_t
spelled_ordinal(const struct find *f, size_t i)
{
	static const char *const units[] = {"first", "second", "third", "fourth", "fifth",
	                                    "sixth", "seventh", "eighth", "ninth"};
	static const char *const teens[] = {"tenth", "eleventh", "twelfth", "thirteenth",
	                                    "fourteenth", "fifteenth", "sixteenth",
	                                    "seventeenth", "eighteenth", "nineteenth"};
	static const char *const tenths[] = {"twentieth", "thirtieth", "fortieth", "fiftieth",
	                                     "sixtieth", "seventieth", "eightieth", "ninetieth"};
	static const char *const tens[] = {"twenty", "thirty", "forty", "fifty",
	                                   "sixty", "seventy", "eighty", "ninety"};
	struct str s = tok_text(f, i);
	char last = s.len < 5 ? '\0' : (char)(s.ptr[s.len - 1] | 0x20);
	uint32_t n;
	uint32_t ten = 0;

	/* "-st", "-nd", "-th", "-ty": most words are none by their last letter. */
	if (last != 't' && last != 'd' && last != 'h' && last != 'y')
		return 0;
	n = which_of(f, i, units, 9);
	if (n && i > 1 && tok_has(f, i - 1, TOKEN_HYPHEN)) {
		ten = which_of(f, i - 2, tens, 8);
	} else if (!n && tok_has(f, i + 1, TOKEN_HYPHEN)) {
		ten = which_of(f, i, tens, 8);
		n = ten ? which_of(f, i + 2, units, 9) : 0;
	}
	if (n)
		return ten ? 10 * (ten + 1) + n : n;
	n = which_of(f, i, teens, 10);
	if (n)
		return n + 9;
	n = which_of(f, i, tenths, 8);
	return n ? 10 * (n + 1) : 0;
}

uint32_t
ordinal_of(const struct find *f, size_t i)
{
	struct str s = tok_text(f, i);
	uint32_t n = 0;

	if (s.len > 2 && s.len < 7 && str_to_u32(str_sub(s, 0, s.len - 2), &n) &&
	    is_ordinal_ending(str_sub(s, s.len - 2, s.len)))
		return n;
	n = spelled_ordinal(f, i);
	return n ? n : tok_is(f, i, "inaugural") ? 1 : roman_of(f, i);
}

bool
numbered_acronym(const struct find *f, size_t i, kb_id *series, uint32_t *ordinal)
{
	struct str s;
	struct kb_phrase p;
	size_t letters = 0;
	size_t capitals = 0;

	if (!tok_has(f, i, TOKEN_CAPITAL) || !tok_has(f, i, TOKEN_DIGITS))
		return false;
	s = tok_text(f, i);
	while (letters < s.len && byte_is(s.ptr[letters], BYTE_LETTER))
		capitals += byte_is(s.ptr[letters++], BYTE_UPPER);
	uint32_t number;
	if (capitals < 2 || !str_to_u32(str_sub(s, letters, SIZE_MAX), &number) ||
	    !kb_phrase(kb_phrase_add(KB_PHRASE, kb_canon(fold_hash(str_sub(s, 0, letters)))), &p))
		return false;
	const struct kb_alias *a = kb_pick(&p, KB_BIT(KB_SERIES));
	if (!a)
		return false;
	*series = a->entry;
	*ordinal = number;
	return true;
}

/* "COP-29": the number at i behind the acronym of a series; 0 if it is none. */
static uint32_t
number_behind(const struct find *f, size_t first, size_t i)
{
	uint32_t n;

	return i > first + 1 && tok_has(f, i - 1, TOKEN_HYPHEN) && tok_has(f, i, TOKEN_NUMBER) &&
	       tok(f, i)->at.len <= 2 && match_at(f, i - 2, KB_BIT(KB_SERIES)).count == 1 &&
	       str_to_u32(tok_text(f, i), &n) ? n : 0;
}

static bool
year_of(const struct find *f, size_t i, int16_t *year)
{
	uint32_t n;

	if (tok(f, i)->at.len != 4 || !str_to_u32(tok_text(f, i), &n) || n < 1900 || n > 2100)
		return false;
	*year = (int16_t)n;
	return true;
}

/* Countries and organizations that stand as sides: joined by a hyphen, or the
 * one organization whose meeting it is. */
static void
add_side(kb_id id, kb_id sides[2], size_t *n)
{
	if (*n < 2 && (*n == 0 || sides[0] != id))
		sides[(*n)++] = id;
}

static bool
is_hyphened(const struct find *f, size_t first, size_t i, size_t count)
{
	return (tok_has(f, i + count, TOKEN_HYPHEN) && tok_glued(f, i + count - 1)) ||
	       (i > first && tok_has(f, i - 1, TOKEN_HYPHEN));
}

/* "The 2015 Mekong Water Forum": a capital word behind the place that is no
 * word of meetings makes the place part of the name, number or not. */
static bool
names_series(const struct find *f, size_t after, size_t end)
{
	return after + 1 < end && tok_has(f, after, TOKEN_CAPITAL) && tok_is_name(f, after) &&
	       !match_at(f, after, SIDE | KB_BIT(KB_SERIES) | KB_BIT(KB_EVENT_WORD) |
	                           KB_BIT(KB_EVENT_NOUN)).count &&
	       !ordinal_of(f, after);
}

/* Splits the words of the name into facts and the rest, which is the head. */
static void
read_name(struct find *f, size_t first, size_t end, struct event_fact *e)
{
	kb_id sides[2] = {KB_NONE, KB_NONE};
	size_t nside = 0;
	size_t common = first; /* up to here words of meetings */
	bool any_name = false;
	struct buf head;

	buf_init(&head);
	for (size_t i = first; i < end;) {
		struct match m;
		uint32_t n = ordinal_of(f, i);
		/* "the 2016 Warsaw summit" is as "the Warsaw summit" */
		bool leads = i == first || (i == first + 1 && e->from.year && !e->ordinal);
		if (numbered_acronym(f, i, &e->series, &n)) {
			e->ordinal = n;
			i++;
			continue;
		}
		n = n ? n : number_behind(f, first, i);
		if (n || year_of(f, i, &e->from.year)) {
			e->ordinal = e->ordinal ? e->ordinal : n;
			e->to.year = e->from.year;
			i++;
			continue;
		}
		m = match_at(f, i, KB_BIT(KB_EVENT_NOUN));
		common = i + m.count > common ? i + m.count : common;
		m = match_at(f, i, KB_BIT(KB_EVENT_WORD));
		common = i + m.count > common ? i + m.count : common;
		if (m.count && i + m.count <= end) {
			struct kb_entry w;
			kb_entry(m.alias.entry, &w);
			if (str_eq(w.detail, STR_LIT("modifier"))) {
				i += m.count;
				continue;
			}
			if (e->level.len == 0)
				e->level = w.detail;
		}
		m = match_at(f, i, SIDE);
		if (m.count && i + m.count <= end) {
			bool hyphened = is_hyphened(f, first, i, m.count);
			if (hyphened || m.alias.class == KB_ORG)
				add_side(m.alias.entry, sides, &nside);
			else if (e->place == KB_NONE)
				e->place = m.alias.entry;
			leads = leads && !names_series(f, i + m.count, end);
			if (hyphened || m.alias.class == KB_ORG || leads) {
				i += m.count;
				continue;
			}
		}
		bool is_topic = e->place != KB_NONE && !head.len && !tok_has(f, i, TOKEN_CAPITAL) &&
		                tok_in(f, i, EVENT_TOPICS);
		if (tok_has(f, i, TOKEN_WORD | TOKEN_NUMBER) && !is_topic &&
		    !tok_has(f, i, TOKEN_POSSESSIVE) && !tok_in(f, i, "the of on and for in")) {
			if (head.len)
				buf_add_char(&head, '-');
			fold_slug(&head, tok_text(f, i));
			any_name |= i >= common && tok_has(f, i, TOKEN_CAPITAL | TOKEN_MIXED);
		}
		i++;
	}
	e->is_common = !any_name && !nside && e->series == KB_NONE && e->place == KB_NONE;
	if (nside == 2) {
		e->sides[0] = sides[0] < sides[1] ? sides[0] : sides[1];
		e->sides[1] = sides[0] < sides[1] ? sides[1] : sides[0];
	} else if (nside == 1) {
		e->forum = sides[0];
	}
	e->head = arena_str(f->arena, buf_str(&head));
	buf_release(&head);
}

static void
read_level(struct find *f, size_t first, size_t end, struct event_fact *e)
{
	for (size_t i = end; i > first && e->level.len == 0; i--) {
		struct match m = match_at(f, i - 1, KB_BIT(KB_EVENT_NOUN));
		if (m.count) {
			struct kb_entry noun;
			kb_entry(m.alias.entry, &noun);
			e->level = noun.detail;
		}
	}
}

/* A series of the tables with these two sides and this level. */
static kb_id
series_of_sides(const struct event_fact *e)
{
	kb_id first;
	size_t count;
	kb_id found = KB_NONE;

	kb_range(KB_SERIES, &first, &count);
	for (size_t i = 0; i < count; i++) {
		struct kb_entry s;
		kb_entry(first + (kb_id)i, &s);
		if (s.sides[0] != e->sides[0] || s.sides[1] != e->sides[1] ||
		    !str_eq(s.type, e->level))
			continue;
		if (found != KB_NONE)
			return KB_NONE;
		found = first + (kb_id)i;
	}
	return found;
}

/* "Kim-Trump summit", where the tables have "Trump-Kim summit". */
static kb_id
series_swapped(const struct find *f, size_t first, size_t end)
{
	const struct kb_alias *a = NULL;
	struct kb_phrase p;
	struct buf name;

	while (first + 3 < end && (ordinal_of(f, first) || tok_is_year(f, first)))
		first++;
	if (first + 3 >= end || !tok_has(f, first + 1, TOKEN_HYPHEN))
		return KB_NONE;
	buf_init(&name);
	buf_add(&name, tok_text(f, first + 2));
	buf_add_char(&name, '-');
	buf_add(&name, tok_text(f, first));
	for (size_t i = first + 3; i < end && !tok_is_year(f, i); i++) {
		buf_add_char(&name, ' ');
		buf_add(&name, tok_text(f, i));
	}
	if (kb_lookup(buf_str(&name), &p))
		a = kb_pick(&p, KB_BIT(KB_SERIES));
	buf_release(&name);
	return a ? a->entry : KB_NONE;
}

/* "East Asia" of "East Asia Summit" is not where it takes place. */
static void
forget_place(struct find *f, size_t first, size_t end, struct event_fact *e)
{
	for (size_t i = first; i < end; i++) {
		struct match m = match_at(f, i, KB_BIT(KB_PLACE));
		if (m.count && m.alias.entry == e->place)
			e->place = KB_NONE;
	}
}

static void
read_series(struct find *f, size_t first, size_t end, struct event_fact *e)
{
	if (e->series != KB_NONE)
		return;
	for (size_t i = first; i < end; i++) {
		struct match m = match_at(f, i, KB_BIT(KB_SERIES));
		/* The whole name but for numbers before and a topic behind. */
		if (m.count && (i + m.count >= end || tok_is(f, i + m.count, "on") ||
		                year_of(f, i + m.count, &(int16_t){0}) || end - i == m.count + 1)) {
			e->series = m.alias.entry;
			forget_place(f, i, i + m.count, e);
			return;
		}
	}
	if ((e->series = series_swapped(f, first, end)) != KB_NONE)
		return;
	/* Ministers of one field are not those of another: only summits may be
	 * known by sides and level alone. */
	if (e->sides[1] != KB_NONE && str_eq(e->level, STR_LIT("summit")))
		e->series = series_of_sides(e);
}

static bool
is_other_event(const struct find *f, size_t i)
{
	return tok_has(f, i, TOKEN_CAPITAL) && word_is(f, i, KB_BIT(KB_EVENT_NOUN));
}

static void
take_place(const struct find *f, size_t i, struct event_fact *e)
{
	struct match m = match_at(f, i, KB_BIT(KB_PLACE));

	if (e->place == KB_NONE && m.count) {
		e->place = m.alias.entry;
	} else if (e->place == KB_NONE && !e->place_name.len && tok_is_name(f, i) &&
	           !word_is(f, i, ~0u)) {
		e->place_name = tok_text(f, i);
	}
}

/* Nothing between the name and its date but where and when. */
static bool
leads_straight(const struct find *f, size_t end, size_t date)
{
	if (date - end > 6)
		return false;
	for (size_t i = end; i < date; i++)
		if (!tok_in(f, i, "in on at is was held , of the scheduled for") &&
		    !tok_has(f, i, TOKEN_CAPITAL))
			return false;
	return date > end;
}

/* "On July 25", "from 30 June to 2 July": the date at token i. */
static void
take_date(const struct find *f, size_t i, const struct mention *date, struct event_fact *e)
{
	size_t next = i + date->count;
	const struct mention *last = NULL;

	if (tok_in(f, next, "to until through"))
		last = date_from(f, next + 1);
	e->from = date->from;
	e->to = last && day_cmp(date->from, last->to) < 0 ? last->to : date->to;
}

/* "… on July 25", "… in Hanoi", behind the name and before the next one. */
static void
read_after(struct find *f, size_t end, struct event_fact *e)
{
	for (size_t i = end; i < end + LOOK_AROUND && tok_joined(f, end - 1, i); i++) {
		const struct mention *date = date_from(f, i);
		/* Another meeting, or the number of one in lower case. */
		if (is_other_event(f, i) || (!date && ordinal_of(f, i)) || tok_is(f, i, ";"))
			return;
		if (date && day_is_none(e->from)) {
			take_date(f, i, date, e);
			/* "… Meeting on July 25", "… summit in Bucharest in April
			 * 2008" is one occasion. */
			e->is_happening |= leads_straight(f, end, i);
		}
		if (tok_in(f, i, "in at") && !date_from(f, i + 1)) {
			bool is_known = e->place != KB_NONE;
			take_place(f, i + 1, e);
			e->is_placed |= i == end && !is_known && e->place != KB_NONE;
		}
	}
}

/* "On July 26, … will attend the 6th …": a date that opens the sentence. */
static void
read_before(struct find *f, size_t first, struct event_fact *e)
{
	size_t start = f->tokens->sentences[tok(f, first)->sentence].first;
	for (size_t i = start; i < start + 3 && i < first; i++) {
		const struct mention *date = date_from(f, i);
		if (date && day_is_none(e->from))
			take_date(f, i, date, e);
	}
}

static void
read_happening(struct find *f, size_t first, size_t end, struct event_fact *e)
{
	size_t i = first;

	while (i > 0 && first - i < LOOK_AROUND && tok_joined(f, i - 1, first))
		i--;
	for (; i < end + LOOK_AROUND && tok_joined(f, first, i); i++)
		if (tok_in(f, i, "took held hosted attend attended attends attending place "
		                 "opened opens began begins ended ends concluded scheduled convened "
		                 "commemorative sidelines"))
			e->is_happening = true;
}

struct event_fact *
event_facts(struct find *f, size_t first, size_t end)
{
	struct event_fact *e = ARENA_NEW(f->arena, struct event_fact);

	*e = (struct event_fact){
		.level = STR_EMPTY,
		.head = STR_EMPTY,
		.series = KB_NONE,
		.forum = KB_NONE,
		.sides = {KB_NONE, KB_NONE},
		.place = KB_NONE,
		.place_name = STR_EMPTY,
	};
	read_name(f, first, end, e);
	read_level(f, first, end, e);
	read_series(f, first, end, e);
	read_after(f, end, e);
	read_before(f, first, e);
	read_happening(f, first, end, e);
	return e;
}
