/* SPDX-License-Identifier: MIT */
/*
 * Evidence: the article defines an acronym: "Long Form (LF)", "Long Form
 * [LF]", "LF (Long Form)", "Long Form, or LF,".  The letters of the acronym are matched backwards
 * against the beginnings of words, as in Schwartz and Hearst (2003), which
 * asks for no list.  Both sides are proposed; what kind they are follows from
 * the last word of the long form.
 */
#include "recognize/recognizer_int.h"

#include "text/fold.h"
#include "text/utf8.h"

#include "text/banned.h"

enum { ACRONYM_MIN = 2, ACRONYM_MAX = 14, LONG_WORDS = 18 };

#define SMALL "of the and for on in to & de la"

/* Letters of tokens [first, end) in lower case; 0 if it is no acronym. */
static size_t
letters(const struct find *f, size_t first, size_t end, char out[ACRONYM_MAX])
{
	size_t n = 0;
	int capitals = 0;

	for (size_t i = first; i < end; i++) {
		struct str s = tok_text(f, i);
		for (size_t k = 0; k < s.len; k++) {
			char c = s.ptr[k];
			if (c >= 'A' && c <= 'Z')
				capitals++;
			if (c >= 'A' && c <= 'Z')
				c = (char)(c | 0x20);
			if (!(c >= 'a' && c <= 'z'))
				continue;
			if (n == ACRONYM_MAX)
				return 0;
			out[n++] = c;
		}
	}
	return capitals >= 2 && n >= ACRONYM_MIN && (size_t)capitals * 2 > n ? n : 0;
}

