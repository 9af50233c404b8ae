/* SPDX-License-Identifier: MIT */
/*
 * People inside one article.  Full names make clusters; a surname, a title
 * with a surname, initials with a surname go to the one full name they fit;
 * an office without a name: coref_office.c.
 */
#include "entity/coref_int.h"

#include "text/fold.h"

#include "text/banned.h"

/* "Chargers" of San Diego Chargers: is it a word by which the article calls an
 * organization or place? */
static bool
names_thing(const struct coref *c, struct str word)
{
	for (uint32_t k = 0; k < coref_look(c); k++) {
		const struct cluster *cl = &c->clusters.ptr[k];
		if (cl->local.kind != KIND_ORG && cl->local.kind != KIND_PLACE)
			continue;
		for (size_t i = 0; i < cl->aliases.len; i++) {
			struct str a = cl->aliases.ptr[i].text;
			if (str_ends(a, word) && (a.len == word.len || a.ptr[a.len - word.len - 1] == ' '))
				return true;
		}
	}
	return false;
}

/* "Chargers Vincent Jackson", "Saints Jackson": without the club. */
static struct str
without_thing(const struct coref *c, struct str name)
{
	size_t space = str_find_char(name, ' ');
	struct kb_phrase p;

	if (space == SIZE_MAX)
		return name;
	struct str first = str_sub(name, 0, space);
	bool is_name = kb_phrase(kb_phrase_add(KB_PHRASE, kb_canon(fold_hash(first))), &p) &&
	               kb_pick(&p, KB_BIT(KB_GIVEN) | KB_BIT(KB_FAMILY));
	return !is_name && names_thing(c, first) ? str_sub(name, space + 1, SIZE_MAX) : name;
}

/* A mention as a full name, taken apart once. */
struct full_name {
	bool is_known;
	bool is_full;
	struct name_parts parts;
};

static bool
split_full(struct coref *c, size_t i, struct name_parts *parts)
{
	struct str text = coref_text(c, i);
	size_t gap = 0;

	/* One word, as most are called, is not taken apart for that. */
	while (gap < text.len && (unsigned char)text.ptr[gap] > ' ' &&
	       (unsigned char)text.ptr[gap] < 0x7F)
		gap++;
	if (gap == text.len)
		return false;
	text = without_thing(c, coref_person_spelling(c, text));
	name_split(text, name_is_surname_first(text), &c->arena, parts);
	return parts->given.len > 0;
}

static bool
is_full(struct coref *c, size_t i, struct name_parts *parts)
{
	struct full_name *n = &c->full[i];

	if (!n->is_known) {
		n->is_full = split_full(c, i, &n->parts);
		n->is_known = true;
	}
	*parts = n->parts;
	return n->is_full;
}

struct str
coref_word_before(const struct coref *c, size_t i)
{
	struct str text = article_text(reading_article(c->reading));
	size_t end = c->mentions[i].at.off;

	if (end == 0 || text.ptr[end - 1] != ' ')
		return STR_EMPTY;
	size_t start = --end;
	while (start > 0 && (unsigned char)text.ptr[start - 1] > ' ')
		start--;
	return str_sub(text, start, end);
}

/* 'm', 'f' or 0: what "Mrs." before a mention says, else its first word. */
static uint8_t
sex_of(const struct coref *c, size_t i, bool is_full)
{
	uint8_t sex = name_sex(coref_word_before(c, i));
	struct str text = coref_text(c, i);

	if (!sex && is_full)
		sex = name_sex(str_sub(text, 0, str_find_char(text, ' ')));
	return sex;
}

static bool
has_given(struct str given, struct str word)
{
	struct str one;

	while (given.len && str_cut(&given, ' ', &one))
		if (str_eq(one, word))
			return true;
	return false;
}

static bool
surname_fits(const struct name_parts *full, const struct name_parts *p)
{
	/* "Calle" for de la Calle, when nothing more is said. */
	if (p->given.len == 0)
		return str_eq(full->last, p->surname) ||
		       name_surnames_agree(full->surname, p->surname, full->culture);
	/* "Orban Viktor" beside "Viktor Orban". */
	if (str_eq(full->surname, p->given) && str_eq(full->given, p->surname))
		return true;
	return name_surnames_agree(full->surname, p->surname,
	                           full->culture ? full->culture : p->culture) &&
	       name_given_agree(full->given, p->given);
}

