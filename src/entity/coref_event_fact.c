/* SPDX-License-Identifier: MIT */
/*
 * What a mention says of its meeting, read in the light of the article: the
 * series that its acronym or number stands for, the year that "last year's"
 * means, the place that no table knows.
 */
#include "entity/coref_int.h"

#include "entity/series.h"
#include "text/fold.h"

#include "text/banned.h"

/* "The Victoria summit", where the article names a Victoria. */
static struct str
place_by_name(struct coref *c, size_t i)
{
	struct str text = coref_text(c, i);
	size_t last = text.len;

	while (last > 0 && text.ptr[last - 1] != ' ')
		last--;
	struct str name = str_trim(str_sub(text, 0, last));
	for (size_t k = 0; k < c->nmention && name.len; k++)
		if (c->mentions[k].kind == KIND_PLACE && c->of[k] != LOCAL_NONE &&
		    str_eq_nocase(coref_text(c, k), name))
			return name;
	return STR_EMPTY;
}

/* "Last year's G7 summit": the year, seen from the article's date; 0 = not said. */
int16_t
coref_relative_year(const struct coref *c, size_t i)
{
	static const char *const words[] = {"last year's ", "this year's ", "next year's "};
	struct str text = article_text(reading_article(c->reading));
	struct day written = article_date(reading_article(c->reading));
	size_t off = c->mentions[i].at.off;
	struct buf before;
	int16_t year = 0;

	buf_init(&before);
	fold_key(&before, str_sub(text, off < 16 ? 0 : off - 16, off));
	buf_add_char(&before, ' '); /* folding leaves none at the end */
	for (int k = 0; k < 3 && written.year; k++)
		if (str_ends(buf_str(&before), str_of(words[k])))
			year = (int16_t)(written.year + k - 1);
	buf_release(&before);
	return year;
}

/* Is this one of the words of a head ("session" of "session-fisheries")? */
static bool
has_head_word(struct str head, struct str word)
{
	struct str one;

	while (head.len && str_cut(&head, '-', &one))
		if (str_eq(one, word))
			return true;
	return false;
}

/*
 * May `o`, another mention of the article, name the series of `e`?  "15th
 * Session" has a word of the longer name, "14th Session of the Fisheries
 * Commission"; "21st Conference of the Parties" begins like "COP21".
 */
static bool
is_fuller(const struct event_fact *e, const struct event_fact *o, struct str text)
{
	enum { TELLING = 10 };
	bool is_noun = str_find_char(e->head, '-') == SIZE_MAX;

	if (!o->ordinal || !e->head.len)
		return false;
	if (is_noun)
		return str_find_char(o->head, '-') != SIZE_MAX && has_head_word(o->head, e->head);
	return o->series != KB_NONE && o->ordinal == e->ordinal && e->ordinal >= TELLING && text.len &&
	       (text.ptr[0] | 0x20) == e->head.ptr[0] && str_find_char(text, ' ') == SIZE_MAX;
}

static void
take_series(struct event_fact *e, const struct event_fact *o)
{
	e->series = o->series;
	e->head = o->head;
	e->is_common = o->is_common;
	e->forum = o->forum;
	e->level = o->level;
	e->sides[0] = o->sides[0];
	e->sides[1] = o->sides[1];
}

/* Takes the series from the only fuller name. */
static void
take_number(const struct coref *c, size_t i, struct event_fact *e)
{
	const struct event_fact *found = NULL;

	for (size_t k = 0; k < c->nmention; k++) {
		const struct event_fact *o = c->mentions[k].event;
		if (k == i || !o || c->mentions[k].form == FORM_NOMINAL ||
		    !is_fuller(e, o, coref_text(c, k)))
			continue;
		if (found && (found->series != o->series || !str_eq(found->head, o->head)))
			return;
		found = o;
	}
	if (!found)
		return;
	take_series(e, found);
}

static bool
ends_as_word(struct str s, struct str tail)
{
	return s.len > tail.len && s.ptr[s.len - tail.len - 1] == ' ' &&
	       str_eq_nocase(str_sub(s, s.len - tail.len, SIZE_MAX), tail);
}

static bool
is_of_series(const struct mention *m)
{
	return m->event && m->event->series != KB_NONE && m->form != FORM_NOMINAL;
}

