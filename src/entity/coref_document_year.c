/* SPDX-License-Identifier: MIT */
/*
 * The year an agreement is of: what stands beside its name ("the 2016 Kazan
 * Declaration", "the Kazan Declaration of 2019"), else when its sentence says
 * that it was adopted ("signed the Kazan Declaration on Friday", "adopted at the
 * 2016 summit").  That a text is old or new says nothing: only words do.
 */
#include "entity/coref_int.h"

#include "text/banned.h"

/* How many words lie between a verb, a name and a date that belong together. */
enum { REACH = 8 };

#define ADOPTED "adopt adopts adopted adopting adoption proclaim proclaims proclaimed" \
	" issue issues issued unveil unveiled conclude concludes concluded finalized"
#define SIGNED "sign signs signed signing signature initialed inked endorse endorses" \
	" endorsed endorsing approve approves approved agreed"
#define RELATIVE "that which who had have having has whose"
#define BETWEEN "on in at here last late early mid during of a an the this , year month" \
	" week ago back and its"

static struct str
word(const struct coref *c, size_t t)
{
	return token_text(reading_article(c->reading), &reading_tokens(c->reading)->ptr[t]);
}

/* A year written as such at token t; 0 if it is none. */
static int16_t
year_at(const struct coref *c, size_t t)
{
	struct str s = word(c, t);
	uint32_t year;

	return s.len == 4 && str_to_u32(s, &year) && year > 1800 && year < 2200 ? (int16_t)year : 0;
}

/* The sentence of a mention: [*first, *end) in tokens. */
static void
sentence_of(const struct coref *c, size_t i, size_t *first, size_t *end)
{
	const struct tokens *t = reading_tokens(c->reading);
	const struct sentence *s = &t->sentences[t->ptr[c->mentions[i].first].sentence];

	*first = s->first;
	*end = (size_t)s->first + s->count;
}

/* The mention that begins at token t, near mention i; or MENTION_NONE. */
static size_t
mention_at(const struct coref *c, size_t i, size_t t)
{
	size_t k = i;

	while (k > 0 && c->mentions[k].first > t)
		k--;
	while (k < c->nmention && c->mentions[k].first < t)
		k++;
	return k < c->nmention && c->mentions[k].first == t ? k : MENTION_NONE;
}

static int16_t
year_of_mention(const struct mention *m)
{
	if (m->kind == KIND_DATE)
		return m->from.year;
	return m->kind == KIND_EVENT && m->event ? m->event->from.year : 0;
}

static int16_t
year_beside(const struct coref *c, size_t i)
{
	const struct mention *m = &c->mentions[i];
	const struct tokens *t = reading_tokens(c->reading);
	size_t end = (size_t)m->first + m->count;
	size_t first, stop;

	if (m->document->year_from)
		return m->document->year_from == m->document->year_to ? m->document->year_from : 0;
	sentence_of(c, i, &first, &stop);
	if (m->first > first && year_at(c, m->first - 1))
		return year_at(c, m->first - 1);
	if (end + 1 >= stop)
		return 0;
	bool is_open = t->ptr[end].shape & TOKEN_OPEN;
	size_t date = mention_at(c, i, end + 1);
	if (date == MENTION_NONE || c->mentions[date].kind != KIND_DATE ||
	    !(is_open || str_in_words(word(c, end), "of from")))
		return 0;
	size_t after = end + 1 + c->mentions[date].count;
	if (is_open && !(after < stop && t->ptr[after].shape & TOKEN_CLOSE))
		return 0;
	return c->mentions[date].from.year;
}

/* The year of the date or meeting that words of place and time lead to from
 * token t, or 0. */
static int16_t
year_after(const struct coref *c, size_t i, size_t t)
{
	const struct tokens *tokens = reading_tokens(c->reading);
	size_t first, stop;

	sentence_of(c, i, &first, &stop);
	for (size_t end = t + REACH; t < stop && t < end;) {
		size_t k = mention_at(c, i, t);
		int16_t year = k == MENTION_NONE ? 0 : year_of_mention(&c->mentions[k]);
		if (year)
			return year;
		if (k != MENTION_NONE && c->mentions[k].kind == KIND_DOCUMENT)
			return 0;
		if (k == MENTION_NONE && !str_in_words(word(c, t), BETWEEN) &&
		    !(tokens->ptr[t].shape & (TOKEN_CAPITAL | TOKEN_HYPHEN)))
			return 0;
		t += k == MENTION_NONE ? 1 : c->mentions[k].count;
	}
	return 0;
}

/* "On Friday ministers adopted …", "ended on Friday with the adoption of …": the
 * year of a date that begins the sentence or stands right before the verb. */
static int16_t
year_before(const struct coref *c, size_t i, size_t verb)
{
	enum { NEAR = 4 };
	size_t first, stop;

	sentence_of(c, i, &first, &stop);
	for (size_t k = i; k > 0 && c->mentions[k - 1].first >= first; k--) {
		const struct mention *m = &c->mentions[k - 1];
		if (m->kind == KIND_DATE && m->from.year && m->first < verb &&
		    (m->first + m->count + NEAR > verb || m->first < first + NEAR))
			return m->from.year;
	}
	return 0;
}