/* "Faki" of Moussa Faki Mahamat: called by a name that is not the last. */
static bool
given_fits(const struct name_parts *full, const struct name_parts *p)
{
	return p->given.len == 0 && has_given(full->given, p->surname);
}

enum { MOST_BEARERS = 8 };

/* People of this article whom a name fits. */
struct bearers {
	uint32_t ids[MOST_BEARERS];
	uint32_t n; /* may be above MOST_BEARERS: then nobody can tell */
};

typedef bool fits_fn(const struct name_parts *full, const struct name_parts *p);

static void
find_bearers(const struct coref *c, const struct name_parts *p, fits_fn *fits,
             struct bearers *out)
{
	out->n = 0;
	for (uint32_t k = 0; k < coref_look(c); k++) {
		const struct cluster *cl = &c->clusters.ptr[k];
		if (cl->local.kind != KIND_PERSON || cl->parts.given.len == 0 ||
		    !fits(&cl->parts, p))
			continue;
		if (out->n < MOST_BEARERS)
			out->ids[out->n] = k;
		out->n++;
	}
}

/* The one person with a full name that fits; LOCAL_NONE if none or several. */
static uint32_t
one_who_fits(const struct coref *c, const struct name_parts *p, fits_fn *fits)
{
	struct bearers b;

	find_bearers(c, p, fits, &b);
	return b.n == 1 ? b.ids[0] : LOCAL_NONE;
}

static bool
is_among(const struct bearers *b, uint32_t cluster)
{
	for (uint32_t k = 0; k < b->n; k++)
		if (b->ids[k] == cluster)
			return true;
	return false;
}

static void
keep_sex(const struct coref *c, struct bearers *b, uint8_t sex)
{
	uint32_t n = 0;

	for (uint32_t k = 0; k < b->n && sex; k++) {
		uint8_t other = c->clusters.ptr[b->ids[k]].local.sex;
		if (!other || other == sex)
			b->ids[n++] = b->ids[k];
	}
	if (n)
		b->n = n;
}

static void
keep_named_before(const struct coref *c, struct bearers *b, uint32_t off)
{
	uint32_t n = 0;

	for (uint32_t k = 0; k < b->n; k++)
		if (c->clusters.ptr[b->ids[k]].first < off)
			b->ids[n++] = b->ids[k];
	if (n)
		b->n = n;
}

/* The only one of them named in this paragraph so far. */
static uint32_t
one_in_paragraph(const struct coref *c, const struct bearers *b, size_t i)
{
	const struct article *a = reading_article(c->reading);
	size_t block = article_block_at(a, c->mentions[i].at.off);
	uint32_t found = LOCAL_NONE;

	while (i-- > 0 && article_block_at(a, c->mentions[i].at.off) == block) {
		uint32_t k = c->of[i];
		if (k == LOCAL_NONE || k == found || !is_among(b, k))
			continue;
		if (found != LOCAL_NONE)
			return LOCAL_NONE;
		found = k;
	}
	return found;
}

/*
 * Who is meant by a short name that several bear: by title, else who alone has
 * been named so far, or so far in this paragraph.
 */
static uint32_t
one_meant(const struct coref *c, const struct name_parts *p, fits_fn *fits, size_t i)
{
	struct bearers b;

	find_bearers(c, p, fits, &b);
	if (b.n == 0 || b.n > MOST_BEARERS)
		return LOCAL_NONE;
	keep_sex(c, &b, sex_of(c, i, false));
	if (b.n > 1)
		keep_named_before(c, &b, c->mentions[i].at.off);
	return b.n == 1 ? b.ids[0] : one_in_paragraph(c, &b, i);
}

/* Does anybody here bear this surname? */
static bool
is_borne(const struct coref *c, struct str surname)
{
	for (uint32_t k = 0; k < coref_look(c); k++)
		if (c->clusters.ptr[k].local.kind == KIND_PERSON &&
		    c->clusters.ptr[k].parts.given.len &&
		    str_eq(c->clusters.ptr[k].parts.surname, surname))
			return true;
	return false;
}

/* "Van Rompuy": two words that are the surname of somebody here. */
static uint32_t
whole_surname(struct coref *c, const struct name_parts *p)
{
	struct str given = p->given;
	struct buf b;
	struct str one;

	buf_init(&b);
	while (given.len && str_cut(&given, ' ', &one))
		buf_add(&b, one);
	buf_add(&b, p->surname);
	struct name_parts whole = {STR_EMPTY, buf_str(&b), buf_str(&b), NAME_PLAIN};
	uint32_t k = one_who_fits(c, &whole, surname_fits);
	buf_release(&b);
	return k;
}