static char
first_letter(const struct find *f, size_t i)
{
	struct str s = tok_text(f, i);
	char c = s.len ? s.ptr[0] : 0;

	return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

static bool
counts(const struct find *f, size_t i)
{
	return tok_has(f, i, TOKEN_WORD) && !tok_has(f, i, TOKEN_POSSESSIVE);
}

/* "FinCEN" takes three letters of "Financial": how many of the n letters, at
 * least two, are the beginning of word w. */
static size_t
letters_of(struct str w, const char *a, size_t n)
{
	enum { MOST = 5 };

	for (size_t p = w.len < MOST ? w.len : MOST; p > 1; p--) {
		size_t k = 0;
		while (p <= n && k < p && (w.ptr[k] | 0x20) == a[n - p + k])
			k++;
		if (k == p)
			return p;
	}
	return 0;
}

/*
 * Start of the long form that ends before `end` and whose words begin with the
 * letters; SIZE_MAX if there is none.  Small words may be passed over, and so
 * may a trailing part of the acronym that is spelled out ("Plus").
 */
static size_t
long_start(const struct find *f, size_t end, const char *a, size_t n)
{
	size_t left = n;
	size_t i = end;
	size_t start = SIZE_MAX;

	for (size_t words = 0; i > 0 && left > 0 && words < LONG_WORDS; words++) {
		i--;
		if (!tok_joined(f, i, end - 1))
			return SIZE_MAX;
		if (tok_has(f, i, TOKEN_HYPHEN | TOKEN_POSSESSIVE | TOKEN_QUOTE))
			continue;
		if (tok_has(f, i, TOKEN_PUNCT))
			return SIZE_MAX;
		struct str w = tok_text(f, i);
		/* "… Plus (ADMM-Plus)": the acronym ends with the word itself. */
		if (left > w.len && w.len > 2) {
			size_t k = 0;
			while (k < w.len && (w.ptr[k] | 0x20) == a[left - w.len + k])
				k++;
			if (k == w.len) {
				left -= w.len;
				start = i;
				continue;
			}
		}
		/* A word that is an acronym itself gives its letters ("ASEAN
		 * Regional Forum" gives A only). */
		size_t part = letters_of(w, a, left);
		if (counts(f, i) && first_letter(f, i) == a[left - 1]) {
			left--;
			start = i;
		} else if (part && tok_has(f, i, TOKEN_CAPITAL)) {
			left -= part;
			start = i;
		} else if (!tok_in(f, i, SMALL)) {
			return SIZE_MAX;
		}
	}
	return left == 0 && tok_has(f, start, TOKEN_CAPITAL) ? start : SIZE_MAX;
}

/* Kind of a long form by its last words. */
static enum kind
kind_of(const struct find *f, size_t first, size_t end)
{
	for (size_t i = end; i > first; i--) {
		struct match m = match_at(f, i - 1, KB_BIT(KB_DOC_NOUN) | KB_BIT(KB_EVENT_NOUN) |
		                          KB_BIT(KB_ORG_NOUN));
		if (m.count && m.alias.class == KB_ORG_NOUN)
			return KIND_ORG;
		if (m.count && m.alias.class == KB_DOC_NOUN)
			return KIND_DOCUMENT;
		if (m.count && m.alias.class == KB_EVENT_NOUN)
			return KIND_EVENT;
		if (tok_in(f, i - 1, "region area zone province district"))
			return KIND_PLACE;
	}
	return KIND_ORG;
}

static void
define(struct find *f, size_t lfirst, size_t lend, size_t afirst, size_t aend)
{
	struct span longer = span_from_to(tok(f, lfirst)->at.off,
	                                  span_end(tok(f, lend - 1)->at));
	struct span acronym = span_from_to(tok(f, afirst)->at.off,
	                                   span_end(tok(f, aend - 1)->at));
	struct match known = match_at(f, lfirst, KB_BIT(KB_ORG) | KB_BIT(KB_PLACE) |
	                              KB_BIT(KB_SERIES) | KB_BIT(KB_AGREEMENT));
	enum kind kind = kind_of(f, lfirst, lend);

	define_acronym(f, longer, acronym);
	if (known.count == lend - lfirst)
		kind = known.alias.class == KB_ORG      ? KIND_ORG
		       : known.alias.class == KB_PLACE  ? KIND_PLACE
		       : known.alias.class == KB_SERIES ? KIND_EVENT
		                                        : KIND_DOCUMENT;
	/* Meetings and agreements reach further than their definition; their own
	 * recognizers propose the long form. */
	if (kind == KIND_ORG || kind == KIND_PLACE) {
		struct mention *m = propose(f, lfirst, lend, kind, FORM_NAME, RULE_ACRONYM, 0.95f);
		if (known.count == lend - lfirst)
			m->kb = known.alias.entry;
	}
	struct mention *m = propose(f, afirst, aend, kind, FORM_ALIAS, RULE_ACRONYM, 0.95f);
	if (known.count == lend - lfirst)
		m->kb = known.alias.entry;
	if (kind == KIND_EVENT)
		m->event = event_facts(f, afirst, aend);
	if (kind == KIND_DOCUMENT)
		m->document = document_facts(f, afirst, aend, STR_EMPTY);
}

/* The bracket that closes the one at i, if it is near. */
static size_t
closing(const struct find *f, size_t i)
{
	for (size_t j = i + 1; j < i + LONG_WORDS + 2 && tok_joined(f, i, j); j++)
		if (tok_has(f, j, TOKEN_CLOSE))
			return j;
	return SIZE_MAX;
}

/* "ASEAN (Association of Southeast Asian Nations)" */
static bool
acronym_first(struct find *f, size_t open, size_t close)
{
	char a[ACRONYM_MAX];
	size_t first = open;

	while (first > 0 && open - first < 3 && tok_joined(f, first - 1, open) &&
	       (first == open || tok_glued(f, first - 1)) &&
	       !tok_has(f, first - 1, TOKEN_OPEN | TOKEN_CLOSE))
		first--;
	/* In "Russia-ASEAN [Association …" only the last part is meant. */
	for (; first < open; first++) {
		size_t n = tok_has(f, first, TOKEN_WORD) ? letters(f, first, open, a) : 0;
		if (n && close - open > 2 && long_start(f, close, a, n) == open + 1) {
			define(f, open + 1, close, first, open);
			return true;
		}
	}
	return false;
}

static void
long_first(struct find *f, size_t open, size_t close)
{
	char a[ACRONYM_MAX];
	size_t n = letters(f, open + 1, close, a);
	size_t start;

	if (n == 0 || close - open > 4 || open == 0)
		return;
	start = long_start(f, open, a, n);
	if (start != SIZE_MAX && open - start > 1)
		define(f, start, open, open + 1, close);
}

/* "…, or FinCEN, …", "…, known as FinCEN, …" with the comma at i. */
static void
or_short(struct find *f, size_t i)
{
	size_t name = i + 2;
	char a[ACRONYM_MAX];

	if (tok_is(f, i + 1, "known") && tok_is(f, i + 2, "as"))
		name++;
	else if (!tok_is(f, i + 1, "or"))
		return;
	if (!tok_joined(f, i - 1, name + 1) || !tok_in(f, name + 1, ", . ; )"))
		return;
	size_t n = letters(f, name, name + 1, a);
	size_t start = n > 2 ? long_start(f, i, a, n) : SIZE_MAX;
	if (start != SIZE_MAX && i - start > 1)
		define(f, start, i, name, name + 1);
}

void
find_acronyms(struct find *f)
{
	for (size_t i = 1; i < f->tokens->len; i++) {
		if (tok_is(f, i, ","))
			or_short(f, i);
		if (!tok_has(f, i, TOKEN_OPEN) || tok_has(f, i, TOKEN_QUOTE))
			continue;
		size_t close = closing(f, i);
		if (close == SIZE_MAX || close == i + 1)
			continue;
		if (!acronym_first(f, i, close))
			long_first(f, i, close);
	}
}
