/* SPDX-License-Identifier: MIT */
/*
 * People inside one article.  Full names make clusters; a surname, a title
 * with a surname, initials with a surname go to the one full name they fit; an
 * office without a name goes to the one who holds it.
 */
#include "entity/coref_int.h"

#include "entity/resolve.h"
#include "text/fold.h"

#include "text/banned.h"

static uint32_t
word_classes(struct str word)
{
	struct kb_phrase p;
	uint32_t classes = 0;

	if (!kb_phrase(kb_phrase_add(KB_PHRASE, kb_canon(fold_hash(word))), &p))
		return 0;
	for (size_t i = 0; i < p.nalias; i++)
		classes |= KB_BIT(p.aliases[i].class);
	return classes;
}

/* "Xi Jinping", "Kim Jong-un": a family name first, no given name there. */
static bool
is_surname_first(struct str name)
{
	size_t space = str_find_char(name, ' ');

	if (space == SIZE_MAX || str_find_char(str_sub(name, space + 1, name.len), ' ') != SIZE_MAX)
		return false;
	uint32_t first = word_classes(str_sub(name, 0, space));
	struct str rest = str_sub(name, space + 1, name.len);
	uint32_t last = word_classes(rest);

	if (!(first & KB_BIT(KB_FAMILY)) || (first & KB_BIT(KB_GIVEN)))
		return false;
	return !(last & KB_BIT(KB_FAMILY)) || (last & KB_BIT(KB_GIVEN)) ||
	       str_find_char(rest, '-') != SIZE_MAX;
}

static bool
is_full(struct coref *c, size_t i, struct name_parts *parts)
{
	struct str text = coref_spelling(c, coref_called(c, i));

	name_split(text, is_surname_first(text), &c->arena, parts);
	return parts->given.len > 0;
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
	if (p->given.len == 0 && str_eq(full->last, p->surname))
		return true;
	return str_eq(full->surname, p->surname) && name_given_agree(full->given, p->given);
}

/* "Faki" of Moussa Faki Mahamat: called by a name that is not the last. */
static bool
given_fits(const struct name_parts *full, const struct name_parts *p)
{
	return p->given.len == 0 && has_given(full->given, p->surname);
}

/* The one person with a full name that fits; LOCAL_NONE if none or several. */
static uint32_t
one_who_fits(const struct coref *c, const struct name_parts *p,
             bool (*fits)(const struct name_parts *full, const struct name_parts *p))
{
	uint32_t found = LOCAL_NONE;

	for (uint32_t k = 0; k < coref_look(c); k++) {
		const struct cluster *cl = &c->clusters.ptr[k];
		if (cl->local.kind != KIND_PERSON || cl->parts.given.len == 0 ||
		    !fits(&cl->parts, p))
			continue;
		if (found != LOCAL_NONE)
			return LOCAL_NONE;
		found = k;
	}
	return found;
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
	struct name_parts whole = {STR_EMPTY, buf_str(&b), buf_str(&b)};
	uint32_t k = one_who_fits(c, &whole, surname_fits);
	buf_release(&b);
	return k;
}

static uint32_t
begin(struct coref *c, const struct name_parts *p)
{
	struct str key = coref_fmt(c, "person:%.*s|%.*s", STR_ARG(p->surname), STR_ARG(p->given));
	uint32_t k = coref_cluster(c, KIND_PERSON, key);
	struct cluster *cl = &c->clusters.ptr[k];

	cl->parts = *p;
	cl->local.given = p->given;
	cl->local.block = coref_fmt(c, "p:%.*s", STR_ARG(p->surname));
	cl->local.weak = p->surname;
	if (p->given.len)
		cl->local.key = str_sub(key, sizeof("person:") - 1, SIZE_MAX);
	return k;
}

