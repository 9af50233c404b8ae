/* SPDX-License-Identifier: MIT */
/*
 * The ends of people's names, once the tagger has cut them: titles in front and
 * letters behind are taken off ("Tan Sri Othman Hashim", "Jonathan Sharp KC"),
 * what was cut off is put back (a nickname in quotes, "do Lago", ", Jr."), and
 * what nobody is called is thrown out.  Runs over what was settled; names that
 * the tables know or the user gave stay as they are.
 */
#include "recognize/recognizer_int.h"

#include "text/banned.h"

/* Titles that the tagger has for given names: they are no one's, in front of a
 * name of two words or more. */
#define FOREIGN_TITLES "seri malam alhaji alhaja hajiya otunba datuk dato datin rookie eam"
/* Ranks and callings that no one is called, in letters and in words. */
#define RANKS "dm sdm cji ig dig adg adgp dgp sho dsp pcso dci"
#define CALLINGS "batsman bowler rapper striker goalkeeper midfielder garda det supt insp sgt const"
/* Letters behind a name: of orders, of lawyers, of learning. */
#define LETTERS "kc qc sc san mr lj cj jsc gcfr gcon gcvo gcmg kcmg kcvo dcmg cmg cbe dbe kbe " \
                "mbe obe frs mp mep phd dso"
/* Of judges and lawyers, who stand with a surname alone. */
#define LETTERS_OF_COURT "kc qc sc san mr lj cj jsc"
#define LETTERS_OF_RANK "acp adcp adg adgp aig asi asp cji dci dcp dgp di dig dsp ig igp jcp pcso psi sdm" \
	" sdpo sho ssp wpc"
#define PARTICLES "do da dos das de del della dela delos di van von der den"
/* Places that people are called after, which the tables of given names lack. */
#define GIVEN_PLACES "chad paris jordan israel georgia chelsea austin sydney dallas brooklyn " \
                     "madison charlotte savannah phoenix lincoln"
#define STREETS "lane street road avenue boulevard crescent terrace"
#define HONOURS "prize prizes award awards medal medals trophy scholarship fellowship laureate"

static bool
is_persons(const struct mention *m)
{
	return m->kind == KIND_PERSON && m->form != FORM_NOMINAL && m->kb == KB_NONE &&
	       !m->called.len;
}

/* A word right behind token i, with a space before it. */
static bool
goes_on(const struct find *f, size_t i)
{
	return tok_joined(f, i, i + 1) && tok_has(f, i + 1, TOKEN_SPACE) &&
	       tok_has(f, i + 1, TOKEN_WORD);
}

static bool
is_capital_word(const struct find *f, size_t i)
{
	return tok_has(f, i, TOKEN_WORD) && tok_has(f, i, TOKEN_CAPITAL);
}

/* ------------------------------------------------------------- taking off */

/* "SHO Brijesh Kumar": letters that say what somebody is. */
static bool
has_rank(const struct find *f, const struct mention *m)
{
	return m->count > 1 && tok_has(f, m->first, TOKEN_ALL_CAPS) && tok_in(f, m->first, RANKS) &&
	       tok_has(f, m->first + 1, TOKEN_SPACE) && !tok_has(f, m->first + 1, TOKEN_ALL_CAPS);
}

/* Where the name begins behind a title that reaches into it: "[Datuk] Seri
 * Anwar", "Tan Sri Othman".  Titles of one word are taken off by a list, for
 * in the tables are many that are also names. */
static size_t
behind_title(const struct find *f, const struct mention *m)
{
	size_t first = m->first;
	size_t end = first + m->count;

	for (size_t back = 0; back < 3 && back <= first; back++) {
		struct match t = match_at(f, first - back, KB_BIT(KB_TITLE));
		if (t.count > back && t.count > 1 && t.first + t.count < end &&
		    tok_joined(f, t.first, first))
			return t.first + t.count;
	}
	if (first == m->first && has_rank(f, m))
		first++;
	while (end - first > 2 && tok_in(f, first, FOREIGN_TITLES " " CALLINGS) &&
	       tok_has(f, first + 1, TOKEN_SPACE))
		first++;
	return first;
}

/* "Fraser J": a judge, whose surname alone stands before it; not what a list
 * of players has. */
