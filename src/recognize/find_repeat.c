/* SPDX-License-Identifier: MIT */
/*
 * Evidence: the article has named it before.  Runs over what was settled: the
 * last word of a person's name, an acronym that was defined, and any name
 * found by its surroundings stand for the same thing wherever they recur.
 */
#include "recognize/recognizer_int.h"

#include "text/fold.h"
#include "text/map.h"

#include "text/banned.h"

#define TAKEN (KB_BIT(KB_PLACE) | KB_BIT(KB_ORG) | KB_BIT(KB_DEMONYM) | \
               KB_BIT(KB_PEOPLE) | KB_BIT(KB_FUNCTION) | KB_BIT(KB_CALENDAR))

uint64_t
phrase_hash(const struct find *f, size_t first, size_t end)
{
	uint64_t h = KB_PHRASE;

	for (size_t i = first; i < end; i++)
		if (!tok_has(f, i, TOKEN_HYPHEN | TOKEN_POSSESSIVE))
			h = kb_phrase_add(h, f->words[i].canon ? f->words[i].canon : tok(f, i)->hash);
	return h;
}

/* First token of the last word of a name; "Vargo-Lind" is one word. */
static size_t
surname_start(const struct find *f, size_t first, size_t end)
{
	size_t i = end - 1;

	while (i > first + 1 && tok_has(f, i - 1, TOKEN_HYPHEN) &&
	       !tok_has(f, i, TOKEN_SPACE))
		i -= 2;
	return i;
}

/* Phrase -> index of the teaching mention; and a bit for each phrase, by which
 * nearly all that was not taught is known. */
struct lessons {
	struct map names;
	uint64_t bits[64];
};

static void
teach(struct lessons *l, uint64_t h, uint32_t mention)
{
	l->bits[h >> 58] |= UINT64_C(1) << (h >> 52 & 63);
	map_intern(&l->names, hash_key(&h), mention);
}

static uint32_t
taught(const struct lessons *l, uint64_t h)
{
	if (!(l->bits[h >> 58] >> (h >> 52 & 63) & 1))
		return MAP_NONE;
	return map_get(&l->names, hash_key(&h));
}

/* What the settled mentions teach. */
static void
learn(struct find *f, struct lessons *l)
{
	for (size_t i = 0; i < f->found.len; i++) {
		const struct mention *m = &f->found.ptr[i];
		size_t end = m->first + m->count;
		uint64_t h = phrase_hash(f, m->first, end);

		if (m->form == FORM_NOMINAL || m->kind == KIND_DATE || m->score < 0.6f)
			continue;
		if (m->kind == KIND_EVENT || m->kind == KIND_DOCUMENT || m->rule == RULE_GAZETTEER)
			continue;
		if (m->count == 1 && word_is(f, m->first, KB_BIT(KB_CALENDAR)))
			continue; /* a month as well, where others know better */
		teach(l, h, (uint32_t)i);
		if (m->kind != KIND_PERSON)
			continue;
		h = phrase_hash(f, surname_start(f, m->first, end), end);
		if (m->count > 1 && !word_is(f, end - 1, TAKEN) &&
		    !tok_has(f, end - 1, TOKEN_INITIAL))
			teach(l, h, (uint32_t)i);
	}
	for (size_t i = 0; i < f->definitions.len; i++) {
		const struct definition *d = &f->definitions.ptr[i];
		uint32_t k = settled_over(f, d->longer);
		struct str key = str_at(article_text(f->article), d->acronym);
		uint64_t h = kb_phrase_add(KB_PHRASE, kb_canon(fold_hash(key)));
		if (k != MENTION_NONE)
			teach(l, h, k);
	}
}

/* "de la Calle" of Humberto de la Calle: the particles that the full name has
 * before its last word belong to the short one too. */
static size_t
with_particles(const struct find *f, size_t i, size_t end, const struct mention *t)
{
	size_t last = t->first + t->count - 1;

	if (t->kind != KIND_PERSON || end - i != 1)
		return i;
	for (size_t k = 1; k < t->count && i > 0 && last >= k + t->first; k++) {
		if (!tok_has(f, last - k, TOKEN_WORD) || tok_has(f, last - k, TOKEN_CAPITAL) || !tok_joined(f, i - 1, i) ||
		    tok(f, i - 1)->hash != tok(f, last - k)->hash)
			break;
		i--;
	}
	return i;
}

