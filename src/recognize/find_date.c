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

/* Is the last letter, in lower case, one of these?  Asked first where a list of
 * words would be gone through for each word of a sentence. */
static bool
ends_in(const struct find *f, size_t i, const char *letters)
{
	struct str word = tok_text(f, i);

	return strchr(letters, word.ptr[word.len - 1] | 0x20) != NULL;
}

/* "The summit ends", "the ministers meet", "faces an election": the present
 * tense of what a programme has.  The plural is a verb only behind a plural. */
static bool
is_programme(const struct find *f, size_t i)
{
	if (ends_in(f, i, "s") &&
	    tok_in(f, i, "ends opens begins starts meets convenes resumes concludes takes gathers "
	                 "faces votes hosts visits returns arrives leaves departs expires retires "
	                 "closes reopens speaks travels flies"))
		return true;
	if (i == 0 || !tok_joined(f, i - 1, i))
		return false;
	struct str before = tok_text(f, i - 1);
	if (tok_in(f, i - 1, "we they"))
		return tok_in(f, i, "meet plan leave return");
	/* "the university plan trials" */
	if (tok_is(f, i, "plan") && tok_follows(f, i + 1) && tok_has(f, i + 1, TOKEN_WORD) &&
	    !tok_has(f, i + 1, TOKEN_CAPITAL) && ends_in(f, i + 1, "s") &&
	    !tok_in(f, i + 1, "is was has as its this"))
		return true;
	if (before.len < 3 || before.ptr[before.len - 1] != 's')
		return false;
	/* "The Rangers visit", "MPs return"; but "the Wales vote" is a noun. */
	if (tok_has(f, i - 1, TOKEN_CAPITAL) && !tok_has(f, i - 1, TOKEN_FIRST))
		return tok_in(f, i, "visit return leave arrive convene");
	return tok_in(f, i, "end open begin start meet convene resume take gather conclude face go vote "
	                    "visit return leave arrive plan close reopen");
}

/* "began", "was", "signed", but not "a delayed", "be signed": a word of what
 * has been. */
static bool
is_past(const struct find *f, size_t i)
{
	struct str word = tok_text(f, i);

	if (word.len < 3 || !ends_in(f, i, "dekstlnw") ||
	    (i > 0 && (tok_is(f, i - 1, "be") || tok_is(f, i - 1, "being"))))
		return false;
	/* None of these is longer. */
	if (word.len <= strlen("brought") &&
	    tok_in(f, i, "was were had has have did began met took held said told came went "
	                 "made gave since led won lost fell rose saw spoke wrote left beat bought "
	                 "sold became kept struck fought brought"))
		return true;
	return word.len > 4 && !tok_has(f, i, TOKEN_CAPITAL) &&
	       memcmp(word.ptr + word.len - 2, "ed", 2) == 0 &&
	       !tok_in(f, i, "succeed proceed exceed need indeed hundred") &&
	       !(i > 0 && tok_in(f, i - 1, "a an the its their"));
}

/* Words that speak of what is to come wherever they stand. */
static bool
is_future(const struct find *f, size_t i)
{
	struct str word = tok_text(f, i);

	/* Most words begin with another letter. */
	return word.len > 2 && strchr("wsdepuf", word.ptr[0] | 0x20) &&
	       tok_in(f, i, "will shall scheduled due slated expected plans "
	                    "planned upcoming forthcoming would set");
}

/* "is on Friday", "follows on Friday", with the day at i: a date that is, is to
 * come. */
static bool
is_said_to_be(const struct find *f, size_t i)
{
	return i > 1 && tok_joined(f, i - 2, i) && tok_in(f, i - 1, "on in") &&
	       tok_in(f, i - 2, "is are follows");
}

/* "moved the cup to December", "adjourned until Thursday", "was put off until May": what
 * is put off is to come. */
static bool
is_put_off(const struct find *f, size_t i)
{
	if (i < 2 || !tok_joined(f, i - 2, i) || !tok_in(f, i - 1, "to until till"))
		return false;
	for (size_t j = i - 1; j > 0 && i - j < LOOK_AROUND && tok_joined(f, j - 1, i); j--)
		if (tok_in(f, j - 1, "moved postponed delayed deferred rescheduled shifted adjourned remanded") ||
		    (tok_in(f, j - 1, "put pushed") && tok_in(f, j, "off back")))
			return true;
	return false;
}