static struct str
person_block(struct coref *c, const struct name_parts *p)
{
	struct buf b;

	buf_init(&b);
	buf_add_cstr(&b, "p:");
	name_skeleton(&b, p->last);
	struct str block = arena_str(&c->arena, buf_str(&b));
	buf_release(&b);
	return block;
}

static uint32_t
begin(struct coref *c, const struct name_parts *p)
{
	struct str key = coref_fmt(c, "person:%.*s|%.*s", STR_ARG(p->surname), STR_ARG(p->given));
	uint32_t k = coref_cluster(c, KIND_PERSON, key);
	struct cluster *cl = &c->clusters.ptr[k];

	cl->parts = *p;
	cl->local.given = p->given;
	cl->local.block = person_block(c, p);
	cl->local.weak = p->surname;
	cl->local.where = (uint32_t)(article_hash(reading_article(c->reading)) & 0xffffff);
	if (c->about != KB_NONE)
		cl->local.about = coref_kb_id(c, c->about);
	if (p->given.len)
		cl->local.key = str_sub(key, sizeof("person:") - 1, SIZE_MAX);
	return k;
}

/* Where a part of a name ends or begins, or SIZE_MAX: the n-th space. */
static size_t
nth_space(struct str s, size_t n)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.ptr[i] == ' ' && n-- == 0)
			return i;
	return SIZE_MAX;
}

/*
 * The mention of a full name that a longer run of capitals begins or ends with:
 * "Lindsay Lohan Leaves" of a headline, when she is named elsewhere here.
 */
static uint32_t
contained(const struct map *names, struct str text)
{
	size_t space;

	for (size_t n = 1; (space = nth_space(text, n)) != SIZE_MAX; n++) {
		uint32_t i = map_get(names, str_sub(text, 0, space));
		if (i != MAP_NONE)
			return i;
	}
	for (size_t n = 0; (space = nth_space(text, n)) != SIZE_MAX; n++) {
		struct str tail = str_sub(text, space + 1, SIZE_MAX);
		uint32_t i = str_find_char(tail, ' ') == SIZE_MAX ? MAP_NONE : map_get(names, tail);
		if (i != MAP_NONE)
			return i;
	}
	return MAP_NONE;
}

/* One that is joined in this round. */
static bool
is_named_person(const struct coref *c, size_t i)
{
	const struct mention *m = &c->mentions[i];

	return coref_takes(c, i) && m->kind == KIND_PERSON && m->form != FORM_NOMINAL;
}

static void
join_full(struct coref *c, size_t i, bool initials)
{
	struct name_parts p;

	if (!is_named_person(c, i) || c->of[i] != LOCAL_NONE || !is_full(c, i, &p) ||
	    name_is_initials(p.given) != initials)
		return;
	uint32_t k = whole_surname(c, &p);
	if (k == LOCAL_NONE)
		k = one_who_fits(c, &p, surname_fits);
	/* "George Bush" and "George W. Bush" are one here; the longer is kept. */
	if (k != LOCAL_NONE && p.given.len > c->clusters.ptr[k].parts.given.len &&
	    !name_is_initials(p.given)) {
		struct cluster *cl = &c->clusters.ptr[k];
		cl->parts = p;
		cl->local.given = p.given;
		cl->local.key = coref_fmt(c, "%.*s|%.*s", STR_ARG(p.surname), STR_ARG(p.given));
	}
	if (k == LOCAL_NONE)
		k = begin(c, &p);
	if (!c->clusters.ptr[k].local.sex)
		c->clusters.ptr[k].local.sex = sex_of(c, i, true);
	coref_join(c, i, k);
}

/* "Alan" of Alan Shearer, "Faki" of Moussa Faki Mahamat: the only one of this
 * given name, if it is one word. */
static uint32_t
one_called(struct coref *c, const struct name_parts *p, size_t i)
{
	struct buf word;
	struct name_parts alone = *p;

	if (p->given.len > 0)
		return LOCAL_NONE;
	buf_init(&word);
	fold_key(&word, coref_text(c, i));
	alone.surname = name_given_key(buf_str(&word), &c->arena);
	uint32_t k = one_who_fits(c, &alone, given_fits);
	buf_release(&word);
	return k;
}

