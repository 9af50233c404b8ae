/* SPDX-License-Identifier: MIT */
/*
 * Evidence: the grammar of dates (article/date.h).  A date gets its value from
 * the article's own date, and looks forward where its sentence does.  "This
 * year", "two weeks ago" are dates where that value is known and nothing but
 * words where it is not: there is no day to go to, and another article's "this
 * year" is another one.  So is "today", which then says "nowadays" more often
 * than not; yesterday, tomorrow, tonight and weekdays are dates always.
 */
#include "recognize/recognizer_int.h"

#include "article/date.h"

#include "text/banned.h"

/* "on Thursday" behind "he said", "told reporters": the day it was said, and
 * whatever was said of what is to come does not move it. */
static bool
is_day_of_saying(const struct find *f, size_t i)
{
	if (i > 0 && tok_is(f, i - 1, "on"))
		i--;
	if (i > 0 && tok_in(f, i - 1, "reporters journalists"))
		i--;
	return i > 0 && tok_joined(f, i - 1, i) && tok_in(f, i - 1, "said told announced");
}

/* "The summit ends", "the ministers meet": the present tense of what a
 * programme has.  The plural is a verb only behind a plural. */
static bool
is_programme(const struct find *f, size_t i)
{
	if (tok_in(f, i, "ends opens begins starts meets convenes resumes concludes takes gathers"))
		return true;
	if (i == 0 || !tok_joined(f, i - 1, i) ||
	    !tok_in(f, i, "end open begin start meet convene resume take gather conclude"))
		return false;
	struct str before = tok_text(f, i - 1);
	return before.len > 3 && before.ptr[before.len - 1] == 's' &&
	       !tok_has(f, i - 1, TOKEN_CAPITAL);
}

/* "began", "was", "signed", but not "a delayed": a word of what has been. */
static bool
is_past(const struct find *f, size_t i)
{
	struct str word = tok_text(f, i);

	if (tok_in(f, i, "was were had has have did began met took held said told came went "
	                 "made gave since"))
		return true;
	return word.len > 4 && !tok_has(f, i, TOKEN_CAPITAL) &&
	       memcmp(word.ptr + word.len - 2, "ed", 2) == 0 &&
	       !(i > 0 && tok_in(f, i - 1, "a an the its their"));
}

/* Does the sentence speak of what is to come? Asked of the words before: those
 * of the future anywhere, the present tense up to the nearest past. */
static bool
looks_forward(const struct find *f, size_t i)
{
	bool is_present = true;

	if (is_day_of_saying(f, i))
		return false;
	for (size_t j = i; j > 0 && i - j < LOOK_AROUND && tok_joined(f, j - 1, i); j--) {
		struct str word = tok_text(f, j - 1);
		/* Most words begin with another letter. */
		if (word.len > 2 && strchr("wsdepuf", word.ptr[0] | 0x20) &&
		    tok_in(f, j - 1, "will shall scheduled due slated expected plans "
		                     "planned upcoming forthcoming would set"))
			return true;
		if (!is_present)
			continue;
		if (is_programme(f, j - 1) || (tok_is(f, j - 1, "to") && j > 1 &&
		                               tok_in(f, j - 2, "is are")))
			return true;
		is_present = !is_past(f, j - 1);
	}
	return false;
}

static uint32_t
block_end(const struct find *f, const struct token *t)
{
	size_t n;
	const struct block *blocks = article_blocks(f->article, &n);

	return t->block < n ? span_end(blocks[t->block].at)
	                    : (uint32_t)article_text(f->article).len;
}

/* First token that begins at or after byte `off`. */
static size_t
token_after(const struct find *f, size_t i, uint32_t off)
{
	while (i < f->tokens->len && tok(f, i)->at.off < off)
		i++;
	return i;
}

/* Leans on the article's date, and that is not known. */
static bool
is_adrift(const struct find *f, size_t i, const struct date_expr *e, struct day from)
{
	return e->form == DATE_RELATIVE && !tok_in(f, i, "yesterday tomorrow tonight") &&
	       (e->unit == DATE_SEASON ? from.year == 0 : day_is_none(from));
}

static bool
is_plain_letters(struct str word)
{
	size_t i = 0;

	while (i < word.len && (word.ptr[i] | 0x20) >= 'a' && (word.ptr[i] | 0x20) <= 'z')
		i++;
	return i == word.len;
}

/* For each twin: a word of letters alone that begins no date anywhere. */
static bool *
find_dateless(const struct find *f)
{
	bool *dateless = ARENA_ARRAY(f->scratch, f->tokens->len + 1, bool);

	for (size_t i = 0; i < f->tokens->len; i++)
		if (f->twins[i] == i && is_plain_letters(tok_text(f, i)))
			dateless[i] = !date_is_word(tok_text(f, i));
	return dateless;
}

void
find_dates(struct find *f)
{
	struct str text = article_text(f->article);
	const bool *dateless = find_dateless(f);

	for (size_t i = 0; i < f->tokens->len;) {
		const struct token *t = tok(f, i);
		struct date_expr e;

		if (t->shape & TOKEN_PUNCT || dateless[f->twins[i]] ||
		    !date_scan(str_sub(text, 0, block_end(f, t)), t->at.off, &e)) {
			i++;
			continue;
		}
		size_t end = token_after(f, i + 1, span_end(e.at));
		struct day from;
		struct day to;
		date_value(&e, article_date(f->article), looks_forward(f, i), &from, &to);
		if (!is_adrift(f, i, &e, from)) {
			struct mention *m = propose(f, i, end, KIND_DATE, FORM_NAME,
			                            RULE_DATE, 0.95f);
			m->at = e.at;
			m->from = from;
			m->to = to;
		}
		i = end;
	}
}