/* An acronym that is defined twice goes by the nearest definition before it,
 * not by what was taught first. */
static uint32_t
teacher_before(const struct find *f, size_t i, size_t end, uint32_t teacher)
{
	const struct definition *d = end == i + 1
		? definition_before(f, tok(f, i)->hash, tok(f, i)->at.off) : NULL;
	uint32_t k = d ? settled_over(f, d->longer) : MENTION_NONE;

	return k != MENTION_NONE ? k : teacher;
}

static void
repeat(struct find *f, size_t i, size_t end, uint32_t teacher)
{
	struct mention t = f->found.ptr[teacher];

	i = with_particles(f, i, end, &t);
	struct mention *m = propose(f, i, end, t.kind, t.count > end - i ? FORM_ALIAS : t.form,
	                            RULE_REPEAT, t.score * 0.95f);

	m->kb = t.kb;
	if (t.kind == KIND_EVENT) {
		struct event_fact *e = event_facts(f, i, end);
		m = &vec_last(&f->found);
		m->event = e;
	} else if (t.kind == KIND_DOCUMENT) {
		struct document_fact *d = document_facts(f, i, end, STR_EMPTY);
		m = &vec_last(&f->found);
		m->document = d;
	}
}

/*
 * Answers about a word, which hold wherever it stands: names recur, and each is
 * asked about once.  Keys are hashes of words.
 */
struct answers {
	struct map bearers; /* last word of full names -> the first of them */
	struct map surest;  /* and the likeliest */
	struct map things;  /* 1 if it is a thing elsewhere */
	struct map places;  /* 1 if it stands as a place anywhere */
	struct map persons; /* 1 if it is somebody's alone anywhere */
	struct map lands;   /* country of a dateline, or MENTION_NONE - 1 */
};

static void
answers_init(struct answers *a, const struct find *f)
{
	map_init(&a->bearers);
	map_init(&a->surest);
	map_init(&a->things);
	map_init(&a->places);
	map_init(&a->persons);
	map_init(&a->lands);
	for (size_t k = 0; k < f->found.len; k++) {
		const struct mention *m = &f->found.ptr[k];
		size_t last = m->first + m->count - 1;
		struct str key = hash_key(&tok(f, last)->hash);
		if (m->kind != KIND_PERSON || m->form != FORM_NAME || m->count < 2 ||
		    tok_has(f, last, TOKEN_ALL_CAPS))
			continue;
		map_intern(&a->bearers, key, (uint32_t)k);
		uint32_t best = map_get(&a->surest, key);
		if (best == MAP_NONE || f->found.ptr[best].score < m->score)
			map_set(&a->surest, key, (uint32_t)k);
	}
}

static void
answers_release(struct answers *a)
{
	map_release(&a->bearers);
	map_release(&a->surest);
	map_release(&a->things);
	map_release(&a->places);
	map_release(&a->persons);
	map_release(&a->lands);
}

/* The full name whose last word token i is, named before it (a title is before
 * everything) or, if so asked, the likeliest anywhere; or MENTION_NONE. */
static uint32_t
bearer_of(const struct find *f, const struct answers *a, size_t i, bool anywhere)
{
	const struct map *names = anywhere ? &a->surest : &a->bearers;
	uint32_t k = map_get(names, hash_key(&tok(f, i)->hash));

	if (k == MAP_NONE)
		return MENTION_NONE;
	const struct mention *m = &f->found.ptr[k];
	return anywhere || m->first + m->count - 1 < i ||
	       f->tokens->sentences[tok(f, i)->sentence].is_title ? k : MENTION_NONE;
}

/* "Jordan's King", "Chad's army": what only a country has. */
static bool
is_countrys(const struct find *f, size_t i)
{
	return tok_joined(f, i, i + 2) && tok_has(f, i + 1, TOKEN_POSSESSIVE) &&
	       tok_in(f, i + 2, "king queen crown president prime foreign interior defense "
	                        "defence minister parliament government army ambassador capital");
}

/* "Jordan scored 30 points": what countries and towns do not do. */
static bool
does_as_people_do(const struct find *f, size_t i)
{
	return tok_joined(f, i, i + 1) &&
	       tok_in(f, i + 1, "told spoke scored wrote sang married laughed smiled joked died");
}