static bool
is_judge(const struct find *f, size_t first, size_t last)
{
	return last == first + 1 && str_eq(tok_text(f, last), STR_LIT("J")) &&
	       word_is(f, first, KB_BIT(KB_FAMILY)) && goes_on(f, last) &&
	       !tok_has(f, last + 1, TOKEN_CAPITAL);
}

/* Where the name ends before the letters behind it. */
static size_t
before_letters(const struct find *f, size_t first, size_t end)
{
	if (f->tokens->sentences[tok(f, first)->sentence].is_caps)
		return end;
	if (end > first + 1 && is_judge(f, first, end - 1))
		return end - 1;
	while (end > first + 1 && tok_has(f, end - 1, TOKEN_SPACE) &&
	       tok_has(f, end - 1, TOKEN_ALL_CAPS | TOKEN_MIXED) &&
	       !tok_has(f, end - 2, TOKEN_ALL_CAPS | TOKEN_INITIAL) &&
	       tok_in(f, end - 1, end > first + 2 ? LETTERS : LETTERS_OF_COURT))
		end--;
	return end;
}

static void
take_off(const struct find *f, struct mention *m)
{
	size_t first = behind_title(f, m);
	size_t end = before_letters(f, first, (size_t)m->first + m->count);

	if (first == m->first && end == (size_t)m->first + m->count)
		return;
	m->first = (uint32_t)first;
	m->count = (uint32_t)(end - first);
	m->at = span_from_to(tok(f, first)->at.off, span_end(tok(f, end - 1)->at));
	if (!is_full_name(f, first, end))
		m->form = FORM_ALIAS;
}

/* ------------------------------------------------------------ putting back */

/* `Ronald "Bato" dela Rosa`: the end of a name that goes on behind a nickname;
 * `end` if it does not. */
static size_t
nickname_end(const struct find *f, size_t end)
{
	enum { MOST = 3 };
	size_t at = end;

	if (!tok_joined(f, end - 1, end) || !tok_has(f, end, TOKEN_QUOTE) ||
	    !tok_has(f, end, TOKEN_SPACE) || tok_has(f, end + 1, TOKEN_SPACE))
		return end;
	while (at < end + MOST && is_capital_word(f, at + 1))
		at++;
	size_t close = at + 1;
	if (at == end || !tok_has(f, close, TOKEN_QUOTE) || tok_has(f, close, TOKEN_SPACE) ||
	    !tok_joined(f, end, close) || !goes_on(f, close))
		return end;
	size_t i = close + 1;
	while (i < close + MOST && goes_on(f, i) && tok_in(f, i, PARTICLES))
		i++;
	size_t stop = run_end(f, i);
	return stop > i && stop < i + MOST ? stop : end;
}

/* "André Corrêa do Lago", cut before the particle; `end` if there is none. */
static size_t
particle_end(const struct find *f, size_t end)
{
	size_t i = end;

	while (i < end + 2 && goes_on(f, i - 1) && !tok_has(f, i, TOKEN_CAPITAL) &&
	       tok_in(f, i, PARTICLES))
		i++;
	if (i == end || !goes_on(f, i - 1) || !is_capital_word(f, i) ||
	    word_is(f, i, KB_BIT(KB_CALENDAR)))
		return end;
	return run_end(f, i);
}

/* "Luis Miranda, Jr." */
static size_t
junior_end(const struct find *f, size_t end)
{
	return tok_joined(f, end - 1, end + 1) && tok_is(f, end, ",") &&
	       tok_in(f, end + 1, "jr jr. sr sr.") && tok_has(f, end + 1, TOKEN_CAPITAL)
	       ? end + 2 : end;
}

/* "Will Smith", but not "Will Smith resign?". */
static bool
is_called_will(const struct find *f, const struct mention *m)
{
	size_t i = m->first;

	if (i == 0 || m->count != 1 || !goes_on(f, i - 1) || !tok_is(f, i - 1, "will") ||
	    !tok_has(f, i - 1, TOKEN_CAPITAL) || tok_has(f, i - 1, TOKEN_ALL_CAPS) ||
	    f->tokens->sentences[tok(f, i)->sentence].is_title)
		return false;
	while (tok_joined(f, m->first, i + 1))
		i++;
	return !tok_has(f, m->first - 1, TOKEN_FIRST) || !tok_is(f, i, "?");
}

