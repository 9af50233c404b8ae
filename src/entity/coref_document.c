/* SPDX-License-Identifier: MIT */
/* Agreements and dates inside one article. */
#include "entity/coref_int.h"

#include <stdlib.h>

#include "entity/series.h"
#include "text/fold.h"

#include "text/banned.h"

/* Mentions that a short name of an agreement looks back for its long one. */
enum { DOCUMENTS_BACK = 8192 };

/* --------------------------------------------------------------- agreements */

/* "Second Graz Agreement", "Minsk II": its number, 0 = not said. */
static uint32_t
number_of(const struct coref *c, size_t i)
{
	struct str text = coref_text(c, i);
	struct str before = coref_word_before(c, i);
	size_t last = text.len;

	while (last > 0 && text.ptr[last - 1] != ' ')
		last--;
	uint32_t n = before.len && before.ptr[0] >= 'A' && before.ptr[0] <= 'Z' ? series_ordinal(before) : 0;
	if (!n)
		n = series_ordinal(str_sub(text, 0, str_find_char(text, ' ')));
	return n ? n : last ? series_ordinal(str_sub(text, last, SIZE_MAX)) : 0;
}

/* "2016-2020" is part of a name, one year is told apart from it. */
static bool
is_range(const struct document_fact *d)
{
	return d->year_from != d->year_to;
}

/* "Doha agreement" of the Doha Framework Agreement: an agreement and a place, of which
 * the other says what kind it is. */
static bool
is_plainer(struct str plain, struct str full)
{
	size_t place = strlen("agreement-");

	return plain.len > place && full.len > plain.len && str_starts(plain, STR_LIT("agreement-")) &&
	       str_ends(full, plain) && full.ptr[full.len - plain.len - 1] == '-' &&
	       kb_by_slug(KB_PLACE, str_sub(plain, place, SIZE_MAX)) != KB_NONE;
}

/* Same words, or the one goes on where the other ends, or says it more plainly; years do
 * not differ. */
static bool
documents_agree(const struct coref *c, size_t i, size_t k)
{
	const struct document_fact *a = c->mentions[i].document;
	const struct document_fact *b = c->mentions[k].document;
	bool same = str_eq(a->key, b->key);
	bool longer = a->key.len > b->key.len ? str_starts(a->key, b->key)
	                                      : str_starts(b->key, a->key);

	if (a->year_from && b->year_from && (is_range(a) || is_range(b)) &&
	    (a->year_from != b->year_from || a->year_to != b->year_to))
		return false;
	if (c->years[i] && c->years[k] && c->years[i] != c->years[k])
		return false;
	if (is_plainer(a->key, b->key) || is_plainer(b->key, a->key))
		return true;
	return same || (longer && str_find_char(a->key.len < b->key.len ? a->key : b->key, '-') !=
	                                  SIZE_MAX);
}

/* The agreement of the tables that is called so, if it was there when the
 * article was written; KB_NONE if there is none. */
static kb_id
known_as(const struct coref *c, struct str name)
{
	struct day written = article_date(reading_article(c->reading));
	struct kb_phrase p;
	struct kb_entry e;
	uint32_t year;

	if (!kb_lookup(name, &p) || !kb_pick(&p, KB_BIT(KB_AGREEMENT)))
		return KB_NONE;
	kb_id row = kb_pick(&p, KB_BIT(KB_AGREEMENT))->entry;
	kb_entry(row, &e);
	if (written.year && str_to_u32(str_sub(e.detail, 0, 4), &year) && (int)year > written.year)
		return KB_NONE;
	return row;
}

/* The words of an agreement's name before its noun, with the nouns that news puts in
 * place of each other: "Juba peace deal", "Juba Agreement"; KB_NONE if the tables
 * have none of them. */
static kb_id
with_other_noun(struct coref *c, struct str words)
{
	static const char *const nouns[] = {"agreement", "accord", "accords", "deal", "pact",
	                                    "peace agreement", "peace accord", "peace accords"};
	kb_id found = KB_NONE;

	for (size_t k = 0; k < sizeof(nouns) / sizeof(nouns[0]) && found == KB_NONE; k++)
		found = known_as(c, coref_fmt(c, "%.*s %s", STR_ARG(words), nouns[k]));
	/* "AfCFTA agreement" */
	return found != KB_NONE ? found : known_as(c, words);
}