/* "Washington, 69, thanked": an age between commas. */
static bool
has_age(const struct find *f, size_t i)
{
	uint32_t years;

	return tok_joined(f, i, i + 3) && tok_is(f, i + 1, ",") && tok_is(f, i + 3, ",") &&
	       str_to_u32(tok_text(f, i + 2), &years) && years > 9 && years < 120;
}

/* Where only people stand: "Jordan, 61, told", "Jordan, who", "Jordan's wife". */
static bool
stands_as_person(const struct find *f, size_t i)
{
	if (does_as_people_do(f, i) || !f->is_tagged)
		return does_as_people_do(f, i);
	return has_age(f, i) ||
	       (tok_joined(f, i, i + 2) &&
	        ((tok_is(f, i + 1, ",") && tok_in(f, i + 2, "who whose")) ||
	         (tok_has(f, i + 1, TOKEN_POSSESSIVE) &&
	          tok_in(f, i + 2, "wife husband son daughter father mother brother sister "
	                           "widow lawyer lawyers agent career teammates teammate"))));
}

/* Where only places stand: "in Houston", "Washington-based", "King Hassan of Jordan". */
static bool
stands_as_place_only(const struct find *f, size_t i)
{
	if (!f->is_tagged)
		return false;
	if (tok_joined(f, i, i + 2) && tok_has(f, i + 1, TOKEN_HYPHEN) &&
	    tok_in(f, i + 2, "based born bound area"))
		return true;
	if (i < 2 || !tok_joined(f, i - 2, i) || tok_has(f, i + 1, TOKEN_POSSESSIVE))
		return false;
	uint32_t ruler = tok_is(f, i - 1, "of") ? settled_over(f, tok(f, i - 2)->at) : MENTION_NONE;
	return tok_in(f, i - 1, "in into near outside inside throughout") ||
	       (ruler != MENTION_NONE && f->found.ptr[ruler].kind == KIND_PERSON);
}

/* Does token i stand where places stand: behind "in", a comma?  A dateline in
 * capitals says only where it was written. */
static bool
stands_as_place(const struct find *f, size_t i)
{
	if (f->is_tagged && stands_as_person(f, i))
		return false;
	if (tok_has(f, i, TOKEN_ALL_CAPS) || i == 0 || !tok_joined(f, i - 1, i))
		return !tok_has(f, i, TOKEN_ALL_CAPS) &&
		       (tok_is(f, i + 1, ",") || stands_as_place_only(f, i));
	return is_countrys(f, i) || stands_as_place_only(f, i) ||
	       tok_in(f, i - 1, "visited visiting toured entered reached left") ||
	       tok_in(f, i - 1, "in at from to near of outside into through via across between "
	                        "within around , - and north south east west") ||
	       tok_has(f, i - 1, TOKEN_CAPITAL) || tok_has(f, i + 1, TOKEN_CAPITAL);
}

/* Is one word, which no table knows, taken for a place or an organization by
 * the tagger alone, or by its looks or surroundings and not surely?  The tagger
 * errs alike each time, so that its being sure means little. */
static bool
is_doubtful(const struct find *f, const struct mention *m)
{
	const float sure = 0.8f;

	return (m->kind == KIND_PLACE || m->kind == KIND_ORG) && m->count == 1 &&
	       (m->rule == RULE_TAGGER ||
	        ((m->rule == RULE_SHAPE || m->rule == RULE_REPEAT) && m->score < sure)) &&
	       m->kb == KB_NONE &&
	       !word_is(f, m->first, TAKEN) && !tok_has(f, m->first, TOKEN_ALL_CAPS);
}

/* "Port of Vargo", "Vargo Group", "in Vargo": does the article say that the
 * word at token i is no person, more clearly than a doubtful mention does? */
static bool
is_thing_elsewhere(const struct find *f, size_t i)
{
	for (size_t k = 0; k < f->found.len; k++) {
		const struct mention *o = &f->found.ptr[k];
		if (o->kind != KIND_PLACE && o->kind != KIND_ORG)
			continue;
		for (size_t at = o->first; at < o->first + o->count; at++) {
			if (tok(f, at)->hash != tok(f, i)->hash)
				continue;
			if (!is_doubtful(f, o) ||
			    (at > 0 && tok_joined(f, at - 1, at) &&
			     !tok_has(f, at + 1, TOKEN_POSSESSIVE) &&
			     tok_in(f, at - 1, "in near outside into within around")))
				return true;
		}
	}
	return false;
}

