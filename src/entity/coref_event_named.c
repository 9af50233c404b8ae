/* SPDX-License-Identifier: MIT */
/*
 * The series of a forum by the words of a mention, whatever their order: "20th Group of
 * 20 (G20) Leaders' Summit", "25th Meeting of the Council of Heads of State of the SCO"
 * are G20 Leaders' Summit and SCO Council of Heads of State of the tables, number and
 * session apart.
 */
#include "entity/coref_int.h"

#include "entity/series.h"

#include "text/banned.h"

/* How a forum is called: by the tables, and by the article. */
enum { MOST_CALLS = 8 };
struct calls {
	struct str of[MOST_CALLS];
	size_t n;
};

static void
add_call(struct calls *x, struct str name)
{
	for (size_t i = 0; i < x->n; i++)
		if (str_eq(x->of[i], name))
			return;
	if (name.len && x->n < MOST_CALLS)
		x->of[x->n++] = name;
}

static kb_id
series_called(struct str a, struct str between, struct str b)
{
	const struct kb_alias *found = NULL;
	struct kb_phrase p;
	struct buf name;

	buf_init(&name);
	buf_addf(&name, "%.*s%.*s%.*s", STR_ARG(a), STR_ARG(between), STR_ARG(b));
	if (kb_lookup(buf_str(&name), &p))
		found = kb_pick(&p, KB_BIT(KB_SERIES));
	buf_release(&name);
	return found ? found->entry : KB_NONE;
}

/* "Group of 20 (G20) Leaders' Summit" without "(G20)", which is one more call. */
static struct str
without_acronym(struct coref *c, struct str text, struct calls *calls)
{
	size_t open = str_find_char(text, '(');
	size_t close = str_find_char(text, ')');

	if (open == SIZE_MAX || close == SIZE_MAX || close < open)
		return text;
	add_call(calls, str_sub(text, open + 1, close));
	return coref_fmt(c, "%.*s %.*s", STR_ARG(str_trim(str_sub(text, 0, open))),
	                 STR_ARG(str_trim(str_sub(text, close + 1, SIZE_MAX))));
}

/* Without the number, and what is a session of something: "15th Ordinary Session of the". */
static struct str
without_session(struct str text)
{
	struct str rest = text;
	struct str word;

	while (rest.len && str_cut(&rest, ' ', &word)) {
		bool is_number = series_ordinal(word) != 0;
		if (!is_number && !str_in_words(word, "the ordinary extraordinary regular annual session"
		                                      " meeting edition of special emergency"))
			break;
		text = rest;
	}
	return text;
}

/* What stands before or behind the forum's name, or all of it. */
static struct str
without_forum(struct str text, kb_id forum)
{
	for (size_t i = 1; i < text.len; i++) {
		struct str rest = str_sub(text, i, SIZE_MAX);
		if (text.ptr[i] != ' ')
			continue;
		if (coref_is_called(str_sub(text, 0, i), forum))
			return str_sub(rest, 1, SIZE_MAX);
		bool is_of = str_starts(rest, STR_LIT(" of the ")) || str_starts(rest, STR_LIT(" of "));
		struct str name = str_sub(rest, str_starts(rest, STR_LIT(" of the ")) ? 8 : 4, SIZE_MAX);
		if (is_of && coref_is_called(name, forum))
			return str_sub(text, 0, i);
	}
	return text;
}

kb_id
coref_series_by_words(struct coref *c, size_t i, kb_id forum)
{
	struct calls calls = {.n = 0};
	struct kb_entry e;
	kb_id found = KB_NONE;

	kb_entry(forum, &e);
	struct str text = without_acronym(c, coref_spelling(c, coref_text(c, i)), &calls);
	struct str rest = without_forum(without_session(text), forum);
	add_call(&calls, e.name);
	for (size_t k = 0; k < c->nmention; k++)
		if (c->mentions[k].kind == KIND_ORG && c->mentions[k].kb == forum)
			add_call(&calls, coref_text(c, k));
	for (size_t k = 0; k < calls.n && found == KB_NONE; k++) {
		found = series_called(calls.of[k], STR_LIT(" "), rest);
		if (found == KB_NONE)
			found = series_called(rest, STR_LIT(" of the "), calls.of[k]);
	}
	return found != KB_NONE ? found : series_called(rest, STR_EMPTY, STR_EMPTY);
}

/* "38th Ordinary Session of the Assembly" where the African Union is named: of the only
 * forum of the article that has such a body, and a meeting of this number. */