/* "Chad Smith", "KL Rahul": what the tables have for a place is a given name
 * before a surname, and initials, unless a country's. */
static bool
is_given_name(const struct find *f, const struct mention *place, const struct mention *m)
{
	size_t i = place->first;
	struct kb_entry e;

	if (place->kind != KIND_PLACE || place->count != 1 || place->kb == KB_NONE ||
	    i + 1 != m->first || !goes_on(f, i) || (m->count != 1 && !tok_has(f, i, TOKEN_ALL_CAPS)) ||
	    f->tokens->sentences[tok(f, i)->sentence].is_title ||
	    (i > 0 && tok_joined(f, i - 1, i) &&
	     tok_in(f, i - 1, "in at from to near of for across outside")))
		return false;
	kb_entry(place->kb, &e);
	if (tok_has(f, i, TOKEN_ALL_CAPS))
		return place->at.len == 2 && !str_eq(e.type, STR_LIT("country"));
	return (word_is(f, i, KB_BIT(KB_GIVEN)) || tok_in(f, i, GIVEN_PLACES)) &&
	       word_is(f, m->first, KB_BIT(KB_FAMILY));
}

/* "By Asif Shahzad and": the end of a name of which only the first word was found, where
 * nothing but names stands; `end` if it is no such line. */
static size_t
byline_end(const struct find *f, size_t first, size_t end)
{
	bool begins = first > 0 && tok_is(f, first - 1, "by") &&
	              (first == 1 || tok(f, first - 2)->block != tok(f, first)->block);

	if (!begins || end != first + 1 || !goes_on(f, first) || !is_capital_word(f, end))
		return end;
	bool is_last = end + 1 == f->tokens->len || tok(f, end + 1)->block != tok(f, end)->block;
	return is_last || tok_in(f, end + 1, "and , &") ? end + 1 : end;
}

/* "S.W.R.D. Lindqvist": initials in one word, which are nothing else. */
static bool
is_initials_before(const struct find *f, size_t first)
{
	struct str s = first > 0 ? tok_text(f, first - 1) : STR_EMPTY;

	if (s.len < 4 || s.len > 12 || s.len % 2 || !goes_on(f, first - 1) ||
	    word_is(f, first - 1, UINT32_MAX) ||
	    tok_in(f, first - 1, "p.m. a.m. c.e.o. c.f.o. m.p. h.r.h. d.a. v.p. m.d. n.b."))
		return false;
	for (size_t i = 0; i < s.len; i += 2)
		if (s.ptr[i] < 'A' || s.ptr[i] > 'Z' || s.ptr[i + 1] != '.')
			return false;
	return true;
}

static void
put_back(struct find *f, size_t k)
{
	struct mention m = f->found.ptr[k];
	size_t first = m.first;
	size_t end = first + m.count;

	if (k > 0 && is_given_name(f, &f->found.ptr[k - 1], &m))
		first = f->found.ptr[k - 1].first;
	else if (is_called_will(f, &m))
		first = m.first - 1;
	else if (is_initials_before(f, first) &&
	         (k == 0 || f->found.ptr[k - 1].first + f->found.ptr[k - 1].count < first))
		first--;
	size_t stop = nickname_end(f, end);
	stop = stop == end ? byline_end(f, first, end) : stop;
	stop = stop == end ? particle_end(f, end) : stop;
	stop = junior_end(f, stop);
	if (stop == end && first == m.first)
		return;
	struct mention *whole = propose(f, first, stop, KIND_PERSON, FORM_NAME, m.rule, m.score);
	whole->office = m.office;
}

/* ------------------------------------------------------------ throwing out */

/* "Lucraft KC", "at Lord's", "Chief Justice", "Minister for Justice": letters
 * behind a name, and words of rank that stand for themselves. */
static bool
is_rank(const struct find *f, size_t i)
{
	if (i == 0 || !tok_joined(f, i - 1, i))
		return false;
	if (tok_has(f, i, TOKEN_ALL_CAPS) && tok_in(f, i, LETTERS_OF_COURT))
		return is_person_at(f, i - 1);
	if (tok_is(f, i, "lord"))
		return tok_has(f, i + 1, TOKEN_POSSESSIVE) && tok_in(f, i - 1, "at to from for ,");
	return tok_is(f, i, "justice") && tok_in(f, i - 1, "chief for of and");
}