/* "The World Cup" of an article that begins with the Rugby World Cup is that, not
 * the one that the tables call so. */
static void
take_first_of_tail(const struct coref *c, size_t i, struct event_fact *e)
{
	struct str tail = coref_without_year(coref_text(c, i));
	struct kb_entry own;

	kb_entry(e->series, &own);
	if (str_find_char(tail, ' ') == SIZE_MAX || !ends_as_word(own.name, tail))
		return;
	for (size_t k = 0; k < c->nmention; k++) {
		struct str other = coref_without_year(coref_text(c, k));
		if (!is_of_series(&c->mentions[k]))
			continue;
		if (ends_as_word(other, tail) && c->mentions[k].event->series != e->series)
			take_series(e, c->mentions[k].event);
		else if (!ends_as_word(other, tail) && !str_eq_nocase(other, tail))
			continue;
		return;
	}
}

/* "COP15" of an article that writes out another convention's conference, which
 * has one of that number, and not the one that the tables call so. */
static bool
take_written_out(const struct coref *c, size_t i, struct event_fact *e)
{
	const struct event_fact *found = NULL;

	if (!e->ordinal || str_find_char(coref_text(c, i), ' ') != SIZE_MAX)
		return false;
	for (size_t k = 0; k < c->nmention; k++) {
		const struct event_fact *o = c->mentions[k].event;
		if (!is_of_series(&c->mentions[k]) ||
		    str_find_char(coref_text(c, k), ' ') == SIZE_MAX)
			continue;
		if (o->series == e->series || (found && found->series != o->series))
			return false;
		if (coref_has_number(o->series, e->series, e->ordinal))
			found = o;
	}
	if (found)
		take_series(e, found);
	return found;
}

static kb_id
known_series(const struct buf *name)
{
	struct kb_phrase p;
	const struct kb_alias *a = kb_lookup(buf_str(name), &p) ? kb_pick(&p, KB_BIT(KB_SERIES)) : NULL;

	return a ? a->entry : KB_NONE;
}

bool
coref_is_called(struct str name, kb_id org)
{
	struct kb_phrase p;
	const struct kb_alias *a = kb_lookup(name, &p) ? kb_pick(&p, KB_BIT(KB_ORG)) : NULL;

	return a && a->entry == org;
}

/* "ECOWAS Authority" as "Authority of ECOWAS", "Assembly of the African Union" as
 * "African Union Assembly": a series of the tables by the other form, or KB_NONE. */
static kb_id
series_turned(struct str name, kb_id forum)
{
	static const char *const links[] = {" of the ", " of "};
	kb_id found = KB_NONE;
	struct buf b;

	buf_init(&b);
	for (size_t i = 1; i < name.len && found == KB_NONE; i++) {
		struct str head = str_sub(name, 0, i);
		struct str rest = str_sub(name, i, SIZE_MAX);
		for (size_t k = 0; k < 2 && found == KB_NONE && rest.ptr[0] == ' '; k++) {
			struct str link = str_of(links[k]);
			bool is_of = str_starts(rest, link) &&
			             coref_is_called(str_sub(rest, link.len, SIZE_MAX), forum);
			if (!is_of && !coref_is_called(head, forum))
				continue;
			buf_clear(&b);
			buf_add(&b, is_of ? str_sub(rest, link.len, SIZE_MAX) : str_sub(rest, 1, SIZE_MAX));
			buf_add(&b, is_of ? STR_LIT(" ") : link);
			buf_add(&b, head);
			found = known_series(&b);
		}
	}
	buf_release(&b);
	return found;
}

/* The series of "61st Ordinary Session of the ECOWAS Authority": what it is a
 * session of, in either form. */
static kb_id
series_of_body(struct str text, kb_id forum)
{
	kb_id found = series_turned(text, forum);

	for (size_t i = 0; i + 4 < text.len && found == KB_NONE; i++) {
		struct str rest = str_sub(text, i, SIZE_MAX);
		if (!str_starts(rest, STR_LIT(" of ")))
			continue;
		rest = str_sub(rest, sizeof(" of ") - 1, SIZE_MAX);
		if (str_starts(rest, STR_LIT("the ")))
			rest = str_sub(rest, sizeof("the ") - 1, SIZE_MAX);
		found = series_turned(rest, forum);
	}
	return found;
}