kb_id
coref_series_of_session(struct coref *c, size_t i, uint32_t ordinal)
{
	struct str text = coref_spelling(c, coref_text(c, i));
	struct str body = without_session(text);
	kb_id found = KB_NONE;

	if (body.len == text.len || str_find(text, STR_LIT(" of the ")) == SIZE_MAX)
		return KB_NONE;
	for (size_t k = 0; k < c->nmention; k++) {
		const struct mention *m = &c->mentions[k];
		struct kb_entry e;
		if (m->kind != KIND_ORG || m->kb == KB_NONE || m->is_furniture)
			continue;
		kb_entry(m->kb, &e);
		kb_id series = series_called(body, STR_LIT(" of the "), e.name);
		if (series == KB_NONE || !coref_has_number(series, series, ordinal))
			continue;
		if (found != KB_NONE && found != series)
			return KB_NONE;
		found = series;
	}
	return found;
}

/* "EU" of European Union; the name itself if it is one word. */
static struct str
initials(struct coref *c, struct str name)
{
	struct buf b;

	if (str_find_char(name, ' ') == SIZE_MAX)
		return name;
	buf_init(&b);
	for (size_t i = 0; i < name.len; i++)
		if (name.ptr[i] >= 'A' && name.ptr[i] <= 'Z')
			buf_add_char(&b, name.ptr[i]);
	struct str out = arena_str(&c->arena, buf_str(&b));
	buf_release(&b);
	return out;
}

kb_id
coref_series_of_two(struct coref *c, size_t i, kb_id forum)
{
	struct str text = article_text(reading_article(c->reading));
	const struct mention *m = &c->mentions[i];
	struct kb_entry one;
	struct kb_entry other;

	if (i == 0 || forum == KB_NONE || m[-1].kind != KIND_ORG || m[-1].kb == KB_NONE)
		return KB_NONE;
	struct str gap = str_sub(text, span_end(m[-1].at), m->at.off);
	struct str words = coref_text(c, i);
	size_t last = words.len;
	while (last > 0 && words.ptr[last - 1] != ' ')
		last--;
	if ((!str_eq(gap, STR_LIT("-")) && !str_eq(gap, STR_LIT("–"))) ||
	    !coref_is_called(str_trim(str_sub(words, 0, last)), forum))
		return KB_NONE;
	kb_entry(m[-1].kb, &one);
	kb_entry(forum, &other);
	struct str sides = coref_fmt(c, "%.*s-%.*s", STR_ARG(initials(c, one.name)),
	                             STR_ARG(initials(c, other.name)));
	return series_called(sides, STR_LIT(" "), str_sub(words, last, SIZE_MAX));
}

bool
coref_is_forum_short(const struct coref *c, size_t i, const struct event_fact *e, kb_id *forum)
{
	struct str text = coref_text(c, i);
	struct str first = str_sub(text, 0, str_find_char(text, ' ') + 1);
	struct kb_entry body;

	if (e->place == KB_NONE || e->ordinal || !str_eq(e->head, STR_LIT("forum")) ||
	    !str_ends(text, STR_LIT(" Forum")))
		return false;
	for (size_t k = 0; k < c->nmention; k++) {
		const struct mention *m = &c->mentions[k];
		if (m->is_furniture || m->kind != KIND_ORG || m->kb == KB_NONE)
			continue;
		kb_entry(m->kb, &body);
		*forum = m->kb;
		if (str_starts(body.name, first) && str_ends(body.name, STR_LIT(" Forum")))
			return true;
	}
	return false;
}

uint32_t
coref_number_behind(const struct coref *c, size_t i, kb_id series)
{
	struct str text = article_text(reading_article(c->reading));
	struct str after = str_sub(text, span_end(c->mentions[i].at), SIZE_MAX);
	struct kb_entry e;
	uint32_t n = 0;
	size_t at = 1;

	if (!str_is_capitals(coref_text(c, i), 3, 8) || !str_starts(after, STR_LIT(" ")) ||
	    !day_take_number(after, &at, 2, &n) || (at < after.len && after.ptr[at] >= '0' && after.ptr[at] <= '9'))
		return 0;
	struct str next = str_sub(after, at, SIZE_MAX);
	/* "CHOGM 27 leaders" are so many. */
	if (str_starts(next, STR_LIT("%")) || str_starts(next, STR_LIT(" members")) ||
	    str_starts(next, STR_LIT(" leaders")) || str_starts(next, STR_LIT(" countries")))
		return 0;
	kb_entry(series, &e);
	for (uint32_t k = 0; k < e.ninstance; k++)
		if (kb_instance(&e, k).ordinal == n)
			return n;
	return 0;
}