/* Does the place of the tables at token i stand as one anywhere? */
static bool
is_place_elsewhere(const struct find *f, size_t i)
{
	for (size_t k = 0; k < f->found.len; k++) {
		const struct mention *o = &f->found.ptr[k];
		if (o->kind == KIND_PLACE && tok(f, o->first)->hash == tok(f, i)->hash &&
		    stands_as_place(f, o->first))
			return true;
	}
	return false;
}

/* What a question about the word at token i was answered, asked once. */
static bool
once(struct map *answers, const struct find *f, size_t i,
     bool (*ask)(const struct find *f, size_t i))
{
	struct str key = hash_key(&tok(f, i)->hash);
	uint32_t known = map_get(answers, key);

	if (known == MAP_NONE) {
		known = ask(f, i);
		map_set(answers, key, known);
	}
	return known != 0;
}

/* Is the word at token i somebody's name alone anywhere: found so, or where only
 * people stand? */
static bool
is_person_elsewhere(const struct find *f, size_t i)
{
	for (size_t k = 0; k < f->found.len; k++) {
		const struct mention *o = &f->found.ptr[k];
		if (o->count == 1 && tok(f, o->first)->hash == tok(f, i)->hash &&
		    (o->kind == KIND_PERSON ? !stands_as_place_only(f, o->first)
		                            : stands_as_person(f, o->first)))
			return true;
	}
	return false;
}

/* The person named in full whose surname m is, taken for a place or an
 * organization; or MENTION_NONE. */
static uint32_t
person_meant(const struct find *f, struct answers *a, const struct mention *m)
{
	const float clear = 0.7f; /* somebody's name, not a guess either */
	bool doubtful = is_doubtful(f, m);
	uint32_t teacher = doubtful || (m->kind == KIND_PLACE && m->count == 1 &&
	                                !tok_has(f, m->first, TOKEN_ALL_CAPS))
		? bearer_of(f, a, m->first, doubtful) : MENTION_NONE;

	if (teacher == MENTION_NONE)
		return MENTION_NONE;
	if (m->first > 0 && tok_joined(f, m->first - 1, m->first) &&
	    word_is(f, m->first - 1, KB_BIT(KB_TITLE)))
		return teacher;
	if (doubtful && f->found.ptr[teacher].score >= clear)
		return once(&a->things, f, m->first, is_thing_elsewhere) ? MENTION_NONE : teacher;
	if (m->kind != KIND_PLACE)
		return MENTION_NONE;
	if (!once(&a->places, f, m->first, is_place_elsewhere) || stands_as_person(f, m->first))
		return teacher;
	return f->is_tagged && !stands_as_place(f, m->first) &&
	       once(&a->persons, f, m->first, is_person_elsewhere) ? teacher : MENTION_NONE;
}

/*
 * "Jordan" of an article about Alfred Jordan, "Ms. Washington": a surname that
 * is a place's name too is the person's, unless this word stands for the place
 * anywhere in the article, and does not here what only people do; where it is both,
 * it is the place only where places stand.  One that is nothing in the tables, and that the
 * tagger guessed to be a place or an organization ("Talks go on - Antonov"),
 * is the person's unless the article says clearly that it is a thing.
 */
static void
surnames_of_places(struct find *f, struct answers *a)
{
	for (size_t i = 0; i < f->found.len; i++) {
		struct mention *m = &f->found.ptr[i];
		uint32_t teacher = person_meant(f, a, m);
		if (teacher == MENTION_NONE)
			continue;
		m->kind = KIND_PERSON;
		m->form = FORM_ALIAS;
		m->rule = RULE_REPEAT;
		m->kb = KB_NONE;
		m->score = f->found.ptr[teacher].score * 0.9f;
	}
}