/* "The previous G20 summit, in Delhi, …" says as surely where it was as "the G20
 * summit in Delhi". */
static bool
is_placed_behind(const struct coref *c, size_t i)
{
	struct str text = article_text(reading_article(c->reading));
	struct str after = str_sub(text, span_end(c->mentions[i].at), SIZE_MAX);

	return str_starts(after, STR_LIT(", in ")) || str_starts(after, STR_LIT(", held in "));
}

/* "In Montreal, COP15 agreed": where it was; KB_NONE if that is not said. */
static kb_id
place_before(const struct coref *c, size_t i)
{
	struct str text = article_text(reading_article(c->reading));

	if (i == 0 || c->mentions[i - 1].kind != KIND_PLACE ||
	    !str_ends(str_sub(text, 0, c->mentions[i - 1].at.off), STR_LIT("In ")))
		return KB_NONE;
	struct str gap = str_sub(text, span_end(c->mentions[i - 1].at), c->mentions[i].at.off);
	return str_eq(gap, STR_LIT(", ")) || str_eq(gap, STR_LIT(", the ")) ? c->mentions[i - 1].kb
	                                                                    : KB_NONE;
}

bool
coref_has_place_before(const struct coref *c, size_t i)
{
	struct str text = article_text(reading_article(c->reading));
	const struct mention *m = &c->mentions[i];

	return i > 0 && m[-1].kind == KIND_PLACE && m[-1].kb != KB_NONE &&
	       str_eq(str_sub(text, span_end(m[-1].at), m->at.off), STR_LIT(" "));
}

/* "The Kigali CHOGM", if the tables have one there. */
static void
take_place_before(const struct coref *c, size_t i, struct event_fact *e)
{
	struct event_fact there = *e;

	if (e->series == KB_NONE || e->ordinal || !coref_has_place_before(c, i))
		return;
	there.place = c->mentions[i - 1].kb;
	there.is_placed = true;
	if (series_instance(e->series, &there, article_date(reading_article(c->reading))) != UINT32_MAX)
		*e = there;
}

static kb_id
forum_of(kb_id series)
{
	struct kb_entry e;

	kb_entry(series, &e);
	return e.parent;
}

/* "The 44th Pacific Islands Forum": a body that is called a forum is what its leaders
 * meet at. */
static bool
is_forum_numbered(const struct coref *c, size_t i, const struct event_fact *e)
{
	return !e->head.len && (e->ordinal || e->from.year) &&
	       str_ends(coref_text(c, i), STR_LIT("Forum"));
}

/* "LIMA, 5 May 2012 -- He hopes for the summit in Warsaw": where it is, nobody wrote. */
static bool
is_away(struct coref *c, const struct event_fact *e)
{
	struct str written = coref_dateline(c);

	return e->is_placed && e->place != KB_NONE && written.len &&
	       !str_eq(written, coref_kb_id(c, e->place));
}

/* "His first G7 summit", "the third BRICS summit to be held online": a number in words
 * counts what somebody went to, or what is told behind it, unless a year or a place is
 * said with it or the meeting of that number was about when the article was written. */
static bool
counts_something_else(const struct coref *c, size_t i, const struct event_fact *e)
{
	struct day written = article_date(reading_article(c->reading));
	struct str first = coref_first_word(coref_text(c, i));
	struct kb_entry row;

	if (!e->ordinal || e->series == KB_NONE || series_ordinal(first) != e->ordinal ||
	    first.ptr[0] < 'a')
		return false;
	if (str_in_words(coref_word_before(c, i), "his her its their our my your"))
		return true;
	kb_entry(e->series, &row);
	for (uint32_t k = 0; k < row.ninstance; k++) {
		struct kb_instance held = kb_instance(&row, k);
		if (held.ordinal == e->ordinal && held.from.year && written.year)
			return !e->is_placed && e->place == KB_NONE &&
			       (!e->from.year || e->from.year == written.year) &&
			       held.from.year < written.year - 1;
	}
	return false;
}