/* "Agreement Establishing the African Continental Free Trade Area" */
static kb_id
by_what_it_founds(struct coref *c, struct str text)
{
	static const char *const heads[] = {"Agreement Establishing ", "Agreement establishing ",
	                                    "Treaty Establishing ", "Treaty establishing "};
	struct str rest = STR_EMPTY;

	for (size_t k = 0; k < sizeof(heads) / sizeof(heads[0]); k++)
		if (str_starts(text, str_of(heads[k])))
			rest = str_sub(text, strlen(heads[k]), SIZE_MAX);
	if (str_starts(rest, STR_LIT("the ")))
		rest = str_sub(rest, strlen("the "), SIZE_MAX);
	return rest.len ? with_other_noun(c, rest) : KB_NONE;
}

/* "The second Minsk agreement" is Minsk II, "the Paris accord" the Paris
 * Agreement: what other words the tables may have for it. */
static kb_id
by_other_words(struct coref *c, size_t i)
{
	static const char *const numbers[] = {"I", "II", "III", "IV"};
	struct str text = coref_spelling(c, coref_text(c, i));
	struct str before = coref_word_before(c, i);
	size_t last = text.len;

	while (last > 0 && text.ptr[last - 1] != ' ')
		last--;
	if (last < 2 || !str_in_words(str_sub(text, last, SIZE_MAX),
	                              "agreement accord accords deal pact treaty"))
		return by_what_it_founds(c, text);
	text = str_sub(text, 0, last - 1);
	/* "Cotonou Partnership Agreement" */
	if (str_ends(text, STR_LIT(" Partnership")) || str_ends(text, STR_LIT(" Association")))
		text = str_sub(text, 0, text.len - strlen(" Partnership"));
	uint32_t number = series_ordinal(before);
	if (number > 0)
		return number > sizeof(numbers) / sizeof(numbers[0]) ? KB_NONE
			: known_as(c, coref_fmt(c, "%.*s %s", STR_ARG(text), numbers[number - 1]));
	return with_other_noun(c, text);
}

/* "Kazan Declaration": a noun and a place or forum, as every meeting there may
 * leave one. */
static bool
is_by_place(const struct document_fact *d)
{
	size_t hyphen = str_find_char(d->key, '-');
	struct str rest = str_sub(d->key, hyphen == SIZE_MAX ? d->key.len : hyphen + 1, SIZE_MAX);

	return rest.len && (kb_by_slug(KB_PLACE, rest) != KB_NONE ||
	                    kb_by_slug(KB_ORG, rest) != KB_NONE);
}

/* Is the row another agreement of that name: by the year that is said, or since it
 * came long after the article? */
static bool
is_other_year(const struct coref *c, size_t i, kb_id row)
{
	struct day written = article_date(reading_article(c->reading));
	struct kb_entry e;
	struct day made;

	kb_entry(row, &e);
	if (!is_by_place(c->mentions[i].document) || !day_parse(e.detail, &made))
		return false;
	if (c->years[i])
		return abs(c->years[i] - made.year) > 1;
	return written.year && written.year + 1 < made.year;
}

/* The row of the tables that mention i means, or KB_NONE. */
static kb_id
row_of(struct coref *c, size_t i)
{
	const struct mention *m = &c->mentions[i];
	kb_id row = m->kb == KB_NONE && !m->called.len ? by_other_words(c, i) : m->kb;

	if (!m->called.len)
		row = coref_agreement_meant(c, i, row);
	return row != KB_NONE && is_other_year(c, i, row) ? KB_NONE : row;
}

/* Which locals an agreement is compared with: those with its first word, which is
 * that of its kind mostly; a peace agreement is an agreement. */
static struct str
block_of(struct coref *c, struct str words)
{
	if (str_starts(words, STR_LIT("peace-")))
		words = str_sub(words, strlen("peace-"), SIZE_MAX);
	return coref_fmt(c, "A:%.*s", STR_ARG(str_sub(words, 0, str_find_char(words, '-'))));
}

/* A row whose name other agreements may bear is compared with them. */
static uint32_t
begin_known(struct coref *c, size_t i, kb_id row)
{
	const struct document_fact *d = c->mentions[i].document;
	uint32_t k = coref_begin_row(c, KIND_DOCUMENT, row);
	struct local *l = &c->clusters.ptr[k].local;

	if (is_by_place(d) && !l->weak.len) {
		l->weak = coref_fmt(c, "document:%.*s", STR_ARG(d->key));
		l->block = block_of(c, d->key);
	}
	if (!l->from.year)
		l->from.year = l->to.year = c->years[i];
	return k;
}

