/* SPDX-License-Identifier: MIT */
/*
 * Storms have human names ("Hurricane Ida", "Cyclone Gamane", then only
 * "Gamane"), and the tagger takes them for people.  They are none of the kinds:
 * what stands behind the word for a storm is no name, nor is the same word alone
 * elsewhere, unless the article has a person of several names called so.
 */
#include "recognize/recognizer_int.h"

#include "text/banned.h"

#define STORMS "hurricane hurricanes cyclone cyclones typhoon typhoons superstorm storm"

/* Twins of the words that are storms' names. */
struct storms {
	VEC(uint32_t) words;
};

/* Does the word before token i say that it names a storm?  Florence and Reid
 * may be more: only "Storm Eunice", not "Storm Reid", and no "storm Texas". */
static bool
is_called_storm(const struct find *f, size_t i, bool is_known)
{
	if (i == 0 || !tok_joined(f, i - 1, i) || !tok_has(f, i, TOKEN_SPACE) ||
	    !tok_in(f, i - 1, STORMS))
		return false;
	bool is_word = tok_in(f, i - 1, "storm");
	if (is_known)
		return tok_has(f, i - 1, TOKEN_CAPITAL) && word_is(f, i, KB_BIT(KB_GIVEN));
	return !is_word || (tok_has(f, i - 1, TOKEN_CAPITAL) && !word_is(f, i, KB_BIT(KB_FAMILY)));
}

static bool
may_be_storm(const struct mention *m)
{
	return (m->kind == KIND_PERSON || m->kind == KIND_ORG || m->kind == KIND_PLACE) &&
	       !m->office && !m->called.len;
}

/* "Gamane" behind "Cyclone", or both. */
static bool
names_storm(const struct find *f, const struct mention *m)
{
	enum { WORDS = 3 };

	return may_be_storm(m) && m->count <= WORDS &&
	       is_called_storm(f, m->first + m->count - 1, m->kb != KB_NONE) &&
	       (m->count == 1 || tok_in(f, m->first, STORMS " tropical"));
}

static size_t
find_word(const struct storms *s, uint32_t twin)
{
	size_t i = 0;

	while (i < s->words.len && s->words.ptr[i] != twin)
		i++;
	return i;
}

static void
collect_storms(const struct find *f, struct storms *s)
{
	for (size_t k = 0; k < f->found.len; k++) {
		const struct mention *m = &f->found.ptr[k];
		uint32_t twin = f->twins[m->first + m->count - 1];
		if (names_storm(f, m) && find_word(s, twin) == s->words.len)
			vec_push(&s->words, twin);
	}
}

/* Words that people of several names have remain theirs. */
static void
except_people(const struct find *f, struct storms *s)
{
	for (size_t k = 0; k < f->found.len; k++) {
		const struct mention *m = &f->found.ptr[k];
		if (m->kind != KIND_PERSON || m->count < 2 || names_storm(f, m))
			continue;
		for (size_t i = m->first; i < (size_t)m->first + m->count; i++) {
			size_t w = find_word(s, f->twins[i]);
			if (w < s->words.len)
				s->words.ptr[w] = vec_pop(&s->words);
		}
	}
}

static bool
is_storm(const struct find *f, const struct storms *s, const struct mention *m)
{
	if (names_storm(f, m))
		return true;
	return may_be_storm(m) && m->count == 1 && m->kb == KB_NONE &&
	       find_word(s, f->twins[m->first]) < s->words.len;
}

void
mend_storms(struct find *f)
{
	struct storms s;
	size_t kept = 0;

	vec_init(&s.words);
	collect_storms(f, &s);
	if (s.words.len) {
		except_people(f, &s);
		for (size_t k = 0; k < f->found.len; k++) {
			struct mention m = f->found.ptr[k];
			if (is_storm(f, &s, &m))
				lose(f, &m);
			else
				f->found.ptr[kept++] = m;
		}
		f->found.len = kept;
	}
	vec_release(&s.words);
}
