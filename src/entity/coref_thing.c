/* SPDX-License-Identifier: MIT */
/*
 * Organizations, places, agreements and dates inside one article: by row of
 * the tables, by definition of an acronym, by the words of the name.
 */
#include "entity/coref_int.h"

#include "text/fold.h"

#include "text/banned.h"

/* Mentions that a short name of an agreement looks back for its long one. */
enum { DOCUMENTS_BACK = 8192 };

/* Words of a name made comparable: British spelling mapped, small words out. */
static struct str
words_key(struct coref *c, struct str text)
{
	struct arena arena;
	struct tokens t;
	struct buf key;

	arena_init(&arena);
	buf_init(&key);
	tokenize_phrase(text, &arena, &t);
	for (size_t i = 0; i < t.len; i++) {
		struct str w = str_at(text, t.ptr[i].at);
		if (t.ptr[i].shape & (TOKEN_PUNCT | TOKEN_POSSESSIVE) ||
		    str_eq_nocase(w, STR_LIT("the")) || str_eq_nocase(w, STR_LIT("of")))
			continue;
		if (key.len)
			buf_add_char(&key, '-');
		if (kb_canon(t.ptr[i].hash) == t.ptr[i].hash)
			fold_slug(&key, w);
		else /* only equality matters: the hash stands for the word */
			buf_addf(&key, "%016llx", (unsigned long long)kb_canon(t.ptr[i].hash));
	}
	struct str out = arena_str(&c->arena, buf_str(&key));
	buf_release(&key);
	arena_release(&arena);
	return out;
}

/* First letters of the words of a name, in lower case; an acronym's own
 * letters.  Long form and acronym mostly share it, so it makes their block. */
static struct str
initials(struct coref *c, struct str text)
{
	struct arena arena;
	struct tokens t;
	struct buf b;
	size_t words = 0;

	arena_init(&arena);
	buf_init(&b);
	tokenize_phrase(text, &arena, &t);
	for (size_t i = 0; i < t.len; i++)
		words += (t.ptr[i].shape & TOKEN_CAPITAL) != 0;
	for (size_t i = 0; i < t.len; i++) {
		struct str w = str_at(text, t.ptr[i].at);
		if (words < 2)
			fold_slug(&b, w);
		else if (t.ptr[i].shape & TOKEN_CAPITAL)
			fold_slug(&b, str_sub(w, 0, 1));
	}
	if (b.len == 0)
		fold_slug(&b, text);
	if (b.len == 0)
		buf_addf(&b, "%016llx", (unsigned long long)fold_hash(text));
	struct str out = arena_str(&c->arena, buf_str(&b));
	buf_release(&b);
	arena_release(&arena);
	return out;
}

static uint32_t
begin_known(struct coref *c, const struct mention *m)
{
	struct kb_entry e;
	struct str id = coref_kb_id(c, m->kb);
	uint32_t k = coref_cluster(c, m->kind, id);
	struct local *l = &c->clusters.ptr[k].local;

	kb_entry(m->kb, &e);
	l->fixed = id;
	l->key = id;
	l->block = id;
	l->name = e.name;
	return k;
}

/*
 * Whose it is when the text does not say: "of-ghana" in an article about
 * Ghana; else nobody can tell, and the article's own hash keeps it apart from
 * the same words elsewhere.
 */
static struct str
unsaid_owner(struct coref *c)
{
	struct kb_entry owner;

	if (c->country == KB_NONE)
		return coref_fmt(c, "%06x", (unsigned)(article_hash(
			reading_article(c->reading)) & 0xffffff));
	kb_entry(c->country, &owner);
	return coref_fmt(c, "of-%.*s", STR_ARG(owner.slug));
}

