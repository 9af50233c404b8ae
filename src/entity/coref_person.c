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

/* The name without an organization before it. */
static void
split(struct coref *c, size_t i, bool may_turn, struct name_parts *out)
{
	struct str whole = coref_name_whole(c, i);
	struct str name = whole.len ? whole : without_thing(c, coref_name_spelling(c, i));
	bool is_turned = may_turn && name_is_surname_first(name);

	if (!is_turned && str_eq(name, coref_text(c, i)))
		coref_name_parts(c, i, out);
	else
		name_split(name, is_turned, &c->arena, out);
}

static bool
split_full(struct coref *c, size_t i, struct name_parts *parts)
{
	struct str text = coref_text(c, i);
	size_t gap = 0;

	/* One word, as most are called, is not taken apart for that. */
	while (gap < text.len && (unsigned char)text.ptr[gap] > ' ' &&
	       (unsigned char)text.ptr[gap] < 0x7F)
		gap++;
	if (gap == text.len && !coref_name_whole(c, i).len)
		return false;
	split(c, i, true, parts);
	return parts->given.len > 0;
}

static bool
is_full(struct coref *c, size_t i, struct name_parts *parts)
{
	struct full_name *n = &c->full[i];

	if (!c->is_full_known[i]) {
		n->is_full = split_full(c, i, &n->parts);
		c->is_full_known[i] = true;
	}
	if (n->is_full)
		*parts = n->parts;
	return n->is_full;
}

struct str
coref_person_block(struct coref *c, const struct name_parts *p)
{
	char b_room[BUF_SHORT];
	struct buf b;

	buf_lend(&b, b_room, sizeof(b_room));
	buf_add_cstr(&b, "p:");
	name_skeleton(&b, p->last);
	struct str block = arena_str(&c->arena, buf_str(&b));
	buf_release(&b);
	return block;
}

/* What the parts of the name give. */
static void
set_keys(struct coref *c, struct cluster *cl)
{
	const struct name_parts *p = &cl->parts;

	cl->local.given = p->given;
	cl->local.block = coref_person_block(c, p);
	cl->local.weak = p->surname;
	cl->local.is_royal |= name_is_numeral(p->given);
	if (p->given.len)
		cl->local.key = COREF_CAT(c, p->surname, STR_LIT("|"), p->given);
}

static void
locals_of_parts(struct coref *c, const struct name_parts *p, struct local *out)
{
	*out = (struct local){
		.block = coref_person_block(c, p),
		.weak = p->surname,
		.key = p->given.len ? COREF_CAT(c, p->surname, STR_LIT("|"), p->given) : STR_EMPTY,
	};
}

void
coref_name_locals(struct coref *c, size_t i, struct local *out)
{
	struct name_parts p;

	coref_name_parts(c, i, &p);
	locals_of_parts(c, &p, out);
}

void
coref_text_locals(struct coref *c, struct str name, struct local *out)
{
	struct name_parts p;

	name_split(name, false, &c->arena, &p);
	locals_of_parts(c, &p, out);
}

