/* SPDX-License-Identifier: MIT */
/*
 * By which other name articles may call somebody who is named in full: leaders of
 * countries where people go by the given name ("Prime Minister Anutin"), and, in Spanish,
 * the name without the mother's surname ("Edmundo González" of Edmundo González Urrutia).
 * Both are names of others, too, so each goes with a condition that the articles which use
 * it must meet (also.h); what they meet is not looked at here.
 */
#include "entity/coref_int.h"

#include "entity/also.h"
#include "text/fold.h"

#include "text/banned.h"

/* Countries whose people go by a given name, with or without a title: the first, or the
 * last behind the family's; slugs. source  how news writes of their leaders; public facts */
#define BY_FIRST "thailand laos indonesia malaysia brunei singapore iceland ethiopia eritrea" \
	" brazil pakistan sri-lanka timor-leste"
#define BY_LAST "vietnam"

/* Where people have their father's surname and their mother's behind it. */
#define TWO_SURNAMES "argentina bolivia chile colombia costa-rica cuba dominican-republic" \
	" ecuador el-salvador equatorial-guinea guatemala honduras mexico nicaragua panama" \
	" paraguay peru spain uruguay venezuela"

/* "place/thailand" -> "thailand" */
static struct str
slug_of(struct str id)
{
	return str_sub(id, str_find_char(id, '/') + 1, SIZE_MAX);
}

/* How he is written in full, as often as not; empty if he is not. */
static struct str
full_spelling(const struct cluster *cl)
{
	for (size_t i = 0; i < cl->aliases.len; i++)
		if (cl->aliases.ptr[i].form == FORM_NAME &&
		    str_find_char(cl->aliases.ptr[i].text, ' ') != SIZE_MAX)
			return cl->aliases.ptr[i].text;
	return STR_EMPTY;
}

static size_t
last_space(struct str s)
{
	size_t i = s.len;

	while (i > 0 && s.ptr[i - 1] != ' ')
		i--;
	return i ? i - 1 : SIZE_MAX;
}

static void
teach(struct coref *c, struct local *l, struct str name, const struct also_proof *proof)
{
	struct local other;

	coref_text_locals(c, name, &other);
	if (str_eq(other.weak, l->weak) && !other.key.len)
		return;
	l->also_block = other.block;
	l->also_key = also_key(&c->arena, other.key.len ? other.key : other.weak, proof);
}

/* "Prime Minister Anutin", "President Prabowo", "Prime Minister Chinh" */
static bool
teach_given(struct coref *c, struct cluster *cl, struct str name)
{
	for (size_t i = 0; i < cl->roles.len; i++) {
		const struct local_role *r = &cl->roles.ptr[i];
		bool is_first = str_in_words(slug_of(r->of), BY_FIRST);
		if (!(is_first || str_in_words(slug_of(r->of), BY_LAST)) ||
		    !coref_is_of_state(r->office))
			continue;
		if (is_first && name_is_surname_first(name))
			return false;
		struct str word = is_first ? coref_first_word(name)
		                           : str_sub(name, last_space(name) + 1, SIZE_MAX);
		if (word.len < 3 || word.ptr[word.len - 1] == '.' || name_is_particle(word))
			return false;
		teach(c, &cl->local, word, &(struct also_proof){.office = r->office, .of = r->of});
		return true;
	}
	return false;
}

/* Does he belong to one of these countries, as an office says, or else the article? */
static struct str
home_of(const struct cluster *cl)
{
	for (size_t i = 0; i < cl->roles.len; i++)
		if (cl->roles.ptr[i].of.len)
			return cl->roles.ptr[i].of;
	return cl->local.about;
}

/* "Edmundo González" of three words of which the last two are names of families */
static void
teach_first_surname(struct coref *c, struct cluster *cl, struct str name)
{
	struct str of = home_of(cl);
	size_t last = last_space(name);
	struct str rest = str_sub(name, 0, last);
	size_t middle = last == SIZE_MAX ? SIZE_MAX : last_space(rest);

	if (middle == SIZE_MAX || !str_in_words(slug_of(of), TWO_SURNAMES))
		return;
	struct str first = str_sub(rest, middle + 1, SIZE_MAX);
	if (!name_is_family(first) || name_is_given(first) ||
	    !name_is_family(str_sub(name, last + 1, SIZE_MAX)))
		return;
	teach(c, &cl->local, rest, &(struct also_proof){.of = of});
}

void
coref_called(struct coref *c)
{
	for (size_t k = 0; k < c->clusters.len; k++) {
		struct cluster *cl = &c->clusters.ptr[k];
		if (cl->local.kind != KIND_PERSON || cl->local.fixed.len || !cl->local.key.len ||
		    cl->local.also_key.len || cl->local.is_royal)
			continue;
		struct str name = full_spelling(cl);
		if (name.len && !teach_given(c, cl, name))
			teach_first_surname(c, cl, name);
	}
}
