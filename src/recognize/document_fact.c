/* SPDX-License-Identifier: MIT */
/*
 * The words of an official name made comparable: small words dropped, the
 * parties by slug and in order of their bytes, the years apart.  So "… between
 * ASEAN and the Russian Federation (2016-2020)" and "… between the Association
 * of Southeast Asian Nations and the Russian Federation in 2016−2020" are one.
 */
#include "recognize/recognizer_int.h"

#include <stdlib.h>

#include "text/fold.h"

#include "text/banned.h"

enum { PARTIES = 8 };

#define PARTY (KB_BIT(KB_PLACE) | KB_BIT(KB_ORG) | KB_BIT(KB_DEMONYM))

static int
slug_cmp(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

/* Is the number at token i of the name a year, and not what it is counted by
 * ("Resolution 1540", "Protocol No. 44")? */
static bool
is_year_of(const struct find *f, size_t first, size_t i, uint32_t *year)
{
	struct str number = tok_text(f, i);

	if (number.len != 4 || !str_to_u32(number, year) || *year < 1000 || *year > 2200)
		return false;
	if (i == first)
		return true;
	/* "the Data Protection Act 1998" has a name, "Act 1079" a number. */
	if (i > first + 1 && tok_in(f, i - 1, "act law bill code") && *year >= 1700 && *year < 2100)
		return true;
	return !tok_in(f, i - 1, "resolution order decree directive regulation law act "
	                         "no no. nr nr. .");
}

static void
add_year(struct document_fact *d, uint32_t year)
{
	if (!d->year_from)
		d->year_from = (int16_t)year;
	d->year_to = (int16_t)year;
}

static void
add_word(struct buf *key, struct str word)
{
	if (key->len)
		buf_add_char(key, '-');
	fold_slug(key, word);
}

/* "The Lusaka accord" is the Lusaka Agreement. */
static struct str
as_agreement(const struct find *f, size_t i)
{
	if (tok_in(f, i, "accord deal pact"))
		return STR_LIT("agreement");
	return tok_in(f, i, "accords deals pacts") ? STR_LIT("agreements") : tok_text(f, i);
}

/* Is token i the beginning of "(CPA)", a definition? Its end, or i. */
static size_t
definition_end(const struct find *f, size_t i, size_t end)
{
	if (!tok_has(f, i, TOKEN_OPEN) || tok_has(f, i + 1, TOKEN_NUMBER))
		return i;
	/* "European Union (Withdrawal) Act": a part of the name. */
	if (tok_has(f, i + 1, TOKEN_CAPITAL) && !tok_has(f, i + 1, TOKEN_ALL_CAPS | TOKEN_MIXED) &&
	    tok_has(f, i + 2, TOKEN_CLOSE) && i + 3 < end)
		return i;
	for (size_t j = i + 1; j < end; j++)
		if (tok_has(f, j, TOKEN_CLOSE))
			return j + 1;
	return i;
}

struct document_fact *
document_facts(struct find *f, size_t first, size_t end, struct str type)
{
	struct document_fact *d = ARENA_NEW(f->arena, struct document_fact);
	struct str parties[PARTIES];
	size_t nparty = 0;
	struct buf key;

	buf_init(&key);
	for (size_t i = first; i < end;) {
		size_t skip = definition_end(f, i, end);
		if (skip > i) {
			i = skip;
			continue;
		}
		struct match m = match_at(f, i, PARTY);
		if (m.count && i + m.count <= end && nparty < PARTIES) {
			struct kb_entry e;
			kb_entry(m.alias.entry, &e);
			parties[nparty++] = e.slug;
			i += m.count;
			continue;
		}
		uint32_t year;
		if (tok_has(f, i, TOKEN_NUMBER)) {
			if (is_year_of(f, first, i, &year))
				add_year(d, year);
			else
				add_word(&key, tok_text(f, i));
		} else if (tok_has(f, i, TOKEN_WORD) && !tok_has(f, i, TOKEN_POSSESSIVE) &&
		           !word_is(f, i, KB_BIT(KB_FUNCTION))) {
			add_word(&key, as_agreement(f, i));
		}
		i++;
	}
	qsort(parties, nparty, sizeof(parties[0]), slug_cmp);
	for (size_t i = 0; i < nparty; i++) {
		if (i > 0 && str_eq(parties[i], parties[i - 1]))
			continue;
		buf_add_char(&key, key.len ? '-' : '@');
		buf_add(&key, parties[i]);
	}
	d->type = type;
	d->key = arena_str(f->arena, buf_str(&key));
	buf_release(&key);
	return d;
}