/* "the Declaration of November 12": of the day that it was made on. */
static bool
is_day_of_paper(const struct find *f, size_t i)
{
	return i > 1 && tok_joined(f, i - 2, i) && tok_is(f, i - 1, "of") &&
	       tok_has(f, i - 2, TOKEN_CAPITAL) && word_is(f, i - 2, KB_BIT(KB_DOC_NOUN));
}

/* "is to", "were to meet", "agreed to", "an attempt to": what is wanted has not been. */
static bool
is_intent(const struct find *f, size_t i)
{
	if (i > 0 && tok_is(f, i, "to") && tok_in(f, i - 1, "was were") && tok_has(f, i + 1, TOKEN_WORD) &&
	    !tok_has(f, i + 1, TOKEN_CAPITAL) && !tok_in(f, i + 1, "blame become the a an this"))
		return true;
	/* "chose Lind, to succeed Berg in May" */
	if (i > 0 && tok_is(f, i, "to") && tok_is(f, i - 1, ",") && tok_in(f, i + 1, "succeed replace"))
		return true;
	return i > 0 && tok_is(f, i, "to") && tok_has(f, i + 1, TOKEN_WORD) &&
	       !tok_has(f, i + 1, TOKEN_CAPITAL) &&
	       tok_in(f, i - 1, "is are agreed agrees promised promises vowed vows pledged wants "
	                        "want hopes hope plan aims aim intends intend decided expects "
	                        "seeks ready likely going attempt attempts bid deadline proposes "
	                        "proposed");
}

/* "arrived for Tuesday's talks", "ahead of Friday's vote": what somebody comes
 * or makes ready for has not been; what he is blamed for has. */
static bool
is_awaited(const struct find *f, size_t i)
{
	return i > 1 && tok_joined(f, i - 2, i) && tok_has(f, i + 1, TOKEN_POSSESSIVE) &&
	       ((tok_is(f, i - 1, "for") &&
	         tok_in(f, i - 2, "arrived arrive arrives arriving arrival prepare prepares prepared "
	                          "preparing preparations ready gather gathered gathering brace "
	                          "braced bracing")) ||
	        (tok_is(f, i - 1, "of") && tok_is(f, i - 2, "ahead")));
}

/* "proposed a virtual summit in November": a meeting that was only proposed is
 * to come. */
static bool
is_proposed(const struct find *f, size_t i)
{
	if (i < 2 || !tok_joined(f, i - 2, i) || !tok_in(f, i - 1, "in on for") ||
	    !word_is(f, i - 2, KB_BIT(KB_EVENT_NOUN)))
		return false;
	for (size_t j = i - 2; j > 0 && i - j < LOOK_AROUND && tok_joined(f, j - 1, i); j--) {
		if (tok_in(f, j - 1, "proposed proposes suggested suggests offered offers"))
			return true;
		if (is_past(f, j - 1))
			return false;
	}
	return false;
}

/* "until December", "by the end of May": a term, unless that was one. */
static bool
is_term(const struct find *f, size_t i)
{
	while (i > 0 && tok_in(f, i - 1, "the end of late early mid middle beginning start"))
		i--;
	return i > 0 && tok_joined(f, i - 1, i) && tok_in(f, i - 1, "until till by before");
}

/* "will", "is to", "are expected", at token i: a verb that says what is to be. */
static bool
is_to_be(const struct find *f, size_t i)
{
	if (tok_is(f, i, "will") || tok_is(f, i, "shall"))
		return true;
	return tok_in(f, i, "is are") && tok_joined(f, i, i + 1) &&
	       tok_in(f, i + 1, "to due expected scheduled set slated planned going");
}

/* What the sentence says behind a date that begins it: 1, it will be ("In
 * December the country will vote"), -1, it was, 0 nothing. */
static int
said_behind(const struct find *f, size_t i)
{
	for (size_t j = i + 1; j < i + LOOK_AROUND && tok_joined(f, i, j); j++) {
		if (is_to_be(f, j))
			return 1;
		if (is_past(f, j))
			return -1;
	}
	return 0;
}

static bool
begins_sentence(const struct find *f, size_t i)
{
	return i < 2 || !tok_joined(f, i - 2, i);
}

/* Does the past word at token j say when the date at token i behind it was?
 * Who said something may speak of what is to come, and what was put off is. */
static bool
tells_past(const struct find *f, size_t j, size_t i)
{
	return !tok_in(f, j, "has have had said told since added called expected announced "
	                     "postponed delayed extended adjourned suspended barred banned") &&
	       tok_in(f, i - 1, "in on until since by from early late mid around last");
}

/* "Voting on Monday will be by post", with the token behind the date at end:
 * the day of what will be. */