static void
join_short(struct coref *c, size_t i)
{
	struct name_parts p;

	if (!is_named_person(c, i) || c->of[i] != LOCAL_NONE)
		return;
	name_split(without_thing(c, coref_person_spelling(c, coref_text(c, i))), false, &c->arena, &p);
	uint32_t k = one_meant(c, &p, surname_fits, i);
	if (k == LOCAL_NONE && !is_borne(c, p.surname))
		k = one_called(c, &p, i);
	if (k == LOCAL_NONE)
		k = begin(c, &p);
	if (!c->clusters.ptr[k].local.sex)
		c->clusters.ptr[k].local.sex = sex_of(c, i, false);
	coref_join(c, i, k);
}

/*
 * Somebody of the user's dictionary: the name given there is the identity.
 * Short forms in this article go by the words that stand here, if those are a
 * full name; surnames of other articles go by the name given.
 */
static void
join_called(struct coref *c, size_t i)
{
	uint32_t k = coref_begin_called(c, i);
	struct cluster *cl = &c->clusters.ptr[k];
	struct name_parts called;
	struct name_parts here;

	name_split(cl->local.name, name_is_surname_first(cl->local.name), &c->arena, &called);
	if (called.given.len) {
		cl->local.block = person_block(c, &called);
		cl->local.weak = called.surname;
		cl->local.given = called.given;
	}
	if (!cl->parts.given.len)
		cl->parts = is_full(c, i, &here) ? here : called;
	cl->local.where = (uint32_t)(article_hash(reading_article(c->reading)) & 0xffffff);
	coref_join(c, i, k);
}

/* Names of two words and more, as written, each with its first mention. */
static void
list_names(struct coref *c, struct map *names)
{
	for (size_t i = 0; i < c->nmention; i++) {
		const struct mention *m = &c->mentions[i];
		if (!(is_named_person(c, i) || c->of[i] != LOCAL_NONE) ||
		    m->kind != KIND_PERSON || m->form == FORM_NOMINAL || m->called.len)
			continue;
		struct str text = coref_person_spelling(c, coref_text(c, i));
		if (str_find_char(text, ' ') != SIZE_MAX)
			map_intern(names, text, (uint32_t)i);
	}
}

/* For each mention the first of a name that lies in its own, or MAP_NONE. */
static uint32_t *
find_inner(struct coref *c)
{
	uint32_t *inner = ARENA_ARRAY(&c->arena, c->nmention + 1, uint32_t);
	struct map names;

	map_init(&names);
	list_names(c, &names);
	for (size_t i = 0; i < c->nmention; i++) {
		inner[i] = MAP_NONE;
		if (is_named_person(c, i) && !c->mentions[i].called.len)
			inner[i] = contained(&names, coref_person_spelling(c, coref_text(c, i)));
	}
	map_release(&names);
	return inner;
}

/* How many given names a full name has, at most `most`; 0 if it is none. */
static size_t
given_words(struct coref *c, size_t i, size_t most)
{
	struct name_parts p;
	struct str one;
	size_t n = 0;

	if (!is_named_person(c, i) || !is_full(c, i, &p))
		return 0;
	while (p.given.len && n < most && str_cut(&p.given, ' ', &one))
		n++;
	return n;
}

/* Full names first, the longest of all: "George Bush" is nobody's where there are
 * a George W. and a George H. W.  Those that another one lies in wait for it. */
static void
join_full_names(struct coref *c, const uint32_t *inner, bool initials)
{
	enum { LONG = 4 };

	for (size_t words = LONG; words > 0; words--)
		for (size_t i = 0; i < c->nmention; i++)
			if (inner[i] == MAP_NONE && given_words(c, i, LONG) == words)
				join_full(c, i, initials);
	for (size_t i = 0; i < c->nmention; i++) {
		if (inner[i] == MAP_NONE || c->of[i] != LOCAL_NONE)
			continue;
		if (c->of[inner[i]] != LOCAL_NONE)
			coref_join(c, i, c->of[inner[i]]);
		else
			join_full(c, i, initials);
	}
}

void
coref_persons(struct coref *c)
{
	const uint32_t *inner = find_inner(c);

	c->full = ARENA_ARRAY(&c->arena, c->nmention + 1, struct full_name);
	for (size_t i = 0; i < c->nmention; i++)
		if (is_named_person(c, i) && c->mentions[i].called.len)
			join_called(c, i);
	join_full_names(c, inner, false);
	join_full_names(c, inner, true);
	for (size_t i = 0; i < c->nmention; i++)
		join_short(c, i);
}