static uint32_t
begin(struct coref *c, const struct name_parts *p)
{
	struct str key = COREF_CAT(c, STR_LIT("person:"), p->surname, STR_LIT("|"), p->given);
	uint32_t k = coref_cluster(c, KIND_PERSON, key);
	struct cluster *cl = &c->clusters.ptr[k];

	cl->parts = *p;
	set_keys(c, cl);
	cl->local.where = (uint32_t)(article_hash(reading_article(c->reading)) & 0xffffff);
	if (c->about != KB_NONE)
		cl->local.about = c->about_id;
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

/* "Leaves" of a headline's "Lindsay Lohan Leaves": no name of anybody's, as far as the
 * tables know. */
static bool
is_stranger(struct str word)
{
	struct kb_phrase p;

	return !name_is_generation(word) &&
	       (!kb_phrase(kb_phrase_add(KB_PHRASE, kb_canon(fold_hash(word))), &p) ||
	        !kb_pick(&p, KB_BIT(KB_GIVEN) | KB_BIT(KB_FAMILY)));
}

/*
 * The mention of a full name that a longer run of capitals begins or ends with:
 * "Lindsay Lohan Leaves" of a headline, when she is named elsewhere here.
 * "Mahamat Idriss Deby" is not Idriss Deby behind a word.
 */
static uint32_t
contained(const struct map *names, struct str text)
{
	size_t space;

	for (size_t n = 1; (space = nth_space(text, n)) != SIZE_MAX; n++) {
		uint32_t i = map_get(names, str_sub(text, 0, space));
		struct str next = str_sub(text, space + 1, SIZE_MAX);
		if (i != MAP_NONE && is_stranger(coref_first_word(next)))
			return i;
	}
	for (size_t n = 0; (space = nth_space(text, n)) != SIZE_MAX; n++) {
		struct str tail = str_sub(text, space + 1, SIZE_MAX);
		uint32_t i = str_find_char(tail, ' ') == SIZE_MAX ? MAP_NONE : map_get(names, tail);
		if (i != MAP_NONE && is_stranger(coref_first_word(text)))
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
note_other_surname(struct cluster *cl, const struct name_parts *p)
{
	if (!cl->other.given.len && !str_eq(p->surname, cl->parts.given) &&
	    !name_surnames_agree(p->surname, cl->parts.surname, cl->parts.culture))
		cl->other = *p;
}

/* Relatives, all but `found`, are told from whom the full name is; false if there is
 * none, and in furniture, which says nothing of the text. */
static bool
tell_apart(struct coref *c, const struct coref_bearers *relatives, uint32_t found)
{
	bool is_apart = false;

	for (uint32_t k = 0; k < relatives->n && !c->is_aside; k++)
		if (relatives->ids[k] != found)
			is_apart = c->clusters.ptr[relatives->ids[k]].local.is_apart = true;
	return is_apart;
}

/*
 * "Michael Jordan, the former star", and further down "Michael B. Jordan": who is
 * introduced without an initial is not called by it later, since the fullest form of a
 * name comes first.
 */
static bool
is_another(struct coref *c, size_t i, const struct name_parts *p, uint32_t k)
{
	const struct cluster *cl = &c->clusters.ptr[k];
	struct str rest = cl->parts.given;
	struct str word;
	bool has_initial = false;

	while (rest.len && str_cut(&rest, ' ', &word))
		has_initial |= word.len == 2 && word.ptr[1] == '.';
	return has_initial && str_find_char(p->given, ' ') == SIZE_MAX && cl->parts.given.len > p->given.len &&
	       str_starts(cl->parts.given, p->given) && cl->first > c->mentions[i].at.off &&
	       !c->is_aside && !coref_is_in_title(c, i) && coref_is_introduced(c, i);
}

static void
join_full(struct coref *c, size_t i, bool initials)
{
	struct name_parts p;

	if (!is_named_person(c, i) || c->of[i] != LOCAL_NONE || !is_full(c, i, &p) ||
	    name_is_initials(p.given) != initials)
		return;
	struct coref_bearers relatives = {.n = 0};
	uint32_t k = coref_whole_surname(c, &p);
	if (k == LOCAL_NONE)
		k = coref_one_named(c, &p, i, &relatives);
	bool is_apart = tell_apart(c, &relatives, k);
	if (k != LOCAL_NONE && is_another(c, i, &p, k)) {
		is_apart = c->clusters.ptr[k].local.is_apart = true;
		k = LOCAL_NONE;
	}
	if (k != LOCAL_NONE)
		note_other_surname(&c->clusters.ptr[k], &p);
	/* "George Bush" and "George W. Bush" are one here; the longer is kept. */
	if (k != LOCAL_NONE && p.given.len > c->clusters.ptr[k].parts.given.len &&
	    !name_is_initials(p.given)) {
		c->clusters.ptr[k].parts = p;
		set_keys(c, &c->clusters.ptr[k]);
	}
	if (k == LOCAL_NONE)
		k = begin(c, &p);
	c->clusters.ptr[k].local.is_apart |= is_apart;
	if (!c->clusters.ptr[k].local.sex)
		c->clusters.ptr[k].local.sex = coref_sex(c, i, true);
	if (c->clusters.ptr[k].first > c->mentions[i].at.off)
		c->clusters.ptr[k].is_kin = coref_is_kin(c, i);
	c->clusters.ptr[k].is_elder |= coref_is_parent(c, i);
	coref_join_as(c, i, k, coref_name_whole(c, i).len ? FORM_ALIAS : c->mentions[i].form);
}

/* "President Gnassingbe spoke. His father, Gnassingbe Eyadema, was dead": is somebody
 * called by this word, in the text, before the relative is brought in? */
static bool
stood_before(const struct coref *c, size_t i, const struct cluster *relative)
{
	if (!relative->is_kin)
		return false;
	for (size_t k = 0; k <= i && c->mentions[k].at.off < relative->first; k++)
		if (is_named_person(c, k) && str_eq(coref_text(c, k), coref_text(c, i)) &&
		    !coref_is_kin(c, k) && !coref_is_in_title(c, k))
			return true;
	return false;
}

/* "Her husband, Colin" is not the Colin Rees of another sentence, unless he is brought in
 * as somebody's, too, or shares his surname with somebody here. */
static bool
is_other_relative(struct coref *c, size_t i, uint32_t k)
{
	const struct cluster *cl = &c->clusters.ptr[k];

	if (cl->is_kin || !coref_is_first_name(c, i))
		return false;
	for (size_t n = 0; n < c->people.len; n++) {
		const struct cluster *o = &c->clusters.ptr[c->people.ptr[n]];
		if (o != cl && str_eq(o->parts.surname, cl->parts.surname))
			return false;
	}
	return true;
}

/* "Alan" of Alan Shearer, "Faki" of Moussa Faki Mahamat: the only one of this
 * given name, if it is one word. */
static uint32_t
one_called(struct coref *c, const struct name_parts *p, size_t i)
{
	struct name_parts alone = *p;

	if (p->given.len > 0)
		return LOCAL_NONE;
	alone.surname = coref_name_called(c, i);
	alone.letters = name_letters(alone.surname);
	uint32_t k = coref_one_who_fits(c, &alone, coref_given_fits);
	if (k != LOCAL_NONE &&
	    (stood_before(c, i, &c->clusters.ptr[k]) || is_other_relative(c, i, k)))
		return LOCAL_NONE;
	/* "Queen Elizabeth" is not Elizabeth Warren. */
	return k == LOCAL_NONE || coref_may_be_royal(c, i, k) ? k : LOCAL_NONE;
}

static void
join_short(struct coref *c, size_t i)
{
	struct name_parts p;
	bool is_shared;

	if (!is_named_person(c, i) || c->of[i] != LOCAL_NONE)
		return;
	split(c, i, false, &p);
	uint32_t k = coref_one_meant(c, &p, i, &is_shared);
	if (k == LOCAL_NONE && !coref_is_borne(c, p.surname))
		k = one_called(c, &p, i);
	if (k == LOCAL_NONE) {
		k = begin(c, &p);
		c->clusters.ptr[k].local.is_shared |= is_shared;
		c->clusters.ptr[k].local.is_apart |= coref_is_unnamed(c, p.surname, UINT32_MAX);
		c->clusters.ptr[k].is_kin |= !p.given.len && coref_is_first_name(c, i);
	}
	if (!c->clusters.ptr[k].parts.given.len)
		c->clusters.ptr[k].local.is_royal |= coref_is_royal(c, i);
	if (!c->clusters.ptr[k].local.sex)
		c->clusters.ptr[k].local.sex = coref_sex(c, i, false);
	/* "Dos Santos", "Trump Jr." are two words, but no full name. */
	coref_join_as(c, i, k, p.given.len ? c->mentions[i].form : FORM_ALIAS);
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
		cl->local.block = coref_person_block(c, &called);
		cl->local.weak = called.surname;
		cl->local.given = called.given;
	}
	if (!cl->parts.given.len)
		cl->parts = is_full(c, i, &here) ? here : called;
	cl->local.where = (uint32_t)(article_hash(reading_article(c->reading)) & 0xffffff);
	coref_join(c, i, k);
}

/* Names of two words and more, each with its first mention. */
static void
list_names(struct coref *c, struct map *names)
{
	for (size_t i = 0; i < c->nmention; i++) {
		const struct mention *m = &c->mentions[i];
		if (!(is_named_person(c, i) || c->of[i] != LOCAL_NONE) ||
		    m->kind != KIND_PERSON || m->form == FORM_NOMINAL || m->called.len)
			continue;
		struct str text = coref_name_folded(c, i);
		if (str_find_char(text, ' ') != SIZE_MAX)
			map_intern(names, text, (uint32_t)i);
	}
}

/* Are there three words in it, as in a name that another lies in?  One sign that is none
 * of ASCII may be any space. */
static bool
has_three_words(struct str s)
{
	size_t spaces = 0;

	for (size_t i = 0; i < s.len; i++)
		spaces += (unsigned char)s.ptr[i] <= ' ' || (unsigned char)s.ptr[i] >= 0x7f;
	return spaces >= 2;
}

/* For each mention the first of a name that lies in its own, or MAP_NONE. */
static uint32_t *
find_inner(struct coref *c)
{
	uint32_t *inner = ARENA_ROOM(&c->arena, c->nmention, uint32_t);
	bool is_listed = false;
	struct map names;

	map_init(&names);
	for (size_t i = 0; i < c->nmention; i++) {
		inner[i] = MAP_NONE;
		if (!is_named_person(c, i) || c->mentions[i].called.len ||
		    !has_three_words(coref_text(c, i)))
			continue;
		if (!is_listed)
			list_names(c, &names);
		is_listed = true;
		inner[i] = contained(&names, coref_name_folded(c, i));
	}
	map_release(&names);
	return inner;
}

enum { MOST_GIVEN = 4 };

/* How many given names a full name has, at most MOST_GIVEN; 0 if it is none. */
static uint8_t
given_words(struct coref *c, size_t i)
{
	struct name_parts p;
	struct str one;
	uint8_t n = 0;

	if (!is_named_person(c, i) || !is_full(c, i, &p))
		return 0;
	while (p.given.len && n < MOST_GIVEN && str_cut(&p.given, ' ', &one))
		n++;
	return n;
}

/* Of each mention in which no other name lies. */
static const uint8_t *
count_given(struct coref *c, const uint32_t *inner)
{
	uint8_t *words = ARENA_ARRAY(&c->arena, c->nmention + 1, uint8_t);

	for (size_t i = 0; i < c->nmention; i++)
		words[i] = inner[i] == MAP_NONE ? given_words(c, i) : 0;
	return words;
}

/* Full names first, the longest of all: "George Bush" is nobody's where there are
 * a George W. and a George H. W.  Those that another one lies in wait for it. */
static void
join_full_names(struct coref *c, const uint32_t *inner, const uint8_t *given, bool initials)
{
	for (uint8_t words = MOST_GIVEN; words > 0; words--)
		for (size_t i = 0; i < c->nmention; i++)
			if (given[i] == words)
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

/* Idriss Deby Itno is a Deby where the article calls somebody that, and nobody
 * Itno. */
static void
choose_surnames(struct coref *c)
{
	struct map alone;
	struct name_parts p;

	map_init(&alone);
	for (size_t i = 0; i < c->nmention; i++) {
		if (!is_named_person(c, i) || c->of[i] != LOCAL_NONE)
			continue;
		coref_name_parts(c, i, &p);
		map_set(&alone, p.surname, 1);
	}
	for (uint32_t k = 0; k < c->clusters.len; k++) {
		struct cluster *cl = &c->clusters.ptr[k];
		if (!cl->other.given.len || cl->local.fixed.len ||
		    map_get(&alone, cl->other.surname) == MAP_NONE ||
		    map_get(&alone, cl->parts.surname) != MAP_NONE)
			continue;
		p = cl->parts;
		cl->parts = cl->other;
		cl->other = p;
		set_keys(c, cl);
	}
	map_release(&alone);
}

/* "His wife Naina", who is Naina Yeltsin elsewhere. */
static void
mark_relatives(struct coref *c)
{
	struct name_parts p;

	for (size_t i = 0; i < c->nmention; i++) {
		if (!is_named_person(c, i) || c->of[i] != LOCAL_NONE)
			continue;
		coref_name_parts(c, i, &p);
		uint32_t k = one_called(c, &p, i);
		if (k != LOCAL_NONE && coref_is_kin(c, i))
			c->clusters.ptr[k].is_kin = true;
	}
}

static bool
has_other_surname(const struct coref *c)
{
	for (size_t k = 0; k < c->clusters.len; k++)
		if (c->clusters.ptr[k].other.given.len)
			return true;
	return false;
}

/* "NAME took office as South Korea's president": the office is NAME's from then on. */
static void
take_offices(struct coref *c)
{
	for (size_t i = 0; i < c->nmention; i++) {
		const struct mention *m = &c->mentions[i];
		uint32_t taker = m->kind == KIND_PERSON && m->form == FORM_NOMINAL && m->office &&
		                 coref_takes(c, i) ? coref_taker(c, i) : MENTION_NONE;
		if (taker != MENTION_NONE && c->of[taker] != LOCAL_NONE)
			coref_add_role(c, c->of[taker], m->office);
	}
}

void
coref_persons(struct coref *c)
{
	const uint32_t *inner = find_inner(c);

	for (size_t i = 0; i < c->nmention; i++)
		if (is_named_person(c, i) && c->mentions[i].called.len)
			join_called(c, i);
	const uint8_t *given = count_given(c, inner);
	join_full_names(c, inner, given, false);
	join_full_names(c, inner, given, true);
	/* What stands in furniture says nothing of whom the text names. */
	if (!c->is_aside && has_other_surname(c))
		choose_surnames(c);
	if (!c->is_aside) {
		mark_relatives(c);
		coref_stories(c, false);
		take_offices(c);
	}
	coref_find_unnamed(c);
	for (size_t i = 0; i < c->nmention; i++)
		join_short(c, i);
	coref_royals(c);
	if (!c->is_aside) {
		coref_successors(c);
		coref_stories(c, true);
	}
}