static bool
is_day_of_what_will_be(const struct find *f, size_t i, size_t end)
{
	return i > 1 && tok_joined(f, i - 2, i) && tok_in(f, i - 1, "on in") &&
	       !tok_in(f, i - 2, "said told announced added") && tok_joined(f, i, end) && is_to_be(f, end);
}

/* Which way does the sentence look from the date of tokens [i, end)? Asked of
 * the words before: those of the future anywhere, the present tense up to the
 * nearest past. */
static enum date_look
look_of(const struct find *f, size_t i, size_t end)
{
	bool was = false;
	bool is_wanted = false;

	if (is_day_of_saying(f, i))
		return DATE_LOOK_AROUND;
	if (is_said_to_be(f, i) || is_put_off(f, i) || is_awaited(f, i) || is_proposed(f, i) ||
	    is_day_of_what_will_be(f, i, end))
		return DATE_LOOK_AHEAD;
	if (is_day_of_paper(f, i))
		return DATE_LOOK_PAST;
	if (i > 0 && tok_joined(f, i - 1, i) && tok_is(f, i - 1, "since"))
		return DATE_LOOK_BACK;
	for (size_t j = i; j > 0 && i - j < LOOK_AROUND && tok_joined(f, j - 1, i); j--) {
		if (is_future(f, j - 1))
			return DATE_LOOK_AHEAD;
		if (was)
			continue;
		if (is_programme(f, j - 1) || is_intent(f, j - 1) ||
		    (tok_is(f, j - 1, "next") && !tok_is(f, j, "to")))
			return DATE_LOOK_AHEAD;
		is_wanted |= tok_is(f, j - 1, "to") || tok_is(f, j - 1, "that");
		was = is_past(f, j - 1);
		if (was && !is_wanted && tells_past(f, j - 1, i))
			return DATE_LOOK_BACK;
	}
	int behind = begins_sentence(f, i) || is_term(f, i) ? said_behind(f, i) : -1;
	bool is_ahead = behind > 0 || (behind == 0 && !was && is_term(f, i));
	return is_ahead ? DATE_LOOK_AHEAD : DATE_LOOK_AROUND;
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

/* "From Monday to Friday", "Monday-Thursday": does the weekday at token i end a
 * range that begins with the date before it? */
static bool
ends_range(const struct find *f, size_t i, const struct date_expr *e)
{
	const struct mention *first = f->found.len ? &vec_last(&f->found) : NULL;

	return first && first->kind == KIND_DATE && e->form == DATE_WEEKDAY && i > 1 &&
	       first->first + first->count == i - 1 && tok_joined(f, i - 2, i) &&
	       day_is_full(first->from) && day_cmp(first->from, first->to) == 0 &&
	       (tok_in(f, i - 1, "to through until till") || tok_has(f, i - 1, TOKEN_HYPHEN));
}

/* What is known of a word, by its twin. */
enum word_state { NOT_ASKED, MAY_BEGIN, BEGINS_NONE };

/* Is token i a word of letters alone that begins no date anywhere? */
static bool
is_dateless(const struct find *f, uint8_t *states, size_t i)
{
	uint8_t *state = &states[f->twins[i]];
	struct str word = tok_text(f, f->twins[i]);

	if (*state == NOT_ASKED)
		*state = is_plain_letters(word) && !date_is_word(word) ? BEGINS_NONE : MAY_BEGIN;
	return *state == BEGINS_NONE;
}

void
find_dates(struct find *f)
{
	struct str text = article_text(f->article);
	uint8_t *states = ARENA_ARRAY(f->scratch, f->tokens->len + 1, uint8_t);

	for (size_t i = 0; i < f->tokens->len;) {
		const struct token *t = tok(f, i);
		const char *at = text.ptr + t->at.off;
		struct date_expr e;

		/* Most words begin otherwise: that is asked first. */
		if (t->shape & TOKEN_PUNCT || !date_may_begin(at[0], t->at.len > 1 ? at[1] : ' ') ||
		    is_dateless(f, states, i) || is_person_at(f, i) ||
		    !date_scan(str_sub(text, 0, block_end(f, t)), t->at.off, &e)) {
			i++;
			continue;
		}
		size_t end = token_after(f, i + 1, span_end(e.at));
		struct day from;
		struct day to;
		if (ends_range(f, i, &e))
			date_value(&e, vec_last(&f->found).from, DATE_LOOK_AHEAD, &from, &to);
		else
			date_value(&e, article_date(f->article), look_of(f, i, end), &from, &to);
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