/* "Russian Defense Ministry", "Ministry of Defense of Russia" */
static uint32_t
begin_ministry(struct coref *c, const struct mention *m)
{
	const struct office_fact *o = m->office;
	struct str of = o->of == KB_NONE ? STR_EMPTY : coref_kb_id(c, o->of);
	struct str key = coref_fmt(c, "ministry:%.*s/%.*s", STR_ARG(o->office), STR_ARG(of));
	uint32_t k = coref_cluster(c, KIND_ORG, key);
	struct local *l = &c->clusters.ptr[k].local;
	struct kb_entry owner;

	if (l->block.len)
		return k;
	l->block = coref_fmt(c, "ministry:%.*s", STR_ARG(o->office));
	if (of.len) {
		kb_entry(o->of, &owner);
		l->key = key;
		l->fixed = coref_fmt(c, "org/%.*s-ministry-of-%.*s", STR_ARG(o->office),
		                     STR_ARG(owner.slug));
	} else {
		struct str whose = unsaid_owner(c);
		l->fixed = coref_fmt(c, "org/%.*s-ministry-%.*s", STR_ARG(o->office),
		                     STR_ARG(whose));
		l->key = l->fixed;
		l->confidence = 0.7f;
	}
	return k;
}

/* "Supreme Court", "National Police": every country has one. */
static bool
is_generic(struct str text)
{
	struct arena arena;
	struct tokens t;
	bool generic = true;

	arena_init(&arena);
	tokenize_phrase(text, &arena, &t);
	for (size_t i = 0; i < t.len && generic; i++) {
		struct kb_phrase p;
		if (t.ptr[i].shape & (TOKEN_PUNCT | TOKEN_POSSESSIVE))
			continue;
		generic = kb_phrase(kb_phrase_add(KB_PHRASE, kb_canon(t.ptr[i].hash)), &p) &&
		          kb_pick(&p, KB_BIT(KB_GENERIC) | KB_BIT(KB_FUNCTION));
	}
	arena_release(&arena);
	return generic;
}

static uint32_t
begin_named(struct coref *c, size_t i)
{
	const struct mention *m = &c->mentions[i];
	struct str text = coref_text(c, i);
	struct str words = words_key(c, text);
	struct str first = initials(c, text);

	if (words.len == 0)
		words = first;
	struct str key = coref_fmt(c, "%s:%.*s", kind_name(m->kind), STR_ARG(words));
	bool generic = m->kind == KIND_ORG && is_generic(text);
	struct str owner = generic ? unsaid_owner(c) : STR_EMPTY;
	if (generic)
		key = coref_fmt(c, "%.*s/%.*s", STR_ARG(key), STR_ARG(owner));
	uint32_t k = coref_cluster(c, m->kind, key);
	struct local *l = &c->clusters.ptr[k].local;
	l->key = key;
	l->block = coref_fmt(c, "%c:%.*s", kind_letter(m->kind), STR_ARG(first));
	if (generic && l->fixed.len == 0) {
		l->fixed = coref_fmt(c, "org/%.*s-%.*s", STR_ARG(coref_slug(c, text)),
		                     STR_ARG(owner));
		l->confidence = 0.7f;
	}
	return k;
}

static bool
is_thing(const struct mention *m)
{
	return (m->kind == KIND_ORG || m->kind == KIND_PLACE) && m->form != FORM_NOMINAL;
}

static void
join_thing(struct coref *c, size_t i)
{
	const struct mention *m = &c->mentions[i];

	if (m->kb != KB_NONE)
		coref_join(c, i, begin_known(c, m));
	else if (m->called.len)
		coref_join(c, i, coref_begin_called(c, i));
	else if (m->office && m->kind == KIND_ORG)
		coref_join(c, i, begin_ministry(c, m));
	else
		coref_join(c, i, begin_named(c, i));
}

/* A ministry whose country is not said is the one of its subject, if there is
 * only one in the article. */
static void
join_bare_ministry(struct coref *c, size_t i)
{
	struct str block = coref_fmt(c, "ministry:%.*s", STR_ARG(c->mentions[i].office->office));
	uint32_t found = LOCAL_NONE;
	bool many = false;

	for (uint32_t k = 0; k < coref_look(c); k++) {
		const struct local *l = &c->clusters.ptr[k].local;
		if (!str_eq(l->block, block))
			continue;
		many |= found != LOCAL_NONE;
		found = k;
	}
	coref_join(c, i, found != LOCAL_NONE && !many ? found
	                                              : begin_ministry(c, &c->mentions[i]));
}