/* "ACP Sharma", "ACP (Central) Waryam Singh": letters of rank, which are a body's too. */
static bool
is_police_rank(const struct find *f, const struct mention *m, const struct mention *next)
{
	size_t i = m->first + 1;
	size_t name = tok_is(f, i, "(") && tok_is(f, i + 2, ")") ? i + 3 : i;

	if (m->kind != KIND_ORG || m->count != 1 || m->called.len ||
	    !tok_has(f, m->first, TOKEN_ALL_CAPS) || !tok_in(f, m->first, LETTERS_OF_RANK) ||
	    tok_has(f, m->first, TOKEN_POSSESSIVE | TOKEN_HYPHEN))
		return false;
	if (next && next->first == name)
		return next->kind == KIND_PERSON && next->form != FORM_NOMINAL;
	return name == i && goes_on(f, m->first) && tok_has(f, i, TOKEN_CAPITAL) &&
	       word_is(f, i, KB_BIT(KB_FAMILY)) &&
	       !word_is(f, i, KB_BIT(KB_ORG_NOUN) | KB_BIT(KB_EVENT_NOUN) | KB_BIT(KB_TITLE));
}

/* "Chief of Army Staff", "Nobel Prize", "Nobel laureate", "R. v. Smith", and a
 * title that stands for itself in front of the name. */
static bool
is_nobody(const struct find *f, const struct mention *m, const struct mention *next)
{
	const uint32_t names = KB_BIT(KB_GIVEN) | KB_BIT(KB_FAMILY);
	size_t i = m->first;

	if (m->kind != KIND_PERSON || m->count != 1 || m->form == FORM_NOMINAL || m->called.len)
		return false;
	if (is_rank(f, i))
		return true;
	if (!goes_on(f, i))
		return false;
	if (next && next->first == i + 1 && next->kind == KIND_PERSON)
		return word_is(f, i, KB_BIT(KB_TITLE)) && !word_is(f, i, names);
	return (tok_is(f, i + 1, "of") && word_is(f, i, KB_BIT(KB_OFFICE) | KB_BIT(KB_TITLE))) ||
	       (tok_has(f, i, TOKEN_INITIAL) && tok_in(f, i + 1, "v v. vs vs.")) ||
	       (tok_in(f, i + 1, HONOURS) && tok_has(f, i + 1, TOKEN_CAPITAL)) ||
	       tok_in(f, i + 1, "laureate laureates") ||
	       (tok_is(f, i + 1, "peace") && tok_in(f, i + 2, HONOURS));
}

/* "of Harehills Lane": where something is, unless somebody is called so. */
static bool
is_street(const struct find *f, const struct mention *m)
{
	size_t i = m->first;

	return m->count == 2 && tok_in(f, i + 1, STREETS) && tok_has(f, i + 1, TOKEN_SPACE) &&
	       !word_is(f, i, KB_BIT(KB_GIVEN)) && i > 0 && tok_joined(f, i - 1, i) &&
	       tok_in(f, i - 1, "of in on at near along");
}

/* "PCSO Tim Hall", taken for a place by its last word. */
static void
make_ranked(const struct find *f, struct mention *m)
{
	if ((m->kind == KIND_PLACE || m->kind == KIND_ORG) && m->kb == KB_NONE && m->count > 2 &&
	    has_rank(f, m) && word_is(f, m->first + 1, KB_BIT(KB_GIVEN)))
		m->kind = KIND_PERSON;
}

void
mend_persons(struct find *f)
{
	size_t kept = 0;

	for (size_t k = 0; k < f->found.len; k++) {
		const struct mention *m = &f->found.ptr[k];
		const struct mention *next = k + 1 < f->found.len ? m + 1 : NULL;
		if (is_nobody(f, m, next) || is_police_rank(f, m, next))
			lose(f, m);
		else
			f->found.ptr[kept++] = *m;
	}
	f->found.len = kept;
	for (size_t k = 0; k < kept; k++) {
		struct mention *m = &f->found.ptr[k];
		make_ranked(f, m);
		if (!is_persons(m))
			continue;
		if (is_street(f, m)) {
			m->kind = KIND_PLACE;
			m->office = NULL;
			continue;
		}
		take_off(f, m);
		put_back(f, k);
	}
}