/* In a title the present is now; elsewhere the text says "here". */
static bool
is_now(const struct coref *c, size_t i, size_t verb)
{
	const struct article *a = reading_article(c->reading);
	size_t first, stop, n;
	const struct block *blocks = article_blocks(a, &n);
	size_t b = article_block_at(a, c->mentions[i].at.off);

	if (b < n && blocks[b].kind == BLOCK_TITLE)
		return str_in_words(word(c, verb), "adopt adopts sign signs endorse endorses"
		                               " approve approves issue issues");
	sentence_of(c, i, &first, &stop);
	for (size_t t = first; t < stop; t++)
		if (str_eq_nocase(word(c, t), STR_LIT("here")))
			return true;
	return false;
}

/* Is this made in the town of its name, where the article is written? */
static bool
is_at_home(struct coref *c, size_t i)
{
	struct str here = coref_dateline(c);

	here = str_sub(here, str_find_char(here, '/') + 1, SIZE_MAX);
	return here.len && str_ends(c->mentions[i].document->key, here);
}

/* What later members sign as well as the first. */
static bool
is_open_to_all(struct str type)
{
	return str_in_words(type, "convention treaty protocol charter");
}

/* "adopted the Kazan Declaration", "the signing of …": the verb before mention i
 * that governs it; SIZE_MAX if there is none. */
static size_t
verb_before(const struct coref *c, size_t i)
{
	const struct tokens *tokens = reading_tokens(c->reading);
	size_t first, stop;

	sentence_of(c, i, &first, &stop);
	for (size_t t = c->mentions[i].first; t > first && t + 6 > c->mentions[i].first; t--) {
		if (str_in_words(word(c, t - 1), ADOPTED " " SIGNED))
			return t - 1;
		if (tokens->ptr[t - 1].shape & TOKEN_PUNCT && !(tokens->ptr[t - 1].shape & TOKEN_QUOTE))
			break;
	}
	return SIZE_MAX;
}

/* What its sentence says; `implied` also, if nothing is said, what goes without
 * saying: that it is made now. */
static int16_t
adopted_before(struct coref *c, size_t i, bool implied)
{
	const struct mention *m = &c->mentions[i];
	size_t verb = verb_before(c, i);
	size_t first, stop;

	if (verb == SIZE_MAX)
		return 0;
	if (m->kb != KB_NONE ? !is_at_home(c, i)
	                     : str_in_words(word(c, verb), SIGNED) && is_open_to_all(m->document->type))
		return 0;
	int16_t year = year_after(c, i, (size_t)m->first + m->count);
	if (year)
		return year;
	sentence_of(c, i, &first, &stop);
	/* Of those "who signed it" something else is told. */
	if ((verb > first && str_in_words(word(c, verb - 1), RELATIVE)) ||
	    (verb > first + 1 && str_in_words(word(c, verb - 2), RELATIVE)))
		return 0;
	year = year_before(c, i, verb);
	if (!year && implied && (is_now(c, i, verb) || is_at_home(c, i)))
		year = article_date(reading_article(c->reading)).year;
	return year;
}

/* "The Kazan Declaration, which was adopted in 2016", "… signed in May". */
static int16_t
adopted_after(const struct coref *c, size_t i)
{
	size_t t = (size_t)c->mentions[i].first + c->mentions[i].count;
	size_t first, stop;

	sentence_of(c, i, &first, &stop);
	for (size_t end = t + REACH; t < stop && t < end; t++) {
		if (str_in_words(word(c, t), ADOPTED " " SIGNED))
			return year_after(c, i, t + 1);
		if (!str_in_words(word(c, t), ", which that was were is be to will had been being"))
			return 0;
	}
	return 0;
}

/* A mention that says no year is of the only one that others of its words say. */
static void
share_years(struct coref *c)
{
	struct map years;

	map_init(&years);
	for (int pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < c->nmention; i++) {
			const struct mention *m = &c->mentions[i];
			if (m->kind != KIND_DOCUMENT || !m->document->key.len ||
			    (pass == 0 && !c->years[i]))
				continue;
			uint32_t year = map_get(&years, m->document->key);
			if (pass == 0)
				map_set(&years, m->document->key,
				        year == MAP_NONE || year == (uint32_t)c->years[i]
				                ? (uint32_t)c->years[i] : 0);
			else if (!c->years[i] && year != MAP_NONE)
				c->years[i] = (int16_t)year;
		}
	}
	map_release(&years);
}

static void
read_year(struct coref *c, size_t i, bool implied)
{
	const struct mention *m = &c->mentions[i];

	if (m->kind != KIND_DOCUMENT || c->years[i])
		return;
	c->years[i] = year_beside(c, i);
	if (!c->years[i] && m->document->year_from == m->document->year_to)
		c->years[i] = adopted_before(c, i, implied);
	if (!c->years[i] && m->document->year_from == m->document->year_to)
		c->years[i] = adopted_after(c, i);
}

void
coref_document_years(struct coref *c)
{
	c->years = ARENA_ARRAY(&c->arena, c->nmention + 1, int16_t);
	for (int implied = 0; implied < 2; implied++) {
		for (size_t i = 0; i < c->nmention; i++)
			read_year(c, i, implied);
		share_years(c);
	}
}