static void
join_full(struct coref *c, size_t i, bool initials)
{
	struct name_parts p;

	if (c->of[i] != LOCAL_NONE || c->mentions[i].kind != KIND_PERSON ||
	    c->mentions[i].form == FORM_NOMINAL || !is_full(c, i, &p) ||
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
	coref_join(c, i, k != LOCAL_NONE ? k : begin(c, &p));
}

static void
join_short(struct coref *c, size_t i)
{
	struct name_parts p;

	if (c->of[i] != LOCAL_NONE || c->mentions[i].kind != KIND_PERSON ||
	    c->mentions[i].form == FORM_NOMINAL)
		return;
	if (c->mentions[i].called.len) { /* one word is all the name there is */
		coref_join(c, i, coref_begin_called(c, i));
		return;
	}
	name_split(coref_text(c, i), false, &c->arena, &p);
	uint32_t k = one_who_fits(c, &p, surname_fits);
	if (k == LOCAL_NONE && !is_borne(c, p.surname))
		k = one_who_fits(c, &p, given_fits);
	coref_join(c, i, k != LOCAL_NONE ? k : begin(c, &p));
}

void
coref_persons(struct coref *c)
{
	for (size_t i = 0; i < c->nmention; i++)
		join_full(c, i, false);
	for (size_t i = 0; i < c->nmention; i++)
		join_full(c, i, true);
	for (size_t i = 0; i < c->nmention; i++)
		join_short(c, i);
}

/* ---------------------------------------------------------------- offices */

/*
 * Does this person hold the office?  Where the nominal says a country, the
 * person's must be said too, and the same: "the Russian president" beside
 * "President Poroshenko" is somebody else.
 */
static bool
holds(const struct cluster *k, const struct office_fact *o, struct str of)
{
	for (size_t r = 0; r < k->roles.len; r++) {
		const struct local_role *role = &k->roles.ptr[r];
		if (!role->is_former && office_answers(o->office, role->office) &&
		    (of.len == 0 || str_eq(role->of, of)))
			return true;
	}
	return false;
}

/* The one cluster that holds it; LOCAL_NONE if none or several do. */
static uint32_t
one_holder(struct coref *c, const struct office_fact *o)
{
	struct str of = o->of == KB_NONE ? STR_EMPTY : coref_kb_id(c, o->of);
	uint32_t found = LOCAL_NONE;

	for (uint32_t k = 0; k < coref_look(c); k++) {
		if (c->clusters.ptr[k].local.kind != KIND_PERSON ||
		    !holds(&c->clusters.ptr[k], o, of))
			continue;
		if (found != LOCAL_NONE)
			return LOCAL_NONE;
		found = k;
	}
	return found;
}

/* An office whose holder this article does not name. */
static uint32_t
begin_office(struct coref *c, const struct office_fact *o)
{
	struct str of = coref_kb_id(c, o->of);
	struct kb_entry owner;
	struct buf weak;

	kb_entry(o->of, &owner);
	buf_init(&weak);
	resolve_office_key(&weak, o->office, of);
	uint32_t k = coref_cluster(c, KIND_PERSON, buf_str(&weak));
	struct cluster *cl = &c->clusters.ptr[k];
	cl->local.weak = arena_str(&c->arena, buf_str(&weak));
	cl->local.block = cl->local.weak;
	cl->local.fixed = coref_fmt(c, "person/%.*s-of-%.*s", STR_ARG(o->office),
	                            STR_ARG(owner.slug));
	cl->local.confidence = 0.6f;
	buf_release(&weak);
	return k;
}

void
coref_person_nominals(struct coref *c)
{
	for (size_t i = 0; i < c->nmention; i++) {
		const struct mention *m = &c->mentions[i];

		if (m->kind != KIND_PERSON || m->form != FORM_NOMINAL)
			continue;
		uint32_t k = one_holder(c, m->office);
		if (k != LOCAL_NONE)
			coref_join(c, i, k);
		else if (m->office->of != KB_NONE)
			coref_join(c, i, begin_office(c, m->office));
	}
}