static uint32_t
begin_unknown(struct coref *c, size_t i)
{
	const struct document_fact *d = c->mentions[i].document;
	struct str words = d->key.len ? d->key : coref_words_key(c, coref_text(c, i));
	struct str block = block_of(c, words);
	uint32_t number = number_of(c, i);

	if (number)
		words = coref_fmt(c, "%.*s-no-%u", STR_ARG(words), (unsigned)number);
	struct str key = is_range(d)
		? coref_fmt(c, "document:%.*s/%d-%d", STR_ARG(words), d->year_from, d->year_to)
		: coref_fmt(c, "document:%.*s", STR_ARG(words));
	uint32_t k = coref_cluster(c, KIND_DOCUMENT,
	                           coref_fmt(c, "%.*s@%d", STR_ARG(key), c->years[i]));
	struct local *l = &c->clusters.ptr[k].local;
	l->key = key;
	l->block = block;
	l->from.year = is_range(d) ? d->year_from : c->years[i];
	l->to.year = is_range(d) ? d->year_to : c->years[i];
	return k;
}

/* The nearest agreement before mention i that it may be a name of. */
static uint32_t
named_before(const struct coref *c, size_t i)
{
	const struct mention *m = &c->mentions[i];
	size_t least = i < DOCUMENTS_BACK ? 0 : i - DOCUMENTS_BACK;
	uint32_t number = number_of(c, i);

	for (size_t k = i; k > least && m->document->key.len; k--) {
		if (c->mentions[k - 1].kind != KIND_DOCUMENT || c->of[k - 1] == LOCAL_NONE ||
		    !documents_agree(c, i, k - 1) || number_of(c, k - 1) != number)
			continue;
		/* Of the tables it would be, were it not of another year. */
		if (m->kb != KB_NONE && c->clusters.ptr[c->of[k - 1]].local.fixed.len)
			continue;
		return c->of[k - 1];
	}
	return LOCAL_NONE;
}

static uint32_t
begin_document(struct coref *c, size_t i)
{
	kb_id row = row_of(c, i);

	if (row != KB_NONE)
		return begin_known(c, i, row);
	if (c->mentions[i].called.len)
		return coref_begin_called(c, i);
	uint32_t k = named_before(c, i);
	if (k == LOCAL_NONE)
		return begin_unknown(c, i);
	/* "the declaration", then "the 2016 declaration" */
	struct local *l = &c->clusters.ptr[k].local;
	if (!l->from.year && !l->fixed.len)
		l->from.year = l->to.year = c->years[i];
	return k;
}

void
coref_documents(struct coref *c)
{
	for (size_t i = 0; i < c->nmention; i++)
		if (coref_takes(c, i) && c->mentions[i].kind == KIND_DOCUMENT &&
		    c->mentions[i].defined == MENTION_NONE)
			coref_join(c, i, begin_document(c, i));
	for (size_t i = 0; i < c->nmention; i++) {
		const struct mention *m = &c->mentions[i];
		if (!coref_takes(c, i) || m->kind != KIND_DOCUMENT || c->of[i] != LOCAL_NONE)
			continue;
		coref_join(c, i, c->of[m->defined] != LOCAL_NONE ? c->of[m->defined]
		                                                 : begin_document(c, i));
	}
}

/* -------------------------------------------------------------------- dates */

void
coref_dates(struct coref *c)
{
	for (size_t i = 0; i < c->nmention; i++) {
		const struct mention *m = &c->mentions[i];
		char room[BUF_SHORT];
		struct buf b;

		if (!coref_takes(c, i) || m->kind != KIND_DATE || day_is_none(m->from))
			continue;
		buf_lend(&b, room, sizeof(room));
		buf_add_cstr(&b, "date/");
		day_format_range(&b, m->from, m->to);
		uint32_t k = coref_cluster(c, KIND_DATE, buf_str(&b));
		struct local *l = &c->clusters.ptr[k].local;
		l->fixed = l->key = l->block = arena_str(&c->arena, buf_str(&b));
		l->name = str_sub(l->fixed, sizeof("date/") - 1, SIZE_MAX);
		l->from = m->from;
		l->to = m->to;
		coref_join(c, i, k);
		buf_release(&b);
	}
}