/* "Police in Houston" of an article about Austin Houston: the place. */
static void
places_of_surnames(struct find *f)
{
	for (size_t i = 0; i < f->found.len; i++) {
		struct mention *m = &f->found.ptr[i];
		if (m->kind != KIND_PERSON || m->count != 1 || m->office || m->called.len ||
		    !word_is(f, m->first, KB_BIT(KB_PLACE)) ||
		    (m->first > 0 && word_is(f, m->first - 1, KB_BIT(KB_TITLE))) ||
		    !stands_as_place_only(f, m->first))
			continue;
		struct match row = match_at(f, m->first, KB_BIT(KB_PLACE));
		if (row.count != 1)
			continue;
		m->kind = KIND_PLACE;
		m->form = row.alias.flags & KB_IS_NAME ? FORM_NAME : FORM_ALIAS;
		m->rule = RULE_REPEAT;
		m->kb = row.alias.entry;
	}
}

/* The country of a dateline, "AMMAN, Jordan -- ", that word i is; or MENTION_NONE. */
static uint32_t
country_of_dateline(const struct find *f, size_t i)
{
	for (size_t k = 0; k < f->found.len; k++) {
		const struct mention *m = &f->found.ptr[k];
		if (m->kind == KIND_PLACE && m->count == 1 && m->kb != KB_NONE && m->first > 1 &&
		    tok(f, m->first)->hash == tok(f, i)->hash && tok_is(f, m->first - 1, ",") &&
		    tok_has(f, m->first - 2, TOKEN_ALL_CAPS))
			return (uint32_t)k;
	}
	return MENTION_NONE;
}

/* An article from Amman that says "Jordan" alone means the country, whoever
 * else is called so in it; and "Jordan's King" is the country's anywhere. */
static void
countries_of_datelines(struct find *f, struct answers *a)
{
	for (size_t i = 0; i < f->found.len; i++) {
		struct mention *m = &f->found.ptr[i];
		if (m->kind != KIND_PERSON || m->count != 1 || m->office || m->called.len ||
		    !word_is(f, m->first, KB_BIT(KB_PLACE)) ||
		    (m->first > 0 && word_is(f, m->first - 1, KB_BIT(KB_TITLE))))
			continue;
		struct str key = hash_key(&tok(f, m->first)->hash);
		uint32_t k = map_get(&a->lands, key);
		if (k == MAP_NONE) {
			k = country_of_dateline(f, m->first);
			map_set(&a->lands, key, k == MENTION_NONE ? MENTION_NONE - 1 : k);
		}
		bool is_named_so = k < MENTION_NONE - 1;
		struct match row = match_at(f, m->first, KB_BIT(KB_PLACE));
		if (!is_named_so && (row.count != 1 || !is_countrys(f, m->first)))
			continue;
		m->kind = KIND_PLACE;
		m->form = is_named_so ? f->found.ptr[k].form : FORM_NAME;
		m->rule = RULE_REPEAT;
		m->kb = is_named_so ? f->found.ptr[k].kb : row.alias.entry;
	}
}

void
find_repeats(struct find *f)
{
	struct answers answers;
	struct lessons lessons = {.bits = {0}};
	uint8_t *covered = ARENA_ARRAY(f->scratch, f->tokens->len + 1, uint8_t);

	answers_init(&answers, f);
	surnames_of_places(f, &answers);
	countries_of_datelines(f, &answers);
	places_of_surnames(f);
	answers_release(&answers);
	map_init(&lessons.names);
	learn(f, &lessons);
	for (size_t k = 0; k < f->found.len; k++)
		for (uint32_t i = 0; i < f->found.ptr[k].count; i++)
			covered[f->found.ptr[k].first + i] = 1;
	for (size_t i = 0; i < f->tokens->len; i++) {
		uint64_t h = KB_PHRASE;
		size_t end = 0;
		uint32_t teacher = MAP_NONE;

		if (covered[i] || !tok_has(f, i, TOKEN_CAPITAL | TOKEN_MIXED))
			continue;
		for (size_t j = i; j < i + 8 && tok_joined(f, i, j) && !covered[j]; j++) {
			if (tok_has(f, j, TOKEN_HYPHEN | TOKEN_POSSESSIVE))
				continue;
			if (tok_has(f, j, TOKEN_PUNCT))
				break;
			h = kb_phrase_add(h, f->words[j].canon ? f->words[j].canon : tok(f, j)->hash);
			uint32_t found = taught(&lessons, h);
			if (found != MAP_NONE) {
				teacher = found;
				end = j + 1;
			}
		}
		if (teacher == MAP_NONE)
			continue;
		repeat(f, i, end, teacher_before(f, i, end, teacher));
		i = end - 1;
	}
	map_release(&lessons.names);
}