/* The facts of a mention, with the series its acronym stands for. */
struct event_fact
coref_event_facts(struct coref *c, size_t i)
{
	struct event_fact e = *c->mentions[i].event;
	uint32_t longer = c->mentions[i].defined;

	/* "21st Conference of the Parties (COP21)": the acronym may be the one
	 * that the tables know. */
	uint32_t acronym = c->defined_by[i];
	if (e.series != KB_NONE && longer == MENTION_NONE) {
		take_first_of_tail(c, i, &e);
		if (e.series == c->mentions[i].event->series)
			coref_take_sport(c, i, &e);
	}
	if (e.series != KB_NONE && longer == MENTION_NONE) {
		if (!take_written_out(c, i, &e))
			e.series = coref_series_of_convention(c, i, &e);
	}
	if (e.series == KB_NONE && acronym != MENTION_NONE && c->mentions[acronym].event)
		e.series = c->mentions[acronym].event->series;
	if (e.series == KB_NONE && longer != MENTION_NONE && c->mentions[longer].event) {
		const struct event_fact *l = c->mentions[longer].event;
		e.series = l->series;
		e.head = l->head;
		e.is_common = l->is_common;
		e.forum = l->forum;
		e.level = l->level;
		e.sides[0] = l->sides[0];
		e.sides[1] = l->sides[1];
	}
	if (e.series != KB_NONE && (longer != MENTION_NONE || acronym != MENTION_NONE))
		e.series = coref_series_of_convention(c, i, &e);
	if (e.series == KB_NONE && e.forum == KB_NONE && e.sides[1] == KB_NONE && e.ordinal)
		take_number(c, i, &e);
	kb_id forum;
	if (e.series == KB_NONE && e.forum == KB_NONE && coref_is_forum_short(c, i, &e, &forum)) {
		e.series = series_of_forum(forum);
		e.place = e.series == KB_NONE ? e.place : KB_NONE;
	}
	if (e.series == KB_NONE && e.forum == KB_NONE && e.sides[1] == KB_NONE && e.ordinal)
		e.series = coref_series_of_session(c, i, e.ordinal);
	if (e.series == KB_NONE && e.forum != KB_NONE && e.sides[1] == KB_NONE &&
	    (str_eq(e.head, STR_LIT("summit")) || is_forum_numbered(c, i, &e)))
		e.series = series_of_forum(e.forum);
	if (e.series == KB_NONE && e.forum != KB_NONE && e.sides[1] == KB_NONE)
		e.series = series_of_body(coref_spelling(c, coref_text(c, i)), e.forum);
	if (e.series == KB_NONE && e.forum != KB_NONE && e.sides[1] == KB_NONE)
		e.series = coref_series_by_words(c, i, e.forum);
	kb_id both = coref_series_of_two(c, i, e.series == KB_NONE ? e.forum : forum_of(e.series));
	if (both != KB_NONE)
		e.series = both;
	if (e.series != KB_NONE && !e.ordinal)
		e.ordinal = coref_number_behind(c, i, e.series);
	if (counts_something_else(c, i, &e))
		e.ordinal = 0;
	bool is_bare = e.series == KB_NONE && e.forum == KB_NONE && e.sides[1] == KB_NONE && !e.ordinal;
	struct day said = is_bare ? coref_said_when(c, i) : DAY_NONE;
	if (said.year) { /* nearer than what else its sentence says */
		e.from = e.to = said;
		e.is_happening = true;
	}
	int16_t year = e.ordinal ? 0 : coref_relative_year(c, i);
	if (year) /* said of the meeting itself, unlike the sentence's date */
		e.from = e.to = (struct day){year, 0, 0};
	if (e.place == KB_NONE && !e.place_name.len)
		e.is_placed |= (e.place = place_before(c, i)) != KB_NONE;
	e.is_placed |= e.place != KB_NONE && is_placed_behind(c, i);
	take_place_before(c, i, &e);
	if ((coref_is_other_time(c, i) || is_away(c, &e)) &&
	    day_cmp(e.from, article_date(reading_article(c->reading))) == 0)
		e.from = e.to = DAY_NONE; /* the dateline's */
	coref_take_games(c, i, &e);
	coref_take_whole_name(c, i, &e);
	/* A place that no table knows is no part of a series' name either. */
	if (e.series == KB_NONE && e.forum == KB_NONE && e.sides[1] == KB_NONE &&
	    e.place == KB_NONE && !e.ordinal && str_find_char(e.head, '-') != SIZE_MAX &&
	    (e.place_name = place_by_name(c, i)).len)
		e.head = coref_slug(c, str_sub(coref_text(c, i), e.place_name.len, SIZE_MAX));
	return e;
}
