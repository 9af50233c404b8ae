/* SPDX-License-Identifier: MIT */
/*
 * "Sharif, whose brother Shahbaz", "Deby's son Mahamat": a relative who is named by the
 * first name alone may well bear the same surname.  Whether anybody is called so, other
 * articles know (also.h); daughters and wives have other surnames often enough, so that
 * nobody gets a name that no article gives him.
 */
#include "entity/coref_int.h"

#include "entity/also.h"

#include "text/banned.h"

/* The one whose relative mention i is brought in as: the last who is named before it in
 * its sentence, but for other relatives who have none of their own; MENTION_NONE if nobody is. */
static uint32_t
relative_of(const struct coref *c, size_t i)
{
	const struct token *t = reading_tokens(c->reading)->ptr;

	for (size_t k = i; k-- > 0;) {
		const struct mention *m = &c->mentions[k];
		if (t[m->first].sentence != t[c->mentions[i].first].sentence)
			return MENTION_NONE;
		if (m->kind == KIND_PERSON && m->form != FORM_NOMINAL && c->of[k] != LOCAL_NONE &&
		    (!c->clusters.ptr[c->of[k]].is_kin || coref_has_kin(c, k)))
			return (uint32_t)k;
	}
	return MENTION_NONE;
}

void
coref_names_of_kin(struct coref *c)
{
	for (size_t i = 0; i < c->nmention; i++) {
		const struct mention *m = &c->mentions[i];
		if (!coref_takes(c, i) || m->kind != KIND_PERSON || m->form == FORM_NOMINAL ||
		    m->count != 1 || c->of[i] == LOCAL_NONE)
			continue;
		struct local *l = &c->clusters.ptr[c->of[i]].local;
		if (l->key.len || l->fixed.len || l->also_key.len || !coref_is_first_name(c, i))
			continue;
		uint32_t k = relative_of(c, i);
		if (k == MENTION_NONE)
			continue;
		const struct local *other = &c->clusters.ptr[c->of[k]].local;
		if (!other->weak.len || other->fixed.len || other->is_royal)
			continue;
		l->also_block = other->block;
		l->also_key = COREF_CAT(c, STR_LIT(ALSO_IS), other->weak, STR_LIT("|"),
		                        coref_name_called(c, i));
	}
}