/* "United Nations Security Council" for "Security Council": the tail, with
 * nothing before it but who owns it. */
static bool
is_owned_tail(struct str name, struct str tail)
{
	struct kb_phrase p;

	if (name.len <= tail.len + 1 || !str_ends(name, tail) ||
	    name.ptr[name.len - tail.len - 1] != ' ')
		return false;
	return kb_lookup(str_sub(name, 0, name.len - tail.len - 1), &p) &&
	       kb_pick(&p, KB_BIT(KB_PLACE) | KB_BIT(KB_ORG) | KB_BIT(KB_DEMONYM));
}

/* The one organization of which `text` is the short name, or LOCAL_NONE. */
static uint32_t
longer_name(const struct coref *c, struct str text)
{
	uint32_t found = LOCAL_NONE;

	if (str_find_char(text, ' ') == SIZE_MAX)
		return LOCAL_NONE;
	for (uint32_t k = 0; k < coref_look(c); k++) {
		const struct cluster *cl = &c->clusters.ptr[k];
		bool fits = cl->local.kind == KIND_ORG && is_owned_tail(cl->local.name, text);
		for (size_t i = 0; i < cl->aliases.len && cl->local.kind == KIND_ORG; i++)
			fits |= is_owned_tail(cl->aliases.ptr[i].text, text);
		if (!fits)
			continue;
		if (found != LOCAL_NONE)
			return LOCAL_NONE;
		found = k;
	}
	return found;
}

/* Found by its words alone: it may be the tail of a name that stands in full
 * elsewhere. */
static bool
is_tail_candidate(const struct mention *m)
{
	return m->kind == KIND_ORG && m->kb == KB_NONE && !m->office && m->count > 1 &&
	       !m->called.len;
}

/* Longer names first, so that tails find them. */
static void
join_tails(struct coref *c)
{
	enum { LONG = 16 };

	for (size_t words = LONG; words > 1; words--) {
		for (size_t i = 0; i < c->nmention; i++) {
			const struct mention *m = &c->mentions[i];
			if ((m->count < LONG ? m->count : LONG) != words || c->of[i] != LOCAL_NONE ||
			    m->defined != MENTION_NONE || !is_thing(m) || !is_tail_candidate(m))
				continue;
			uint32_t k = longer_name(c, coref_spelling(c, coref_text(c, i)));
			coref_join(c, i, k != LOCAL_NONE ? k : begin_named(c, i));
		}
	}
}

/* Of the place it is, or the country whose office somebody holds. */
static kb_id
country_of(const struct mention *m)
{
	kb_id id = m->kind == KIND_PLACE ? m->kb : KB_NONE;
	struct kb_entry e;

	if (m->kind == KIND_PERSON && m->office)
		id = m->office->of;
	if (id == KB_NONE)
		return KB_NONE;
	kb_entry(id, &e);
	return str_eq(e.type, STR_LIT("country")) ? id : e.country;
}

/*
 * The country that an article is about, if there is one: named, itself or by
 * its places, three times and three times as often as any other.  It owns the
 * ministries and courts of which nothing more is said.
 */
static void
find_country(struct coref *c)
{
	struct map seen;
	VEC(struct { kb_id id; uint32_t n; }) counts;
	kb_id best = KB_NONE;
	uint32_t most = 0;
	uint32_t second = 0;

	map_init(&seen);
	vec_init(&counts);
	for (size_t i = 0; i < c->nmention; i++) {
		kb_id id = country_of(&c->mentions[i]);
		if (id == KB_NONE || c->mentions[i].is_furniture)
			continue;
		uint32_t k = map_intern(&seen, str_from((const char *)&id, sizeof(id)),
		                        (uint32_t)counts.len);
		if (k == counts.len) {
			vec_reserve(&counts);
			counts.ptr[counts.len].id = id;
			counts.ptr[counts.len++].n = 0;
		}
		counts.ptr[k].n++;
	}
	for (size_t i = 0; i < counts.len; i++) {
		if (counts.ptr[i].n > most) {
			second = most;
			most = counts.ptr[i].n;
			best = counts.ptr[i].id;
		} else if (counts.ptr[i].n > second) {
			second = counts.ptr[i].n;
		}
	}
	map_release(&seen);
	vec_release(&counts);
	c->about = most > second ? best : KB_NONE;
	c->country = most >= 3 && most >= 3 * second ? best : KB_NONE;
}

void
coref_things(struct coref *c)
{
	find_country(c);
	for (size_t i = 0; i < c->nmention; i++) {
		const struct mention *m = &c->mentions[i];
		bool bare = m->kind == KIND_ORG && m->office && m->office->of == KB_NONE;
		if (is_thing(m) && m->defined == MENTION_NONE && !bare &&
		    !is_tail_candidate(m))
			join_thing(c, i);
	}
	join_tails(c);
	for (size_t i = 0; i < c->nmention; i++) {
		const struct mention *m = &c->mentions[i];
		if (!is_thing(m) || c->of[i] != LOCAL_NONE)
			continue;
		if (m->defined != MENTION_NONE && c->of[m->defined] != LOCAL_NONE)
			coref_join(c, i, c->of[m->defined]);
		else if (m->kind == KIND_ORG && m->office)
			join_bare_ministry(c, i);
		else
			join_thing(c, i);
	}
}

/* --------------------------------------------------------------- agreements */

/* Same words, or the one goes on where the other ends; years do not differ. */
static bool
documents_agree(const struct document_fact *a, const struct document_fact *b)
{
	bool same = str_eq(a->key, b->key);
	bool longer = a->key.len > b->key.len ? str_starts(a->key, b->key)
	                                      : str_starts(b->key, a->key);

	if (a->year_from && b->year_from &&
	    (a->year_from != b->year_from || a->year_to != b->year_to))
		return false;
	return same || (longer && str_find_char(a->key.len < b->key.len ? a->key : b->key, '-') !=
	                                  SIZE_MAX);
}

static uint32_t
begin_document(struct coref *c, size_t i)
{
	const struct mention *m = &c->mentions[i];
	const struct document_fact *d = m->document;

	if (m->kb != KB_NONE)
		return begin_known(c, m);
	if (m->called.len)
		return coref_begin_called(c, i);
	for (size_t k = i < DOCUMENTS_BACK ? 0 : i - DOCUMENTS_BACK; k < i; k++)
		if (c->mentions[k].kind == KIND_DOCUMENT && c->of[k] != LOCAL_NONE &&
		    documents_agree(c->mentions[k].document, d) && d->key.len)
			return c->of[k];
	struct str words = d->key.len ? d->key : words_key(c, coref_text(c, i));
	size_t hyphen = str_find_char(words, '-');
	struct str key = d->year_from
		? coref_fmt(c, "document:%.*s/%d-%d", STR_ARG(words), d->year_from, d->year_to)
		: coref_fmt(c, "document:%.*s", STR_ARG(words));
	uint32_t cl = coref_cluster(c, KIND_DOCUMENT, key);
	struct local *l = &c->clusters.ptr[cl].local;
	l->key = key;
	l->block = coref_fmt(c, "A:%.*s", STR_ARG(str_sub(words, 0, hyphen)));
	l->from.year = d->year_from;
	l->to.year = d->year_to;
	return cl;
}

void
coref_documents(struct coref *c)
{
	for (size_t i = 0; i < c->nmention; i++)
		if (c->mentions[i].kind == KIND_DOCUMENT && c->mentions[i].defined == MENTION_NONE)
			coref_join(c, i, begin_document(c, i));
	for (size_t i = 0; i < c->nmention; i++) {
		const struct mention *m = &c->mentions[i];
		if (m->kind != KIND_DOCUMENT || c->of[i] != LOCAL_NONE)
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
		struct buf b;

		if (m->kind != KIND_DATE || day_is_none(m->from))
			continue;
		buf_init(&b);
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
